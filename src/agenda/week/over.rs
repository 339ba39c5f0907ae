//! A unit's part of a week, after that week's last working day: it is made up for where nothing could be written, and
//! brings only what was there to tell when it was due.

use super::told::{own_part_name, page_has_gone};
use crate::agenda::duty::Duty;
use crate::agenda::ledger::TRIAL;
use crate::agenda::round::Round;
use crate::agenda::rules::Going;
use crate::calendar::{Moment, Period, day_of};
use crate::plan::{Mailbox, Origin, Unit};
use chrono::NaiveDate;

/// Whether the unit's part of that week goes no more: others were written on the day, so this unit had nothing to read. A
/// part that was taken back unsent is written anew.
pub(super) fn is_over(
    round: &Round,
    (last, period): (NaiveDate, &Period),
    unit: &Unit,
    mailbox: &Mailbox,
) -> bool {
    last < round.today
        && !round.was_taken_back(&own_part_name(unit), &period.label, mailbox)
        && is_told(period, round)
}

/// Whether any letter of that week was written.
fn is_told(period: &Period, round: &Round) -> bool {
    let trial = match round.rules.going {
        Going::Shadow => TRIAL,
        Going::Live => "",
    };
    let is_written = |unit: &Unit| {
        let begin = format!("{trial}{}-{}", own_part_name(unit), period.label);
        round.facts.ledger.readers(&begin) > 0
    };
    page_has_gone(period, round.facts, round.rules) || round.rules.office.units.iter().any(is_written)
}

/// Whether the duty was there at the moment of the week's letters: what people have said of its task since, or a plan
/// since, is told by letters of its own.
pub(super) fn was_there(duty: &Duty, moment: Moment, round: &Round) -> bool {
    let is_since = |at: Moment| moment < at && at <= round.now;
    let is_spoken_of = || {
        let marks = round.facts.marks.iter();
        marks.filter(|m| m.task == duty.task.id).any(|m| is_since(m.at))
    };
    // What the settings make due was always there.
    let is_of_settings = matches!(duty.task.origin, Origin::Report | Origin::Standing);
    let was_known = is_of_settings || duty.task.known_from <= day_of(moment);
    was_known && !is_spoken_of()
}
