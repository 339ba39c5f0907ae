//! A rehearsed year: the same decisions under a virtual clock, with an empty ledger.

use super::action::{Action, Errand};
use super::decide::decide;
use super::duties::duties;
use super::facts::Facts;
use super::hours;
use super::look::Looks;
use super::rules::Rules;
use crate::calendar::{Moment, at, day_of};
use crate::letter::TaskLine;
use crate::plan::Task;
use crate::remind::Role;
use chrono::{NaiveDate, NaiveTime};
use std::collections::{BTreeSet, HashMap};

/// One letter of the rehearsal.
#[derive(Debug, Clone, PartialEq)]
pub struct Rehearsed {
    pub at: Moment,
    pub errand: Errand,
}

impl Rehearsed {
    /// (task number, unit, line) of each told line; the unit is the one addressed as lead or
    /// support, and the late unit for its head and the owner.
    pub fn told_lines(&self) -> Vec<(String, String, &TaskLine)> {
        let super::action::What::Tasks { lines, .. } = &self.errand.what else {
            return Vec::new();
        };
        lines
            .iter()
            .filter_map(|line| {
                let told = line.told.as_ref()?;
                let unit = match told.role {
                    Role::Support => self.errand.unit.clone().unwrap_or_else(|| told.unit.clone()),
                    _ => told.unit.clone(),
                };
                let number = if line.number.is_empty() {
                    told.task.clone()
                } else {
                    line.number.clone()
                };
                Some((number, unit, line))
            })
            .collect()
    }

    /// (task number, unit, line) of a letter by the hour, which tells a task and no stage of it.
    pub fn hour_lines(&self) -> Vec<(String, String, &TaskLine)> {
        let (super::action::What::Tasks { lines, .. }, Some(task)) =
            (&self.errand.what, hours::task_by_the_hour(&self.errand.key))
        else {
            return Vec::new();
        };
        let unit = self.errand.unit.clone().unwrap_or_default();
        let number = |line: &TaskLine| match line.number.as_str() {
            "" => task.to_owned(),
            number => number.to_owned(),
        };
        let lines = lines.iter();
        lines.map(|line| (number(line), unit.clone(), line)).collect()
    }
}

/// The rules of a rehearsal: live from its first day, no portal asked. Its letters are composed by them too, or
/// a page would count what was due before.
pub fn rehearsed(rules: &Rules, from: NaiveDate) -> Rules {
    Rules {
        live_from: Some(from),
        going: super::rules::Going::Live,
        pulls: Vec::new(),
        dossiers: None,
        ..rules.clone()
    }
}

/// Lives through the days from `from` to `to`, live from the first, nobody reporting anything done.
pub fn rehearse(tasks: Vec<Task>, rules: &Rules, from: NaiveDate, to: NaiveDate) -> Vec<Rehearsed> {
    let rules = rehearsed(rules, from);
    let mut facts = Facts::default();
    let mut looks: Option<Looks> = None;
    let times = wake_times(&rules);
    let by_the_hour = hour_times(&tasks, &rules, from);
    let mut found = Vec::new();
    for day in from
        .iter_days()
        .take_while(|d| *d <= to)
        .filter(|d| rules.calendar.is_working(*d))
    {
        let of_limits = by_the_hour.get(&day).into_iter().flatten();
        let times: BTreeSet<&NaiveTime> = times.iter().chain(of_limits).collect();
        for time in times {
            let now = at(day, *time);
            looks = look(now, &tasks, looks, &mut facts, &rules, &mut found);
        }
    }
    found
}

/// Lives through one moment on what is due to be looked at, as the daemon does.
fn look(
    now: Moment,
    tasks: &[Task],
    looks: Option<Looks>,
    facts: &mut Facts,
    rules: &Rules,
    found: &mut Vec<Rehearsed>,
) -> Option<Looks> {
    let Some(mut looks) = looks.filter(|looks| !looks.is_whole(now)) else {
        (facts.tasks, facts.unread) = (tasks.to_vec(), None);
        live_through(now, facts, rules, found);
        return Looks::after_whole(now, facts, rules, true);
    };
    let due: BTreeSet<&str> = looks.due(now).collect();
    let beside = due.iter().flat_map(|task| looks.beside(task));
    let due: BTreeSet<&str> = due.iter().copied().chain(beside).collect();
    let due = tasks.iter().filter(|t| due.contains(t.id.as_str()));
    facts.tasks = due.cloned().collect();
    facts.unread = Some(looks.plans().clone());
    live_through(now, facts, rules, found);
    looks.after_due(now, facts, rules);
    Some(looks)
}

/// The times of a working day at which something can newly be due.
fn wake_times(rules: &Rules) -> BTreeSet<NaiveTime> {
    let mut times = BTreeSet::from([rules.hours.morning, rules.hours.late, rules.policy.draft_at]);
    if let Some(weekly) = &rules.weekly {
        times.extend([weekly.draft_at, weekly.summary_at]);
    }
    times.extend(rules.figures.health.map(|health| health.at));
    times.extend(rules.exports.iter().flat_map(|s| [s.ask_at, s.remind_at]));
    times
}

/// The times besides those of every day at which a letter by the hour is due, by their days.
fn hour_times(tasks: &[Task], rules: &Rules, from: NaiveDate) -> HashMap<NaiveDate, BTreeSet<NaiveTime>> {
    let facts = Facts {
        tasks: tasks.to_vec(),
        ..Facts::default()
    };
    let mut times: HashMap<NaiveDate, BTreeSet<NaiveTime>> = HashMap::new();
    for moment in duties(&facts, rules, from).iter().flat_map(hours::moments) {
        times.entry(day_of(moment)).or_default().insert(moment.time());
    }
    times
}

fn live_through(now: Moment, facts: &mut Facts, rules: &Rules, found: &mut Vec<Rehearsed>) {
    for decision in decide(now, facts, rules).actions {
        let errand = match decision.action {
            Action::Queue(errand) => errand,
            Action::KeepCalendar(known) => {
                facts.calendars.push(*known);
                continue;
            }
            _ => continue,
        };
        facts.ledger.note(&errand.key, &errand.told);
        found.push(Rehearsed {
            at: now,
            errand: *errand,
        });
    }
    debug_assert!(rules.calendar.is_working(day_of(now)), "days off are silent");
}
