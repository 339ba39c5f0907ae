//! Sending as a whole: which mail server is used, what stops every letter or those to one address,
//! how much may leave now, and when a sign-in is tried without a letter.

pub(super) mod standstill;

pub use standstill::{sign_in_failures, standstill};

use super::action::{Action, Agenda};
use super::facts::{FIRST, Facts, LetterFact, signed_in};
use super::round::mark;
use super::rules::{Going, Rules};
use crate::calendar::{Moment, at, day_of, hm};
use crate::letter::LetterKind;
use crate::outbox::{Attempt, Brake, Rest, Scope, Tried, Volume, address_rests_until, server_rest};
use chrono::{Days, Duration};
use standstill::servers;
use std::collections::BTreeSet;

/// A refused sign-in is tried again after so many minutes, so that a corrected password is noticed.
const PROBE_AGAIN_MINUTES: i64 = 60;

/// How letters leave now.
pub enum Way {
    /// With that server; `None` where there is only one way.
    Through(Option<String>),
    /// Not at all; the reason has no address.
    Stopped(String),
}

/// The first server that needs no rest, unless a person or the brake stopped everything. A server
/// whose rest is over is preferred again: its turn comes back by itself. One that turned somebody
/// away, maybe for a reason of its own, is asked where no other is at hand.
pub fn way(now: Moment, facts: &Facts, rules: &Rules) -> Way {
    if rules.post.paused {
        return Way::Stopped("sending is paused in the configuration: [mail] paused = true".into());
    }
    if let Some(stop) = &facts.post.stop {
        let since = stop.at;
        return Way::Stopped(format!(
            "sending is paused since {since} ({}); dossierd outbox resume",
            stop.reason
        ));
    }
    let of = rests(now, facts, rules);
    let asked = { of.iter() }.find(|(_, rest)| *rest == Rest::None);
    let asked = asked.or_else(|| of.iter().find(|(_, rest)| matches!(rest, Rest::Second { .. })));
    if let Some((server, _)) = asked {
        let is_one_of = !rules.post.servers.is_empty();
        return Way::Through(is_one_of.then(|| (*server).to_owned()));
    }
    let until = of.iter().filter_map(|(_, rest)| match rest {
        Rest::Whole { until } => Some(*until),
        Rest::None | Rest::Second { .. } => None,
    });
    Way::Stopped(format!(
        "the mail server fails for every letter; again at {}",
        until.min().unwrap_or(now)
    ))
}

/// Whether another server than `through` is asked now, should that one turn everybody away.
pub fn has_another(through: Option<&str>, now: Moment, facts: &Facts, rules: &Rules) -> bool {
    let of = rests(now, facts, rules);
    of.iter()
        .any(|(server, rest)| Some(*server) != through && *rest == Rest::None)
        && through.is_some()
}

/// The servers in the order of the settings, and how each rests.
fn rests<'r>(now: Moment, facts: &Facts, rules: &'r Rules) -> Vec<(&'r str, Rest)> {
    let servers = servers(rules);
    let first = servers.first().copied().unwrap_or(FIRST);
    let rest = |server: &str| {
        let of_server = |t: &&Tried| t.attempt.server.as_deref().unwrap_or(first) == server;
        let attempts = facts.last_attempts.iter().filter(of_server);
        server_rest(server, attempts, &rules.patience, now)
    };
    servers.iter().map(|server| (*server, rest(server))).collect()
}

/// What lets one letter after the other pass.
pub struct Gate<'f> {
    now: Moment,
    facts: &'f Facts,
    rules: &'f Rules,
    /// The server that letters go through, where there are several.
    through: Option<String>,
    /// What has left, and what leaves in this round.
    volume: Volume,
    /// Pulled in this round.
    pulled: BTreeSet<Scope>,
}

