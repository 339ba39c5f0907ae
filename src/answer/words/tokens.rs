//! A line to its words.

use crate::plan::folded;

/// No spaces around "/", and none around the hyphen of a symbol: "330 / KH - BQL".
pub(super) fn compact(text: &str) -> String {
    let is_small = !text.chars().any(char::is_uppercase);
    let out = without_spaces(text, is_small);
    let mut words: Vec<String> = Vec::new();
    let all: Vec<&str> = out.split_whitespace().flat_map(apart).collect();
    for (at, word) in all.iter().copied().enumerate() {
        // "330/KH - BQL", but not "12/QT-P08 - 20/11/2026", "12/BC-W23 - chưa ký".
        let goes_on = all.get(at + 1).is_some_and(|next| is_symbol(next, is_small));
        let is_open = || {
            words
                .last()
                .is_some_and(|w| w.contains('/') && w.ends_with(['-', '–']))
        };
        let joins = (matches!(word, "-" | "–") && goes_on) || is_open() && is_symbol(word, is_small);
        match words.last_mut() {
            Some(last) if joins && last.contains('/') && last.chars().any(char::is_alphabetic) => {
                last.push_str(word)
            }
            _ => words.push(word.to_owned()),
        }
    }
    words.join(" ")
}

/// Without the spaces around "/" where a number or the letters of a symbol follow: "330 / KH", "24 / 6 / 2026", but not
/// "12/BC-W36/ dự ngày".
fn without_spaces(text: &str, is_small: bool) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('/') {
        let (before, behind) = (&rest[..at], rest[at + 1..].trim_start());
        let next = behind.split_whitespace().next().unwrap_or_default();
        let goes_on = next.starts_with(|c: char| c.is_ascii_digit()) || is_symbol(next, is_small);
        match goes_on {
            true => {
                out.push_str(before.trim_end());
                out.push('/');
                rest = behind;
            }
            false => {
                out.push_str(&rest[..=at]);
                rest = &rest[at + 1..];
            }
        }
    }
    out + rest
}

/// Whether a word may be a piece of a document's symbol: capitals without diacritics but Đ, "TTr"; in a line of small letters a
/// few of them. What denies, dates or says what comes is none.
fn is_symbol(word: &str, is_small: bool) -> bool {
    /// In letters.
    const LONGEST_SMALL: usize = 5;
    const WORDS: [&str; 26] = [
        "chua", "nhap", "hoan", "huy", "khong", "ko", "trinh", "ngay", "ky", "ki", "ban", "so", "cho", "du",
        "sap", "da", "xong", "sai", "dang", "se", "bo", "sua", "thieu", "lui", "mai", "thu",
    ];
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let piece = word
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let letters = || piece.chars().filter(|c| c.is_alphabetic());
    let is_plain = letters().all(|c| c.is_ascii() || matches!(c, 'Đ' | 'đ'));
    let capitals = letters().filter(|c| c.is_uppercase()).count();
    let is_written_so = match is_small {
        true => letters().count() <= LONGEST_SMALL,
        false => capitals == letters().count() || capitals >= 2,
    };
    letters().next().is_some() && is_plain && is_written_so && !WORDS.contains(&folded(piece).as_str())
}

/// "XONG12/BC-U19": the word that counts and what is glued to it.
fn apart(word: &str) -> Vec<&str> {
    const ORDERS: [&str; 6] = ["xong", "hoan", "sai", "huy", "so", "ngay"];
    // "5/ XONG" has lost its space.
    if let Some((row, order)) = word
        .split_once('/')
        .filter(|(_, o)| ORDERS.contains(&folded(o).as_str()))
    {
        return vec![row, order];
    }
    if let Some(at) = glued_day(word) {
        let mut found = apart(&word[..at]);
        found.push(&word[at + 1..]);
        return found;
    }
    if let Some(at) = glued_label(word) {
        return [&word[..at], &word[at..]].into_iter().flat_map(apart).collect();
    }
    let glued = word.char_indices().find(|(_, c)| c.is_ascii_digit());
    match glued.map(|(at, _)| word.split_at(at)) {
        Some((order, rest)) if ORDERS.contains(&folded(order.trim_end_matches([',', ':'])).as_str()) => {
            vec![order, rest]
        }
        _ => vec![word],
    }
}

