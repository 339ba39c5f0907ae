//! What lies further back than the period before: the same period of the year before, the last
//! twelve periods, and the days on which a series breaks.

use crate::dossier::Figures;
use chrono::NaiveDate;

/// So many periods are shown in a row.
pub const TREND: usize = 12;

/// Earlier figures of the same regime.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Past {
    /// The same period of the year before.
    pub last_year: Option<Figures>,
    /// Up to [`TREND`] periods in a row, the oldest first, the report's own the last.
    pub row: Vec<Figures>,
    pub breaks: Vec<SeriesBreak>,
}

/// From that day on figures count something else: an office was merged (facts/domain.md 1.9).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesBreak {
    /// The first day that counts differently.
    pub day: NaiveDate,
    /// "hợp nhất theo Quyết định số 1459/QĐ-TTg ngày 02/7/2025".
    pub text: String,
}

impl Past {
    /// The break that parts two windows: after the first day of the earlier, on or before the last
    /// day of the later.
    pub fn break_between(&self, earlier: &Figures, later: &Figures) -> Option<&SeriesBreak> {
        let parts = |b: &&SeriesBreak| earlier.period.from < b.day && b.day <= later.period.to;
        self.breaks.iter().find(parts)
    }
}
