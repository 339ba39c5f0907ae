//! A paragraph word by word.

mod spoken;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Begins with a letter; letters and digits: "KH", "QH15", "hồ".
    Word,
    /// Digits, with dots and commas between digits: "06", "1.234", "35,8"; words that say how many: "mười hai".
    Number,
    /// One other visible character.
    Mark(char),
}

/// A token with its place in the text, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'t> {
    pub text: &'t str,
    pub lower: String,
    pub kind: Kind,
    pub start: usize,
}

impl Token<'_> {
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub fn is(&self, word: &str) -> bool {
        self.lower == word
    }

    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    pub fn is_number(&self) -> bool {
        self.kind == Kind::Number
    }

    /// A plain whole number of at most nine digits, without separators.
    pub fn plain(&self) -> Option<u32> {
        let is_plain = self.is_number() && self.text.len() <= 9;
        is_plain.then(|| self.text.parse().ok())?
    }

    /// All its letters are capitals, as in symbols and abbreviations.
    pub fn is_upper(&self) -> bool {
        self.is_word() && !self.text.chars().any(char::is_lowercase)
    }

    pub fn is_capitalised(&self) -> bool {
        self.is_word() && self.text.starts_with(char::is_uppercase)
    }
}

/// Cuts a text into tokens; white space only separates.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = start + c.len_utf8();
        let kind = if c.is_ascii_digit() {
            end = number_end(text, start);
            Kind::Number
        } else if c.is_alphabetic() {
            let tail = &text[end..];
            end += tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len());
            Kind::Word
        } else {
            Kind::Mark(round(c))
        };
        while rest.peek().is_some_and(|(at, _)| *at < end) {
            rest.next();
        }
        let piece = &text[start..end];
        found.push(Token {
            text: piece,
            lower: match kind {
                Kind::Mark(sign) => sign.to_string(),
                _ => piece.to_lowercase(),
            },
            kind,
            start,
        });
    }
    spoken::joined(text, found)
}

/// Square brackets hold what round ones hold.
fn round(sign: char) -> char {
    match sign {
        '[' => '(',
        ']' => ')',
        other => other,
    }
}

/// Dots and commas belong to a number where a digit follows.
fn number_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = start;
    while is_digit(end) || (matches!(bytes.get(end), Some(b'.' | b',')) && is_digit(end + 1)) {
        end += 1;
    }
    end
}

/// A whole count as officials write it: "06", "433", "1.234", "mười hai".
pub fn count_of(text: &str) -> Option<i64> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return spoken::spoken(text);
    }
    let groups: Vec<&str> = text.split('.').collect();
    let is_grouped = groups.len() > 1
        && groups[0].len() <= 3
        && !groups[0].starts_with('0')
        && groups[1..].iter().all(|g| g.len() == 3);
    let is_plain = groups.len() == 1;
    if text.len() > 15 || !(is_plain || is_grouped) {
        return None;
    }
    groups.concat().parse().ok()
}

/// A number with decimals as (all digits, how many of them after the comma): "35,8" is (358, 1).
pub fn decimal_of(text: &str) -> Option<(i64, u32)> {
    if let Some(whole) = count_of(text) {
        return Some((whole, 0));
    }
    let (whole, part) = text.rsplit_once([',', '.'])?;
    let whole = count_of(whole)?;
    let places = u32::try_from(part.len()).ok().filter(|n| *n <= 4)?;
    let part: i64 = part.parse().ok()?;
    Some((whole.checked_mul(10_i64.pow(places))?.checked_add(part)?, places))
}

/// Whether the words stand from `at` on.
pub fn stands(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    words
        .iter()
        .enumerate()
        .all(|(i, word)| tokens.get(at + i).is_some_and(|t| t.is(word)))
}

/// Whether the phrase ("kỳ trước") stands in a lower-case text as whole words.
pub fn has(text: &str, phrase: &str) -> bool {
    find(text, phrase).is_some()
}

/// Whether it stands in the text, be it within a longer word.
pub fn holds(text: &str, part: &str) -> bool {
    let (bytes, wanted) = (text.as_bytes(), part.as_bytes());
    let Some(first) = wanted.first() else { return true };
    memchr::memchr_iter(*first, bytes).any(|at| bytes[at..].starts_with(wanted))
}

