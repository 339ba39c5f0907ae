//! What keeps letters from leaving until a person does something, in the words of an operator.

use crate::agenda::facts::{FIRST, PostFacts, ProbeFact, Trouble, signed_in};
use crate::agenda::rules::Rules;
use crate::calendar::Moment;
use crate::outbox::{Scope, Spell, TOO_MANY_ADDRESSES};
use chrono::Duration;

/// The servers that refuse the sign-in now: which, since when, and what they say.
pub fn sign_in_failures(facts: &PostFacts, rules: &Rules, now: Moment) -> Vec<ProbeFact> {
    let of = |server: &String| {
        let known = facts.probes.iter().filter(|p| p.at <= now);
        let mine: Vec<&ProbeFact> = known.filter(|p| p.server == *server).collect();
        let newest = mine.first().filter(|p| p.failure.is_some())?;
        if signed_in(server, facts, now).is_some_and(|at| newest.at <= at) {
            return None;
        }
        let failing = mine.iter().take_while(|p| p.failure.is_some());
        Some(ProbeFact {
            at: failing.last().map_or(newest.at, |p| p.at),
            ..(*newest).clone()
        })
    };
    rules.post.signed_in.iter().filter_map(of).collect()
}

/// What keeps letters from leaving until a person does something, and what is about to; for the
/// status line and `status`. No address, no host.
pub fn standstill(facts: &PostFacts, rules: &Rules, now: Moment) -> Vec<String> {
    let mut found = Vec::new();
    if rules.post.paused {
        found.push("sending is paused in the configuration".to_owned());
    }
    if let Some(stop) = &facts.stop {
        found.push(
            format!("sending is paused since {} {}", stop.at, stop.reason)
                .trim_end()
                .to_owned(),
        );
    }
    for brake in &facts.brakes {
        let whom = match brake.scope {
            Scope::Office => "all letters",
            Scope::Address(_) => "letters to one address",
        };
        found.push(format!(
            "the brake holds {whom} since {}: {}",
            brake.at, brake.reason
        ));
    }
    let failing = out_of_use(facts, rules, now);
    for failure in sign_in_failures(facts, rules, now) {
        // What a letter met since is newer.
        let is_newer =
            |(server, spell): &(&str, &Spell)| *server == failure.server && failure.at <= spell.newest;
        if failing.iter().any(is_newer) {
            continue;
        }
        let said = failure.failure.unwrap_or_default();
        found.push(format!(
            "mail server {} {} since {}: {said}",
            failure.server,
            fault(&said),
            failure.at
        ));
    }
    found.extend(servers_out_of_use(facts, rules, now));
    let disk = facts
        .troubles
        .iter()
        .find(|t| t.kind == Trouble::Disk && t.at <= now);
    if let Some(trouble) = disk.filter(|t| t.is_on) {
        found.push(format!(
            "little disk space since {}: {}",
            trouble.at, trouble.detail
        ));
    }
    found
}

/// What a try without a letter came to, by the step at which it ended.
fn fault(said: &str) -> &'static str {
    let (step, why) = said.split_once(": ").unwrap_or((said, ""));
    match step {
        "STARTTLS" if why.contains("does not offer") => "offers no encryption",
        "STARTTLS" | "TLS" => "cannot be reached encrypted",
        "AUTH" if why.starts_with(|c: char| c.is_ascii_digit()) => "refuses the sign-in",
        "AUTH" => "takes no sign-in",
        _ => "cannot be signed in to",
    }
}

/// What fails for so long is worth a person's look, in minutes.
const WORTH_A_LOOK: i64 = 5;

/// By name, in the order of the settings; one at least.
pub fn servers(rules: &Rules) -> Vec<&str> {
    match rules.post.servers.is_empty() {
        true => vec![FIRST],
        false => rules.post.servers.iter().map(String::as_str).collect(),
    }
}

/// The servers that take no letter now, in the order of the settings: until a letter or a sign-in shows otherwise.
pub fn out_of_use<'f>(facts: &'f PostFacts, rules: &'f Rules, now: Moment) -> Vec<(&'f str, &'f Spell)> {
    let of = |server: &'f str| {
        let spell = facts.spells.get(server).filter(|s| s.back.is_none())?;
        let is_so = turns_all_away(spell) || Duration::minutes(WORTH_A_LOOK) <= now - spell.since;
        is_so.then_some((server, spell))
    };
    servers(rules).into_iter().filter_map(of).collect()
}

/// Whether its policy refused so many that it is meant for all.
pub fn turns_all_away(spell: &Spell) -> bool {
    spell.denied >= TOO_MANY_ADDRESSES
}

/// The server that letters leave through while others take none.
pub fn carrier<'r>(facts: &PostFacts, rules: &'r Rules, now: Moment) -> Option<&'r str> {
    let failing = out_of_use(facts, rules, now);
    let is_well = |server: &&str| !failing.iter().any(|(failing, _)| failing == server);
    servers(rules).into_iter().find(is_well)
}

fn servers_out_of_use(facts: &PostFacts, rules: &Rules, now: Moment) -> Vec<String> {
    let carrier = match carrier(facts, rules, now) {
        Some(carrier) => format!("; letters leave through {carrier} meanwhile"),
        None if servers(rules).len() > 1 => "; no other server takes letters either".to_owned(),
        None => String::new(),
    };
    let said = |(server, spell): (&str, &Spell)| {
        let does = match turns_all_away(spell) {
            true => "turns every letter away",
            false => "has taken no letter",
        };
        let (since, reason) = (spell.since, &spell.reason);
        format!("mail server {server} {does} since {since}: {reason}{carrier}")
    };
    out_of_use(facts, rules, now).into_iter().map(said).collect()
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn a_try_without_a_letter_is_told_by_what_failed() {
        for (said, want) in [
            (
                "STARTTLS: the server does not offer STARTTLS, and nothing is sent unencrypted",
                "offers no encryption",
            ),
            (
                "STARTTLS: 454 4.7.0 TLS not available",
                "cannot be reached encrypted",
            ),
            (
                "TLS: invalid peer certificate: UnknownIssuer",
                "cannot be reached encrypted",
            ),
            ("AUTH: 535 5.7.8 bad credentials", "refuses the sign-in"),
            (
                "AUTH: the server offers neither PLAIN nor LOGIN",
                "takes no sign-in",
            ),
            ("connecting: Connection refused", "cannot be signed in to"),
            ("", "cannot be signed in to"),
        ] {
            assert_eq!(fault(said), want, "{said}");
        }
    }
}
