//! What there was when the period began, told by a day: "Tính đến hết ngày 14/6/2024 còn 65 hồ sơ đang giải quyết" in
//! the report of 15/6 to 14/9. It is what the period before left, whatever the clause calls it.

use crate::proofread::counts::count::Count;
use crate::proofread::dates::{Day, Window};
use crate::proofread::frame::Frame;
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;
use chrono::{Days, NaiveDate};

/// The first day of the report's figures: of the span in its title or opening, else of the first that stands behind
/// the name of its period.
pub fn beginning(scans: &[Scan], frame: &Frame) -> Option<NaiveDate> {
    /// In tokens, from the period to its span.
    const NEAR: usize = 6;
    /// In days: offices close their months some days early.
    const EARLY: u64 = 20;
    const LATE: u64 = 3;
    let heads = frame.title.iter().chain(&frame.opening);
    let of_head = { heads }
        .filter_map(|i| scans.get(*i))
        .find_map(|s| s.windows.first());
    let behind_label = || {
        let own = frame.label.as_ref()?;
        scans.iter().take(frame.end).find_map(|scan| {
            let is_own = |start: usize| {
                { scan.labels.iter() }.any(|l| l.to < start && l.to + NEAR >= start && l.same_period(own))
            };
            scan.windows.iter().find(|w| is_own(w.start))
        })
    };
    // "Tính từ ngày 20/7/2025 đến ngày 19/8/2025" of August.
    let of_label = || {
        let (first, last) = frame.label.as_ref()?.span()?;
        let is_of = |w: &&Window| {
            // Courses and inspections within the period have their days too.
            let is_long = (w.to - w.from) * 2 >= last - first;
            is_long && w.to <= last + Days::new(LATE) && w.from + Days::new(EARLY) >= first
        };
        { scans.iter().take(frame.end) }.find_map(|scan| scan.windows.iter().find(is_of))
    };
    of_head
        .or_else(behind_label)
        .or_else(of_label)
        .map(|window| window.from)
}

/// Whether a number of dossiers is of what was open before the period began.
pub(super) fn was_there(scan: &Scan, count: &Count, begin: Option<NaiveDate>) -> bool {
    /// Over a week's end or a few days off nothing is counted.
    const APART: u64 = 5;
    const OPEN: &[&str] = &["đang giải quyết", "đang xử lý", "chưa giải quyết", "còn", "tồn"];
    let Some(begin) = begin.filter(|_| !scan.days.is_empty()) else {
        return false;
    };
    let (from, to) = scan.sentence(count.token);
    let units = count.unit.split(' ').filter(|w| !w.is_empty()).count();
    // "còn 65 hồ sơ TTHC đang giải quyết"
    let behind = scan.words(
        count.token,
        (count.token + units + NEAR).min(to.saturating_sub(1)),
    );
    // "Số hồ sơ đang giải quyết tại thời điểm chốt số liệu (ngày 14/12/2025) là 183": what no other number has said.
    let lead = (from..count.token)
        .rev()
        .find(|i| scan.tokens[*i].is_number() && !scan.taken[*i]);
    let lead = scan.words(lead.map_or(from, |i| i + 1), count.token);
    let is_open = has_any(&lead.to_lowercase(), OPEN) || has_any(&behind.to_lowercase(), OPEN);
    let before = scan.days.partition_point(|d| d.from < count.token);
    let last = before
        .checked_sub(1)
        .map(|i| &scan.days[i])
        .filter(|d| d.from >= from);
    let is_before = |day: NaiveDate| day < begin && day + Days::new(APART) >= begin;
    // "đúng bằng số 183 hồ sơ đang giải quyết tại thời điểm hết ngày 19/8/2025"
    let next = scan
        .days
        .get(before)
        .filter(|d| d.from < to && d.from <= count.token + BEHIND);
    let is_at = |d: &&Day| {
        let between = scan.words(count.token, d.from).to_lowercase();
        has_any(
            &between,
            &["tại thời điểm", "đến hết ngày", "tính đến ngày", "đến ngày"],
        )
    };
    let is_told = |day: Option<&Day>| day.and_then(|d| d.day).is_some_and(is_before);
    is_open && (is_told(last) || is_told(next.filter(is_at)))
}

/// In tokens, from the number to its day.
const BEHIND: usize = 16;

/// In tokens behind the unit.
const NEAR: usize = 4;
