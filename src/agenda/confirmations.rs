//! What was recorded about a unit's tasks otherwise than by its own answer (at the command line, in a
//! sheet, by the plan's owner) is confirmed to it the next working morning, with the change of its
//! calendar entry. A morning letter of that day carries the entry already and takes its place.

use super::action::{Action, Agenda};
use super::entries::{CONFIRMED as NAME, Change, Hearer};
use super::ledger::TRIAL;
use super::round::{Note, Round, mark};
use super::withdrawn::TakenBack;
use super::{answers, entries, silence};
use crate::calendar::{Moment, date, date_with_weekday, day_of};
use crate::letter::{LetterKind, Named, Point};
use crate::plan::{Mailbox, Mark, MarkKind, Unit, named_document};
use crate::remind::Role;
use chrono::{Days, NaiveDate};

/// Queues the letters that are due this morning.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    let is_news = |m: &Mark| turn(m, round).is_some_and(|turn| turn <= round.now);
    if !round.is_open(round.rules.hours.morning) || !round.facts.marks.iter().any(is_news) {
        return;
    }
    for unit in &round.rules.office.units {
        if let Some(mailbox) = &unit.mailbox {
            confirm(round, unit, mailbox, agenda);
        }
    }
}

/// When the mark is to be confirmed; `None` where it is of no entry or too old.
pub fn turn(mark: &Mark, round: &Round) -> Option<Moment> {
    entries::is_news(mark, round.now).then(|| told_on(mark, round))
}

/// The morning of the first working day after it: who ticks before the day's letters waits for none.
fn told_on(mark: &Mark, round: &Round) -> Moment {
    round.rules.opening_of(day_of(mark.at) + Days::new(1))
}

/// The first day whose letters carry what the mark says.
fn carried_from(mark: &Mark, round: &Round) -> NaiveDate {
    let same = round.rules.opening_of(day_of(mark.at));
    day_of(if mark.at < same {
        same
    } else {
        told_on(mark, round)
    })
}

fn confirm(round: &Round, unit: &Unit, mailbox: &Mailbox, agenda: &mut Agenda) {
    let hearer = Hearer {
        unit: &unit.id,
        mark: mark(&mailbox.address),
        in_trial: round.key(NAME, "", &mailbox.address).starts_with(TRIAL),
    };
    let changes = entries::spoken_of(&hearer, round.facts, round.rules, round.now);
    let own = round.marks_of(&unit.id, mailbox);
    let is_due = |change: &&Change| {
        if !has_entry(change, &hearer, round) {
            return false;
        }
        let from = carried_from(&change.mark, round);
        let told = change.line.told.as_ref();
        let task = told.map_or("", |t| t.task.as_str());
        let hearer = (unit.id.as_str(), told.is_some_and(|t| t.role == Role::Lead));
        told_on(&change.mark, round) <= round.now
            && !is_carried(change, round, mailbox, from, agenda)
            && !answers::was_said_by_mail(task, hearer, &own, change.mark.at, round.facts)
    };
    let mut points: Vec<Point> = changes.iter().filter(is_due).map(point).collect();
    let untold = entries::recorded_by_owner(&hearer, round.facts, round.rules, round.now);
    let is_news = |change: &&Change| {
        let from = carried_from(&change.mark, round);
        !has_entry(change, &hearer, round)
            && !mailbox.address.eq_ignore_ascii_case(&round.rules.owner.address)
            && told_on(&change.mark, round) <= round.now
            && !is_written(&[NAME], round, mailbox, from, agenda)
    };
    points.extend(untold.iter().filter(is_news).map(point));
    if points.is_empty() {
        return;
    }
    if let Some(why) = silence::of_unit(&round.rules.silences, &unit.id, round.today) {
        return agenda.refuse(format!("confirmation to unit {}", unit.id), why);
    }
    let reason = format!("{} entries of the unit have changed", points.len());
    let what = super::action::What::Points {
        facts: Named::from([
            ("wish".to_owned(), String::new()),
            ("taken".to_owned(), String::new()),
            ("plan".to_owned(), String::new()),
            ("former".to_owned(), String::new()),
            ("closed".to_owned(), String::new()),
            ("clock".to_owned(), String::new()),
            ("assigned".to_owned(), String::new()),
            ("event".to_owned(), String::new()),
        ]),
        points,
        files: Vec::new(),
    };
    let when = round.today.to_string();
    let note = Note {
        addressee: unit.name.clone(),
        unit: Some(unit.id.clone()),
        ..Note::new(NAME, &when, LetterKind::Confirmation, mailbox, what)
    };
    round.write(note, reason, agenda);
}

/// Whether the unit was told of this very occurrence; that of a task's only day stays the same entry.
fn has_entry(change: &Change, hearer: &Hearer, round: &Round) -> bool {
    let Some(told) = &change.line.told else {
        return false;
    };
    let owed = (told.task.as_str(), told.unit.as_str(), told.due);
    let ledger = &round.facts.ledger;
    let hears = (told.role, hearer.mark.as_str());
    match change.line.is_only {
        true => ledger.has_told(&told.task, &told.unit, hears, hearer.in_trial),
        false => ledger
            .highest(owed, told.role, &hearer.mark, hearer.in_trial)
            .is_some(),
    }
}

/// Whether a letter that carries entries went to the unit on that day or since, or goes in this round. What was taken
/// back needs words: a letter about other tasks does not say them.
fn is_carried(change: &Change, round: &Round, mailbox: &Mailbox, from: NaiveDate, agenda: &Agenda) -> bool {
    let names: &[&str] = match change.taken_back {
        Some(_) => &[NAME],
        None => &["morning", "late", NAME],
    };
    is_written(names, round, mailbox, from, agenda)
}

/// Whether one of these letters went to the unit on that day or since, or goes in this round.
fn is_written(names: &[&str], round: &Round, mailbox: &Mailbox, from: NaiveDate, agenda: &Agenda) -> bool {
    let is_queued = |key: &str| {
        agenda.actions.iter().any(|d| match &d.action {
            Action::Queue(errand) => super::ledger::base(&errand.key) == key,
            _ => false,
        })
    };
    let days = from.iter_days().take_while(|day| *day <= round.today);
    days.map(|day| day.to_string()).any(|day| {
        names
            .iter()
            .any(|name| round.has(name, &day, mailbox) || is_queued(&round.key(name, &day, &mailbox.address)))
    })
}

fn point(change: &Change) -> Point {
    let (group, document, day) = match &change.mark.kind {
        MarkKind::Done { number, date: day } if number.is_empty() => ("done", String::new(), date(*day)),
        MarkKind::Done { number, date: day } => ("done", named_document(number), date(*day)),
        MarkKind::Stated { .. } => ("done", String::new(), String::new()),
        MarkKind::Cancelled { number, date: day } => ("ended", named_document(number), date(*day)),
        MarkKind::Dated { .. } => ("redated", String::new(), String::new()),
        _ => ("reopened", String::new(), String::new()),
    };
    let line = &change.line;
    let taken_back = change.taken_back.as_ref().map(TakenBack::said);
    let is_support = line.told.as_ref().is_some_and(|t| t.role == Role::Support);
    Point::new(
        group,
        [
            ("row", line.number.clone()),
            ("title", line.title.clone()),
            ("due", line.due.map(date_with_weekday).unwrap_or_default()),
            ("document", document),
            ("day", day),
            ("until", String::new()),
            ("words", String::new()),
            ("by", taken_back.unwrap_or_default()),
            (
                "support",
                if is_support {
                    line.unit_name.clone()
                } else {
                    String::new()
                },
            ),
        ],
    )
}
