//! Counts of dossiers: what a source said (`Snapshot`), what a report may say
//! (`Figures`), and the identities between the columns of form II.06a.
//!
//! Unknown is `None`, never 0. Nothing here corrects a figure.

mod balance;
mod basis;
mod beside;
mod compose;
mod continuity;
mod cross;
mod digits;
mod figures;
mod formula;
pub mod list;
pub mod open;
mod own_sums;
mod proof;
mod rate;
mod readings;
mod reported;
mod retention;
mod so_far;
mod target;
#[cfg(test)]
mod tests;

pub use balance::identities;
pub use basis::{Basis, Head, Piece, Speaks, basis, day_closes};
pub use beside::Beside;
pub use continuity::carry_over;
pub use cross::{CrossCheck, agree};
pub use digits::{digit_permutation_hint, digit_permutations};
pub use figures::{Reckoning, changes, figures, needed};
pub use formula::{Formula, Ratio, Reckoned};
pub use proof::{Compared, Operand, OwnSum, Proof, Strength};
pub use rate::{Rate, on_time, on_time_766, online};
pub use reported::{Change, Reported, Revision, revision};
pub use retention::removable;
pub use so_far::{estimate, so_far};
pub use target::{Measure, Target, Whole, falls};

use crate::calendar::{Moment, Period};
use crate::finding::Finding;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Columns 3 to 13 of form II.06a (facts/domain.md 2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Column {
    /// Tiếp nhận: tổng số.
    C3,
    /// Trong kỳ: trực tuyến.
    C4,
    /// Trong kỳ: trực tiếp, dịch vụ bưu chính công ích.
    C5,
    /// Từ kỳ trước.
    C6,
    /// Đã giải quyết: tổng số.
    C7,
    /// Trước hạn.
    C8,
    /// Đúng hạn.
    C9,
    /// Quá hạn.
    C10,
    /// Đang giải quyết: tổng số.
    C11,
    /// Trong hạn.
    C12,
    /// Quá hạn.
    C13,
}

impl Column {
    pub const ALL: [Column; 11] = [
        Column::C3,
        Column::C4,
        Column::C5,
        Column::C6,
        Column::C7,
        Column::C8,
        Column::C9,
        Column::C10,
        Column::C11,
        Column::C12,
        Column::C13,
    ];

    /// The column of that name in profiles and in JSON, "c3" to "c13".
    pub fn named(name: &str) -> Option<Column> {
        let number: usize = name.strip_prefix('c')?.parse().ok()?;
        Column::ALL
            .into_iter()
            .find(|c| c.number() == number && name == format!("c{number}"))
    }

    /// The column's number on the form, 3 to 13.
    pub fn number(self) -> usize {
        self as usize + 3
    }

    /// What the form counts in the column.
    pub fn title(self) -> &'static str {
        match self {
            Column::C3 => "tổng số tiếp nhận",
            Column::C4 => "tiếp nhận trực tuyến",
            Column::C5 => "tiếp nhận trực tiếp, qua bưu chính",
            Column::C6 => "từ kỳ trước chuyển qua",
            Column::C7 => "tổng số đã giải quyết",
            Column::C8 => "giải quyết trước hạn",
            Column::C9 => "giải quyết đúng hạn",
            Column::C10 => "giải quyết quá hạn",
            Column::C11 => "tổng số đang giải quyết",
            Column::C12 => "đang giải quyết trong hạn",
            Column::C13 => "đang giải quyết quá hạn",
        }
    }
}

/// The eleven counts of one row; `None` is unknown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub c3: Option<i64>,
    pub c4: Option<i64>,
    pub c5: Option<i64>,
    pub c6: Option<i64>,
    pub c7: Option<i64>,
    pub c8: Option<i64>,
    pub c9: Option<i64>,
    pub c10: Option<i64>,
    pub c11: Option<i64>,
    pub c12: Option<i64>,
    pub c13: Option<i64>,
}

impl Counts {
    pub fn get(&self, column: Column) -> Option<i64> {
        match column {
            Column::C3 => self.c3,
            Column::C4 => self.c4,
            Column::C5 => self.c5,
            Column::C6 => self.c6,
            Column::C7 => self.c7,
            Column::C8 => self.c8,
            Column::C9 => self.c9,
            Column::C10 => self.c10,
            Column::C11 => self.c11,
            Column::C12 => self.c12,
            Column::C13 => self.c13,
        }
    }

    pub fn set(&mut self, column: Column, value: Option<i64>) {
        let cell = match column {
            Column::C3 => &mut self.c3,
            Column::C4 => &mut self.c4,
            Column::C5 => &mut self.c5,
            Column::C6 => &mut self.c6,
            Column::C7 => &mut self.c7,
            Column::C8 => &mut self.c8,
            Column::C9 => &mut self.c9,
            Column::C10 => &mut self.c10,
            Column::C11 => &mut self.c11,
            Column::C12 => &mut self.c12,
            Column::C13 => &mut self.c13,
        };
        *cell = value;
    }

    /// Whether any of the eleven is known.
    pub fn any_known(&self) -> bool {
        Column::ALL.into_iter().any(|column| self.get(column).is_some())
    }
}

/// How the totals row is called wherever a row is named.
pub const TOTAL: &str = "Tổng số";

/// What a source counts beside the form's columns, by name: `waiting`, `cancelled`,
/// `denied`, `refused_returned`, and whatever else its profile maps.
pub type Extras = BTreeMap<String, Option<i64>>;

/// One sector (lĩnh vực) of one answer, or its totals row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectorRow {
    /// The source's code of the sector; empty for the totals row.
    pub code: String,
    /// The sector's Vietnamese name.
    pub sector: String,
    #[serde(flatten)]
    pub counts: Counts,
    #[serde(default)]
    pub extras: Extras,
}

impl SectorRow {
    /// The sector's name, its code where it has none, "Tổng số" for the totals row.
    pub fn name(&self) -> &str {
        match (self.sector.as_str(), self.code.as_str()) {
            ("", "") => TOTAL,
            ("", code) => code,
            (sector, _) => sector,
        }
    }

    /// Whether two tables mean the same line: by its code, or by its name where one of them has
    /// none, as what people typed and what was read back from a report.
    pub fn is_line(&self, other: &SectorRow) -> bool {
        match self.code.is_empty() || other.code.is_empty() {
            false => self.code == other.code,
            true => self.name().to_lowercase() == other.name().to_lowercase(),
        }
    }
}

/// How a source was asked; the identities that hold depend on it (portal-apis.md section 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    Month,
    Quarter,
    Year,
    Range,
    /// Figures from a file exported by hand.
    File,
    /// No figures: the dossiers that are being worked on, as they are now.
    Open,
}

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
