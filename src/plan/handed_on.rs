//! What was recorded as done goes with a task to the unit that a new version of the plan gives it to.

use super::mark::{Mark, MarkKind};
use super::task::Task;
use crate::calendar::Moment;

/// Who said so: the version of the plan, of what a unit had said before.
const BY: &str = "kết quả đã ghi nhận của đơn vị chủ trì trước";

/// The marks by which the task is done for the units that take it over, where every unit that leads it no more
/// had finished that day of it. `marks` are the task's own, oldest first; a unit that comes in beside those that
/// stay owes its own part.
pub fn handed_on(before: &Task, after: &Task, marks: &[&Mark], now: Moment) -> Vec<Mark> {
    let (old, new) = (&before.leads.units, &after.leads.units);
    let gone: Vec<&String> = old.iter().filter(|u| !new.contains(u)).collect();
    let come: Vec<&String> = new.iter().filter(|u| !old.contains(u)).collect();
    let Some((first, others)) = gone.split_first() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for mark in done_by(first, marks) {
        let is_done_too = |unit: &&String| done_by(unit, marks).iter().any(|m| m.due == mark.due);
        if !others.iter().all(is_done_too) {
            continue;
        }
        found.extend(come.iter().map(|unit| Mark {
            unit: Some((*unit).clone()),
            at: now,
            by: BY.to_owned(),
            ..mark.clone()
        }));
    }
    found
}

/// What the unit finished for itself and is not open again, one mark for each day.
fn done_by<'m>(unit: &str, marks: &[&'m Mark]) -> Vec<&'m Mark> {
    let mut found: Vec<&Mark> = Vec::new();
    for mark in marks {
        let is_theirs = mark.unit.as_deref() == Some(unit);
        if mark.kind.finishes() && is_theirs {
            found.retain(|known| known.due != mark.due);
            found.push(mark);
        } else if mark.kind == MarkKind::Reopened && mark.unit.as_deref().is_none_or(|u| u == unit) {
            found.retain(|known| mark.due.is_some() && known.due != mark.due);
        }
    }
    found
}
