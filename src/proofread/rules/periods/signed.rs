//! The day of signing and the day of the figures against the period.

use super::spot::{Spot, wrong};
use crate::calendar::{PeriodKind, date};
use crate::finding::{Finding, Severity};
use crate::proofread::dates::Day;
use crate::proofread::frame::{Frame, before};
use crate::proofread::label::Label;
use crate::proofread::outlook::paragraphs_ahead;
use crate::proofread::scan::Scan;
use crate::proofread::times::EARLIER;
use crate::proofread::token::has_any;
use chrono::{Datelike, Days, NaiveDate};

/// The day of signing against the period.
pub(super) fn signed(frame: &Frame, own: &Label, spot: Option<&Spot>, scans: &[Scan]) -> Option<Finding> {
    let day = frame.dated?;
    let (first, last) = own.span()?;
    let scan = scans.iter().find(|s| s.days.iter().any(|d| d.day == Some(day)))?;
    let is_estimate = is_estimate(scans);
    let ends = spot.map(|s| s.window.to);
    let month = NaiveDate::from_ymd_opt(last.year(), last.month(), 1)?;
    let slack = if matches!(
        own.kind,
        PeriodKind::Month | PeriodKind::Quarter | PeriodKind::Week
    ) {
        0
    } else {
        45
    };
    let too_early = match ends {
        Some(end) => day < end,
        None => day + Days::new(slack) < month,
    };
    let is_plan = frame.kind.is_some_and(|k| k.name != "báo cáo");
    if !is_plan && !frame.is_draft && is_late(own, last.max(ends.unwrap_or(last)), day) {
        return Some(late(scan, own, day));
    }
    if is_plan || is_estimate || !(too_early || day < first && own.kind != PeriodKind::Year) {
        return None;
    }
    let until = ends.unwrap_or(last);
    let message = format!(
        "Báo cáo ghi ngày {}, trước khi kỳ {} kết thúc ({}).",
        date(day),
        own.name(),
        date(until)
    );
    Some(wrong(
        scan,
        0,
        &date(day),
        format!("sau ngày {}", date(until)),
        message,
    ))
}

/// Reports are due within weeks of their period (NĐ 09/2019/NĐ-CP, Điều 12); no office signs one months later.
fn is_late(own: &Label, last: NaiveDate, day: NaiveDate) -> bool {
    let most = match own.kind {
        PeriodKind::Month => 40,
        PeriodKind::Quarter => 60,
        PeriodKind::Half | PeriodKind::Nine => 75,
        PeriodKind::Week | PeriodKind::Year | PeriodKind::Explicit => return false,
    };
    (day - last).num_days() > most
}

fn late(scan: &Scan, own: &Label, day: NaiveDate) -> Finding {
    let message = format!(
        "Báo cáo của {} ghi ngày {}, quá xa sau khi kỳ kết thúc; đề nghị kiểm tra ngày ký.",
        own.name(),
        date(day)
    );
    let place = scan.place(0);
    Finding::new("label_vs_period", Severity::Warning, place, date(day), message)
}

/// Made before the period has ended, and saying so.
fn is_estimate(scans: &[Scan]) -> bool {
    scans
        .iter()
        .any(|s| has_any(&s.lower, &["ước thực hiện", "ước đến", "ước tính"]))
}

/// "số liệu chốt đến ngày 14/6/2026" against the window.
pub(super) fn cut_off(
    scans: &[Scan],
    frame: &Frame,
    own: &Label,
    spot: Option<&Spot>,
    found: &mut Vec<Finding>,
) {
    let is_estimate = is_estimate(scans);
    let ahead = paragraphs_ahead(scans);
    for (scan, _) in scans
        .iter()
        .zip(ahead)
        .take(frame.end)
        .filter(|(_, ahead)| !ahead)
    {
        for day in scan.days.iter().filter(|d| !is_of_another_report(scan, own, d)) {
            let head = before(scan, day.from);
            let tail: String = head
                .chars()
                .rev()
                .take(40)
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
            let cuts = (tail.contains("chốt")
                && (tail.contains("đến") || tail.contains("ngày") || tail.contains("lúc")))
                || tail.contains("số liệu tính đến")
                || tail.contains("số liệu đến");
            let in_window = scan
                .windows
                .iter()
                .any(|w| w.start <= day.from && day.to <= w.end);
            let Some(real) = day.day.filter(|_| cuts && !in_window) else {
                continue;
            };
            let is_moment = tail.contains("lúc") || !tail.contains("đến");
            let last = spot.map(|s| s.window.to).or(own.span().map(|(_, last)| last));
            let is_wrong = match (spot, last) {
                // When the figures were taken: after the period, not long after it.
                // A draft is made again when a figure was put right, however late.
                (_, Some(last)) if is_moment && real >= last => {
                    !(frame.is_draft || frame.is_unsigned) && (real - last).num_days() > 62
                }
                (Some(spot), _) => real != spot.window.to,
                (None, Some(last)) => {
                    let same_month = (real.year(), real.month()) == (last.year(), last.month());
                    let long = !matches!(own.kind, PeriodKind::Month | PeriodKind::Quarter);
                    let near = real > last && (real - last).num_days() <= 10;
                    let early = long && real < last && (last - real).num_days() <= 75;
                    !(same_month || near || early)
                }
                (None, None) => false,
            };
            let is_wrong = is_wrong && !is_estimate;
            if is_wrong {
                let until = spot.map_or_else(|| own.name(), |s| date(s.window.to));
                let message = format!(
                    "Ngày chốt số liệu {} không khớp với kỳ báo cáo ({until}).",
                    date(real)
                );
                found.push(wrong(
                    scan,
                    day.from,
                    scan.words(day.from, day.to),
                    until,
                    message,
                ));
            }
        }
    }
}

/// "Kỳ trước (chốt ngày 14/6/2026) còn 88 hồ sơ", "đã nêu tại báo cáo năm 2025 (chốt ngày 14/12/2025)": the figures of
/// another period than the report's own.
fn is_of_another_report(scan: &Scan, own: &Label, day: &Day) -> bool {
    /// In tokens.
    const NEAR: usize = 16;
    let (from, _) = scan.sentence(day.from);
    let from = from.max(day.from.saturating_sub(NEAR));
    let near = scan.words(from, day.from).to_lowercase();
    // "báo cáo năm 2025", "chốt số liệu năm 2025"
    let is_of_report = |at: usize| scan.tokens[at].is("cáo") || scan.tokens[at].is("liệu");
    let is_report = |l: &&Label| l.from > from && is_of_report(l.from - 1) && l.to < day.from;
    let mut labels = scan.labels.iter().filter(is_report);
    has_any(&near, EARLIER)
        || has_any(&near, &["báo cáo trước", "lần trước"])
        || labels.any(|l| is_other(own, l))
}

fn is_other(own: &Label, label: &Label) -> bool {
    let mut label = label.clone();
    label.year = label.year.or(own.year);
    // "Số liệu năm 2026 chốt ngày ..." in a report of a part of it.
    let of_own_year = label.kind == PeriodKind::Year && label.year == own.year;
    !of_own_year && !label.same_period(own)
}
