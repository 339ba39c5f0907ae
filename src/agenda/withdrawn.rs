//! A result on record that was taken back by others than its unit: whoever thinks that it is done reads what was taken
//! back, and why, in whatever tells the task as open.

use super::answers::{Undoer, who_took_back};
use super::duty::Duty;
use super::facts::Facts;
use crate::calendar::{Moment, date, moment};
use crate::plan::{Mark, MarkKind, named_document};
use chrono::Duration;

/// So long letters say it; the unit has had a confirmation by then, and several letters.
const TOLD_FOR: Duration = Duration::days(10);

/// What was taken back of a duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBack {
    /// "Kế hoạch số 330/KH-BQL", or empty where the result had no document.
    document: String,
    /// Its day; empty where it had none.
    day: String,
    /// What the plan's owner wrote with it; `None` where it was not his mail.
    words: Option<String>,
    at: Moment,
}

impl TakenBack {
    /// What a line of a letter to the unit says of it.
    pub fn note(&self) -> String {
        format!("{}; việc được nhắc lại", self.said())
    }

    /// "kết quả đã ghi nhận (Kế hoạch số 330/KH-BQL ngày 24/6/2026) được bỏ ra lúc …".
    pub fn said(&self) -> String {
        let document = match (self.document.as_str(), self.day.as_str()) {
            ("", _) => String::new(),
            (document, "") => format!(" ({document})"),
            (document, day) => format!(" ({document} ngày {day})"),
        };
        let why = match &self.words {
            None => String::new(),
            Some(words) if words.is_empty() => " theo ý kiến của đơn vị theo dõi kế hoạch".to_owned(),
            Some(words) => format!(" theo ý kiến của đơn vị theo dõi kế hoạch: \"{words}\""),
        };
        let at = moment(self.at);
        format!("kết quả đã ghi nhận{document} được bỏ ra lúc {at}{why}")
    }
}

/// What was lately taken back of the duty, as it stands now.
pub fn taken_back_of(duty: &Duty, facts: &Facts, now: Moment) -> Option<TakenBack> {
    if duty.is_done() {
        return None;
    }
    let is_of = |m: &&Mark| {
        m.task == duty.task.id
            && m.unit.as_ref().is_none_or(|unit| *unit == duty.unit)
            && m.due
                .is_none_or(|due| duty.is_only() || due == duty.occurrence.due)
            && (m.kind.finishes() || m.kind == MarkKind::Reopened)
    };
    let mut newest_first = facts.marks.iter().rev().filter(is_of);
    let reopened = newest_first.next().filter(|m| m.kind == MarkKind::Reopened)?;
    if now < reopened.at || TOLD_FOR < now - reopened.at {
        return None;
    }
    let result = newest_first.find(|m| m.kind.finishes())?;
    let (document, day) = match &result.kind {
        MarkKind::Done { number, date: day } if number.is_empty() => (String::new(), date(*day)),
        MarkKind::Done { number, date: day } => (named_document(number), date(*day)),
        _ => (String::new(), String::new()),
    };
    let words = match who_took_back((&duty.task.id, &duty.unit), reopened.at, facts) {
        Some(Undoer::Unit) => return None,
        Some(Undoer::Owner(words)) => Some(words),
        None => None,
    };
    Some(TakenBack {
        document,
        day,
        words,
        at: reopened.at,
    })
}
