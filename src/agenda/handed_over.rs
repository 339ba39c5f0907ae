//! A unit that takes another's place: on the first working morning after the change it reads which tasks are its own from
//! now on. What was told of them was told to an address that may be read no more, and the next stage of a task may be
//! its last day.

use super::action::{Agenda, What};
use super::duties::tasks_in_force;
use super::duty::{Duty, unit_name};
use super::ledger::TRIAL;
use super::round::{Note, Round, name_of_unit};
use super::rules::Rules;
use super::silence;
use super::summary::is_finished_as_a_whole;
use crate::calendar::{date, date_with_weekday};
use crate::letter::{LetterKind, Named, Point};
use crate::plan::{Mailbox, Origin, Pace, Task, Unit};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// First part of the key; the unit and the first day follow.
const NAME: &str = "handed-over";

/// So long after the change it is told, where the program was off or the unit left in peace.
const TOLD_FOR: u64 = 30;

/// A unit of the address book whose place another took, or itself under another name and address.
struct Former<'r> {
    id: &'r str,
    name: &'r str,
    /// The first day of what it is now.
    from: NaiveDate,
}

/// Queues the letters, within sending hours.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    if !round.is_open(round.rules.hours.morning) {
        return;
    }
    for (unit, to, from) in untold(round) {
        let taken = Taken::of(&unit.id, from, round);
        let points = taken.points(round);
        if points.is_empty() {
            continue;
        }
        if let Some(why) = silence::of_unit(&round.rules.silences, &unit.id, round.today) {
            agenda.refuse(format!("tasks handed over to unit {}", unit.id), why);
            continue;
        }
        let reason = format!("{} tasks of another are the unit's own by now", points.len());
        let facts = [
            ("wish", ""),
            ("taken", ""),
            ("plan", ""),
            ("closed", ""),
            ("clock", ""),
            ("assigned", ""),
            ("event", ""),
            ("former", &taken.names()),
            ("renamed", if taken.is_itself() { "1" } else { "" }),
            ("at", &date(from)),
        ];
        let what = What::Points {
            facts: Named::from(facts.map(|(name, fact)| (name.to_owned(), fact.to_owned()))),
            points,
            files: Vec::new(),
        };
        let (name, when) = (name_of_unit(NAME, unit), from.to_string());
        let note = Note {
            addressee: unit.name.clone(),
            unit: Some(unit.id.clone()),
            ..Note::new(&name, &when, LetterKind::Confirmation, to, what)
        };
        round.write(note, reason, agenda);
    }
}

/// Whether somebody has still to be told.
pub fn is_open(round: &Round) -> bool {
    let has_tasks = |(unit, _, from): &(&Unit, &Mailbox, NaiveDate)| {
        !Taken::of(&unit.id, *from, round).points(round).is_empty()
    };
    untold(round).iter().any(has_tasks)
}

/// Whether the letter of that key tells a unit what it has taken over.
pub fn tells(key: &str) -> bool {
    key.strip_prefix(TRIAL).unwrap_or(key).starts_with(NAME)
}

/// The dated occurrences that the unit has taken over of late and has to look after first, for its calendar.
pub fn taken_over<'d, 'a>(
    unit: &str,
    duties: &'d [Duty<'a>],
    rules: &Rules,
    (live_from, today): (NaiveDate, NaiveDate),
) -> Vec<&'d Duty<'a>> {
    let former = formers(unit, rules, live_from, today);
    let is_of = |duty: &&Duty, f: &Former| duty.unit == f.id && duty.task.known_from < f.from;
    let theirs = duties
        .iter()
        .filter(|d| former.iter().any(|f| is_of(d, f)) && !is_shared(&d.task, &d.unit, unit));
    first_of_each(theirs, live_from, today)
}

/// Each unit that is another since a day of late, and has not read what it took over.
fn untold<'r>(round: &Round<'r>) -> Vec<(&'r Unit, &'r Mailbox, NaiveDate)> {
    let of_unit = |unit: &'r Unit| {
        let to = unit.mailbox.as_ref()?;
        let former = formers(&unit.id, round.rules, round.live_from, round.today);
        let mut days: Vec<NaiveDate> = former.iter().map(|f| f.from).collect();
        days.sort();
        days.dedup();
        let name = name_of_unit(NAME, unit);
        days.retain(|from| !round.has(&name, &from.to_string(), to));
        Some(days.into_iter().map(move |from| (unit, to, from)))
    };
    round
        .rules
        .office
        .units
        .iter()
        .filter_map(of_unit)
        .flatten()
        .collect()
}

