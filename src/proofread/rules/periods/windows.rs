//! The windows of the report's figures: of its period, and all of them one.

use super::spot::{Spot, wrong};
use super::tasks;
use crate::calendar::{PeriodKind, date};
use crate::finding::{Finding, Severity};
use crate::proofread::dates::Window;
use crate::proofread::frame::{Frame, before, with_year};
use crate::proofread::label::Label;
use crate::proofread::marker::Marker;
use crate::proofread::scan::Scan;
use crate::proofread::token::{Token, has_any};
use chrono::{Datelike, Days, NaiveDate};

/// Words of a sentence that tells figures.
const FIGURES: &[&str] = &[
    "hồ sơ",
    "tthc",
    "thủ tục hành chính",
    "tiếp nhận",
    "giải quyết",
    "số liệu",
    "kỳ báo cáo",
    "kết quả như sau",
    "kết quả cụ thể",
    "báo cáo kết quả",
    "nhiệm vụ",
];

/// Windows in sentences that tell the report's figures.
pub(super) fn windows(scans: &[Scan], frame: &Frame) -> Vec<Spot> {
    let mut found = Vec::new();
    let ahead = tasks::sections(scans, frame.end);
    let is_own = |i: usize| !ahead[i] || frame.closing == Some(i);
    for (i, scan) in { scans.iter().enumerate().take(frame.end) }.filter(|(i, _)| is_own(*i)) {
        for window in alone(scan) {
            let (from, to) = scan.sentence(window.start);
            let sentence = scan.words(from, to.saturating_sub(1)).to_lowercase();
            let head = before(scan, window.start);
            let near = scan
                .labels
                .iter()
                .find(|l| l.to < window.start && l.to + 6 >= window.start)
                .filter(|l| {
                    let between = &scan.tokens[l.to + 1..window.start];
                    between.iter().all(|t| !t.is_capitalised() && !t.is_mark('.'))
                });
            let label = near.map(|l| with_year(l, &scan.labels));
            let closes = frame.closing == Some(i) && sentence.contains("kết quả");
            let in_head = frame.title.contains(&i) || frame.opening == Some(i) || frame.closing == Some(i);
            let leads = [
                "tính từ",
                "số liệu",
                "kỳ báo cáo",
                "thời gian chốt",
                "chốt số liệu",
            ]
            .iter()
            .any(|w| head.contains(w))
                || opens_window(&head)
                || near.is_some()
                || in_head;
            let last = (window.end + 7).min(to.saturating_sub(1));
            let behind = if window.end < last {
                scan.words(window.end + 1, last).to_lowercase()
            } else {
                String::new()
            };
            let other = has_any(
                &format!("{head} {behind}"),
                &[
                    "cùng kỳ",
                    "kỳ trước",
                    "đợt",
                    "lớp",
                    "tập huấn",
                    "lấy ý kiến",
                    "kiểm tra các",
                    "hội nghị",
                    "tổ chức",
                    "đoàn",
                    "cao điểm",
                    "nghỉ",
                    "tuần tới",
                    "tháng tới",
                    "quý tới",
                    "kỳ tới",
                    "tuần sau",
                    "tháng sau",
                    "quý sau",
                    "tiếp theo",
                    "lũy kế",
                    "luỹ kế",
                    "cộng dồn",
                ],
            );
            let is_under_other = is_under_the_year_so_far(scans, i);
            let other = other || is_under_other || is_year_so_far(frame, window);
            // "THÁNG 7/2026 (15/6 - 14/7/2026)" says it without another word.
            let lead = scan.tokens[..window.start].iter().rev();
            let sign = lead.into_iter().find(|t| !t.is("từ") && !t.is("ngày"));
            let explains = near.is_some() && sign.is_some_and(|t| t.is_mark('('));
            if (has_any(&sentence, FIGURES) || explains || closes) && leads && !other {
                found.push(Spot {
                    scan: i,
                    window: window.clone(),
                    label,
                });
            }
        }
    }
    found
}

