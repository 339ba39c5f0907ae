//! One answer of a source, as received.

use super::mode::Mode;
use super::proof::Proof;
use super::row::SectorRow;
use crate::calendar::{Moment, Period};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One good answer of a source, as received. Never changed once stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Row id in the store; 0 before it is stored.
    pub id: i64,
    /// The source's id in the configuration, never a host.
    pub source: String,
    pub mode: Mode,
    /// The window asked for, inclusive.
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub fetched_at: Moment,
    /// What was asked, path and query, without host and secrets.
    pub request: String,
    /// SHA-256 of the raw body, hex.
    pub hash: String,
    pub rows: Vec<SectorRow>,
    /// The source's own totals row, if it sends one.
    pub total: Option<SectorRow>,
    /// What holds between its figures, as its profile said then; `None` is what its mode says.
    #[serde(default)]
    pub proof: Option<Proof>,
}

impl Snapshot {
    /// Whether it is held against figures and never becomes figures.
    pub fn is_cross_check(&self) -> bool {
        self.proof.as_ref().is_some_and(|proof| proof.is_cross_check)
    }

    /// Whether it was asked for just these days.
    pub fn is_of(&self, period: &Period) -> bool {
        (self.from, self.to) == (period.from, period.to)
    }

    /// What holds between its figures.
    pub fn proof(&self) -> Proof {
        self.proof.clone().unwrap_or_else(|| self.mode.into())
    }
}
