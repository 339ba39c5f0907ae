//! The order of tasks in a letter.

use crate::letter::TaskLine;

/// Most urgent first.
pub(super) fn by_urgency(mut lines: Vec<TaskLine>) -> Vec<TaskLine> {
    lines.sort_by_key(|l| (l.due, l.target));
    lines
}
