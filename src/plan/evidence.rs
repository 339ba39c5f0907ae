//! The document that proves something: its kind, read from its number and symbol.

use super::office::folded;
use unicode_normalization::UnicodeNormalization;

/// Abbreviations of NĐ 30/2020, Phụ lục III, in capitals, with the name of the kind.
const KINDS: [(&str, &str); 30] = [
    ("NQ", "Nghị quyết"),
    ("QĐ", "Quyết định"),
    ("CT", "Chỉ thị"),
    ("QC", "Quy chế"),
    ("QYĐ", "Quy định"),
    ("TC", "Thông cáo"),
    ("TB", "Thông báo"),
    ("HD", "Hướng dẫn"),
    ("CTR", "Chương trình"),
    ("KH", "Kế hoạch"),
    ("PA", "Phương án"),
    ("ĐA", "Đề án"),
    ("DA", "Dự án"),
    ("BC", "Báo cáo"),
    ("BB", "Biên bản"),
    ("TTR", "Tờ trình"),
    ("HĐ", "Hợp đồng"),
    ("CĐ", "Công điện"),
    ("BGN", "Bản ghi nhớ"),
    ("BTT", "Bản thỏa thuận"),
    ("GUQ", "Giấy ủy quyền"),
    ("GM", "Giấy mời"),
    ("GGT", "Giấy giới thiệu"),
    ("GNP", "Giấy nghỉ phép"),
    ("PG", "Phiếu gửi"),
    ("PC", "Phiếu chuyển"),
    ("PB", "Phiếu báo"),
    ("NĐ", "Nghị định"),
    ("TT", "Thông tư"),
    ("L", "Luật"),
];

/// "Kế hoạch" of "330/KH-BQL", and of "330-KH/BQL" as the Party writes it; an official letter bears no abbreviation:
/// "1234/BQL-VP" is a "Công văn". `None` where the words are no number and symbol.
pub fn document_kind(number: &str) -> Option<&'static str> {
    let (digits, symbol) = number.trim().split_once('/')?;
    if let Some((digits, kind)) = digits.split_once('-') {
        let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        return kind_of(kind).filter(|_| is_number && symbol.starts_with(char::is_alphabetic));
    }
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_alphanumeric())
        && digits.chars().count() <= 8;
    if !is_number {
        return None;
    }
    let mut parts = symbol
        .split(['/', '-', '–'])
        .map(str::trim)
        .filter(|p| !p.is_empty());
    // "12/2026/QĐ-UBND": a year stands before the symbol.
    let first = parts.find(|p| !p.chars().all(|c| c.is_ascii_digit()))?;
    let kind = kind_of(first);
    let is_symbol = first.chars().next().is_some_and(char::is_uppercase) && !first.contains(' ');
    kind.or_else(|| (is_symbol && parts.next().is_some()).then_some("Công văn"))
}

fn kind_of(abbreviation: &str) -> Option<&'static str> {
    let known: String = abbreviation.nfc().collect::<String>().to_uppercase();
    let kind = KINDS.iter().find(|(short, _)| *short == known);
    kind.map(|(_, kind)| *kind)
}

/// The kind of document that these words begin with: "Quyết định" of "quyết định ban hành Quy chế".
pub fn kind_named(words: &str) -> Option<&'static str> {
    let words = folded(words);
    let begins = |kind: &&'static str| {
        let rest = words.strip_prefix(folded(kind).as_str());
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let kinds = KINDS.iter().map(|(_, kind)| *kind).chain(["Công văn"]);
    kinds.filter(begins).max_by_key(|kind| kind.len())
}

/// The kinds of document that the words of a result name, where that of the number is none of them: a plan that asks
/// for a "Báo cáo" is not plainly fulfilled by a "Biên bản". Empty where the words name no kind, or the number none.
pub fn other_kinds(deliverable: &str, number: &str) -> Vec<&'static str> {
    let Some(kind) = document_kind(number) else {
        return Vec::new();
    };
    let words = format!(
        " {} ",
        folded(deliverable).replace(|c: char| !c.is_alphanumeric(), " ")
    );
    let names = |kind: &&'static str| words.contains(&format!(" {} ", folded(kind)));
    let wanted: Vec<&str> = { KINDS.iter() }
        .map(|(_, kind)| *kind)
        .chain(["Công văn"])
        .filter(names)
        .collect();
    match wanted.contains(&kind) || words.contains(" van ban ") {
        true => Vec::new(),
        false => wanted,
    }
}

/// "Kế hoạch số 330/KH-BQL", "văn bản số 1234/BQL-VP" where the symbol names no kind, or the words alone where they are
/// no number and symbol.
pub fn named_document(number: &str) -> String {
    match document_kind(number) {
        // "12/DM-P17" may be whatever.
        Some("Công văn") => format!("văn bản số {number}"),
        Some(kind) => format!("{kind} số {number}"),
        None => number.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_symbol_names_the_kind_of_document() {
        for (number, kind) in [
            ("330/KH-BQL", Some("Kế hoạch")),
            ("15/BC-QLĐT", Some("Báo cáo")),
            ("2880/TB-BQL", Some("Thông báo")),
            ("12/2026/QĐ-UBND", Some("Quyết định")),
            ("07/TTr-VP", Some("Tờ trình")),
            ("1234/BQL-VP", Some("Công văn")),
            ("5256/QĐ-UBND", Some("Quyết định")),
            ("15/HĐ-BQL", Some("Hợp đồng")),
            ("12-BC/ĐU", Some("Báo cáo")),
            ("12-11/2026", None),
            ("12-XX/P27", None),
            ("đã gửi thư điện tử", None),
            ("330", None),
            ("06/08 TTHC", None),
            ("", None),
        ] {
            assert_eq!(document_kind(number), kind, "{number}");
        }
        assert_eq!(named_document("330/KH-BQL"), "Kế hoạch số 330/KH-BQL");
        assert_eq!(named_document("12/DM-P17"), "văn bản số 12/DM-P17");
        assert_eq!(named_document("biên nhận 5"), "biên nhận 5");
    }

    #[test]
    fn a_document_of_another_kind_than_the_plan_names_is_told() {
        for (deliverable, number, wanted) in [
            ("Kế hoạch của Ban Quản lý", "15/BB-XD", vec!["Kế hoạch"]),
            ("Kế hoạch", "330/KH-BQL", vec![]),
            ("Quyết định, kèm Báo cáo", "12/BC-X", vec![]),
            ("Văn bản triển khai", "12/BC-X", vec![]),
            ("Trang thông tin được cập nhật", "12/BC-X", vec![]),
            ("Báo cáo", "đã gửi", vec![]),
            ("", "12/BC-X", vec![]),
            ("Công văn", "12/BC-X", vec!["Công văn"]),
        ] {
            assert_eq!(other_kinds(deliverable, number), wanted, "{deliverable} {number}");
        }
    }
}
