//! How much of the summary the page shows: what is hidden is counted.

use super::cut::{SHORT, few_words, in_short, title_of, with_year};
use crate::letter::chart::sparks;
use crate::letter::page::Sparks;
use crate::letter::plain;
use crate::report::{COMMENT_WORDS, WeeklySummary};

/// Of the whole text, head and foot included.
pub(super) const LINES: usize = 25;

/// The summary as far as it is shown.
pub(super) struct Shown {
    pub(super) headline: String,
    pub(super) decisions: Part,
    pub(super) comment: Option<String>,
    pub(super) table: Vec<Vec<String>>,
    pub(super) no_table: Option<String>,
    pub(super) trend: Sparks,
    pub(super) falls: Part,
    pub(super) dossiers: Option<String>,
    pub(super) overdue: Part,
    pub(super) due_soon: Part,
    /// The same table in fewer rows, the shortest first, and of how many sectors, where that is known.
    shorter: Vec<Vec<Vec<String>>>,
    of_sectors: usize,
    /// Sectors that are in no row.
    pub(super) sectors: usize,
    pub(super) footing: String,
}

/// A list with the number of those that are not shown.
pub(super) struct Part {
    pub(super) items: Vec<String>,
    pub(super) more: usize,
}

impl Shown {
    pub(super) fn of(summary: &WeeklySummary) -> Shown {
        let mut table = fitting(&summary.table);
        let sectors = table.len().saturating_sub(LINES);
        if sectors > 0 {
            // The heading stays, and the last row, which sums up the rest.
            table.drain(1..=sectors);
        }
        // The drafter's words take their room from the program's own.
        let has_comment = summary.comment.is_some();
        Shown {
            headline: few_words(
                &plain::line(&summary.headline, 500),
                if has_comment { 36 } else { 55 },
            ),
            decisions: Part::of(&summary.decisions),
            comment: summary
                .comment
                .as_deref()
                .map(|words| few_words(&plain::line(words, 300), COMMENT_WORDS))
                .filter(|words| !words.is_empty()),
            table,
            no_table: summary
                .no_table
                .as_deref()
                .map(|why| few_words(&plain::line(why, 240), 30)),
            trend: summary.trend.as_ref().map(sparks).unwrap_or_default(),
            falls: Part::of(&summary.falls),
            dossiers: Some(few_words(&plain::line(&summary.dossiers, 400), 45)).filter(|d| !d.is_empty()),
            overdue: Part::of(&summary.overdue),
            due_soon: Part::of(&summary.due_soon),
            shorter: summary.shorter_tables().into_iter().rev().collect(),
            of_sectors: summary.sectors.len(),
            sectors,
            footing: plain::line(&summary.footing, 400),
        }
    }

    /// Hides one line of the longest part; `false` when nothing is left to hide. No part loses its last
    /// line, or its chart, before the others are short: of what is counted one is named.
    pub(super) fn drop_one(&mut self) -> bool {
        let rows = self.table.len();
        let (late, soon) = (self.overdue.items.len(), self.due_soon.items.len());
        if rows > 5 {
            self.drop_row();
        } else if late > 2 {
            self.overdue.drop_last();
        } else if self.falls.items.len() > 1 {
            self.falls.drop_last();
        } else if self.shorten() {
            return true;
        } else if rows > 4 {
            self.drop_row();
        } else if self.shorten_a_title() {
            return true;
        } else if late > 1 {
            self.overdue.drop_last();
        } else if soon > 1 {
            self.due_soon.drop_last();
        } else if !self.trend.each.is_empty() {
            // The parts of the page that the contract names come before the chart.
            self.trend = Sparks::default();
        } else {
            return self.drop_last_of_a_part();
        }
        true
    }

    /// Cuts a title; none so that it reads like another of the page.
    fn shorten_a_title(&mut self) -> bool {
        let parts = [&self.decisions, &self.overdue, &self.due_soon];
        let all: Vec<String> = parts.iter().flat_map(|part| &part.items).cloned().collect();
        self.overdue.shorten(", quá hạn ", &all) || self.due_soon.shorten(" (", &all)
    }

