//! The receipt of an answer: to whoever said by mail or sheet that a task is done, on another day,
//! or held. What is recorded stands in it, how to take it back, and the change of the calendar entry.
//! A tick by the clerk gets none: the clerk sees what was stored.

use super::entries::{line, with_ended};
use super::{Facts, Rules, What, duties};
use crate::calendar::{Moment, date, date_with_weekday, day_of, moment};
use crate::letter::Named;
use crate::plan::{Mark, MarkKind};
use crate::remind::Role;

/// What is said about a mark that is stored; `None` where it is about nothing that the unit owes,
/// or changes nothing that a letter says.
pub fn confirmation(mark: &Mark, unit: &str, facts: &Facts, rules: &Rules, now: Moment) -> Option<What> {
    let (said, day, number) = said(&mark.kind)?;
    let facts = with_ended(facts);
    let duties = duties(&facts, rules, day_of(now));
    let is_meant = |d: &&super::Duty| {
        d.task.id == mark.task && d.unit == unit && mark.due.is_none_or(|due| due == d.occurrence.due)
    };
    // Of several the newest that the mark finished, else the next one.
    let finished = duties.iter().rfind(|d| is_meant(d) && d.done == Some(mark));
    let duty = finished.or_else(|| duties.iter().find(is_meant))?;
    let line = line(duty, Role::Lead, rules, now);
    let facts = [
        ("said", said.to_owned()),
        ("title", duty.task.title.clone()),
        ("number", duty.row()),
        ("due", date_with_weekday(duty.occurrence.due)),
        ("target", date_with_weekday(duty.occurrence.target)),
        ("document", number),
        ("day", day),
        ("taken", moment(mark.at)),
    ];
    Some(What::Confirmed {
        facts: Named::from(facts.map(|(name, fact)| (name.to_owned(), fact))),
        line: Box::new(line),
    })
}

/// By which word the template knows it, with the day and the document that were named.
fn said(kind: &MarkKind) -> Option<(&'static str, String, String)> {
    let none = String::new;
    Some(match kind {
        MarkKind::Done { number, date: day } => ("done", date(*day), number.clone()),
        MarkKind::Stated { .. } => ("done", none(), none()),
        MarkKind::Cancelled { number, date: day } => ("ended", date(*day), number.clone()),
        MarkKind::Reopened => ("reopened", none(), none()),
        MarkKind::Dated { .. } => ("redated", none(), none()),
        MarkKind::Held { until, .. } => ("held", date(*until), none()),
        _ => return None,
    })
}
