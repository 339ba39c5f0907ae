//! A contradiction in periods and deadlines, as a value.

use crate::calendar::{Period, PeriodKind};
use chrono::NaiveDate;

/// One contradiction, in the windows of a year.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// Short and stable, "kstthc-6-thang.sau-cap-tren": what `accepted` names.
    pub id: String,
    /// The year whose windows these are.
    pub year: i32,
    /// Id of the regime or report that it is about.
    pub about: String,
    pub clash: Clash,
    /// What the configuration says; another text makes it another conflict.
    pub rule: String,
}

/// What contradicts what.
#[derive(Debug, Clone, PartialEq)]
pub enum Clash {
    /// Neighbouring windows that do not touch or that overlap.
    Seam { before: Period, after: Period },
    /// Windows that do not add up to longer ones.
    Untiled { fine: Span, coarse: Span },
    /// A one-off window that holds part of another one.
    Overlap {
        window: Period,
        other: Period,
        from: NaiveDate,
        to: NaiveDate,
    },
    /// Due while the figures still run.
    BeforeCutoff {
        title: String,
        period: Period,
        due: NaiveDate,
        /// The first working day after the cut-off.
        update: NaiveDate,
        is_internal: bool,
    },
    /// The units answer after the office has to.
    AfterUpstream {
        title: String,
        period: Period,
        due: NaiveDate,
        upstream: String,
        upstream_id: String,
        limit: NaiveDate,
        target: NaiveDate,
        proposed: NaiveDate,
        /// The figures still run on the proposed day.
        is_estimate: bool,
    },
}

/// A regime's windows of a year as one stretch of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    pub regime: String,
    pub kind: PeriodKind,
    pub from: NaiveDate,
    pub to: NaiveDate,
}
