//! The office's one clock: UTC+7, without daylight saving.

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
