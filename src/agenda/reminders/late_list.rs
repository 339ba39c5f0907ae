//! The owner's list of what the afternoon will tell as late: a row a task, whichever units owe it, as an answer to the
//! list is of the task and not of one of them.

use super::urgency::by_urgency;
use crate::agenda::action::{Agenda, What};
use crate::agenda::duty::current::with_hold;
use crate::agenda::duty::{Duty, named_in_a_line, unit_name};
use crate::agenda::line_note::note_to;
use crate::agenda::parts::{is_part, received_with};
use crate::agenda::round::{Note, Round};
use crate::agenda::telling::Telling;
use crate::calendar::count;
use crate::letter::{LetterKind, TaskLine};
use crate::remind::Role;
use std::collections::BTreeSet;

/// A duty of the list with what is said of it.
type Listed<'a> = (&'a Duty<'a>, String);

/// In the morning the owner sees what the afternoon will tell as late.
pub(super) fn decide<'a>(round: &Round<'a>, late: &[Telling<'a>], agenda: &mut Agenda) {
    if late.is_empty() {
        return;
    }
    let told = { late.iter() }.map(|t| (t.duty, note_to(Role::Owner, &t.note, t.duty, round)));
    let held = held_late(round)
        .into_iter()
        .map(|d| (d, with_hold(String::new(), d, round.today)));
    let rows = by_task(told.chain(held).collect());
    let mut counted = BTreeSet::new();
    let lines = rows.into_iter().map(|row| {
        let (duty, _) = row[0];
        // The owner sees with the first of a report's late parts how many have come.
        let is_first = counted.insert((&duty.task.id, duty.occurrence.due));
        let received = is_first.then(|| received_with(duty, round.facts, round.rules));
        line(&row, received.flatten(), round)
    });
    let lines = lines.collect();
    let when = round.today.to_string();
    let what = What::list(by_urgency(lines));
    let note = Note::new("late-list", &when, LetterKind::LateList, &round.rules.owner, what);
    round.write(
        note,
        format!("{} will be told as late this afternoon", late.len()),
        agenda,
    );
}

/// The duties that are one task to the owner, in their order. Of parts of a report each is another text.
fn by_task(all: Vec<Listed>) -> Vec<Vec<Listed>> {
    let mut rows: Vec<Vec<Listed>> = Vec::new();
    for (duty, note) in all {
        let is_same = |row: &&mut Vec<Listed>| {
            let (first, _) = &row[0];
            first.task.id == duty.task.id
                && first.occurrence.due == duty.occurrence.due
                && !is_part(&duty.task)
        };
        match rows.iter_mut().find(is_same) {
            Some(row) => row.push((duty, note)),
            None => rows.push(vec![(duty, note)]),
        }
    }
    rows
}

fn line(row: &[Listed], received: Option<String>, round: &Round) -> TaskLine {
    let is_shared = row.len() > 1;
    let notes = row.iter().filter(|(_, note)| !note.is_empty());
    let notes = notes.map(|(duty, note)| match is_shared {
        true => format!("{}: {note}", unit_name(round.rules, &duty.unit)),
        false => note.clone(),
    });
    let notes: Vec<String> = notes.chain(received).collect();
    let sentences = notes.iter().map(|note| note.trim_end_matches(['.', ' ']));
    let note = sentences.collect::<Vec<_>>().join(". ");
    let first = round.plain_line(row[0].0, note);
    if !is_shared {
        return first;
    }
    let names: Vec<String> = row.iter().map(|(d, _)| unit_name(round.rules, &d.unit)).collect();
    let others = row[1..]
        .iter()
        .filter_map(|(d, _)| round.plain_line(d, String::new()).owed);
    TaskLine {
        unit_name: format!(
            "{} đơn vị ({})",
            count(i64::try_from(names.len()).unwrap_or(i64::MAX)),
            named_in_a_line(&names)
        ),
        also: others.collect(),
        ..first
    }
}

/// Late ones that a person holds back: on the list with their hold, not told to anyone.
fn held_late<'a>(round: &Round<'a>) -> Vec<&'a Duty<'a>> {
    let is_held = |duty: &&Duty| {
        let o = &duty.occurrence;
        !duty.is_done()
            && round.live_from <= o.due
            && o.due < round.today
            && duty.held_until(round.today).is_some()
    };
    round.duties.iter().filter(is_held).collect()
}
