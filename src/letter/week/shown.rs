//! How much of the summary the page shows: what is hidden is counted.

use super::LINES;
use crate::letter::chart::sparks;
use crate::letter::page::Sparks;
use crate::letter::plain;
use crate::report::{COMMENT_WORDS, WeeklySummary};

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
    /// Sectors that are not shown.
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
        let cell = |text: &String| few_words(&plain::line(text, 80), 12);
        let row = |row: &Vec<String>| row.iter().take(12).map(cell).collect();
        let mut table: Vec<Vec<String>> = summary.table.iter().map(row).collect();
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
                .map(|why| few_words(&plain::line(why, 240), 22)),
            trend: summary.trend.as_ref().map(sparks).unwrap_or_default(),
            falls: Part::of(&summary.falls),
            dossiers: Some(few_words(&plain::line(&summary.dossiers, 400), 45)).filter(|d| !d.is_empty()),
            overdue: Part::of(&summary.overdue),
            due_soon: Part::of(&summary.due_soon),
            sectors,
            footing: few_words(
                &plain::line(&summary.footing, 400),
                if has_comment { 26 } else { 35 },
            ),
        }
    }

    /// Hides one line of the longest part; `false` when nothing is left to hide. No part loses its last
    /// line, or its chart, before the others are short: of what is counted one is named.
    pub(super) fn drop_one(&mut self) -> bool {
        let rows = self.table.len();
        let (late, soon) = (self.overdue.items.len(), self.due_soon.items.len());
        if soon > 2 {
            self.due_soon.drop_last();
        } else if rows > 5 {
            self.drop_row();
        } else if late > 2 {
            self.overdue.drop_last();
        } else if self.falls.items.len() > 1 {
            self.falls.drop_last();
        } else if soon > 1 {
            self.due_soon.drop_last();
        } else if self.shorten() {
            return true;
        } else if rows > 4 {
            self.drop_row();
        } else if late > 1 {
            self.overdue.drop_last();
        } else if self.overdue.shorten(", quá hạn ") || self.due_soon.shorten(" (") {
            return true;
        } else if !self.trend.each.is_empty() {
            // The parts of the page that the contract names come before the chart.
            self.trend = Sparks::default();
        } else {
            return self.drop_last_of_a_part();
        }
        true
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
            return false;
        }
        true
    }
}

/// What is left of a title there, with the unit or the day before it.
const SHORT_TITLE: usize = 9;

/// A heading, one sector and the rest of them.
const FEWEST_ROWS: usize = 3;

/// What is left of a sentence where the page is crowded.
const SHORT: usize = 12;

impl Shown {
    /// Takes a sector from the table; its heading never stands alone.
    fn drop_row(&mut self) {
        match self.table.len() {
            0 => {}
            1 | 2 => {
                self.sectors += self.table.len() - 1;
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
        let is_long = |text: &str| text.split_whitespace().count() > SHORT;
        for text in [
            self.dossiers.as_mut(),
            Some(&mut self.footing),
            self.no_table.as_mut(),
        ]
        .into_iter()
        .flatten()
        {
            let short = few_clauses(text, SHORT);
            if is_long(text) && short.len() < text.len() {
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
    /// (how late it is, in whose hands) stays.
    fn shorten(&mut self, end: &str) -> bool {
        for item in &mut self.items {
            let is_whole = |head: &str| head.matches('(').count() == head.matches(')').count();
            let Some(end) = item.rfind(end).filter(|at| is_whole(&item[..*at])) else {
                continue;
            };
            let (title, rest) = item.split_at(end);
            let short = few_words(title, SHORT_TITLE) + rest;
            if short.len() < item.len() {
                *item = short;
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

/// How many tasks a line tells: 2 in "Phòng Đầu tư: 02 việc, …", 3 in "03 đơn vị: …", else 1.
fn told_in(line: &str) -> usize {
    let words: Vec<&str> = line.split(' ').collect();
    let number = |at: usize| words.get(at).and_then(|w| w.parse().ok());
    let shared = (words.get(1..3) == Some(&["đơn", "vị"]) || words.get(1..3) == Some(&["đơn", "vị:"]))
        .then(|| number(0))
        .flatten();
    let several = words
        .windows(2)
        .position(|pair| pair[1].trim_end_matches([',', ';']) == "việc" && pair[0].parse::<usize>().is_ok())
        .and_then(number);
    shared.or(several).unwrap_or(1)
}

/// The first `max` words, with "…" where there are more.
pub(super) fn few_words(text: &str, max: usize) -> String {
    let mut words = text.split_whitespace();
    let kept: Vec<&str> = words.by_ref().take(max).collect();
    match words.next() {
        Some(_) => format!("{}…", kept.join(" ").trim_end_matches([',', ';', '.', ':'])),
        None => kept.join(" "),
    }
}

/// The clauses that fit into `max` words, with "…" where there are more; of a long first one its words.
fn few_clauses(text: &str, max: usize) -> String {
    let count = |text: &str| text.split_whitespace().count();
    let ends = text.match_indices("; ").map(|(at, _)| at);
    match ends.filter(|at| count(&text[..*at]) <= max).last() {
        Some(end) if count(text) > max => format!("{}…", &text[..end]),
        _ => few_words(text, max),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_sentence_is_cut_between_its_clauses() {
        let foot =
            "Số liệu chốt lúc 07 giờ 30 ngày 27/11/2026; nguồn motcua; cần kiểm tra: Tổng số, cột (6).";
        assert_eq!(
            few_clauses(foot, 12),
            "Số liệu chốt lúc 07 giờ 30 ngày 27/11/2026; nguồn motcua…"
        );
        assert_eq!(few_clauses(foot, 40), foot);
        assert_eq!(few_clauses("một hai ba bốn", 3), "một hai ba…");
    }

    #[test]
    fn a_closing_line_that_counts_the_rest_is_recognised() {
        assert_eq!(counted_rest("và 04 việc khác"), Some(4));
        assert_eq!(counted_rest("và 1.204 việc khác."), Some(1204));
        assert_eq!(counted_rest("và nhiều việc khác"), None);
        for (line, tasks) in [
            ("Phòng Đầu tư: 02 việc, lâu nhất 05 ngày làm việc", 2),
            ("03 đơn vị: Kiểm kê, quá hạn 02 ngày làm việc", 3),
            ("03 đơn vị (A; B; C): Kiểm kê, quá hạn 02 ngày làm việc", 3),
            ("09 việc có hạn trước khi bắt đầu nhắc việc", 9),
            ("Văn phòng: Kiểm kê, quá hạn 02 ngày làm việc", 1),
            ("03/7/2026: Gửi kết quả trong tuần (03 đơn vị)", 1),
        ] {
            assert_eq!(told_in(line), tasks, "{line}");
        }
        assert_eq!(counted_rest("Văn phòng: 04 việc"), None);
    }
}
