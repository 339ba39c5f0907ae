//! How many tasks were given, finished, in time, overdue: each task once, so that the parts add up
//! to the whole.

use super::duties::duties;
use super::duty::Duty;
use super::duty::verdict::is_cancelled;
use super::facts::Facts;
use super::rules::Rules;
use crate::plan::{Mark, MarkKind, Meaning, Origin, Task};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::HashMap;

/// Tasks by state; `given` is `done + in_time + overdue + without_evidence`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub given: i64,
    /// Every occurrence of every lead unit is finished.
    pub done: i64,
    pub done_on_time: i64,
    pub done_late: i64,
    /// Not finished, and no day of it has passed.
    pub in_time: i64,
    pub overdue: i64,
    /// Ran through the days that its words name, which are over, and no result was recorded.
    pub without_evidence: i64,
    /// Ended by a document; in none of the others.
    pub cancelled: i64,
}

/// The tally by origin. Reports of the settings are in none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    pub system: Tally,
    pub plan: Tally,
    pub hand: Tally,
    pub total: Tally,
}

/// Counts on that day: what was finished by a document of a later day was not finished then.
pub fn summary(facts: &Facts, rules: &Rules, today: NaiveDate) -> Summary {
    let all = duties(facts, rules, today);
    let mut summary = Summary::default();
    for (task, standing) in standing_of_each(facts, &all, today) {
        let tally = match task.origin {
            Origin::System => &mut summary.system,
            Origin::Hand => &mut summary.hand,
            Origin::Plan | Origin::Report | Origin::Standing => &mut summary.plan,
        };
        tally.add(standing);
        summary.total.add(standing);
    }
    summary
}

/// How each task stands on that day; `duties` are all of that day.
pub(super) fn standing_of_each<'f>(
    facts: &'f Facts,
    duties: &[Duty],
    today: NaiveDate,
) -> Vec<(&'f Task, Standing)> {
    let mut of_tasks: HashMap<&str, Vec<&Duty>> = HashMap::new();
    for duty in duties {
        of_tasks.entry(&duty.task.id).or_default().push(duty);
    }
    let of = |task: &'f Task| {
        let of_task = of_tasks.get(task.id.as_str());
        (
            task,
            standing(task, of_task.map_or(&[], Vec::as_slice), facts, today),
        )
    };
    facts.tasks.iter().map(of).collect()
}

/// How a task as a whole stands, all its units and occurrences together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    DoneOnTime,
    DoneLate,
    InTime,
    /// Ran through days that are over, and nobody recorded a result.
    WithoutEvidence,
    Overdue,
    /// Ended by a document.
    Cancelled,
    /// A person said that the row is nothing that anybody owes.
    NoTask,
}

impl Standing {
    /// Whether it counts as given to somebody.
    pub fn is_given(self) -> bool {
        !matches!(self, Standing::Cancelled | Standing::NoTask)
    }
}

fn standing(task: &Task, duties: &[&Duty], facts: &Facts, today: NaiveDate) -> Standing {
    if is_cancelled(&facts.marks, &task.id) {
        let is_document = |m: &Mark| m.task == task.id && matches!(m.kind, MarkKind::Cancelled { .. });
        return match facts.marks.iter().any(is_document) {
            true => Standing::Cancelled,
            false => Standing::NoTask,
        };
    }
    if duties.is_empty() {
        return match is_finished_as_a_whole(task, facts, today) {
            None => match task.deadline.last_on_time_day() {
                // No unit is known, so nobody owes it; it is late all the same.
                Some(due) if due < today => Standing::Overdue,
                _ if runs_until(task).is_some_and(|last| last < today) => Standing::WithoutEvidence,
                _ => Standing::InTime,
            },
            Some(false) => Standing::DoneOnTime,
            Some(true) => Standing::DoneLate,
        };
    }
    let is_open = |d: &&&Duty| !d.is_done() || d.finished_on().is_some_and(|day| day > today);
    if duties.iter().filter(is_open).any(|d| d.occurrence.due < today) {
        return Standing::Overdue;
    }
    if duties.iter().any(|d| is_open(&d)) {
        return Standing::InTime;
    }
    let is_late = |d: &&Duty| d.done.and_then(|m| m.kind.is_after(d.occurrence.due)) == Some(true);
    match duties.iter().any(is_late) {
        true => Standing::DoneLate,
        false => Standing::DoneOnTime,
    }
}

/// The last day of a task that runs without a day of its own ("Cả năm", "Thường xuyên"): the one that
/// its words name, else that of its plan's year. `None` for any other.
pub(super) fn runs_until(task: &Task) -> Option<NaiveDate> {
    match task.deadline.meaning {
        Meaning::Continuous { to, .. } => to.or_else(|| NaiveDate::from_ymd_opt(task.year, 12, 31)),
        _ => None,
    }
}

