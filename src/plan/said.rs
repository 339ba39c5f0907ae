//! What people answered about a task, laid over what its plan says. The plan itself is not changed:
//! an import that brings the same words again finds the answers still there.

use super::deadline::{self, Deadline, Flag};
use super::happening::Happening;
use super::mark::{Mark, MarkKind};
use super::office::units::Office;
use super::task::Task;
use crate::calendar::{date, day_of};
use chrono::NaiveDate;
use std::borrow::Cow;

/// A date within a task, told like a task of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Milestone {
    /// What is ready by then; empty where it is the task itself.
    pub title: String,
    pub deadline: Deadline,
    /// The day on which it was given: what of it lies before was owed by nobody.
    pub since: NaiveDate,
}

/// The task as it is understood with the answers in `marks`, oldest first, which are all its own, and
/// with the groups of `office` that had no members yet when the plan was read.
///
/// A date or a lead answers the plan's words as they stood: where a new plan has other words, these
/// count, and the question is asked anew if they leave it open.
pub fn as_said<'a>(task: &'a Task, marks: &[&Mark], office: &Office) -> Cow<'a, Task> {
    let mut said = Cow::Borrowed(task);
    if let Some(leads) = office.completed(&task.leads) {
        said.to_mut().leads = leads;
    }
    if let Some(support) = office.completed(&task.support) {
        said.to_mut().support = support;
    }
    for mark in marks {
        match &mark.kind {
            MarkKind::Dated { phrase, year, asked } if *asked == task.deadline_text => {
                let said = said.to_mut();
                said.deadline = deadline::read(phrase, *year);
                said.deadline_text.clone_from(phrase);
            }
            MarkKind::Led { units, asked } if *asked == task.leads.words => {
                let leads = &mut said.to_mut().leads;
                leads.units.clone_from(units);
                leads.unknown.clear();
            }
            MarkKind::Settled { .. } => {
                said.to_mut().deadline.flags.retain(|f| *f != Flag::Ambiguous);
            }
            _ => {}
        }
    }
    said
}

/// The events that were reported and not taken back, each with the day on which somebody said so; the newest word
/// last. Of one day the newest counts: it corrects the hour.
pub fn events(marks: &[&Mark]) -> Vec<(Happening, NaiveDate)> {
    let mut found: Vec<(Happening, NaiveDate)> = Vec::new();
    for mark in marks {
        if let MarkKind::Unhappened { date } = mark.kind {
            found.retain(|(known, _)| known.day != date);
        }
        if let Some(event) = mark.kind.happening() {
            found.retain(|(known, _)| known.day != event.day);
            found.push((event, day_of(mark.at)));
        }
    }
    found
}

/// The newest event of a task among all marks.
pub fn newest_event(task: &str, marks: &[Mark]) -> Option<Happening> {
    let of_task: Vec<&Mark> = marks.iter().filter(|m| m.task == task).collect();
    events(&of_task).last().map(|(event, _)| *event)
}

/// The words of a deadline that ends with that day.
pub fn by_day(day: NaiveDate) -> String {
    format!("Chậm nhất ngày {}", date(day))
}

/// The day on which a person gave the deadline in force; `None` where it is the plan's own. Periods
/// before it were owed by nobody.
pub fn dated_since(task: &Task, marks: &[&Mark]) -> Option<NaiveDate> {
    // `asked` are the plan's words; a task with an answer has other ones.
    let is_in_force =
        |mark: &&&Mark| matches!(&mark.kind, MarkKind::Dated { phrase, .. } if *phrase == task.deadline_text);
    marks.iter().rev().find(is_in_force).map(|mark| day_of(mark.at))
}

/// The milestones in force, in the order in which they were given.
pub fn milestones(marks: &[&Mark]) -> Vec<Milestone> {
    let mut found: Vec<Milestone> = Vec::new();
    for mark in marks {
        match &mark.kind {
            MarkKind::Milestone { phrase, year, title } => {
                found.retain(|known| known.deadline.phrase != *phrase);
                found.push(Milestone {
                    title: title.clone(),
                    deadline: deadline::read(phrase, *year),
                    since: day_of(mark.at),
                });
            }
            MarkKind::Dropped { phrase } => found.retain(|known| known.deadline.phrase != *phrase),
            _ => {}
        }
    }
    found
}

