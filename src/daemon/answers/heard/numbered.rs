//! A number in an answer is the one that the answered letter gave the task: a version of the plan may have given it to
//! another since. Only one that the letter does not have at all is read as that of today: a later letter may have told it.

use crate::agenda::{Came, Facts};
use crate::answer::{Answer, Outcome};
use std::collections::HashMap;

/// The numbers of today of the tasks that bore others in the letter.
pub(super) struct Renumbered(HashMap<String, String>);

/// The facts with the numbers that the tasks had when the letter was written (`then`, by task).
pub(super) fn as_told(mut facts: Facts, then: &HashMap<String, String>) -> (Facts, Renumbered) {
    let mut today = HashMap::new();
    for task in &mut facts.tasks {
        let Some(number) = then.get(&task.id).filter(|number| **number != task.number) else {
            continue;
        };
        let number = std::mem::replace(&mut task.number, number.clone());
        today.insert(task.id.clone(), number);
    }
    for fact in &mut facts.answers {
        if let Came::Answer(answer) = &mut fact.came {
            let number = |task: &str| then.get(task).filter(|_| today.contains_key(task));
            answer.renumber(|task| number(task).map(String::as_str));
        }
    }
    (facts, Renumbered(today))
}

impl Renumbered {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number that the task has today, where the letter gave it another.
    pub(super) fn of(&self, task: &str) -> Option<&str> {
        self.0.get(task).map(String::as_str)
    }
}

/// Whether the answer names a task that is not in its letter.
pub(super) fn names_nothing(answer: &Answer) -> bool {
    use Outcome::{NotThere, UndoWhat};
    { answer.heard.iter() }.any(|h| matches!(h.outcome, NotThere { .. } | UndoWhat))
}
