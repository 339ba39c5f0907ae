//! Whether a document proves that a task is finished.

use super::line::Line;
use super::outcome::Outcome;
use chrono::NaiveDate;

/// The document that our letters show how to write, its number in small letters: a quoted letter
/// must finish nothing.
const EXAMPLE: (&str, Option<NaiveDate>) = ("330/kh-bql", NaiveDate::from_ymd_opt(2026, 1, 24));

/// Why a result with that document is not looked at.
pub(super) fn over(line: &Line, document: (Option<&String>, Option<NaiveDate>)) -> Option<Outcome> {
    if !line.may_finish {
        return Some(Outcome::NotTheirs);
    }
    if line.is_done {
        return Some(done_before(line, document));
    }
    line.is_gone.then_some(Outcome::Gone)
}

/// The same document again changes nothing; of another whoever names it has to know that it was not taken.
fn done_before(line: &Line, (number, date): (Option<&String>, Option<NaiveDate>)) -> Outcome {
    match (number, &line.record) {
        (Some(number), Some(record)) if !record.is(number, date) => Outcome::OtherDocument {
            number: number.clone(),
            date,
            until: record.undo_until,
        },
        _ => Outcome::DoneBefore,
    }
}

/// The evidence is that of `task done`: a document with number, symbol and date.
pub(super) fn finished(
    line: &Line,
    (number, date): (Option<&String>, Option<NaiveDate>),
    today: NaiveDate,
) -> Outcome {
    let Some(number) = number else {
        if line.is_part {
            return part_came(date.unwrap_or(today), today);
        }
        return Outcome::NoDocument;
    };
    match date {
        _ if date == EXAMPLE.1 && number.to_lowercase() == EXAMPLE.0 => Outcome::Example,
        None => Outcome::NoDate,
        Some(date) if date > today => Outcome::FutureDate { date },
        Some(date) => Outcome::Recorded {
            number: number.clone(),
            date,
        },
    }
}

/// A part of a report has no document: its day is enough.
fn part_came(date: NaiveDate, today: NaiveDate) -> Outcome {
    match date > today {
        true => Outcome::FutureDate { date },
        false => Outcome::Recorded {
            number: String::new(),
            date,
        },
    }
}
