//! A day off that is new, swapped or struck out moves the targets of running occurrences; those
//! who owe them are told what moved and why. The calendars that people know of are ground facts:
//! the newest kept one is compared with that in force.

use super::action::{Action, Agenda, What};
use super::duties::duties;
use super::duty::Duty;
use super::facts::{Facts, KnownCalendar};
use super::round::{Note, Round, mark};
use super::rules::{Going, Rules};
use crate::calendar::{Moment, WorkingCalendar, count, date_with_weekday};
use crate::letter::{LetterKind, Named, Point};
use crate::plan::deadline::Freq;
use crate::plan::{Occurrence, Pace, Unit};
use crate::remind::Role;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Targets further ahead than this have not been planned by yet.
const WORKING_DAYS_AHEAD: i64 = 30;

/// A day counted in working days moves by no more than the longest break.
const LONGEST_MOVE: i64 = 14;

impl KnownCalendar {
    /// What keys of letters about it bear.
    fn name(&self) -> String {
        format!("{}-{}", self.number, self.hash)
    }
}

/// The calendar in force, as the one to be known next; `None` where it is known already.
fn next(now: Moment, facts: &Facts, rules: &Rules) -> Option<KnownCalendar> {
    let newest = facts.calendars.last();
    let hash = rules.calendar.mark();
    newest
        .is_none_or(|known| known.hash != hash)
        .then(|| KnownCalendar {
            number: newest.map_or(1, |known| known.number + 1),
            hash: hash.to_owned(),
            at: now,
            entries: rules.calendar.entries().cloned().collect(),
        })
}

/// Keeps the calendar in force, after those whose targets it moved have been written to. The first
/// one moves nothing; before any plan is applied nobody has a target.
pub fn keep(now: Moment, facts: &Facts, rules: &Rules, agenda: &mut Agenda) {
    if super::round::live_from(facts, rules).is_none() {
        return;
    }
    let Some(next) = next(now, facts, rules) else {
        return;
    };
    if facts.calendars.is_empty() || rules.hours.is_open(now, rules.hours.morning, &rules.calendar) {
        agenda.act(
            Action::KeepCalendar(Box::new(next)),
            "days off as people know them now",
        );
    } else {
        agenda.refuse("the calendar", "has changed: told within sending hours");
    }
}

/// Tells those whose targets moved since the calendar that they know. Outside of sending hours that
/// waits, so that several changes are told as one.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    let (facts, rules) = (round.facts, round.rules);
    let next = next(round.now, facts, rules);
    let Some(newest) = facts.calendars.last() else {
        return;
    };
    if !round.is_open(rules.hours.morning) {
        return;
    }
    let when = next.as_ref().unwrap_or(newest).name();
    let hash = next.as_ref().map_or(&newest.hash, |n| &n.hash);
    let mut by_base: BTreeMap<i64, BTreeMap<String, (usize, Vec<Point>)>> = BTreeMap::new();
    for (n, unit) in rules.office.units.iter().enumerate() {
        let Some(base) = base_of(unit, round).filter(|base| base.hash != *hash) else {
            continue;
        };
        let moved = by_base
            .entry(base.number)
            .or_insert_with(|| moved_since(base, round));
        let Some(mailbox) = &unit.mailbox else { continue };
        if let Some((_, points)) = moved.remove(&mailbox.address.to_lowercase()) {
            tell(&rules.office.units[n], &when, points, round, agenda);
        }
    }
}

/// Whether somebody may still be told of days off that have changed.
pub fn is_open(round: &Round) -> bool {
    let (facts, rules) = (round.facts, round.rules);
    let is_behind = |unit: &Unit| base_of(unit, round).is_some_and(|base| base.hash != rules.calendar.mark());
    next(round.now, facts, rules).is_some() || rules.office.units.iter().any(is_behind)
}

/// The calendar that the unit was last told of, or that nobody had to be told of: a letter that
/// was taken back told nothing.
fn base_of<'f>(unit: &Unit, round: &Round<'f>) -> Option<&'f KnownCalendar> {
    let mailbox = unit.mailbox.as_ref()?;
    let known = &round.facts.calendars;
    let was_told = |c: &&KnownCalendar| !round.was_taken_back("moved", &c.name(), mailbox);
    known.iter().rev().find(was_told).or(known.first())
}

fn tell(unit: &Unit, when: &str, points: Vec<Point>, round: &Round, agenda: &mut Agenda) {
    let Some(mailbox) = &unit.mailbox else { return };
    let reason = format!("days off have changed: {} targets moved", points.len());
    let what = What::Points {
        facts: facts_of(&points),
        points,
        files: Vec::new(),
    };
    let note = Note {
        addressee: unit.name.clone(),
        unit: Some(unit.id.clone()),
        ..Note::new("moved", when, LetterKind::Moved, mailbox, what)
    };
    round.write(note, reason, agenda);
}

fn facts_of(points: &[Point]) -> Named {
    let of = |group: &str| points.iter().filter(|p| p.group == group).count();
    let number = |n: usize| count(i64::try_from(n).unwrap_or(i64::MAX));
    let redated = points
        .iter()
        .any(|p| p.facts.get("was_due").is_some_and(|day| !day.is_empty()));
    let counted = [
        ("n", points.len()),
        ("earlier", of("earlier")),
        ("later", of("later")),
    ];
    let facts = counted.map(|(name, n)| (name, number(n)));
    let redated = ("redated", if redated { "có".to_owned() } else { String::new() });
    let all = facts.into_iter().chain([redated]);
    all.map(|(name, fact)| (name.to_owned(), fact)).collect()
}