/// Whether a task without occurrences is finished, and then whether late.
pub fn is_finished_as_a_whole(task: &Task, facts: &Facts, today: NaiveDate) -> Option<bool> {
    let verdict = facts
        .marks
        .iter()
        .rev()
        .find(|m| m.task == task.id && (m.kind.finishes() || m.kind == MarkKind::Reopened))?;
    if !verdict.kind.finishes() || matches!(verdict.kind, MarkKind::Done { date, .. } if date > today) {
        return None;
    }
    let due = task.deadline.last_on_time_day();
    Some(due.and_then(|due| verdict.kind.is_after(due)).unwrap_or(false))
}

impl Tally {
    fn add(&mut self, standing: Standing) {
        self.given += i64::from(standing.is_given());
        match standing {
            Standing::DoneOnTime => self.done_on_time += 1,
            Standing::DoneLate => self.done_late += 1,
            Standing::InTime => self.in_time += 1,
            Standing::Overdue => self.overdue += 1,
            Standing::WithoutEvidence => self.without_evidence += 1,
            Standing::Cancelled => self.cancelled += 1,
            Standing::NoTask => {}
        }
        self.done = self.done_on_time + self.done_late;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::board;
    use crate::agenda::fixture::{documented, office_of};
    use crate::calendar::{Period, at, hm};
    use crate::plan::Mark;

    const PLAN: &str = "Kế hoạch năm 2026\n
TT\tNội dung công việc\tĐơn vị chủ trì\tThời gian hoàn thành
1\tRà soát\tPhòng Quản lý đầu tư\tChậm nhất ngày 02/7/2026
2\tKiểm kê\tVăn phòng; Phòng Quản lý đầu tư\tChậm nhất ngày 02/7/2026
3\tCông khai\tVăn phòng\tThường xuyên
";

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 7, d).unwrap()
    }

    fn done(facts: &mut Facts, task: usize, unit: Option<&str>, document: NaiveDate) {
        let document = documented(facts, task, "15/BC-QLĐT", document);
        facts.marks.push(Mark {
            unit: unit.map(str::to_owned),
            // The click comes days after the document.
            at: at(day(9), hm(9, 0)),
            ..document
        });
    }

    #[test]
    fn each_task_is_counted_once_and_the_parts_are_the_whole() {
        let (mut facts, rules) = office_of(PLAN);
        let tally = |facts: &Facts, on: u32| {
            let t = summary(facts, &rules, day(on)).plan;
            assert_eq!(t.given, t.done + t.in_time + t.overdue);
            (t.given, t.done_on_time, t.done_late, t.in_time, t.overdue)
        };
        assert_eq!(tally(&facts, 2), (3, 0, 0, 3, 0));
        assert_eq!(tally(&facts, 3), (3, 0, 0, 1, 2));
        done(&mut facts, 0, None, day(2));
        done(&mut facts, 1, Some("vp"), day(2));
        assert_eq!(
            tally(&facts, 9),
            (3, 1, 0, 1, 1),
            "one of two units is not the task"
        );
        done(&mut facts, 1, Some("dautu"), day(6));
        assert_eq!(tally(&facts, 9), (3, 1, 1, 1, 0));
        assert_eq!(tally(&facts, 5), (3, 1, 0, 1, 1), "not finished yet on that day");
        let ended = Mark {
            kind: MarkKind::Cancelled {
                number: "1/TB".into(),
                date: day(1),
            },
            unit: None,
            ..facts.marks[0].clone()
        };
        facts.marks.push(ended);
        assert_eq!(tally(&facts, 9), (2, 0, 1, 1, 0));
        assert_eq!(summary(&facts, &rules, day(9)).plan.cancelled, 1);
    }

    #[test]
    fn a_row_that_is_no_task_is_in_no_tally() {
        let (mut facts, rules) = office_of(PLAN);
        let before = summary(&facts, &rules, day(3)).plan;
        done(&mut facts, 2, None, day(2));
        facts.marks[0].kind = MarkKind::Settled { no_task: true };
        let without = summary(&facts, &rules, day(3)).plan;
        let expected = Tally {
            given: before.given - 1,
            in_time: before.in_time - 1,
            ..before
        };
        assert_eq!(without, expected, "not even among the cancelled");
    }

    #[test]
    fn done_on_time_or_late_is_told_by_the_documents_date() {
        let (mut facts, rules) = office_of(PLAN);
        done(&mut facts, 0, None, day(2));
        let period = Period::read("2026-07-01..2026-07-15", &rules.regimes, None).unwrap();
        let told = |facts: &Facts| board(None, &period, facts, &rules, day(10)).done[0].done.clone();
        assert_eq!(
            told(&facts).as_deref(),
            Some("Báo cáo số 15/BC-QLĐT ngày 02/7/2026")
        );
        facts.marks.clear();
        done(&mut facts, 0, None, day(6));
        assert_eq!(
            told(&facts).as_deref(),
            Some("Báo cáo số 15/BC-QLĐT ngày 06/7/2026, sau hạn 02 ngày làm việc")
        );
    }
}
