use super::*;
use crate::calendar::{Period, PeriodKind};
use chrono::NaiveDate;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn evidence(number: &str, missing: Missing, done: Option<NaiveDate>) -> Evidence {
    Evidence {
        missing,
        task: number.into(),
        item: "Tuyên truyền cải cách hành chính",
        number: number.into(),
        is_report: number.is_empty(),
        title: "Tuyên truyền".into(),
        unit: "Văn phòng".into(),
        due: day(6, 20),
        runs: String::new(),
        until: None,
        occurrences: 1,
        deliverable: String::new(),
        kind: String::new(),
        document: match missing {
            Missing::Late | Missing::Complete => "12/KH-BQL".into(),
            _ => String::new(),
        },
        day: done,
        working_days_late: 0,
    }
}

fn year() -> Figures {
    let mut year = Figures::unknown(Period {
        label: "2026".into(),
        kind: PeriodKind::Year,
        year: 2026,
        index: 1,
        from: day(1, 1),
        to: day(12, 31),
        regime: String::new(),
    });
    let counts = &mut year.total.counts;
    (counts.c4, counts.c5) = (Some(155), Some(278));
    (counts.c7, counts.c8, counts.c9) = (Some(305), Some(200), Some(100));
    year
}

#[test]
fn rates_count_every_occurrence_that_was_due_and_say_what_they_divide() {
    let rows = [
        Evidence {
            occurrences: 24,
            ..evidence("7", Missing::Result, None)
        },
        evidence("7", Missing::Complete, Some(day(6, 20))),
        evidence("1", Missing::Late, Some(day(6, 21))),
        evidence("2", Missing::Document, Some(day(6, 1))),
        evidence("", Missing::Complete, Some(day(6, 19))),
        Evidence {
            item: "Cải cách thể chế",
            ..evidence("", Missing::Item, None)
        },
    ];
    let rates = par_rates(&rows, &BTreeSet::new(), Some(&year()));
    let of = |name: &str| {
        let found = rates.iter().find(|r| r.name.contains(name)).unwrap();
        (found.part, found.whole, found.rate.as_deref())
    };
    for (name, part, whole, rate) in [
        // Task 7 lacks 24 results of 25.
        ("kế hoạch đã hoàn thành", 2, 3, "66,7%"),
        ("kế hoạch hoàn thành đúng hạn", 1, 3, "33,3%"),
        ("Báo cáo định kỳ gửi đúng hạn", 1, 1, "100%"),
        ("số, ký hiệu", 3, 28, "10,7%"),
        ("Tuyên truyền", 3, 28, "10,7%"),
        ("Hồ sơ giải quyết trước hạn", 300, 305, "98,4%"),
        ("Hồ sơ tiếp nhận trực tuyến", 155, 433, "35,8%"),
    ] {
        assert_eq!(of(name), (Some(part), Some(whole), Some(rate)), "{name}");
    }
    assert!(
        !rates.iter().any(|r| r.name.contains("thể chế")),
        "of nothing there is no rate"
    );
}

#[test]
fn a_rate_of_the_plan_leaves_none_of_its_tasks_out() {
    let rows = [
        evidence("1", Missing::Complete, Some(day(6, 20))),
        Evidence {
            runs: "Cả năm".into(),
            ..evidence("2", Missing::Running, None)
        },
        Evidence {
            runs: "Cả năm".into(),
            due: day(12, 31),
            ..evidence("3", Missing::Complete, Some(day(5, 5)))
        },
    ];
    let planned: BTreeSet<String> = ["1", "2", "3", "4"].map(str::to_owned).into();
    for rate in &par_rates(&rows, &planned, None)[..2] {
        assert_eq!((rate.part, rate.whole), (Some(2), Some(4)), "{rate:?}");
        assert_eq!(
            rate.formula,
            "trên cả 04 nhiệm vụ của kế hoạch; tính khi mọi đơn vị, mọi kỳ đã đến hạn đều đạt; \
             còn 01 nhiệm vụ thường xuyên chưa có minh chứng; còn 01 nhiệm vụ chưa đến hạn hoặc chưa xác định được ngày"
        );
    }
}

#[test]
fn what_is_unknown_or_nothing_has_no_rate() {
    let unknown = Figures::unknown(year().period);
    let rates = par_rates(&[], &BTreeSet::new(), Some(&unknown));
    assert!(rates.iter().all(|r| r.rate.is_none()), "{rates:?}");
    let dossiers = rates.last().unwrap();
    assert_eq!((dossiers.part, dossiers.whole), (None, None));
    assert!(dossiers.formula.starts_with("chưa có số liệu"), "{dossiers:?}");
}
