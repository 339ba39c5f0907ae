//! When a task has to be looked at again, so that a tick reads what is due and not what is
//! stored. An index: it limits what is read and never decides (design law 4). Too early is only
//! slow, too late is a fault; in debug builds every tick holds it against the full scan.
//!
//! Whoever adds a letter says here when it may next be due: of a task in [`of_task`] or
//! [`of_duty`], of the office as a whole in [`whole_at`]. A letter that is written once for a day,
//! week or period must find all its tasks looked at together, so each of them stays due until
//! that letter is written. Letters whose pages show the whole board need nothing: see
//! [`super::shows_the_board`].

use super::duty::{duties, is_cancelled, is_current};
use super::hours::is_by_the_hour;
use super::round::Round;
use super::{Duty, Facts, Rules, breaks, going, lists, telling, week};
use crate::calendar::{Moment, at, day_of};
use crate::plan::{Origin, Task};
use chrono::{Days, Months, NaiveDate};
use sha2::{Digest, Sha256};
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashSet};

/// A task that begins to run later than this is looked at once in between.
const MONTHS_AHEAD: u32 = 14;

/// Stands for the rules and for the program that looks by them: under others every task is looked
/// at anew.
pub fn stamp(rules: &Rules) -> String {
    let rules = Sha256::digest(format!("{rules:?}").as_bytes());
    let hex: String = rules.iter().map(|b| format!("{b:02x}")).collect();
    format!("{} {hex}", env!("CARGO_PKG_VERSION"))
}

/// When the tick that reads everything comes next; `None` where no letter asks for one.
///
/// For letters about the plan as a whole that no single task announces ("on 1 December").
pub fn whole_at(_facts: &Facts, _rules: &Rules, _now: Moment) -> Option<Moment> {
    None
}

/// For each task of the facts the earliest moment from `now` on at which a decision may need it.
/// `None`: not before people, the plan or the rules say something new.
///
/// To be asked when nothing is left to do: what is due by then waits for its hour.
pub fn look_again(now: Moment, facts: &Facts, rules: &Rules) -> BTreeMap<String, Option<Moment>> {
    let today = day_of(now);
    let Some(live_from) = going::live_from(facts, rules) else {
        return facts.tasks.iter().map(|t| (t.id.clone(), Some(now))).collect();
    };
    let duties = duties(facts, rules, today);
    let round = Round {
        now,
        today,
        live_from,
        facts,
        rules,
        duties: &duties,
    };
    let untold: HashSet<Owed> = telling::untold(&round).map(owed).collect();
    let mut found: BTreeMap<String, Option<Moment>> = facts
        .tasks
        .iter()
        .map(|task| (task.id.clone(), of_task(task, &round)))
        .collect();
    for duty in duties.iter().filter(|d| d.task.origin != Origin::Report) {
        let moment = of_duty(duty, untold.contains(&owed(duty)), &round);
        found
            .entry(duty.task.id.clone())
            .and_modify(|known| *known = sooner(*known, moment));
    }
    found
}

type Owed<'d> = (&'d str, &'d str, NaiveDate);

fn owed<'d>(duty: &'d Duty) -> Owed<'d> {
    (&duty.task.id, &duty.unit, duty.occurrence.due)
}

/// What asks for the task itself, with or without a day.
fn of_task(task: &Task, round: &Round) -> Option<Moment> {
    if is_cancelled(&round.facts.marks, &task.id) {
        return None;
    }
    sooner(questioned(task, round), running(task, round))
}

/// The week's letter of questions, until the task is none.
fn questioned(task: &Task, round: &Round) -> Option<Moment> {
    lists::question(task, round.rules)?;
    Some(match lists::has_asked_this_week(round) {
        false => opening(round.now, round.rules),
        true => morning_from(lists::next_week(round.today), round.rules),
    })
}

/// The first working day of a month on which the task runs, until the letters of the month are written.
fn running(task: &Task, round: &Round) -> Option<Moment> {
    let calendar = &round.rules.calendar;
    let until = lists::runs_until(task)?;
    let this = lists::month_of(round.today);
    let mut firsts = (0..MONTHS_AHEAD).map(|n| calendar.working_on_or_after(this + Months::new(n)));
    let is_due = |first: &NaiveDate| match (*first).cmp(&round.today) {
        Ordering::Less => false,
        Ordering::Equal => lists::runs(task, *first) && !lists::has_told_month(task, round),
        Ordering::Greater => lists::runs(task, *first),
    };
    let first = firsts
        .find(is_due)
        .unwrap_or(this + Months::new(MONTHS_AHEAD - 1));
    match first == round.today {
        true => Some(opening(round.now, round.rules)),
        false => (first <= until).then(|| morning_from(first, round.rules)),
    }
}

