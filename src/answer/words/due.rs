//! Which of several occurrences a line is about: "hạn 20/3/2026".

use super::days::numeric;
use crate::plan::folded;
use chrono::NaiveDate;

/// "hạn 20/3 XONG …", "18 hạn 20/3 XONG …": the day, and where the line goes on.
pub(super) fn leading_due(tokens: &[&str], at: usize, today: NaiveDate) -> (Option<NaiveDate>, usize) {
    let names = tokens.get(at).is_some_and(|t| folded(t) == "han");
    let day = tokens.get(at + 1).filter(|_| names).and_then(|t| numeric(t));
    match day.and_then(|day| day.near(today)) {
        Some(day) => (Some(day), at + 2),
        None => (None, at),
    }
}

/// Takes "hạn 20/3/2026" out.
pub(super) fn due_of<'t>(rest: impl AsRef<[&'t str]>, today: NaiveDate) -> (Option<NaiveDate>, Vec<&'t str>) {
    let rest = rest.as_ref();
    let at = rest.iter().position(|t| folded(t) == "han");
    let found = at.and_then(|at| {
        let day = numeric(rest.get(at + 1)?)?;
        Some((at, day.near(today)?))
    });
    match found {
        Some((at, day)) => {
            let mut left = rest.to_vec();
            left.drain(at..at + 2);
            (Some(day), left)
        }
        None => (None, rest.to_vec()),
    }
}
