//! Until when a task rests. Too early is only slow; too late is a lost reminder, so whatever is
//! near, late or doubtful is looked at on every working morning.
//!
//! Whoever adds a letter about tasks says here when it may next be due: for a task in
//! [`Rest::of_task`], for an occurrence in [`Rest::of_duty`].

use crate::agenda::answers::was_recorded_by_owner;
use crate::agenda::doubts::Doubt;
use crate::agenda::duties::tasks_in_force;
use crate::agenda::duty::Duty;
use crate::agenda::duty::current::is_current;
use crate::agenda::fresh::is_fresh;
use crate::agenda::hours::is_by_the_hour;
use crate::agenda::round::Round;
use crate::agenda::{awaited, confirmations, doubts, lists, silence, telling, unsettled, week, weeks};
use crate::calendar::{Moment, at};
use crate::plan::deadline::Meaning;
use crate::plan::{Mark, Origin, Task, milestones};
use chrono::{Datelike, Days, Months, NaiveDate};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// What holds for every task of a look.
pub struct Rest<'r> {
    round: &'r Round<'r>,
    /// When that what is asked for now may be told: at once within sending hours, else when they
    /// begin. Where nothing was left to do, what is asked for was refused for today.
    pub asks: Moment,
    /// The same of what is late, which waits for the afternoon.
    asks_late: Moment,
    /// The same of what a look that left nothing to do has not refused for the day.
    opening: Moment,
    newest_plan: Option<i32>,
    unasked: BTreeSet<i32>,
    has_asked_this_week: bool,
    /// Sought where a task runs.
    open_months: OnceCell<Vec<lists::Month<'r>>>,
    is_going_told: bool,
    untold: HashSet<Owed<'r>>,
}

type Owed<'d> = (&'d str, &'d str, NaiveDate);

fn owed<'d>(duty: &'d Duty) -> Owed<'d> {
    (&duty.task.id, &duty.unit, duty.occurrence.due)
}

