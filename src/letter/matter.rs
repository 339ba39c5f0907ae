//! What a letter has to say, before words.

use super::dossier::DossierPart;
use super::point::{Named, Point};
use super::task_line::TaskLine;
use crate::calendar::{Moment, Period};
use crate::finding::Finding;
use crate::report::{Trend, WeeklySummary};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A file in a letter. The name is ASCII.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    pub name: String,
    /// MIME type, `text/calendar; method=PUBLISH`.
    pub mime: String,
    pub bytes: Vec<u8>,
}

/// A break of three or more days off, for the look-ahead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Break {
    /// "Tết Nguyên đán"; may be empty.
    pub name: String,
    /// First and last day off.
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// The second working day after it: what is due until then is listed.
    pub until: NaiveDate,
    /// A day of it is only a forecast.
    pub forecast: bool,
}

/// What a letter has to say, before words.
#[derive(Debug, Clone, PartialEq)]
pub enum Matter {
    /// Reminder, Late, LateList, LookAhead, Monthly, Questions, GoingLive: tasks, most urgent first.
    Tasks {
        lines: Vec<TaskLine>,
        /// Due until two working days after the break that comes; may repeat `lines`.
        ahead_of_break: Vec<TaskLine>,
        /// The break; `None` where `ahead_of_break` is empty.
        rest: Option<Break>,
        /// Dossiers near or past their promised hour.
        dossiers: Option<Box<DossierPart>>,
    },
    Week(Box<WeeklySummary>),
    UnitWeek {
        period: Period,
        lines: Vec<TaskLine>,
    },
    Draft {
        period: Period,
        report: String,
        findings: Vec<Finding>,
        as_of: Option<Moment>,
        files: Vec<Attachment>,
        estimate: bool,
        notes: Vec<String>,
        /// The last periods; none before there are three.
        trend: Option<Box<Trend>>,
    },
    /// Receipt, Proposals, Moved and the like: points under headings. The sentences stand in the
    /// kind's template; these are the facts that they speak of.
    Points {
        /// About the letter as a whole, by name.
        facts: Named,
        points: Vec<Point>,
        files: Vec<Attachment>,
    },
    Test,
}
