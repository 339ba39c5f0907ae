use super::*;
use crate::calendar::{PeriodKind, at, hm};
use crate::finding::{Place, Severity};
use Severity::{Error, Hint, Warning};
use proptest::prelude::*;

/// Figures of whatever sources there are.
fn figures(period: Period, snapshots: &[Snapshot], cutoff: Option<Moment>) -> Figures {
    let reckoning = Reckoning {
        cutoff,
        ..Reckoning::default()
    };
    super::figures(period, snapshots, &reckoning)
}

pub(super) fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

/// Columns 3 to 13; -1 is unknown.
pub(super) fn row(sector: &str, figures: [i64; 11]) -> SectorRow {
    let mut counts = Counts::default();
    for (column, n) in Column::ALL.into_iter().zip(figures) {
        counts.set(column, (n != -1).then_some(n));
    }
    SectorRow {
        code: sector.to_uppercase(),
        sector: sector.into(),
        counts,
        extras: Extras::new(),
    }
}

pub(super) fn with(mut row: SectorRow, extras: &[(&str, i64)]) -> SectorRow {
    row.extras = extras
        .iter()
        .map(|(name, n)| ((*name).to_owned(), (*n != -1).then_some(*n)))
        .collect();
    row
}

/// 10 = 6 + 1 + 3; 6 = 4 + 1 + 1; 4 = 3 + 1; 10 = 6 + 4.
const SOUND: [i64; 11] = [10, 6, 1, 3, 6, 4, 1, 1, 4, 3, 1];

pub(super) fn total(figures: [i64; 11]) -> SectorRow {
    SectorRow {
        code: String::new(),
        sector: String::new(),
        ..row("", figures)
    }
}

/// Rule, severity and cell of each finding.
pub(super) fn told(findings: &[Finding]) -> Vec<(&str, Severity, &str)> {
    findings
        .iter()
        .map(|f| match &f.place {
            Place::Cell(cell) => (f.rule.as_str(), f.severity, cell.as_str()),
            other => panic!("{other:?}"),
        })
        .collect()
}

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

pub(super) fn period(from: NaiveDate, to: NaiveDate) -> Period {
    Period {
        label: "kỳ".into(),
        kind: PeriodKind::Explicit,
        year: 2026,
        index: 0,
        from,
        to,
        regime: String::new(),
    }
}

fn june() -> Period {
    period(day(2026, 5, 20), day(2026, 6, 19))
}

fn snapshot(id: i64, fetched_at: Moment, rows: Vec<SectorRow>, total: Option<SectorRow>) -> Snapshot {
    Snapshot {
        id,
        source: "motcua".into(),
        mode: Mode::Range,
        from: june().from,
        to: june().to,
        fetched_at,
        request: "/x".into(),
        hash: format!("{id:064}"),
        rows,
        total,
        proof: None,
    }
}

#[test]
fn figures_rest_on_the_first_answer_after_the_cut_off() {
    let cutoff = at(day(2026, 6, 19), hm(23, 50));
    let rows = |n: i64| vec![row("Đầu tư", SOUND.map(|m| m * n))];
    let early = snapshot(1, at(day(2026, 6, 15), hm(7, 0)), rows(1), None);
    let closing = snapshot(2, at(day(2026, 6, 20), hm(1, 30)), rows(2), None);
    let later = snapshot(3, at(day(2026, 6, 25), hm(7, 0)), rows(3), None);
    let mut other = snapshot(4, at(day(2026, 6, 26), hm(7, 0)), rows(9), None);
    other.to = day(2026, 6, 20);
    let chosen = |snapshots: &[&Snapshot], cutoff| {
        let snapshots: Vec<Snapshot> = snapshots.iter().map(|s| (*s).clone()).collect();
        let figures = figures(june(), &snapshots, cutoff);
        figures.provenance.map(|p| (p.snapshot, p.is_cutoff))
    };
    assert_eq!(
        chosen(&[&later, &other, &closing, &early], Some(cutoff)),
        Some((2, true))
    );
    assert_eq!(chosen(&[&early], Some(cutoff)), Some((1, false)));
    assert_eq!(
        chosen(&[&early, &later, &closing, &other], None),
        Some((3, false))
    );
    assert_eq!(chosen(&[&other], Some(cutoff)), None);
    let exactly = snapshot(5, cutoff, rows(5), None);
    assert_eq!(chosen(&[&exactly, &closing], Some(cutoff)), Some((5, true)));

    let figures = figures(june(), &[early, closing.clone(), later], Some(cutoff));
    assert_eq!(
        (figures.as_of, figures.total.counts.c3),
        (Some(closing.fetched_at), Some(20))
    );
    assert_eq!(told(&figures.findings), [("cross_report", Hint, "Tổng số/c3")]);
    assert!(
        figures.findings[0].message.contains("cột 3 từ 20 thành 30"),
        "{}",
        figures.findings[0].message
    );
    assert!(!figures.has_error());
}