    /// What is left of each part, the least first.
    fn drop_last_of_a_part(&mut self) -> bool {
        if self.table.len() > FEWEST_ROWS {
            self.drop_row();
        } else if !self.due_soon.items.is_empty() {
            self.due_soon.drop_last();
        } else if !self.falls.items.is_empty() {
            self.falls.drop_last();
        } else if !self.table.is_empty() {
            self.drop_row();
        } else if !self.overdue.items.is_empty() {
            self.overdue.drop_last();
        } else if !self.decisions.items.is_empty() {
            self.decisions.drop_last();
        } else {
            // Of when, from whom and in which doubt nothing goes before all else has gone.
            let short = in_short(&self.footing);
            let is_shorter = short.len() < self.footing.len();
            self.footing = short;
            return is_shorter;
        }
        true
    }
}

/// A table's cells on one line each.
fn fitting(table: &[Vec<String>]) -> Vec<Vec<String>> {
    let cell = |text: &String| few_words(&plain::line(text, 80), 12);
    let row = |row: &Vec<String>| row.iter().take(12).map(cell).collect();
    table.iter().map(row).collect()
}

/// What is left of a title there, behind the unit or the day.
const SHORT_TITLE: usize = 8;

/// A heading, one sector and the rest of them.
const FEWEST_ROWS: usize = 3;

impl Shown {
    /// Takes a sector from the table, into the row of all others; its heading never stands alone.
    fn drop_row(&mut self) {
        if let Some(table) = self.shorter.pop() {
            self.table = fitting(&table);
            return;
        }
        match self.table.len() {
            0 => {}
            rows if rows <= 2 || self.of_sectors > 0 => {
                self.sectors += (rows - 1).max(self.of_sectors);
                self.table.clear();
            }
            rows => {
                self.sectors += 1;
                self.table.remove(rows - 2);
            }
        }
    }

    /// Cuts a sentence that can be short; `false` when none is left.
    fn shorten(&mut self) -> bool {
        for text in [self.dossiers.as_mut(), self.no_table.as_mut()]
            .into_iter()
            .flatten()
        {
            let short = in_short(text);
            if text.split_whitespace().count() > SHORT && short.len() < text.len() {
                *text = short;
                return true;
            }
        }
        false
    }
}

impl Part {
    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty() && self.more == 0
    }

    fn of(lines: &[String]) -> Part {
        let clean = lines.iter().map(|line| few_words(&plain::line(line, 240), 40));
        let mut items: Vec<String> = clean.filter(|line| !line.is_empty()).collect();
        let mut more = 0;
        if let Some(counted) = items.last().and_then(|last| counted_rest(last)) {
            more = counted;
            items.pop();
        }
        more += items.len().saturating_sub(LINES);
        items.truncate(LINES);
        Part { items, more }
    }

    /// Cuts the title of a line that can be short; `false` when none is left. What stands from `end` on
    /// (how late it is, in whose hands) stays, and so does a title that is cut already or would read like
    /// one of `all`.
    fn shorten(&mut self, end: &str, all: &[String]) -> bool {
        for item in &mut self.items {
            let is_whole = |head: &str| head.matches('(').count() == head.matches(')').count();
            let Some(end) = item.rfind(end).filter(|at| is_whole(&item[..*at])) else {
                continue;
            };
            let (title, rest) = item.split_at(end);
            let before = title.len() - title_of(title).len();
            let (head, title) = title.split_at(before);
            let cut = few_words(title, SHORT_TITLE);
            let known_by = cut.trim_end_matches('…').to_owned();
            let cut = with_year(title, cut);
            let is_alike = all
                .iter()
                .any(|line| line != item && title_of(line).starts_with(&known_by));
            if cut.len() < title.len() && !title.contains("… ") && !is_alike {
                *item = format!("{head}{cut}{rest}");
                return true;
            }
        }
        false
    }

    fn drop_last(&mut self) {
        self.more += self.items.pop().map_or(0, |line| told_in(&line));
    }
}

/// 4 for a closing line "và 04 việc khác", so that what is hidden here adds to it.
fn counted_rest(line: &str) -> Option<usize> {
    let mut words = line.split(' ');
    let number = match (words.next(), words.next(), words.next_back()) {
        (Some("và"), Some(number), Some("khác" | "khác.")) => number.replace('.', ""),
        _ => return None,
    };
    number.parse().ok().filter(|n| *n < 1_000_000)
}

