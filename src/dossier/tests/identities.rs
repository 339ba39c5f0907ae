//! What holds between the columns.

use super::*;

#[test]
fn sound_figures_have_no_finding_in_any_mode() {
    let rows = [row("Đầu tư", SOUND), row("Lao động", SOUND)];
    let total = total(SOUND.map(|n| n * 2));
    for mode in [Mode::Month, Mode::Year, Mode::Range, Mode::File] {
        assert_eq!(identities(&rows, Some(&total), mode), [], "{mode:?}");
    }
}

#[test]
fn each_identity_is_as_hard_as_its_mode_proves_it() {
    use Mode::{File, Month, Range, Year};
    let explained = |waiting, cancelled| {
        let mut figures = SOUND;
        figures[0] += 3;
        figures[3] += 3;
        with(total(figures), &[("waiting", waiting), ("cancelled", cancelled)])
    };
    let changed = |column: usize, n| {
        let mut figures = SOUND;
        figures[column - 3] = n;
        total(figures)
    };
    let parts = |extras: &[(&str, i64)]| with(total(SOUND), extras);
    type Case = (
        &'static str,
        SectorRow,
        Mode,
        Vec<(&'static str, Severity, &'static str)>,
    );
    let c3 = |severity| ("identity", severity, "Tổng số/c3");
    let cases: Vec<Case> = vec![
        ("F1", changed(5, 2), Month, vec![c3(Error)]),
        ("F1 of a range", changed(5, 2), Range, vec![c3(Error)]),
        ("F1 of a year", changed(5, 2), Year, vec![c3(Error)]),
        (
            "F2",
            changed(8, 5),
            Month,
            vec![("identity", Error, "Tổng số/c7")],
        ),
        (
            "F3",
            changed(13, 0),
            File,
            vec![("identity", Error, "Tổng số/c11")],
        ),
        ("F4 explained", explained(2, 1), Month, vec![]),
        ("F4 explained in a year", explained(2, 1), Year, vec![]),
        ("F4 half explained", explained(2, 0), Month, vec![c3(Error)]),
        (
            "F4 with unknown extras",
            explained(-1, -1),
            Month,
            vec![c3(Error)],
        ),
        ("F4 of a file", explained(-1, -1), File, vec![c3(Error)]),
        (
            "F4 of a range is at least",
            explained(1, 0),
            Range,
            vec![c3(Warning)],
        ),
        (
            "F4 of a range is never less",
            explained(9, 0),
            Range,
            vec![c3(Error)],
        ),
        (
            "I7",
            parts(&[("refused_returned", 1), ("done", 4), ("releasing", 0)]),
            Month,
            vec![("identity", Error, "Tổng số/c7")],
        ),
        (
            "I7 holds",
            parts(&[("refused_returned", 1), ("done", 4), ("releasing", 1)]),
            Month,
            vec![],
        ),
        (
            "I7 of a year has no releasing",
            parts(&[("refused_returned", 1), ("done", 5)]),
            Year,
            vec![],
        ),
        (
            "I7 of a year",
            parts(&[("refused_returned", 1), ("done", 4)]),
            Year,
            vec![("identity", Error, "Tổng số/c7")],
        ),
        (
            "I7 is not proven of a range",
            parts(&[("refused_returned", 1), ("done", 9), ("releasing", 1)]),
            Range,
            vec![],
        ),
        (
            "I7 unknown",
            parts(&[("refused_returned", 1), ("done", -1), ("releasing", 1)]),
            Month,
            vec![],
        ),
        (
            "I5",
            parts(&[("inside", 3), ("outside", 2)]),
            Month,
            vec![("identity", Error, "Tổng số/c11")],
        ),
        (
            "I5 of a range",
            parts(&[("inside", 3), ("outside", 2)]),
            Range,
            vec![("identity", Error, "Tổng số/c11")],
        ),
        (
            "I5 is not proven of a year",
            parts(&[("inside", 0), ("outside", 0)]),
            Year,
            vec![],
        ),
        (
            "F7",
            total([-5, 6, 1, -12, 6, 4, 1, 1, 4, 3, 1]),
            File,
            vec![c3(Error), ("identity", Error, "Tổng số/c6"), c3(Error)],
        ),
    ];
    for (name, total, mode, want) in cases {
        assert_eq!(told(&identities(&[], Some(&total), mode)), want, "{name}");
    }
}

