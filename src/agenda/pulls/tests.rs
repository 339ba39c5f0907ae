use super::*;

fn moment(d: u32, h: u32, m: u32) -> Moment {
    at(NaiveDate::from_ymd_opt(2026, 7, d).unwrap(), hm(h, m))
}

#[test]
fn a_source_that_is_down_is_asked_once_and_then_left_alone_for_all_windows() {
    let fetch = |from: u32, failure| FetchFact {
        source: "s".into(),
        mode: Mode::Range,
        from: NaiveDate::from_ymd_opt(2026, 7, from).unwrap(),
        to: NaiveDate::MAX,
        at: moment(3, 7, 30),
        failure,
        retry_after: None,
    };
    let down = Some(FailureKind::Unreachable);
    let rests = |fetches, now| {
        let facts = Facts {
            fetches,
            ..Facts::default()
        };
        source_rests("s", &facts, now)
    };
    assert_eq!(
        rests(vec![fetch(1, down)], moment(3, 7, 30)),
        Some(moment(3, 7, 31))
    );
    assert_eq!(rests(vec![fetch(1, down)], moment(3, 7, 31)), None);
    assert_eq!(
        rests(vec![fetch(1, down), fetch(2, down)], moment(3, 7, 31)),
        Some(moment(3, 7, 32))
    );
    assert_eq!(
        rests(vec![fetch(1, down), fetch(2, None)], moment(3, 7, 30)),
        None,
        "it answered since"
    );
    assert_eq!(
        rests(vec![fetch(1, Some(FailureKind::LayoutChanged))], moment(3, 7, 30)),
        None,
        "one window's answer was bad"
    );
}

#[test]
fn a_draft_waits_for_a_request_that_was_broken_off_and_not_for_a_silent_source() {
    let rules_of = |fetches| {
        let facts = Facts {
            fetches,
            ..Facts::default()
        };
        let (from, to) = (
            NaiveDate::from_ymd_opt(2026, 6, 26).unwrap(),
            NaiveDate::from_ymd_opt(2026, 7, 2).unwrap(),
        );
        let period = Period {
            label: "w".into(),
            kind: crate::calendar::PeriodKind::Week,
            year: 2026,
            index: 27,
            from,
            to,
            regime: String::new(),
        };
        (facts, period)
    };
    let fetch = |m: u32, failure| FetchFact {
        source: "s".into(),
        mode: Mode::Range,
        from: NaiveDate::from_ymd_opt(2026, 6, 26).unwrap(),
        to: NaiveDate::from_ymd_opt(2026, 7, 2).unwrap(),
        at: moment(3, 10, m),
        failure,
        retry_after: None,
    };
    let rules = crate::config::sample("x".into(), "x".into()).unwrap().rules;
    let pull = PullRule {
        source: "s".into(),
        mode: Mode::Range,
        jitter_minutes: 0,
        schedule: "0 0 7 * * *".into(),
    };
    let rules = Rules {
        pulls: vec![pull],
        ..rules
    };
    let waits = |fetches, at| {
        let (facts, period) = rules_of(fetches);
        may_come_soon(&period, &facts, &rules, at)
    };
    let down = Some(FailureKind::Unreachable);
    assert!(!waits(vec![], moment(3, 10, 0)));
    assert!(waits(vec![fetch(0, down)], moment(3, 10, 0)));
    assert!(waits(vec![fetch(0, down), fetch(3, down)], moment(3, 10, 9)));
    assert!(
        !waits(vec![fetch(0, down), fetch(3, down)], moment(3, 10, 10)),
        "it stays silent"
    );
    assert!(
        !waits(vec![fetch(0, None), fetch(3, down)], moment(3, 10, 3)),
        "an answer is there"
    );
}

#[test]
fn what_a_period_needs_is_asked_for_as_the_source_can_be_asked() {
    let asked = |mode, from: (i32, u32, u32), to: (i32, u32, u32)| -> Vec<(String, String)> {
        let day = |(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        let period = Period {
            label: "p".into(),
            kind: crate::calendar::PeriodKind::Explicit,
            year: 2026,
            index: 0,
            from: day(from),
            to: day(to),
            regime: String::new(),
        };
        let windows = asked_as(mode, &period);
        windows
            .iter()
            .map(|w| (w.from.to_string(), w.to.to_string()))
            .collect()
    };
    let text = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    let (quarter, odd) = (((2026, 1, 1), (2026, 3, 31)), ((2025, 12, 15), (2026, 3, 14)));
    assert_eq!(
        asked(Mode::Month, quarter.0, quarter.1),
        [
            text("2026-01-01", "2026-01-31"),
            text("2026-02-01", "2026-02-28"),
            text("2026-03-01", "2026-03-31")
        ]
    );
    assert_eq!(asked(Mode::Month, odd.0, odd.1), []);
    assert_eq!(
        asked(Mode::Range, odd.0, odd.1),
        [text("2025-12-15", "2026-03-14")]
    );
    assert_eq!(
        asked(Mode::Year, odd.0, odd.1),
        [text("2026-01-01", "2026-12-31")]
    );
    let new_year = at(NaiveDate::from_ymd_opt(2026, 1, 5).unwrap(), hm(8, 0));
    let (old, closes) = ended_year(Mode::Year, new_year).unwrap();
    assert_eq!(
        (old.label.as_str(), old.to.to_string().as_str()),
        ("cal:2025", "2025-12-31")
    );
    assert_eq!(closes, at(old.to, hm(23, 50)));
    assert_eq!(ended_year(Mode::Range, new_year), None);
}

#[test]
fn the_schedule_is_read_in_the_offices_time() {
    assert_eq!(
        latest_run("0 30 7 * * MON-FRI", moment(5, 9, 0)),
        Some(moment(3, 7, 30)),
        "Sunday"
    );
    assert_eq!(
        latest_run("0 30 7 * * *", moment(3, 7, 30)),
        Some(moment(3, 7, 30))
    );
    assert_eq!(
        latest_run("0 30 7 * * *", moment(3, 7, 29)),
        Some(moment(2, 7, 30))
    );
    assert_eq!(latest_run("not a pattern", moment(3, 7, 29)), None);
}

#[test]
fn failures_are_tried_again_with_growing_pauses_and_then_on_schedule() {
    let failed = |d, h, m| FetchFact {
        source: "s".into(),
        mode: Mode::Range,
        from: NaiveDate::MIN,
        to: NaiveDate::MIN,
        at: moment(d, h, m),
        failure: Some(FailureKind::Unreachable),
        retry_after: None,
    };
    let latest = moment(2, 7, 30);
    let quick_until = moment(3, 7, 0);
    let first = failed(2, 23, 50);
    let wait = |tries: &[&FetchFact], now| must_wait(tries, now, latest, quick_until).is_some();
    assert!(!wait(&[], moment(2, 23, 50)));
    assert!(wait(&[&first], moment(2, 23, 50)) && !wait(&[&first], moment(2, 23, 51)));
    let second = failed(2, 23, 51);
    assert!(wait(&[&first, &second], moment(2, 23, 52)) && !wait(&[&first, &second], moment(2, 23, 53)));
    let late = failed(3, 7, 1);
    assert!(wait(&[&late], moment(3, 7, 29)));
    assert!(must_wait(&[&late], moment(3, 7, 30), moment(3, 7, 30), quick_until).is_none());
    let asked = FetchFact {
        retry_after: Some(moment(3, 1, 0)),
        ..first
    };
    assert!(wait(&[&asked], moment(3, 0, 59)) && !wait(&[&asked], moment(3, 1, 0)));
}