impl<'r> Rest<'r> {
    /// `is_settled`: nothing was left to do.
    pub fn of(round: &'r Round<'r>, is_settled: bool) -> Rest<'r> {
        let (now, rules) = (round.now, round.rules);
        let is_open = round.is_open(rules.hours.morning);
        let tomorrow = rules.opening_of(round.today + Days::new(1));
        let opening = match (is_open, now.time() < rules.hours.morning) {
            (true, _) => now,
            (false, true) => rules.opening_of(round.today),
            (false, false) => tomorrow,
        };
        let (asks, asks_late) = match (is_open && is_settled, now.time() < rules.hours.late) {
            (false, _) => (opening, opening),
            (true, true) => (tomorrow, at(round.today, rules.hours.late)),
            (true, false) => (tomorrow, tomorrow),
        };
        let untold = telling::untold(round).map(owed).collect();
        Rest {
            asks,
            asks_late,
            opening,
            newest_plan: round.facts.newest_plan(),
            unasked: unsettled::unasked(round).into_keys().collect(),
            has_asked_this_week: lists::has_asked_this_week(round),
            open_months: OnceCell::new(),
            is_going_told: crate::agenda::going::is_told(round),
            untold,
            round,
        }
    }

    /// The tasks of the round by the first moment at which a decision may need them; those that
    /// none needs before people speak of them are left out.
    pub fn of_tasks(&self) -> BTreeMap<Moment, BTreeSet<String>> {
        let mut found: BTreeMap<Moment, BTreeSet<String>> = BTreeMap::new();
        let mut note = |moment: Option<Moment>, task: &str| {
            if let Some(moment) = moment {
                found.entry(moment).or_default().insert(task.to_owned());
            }
        };
        for (task, marks) in tasks_in_force(self.round.facts, self.round.rules) {
            note(self.of_task(&task, &marks), &task.id);
        }
        for mark in &self.round.facts.marks {
            note(self.confirmation(mark), &mark.task);
        }
        // What the settings make due is in the facts of every tick.
        let of_tasks = |d: &&Duty| !matches!(d.task.origin, Origin::Report | Origin::Standing);
        for duties in self.round.duties.chunk_by(|a, b| a.task.id == b.task.id) {
            let moments = duties.iter().filter(of_tasks).filter_map(|d| self.of_duty(d));
            note(moments.min(), duties.first().map_or("", |d| &d.task.id));
        }
        found
    }

    /// What was said of a task that was told is confirmed to its units the next working morning; of an
    /// ended one too.
    fn confirmation(&self, mark: &Mark) -> Option<Moment> {
        let turn = confirmations::turn(mark, self.round)?;
        let facts = self.round.facts;
        if !facts.ledger.has_told_of(&mark.task) && !was_recorded_by_owner(&mark.task, mark.at, facts) {
            return None;
        }
        Some(if self.round.now < turn { turn } else { self.asks })
    }

    /// What asks for the task as a whole, with or without a day.
    fn of_task(&self, task: &Task, marks: &[&Mark]) -> Option<Moment> {
        let runs = match running(&task.deadline.meaning, self.round.today) {
            None => None,
            Some(from) if self.round.today < from => Some(self.round.rules.opening_of(from)),
            Some(_) => sooner(Some(self.monthly(task)), self.milestones(task, marks)),
        };
        let asked = sooner(self.questions(task, marks), self.event(task, marks));
        sooner(runs, asked)
    }

    /// The request for the event that its deadline counts from.
    fn event(&self, task: &Task, marks: &[&Mark]) -> Option<Moment> {
        let is_open = awaited::is_open(task, marks, self.newest_plan, self.round)?;
        let again = awaited::next_asked(task, self.round).map(|day| self.round.rules.opening_of(day));
        Some(match (is_open, again) {
            (true, _) => self.asks,
            (false, Some(again)) => again,
            // Nobody can be asked: a unit that is left in peace, or has no address.
            (false, None) => self.next_month(),
        })
    }

    fn next_month(&self) -> Moment {
        let today = self.round.today;
        let first = today.with_day(1).unwrap_or(today);
        self.round.rules.opening_of(first + Months::new(1))
    }

    /// The week's list of questions, and the one letter about those of a plan.
    fn questions(&self, task: &Task, marks: &[&Mark]) -> Option<Moment> {
        let round = self.round;
        if doubts::is_followed(task, self.newest_plan, round.today) {
            return None;
        }
        let open = doubts::of_task(task, marks, round.rules);
        let is_of_plan = |d: &Doubt| task.origin == Origin::Plan && unsettled::is_of_plan(d);
        let is_unasked = self.unasked.contains(&task.year) && open.iter().any(is_of_plan);
        let is_listed = self.has_asked_this_week && !is_unasked;
        (!open.is_empty()).then(|| match is_listed {
            true => round.rules.opening_of(next_monday(round.today)),
            false => self.asks,
        })
    }

    /// The month's lists to all whom they concern.
    fn monthly(&self, task: &Task) -> Moment {
        let rules = self.round.rules;
        let concerns = |month: &lists::Month| lists::is_of_month(task, month, rules);
        let open = self.open_months.get_or_init(|| lists::open_months(self.round));
        if open.iter().any(concerns) {
            return self.asks;
        }
        self.next_month()
    }

    /// The one request for milestones.
    fn milestones(&self, task: &Task, marks: &[&Mark]) -> Option<Moment> {
        let (when, owner) = (task.known_from.to_string(), &self.round.rules.owner);
        let is_asked = || self.round.has("milestones", &when, owner);
        (milestones(marks).is_empty() && !is_asked()).then_some(self.asks)
    }

    /// What asks for one occurrence of one unit.
    fn of_duty(&self, duty: &Duty) -> Option<Moment> {
        let round = self.round;
        let o = &duty.occurrence;
        if duty.is_done() {
            return None;
        }
        if is_by_the_hour(duty) && o.limit.is_some_and(|limit| round.now < limit) {
            return Some(self.opening);
        }
        if o.due < round.live_from {
            return (!self.is_going_told).then_some(self.asks);
        }
        [
            self.told(duty),
            self.fresh(duty),
            self.turn(duty),
            self.held(duty),
            self.own_part(duty),
        ]
        .into_iter()
        .fold(None, sooner)
    }

    /// Somebody has still to be told of the stage of today.
    fn told(&self, duty: &Duty) -> Option<Moment> {
        let is_late = duty.occurrence.due < self.round.today;
        let asks = if is_late { self.asks_late } else { self.asks };
        self.untold.contains(&owed(duty)).then_some(asks)
    }

    /// What today's letter to the unit about its new day leaves to the next morning.
    fn fresh(&self, duty: &Duty) -> Option<Moment> {
        let tomorrow = self.round.today + Days::new(1);
        is_fresh(duty, self.round).then(|| self.round.rules.opening_of(tomorrow))
    }

    /// Another stage. Near the target and late every morning is one, so that the lists of those
    /// days have it too.
    fn turn(&self, duty: &Duty) -> Option<Moment> {
        let (today, rules) = (self.round.today, self.round.rules);
        let next = rules.policy.next_turn(&duty.occurrence, today, &rules.calendar);
        next.map(|day| rules.opening_of(day))
    }

    /// The end of a hold. The owner's list of what is late, whenever it is written in the morning,
    /// shows what is held too, however late it is.
    fn held(&self, duty: &Duty) -> Option<Moment> {
        let (round, rules) = (self.round, self.round.rules);
        let (until, _) = duty.held_until(round.today)?;
        let tomorrow = round.today + Days::new(1);
        if round.today < duty.occurrence.due {
            return Some(rules.opening_of(until + Days::new(1)));
        }
        Some(match round.now.time() < rules.hours.late {
            true => self.opening,
            false => rules.opening_of(tomorrow),
        })
    }

    /// The unit's own part of the week.
    fn own_part(&self, duty: &Duty) -> Option<Moment> {
        let (round, rules) = (self.round, self.round.rules);
        rules.weekly.as_ref()?;
        let unit = rules.office.unit(&duty.unit)?;
        unit.mailbox.as_ref()?;
        let soon = rules.policy.soon;
        let shows = |last: NaiveDate| is_current(duty, last, round.live_from, soon);
        let is_silent = silence::of_unit(&rules.silences, &unit.id, round.today).is_some();
        let is_made_up = |last: NaiveDate| shows(last) && week::was_there(duty, last, round);
        if !is_silent && week::own_part_missing(round, unit).is_some_and(is_made_up) {
            return Some(self.opening);
        }
        let this_week = weeks::summary_of(rules, round.today);
        if let Some((_, moment)) = this_week.filter(|(last, moment)| round.now < *moment && shows(*last)) {
            return Some(moment);
        }
        let o = &duty.occurrence;
        let shown_from = (o.due - Days::new(soon)).max(o.opens.unwrap_or(NaiveDate::MIN));
        let day = shown_from.max(next_monday(round.today));
        Some(rules.opening_of(day - Days::new(into_week(day))))
    }
}

/// The first day from which on the task runs without a due day, of what is not over.
fn running(meaning: &Meaning, today: NaiveDate) -> Option<NaiveDate> {
    match meaning {
        Meaning::Continuous { from, to } => to.is_none_or(|to| today <= to).then_some(*from),
        Meaning::Multi(parts) => parts.iter().filter_map(|p| running(p, today)).min(),
        _ => None,
    }
}

fn into_week(day: NaiveDate) -> u64 {
    u64::from(day.weekday().num_days_from_monday())
}

fn next_monday(day: NaiveDate) -> NaiveDate {
    day - Days::new(into_week(day)) + Days::new(7)
}

fn sooner(a: Option<Moment>, b: Option<Moment>) -> Option<Moment> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}
