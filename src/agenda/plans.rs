//! What the stored plans say as a whole, for those who have read only some of their tasks.

use crate::plan::{Origin, Task};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// By year, what stands for the words of the stored plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plans(BTreeMap<i32, String>);

impl Plans {
    /// Of each task the words that a question can be about, whatever was answered.
    pub(super) fn of(tasks: &[Task]) -> Plans {
        let mut by_year: BTreeMap<i32, Sha256> = BTreeMap::new();
        for task in tasks.iter().filter(|t| t.origin == Origin::Plan) {
            let sha = by_year.entry(task.year).or_default();
            for part in [
                &task.id,
                &task.title,
                &task.leads.words,
                &task.deadline_text,
                &task.deliverable,
            ] {
                sha.update((part.len() as u64).to_be_bytes());
                sha.update(part.as_bytes());
            }
        }
        let short = |sha: Sha256| -> String {
            let digest = sha.finalize();
            digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
        };
        Plans(
            by_year
                .into_iter()
                .map(|(year, sha)| (year, short(sha)))
                .collect(),
        )
    }

    /// The year of the newest plan.
    pub(super) fn newest(&self) -> Option<i32> {
        self.0.keys().next_back().copied()
    }

    /// Each year with its plan's state.
    pub(super) fn states(&self) -> impl Iterator<Item = (i32, &str)> {
        self.0.iter().map(|(year, state)| (*year, state.as_str()))
    }
}
