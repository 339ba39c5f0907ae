//! Tables: totals of columns, formulas of columns, form II.06a by its numbers and titles.

use super::text::{Part, Table, Text};
use super::token::{count_of, decimal_of, has_any};
use crate::calendar::count;
use crate::dossier::{Formula, Ratio, Reckoned};
use crate::finding::{Finding, Severity};

/// A table as numbers.
struct Grid<'t> {
    table: &'t Table,
    /// First row of figures.
    body: usize,
    /// Titles of the columns, lower case, from all heading rows.
    titles: Vec<String>,
}

/// `beside` are the suspended and withdrawn dossiers that the text tells of: they may stand between
/// what was received and what the other columns hold.
pub fn check(text: &Text, beside: i64, found: &mut Vec<Finding>) {
    for part in &text.parts {
        if let Part::Table(table) = part
            && let Some(grid) = Grid::new(table)
        {
            grid.totals(found);
            grid.formulas(found);
            grid.roles(beside, found);
            grid.rates(found);
        }
    }
}

/// A number in a cell; a dash or nothing is none.
fn value(cell: &str) -> Option<i64> {
    let bare = cell.trim().trim_matches(['*', '(', ')']);
    count_of(bare)
}

fn is_blank(cell: &str) -> bool {
    matches!(cell.trim(), "" | "-" | "–" | "—")
}

