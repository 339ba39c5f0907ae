//! A line of a letter that an answer may be about, and what is on record of it.

use crate::plan::folded;
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

/// A line of the answered letter: one occurrence that one unit owes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub task: String,
    pub unit: String,
    pub due: NaiveDate,
    /// The number in the plan; empty for a report or duty of the settings.
    pub row: String,
    pub title: String,
    /// Whoever got the letter may finish it: the lead unit, its head, the plan's owner.
    pub may_finish: bool,
    /// As it stands when the answer comes.
    #[serde(default)]
    pub is_done: bool,
    /// It is no longer owed: ended, moved or out of the plan.
    #[serde(default)]
    pub is_gone: bool,
    /// A unit's part of a report: it comes as a file and has no document.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_part: bool,
    /// What the plan says that comes of it; empty where it says nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub deliverable: String,
    /// What finished it, where it is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<Record>,
    /// Last day of the occurrence before, where the task recurs: an older document is that one's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<NaiveDate>,
    /// Day of the event that its deadline counts from: an older document is of something else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started: Option<NaiveDate>,
    /// The plan's year: each plan numbers from one.
    #[serde(default)]
    pub year: i32,
}

impl Line {
    /// How an answer names it among these: by its number alone, where another task bears that, too, with its plan's year
    /// or its day; `None` where the number is enough.
    pub fn apart_from(&self, all: &[Line]) -> Option<String> {
        let others = all.iter().filter(|other| other.task != self.task);
        let others: Vec<&Line> = others
            .filter(|other| is_same_row(&other.row, &self.row))
            .collect();
        if others.is_empty() {
            return None;
        }
        let row = &self.row;
        Some(if others.iter().all(|other| other.year != self.year) {
            format!("{row} kế hoạch năm {}", self.year)
        } else if others.iter().all(|other| other.due != self.due) {
            format!("{row} hạn {}", self.due.format("%d/%m/%Y"))
        } else {
            format!("{row} {}:", self.title)
        })
    }
}

/// Whether a mail means that number of a plan by these words, whatever their case.
pub fn is_same_row(row: &str, typed: &str) -> bool {
    let plain = |row: &str| {
        let row = folded(row.trim_matches(['.', ')', '(', ' ']));
        // "B7" of "B-7"; "1-2" is not "12".
        match row.starts_with(char::is_alphabetic) {
            true => row.replace(['-', ' '], ""),
            false => row,
        }
    };
    let (row, typed) = (plain(row), plain(typed));
    // "NV1" is task 1.
    let number = typed
        .strip_prefix("nv")
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    !row.is_empty() && (row == typed || number == Some(row.as_str()))
}

/// What is on record as the result, when the answer comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Empty where the result was recorded without a document.
    pub number: String,
    pub date: Option<NaiveDate>,
    /// Who said it: "thư trả lời của Phòng Quản lý đầu tư".
    pub by: String,
    pub at: DateTime<FixedOffset>,
    /// The last day on which the unit itself can take it back by mail; `None` where others recorded it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undo_until: Option<NaiveDate>,
}

impl Record {
    /// Whether that is the document on record, however its symbol is typed.
    pub fn is(&self, number: &str, date: Option<NaiveDate>) -> bool {
        // "12-BC/P27" is a slip for "12/BC-P27".
        let plain = |n: &str| folded(&n.replace(['–', '—', '/'], "-")).replace(' ', "");
        plain(&self.number) == plain(number) && (date.is_none() || date == self.date)
    }
}
