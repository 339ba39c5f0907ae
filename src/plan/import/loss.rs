//! A table that takes most of the stored plan away: more often the wrong file than a plan cut down.

use super::changes::Change;
use crate::finding::{Finding, Place, Severity};
use crate::plan::task::{Origin, Task};

/// Fewer removed tasks are an edit, however small the plan.
const FEWEST: usize = 3;

/// How much of the stored plan a table would remove.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loss {
    pub removed: usize,
    /// Stored tasks that the table is compared with.
    pub of: usize,
}

impl Loss {
    /// `stored`: the tasks of the table's year.
    pub fn of(stored: &[Task], changes: &[Change]) -> Loss {
        let is_removed = |c: &&Change| matches!(c, Change::Removed(_));
        Loss {
            removed: changes.iter().filter(is_removed).count(),
            of: stored.iter().filter(|t| t.origin == Origin::Plan).count(),
        }
    }

    /// More than half of the plan, and at least three tasks.
    pub fn is_most(self) -> bool {
        self.removed >= FEWEST && self.removed * 2 > self.of
    }

    /// What a person must answer for; `is_meant` by somebody who said so.
    pub fn finding(self, year: i32, is_meant: bool) -> Option<Finding> {
        if !self.is_most() {
            return None;
        }
        let severity = match is_meant {
            true => Severity::Warning,
            false => Severity::Error,
        };
        let [removed, of] =
            [self.removed, self.of].map(|n| crate::calendar::count(i64::try_from(n).unwrap_or(i64::MAX)));
        let message =
            format!("Tệp này bỏ {removed} trong tổng số {of} nhiệm vụ đã lưu của kế hoạch năm {year}.");
        let place = Place::Cell("so với kế hoạch đã lưu".into());
        Some(Finding::new("most_removed", severity, place, "", message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_is_more_than_half_and_at_least_three() {
        for (removed, of, is_most) in [
            (0, 0, false),
            (2, 2, false),
            (3, 3, true),
            (3, 6, false),
            (4, 7, true),
            (11, 22, false),
            (12, 22, true),
        ] {
            assert_eq!(Loss { removed, of }.is_most(), is_most, "{removed} of {of}");
        }
    }

    #[test]
    fn it_is_told_in_numbers_and_weighs_less_where_it_is_meant() {
        let loss = Loss { removed: 20, of: 22 };
        let told = loss.finding(2026, false).unwrap();
        assert!(told.is_error());
        assert_eq!(
            told.message,
            "Tệp này bỏ 20 trong tổng số 22 nhiệm vụ đã lưu của kế hoạch năm 2026."
        );
        assert!(!loss.finding(2026, true).unwrap().is_error());
        assert_eq!(Loss { removed: 2, of: 22 }.finding(2026, false), None);
    }
}
