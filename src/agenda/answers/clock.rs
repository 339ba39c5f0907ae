//! A deadline that begins, moves or ends with the owner's word on the day of its event, told to every unit that
//! leads the task, where its morning letter does not tell it in time.

use super::events;
use super::in_force::{leads, only_day, said_of, taken_back};
use super::words::{flag, is_written, named, point, points_of};
use crate::agenda::action::Agenda;
use crate::agenda::facts::AnswerFact;
use crate::agenda::ledger::{TRIAL, base};
use crate::agenda::round::{Note, Round, mark};
use crate::answer::{Answer, EventWord, Heard, Line, Outcome, Standing, Step};
use crate::calendar::{date_with_weekday, day_of, moment};
use crate::letter::{LetterKind, Point, Told};
use crate::plan::{Mailbox, hours_counted};
use crate::remind::{Role, Stage};
use chrono::NaiveDate;

/// Begins the key; the number of the owner's answer follows.
pub(super) const NAME: &str = "clock";

/// The number of the owner's answer that the letter of that key tells a unit of.
pub fn answer_of(key: &str) -> Option<i64> {
    let key = base(key.strip_prefix(TRIAL).unwrap_or(key));
    let rest = key.strip_prefix(NAME)?.strip_prefix('-')?;
    rest.split('-').next()?.parse().ok()
}

/// Each unit once, whatever of its tasks the answer is about; on the day of the answer, later its own letters tell it.
pub(super) fn tell_units(round: &Round, fact: &AnswerFact, answer: &Answer, agenda: &mut Agenda) {
    if answer.standing != Standing::Counts || !answer.about_events || day_of(fact.at) != round.today {
        return;
    }
    let when = fact.id.to_string();
    for unit in &round.rules.office.units {
        let is_reader =
            |to: &&Mailbox| mark(&to.address) != answer.addressee && !is_written(round, NAME, &when, to);
        let Some(to) = unit.mailbox.as_ref().filter(is_reader) else {
            continue;
        };
        let of = |heard: &Heard| said(heard, fact, (&unit.id, to), round);
        let (points, told): (Vec<Point>, Vec<Option<Told>>) = answer.heard.iter().filter_map(of).unzip();
        if points.is_empty() {
            continue;
        }
        let facts = named([
            ("wish", String::new()),
            ("taken", moment(fact.at)),
            ("plan", String::new()),
            ("former", String::new()),
            ("clock", flag(true)),
            ("closed", String::new()),
            ("assigned", String::new()),
            ("event", String::new()),
        ]);
        let note = Note {
            addressee: unit.name.clone(),
            unit: Some(unit.id.clone()),
            told: told.into_iter().flatten().collect(),
            ..Note::new(
                NAME,
                &when,
                LetterKind::Confirmation,
                to,
                points_of(facts, points),
            )
        };
        let reason = format!("the owner's word on the day of an event, answer {}", fact.id);
        round.write(note, reason, agenda);
    }
}

fn said(
    heard: &Heard,
    fact: &AnswerFact,
    (unit, to): (&str, &Mailbox),
    round: &Round,
) -> Option<(Point, Option<Told>)> {
    let (Outcome::Event { word }, Some(line)) = (&heard.outcome, &heard.line) else {
        return None;
    };
    if taken_back(fact.id, line, round.facts) || !leads(&line.task, round).iter().any(|id| id == unit) {
        return None;
    }
    let owed = only_day(&line.task, unit, round).filter(|(_, is_done)| !is_done);
    let is_told = was_told(&line.task, (unit, to), round);
    let instead = said_otherwise(line, unit, word, round);
    let group = match word.step {
        Step::Recorded if owed.is_some() && !instead.is_empty() => "clock",
        Step::Recorded if owed.is_some() && is_told && moves(word) => "clock",
        Step::Recorded if owed.is_some_and(|(due, _)| is_near(due, line, to, round)) && !is_told => "clock",
        Step::Unsaid if is_told => "clock_stopped",
        _ => return None,
    };
    let due = owed.map(|(due, _)| date_with_weekday(due)).unwrap_or_default();
    let told = events::with(
        point(group, Some(line), [("", String::new())]),
        events::for_owner(heard).unwrap_or_default(),
    );
    // The lowest stage: its reminders come all the same, and the entry is known to be the unit's.
    let owes = owed.filter(|_| group == "clock").map(|(due, _)| Told {
        task: line.task.clone(),
        unit: unit.to_owned(),
        due,
        stage: Stage::Start,
        role: Role::Lead,
    });
    Some((events::with(told, vec![("due", due), ("instead", instead)]), owes))
}

/// The day that the unit itself wrote last for the event, where the owner took another one; empty otherwise.
fn said_otherwise(line: &Line, unit: &str, word: &EventWord, round: &Round) -> String {
    let own = |heard: &Heard| match (&heard.outcome, &heard.line) {
        (Outcome::Event { word: own }, Some(l)) if l.unit == unit && own.event == word.event => {
            Some(own.clone())
        }
        _ => None,
    };
    let newest = said_of(&line.task, round.facts)
        .filter_map(|(_, heard)| own(heard))
        .next_back();
    let other = newest.filter(|own| own.step == Step::Said && own.when.day != word.when.day);
    other.map_or_else(String::new, |own| date_with_weekday(own.when.day))
}

/// The day takes the place of another one.
fn moves(word: &EventWord) -> bool {
    word.before.is_some_and(|before| before.day != word.when.day)
}

/// Whether the unit had its letter of today already and would hear of the day on that day only. What counts hours has
/// letters of its own.
fn is_near(due: NaiveDate, line: &Line, to: &Mailbox, round: &Round) -> bool {
    let task = round.facts.tasks.iter().find(|t| t.id == line.task);
    let by_hour = task.is_some_and(|t| hours_counted(&t.deadline).is_some());
    let next = round.rules.calendar.working_day_offset(round.today, 1);
    let target = round.rules.calendar.working_on_or_before(due);
    !by_hour && target <= next && round.has("morning", &round.today.to_string(), to)
}

/// Whether the unit has read of the task's day.
fn was_told(task: &str, (unit, to): (&str, &Mailbox), round: &Round) -> bool {
    let in_trial = round.key(NAME, "", &to.address).starts_with(TRIAL);
    let ledger = &round.facts.ledger;
    ledger.has_told(task, unit, (Role::Lead, &mark(&to.address)), in_trial)
}
