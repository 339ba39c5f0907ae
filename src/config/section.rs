//! Step two: the operator's file laid over the built-in defaults, read key by key.

use super::values::{Value, Wrong, nearest};
use super::written::{Log, Page, Place, Placed};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One table in one of the files.
#[derive(Clone, Copy)]
struct Layer<'a> {
    page: &'a Page<'a>,
    table: &'a DeTable<'a>,
    line: usize,
}

/// A section: the operator's table laid over the default one, read key by key.
/// What nobody asked for is an unknown key, told by [`Section::close`].
pub struct Section<'a> {
    log: &'a Log,
    /// The operator's own table, where there is one.
    written: Option<Layer<'a>>,
    default: Option<Layer<'a>>,
    key: String,
    file: &'a Path,
    asked: RefCell<BTreeSet<&'static str>>,
}

impl<'a> Section<'a> {
    /// The whole of the operator's file over the whole of the defaults.
    pub fn root(page: &'a Page<'a>, defaults: &'a Page<'a>, log: &'a Log) -> Section<'a> {
        let layer = |page: &'a Page<'a>| Layer {
            page,
            table: page.tree(),
            line: 0,
        };
        Section::new(
            log,
            Some(layer(page)),
            Some(layer(defaults)),
            String::new(),
            page.file,
        )
    }

    fn new(
        log: &'a Log,
        written: Option<Layer<'a>>,
        default: Option<Layer<'a>>,
        key: String,
        file: &'a Path,
    ) -> Section<'a> {
        Section {
            log,
            written,
            default,
            key,
            file,
            asked: RefCell::default(),
        }
    }

