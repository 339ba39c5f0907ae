//! Step one: files as written, and the log of what is wrong with them.
//!
//! The tree keeps the place of every key and value, also after the first fault:
//! a derived deserializer would stop there, and the operator would learn of the
//! second fault only after mending the first.

use super::problem::Problem;
use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Where a value stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub file: PathBuf,
    /// Counted from 1; 0 where the file as a whole is meant.
    pub line: usize,
    /// "mail.port"; lists are counted from 1: "unit[2].id".
    pub key: String,
}

impl Place {
    pub fn whole(file: &Path) -> Place {
        Place {
            file: file.to_owned(),
            line: 0,
            key: String::new(),
        }
    }
}

/// A value with its place.
#[derive(Debug, Clone)]
pub struct Placed<T> {
    pub value: T,
    pub place: Place,
}

/// Everything that was found wrong or worth knowing so far.
#[derive(Debug, Default)]
pub struct Log {
    problems: RefCell<Vec<Problem>>,
    warnings: RefCell<Vec<Problem>>,
    questions: RefCell<Vec<Problem>>,
    /// A file or the address book has a fault: what seems to be absent may only be unreadable.
    broken: Cell<bool>,
}

impl Log {
    pub fn problem(&self, place: &Place, message: impl Into<String>, remedy: impl Into<String>) {
        self.problems.borrow_mut().push(problem(place, message, remedy));
    }

    /// From now on what is absent may only be unreadable.
    pub fn is_broken(&self) {
        self.broken.set(true);
    }

    /// A problem that may be the mere consequence of a fault of syntax, and is then not told.
    pub fn absent(&self, place: &Place, message: impl Into<String>, remedy: impl Into<String>) {
        if !self.broken.get() {
            self.problem(place, message, remedy);
        }
    }

    pub fn warning(&self, place: &Place, message: impl Into<String>, remedy: impl Into<String>) {
        self.warnings.borrow_mut().push(problem(place, message, remedy));
    }

    /// A warning that a person has to settle before letters go to the people concerned.
    pub fn question(&self, place: &Place, message: impl Into<String>, remedy: impl Into<String>) {
        let question = problem(place, message, remedy);
        self.warnings.borrow_mut().push(question.clone());
        self.questions.borrow_mut().push(question);
    }

    /// What a person has to settle, in the order of the files.
    pub fn questions(&self) -> Vec<Problem> {
        in_order(self.questions.borrow().clone())
    }

    /// All problems in the order of the file, each once; or the warnings if there are none.
    pub fn close(self) -> Result<Vec<Problem>, Vec<Problem>> {
        let problems = self.problems.into_inner();
        match problems.is_empty() {
            true => Ok(in_order(self.warnings.into_inner())),
            false => Err(in_order(problems)),
        }
    }
}

fn in_order(mut list: Vec<Problem>) -> Vec<Problem> {
    list.sort_by(|a, b| (&a.file, a.line, &a.key).cmp(&(&b.file, b.line, &b.key)));
    list.dedup();
    list
}

fn problem(place: &Place, message: impl Into<String>, remedy: impl Into<String>) -> Problem {
    Problem {
        file: place.file.clone(),
        line: place.line,
        key: place.key.clone(),
        message: message.into(),
        remedy: remedy.into(),
    }
}

/// One file: its text and the tree that it makes.
pub struct Page<'t> {
    pub(super) file: &'t Path,
    /// Where its lines begin.
    lines: Vec<usize>,
    tree: Spanned<DeTable<'t>>,
}

impl<'t> Page<'t> {
    /// Reads as much as can be read; every fault of syntax is told.
    pub fn read(file: &'t Path, text: &'t str, log: &Log) -> Page<'t> {
        let (tree, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            log.broken.set(true);
            let place = Place {
                line: error.span().map_or(0, |s| line_of(text, s.start)),
                ..Place::whole(file)
            };
            log.problem(
                &place,
                error.message().replace('\n', ", "),
                "correct the line as TOML: key = \"text\", one key a line, a section as [name]",
            );
        }
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Page {
            file,
            lines: std::iter::once(0).chain(breaks.map(|(n, _)| n + 1)).collect(),
            tree,
        }
    }

    pub(super) fn tree(&self) -> &DeTable<'t> {
        self.tree.get_ref()
    }

    /// The line of a byte of the file, counted from 1.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.lines.partition_point(|begin| *begin <= offset)
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    let upto = text.as_bytes().get(..offset).unwrap_or(text.as_bytes());
    upto.iter().filter(|b| **b == b'\n').count() + 1
}

/// Keys that hold a mail address or a server.
const ENDPOINTS: [&str; 4] = ["address", "envelope_from", "host", "base_url"];

impl Page<'_> {
    /// Every mail address and every server in the file, with its place.
    pub fn endpoints(&self) -> Vec<Placed<String>> {
        let mut found = Vec::new();
        self.gather(self.tree(), "", &mut found);
        found
    }

    fn gather(&self, table: &DeTable, path: &str, found: &mut Vec<Placed<String>>) {
        for (name, value) in table {
            let key = match path.is_empty() {
                true => name.get_ref().to_string(),
                false => format!("{path}.{}", name.get_ref()),
            };
            match value.get_ref() {
                DeValue::Table(inner) => self.gather(inner, &key, found),
                DeValue::Array(items) => {
                    let tables = items.iter().enumerate();
                    for (i, inner) in tables.filter_map(|(i, v)| Some((i, v.get_ref().as_table()?))) {
                        self.gather(inner, &format!("{key}[{}]", i + 1), found);
                    }
                }
                DeValue::String(text) if ENDPOINTS.contains(&name.get_ref().as_ref()) => {
                    let line = self.line(value.span().start);
                    let file = self.file.to_owned();
                    found.push(Placed {
                        value: text.trim().to_owned(),
                        place: Place { file, line, key },
                    });
                }
                _ => {}
            }
        }
    }
}
