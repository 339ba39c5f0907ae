//! Tables whose rows are the lines of the form: "Tổng số tiếp nhận", "- Trực tuyến", "Đã giải quyết", "Đang
//! giải quyết". Their rows are no parts of a total; each column of figures is a balance.

use super::cells::value;
use super::told::Told;
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::hint;
use crate::proofread::role::Role;
use crate::proofread::text::Table;
use crate::proofread::token::has_any;

/// The lines of the form in a table, and its columns of figures.
pub(super) struct Stages<'t> {
    table: &'t Table,
    /// Each role with its row, in their order.
    rows: Vec<(Role, usize)>,
    columns: Vec<usize>,
    /// Its "received" calls itself a total.
    is_total: bool,
}

impl<'t> Stages<'t> {
    /// `None` where the rows are anything else.
    pub(super) fn of(table: &'t Table) -> Option<Stages<'t>> {
        let mut rows: Vec<(Role, usize)> = Vec::new();
        let (mut within, mut others, mut is_total) = (None, 0, false);
        for (at, row) in table.rows.iter().enumerate() {
            if !row.cells.iter().skip(1).any(|c| value(c).is_some()) {
                continue;
            }
            let label = label_of(&row.cells);
            match role_of_row(&label, within) {
                Some(role) => {
                    within = role.line().filter(|line| *line == role).or(within);
                    is_total |= role == Role::Received && label.contains("tổng");
                    rows.push((role, at));
                }
                None => others += 1,
            }
        }
        /// The form has no more lines.
        const MOST: usize = 30;
        if rows.len() > MOST {
            return None;
        }
        let has = |role: Role| rows.iter().any(|(r, _)| *r == role);
        let is_once = rows
            .iter()
            .all(|(role, _)| rows.iter().filter(|(r, _)| r == role).count() == 1);
        let is_form = has(Role::Resolved) && (has(Role::Received) || has(Role::New)) && is_once;
        let width = table.rows.iter().map(|r| r.cells.len()).max()?;
        let columns: Vec<usize> = (1..width).filter(|c| is_figures(table, &rows, *c)).collect();
        (is_form && rows.len() >= 3 && others <= rows.len() && !columns.is_empty()).then_some(Stages {
            table,
            rows,
            columns,
            is_total,
        })
    }

    fn row(&self, role: Role) -> Option<usize> {
        self.rows.iter().find(|(r, _)| *r == role).map(|(_, row)| *row)
    }

    fn get(&self, role: Role, column: usize) -> Option<i64> {
        value(self.table.rows[self.row(role)?].cells.get(column)?)
    }

    pub(super) fn check(&self, found: &mut Vec<Finding>) {
        for column in self.columns.iter().copied() {
            self.resolved(column, found);
            self.hold(Role::Pending, &[Role::InTime, Role::Overdue], column, found);
            self.received(column, found);
            self.conserved(column, found);
        }
    }

    fn resolved(&self, column: usize, found: &mut Vec<Finding>) {
        let has = |role: Role| self.get(role, column).is_some();
        if has(Role::EarlyOrOnTime) {
            self.hold(Role::Resolved, &[Role::EarlyOrOnTime, Role::Late], column, found);
        } else if has(Role::Late) {
            self.hold(
                Role::Resolved,
                &[Role::Early, Role::OnTime, Role::Late],
                column,
                found,
            );
        } else {
            self.hold(Role::Resolved, &[Role::Early, Role::OnTime], column, found);
        }
    }

    /// New ones are online and direct ones; a total holds those carried over, too.
    fn received(&self, column: usize, found: &mut Vec<Finding>) {
        let get = |role: Role| self.get(role, column);
        let mut channels = vec![Role::Online];
        channels.extend(
            [Role::Direct, Role::Post]
                .into_iter()
                .filter(|r| get(*r).is_some()),
        );
        let is_split = channels.len() > 1 && get(Role::Online).is_some();
        if get(Role::New).is_some() {
            if is_split {
                self.hold(Role::New, &channels, column, found);
            }
            if get(Role::Received).is_some() && self.is_total {
                self.hold(Role::Received, &[Role::New, Role::Carried], column, found);
            }
            return;
        }
        let sum: Option<i64> = channels.iter().map(|r| get(*r)).sum();
        if !is_split || !self.is_total && sum == get(Role::Received) {
            return;
        }
        channels.extend(get(Role::Carried).map(|_| Role::Carried));
        self.hold(Role::Received, &channels, column, found);
    }

    /// What there was is what was done and what is left.
    fn conserved(&self, column: usize, found: &mut Vec<Finding>) {
        let get = |role: Role| self.get(role, column);
        let (Some(done), Some(left)) = (get(Role::Resolved), get(Role::Pending)) else {
            return;
        };
        let carried = get(Role::Carried);
        let (received, new) = (get(Role::Received), get(Role::New));
        // Without what was carried over nothing but a total is held against what was handled.
        let Some(come) = received.or(new).filter(|_| carried.is_some() || self.is_total) else {
            return;
        };
        let mut wholes = vec![come];
        wholes.extend(carried.map(|carried| come + carried));
        wholes.extend(new.zip(carried).map(|(new, carried)| new + carried));
        let aside = [Role::Waiting, Role::Withdrawn].into_iter().filter_map(get);
        let aside: Vec<i64> = std::iter::once(0).chain(aside).collect();
        let handled = done + left;
        let all: i64 = aside.iter().sum();
        let fits = |whole: &i64| *whole == handled + all || aside.iter().any(|n| *whole == handled + n);
        if wholes.iter().any(fits) {
            return;
        }
        let whole = if self.is_total {
            come
        } else {
            wholes.iter().copied().max().unwrap_or(come)
        };
        let role = if received.is_some() {
            Role::Received
        } else {
            Role::New
        };
        let message = format!(
            "Phải giải quyết {}, trong khi đã giải quyết {} + đang giải quyết {} bằng {}, lệch {}.{}",
            count(whole),
            count(done),
            count(left),
            count(handled),
            count((whole - handled).abs()),
            slip(whole, &[done, left])
        );
        found.extend(self.wrong("identity", role, column, (whole, handled), message));
    }

    fn hold(&self, whole: Role, parts: &[Role], column: usize, found: &mut Vec<Finding>) {
        let said = self.get(whole, column);
        let values: Option<Vec<i64>> = parts.iter().map(|r| self.get(*r, column)).collect();
        let Some((said, values)) = said.zip(values) else {
            return;
        };
        let sum: i64 = values.iter().sum();
        if said == sum {
            return;
        }
        let names: Vec<&str> = parts.iter().map(|r| r.name()).collect();
        let message = format!(
            "\"{}\" ghi {}, {} cộng lại bằng {}, lệch {}.{}",
            whole.name(),
            count(said),
            names.join(" + "),
            count(sum),
            count((said - sum).abs()),
            slip(said, &values)
        );
        found.extend(self.wrong("identity", whole, column, (said, sum), message));
    }

    fn wrong(
        &self,
        rule: &str,
        role: Role,
        column: usize,
        (said, right): (i64, i64),
        message: String,
    ) -> Option<Finding> {
        let place = self.table.place(self.row(role)?, column);
        let finding = Finding::new(rule, Severity::Error, place, said.to_string(), message);
        Some(finding.with_values(right.to_string(), said.to_string()))
    }

    /// Its figures of dossiers, where it has one column of them.
    pub(super) fn told(&self) -> Option<Told> {
        let [column] = self.columns.as_slice() else {
            return None;
        };
        let counts_dossiers = self
            .table
            .rows
            .iter()
            .flat_map(|r| &r.cells)
            .any(|c| has_any(&c.to_lowercase(), &["hồ sơ", "tthc", "thủ tục hành chính"]));
        let mut told = Told::default();
        for (role, _) in &self.rows {
            let Some(figure) = self.get(*role, *column) else {
                continue;
            };
            told.add(*role, figure);
            if matches!(role, Role::Late | Role::Overdue) {
                told.overdue.insert(figure);
                told.overdue_total += figure;
            }
        }
        if !told.overdue.is_empty() {
            told.overdue.insert(told.overdue_total);
        }
        (counts_dossiers && told.set.entries.len() >= 2).then_some(told)
    }
}

fn slip(said: i64, parts: &[i64]) -> String {
    hint::of_sum(said, parts).map_or(String::new(), |s| format!(" Có thể đảo chữ số: {s}"))
}

/// The words of a row, lower case, without the sign before them.
fn label_of(cells: &[String]) -> String {
    let named = cells
        .iter()
        .find(|c| c.chars().filter(|c| c.is_alphabetic()).count() >= 3);
    let lower = named.map_or(String::new(), |c| c.to_lowercase());
    lower.trim_start_matches(|c: char| !c.is_alphabetic()).to_owned()
}

/// A column with a number in all rows of the form, none of them a rate.
fn is_figures(table: &Table, rows: &[(Role, usize)], column: usize) -> bool {
    let cell = |row: usize| table.rows[row].cells.get(column).map_or("", |c| c.trim());
    let numbers = rows.iter().filter(|(_, row)| value(cell(*row)).is_some()).count();
    let first = rows.first().map_or(0, |(_, row)| *row);
    let is_rate = (0..first).any(|row| {
        has_any(
            &cell(row).to_lowercase(),
            &["tỷ lệ", "tỉ lệ", "tt", "stt", "ghi chú", "tăng", "giảm", "so với"],
        ) || cell(row).contains('%')
    });
    numbers >= 3 && numbers * 4 >= rows.len() * 3 && !is_rate
}

/// The line of the form that a row's words name; `within` is the one above it that has parts.
fn role_of_row(label: &str, within: Option<Role>) -> Option<Role> {
    let has = |words: &[&str]| has_any(label, words);
    if has(&[
        "tỷ lệ",
        "tỉ lệ",
        "bình quân",
        "số hóa",
        "số hoá",
        "thanh toán",
        "toàn trình",
        "một phần",
    ]) {
        return None;
    }
    let is_done = within == Some(Role::Resolved);
    let is_left = within == Some(Role::Pending);
    let early = has(&["trước hạn", "sớm hạn", "trước thời hạn"]);
    let on_time = has(&["đúng hạn", "đúng thời hạn"]);
    Some(match () {
        () if has(&[
            "kỳ trước",
            "tháng trước",
            "quý trước",
            "tuần trước",
            "năm trước",
            "đầu kỳ",
        ]) || has(&["chuyển sang", "chuyển qua", "tồn"]) && !has(&["sau", "đang", "chưa", "cuối"]) =>
        {
            Role::Carried
        }
        () if has(&["tạm dừng", "bổ sung"]) => Role::Waiting,
        () if has(&["rút", "trả lại", "từ chối"]) => Role::Withdrawn,
        () if early && on_time => Role::EarlyOrOnTime,
        () if early => Role::Early,
        () if on_time => Role::OnTime,
        () if has(&["trong hạn", "chưa đến hạn", "còn hạn"]) => Role::InTime,
        () if has(&["quá hạn", "trễ hạn", "trễ hẹn"]) => match () {
            () if has(&["đã giải quyết", "đã xử lý"]) || is_done && !has(&["đang", "chưa"]) => {
                Role::Late
            }
            () if has(&["đang", "chưa"]) || is_left => Role::Overdue,
            () => return None,
        },
        () if has(&[
            "đang giải quyết",
            "đang xử lý",
            "chưa giải quyết",
            "kỳ sau",
            "còn lại",
            "cuối kỳ",
        ]) =>
        {
            Role::Pending
        }
        () if has(&["trực tuyến", "qua mạng"]) && !is_done && !is_left => Role::Online,
        () if has(&["trực tiếp"]) && !is_done && !is_left => Role::Direct,
        () if has(&["bưu chính"]) && !is_done && !is_left => Role::Post,
        () if has(&["phải giải quyết"]) => Role::Received,
        () if has(&["đã giải quyết", "đã xử lý", "đã trả"]) || label.starts_with("giải quyết") => {
            Role::Resolved
        }
        () if has(&[
            "mới",
            "trong kỳ",
            "trong tuần",
            "trong tháng",
            "trong quý",
            "trong năm",
        ]) && has(&["tiếp nhận", "nhận"]) =>
        {
            Role::New
        }
        () if has(&["tiếp nhận"]) => Role::Received,
        () => return None,
    })
}
