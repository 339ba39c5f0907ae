//! As reported then and as known now: the figures of a report that was signed and sent, and what
//! its source says otherwise since.

use super::beside::Beside;
use super::column::Column;
use super::figures::Figures;
use super::row::{SectorRow, TOTAL};
use crate::calendar::{Moment, Period, count, date};
use crate::finding::{Finding, Place, Severity};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A report that was signed and sent (`report sent`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    /// Row id in the store; 0 before it is stored.
    pub id: i64,
    /// Id of the configured report; empty where none of them is meant.
    pub report: String,
    /// Its title, as letters name it.
    pub title: String,
    pub period: Period,
    /// "330/BC-BQL".
    pub number: String,
    /// The date of the document.
    pub date: NaiveDate,
    /// When that was said, and by whom.
    pub at: Moment,
    pub by: String,
    /// Name and SHA-256 of the file, where one was given.
    pub file: Option<(String, String)>,
    pub rows: Vec<SectorRow>,
    pub total: SectorRow,
    /// The source that the figures came from; empty where it is not known.
    pub source: String,
    /// The answers that the figures rested on when they were recorded. They are never removed.
    pub rests_on: Vec<i64>,
    pub beside: Beside,
}

/// One figure that a source says otherwise than a report that was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The sector's name, or "Tổng số".
    pub line: String,
    pub column: Column,
    pub then: i64,
    pub now: i64,
}

/// A report that was sent, and what its source says otherwise now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    pub reported: Reported,
    /// Never empty; the totals first.
    pub changes: Vec<Change>,
    /// When the source said so.
    pub as_of: Moment,
    /// When the same answers were read anew, where that is what made the difference.
    pub reread_at: Option<Moment>,
}

/// What the source says otherwise now than a report that was sent: every figure that both know.
/// `read_at` is when the answers behind `now` were read last. `None` where nothing differs, or where
/// the source has said nothing since and what it said was not read anew.
pub fn revision(reported: &Reported, now: &Figures, read_at: Option<Moment>) -> Option<Revision> {
    let as_of = now.as_of?;
    let reread_at = read_at.filter(|at| as_of <= reported.at && *at > reported.at);
    if as_of <= reported.at && reread_at.is_none() {
        return None;
    }
    let total = [(TOTAL.to_owned(), &reported.total, Some(&now.total))];
    let sectors = reported.rows.iter().map(|then| {
        let row = now.rows.iter().find(|row| then.is_line(row));
        (then.name().to_owned(), then, row)
    });
    let changes: Vec<Change> = total
        .into_iter()
        .chain(sectors)
        .flat_map(|(line, then, now)| {
            Column::ALL.into_iter().filter_map(move |column| {
                let (then, now) = (then.counts.get(column)?, now?.counts.get(column)?);
                (then != now).then(|| Change {
                    line: line.clone(),
                    column,
                    then,
                    now,
                })
            })
        })
        .collect();
    (!changes.is_empty()).then(|| Revision {
        reported: reported.clone(),
        changes,
        as_of,
        reread_at,
    })
}

/// What the report of a period says otherwise than `before`, the figures of that period that another one is compared
/// with now: the reader holds both papers. The totals only; `None` where none differs.
pub fn reported_otherwise(reported: &Reported, before: &Figures) -> Option<Finding> {
    let pair = |column: &Column| {
        let (then, now) = (
            reported.total.counts.get(*column)?,
            before.total.counts.get(*column)?,
        );
        (then != now).then_some((then, now))
    };
    let columns: Vec<Column> = Column::ALL.into_iter().filter(|c| pair(c).is_some()).collect();
    let first = columns.first()?;
    let told = columns.iter().filter_map(|column| {
        let (then, now) = pair(column)?;
        let (then, now) = (count(then), count(now));
        Some(format!("cột {} đã báo cáo {then}, nay là {now}", column.number()))
    });
    let message = format!(
        "Số liệu {} đã báo cáo tại văn bản số {} ngày {} khác số hiện nay của nguồn, là số dùng để so sánh: {}; đề nghị xác định số dùng để so sánh.",
        reported.period.name(),
        reported.number,
        date(reported.date),
        told.collect::<Vec<_>>().join("; "),
    );
    // What is pending there is what is carried over here.
    let touched = match columns.contains(&Column::C11) {
        true => Column::C6,
        false => *first,
    };
    let place = Place::Cell(format!("{TOTAL}/c{}", touched.number()));
    Some(Finding::new(
        "cross_report",
        Severity::Warning,
        place,
        "",
        message,
    ))
}

impl Reported {
    /// What names it in keys and commands: the report and its period.
    pub fn name(&self) -> String {
        match self.report.as_str() {
            "" => self.period.label.clone(),
            id => format!("{id}/{}", self.period.label),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, period, row, total};
    use super::*;
    use crate::calendar::{at, hm};

    const THEN: [i64; 11] = [10, 6, 1, 3, 6, 4, 1, 1, 4, 3, 1];

    fn reported() -> Reported {
        Reported {
            id: 1,
            report: "cchc".into(),
            title: "Báo cáo".into(),
            period: period(day(2026, 5, 20), day(2026, 6, 19)),
            number: "330/BC-BQL".into(),
            date: day(2026, 6, 24),
            at: at(day(2026, 6, 24), hm(9, 0)),
            by: "vp".into(),
            file: None,
            rows: vec![SectorRow {
                code: String::new(),
                ..row("Đầu tư", THEN)
            }],
            total: total(THEN),
            source: "s".into(),
            rests_on: vec![1],
            beside: Beside::Apart,
        }
    }

    fn known(now: [i64; 11], as_of: Moment) -> Figures {
        Figures {
            as_of: Some(as_of),
            rows: vec![row("đầu tư", now)],
            total: total(now),
            ..Figures::unknown(reported().period)
        }
    }

    #[test]
    fn only_what_both_know_and_was_said_later_is_a_revision() {
        let later = at(day(2026, 7, 1), hm(7, 0));
        assert_eq!(revision(&reported(), &known(THEN, later), None), None);
        let mut other = THEN;
        (other[0], other[5], other[6]) = (11, 5, -1);
        assert_eq!(
            revision(&reported(), &known(other, reported().at), Some(reported().at)),
            None,
            "said and read before"
        );
        let reread = revision(&reported(), &known(other, reported().at), Some(later)).unwrap();
        assert_eq!((reread.as_of, reread.reread_at), (reported().at, Some(later)));
        let found = revision(&reported(), &known(other, later), Some(later)).unwrap();
        assert_eq!(found.reread_at, None, "the source itself said it");
        let told: Vec<(&str, usize, i64, i64)> = found
            .changes
            .iter()
            .map(|c| (c.line.as_str(), c.column.number(), c.then, c.now))
            .collect();
        assert_eq!(
            told,
            [
                ("Tổng số", 3, 10, 11),
                ("Tổng số", 8, 4, 5),
                ("Đầu tư", 3, 10, 11),
                ("Đầu tư", 8, 4, 5)
            ]
        );
    }
}
