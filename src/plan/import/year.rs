//! The year that a plan is imported for, held against the one that it names itself.

use super::excerpt::excerpt;
use super::heading;
use super::plan_table::PlanTable;
use crate::finding::{Finding, Place, Severity};

impl PlanTable {
    /// The year to import for: what a person says, else what the file names. Who says it has
    /// answered the question for it.
    pub fn settle_year(&mut self, said: Option<i32>) -> Option<i32> {
        if said.is_some() {
            self.findings.retain(|f| f.rule != "year_missing");
        }
        said.or(self.year)
    }

    /// What a person must answer for: the plan's own title, or its file's key, names another year
    /// than it is imported for. `is_meant` by somebody who said so.
    pub fn other_year(&self, year: i32, is_meant: bool) -> Option<Finding> {
        let named = self.stated_year.or_else(|| heading::year_named(&self.title))?;
        if named == year || heading::holds_year(&self.title, year) {
            return None;
        }
        let severity = match is_meant {
            true => Severity::Warning,
            false => Severity::Error,
        };
        let message = format!(
            "Kế hoạch này tự ghi là của năm {named} nhưng được nhập cho năm {year}; hạn không ghi năm sẽ được hiểu \
             là của năm {year}."
        );
        let place = Place::Cell("tiêu đề".into());
        let excerpt = excerpt(&self.title);
        Some(
            Finding::new("other_year", severity, place, excerpt, message)
                .with_values(named.to_string(), year.to_string()),
        )
    }
}

/// That neither the title nor the table names a year.
pub(super) fn year_missing(table: &PlanTable) -> Option<Finding> {
    table.year.is_none().then(|| {
        Finding::new(
            "year_missing",
            Severity::Warning,
            Place::Line(1),
            excerpt(&table.title),
            "Chưa xác định được năm của kế hoạch; đề nghị cho biết năm khi nhập.",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_fits_where_the_title_names_it_or_a_span_around_it() {
        for (title, stated, year, other) in [
            ("Kế hoạch công tác năm 2026", None, 2026, false),
            ("Kế hoạch công tác năm 2026", None, 2030, true),
            ("KẾ HOẠCH CÔNG TÁC NĂM 2026", None, 2027, true),
            ("Kế hoạch năm 2026, định hướng đến năm 2030", None, 2026, false),
            ("Kế hoạch năm 2026, định hướng đến năm 2030", None, 2027, true),
            ("Kế hoạch 05 năm 2026 - 2030", None, 2028, false),
            ("Kế hoạch 05 năm 2026 - 2030", None, 2031, true),
            ("Kế hoạch công tác", None, 2030, false),
            ("", None, 2030, false),
            ("", Some(2026), 2030, true),
            ("", Some(2026), 2026, false),
        ] {
            let table = PlanTable {
                title: title.into(),
                stated_year: stated,
                ..PlanTable::default()
            };
            let found = table.other_year(year, false);
            assert_eq!(found.is_some(), other, "{title} {stated:?} {year}");
            assert!(found.is_none_or(|f| f.is_error()));
            let meant = table.other_year(year, true);
            assert_eq!(meant.is_some_and(|f| !f.is_error()), other, "told all the same");
        }
    }

    #[test]
    fn who_says_the_year_is_not_asked_for_it() {
        let text = "TT\tNội dung\tĐơn vị chủ trì\tThời gian hoàn thành\n1\tRà soát\tVăn phòng\tQuý I\n";
        let mut table = super::super::read_text(text).unwrap();
        let asks = |table: &PlanTable| table.findings.iter().any(|f| f.rule == "year_missing");
        assert_eq!((table.settle_year(None), asks(&table)), (None, true));
        assert_eq!((table.settle_year(Some(2026)), asks(&table)), (Some(2026), false));
    }
}
