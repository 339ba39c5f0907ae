//! A result in answer to another letter than that of its task: a clerk replies to the last letter in the inbox. What the
//! unit leads and was told of is its own, whichever of its letters is answered; sender and proof are the same.

use super::Voice;
use super::lines::line_of;
use crate::agenda::{Duty, Facts, mark_of};
use crate::answer::words::{Said, Word, said};
use crate::answer::{Line, Mail, is_same_row};
use chrono::NaiveDate;

/// The lines, and behind them the tasks that the mail names and the letter does not.
pub(super) fn with_named(
    mut lines: Vec<Line>,
    mail: &Mail,
    voice: &Voice,
    (all, facts): (&[Duty], &Facts),
    today: NaiveDate,
) -> Vec<Line> {
    // The plan's owner has a list of his own; a part of a report comes as a file.
    if !voice.may_name_others
        || voice.unit.is_empty()
        || lines.is_empty()
        || lines.iter().any(|line| line.is_part)
    {
        return lines;
    }
    let said = said(&mail.lines, today);
    let mut found: Vec<Line> = Vec::new();
    for row in said.iter().filter(|s| is_order(s)).filter_map(named) {
        let is_known = |line: &Line| is_same_row(&line.row, row);
        if !lines.iter().chain(&found).any(is_known) {
            found.extend(told(row, voice, all, facts));
        }
    }
    lines.append(&mut found);
    lines
}

fn is_order(said: &Said) -> bool {
    use Word::{Done, Forecast, Postpone, Unfinished, Wrong};
    matches!(
        said.word,
        Done { .. } | Unfinished { .. } | Postpone { .. } | Forecast { .. } | Wrong
    )
}

/// The number that the line names; "1." may be the mark of a list.
fn named(said: &Said) -> Option<&str> {
    let row = said.row.as_deref()?;
    let first = said.line.split_whitespace().next()?;
    let is_mark = first.len() == row.len() + 1 && first.starts_with(row) && row.len() < 3;
    let is_mark = is_mark && first.ends_with(['.', ')', '/', ':']);
    (!is_mark).then_some(row)
}

/// What the unit leads under that number and was told of: what is still open; where nothing is, the last.
fn told(row: &str, voice: &Voice, all: &[Duty], facts: &Facts) -> Vec<Line> {
    let mark = mark_of(&voice.address);
    let heard = [true, false].map(|trial| facts.ledger.told_to(&voice.unit, &mark, NaiveDate::MIN, trial));
    let was_told = |duty: &&Duty| {
        let is_it = |t: &&crate::letter::Told| {
            (&t.task, &t.unit, t.due) == (&duty.task.id, &duty.unit, duty.occurrence.due)
        };
        heard.iter().flatten().any(|t| is_it(&t))
    };
    let mine = all
        .iter()
        .filter(|d| d.unit == voice.unit && is_same_row(&d.row(), row));
    let mine: Vec<&Duty> = mine.filter(was_told).collect();
    let is_open = mine.iter().any(|d| !d.is_done());
    let newest = mine.iter().map(|d| d.occurrence.due).max();
    mine.into_iter()
        .filter(|d| {
            if is_open {
                !d.is_done()
            } else {
                Some(d.occurrence.due) == newest
            }
        })
        .map(|d| line_of((d.task.id.clone(), d.unit.clone(), d.occurrence.due), all, facts))
        .collect()
}
