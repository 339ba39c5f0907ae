//! A rehearsed year: the same decisions under a virtual clock, with an empty ledger.

use super::{Action, Errand, Facts, Rules, decide, look_again, whole_at};
use crate::calendar::{Moment, at, day_of};
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
    pub fn told_lines(&self) -> Vec<(String, String, &crate::letter::TaskLine)> {
        let super::What::Tasks { lines, .. } = &self.errand.what else {
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
}

/// Lives through the days from `from` to `to`, live from the first, nobody reporting anything done.
pub fn rehearse(tasks: Vec<Task>, rules: &Rules, from: NaiveDate, to: NaiveDate) -> Vec<Rehearsed> {
    let rules = Rules {
        live_from: Some(from),
        going: super::Going::Live,
        pulls: Vec::new(),
        ..rules.clone()
    };
    let mut looks = Looks {
        tasks,
        again: HashMap::new(),
        whole_at: None,
    };
    let mut facts = Facts::default();
    let times = wake_times(&rules);
    let mut found = Vec::new();
    for day in from
        .iter_days()
        .take_while(|d| *d <= to)
        .filter(|d| rules.calendar.is_working(*d))
    {
        for time in &times {
            let now = at(day, *time);
            facts.tasks = looks.due(now);
            live_through(now, &mut facts, &rules, &mut found);
            looks.put_off(now, &facts, &rules);
        }
    }
    found
}

/// The plan, and when each task is looked at again: what the store keeps for the daemon.
struct Looks {
    tasks: Vec<Task>,
    again: HashMap<String, Option<Moment>>,
    whole_at: Option<Option<Moment>>,
}

impl Looks {
    fn due(&self, now: Moment) -> Vec<Task> {
        let has_come = |at: Option<Moment>| at.is_some_and(|at| at <= now);
        let whole = self.whole_at.is_none_or(has_come);
        let is_due = |task: &&Task| whole || self.again.get(&task.id).is_none_or(|at| has_come(*at));
        self.tasks.iter().filter(is_due).cloned().collect()
    }

    fn put_off(&mut self, now: Moment, facts: &Facts, rules: &Rules) {
        self.again.extend(look_again(now, facts, rules));
        self.whole_at = Some(whole_at(facts, rules, now));
    }
}

/// The times of a working day at which something can newly be due.
fn wake_times(rules: &Rules) -> BTreeSet<NaiveTime> {
    let mut times = BTreeSet::from([rules.hours.morning, rules.hours.late, rules.policy.draft_at]);
    if let Some(weekly) = &rules.weekly {
        times.extend([weekly.draft_at, weekly.summary_at]);
    }
    times
}

fn live_through(now: Moment, facts: &mut Facts, rules: &Rules, found: &mut Vec<Rehearsed>) {
    for decision in decide(now, facts, rules).actions {
        let Action::Queue(errand) = decision.action else {
            continue;
        };
        facts.ledger.note(&errand.key, &errand.told);
        found.push(Rehearsed {
            at: now,
            errand: *errand,
        });
    }
    debug_assert!(rules.calendar.is_working(day_of(now)), "days off are silent");
}
