//! What contradicts itself in the settings without being wrong (facts/domain.md 1.6):
//! windows with gaps, deadlines before the cut-off, a unit's deadline after the
//! office's own. Told, never mended.

use super::duties::Duty;
use super::timing::Timing;
use super::written::{Log, Placed};
use crate::calendar::{Period, PeriodKind, Regime, WindowRule};
use crate::dossier::Mode;
use crate::plan::report_due;
use crate::portal::Source;
use chrono::{Days, NaiveDate};

/// An ordinary year between two others and a leap year: windows repeat after that.
const YEARS: [i32; 3] = [2026, 2027, 2028];

pub fn windows(regimes: &[Placed<Regime>], log: &Log) {
    for regime in regimes {
        if let Some((a, b)) = seam(&regime.value) {
            let what = match b.from > a.to {
                true => "leave days out",
                false => "count days twice",
            };
            log.warning(
                &regime.place,
                format!(
                    "period conflict: the windows {what}: {} ends on {}, {} begins on {}",
                    a.label, a.to, b.label, b.from
                ),
                "let from_day be the day after to_day, unless a regulation says otherwise",
            );
        }
    }
    let default = |kind| regimes.iter().find(|r| r.value.kind == kind);
    for (fine, coarse, parts) in [
        (PeriodKind::Month, PeriodKind::Quarter, 3),
        (PeriodKind::Quarter, PeriodKind::Half, 2),
        (PeriodKind::Half, PeriodKind::Year, 2),
    ] {
        if let (Some(fine), Some(coarse)) = (default(fine), default(coarse)) {
            tiles(fine, coarse, parts, log);
        }
    }
}

/// The first two neighbouring windows that do not touch. Nine months of every year never do.
fn seam(regime: &Regime) -> Option<(Period, Period)> {
    if regime.kind == PeriodKind::Nine {
        return None;
    }
    let all: Vec<Period> = YEARS
        .iter()
        .flat_map(|y| (1..=53).filter_map(|i| regime.period(*y, i)))
        .collect();
    all.windows(2)
        .find(|pair| pair[0].to + Days::new(1) != pair[1].from)
        .map(|pair| (pair[0].clone(), pair[1].clone()))
}

fn tiles(fine: &Placed<Regime>, coarse: &Placed<Regime>, parts: u32, log: &Log) {
    let part = |i| fine.value.period(YEARS[0], i);
    let (Some(first), Some(last), Some(whole)) = (part(1), part(parts), coarse.value.period(YEARS[0], 1))
    else {
        return;
    };
    if (first.from, last.to) != (whole.from, whole.to) {
        log.warning(
            &fine.place,
            format!(
                "period conflict: the windows of \"{}\" do not add up to those of \"{}\" ({} to {} against {} to {})",
                fine.value.id, coarse.value.id, first.from, last.to, whole.from, whole.to
            ),
            "leave it if both are prescribed so: their sums are then never compared",
        );
    }
}

/// A source that answers by calendar month cannot serve other windows.
pub fn sources(sources: &[Placed<Source>], regimes: &[Placed<Regime>], log: &Log) {
    let months = |r: &&Placed<Regime>| r.value.kind == PeriodKind::Month;
    let Some(regime) = regimes.iter().find(months) else {
        return;
    };
    for source in sources {
        if source.value.mode == Mode::Month && regime.value.rule != WindowRule::Calendar {
            log.warning(
                &source.place,
                format!(
                    "period conflict: asked by calendar month, it has no figures for the windows of \"{}\"",
                    regime.value.id
                ),
                "use mode = \"range\", if the portal can answer for any two days",
            );
        }
    }
}

pub fn deadlines(duties: &[Placed<Duty>], timing: &Timing, log: &Log) {
    let due = |duty: &Duty| first_due(duty, timing);
    for duty in duties {
        let Some((period, day)) = due(&duty.value) else {
            continue;
        };
        if day <= period.to {
            log.warning(
                &duty.place,
                format!(
                    "period conflict: \"{}\" is due by {}, its figures run until {}",
                    duty.value.rule.title, day, period.to
                ),
                "leave it if it is prescribed so: the draft is then an estimate, the final figures follow",
            );
        }
        parts(duty, &period, day, timing, log);
        let Some(feeds) = &duty.value.feeds else { continue };
        let upstream = duties.iter().find(|d| d.value.rule.id == feeds.value);
        let Some((same, limit)) = upstream.and_then(|u| due(&u.value)) else {
            continue;
        };
        if same.label == period.label && day > limit {
            log.warning(
                &feeds.place,
                format!(
                    "period conflict: the units answer by {}, after \"{}\" is due by {}",
                    day, feeds.value, limit
                ),
                "agree on an earlier day with the units",
            );
        }
    }
}

/// Contributors who answer when the report should have left, or before their period has ended.
fn parts(duty: &Placed<Duty>, period: &Period, due: NaiveDate, timing: &Timing, log: &Log) {
    let words = duty.value.rule.parts.due.as_ref();
    let Some(internal) = words.and_then(|words| report_due(words, period, &timing.calendar)) else {
        return;
    };
    if internal.due >= due {
        log.warning(
            &duty.place,
            format!(
                "period conflict: the contributors to \"{}\" answer by {}, the report is due by {}",
                duty.value.rule.title, internal.due, due
            ),
            "write an earlier internal_due; without one it is three working days before",
        );
    }
}

/// The report's first period of the reference year with its last on-time day.
fn first_due(duty: &Duty, timing: &Timing) -> Option<(Period, NaiveDate)> {
    let rule = &duty.rule;
    let regime = &timing.regimes.iter().find(|r| r.value.id == rule.regime)?.value;
    let index = rule.only.iter().min().copied().unwrap_or(1);
    let period = regime.period(YEARS[0], index)?;
    let due = report_due(rule.deadline.as_ref()?, &period, &timing.calendar)?.due;
    Some((period, due))
}