impl<'t> Grid<'t> {
    fn new(table: &'t Table) -> Option<Grid<'t>> {
        let width = table.rows.iter().map(|r| r.cells.len()).max()?;
        if width < 3 || table.rows.len() < 3 {
            return None;
        }
        let is_numbers = |cells: &[String]| cells.iter().filter(|c| value(c).is_some()).count();
        // A row of the columns' own numbers belongs to the heading.
        let body = table.rows.iter().position(|r| {
            is_numbers(&r.cells) >= 1
                && !is_column_numbers(&r.cells)
                && r.cells.iter().any(|c| c.chars().any(char::is_alphabetic))
                && is_numbers(&r.cells) * 3 >= r.cells.len().saturating_sub(1)
        })?;
        let mut titles = vec![String::new(); width];
        for row in &table.rows[..body] {
            for (c, cell) in row.cells.iter().enumerate() {
                let lower = cell.to_lowercase();
                if !titles[c].contains(&lower) {
                    titles[c].push_str(&format!(" {lower}"));
                }
            }
        }
        (body > 0).then_some(Grid { table, body, titles })
    }

    fn cell(&self, row: usize, column: usize) -> Option<i64> {
        value(self.table.rows.get(row)?.cells.get(column)?)
    }

    fn is_label(&self, column: usize) -> bool {
        let title = self.titles[column].trim();
        title.starts_with("tt")
            || title.starts_with("stt")
            || title.starts_with("số tt")
            || title == "năm"
            || column == 0
    }

    fn is_rate(&self, column: usize) -> bool {
        let has_percent = (self.body..self.table.rows.len()).any(|r| {
            self.table.rows[r]
                .cells
                .get(column)
                .is_some_and(|c| c.contains('%'))
        });
        has_percent
            || has_any(&self.titles[column], &["tỷ lệ", "tỉ lệ", "ghi chú"])
            || self.titles[column].contains('%')
    }

    fn name(&self, row: usize) -> String {
        let cells = &self.table.rows[row].cells;
        let named = cells
            .iter()
            .find(|c| c.chars().filter(|c| c.is_alphabetic()).count() >= 2);
        named.cloned().unwrap_or_default()
    }

    fn is_total(&self, row: usize) -> bool {
        let name = self.name(row).to_lowercase();
        let name = name.trim();
        [
            "tổng cộng",
            "tổng số",
            "tổng",
            "cộng",
            "toàn cơ quan",
            "tổng toàn",
        ]
        .iter()
        .any(|t| {
            name == *t
                || name
                    .strip_prefix(t)
                    .is_some_and(|rest| rest.starts_with([' ', ':', '(']) && rest.len() < 40)
        })
    }

    /// Roman numbers head groups of rows.
    fn is_group(&self, row: usize) -> bool {
        let first = self.table.rows[row].cells.first().map_or("", |c| c.trim());
        super::marker::roman(first.trim_end_matches('.')).is_some()
            || first.len() == 1 && first.starts_with(|c: char| c.is_ascii_uppercase())
    }

    /// Each column's total against the rows it is the total of.
    fn totals(&self, found: &mut Vec<Finding>) {
        let Some(total) = (self.body..self.table.rows.len()).find(|r| self.is_total(*r)) else {
            return;
        };
        let others: Vec<usize> = (self.body..self.table.rows.len())
            .filter(|r| *r != total && !self.is_total(*r) && !is_column_numbers(&self.table.rows[*r].cells))
            .collect();
        // Below a total at the foot stand notes, above one at the head its titles.
        let others: Vec<usize> = match total > self.body {
            true => others.into_iter().filter(|r| *r < total).collect(),
            false => others,
        };
        let groups: Vec<usize> = others.iter().copied().filter(|r| self.is_group(*r)).collect();
        let plain: Vec<usize> = others.iter().copied().filter(|r| !self.is_group(*r)).collect();
        let readings = [others.clone(), groups, plain];
        let columns: Vec<usize> = (0..self.titles.len())
            .filter(|c| !self.is_label(*c) && !self.is_rate(*c) && self.cell(total, *c).is_some())
            .collect();
        let sum = |rows: &[usize], c: usize| -> Option<i64> {
            if rows.len() < 2 {
                return None;
            }
            rows.iter().try_fold(0_i64, |sum, r| {
                let cell = self.table.rows[*r].cells.get(c).map_or("", |s| s.as_str());
                let n = if is_blank(cell) { Some(0) } else { value(cell) };
                n.map(|n| sum + n)
            })
        };
        let holds = |rows: &Vec<usize>| {
            columns
                .iter()
                .filter(|c| sum(rows, **c).is_some_and(|s| Some(s) == self.cell(total, **c)))
                .count()
        };
        let Some(best) = readings.iter().filter(|r| r.len() >= 2).max_by_key(|r| holds(r)) else {
            return;
        };
        for column in columns.iter().copied() {
            let (Some(said), Some(sum)) = (self.cell(total, column), sum(best, column)) else {
                continue;
            };
            if said != sum {
                let parts: Vec<i64> = best.iter().filter_map(|r| self.cell(*r, column)).collect();
                let slip = super::hint::of_sum(said, &parts)
                    .map_or(String::new(), |s| format!(" Có thể đảo chữ số: {s}"));
                let message = format!(
                    "Cột \"{}\": dòng tổng ghi {}, các dòng cộng lại bằng {}, lệch {}.{slip}",
                    self.titles[column].trim(),
                    count(said),
                    count(sum),
                    count((said - sum).abs())
                );
                let finding = Finding::new(
                    "sum_of_parts",
                    Severity::Error,
                    self.table.place(total, column),
                    said.to_string(),
                    message,
                );
                found.push(finding.with_values(sum.to_string(), said.to_string()));
            }
        }
    }

    /// "(3)=(4)+(5)+(6)" in the heading holds in every row.
    fn formulas(&self, found: &mut Vec<Finding>) {
        let numbers = self.column_numbers();
        for row in &self.table.rows[..self.body] {
            for cell in &row.cells {
                let Some((left, parts)) = formula(cell) else {
                    continue;
                };
                let column = |n: u32| numbers.iter().position(|c| *c == Some(n));
                let (Some(left), Some(parts)) = (
                    column(left),
                    parts
                        .iter()
                        .map(|(n, sign)| column(*n).map(|c| (c, *sign)))
                        .collect::<Option<Vec<_>>>(),
                ) else {
                    continue;
                };
                self.hold(left, &parts, cell.trim(), 0, found);
            }
        }
    }

    /// The numbers that the heading gives its columns, "(3)", "3", "(3)=(4)+(5)".
    fn column_numbers(&self) -> Vec<Option<u32>> {
        let row = self.table.rows[..self.body]
            .iter()
            .rev()
            .find(|r| is_column_numbers(&r.cells));
        let number = |cell: &String| {
            let head: String = cell
                .trim()
                .trim_start_matches('(')
                .chars()
                .take_while(char::is_ascii_digit)
                .collect();
            head.parse().ok()
        };
        row.map_or_else(Vec::new, |r| r.cells.iter().map(number).collect())
    }

    fn hold(&self, left: usize, parts: &[(usize, i64)], formula: &str, slack: i64, found: &mut Vec<Finding>) {
        for row in self.body..self.table.rows.len() {
            let Some(said) = self.cell(row, left) else {
                continue;
            };
            let sum = parts.iter().try_fold(0_i64, |sum, (c, sign)| {
                let cell = self.table.rows[row].cells.get(*c).map_or("", |s| s.as_str());
                let n = if is_blank(cell) { Some(0) } else { value(cell) };
                n.map(|n| sum + sign * n)
            });
            let Some(sum) = sum.filter(|s| !(0..=slack).contains(&(said - s))) else {
                continue;
            };
            let already = |f: &Finding| {
                f.place == self.table.place(row, left)
                    && f.rule == "identity"
                    && f.expected.as_deref() == Some(&sum.to_string())
            };
            if found.iter().any(already) {
                continue;
            }
            let values: Vec<i64> = parts.iter().filter_map(|(c, _)| self.cell(row, *c)).collect();
            let slip = super::hint::of_sum(said, &values)
                .map_or(String::new(), |s| format!(" Có thể đảo chữ số: {s}"));
            let message = format!(
                "Dòng \"{}\": ghi {}, theo {formula} bằng {}, lệch {}.{slip}",
                self.name(row),
                count(said),
                count(sum),
                count((said - sum).abs())
            );
            let finding = Finding::new(
                "identity",
                Severity::Error,
                self.table.place(row, left),
                said.to_string(),
                message,
            );
            found.push(finding.with_values(sum.to_string(), said.to_string()));
        }
    }

    /// Form II.06a by the numbers or by the titles of its columns.
    fn roles(&self, beside: i64, found: &mut Vec<Finding>) {
        let Some(c) = self.form_columns() else { return };
        let plus =
            |list: &[Option<usize>]| list.iter().map(|c| c.map(|c| (c, 1))).collect::<Option<Vec<_>>>();
        let sums = [
            (
                c.received,
                plus(&[c.online, c.direct, c.carried]),
                "trực tuyến + trực tiếp, bưu chính + kỳ trước",
            ),
            (
                c.resolved,
                plus(&[c.early, c.on_time, c.late]),
                "trước hạn + đúng hạn + quá hạn",
            ),
            (c.pending, plus(&[c.in_time, c.overdue]), "trong hạn + quá hạn"),
            (
                c.received,
                plus(&[c.resolved, c.pending]),
                "đã giải quyết + đang giải quyết",
            ),
        ];
        for (left, parts, words) in sums {
            if let (Some(left), Some(parts)) = (left, parts) {
                let slack = if words.starts_with("đã") { beside } else { 0 };
                self.hold(left, &parts, words, slack, found);
            }
        }
    }

    fn form_columns(&self) -> Option<FormColumns> {
        let numbers = self.column_numbers();
        let by = |n: u32| numbers.iter().position(|c| *c == Some(n));
        // A form of another shape numbers its columns, too.
        let is_of = |n: u32, foreign: &str, own: &str| {
            let title = by(n).and_then(|c| self.titles.get(c)).map_or("", |t| t.as_str());
            !title.contains(foreign) || title.contains(own)
        };
        let is_form = by(13).is_some()
            && by(14).is_none()
            && is_of(3, "giải quyết", "tiếp nhận")
            && is_of(7, "tiếp nhận", "giải quyết")
            && is_of(11, "tiếp nhận", "giải quyết")
            && !(3..=13).filter_map(by).any(|c| self.is_rate(c))
            && self
                .titles
                .iter()
                .any(|t| t.contains("lĩnh vực") || t.contains("đơn vị"));
        if is_form {
            return Some(FormColumns {
                received: by(3),
                online: by(4),
                direct: by(5),
                carried: by(6),
                resolved: by(7),
                early: by(8),
                on_time: by(9),
                late: by(10),
                pending: by(11),
                in_time: by(12),
                overdue: by(13),
            });
        }
        let titled = |all: &[&str], none: &[&str]| {
            let mut found = (0..self.titles.len()).filter(|c| {
                !self.is_rate(*c)
                    && all.iter().all(|w| self.titles[*c].contains(w))
                    && !none.iter().any(|w| self.titles[*c].contains(w))
            });
            let first = found.next();
            first.filter(|_| found.next().is_none())
        };
        let parts = [
            "trực tuyến",
            "trực tiếp",
            "kỳ trước",
            "trước hạn",
            "đúng hạn",
            "quá hạn",
            "trong hạn",
            "bưu chính",
            "chưa đến hạn",
        ];
        let columns = FormColumns {
            received: titled(&["tiếp nhận"], &parts).or_else(|| titled(&["tiếp nhận", "tổng"], &parts)),
            online: titled(&["trực tuyến"], &["giải quyết"]),
            direct: titled(&["trực tiếp"], &["giải quyết"]),
            carried: titled(&["kỳ trước"], &[]),
            resolved: titled(&["đã giải quyết"], &parts)
                .or_else(|| titled(&["đã giải quyết", "tổng"], &parts)),
            early: titled(&["trước hạn"], &["đang", "đúng hạn"]),
            on_time: titled(&["đúng hạn"], &["đang", "trước hạn"]),
            late: titled(&["đã giải quyết", "quá hạn"], &["đang"]),
            pending: titled(&["đang giải quyết"], &parts)
                .or_else(|| titled(&["đang giải quyết", "tổng"], &parts)),
            in_time: titled(&["đang", "trong hạn"], &[]).or_else(|| titled(&["chưa đến hạn"], &[])),
            overdue: titled(&["đang", "quá hạn"], &[]),
        };
        // Without the carried-over column received need not be all there was to handle.
        let known = columns.carried.is_some() || columns.resolved.is_none() || columns.pending.is_none();
        Some(if known {
            columns
        } else {
            FormColumns {
                received: None,
                ..columns
            }
        })
    }

    /// A column of rates: the pair of columns that explains most rows has to explain all.
    fn rates(&self, found: &mut Vec<Finding>) {
        let rows: Vec<usize> = (self.body..self.table.rows.len()).collect();
        let counts: Vec<usize> = (0..self.titles.len())
            .filter(|c| !self.is_label(*c) && !self.is_rate(*c))
            .collect();
        for column in (0..self.titles.len()).filter(|c| self.is_rate(*c)) {
            let said = |r: usize| {
                decimal_of(
                    self.table.rows[r]
                        .cells
                        .get(column)?
                        .trim()
                        .trim_end_matches('%')
                        .trim(),
                )
            };
            if let Some((formula, words)) = self.given(column) {
                let wrong = |r: &usize| said(*r).is_some_and(|s| self.breaks(*r, &formula, s));
                for row in rows.iter().copied().filter(wrong) {
                    found.push(self.against_formula(row, column, &words));
                }
                continue;
            }
            let told: Vec<usize> = rows.iter().copied().filter(|r| said(*r).is_some()).collect();
            let fits = |r: usize, part: usize, whole: usize| -> Option<bool> {
                let ((value, places), part, whole) = (said(r)?, self.cell(r, part)?, self.cell(r, whole)?);
                let scale = 10_i64.checked_pow(places)?;
                (whole > 0).then(|| {
                    ((part * 100 * scale - value * whole).abs() * 2 <= whole)
                        || (0..whole).contains(&(part * 100 * scale - value * whole))
                })
            };
            let mut pairs = Vec::new();
            for part in counts.iter().take(14) {
                for whole in counts.iter().take(14).filter(|w| *w != part) {
                    let good = told
                        .iter()
                        .filter(|r| fits(**r, *part, *whole) == Some(true))
                        .count();
                    pairs.push((good, *part, *whole));
                }
            }
            let Some((good, part, whole)) = pairs.into_iter().max_by_key(|(good, ..)| *good) else {
                continue;
            };
            if good < 2 || good * 2 <= told.len() {
                continue;
            }
            for row in told
                .iter()
                .copied()
                .filter(|r| fits(*r, part, whole) == Some(false))
            {
                let words = self.table.rows[row]
                    .cells
                    .get(column)
                    .cloned()
                    .unwrap_or_default();
                let (p, w) = (
                    self.cell(row, part).unwrap_or(0),
                    self.cell(row, whole).unwrap_or(0),
                );
                let message = format!(
                    "Dòng \"{}\": tỷ lệ {words} không khớp với {}/{}, trong khi các dòng khác khớp theo cách tính này.",
                    self.name(row),
                    count(p),
                    count(w)
                );
                found.push(Finding::new(
                    "identity",
                    Severity::Error,
                    self.table.place(row, column),
                    words,
                    message,
                ));
            }
        }
    }
}

impl Grid<'_> {
    /// The formula of rates that the heading gives a column, "(6)=((3)+(4))/(2)*100".
    fn given(&self, column: usize) -> Option<(Formula, String)> {
        let cells = self.table.rows[..self.body]
            .iter()
            .filter_map(|r| r.cells.get(column));
        cells
            .filter_map(|cell| cell.split_once('='))
            .filter_map(|(_, right)| Some((Formula::read(right)?, right.trim().to_owned())))
            .find(|(formula, _)| formula.divides())
    }