/// How many tasks a line tells: 2 in "Phòng Đầu tư: 02 việc, …", else 1; what several units owe alike is one.
fn told_in(line: &str) -> usize {
    let words: Vec<&str> = line.split(' ').collect();
    let number = |at: usize| words.get(at).and_then(|w| w.parse().ok());
    let several = words
        .windows(2)
        .position(|pair| pair[1].trim_end_matches([',', ';']) == "việc" && pair[0].parse::<usize>().is_ok())
        .and_then(number);
    several.unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::SectorRow;

    #[test]
    fn whatever_has_no_room_is_in_the_row_of_the_rest() {
        let sectors: Vec<SectorRow> = (1..=12)
            .map(|n| SectorRow {
                sector: format!("Lĩnh vực {n}"),
                counts: crate::dossier::Counts {
                    c4: Some(20),
                    c5: Some(5),
                    c7: Some(20),
                    c11: Some(15),
                    c13: Some(n),
                    ..Default::default()
                },
                ..SectorRow::default()
            })
            .collect();
        let whole = WeeklySummary {
            table: vec![Vec::new(); 14],
            sectors,
            ..crate::letter::samples::summary()
        };
        let summary = WeeklySummary {
            table: whole.shorter_tables()[6].clone(),
            ..whole
        };
        let mut shown = Shown::of(&summary);
        for rows in [7, 6, 5, 4, 3] {
            assert_eq!(shown.table.len(), rows);
            let late = |row: &Vec<String>| row[4].parse::<i64>().unwrap();
            let all: i64 = shown.table[1..].iter().map(late).sum();
            assert_eq!((all, shown.sectors), (78, 0), "{:#?}", shown.table);
            assert_eq!(shown.table[rows - 2][0], "Lĩnh vực 12", "the worst goes last");
            shown.drop_row();
        }
        assert_eq!((shown.table.len(), shown.sectors), (0, 12));
    }

    #[test]
    fn no_title_is_cut_so_that_it_reads_like_another() {
        let due = |title: &str, day: &str| format!("{day}/7/2026: {title} (Văn phòng)");
        let [second, half, other] = [
            "Báo cáo công tác cải cách hành chính quý II năm 2026",
            "Báo cáo công tác cải cách hành chính 6 tháng đầu năm 2026",
            "Rà soát quy trình nội bộ giải quyết thủ tục hành chính",
        ];
        let summary = WeeklySummary {
            decisions: Vec::new(),
            overdue: Vec::new(),
            due_soon: vec![due(second, "04"), due(half, "06"), due(other, "10")],
            ..crate::letter::samples::summary()
        };
        let mut shown = Shown::of(&summary);
        while shown.shorten_a_title() {}
        assert_eq!(
            shown.due_soon.items,
            [
                due(second, "04"),
                due(half, "06"),
                due("Rà soát quy trình nội bộ giải quyết…", "10")
            ]
        );
    }

    #[test]
    fn a_closing_line_that_counts_the_rest_is_recognised() {
        assert_eq!(counted_rest("và 04 việc khác"), Some(4));
        assert_eq!(counted_rest("và 1.204 việc khác."), Some(1204));
        assert_eq!(counted_rest("và nhiều việc khác"), None);
        for (line, tasks) in [
            ("Phòng Đầu tư: 02 việc, lâu nhất 05 ngày làm việc", 2),
            ("03 đơn vị: Kiểm kê, quá hạn 02 ngày làm việc", 1),
            ("03 đơn vị (A; B; C): Kiểm kê, quá hạn 02 ngày làm việc", 1),
            ("09 việc có hạn trước khi bắt đầu nhắc việc", 9),
            ("Văn phòng: Kiểm kê, quá hạn 02 ngày làm việc", 1),
            ("03/7/2026: Gửi kết quả trong tuần (03 đơn vị)", 1),
        ] {
            assert_eq!(told_in(line), tasks, "{line}");
        }
        assert_eq!(counted_rest("Văn phòng: 04 việc"), None);
    }
}
