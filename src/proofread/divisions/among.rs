//! Wholes whose parts follow "trong": "Trong 22 chỉ tiêu, có 08 ..., 11 ..., 03 ...", "46 cuộc, trong đó ...".
//!
//! Perhaps not all parts are told, so that too few say nothing; too many contradict the whole where
//! nothing can be counted twice.

use super::broken::broken;
use super::joins::{Join, join_between};
use super::whole::{begins_with, is_of_the_form};
use crate::finding::Finding;
use crate::proofread::items::{Item, Sentence};
use crate::proofread::scan::Scan;
use crate::proofread::slips::slip;
use crate::proofread::things::{self, are_one};
use crate::proofread::token::{has_any, stands};

/// Things of one kind, that may make up one number.
const KINDS: &[&[&str]] = &[
    &[
        "doanh nghiệp",
        "hộ",
        "hợp",
        "htx",
        "tổ",
        "cá",
        "cơ",
        "công",
        "chi",
    ],
    &[
        "sở",
        "xã",
        "phường",
        "thị",
        "cơ quan",
        "đơn vị",
        "phòng",
        "ban",
        "huyện",
    ],
];

/// With what the names of units begin.
pub(super) const UNITS: &[&str] = &[
    "sở",
    "ubnd",
    "xã",
    "phường",
    "phòng",
    "ban",
    "công",
    "chi",
    "trung",
    "văn",
    "huyện",
    "thành",
    "thị",
    "đội",
    "trường",
    "của",
];

/// Meetings, of which one is held in one way only: "24 phiên định kỳ, 15 phiên lưu động, 09 phiên trực tuyến".
const MEETINGS: &[&str] = &[
    "phiên",
    "cuộc",
    "buổi",
    "hội nghị",
    "cuộc họp",
    "lớp",
    "hội thảo",
    "khóa",
    "khoá",
];

pub(super) fn overlap(parts: &[&Item]) -> bool {
    // "quá hạn 02 hồ sơ, đã xin lỗi đối với cả 02 hồ sơ"
    let is_told_again = parts.iter().any(|p| {
        let words = p.words.trim();
        let is_all = ["cả", "tất cả", "toàn bộ"].iter().any(|w| words.ends_with(w));
        is_all && parts.iter().filter(|q| q.value == p.value).count() > 1
    });
    let are_meetings = parts.iter().all(|p| MEETINGS.contains(&p.thing.as_str()));
    // What opens the list is no word of its first part.
    let own = |words: &str| words.rsplit("trong đó").next().unwrap_or_default().to_owned();
    let words: Vec<String> = { parts.iter().enumerate() }
        .map(|(i, p)| {
            let words = if i == 0 { own(&p.words) } else { p.words.clone() };
            if are_meetings {
                words.replace("trực tuyến", "")
            } else {
                words
            }
        })
        .collect();
    is_told_again || is_paid_beside(&words) || things::overlap(words.iter().map(String::as_str))
}

/// "ngân sách thành phố 210 triệu đồng, đã giải ngân 190 triệu đồng": what is paid is a part of what is had, where
/// nothing beside it is left to pay.
fn is_paid_beside(words: &[String]) -> bool {
    let is_paid = |w: &&String| w.contains("giải ngân");
    let is_left = |w: &String| w.contains("còn lại") || w.contains("chưa");
    let paid = words.iter().filter(is_paid).count();
    paid > 0 && paid < words.len() && !words.iter().any(is_left)
}

