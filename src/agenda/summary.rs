//! How many tasks were given, finished, in time, overdue: each task once, so that the parts add up
//! to the whole.

use super::{Duty, Facts, Rules, duties, is_cancelled};
use crate::plan::{MarkKind, Origin, Task};
use chrono::NaiveDate;
use serde::Serialize;

/// Tasks by state; `given` is `done + in_time + overdue`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub given: i64,
    /// Every occurrence of every lead unit is finished.
    pub done: i64,
    pub done_on_time: i64,
    pub done_late: i64,
    /// Not finished, and no day of it has passed.
    pub in_time: i64,
    pub overdue: i64,
    /// Ended by a document; in none of the others.
    pub cancelled: i64,
}

/// The tally by origin. Reports of the settings are in none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    pub system: Tally,
    pub plan: Tally,
    pub hand: Tally,
    pub total: Tally,
}

/// Counts on that day: what was finished by a document of a later day was not finished then.
pub fn summary(facts: &Facts, rules: &Rules, today: NaiveDate) -> Summary {
    let all = duties(facts, rules, today);
    let mut summary = Summary::default();
    // Duties of a task stand together, in the order of the tasks.
    let mut rest = all.as_slice();
    for task in &facts.tasks {
        let mine = rest.iter().take_while(|d| d.task.id == task.id).count();
        let (of_task, after) = rest.split_at(mine);
        rest = after;
        let tally = match task.origin {
            Origin::System => &mut summary.system,
            Origin::Hand => &mut summary.hand,
            Origin::Plan | Origin::Report => &mut summary.plan,
        };
        let standing = standing(task, of_task, facts, today);
        tally.add(standing);
        summary.total.add(standing);
    }
    summary
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    DoneOnTime,
    DoneLate,
    InTime,
    Overdue,
    Cancelled,
}

fn standing(task: &Task, duties: &[Duty], facts: &Facts, today: NaiveDate) -> Standing {
    if is_cancelled(&facts.marks, &task.id) {
        return Standing::Cancelled;
    }
    if duties.is_empty() {
        return match is_finished_as_a_whole(task, facts, today) {
            None => match task.deadline.last_on_time_day() {
                // No unit is known, so nobody owes it; it is late all the same.
                Some(due) if due < today => Standing::Overdue,
                _ => Standing::InTime,
            },
            Some(false) => Standing::DoneOnTime,
            Some(true) => Standing::DoneLate,
        };
    }
    let is_open = |d: &&Duty| !d.is_done() || d.finished_on().is_some_and(|day| day > today);
    if duties.iter().filter(is_open).any(|d| d.occurrence.due < today) {
        return Standing::Overdue;
    }
    if duties.iter().any(|d| is_open(&d)) {
        return Standing::InTime;
    }
    let is_late = |d: &Duty| d.done.and_then(|m| m.kind.is_after(d.occurrence.due)) == Some(true);
    match duties.iter().any(is_late) {
        true => Standing::DoneLate,
        false => Standing::DoneOnTime,
    }
}

/// Whether a task without occurrences is finished, and then whether late.
pub fn is_finished_as_a_whole(task: &Task, facts: &Facts, today: NaiveDate) -> Option<bool> {
    let verdict = facts
        .marks
        .iter()
        .rev()
        .find(|m| m.task == task.id && (m.kind.finishes() || m.kind == MarkKind::Reopened))?;
    if !verdict.kind.finishes() || matches!(verdict.kind, MarkKind::Done { date, .. } if date > today) {
        return None;
    }
    let due = task.deadline.last_on_time_day();
    Some(due.and_then(|due| verdict.kind.is_after(due)).unwrap_or(false))
}

impl Tally {
    fn add(&mut self, standing: Standing) {
        self.given += i64::from(standing != Standing::Cancelled);
        match standing {
            Standing::DoneOnTime => self.done_on_time += 1,
            Standing::DoneLate => self.done_late += 1,
            Standing::InTime => self.in_time += 1,
            Standing::Overdue => self.overdue += 1,
            Standing::Cancelled => self.cancelled += 1,
        }
        self.done = self.done_on_time + self.done_late;
    }
}
