//! Words that an office does not write to its units: "yêu cầu", and English ones.

use super::{Unfit, Wording};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// English words that are no syllables of Vietnamese, with diacritics or without.
const ENGLISH: [&str; 48] = [
    "please",
    "dear",
    "regards",
    "sincerely",
    "deadline",
    "deadlines",
    "task",
    "tasks",
    "reminder",
    "overdue",
    "report",
    "reports",
    "reply",
    "send",
    "sent",
    "click",
    "here",
    "your",
    "you",
    "with",
    "this",
    "that",
    "these",
    "from",
    "before",
    "after",
    "until",
    "are",
    "was",
    "were",
    "has",
    "have",
    "must",
    "should",
    "will",
    "not",
    "and",
    "for",
    "file",
    "files",
    "fix",
    "late",
    "day",
    "days",
    "week",
    "month",
    "date",
    "update",
];

/// Each line of the template that says one, at its first.
pub fn of_template(name: &str, text: &str) -> Vec<Unfit> {
    let plain: String = said(text).nfc().collect();
    let mut found = Vec::new();
    for (line, words) in (1..).zip(plain.lines()) {
        let lower = words.to_lowercase();
        let says = if lower
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .contains("yêu cầu")
        {
            Some("says \"yêu cầu\"; offices write \"đề nghị\" to units".to_owned())
        } else {
            english(&lower).map(|words| format!("says English words: {words}"))
        };
        found.extend(says.map(|message| Unfit {
            name: name.to_owned(),
            line,
            message,
            remedy: "write it as the office's letters do; the template is used meanwhile".to_owned(),
        }));
    }
    found
}

/// Two such words on a line, or one that nothing else can be: "day" alone may be "dạy" without its marks.
fn english(line: &str) -> Option<String> {
    let words: BTreeSet<&str> = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| ENGLISH.contains(word))
        .collect();
    let is_sure = words.len() > 1 || words.iter().any(|w| w.len() > 3);
    is_sure.then(|| words.into_iter().collect::<Vec<_>>().join(", "))
}

/// What the template itself says: its tags, comments, HTML and style rules are blanked, its lines stay.
fn said(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '<']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = match rest {
            r if r.starts_with("{#") => "#}",
            r if r.starts_with("{%") => "%}",
            r if r.starts_with("{{") => "}}",
            r if r.to_ascii_lowercase().starts_with("<style") => "</style>",
            r if r.starts_with('<') => ">",
            _ => {
                out.push(' ');
                rest = &rest[1..];
                continue;
            }
        };
        let length = rest
            .to_ascii_lowercase()
            .find(end)
            .map_or(rest.len(), |at| at + end.len());
        out.push(' ');
        out.extend(rest[..length].chars().filter(|c| *c == '\n'));
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

impl Wording {
    /// What in these templates the office never says to a unit. They are used all the same.
    pub fn doubts(&self) -> Vec<Unfit> {
        let own = self.0.iter().flat_map(|own| &own.texts);
        own.flat_map(|(name, text)| of_template(name, text)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::wording::BUILT_IN;

    #[test]
    fn the_built_in_templates_say_nothing_of_the_kind() {
        for (name, text) in BUILT_IN {
            assert_eq!(of_template(name, text), [], "{name}");
        }
    }

    #[test]
    fn what_an_office_never_says_is_found_with_its_line() {
        for (text, lines) in [
            ("Đề nghị\nYêu cầu thực hiện ngay", vec![2]),
            (
                "{# yêu cầu #}{% if about.date %}Đề nghị{% endif %}{{ about.deadline }}",
                vec![],
            ),
            ("Please fix the file", vec![1]),
            ("<table class=\"report\"><td>Kính gửi</td>\n<b>Dear</b>", vec![2]),
            ("<STYLE>\n.late { }\n</STYLE>\nYÊU\u{a0}CẦU", vec![4]),
            ("Các don vi day manh, khong de tre", vec![]),
        ] {
            let found: Vec<usize> = of_template("late.txt", text).iter().map(|u| u.line).collect();
            assert_eq!(found, lines, "{text}");
        }
    }
}
