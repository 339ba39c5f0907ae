//! Going live: from which day on people are told, and what the owner is told of before.

use super::action::{Agenda, What};
use super::duty::Duty;
use super::duty::current::is_same_series;
use super::round::{Note, Round};
use crate::calendar::date;
use crate::letter::{LetterKind, TaskLine};
use crate::plan::{Origin, Pace};

/// The list of what was due before going live, once, to the owner.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    let (when, owner) = (round.live_from.to_string(), &round.rules.owner);
    if is_told(round) || !round.is_open(round.rules.hours.morning) {
        return;
    }
    let lines: Vec<TaskLine> = round
        .duties
        .iter()
        .filter(|d| d.occurrence.due < round.live_from && !d.is_done())
        .filter(|d| !matches!(d.task.origin, Origin::Report | Origin::Standing))
        .filter(|d| !has_newer(d, round))
        .map(|d| round.plain_line(d, String::new()))
        .collect();
    if lines.is_empty() {
        return;
    }
    let reason = format!(
        "due before going live on {}, listed once to the owner",
        date(round.live_from)
    );
    let note = Note::new(
        "going-live",
        &when,
        LetterKind::GoingLive,
        owner,
        What::list(lines),
    );
    round.write(note, reason, agenda);
}

/// Whether the list was written.
pub fn is_told(round: &Round) -> bool {
    round.has("going-live", &round.live_from.to_string(), &round.rules.owner)
}

/// Of a recurring duty the newest occurrence stands for all.
fn has_newer(duty: &Duty, round: &Round) -> bool {
    duty.occurrence.pace != Pace::Once
        && round.duties.iter().any(|other| {
            is_same_series(duty, other)
                && other.occurrence.due > duty.occurrence.due
                && other.occurrence.due < round.live_from
        })
}
