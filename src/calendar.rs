//! Days as the office counts them: one clock at UTC+7, working days, days off,
//! swapped Saturdays, report periods, and how a day is written in Vietnamese.
//!
//! Pure: nothing here asks what time it is; `now` is always given.

mod ahead;
mod clock;
mod period;
mod wording;
mod working;

pub use ahead::{bridges, has_official_tet, with_forecasts};
pub use clock::{Moment, at, day_of, hm, office_time};
pub use period::name::{PeriodError, YEARS};
pub use period::{Cutoff, Period, PeriodKind, Regime, Validity, WindowRule};
pub use wording::{count, date, date_with_weekday, long_date, moment, percent, weekday};
pub use working::{DayEntry, DayFileProblem, DayKind, WorkingCalendar, read_days};
