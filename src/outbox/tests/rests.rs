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
    let until = server_rests_until(
        "mail.example:587",
        newest_first,
        &Patience::default(),
        minute(now),
    );
    until.map(|until| (until - minute(0)).num_seconds())
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
