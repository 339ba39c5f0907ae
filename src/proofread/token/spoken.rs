//! Numbers in words: "ba nhiệm vụ", "mười hai hồ sơ", "một trăm linh năm văn bản".
//!
//! Words of numbers are words of much else ("năm", "một cửa", "thứ hai", "hai bên"), so only those count behind which a
//! thing stands that reports count.

use super::{Kind, Token};

/// What reports count in words, by its first words; what is divided ("ba nhóm") is among it.
const THINGS: &[&[&str]] = &[
    &["hồ", "sơ"],
    &["nhiệm", "vụ"],
    &["đơn", "vị"],
    &["văn", "bản"],
    &["thủ", "tục"],
    &["tthc"],
    &["lĩnh", "vực"],
    &["cơ", "quan"],
    &["cơ", "sở"],
    &["phòng"],
    &["sở"],
    &["xã"],
    &["phường"],
    &["dự", "án"],
    &["doanh", "nghiệp"],
    &["trường", "hợp"],
    &["phản", "ánh"],
    &["kiến", "nghị"],
    &["pakn"],
    &["người"],
    &["đồng", "chí"],
    &["cán", "bộ"],
    &["công", "chức"],
    &["viên", "chức"],
    &["cuộc"],
    &["hội", "nghị"],
    &["lớp"],
    &["lượt"],
    &["đợt"],
    &["đoàn"],
    &["nhóm"],
    &["nguồn"],
    &["tiêu", "chí"],
    &["chỉ", "tiêu"],
    &["quy", "trình"],
    &["sáng", "kiến"],
    &["mô", "hình"],
    &["vụ", "việc"],
    &["đơn", "thư"],
    &["giấy", "phép"],
    &["quyết", "định"],
    &["kế", "hoạch"],
    &["công", "văn"],
    &["công", "trình"],
    &["hộ"],
];

/// Words before it that make it a name, a part of a saying, or no exact number.
const NO_COUNTS: &[&str] = &[
    "thứ", "tháng", "quý", "hạng", "loại", "cấp", "bậc", "cả", "hàng", "vài", "mấy", "từng", "mỗi", "khoảng",
    "gần", "hơn", "trên", "dưới", "một", "lần", "điều", "khoản", "mục", "số", "tiết", "chừng", "tổng",
    "cộng", "của", "ở", "tại", "giữa",
];

/// Words before "năm" and "một" that make them numbers: "năm" is a year, "một" is no more than "a" elsewhere.
const COUNTED: &[&str] = &["gồm", "lại", "đó", "có", "là"];

const DIGITS: [(&str, i64); 14] = [
    ("một", 1),
    ("mốt", 1),
    ("hai", 2),
    ("ba", 3),
    ("bốn", 4),
    ("tư", 4),
    ("năm", 5),
    ("lăm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("bẩy", 7),
    ("tám", 8),
    ("chín", 9),
    ("không", 0),
];

/// The words' number; `None` of anything else.
pub(super) fn spoken(text: &str) -> Option<i64> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let (value, length) = number(&words)?;
    (length == words.len()).then_some(value)
}

/// Words of numbers that count things become one number each.
pub(super) fn joined<'t>(text: &'t str, tokens: Vec<Token<'t>>) -> Vec<Token<'t>> {
    if !(0..tokens.len()).any(|at| counted(&tokens, at).is_some()) {
        return tokens;
    }
    let mut found = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let Some(length) = counted(&tokens, at) else {
            found.push(tokens[at].clone());
            at += 1;
            continue;
        };
        let (first, last) = (&tokens[at], &tokens[at + length - 1]);
        let words = &text[first.start..last.end()];
        found.push(Token {
            text: words,
            lower: words.to_lowercase(),
            kind: Kind::Number,
            start: first.start,
        });
        at += length;
    }
    found
}

