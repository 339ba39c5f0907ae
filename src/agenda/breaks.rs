//! Before a break of three or more days off, the morning letter of the second-last working day
//! lists everything due until two working days after it (contract section 4, When); who had none
//! then has it on the last.

use super::bundle::Bundle;
use super::duty::Duty;
use super::duty::current::with_hold;
use super::facts::{Facts, KnownCalendar, LetterFact};
use super::line_note::note_to;
use super::round::{Round, is_to};
use super::rules::Rules;
use super::silence;
use crate::calendar::WorkingCalendar;
use crate::letter::{Break, TaskLine};
use crate::plan::deadline::Freq;
use crate::plan::{Mailbox, Mark, MarkKind, Pace};
use crate::remind::Role;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// The look-ahead before one break.
#[derive(Debug, Clone, Copy)]
pub struct Ahead {
    /// The last working days before the break.
    second_last: NaiveDate,
    last: NaiveDate,
    /// The second working day after the break: what is due until then is listed.
    until: NaiveDate,
}

/// The look-ahead whose turn has come on that working day: on the second-last before a break,
/// and on the last, so that a morning without the program loses nothing.
pub fn ahead(today: NaiveDate, rules: &Rules) -> Option<Ahead> {
    ahead_in(&rules.calendar, today, rules)
}

fn ahead_in(calendar: &WorkingCalendar, today: NaiveDate, rules: &Rules) -> Option<Ahead> {
    let is_long = |last| calendar.days_off_after(last) >= rules.policy.long_break;
    let next = calendar.working_day_offset(today, 1);
    let last = [next, today].into_iter().find(|last| is_long(*last))?;
    Some(Ahead {
        second_last: calendar.working_day_offset(last, -1),
        last,
        until: calendar.working_day_offset(last, 2),
    })
}

/// Per lead address, what is due from today until two working days after the break; empty where
/// no break is near.
pub fn due_around(round: &Round) -> BTreeMap<String, (Bundle, Vec<TaskLine>)> {
    let mut found = BTreeMap::new();
    let Some(ahead) = ahead(round.today, round.rules) else {
        return found;
    };
    // A hold that ends before the last day that is listed leaves its place on the list.
    let is_held = |duty: &Duty| {
        let held = duty.held_until(round.today);
        held.is_some_and(|(until, _)| until >= ahead.until)
    };
    for duty in round
        .duties
        .iter()
        .filter(|d| !d.is_done() && !is_held(d) && is_meant(d, ahead, round))
    {
        let unit = round.rules.office.unit(&duty.unit);
        let Some((unit, mailbox)) = unit.and_then(|u| Some((u, u.mailbox.as_ref()?))) else {
            continue;
        };
        let is_silent = silence::of_unit(&round.rules.silences, &duty.unit, round.today).is_some();
        if is_silent || was_told(ahead, mailbox, round) {
            continue;
        }
        let bundle = round.for_stand_in(Bundle::of_unit(unit, mailbox));
        let (known, lines) = found
            .entry(bundle.mailbox.address.to_lowercase())
            .or_insert_with(|| (bundle.clone(), Vec::new()));
        known.join(bundle, false);
        let note = with_hold(String::new(), duty, round.today);
        lines.push(round.plain_line(duty, note_to(Role::Lead, &note, duty, round)));
    }
    found
}

/// Whether the address had its look-ahead: the morning letter of the second-last working day.
fn was_told(ahead: Ahead, to: &Mailbox, round: &Round) -> bool {
    round.today != ahead.second_last && round.has("morning", &ahead.second_last.to_string(), to)
}

/// Whether somebody said something since of what a morning letter of today lists around a break.
pub fn is_outdated(letter: &LetterFact, round: &Round) -> bool {
    let Some(ahead) = ahead(round.today, round.rules) else {
        return false;
    };
    let since: Vec<&Mark> = (round.facts.marks.iter())
        .filter(|m| letter.written_at < m.at && m.at <= round.now)
        .collect();
    let is_theirs = |unit: &str| {
        let to = round.rules.office.unit(unit).and_then(|u| u.mailbox.as_ref());
        to.is_some_and(|to| is_to(&letter.key, to) && !was_told(ahead, to, round))
    };
    let is_marked = |task: &str| since.iter().any(|m| m.task == task);
    let is_listed = |duty: &Duty| is_meant(duty, ahead, round) && is_theirs(&duty.unit);
    if round.duties.iter().any(|d| is_marked(&d.task.id) && is_listed(d)) {
        return true;
    }
    // What was ended has no occurrence any more: any task of theirs makes the list doubtful.
    let ends = |m: &&&Mark| {
        matches!(
            m.kind,
            MarkKind::Cancelled { .. } | MarkKind::Settled { no_task: true }
        )
    };
    let ended: Vec<&str> = since.iter().filter(ends).map(|m| m.task.as_str()).collect();
    let mut tasks = round.facts.tasks.iter();
    tasks.any(|t| ended.contains(&t.id.as_str()) && t.leads.units.iter().any(|u| is_theirs(u)))
}

fn is_meant(duty: &Duty, ahead: Ahead, round: &Round) -> bool {
    duty.occurrence.due >= round.live_from && is_around(duty, ahead, round.today)
}

/// Whether it is due from that day until two working days after the break.
fn is_around(duty: &Duty, ahead: Ahead, day: NaiveDate) -> bool {
    let o = &duty.occurrence;
    // T may be over while L, with an hour before 10:00, is that day.
    day <= o.due && o.target <= ahead.until && o.pace != Pace::Every(Freq::Daily)
}

/// So long before a day the look-ahead was written at the most that listed what may still be open.
const LONGEST_AHEAD: u64 = 30;

/// Whether a look-ahead of the last weeks listed that occurrence to its lead, as far as the ledger
/// knows: the morning letter of such a day was written to it.
pub fn was_listed(
    duty: &Duty,
    today: NaiveDate,
    rules: &Rules,
    is_written: impl Fn(NaiveDate) -> bool,
) -> bool {
    let days = (0..=LONGEST_AHEAD).map(|back| today - Days::new(back));
    let mut mornings = days.filter(|day| rules.calendar.is_working(*day) && is_written(*day));
    mornings.any(|day| ahead(day, rules).is_some_and(|ahead| is_around(duty, ahead, day)))
}

/// Whether a morning letter of that day may have listed what was due around a break: of one in the
/// calendar in force, or in one that people have known of late.
pub fn may_have_listed(day: NaiveDate, facts: &Facts, rules: &Rules) -> bool {
    let known = facts.calendars.iter().map(KnownCalendar::calendar);
    let is_ahead =
        |calendar: &WorkingCalendar| calendar.is_working(day) && ahead_in(calendar, day, rules).is_some();
    is_ahead(&rules.calendar) || known.into_iter().any(|calendar| is_ahead(&calendar))
}

/// The break that is near, for the letter.
pub fn next(round: &Round) -> Option<Break> {
    let calendar = &round.rules.calendar;
    let ahead = ahead(round.today, round.rules)?;
    let from = ahead.last + Days::new(1);
    let to = calendar.working_day_offset(ahead.last, 1) - Days::new(1);
    let named = from
        .iter_days()
        .take_while(|d| *d <= to)
        .find_map(|d| calendar.entry(d));
    Some(Break {
        name: named
            .map(|e| e.name.split(" (").next().unwrap_or_default().to_owned())
            .unwrap_or_default(),
        from,
        to,
        until: ahead.until,
        forecast: calendar.has_forecast(from, to),
    })
}
