//! What people said about a task.

use super::happening::Happening;
use crate::calendar::Moment;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// What people said about a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MarkKind {
    /// Finished, with the evidence: the document's number and date.
    Done { number: String, date: NaiveDate },
    /// An earlier `Done` or `Cancelled` was a mistake.
    Reopened,
    /// A document ended the task: nobody owes it any more.
    Cancelled { number: String, date: NaiveDate },
    /// The event that a conditional deadline counts from; the hour where somebody said it.
    Happened {
        date: NaiveDate,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        time: Option<NaiveTime>,
    },
    /// The event that was reported for that day did not happen then.
    Unhappened { date: NaiveDate },
    /// The deadline in words, read for `year`, instead of the plan's words `asked`.
    Dated {
        phrase: String,
        year: i32,
        asked: String,
    },
    /// A date within a task that runs without one; the task's other dates stay.
    Milestone {
        phrase: String,
        year: i32,
        title: String,
    },
    /// The milestone of these words is not wanted any more.
    Dropped { phrase: String },
    /// The units that lead, instead of the plan's words `asked`.
    Led { units: Vec<String>, asked: String },
    /// What the plan leaves open is as it should be; `no_task`: it is nothing that anybody owes.
    Settled { no_task: bool },
    /// Nobody is reminded of it through that day.
    Held { until: NaiveDate, reason: String },
    /// An earlier `Held` ends now.
    Woken,
    /// What people keep in mind about it; changes nothing. An empty one takes the last back.
    Noted { text: String },
    /// Finished as the task system says, which gives no day for it; `None` is whether in time
    /// unsaid.
    Stated { on_time: Option<bool> },
}

impl MarkKind {
    /// Whether the occurrence is finished by it.
    pub fn finishes(&self) -> bool {
        matches!(self, MarkKind::Done { .. } | MarkKind::Stated { .. })
    }

    /// When the event happened that it reports.
    pub fn happening(&self) -> Option<Happening> {
        match self {
            MarkKind::Happened { date, time } => Some(Happening {
                day: *date,
                time: *time,
            }),
            _ => None,
        }
    }

    /// Whether what finished it came after that last on-time day, by the document's date and not
    /// by the day of the mark; `None` where nothing says.
    pub fn is_after(&self, due: NaiveDate) -> Option<bool> {
        match self {
            MarkKind::Done { date, .. } => Some(*date > due),
            MarkKind::Stated { on_time } => on_time.map(|on_time| !on_time),
            _ => None,
        }
    }
}

/// One mark, never changed; the newest for an occurrence counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub task: String,
    /// The unit that it is about; `None` is every lead unit.
    pub unit: Option<String>,
    /// The occurrence's last on-time day; `None` is the task's only one, or all that are open.
    pub due: Option<NaiveDate>,
    pub kind: MarkKind,
    /// RFC 3339.
    pub at: Moment,
    /// Who said so, as they gave it.
    pub by: String,
}
