//! What keeps letters from leaving until a person does something, in the words of an operator.

use crate::agenda::facts::{FIRST, PostFacts, ProbeFact, Trouble, signed_in};
use crate::agenda::rules::Rules;
use crate::calendar::Moment;
use crate::outbox::{Attempt, Outcome, Scope};
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
pub fn standstill(facts: &PostFacts, last: &[Attempt], rules: &Rules, now: Moment) -> Vec<String> {
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
    let failing = failing(last, rules, now);
    for failure in sign_in_failures(facts, rules, now) {
        // What a letter met since is newer.
        if failing
            .iter()
            .any(|f| f.server == failure.server && failure.at <= f.newest)
        {
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
    for server in failing {
        found.push(format!(
            "mail server {} has taken no letter since {}: {}",
            server.server, server.since, server.reason
        ));
    }
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

/// A server that fails for every letter.
struct Failing {
    server: String,
    /// The first failure after the last letter that was its own matter.
    since: Moment,
    newest: Moment,
    reason: String,
}

/// What fails for so long is worth a person's look, in minutes.
const WORTH_A_LOOK: i64 = 5;

fn failing(last: &[Attempt], rules: &Rules, now: Moment) -> Vec<Failing> {
    let first = rules.post.servers.first().map_or(FIRST, String::as_str);
    let servers = match rules.post.servers.is_empty() {
        true => vec![first],
        false => rules.post.servers.iter().map(String::as_str).collect(),
    };
    let of = |server: &str| {
        let mine = last
            .iter()
            .filter(|a| a.server.as_deref().unwrap_or(first) == server);
        let ended = mine.filter_map(|a| a.ended.as_ref()).filter(|(at, _)| *at <= now);
        let run: Vec<(Moment, &String)> = ended
            .map_while(|(at, outcome)| match outcome {
                Outcome::Later {
                    reason,
                    whole_server: true,
                } => Some((*at, reason)),
                Outcome::Unknown { reason } => Some((*at, reason)),
                _ => None,
            })
            .collect();
        let ((newest, reason), (since, _)) = (run.first()?, run.last()?);
        (Duration::minutes(WORTH_A_LOOK) <= now - *since).then(|| Failing {
            server: server.to_owned(),
            since: *since,
            newest: *newest,
            reason: (*reason).clone(),
        })
    };
    servers.into_iter().filter_map(of).collect()
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