/// Where the phrase stands as whole words.
pub fn find(text: &str, phrase: &str) -> Option<usize> {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    // Texts are short and phrases many: a search that prepares nothing is the fastest.
    let (bytes, wanted) = (text.as_bytes(), phrase.as_bytes());
    let first = *wanted.first()?;
    let last = bytes.len().checked_sub(wanted.len())?;
    memchr::memchr_iter(first, &bytes[..=last])
        .filter(|at| bytes[*at..].starts_with(wanted))
        .find(|at| {
            let (before, after) = (text.get(..*at), text.get(at + phrase.len()..));
            let touches = is_part(before.and_then(|t| t.chars().next_back()))
                || is_part(after.and_then(|t| t.chars().next()));
            before.is_some() && !touches
        })
}

/// Whether one of the phrases stands in it.
pub fn has_any(text: &str, phrases: &[&str]) -> bool {
    let heads = Heads::of(text);
    phrases
        .iter()
        .any(|phrase| heads.may_hold(phrase) && has(text, phrase))
}

/// With what the words of a text begin: a phrase that begins otherwise is not looked for. Lists of
/// phrases are long and nearly all of them stand nowhere.
struct Heads(u64);

impl Heads {
    /// So many bytes of a word are looked at.
    const LENGTH: usize = 3;

    fn of(text: &str) -> Heads {
        let mut all = 0;
        // The three bytes before the one looked at.
        let mut before = [b' '; 3];
        for head in text.as_bytes().windows(Heads::LENGTH) {
            // Dashes, dots and quotation marks are E2 80 and one more byte, no letter is.
            let is_start = match before {
                [0xe2, 0x80, _] | [_, 0xc2, _] => true,
                [_, _, last] => last.is_ascii() && !last.is_ascii_alphanumeric(),
            };
            if is_start {
                all |= Heads::bit(head);
            }
            before = [before[1], before[2], head[0]];
        }
        Heads(all)
    }

    fn may_hold(&self, phrase: &str) -> bool {
        phrase
            .as_bytes()
            .get(..Heads::LENGTH)
            .is_none_or(|head| self.0 & Heads::bit(head) != 0)
    }

    fn bit(head: &[u8]) -> u64 {
        let joined = head.iter().fold(0_u32, |n, byte| n << 8 | u32::from(*byte));
        // Multiplied by a large odd number, the highest bits depend on all the others.
        1 << (joined.wrapping_mul(0x9e37_79b1) >> 26)
    }
}

/// A name as a sentence begins with it: "Chính phủ" for "chính phủ".
pub fn capital(name: &str) -> String {
    let mut chars = name.chars();
    chars
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_officials_write_them() {
        for (text, count, decimal) in [
            ("06", Some(6), Some((6, 0))),
            ("1.234", Some(1234), Some((1234, 0))),
            ("21.914", Some(21914), Some((21914, 0))),
            ("35,8", None, Some((358, 1))),
            ("1.234,5", None, Some((12345, 1))),
            ("98.62", None, Some((9862, 2))),
            ("27.5.2021", None, None),
        ] {
            assert_eq!((count_of(text), decimal_of(text)), (count, decimal), "{text}");
        }
    }

    #[test]
    fn tokens_keep_symbols_apart() {
        let text = "số 330/KH- BQL, 35,8%. Phủ1";
        let got: Vec<&str> = tokens(text).iter().map(|t| t.text).collect();
        assert_eq!(
            got,
            ["số", "330", "/", "KH", "-", "BQL", ",", "35,8", "%", ".", "Phủ1"]
        );
    }

    #[test]
    fn phrases_are_whole_words() {
        assert!(has("hồ sơ kỳ trước chuyển qua", "kỳ trước"));
        assert!(!has("hồ sơ kỳ trướcc", "kỳ trước"));
        for (text, phrase) in [
            ("đạt – trên 90%", "trên"),
            ("“quá hạn”", "quá hạn"),
            ("ii", "ii"),
            ("(ít nhất 3)", "ít nhất"),
            ("còn hạn…trễ hẹn", "trễ hẹn"),
        ] {
            assert!(has_any(text, &["không", phrase]), "{text}");
            assert!(!has_any(text, &["không", "giảm"]), "{text}");
        }
    }
}