/// "12/QĐ-P24-20/11/2026", "12/QT-P68,20/11/2026": where a full date begins behind its document.
fn glued_day(word: &str) -> Option<usize> {
    let is_day = |at: &usize| {
        let parts: Vec<&str> = word[at + 1..].split('/').collect();
        let is_number = |p: &&str| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit());
        parts.len() == 3 && parts.iter().all(is_number) && parts[2].len() == 4
    };
    let signs = word
        .char_indices()
        .filter(|(_, c)| matches!(c, '-' | ',' | ';' | '(' | '_' | ':'));
    { signs }
        .map(|(at, _)| at)
        .find(|at| word[..*at].contains('/') && is_day(at))
}

/// "12/BC-X46ngày", "12/BC-X46ngày20/11/2026": where the word before the day begins. Without diacritics only behind a figure
/// or a capital: symbols have no small letters behind these.
fn glued_label(word: &str) -> Option<usize> {
    let symbol = word.find('/')? + 1;
    let behind = |label: &str| {
        let at = symbol + word[symbol..].find(label)?;
        let is_begun = word[symbol..at].ends_with(|c: char| c.is_ascii_digit() || c.is_uppercase());
        let rest = &word[at + label.len()..];
        (is_begun && (rest.is_empty() || rest.starts_with(|c: char| !c.is_alphabetic()))).then_some(at)
    };
    behind("ngày").or_else(|| behind("ngay"))
}

/// No line that is read has more words.
const MOST: usize = 200;

/// The words without what stands around them.
pub(super) fn tokens(compact: &str) -> Vec<&str> {
    compact
        .split_whitespace()
        .map(|t| t.trim_matches(|c: char| "*•+|\"“”«»'.,;:!()[]–-/".contains(c)))
        .map(|t| t.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '%'))
        .filter(|t| !t.is_empty())
        .take(MOST)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_may_be_written_with_spaces_and_holds_no_words() {
        for (text, want) in [
            ("XONG 330 / KH - BQL 24 / 6 / 2026", "XONG 330/KH-BQL 24/6/2026"),
            ("xong 330/kh - bql 24/6/2026", "xong 330/kh-bql 24/6/2026"),
            (
                "XONG 12/TTr - UBND - NV2 10/12/2026",
                "XONG 12/TTr-UBND-NV2 10/12/2026",
            ),
            (
                "XONG 12/BC-W23 - chưa ký, 10/12/2026",
                "XONG 12/BC-W23 - chưa ký, 10/12/2026",
            ),
            (
                "XONG 12/BC-W06 - NHÁP 10/12/2026",
                "XONG 12/BC-W06 - NHÁP 10/12/2026",
            ),
            (
                "XONG 12/BC-W06 - HUY 10/12/2026",
                "XONG 12/BC-W06 - HUY 10/12/2026",
            ),
            (
                "xong 12/bc-w06 - chua ky 10/12/2026",
                "xong 12/bc-w06 - chua ky 10/12/2026",
            ),
            (
                "XONG 12/BC-W36/ dự ngày 10/12/2026",
                "XONG 12/BC-W36/ dự ngày 10/12/2026",
            ),
            (
                "XONG 12/BC-W20- ngày 10/12/2026",
                "XONG 12/BC-W20- ngày 10/12/2026",
            ),
            (
                "12/BC-W12 - Phòng Nghiệp vụ, ngày 10/12/2026",
                "12/BC-W12 - Phòng Nghiệp vụ, ngày 10/12/2026",
            ),
        ] {
            assert_eq!(compact(text), want, "{text}");
        }
        assert_eq!(
            tokens(&compact("XONG 12/BC-W20- ngày 10/12/2026"))[1],
            "12/BC-W20"
        );
    }
}
