//! Standing duties of the settings: they come every year, whatever plan there is (contract section
//! 4), and are tasks like any other.

use super::duty::Duty;
use super::rules::{Rules, StandingRule};
use crate::plan::import::plain_title;
use crate::plan::{Assigned, Occurrence, Origin, Task, occurrences};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// What stands for a year in a title.
pub const PLACEHOLDERS: [&str; 2] = ["{năm}", "{năm trước}"];

/// So many days back and ahead, which is as far as any stage looks.
const NEAR: i64 = 400;

/// The identity of a standing duty; it holds over the years.
pub fn standing_id(rule: &StandingRule) -> String {
    format!("duty-{}", rule.id)
}

/// The occurrences around a day, each with the task as it is told.
pub fn standing_near(rule: &StandingRule, rules: &Rules, today: NaiveDate) -> Vec<(Task, Occurrence)> {
    let of_year = |year| {
        occurrences(
            &rule.deadline,
            year,
            NaiveDate::MIN,
            NaiveDate::MAX,
            &rules.calendar,
        )
    };
    (today.year() - 1..=today.year() + 1)
        .flat_map(of_year)
        .filter(|o| (o.due - today).num_days().abs() <= NEAR)
        .map(|occurrence| {
            let opens = rule
                .opens
                .and_then(|(day, month)| last_before(day, month, occurrence.due));
            (
                task(rule, occurrence.due, today),
                Occurrence { opens, ..occurrence },
            )
        })
        .collect()
}

/// Whether a row of a plan says the same: led by the unit, due the same day, its title the
/// duty's up to the year. It is then told as the plan has it.
pub fn is_in_a_plan(task: &Task, due: NaiveDate, duties: &[Duty]) -> bool {
    duties.iter().any(|duty| {
        duty.task.origin == Origin::Plan
            && duty.occurrence.due == due
            && task.leads.units.contains(&duty.unit)
            && is_titled_alike(&plain_title(&task.title), &plain_title(&duty.task.title))
    })
}

/// The tasks of plans that may stand for a duty of the settings until the year after next, whatever
/// their day.
pub fn may_be_in_a_plan(rules: &Rules, today: NaiveDate, tasks: &[Task]) -> BTreeSet<String> {
    let titles_of = |rule: &StandingRule| {
        let years = today.year() - 1..=today.year() + 2;
        years
            .map(|year| plain_title(&titled(rule, year)))
            .collect::<Vec<_>>()
    };
    let titles: BTreeSet<String> = rules.standing.iter().flat_map(titles_of).collect();
    if titles.is_empty() {
        return BTreeSet::new();
    }
    let is_alike = |task: &&Task| {
        let title = plain_title(&task.title);
        titles.iter().any(|of| is_titled_alike(of, &title))
    };
    let planned = tasks.iter().filter(|t| t.origin == Origin::Plan);
    planned.filter(is_alike).map(|t| t.id.clone()).collect()
}

fn is_titled_alike(title: &str, other: &str) -> bool {
    title.starts_with(other) || other.starts_with(title)
}

fn last_before(day: u32, month: u32, due: NaiveDate) -> Option<NaiveDate> {
    [due.year(), due.year() - 1]
        .into_iter()
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .find(|opens| *opens <= due)
}

fn titled(rule: &StandingRule, year: i32) -> String {
    rule.title
        .replace("{năm trước}", &(year - 1).to_string())
        .replace("{năm}", &year.to_string())
}

fn task(rule: &StandingRule, due: NaiveDate, today: NaiveDate) -> Task {
    let assigned = |units: &[String]| Assigned {
        words: units.join("; "),
        units: units.to_vec(),
        unknown: Vec::new(),
    };
    Task {
        id: standing_id(rule),
        number: rule.id.clone(),
        year: due.year(),
        section: "Nhiệm vụ hằng năm".into(),
        title: titled(rule, due.year()),
        leads: assigned(std::slice::from_ref(&rule.lead)),
        support: assigned(&rule.support),
        deadline_text: rule.deadline.phrase.clone(),
        deadline: rule.deadline.clone(),
        deliverable: rule.deliverable.clone(),
        origin: Origin::Standing,
        known_from: today,
    }
}
