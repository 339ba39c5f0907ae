//! The windows whose figures are read with those of a period, and whether they are final.

use super::rules::Rules;
use super::weeks;
use crate::calendar::{Moment, Period, day_of};
use crate::report;

/// The period and the one before it in its regime.
pub fn with_previous(period: &Period, rules: &Rules) -> Vec<Period> {
    let regime = rules.regimes.iter().find(|r| r.id == period.regime);
    let is_week = rules.weekly.as_ref().is_some_and(|w| w.regime == period.regime);
    let before = match regime {
        Some(regime) if is_week => weeks::before(rules, regime, period),
        Some(regime) => regime.before(period),
        None => None,
    };
    std::iter::once(period.clone()).chain(before).collect()
}

/// The period, the one before it, the same one of the year before, and those that make up a row of
/// [`report::TREND`]; each window once.
pub fn with_history(period: &Period, rules: &Rules) -> Vec<Period> {
    let mut out = with_previous(period, rules);
    let mut add = |found: Period| {
        if !out.iter().any(|p| is_same_window(p, &found)) {
            out.push(found);
        }
    };
    if let Some(same) = last_year(period, rules) {
        add(same);
    }
    row_of(period, rules).into_iter().rev().for_each(&mut add);
    out
}

pub fn is_same_window(a: &Period, b: &Period) -> bool {
    (a.from, a.to) == (b.from, b.to)
}

pub fn last_year(period: &Period, rules: &Rules) -> Option<Period> {
    let regime = rules.regimes.iter().find(|r| r.id == period.regime)?;
    regime.period(period.year - 1, period.index)
}

/// Periods in a row, the oldest first, this one the last.
pub fn row_of(period: &Period, rules: &Rules) -> Vec<Period> {
    let before = |p: &Period| with_previous(p, rules).into_iter().nth(1);
    let row = std::iter::successors(Some(period.clone()), before);
    let mut row: Vec<Period> = row.take(report::TREND).collect();
    row.reverse();
    row
}

/// Whether the window's figures can still change before their cut-off: the draft is an estimate.
pub fn cutoff_is_ahead(period: &Period, rules: &Rules, now: Moment) -> bool {
    match rules.regimes.iter().find(|r| r.id == period.regime) {
        Some(regime) => now < regime.cutoff_of(period).opens,
        None => day_of(now) <= period.to,
    }
}
