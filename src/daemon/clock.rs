//! The only function that reads the clock (design law 2).

use crate::calendar::{Moment, office_time};
use chrono::{DurationRound, TimeDelta, Utc};

/// Now, on the office's clock, in whole seconds.
pub fn now() -> Moment {
    let now = Utc::now().with_timezone(&office_time());
    now.duration_trunc(TimeDelta::seconds(1)).unwrap_or(now)
}
