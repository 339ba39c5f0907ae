//! What happened outside the period and is told as its result.

use super::after_signing::after_signing;
use super::bounds::is_bound;
use super::happened::happened;
use super::spot::Spot;
use super::within::within;
use crate::calendar::date;
use crate::finding::{Finding, Severity};
use crate::proofread::frame::{Frame, before};
use crate::proofread::label::Label;
use crate::proofread::marker::Marker;
use crate::proofread::outlook::paragraphs_ahead;
use crate::proofread::rules::series::{dated, lead_day};
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;
use chrono::{Datelike, Days, NaiveDate};

/// What happened outside the period and is told as its result; told once for all.
pub(super) fn outside(scans: &[Scan], frame: &Frame, spot: Option<&Spot>, found: &mut Vec<Finding>) {
    let is_report = frame.kind.is_none_or(|k| k.name == "báo cáo");
    let (Some((from, to)), true) = (bounds(scans, frame, spot), is_report) else {
        return;
    };
    // An undated draft is signed some weeks after its period.
    let limit = frame.dated.unwrap_or(to + Days::new(31)).max(to);
    // Nothing is told as done after the report was signed, whatever days its period has.
    let signed = frame.dated.filter(|_| !(frame.is_draft || frame.is_unsigned));
    let span = spot.map_or_else(
        || (from, signed.map_or(limit, |day| day.min(limit))),
        |spot| (spot.window.from, spot.window.to),
    );
    let under = issued_under(scans);
    let ahead = paragraphs_ahead(scans);
    let mut days: Vec<(usize, usize, NaiveDate)> = Vec::new();
    for d in dated(scans, frame)
        .into_iter()
        .filter(|d| d.scan < frame.end && frame.numbered != Some(d.scan))
    {
        let scan = &scans[d.scan];
        let head = before(scan, d.cited.from);
        let leads = lead_day(scan, d.cited.from) == Some(d.day);
        let is_own = frame.is_own(d.cited.organ()) || frame.own.is_none();
        let acts = [
            "ban hành",
            "đã có",
            "tổ chức",
            "đã ký",
            "đã gửi",
            "có văn bản",
            "tham mưu",
            "văn bản chỉ đạo",
        ]
        .iter()
        .any(|w| head.contains(w))
            || under[d.scan];
        // What the office prepared for another to issue.
        let is_own = is_own || head.contains("tham mưu") && head.contains("ban hành");
        let grounds = ["căn cứ", "theo", "thực hiện", "tiếp tục", "triển khai"]
            .iter()
            .any(|w| head.rfind(w) > head.rfind("ban hành"));
        if (leads || (is_own && acts && !grounds)) && (d.day < from || d.day > limit) {
            days.push((d.scan, d.cited.from, d.day));
        }
    }
    for (i, scan) in scans.iter().enumerate().take(frame.end) {
        let happened = happened(scan, (from, limit));
        let own = within(scan, span);
        days.extend(
            { own.into_iter() }
                .filter(|_| !ahead[i])
                .map(|(at, day)| (i, at, day)),
        );
        days.extend(
            happened
                .into_iter()
                .chain(after_signing(scan, frame))
                .filter(|_| !ahead[i])
                .map(|(at, day)| (i, at, day)),
        );
        for day in scan
            .days
            .iter()
            .filter(|d| d.day.is_some_and(|d| d < from || d > limit))
        {
            let (_, end) = scan.sentence(day.from);
            let real = day.day.unwrap_or(from);
            if is_bound(&before(scan, day.from)) || ahead[i] || real > limit && is_to_come(scan, day.from) {
                continue;
            }
            let has_document = scan.cited.iter().any(|c| c.from > day.from && c.from < end);
            if lead_day(scan, end.saturating_sub(1)) == Some(real) && !has_document {
                days.push((i, day.from, real));
            }
        }
    }
    let Some((scan, token, _)) = days.first().copied() else {
        return;
    };
    let mut said: Vec<NaiveDate> = days.iter().map(|(_, _, day)| *day).collect();
    said.sort_unstable();
    said.dedup();
    let all: Vec<String> = said.iter().map(|d| date(*d)).collect();
    // A week's report may tell of the week before, unless it says "Trong tuần".
    let is_within = said.iter().all(|day| (from..=to).contains(day));
    let (from, to) = if is_within { span } else { (from, to) };
    let message = format!(
        "Sự việc ngoài kỳ báo cáo ({} - {}) được nêu như kết quả trong kỳ: {}.",
        date(from),
        date(to),
        all.join(", ")
    );
    found.push(Finding::new(
        "event_outside_period",
        Severity::Warning,
        scans[scan].place(token),
        all.join(", "),
        message,
    ));
}

