//! Whether a document proves that a task is finished.

use super::judge::{Line, Outcome};
use chrono::{Datelike, Days, NaiveDate};

/// The document that our letters show how to write, its number in small letters: a quoted letter
/// must finish nothing.
const EXAMPLE: (&str, Option<NaiveDate>) = ("330/kh-bql", NaiveDate::from_ymd_opt(2026, 1, 24));

/// A document of the year before the task's is that of a task that was finished early; from longer before it is
/// a slip of typing, most often of January.
const EARLIEST: Days = Days::new(90);

/// Why a result is not looked at.
pub(super) fn over(line: &Line) -> Option<Outcome> {
    if !line.may_finish {
        return Some(Outcome::NotTheirs);
    }
    if line.is_done {
        return Some(Outcome::DoneBefore);
    }
    line.is_gone.then_some(Outcome::Gone)
}

/// The evidence is that of `task done`: a document with number, symbol and date.
pub(super) fn finished(
    line: &Line,
    (number, date): (Option<&String>, Option<NaiveDate>),
    today: NaiveDate,
) -> Outcome {
    let Some(number) = number else {
        return Outcome::NoDocument;
    };
    match date {
        _ if date == EXAMPLE.1 && number.to_lowercase() == EXAMPLE.0 => Outcome::Example,
        None => Outcome::NoDate,
        Some(date) if date > today => Outcome::FutureDate { date },
        Some(date) if date.year() < line.due.year() && date + EARLIEST < line.due => {
            Outcome::EarlyDate { date }
        }
        Some(date) => Outcome::Recorded {
            number: number.clone(),
            date,
        },
    }
}