/// The windows that stand for themselves. Those that are told one behind the other and adjoin say what figures are
/// made of: "tổng của 03 kỳ số liệu (từ ngày 15/12/2025 đến ngày 14/3/2026; từ ngày 15/3/2026 đến ngày
/// 14/6/2026; ...)"; in an estimate they end before the period.
fn alone<'s>(scan: &'s Scan) -> Vec<&'s Window> {
    let goes_on = |pair: &[Window]| {
        let [one, next] = pair else { return false };
        let between = scan.tokens.get(one.end + 1..next.start).unwrap_or_default();
        let is_list =
            |t: &Token| t.is_mark(';') || t.is_mark(',') || ["từ", "ngày", "và"].iter().any(|w| t.is(w));
        one.to.succ_opt() == Some(next.from) && between.iter().all(is_list)
    };
    let joins: Vec<bool> = scan.windows.windows(2).map(goes_on).collect();
    let is_joined = |at: usize| joins.get(at) == Some(&true) || at > 0 && joins[at - 1];
    let all = scan.windows.iter().enumerate();
    all.filter(|(at, _)| !is_joined(*at))
        .map(|(_, window)| window)
        .collect()
}

/// "V. LŨY KẾ 10 THÁNG": what stands below the heading is of the year so far.
fn is_under_the_year_so_far(scans: &[Scan], at: usize) -> bool {
    let heading = scans[..at]
        .iter()
        .rev()
        .find(|s| s.paragraph.marker != Marker::None);
    heading.is_some_and(|s| s.tokens.len() < 12 && has_any(&s.lower, &["lũy kế", "luỹ kế"]))
}

/// "từ ngày 01/01/2025 đến ngày 14/10/2025" in a report of October: the year so far.
fn is_year_so_far(frame: &Frame, window: &Window) -> bool {
    let Some(own) = &frame.label else { return false };
    let is_short = matches!(
        own.kind,
        PeriodKind::Week | PeriodKind::Month | PeriodKind::Quarter
    );
    let Some((first, last)) = own.span().filter(|_| is_short) else {
        return false;
    };
    let starts = NaiveDate::from_ymd_opt(first.year(), 1, 1)
        .into_iter()
        .chain(NaiveDate::from_ymd_opt(first.year() - 1, 12, 15));
    let in_last = (window.to.year(), window.to.month()) == (last.year(), last.month());
    in_last && first.month() > 1 && starts.into_iter().any(|day| window.from == day)
}

/// Whether the words before a window are none but "từ ngày", at the beginning or behind a colon.
fn opens_window(head: &str) -> bool {
    let bare = head.trim_end();
    let bare = bare.strip_suffix("ngày").unwrap_or(bare).trim_end();
    let bare = bare.strip_suffix("từ").unwrap_or(bare).trim_end();
    let is_said = bare.len() < head.trim_end().len();
    is_said && (bare.ends_with([':', '(']) || !bare.contains(char::is_alphabetic))
        || head
            .trim_start_matches(|c: char| !c.is_alphabetic())
            .starts_with("từ ngày")
}

/// "quý IV (...) và cả năm 2025 (từ ngày 15/12/2024 đến ngày 14/12/2025)": a report of both.
fn is_whole_year(scan: &Scan, label: &Label) -> bool {
    let before = label.from.checked_sub(1).and_then(|i| scan.tokens.get(i));
    before.is_some_and(|t| t.is("cả"))
}

