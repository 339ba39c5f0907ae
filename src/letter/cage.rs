//! What a template of the office may not hold, seen before it is read: what could fill the memory
//! faster than the engine counts its steps, or print what it is given unescaped.

use unicode_normalization::is_nfc;

/// Larger than any wording, in bytes.
pub(super) const LARGEST: usize = 64 << 10;

/// So much plain text stands between two tags at most, in bytes: a loop over it stays small.
const LONGEST_TEXT: usize = 4 << 10;

/// So long is a tag at most, without what stands in quotes, and so many branches a file has: the
/// engine reads operators, filters and branches one within the other, and its stack has an end.
const LONGEST_TAG: usize = 400;
const MOST_BRANCHES: usize = 200;

/// Statements that capture or unescape; what is built in does without them.
const STATEMENTS: &[&str] = &[
    "include",
    "extends",
    "block",
    "autoescape",
    "filter",
    "call",
    "endset",
    "do",
    "raw",
];

/// What is wrong, at which line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Forbidden {
    pub line: usize,
    pub what: String,
    /// What whoever keeps the template does about it.
    pub remedy: &'static str,
}

/// The text of a template as a file holds it; the first thing that it may not hold.
pub(super) fn text_of(name: &str, bytes: &[u8]) -> Result<String, Forbidden> {
    let fault = |line, what: &str, remedy| {
        Err(Forbidden {
            line,
            what: what.to_owned(),
            remedy,
        })
    };
    if bytes.len() > LARGEST {
        return fault(
            0,
            "it is larger than 64 KiB",
            "shorten it; no built-in template has a tenth of that",
        );
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(e) => {
            let before = bytes.get(..e.valid_up_to()).unwrap_or_default();
            return fault(
                line_at(before),
                "it is not UTF-8 from here on",
                "save it as UTF-8: in the editor, the encoding of \"save as\"",
            );
        }
    };
    for (i, line) in text.lines().enumerate() {
        if !is_nfc(line) {
            return fault(
                i + 1,
                "letters and their accents are apart (it is not NFC)",
                "type the line anew with precomposed letters (in UniKey the table \"Unicode\")",
            );
        }
        if line
            .chars()
            .any(|c| (c.is_control() && c != '\t') || is_hidden(c))
        {
            return fault(
                i + 1,
                "it holds a control character or one that nobody sees",
                "type the line anew instead of pasting it",
            );
        }
    }
    match forbidden(text, name.ends_with(".html") || name == "layout.txt") {
        Some(found) => Err(found),
        None => Ok(text.to_owned()),
    }
}

fn is_hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn line_at(before: &[u8]) -> usize {
    before.iter().filter(|b| **b == b'\n').count() + 1
}

/// A layout has no macros: all that it prints is then counted as it is printed.
fn forbidden(text: &str, is_layout: bool) -> Option<Forbidden> {
    let (mut at, mut branches) = (0, 0);
    let found = |at: usize, (what, remedy): (String, &'static str)| {
        let before = text.as_bytes().get(..at).unwrap_or_default();
        Some(Forbidden {
            line: line_at(before),
            what,
            remedy,
        })
    };
    while let Some(rest) = text.get(at..) {
        let next = ["{{", "{%", "{#"].iter().filter_map(|open| rest.find(open)).min();
        let plain = next.unwrap_or(rest.len());
        if plain > LONGEST_TEXT {
            let what = "more than 4 KiB of text without a tag".to_owned();
            return found(at, (what, "shorten the text"));
        }
        let Some(open) = next.map(|n| at + n) else { break };
        let (inside, end) = tag(text, open);
        if !text[open..].starts_with("{#") {
            let is_statement = text[open..].starts_with("{%");
            branches += usize::from(is_statement && first_word(&inside) == "elif");
            if branches > MOST_BRANCHES {
                let what = format!("more than {MOST_BRANCHES} branches (\"elif\")");
                return found(open, (what, "take branches out: one \"else\" may stand for many"));
            }
            if let Some(what) = wrong(&inside, is_statement, is_layout) {
                return found(open, what);
            }
        }
        at = end;
    }
    None
}