/// The first and last day of what a report tells: by the name of its period, else, of a week, by the days
/// in its title.
fn bounds(scans: &[Scan], frame: &Frame, spot: Option<&Spot>) -> Option<(NaiveDate, NaiveDate)> {
    /// In days: a report of a week names no other period, and may tell of days of the week before.
    const LONGEST: i64 = 31;
    const BEFORE: u64 = 7;
    if let Some((first, last)) = frame.label.as_ref().and_then(Label::span) {
        let first = match tells_since_january(scans, frame) {
            true => first.with_ordinal(1)?,
            false => first,
        };
        return Some(spot.map_or_else(
            || (first - Days::new(17), last + Days::new(10)),
            |s| (s.window.from.min(first), s.window.to),
        ));
    }
    let titled = || frame.title.iter().find_map(|i| scans[*i].windows.first());
    let window = spot.map(|s| &s.window).or_else(titled)?;
    let is_short = (0..=LONGEST).contains(&(window.to - window.from).num_days());
    is_short.then(|| (window.from - Days::new(BEFORE), window.to))
}

/// "Quý IV và năm 2025", "quý II và 6 tháng đầu năm 2026": a report of both, also where its title goes on
/// in the next line.
fn tells_since_january(scans: &[Scan], frame: &Frame) -> bool {
    let lines = frame.title.iter().map(|i| scans[*i].lower.trim());
    let title = lines.collect::<Vec<_>>().join(" ");
    has_any(&title, &["và năm", "và cả năm", "và 6 tháng", "và 9 tháng"])
}

/// "08 hồ sơ đến hạn trong tuần 42: ngày 13/10/2026 có 05 hồ sơ; ngày 15/10/2026 có 03 hồ sơ": what stands before the
/// colon is said of every day behind it.
fn is_to_come(scan: &Scan, at: usize) -> bool {
    /// Members of one list.
    const MOST: usize = 8;
    const COMES: &[&str] = &[
        "đến hạn",
        "là hạn",
        "hết hạn",
        "hạn trả",
        "hẹn trả",
        "phải trả",
        "lịch",
        "dự kiến",
        "sẽ",
        "sắp tới",
        "tuần tới",
        "tháng tới",
        "quý tới",
        "kỳ tới",
        "thời gian tới",
        "tuần sau",
        "tháng sau",
        "quý sau",
    ];
    let (mut from, to) = scan.sentence(at);
    for _ in 0..MOST {
        match from.checked_sub(1).filter(|i| scan.tokens[*i].is_mark(';')) {
            Some(divided) => from = scan.sentence(divided).0.min(divided),
            None => break,
        }
    }
    has_any(&scan.words(from, to - 1).to_lowercase(), COMES)
}

/// Which paragraphs stand below a heading like "III. Văn bản đã ban hành".
fn issued_under(scans: &[Scan]) -> Vec<bool> {
    let mut is_under = false;
    let mut under = Vec::with_capacity(scans.len());
    for scan in scans {
        let is_heading = matches!(
            scan.paragraph.marker,
            Marker::Chapter(_) | Marker::Part(_) | Marker::Roman(_) | Marker::Number(_)
        ) && scan.cited.is_empty()
            && scan.tokens.len() < 40;
        if is_heading {
            is_under = has_any(&scan.lower, &["đã ban hành", "văn bản ban hành"]);
        }
        under.push(is_under && !is_heading);
    }
    under
}
