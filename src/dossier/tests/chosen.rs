//! Which answer counts for a window.

use super::*;

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

    assert_eq!(
        chosen(&[&early, &later], Some(cutoff)),
        Some((3, false)),
        "it counts, and was not fetched at the cut-off"
    );

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

/// A late entry may move dossiers from one column of a sector to another, or between sectors.
#[test]
fn a_correction_within_the_sectors_is_told_where_the_total_stays() {
    let sector = |name: &str, counts| SectorRow {
        sector: name.into(),
        ..total(counts)
    };
    let answer = |id, d, investment: i64| {
        let rows = vec![
            sector("Đầu tư", SOUND.map(|m| m * investment)),
            sector("Lao động", SOUND.map(|m| m * (5 - investment))),
        ];
        let sum = Some(total(SOUND.map(|m| m * 5)));
        snapshot(id, at(day(2026, 6, d), hm(23, 55)), rows, sum)
    };
    let cutoff = Some(at(june().to, hm(23, 50)));
    let told = |second| -> Vec<String> {
        let found = figures(june(), &[answer(1, 19, 2), second], cutoff);
        let findings = found.findings.into_iter();
        let told = findings.filter(|f| f.message.contains("đã điều chỉnh so với bản chốt"));
        told.map(|f| f.message).collect()
    };
    assert_eq!(told(answer(2, 22, 2)), [""; 0]);
    let [message] = &told(answer(2, 22, 3))[..] else {
        panic!("one finding")
    };
    assert!(message.contains(": Đầu tư: cột 3 từ 20 thành 30"), "{message}");
    assert!(message.contains("; Lao động: cột 3 từ 30 thành 20"), "{message}");
}
