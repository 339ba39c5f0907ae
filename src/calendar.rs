//! Days as the office counts them: one clock at UTC+7, working days, days off,
//! swapped Saturdays, report periods, and how a day is written in Vietnamese.
//!
//! Pure: nothing here asks what time it is; `now` is always given.

mod ahead;
mod period;
mod wording;
mod working;

pub use ahead::{bridges, has_official_tet, with_forecasts};
pub use period::{Cutoff, Period, PeriodError, PeriodKind, Regime, Validity, WindowRule, YEARS};
pub use wording::{count, date, date_with_weekday, long_date, moment, percent, weekday};
pub use working::{DayEntry, DayFileProblem, DayKind, WorkingCalendar, read_days};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

/// A moment on the office's one clock. Always UTC+7, whole seconds.
pub type Moment = DateTime<FixedOffset>;

/// UTC+7, without daylight saving (contract section 3).
pub fn office_time() -> FixedOffset {
    FixedOffset::east_opt(7 * 3600).unwrap_or_else(|| unreachable!("7 h is within a day"))
}

/// That day at that time of the office's clock.
pub fn at(day: NaiveDate, time: NaiveTime) -> Moment {
    day.and_time(time)
        .and_local_timezone(office_time())
        .single()
        .unwrap_or_else(|| unreachable!("a fixed offset has no gaps"))
}

/// A time of day; panics never, an impossible pair is midnight.
pub fn hm(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default()
}

/// The day that a moment belongs to, in the office.
pub fn day_of(moment: Moment) -> NaiveDate {
    moment.with_timezone(&office_time()).date_naive()
}