/// What stands in a tag, without the text in quotes, and where the tag ends.
fn tag(text: &str, open: usize) -> (String, usize) {
    let close = match text.get(open..open + 2) {
        Some("{{") => "}}",
        Some("{%") => "%}",
        _ => "#}",
    };
    let is_comment = close == "#}";
    let mut inside = String::new();
    let mut quote = None;
    let mut escaped = false;
    for (i, c) in text.get(open + 2..).unwrap_or("").char_indices() {
        let here = open + 2 + i;
        match quote {
            _ if escaped => escaped = false,
            Some(_) if c == '\\' => escaped = true,
            Some(q) if c == q => quote = None,
            Some(_) => {}
            None if text[here..].starts_with(close) => return (inside, here + 2),
            None if !is_comment && (c == '"' || c == '\'') => quote = Some(c),
            None => inside.push(c),
        }
    }
    (inside, text.len())
}

/// What is wrong with a tag, and the remedy.
fn wrong(inside: &str, is_statement: bool, is_layout: bool) -> Option<(String, &'static str)> {
    if let Some(operator) = inside.chars().find(|c| "~*+".contains(*c)) {
        let what = format!("\"{operator}\" is not allowed in a template");
        return Some((what, "write values side by side, each in braces of its own"));
    }
    if inside.len() > LONGEST_TAG {
        let what = format!("a tag is longer than {LONGEST_TAG} characters");
        return Some((what, "divide it into several tags, or take conditions out"));
    }
    let word = first_word(inside);
    if is_statement && (STATEMENTS.contains(&word) || (is_layout && word == "macro")) {
        let what = format!(
            "\"{word}\" is not allowed {}",
            if is_layout { "in a layout" } else { "in a template" }
        );
        let remedy = match word {
            "macro" => {
                "take it out: a layout prints what stands in the page, sentences stand in the other templates"
            }
            _ => "take it out; if, elif, else, for, set and macro are there, and \"from\" for task.txt",
        };
        return Some((what, remedy));
    }
    None
}

fn first_word(inside: &str) -> &str {
    let inside = inside.trim_start_matches(['-', '+']);
    inside.split_whitespace().next().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::wording::BUILT_IN;

    #[test]
    fn what_is_built_in_keeps_its_own_rules() {
        for (name, source) in BUILT_IN {
            assert_eq!(text_of(name, source.as_bytes()).as_deref(), Ok(*source), "{name}");
        }
    }

    #[test]
    fn what_could_grow_without_end_or_print_unescaped_is_found_with_its_line() {
        for (name, source, want) in [
            (
                "a.txt",
                "{% macro a(x) %}\n{{ x ~ x }}{% endmacro %}",
                Some((2, "\"~\"")),
            ),
            ("a.txt", "{{ \"x\" * 99 }}", Some((1, "\"*\""))),
            ("a.txt", "{{ \"a ~ b * {{ %} \" }} + ~", None),
            (
                "a.txt",
                "{# a ~ b \" #}\n\n{%- include \"x\" %}",
                Some((3, "\"include\"")),
            ),
            ("a.txt", "{% set x %}{{ y }}{% endset %}", Some((1, "\"endset\""))),
            (
                "layout.html",
                "{% autoescape false %}",
                Some((1, "\"autoescape\"")),
            ),
            (
                "layout.html",
                "{% macro a() %}{% endmacro %}",
                Some((1, "\"macro\"")),
            ),
            ("a.txt", "thu\u{309}", Some((1, "NFC"))),
            ("a.txt", "x\na\u{202e}b", Some((2, "nobody sees"))),
            ("a.txt", "{{ x", None),
        ] {
            let found = text_of(name, source.as_bytes()).err();
            assert_eq!(
                found.as_ref().map(|f| f.line),
                want.map(|w| w.0),
                "{source}: {found:?}"
            );
            assert!(
                want.is_none_or(|w| found.is_some_and(|f| f.what.contains(w.1))),
                "{source}"
            );
        }
        for deep in ["-", "not ", "|upper", ".a"] {
            let source = format!("\n{{{{ {}x }}}}", deep.repeat(LONGEST_TAG));
            let found = text_of("a.txt", source.as_bytes()).unwrap_err();
            assert_eq!((found.line, found.what.contains("longer")), (2, true), "{deep}");
        }
        let branches = format!("{{% if a %}}{}", "{% elif b %}".repeat(MOST_BRANCHES + 1));
        let found = text_of("a.txt", branches.as_bytes()).unwrap_err();
        assert!(found.what.contains("branches"), "{found:?}");
        assert!(text_of("a.txt", &vec![b'x'; LARGEST + 1]).is_err());
        assert!(text_of("a.txt", &vec![b'x'; LONGEST_TEXT + 1]).is_err());
        assert_eq!(text_of("a.txt", b"a\nb\xff").unwrap_err().line, 2);
    }
}
