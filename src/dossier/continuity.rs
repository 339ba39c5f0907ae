//! What one period hands to the next.

use super::column::Column;
use super::figures::Figures;
use super::mode::Mode;
use super::row::{SectorRow, TOTAL};
use crate::calendar::{count, date};
use crate::finding::{Finding, Place, Severity};
use chrono::NaiveDate;

/// F5: what was pending at the end of a period is carried over into the next. Only for
/// windows that are neighbours, and only a warning: portals compute past periods anew.
/// Dossiers that wait for papers may or may not be counted as pending by a source, so both
/// readings pass. `None` also where a figure is unknown, or where the source balances a
/// year's column 6 itself (facts/portal-apis.md 2.7).
pub fn carry_over(previous: &Figures, current: &Figures) -> Option<Finding> {
    if previous.period.to.succ_opt() != Some(current.period.from) {
        return None;
    }
    if current.provenance.as_ref().is_some_and(|p| p.mode == Mode::Year) {
        return None;
    }
    no_answer(previous, current).or_else(|| handed_over(&previous.total, previous.period.to, &current.total))
}

/// Zero in every column after a period that ended with pending dossiers: they went nowhere, so the zero is the
/// source's silence and contradicts its own figures.
fn no_answer(previous: &Figures, current: &Figures) -> Option<Finding> {
    let left = previous.total.counts.c11.filter(|left| *left > 0)?;
    if !current.total.counts.is_all_zero() {
        return None;
    }
    let message = format!(
        "Nguồn trả lời 0 ở mọi cột, trong khi cuối kỳ trước, ngày {}, còn {} hồ sơ đang giải quyết; đề nghị kiểm tra nguồn, chưa thể kết luận là không phát sinh.",
        date(previous.period.to),
        count(left),
    );
    let place = Place::Cell(TOTAL.to_owned());
    let finding = Finding::new("carry_over", Severity::Error, place, count(0), message);
    Some(finding.with_values(left.to_string(), "0"))
}

/// Neighbouring periods of two sources: what differs between them is no movement.
///
/// `name`: what people call a source of that id.
pub fn other_source<'n>(
    previous: &'n Figures,
    current: &'n Figures,
    name: impl Fn(&'n str) -> &'n str,
) -> Option<Finding> {
    if previous.period.to.succ_opt() != Some(current.period.from) {
        return None;
    }
    let (then, now) = (previous.provenance.as_ref()?, current.provenance.as_ref()?);
    if then.source == now.source {
        return None;
    }
    let message = format!(
        "Số liệu của kỳ này lấy từ nguồn {}, của kỳ trước ({}) lấy từ nguồn {}; hai nguồn có thể đếm khác nhau nên không so sánh với kỳ trước.",
        name(&now.source),
        previous.period.name(),
        name(&then.source),
    );
    let place = Place::Cell(format!("{TOTAL}/c{}", Column::C6.number()));
    Some(Finding::new(
        "cross_report",
        Severity::Warning,
        place,
        "",
        message,
    ))
}

/// The same for two totals, of which the first ends on the eve of the second.
pub(super) fn handed_over(previous: &SectorRow, ends: NaiveDate, current: &SectorRow) -> Option<Finding> {
    let left = previous.counts.c11?;
    let taken = current.counts.c6?;
    let waiting = previous.extras.get("waiting").copied().flatten().unwrap_or(0);
    if taken == left || Some(taken) == left.checked_add(waiting) {
        return None;
    }
    let place = Place::Cell(format!("{TOTAL}/c{}", Column::C6.number()));
    let with_waiting = if waiting == 0 {
        String::new()
    } else {
        format!(", hồ sơ tạm dừng chờ bổ sung {}", count(waiting))
    };
    let message = format!(
        "Số hồ sơ từ kỳ trước chuyển qua (cột 6) là {}, không khớp với số đang giải quyết (cột 11) cuối kỳ trước ngày {} là {}{with_waiting}; đề nghị kiểm tra, có thể nguồn đã tính lại kỳ trước.",
        count(taken),
        date(ends),
        count(left),
    );
    let finding = Finding::new("carry_over", Severity::Warning, place, count(taken), message);
    Some(finding.with_values(left.to_string(), taken.to_string()))
}
