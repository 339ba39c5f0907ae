//! A row to which a version of the plan gives other words: another task to the program, the same one to its unit.

use crate::agenda::facts::Facts;
use crate::calendar::{Moment, day_of};
use crate::plan::Task;
use crate::plan::import::is_reworded;

/// The row that has taken the place of one that the import of that moment took out: the same number, a lead in common, and
/// one title holds all words of the other. A number alone may have gone to another task.
pub fn renamed<'f>(before: &Task, at: Moment, facts: &'f Facts) -> Option<&'f Task> {
    let is_it = |task: &&Task| {
        !before.number.is_empty()
            && (&task.number, task.year) == (&before.number, before.year)
            && day_of(at) <= task.known_from
            && task
                .leads
                .units
                .iter()
                .any(|unit| before.leads.units.contains(unit))
            && is_reworded(&task.title, &before.title)
    };
    let mut found = facts.tasks.iter().filter(is_it);
    found.next().filter(|_| found.next().is_none())
}
