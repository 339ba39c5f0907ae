//! Which weeks have a page: those with a working day; the next covers one without.

use super::rules::Rules;
use crate::calendar::{Moment, Period, PeriodKind, Regime, at, day_of};
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// So many weeks back a working day is looked for; no break of an office is longer.
const LONGEST_BREAK: u64 = 8;

/// The last working day of that day's week, and the moment of its letters.
pub fn summary_of(rules: &Rules, day: NaiveDate) -> Option<(NaiveDate, Moment)> {
    let monday = day - Days::new(u64::from(day.weekday().num_days_from_monday()));
    let last = last_working_day(rules, monday)?;
    Some((last, at(last, rules.weekly.as_ref()?.summary_at)))
}

/// The newest week with a working day whose last one has begun: that day and the period. A week
/// without a working day has no page; the next covers both.
pub fn latest(rules: &Rules, regime: &Regime, today: NaiveDate) -> Option<(NaiveDate, Period)> {
    mondays_back(today).find_map(|monday| {
        let last = last_working_day(rules, monday).filter(|d| *d <= today)?;
        Some((last, period_from(rules, regime, monday)?))
    })
}

/// The weeks whose cut-off has passed last, newest first: the page's and the one it is compared with.
pub fn ended(rules: &Rules, regime: &Regime, now: Moment) -> Vec<Period> {
    mondays_back(day_of(now))
        .filter(|monday| last_working_day(rules, *monday).is_some())
        .filter_map(|monday| period_from(rules, regime, monday))
        .filter(|period| regime.cutoff_of(period).opens <= now)
        .take(2)
        .collect()
}

/// The page before that of `period`, for comparison.
pub fn before(rules: &Rules, regime: &Regime, period: &Period) -> Option<Period> {
    let monday = NaiveDate::from_isoywd_opt(period.year, period.index, Weekday::Mon)?;
    mondays_back(monday)
        .skip(1)
        .find(|monday| last_working_day(rules, *monday).is_some())
        .and_then(|monday| period_from(rules, regime, monday))
}

/// The days of a week's report under its name: those of its page, which covers a week before it without a working day. Any
/// other period is its own window.
pub fn as_named(period: Period, rules: &Rules) -> Period {
    let is_weekly = rules.weekly.as_ref().is_some_and(|w| w.regime == period.regime);
    if !is_weekly || period.kind != PeriodKind::Week {
        return period;
    }
    let regime = rules.regimes.iter().find(|r| r.id == period.regime);
    let monday = NaiveDate::from_isoywd_opt(period.year, period.index, Weekday::Mon);
    let monday = monday.filter(|monday| last_working_day(rules, *monday).is_some());
    let named = regime
        .zip(monday)
        .and_then(|(regime, monday)| period_from(rules, regime, monday));
    named.unwrap_or(period)
}

fn mondays_back(day: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let monday = day - Days::new(u64::from(day.weekday().num_days_from_monday()));
    (0..LONGEST_BREAK).map(move |back| monday - Days::new(7 * back))
}

fn last_working_day(rules: &Rules, monday: NaiveDate) -> Option<NaiveDate> {
    (0..7)
        .rev()
        .map(|d| monday + Days::new(d))
        .find(|d| rules.calendar.is_working(*d))
}

fn period_from(rules: &Rules, regime: &Regime, monday: NaiveDate) -> Option<Period> {
    let week = monday.iso_week();
    let mut period = regime.period(week.year(), week.week())?;
    for before in mondays_back(monday).skip(1) {
        if last_working_day(rules, before).is_some() {
            break;
        }
        period.from = period.from - Days::new(7);
    }
    Some(period)
}
