//! The documents that people recorded for a task.

use crate::plan::{Mark, MarkKind};
use chrono::NaiveDate;

/// A result that was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document<'a> {
    /// Id of the unit whose result it is; `None` is the task's.
    pub unit: Option<&'a str>,
    /// "55/BC-BQL"; empty where nobody gave it.
    pub number: &'a str,
    pub day: NaiveDate,
}

/// What was recorded of a task until that day and not taken back since, each once, in the order in which
/// people said it.
pub fn documents<'a>(task: &str, marks: &'a [Mark], today: NaiveDate) -> Vec<Document<'a>> {
    let mut found: Vec<(Document, Option<NaiveDate>)> = Vec::new();
    for mark in marks.iter().filter(|m| m.task == task) {
        match &mark.kind {
            MarkKind::Done { number, date } if *date <= today => {
                let new = Document {
                    unit: mark.unit.as_deref(),
                    number: number.trim(),
                    day: *date,
                };
                if !found.iter().any(|(known, _)| *known == new) {
                    found.push((new, mark.due));
                }
            }
            // Taken back as a whole, or for one unit; of one period what was recorded for it, and others stand.
            MarkKind::Reopened => {
                let unit = mark.unit.as_deref();
                let is_of_unit = |known: &Document| unit.is_none() || known.unit == unit;
                let is_of_period = |due: Option<NaiveDate>| mark.due.is_none() || mark.due == due;
                found.retain(|(known, due)| !(is_of_unit(known) && is_of_period(*due)));
            }
            _ => {}
        }
    }
    found.into_iter().map(|(document, _)| document).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{at, hm};

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 5, d).unwrap()
    }

    fn mark(unit: Option<&str>, kind: MarkKind) -> Mark {
        Mark {
            task: "t".into(),
            unit: unit.map(str::to_owned),
            due: None,
            kind,
            at: at(day(20), hm(9, 0)),
            by: "văn thư".into(),
        }
    }

    fn done(unit: Option<&str>, number: &str, d: u32) -> Mark {
        let date = day(d);
        let number = number.into();
        mark(unit, MarkKind::Done { number, date })
    }

    #[test]
    fn every_document_counts_once_until_it_is_taken_back() {
        let mut marks = vec![
            done(None, "1/BC", 5),
            done(Some("vp"), "2/BC", 6),
            done(None, "1/BC", 5),
            done(None, "3/BC", 19),
        ];
        let numbers = |marks: &[Mark], on: u32| -> Vec<String> {
            let found = documents("t", marks, day(on));
            found.iter().map(|d| d.number.to_owned()).collect()
        };
        assert_eq!(numbers(&marks, 20), ["1/BC", "2/BC", "3/BC"]);
        assert_eq!(numbers(&marks, 18), ["1/BC", "2/BC"], "of a later day");
        marks.push(mark(Some("vp"), MarkKind::Reopened));
        assert_eq!(numbers(&marks, 20), ["1/BC", "3/BC"]);
        marks.push(mark(None, MarkKind::Reopened));
        assert!(numbers(&marks, 20).is_empty());
        assert!(documents("other", &marks, day(20)).is_empty());
    }

    /// What an answer by mail records and takes back names the period.
    #[test]
    fn what_was_taken_back_for_its_period_is_no_evidence_any_more() {
        let of_period = |mark: Mark, due: u32| Mark {
            due: Some(day(due)),
            ..mark
        };
        let vp = Some("vp");
        let mut marks = vec![
            of_period(done(vp, "1/BC", 5), 10),
            of_period(done(vp, "2/BC", 6), 20),
            of_period(done(Some("dt"), "3/BC", 6), 10),
        ];
        marks.push(of_period(mark(vp, MarkKind::Reopened), 10));
        marks.push(of_period(done(vp, "4/BC", 7), 10));
        let found = documents("t", &marks, day(25));
        let numbers: Vec<&str> = found.iter().map(|d| d.number).collect();
        assert_eq!(numbers, ["2/BC", "3/BC", "4/BC"]);
    }
}
