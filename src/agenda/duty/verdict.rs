//! Which mark is in force for an occurrence: the newest that is about it.

use crate::plan::{Mark, MarkKind, is_ended};
use chrono::NaiveDate;

/// The mark by which that occurrence is finished; a later `Reopened` undoes it. `unit` stands with
/// the units that merged into it; `due`: `None` is any day.
pub fn newest_done<'a>(
    marks: &[&'a Mark],
    unit: (&str, &[String]),
    due: Option<NaiveDate>,
) -> Option<&'a Mark> {
    let is_verdict = |m: &Mark| m.kind.finishes() || m.kind == MarkKind::Reopened;
    newest(marks, unit, due, is_verdict).filter(|m| m.kind.finishes())
}

/// The `Held` mark in force for that occurrence, whether its day has passed or not.
pub fn newest_hold<'a>(
    marks: &[&'a Mark],
    unit: (&str, &[String]),
    due: Option<NaiveDate>,
) -> Option<&'a Mark> {
    let is_word = |m: &Mark| {
        matches!(
            m.kind,
            MarkKind::Held { .. } | MarkKind::Woken | MarkKind::Reopened
        )
    };
    newest(marks, unit, due, is_word).filter(|m| matches!(m.kind, MarkKind::Held { .. }))
}

fn newest<'a>(
    marks: &[&'a Mark],
    (unit, merged): (&str, &[String]),
    due: Option<NaiveDate>,
    is_meant: impl Fn(&Mark) -> bool,
) -> Option<&'a Mark> {
    let is_day = |of_mark: NaiveDate| due.is_none_or(|due| of_mark == due);
    let is_unit = |said: &String| said == unit || merged.contains(said);
    let is_about = |m: &&Mark| m.unit.as_ref().is_none_or(is_unit) && m.due.is_none_or(is_day);
    let newest_first = marks.iter().rev().copied();
    newest_first.filter(|m| is_meant(m)).find(is_about)
}

/// Whether a document ended the task, or a person said that it is none.
pub fn is_cancelled(marks: &[Mark], task: &str) -> bool {
    let own: Vec<&Mark> = marks.iter().filter(|m| m.task == task).collect();
    is_ended(&own)
}

/// Whether that occurrence of that unit is finished.
pub fn is_done(marks: &[Mark], task: &str, unit: &str, due: NaiveDate) -> bool {
    let own: Vec<&Mark> = marks.iter().filter(|m| m.task == task).collect();
    newest_done(&own, (unit, &[]), Some(due)).is_some()
}