/// By address, what moved for it; targets that come earlier first.
fn moved_since(base: &KnownCalendar, round: &Round) -> BTreeMap<String, (usize, Vec<Point>)> {
    let before = Rules {
        calendar: base.calendar(),
        ..round.rules.clone()
    };
    let known = Known::new(duties(round.facts, &before, round.today), round.duties);
    let mut moved: Vec<(&Duty, &Occurrence)> = round
        .duties
        .iter()
        .filter(|d| is_running(d, round))
        .filter_map(|d| Some((d, known.as_it_was(d)?)))
        .filter(|(d, old)| d.occurrence.target != old.target)
        .collect();
    moved.sort_by_key(|(d, old)| (d.occurrence.target > old.target, d.occurrence.target));
    let mut found: BTreeMap<String, (usize, Vec<Point>)> = BTreeMap::new();
    for (duty, old) in moved {
        let point = point(duty, old, &before.calendar, round);
        for address in addresses(duty, old, round) {
            let (n, points) = found.entry(address).or_default();
            *n += 1;
            if !points.contains(&point) {
                points.push(point.clone());
            }
        }
    }
    found
}

type Name<'d> = (&'d str, &'d str, NaiveDate);

fn name_of<'d>(duty: &'d Duty) -> Name<'d> {
    (&duty.task.id, &duty.unit, duty.occurrence.due)
}

/// What was owed by the calendar that people know.
struct Known<'a> {
    of_then: BTreeMap<(String, String, NaiveDate), Occurrence>,
    /// What has no counterpart of the same L in the calendar in force: its L is counted in working
    /// days ("ngày làm việc cuối cùng của tháng"), and has moved.
    without_counterpart: Vec<Duty<'a>>,
}

impl<'a> Known<'a> {
    fn new(then: Vec<Duty<'a>>, now: &[Duty]) -> Known<'a> {
        let of_now: BTreeSet<Name> = now.iter().map(name_of).collect();
        let name = |d: &Duty| (d.task.id.clone(), d.unit.clone(), d.occurrence.due);
        Known {
            of_then: then.iter().map(|d| (name(d), d.occurrence.clone())).collect(),
            without_counterpart: then
                .into_iter()
                .filter(|d| !of_now.contains(&name_of(d)))
                .collect(),
        }
    }

    /// The same occurrence by the calendar of then; where its L has moved, the nearest of the same
    /// duty that has no counterpart.
    fn as_it_was(&self, duty: &Duty) -> Option<&Occurrence> {
        let due = duty.occurrence.due;
        let same = self.of_then.get(&(duty.task.id.clone(), duty.unit.clone(), due));
        let far = |old: &&Occurrence| (old.due - due).num_days().abs();
        same.or_else(|| {
            let of_duty = self.without_counterpart.iter().filter(|d| {
                (&d.task.id, &d.unit, d.occurrence.pace) == (&duty.task.id, &duty.unit, duty.occurrence.pace)
            });
            let occurrences = of_duty.map(|d| &d.occurrence);
            occurrences.filter(|old| far(old) <= LONGEST_MOVE).min_by_key(far)
        })
    }
}

/// Open, of our time, not over, and worth a letter.
fn is_running(duty: &Duty, round: &Round) -> bool {
    let o = &duty.occurrence;
    !duty.is_done() && o.due >= round.live_from && o.due >= round.today && o.pace != Pace::Every(Freq::Daily)
}

/// Those who were told a stage of it, and its lead where a target is near.
fn addresses(duty: &Duty, old: &Occurrence, round: &Round) -> Vec<String> {
    let rules = round.rules;
    let in_trial = rules.going == Going::Shadow;
    let was_told = |role, address: &str| {
        let ledger = &round.facts.ledger;
        let (task, unit, due) = name_of(duty);
        [due, old.due].iter().any(|due| {
            ledger
                .highest((task, unit, *due), role, &mark(address), in_trial)
                .is_some()
        })
    };
    let nearest = old.target.min(duty.occurrence.target);
    let is_near = rules.calendar.working_days(round.today, nearest) <= WORKING_DAYS_AHEAD;
    let address = |id: &str| Some(rules.office.unit(id)?.mailbox.as_ref()?.address.to_lowercase());
    let lead = address(&duty.unit).filter(|a| is_near || was_told(Role::Lead, a));
    let support = duty.task.support.units.iter().filter_map(|id| address(id));
    lead.into_iter()
        .chain(support.filter(|a| was_told(Role::Support, a)))
        .collect()
}

fn point(duty: &Duty, then: &Occurrence, before: &WorkingCalendar, round: &Round) -> Point {
    let (old, new) = (then.target, duty.occurrence.target);
    let was_due = match then.due == duty.occurrence.due {
        true => String::new(),
        false => date_with_weekday(then.due),
    };
    let group = if new < old { "earlier" } else { "later" };
    Point::new(
        group,
        [
            ("number", duty.row()),
            ("title", duty.task.title.clone()),
            ("due", date_with_weekday(duty.occurrence.due)),
            ("was_due", was_due),
            ("old", date_with_weekday(old)),
            ("new", date_with_weekday(new)),
            (
                "why",
                why(old.min(new), old.max(new), before, &round.rules.calendar),
            ),
        ],
    )
}

/// The days between the two targets that have become off, or working.
fn why(from: NaiveDate, to: NaiveDate, before: &WorkingCalendar, now: &WorkingCalendar) -> String {
    let said: Vec<String> = from
        .iter_days()
        .take_while(|d| *d <= to)
        .filter(|d| before.is_working(*d) != now.is_working(*d))
        .map(|d| {
            let verb = match now.is_working(d) {
                true => "là ngày làm việc",
                false => "là ngày nghỉ",
            };
            let name = now.entry(d).map(|e| format!(": {}", e.explained()));
            format!("{} {verb}{}", date_with_weekday(d), name.unwrap_or_default())
        })
        .collect();
    said.join("; ")
}
