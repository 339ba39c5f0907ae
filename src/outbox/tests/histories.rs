//! Attempts, and the state that they come to.

use super::*;

fn died_after_data(start: i64) -> Attempt {
    Attempt {
        data: Some(minute(start)),
        ..died(start)
    }
}

/// One word a state, with the minute where it has one.
fn told(state: &State) -> String {
    match state {
        State::Queued => "queued".into(),
        State::Waiting { until } => format!("waiting {}", (*until - minute(0)).num_seconds()),
        State::Sent { at } => format!("sent {}", (*at - minute(0)).num_minutes()),
        State::Refused { answer } => format!("refused {answer}"),
        State::Uncertain => "uncertain".into(),
        State::Cancelled => "cancelled".into(),
        State::Dead { reason } => format!("dead {reason}"),
    }
}

fn look(attempts: &[Attempt], cancelled: bool, uncertain: WhenUncertain, now: i64) -> String {
    told(&state(
        KEY,
        attempts,
        cancelled,
        uncertain,
        &Patience::default(),
        minute(now),
    ))
}

#[test]
fn every_history_has_its_state() {
    use WhenUncertain::{AskPerson, SendOnceMore};
    const DAY: i64 = 24 * 60;
    let rows: Vec<(&str, Vec<Attempt>, WhenUncertain, i64, &str)> = vec![
        ("never tried", vec![], SendOnceMore, 0, "queued"),
        (
            "died before the dot: at once",
            vec![died(0)],
            AskPerson,
            0,
            "queued",
        ),
        (
            "died twice before the dot",
            vec![died(0), died(1)],
            AskPerson,
            1,
            "queued",
        ),
        (
            "died after the dot, a reminder",
            vec![died_after_data(0)],
            SendOnceMore,
            0,
            "queued",
        ),
        (
            "died after the dot, a draft",
            vec![died_after_data(0)],
            AskPerson,
            0,
            "uncertain",
        ),
        ("no answer, a draft", vec![unknown(0)], AskPerson, 9, "uncertain"),
        (
            "no answer, a reminder, after the pause",
            vec![unknown(0)],
            SendOnceMore,
            1,
            "queued",
        ),
        (
            "no answer twice",
            vec![unknown(0), unknown(2)],
            SendOnceMore,
            9,
            "uncertain",
        ),
        (
            "no answer, then died after the dot",
            vec![unknown(0), died_after_data(2)],
            SendOnceMore,
            9,
            "uncertain",
        ),
        (
            "no answer, then busy: the one more send is still to come",
            vec![unknown(0), later(2)],
            SendOnceMore,
            9,
            "queued",
        ),
        (
            "no answer, then accepted",
            vec![unknown(0), accepted(2)],
            SendOnceMore,
            9,
            "sent 2",
        ),
        (
            "no answer, then refused",
            vec![unknown(0), refused(2)],
            SendOnceMore,
            9,
            "refused 550 no such user",
        ),
        ("busy, after the pause", vec![later(0)], SendOnceMore, 1, "queued"),
        (
            "busy, then died: at once",
            vec![later(0), died(1)],
            SendOnceMore,
            1,
            "queued",
        ),
        (
            "busy, then accepted",
            vec![later(0), accepted(1)],
            SendOnceMore,
            1,
            "sent 1",
        ),
        (
            "accepted, a mark made late changes nothing",
            vec![accepted(1), later(2)],
            SendOnceMore,
            9,
            "sent 1",
        ),
        (
            "refused",
            vec![refused(0)],
            SendOnceMore,
            0,
            "refused 550 no such user",
        ),
        (
            "refused, then sent again by a person and busy",
            vec![refused(0), later(5)],
            SendOnceMore,
            9,
            "queued",
        ),
        (
            "patience over",
            vec![later(0), later(3 * DAY - 1)],
            SendOnceMore,
            3 * DAY,
            "dead RCPT: 450 busy",
        ),
        (
            "patience over, but it may have arrived",
            vec![unknown(0), later(3 * DAY)],
            SendOnceMore,
            3 * DAY,
            "uncertain",
        ),
        (
            "the program was off for a week: one more try",
            vec![later(0)],
            SendOnceMore,
            7 * DAY,
            "queued",
        ),
        (
            "and that one failed too",
            vec![later(0), later(7 * DAY)],
            SendOnceMore,
            7 * DAY,
            "dead RCPT: 450 busy",
        ),
        (
            "died in the last try",
            vec![later(0), died(3 * DAY)],
            SendOnceMore,
            3 * DAY,
            "dead the program ended before sending",
        ),
    ];
    for (name, attempts, uncertain, now, want) in rows {
        assert_eq!(look(&attempts, false, uncertain, now), want, "{name}");
    }
}

#[test]
fn cancelling_ends_everything_but_what_was_sent() {
    for attempts in [vec![], vec![later(0)], vec![died_after_data(0)], vec![refused(0)]] {
        assert_eq!(look(&attempts, true, WhenUncertain::AskPerson, 9), "cancelled");
    }
    assert_eq!(look(&[accepted(1)], true, WhenUncertain::AskPerson, 9), "sent 1");
}

#[test]
fn outcomes_stored_before_the_server_hint_are_still_read() {
    let old: Outcome = serde_json::from_str(r#"{"later":{"reason":"450 busy"}}"#).expect("reads");
    let want = Outcome::Later {
        reason: "450 busy".into(),
        whole_server: false,
    };
    assert_eq!(old, want);
}