    /// Whether a row's rate is another than its formula gives, rounded or cut off, in per cent or not.
    fn breaks(&self, row: usize, formula: &Formula, (said, places): (i64, u32)) -> bool {
        let numbers = self.column_numbers();
        let of = |n: usize| {
            let column = numbers.iter().position(|c| c.is_some_and(|c| c as usize == n));
            match column.and_then(|c| self.cell(row, c)) {
                Some(n) => Reckoned::Known(Ratio::whole(n)),
                None => Reckoned::Unknown,
            }
        };
        let Reckoned::Known(ratio) = formula.reckon(&of) else {
            return false;
        };
        let fits = |places: u32| {
            let cut_off = ratio.rounded(places + 3).map(|n| n.div_euclid(1000));
            ratio.rounded(places) == Some(said) || cut_off == Some(said)
        };
        !fits(places) && !fits(places + 2)
    }

    fn against_formula(&self, row: usize, column: usize, formula: &str) -> Finding {
        let words = self.table.rows[row]
            .cells
            .get(column)
            .cloned()
            .unwrap_or_default();
        let message = format!(
            "Dòng \"{}\": {words} không khớp với công thức của cột, {formula}.",
            self.name(row)
        );
        let place = self.table.place(row, column);
        Finding::new("identity", Severity::Error, place, words, message)
    }
}

