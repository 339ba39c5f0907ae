//! The small bar chart of the weekly page: how much of a sector's pending dossiers is overdue, each
//! sector against the fullest. The figures stand in the same row; the bar adds nothing to them.

use super::page::Bar;

/// The columns that it shows, by their headings.
const PENDING: &str = "Đang giải quyết";
const OVERDUE: &str = "Quá hạn";

/// Where the figures stand, and how long the longest bar is.
pub(super) struct Chart {
    pending: Option<usize>,
    overdue: Option<usize>,
    most: i64,
}

impl Chart {
    /// The first row is the heading.
    pub fn of(table: &[Vec<String>]) -> Chart {
        let column = |name: &str| table.first().and_then(|row| row.iter().position(|c| c == name));
        let chart = Chart {
            pending: column(PENDING),
            overdue: column(OVERDUE),
            most: 0,
        };
        let of_rows = table.iter().skip(1).filter_map(|row| Some(chart.figures(row)?.0));
        let most = of_rows.max().unwrap_or(0);
        Chart { most, ..chart }
    }

    /// What colour each column of the heading stands for.
    pub fn colours(&self, heading: &[String]) -> Vec<&'static str> {
        if self.most == 0 {
            return Vec::new();
        }
        let colour = |i| match Some(i) {
            i if i == self.pending => "ahead",
            i if i == self.overdue => "late",
            _ => "",
        };
        (0..heading.len()).map(colour).collect()
    }

    /// `None` where a figure is unknown or no dossier is pending.
    pub fn bar(&self, row: &[String]) -> Option<Bar> {
        let (pending, overdue) = self.figures(row)?;
        if self.most == 0 || pending == 0 {
            return None;
        }
        let share = |n: i64| match n {
            0 => 0,
            n => (n.saturating_mul(100) / self.most).clamp(1, 100),
        };
        let late = share(overdue);
        let ahead = share(pending - overdue).min(100 - late);
        Some(Bar {
            ahead,
            late,
            rest: 100 - late - ahead,
        })
    }

    /// Pending and of them overdue; nothing where they do not fit together.
    fn figures(&self, row: &[String]) -> Option<(i64, i64)> {
        let figure = |column: Option<usize>| row.get(column?)?.replace('.', "").parse::<i64>().ok();
        let (pending, overdue) = (figure(self.pending)?, figure(self.overdue)?);
        (0 <= overdue && overdue <= pending).then_some((pending, overdue))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[[&str; 3]]) -> Vec<Vec<String>> {
        let heading = ["Lĩnh vực", PENDING, OVERDUE];
        let rows = std::iter::once(&heading).chain(rows);
        rows.map(|row| row.map(str::to_owned).to_vec()).collect()
    }

    #[test]
    fn a_bar_is_as_long_as_its_figures_say() {
        let table = table(&[
            ["Đầu tư", "1.200", "300"],
            ["Lao động", "600", "0"],
            ["Môi trường", "01", "01"],
            ["Đất đai", "0", "0"],
            ["Xây dựng", "-", "0"],
            ["Thương mại", "02", "03"],
        ]);
        let chart = Chart::of(&table);
        let bars: Vec<Option<(i64, i64, i64)>> = table[1..]
            .iter()
            .map(|row| chart.bar(row).map(|b| (b.ahead, b.late, b.rest)))
            .collect();
        assert_eq!(
            bars,
            [
                Some((75, 25, 0)),
                Some((50, 0, 50)),
                Some((0, 1, 99)),
                None,
                None,
                None
            ]
        );
        assert_eq!(chart.colours(&table[0]), ["", "ahead", "late"]);
    }

    #[test]
    fn a_table_of_other_columns_has_no_bars() {
        let table = vec![
            vec!["A".to_owned(), "B".to_owned()],
            vec!["x".to_owned(), "3".to_owned()],
        ];
        let chart = Chart::of(&table);
        assert_eq!((chart.bar(&table[1]), chart.colours(&table[0])), (None, vec![]));
    }

    /// The page that the report room makes has these columns.
    #[test]
    fn the_weekly_page_has_the_columns_of_the_bars() {
        let heading = crate::letter::samples::summary().table.remove(0);
        assert!(
            [PENDING, OVERDUE]
                .iter()
                .all(|name| heading.iter().any(|c| c == name))
        );
        assert!(
            [PENDING, OVERDUE]
                .iter()
                .all(|name| crate::report::HEADING.contains(name))
        );
    }
}
