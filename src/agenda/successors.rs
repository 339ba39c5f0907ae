//! Which task of a later plan stands for one of an older.

use super::duty::Duty;
use crate::plan::import::plain_title;
use crate::plan::{Origin, Task};
use std::collections::HashMap;

/// Which task of a later plan has the words of an older one, by the older one's identity.
pub struct Successors<'a>(HashMap<&'a str, &'a Task>);

impl<'a> Successors<'a> {
    /// Nothing is compared while there is one plan only.
    pub fn of(tasks: &'a [Task]) -> Successors<'a> {
        let planned = || tasks.iter().filter(|t| t.origin == Origin::Plan);
        let (first, last) = (planned().map(|t| t.year).min(), planned().map(|t| t.year).max());
        let mut newest: HashMap<String, &Task> = HashMap::new();
        let mut found = HashMap::new();
        if first == last {
            return Successors(found);
        }
        let mut by_year: Vec<&Task> = planned().collect();
        by_year.sort_by_key(|t| std::cmp::Reverse(t.year));
        for task in by_year {
            let later = newest.entry(plain_title(&task.title)).or_insert(task);
            if later.year > task.year {
                found.insert(task.id.as_str(), *later);
            }
        }
        Successors(found)
    }

    /// Each older task with the later one, by their identities.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(older, later)| (*older, later.id.as_str()))
    }

    /// The year of the plan that has taken the duty over: it has a task of the same words, and
    /// either owes the same day or was made when this one was late already.
    pub fn of_duty(&self, duty: &Duty, all: &[Duty]) -> Option<i32> {
        let later = self.0.get(duty.task.id.as_str()).filter(|_| !duty.is_done())?;
        let is_same = |other: &Duty| {
            other.task.id == later.id
                && other.occurrence.due == duty.occurrence.due
                && other.unit == duty.unit
        };
        (duty.occurrence.due < later.known_from || all.iter().any(is_same)).then_some(later.year)
    }
}
