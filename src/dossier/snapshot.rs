//! One answer of a source, as received.

use super::mode::Mode;
use super::proof::Proof;
use super::row::{SectorRow, TOTAL};
use crate::calendar::{Moment, Period, date};
use crate::finding::{Finding, Place, Severity};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Stands in the request of a file that a person took for another period than its title names; why follows.
pub const FORCED: &str = "nhập cho kỳ khác với tiêu đề: ";

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

    /// That a person took the file for another period than its title names: its figures may be of other days.
    pub fn forced(&self) -> Option<Finding> {
        let (file, why) = self
            .request
            .split_once(FORCED)
            .filter(|_| self.mode == Mode::File)?;
        let name = file.split_once('“').and_then(|(_, rest)| rest.split_once('”'));
        let message = format!(
            "Tiêu đề của tệp {} ghi kỳ khác với kỳ được nhập (từ ngày {} đến ngày {}); người nhập nêu lý do: {}; đề nghị kiểm tra số liệu có đúng kỳ không.",
            name.map_or_else(String::new, |(name, _)| format!("“{name}”")),
            date(self.from),
            date(self.to),
            why.trim_end_matches(')'),
        );
        let place = Place::Cell(TOTAL.to_owned());
        Some(Finding::new(
            "cross_report",
            Severity::Warning,
            place,
            "",
            message,
        ))
    }

    /// What holds between its figures.
    pub fn proof(&self) -> Proof {
        self.proof.clone().unwrap_or_else(|| self.mode.into())
    }
}
