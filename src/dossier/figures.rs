//! Form II.06a of a period, and where its figures come from.

use super::beside::Beside;
use super::mode::Mode;
use super::row::SectorRow;
use super::snapshot::FORCED;
use crate::calendar::{Moment, Period};
use crate::finding::Finding;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Where the figures of a period come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    pub snapshot: i64,
    pub source: String,
    pub mode: Mode,
    pub fetched_at: Moment,
    pub request: String,
    pub hash: String,
    /// Whether this is the period's cut-off snapshot (chốt).
    pub is_cutoff: bool,
    /// Where several answers make up the figures: all of them, in the order of their days. The
    /// fields above are then those of the last one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub made_of: Vec<Origin>,
}

impl Provenance {
    /// Whether a file in it was taken for another period than its title names.
    pub fn is_forced(&self) -> bool {
        let parts = self.made_of.iter().map(|origin| &origin.request);
        self.mode == Mode::File && parts.chain([&self.request]).any(|r| r.contains(FORCED))
    }

    /// Whether a person's list of dossiers was counted for them.
    pub fn is_counted(&self) -> bool {
        self.mode == Mode::File && self.request.contains("(danh sách hồ sơ")
    }

    /// The answers that the figures are made of, by their numbers in the store.
    pub fn rests_on(&self) -> Vec<i64> {
        match self.made_of.is_empty() {
            true => vec![self.snapshot],
            false => self.made_of.iter().map(|origin| origin.snapshot).collect(),
        }
    }
}

/// One of several answers that figures are made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    pub snapshot: i64,
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub fetched_at: Moment,
    pub request: String,
    pub hash: String,
    /// A running total up to the eve of the window, which the next one's is lessened by.
    pub is_taken_off: bool,
}

/// Form II.06a of a period with what is wrong in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    pub period: Period,
    /// When the figures were taken; `None` where there are none.
    pub as_of: Option<Moment>,
    pub rows: Vec<SectorRow>,
    pub total: SectorRow,
    pub findings: Vec<Finding>,
    pub provenance: Option<Provenance>,
    /// Where dossiers without a column of their own are counted in `rows` and `total`.
    #[serde(default)]
    pub beside: Beside,
    /// The totals of the sources that the figures are only held against.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub held_against: Vec<(String, SectorRow)>,
}

impl Figures {
    /// No answer of any source for this period: every figure unknown.
    pub fn unknown(period: Period) -> Figures {
        Figures {
            period,
            as_of: None,
            rows: Vec::new(),
            total: SectorRow::default(),
            findings: Vec::new(),
            provenance: None,
            beside: Beside::default(),
            held_against: Vec::new(),
        }
    }

    /// Whether one answer says it all.
    pub fn rests_on_one(&self) -> bool {
        self.provenance.as_ref().is_some_and(|p| p.made_of.is_empty())
    }

    /// Whether a finding contradicts the arithmetic ("CHƯA KHỚP SỐ LIỆU").
    pub fn has_error(&self) -> bool {
        self.findings.iter().any(Finding::is_error)
    }
}
