//! How long a letter waits.

use super::*;

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