/// Whether nobody owes the task any more: a document ended it, or it never was one. Reopening the
/// task as a whole undoes it.
pub fn is_ended(marks: &[&Mark]) -> bool {
    let verdict = |mark: &&&Mark| match mark.kind {
        MarkKind::Cancelled { .. } | MarkKind::Settled { .. } => true,
        MarkKind::Reopened => mark.due.is_none(),
        _ => false,
    };
    let newest = marks.iter().rev().find(verdict).map(|m| &m.kind);
    matches!(
        newest,
        Some(MarkKind::Cancelled { .. } | MarkKind::Settled { no_task: true })
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{at, hm};
    use crate::plan::{Assigned, Origin};

    fn task(deadline_text: &str) -> Task {
        Task {
            id: "t".into(),
            number: "20".into(),
            year: 2026,
            section: String::new(),
            title: "Tập huấn".into(),
            leads: Assigned {
                words: "Cán bộ, công chức".into(),
                units: vec![],
                unknown: vec!["Cán bộ, công chức".into()],
            },
            support: Assigned::default(),
            deadline_text: deadline_text.into(),
            deadline: deadline::read(deadline_text, 2026),
            deliverable: String::new(),
            origin: Origin::Plan,
            known_from: NaiveDate::from_ymd_opt(2026, 1, 5).unwrap(),
        }
    }

    fn mark(kind: MarkKind) -> Mark {
        Mark {
            task: "t".into(),
            unit: None,
            due: None,
            kind,
            at: at(NaiveDate::from_ymd_opt(2026, 2, 2).unwrap(), hm(9, 0)),
            by: "văn thư".into(),
        }
    }

    fn dated(phrase: &str, asked: &str) -> Mark {
        mark(MarkKind::Dated {
            phrase: phrase.into(),
            year: 2026,
            asked: asked.into(),
        })
    }

    #[test]
    fn an_answer_holds_for_the_words_that_it_answers() {
        let asked = "Theo quy định";
        let first = dated("chậm nhất 20/8/2026", asked);
        let second = dated("chậm nhất 31/8/2026", asked);
        let of = |words: &str, marks: &[&Mark]| {
            as_said(&task(words), marks, &Office::default())
                .deadline
                .last_on_time_day()
        };
        assert_eq!(of(asked, &[]), None);
        assert_eq!(of(asked, &[&first]), NaiveDate::from_ymd_opt(2026, 8, 20));
        assert_eq!(
            of(asked, &[&first, &second]),
            NaiveDate::from_ymd_opt(2026, 8, 31)
        );
        assert_eq!(
            of("Trước 30/9/2026", &[&first]),
            NaiveDate::from_ymd_opt(2026, 9, 29),
            "the plan has other words by now"
        );
        let led = mark(MarkKind::Led {
            units: vec!["vp".into()],
            asked: "Cán bộ, công chức".into(),
        });
        let original = task(asked);
        let said = as_said(&original, &[&led], &Office::default());
        assert_eq!((said.leads.units.len(), said.leads.unknown.len()), (1, 0));
        assert_eq!(
            said.leads.words, "Cán bộ, công chức",
            "the plan's words stay to be seen"
        );
    }

    #[test]
    fn a_milestone_is_kept_once_and_can_be_dropped() {
        let milestone = |phrase: &str, title: &str| {
            mark(MarkKind::Milestone {
                phrase: phrase.into(),
                year: 2026,
                title: title.into(),
            })
        };
        let (a, b) = (
            milestone("chậm nhất 20/8/2026", ""),
            milestone("chậm nhất 20/8/2026", "dự thảo"),
        );
        let dropped = mark(MarkKind::Dropped {
            phrase: "chậm nhất 20/8/2026".into(),
        });
        let titles = |marks: &[&Mark]| milestones(marks).into_iter().map(|m| m.title).collect::<Vec<_>>();
        assert_eq!(titles(&[&a, &b]), ["dự thảo"]);
        assert_eq!(titles(&[&a, &b, &dropped]), Vec::<String>::new());
    }

    #[test]
    fn what_ended_a_task_is_undone_by_reopening_it_as_a_whole() {
        let no_task = mark(MarkKind::Settled { no_task: true });
        let fine = mark(MarkKind::Settled { no_task: false });
        let reopened = mark(MarkKind::Reopened);
        for (marks, want) in [
            (vec![], false),
            (vec![&no_task], true),
            (vec![&fine], false),
            (vec![&no_task, &reopened], false),
            (vec![&no_task, &fine], false),
        ] {
            assert_eq!(is_ended(&marks), want, "{marks:?}");
        }
    }
}
