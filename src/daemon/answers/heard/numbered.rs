//! A number in an answer is the one that the answered letter gave the task: a version of the plan may have given it to
//! another since.

use crate::agenda::Facts;
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
    (facts, Renumbered(today))
}

impl Renumbered {
    /// The number that the task has today, where the letter gave it another.
    pub(super) fn of(&self, task: &str) -> Option<&str> {
        self.0.get(task).map(String::as_str)
    }
}
