//! Mailboxes that refuse letters. Whoever stands in at a dead address is passed over for that day, so that what
//! was meant for who is away reaches somebody.

use super::facts::PostFacts;
use super::rules::Rules;
use crate::calendar::{Moment, day_of};
use crate::outbox::{Attempt, Outcome};
use crate::plan::Absence;
use chrono::Days;
use std::borrow::Cow;

/// Whether the address, not the content, was refused.
pub fn is_of_address(attempt: &Attempt) -> bool {
    let is_refusal = |(_, outcome): &(Moment, Outcome)| matches!(outcome, Outcome::Refused { .. });
    attempt.data.is_none() && attempt.ended.as_ref().is_some_and(is_refusal)
}

/// Whether the newest letter to that address was refused today: the next day it is tried again.
pub fn is_dead(address: &str, post: &PostFacts, now: Moment) -> bool {
    let same = |known: &&String| known.eq_ignore_ascii_case(address);
    let attempts = { post.refused.iter() }
        .filter(|(known, _)| same(known))
        .flat_map(|(_, attempts)| attempts);
    let ended = |a: &&Attempt| match &a.ended {
        Some((at, Outcome::Accepted { .. } | Outcome::Refused { .. })) => *at <= now,
        _ => false,
    };
    let newest = attempts
        .filter(ended)
        .max_by_key(|a| a.ended.as_ref().map(|(at, _)| *at));
    newest.is_some_and(|a| {
        is_of_address(a) && a.ended.as_ref().is_some_and(|(at, _)| day_of(*at) == day_of(now))
    })
}

/// The rules without those who stand in today at a dead address, where who is away has a live one: his
/// letters go to himself meanwhile. That somebody stood in before stays known.
pub fn with_living_stand_ins<'r>(rules: Cow<'r, Rules>, post: &PostFacts, now: Moment) -> Cow<'r, Rules> {
    let today = day_of(now);
    let is_passed_over = |a: &Absence| {
        a.holds(today) && is_dead(&a.by.address, post, now) && !is_dead(&a.who.address, post, now)
    };
    if !rules.book.absences.iter().any(is_passed_over) {
        return rules;
    }
    let mut rules = rules.into_owned();
    for absence in rules.book.absences.iter_mut().filter(|a| is_passed_over(a)) {
        absence.to = today - Days::new(1);
    }
    Cow::Owned(rules)
}
