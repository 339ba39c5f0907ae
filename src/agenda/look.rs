//! What a tick has to look at, so that it reads what is due and not what is stored. It limits what
//! is read and never decides (design law 4); it is kept by the running program only, and in debug
//! builds every round of every tick is held against the decisions over all facts.
//!
//! Once at the beginning of each working day's sending hours, and whenever people, plans, sheets
//! or rules have said something new, a tick looks at everything ("whole"). Stages, holds, silences
//! and stand-ins change with the day, so between two whole looks only what waits for a later hour
//! of the same day may still be due. Whoever adds a letter for such an hour names it in
//! [`of_duty`]; all tasks of one letter must be looked at together, so each stays due until that
//! letter is written. Letters about the office as a whole are decided in whole looks.

use super::carry::Successors;
use super::duty::{self, is_current};
use super::hours::is_by_the_hour;
use super::parts::part_id;
use super::periods::report_task_id;
use super::round::Round;
use super::standing::{may_be_in_a_plan, standing_id};
use super::{Duty, Facts, Rules, going, telling, week};
use crate::calendar::{Moment, at, day_of};
use crate::plan::Origin;
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, HashSet};

/// What is looked at after a look that left nothing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looks {
    looked_at: Moment,
    whole_at: Moment,
    /// Tasks that are needed before the next whole look, each from when on.
    again: BTreeMap<String, Moment>,
}

impl Looks {
    /// After a look at everything; `None` before a plan is stored: everything is looked at again.
    ///
    /// To be asked when nothing is left to do: what is due by then waits for its hour.
    pub fn after_whole(now: Moment, facts: &Facts, rules: &Rules) -> Option<Looks> {
        let whole_at = next_opening(now, rules);
        Some(Looks {
            looked_at: now,
            whole_at,
            again: again(now, whole_at, facts, rules)?,
        })
    }

    /// After a look at the tasks of `facts` only.
    pub fn after_due(&mut self, now: Moment, facts: &Facts, rules: &Rules) {
        self.looked_at = now;
        if facts.tasks.is_empty() {
            return;
        }
        for task in &facts.tasks {
            self.again.remove(&task.id);
        }
        let found = again(now, self.whole_at, facts, rules);
        self.again.extend(found.unwrap_or_default());
    }

    /// Whether everything is to be looked at: in the morning, and where the clock went back.
    pub fn is_whole(&self, now: Moment) -> bool {
        self.whole_at <= now || now < self.looked_at
    }

    /// The tasks to be looked at.
    pub fn due(&self, now: Moment) -> impl Iterator<Item = &str> {
        let due = self.again.iter().filter(move |(_, at)| **at <= now);
        due.map(|(task, _)| task.as_str())
    }
}

/// The identities of what the settings make due; no plan holds them.
pub fn identities(rules: &Rules) -> Vec<String> {
    let reports = rules.reports.iter();
    let of_reports = reports.flat_map(|r| [report_task_id(r), part_id(r)]);
    let standing = rules.standing.iter().map(standing_id);
    of_reports.chain(standing).collect()
}

/// For the tasks that are needed before `until` the earliest moment from `now` on.
fn again(now: Moment, until: Moment, facts: &Facts, rules: &Rules) -> Option<BTreeMap<String, Moment>> {
    let today = day_of(now);
    let of_today = rules.on(today);
    let rules = of_today.as_ref();
    let live_from = going::live_from(facts, rules)?;
    let (duties, _) = duty::owed(facts, rules, today);
    let round = Round {
        now,
        today,
        live_from,
        facts,
        rules,
        duties: &duties,
    };
    let mut found = BTreeMap::new();
    for id in decided_together(&round) {
        found.insert(id, now);
    }
    let untold: HashSet<Owed> = telling::untold(&round).map(owed).collect();
    // What the settings make due is in the facts of every tick.
    let of_tasks = |d: &&Duty| !matches!(d.task.origin, Origin::Report | Origin::Standing);
    for duty in duties.iter().filter(of_tasks) {
        let moment = of_duty(duty, untold.contains(&owed(duty)), &round).filter(|at| *at < until);
        if let Some(moment) = moment {
            found
                .entry(duty.task.id.clone())
                .and_modify(|known| *known = moment.min(*known))
                .or_insert(moment);
        }
    }
    Some(found)
}

type Owed<'d> = (&'d str, &'d str, NaiveDate);

fn owed<'d>(duty: &'d Duty) -> Owed<'d> {
    (&duty.task.id, &duty.unit, duty.occurrence.due)
}

/// Tasks without which others would be decided wrongly, so they are always read: those that a
/// later plan may have taken over with those that take them over, and those that may stand for a
/// duty of the settings.
fn decided_together(round: &Round) -> Vec<String> {
    let mut found = Successors::of(&round.facts.tasks).named();
    found.extend(may_be_in_a_plan(round.rules, round.today, round.duties));
    found
}

/// What asks for one occurrence of one unit at a later hour of the day.
fn of_duty(duty: &Duty, is_untold: bool, round: &Round) -> Option<Moment> {
    if duty.is_done() {
        return None;
    }
    let waits_for_its_hour =
        is_by_the_hour(duty) && duty.occurrence.limit.is_some_and(|limit| round.now < limit);
    match is_untold || waits_for_its_hour {
        true => Some(round.now),
        false => own_part(duty, round),
    }
}

/// The unit's own part of the week.
fn own_part(duty: &Duty, round: &Round) -> Option<Moment> {
    let unit = round.rules.office.unit(&duty.unit)?;
    let shows = |last: NaiveDate| is_current(duty, last, round.live_from, round.rules.policy.soon);
    if week::own_part_missing(round, unit).is_some_and(shows) {
        return Some(round.now);
    }
    let (last, moment) = week::summary_of(round.rules, round.today)?;
    (moment > round.now && unit.mailbox.is_some() && shows(last)).then_some(moment)
}

/// The next beginning of sending hours.
fn next_opening(now: Moment, rules: &Rules) -> Moment {
    let of = |day: NaiveDate| at(rules.calendar.working_on_or_after(day), rules.hours.morning);
    let today = of(day_of(now));
    match now < today {
        true => today,
        false => of(day_of(now) + Days::new(1)),
    }
}

#[cfg(test)]
mod tests;
