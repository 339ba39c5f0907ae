//! Who was not told, and why, in days gone by: each day is decided anew on what was known then.
//!
//! Nothing is stored of what was not done (design law 4). The configuration is the present one, as
//! no other is kept: where it has changed since, so may the reasons have.

use super::action::Action;
use super::decide::decide;
use super::duties::{duties, tasks_in_force};
use super::facts::Facts;
use super::ledger::Ledger;
use super::rules::Rules;
use crate::calendar::{Moment, at, day_of};
use crate::letter::Told;
use crate::plan::deadline::Meaning;
use crate::plan::{Mark, Task};
use chrono::{Duration, NaiveDate};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A task as it was stored from that moment on.
#[derive(Debug, Clone)]
pub struct Version {
    pub at: Moment,
    /// Struck out of its plan.
    pub is_removed: bool,
    /// Its place in the plan.
    pub position: i64,
    pub task: Task,
}

/// A letter as far as the ledger knows it.
#[derive(Debug, Clone)]
pub struct PastLetter {
    pub key: String,
    pub written_at: Moment,
    /// Taken back by the agenda: it told nobody.
    pub cancelled_at: Option<Moment>,
    pub told: Vec<Told>,
}

/// Everything from which the facts of a past moment follow.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// Oldest first.
    pub versions: Vec<Version>,
    pub marks: Vec<Mark>,
    pub letters: Vec<PastLetter>,
    pub first_applied: Option<NaiveDate>,
}

/// An occurrence that was not told, with the reason and the days on which it held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Untold {
    /// Identity of the task, and its number in the plan.
    pub task: String,
    pub number: String,
    /// Id of the lead unit; empty where the task as a whole is meant.
    pub unit: String,
    /// L; `None` for a task without a day.
    pub due: Option<NaiveDate>,
    pub reason: String,
    pub first: NaiveDate,
    pub last: NaiveDate,
}

impl History {
    /// What was known at that moment, as far as it bears on who is told.
    pub fn facts_at(&self, moment: Moment) -> Facts {
        let mut newest: HashMap<&str, (usize, &Version)> = HashMap::new();
        for (n, version) in self.versions.iter().enumerate().filter(|(_, v)| v.at <= moment) {
            newest.insert(&version.task.id, (n, version));
        }
        let mut tasks: Vec<(usize, &Version)> = newest.into_values().filter(|(_, v)| !v.is_removed).collect();
        tasks.sort_by_key(|(n, v)| (v.task.year, v.position, *n));
        let mut ledger = Ledger::default();
        for letter in self.letters.iter().filter(|l| l.written_at <= moment) {
            match letter.cancelled_at.is_some_and(|at| at <= moment) {
                true => ledger.note_cancelled(&letter.key),
                false => ledger.note(&letter.key, &letter.told),
            }
        }
        Facts {
            tasks: tasks.into_iter().map(|(_, v)| v.task.clone()).collect(),
            marks: self.marks.iter().filter(|m| m.at <= moment).cloned().collect(),
            ledger,
            first_applied: self.first_applied.filter(|day| *day <= day_of(moment)),
            ..Facts::default()
        }
    }
}

impl Facts {
    /// The same tasks with what people had said and handed in by that moment.
    pub fn said_by(mut self, moment: Moment) -> Facts {
        self.marks.retain(|m| m.at <= moment);
        self.contributions.retain(|c| c.at <= moment);
        self.drafts.retain(|d| d.at <= moment);
        self.reviews.retain(|r| r.at <= moment);
        self
    }
}