/// Whether the words of all parts begin or end alike: "tại trụ sở ...", "ngoại trú" and "nội trú".
pub(super) fn are_alike(whole: &Item, parts: &[&Item]) -> bool {
    let words = |p: &&Item| -> (Option<String>, Option<String>) {
        let own = p.words.rsplit(": ").next().unwrap_or_default().trim();
        let own = own.rsplit("trong đó ").next().unwrap_or(own);
        let mut words = own.split(' ').filter(|w| w.chars().any(char::is_alphabetic));
        let first = words.next().map(str::to_owned);
        let last = words.next_back().map(str::to_owned).or_else(|| first.clone());
        (first, last)
    };
    let all: Vec<(Option<String>, Option<String>)> = parts.iter().map(words).collect();
    let is_said = |word: &Option<String>| word.as_ref().is_some_and(|w| !whole.thing.contains(w.as_str()));
    let Some((first, last)) = all.first() else {
        return false;
    };
    let same_first = is_said(first) && all.iter().all(|(w, _)| w == first);
    let same_last = is_said(last) && all.iter().all(|(_, w)| w == last);
    let is_unit = |word: &Option<String>| word.as_ref().is_some_and(|w| UNITS.contains(&w.as_str()));
    let of_units = all.iter().all(|(w, _)| is_unit(w));
    parts.len() >= 2 && (same_first || same_last || of_units)
}

/// "618 cơ sở, trong đó 96 doanh nghiệp, 522 hộ kinh doanh".
pub(super) fn are_kinds(whole: &Item, parts: &[&Item]) -> bool {
    let holds = |kinds: &&&[&str]| {
        kinds.contains(&whole.thing.as_str()) && parts.iter().all(|p| kinds.contains(&p.thing.as_str()))
    };
    KINDS.iter().any(|kinds| holds(&kinds))
}

/// "Trong 22 chỉ tiêu được giao, có 08 chỉ tiêu vượt, 11 đạt, 03 không đạt".
pub(super) fn among(scan: &Scan, sentence: &Sentence) -> Option<Finding> {
    let (whole, rest) = sentence.items.split_first()?;
    let leads = [
        &["trong"][..],
        &["trong", "số"],
        &["trong", "tổng", "số"],
        &["trong", "tổng"],
        &["trên", "tổng", "số"],
        &["trên", "tổng"],
    ];
    let opens = |words: &&&[&str]| {
        let at = whole.token.checked_sub(words.len());
        // "Tại thời điểm kiểm tra, trong tổng số 118 người có ..."
        let opens_clause = |at: usize| {
            at <= sentence.from + 4 || scan.tokens[at - 1].is_mark(',') || scan.tokens[at - 1].is_mark(':')
        };
        at.is_some_and(|at| stands(&scan.tokens, at, words) && opens_clause(at))
    };
    if !leads.iter().any(|words| opens(&words)) {
        return None;
    }
    let parts: Vec<&Item> = rest
        .iter()
        .filter(|i| i.depth == whole.depth && are_one(&whole.thing, &i.thing))
        .collect();
    let parts = up_to_semicolon(scan, whole, &parts);
    let values: Vec<i64> = parts.iter().map(|p| p.value).collect();
    let sum: i64 = values.iter().sum();
    let slip = slip(whole.value, &values);
    let gap = (sum - whole.value).abs() * 100;
    let is_divided = parts.len() >= 3 || are_levels(&parts) || are_all(scan, whole, &parts);
    let is_over = sum > whole.value && gap <= whole.value * 25 && is_divided;
    let is_swapped = slip.is_some_and(|(old, new)| old >= 10 && new >= 10) && gap <= whole.value * 40;
    let is_wrong = (is_over || is_swapped) && !overlap(&parts) && parts.len() >= 2;
    let is_right = sum == whole.value || begins_with(whole.value, &values) || is_of_the_form(whole, &parts);
    (is_wrong && !is_right).then(|| broken(scan, whole, &parts, sum, slip))
}

