//! Names of periods and their windows.

use super::*;
use crate::calendar::{PeriodError, hm};

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn regimes() -> Vec<Regime> {
    let regime = |id: &str, kind, rule| Regime {
        id: id.into(),
        kind,
        rule,
        cutoff: hm(23, 50),
        legal_basis: String::new(),
        valid: Validity::default(),
    };
    let nd09 = WindowRule::DayToDay {
        from_day: 15,
        to_day: 14,
    };
    vec![
        regime("week", PeriodKind::Week, WindowRule::WeekFrom(Weekday::Fri)),
        regime(
            "heza_month",
            PeriodKind::Month,
            WindowRule::DayToDay {
                from_day: 20,
                to_day: 19,
            },
        ),
        regime("nd09_month", PeriodKind::Month, nd09),
        regime("nd09_quarter", PeriodKind::Quarter, nd09),
        regime("nd09_half", PeriodKind::Half, nd09),
        regime("nd09_nine", PeriodKind::Nine, nd09),
        regime("nd09_year", PeriodKind::Year, nd09),
    ]
}

#[test]
fn labels_get_the_windows_of_their_regime() {
    for (name, from, to, words) in [
        ("2026-W27", day(2026, 6, 26), day(2026, 7, 2), "tuần 27 năm 2026"),
        ("2026-W01", day(2025, 12, 26), day(2026, 1, 1), "tuần 01 năm 2026"),
        ("2026-06", day(2026, 5, 20), day(2026, 6, 19), "tháng 6 năm 2026"),
        (
            "2026-01",
            day(2025, 12, 20),
            day(2026, 1, 19),
            "tháng 01 năm 2026",
        ),
        ("2026-Q1", day(2025, 12, 15), day(2026, 3, 14), "quý I năm 2026"),
        ("2026-Q2", day(2026, 3, 15), day(2026, 6, 14), "quý II năm 2026"),
        (
            "2026-H1",
            day(2025, 12, 15),
            day(2026, 6, 14),
            "6 tháng đầu năm 2026",
        ),
        (
            "2026-H2",
            day(2026, 6, 15),
            day(2026, 12, 14),
            "6 tháng cuối năm 2026",
        ),
        (
            "2026-9M",
            day(2025, 12, 15),
            day(2026, 9, 14),
            "9 tháng đầu năm 2026",
        ),
        ("2026", day(2025, 12, 15), day(2026, 12, 14), "năm 2026"),
        (
            "cal:2026-06",
            day(2026, 6, 1),
            day(2026, 6, 30),
            "tháng 6 năm 2026",
        ),
        (
            "cal:2026-Q4",
            day(2026, 10, 1),
            day(2026, 12, 31),
            "quý IV năm 2026",
        ),
        (
            "2024-03-08..2024-06-03",
            day(2024, 3, 8),
            day(2024, 6, 3),
            "từ ngày 08/3/2024 đến ngày 03/6/2024",
        ),
    ] {
        let p = Period::read(name, &regimes(), None).unwrap();
        assert_eq!(
            (p.label.as_str(), p.from, p.to, p.name().as_str()),
            (name, from, to, words)
        );
    }
    let other = Period::read("2026-06", &regimes(), Some("nd09_month")).unwrap();
    assert_eq!((other.from, other.to), (day(2026, 5, 15), day(2026, 6, 14)));
}

#[test]
fn what_is_no_period_is_refused() {
    for name in [
        "",
        "2026-13",
        "2026-W54",
        "2026-Q5",
        "26-06",
        "2026-",
        "2026-Q",
        "quý II",
        "2026-06-03..2026-05-01",
        "2026-H3",
        "2026-00",
    ] {
        assert!(Period::read(name, &regimes(), None).is_err(), "{name}");
    }
}

#[test]
fn an_impossible_year_or_number_is_called_so() {
    let why = |name: &str| Period::read(name, &regimes(), None).unwrap_err();
    for name in [
        "0000-01",
        "0026-W27",
        "9999",
        "cal:1899-Q1",
        "0001-01-01..2026-01-01",
        "2026-01-01..9999-12-31",
    ] {
        assert_eq!(why(name), PeriodError::Year(name.into()));
    }
    for name in [
        "2026-13",
        "2026-00",
        "2026-Q5",
        "2026-H3",
        "2025-W53",
        "cal:2026-Q0",
    ] {
        assert_eq!(why(name), PeriodError::NoSuch(name.into()));
    }
    assert!(why("0000-01").to_string().contains("from 1950 to 2200"));
}

#[test]
fn windows_tile_without_gap_or_overlap() {
    for regime in regimes() {
        if regime.kind == PeriodKind::Nine {
            continue;
        }
        let mut d = day(2025, 1, 1);
        while d < day(2028, 1, 1) {
            let p = regime.period_of(d).unwrap();
            let before = regime.before(&p).unwrap();
            assert_eq!(before.to + Days::new(1), p.from, "{} {}", regime.id, p.label);
            d = p.to + Days::new(1);
        }
    }
}

#[test]
fn the_cutoff_is_late_on_the_last_day_and_open_until_seven() {
    let regime = &regimes()[3];
    let q1 = regime.period(2026, 1).unwrap();
    let cutoff = regime.cutoff_of(&q1);
    assert_eq!(cutoff.opens, at(day(2026, 3, 14), hm(23, 50)));
    assert_eq!(cutoff.closes, at(day(2026, 3, 15), hm(7, 0)));
}
