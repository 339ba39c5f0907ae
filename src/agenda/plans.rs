//! What the stored plans say as a whole, for those who have read only some of their tasks.

use super::Facts;
use crate::plan::{Origin, Task};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// By year, what stands for the words of the stored plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plans(BTreeMap<i32, String>);

impl Plans {
    /// Of each task the words that a question can be about, whatever was answered.
    fn of(tasks: &[Task]) -> Plans {
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

    /// Each year with its plan's state.
    pub(super) fn states(&self) -> impl Iterator<Item = (i32, &str)> {
        self.0.iter().map(|(year, state)| (*year, state.as_str()))
    }
}

impl Facts {
    /// Whether every task is in it.
    pub fn is_whole(&self) -> bool {
        self.unread.is_none()
    }

    /// What all plans say.
    pub(super) fn plans(&self) -> Cow<'_, Plans> {
        match &self.unread {
            Some(plans) => Cow::Borrowed(plans),
            None => Cow::Owned(Plans::of(&self.tasks)),
        }
    }

    /// The year of the newest plan.
    pub(super) fn newest_plan(&self) -> Option<i32> {
        if let Some(plans) = &self.unread {
            return plans.0.keys().next_back().copied();
        }
        let planned = self.tasks.iter().filter(|t| t.origin == Origin::Plan);
        planned.map(|t| t.year).max()
    }
}
