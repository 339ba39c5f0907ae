//! Which line of the letter an answer is about: by its number, its day, its title, or because there is but one.

use super::judge::Asked;
use super::line::{Line, is_same_row};
use super::outcome::Outcome;
use super::words::Said;
use crate::plan::folded;
use chrono::NaiveDate;

/// The line that an answer is about, by its number, its day or its title.
pub(super) fn addressed<'l>(said: &Said, asked: Asked<'l>) -> Result<&'l Line, Outcome> {
    let Some(title) = &said.title else {
        let row = said.row.as_deref().filter(|row| !is_mark(row, &said.line, asked));
        return meant((row, said.due, said.year), asked.lines);
    };
    let mut titled = asked.lines.iter().filter(|line| is_titled(line, title));
    if let Some(row) = &said.row {
        let named = (Some(row.as_str()), said.due, said.year.or(year_of(title)));
        return numbered(row, named, (titled.next(), titled.next()), asked);
    }
    match (titled.next(), titled.next()) {
        (Some(line), None) => Ok(line),
        (Some(_), Some(_)) => Err(Outcome::Which),
        (None, _) if said.is_ordered() => Err(Outcome::Unclear),
        (None, _) => Err(Outcome::Other),
    }
}

/// "1 | Rà soát thủ tục | XONG …": a number that the letter does not have, of no task of the unit, is that of the table's
/// row, and the title counts. The number of one task with the title of another is asked back.
fn numbered<'l>(
    row: &str,
    named: Named,
    titled: (Option<&'l Line>, Option<&'l Line>),
    asked: Asked<'l>,
) -> Result<&'l Line, Outcome> {
    let found = meant(named, asked.lines);
    let is_units = asked.rows.iter().any(|known| is_same_row(known, row));
    match (found, titled) {
        (Ok(line), (Some(other), None)) if line.task != other.task => Err(Outcome::Which),
        (Err(Outcome::NotThere { .. }), (Some(line), None)) if !is_units => Ok(line),
        // Two plans have a task of that number.
        (Err(Outcome::Which | Outcome::WhichDay { .. }), (Some(line), None))
            if is_same_row(&line.row, row) =>
        {
            Ok(line)
        }
        (found, _) => found,
    }
}

/// "1. XONG …" to a letter with one task, of a unit that leads no task 1.
fn is_mark(row: &str, line: &str, asked: Asked) -> bool {
    let is_first = row == "1" && (line.starts_with("1.") || line.starts_with("1)"));
    let is_known = |known: &String| is_same_row(known, row);
    is_first && asked.lines.len() == 1 && !asked.rows.iter().any(is_known)
}

/// Whether the words before an answer are the task's title, or a good part of it.
fn is_titled(line: &Line, words: &str) -> bool {
    const FEWEST: usize = 3;
    let plain = |text: &str| {
        let folded = folded(text);
        let words = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty());
        words.collect::<Vec<_>>().join(" ")
    };
    let (title, words) = (plain(&line.title), plain(words));
    let is_in = |all: &str, part: &str| format!(" {all} ").contains(&format!(" {part} "));
    let is_long = |text: &str| text.split(' ').count() >= FEWEST;
    (is_long(&words) && is_in(&title, &words)) || (is_long(&title) && is_in(&words, &title))
}

/// A number, a day, and the year of the plan that the number is of.
pub(super) type Named<'n> = (Option<&'n str>, Option<NaiveDate>, Option<i32>);

/// "kế hoạch năm 2026" where a title might stand.
fn year_of(title: &str) -> Option<i32> {
    let words = folded(title);
    let year = words
        .strip_prefix("ke hoach nam ")
        .or(words.strip_prefix("ke hoach "))?;
    year.parse().ok()
}

/// The one line that a number, a day or neither names; else what is asked back.
pub(super) fn meant<'l>((row, due, year): Named, asked: &'l [Line]) -> Result<&'l Line, Outcome> {
    let named: Vec<&Line> = asked
        .iter()
        .filter(|l| year.is_none_or(|year| l.year == year))
        .filter(|l| row.is_none_or(|row| is_same_row(&l.row, row)))
        .filter(|l| due.is_none_or(|due| l.due == due))
        .collect();
    // Who names a day and no number means what has no number.
    let unnumbered: Vec<&Line> = named.iter().copied().filter(|l| l.row.is_empty()).collect();
    let names_a_day = row.is_none() && due.is_some();
    let named = match unnumbered.as_slice() {
        [_] if names_a_day => unnumbered,
        _ => named,
    };
    let has_row = |row: &str| asked.iter().any(|l| is_same_row(&l.row, row));
    match (named.as_slice(), row) {
        ([line], _) => Ok(*line),
        ([], Some(row)) if has_row(row) => match due {
            Some(due) => Err(Outcome::NotThatDay { due }),
            None => Err(Outcome::NotThere { row: row.to_owned() }),
        },
        ([], Some(row)) if !asked.is_empty() => Err(Outcome::NotThere { row: row.to_owned() }),
        ([], _) if asked.is_empty() => Err(Outcome::Other),
        ([first, more @ ..], _) if more.iter().all(|l| l.task == first.task && l.unit == first.unit) => {
            let due = named.iter().map(|l| l.due).min().unwrap_or(first.due);
            Err(Outcome::WhichDay {
                row: first.row.clone(),
                due,
            })
        }
        ([], None) if let Some(due) = due => Err(Outcome::NotThatDay { due }),
        _ => Err(Outcome::Which),
    }
}
