//! What is wanted of a source, and how it answered of late.

use crate::agenda::facts::{Facts, FetchFact};
use crate::calendar::{Moment, Period};
use crate::portal::FailureKind;

/// A window that is wanted, and since which moment an answer counts.
pub(super) struct Wanted {
    pub(super) period: Period,
    pub(super) since: Moment,
    /// Failures are tried again quickly until then, later at the schedule's moments.
    pub(super) quick_until: Moment,
    pub(super) reason: &'static str,
}

/// The failures of a source since it answered last, newest first.
pub(super) fn newest_failures<'f>(source: &str, facts: &'f Facts, now: Moment) -> Vec<&'f FetchFact> {
    let is_down = |f: &&FetchFact| matches!(f.failure, Some(FailureKind::Unreachable | FailureKind::Refused));
    facts
        .fetches
        .iter()
        .rev()
        .filter(|f| f.source == source && is_past(f, now))
        .take_while(is_down)
        .collect()
}

/// A fetch of a time to come was made by a clock that was wrong: it counts for nothing.
pub(super) fn is_past(fetch: &FetchFact, now: Moment) -> bool {
    fetch.at <= now
}
