//! Tables over periods, "Quý I | Quý II | Quý III | Quý IV | Cả năm" or the same in rows: what flows adds up,
//! what is left at the end of one period is what the next one begins with.

use super::grid::{Grid, Seen};
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::marker::roman;
use crate::proofread::tables::series::{FEWEST, series};
use crate::proofread::token::has_any;

/// Where a figure stands: row and column.
type Cell = (usize, usize);

/// One kind of figures over the periods of a table, in their order.
struct Line {
    /// Lower case.
    name: String,
    cells: Vec<Cell>,
    /// Of all periods together.
    total: Option<Cell>,
}

/// Names of what is left at the end, and of what is there at the beginning.
const CLOSING: &[&str] = &[
    "cuối kỳ",
    "cuối quý",
    "cuối tháng",
    "tồn cuối",
    "đang giải quyết",
    "chưa giải quyết",
    "còn lại",
    "kỳ sau",
    "quý sau",
    "tháng sau",
];
const OPENING: &[&str] = &[
    "kỳ trước",
    "quý trước",
    "tháng trước",
    "đầu kỳ",
    "đầu quý",
    "đầu tháng",
    "tồn đầu",
];

impl Grid<'_> {
    pub(super) fn periods(&self, seen: &mut Seen, found: &mut Vec<Finding>) {
        let lines = self.lines();
        let of = |names: &[&str]| {
            lines
                .iter()
                .find(|l| has_any(&l.name, names) && !has_any(&l.name, &["hạn"]))
        };
        let (opening, closing) = (of(OPENING), of(CLOSING));
        self.flows(&lines, seen, found);
        if let Some((opening, closing)) = opening.zip(closing) {
            self.chain(opening, closing, found);
        } else if let Some(closing) = closing {
            self.stock(&lines, closing, found);
        }
    }

    pub(super) fn has_rows_of_periods(&self) -> bool {
        let names: Vec<String> = (self.body..self.table.rows.len())
            .map(|r| self.period_of(r))
            .collect();
        series(&names).is_some()
    }

    /// The lines of a table whose rows or columns are periods; none where neither are.
    fn lines(&self) -> Vec<Line> {
        let rows = self.body..self.table.rows.len();
        let figures = |c: &usize| !self.is_label(*c) && !self.is_rate(*c);
        let columns: Vec<usize> = (0..self.titles.len()).filter(figures).collect();
        let names: Vec<String> = rows.clone().map(|r| self.period_of(r)).collect();
        if let Some((list, total)) = series(&names) {
            let at = |i: usize| self.body + i;
            return columns
                .into_iter()
                .map(|c| Line {
                    name: self.titles[c].trim().to_owned(),
                    cells: list.iter().map(|i| (at(*i), c)).collect(),
                    total: total.map(|i| (at(i), c)),
                })
                .collect();
        }
        let Some((list, total)) = series(&self.titles) else {
            return Vec::new();
        };
        let line = |r: usize| Line {
            name: self.name(r).to_lowercase(),
            cells: list.iter().map(|c| (r, *c)).collect(),
            total: total.map(|c| (r, c)),
        };
        rows.map(line).collect()
    }

    /// "Quý III", also where the column is headed "Quý" and the row "III".
    fn period_of(&self, row: usize) -> String {
        let head = self.titles.first().map_or("", |t| t.trim());
        let first = self.table.rows[row].cells.first().map_or("", |c| c.trim());
        // "Tháng 8 (từ ngày 15/7/2024 đến ngày 14/8/2024)".
        let first = match first.split_once(" (") {
            Some((name, days)) if days.starts_with("từ") => name.trim(),
            _ => first,
        };
        let is_bare = first.len() <= 4 && (roman(first).is_some() || first.parse::<u32>().is_ok());
        match head {
            "quý" | "tháng" if is_bare => format!("{head} {}", first.to_lowercase()),
            // Days have no letters.
            _ if first.contains(['/', ' ']) => first.to_lowercase(),
            _ => self.name(row).to_lowercase(),
        }
    }

    fn figure(&self, (row, column): Cell) -> Option<i64> {
        self.cell(row, column)
    }

    fn figures(&self, line: &Line) -> Option<Vec<i64>> {
        line.cells.iter().map(|cell| self.figure(*cell)).collect()
    }

    /// Where another line is the sum of its periods, each that flows is.
    fn flows(&self, lines: &[Line], seen: &mut Seen, found: &mut Vec<Finding>) {
        // What is there at the beginning and what comes in, together, are no flow.
        let holds_stock = lines.iter().any(|l| has_any(&l.name, OPENING));
        let is_sum =
            |l: &Line| holds_stock && has_any(&l.name, &["cộng", "tổng", "tổng số", "phải giải quyết"]);
        let is_stock = |l: &Line| has_any(&l.name, CLOSING) || has_any(&l.name, OPENING);
        let is_flow = |l: &&Line| !is_stock(l) && !is_sum(l) && !l.name.contains("lũy kế");
        let told: Vec<(&Line, Cell, i64, Vec<i64>)> = lines
            .iter()
            .filter(is_flow)
            .filter_map(|l| Some((l, l.total?, self.figure(l.total?)?, self.figures(l)?)))
            .collect();
        let sum = |figures: &[i64]| figures.iter().sum::<i64>();
        let (right, wrong): (Vec<_>, Vec<_>) = told
            .iter()
            .partition(|(_, _, said, figures)| sum(figures) == *said);
        // Means and highest figures are no sums.
        let is_other = |said: i64, figures: &[i64]| figures.contains(&said) || said < sum(figures) / 2;
        let wrongs = wrong.len();
        for (line, (row, column), said, figures) in wrong {
            let sum = sum(figures);
            let is_known = self.is_total(*row) || !seen.insert((*row, *column, sum));
            if right.len() < wrongs || is_known || is_other(*said, figures) {
                continue;
            }
            let message = format!(
                "\"{}\": tổng các kỳ ghi {}, các kỳ cộng lại bằng {}, lệch {}.",
                line.name,
                count(*said),
                count(sum),
                count((said - sum).abs())
            );
            found.push(self.wrong("sum_of_parts", (*row, *column), message, sum, *said));
        }
    }

    /// What one period ends with is what the next begins with; all together begin and end as the first and the
    /// last do.
    fn chain(&self, opening: &Line, closing: &Line, found: &mut Vec<Finding>) {
        let mut links: Vec<(Cell, Cell)> = opening.cells[1..]
            .iter()
            .copied()
            .zip(closing.cells.iter().copied())
            .collect();
        let ends = [
            (opening.total, opening.cells.first()),
            (closing.total, closing.cells.last()),
        ];
        links.extend(
            ends.into_iter()
                .filter_map(|(total, end)| total.zip(end.copied())),
        );
        let told: Vec<(Cell, i64, i64, usize)> = links
            .iter()
            .filter_map(|(at, from)| Some((*at, self.figure(*at)?, self.figure(*from)?, from.0)))
            .collect();
        let wrong: Vec<_> = told.iter().filter(|(_, said, right, _)| said != right).collect();
        // Of two links one may be wrong where both columns say plainly what they are.
        let is_named = has_any(&opening.name, &["tồn đầu", "đầu kỳ"])
            && has_any(&closing.name, &["tồn cuối", "cuối kỳ"]);
        let is_sure = is_named && told.len() == 2 && wrong.len() == 1;
        // One row that was moved as a whole breaks with the one before it and with the one behind it.
        let is_one_row = |row: usize| wrong.iter().all(|(at, .., from)| at.0 == row || *from == row);
        let is_moved =
            wrong.len() == 2 && told.len() > FEWEST && told.iter().any(|(at, ..)| is_one_row(at.0));
        // One figure is in two links at most.
        if !(is_sure || is_moved) && (told.len() < FEWEST || wrong.len() * 3 > told.len()) {
            return;
        }
        for (at, said, right, _) in wrong {
            let message = format!(
                "Dòng \"{}\": đầu kỳ hoặc cuối kỳ ghi {}, trong khi kỳ liền kề của bảng ghi {}.",
                self.name(at.0),
                count(*said),
                count(*right)
            );
            found.push(self.wrong("carry_over", *at, message, *right, *said));
        }
    }

    /// What is left is what was left before, with what came in and without what was done.
    fn stock(&self, lines: &[Line], closing: &Line, found: &mut Vec<Finding>) {
        let of = |names: &[&str]| {
            let mut found = lines
                .iter()
                .filter(|l| has_any(&l.name, names) && !has_any(&l.name, &["hạn"]));
            found.next().filter(|_| found.next().is_none())
        };
        let (Some(new), Some(done)) = (
            of(&["tiếp nhận", "nhận mới", "mới"]),
            of(&["đã giải quyết", "đã xử lý"]),
        ) else {
            return;
        };
        let all = [new, done, closing].map(|l| self.figures(l));
        let [Some(new), Some(done), Some(left)] = all else {
            return;
        };
        let holds = |left: &[i64], k: usize| left[k - 1] + new[k] - done[k] == left[k];
        let breaks = |left: &[i64]| (1..left.len()).filter(|k| !holds(left, *k)).count();
        if breaks(&left) == 0 || left.len() <= FEWEST {
            return;
        }
        // One figure put right has to put right all.
        let repaired = (0..left.len()).find_map(|k| {
            let right = if k > 0 {
                left[k - 1] + new[k] - done[k]
            } else {
                left[1] + done[1] - new[1]
            };
            let mut other = left.clone();
            other[k] = right;
            (breaks(&other) == 0 && right >= 0).then_some((k, right))
        });
        let Some((k, right)) = repaired else { return };
        let message = format!(
            "Dòng \"{}\": cuối kỳ ghi {}, theo số kỳ liền trước, mới tiếp nhận và đã giải quyết là {}.",
            self.name(closing.cells[k].0),
            count(left[k]),
            count(right)
        );
        found.push(self.wrong("identity", closing.cells[k], message, right, left[k]));
    }

    fn wrong(&self, rule: &str, (row, column): Cell, message: String, expected: i64, said: i64) -> Finding {
        let place = self.table.place(row, column);
        let finding = Finding::new(rule, Severity::Error, place, said.to_string(), message);
        finding.with_values(expected.to_string(), said.to_string())
    }
}
