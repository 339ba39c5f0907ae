//! One line of a table: a sector, or the total.

use super::column::Counts;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
