//! Working days counted by walking, from contract section 3 and nothing else.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use dossierd::calendar::{DayEntry, DayKind, WorkingCalendar, read_days};
use std::collections::BTreeMap;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("{text} is a day"))
}

pub fn plus(d: NaiveDate, days: i64) -> NaiveDate {
    match u64::try_from(days) {
        Ok(n) => d + Days::new(n),
        Err(_) => d - Days::new(days.unsigned_abs()),
    }
}

/// A calendar that answers by looking at one day after the other.
#[derive(Debug, Clone)]
pub struct Walker {
    base: NaiveDate,
    works: Vec<bool>,
}

impl Walker {
    pub fn new(entries: &BTreeMap<NaiveDate, DayKind>) -> Walker {
        let base = day("2023-06-01");
        let works = (0..2200)
            .map(|n| {
                let d = plus(base, n);
                match entries.get(&d) {
                    Some(DayKind::SwapWork) => true,
                    Some(_) => false,
                    None => !matches!(d.weekday(), Weekday::Sat | Weekday::Sun),
                }
            })
            .collect();
        Walker { base, works }
    }

    pub fn works(&self, d: NaiveDate) -> bool {
        let n = usize::try_from((d - self.base).num_days()).expect("after the base day");
        self.works[n]
    }

    /// Working days in (`after`, `through`], counted no further than `most`.
    pub fn count(&self, after: NaiveDate, through: NaiveDate, most: i64) -> i64 {
        let (mut n, mut d) = (0, plus(after, 1));
        while d <= through && n < most {
            n += i64::from(self.works(d));
            d = plus(d, 1);
        }
        n
    }

    pub fn back(&self, mut d: NaiveDate) -> NaiveDate {
        while !self.works(d) {
            d = plus(d, -1);
        }
        d
    }

    pub fn on(&self, mut d: NaiveDate) -> NaiveDate {
        while !self.works(d) {
            d = plus(d, 1);
        }
        d
    }

    /// The next working day after `d`.
    pub fn next(&self, d: NaiveDate) -> NaiveDate {
        self.on(plus(d, 1))
    }
}

/// The days off that the product ships.
pub fn shipped() -> BTreeMap<NaiveDate, DayKind> {
    let text = include_str!("../../config/days-off.tsv");
    let (entries, problems) = read_days(text);
    assert_eq!(problems, []);
    assert!(entries.len() > 40, "the shipped days off are there");
    entries.into_iter().map(|e| (e.day, e.kind)).collect()
}

pub fn calendar(entries: &BTreeMap<NaiveDate, DayKind>) -> WorkingCalendar {
    WorkingCalendar::new(entries.iter().map(|(day, kind)| DayEntry {
        day: *day,
        kind: *kind,
        name: "Ngày nghỉ".into(),
        source: "test".into(),
        text: String::new(),
    }))
}
