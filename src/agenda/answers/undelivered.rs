//! A letter that came back, told to the plan's owner.

use super::words::{RETURNED, flag, is_written, mailbox_of, named, points_of};
use crate::agenda::action::Agenda;
use crate::agenda::facts::AnswerFact;
use crate::agenda::round::{Note, Round};
use crate::answer::Returned;
use crate::calendar::{day_of, moment};
use crate::letter::LetterKind;
use chrono::Datelike;

/// Once a week and address, as long as letters come back from it.
pub(super) fn tell(round: &Round, fact: &AnswerFact, returned: &Returned, agenda: &mut Agenda) {
    let owner = &round.rules.owner;
    let week = day_of(fact.at).iso_week();
    let when = format!("{}-W{:02}-{}", week.year(), week.week(), returned.address);
    let Some(whose) = mailbox_of(&returned.address, round.rules) else {
        return;
    };
    if is_written(round, RETURNED, &when, owner) {
        return;
    }
    let is_own = whose.address == owner.address;
    let facts = named([
        ("whose", whose.name.clone()),
        ("address", whose.address.clone()),
        ("status", returned.status.clone()),
        ("at", moment(fact.at)),
        ("own", flag(is_own)),
    ]);
    let operator = round.rules.figures.operator.as_ref();
    let to = operator.filter(|_| is_own).unwrap_or(owner);
    let what = points_of(facts, Vec::new());
    let note = Note::new(RETURNED, &when, LetterKind::Undelivered, to, what);
    let reason = format!("letters to address {} come back", returned.address);
    round.write(note, reason, agenda);
}