#[test]
fn a_range_tells_its_unexplained_rest_once_and_not_for_every_sector() {
    let mut figures = SOUND;
    (figures[0], figures[3]) = (12, 5);
    let findings = identities(&[row("Đầu tư", figures)], Some(&total(figures)), Mode::Range);
    assert_eq!(told(&findings), [("identity", Warning, "Tổng số/c3")]);
    assert!(
        findings[0].message.contains("khi hỏi theo khoảng ngày"),
        "{}",
        findings[0].message
    );
}

#[test]
fn a_years_column_6_may_be_held_at_zero() {
    let clamped = total([6, 6, 1, 0, 6, 4, 1, 1, 0, 0, 0]);
    assert_eq!(
        told(&identities(&[], Some(&clamped), Mode::Year)),
        [("identity", Warning, "Tổng số/c3")]
    );
    assert_eq!(
        told(&identities(&[], Some(&clamped), Mode::Month)),
        [("identity", Error, "Tổng số/c3")]
    );
}

#[test]
fn sectors_that_do_not_add_up_are_told_by_column() {
    let rows = [row("Đầu tư", SOUND), row("Lao động", SOUND)];
    let total = total([30, 22, 2, 6, 12, 8, 2, 2, 18, 16, 2]);
    for (mode, severity) in [
        (Mode::Month, Error),
        (Mode::Range, Error),
        (Mode::File, Error),
        (Mode::Year, Warning),
    ] {
        let findings = identities(&rows, Some(&total), mode);
        let want: Vec<_> = ["Tổng số/c3", "Tổng số/c4", "Tổng số/c11", "Tổng số/c12"]
            .map(|cell| ("sum_of_parts", severity, cell))
            .into();
        assert_eq!(told(&findings), want, "{mode:?}");
        assert_eq!(findings[0].expected.as_deref(), Some("20"));
        assert_eq!(findings[0].found.as_deref(), Some("30"));
    }
}

#[test]
fn what_is_unknown_is_not_checked_and_told_once_a_row() {
    let mut unknown = SOUND;
    (unknown[1], unknown[5]) = (-1, -1);
    let rows = [row("Đầu tư", unknown), row("Lao động", SOUND)];
    let findings = identities(&rows, Some(&total(SOUND.map(|n| n * 2))), Mode::Month);
    assert_eq!(
        told(&findings),
        [("identity", Hint, "Đầu tư/c4"), ("identity", Warning, "Tổng số")]
    );
    assert_eq!(
        findings[0].message,
        "Đầu tư: chưa kiểm tra được đủ các cân đối vì chưa có số liệu cột 4, 8."
    );
    let nothing = identities(&[], Some(&total([-1; 11])), Mode::Month);
    assert_eq!(told(&nothing), [("identity", Warning, "Tổng số")]);
    assert_eq!(nothing[0].message, "Tổng số: chưa có số liệu.");
}

#[test]
fn a_finding_says_what_was_expected_and_what_was_found() {
    let mut figures = SOUND;
    figures[0] = 12;
    let rows = [with(row("Đầu tư", figures), &[("waiting", 1), ("cancelled", 0)])];
    let findings = identities(&rows, None, Mode::Month);
    let messages: Vec<&str> = findings.iter().map(|f| f.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "Đầu tư: cột 3 (tổng số tiếp nhận) là 12, nhưng cột 4 + cột 5 + cột 6 bằng 10, lệch 02 hồ sơ.",
            "Đầu tư: cột 3 (tổng số tiếp nhận) là 12, nhưng cột 7 + cột 11 + hồ sơ tạm dừng chờ bổ sung (01) + hồ sơ rút (0) bằng 11, lệch 01 hồ sơ chưa giải thích được.",
        ]
    );
    assert_eq!(
        (findings[1].expected.as_deref(), findings[1].found.as_deref()),
        (Some("11"), Some("12"))
    );
}

