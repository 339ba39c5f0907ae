//! Numbers that say which, and not how many: years behind a name, plans of two kinds, districts, factories.

use super::units::{noun_at, unit_at};
use crate::proofread::scan::Scan;
use crate::proofread::token::{Token, stands};

/// Words before a number that make it a name.
const NUMBERED: &[&[&str]] = &[
    &["phương", "án"],
    &["mức", "độ"],
    &["cơ", "sở"],
    &["khu", "vực"],
    &["khu", "phố"],
    &["chi", "nhánh"],
    &["quốc", "lộ"],
    &["tỉnh", "lộ"],
    &["quận"],
    &["thôn"],
    &["ấp"],
    &["bậc"],
    &["km"],
    &["ron"],
    &["nghị", "quyết"],
    &["nghị", "định"],
];

/// And those of which nothing behind the number says that it counts: "lớp 10 chuyên", "mũi 1 đạt".
const ALWAYS: &[&[&str]] = &[
    &["lớp"],
    &["mũi"],
    &["đợt"],
    &["gói"],
    &["gói", "thầu"],
    &["bước"],
    &["vòng"],
    &["tòa"],
    &["toà"],
    &["tiêu", "chí"],
    &["phương", "thức"],
    &["nguyện", "vọng"],
    &["giai", "đoạn"],
    &["đường", "tỉnh"],
];

/// "phương án 1", "quận 5", "quận 1, 3, 10", "Vĩnh Tân 1": which, not how many. Counts below ten have a zero before them
/// (facts/domain.md 2.5), and a unit behind them.
pub(super) fn is_numbered(scan: &Scan, at: usize) -> bool {
    /// Numbers of one list.
    const MOST: usize = 12;
    let token = |i: usize| scan.tokens.get(i);
    let is_bare = |i: usize| {
        let number = token(i).filter(|t| t.is_number() && !t.text.starts_with('0'));
        number.is_some() && unit_at(scan, i + 1).is_empty()
    };
    let mut first = at;
    for _ in 0..MOST {
        let goes_on = first >= 2
            && token(first - 1).is_some_and(|t| t.is_mark(',') || t.is("và"))
            && token(first - 2).is_some_and(|t| t.is_number() && t.text.len() <= 2);
        if !is_bare(first) || !goes_on {
            break;
        }
        first -= 2;
    }
    if !is_bare(at) || !is_bare(first) {
        return false;
    }
    // "UBND quận 5 xe", "Phường 8 và 21 học sinh": a noun behind the number is what it counts.
    let counts = |i: usize| !noun_at(scan, i + 1).0.is_empty();
    let is_list = first < at;
    let is_named = NUMBERED.iter().any(|words| {
        let stands = first >= words.len() && stands(&scan.tokens, first - words.len(), words);
        stands && (words.len() > 1 || !counts(first))
    });
    let is_always = ALWAYS
        .iter()
        .any(|words| first >= words.len() && stands(&scan.tokens, first - words.len(), words));
    let (from, _) = scan.sentence(first);
    let is_proper = first > from + 1
        && token(first).is_some_and(|t| t.text.len() == 1)
        && token(first - 1).is_some_and(Token::is_capitalised);
    is_always || (is_named || is_proper) && !(is_list && counts(at))
}

/// "Tết Bính Ngọ 2026", "PAR INDEX 2025": a year behind a name; counts have a dot, or a unit.
pub(super) fn is_year(scan: &Scan, at: usize) -> bool {
    let names_year = |i: usize| {
        let token = scan.tokens.get(i);
        token.is_some_and(|t| t.text.len() == 4 && t.plain().is_some_and(|n| (1990..2100).contains(&n)))
    };
    if !names_year(at) {
        return false;
    }
    // "giai đoạn 2026 - 2028"
    let is_dash = |i: usize| {
        scan.tokens
            .get(i)
            .is_some_and(|t| t.is_mark('-') || t.is_mark('–'))
    };
    let spans = is_dash(at + 1) && names_year(at + 2) || at >= 2 && is_dash(at - 1) && names_year(at - 2);
    if spans {
        return true;
    }
    // "so với cùng kỳ 2017", "so với 2016", "Tết Nguyên đán 2018": a number of things has a dot.
    const BEFORE: [&str; 8] = ["kỳ", "với", "so", "đán", "tết", "đầu", "cuối", "hè"];
    let before = at.checked_sub(1).map_or("", |i| scan.tokens[i].lower.as_str());
    if BEFORE.contains(&before) && unit_at(scan, at + 1).is_empty() {
        return true;
    }
    let (from, _) = scan.sentence(at);
    let follows_name = at > from + 1 && scan.tokens[at - 1].is_capitalised();
    follows_name && unit_at(scan, at + 1).is_empty()
}
