//! What is kept of a letter besides its words: what it told, and what it only named.

use super::kind::LetterKind;
use super::line;
use super::matter::Matter;
use super::order::Order;
use super::task_line::{Owed, TaskLine, Told};
use crate::remind::Role;

/// What a letter to those who lead it names without a stage; of a letter that confirms what was recorded, that.
pub(super) fn listed(order: &Order, lines: &[&TaskLine]) -> Vec<Owed> {
    use LetterKind::{Confirmation, LateList, LookAhead, Reminder, UnitWeek};
    if order.kind == Confirmation {
        let is_theirs = |line: &&TaskLine| line.told.as_ref().is_none_or(|t| t.role != Role::Support);
        let changed = order.entries.iter().filter(is_theirs);
        return changed.filter_map(|line| line.owed.clone()).collect();
    }
    if !matches!(order.kind, Reminder | LateList | LookAhead | UnitWeek) {
        return Vec::new();
    }
    let without_stage = lines.iter().filter(|line| line.told.is_none());
    let of_line = |line: &&TaskLine| line.owed.clone().into_iter().chain(line.also.clone());
    without_stage.flat_map(of_line).collect()
}

/// What the ledger will remember: every line that has a stage, each once, in the
/// order of the letter. Lists (what will be told, the week) tell no stage.
pub(super) fn told(order: &Order) -> Vec<Told> {
    use LetterKind::{Late, LookAhead, Reminder};
    let (lines, around) = match (&order.matter, order.kind) {
        (
            Matter::Tasks {
                lines,
                ahead_of_break,
                ..
            },
            Reminder | Late | LookAhead,
        ) => (lines, ahead_of_break),
        _ => return Vec::new(),
    };
    let mut told: Vec<Told> = Vec::new();
    for line in line::by_urgency(lines)
        .into_iter()
        .chain(line::by_urgency(around))
    {
        told.extend(line.told.clone().filter(|new| !told.contains(new)));
    }
    told
}