/// "Trong 08 hồ sơ chưa đúng quy trình có 06 hồ sơ thiếu phiếu kiểm soát và 03 hồ sơ cập nhật chậm.": two parts joined by
/// "và" or a comma, behind "có" or "gồm", with which the sentence ends; each names the thing again, and they do not speak
/// of two sides of one dossier, such as its channel and its time.
fn are_all(scan: &Scan, whole: &Item, parts: &[&Item]) -> bool {
    let [one, other] = parts else { return false };
    let lead = scan.words(whole.token, one.token).to_lowercase();
    let between = scan.words(one.token, other.token).to_lowercase();
    let (from, to) = (other.token, scan.sentence(other.token).1.saturating_sub(1));
    let behind = scan.words(from, to.max(from)).to_lowercase();
    let sides = |words: &str| SIDES.iter().position(|side| has_any(words, side));
    let are_of_two = || sides(&between).zip(sides(&behind)).is_some_and(|(a, b)| a != b);
    let is_counted = !one.thing.is_empty() && one.thing == other.thing;
    let ends = !behind.contains([';', ':', '(']) && !has_any(&behind, &["cũng", "cả", "đều", "vẫn", "còn"]);
    has_any(&lead, &["có", "gồm", "thì"])
        && is_counted
        && ends
        && !between.contains([';', ':', '('])
        && !are_of_two()
}

/// Sides from which one thing may be looked at; two of them divide nothing.
const SIDES: &[&[&str]] = &[
    &["trực tuyến", "trực tiếp", "bưu chính", "toàn trình", "một phần"],
    &["đúng hạn", "quá hạn", "trước hạn", "trong hạn", "chậm", "trễ hạn"],
    &["tốt", "khá", "xuất sắc", "đạt", "trung bình", "yếu"],
    &["hoàn thành", "đã", "đang", "chưa", "xong"],
    &["nữ", "nam", "dân tộc", "đảng viên", "trẻ"],
    &["fdi", "trong nước", "nước ngoài", "ngoài ngân sách"],
    &["đất đai", "môi trường", "xây dựng", "đầu tư", "lao động"],
    &["trọng tâm", "ưu tiên", "đột xuất", "thường xuyên"],
];

/// How somebody comes; who comes in one of these ways comes in no other.
const CHANNELS: &[&[&str]] = &[
    &["trực tuyến", "qua mạng"],
    &["trực tiếp", "tại trụ sở", "tại bộ phận"],
    &["bưu chính", "bưu điện"],
    &["điện thoại", "đường dây nóng"],
    &["thư điện tử", "email", "hộp thư"],
    &["zalo", "mạng xã hội"],
];

/// "12 lượt tại trụ sở, 09 lượt qua điện thoại": each of another way.
pub(super) fn are_channels(scan: &Scan, parts: &[&Item]) -> bool {
    let end = |i: usize| {
        parts
            .get(i + 1)
            .map_or_else(|| scan.sentence(parts[i].token).1, |p| p.token)
    };
    let channel = |i: usize| {
        let words = scan
            .words(parts[i].token, end(i).saturating_sub(1))
            .to_lowercase();
        let mut found = CHANNELS.iter().enumerate().filter(|(_, c)| has_any(&words, c));
        found.next().map(|(n, _)| n).filter(|_| found.next().is_none())
    };
    let told: Vec<usize> = (0..parts.len()).filter_map(channel).collect();
    let is_once = |n: &usize| told.iter().filter(|m| *m == n).count() == 1;
    parts.len() >= 2 && told.len() == parts.len() && told.iter().all(is_once)
}

/// "82 TTHC toàn trình và 14 TTHC một phần": no procedure is both.
fn are_levels(parts: &[&Item]) -> bool {
    let [one, other] = parts else { return false };
    let is = |p: &Item, level: &str| has_any(&p.words, &[level]);
    is(one, "toàn trình") && is(other, "một phần") || is(one, "một phần") && is(other, "toàn trình")
}

/// "10 dự án FDI và 12 dự án trong nước; trong đó 05 dự án FDI và 08 dự án trong nước": parts of both together.
pub(super) fn is_joined(scan: &Scan, other: &Item, whole: &Item, sum: i64) -> bool {
    let is_one = other.depth == whole.depth && are_one(&whole.thing, &other.thing);
    scan.joins(other.token, whole.token) && is_one && sum > whole.value && sum <= whole.value + other.value
}

