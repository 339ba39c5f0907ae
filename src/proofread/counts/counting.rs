//! Which numbers count at all.

use super::names::{is_numbered, is_year};
use super::units::{NO_THINGS, unit_at};
use crate::proofread::marker::Marker;
use crate::proofread::scan::Scan;
use crate::proofread::token::{count_of, stands};

/// Words before a number that make it a name.
const NAMES: &[&str] = &[
    "số", "điều", "khoản", "điểm", "mức", "mục", "phụ", "lục", "biểu", "mẫu", "quý", "tháng", "năm", "ngày",
    "thứ", "hạng", "top", "iso", "giai", "đoạn", "lần", "vị", "trí", "cấp", "covid", "nghị", "bước", "trang",
];

/// Before "số" they make a word of its own: "chuyển đổi số 12" counts.
const BEFORE_SO: &[&str] = &["đổi", "thiểu", "đa", "ký", "thuật", "doanh", "năng"];

/// Words before a number of one digit that say which, not how many.
const ORDINALS: &[&str] = &[
    "kỳ", "đợt", "vòng", "nhóm", "loại", "đội", "tổ", "khu", "lớp", "phần",
];

/// A whole number of things: no day, no percentage, no name, no unit of time.
pub fn is_count(scan: &Scan, at: usize) -> bool {
    scan.is_counted(at, is_of_things)
}

fn is_of_things(scan: &Scan, at: usize) -> bool {
    let tokens = &scan.tokens;
    let Some(token) = tokens.get(at).filter(|t| t.is_number()) else {
        return false;
    };
    if scan.taken[at] || count_of(token.text).is_none() {
        return false;
    }
    let before = at.checked_sub(1).map(|i| &tokens[i]);
    let after = tokens.get(at + 1);
    let glued = |sign: char| {
        before.is_some_and(|t| {
            t.is_mark(sign)
                && t.end() == token.start
                && at >= 2
                && (tokens[at - 2].is_number() || tokens[at - 2].is_word())
                && tokens[at - 2].end() == t.start
        }) || after.is_some_and(|t| {
            t.is_mark(sign)
                && t.start == token.end()
                && tokens
                    .get(at + 2)
                    .is_some_and(|n| n.is_number() && n.start == t.end())
        })
    };
    if glued('/') || glued('-') || glued(':') || after.is_some_and(|t| t.is_mark('%') || t.is("phần")) {
        return false;
    }
    let so_is_count = before.is_some_and(|t| t.is("số"))
        && at >= 2
        && ["tổng", "là", "trong"].contains(&tokens[at - 2].lower.as_str());
    let so_is_count = so_is_count || before.is_some_and(|t| t.is("số")) && ends_word(scan, at);
    // "quý II 520 lượt": the name of a period ends before the number.
    // "bố trí 06 quầy" is no "vị trí 6".
    let is_arranged = stands(tokens, at.saturating_sub(2), &["bố", "trí"]);
    let is_weekday = at
        .checked_sub(2)
        .is_some_and(|i| stands(tokens, i, &["thứ", "năm"]));
    let is_name = before.is_some_and(|t| NAMES.contains(&t.lower.as_str()))
        && !is_arranged
        && !is_weekday
        && !so_is_count
        && !scan.taken[at.saturating_sub(1)]
        && !counts_things(scan, at);
    // "02 cấp tỉnh, 03 cấp cơ sở": things of a level, not levels.
    let is_of_level = stands_level(scan, at + 1);
    let is_no_thing =
        after.is_some_and(|t| NO_THINGS.contains(&t.lower.as_str())) && !is_of_level || opens_span(scan, at);
    let touches_word = after.is_some_and(|t| t.is_word() && t.start == token.end());
    let is_mark_of_line = at == 0 && scan.paragraph.marker != Marker::None;
    // "(8)" is a column.
    let is_column = before.is_some_and(|t| t.is_mark('('))
        && after.is_some_and(|t| t.is_mark(')'))
        && token.text.len() <= 2;
    // "kỳ 1", "vòng 2": how many there are has a zero before it.
    let is_ordinal = token.text.len() == 1
        && before.is_some_and(|t| ORDINALS.contains(&t.lower.as_str()))
        && unit_at(scan, at + 1).is_empty();
    !(is_column
        || is_ordinal
        || is_numbered(scan, at)
        || is_year(scan, at)
        || is_name
        || is_no_thing
        || touches_word
        || is_mark_of_line)
}

/// "cấp tỉnh", "cấp cơ sở".
fn stands_level(scan: &Scan, at: usize) -> bool {
    const LEVELS: [&str; 7] = ["tỉnh", "xã", "cơ", "thành", "bộ", "quốc", "trung"];
    let token = |i: usize| scan.tokens.get(i);
    token(at).is_some_and(|t| t.is("cấp"))
        && token(at + 1).is_some_and(|t| LEVELS.contains(&t.lower.as_str()))
}

/// "chuyển đổi số 12": the "số" before the number ends a word.
fn ends_word(scan: &Scan, at: usize) -> bool {
    at >= 2 && BEFORE_SO.contains(&scan.tokens[at - 2].lower.as_str())
}

/// "từ 06 đến 10 ngày": both ends are measured alike.
fn opens_span(scan: &Scan, at: usize) -> bool {
    // "từ 5 đến dưới 12 tuổi"
    let skip = usize::from(scan.tokens.get(at + 2).is_some_and(|t| t.is("dưới")));
    let token = |i: usize| scan.tokens.get(at + i + if i > 1 { skip } else { 0 });
    token(1).is_some_and(|t| t.is("đến"))
        && token(2).is_some_and(|t| t.is_number())
        && token(3).is_some_and(|t| NO_THINGS.contains(&t.lower.as_str()) || t.is_mark('%'))
}

/// "cấp 412 giấy phép", "cả năm 3.420 hồ sơ": a unit behind the number says that it counts.
fn counts_things(scan: &Scan, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |i| scan.tokens[i].lower.as_str());
    let is_year = before == "năm" && scan.tokens[at].text.len() == 4;
    let unit = unit_at(scan, at + 1);
    // "Đội số 3 xã Hòa Bình", but "dân tộc thiểu số 2.180 người".
    let is_numbered =
        before == "số" && ["xã", "phường", "phòng", "đơn vị", "cơ quan"].contains(&unit.as_str());
    let counts = ["cấp", "năm", "điểm", "mức", "số"].contains(&before);
    // "danh mục 61 TTHC", "rút mẫu 120 hồ sơ": what a list or a sample holds.
    let holds = at >= 2
        && [
            ["danh", "mục"],
            ["hạng", "mục"],
            ["rút", "mẫu"],
            ["lấy", "mẫu"],
            ["chọn", "mẫu"],
        ]
        .iter()
        .any(|pair| stands(&scan.tokens, at - 2, pair));
    // "Cấp 147 chứng chỉ"; levels have one digit and no zero before it.
    let is_issued = before == "cấp" && scan.tokens[at].text.len() > 1;
    // "tồn đầu tháng 40 hồ sơ": of a time, no name of one.
    let lead = at.checked_sub(2).map_or("", |i| scan.tokens[i].lower.as_str());
    // "lũy kế 7 tháng 412 hồ sơ"
    let is_span = at >= 2 && scan.tokens[at - 2].is_number();
    let is_lead = is_span || ["đầu", "cuối", "trong", "cả"].contains(&lead);
    let is_of_time = ["tháng", "quý", "tuần"].contains(&before) && is_lead;
    is_issued
        || (is_of_time || holds) && !unit.is_empty()
        || counts && !is_year && !is_numbered && !unit.is_empty()
}
