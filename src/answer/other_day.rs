//! What a wish for another day comes to, and the day by which a unit expects to be done.

use super::line::Line;
use super::outcome::Outcome;
use super::words::Until;
use chrono::{Days, NaiveDate};

/// A day that moves nothing is a slip, and no wish that the owner could grant.
pub(super) fn wished(line: &Line, until: Until, today: NaiveDate) -> Outcome {
    match until {
        Until::NoDay => Outcome::NoSuchDay,
        Until::Vague => Outcome::VagueDay,
        Until::Unsaid => Outcome::Wish { until: None },
        Until::Day(until) if until < today => Outcome::PastDay { until },
        Until::Day(until) if until <= line.due && !line.is_gone => Outcome::NotLater { until },
        Until::Day(until) => Outcome::Wish { until: Some(until) },
    }
}

/// So long behind the task's day, and behind today, a day is one with a slip in its year.
const LONGEST_DELAY: Days = Days::new(183);

/// By when the unit expects to be done, before its day or behind it.
pub(super) fn expected(until: Until, due: NaiveDate, today: NaiveDate) -> Outcome {
    match until {
        Until::NoDay => Outcome::NoSuchDay,
        Until::Vague | Until::Unsaid => Outcome::VagueDay,
        Until::Day(until) if due.max(today) + LONGEST_DELAY < until => Outcome::VagueDay,
        Until::Day(until) if until < today => Outcome::PastDay { until },
        Until::Day(until) => Outcome::Forecast { until },
    }
}
