//! Which occurrences lists show, and what is said of those before them.

use crate::agenda::duty::Duty;
use crate::calendar::{count, date};
use crate::plan::Pace;
use crate::plan::deadline::Freq;
use chrono::{Days, NaiveDate};

/// Whether both are occurrences of one recurring duty of one unit.
pub fn is_same_series(a: &Duty, b: &Duty) -> bool {
    a.occurrence.pace != Pace::Once
        && a.task.id == b.task.id
        && a.unit == b.unit
        && a.occurrence.pace == b.occurrence.pace
}

/// So many days a reader takes in; more are counted.
const NAMED_DAYS: usize = 6;

/// "Còn thiếu kỳ có hạn 26/6/2026.": the unfinished older occurrences of a recurring duty.
pub fn missing_before(duty: &Duty, duties: &[Duty], live_from: NaiveDate) -> String {
    let open = duties.iter().filter(|d| !d.is_done());
    missing(duty, open.filter(|d| d.occurrence.due >= live_from))
}

/// The same of those that were open on another day.
pub fn missing<'d, 'a: 'd>(duty: &Duty, open: impl Iterator<Item = &'d Duty<'a>>) -> String {
    if duty.occurrence.pace == Pace::Once {
        return String::new();
    }
    let missing: Vec<String> = open
        .filter(|d| is_same_series(duty, d) && d.occurrence.due < duty.occurrence.due)
        .map(|d| date(d.occurrence.due))
        .collect();
    match missing.as_slice() {
        [] => String::new(),
        [first, .., last] if missing.len() > NAMED_DAYS => format!(
            "Còn thiếu {} kỳ, từ kỳ có hạn {first} đến kỳ có hạn {last}.",
            count(i64::try_from(missing.len()).unwrap_or(i64::MAX))
        ),
        [days @ .., last] if !days.is_empty() => {
            format!("Còn thiếu kỳ có hạn {} và {last}.", days.join(", "))
        }
        days => format!("Còn thiếu kỳ có hạn {}.", days.concat()),
    }
}

/// What lists show: open, of our time, late or due within `soon` days; of a recurring duty the one
/// in turn, and of its late ones only the newest. Each with a note on what is missing before it.
pub fn current<'d, 'a>(
    duties: &'d [Duty<'a>],
    today: NaiveDate,
    live_from: NaiveDate,
    soon: u64,
) -> Vec<(&'d Duty<'a>, String)> {
    let open: Vec<&Duty> = duties
        .iter()
        .filter(|d| is_current(d, today, live_from, soon))
        .collect();
    let is_hidden = |duty: &Duty| {
        duty.occurrence.due < today
            && duty.occurrence.pace != Pace::Once
            && open.iter().any(|other| {
                is_same_series(duty, other)
                    && other.occurrence.due < today
                    && other.occurrence.due > duty.occurrence.due
            })
    };
    let note = |duty: &Duty| {
        let missing = match duty.occurrence.due < today {
            true => missing_before(duty, duties, live_from),
            false => String::new(),
        };
        with_hold(missing, duty, today)
    };
    duties
        .iter()
        .filter(|d| is_current(d, today, live_from, soon) && !is_hidden(d))
        .map(|d| (d, note(d)))
        .collect()
}

/// The note, and until when a person wanted no reminders: "Tạm dừng nhắc đến hết ngày 20/7/2026."
pub fn with_hold(note: String, duty: &Duty, today: NaiveDate) -> String {
    let Some((until, reason)) = duty.held_until(today) else {
        return note;
    };
    let reason = match reason {
        "" => String::new(),
        reason => format!(" ({})", reason.trim_end_matches('.')),
    };
    let hold = format!("Tạm dừng nhắc đến hết ngày {}{reason}.", date(until));
    match note.is_empty() {
        true => hold,
        false => format!("{note} {hold}"),
    }
}

/// Open, of our time, late or due within `soon` days; a recurring one only in its turn.
pub fn is_current(duty: &Duty, today: NaiveDate, live_from: NaiveDate, soon: u64) -> bool {
    let o = &duty.occurrence;
    !duty.is_done()
        && o.due >= live_from
        && o.due <= today + Days::new(soon)
        && o.opens.is_none_or(|opens| opens <= today)
        && o.previous.is_none_or(|previous| previous < today)
        && o.pace != Pace::Every(Freq::Daily)
}