/// What asks for one occurrence of one unit.
fn of_duty(duty: &Duty, is_untold: bool, round: &Round) -> Option<Moment> {
    if duty.is_done() {
        return None;
    }
    let (now, rules) = (round.now, round.rules);
    let waits_for_its_hour = is_by_the_hour(duty) && duty.occurrence.limit.is_some_and(|limit| now < limit);
    let asks_now = is_untold || waits_for_its_hour || is_before_going_live(duty, round);
    if asks_now {
        return Some(opening(now, rules));
    }
    if duty.occurrence.due < round.live_from {
        return None;
    }
    let next_morning = || morning_from(round.today + Days::new(1), rules);
    let unheard = (!telling::is_settled(duty, round)).then(next_morning);
    let change = rules
        .policy
        .next_change(&duty.occurrence, round.today, &rules.calendar)
        .map(|day| morning_from(day, rules));
    [unheard, change, around_break(duty, round), own_part(duty, round)]
        .into_iter()
        .fold(None, sooner)
}

/// Listed once to the owner, in the first letter after going live.
fn is_before_going_live(duty: &Duty, round: &Round) -> bool {
    duty.occurrence.due < round.live_from && !going::is_listed(round)
}

/// The mornings before a break on which it is listed: the last working days before its target.
fn around_break(duty: &Duty, round: &Round) -> Option<Moment> {
    let calendar = &round.rules.calendar;
    // Listed until the target is the third working day from then.
    let first = calendar
        .working_day_offset(duty.occurrence.target, -3)
        .max(round.today);
    let lists = |day: &NaiveDate| {
        let morning = Round {
            today: *day,
            ..*round
        };
        calendar.is_working(*day)
            && breaks::is_eve(&morning)
            && breaks::is_meant(duty, breaks::until(&morning), &morning)
    };
    let mut days = first
        .iter_days()
        .take_while(|d| *d <= duty.occurrence.due)
        .filter(lists);
    let day = days.next()?;
    if day > round.today {
        return Some(morning_from(day, round.rules));
    }
    // Letters about today's break may be taken back and written anew: looked at all day.
    let today = opening(round.now, round.rules);
    Some(today)
        .filter(|moment| day_of(*moment) == round.today)
        .or_else(|| days.next().map(|d| morning_from(d, round.rules)))
}

/// The unit's own part of the week.
fn own_part(duty: &Duty, round: &Round) -> Option<Moment> {
    let (now, rules) = (round.now, round.rules);
    if !week::has_own_part(rules, &duty.unit) {
        return None;
    }
    let soon = rules.policy.soon;
    let shows = |last: NaiveDate| is_current(duty, last, round.live_from, soon);
    let missing = week::own_part_missing(round, &duty.unit).is_some_and(shows);
    if missing {
        return Some(opening(now, rules));
    }
    let occurrence = &duty.occurrence;
    let from = [
        Some(occurrence.due - Days::new(soon)),
        occurrence.opens,
        occurrence.previous,
    ]
    .into_iter()
    .flatten()
    .fold(round.today, NaiveDate::max);
    week::summaries_from(rules, from)
        .find(|(last, moment)| *moment > now && shows(*last))
        .map(|(_, moment)| moment)
}

/// The earliest moment from `now` on at which letters may go.
fn opening(now: Moment, rules: &Rules) -> Moment {
    let (hours, today) = (&rules.hours, day_of(now));
    if hours.is_open(now, hours.morning, &rules.calendar) {
        return now;
    }
    match now.time() < hours.morning {
        true => morning_from(today, rules),
        false => morning_from(today + Days::new(1), rules),
    }
}

/// The morning hour of the first working day from `day` on.
fn morning_from(day: NaiveDate, rules: &Rules) -> Moment {
    at(rules.calendar.working_on_or_after(day), rules.hours.morning)
}

fn sooner(a: Option<Moment>, b: Option<Moment>) -> Option<Moment> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

#[cfg(test)]
mod tests;
