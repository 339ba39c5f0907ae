//! How long a server rests.

use super::*;

fn server_fault(start: i64) -> Attempt {
    ended(
        start,
        Outcome::Later {
            reason: "AUTH: 535 no".into(),
            whole_server: true,
        },
    )
}

/// Until when the server rests, in seconds from minute 0, as seen at minute `now`.
fn rest(newest_first: &[Attempt], now: i64) -> Option<i64> {
    match rest_of(&at_one(newest_first), now) {
        Rest::Whole { until } => Some((until - minute(0)).num_seconds()),
        _ => None,
    }
}

fn rest_of(newest_first: &[Tried], now: i64) -> Rest {
    server_rest(
        "mail.example:587",
        newest_first,
        &Patience::default(),
        minute(now),
    )
}

fn at_one(attempts: &[Attempt]) -> Vec<Tried> {
    attempts.iter().map(|a| tried("a@x.test", a.clone())).collect()
}

fn tried(to: &str, attempt: Attempt) -> Tried {
    Tried {
        to: to.to_owned(),
        attempt,
    }
}

fn denied(start: i64) -> Attempt {
    ended(
        start,
        Outcome::Denied {
            answer: "RCPT TO: 554 5.7.1 Relay access denied".into(),
        },
    )
}

#[test]
fn a_policy_that_turns_three_addresses_away_in_a_row_rests_the_server_and_one_does_not() {
    let at = |to: &str, attempt: Attempt| tried(to, attempt);
    assert!(matches!(rest_of(&[at("a", denied(0))], 0), Rest::Second { .. }));
    let again = [at("a", denied(0)), at("A", denied(-1)), at("a", denied(-3))];
    assert!(
        matches!(rest_of(&again, 0), Rest::Second { .. }),
        "one address as often as it likes"
    );
    let three = [at("a", denied(0)), at("b", denied(0)), at("c", denied(0))];
    assert!(matches!(rest_of(&three, 0), Rest::Whole { .. }));
    assert_eq!(rest_of(&three, 1), Rest::None, "the pause is over");
    let between = [
        at("a", denied(0)),
        at("b", accepted(0)),
        at("b", denied(0)),
        at("c", denied(0)),
    ];
    assert!(matches!(rest_of(&between, 0), Rest::Second { .. }));
    assert_eq!(rest_of(&between[1..], 0), Rest::None);
}

#[test]
fn many_that_are_put_off_let_another_server_go_first_and_rest_none() {
    let two = [tried("a", later(0)), tried("b", later(0))];
    assert_eq!(rest_of(&two, 0), Rest::None);
    let three = [tried("a", later(0)), tried("b", later(0)), tried("c", later(0))];
    assert!(matches!(rest_of(&three, 0), Rest::Second { .. }));
}

#[test]
fn a_wrong_password_rests_the_server_and_not_only_the_letter() {
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
    let rest = |newest_first: &[Attempt]| rest(newest_first, 0);
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
