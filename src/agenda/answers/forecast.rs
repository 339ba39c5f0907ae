//! The day by which a unit expects to finish what is late, as it said by mail: its word, which moves no deadline.

use super::in_force::{said_of, taken_back};
use crate::agenda::duty::Duty;
use crate::agenda::facts::Facts;
use crate::answer::Outcome;
use chrono::NaiveDate;

/// The newest that was not taken back, while its day is still to come.
pub fn forecast_of(duty: &Duty, facts: &Facts, today: NaiveDate) -> Option<NaiveDate> {
    let newest = said_of(&duty.task.id, facts).rev().find_map(|(fact, heard)| {
        let line = heard.line.as_ref().filter(|line| line.unit == duty.unit)?;
        let is_meant = line.due == duty.occurrence.due || duty.is_only();
        let Outcome::Forecast { until } = heard.outcome else {
            return None;
        };
        (is_meant && !taken_back(fact.id, line, facts)).then_some(until)
    });
    newest.filter(|day| today <= *day)
}
