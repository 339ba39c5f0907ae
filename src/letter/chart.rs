//! The small bar charts of the weekly page: the last periods in a row, and how much of a sector's pending dossiers is overdue, each
//! sector against the fullest. The figures stand in the same row; the bar adds nothing to them.

use super::page::{Bar, Spark, Sparks};
use super::plain;
use crate::report::Trend;

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

/// Of the highest bar, in pixels.
const HIGHEST: i64 = 28;
/// The same bars as signs below the headings of a table, from the lowest to the highest; where nothing is known.
const MARKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const GAP: char = '·';

/// Whether a letter's text shows a bar with it, or a gap between bars.
pub(super) fn is_bar(sign: char) -> bool {
    MARKS.contains(&sign) || sign == GAP
}

fn mark(height: i64) -> char {
    let at = height.saturating_mul(MARKS.len() as i64 - 1) / HIGHEST;
    MARKS[usize::try_from(at).unwrap_or(0).min(MARKS.len() - 1)]
}

/// More bars than fit side by side on a phone.
const MOST_BARS: usize = 12;

/// The lines of a chart side by side, each against its own highest figure: what is overdue would not
/// be seen beside what was received.
pub(super) fn sparks(trend: &Trend) -> Sparks {
    let spark = |((name, values), words): (&(String, Vec<Option<i64>>), &String)| {
        let shown = &values[values.len().saturating_sub(MOST_BARS)..];
        let most = shown.iter().copied().flatten().max().unwrap_or(0).max(1);
        let height = |n: i64| (n.max(0).saturating_mul(HIGHEST) / most).clamp(1, HIGHEST);
        Spark {
            words: plain::line(words, 80),
            marks: shown.iter().map(|n| n.map_or(GAP, |n| mark(height(n)))).collect(),
            bars: shown.iter().map(|n| n.map(height)).collect(),
            is_late: name.to_lowercase().contains("quá hạn"),
        }
    };
    Sparks {
        head: plain::line(&trend.head, 120),
        row: plain::line(&trend.row, 40),
        each: trend.chart.series.iter().zip(&trend.lines).map(spark).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_periods_are_bars_of_their_own_scale_and_a_gap_stays_empty() {
        let line = |name: &str, values| (name.to_owned(), values);
        let trend = Trend {
            head: "Qua 04 kỳ:".into(),
            lines: vec![
                "tiếp nhận 0-100, 50;".into(),
                "quá hạn 0-0, 0;".into(),
                "giải quyết -.".into(),
            ],
            chart: crate::report::Chart {
                title: String::new(),
                categories: vec!["1".into(), "2".into(), "3".into(), "4".into()],
                series: vec![
                    line("Tiếp nhận trong kỳ", vec![Some(100), None, Some(0), Some(50)]),
                    line("Đang giải quyết quá hạn", vec![Some(0); 4]),
                    line("Đã giải quyết", vec![None; 20]),
                ],
            },
            row: "04 kỳ gần nhất".into(),
        };
        let sparks = sparks(&trend);
        assert_eq!(sparks.row, "04 kỳ gần nhất");
        assert_eq!(sparks.each[0].marks, "█·▁▄");
        assert_eq!(sparks.head, "Qua 04 kỳ:");
        assert_eq!(sparks.each[0].bars, [Some(28), None, Some(1), Some(14)]);
        assert_eq!(
            (sparks.each[0].words.as_str(), sparks.each[0].is_late),
            ("tiếp nhận 0-100, 50;", false)
        );
        assert_eq!((sparks.each[1].bars[0], sparks.each[1].is_late), (Some(1), true));
        assert_eq!(sparks.each[2].bars.len(), 12);
    }

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