/// Where the columns of the form are.
struct FormColumns {
    received: Option<usize>,
    online: Option<usize>,
    direct: Option<usize>,
    carried: Option<usize>,
    resolved: Option<usize>,
    early: Option<usize>,
    on_time: Option<usize>,
    late: Option<usize>,
    pending: Option<usize>,
    in_time: Option<usize>,
    overdue: Option<usize>,
}

/// A row that numbers the columns: "(1)", "2", "(3)=(4)+(5)".
fn is_column_numbers(cells: &[String]) -> bool {
    let numbers: Vec<u32> = cells
        .iter()
        .filter_map(|c| {
            c.trim()
                .trim_start_matches('(')
                .chars()
                .take_while(char::is_ascii_digit)
                .collect::<String>()
                .parse()
                .ok()
        })
        .collect();
    let letters = cells
        .iter()
        .filter(|c| c.chars().filter(|c| c.is_alphabetic()).count() > 2)
        .count();
    numbers.len() >= 3
        && letters == 0
        && numbers.len() + 2 >= cells.len()
        && numbers.windows(2).all(|w| w[1] == w[0] + 1)
        && numbers[0] <= 3
}

/// "(3)=(4)+(5)+(6)", "7 = 8+9+10" as the left column and the right ones with their signs.
fn formula(cell: &str) -> Option<(u32, Vec<(u32, i64)>)> {
    let bare: String = cell
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '(' | ')'))
        .collect();
    let (left, right) = bare.split_once('=')?;
    let left = left.parse().ok()?;
    let mut parts = Vec::new();
    for (i, piece) in right.replace('-', "+-").split('+').enumerate() {
        if piece.is_empty() && i == 0 {
            continue;
        }
        let sign = if piece.starts_with('-') { -1 } else { 1 };
        parts.push((piece.trim_start_matches('-').parse().ok()?, sign));
    }
    (parts.len() >= 2).then_some((left, parts))
}
