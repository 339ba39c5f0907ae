//! Pulls, drafts and the weekly page.

use super::*;

#[test]
fn pulls_come_on_schedule_and_at_the_cutoff_also_at_night_and_on_days_off() {
    let rules = rules();
    let asked = |now, fetches: Vec<FetchFact>| -> Vec<String> {
        let facts = Facts {
            fetches,
            ..facts(vec![])
        };
        decide(now, &facts, &rules)
            .actions
            .iter()
            .filter_map(|d| match &d.action {
                Action::Fetch { period, .. } => Some(period.label.clone()),
                _ => None,
            })
            .collect()
    };
    let good = |from: NaiveDate, to: NaiveDate, at| FetchFact {
        source: "s".into(),
        mode: Mode::Range,
        from,
        to,
        at,
        failure: None,
        retry_after: None,
    };
    let sunday_night = at(day(6, 14), hm(23, 50));
    let all = asked(sunday_night, vec![]);
    assert!(
        all.contains(&"2026-H1".to_owned()),
        "the cut-off of the half-year is a Sunday: {all:?}"
    );
    let (from, to) = (NaiveDate::from_ymd_opt(2025, 12, 15).unwrap(), day(6, 14));
    let early = vec![good(from, to, at(day(6, 14), hm(7, 30)))];
    assert!(
        asked(sunday_night, early.clone()).contains(&"2026-H1".to_owned()),
        "an earlier answer is no cut-off"
    );
    assert!(
        !asked(at(day(6, 14), hm(23, 49)), early).contains(&"2026-H1".to_owned()),
        "not before"
    );
    let taken = vec![good(from, to, sunday_night)];
    assert!(
        !asked(at(day(6, 15), hm(9, 0)), taken).contains(&"2026-H1".to_owned()),
        "taken once"
    );
    let failed = FetchFact {
        failure: Some(FailureKind::Unreachable),
        ..good(from, to, sunday_night)
    };
    assert!(!asked(sunday_night, vec![failed.clone()]).contains(&"2026-H1".to_owned()));
    assert!(asked(at(day(6, 14), hm(23, 51)), vec![failed]).contains(&"2026-H1".to_owned()));
}

fn half_year_report() -> ReportRule {
    ReportRule {
        id: "cchc".into(),
        title: "Báo cáo CCHC".into(),
        regime: "half".into(),
        only: vec![],
        deadline: Some(deadline(Meaning::Recur {
            freq: Freq::Period,
            bound: Bound::By,
            anchor: Anchor::Day(20, crate::plan::deadline::MonthAnchor::LastOfPeriod),
        })),
        lead: "vp".into(),
        drafter: mailbox("drafter"),
        feeds: None,
        parts: Default::default(),
    }
}

#[test]
fn drafts_come_after_the_cutoff_and_an_estimate_before_it_where_it_is_too_near() {
    // T is Friday 19 June, the cut-off Sunday 14 June is before T - 3 working days (16 June).
    let rules = Rules {
        reports: vec![half_year_report()],
        ..rules()
    };
    let drafts = |rules: &Rules| -> Vec<String> {
        rehearse(vec![], rules, day(1, 1), day(12, 31))
            .into_iter()
            .filter_map(|r| match r.errand.what {
                What::Draft { period, estimate, .. } => Some(format!(
                    "{} {} {estimate}",
                    r.at.format("%d/%m %H:%M"),
                    period.label
                )),
                _ => None,
            })
            .collect()
    };
    assert_eq!(
        drafts(&rules),
        ["15/06 08:00 2026-H1 false", "15/12 08:00 2026-H2 false"]
    );
    let early = ReportRule {
        deadline: Some(deadline(Meaning::Recur {
            freq: Freq::Yearly,
            bound: Bound::Before,
            anchor: Anchor::MonthDay(12, 5, crate::plan::deadline::YearAnchor::Same),
        })),
        regime: "year".into(),
        ..half_year_report()
    };
    // T is Friday 4 December, ten days before the cut-off.
    let rules = Rules {
        reports: vec![early],
        ..rules
    };
    assert_eq!(
        drafts(&rules),
        ["27/11 08:00 2026 true", "15/12 08:00 2026 false"]
    );
}

/// A page and a report each week.
fn with_a_week() -> Rules {
    let weekly = WeeklyRule {
        regime: "week".into(),
        title: "Báo cáo tuần".into(),
        drafter: mailbox("drafter"),
        draft_at: hm(10, 0),
        summary_at: hm(15, 0),
    };
    Rules {
        weekly: Some(weekly),
        ..rules()
    }
}

#[test]
fn the_weekly_page_comes_on_the_weeks_last_working_day_and_skips_a_week_without_one() {
    let rules = with_a_week();
    let pages: Vec<String> = rehearse(vec![], &rules, day(1, 1), day(5, 10))
        .into_iter()
        .filter_map(|r| match r.errand.what {
            What::Week { period } => Some(format!(
                "{} {} {}..{}",
                r.at.format("%d/%m %H:%M"),
                period.label,
                period.from.format("%d/%m"),
                period.to.format("%d/%m")
            )),
            _ => None,
        })
        .collect();
    assert_eq!(
        pages[0], "10/01 15:00 2026-W02 02/01..08/01",
        "the swapped Saturday is the last working day; no page before going live"
    );
    assert!(
        pages.contains(&"13/02 15:00 2026-W07 06/02..12/02".to_owned()),
        "{pages:?}"
    );
    assert!(
        pages.contains(&"27/02 15:00 2026-W09 13/02..26/02".to_owned()),
        "Tết week is covered by the next: {pages:?}"
    );
    assert!(
        pages.contains(&"29/04 15:00 2026-W18 24/04..30/04".to_owned()),
        "before the long week-end: {pages:?}"
    );
}

#[test]
fn a_week_is_compared_with_the_page_before_it_also_over_a_break() {
    let rules = with_a_week();
    for (today, want) in [
        (day(7, 3), "2026-W27 26/06..02/07, 2026-W26 19/06..25/06"),
        (day(2, 27), "2026-W09 13/02..26/02, 2026-W07 06/02..12/02"),
        (day(3, 6), "2026-W10 27/02..05/03, 2026-W09 13/02..26/02"),
    ] {
        let (_, period) = weeks::latest(&rules, &rules.regimes[0], today).unwrap();
        let windows: Vec<String> = with_previous(&period, &rules)
            .iter()
            .map(|p| format!("{} {}..{}", p.label, p.from.format("%d/%m"), p.to.format("%d/%m")))
            .collect();
        assert_eq!(windows.join(", "), want);
    }
}
