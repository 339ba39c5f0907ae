//! When a list of dossiers is asked for: on working days, at the schedule's moments, and in any case
//! shortly before the morning letters.

use super::wanted::Wanted;
use crate::agenda::dossiers;
use crate::agenda::rules::Rules;
use crate::calendar::{Moment, Period, PeriodKind, at, day_of};
use chrono::{Datelike, Duration};

/// The list is asked for so long before the morning letters where the schedule has had no moment
/// today (a Saturday that is worked in exchange).
const BEFORE_THE_MORNING: i64 = 20;

/// The list of today and since when it counts, or why none is asked for.
pub(super) fn wanted(now: Moment, latest: Moment, rules: &Rules) -> Result<Wanted, &'static str> {
    let today = day_of(now);
    if !rules.calendar.is_working(today) {
        return Err("no list of dossiers is asked for on a day off");
    }
    let morning = at(today, rules.hours.morning);
    let since = match day_of(latest) == today {
        true => latest,
        false => morning - Duration::minutes(BEFORE_THE_MORNING),
    };
    if now < since {
        return Err("the list of dossiers is asked for shortly before the morning letters");
    }
    let period = Period {
        label: today.to_string(),
        kind: PeriodKind::Explicit,
        year: today.year(),
        index: 0,
        from: today,
        to: today,
        regime: String::new(),
    };
    Ok(Wanted {
        period,
        since,
        quick_until: at(today, dossiers::morning_ends()).max(since + Duration::hours(1)),
        reason: "list of dossiers of",
    })
}
