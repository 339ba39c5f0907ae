//! A task that a version of the plan has dropped since the letter: it still has the number that the letter named, and
//! where that version only gave the row longer or shorter words, the row of that number is the same task.

use crate::agenda::{Duty, Facts};
use crate::plan::Task;
use crate::plan::import::is_reworded;

/// The task as the plan had it, where an import of late has taken it out.
pub(super) fn dropped<'f>(task: &str, facts: &'f Facts) -> Option<&'f Task> {
    let of_task = { facts.replans.iter().rev() }.find(|r| r.before.id == task)?;
    of_task.after.is_none().then_some(&of_task.before)
}

/// What the unit owes under that number now, where one title holds all words of the other: a number alone may have
/// gone to another task.
pub(super) fn renamed<'d, 'f>(before: &Task, unit: &str, all: &'d [Duty<'f>]) -> Option<&'d Duty<'f>> {
    let is_it = |d: &&Duty| {
        d.unit == unit
            && d.task.year == before.year
            && !before.number.is_empty()
            && d.task.number == before.number
            && is_reworded(&d.task.title, &before.title)
    };
    let mut found = all.iter().filter(is_it);
    found.next().filter(|_| found.next().is_none())
}