impl<'f> Gate<'f> {
    pub fn new(now: Moment, facts: &'f Facts, rules: &'f Rules, through: Option<String>) -> Gate<'f> {
        Gate {
            now,
            facts,
            rules,
            through,
            volume: facts.post.volume.clone(),
            pulled: BTreeSet::new(),
        }
    }

    /// Why the letter does not pass; pulls the brake where it is one too many.
    pub fn pass(&mut self, letter: &LetterFact, agenda: &mut Agenda) -> Option<String> {
        let is_alarm = letter.kind == LetterKind::Alarm;
        if let Some(brake) = self.brake(&letter.to).filter(|_| !is_alarm) {
            let way_out = match brake.lets_go() {
                Some(end) => format!("again at {end}"),
                None => "a person decides: dossierd outbox release".into(),
            };
            return Some(format!(
                "held by the brake since {}: {}; {way_out}",
                brake.at, brake.reason
            ));
        }
        let to = letter.to.to_lowercase();
        // What one server put off may be that server's matter.
        let is_with = |a: &&Attempt| match (&self.through, &a.server) {
            (Some(now), Some(then)) => now == then,
            _ => true,
        };
        let attempts = self.facts.post.at_address.get(&to).into_iter().flatten();
        let attempts = attempts.filter(is_with);
        let patience = &self.rules.patience;
        if let Some(until) = address_rests_until(&mark(&letter.to), attempts, patience, self.now) {
            return Some(format!(
                "its address turns letters away for now; again at {until}"
            ));
        }
        let limits = &self.rules.post.limits;
        let counts_addresses = self.rules.going == Going::Live;
        if let Some(excess) = self.volume.excess(limits, &letter.to, counts_addresses, is_alarm) {
            // What is only lined up has not left: the next round knows how much did.
            let have_left = &self.facts.post.volume;
            let Some(excess) = have_left.excess(limits, &letter.to, counts_addresses, is_alarm) else {
                return Some(format!(
                    "as many as may leave are lined up: {}",
                    excess.scope.name()
                ));
            };
            if self.pulled.insert(excess.scope.clone()) {
                let reason = excess.reason.clone();
                agenda.act(Action::PullBrake { scope: excess.scope }, reason);
            }
            return Some(format!("held by the brake: {}", excess.reason));
        }
        if self.volume.fills_the_minute(limits) {
            return Some("as many letters as may leave in a minute have left".into());
        }
        self.volume.note(&letter.to);
        None
    }

    fn brake(&self, to: &str) -> Option<&'f Brake> {
        let is_of = |brake: &&Brake| match &brake.scope {
            Scope::Office => true,
            Scope::Address(address) => address.eq_ignore_ascii_case(to),
        };
        self.facts.post.brakes.iter().find(is_of)
    }
}

/// Once a day each server is signed in to, early enough that a changed password is known before the
/// morning's letters; a letter that came as far proves the same.
pub fn probe(now: Moment, facts: &Facts, rules: &Rules, agenda: &mut Agenda) {
    let writes = |d: &super::action::Decision| matches!(d.action, Action::Send { .. } | Action::Queue(_));
    if agenda.actions.iter().any(writes) {
        return;
    }
    let early = at(day_of(now), hm(7, 0));
    let due = if now < early { early - Days::new(1) } else { early };
    for server in &rules.post.signed_in {
        let newest = facts
            .post
            .probes
            .iter()
            .find(|p| p.server == *server && p.at <= now);
        let is_proven = signed_in(server, &facts.post, now).is_some_and(|at| due <= at);
        let again = newest
            .filter(|p| p.failure.is_some())
            .map(|p| p.at + Duration::minutes(PROBE_AGAIN_MINUTES));
        if is_proven || again.is_some_and(|again| now < again) {
            continue;
        }
        let reason = match again {
            Some(_) => "its last sign-in failed",
            None => "nobody has signed in since this day's early morning",
        };
        let server = server.clone();
        agenda.act(Action::Probe { server }, reason);
    }
}
