//! Calendar entries that a unit has of occurrences which are done, ended or on another day by now:
//! their change comes with the letters that the unit gets anyway. There is no letter only for that:
//! an entry too many does less harm than a letter too many.

use super::ledger::TRIAL;
use super::round::mark;
use super::{Duty, Errand, Facts, Rules, What, duties};
use crate::calendar::{Moment, day_of};
use crate::letter::{LetterKind, TaskLine};
use crate::plan::{Mark, MarkKind};
use crate::remind::{Role, Stage};
use chrono::Duration;
use std::borrow::Cow;

/// So long after somebody said it, every letter to the unit carries the change. A weekly part comes
/// in that time, and a calendar takes the same change twice as once.
const SAID_AGAIN_FOR: Duration = Duration::days(10);

/// Whether the errand's letter carries such changes.
pub fn may_change(errand: &Errand) -> bool {
    use LetterKind::{Late, Reminder, UnitWeek};
    errand.unit.is_some() && matches!(errand.kind, Reminder | Late | UnitWeek)
}

/// The entries that change with that letter.
pub fn changed(errand: &Errand, facts: &Facts, rules: &Rules, now: Moment) -> Vec<TaskLine> {
    if let What::Confirmed { line, .. } = &errand.what {
        return vec![line.as_ref().clone()];
    }
    let is_recent = |m: &Mark| m.at <= now && now - SAID_AGAIN_FOR <= m.at && is_about_the_day(&m.kind);
    let (true, Some(unit)) = (may_change(errand), &errand.unit) else {
        return Vec::new();
    };
    if !facts.marks.iter().any(is_recent) {
        return Vec::new();
    }
    let address = errand.instead_of.as_ref().unwrap_or(&errand.to);
    let in_trial = errand.key.starts_with(TRIAL);
    let facts = with_ended(facts);
    let spoken_of = |duty: &&Duty| {
        facts.marks.iter().any(|m| {
            is_recent(m)
                && m.task == duty.task.id
                && m.unit.as_ref().is_none_or(|u| *u == duty.unit)
                && m.due.is_none_or(|due| due == duty.occurrence.due)
        })
    };
    let today = day_of(now);
    let all = duties(&facts, rules, today);
    let mut lines = Vec::new();
    for duty in all.iter().filter(spoken_of) {
        let role = match duty.unit == *unit {
            true => Role::Lead,
            false if duty.task.support.units.contains(unit) => Role::Support,
            false => continue,
        };
        let hears = (role, &mark(&address.address)[..]);
        if facts.ledger.has_told(&duty.task.id, &duty.unit, hears, in_trial) {
            lines.push(line(duty, role, rules, now));
        }
    }
    lines
}

/// The entry of a duty as it is now.
pub fn line(duty: &Duty, role: Role, rules: &Rules, now: Moment) -> TaskLine {
    let told = duty.told(Stage::Ahead0, role);
    TaskLine {
        is_over: duty.is_done(),
        ..duty.line(day_of(now), rules, Some(told), String::new())
    }
}

/// The facts in which what was ended is owed still, and finished: so that it has its day.
pub fn with_ended(facts: &Facts) -> Cow<'_, Facts> {
    let is_end = |m: &Mark| matches!(m.kind, MarkKind::Cancelled { .. });
    if !facts.marks.iter().any(is_end) {
        return Cow::Borrowed(facts);
    }
    let mut facts = facts.clone();
    for mark in facts.marks.iter_mut().filter(|m| is_end(m)) {
        mark.kind = MarkKind::Stated { on_time: None };
    }
    Cow::Owned(facts)
}

fn is_about_the_day(kind: &MarkKind) -> bool {
    use MarkKind::{Cancelled, Dated, Done, Reopened, Stated};
    matches!(
        kind,
        Done { .. } | Stated { .. } | Cancelled { .. } | Reopened | Dated { .. }
    )
}
