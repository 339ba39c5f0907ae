//! Calendar entries of tasks that an import took out of the plan.

use super::duty::spoken::spoken_of;
use super::facts::{Facts, Replan};
use super::lists;
use super::rules::Rules;
use crate::letter::{TaskLine, Told};
use crate::plan::Task;
use crate::plan::deadline::Meaning;

/// The entries of days to come of tasks that the plan has no more: they are taken back.
/// `told` are the occurrences from today on that the unit was told of.
pub fn dropped(told: &[Told], facts: &Facts, rules: &Rules) -> Vec<TaskLine> {
    let gone = |r: &&Replan| r.after.is_none() && facts.tasks.iter().all(|t| t.id != r.before.id);
    let mut lines = Vec::new();
    for replan in facts.replans.iter().filter(gone) {
        for of in told.iter().filter(|t| t.task == replan.before.id) {
            lines.push(TaskLine {
                due: Some(of.due),
                is_only: has_one_day(&replan.before),
                is_over: true,
                spoken: spoken_of(&of.task, facts) + 1,
                told: Some(of.clone()),
                ..lists::undated(&replan.before, rules, String::new())
            });
        }
    }
    lines
}

/// Whether its calendar entry is that of the task and not of one of its days.
pub fn has_one_day(task: &Task) -> bool {
    let meaning = &task.deadline.meaning;
    task.deadline.last_on_time_day().is_some()
        && !matches!(
            meaning,
            Meaning::Recur { .. } | Meaning::Multi(_) | Meaning::Continuous { .. }
        )
}
