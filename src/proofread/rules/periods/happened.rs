//! Days on which something happened, where they do not begin their sentence: among other days of a list,
//! behind the verb that begins a line, as the first and last day of what was done.

use super::bounds::is_bound;
use crate::proofread::dates::Day;
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;
use chrono::NaiveDate;

/// What offices do on a day.
const ACTS: &[&str] = &[
    "kiểm tra",
    "tổ chức",
    "làm việc",
    "phối hợp",
    "tập huấn",
    "họp",
    "khai mạc",
    "khai giảng",
    "tiếp",
    "khảo sát",
    "thanh tra",
    "giám sát",
    "hướng dẫn",
    "tuyên truyền",
    "đối thoại",
    "dự",
    "tham dự",
    "tham gia",
    "triển khai",
    "đón",
    "ra quân",
    "lập biên bản",
    "xảy ra",
    "bồi dưỡng",
    "công bố",
    "trao",
    "mở",
    "tự kiểm tra",
    "đã tổ chức",
    "đã kiểm tra",
    "đã làm việc",
    "đã họp",
    "đã phối hợp",
    "đã tập huấn",
];

/// With them a day is a document's, a limit, or what is held against.
const OTHERS: &[&str] = &[
    "luật",
    "nghị định",
    "nghị quyết",
    "quyết định",
    "kế hoạch",
    "công văn",
    "thông báo",
    "văn bản",
    "báo cáo",
    "tờ trình",
    "chỉ thị",
    "kết luận",
    "thông tư",
    "hợp đồng",
    "giấy phép",
    "giấy chứng nhận",
    "biên bản",
    "đơn",
    "hiệu lực",
    "hạn",
    "thời hạn",
    "đến hạn",
    "gia hạn",
    "so với",
    "cùng kỳ",
    "thay thế",
    "căn cứ",
    "theo",
    "dự kiến",
    "lũy kế",
    "luỹ kế",
    "số liệu",
    "trước",
    "sau",
    "kể từ",
    "tính đến",
    "hết",
    "chậm nhất",
    "khởi công",
];

/// Beyond these days nothing is of the report.
type Bounds = (NaiveDate, NaiveDate);

/// Where they stand, and the days.
pub(super) fn happened(scan: &Scan, bounds: Bounds) -> Vec<(usize, NaiveDate)> {
    let mut found = listed(scan, bounds);
    found.extend(done(scan, bounds));
    found.sort_unstable();
    found.dedup();
    found
}

fn is_outside(day: NaiveDate, (from, limit): Bounds) -> bool {
    day < from || day > limit
}

/// Words of the sentence up to a token, lower case.
fn words(scan: &Scan, from: usize, to: usize) -> String {
    match from < to {
        true => scan.words(from, to - 1).to_lowercase(),
        false => String::new(),
    }
}

/// Behind the number of a document.
fn is_of_document(scan: &Scan, day: &Day) -> bool {
    /// In tokens: "ngày", a comma, "ký".
    const FARTHEST: usize = 4;
    let before = scan.cited.partition_point(|c| c.to < day.from);
    let document = before.checked_sub(1).and_then(|i| scan.cited.get(i));
    document.is_some_and(|c| day.from - c.to <= FARTHEST)
}

/// "vào các ngày 17/7/2026 (02 doanh nghiệp), 18/8/2026 và 20/8/2026": days that stand side by side are of one
/// period; where one is within it and another before it, the other is wrong (what comes behind may be known already).
fn listed(scan: &Scan, bounds: Bounds) -> Vec<(usize, NaiveDate)> {
    let mut found = Vec::new();
    let days: Vec<&Day> = scan.days.iter().filter(|d| d.day.is_some()).collect();
    for pair in days.windows(2) {
        let [first, second] = pair else { continue };
        let (Some(one), Some(other)) = (first.day, second.day) else {
            continue;
        };
        let (from, _) = scan.sentence(first.from);
        let head = words(scan, from, first.from);
        // "giảm 02 vụ so với cùng kỳ: vụ ngày ...": what stands before a colon is told already.
        let head = head.rsplit(':').next().unwrap_or_default();
        let is_other = is_of_document(scan, first) || is_of_document(scan, second) || has_any(head, OTHERS);
        if is_other || is_bound(head) || !stand_alike(scan, first, second) {
            continue;
        }
        match (is_outside(one, bounds), is_outside(other, bounds)) {
            (true, false) if one < bounds.0 => found.push((first.from, one)),
            (false, true) if other < bounds.0 => found.push((second.from, other)),
            _ => {}
        }
    }
    found
}