/// Whose place the unit took of late, at another address.
fn formers<'r>(unit: &str, rules: &'r Rules, live_from: NaiveDate, today: NaiveDate) -> Vec<Former<'r>> {
    let Some(now) = rules.office.unit(unit).filter(|_| !rules.book.is_timeless()) else {
        return Vec::new();
    };
    let ids = rules.book.stands_for(unit, today);
    let of_spell = |spell: &'r crate::plan::Spell| {
        let from = spell.to? + Days::new(1);
        let is_late = from <= live_from || from + Days::new(TOLD_FOR) < today;
        if today < from || is_late || !ids.contains(&spell.unit.id) || spell.unit.name == now.name {
            return None;
        }
        let address = |unit: &Unit| unit.mailbox.as_ref().map(|m| m.address.to_lowercase());
        (address(&spell.unit) != address(now)).then_some(Former {
            id: &spell.unit.id,
            name: &spell.unit.name,
            from,
        })
    };
    rules.book.spells.iter().filter_map(of_spell).collect()
}

/// Whether the unit led the task beside the other one: it knows it.
fn is_shared(task: &Task, of: &str, unit: &str) -> bool {
    of != unit && task.leads.units.iter().any(|lead| lead == unit)
}

/// Of each task and unit the first occurrence that is open: one to come before what is late of a recurring one.
fn first_of_each<'d, 'a: 'd>(
    duties: impl Iterator<Item = &'d Duty<'a>>,
    live_from: NaiveDate,
    today: NaiveDate,
) -> Vec<&'d Duty<'a>> {
    let mut first: BTreeMap<(&str, &str), &Duty> = BTreeMap::new();
    let mut single: Vec<&Duty> = Vec::new();
    for duty in duties.filter(|d| !d.is_done() && live_from <= d.occurrence.due) {
        if duty.occurrence.pace == Pace::Once {
            single.push(duty);
            continue;
        }
        let known = first.entry((&duty.task.id, &duty.unit)).or_insert(duty);
        let turn = |d: &Duty| (d.occurrence.due < today, d.occurrence.due);
        if turn(duty) < turn(known) {
            *known = duty;
        }
    }
    single.extend(first.into_values());
    single.sort_by_key(|d| d.occurrence.due);
    single
}

/// What a unit has taken over on one day.
struct Taken<'r> {
    unit: String,
    former: Vec<Former<'r>>,
}

impl<'r> Taken<'r> {
    fn of(unit: &str, from: NaiveDate, round: &Round<'r>) -> Taken<'r> {
        let mut former = formers(unit, round.rules, round.live_from, round.today);
        former.retain(|f| f.from == from);
        Taken {
            unit: unit.to_owned(),
            former,
        }
    }

    fn names(&self) -> String {
        let mut names: Vec<&str> = self.former.iter().map(|f| f.name).collect();
        names.dedup();
        names.join("; ")
    }

    /// Whether it goes on under another name only.
    fn is_itself(&self) -> bool {
        self.former.iter().all(|f| f.id == self.unit)
    }

    fn former_of(&self, task: &Task, lead: &str) -> Option<&Former<'r>> {
        let is_it = |f: &&Former| f.id == lead && task.known_from < f.from;
        self.former
            .iter()
            .find(is_it)
            .filter(|f| !is_shared(task, f.id, &self.unit))
    }

    /// A row a task: those with a day by their days, then those without.
    fn points(&self, round: &Round) -> Vec<Point> {
        let theirs = round
            .duties
            .iter()
            .filter(|d| self.former_of(&d.task, &d.unit).is_some());
        let mut points = Vec::new();
        for duty in first_of_each(theirs, round.live_from, round.today) {
            let due = Some(duty.occurrence.due);
            points.extend(self.point(&duty.task, &duty.unit, (duty.row(), due), round));
        }
        for (task, _) in tasks_in_force(round.facts, round.rules) {
            let has_day = round.duties.iter().any(|d| d.task.id == task.id);
            let is_over = is_finished_as_a_whole(&task, round.facts, round.today).is_some();
            if has_day || is_over || task.origin != Origin::Plan {
                continue;
            }
            for lead in &task.leads.units {
                points.extend(self.point(&task, lead, (task.number.clone(), None), round));
            }
        }
        points
    }

    fn point(
        &self,
        task: &Task,
        lead: &str,
        (row, due): (String, Option<NaiveDate>),
        round: &Round,
    ) -> Option<Point> {
        let former = self.former_of(task, lead)?;
        let others = task.leads.units.iter().filter(|id| *id != lead);
        let others: Vec<String> = others.map(|id| unit_name(round.rules, id)).collect();
        Some(Point::new(
            "leading",
            [
                ("row", row),
                ("title", task.title.clone()),
                ("due", due.map(date_with_weekday).unwrap_or_default()),
                ("document", String::new()),
                ("day", String::new()),
                ("until", String::new()),
                ("words", String::new()),
                ("support", String::new()),
                (
                    "lead",
                    match former.id == self.unit {
                        true => String::new(),
                        false => former.name.to_owned(),
                    },
                ),
                ("with", others.join("; ")),
                ("agreed", String::new()),
                ("wish", String::new()),
                ("wished", String::new()),
                ("result", String::new()),
                ("renamed", String::new()),
                ("number", String::new()),
                ("product", String::new()),
                ("was_product", String::new()),
            ],
        ))
    }
}
