//! What stands between column 3 and columns 7 and 11: dossiers that wait for papers or were
//! withdrawn have no column of their own (facts/portal-apis.md 2.6).

use super::row::SectorRow;
use serde::{Deserialize, Serialize};

/// Where such dossiers are counted. The office decides; the report's footnote says it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Beside {
    /// In no column; the difference is explained.
    #[default]
    Apart,
    /// All of them resolved on time: columns 7 and 9.
    Resolved,
    /// Waiting ones pending within their time: columns 11 and 12; withdrawn ones stay apart.
    Pending,
}

impl Beside {
    /// The row with these dossiers counted where the office wants them. A figure that the source
    /// does not know stays unknown.
    pub fn count_in(self, row: &mut SectorRow) {
        let known = |name: &str| row.extras.get(name).copied().flatten().unwrap_or(0);
        let (waiting, cancelled) = (known("waiting"), known("cancelled"));
        let add = |cell: &mut Option<i64>, n: i64| *cell = cell.and_then(|m| m.checked_add(n));
        match self {
            Beside::Apart => {}
            Beside::Resolved => {
                let both = waiting.saturating_add(cancelled);
                add(&mut row.counts.c7, both);
                add(&mut row.counts.c9, both);
            }
            Beside::Pending => {
                add(&mut row.counts.c11, waiting);
                add(&mut row.counts.c12, waiting);
            }
        }
    }

    /// The counts that stay in no column, by name.
    pub fn apart(self) -> &'static [&'static str] {
        match self {
            Beside::Apart => &["waiting", "cancelled"],
            Beside::Resolved => &[],
            Beside::Pending => &["cancelled"],
        }
    }

    /// What the footnote says; `None` where nothing was moved.
    pub fn footnote(self) -> Option<&'static str> {
        match self {
            Beside::Apart => None,
            Beside::Resolved => Some(
                "Hồ sơ tạm dừng chờ bổ sung và hồ sơ rút được tính vào số đã giải quyết đúng hạn (cột 7 và cột 9).",
            ),
            Beside::Pending => Some(
                "Hồ sơ tạm dừng chờ bổ sung được tính vào số đang giải quyết trong hạn (cột 11 và cột 12).",
            ),
        }
    }
}
