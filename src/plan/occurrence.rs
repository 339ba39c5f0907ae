//! One due day of a task.

use super::deadline::Freq;
use crate::calendar::{Moment, WorkingCalendar, at, date_with_weekday, hm, office_time};
use chrono::{Days, NaiveDate, NaiveTime, Timelike};

/// How often it comes; decides which stages it has (contract section 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    Once,
    Every(Freq),
}

/// One due day of a task, before units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// L, the last on-time day; never moved.
    pub due: NaiveDate,
    /// T, the last working day on or before L; the one before where the limit is earlier than 10:00.
    pub target: NaiveDate,
    /// The limit where the phrase has an hour.
    pub limit: Option<Moment>,
    /// The first day of a window.
    pub opens: Option<NaiveDate>,
    pub pace: Pace,
    /// L of the occurrence before, where it recurs.
    pub previous: Option<NaiveDate>,
    /// The day on which a person reported the event that it counts from.
    pub reported: Option<NaiveDate>,
}

impl Occurrence {
    /// An occurrence with L = `due`; T follows from the calendar (contract section 3).
    pub fn new(
        due: NaiveDate,
        limit: Option<NaiveTime>,
        pace: Pace,
        calendar: &WorkingCalendar,
    ) -> Occurrence {
        let latest = match limit {
            Some(time) if time < hm(10, 0) => due - Days::new(1),
            _ => due,
        };
        Occurrence {
            due,
            target: calendar.working_on_or_before(latest),
            limit: limit.map(|time| at(due, time)),
            opens: None,
            pace,
            previous: None,
            reported: None,
        }
    }
}

impl Occurrence {
    /// The last moment that is on time: "hết Thứ Sáu 03/7/2026", "14 giờ 30 Thứ Bảy 04/7/2026".
    pub fn until(&self) -> String {
        match self.limit.map(|l| l.with_timezone(&office_time())) {
            Some(limit) => format!(
                "{:02} giờ {:02} {}",
                limit.hour(),
                limit.minute(),
                date_with_weekday(limit.date_naive())
            ),
            None => format!("hết {}", date_with_weekday(self.due)),
        }
    }
}