/// Nothing but brackets, places and signs between them, or the same word before both ("vụ ngày ..., vụ ngày ...").
fn stand_alike(scan: &Scan, first: &Day, second: &Day) -> bool {
    /// In tokens.
    const FARTHEST: usize = 24;
    const PLACES: [&str; 3] = ["tại", "ở", "với"];
    const JOINS: [&str; 6] = [",", "và", "ngày", "các", "cùng", "vào"];
    if second.from - first.to > FARTHEST {
        return false;
    }
    let word_before = |day: &Day| {
        let at = day
            .from
            .checked_sub(2)
            .filter(|at| scan.tokens[at + 1].is("ngày"))?;
        scan.tokens
            .get(at)
            .filter(|t| t.is_word())
            .map(|t| t.lower.as_str())
    };
    let between = scan.tokens.get(first.to + 1..second.from).unwrap_or_default();
    if between
        .iter()
        .any(|t| t.is_mark('.') || t.is("đến") || t.is("tới"))
    {
        return false;
    }
    let is_same = word_before(first).is_some_and(|w| Some(w) == word_before(second) && !JOINS.contains(&w));
    let mut depth = 0_i32;
    let mut bare = between.iter().filter(|t| {
        depth += i32::from(t.is_mark('(')) - i32::from(t.is_mark(')'));
        depth == 0 && !t.is_mark(')')
    });
    let mut in_place = false;
    let is_joined = bare.all(|t| {
        let joins = JOINS.contains(&t.lower.as_str());
        in_place = (in_place || PLACES.contains(&t.lower.as_str())) && !joins;
        joins || in_place && !t.is_number()
    });
    is_same || is_joined
}

/// "Chiến dịch được tổ chức", "Lớp học đã diễn ra".
fn ends_with_act(lead: &str) -> bool {
    [
        "được tổ chức",
        "đã tổ chức",
        "được triển khai",
        "đã diễn ra",
        "diễn ra",
    ]
    .iter()
    .any(|w| lead.trim_end().ends_with(w))
}

/// "Kiểm tra an toàn lao động ngày 28/02/2026 tại ...", "Từ ngày 20/11/2025 đến ngày 24/11/2025, phường tự kiểm tra".
fn done(scan: &Scan, bounds: Bounds) -> Vec<(usize, NaiveDate)> {
    /// In tokens, from the head of the sentence.
    const FARTHEST: usize = 24;
    let mut found = Vec::new();
    for day in scan.days.iter().filter(|d| !is_of_document(scan, d)) {
        let (from, to) = scan.sentence(day.from);
        let Some(real) = day.day.filter(|_| day.from - from <= FARTHEST) else {
            continue;
        };
        let lead = words(scan, from, day.from);
        let bare = lead.trim_start_matches(|c: char| !c.is_alphabetic()).trim_end();
        let window = scan
            .windows
            .get(scan.windows.partition_point(|w| w.start < day.from))
            .filter(|w| w.start == day.from);
        let Some(lead) = bare.strip_suffix("ngày").map(str::trim_end) else {
            continue;
        };
        let acts = |text: &str| {
            ACTS.iter()
                .any(|w| text.starts_with(w) && !text[w.len()..].starts_with(char::is_alphabetic))
        };
        let is_done = match window {
            Some(window) => {
                let tail = words(scan, window.end + 1, to);
                let is_head =
                    lead == "từ" && tail.starts_with(',') && ACTS.iter().any(|w| has_any(&tail, &[w]));
                let is_behind = lead
                    .strip_suffix("từ")
                    .is_some_and(|lead| (acts(lead) || ends_with_act(lead)) && !has_any(lead, OTHERS));
                let is_figures = has_any(
                    &tail,
                    &["tiếp nhận", "hồ sơ", "so với", "cùng kỳ", "lũy kế", "số liệu"],
                );
                (is_head || is_behind) && !is_figures && is_outside(window.to, bounds)
            }
            None => acts(lead) && !has_any(lead, OTHERS) && !lead.ends_with("từ") && !lead.ends_with("đến"),
        };
        // What comes behind the period may be told as it is known already.
        if is_done && real < bounds.0 && !is_bound(lead) {
            found.push((day.from, real));
        }
    }
    found
}