/// "đang hoạt động 50 dự án, đang xây dựng 10 dự án, chậm tiến độ 06 dự án": those in trouble are among the others.
pub(super) fn ends_with_trouble(parts: &[&Item]) -> bool {
    const TROUBLE: &[&str] = &["chậm", "quá hạn", "vướng mắc", "vướng", "khó khăn"];
    let Some((last, others)) = parts.split_last().filter(|(_, others)| others.len() > 1) else {
        return false;
    };
    has_any(&last.words, TROUBLE)
        && others.iter().any(|p| has_any(&p.words, &["đang"]))
        && !others.iter().any(|p| has_any(&p.words, TROUBLE))
}

/// The parts before the first semicolon behind the whole.
pub(super) fn up_to_first_semicolon<'a>(
    scan: &'a Scan,
    whole: &'a Item,
    parts: &'a [&'a Item],
) -> impl Iterator<Item = &'a Item> {
    let last = parts.last().map_or(whole.token, |p| p.token).max(whole.token);
    let end = (whole.token..last).find(|i| scan.tokens[*i].is_mark(';'));
    parts
        .iter()
        .take_while(move |p| end.is_none_or(|end| p.token < end))
        .copied()
}

/// The parts before the first semicolon behind the whole, where it is not what divides them.
pub(super) fn up_to_semicolon<'a>(scan: &Scan, whole: &Item, parts: &[&'a Item]) -> Vec<&'a Item> {
    let Some((first, last)) = parts.first().zip(parts.last()) else {
        return Vec::new();
    };
    let from = first.token.max(whole.token);
    let ends = |i: &usize| scan.tokens[*i].is_mark(';');
    let Some(end) = (from..last.token.max(from)).find(ends) else {
        return parts.to_vec();
    };
    let near: Vec<&Item> = parts.iter().copied().filter(|p| p.token < end).collect();
    // "6 tháng đã đào tạo 90 lượt người, trong đó 40 lượt cấp xã; còn 110 lượt": of another whole.
    let lead = scan.words(whole.token, first.token).to_lowercase();
    let is_left = has_any(&lead, &["trong đó"]) && scan.tokens.get(end + 1).is_some_and(|t| t.is("còn"));
    if near.len() >= 2 || is_left {
        near
    } else {
        parts.to_vec()
    }
}

/// "618 cơ sở, trong đó 96 doanh nghiệp, 522 hộ kinh doanh; ...": the parts of other kinds.
pub(super) fn kinds<'a>(scan: &Scan, whole: &Item, beside: &[&'a Item]) -> Option<Vec<&'a Item>> {
    let first = beside.first()?;
    let lead = scan.words(whole.token, first.token).to_lowercase();
    let end = (first.token..scan.tokens.len()).find(|i| matches!(scan.tokens[*i].text, ";" | "."));
    let near: Vec<&Item> = beside
        .iter()
        .copied()
        .filter(|p| end.is_none_or(|end| p.token < end))
        .collect();
    let is_told = has_any(&lead, &["trong đó", "gồm", "bao gồm"]) && !lead.contains(';');
    (is_told && near.len() >= 2 && first.thing != whole.thing && are_kinds(whole, &near)).then_some(near)
}

/// Whether the next number counts the units that the whole is divided among.
pub(super) fn is_of_units(whole: &Item, beside: &[&Item]) -> bool {
    let units = ["đơn vị", "cơ quan", "sở", "xã", "phường", "phòng", "địa", "huyện"];
    beside.len() >= 3 && units.contains(&beside[0].thing.as_str()) && beside[0].thing != whole.thing
}

/// "17 nhiệm vụ quá hạn của 09 đơn vị: Sở Xây dựng 03 nhiệm vụ; ...": the colon stands behind the units.
pub(super) fn of_units<'a>(
    scan: &Scan,
    whole: &Item,
    beside: &[&'a Item],
    join: Join,
    same: Vec<&'a Item>,
) -> (Join, Vec<&'a Item>) {
    let is_listed = is_of_units(whole, beside)
        && beside
            .get(1)
            .is_some_and(|first| join_between(scan, beside[0], Some(first)) == Join::All)
        && beside[1..].iter().all(|i| i.thing == whole.thing);
    if is_listed {
        return (Join::All, beside[1..].to_vec());
    }
    (join, same)
}