/// Who was not told on the working days from `from` to `to`, each reason with the days on which it
/// held without a break; nothing after `now`.
pub fn untold(history: &History, rules: &Rules, from: NaiveDate, to: NaiveDate, now: Moment) -> Vec<Untold> {
    let rules = Rules {
        pulls: Vec::new(),
        ..rules.clone()
    };
    let mut open: BTreeMap<Key, Untold> = BTreeMap::new();
    let mut found = Vec::new();
    let days = from.iter_days().take_while(|d| *d <= to.min(day_of(now)));
    for day in days.filter(|d| rules.calendar.is_working(*d)) {
        // The end of the day: whatever was to be written had been by then.
        let moment = (at(day, rules.hours.close) - Duration::minutes(1)).min(now);
        let mut still = BTreeMap::new();
        for untold in on_day(&history.facts_at(moment), &rules, moment) {
            let key = key(&untold);
            let first = open.remove(&key).map_or(day, |known| known.first);
            still.insert(key, Untold { first, ..untold });
        }
        found.extend(std::mem::replace(&mut open, still).into_values());
    }
    found.extend(open.into_values());
    found.sort_by(|a, b| (a.first, &a.number, &a.unit, a.due).cmp(&(b.first, &b.number, &b.unit, b.due)));
    found
}

type Key = (String, String, Option<NaiveDate>, String);

fn key(untold: &Untold) -> Key {
    (
        untold.task.clone(),
        untold.unit.clone(),
        untold.due,
        untold.reason.clone(),
    )
}

fn on_day(facts: &Facts, rules: &Rules, moment: Moment) -> Vec<Untold> {
    let day = day_of(moment);
    let agenda = decide(moment, facts, rules);
    let numbers: HashMap<&str, &str> = facts
        .tasks
        .iter()
        .map(|t| (t.id.as_str(), t.number.as_str()))
        .collect();
    let number = |task: &str| {
        numbers
            .get(task)
            .map_or_else(|| task.to_owned(), |n| (*n).to_owned())
    };
    let untold = |task: &str, unit: &str, due: Option<NaiveDate>, reason: String| Untold {
        task: task.to_owned(),
        number: number(task),
        unit: unit.to_owned(),
        due,
        reason,
        first: day,
        last: day,
    };
    let refused = agenda.not.iter().filter_map(|refusal| {
        let (task, unit, due) = refusal.about.as_ref()?;
        Some(untold(task, unit, Some(*due), refusal.reason.clone()))
    });
    let not_written = agenda.actions.iter().flat_map(|decision| {
        let told = match &decision.action {
            Action::Queue(errand) => errand.told.as_slice(),
            _ => &[],
        };
        told.iter().map(|told| {
            let reason = format!(
                "{} to the {} was due and not written by the end of the day: the program was not running then",
                told.stage.name(),
                told.role.name()
            );
            untold(&told.task, &told.unit, Some(told.due), reason)
        })
    });
    let mut all: Vec<Untold> = refused.chain(not_written).collect();
    all.extend(
        without_day(facts, rules, day)
            .into_iter()
            .map(|(task, reason)| untold(&task, "", None, reason)),
    );
    all
}

/// (task, reason) of what has no occurrence.
fn without_day(facts: &Facts, rules: &Rules, day: NaiveDate) -> Vec<(String, String)> {
    let owed: HashSet<String> = duties(facts, rules, day)
        .iter()
        .map(|d| d.task.id.clone())
        .collect();
    let in_force = tasks_in_force(facts, rules);
    let reason = |task: &Task| {
        let said = in_force.iter().find(|(t, _)| t.id == task.id);
        let Some((said, _)) = said else {
            return "ended by a person, by a document or as no task".to_owned();
        };
        if said.leads.units.is_empty() {
            return "no unit leads it; asked of the plan's owner once a week".to_owned();
        }
        match said.deadline.meaning {
            Meaning::Continuous { .. } => "runs all year without a day; told in the monthly list".to_owned(),
            Meaning::Conditional { .. } => "its event has not been reported".to_owned(),
            _ => "no day follows from its deadline; asked of the plan's owner once a week".to_owned(),
        }
    };
    let tasks = facts.tasks.iter().filter(|t| !owed.contains(&t.id));
    tasks.map(|t| (t.id.clone(), reason(t))).collect()
}