/// The quarter of seed 000 as its report reads: 433 new (155 online), 214 carried over,
/// 305 resolved in time, 243 pending, none late (facts/domain.md 2.4, no. 1 and 2).
#[test]
fn the_known_quarter_that_does_not_balance_gets_the_hint_243_to_342() {
    let quarter = total([647, 155, 278, 214, 305, 0, 305, 0, 243, 243, 0]);
    let findings = identities(&[], Some(&quarter), Mode::File);
    assert_eq!(told(&findings), [("identity", Error, "Tổng số/c3")]);
    assert!(
        findings[0].message.contains("lệch 99 hồ sơ"),
        "{}",
        findings[0].message
    );
    let hint = digit_permutation_hint(&[], Some(&quarter), Mode::File).unwrap();
    assert_eq!(
        (hint.rule.as_str(), hint.severity),
        ("digit_permutation_hint", Hint)
    );
    assert_eq!(
        (hint.found.as_deref(), hint.expected.as_deref()),
        (Some("243"), Some("342"))
    );
    assert!(
        hint.message.starts_with("Có thể đảo chữ số: 243 → 342?"),
        "{}",
        hint.message
    );
    let as_titled = total([433, 155, 278, 214, 305, 0, 305, 0, 243, 243, 0]);
    assert_eq!(
        told(&identities(&[], Some(&as_titled), Mode::File)),
        [("identity", Error, "Tổng số/c3"); 2]
    );
    assert_eq!(digit_permutation_hint(&[], Some(&as_titled), Mode::File), None);
}

#[test]
fn a_slip_in_a_sector_is_found_there_and_a_slip_of_two_is_not() {
    let sound = [147, 100, 20, 27, 85, 60, 20, 5, 62, 50, 12];
    let rows = |slip: [i64; 11]| [row("Đầu tư", SOUND), row("Lao động", slip)];
    let total = total([157, 106, 21, 30, 91, 64, 21, 6, 66, 53, 13]);
    assert_eq!(identities(&rows(sound), Some(&total), Mode::Month), []);
    assert_eq!(
        digit_permutation_hint(&rows(sound), Some(&total), Mode::Month),
        None
    );
    let mut slip = sound;
    slip[10] = 21;
    let hint = digit_permutation_hint(&rows(slip), Some(&total), Mode::Month).unwrap();
    assert_eq!(hint.place, Place::Cell("Lao động/c13".into()));
    assert_eq!(hint.expected.as_deref(), Some("12"));
    slip[3] = 72;
    assert_eq!(
        digit_permutation_hint(&rows(slip), Some(&total), Mode::Month),
        None
    );
}

#[test]
fn permutations_keep_their_digits() {
    assert_eq!(digit_permutations(243), [234, 324, 342, 423, 432]);
    assert_eq!(digit_permutations(100), Vec::<i64>::new());
    assert_eq!(digit_permutations(110), [101]);
    assert_eq!(digit_permutations(7), Vec::<i64>::new());
    assert_eq!(digit_permutations(-12), Vec::<i64>::new());
    assert_eq!(digit_permutations(1_234_567), Vec::<i64>::new());
    assert_eq!(digit_permutations(123_456).len(), 719);
}

proptest! {
    #[test]
    fn no_figures_can_break_the_checks(
        all in prop::collection::vec(prop::array::uniform11(prop::option::of(prop_oneof![0..2000_i64, any::<i64>()])), 1..5),
        waiting in prop::option::of(any::<i64>()),
    ) {
        let rows: Vec<SectorRow> = all
            .iter()
            .map(|figures| {
                let mut row = with(row("x", [0; 11]), &[]);
                for (column, n) in Column::ALL.into_iter().zip(figures) {
                    row.counts.set(column, *n);
                }
                row.extras.insert("waiting".into(), waiting);
                row
            })
            .collect();
        for mode in [Mode::Month, Mode::Year, Mode::Range, Mode::File] {
            let snapshot = Snapshot { mode, ..snapshot(1, at(day(2026, 6, 20), hm(1, 0)), rows[1..].to_vec(), Some(rows[0].clone())) };
            let found = figures(june(), &[snapshot], None);
            prop_assert_eq!(&found.rows, &rows[1..]);
            let _ = (on_time(&rows[0].counts), online(&rows[0].counts), on_time_766(&rows[0].counts));
        }
    }
}
