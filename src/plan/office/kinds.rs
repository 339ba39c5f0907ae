//! What words name if they are no unit of the office: people, groups, other units.

use super::spelling::{folded, words};

/// Words that name people and not a unit with a mailbox: "Cán bộ, công chức, viên
/// chức", "Lãnh đạo Ban", "Ông ...".
pub fn names_people(text: &str) -> bool {
    const PEOPLE: [&str; 17] = [
        "can bo",
        "cong chuc",
        "vien chuc",
        "nguoi lao dong",
        "nguoi dung dau",
        "lanh dao",
        "thu truong",
        "truong ban",
        "pho truong ban",
        "truong phong",
        "chu tich",
        "pho chu tich",
        "chanh van phong",
        "giam doc",
        "chuyen vien",
        "dong chi",
        "ca nhan",
    ];
    let plain = folded(text);
    let plain = ["toan the ", "tat ca ", "cac ", "moi ", "tung ", "doi ngu "]
        .iter()
        .fold(plain.as_str(), |rest, lead| {
            rest.strip_prefix(lead).unwrap_or(rest)
        });
    let is_addressed = matches!(words(text).first().map(String::as_str), Some("ông" | "bà"));
    is_addressed || starts_with_any(plain, &PEOPLE)
}

/// Words that stand for several units: "Các phòng ...", "Các đơn vị ...".
pub fn names_a_group(words: &str) -> bool {
    const SEVERAL: [&str; 7] = [
        "cac",
        "toan the",
        "tat ca",
        "moi phong",
        "moi don vi",
        "tung don vi",
        "nhung",
    ];
    starts_with_any(&folded(words), &SEVERAL)
}

/// Whether a piece begins as units' names do, so that a comma or "và" before it
/// separates units even where they are unknown.
pub fn begins_as_a_unit(words: &str) -> bool {
    const HEADS: [&str; 31] = [
        "van phong",
        "phong",
        "cac phong",
        "cac don vi",
        "cac co quan",
        "cac so",
        "cac ban",
        "cac trung tam",
        "cac xa",
        "cac phuong",
        "trung tam",
        "so",
        "ban quan ly",
        "ban chi dao",
        "ban to chuc",
        "ban tuyen giao",
        "chi cuc",
        "cuc",
        "vu",
        "thanh tra",
        "uy ban",
        "ubnd",
        "hdnd",
        "cong an",
        "bo chi huy",
        "kho bac",
        "bao hiem",
        "bo phan",
        "to cong tac",
        "to kiem soat",
        "don vi",
    ];
    let is_capital = words
        .chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(char::is_uppercase);
    let plain = folded(words);
    starts_with_any(&plain, &HEADS)
        && (is_capital || plain.starts_with("cac ") || plain.starts_with("don vi "))
}

/// "Văn phòng HĐND và UBND" is one office.
pub fn ends_one_name(between: &str, words: &str) -> bool {
    let is_council = starts_with_any(&folded(words), &["ubnd", "hdnd", "uy ban", "hoi dong"]);
    is_council && between.to_lowercase().contains("và")
}

fn starts_with_any(plain: &str, heads: &[&str]) -> bool {
    heads.iter().any(|head| {
        let rest = plain.strip_prefix(head);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}
