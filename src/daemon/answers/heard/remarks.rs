//! What makes a result doubtful besides its own words: remarks that somebody typed among the quoted lines of our letter, as
//! officials answer point by point; the words of the subject; whose document it is.

use super::Voice;
use crate::agenda::Facts;
use crate::answer::judge::odd_words;
use crate::answer::own_lines::own_of_subject;
use crate::answer::words::{document_of, excerpt};
use crate::answer::{Asked, Heard, Line, Mail, Outcome};
use crate::plan::{MarkKind, folded};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Documents that are on record, or that the letters rest on.
#[derive(Debug, Clone, Default)]
pub(super) struct Papers {
    /// Of each year the document that issued its plan.
    issued: BTreeMap<i32, String>,
    /// What finished a task of another unit, by number and day.
    of_others: Vec<(String, String, NaiveDate)>,
}

impl Papers {
    pub(super) fn of(unit: &str, facts: &Facts) -> Papers {
        let others = facts.marks.iter().filter(|mark| {
            let is_other = |of: &String| !unit.is_empty() && of != unit;
            mark.unit.as_ref().is_some_and(is_other)
        });
        let of_others = others.filter_map(|mark| match &mark.kind {
            MarkKind::Done { number, date } => Some((mark.task.clone(), folded(number), *date)),
            _ => None,
        });
        Papers {
            issued: facts.issued.clone(),
            of_others: of_others.collect(),
        }
    }

    /// Why the document is hardly the result: it issued the plan, is older than the plan, or finished another unit's task.
    fn doubt(&self, line: &Line, number: &str, date: NaiveDate, today: NaiveDate) -> Option<String> {
        let issued = self.issued.get(&line.year);
        let issued = issued.and_then(|issued| document_of(std::slice::from_ref(issued), today));
        let written = date.format("%d/%m/%Y");
        if let Some((plan, day)) = issued {
            if folded(&plan) == folded(number) && day == date {
                return Some(format!("{number} là văn bản ban hành kế hoạch"));
            }
            if date < day {
                return Some(format!(
                    "ngày của văn bản, {written}, trước ngày ban hành kế hoạch"
                ));
            }
        }
        let is_same = |(task, of, day): &&(String, String, NaiveDate)| {
            *task != line.task && *of == folded(number) && *day == date
        };
        { self.of_others.iter() }
            .find(is_same)
            .map(|_| format!("{number} ngày {written} đã là kết quả của đơn vị khác"))
    }
}

/// A result beside which something stands that nobody can tell whether it denies it.
pub(super) fn doubted(heard: Heard, mail: &Mail, voice: &Voice, asked: Asked) -> Heard {
    let (Outcome::Recorded { number, date }, Some(line)) = (&heard.outcome, &heard.line) else {
        return heard;
    };
    let remark = mail
        .marked
        .first()
        .map(|first| excerpt(std::slice::from_ref(first)));
    let subject = || match mail.is_of_subject {
        true => Some(excerpt(std::slice::from_ref(&mail.subject))),
        // Without a text the subject is what was said.
        false if matches!(mail.lines.as_slice(), [said] if *said == own_of_subject(&mail.subject)) => None,
        false => odd_words(own_of_subject(&mail.subject), line, asked),
    };
    let unread = || mail.unread.clone();
    let paper = || voice.papers.doubt(line, number, *date, asked.today);
    let Some(word) = remark.or_else(unread).or_else(subject).or_else(paper) else {
        return heard;
    };
    Heard {
        outcome: Outcome::Doubtful {
            number: number.clone(),
            date: *date,
            word,
            is_told: true,
            is_again: false,
        },
        ..heard
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_of_the_plan_itself_or_older_or_another_units_is_asked_about() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let line = Line {
            task: "t1".into(),
            unit: "dautu".into(),
            due: day("2026-12-21"),
            row: "1".into(),
            title: "Rà soát".into(),
            may_finish: true,
            is_done: false,
            is_gone: false,
            is_part: false,
            deliverable: "Báo cáo".into(),
            record: None,
            previous: None,
            started: None,
            year: 2026,
        };
        let papers = Papers {
            issued: BTreeMap::from([(2026, "số 12/KH-BQL ngày 12/01/2026".to_owned())]),
            of_others: vec![
                ("t2".to_owned(), folded("13/BC-W"), day("2026-12-10")),
                ("t1".to_owned(), folded("14/BC-W"), day("2026-12-10")),
            ],
        };
        for (number, date, why) in [
            ("12/KH-BQL", "2026-01-12", "ban hành kế hoạch"),
            ("12/BC-W", "2026-01-05", "trước ngày ban hành kế hoạch"),
            ("13/BC-W", "2026-12-10", "đơn vị khác"),
            ("13/BC-W", "2026-12-11", ""),
            ("14/BC-W", "2026-12-10", ""),
            ("12/KH-BQL", "2026-12-10", ""),
        ] {
            let doubt = papers.doubt(&line, number, day(date), day("2026-12-14"));
            let is_it = doubt
                .as_ref()
                .map_or(why.is_empty(), |d| !why.is_empty() && d.contains(why));
            assert!(is_it, "{number} {date}: {doubt:?}");
        }
    }
}
