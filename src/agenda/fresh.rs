//! A day that the unit reads today, in a letter of its own, for the first time: a version of the plan or the owner's
//! word on a wish brought it. No reminder of the same morning repeats it, but for the last day itself.

use super::answers::was_said_by_mail;
use super::duty::Duty;
use super::replanned::tells_day_of;
use super::round::Round;
use crate::calendar::{Moment, day_of};
use crate::plan::MarkKind;
use crate::remind::Stage;
use chrono::{Days, NaiveDate};

/// Whether the stage ahead can wait for the next working morning, since the unit reads of the day otherwise today.
pub fn is_told_otherwise(duty: &Duty, stage: Stage, round: &Round) -> bool {
    stage < Stage::Ahead0 && is_fresh(duty, round)
}

/// Whether a letter of today brings the unit the day of the duty.
pub fn is_fresh(duty: &Duty, round: &Round) -> bool {
    let (facts, task) = (round.facts, &duty.task.id);
    let is_by_mail = || {
        facts.marks.iter().rev().any(|mark| {
            mark.task == *task
                && matches!(mark.kind, MarkKind::Dated { .. })
                && told_on(mark.at, round) == round.today
                && was_said_by_mail(task, (&duty.unit, true), &[], mark.at, facts)
        })
    };
    let is_of_today = |at: Moment| told_on(at, round) == round.today;
    duty.is_only() && (is_by_mail() || tells_day_of(task, &duty.unit, round, is_of_today))
}

/// The day on which units hear of what was said at that moment.
fn told_on(at: Moment, round: &Round) -> NaiveDate {
    let (hours, day) = (&round.rules.hours, day_of(at));
    if hours.is_open(at, hours.morning, &round.rules.calendar) {
        return day;
    }
    let next = if at.time() < hours.morning { 0 } else { 1 };
    day_of(round.rules.opening_of(day + Days::new(next)))
}
