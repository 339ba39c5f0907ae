use super::*;
use crate::calendar::{at, hm};
use chrono::{NaiveDate, TimeDelta};

const KEY: &str = "reminder/2026-03-16/vp";

fn minute(n: i64) -> Moment {
    let day = NaiveDate::from_ymd_opt(2026, 3, 16).expect("a day");
    at(day, hm(7, 45)) + TimeDelta::minutes(n)
}

fn died(start: i64) -> Attempt {
    Attempt {
        started: minute(start),
        data: None,
        ended: None,
        server: None,
        leased_until: None,
    }
}

fn died_after_data(start: i64) -> Attempt {
    Attempt {
        data: Some(minute(start)),
        ..died(start)
    }
}

fn ended(start: i64, outcome: Outcome) -> Attempt {
    Attempt {
        ended: Some((minute(start), outcome)),
        ..died(start)
    }
}

fn later(start: i64) -> Attempt {
    ended(
        start,
        Outcome::Later {
            reason: "RCPT: 450 busy".into(),
            whole_server: false,
        },
    )
}

fn server_fault(start: i64) -> Attempt {
    ended(
        start,
        Outcome::Later {
            reason: "AUTH: 535 no".into(),
            whole_server: true,
        },
    )
}

fn refused(start: i64) -> Attempt {
    ended(
        start,
        Outcome::Refused {
            answer: "550 no such user".into(),
        },
    )
}

fn unknown(start: i64) -> Attempt {
    ended(
        start,
        Outcome::Unknown {
            reason: "no answer".into(),
        },
    )
}

fn accepted(start: i64) -> Attempt {
    ended(
        start,
        Outcome::Accepted {
            answer: "250 ok".into(),
        },
    )
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
fn pauses_double_up_to_the_longest_and_are_shortened_by_a_fifth_at_most() {
    let patience = Patience::default();
    for (failures, minutes) in [
        (1, 1),
        (2, 2),
        (3, 4),
        (4, 8),
        (5, 16),
        (6, 32),
        (7, 60),
        (8, 60),
        (500, 60),
    ] {
        let pause = backoff::pause(KEY, failures, &patience).num_seconds();
        assert!(
            pause <= minutes * 60 && pause > minutes * 48 - 1,
            "{failures}: {pause} s"
        );
    }
}

#[test]
fn letters_that_failed_together_come_back_apart_and_each_always_at_the_same_time() {
    let patience = Patience {
        first_pause: 60,
        ..Patience::default()
    };
    let pause = |n: i32| backoff::pause(&format!("letter {n}"), 1, &patience).num_seconds();
    let all: std::collections::BTreeSet<i64> = (0..50).map(pause).collect();
    assert!(all.len() > 40, "{} different pauses for 50 letters", all.len());
    assert_eq!(pause(7), pause(7));
}

#[test]
fn a_pause_counts_from_the_end_of_the_attempt() {
    let mut slow = unknown(0);
    slow.ended = Some((
        minute(10),
        Outcome::Unknown {
            reason: "no answer".into(),
        },
    ));
    let state = state(
        KEY,
        &[slow],
        false,
        WhenUncertain::SendOnceMore,
        &Patience::default(),
        minute(10),
    );
    assert!(
        state.next_try().is_some_and(|until| until > minute(10)),
        "{state:?}"
    );
    assert!(!state.may_send());
}

#[test]
fn senseless_patience_does_not_overflow() {
    for n in [i64::MIN, -1, 0, i64::MAX] {
        let patience = Patience {
            first_pause: n,
            longest_pause: n,
            give_up_after: n,
        };
        let _ = state(
            KEY,
            &[later(0)],
            false,
            WhenUncertain::AskPerson,
            &patience,
            minute(9),
        );
    }
}

#[test]
fn a_wrong_password_rests_the_server_and_not_only_the_letter() {
    let rest = |newest_first: &[Attempt], now| {
        server_rests_until(
            "mail.example:587",
            newest_first,
            &Patience::default(),
            minute(now),
        )
        .map(|until| (until - minute(0)).num_seconds())
    };
    assert_eq!(rest(&[], 0), None);
    let once = rest(&[server_fault(0), accepted(-1)], 0).expect("rests");
    assert!((48..=60).contains(&once), "{once}");
    let thrice = rest(&[server_fault(0), died(0), server_fault(-2), server_fault(-4)], 0).expect("rests");
    assert!((192..=240).contains(&thrice), "{thrice}");
    assert_eq!(rest(&[server_fault(0)], 1), None, "the pause is over");
    for other in [later(1), refused(1), accepted(1)] {
        assert_eq!(rest(&[other, server_fault(0)], 1), None, "it answered since");
    }
}

#[test]
fn silence_after_the_final_dot_rests_the_server_too() {
    let rest = |newest_first: &[Attempt], now| {
        server_rests_until(
            "mail.example:587",
            newest_first,
            &Patience::default(),
            minute(now),
        )
        .map(|until| (until - minute(0)).num_seconds())
    };
    let once = rest(&[unknown(0), accepted(-1)], 0);
    assert_eq!(once, None, "one alone may be the letter's: the next shows");
    let twice = rest(&[unknown(0), unknown(0), accepted(-1)], 0).expect("rests");
    assert!((48..=60).contains(&twice), "{twice}");
    let mixed = rest(&[unknown(0), server_fault(-1), unknown(-3)], 0).expect("rests");
    assert!(
        (192..=240).contains(&mixed),
        "as long as after three faults: {mixed}"
    );
    for other in [later(0), refused(0), accepted(0)] {
        assert_eq!(rest(&[other, unknown(0)], 0), None, "it answered since");
    }
}

#[test]
fn an_attempt_of_a_time_to_come_rests_no_server_and_ends_no_rest() {
    let rest = |newest_first: &[Attempt]| {
        server_rests_until("mail.example:587", newest_first, &Patience::default(), minute(0))
            .map(|until| (until - minute(0)).num_seconds())
    };
    let year = 366 * 24 * 60;
    for ahead in [server_fault(year), unknown(year), server_fault(1)] {
        assert_eq!(
            rest(std::slice::from_ref(&ahead)),
            None,
            "a clock that was wrong: {ahead:?}"
        );
        assert_eq!(rest(&[ahead.clone(), accepted(0), server_fault(0)]), None);
        assert_eq!(
            rest(&[ahead, server_fault(0)]),
            rest(&[server_fault(0)]),
            "it is no second failure either"
        );
    }
    assert_eq!(rest(&[accepted(year), server_fault(0)]), rest(&[server_fault(0)]));
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
