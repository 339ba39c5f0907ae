//! What a line begins with: the number of a heading, a letter, a dash.

/// The sign before the words of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Marker {
    None,
    /// "PHẦN I", "Phần thứ hai", "CHƯƠNG II"
    Chapter(u32),
    /// "I.", "IV."
    Roman(u32),
    /// "A."
    Part(char),
    /// "1.", "2.1."
    Number(Vec<u32>),
    /// The letter and what follows it: "a)", "b,".
    Letter(char, char),
    Bullet(char),
}

/// Letters of an enumeration in their order (NĐ 30/2020; facts/domain.md 2.5).
pub const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";

/// The highest number that heads a paragraph; what is above is a year or a count.
const MOST: u32 = 60;

pub fn marker_of(line: &str) -> Marker {
    let line = line.trim_start();
    let mut chars = line.chars();
    let Some(first) = chars.next() else {
        return Marker::None;
    };
    let rest = chars.as_str();
    if "-–—+*•●▪■◦".contains(first) {
        let inner = marker_of(rest);
        return match inner {
            Marker::Letter(..) if rest.starts_with(' ') => inner,
            _ => Marker::Bullet(if "–—".contains(first) { '-' } else { first }),
        };
    }
    if first.is_ascii_digit() {
        return number(line);
    }
    if let Some(n) = chapter(line) {
        return Marker::Chapter(n);
    }
    let head: String = line.chars().take_while(|c| "IVXLC".contains(*c)).collect();
    if !head.is_empty()
        && let Some(value) = roman(&head)
        && is_closed(&line[head.len()..])
    {
        return Marker::Roman(value);
    }
    let mut next = rest.chars();
    let (sign, after) = (next.next(), next.next());
    let is_apart = after.is_none_or(|c| c.is_whitespace() || c.is_uppercase());
    match sign {
        Some(sign @ (')' | ',' | '.' | '/'))
            if is_apart && first.is_lowercase() && (LETTERS.contains(first) || "fjwz".contains(first)) =>
        {
            Marker::Letter(first, sign)
        }
        Some('.') if is_apart && ('A'..='H').contains(&first) => Marker::Part(first),
        _ => Marker::None,
    }
}

/// A sign that ends a heading's number, and words behind it.
fn is_closed(rest: &str) -> bool {
    let mut chars = rest.chars();
    match chars.next() {
        Some('.' | ')' | '/' | ':') => chars.next().is_none_or(|c| c.is_whitespace() || c.is_uppercase()),
        // "II - KẾT QUẢ", in capitals.
        Some(' ' | '-' | '–') => {
            let words = rest.trim_start().strip_prefix(['-', '–']).map(str::trim_start);
            words.is_some_and(|w| w.chars().filter(|c| c.is_uppercase()).count() >= 3)
                && !rest.chars().any(char::is_lowercase)
        }
        _ => false,
    }
}

/// The number of "PHẦN I. NHIỆM VỤ", "Phần thứ hai", "Chương 2"; sentences that begin so go on in
/// small letters.
fn chapter(line: &str) -> Option<u32> {
    const ORDINALS: [&str; 6] = ["nhất", "hai", "ba", "tư", "năm", "sáu"];
    let mut words = line.split_whitespace();
    let name = words.next().filter(|w| w.len() <= 10)?.to_lowercase();
    if name != "phần" && name != "chương" {
        return None;
    }
    let second = words.next()?;
    let bare = second.trim_end_matches(['.', ':', '-', '–']);
    let goes_on = words
        .clone()
        .next()
        .is_some_and(|w| w.starts_with(char::is_lowercase));
    if bare.to_lowercase() == "thứ" {
        let third = words.next()?.trim_end_matches(['.', ':']).to_lowercase();
        let place = ORDINALS.iter().position(|o| *o == third)?;
        return u32::try_from(place + 1).ok();
    }
    let value = roman(bare).or_else(|| bare.parse().ok().filter(|n| (1..=20).contains(n)))?;
    (!goes_on || bare.len() < second.len()).then_some(value)
}

fn number(line: &str) -> Marker {
    let head: String = line
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    let rest = &line[head.len()..];
    let steps: Option<Vec<u32>> = head
        .trim_end_matches('.')
        .split('.')
        .map(|step| {
            step.parse()
                .ok()
                .filter(|n| step.len() <= 2 && (1..=MOST).contains(n))
        })
        .collect();
    let Some(steps) = steps else { return Marker::None };
    let is_ended = head.ends_with('.') || rest.starts_with([')', '/']);
    let words = rest.trim_start_matches([')', '/']);
    let apart = words.starts_with(char::is_whitespace);
    let is_named = words.trim_start().starts_with(char::is_uppercase);
    match steps.len() {
        1 if rest.starts_with('/') && !apart => Marker::None,
        1 if is_ended && (apart || is_named) => Marker::Number(steps),
        2..=4 if (is_ended && (apart || is_named)) || (apart && is_named) => Marker::Number(steps),
        _ => Marker::None,
    }
}

/// The value of a Roman number up to 39; `None` for what is none.
pub fn roman(text: &str) -> Option<u32> {
    (1..40).find(|n| to_roman(*n) == text)
}

pub fn to_roman(n: u32) -> String {
    let mut left = n;
    let mut out = String::new();
    for (value, sign) in [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_it_is_by_its_beginning() {
        for (line, want) in [
            ("I. CÔNG TÁC", Marker::Roman(1)),
            ("XIV. KẾT", Marker::Roman(14)),
            ("1. Công tác", Marker::Number(vec![1])),
            ("1.2.Kết quả", Marker::Number(vec![1, 2])),
            ("2.1 Kết quả", Marker::Number(vec![2, 1])),
            ("PHẦN III. NHIỆM VỤ", Marker::Chapter(3)),
            ("Phần thứ hai", Marker::Chapter(2)),
            ("Phần I của báo cáo", Marker::None),
            ("II - KẾ HOẠCH THÁNG 02", Marker::Roman(2)),
            ("I - tiếp nhận", Marker::None),
            ("a) Rà soát", Marker::Letter('a', ')')),
            ("- đ) Rà soát", Marker::Letter('đ', ')')),
            ("b, Việc", Marker::Letter('b', ',')),
            ("+ Số hồ sơ", Marker::Bullet('+')),
            ("– Số hồ sơ", Marker::Bullet('-')),
            ("04 TTHC thuộc", Marker::None),
            ("2024. Ban", Marker::None),
            ("12/5/2024 là", Marker::None),
            ("1.234 hồ sơ", Marker::None),
            ("Công tác", Marker::None),
        ] {
            assert_eq!(marker_of(line), want, "{line}");
        }
    }
}
