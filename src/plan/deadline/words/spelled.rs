//! Days of a month in words: "ngày hai mươi lăm tháng ba" is "ngày 25 tháng 3".

use super::{Kind, Token};

/// Makes the numerals of a date numbers; every other numeral stays in words.
pub(super) fn with_spelled_days(tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut i = 0;
    while i < tokens.len() {
        let before = i.checked_sub(1).map(|j| &tokens[j]);
        let found = day(&tokens, i, before).map(|found| (found, true));
        let found = found.or_else(|| may(&tokens, i, before).map(|found| (found, false)));
        let Some(((value, length), is_day)) = found else {
            out.push(tokens[i].clone());
            i += 1;
            continue;
        };
        out.push(number(&tokens[i..i + length], value));
        i += length;
        let is_month = is_day && tokens.get(i).is_some_and(|t| is(t, "tháng"));
        if let Some((value, length)) = is_month.then(|| month(&tokens, i + 1)).flatten() {
            out.push(tokens[i].clone());
            out.push(number(&tokens[i + 1..=i + length], value));
            i += 1 + length;
        }
    }
    out
}

fn number(spelled: &[Token], value: u32) -> Token {
    Token {
        kind: Kind::Num { value, digits: 2 },
        start: spelled.first().map_or(0, |t| t.start),
        end: spelled.last().map_or(0, |t| t.end),
        glued: spelled.first().is_some_and(|t| t.glued),
    }
}

fn is(token: &Token, expected: &str) -> bool {
    matches!(&token.kind, Kind::Word(word) if word.is(expected))
}

fn is_any(token: Option<&Token>, expected: &[&str]) -> bool {
    matches!(token.map(|t| &t.kind), Some(Kind::Word(word)) if word.is_one_of(expected))
}

/// Value and length of a day's numeral, where the words around it make it one.
fn day(tokens: &[Token], i: usize, before: Option<&Token>) -> Option<(u32, usize)> {
    let said = is_any(before, &["ngày", "mùng"]);
    let marked = said || is_any(before, &["trước", "đến", "hết", "tới", "là", "nhất"]);
    // The longest numeral that the words after it allow: "mười làm việc" is no fifteen.
    (1..=3).rev().find_map(|length| {
        let value = numeral(tokens.get(i..i + length)?)?;
        let bracket = repeated(tokens, i + length, value);
        let end = i + length + bracket;
        let fits = match tokens.get(end).map(|t| &t.kind) {
            None | Some(Kind::Mark(_)) => said && (value > 10 || is_any(before, &["mùng"])),
            Some(Kind::Word(word)) if word.is("tháng") => {
                let dated = month(tokens, end + 1).is_some() || is_number(tokens.get(end + 1));
                let lunar = is_any(tokens.get(end + 1), &["giêng", "chạp"]);
                said || ((dated || lunar) && (marked || value > 10) && !is_often(tokens, end + 1))
            }
            Some(Kind::Word(word)) if said && word.is_one_of(&["của", "hằng", "mỗi"]) => {
                is_any(tokens.get(end + 1), &["tháng", "mỗi"])
            }
            // "ngày mười và ngày hai mươi hằng tháng"
            Some(Kind::Word(word)) if said && word.is_one_of(&["và", "đến", "tới", "hoặc"]) => {
                is_any(tokens.get(end + 1), &["ngày", "hết"])
            }
            _ => false,
        };
        fits.then_some((value, length + bracket))
    })
}

/// "(25)" behind "hai mươi lăm", as a number of tokens.
fn repeated(tokens: &[Token], open: usize, value: u32) -> usize {
    let kind = |i: usize| tokens.get(open + i).map(|t| &t.kind);
    let same = matches!(kind(1), Some(Kind::Num { value: v, .. }) if *v == value);
    match (kind(0), kind(2)) {
        (Some(Kind::Mark('(')), Some(Kind::Mark(')'))) if same => 3,
        _ => 0,
    }
}

fn is_number(token: Option<&Token>) -> bool {
    matches!(token.map(|t| &t.kind), Some(Kind::Num { .. }))
}

/// "mười hai tháng một lần".
fn is_often(tokens: &[Token], i: usize) -> bool {
    is_any(tokens.get(i + 1), &["lần"]) || is_any(tokens.get(i + 2), &["lần"])
}

/// Value and length of a month's numeral; "tháng năm 2026" has none.
fn month(tokens: &[Token], i: usize) -> Option<(u32, usize)> {
    (1..=2).rev().find_map(|length| {
        let value = match tokens.get(i..i + length)? {
            [one] if is(one, "tư") => 4,
            numeral_words => numeral(numeral_words)?,
        };
        let year = length == 1 && is(&tokens[i], "năm") && is_number(tokens.get(i + 1));
        (value <= 12 && !year).then_some((value, length))
    })
}

/// "tháng năm năm 2026": the first "năm" is May.
fn may(tokens: &[Token], i: usize, before: Option<&Token>) -> Option<(u32, usize)> {
    let doubled = is(&tokens[i], "năm") && is_any(tokens.get(i + 1), &["năm"]);
    (doubled && is_any(before, &["tháng"]) && is_number(tokens.get(i + 2))).then_some((5, 1))
}

/// One to thirty-nine; what is above thirty-one is no day, and is said to be none later.
fn numeral(words: &[Token]) -> Option<u32> {
    match words {
        [ten] if is(ten, "mười") => Some(10),
        [one] => first_unit(one),
        [ten, one] if is(ten, "mười") => Some(10 + last_unit(one)?),
        [tens, ten] if is(ten, "mươi") => Some(10 * tens_of(tens)?),
        // "hăm mốt", "hai lăm", "ba mốt", as they are said.
        [tens, one] => Some(10 * tens_of(tens)? + last_unit(one)?),
        [tens, ten, one] if is(ten, "mươi") => Some(10 * tens_of(tens)? + last_unit(one)?),
        _ => None,
    }
}

fn tens_of(word: &Token) -> Option<u32> {
    match () {
        _ if is(word, "hai") || is(word, "hăm") => Some(2),
        _ if is(word, "ba") => Some(3),
        _ => None,
    }
}

const UNITS: [(&str, u32); 9] = [
    ("một", 1),
    ("hai", 2),
    ("ba", 3),
    ("bốn", 4),
    ("năm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("tám", 8),
    ("chín", 9),
];

fn first_unit(word: &Token) -> Option<u32> {
    // Without diacritics "sau" is "sau" more often than "sáu".
    let after = matches!(&word.kind, Kind::Word(w) if w.text == "sau");
    let (_, value) = UNITS.into_iter().find(|(unit, _)| is(word, unit))?;
    (!after).then_some(value)
}

/// Behind a ten: "lăm", "mốt" and "tư" too.
fn last_unit(word: &Token) -> Option<u32> {
    [("lăm", 5), ("mốt", 1), ("tư", 4)]
        .into_iter()
        .chain(UNITS)
        .find(|(unit, _)| is(word, unit))
        .map(|(_, value)| value)
}
