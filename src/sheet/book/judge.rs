//! From the tables as written to the address book, with everything that is wrong.

use super::columns::{Table, UNITS, unit};
use super::read::fault;
use super::units::Units;
use super::{Contents, Fault, Line, Tables, absences, groups, units, wishes};
use crate::plan::address::is_address;
use crate::plan::{Book, Mailbox};
use chrono::NaiveDate;

/// Collects what is wrong.
#[derive(Default)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    pub fn tell(&mut self, at: (&Table, &Line, usize), message: impl Into<String>, remedy: &str) {
        let (table, line, column) = at;
        let name = table.columns[column].name;
        self.0.push(fault(table, line.line, name, message.into(), remedy));
    }

    /// An address of that cell; an empty cell is none, a wrong one is told.
    pub fn address(&mut self, at: (&Table, &Line, usize)) -> Option<String> {
        let text = cell(at.1, at.2);
        if text.is_empty() {
            return None;
        }
        if !is_address(text) {
            let remedy = "đề nghị ghi một địa chỉ dạng ten@donvi.vn, không dấu, không khoảng trắng";
            // Not shown: what is meant for an address does not belong into the log either.
            self.tell(at, "nội dung ghi không phải là địa chỉ thư", remedy);
            return None;
        }
        Some(text.to_owned())
    }

    /// A day; an empty cell is none, what is no day is told.
    pub fn day(&mut self, at: (&Table, &Line, usize)) -> Option<NaiveDate> {
        let text = cell(at.1, at.2);
        if text.is_empty() {
            return None;
        }
        let day = read_day(text);
        if day.is_none() {
            let remedy = "đề nghị ghi theo dạng ngày/tháng/năm, ví dụ 01/7/2026";
            self.tell(at, format!("“{}” không phải là ngày", short(text)), remedy);
        }
        day
    }
}

pub fn cell(line: &Line, column: usize) -> &str {
    line.cells.get(column).map(String::as_str).unwrap_or_default()
}

/// Names in a cell, divided by semicolons or line breaks: names hold commas and dashes.
pub fn names(text: &str) -> Vec<String> {
    let parts = text.split([';', '；', '\n']).map(one_line);
    parts.filter(|p| !p.is_empty()).collect()
}

pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a message quotes of a cell: no address, because a refused reload is told in the log.
pub fn short(text: &str) -> String {
    match text.contains('@') {
        true => "địa chỉ này".into(),
        false => text.chars().take(60).collect(),
    }
}

/// 01/7/2026, 1-7-2026, 1.7.2026 or 2026-07-01, with or without an hour behind it.
fn read_day(text: &str) -> Option<NaiveDate> {
    let day = text.split_whitespace().next()?;
    let parts: Vec<&str> = day.split(['/', '-', '.']).collect();
    let [a, b, c] = parts[..] else { return None };
    let number = |t: &str| {
        (!t.is_empty() && t.len() <= 4)
            .then(|| t.parse::<u32>().ok())
            .flatten()
    };
    let (y, m, d) = match (a.len(), c.len()) {
        (4, 1 | 2) => (a, b, c),
        (1 | 2, 4) => (c, b, a),
        _ => return None,
    };
    let year = i32::try_from(number(y)?)
        .ok()
        .filter(|y| (1950..=2200).contains(y))?;
    NaiveDate::from_ymd_opt(year, number(m)?, number(d)?)
}

pub fn judge(tables: &Tables, known: &[Mailbox]) -> (Contents, Vec<Fault>) {
    let mut faults = Faults::default();
    let units = units::read(&tables.units, &mut faults);
    let (groups, group_lines) = groups::read(&tables.groups, &units, &mut faults);
    let absences = absences::read(&tables.absences, &units, known, &mut faults);
    let wishes = wishes::read(&tables.wishes, &units, &mut faults);
    let Units { spells, lines, .. } = units;
    let contents = Contents {
        book: Book {
            spells,
            absences,
            wishes,
        },
        groups,
        unit_lines: lines,
        group_lines,
    };
    let mut faults = faults.0;
    if contents.book.spells.is_empty() && faults.is_empty() {
        let name = UNITS.columns[unit::NAME].name;
        let message = "chưa có đơn vị nào".to_owned();
        faults.push(fault(&UNITS, 0, name, message, "đề nghị ghi mỗi đơn vị một hàng"));
    }
    (contents, faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_and_excel_write_them() {
        for (text, want) in [
            ("01/07/2026", "2026-07-01"),
            ("1/7/2026", "2026-07-01"),
            ("31-12-2026", "2026-12-31"),
            ("1.7.2026", "2026-07-01"),
            ("2026-07-01", "2026-07-01"),
            ("01/07/2026 00:00:00", "2026-07-01"),
        ] {
            assert_eq!(read_day(text), want.parse().ok(), "{text}");
        }
        for text in [
            "31/02/2026",
            "7/2026",
            "01/07/26",
            "hôm nay",
            "1/7/20260",
            "",
            "//",
            "01/07/0026",
        ] {
            assert_eq!(read_day(text), None, "{text}");
        }
    }
}
