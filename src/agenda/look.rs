//! What a tick has to look at, so that it reads what is due and not what is stored. It limits what
//! is read and never decides (design law 4); it is kept by the running program only, and in debug
//! builds every round of every tick is held against the decisions over all facts.
//!
//! After a look at everything each task rests until the first moment at which a decision may need
//! it (`look/rest.rs`): a working morning, or an hour of the day. A tick reads those whose moment
//! has come and those that people have spoken of. All tasks of one letter must be looked at
//! together: each rests no longer than until the first moment at which that letter may be due.
//! Everything is looked at anew on the few days on which more than single tasks may change
//! ([`next_whole`]), and while something is open that is about all of them ([`is_uneasy`]).

use super::facts::Facts;
use super::parts::part_id;
use super::periods::report_task_id;
use super::plans::Plans;
use super::round::Round;
use super::rules::Rules;
use super::standing::{may_be_in_a_plan, standing_id};
use super::successors::Successors;
use super::{carry_over, duties, handed_over, moved, replanned, round};
use crate::calendar::{Moment, day_of};
use chrono::{Datelike, Days, NaiveDate};
use rest::Rest;
use std::collections::{BTreeMap, BTreeSet};

mod rest;

/// What is looked at after a look, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looks {
    looked_at: Moment,
    whole_at: Moment,
    is_uneasy: bool,
    /// The tasks to be looked at from each moment on. One may stand at several: too early is only
    /// slow.
    again: BTreeMap<Moment, BTreeSet<String>>,
    /// Tasks without which duties of the settings would be decided wrongly: they may stand for one.
    always: BTreeSet<String>,
    /// Tasks that are decided together: a later plan may have taken one over from the other.
    beside: BTreeMap<String, BTreeSet<String>>,
    plans: Plans,
}

impl Looks {
    /// After a look at everything; `None` before a plan is stored: everything is looked at again.
    /// `is_settled`: nothing was left to do.
    pub fn after_whole(now: Moment, facts: &Facts, rules: &Rules, is_settled: bool) -> Option<Looks> {
        with_round(now, facts, rules, |round| {
            let rest = Rest::of(round, is_settled);
            let is_uneasy = is_uneasy(round);
            let turn = next_whole(now, rules);
            Looks {
                looked_at: now,
                whole_at: match (is_uneasy, is_settled) {
                    (false, _) => turn,
                    (true, true) => turn.min(rest.asks),
                    // What is decided over all tasks may be what is left to do.
                    (true, false) => now,
                },
                is_uneasy,
                again: rest.of_tasks(),
                always: may_be_in_a_plan(round.rules, round.today, &facts.tasks),
                beside: beside(facts),
                plans: facts.plans().into_owned(),
            }
        })
    }

    /// After a look at some tasks that left nothing to do.
    pub fn after_due(&mut self, now: Moment, facts: &Facts, rules: &Rules) {
        self.looked_at = now;
        if facts.tasks.is_empty() {
            return;
        }
        let found = with_round(now, facts, rules, |round| Rest::of(round, true).of_tasks());
        self.again.retain(|at, _| now < *at);
        for (at, tasks) in found.unwrap_or_default() {
            self.again.entry(at).or_default().extend(tasks);
        }
    }

    /// Whether everything is to be looked at: on its day, and where the clock went back.
    pub fn is_whole(&self, now: Moment) -> bool {
        self.whole_at <= now || now < self.looked_at
    }

    /// Whether any word of people asks for a look at everything.
    pub fn is_uneasy(&self) -> bool {
        self.is_uneasy
    }

    /// People have spoken of these tasks.
    pub fn wake(&mut self, tasks: impl IntoIterator<Item = String>) {
        self.again.entry(self.looked_at).or_default().extend(tasks);
    }

    /// The tasks to be looked at.
    pub fn due(&self, now: Moment) -> impl Iterator<Item = &str> {
        let due = self.again.range(..=now).flat_map(|(_, tasks)| tasks);
        due.chain(&self.always).map(String::as_str)
    }

    /// The tasks without which this one would be decided wrongly.
    pub fn beside(&self, task: &str) -> impl Iterator<Item = &str> {
        self.beside.get(task).into_iter().flatten().map(String::as_str)
    }

    /// What the plans say as a whole.
    pub fn plans(&self) -> &Plans {
        &self.plans
    }
}

/// The identities of what the settings make due; no plan holds them.
pub fn identities(rules: &Rules) -> Vec<String> {
    let reports = rules.reports.iter();
    let of_reports = reports.flat_map(|r| [report_task_id(r), part_id(r)]);
    let standing = rules.standing.iter().map(standing_id);
    of_reports.chain(standing).collect()
}

fn with_round<T>(now: Moment, facts: &Facts, rules: &Rules, of: impl FnOnce(&Round) -> T) -> Option<T> {
    let today = day_of(now);
    let of_today = rules.on(today);
    let rules = of_today.as_ref();
    let live_from = round::live_from(facts, rules)?;
    let (duties, _) = duties::owed(facts, rules, today);
    Some(of(&Round {
        now,
        today,
        live_from,
        facts,
        rules,
        duties: &duties,
    }))
}

/// Whether something is open that is decided over all tasks: days off that have changed and are not
/// told yet, a plan that moved tasks to other units, a unit that took another's place, and in December what the next plan should take over.
fn is_uneasy(round: &Round) -> bool {
    moved::is_open(round)
        || replanned::is_open(round)
        || handed_over::is_open(round)
        || carry_over::may_come(round)
}

fn beside(facts: &Facts) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (older, later) in Successors::of(&facts.tasks).pairs() {
        found
            .entry(older.to_owned())
            .or_default()
            .insert(later.to_owned());
        found
            .entry(later.to_owned())
            .or_default()
            .insert(older.to_owned());
    }
    found
}

/// The next working morning on which the office or the time of the year is another: a stand-in, a
/// silence or a unit of the address book begins or ends; next year's plan is thought of; a year
/// begins, and with it other duties of the settings.
fn next_whole(now: Moment, rules: &Rules) -> Moment {
    let today = day_of(now);
    let after = |day: &NaiveDate| *day + Days::new(1);
    let silences = rules.silences.iter().flat_map(|s| [s.from, after(&s.to)]);
    let absences = rules.book.absences.iter().flat_map(|a| [a.from, after(&a.to)]);
    let spells = rules.book.spells.iter();
    let spells = spells.flat_map(|s| [s.from, s.to.as_ref().map(after)]).flatten();
    let of_year = [(today.year(), 12), (today.year() + 1, 1)];
    let of_year = of_year
        .into_iter()
        .filter_map(|(year, month)| NaiveDate::from_ymd_opt(year, month, 1));
    let turns = silences.chain(absences).chain(spells).chain(of_year);
    let next = turns.filter(|day| today < *day).min();
    // There is always a next January.
    rules.opening_of(next.unwrap_or(after(&today)))
}

#[cfg(test)]
mod tests;