#[test]
fn a_total_that_the_source_does_not_send_is_a_sum_of_what_all_sectors_know() {
    let mut unknown = SOUND;
    unknown[1] = -1;
    let rows = vec![
        with(row("Đầu tư", SOUND), &[("waiting", 1), ("denied", -1)]),
        with(row("Lao động", unknown), &[("waiting", 2), ("denied", 4)]),
    ];
    let now = at(day(2026, 6, 20), hm(1, 0));
    let found = figures(june(), &[snapshot(1, now, rows, None)], None);
    assert_eq!((found.total.counts.c3, found.total.counts.c4), (Some(20), None));
    assert_eq!(
        (found.total.extras["waiting"], found.total.extras["denied"]),
        (Some(3), None)
    );
    assert_eq!((found.total.name(), found.total.code.as_str()), ("Tổng số", ""));

    let empty = figures(june(), &[snapshot(1, now, vec![], None)], None);
    assert_eq!(empty.total.counts, Counts::default());
    assert_eq!(told(&empty.findings), [("identity", Warning, "Tổng số")]);
    assert_eq!(figures(june(), &[], None), Figures::unknown(june()));
}

#[test]
fn only_neighbouring_windows_carry_over() {
    let now = at(day(2026, 6, 20), hm(1, 0));
    let before = |c11, waiting| {
        let mut figures = Figures::unknown(period(day(2026, 4, 20), day(2026, 5, 19)));
        figures.total.counts.c11 = c11;
        figures.total.extras.insert("waiting".into(), waiting);
        figures
    };
    let current = |c6: i64, mode| {
        let mut counts = SOUND;
        counts[3] = c6;
        let mut snapshot = snapshot(1, now, vec![], Some(total(counts)));
        snapshot.mode = mode;
        figures(june(), &[snapshot], None)
    };
    for (c11, waiting, c6, wrong) in [
        (Some(3), None, 3, false),
        (Some(2), Some(1), 3, false),
        (Some(3), Some(1), 3, false),
        (Some(2), None, 3, true),
        (Some(2), Some(2), 3, true),
        (None, None, 3, false),
        (Some(2), None, -1, false),
    ] {
        let found = carry_over(&before(c11, waiting), &current(c6, Mode::Range));
        assert_eq!(found.is_some(), wrong, "{c11:?} {waiting:?} {c6}");
        assert!(found.is_none_or(|f| (f.rule.as_str(), f.severity) == ("carry_over", Warning)));
    }
    assert_eq!(carry_over(&before(Some(2), None), &current(3, Mode::Year)), None);
    let mut far = before(Some(2), None);
    far.period.to = day(2026, 5, 18);
    assert_eq!(carry_over(&far, &current(3, Mode::Range)), None);
    let message = carry_over(&before(Some(2), Some(2)), &current(3, Mode::Range))
        .unwrap()
        .message;
    assert!(
        message.contains("19/5/2026 là 02, hồ sơ tạm dừng chờ bổ sung 02"),
        "{message}"
    );
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

fn proof(change: impl FnOnce(&mut Proof)) -> Proof {
    let mut proof = Proof::by_names(Mode::Range);
    change(&mut proof);
    proof
}

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

fn operand(name: &str, title: &str) -> Operand {
    Operand {
        name: name.into(),
        title: title.into(),
    }
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

#[test]
fn only_what_lies_beyond_the_tolerance_is_told_and_the_figures_stay() {
    let compared = |tolerance_percent| {
        proof(|p| {
            p.is_cross_check = true;
            p.compared = vec![Compared {
                left: operand("received", "tổng hồ sơ"),
                columns: vec![Column::C7, Column::C11],
                tolerance_percent,
            }];
        })
    };
    let moment = at(day(2026, 6, 20), hm(1, 0));
    let form = snapshot(1, moment, vec![], Some(total(SOUND.map(|n| n * 10))));
    let hundred = figures(june(), std::slice::from_ref(&form), None);
    for (received, tolerance, want) in [
        (100, 0, 0),
        (105, 5, 0),
        (95, 5, 0),
        (106, 5, 1),
        (94, 5, 1),
        (-1, 5, 0),
    ] {
        let line = with(total([-1; 11]), &[("received", received)]);
        let mut other = snapshot(2, moment + chrono::Duration::hours(1), vec![], Some(line));
        (other.source, other.proof) = ("dvcqg".into(), Some(compared(tolerance)));
        let found = figures(june(), &[form.clone(), other], None);
        let told = found.findings.iter().filter(|f| f.rule == "cross_report");
        assert_eq!(told.count(), want, "{received} within {tolerance}%");
        assert_eq!(
            (found.total, found.provenance),
            (hundred.total.clone(), hundred.provenance.clone())
        );
        assert!(!found.findings.iter().any(Finding::is_error));
    }
}

#[test]
fn columns_are_known_by_their_names_only() {
    for column in Column::ALL {
        assert_eq!(Column::named(&format!("c{}", column.number())), Some(column));
    }
    for name in ["c2", "c14", "c03", "c+3", "C3", "c", "3", "waiting"] {
        assert_eq!(Column::named(name), None, "{name}");
    }
}

#[test]
fn the_office_says_how_far_a_source_that_is_only_compared_may_differ() {
    let moment = at(day(2026, 6, 20), hm(1, 0));
    let form = snapshot(1, moment, vec![], Some(total(SOUND.map(|n| n * 10))));
    let line = with(total([-1; 11]), &[("received", 106)]);
    let mut other = snapshot(2, moment, vec![], Some(line));
    other.source = "dvcqg".into();
    other.proof = Some(proof(|p| {
        p.is_cross_check = true;
        p.compared = vec![Compared {
            left: operand("received", "tổng hồ sơ"),
            columns: vec![Column::C7, Column::C11],
            tolerance_percent: 5,
        }];
    }));
    for (office, want) in [(None, 1), (Some(10), 0), (Some(2), 1)] {
        let reckoning = Reckoning {
            cross_checks: office
                .map(|tolerance| CrossCheck {
                    source: "dvcqg".into(),
                    tolerance,
                })
                .into_iter()
                .collect(),
            ..Reckoning::default()
        };
        let found = super::figures(june(), &[form.clone(), other.clone()], &reckoning);
        let told: Vec<&Finding> = found
            .findings
            .iter()
            .filter(|f| f.rule == "cross_report")
            .collect();
        assert_eq!(told.len(), want, "{office:?}: {told:?}");
        let most = format!("quá mức {}%", office.unwrap_or(5));
        assert!(told.iter().all(|f| f.message.contains(&most)), "{told:?}");
    }
}

#[test]
fn an_answer_taken_before_its_window_was_over_says_so_once_it_is_over() {
    let taken = |d, hour, minute| {
        let early = at(day(2026, 6, d), hm(hour, minute));
        figures(june(), &[snapshot(1, early, vec![], Some(total(SOUND)))], None)
    };
    let over = at(june().to + chrono::Days::new(1), hm(7, 0));
    let found = taken(5, 8, 0);
    assert_eq!(
        found.taken_early(over - chrono::Duration::minutes(1)),
        None,
        "so far"
    );
    let told = found.taken_early(over).unwrap();
    assert_eq!(told.severity, Warning);
    assert!(
        told.message.contains("08 giờ 00 ngày 05/6/2026"),
        "{}",
        told.message
    );
    assert_eq!(taken(19, 23, 50).taken_early(over), None, "the day was over");
    assert!(taken(19, 23, 49).taken_early(over).is_some());
}

#[test]
fn a_file_that_corrects_the_closing_one_counts_and_says_what_it_changes() {
    let file = |id, d, n: i64| Snapshot {
        mode: Mode::File,
        ..snapshot(
            id,
            at(day(2026, 6, d), hm(9, 0)),
            vec![],
            Some(total(SOUND.map(|m| m * n))),
        )
    };
    let all = [file(1, 19, 1), file(2, 20, 2), file(3, 22, 3)];
    let cutoff = Some(at(june().to, hm(23, 50)));
    let found = figures(june(), &all, cutoff);
    let from = found.provenance.as_ref().unwrap();
    assert_eq!((from.snapshot, from.is_cutoff), (3, false));
    let told: Vec<&str> = found
        .findings
        .iter()
        .filter(|f| f.rule == "cross_report")
        .map(|f| f.message.as_str())
        .collect();
    let [message] = told.as_slice() else {
        panic!("{told:?}")
    };
    assert!(
        message.contains("điều chỉnh so với bản chốt lúc 09 giờ 00 ngày 20/6/2026: cột 3 từ 20 thành 30"),
        "{message}"
    );
    let heads: Vec<Head> = all.iter().map(Head::from).collect();
    let reckoning = Reckoning {
        cutoff,
        ..Reckoning::default()
    };
    assert_eq!(needed(&june(), &heads, &reckoning), [2, 3]);
}
