//! What of a year's plan is not over with it: what next year's plan should take over.

use super::duties::tasks_in_force;
use super::duty::Duty;
use super::facts::Facts;
use super::rules::Rules;
use crate::calendar::{count, date};
use crate::plan::deadline::Meaning;
use crate::plan::{Origin, Pace, Task, deadline};
use chrono::{Datelike, NaiveDate};
use std::borrow::Cow;
use std::collections::HashMap;

/// Why a task is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Its last day is over and it is not done.
    Unfinished,
    /// It runs beyond the plan's year.
    Long,
    /// No day follows from its words.
    Undated,
    /// It is due before the year ends; it need be taken over only if it is not done by then.
    Pending,
    /// It runs all year or comes again and again: the new plan says so anew or not at all.
    Continuous,
}

impl Why {
    /// The name that templates and `--json` know it by.
    pub fn name(self) -> &'static str {
        match self {
            Why::Unfinished => "unfinished",
            Why::Long => "long",
            Why::Undated => "undated",
            Why::Pending => "pending",
            Why::Continuous => "continuous",
        }
    }

    /// Whether it stands in the file of rows that the new plan can take as they are.
    pub fn is_row(self) -> bool {
        matches!(self, Why::Unfinished | Why::Long | Why::Undated)
    }

    pub(super) fn words(self) -> &'static str {
        match self {
            Why::Unfinished => "chưa hoàn thành",
            Why::Long => "thực hiện nhiều năm",
            Why::Undated => "chưa xác định được thời hạn",
            Why::Pending => "chưa đến hạn",
            Why::Continuous => "thường xuyên hoặc theo kỳ",
        }
    }
}

/// A task that is not over with its plan's year.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried<'a> {
    pub why: Why,
    pub task: Cow<'a, Task>,
    /// Units that owe it still.
    pub units: Vec<String>,
    /// "hạn 04/7/2026, đã quá hạn 103 ngày làm việc, chưa ghi nhận kết quả"; empty where there is
    /// nothing to say.
    pub state: String,
    /// The deadline that is proposed for the new plan.
    pub deadline: String,
}

/// What of that year's plan, and of the tasks by hand, is not over on that day; the most pressing
/// reason first, otherwise as the plan has it.
pub fn carried<'a>(facts: &'a Facts, rules: &Rules, year: i32, today: NaiveDate) -> Vec<Carried<'a>> {
    let duties = super::duties(facts, rules, today);
    let mut of_tasks: HashMap<&str, Vec<&Duty>> = HashMap::new();
    for duty in &duties {
        of_tasks.entry(&duty.task.id).or_default().push(duty);
    }
    let mut found: Vec<Carried> = tasks_in_force(facts, rules)
        .into_iter()
        .filter(|(task, _)| task.year == year && matches!(task.origin, Origin::Plan | Origin::Hand))
        .filter_map(|(task, _)| {
            let mine = of_tasks.get(task.id.as_str()).map_or(&[][..], Vec::as_slice);
            of_task(task, mine, rules, today)
        })
        .collect();
    found.sort_by_key(|c| c.why);
    found
}

fn of_task<'a>(task: Cow<'a, Task>, mine: &[&Duty], rules: &Rules, today: NaiveDate) -> Option<Carried<'a>> {
    let open: Vec<&&Duty> = mine.iter().filter(|d| !d.is_done()).collect();
    let year = task.year;
    let is_by_hand = task.origin == Origin::Hand;
    let why = match open.iter().map(|d| d.occurrence.due).max() {
        _ if is_running(&task.deadline.meaning) || mine.iter().any(|d| d.occurrence.pace != Pace::Once) => {
            Why::Continuous
        }
        None if mine.is_empty() => Why::Undated,
        None => return None,
        Some(last) if last.year() > year => Why::Long,
        Some(last) if last < today => Why::Unfinished,
        Some(_) => Why::Pending,
    };
    if is_by_hand && why == Why::Continuous {
        return None;
    }
    let mut units: Vec<String> = open.iter().map(|d| d.unit.clone()).collect();
    units.dedup();
    if mine.is_empty() {
        units.clone_from(&task.leads.units);
    }
    Some(Carried {
        state: state(why, &task, mine, rules, today),
        deadline: proposed(why, &task, &open),
        why,
        units,
        task,
    })
}

fn is_running(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Continuous { .. } | Meaning::Recur { .. } => true,
        Meaning::Multi(parts) => parts.iter().any(is_running),
        _ => false,
    }
}

/// How it stands, in one clause.
fn state(why: Why, task: &Task, mine: &[&Duty], rules: &Rules, today: NaiveDate) -> String {
    let open: Vec<&&Duty> = mine.iter().filter(|d| !d.is_done()).collect();
    let last = open.iter().map(|d| d.occurrence.due).max();
    let day = last.map(date).unwrap_or_default();
    let of_units = match mine.len() - open.len() {
        0 => String::new(),
        done => format!(
            "; {}/{} đơn vị đã có kết quả",
            count(done as i64),
            count(mine.len() as i64)
        ),
    };
    match why {
        Why::Unfinished => {
            let late = last.map_or(0, |last| rules.calendar.working_days(last, today));
            format!(
                "hạn {day}, đã quá hạn {} ngày làm việc, chưa ghi nhận kết quả{of_units}",
                count(late)
            )
        }
        Why::Long => format!("thực hiện đến hết ngày {day}{of_units}"),
        Why::Pending => format!("hạn {day}, chưa ghi nhận kết quả{of_units}"),
        Why::Undated => "chưa có ngày đến hạn, chưa ghi nhận kết quả".into(),
        Why::Continuous => {
            let late = open
                .iter()
                .filter(|d| task.known_from <= d.occurrence.due && d.occurrence.due < today)
                .count();
            match late {
                0 => String::new(),
                n => format!("còn {} kỳ hoặc mốc chưa ghi nhận kết quả", count(n as i64)),
            }
        }
    }
}

/// Unfinished ones are proposed for the first quarter; where the words still hold in the new
/// year, they stay.
fn proposed(why: Why, task: &Task, open: &[&&Duty]) -> String {
    let next = task.year + 1;
    match why {
        Why::Unfinished => format!("Chậm nhất ngày 31/3/{next}"),
        Why::Long => {
            let last = open.iter().map(|d| d.occurrence.due).max();
            let again = deadline::read(&task.deadline_text, next).last_on_time_day();
            match last.filter(|_| again != last) {
                Some(last) => format!("Chậm nhất ngày {}", date(last)),
                None => task.deadline_text.clone(),
            }
        }
        _ => task.deadline_text.clone(),
    }
}
