//! The names of what is counted, and which numbers count at all.

use super::Count;
use super::names::{is_numbered, is_year};
use crate::proofread::marker::Marker;
use crate::proofread::scan::Scan;
use crate::proofread::things::DOCUMENTS;
use crate::proofread::token::{count_of, stands};

/// Things that reports count, besides documents; longer names first.
const UNITS: &[&str] = &[
    "thủ tục hành chính",
    "hồ sơ tthc",
    "lượt hồ sơ",
    "bộ hồ sơ",
    "phản ánh, kiến nghị",
    "thành phần hồ sơ",
    "tiêu chí thành phần",
    "văn bản quy phạm pháp luật",
    "cơ quan, đơn vị",
    "quy trình nội bộ",
    "dịch vụ công trực tuyến",
    "dịch vụ công",
    "thủ tục",
    "hồ sơ",
    "tthc",
    "nhiệm vụ",
    "văn bản",
    "trường hợp",
    "phản ánh",
    "kiến nghị",
    "ý kiến",
    "dịch vụ",
    "cuộc họp",
    "cuộc",
    "hội nghị",
    "lớp",
    "lượt người",
    "lượt",
    "người",
    "đồng chí",
    "đơn vị",
    "phòng",
    "cơ quan",
    "tin, bài",
    "tin bài",
    "bài viết",
    "bài",
    "tin",
    "dự án",
    "doanh nghiệp",
    "giao dịch",
    "công chức",
    "viên chức",
    "cán bộ",
    "biên chế",
    "chỉ tiêu",
    "tiêu chí",
    "lĩnh vực",
    "quy trình",
    "phiếu",
    "đợt",
    "đoàn",
    "sáng kiến",
    "đề tài",
    "tài khoản",
    "chữ ký số",
    "máy",
    "việc",
    "mục tiêu",
    "nội dung",
    "vụ việc",
    "vụ",
    "đơn",
    "xã",
    "phường",
    "nv",
    "học viên",
    "kết quả",
    "sản phẩm",
    "mô hình",
    "điểm",
    "giấy phép",
    "giấy chứng nhận",
    "công trình",
];

/// Units of time and money, which are no counts of things.
const NO_THINGS: &[&str] = &[
    "ngày", "tháng", "năm", "giờ", "phút", "tuần", "đồng", "triệu", "tỷ", "nghìn", "ha", "m2", "m", "km",
    "usd", "lần", "quý", "tuổi", "tầng", "cấp", "°", "mức", "bước", "giảm", "tốt", "rõ", "không", "tăng",
    "nhất", "xin",
];

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

/// The unit behind a number; a word that is none gives nothing.
pub fn unit_at(scan: &Scan, at: usize) -> String {
    let Some(first) = scan.tokens.get(at) else {
        return String::new();
    };
    let names = UNITS.iter().chain(DOCUMENTS);
    for unit in names.filter(|u| u.starts_with(first.lower.as_str())) {
        let words: Vec<&str> = unit.split([' ']).collect();
        let mut i = at;
        let mut fits = true;
        for word in &words {
            let bare = word.trim_end_matches(',');
            fits &= scan.tokens.get(i).is_some_and(|t| t.is(bare));
            i += 1;
            if bare.len() < word.len() {
                fits &= scan.tokens.get(i).is_some_and(|t| t.is_mark(','));
                i += 1;
            }
        }
        if fits {
            return unit.replace(',', " ,");
        }
    }
    String::new()
}

/// The unit at a token, or else the one or two words that stand there: (its name, how many tokens).
pub fn noun_at(scan: &Scan, at: usize) -> (String, usize) {
    let unit = unit_at(scan, at);
    if !unit.is_empty() {
        let length = unit.split(' ').count();
        return (unit, length);
    }
    let is_noun = |i: &usize| {
        let token = scan.tokens.get(*i).filter(|_| !scan.taken[*i]);
        token.is_some_and(|t| t.is_word() && !NO_NOUNS.contains(&t.lower.as_str()))
    };
    let words: Vec<&str> = (at..at + 2)
        .take_while(is_noun)
        .map(|i| scan.tokens[i].lower.as_str())
        .collect();
    (words.join(" "), words.len())
}

pub(super) fn noun(scan: &Scan, number: usize, unit: &str) -> String {
    if !unit.is_empty() {
        return unit.to_owned();
    }
    let next = scan.tokens.get(number + 1).filter(|t| t.is_word());
    next.map_or_else(String::new, |t| t.lower.clone())
}

/// Words behind a number that are no things.
const NO_NOUNS: &[&str] = &[
    "đúng", "quá", "trước", "sớm", "trễ", "chậm", "trong", "trực", "đã", "đang", "chưa", "được", "và", "còn",
    "mới", "từ", "qua", "đạt", "chiếm", "là", "ở", "do", "gồm", "bằng", "thuộc", "về", "có", "của", "cho",
    "tại", "theo", "so", "phát", "tiếp", "giải", "hoàn", "chuyển", "nộp", "bị", "sang", "đến", "để", "với",
    "như", "tồn", "xử", "trả", "nên", "mà", "thì", "cùng", "trên", "bình",
];

/// What a number counts: its unit or the word behind it; empty where neither is said.
pub fn thing_at(scan: &Scan, number: usize) -> String {
    let noun = noun(scan, number, &unit_at(scan, number + 1));
    let is_noun = !NO_NOUNS.contains(&noun.as_str()) && !NO_THINGS.contains(&noun.as_str());
    if is_noun { noun } else { String::new() }
}

pub(super) fn thing(all: &[Count], first: usize, at: usize) -> String {
    let count = &all[at];
    let is_noun = !count.noun.is_empty() && !NO_NOUNS.contains(&count.noun.as_str());
    if is_noun {
        return count.noun.clone();
    }
    let whole = count.part_of.map(|(whole, _)| whole);
    let before = (at > first).then(|| at - 1);
    whole
        .or(before)
        .map_or_else(String::new, |other| all[other].thing.clone())
}