/// How many words from here on are a number of things.
fn counted(tokens: &[Token], at: usize) -> Option<usize> {
    /// "một nghìn hai trăm ba mươi lăm": in words.
    const LONGEST: usize = 8;
    let is_number = |i: usize| is_word_of_number(&tokens[i].lower);
    if !is_number(at) || at > 0 && is_number(at - 1) {
        return None;
    }
    let words: Vec<&str> = tokens[at..]
        .iter()
        .take(LONGEST)
        .map(|t| t.lower.as_str())
        .collect();
    let (value, length) = number(&words)?;
    let before = at.checked_sub(1).map_or("", |i| tokens[i].lower.as_str());
    let is_weak = length == 1 && matches!(words[0], "năm" | "một" | "không" | "tư" | "lăm" | "mốt");
    let is_meant = !is_weak || matches!(words[0], "năm" | "một") && COUNTED.contains(&before);
    let names = |things: &&&[&str]| {
        let mut at = (at + length..).zip(things.iter());
        at.all(|(i, word)| tokens.get(i).is_some_and(|t| t.lower == *word))
    };
    let is_thing = THINGS.iter().find(names).is_some();
    (value > 0 && is_meant && is_thing && !NO_COUNTS.contains(&before)).then_some(length)
}

fn is_word_of_number(word: &str) -> bool {
    word == "mười" || DIGITS.iter().any(|(digit, _)| *digit == word)
}

/// The number that the first of these words say, and how many of them.
fn number(words: &[&str]) -> Option<(i64, usize)> {
    let digit = |at: usize| {
        let word = words.get(at)?;
        DIGITS.iter().find(|(digit, _)| digit == word).map(|(_, n)| *n)
    };
    let is = |at: usize, one: &[&str]| words.get(at).is_some_and(|w| one.contains(w));
    let (mut value, mut at, mut scale) = (0_i64, 0, 10_000_i64);
    loop {
        // "mười", "mười hai"
        if is(at, &["mười"]) && scale > 10 {
            let unit = digit(at + 1).filter(|_| !is(at + 1, &["tư", "không", "mốt"]));
            return Some((
                value + 10 + unit.unwrap_or(0),
                at + 1 + usize::from(unit.is_some()),
            ));
        }
        // "linh năm"
        if is(at, &["linh", "lẻ"]) && scale > 10 && value >= 100 {
            let unit = digit(at + 1).filter(|n| *n > 0)?;
            return Some((value + unit, at + 2));
        }
        let Some(n) = digit(at) else { break };
        let (worth, length) = match () {
            () if is(at + 1, &["nghìn", "ngàn"]) && scale > 1000 => (1000, 2),
            () if is(at + 1, &["trăm"]) && scale > 100 => (100, 2),
            () if is(at + 1, &["mươi"]) && scale > 10 => (10, 2),
            () if at == 0 || scale == 10 => (1, 1),
            () => break,
        };
        (value, at, scale) = (value + n * worth, at + length, worth);
        if scale == 1 {
            break;
        }
    }
    (at > 0).then_some((value, at))
}

#[cfg(test)]
mod tests {
    use super::super::{count_of, tokens};
    use super::*;

    #[test]
    fn words_of_numbers_are_read() {
        for (text, wanted) in [
            ("ba", Some(3)),
            ("mười", Some(10)),
            ("mười hai", Some(12)),
            ("mười lăm", Some(15)),
            ("hai mươi", Some(20)),
            ("hai mươi mốt", Some(21)),
            ("ba mươi tư", Some(34)),
            ("một trăm", Some(100)),
            ("một trăm linh năm", Some(105)),
            ("một trăm hai mươi lăm", Some(125)),
            ("một nghìn hai trăm", Some(1200)),
            ("hai nghìn không trăm ba mươi", Some(2030)),
            ("hai ba", None),
            ("hồ sơ", None),
            ("", None),
        ] {
            assert_eq!(spoken(text), wanted, "{text}");
        }
    }

    #[test]
    fn only_numbers_of_things_count() {
        for (text, wanted) in [
            ("còn lại ba nhiệm vụ", Some(3)),
            ("Mười hai hồ sơ quá hạn", Some(12)),
            ("gồm năm đơn vị", Some(5)),
            ("trong năm đơn vị đã", None),
            ("bộ phận một cửa", None),
            ("Thứ Hai đơn vị họp", None),
            ("cả hai đơn vị", None),
            ("hai ba đơn vị", None),
            ("hai bên thống nhất", None),
            ("ba năm qua", None),
        ] {
            let numbers = tokens(text).into_iter().filter(Token::is_number);
            let found: Vec<i64> = numbers.filter_map(|t| count_of(t.text)).collect();
            assert_eq!(found, wanted.into_iter().collect::<Vec<i64>>(), "{text}");
        }
    }
}
