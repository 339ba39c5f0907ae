//! How often the day or the end of a task was spoken of: the version of its calendar entries, so a
//! number that never falls.

use crate::agenda::facts::Facts;
use crate::plan::{Mark, MarkKind};

/// By people, by imports and by the calendar.
pub fn spoken_of(task: &str, facts: &Facts) -> usize {
    let marks: Vec<&Mark> = facts.marks.iter().filter(|m| m.task == task).collect();
    spoken(&marks) + of_all(task, facts)
}

/// By imports and by the calendar.
pub fn of_all(task: &str, facts: &Facts) -> usize {
    let replanned = facts.replanned.get(task).copied().unwrap_or_default();
    replanned + facts.calendars.len().saturating_sub(1)
}

/// By people, in the marks about it.
pub fn spoken(marks: &[&Mark]) -> usize {
    let moves = |mark: &&&Mark| {
        use MarkKind::*;
        matches!(
            mark.kind,
            Done { .. }
                | Stated { .. }
                | Reopened
                | Cancelled { .. }
                | Dated { .. }
                | Happened { .. }
                | Unhappened { .. }
        )
    };
    marks.iter().filter(moves).count()
}