/// A window against the name of its period.
/// `signed` is the day of the document: what is written in the middle of a year tells of the year up to then.
pub(super) fn window_of(
    own: &Label,
    spot: &Spot,
    scans: &[Scan],
    signed: Option<NaiveDate>,
) -> Option<Finding> {
    /// In days: from the last figures to the signature.
    const LATEST: i64 = 60;
    let scan = &scans[spot.scan];
    let named = spot
        .label
        .clone()
        .filter(|l| l.kind != PeriodKind::Year || own.kind == PeriodKind::Year || is_whole_year(scan, l));
    let mut label = named.unwrap_or_else(|| own.clone());
    label.year = label.year.or(own.year);
    let (first, last) = label.span()?;
    let (from, to) = (spot.window.from, spot.window.to);
    let words = format!("từ ngày {} đến ngày {}", date(from), date(to));
    let long = !matches!(label.kind, PeriodKind::Month | PeriodKind::Quarter);
    let ends_in_last =
        (to.year(), to.month()) == (last.year(), last.month()) || (to > last && (to - last).num_days() <= 5);
    let is_so_far = label.kind == PeriodKind::Year
        && signed.is_some_and(|day| (0..=LATEST).contains(&(day - to).num_days()) && day < last);
    let ends_early = long && to < last && (is_so_far || (last - to).num_days() <= 75);
    // Offices of the two-level government tell of their first half-year as of the year.
    let is_new = long && from == NaiveDate::from_ymd_opt(2025, 7, 1)? && first < from;
    let starts_near = is_new || from <= first + Days::new(7) && (first - from).num_days() <= 46;
    if !(ends_in_last || ends_early) || !starts_near {
        let message = format!(
            "Khoảng thời gian số liệu {words} không phải của {}.",
            label.name()
        );
        let expected = format!("{} ({} - {})", label.name(), date(first), date(last));
        return Some(wrong(scan, spot.window.start, &words, expected, message));
    }
    let day_before = to.succ_opt().map(|d| d.day());
    let tiles = day_before == Some(from.day())
        || (from.day() == 1 && to.succ_opt().is_some_and(|d| d.day() == 1))
        || ends_early;
    if tiles {
        return None;
    }
    let message = format!(
        "Kỳ số liệu {words} của {} không theo chế độ nào (đầu kỳ phải liền sau cuối kỳ trước); số liệu có thể trùng hoặc sót với kỳ liền kề.",
        label.name()
    );
    Some(Finding::new(
        "label_vs_period",
        Severity::Warning,
        scan.place(spot.window.start),
        words,
        message,
    ))
}

/// All windows of the report's figures are one.
pub(super) fn agree(spots: &[Spot], scans: &[Scan], own: Option<&Label>, found: &mut Vec<Finding>) {
    let Some(first) = spots.first() else { return };
    // "Tuần 42 (từ ngày 09/10/2026 đến ngày 15/10/2026) chuyển sang" in a report of week 43.
    let of_report = first.label.as_ref().or(own);
    for spot in &spots[1..] {
        let same_label = match (of_report, &spot.label) {
            (Some(a), Some(b)) => a.same_period(b),
            _ => true,
        };
        let differs = (spot.window.from, spot.window.to) != (first.window.from, first.window.to);
        if same_label && differs {
            let words = |s: &Spot| format!("từ ngày {} đến ngày {}", date(s.window.from), date(s.window.to));
            let message = format!(
                "Hai khoảng thời gian số liệu khác nhau trong cùng báo cáo: {} và {}.",
                words(first),
                words(spot)
            );
            let scan = &scans[spot.scan];
            found.push(wrong(
                scan,
                spot.window.start,
                &words(spot),
                words(first),
                message,
            ));
        }
    }
}

pub(super) fn backwards(scans: &[Scan], found: &mut Vec<Finding>) {
    for scan in scans {
        for window in scan.windows.iter().filter(|w| w.to < w.from) {
            let words = scan.words(window.start, window.end);
            let message = format!(
                "Khoảng thời gian kết thúc trước khi bắt đầu: từ ngày {} đến ngày {}.",
                date(window.from),
                date(window.to)
            );
            found.push(wrong(
                scan,
                window.start,
                words,
                format!("{} - {}", date(window.to), date(window.from)),
                message,
            ));
        }
    }
}