    pub fn log(&self) -> &'a Log {
        self.log
    }

    /// Where the section begins.
    pub fn place(&self) -> Place {
        let layer = self.written.or(self.default);
        Place {
            file: layer.map_or(self.file, |l| l.page.file).to_owned(),
            line: layer.map_or(0, |l| l.line),
            key: self.key.clone(),
        }
    }

    /// The place of a key that is not there: its section's.
    pub fn place_of(&self, key: &str) -> Place {
        Place {
            key: self.path(key),
            ..self.place()
        }
    }

    fn path(&self, key: &str) -> String {
        match self.key.is_empty() {
            true => key.to_owned(),
            false => format!("{}.{key}", self.key),
        }
    }

    fn find(&self, key: &'static str) -> Option<(Layer<'a>, &'a Spanned<DeValue<'a>>)> {
        self.asked.borrow_mut().insert(key);
        [self.written, self.default]
            .into_iter()
            .flatten()
            .find_map(|layer| Some((layer, layer.table.get(key)?)))
    }

    fn place_in(&self, layer: Layer<'a>, value: &Spanned<DeValue<'a>>, key: String) -> Place {
        Place {
            file: layer.page.file.to_owned(),
            line: layer.page.line(value.span().start),
            key,
        }
    }

    fn take<T: Value>(&self, value: &DeValue, place: Place) -> Option<Placed<T>> {
        match T::read(value) {
            Ok(value) => Some(Placed { value, place }),
            Err(Wrong { message, remedy }) => {
                self.log.problem(&place, message, remedy);
                None
            }
        }
    }

    /// The value of an optional key; a wrong one is told and then counts as absent.
    pub fn may<T: Value>(&self, key: &'static str) -> Option<Placed<T>> {
        let (layer, value) = self.find(key)?;
        self.take(value.get_ref(), self.place_in(layer, value, self.path(key)))
    }

    /// The value of a required key; where it is missing or wrong that is told, and an empty
    /// value stands in for it: settings are only built when nothing was told.
    pub fn must<T: Value + Default>(&self, key: &'static str, remedy: &str) -> Placed<T> {
        let empty = || Placed {
            value: T::default(),
            place: self.place_of(key),
        };
        let Some((layer, value)) = self.find(key) else {
            self.log.absent(&self.place_of(key), "is missing", remedy);
            return empty();
        };
        let place = self.place_in(layer, value, self.path(key));
        let Some(found) = self.take::<T>(value.get_ref(), place) else {
            return empty();
        };
        if found.value.is_blank() {
            self.log.problem(&found.place, "is empty", remedy);
        }
        found
    }

    /// One of a few words.
    pub fn word<T: Copy>(&self, key: &'static str, words: &[(&'static str, T)]) -> Option<Placed<T>> {
        let found = self.may::<String>(key)?;
        let chosen = words.iter().find(|(word, _)| *word == found.value);
        if let Some((_, value)) = chosen {
            return Some(Placed {
                value: *value,
                place: found.place,
            });
        }
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let remedy = match nearest(&found.value, known.iter().copied()) {
            Some(word) => format!("did you mean \"{word}\"?"),
            None => format!("write one of {}", known.join(", ")),
        };
        let message = format!("\"{}\" is none of {}", found.value, known.join(", "));
        self.log.problem(&found.place, message, remedy);
        None
    }

    /// A list of values, each with its own place; empty where the key is absent.
    pub fn list<T: Value>(&self, key: &'static str) -> Vec<Placed<T>> {
        let Some((layer, value)) = self.find(key) else {
            return Vec::new();
        };
        let Some(items) = value.get_ref().as_array() else {
            let place = self.place_in(layer, value, self.path(key));
            self.log
                .problem(&place, "must be a list", "write it in brackets: [\"…\", \"…\"]");
            return Vec::new();
        };
        let read = |item: &Spanned<DeValue<'a>>| {
            let place = self.place_in(layer, item, self.path(key));
            self.take(item.get_ref(), place)
        };
        items.iter().filter_map(read).collect()
    }

    /// Whether the key is written with that word.
    pub fn has_word(&self, key: &'static str, word: &str) -> bool {
        self.find(key)
            .is_some_and(|(_, v)| v.get_ref().as_str() == Some(word))
    }

    /// Whether the key is written, whatever its value.
    pub fn has(&self, key: &'static str) -> bool {
        self.find(key).is_some()
    }

    /// Whether the key holds a table.
    pub fn has_table(&self, key: &'static str) -> bool {
        self.find(key).is_some_and(|(_, v)| v.get_ref().is_table())
    }

    /// A section inside; `None` where neither the operator nor the defaults have it.
    pub fn section(&self, key: &'static str) -> Option<Section<'a>> {
        self.asked.borrow_mut().insert(key);
        let table = |layer: Option<Layer<'a>>| {
            let layer = layer?;
            let value = layer.table.get(key)?;
            let line = layer.page.line(value.span().start);
            match value.get_ref().as_table() {
                Some(table) => Some(Layer { table, line, ..layer }),
                None => {
                    let place = self.place_in(layer, value, self.path(key));
                    let remedy = format!("write a section [{}] with its keys below", self.path(key));
                    self.log.problem(&place, "must be a section", remedy);
                    None
                }
            }
        };
        let (written, default) = (table(self.written), table(self.default));
        if written.is_none() && default.is_none() {
            return None;
        }
        Some(Section::new(
            self.log,
            written,
            default,
            self.path(key),
            self.file,
        ))
    }

    /// A required section. Where it is missing that is told once, and an empty one stands in,
    /// whose keys are not told as missing one by one.
    pub fn must_section(&self, key: &'static str, remedy: &str) -> Option<Section<'a>> {
        let told = self.written.is_some_and(|l| l.table.contains_key(key));
        let section = self.section(key);
        if section.is_none() && !told {
            self.log
                .absent(&self.place_of(key), "this section is missing", remedy);
        }
        section
    }

    /// The sections of a list, `[[unit]]`; the operator's own if there is one, else the defaults.
    pub fn sections(&self, key: &'static str) -> Vec<Section<'a>> {
        let Some((layer, value)) = self.find(key) else {
            return Vec::new();
        };
        let wrong = |value: &Spanned<DeValue<'a>>| {
            let place = self.place_in(layer, value, self.path(key));
            let remedy = format!(
                "write [[{}]] with double brackets before each one",
                self.path(key)
            );
            self.log.problem(&place, "must be a list of sections", remedy);
        };
        let Some(items) = value.get_ref().as_array() else {
            wrong(value);
            return Vec::new();
        };
        let mut sections = Vec::new();
        for (i, item) in items.iter().enumerate() {
            let Some(table) = item.get_ref().as_table() else {
                wrong(item);
                continue;
            };
            let line = layer.page.line(item.span().start);
            let own = Layer { table, line, ..layer };
            let key = format!("{}[{}]", self.path(key), i + 1);
            sections.push(Section::new(self.log, Some(own), None, key, self.file));
        }
        sections
    }

    /// Every key of a free table with its value, in the order of the keys.
    pub fn free<T: Value>(&self, key: &'static str) -> Vec<(Placed<String>, T)> {
        let Some(section) = self.section(key) else {
            return Vec::new();
        };
        let Some(layer) = section.written else {
            return Vec::new();
        };
        let read = |(name, value): (&Spanned<Cow<str>>, &Spanned<DeValue<'a>>)| {
            let place = self.place_in(layer, value, section.path(name.get_ref()));
            let found = self.take::<T>(value.get_ref(), place.clone())?;
            let name = Placed {
                value: name.get_ref().to_string(),
                place,
            };
            Some((name, found.value))
        };
        layer.table.iter().filter_map(read).collect()
    }

    /// Tells every key that nobody asked for.
    pub fn close(&self) {
        let Some(layer) = self.written else { return };
        let asked = self.asked.borrow();
        for name in layer.table.keys() {
            let word: &str = name.get_ref();
            if asked.contains(word) {
                continue;
            }
            let place = Place {
                line: layer.page.line(name.span().start),
                ..self.place_of(word)
            };
            if looks_secret(word) {
                self.log.problem(
                    &place,
                    "a secret does not belong into this file",
                    "delete the line, change the secret, and name a systemd credential \
                     (password_credential = \"…\") or a protected file (password_file = \"…\")",
                );
                continue;
            }
            let remedy = match nearest(word, asked.iter().copied()) {
                Some(known) => format!("did you mean \"{known}\"?"),
                None => format!(
                    "delete it; known here: {}",
                    asked.iter().copied().collect::<Vec<_>>().join(", ")
                ),
            };
            self.log.problem(&place, "is no known key", remedy);
        }
    }
}

/// A whole number within bounds.
pub fn number(section: &Section, key: &'static str, bounds: RangeInclusive<i64>) -> Option<i64> {
    let found = section.may::<i64>(key)?;
    if bounds.contains(&found.value) {
        return Some(found.value);
    }
    section.log().problem(
        &found.place,
        format!("{} is out of bounds", found.value),
        format!("write a number from {} to {}", bounds.start(), bounds.end()),
    );
    None
}

/// Whether a key's name says that its value is a secret.
pub fn looks_secret(key: &str) -> bool {
    let key = key.to_lowercase();
    [
        "password",
        "passwd",
        "passphrase",
        "secret",
        "token",
        "api_key",
        "apikey",
        "private_key",
    ]
    .iter()
    .any(|word| key.contains(word))
}
