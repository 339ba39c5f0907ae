//! Before a break of three or more days off, the morning letter of the second-last working day
//! lists everything due until two working days after it (contract section 4, When).

use super::Duty;
use super::round::Round;
use super::telling::Bundle;
use crate::letter::{Break, TaskLine};
use crate::plan::Pace;
use crate::plan::deadline::Freq;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// Per lead address, what is due from today until two working days after the break that begins
/// after the next working day; empty where there is none.
pub fn due_around(round: &Round) -> BTreeMap<String, (Bundle, Vec<TaskLine>)> {
    let mut found = BTreeMap::new();
    if !is_eve(round) {
        return found;
    }
    let until = until(round);
    for duty in round.duties.iter().filter(|d| is_meant(d, until, round)) {
        let unit = round.rules.office.unit(&duty.unit);
        let Some((unit, mailbox)) = unit.and_then(|u| Some((u, u.mailbox.as_ref()?))) else {
            continue;
        };
        let (_, lines) = found
            .entry(mailbox.address.to_lowercase())
            .or_insert_with(|| (Bundle::of_unit(unit, mailbox), Vec::new()));
        lines.push(round.plain_line(duty, String::new()));
    }
    found
}

/// Whether today is the second-last working day before a long break.
pub fn is_eve(round: &Round) -> bool {
    let calendar = &round.rules.calendar;
    calendar.days_off_after(calendar.working_day_offset(round.today, 1)) >= round.rules.policy.long_break
}

/// Whether the list of a break that ends two working days before `until` names the duty.
pub fn is_meant(duty: &Duty, until: NaiveDate, round: &Round) -> bool {
    let o = &duty.occurrence;
    !duty.is_done()
        && o.due >= round.live_from
        // T may be over while L, with an hour before 10:00, is today.
        && round.today <= o.due
        && o.target <= until
        && o.pace != Pace::Every(Freq::Daily)
}

/// The second working day after the break.
pub fn until(round: &Round) -> NaiveDate {
    round.rules.calendar.working_day_offset(round.today, 3)
}

/// The break after the next working day, for the letter.
pub fn next(round: &Round) -> Break {
    let calendar = &round.rules.calendar;
    let from = calendar.working_day_offset(round.today, 1) + Days::new(1);
    let to = calendar.working_day_offset(round.today, 2) - Days::new(1);
    let named = from
        .iter_days()
        .take_while(|d| *d <= to)
        .find_map(|d| calendar.entry(d));
    Break {
        name: named
            .map(|e| e.name.split(" (").next().unwrap_or_default().to_owned())
            .unwrap_or_default(),
        from,
        to,
        until: until(round),
        forecast: calendar.has_forecast(from, to),
    }
}
