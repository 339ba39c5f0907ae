//! How hard a balance is.

use super::*;

#[test]
fn a_balance_is_as_hard_as_the_sources_proof_and_no_harder() {
    use Strength::{AtLeast, Hard, Not, Soft};
    // F1, F2, F3, F4 and F6 are broken upwards.
    let broken = [20, 6, 1, 3, 9, 4, 1, 1, 6, 3, 1];
    let rows = [row("Đầu tư", SOUND)];
    for (strength, want) in [
        (Hard, Some(Error)),
        (Soft, Some(Warning)),
        (AtLeast, None),
        (Not, None),
    ] {
        let of_all = proof(|p| {
            (p.received, p.resolved, p.pending, p.sectors) = (strength, strength, strength, strength);
            p.flow = if strength == AtLeast { Not } else { strength };
        });
        let findings = identities(&rows, Some(&total(broken)), &of_all);
        let found: Vec<Severity> = findings.iter().map(|f| f.severity).collect();
        match want {
            None => assert_eq!(found, [], "{strength:?}"),
            Some(severity) => {
                assert_eq!(found.len(), 7, "{strength:?} {findings:#?}");
                assert!(found.iter().all(|s| *s == severity), "{strength:?}");
            }
        }
    }
    let less = total([5, 6, 1, 3, 6, 4, 1, 1, 4, 3, 1]);
    let at_least = proof(|p| (p.received, p.flow) = (AtLeast, AtLeast));
    let found = identities(&[], Some(&less), &at_least);
    assert_eq!(told(&found), [("identity", Error, "Tổng số/c3"); 2]);
}

#[test]
fn a_soft_balance_asks_for_no_other_digits() {
    let slip = total([647, 155, 278, 214, 305, 0, 305, 0, 243, 243, 0]);
    assert!(digit_permutation_hint(&[], Some(&slip), Mode::File).is_some());
    assert!(digit_permutation_hint(&[], Some(&slip), proof(|_| {})).is_none());
}

#[test]
fn a_sources_own_sum_is_checked_where_all_of_it_is_known() {
    let own = |strength| OwnSum {
        left: operand("received", "tổng hồ sơ"),
        parts: vec![operand("on_time", "đúng hạn"), operand("overdue", "quá hạn")],
        strength,
    };
    for (received, overdue, strength, want) in [
        (10, 3, Strength::Hard, None),
        (11, 3, Strength::Hard, Some(Error)),
        (11, 3, Strength::Soft, Some(Warning)),
        (11, 3, Strength::AtLeast, None),
        (9, 3, Strength::AtLeast, Some(Error)),
        (11, 3, Strength::Not, None),
        (11, -1, Strength::Hard, None),
    ] {
        let line = with(
            total([-1; 11]),
            &[("received", received), ("on_time", 7), ("overdue", overdue)],
        );
        let of_it = proof(|p| {
            p.is_cross_check = true;
            p.own = vec![own(strength)];
        });
        let found = identities(&[], Some(&line), &of_it);
        let severities: Vec<Severity> = found.iter().map(|f| f.severity).collect();
        assert_eq!(
            severities,
            want.into_iter().collect::<Vec<_>>(),
            "{received} {strength:?}"
        );
        if let Some(first) = found.first() {
            assert_eq!(first.place, Place::Cell("Tổng số/received".into()));
        }
    }
}
