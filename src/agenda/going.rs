//! Going live: from which day on people are told, and to whom letters go until then.

use super::duty::is_same_series;
use super::ledger::TRIAL;
use super::{Action, Agenda, Duty, Errand, Facts, Going, Rules, What};
use crate::calendar::{Moment, date, day_of};
use crate::letter::LetterKind;
use crate::plan::Mailbox;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};

/// Occurrences with L before this day are told to nobody (contract section 4, Going live).
pub fn live_from(facts: &Facts, rules: &Rules) -> Option<NaiveDate> {
    rules.live_from.or(facts.first_applied)
}

/// The stable part of a letter's key for an address: a hash, so that keys can be logged.
pub fn address_mark(mailbox: &Mailbox) -> String {
    let digest = Sha256::digest(mailbox.address.trim().to_lowercase().as_bytes());
    digest.iter().take(4).map(|b| format!("{b:02x}")).collect()
}

/// The key of a letter of this kind; what is told in a trial run does not count once live.
pub fn key_of(kind: &str, when: &str, to: &Mailbox, rules: &Rules) -> String {
    let trial = if rules.going == Going::Shadow { TRIAL } else { "" };
    format!("{trial}{kind}-{when}-{}", address_mark(to))
}

/// (to, instead of): while the office tries the product, every letter goes to the plan's owner.
pub fn routed(to: &Mailbox, rules: &Rules) -> (Mailbox, Option<Mailbox>) {
    match rules.going {
        Going::Live => (to.clone(), None),
        Going::Shadow => (rules.owner.clone(), Some(to.clone())),
    }
}

/// The list of what was due before going live, once, to the owner.
pub fn decide(
    now: Moment,
    live_from: NaiveDate,
    facts: &Facts,
    rules: &Rules,
    duties: &[Duty],
    agenda: &mut Agenda,
) {
    let key = key_of("going-live", &live_from.to_string(), &rules.owner, rules);
    if facts.ledger.has(&key) || !rules.hours.is_open(now, rules.hours.morning, &rules.calendar) {
        return;
    }
    let today = day_of(now);
    let lines: Vec<_> = duties
        .iter()
        .filter(|d| d.occurrence.due < live_from && !d.is_done())
        .filter(|d| d.task.origin != crate::plan::Origin::Report)
        .filter(|d| !has_newer(d, duties, live_from))
        .map(|d| d.line(today, rules, None, String::new()))
        .collect();
    if lines.is_empty() {
        return;
    }
    let (to, instead_of) = routed(&rules.owner, rules);
    let errand = Errand {
        key: facts.ledger.key(&key),
        kind: LetterKind::GoingLive,
        addressee: rules.owner.name.clone(),
        to,
        unit: None,
        instead_of: instead_of.filter(|m| *m != rules.owner),
        told: Vec::new(),
        what: What::list(lines),
    };
    agenda.act(
        Action::Queue(Box::new(errand)),
        format!(
            "due before going live on {}, listed once to the owner",
            date(live_from)
        ),
    );
}

/// Of a recurring duty the newest occurrence stands for all.
fn has_newer(duty: &Duty, duties: &[Duty], live_from: NaiveDate) -> bool {
    duties.iter().any(|other| {
        is_same_series(duty, other)
            && other.occurrence.due > duty.occurrence.due
            && other.occurrence.due < live_from
    })
}
