//! A task entered with an hour for today or tomorrow has its own letters: at once, at 08:00 of
//! the day, two hours before (contract section 4, When). So has one whose event was reported with
//! its hour and whose hours end today or tomorrow.

use super::action::{Action, Agenda, Decision, What};
use super::duty::Duty;
use super::ledger::{BY_THE_HOUR, TRIAL};
use super::line_note::note_to;
use super::round::{Note, Round};
use super::silence;
use crate::calendar::{Moment, at, hm};
use crate::letter::LetterKind;
use crate::plan::Origin;
use crate::remind::Role;
use chrono::{Duration, NaiveDate};

/// The names of its letters' moments.
const MOMENTS: [&str; 3] = ["at-once", "day", "two-hours"];

/// Whether the duty is told by the hour; then no stage ahead of it is told in a morning letter.
pub fn is_by_the_hour(duty: &Duty) -> bool {
    let o = &duty.occurrence;
    let by_hand = (duty.task.origin == Origin::Hand).then_some(duty.task.known_from);
    let entered: Option<NaiveDate> = o.reported.or(by_hand);
    o.limit.is_some() && entered.is_some_and(|entered| (o.due - entered).num_days() <= 1)
}

/// Queues the newest letter whose moment has come, to each lead.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    for duty in round.duties.iter().filter(|d| is_by_the_hour(d) && !d.is_done()) {
        let Some(limit) = duty.occurrence.limit.filter(|limit| round.now < *limit) else {
            continue;
        };
        if duty.occurrence.due < round.live_from {
            let reason = format!("due before going live on {}", round.live_from);
            agenda.refuse_duty(duty, reason);
            continue;
        }
        if let Some((until, _)) = duty.held_until(round.today) {
            agenda.refuse_duty(duty, format!("held by a person until {until}"));
            continue;
        }
        if round.is_open(round.rules.hours.morning) {
            let moment = newest(round.now, limit, duty.occurrence.due);
            tell(round, duty, (moment, limit), agenda);
        }
    }
}

/// Whether the letter of that key tells the task by the hour; the ledger keeps no stage of it.
pub fn tells_by_the_hour(key: &str, task: &str) -> bool {
    let key = key.strip_prefix(TRIAL).unwrap_or(key);
    key.starts_with(BY_THE_HOUR) && key.contains(&format!("-{task}-"))
}

/// The identity of the task that the letter of that key tells by the hour; `None` of any other
/// letter. The key's last two parts are the limit and the address.
pub fn task_by_the_hour(key: &str) -> Option<&str> {
    let of_task = |moment| {
        key.strip_prefix(BY_THE_HOUR)?
            .strip_prefix(moment)?
            .strip_prefix('-')
    };
    let named = MOMENTS.into_iter().find_map(of_task)?;
    named.rsplitn(3, '-').nth(2)
}

/// The limit in the key of such a letter, "202607101600".
pub fn limit_of(key: &str) -> Option<&str> {
    key.rsplit('-').nth(1)
}

/// The moments after "at once" at which a duty by the hour is told; none of any other.
pub fn moments(duty: &Duty) -> Vec<Moment> {
    let limit = duty.occurrence.limit.filter(|_| is_by_the_hour(duty));
    limit.map_or_else(Vec::new, |limit| {
        vec![of_the_day(duty.occurrence.due), last_word(limit)]
    })
}

fn of_the_day(due: NaiveDate) -> Moment {
    at(due, hm(8, 0))
}

fn last_word(limit: Moment) -> Moment {
    limit - Duration::hours(2)
}

/// What the keys of the duty's letters begin with; none of a duty that is not told by the hour.
pub fn names(duty: &Duty) -> Vec<String> {
    let limit = duty.occurrence.limit.filter(|_| is_by_the_hour(duty));
    let of_limit = |limit| MOMENTS.map(|moment| format!("{BY_THE_HOUR}{moment}-{}", when_of(duty, limit)));
    limit.map_or_else(Vec::new, |limit| of_limit(limit).to_vec())
}

/// The name of the newest moment that has come.
fn newest(now: Moment, limit: Moment, due: NaiveDate) -> &'static str {
    if now >= last_word(limit) {
        return "two-hours";
    }
    if now >= of_the_day(due) {
        return "day";
    }
    "at-once"
}

fn tell(round: &Round, duty: &Duty, (moment, limit): (&str, Moment), agenda: &mut Agenda) {
    if let Some(why) = silence::of_unit(&round.rules.silences, &duty.unit, round.today) {
        return agenda.refuse_duty(duty, why);
    }
    let unit = round.rules.office.unit(&duty.unit);
    let Some((unit, mailbox)) = unit.and_then(|u| Some((u, u.mailbox.as_ref()?))) else {
        return agenda.refuse_duty(duty, "the unit has no address in the configuration");
    };
    // Two leads may share a mailbox: per address and task one line (contract section 4, Who).
    let name = format!("{BY_THE_HOUR}{moment}");
    let key = round
        .facts
        .ledger
        .key(&round.key(&name, &when_of(duty, limit), &mailbox.address));
    let is_same = |d: &Decision| matches!(&d.action, Action::Queue(errand) if errand.key == key);
    if agenda.actions.iter().any(is_same) {
        return;
    }
    let when = when_of(duty, limit);
    let what = What::list(vec![round.plain_line(duty, note_to(Role::Lead, "", duty, round))]);
    let note = Note {
        addressee: unit.name.clone(),
        unit: Some(unit.id.clone()),
        ..Note::new(&name, &when, LetterKind::Reminder, mailbox, what)
    };
    let reason = format!("task {} is due by the hour ({moment})", duty.task.number);
    round.write(note, reason, agenda);
}

/// Another limit is another letter: a task has several events, and an hour may be corrected.
fn when_of(duty: &Duty, limit: Moment) -> String {
    format!("{}-{}", duty.task.id, limit.format("%Y%m%d%H%M"))
}
