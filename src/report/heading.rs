//! One heading of an outline and how it is named.

use super::outline::chapters::Part;

/// A heading of an outline with its way from the top.
#[derive(Debug, Clone, Copy)]
pub struct Heading {
    pub(super) level: u8,
    /// As the draft prints it: "2. Công tác kiểm tra".
    pub(super) text: &'static str,
    pub(super) part: Part,
    /// The headings above it, from the top; itself the last.
    pub(super) above: [&'static str; 3],
}

impl Heading {
    /// "I", "I.2", "II.1.a": the numbers from the top.
    fn path(&self) -> String {
        let numbers = self.above[..usize::from(self.level).min(3)]
            .iter()
            .map(|text| text.split([' ', '.', ')']).next().unwrap_or_default());
        numbers.collect::<Vec<_>>().join(".")
    }

    /// "I.2. Công tác kiểm tra": one name in the whole outline.
    pub fn full(&self) -> String {
        format!("{}. {}", self.path(), strip_number(self.text))
    }

    /// Whether these words name it: its numbers from the top, its text, or both.
    pub(super) fn is_named(&self, words: &str) -> bool {
        let bare = |text: &str| text.trim_matches(['.', ')', '…', ' ']).to_lowercase();
        let same_path = |number: &str| {
            let digits = |text: &str| bare(text).replace(['.', ')'], "");
            digits(number) == digits(&self.path())
        };
        let text = bare(strip_number(self.text));
        let (number, rest) = words.trim().split_once(' ').unwrap_or((words.trim(), ""));
        bare(strip_number(words)) == text || (same_path(number) && text.starts_with(&bare(rest)))
    }
}

/// The text of a heading without its number: "I.2. Công tác kiểm tra" gives "Công tác kiểm tra".
pub fn strip_number(text: &str) -> &str {
    let text = text.trim();
    let Some((first, rest)) = text.split_once(char::is_whitespace) else {
        return text;
    };
    let is_number = first.ends_with(['.', ')', ':'])
        && first.chars().count() <= 8
        && first
            .trim_end_matches(['.', ')', ':'])
            .split('.')
            .all(is_one_number);
    if is_number { rest.trim() } else { text }
}

/// "II", "3", "a".
fn is_one_number(text: &str) -> bool {
    let all = |is: fn(char) -> bool| !text.is_empty() && text.chars().all(is);
    all(|c| "IVX".contains(c)) || all(|c| c.is_ascii_digit()) || (text.len() == 1 && all(char::is_lowercase))
}
