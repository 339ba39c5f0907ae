//! A task that counts from an event runs once for each day of it: a unit that answers a letter about one of them may mean
//! another, or all. What has a day of its own and is still open stands beside what the letter tells, so that a result
//! without its day is asked back.

use super::lines::line_of;
use crate::agenda::{Duty, Facts};
use crate::answer::Line;
use crate::plan::awaited_event;
use chrono::Days;

/// Days so far apart are of different events.
const NEAR: Days = Days::new(31);

/// The lines with the other open days of their tasks behind them.
pub(super) fn with_other_days(mut lines: Vec<Line>, all: &[Duty], facts: &Facts) -> Vec<Line> {
    let open = lines.iter().filter(|line| !line.is_done && !line.is_gone);
    let mut found: Vec<Line> = Vec::new();
    for line in open {
        let is_beside = |d: &&Duty| {
            let due = d.occurrence.due;
            d.task.id == line.task
                && d.unit == line.unit
                && awaited_event(&d.task.deadline).is_some()
                && !d.is_done()
                && due <= line.due + NEAR
                && line.due <= due + NEAR
        };
        for duty in all.iter().filter(is_beside) {
            let owed = (duty.task.id.clone(), duty.unit.clone(), duty.occurrence.due);
            let beside = Line {
                may_finish: line.may_finish,
                ..line_of(owed, all, facts)
            };
            let is_same = |l: &Line| (&l.task, &l.unit, l.due) == (&beside.task, &beside.unit, beside.due);
            if !lines.iter().chain(&found).any(is_same) {
                found.push(beside);
            }
        }
    }
    lines.extend(found);
    lines
}
