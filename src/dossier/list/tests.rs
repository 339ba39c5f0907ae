use super::*;
use crate::calendar::{at, hm};
use crate::dossier::{Column, Mode, identities};
use chrono::NaiveTime;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// "2026-06-01" or "2026-06-01T16:30".
fn when(text: &str) -> When {
    match text.split_once('T') {
        Some((d, t)) => When {
            day: day(d),
            time: NaiveTime::parse_from_str(t, "%H:%M").ok(),
        },
        None => When {
            day: day(text),
            time: None,
        },
    }
}

/// Received, due, resolved ("" is none), online.
fn dossier(sector: &str, received: &str, due: &str, resolved: &str) -> Dossier {
    let may = |text: &str| (!text.is_empty()).then(|| when(text));
    Dossier {
        code: String::new(),
        sector: sector.into(),
        received: when(received),
        due: may(due),
        resolved: may(resolved),
        channel: Some(Channel::Online),
        state: None,
    }
}

fn whole(rows: Vec<Dossier>) -> DossierList {
    let coverage = Coverage {
        from: None,
        to: None,
        only_received: false,
    };
    DossierList { coverage, rows }
}

fn june(list: &DossierList) -> Counted {
    count(
        list,
        (day("2026-06-01"), day("2026-06-30")),
        at(day("2026-07-01"), hm(9, 0)),
    )
}

fn columns(counted: &Counted) -> [Option<i64>; 11] {
    Column::ALL.map(|c| counted.total.counts.get(c))
}

#[test]
fn each_dossier_is_counted_where_the_form_wants_it() {
    let case = |received, due, resolved, want: &[usize]| {
        let counted = june(&whole(vec![dossier("Đầu tư", received, due, resolved)]));
        let got: Vec<usize> = Column::ALL
            .into_iter()
            .filter(|c| counted.total.counts.get(*c) == Some(1))
            .map(Column::number)
            .collect();
        assert_eq!(got, want, "{received} {due} {resolved}");
        assert_eq!(counted.total.counts, counted.rows[0].counts);
        assert!(
            identities(&counted.rows, Some(&counted.total), Mode::File)
                .iter()
                .all(|f| !f.is_error())
        );
    };
    // Resolved within the window: early, on its day, late; carried over or new.
    case("2026-06-02", "2026-06-10", "2026-06-09", &[3, 4, 7, 8]);
    case("2026-06-02", "2026-06-10", "2026-06-10", &[3, 4, 7, 9]);
    case("2026-06-02", "2026-06-10", "2026-06-11", &[3, 4, 7, 10]);
    case("2026-05-29", "2026-06-10", "2026-06-11", &[3, 6, 7, 10]);
    // The hour decides only where both have one.
    case(
        "2026-06-02",
        "2026-06-10T16:30",
        "2026-06-10T16:31",
        &[3, 4, 7, 10],
    );
    case(
        "2026-06-02",
        "2026-06-10T16:30",
        "2026-06-10T16:30",
        &[3, 4, 7, 9],
    );
    case("2026-06-02", "2026-06-10T16:30", "2026-06-10", &[3, 4, 7, 9]);
    // Pending at the window's end, whatever became of it later.
    case("2026-06-02", "2026-07-10", "", &[3, 4, 11, 12]);
    case("2026-06-02", "2026-06-29", "", &[3, 4, 11, 13]);
    case("2026-06-02", "2026-06-30", "", &[3, 4, 11, 12]);
    case("2026-06-02", "2026-06-30T16:30", "", &[3, 4, 11, 13]);
    case("2026-05-02", "2026-06-29", "2026-07-01", &[3, 6, 11, 13]);
    // The first and the last day belong to the window.
    case("2026-06-01", "2026-07-10", "", &[3, 4, 11, 12]);
    case("2026-06-30", "2026-07-10", "", &[3, 4, 11, 12]);
    case("2026-05-02", "2026-06-01", "2026-06-01", &[3, 6, 7, 9]);
    case("2026-05-02", "2026-06-30", "2026-06-30", &[3, 6, 7, 9]);
    // Before and after it nothing is counted.
    case("2026-05-02", "2026-05-20", "2026-05-31", &[]);
    case("2026-07-01", "2026-07-20", "", &[]);
    // Nothing is late without a promised day.
    case("2026-06-02", "", "2026-06-20", &[3, 4, 7, 9]);
    case("2026-06-02", "", "", &[3, 4, 11, 12]);
}

#[test]
fn a_window_in_progress_is_judged_at_the_moment_of_the_list() {
    let list = whole(vec![
        dossier("A", "2026-06-02", "2026-06-15T10:00", ""),
        dossier("A", "2026-06-02", "2026-06-15T14:00", ""),
        dossier("A", "2026-06-02", "2026-06-15", ""),
        dossier("A", "2026-06-02", "2026-06-14", ""),
    ]);
    let counted = count(
        &list,
        (day("2026-06-01"), day("2026-06-30")),
        at(day("2026-06-15"), hm(11, 0)),
    );
    assert_eq!(counted.total.counts.c13, Some(2));
    assert_eq!(counted.total.counts.c12, Some(2));
}

