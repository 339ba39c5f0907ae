//! Texts with placeholders, and how they get into an address.

use super::value::ValueNeeded;
use std::collections::BTreeMap;

/// Text with `{placeholders}`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Template(Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Value(String),
}

impl Template {
    pub fn read(text: &str) -> Result<Template, String> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after
                .split_once('}')
                .filter(|(name, _)| is_name(name))
                .ok_or("a \"{\" without a name and \"}\"; write placeholders as {name}")?;
            pieces.push(Piece::Text(before.to_owned()));
            pieces.push(Piece::Value(name.to_owned()));
            rest = after;
        }
        if rest.contains('}') {
            return Err("a \"}\" without \"{\"; write placeholders as {name}".into());
        }
        pieces.push(Piece::Text(rest.to_owned()));
        Ok(Template(pieces))
    }

    /// Every placeholder is a declared value or one of `words`.
    pub fn check(self, values: &BTreeMap<String, ValueNeeded>, words: &[&str]) -> Result<Template, String> {
        for piece in &self.0 {
            match piece {
                Piece::Value(name) if !values.contains_key(name) && !words.contains(&name.as_str()) => {
                    return Err(format!(
                        "nothing is known by the name {{{name}}}; declare it in [values.{name}]"
                    ));
                }
                Piece::Text(text) if text.chars().any(char::is_control) => {
                    return Err("has a line break or control character; remove it".into());
                }
                _ => {}
            }
        }
        Ok(self)
    }

    /// Whether the placeholder of that name is in it.
    pub fn names(&self, word: &str) -> bool {
        let is_it = |piece: &Piece| matches!(piece, Piece::Value(name) if name == word);
        self.0.iter().any(is_it)
    }

    /// Whether there is any placeholder in it.
    pub fn is_fixed(&self) -> bool {
        !self.0.iter().any(|piece| matches!(piece, Piece::Value(_)))
    }

    pub fn fill(&self, known: &BTreeMap<String, String>) -> String {
        self.0
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.as_str(),
                Piece::Value(name) => known.get(name).map_or("", String::as_str),
            })
            .collect()
    }
}

pub(super) fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

/// Percent-encoded for a path or a query value. "/" and ":" may stand in both (RFC 3986)
/// and keep dates readable in the audit trail.
pub(super) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b':' => {
                out.push(char::from(byte));
            }
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}