#[test]
fn what_the_list_does_not_say_is_unknown_and_told() {
    let mut no_channel = dossier("A", "2026-06-02", "2026-07-10", "");
    no_channel.channel = None;
    let counted = june(&whole(vec![
        no_channel,
        dossier("B", "2026-06-03", "2026-07-10", ""),
    ]));
    assert_eq!(counted.total.counts.c3, Some(2));
    assert_eq!((counted.total.counts.c4, counted.total.counts.c5), (None, None));
    assert_eq!(counted.rows[1].counts.c4, Some(1), "the other sector is known");
    assert!(
        counted.findings[0]
            .message
            .contains("01 hồ sơ không ghi hình thức nộp")
    );

    let ended = |received| Dossier {
        state: Some(State::Withdrawn),
        ..dossier("A", received, "2026-06-10", "")
    };
    let new = june(&whole(vec![ended("2026-06-02")]));
    assert_eq!(new.total.counts.c3, Some(1));
    assert_eq!((new.total.counts.c7, new.total.counts.c11), (None, None));
    let carried = june(&whole(vec![ended("2026-05-02")]));
    assert_eq!((carried.total.counts.c3, carried.total.counts.c6), (None, None));
}

#[test]
fn a_list_of_what_was_received_knows_nothing_of_what_was_carried_over() {
    let mut list = whole(vec![dossier("A", "2026-06-02", "2026-06-10", "2026-06-09")]);
    list.coverage = Coverage {
        from: Some(day("2026-06-01")),
        to: Some(day("2026-06-30")),
        only_received: true,
    };
    let counted = june(&list);
    let mut want = [None; 11];
    (want[1], want[2]) = (Some(1), Some(0));
    assert_eq!(columns(&counted), want);
    assert!(counted.findings[0].message.contains("nhận trước ngày 01/6/2026"));
    let as_of = at(day("2026-07-01"), hm(9, 0));
    assert!(list.covers(day("2026-06-08"), day("2026-06-14"), as_of));
    assert!(!list.covers(day("2026-05-31"), day("2026-06-14"), as_of));
    assert!(!list.covers(day("2026-06-08"), day("2026-07-01"), as_of));
}

#[test]
fn states_go_into_the_columns_that_the_form_names() {
    let with = |state, resolved| Dossier {
        state: Some(state),
        ..dossier("A", "2026-06-02", "2026-06-10", resolved)
    };
    let counted = june(&whole(vec![
        with(State::Returned, "2026-06-20"),
        with(State::Withdrawn, "2026-06-03"),
        with(State::Waiting, ""),
        with(State::Denied, ""),
        with(State::Done, "2026-06-20"),
    ]));
    let c = &counted.total.counts;
    assert_eq!(
        (c.c3, c.c9, c.c10, c.c12, c.c13),
        (Some(4), Some(2), Some(1), Some(1), Some(0))
    );
    let told: Vec<&str> = counted.findings.iter().map(|f| f.message.as_str()).collect();
    assert_eq!(
        told,
        [
            "01 hồ sơ chờ bổ sung hoặc tạm dừng được tính vào cột 12.",
            "02 hồ sơ trả lại hoặc rút được tính vào cột 9.",
            "01 hồ sơ bị từ chối tiếp nhận không tính vào biểu.",
        ]
    );
}

#[test]
fn neighbouring_windows_hand_over_what_is_open() {
    let mut rows = Vec::new();
    for n in 0..200u64 {
        let received = day("2026-01-05") + chrono::Days::new(n % 150);
        let due = received + chrono::Days::new(10 + n % 7);
        let resolved = received + chrono::Days::new(3 + (n * 7) % 40);
        rows.push(dossier(
            ["A", "B", "C"][(n % 3) as usize],
            &received.to_string(),
            &due.to_string(),
            &if n % 11 == 0 {
                String::new()
            } else {
                resolved.to_string()
            },
        ));
    }
    let list = whole(rows);
    let as_of = at(day("2026-07-01"), hm(9, 0));
    let mut from = day("2026-01-01");
    let mut left = 0;
    while from < day("2026-06-20") {
        let to = from + chrono::Days::new(12);
        let counted = count(&list, (from, to), as_of);
        assert_eq!(counted.total.counts.c6, Some(left), "{from}");
        assert!(identities(&counted.rows, Some(&counted.total), Mode::File).is_empty());
        left = counted.total.counts.c11.unwrap();
        from = to.succ_opt().unwrap();
    }
    assert!(left > 0);
}

#[test]
fn a_list_reads_back_as_it_was_stored() {
    let mut list = whole(vec![dossier("A", "2026-06-02", "2026-06-10T16:30", "")]);
    list.rows[0].state = Some(State::Waiting);
    let text = serde_json::to_string(&list).unwrap();
    assert_eq!(serde_json::from_str::<DossierList>(&text).unwrap(), list);
}
