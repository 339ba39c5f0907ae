//! The columns of a table by the names that a reader sees above them, and a figure as a reader writes it.

use super::row::{TableRow, is_figure};
use crate::calendar::count;
use std::collections::BTreeMap;

/// The columns of a table.
#[derive(Default)]
pub(super) struct Columns {
    /// By the numbers of the form: "(4)".
    numbers: BTreeMap<usize, String>,
    /// By the words right above the figures: "(3)-(7)-(11)", "Ghi chú".
    titles: BTreeMap<usize, String>,
    /// Whether they have letters and their numbers are kept as a machine writes them.
    pub is_sheet: bool,
}

impl Columns {
    /// As the rows above the first figures name them.
    pub fn above(rows: &[TableRow], is_sheet: bool) -> Columns {
        let numbers = rows.iter().map(numbers_of).max_by_key(BTreeMap::len);
        let mut titles = BTreeMap::new();
        for row in rows.iter().take_while(|row| row.figures() == 0) {
            let words = row.cells.iter().map(|cell| cell.trim()).enumerate();
            let words = words.filter(|(_, cell)| !cell.is_empty() && !is_figure(cell));
            titles.extend(words.map(|(at, cell)| (at, in_one_line(cell))));
        }
        Columns {
            numbers: numbers.unwrap_or_default(),
            titles,
            is_sheet,
        }
    }

    /// Whether it is one of the form's own.
    pub fn is_numbered(&self, column: usize) -> bool {
        self.numbers.contains_key(&column)
    }

    /// "hàng “Đầu tư”, cột (4)"; one that the form does not number by its title, in a sheet by its letter too.
    pub fn place(&self, name: &str, column: usize) -> String {
        let title = self.titles.get(&column).map(|title| format!("“{title}”"));
        let of = match (self.numbers.get(&column), title) {
            (Some(number), _) => number.clone(),
            (None, Some(title)) if self.is_sheet => format!("{} {title}", letter(column)),
            (None, Some(title)) => title,
            (None, None) if self.is_sheet => letter(column),
            (None, None) => format!("thứ {}", column + 1),
        };
        format!("hàng “{name}”, cột {of}")
    }

    /// "0.125" of a sheet as officials write it, "0,125"; 12706 as "12.706".
    pub fn shown(&self, cell: &str) -> String {
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let whole = |digits: &str| digits.parse().map_or_else(|_| digits.to_owned(), thousands);
        if let Some(rest) = cell
            .strip_prefix('-')
            .filter(|rest| is_digits(&rest.replace('.', "")))
        {
            return format!("-{}", self.shown(rest));
        }
        match cell.split_once('.') {
            _ if !self.is_sheet => cell.to_owned(),
            None if is_digits(cell) => cell.parse().map_or_else(|_| cell.to_owned(), count),
            Some((before, behind)) if is_digits(before) && is_digits(behind) => {
                format!("{},{behind}", whole(before))
            }
            _ => cell.to_owned(),
        }
    }
}

/// Without the zero that stands before a count below ten.
fn thousands(n: i64) -> String {
    match n {
        0..10 => n.to_string(),
        n => count(n),
    }
}

/// "S" of the nineteenth column.
fn letter(column: usize) -> String {
    let (before, last) = (column / 26, (column % 26) as u8);
    let last = char::from(b'A' + last);
    match before {
        0 => last.to_string(),
        n => format!("{}{last}", letter(n - 1)),
    }
}

fn in_one_line(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "(3)= (4)+(5)+(6)" numbers a column, "(3)-(4)-(5)" beside the form checks it.
fn numbers_of(row: &TableRow) -> BTreeMap<usize, String> {
    let number = |cell: &str| {
        let (number, rest) = cell.trim().strip_prefix('(')?.split_once(')')?;
        let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        let is_alone = rest.trim().is_empty() || rest.trim_start().starts_with('=');
        (is_number && is_alone).then(|| format!("({number})"))
    };
    let cells = row.cells.iter().enumerate();
    cells.filter_map(|(at, cell)| Some((at, number(cell)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(lines: &[&str]) -> Vec<TableRow> {
        let cells = |line: &&str| line.split(" | ").map(|cell| cell.trim().to_owned()).collect();
        let row = |line: &&str| TableRow {
            cells: cells(line),
            ..TableRow::default()
        };
        lines.iter().map(row).collect()
    }

    #[test]
    fn a_column_is_named_as_its_reader_sees_it() {
        let head = [
            "TT | Lĩnh vực | Tổng số | Ghi chú",
            "(1) | (2) | (3) |  | (3)-\n(4)",
            "1 | Điện | 5 | 6 | 7",
        ];
        let (sheet, table) = (
            Columns::above(&rows(&head), true),
            Columns::above(&rows(&head), false),
        );
        for (column, of_sheet, of_table) in [
            (2, "(3)", "(3)"),
            (3, "D “Ghi chú”", "“Ghi chú”"),
            (4, "E “(3)- (4)”", "“(3)- (4)”"),
            (27, "AB", "thứ 28"),
        ] {
            assert_eq!(
                sheet.place("Điện", column),
                format!("hàng “Điện”, cột {of_sheet}")
            );
            assert_eq!(
                table.place("Điện", column),
                format!("hàng “Điện”, cột {of_table}")
            );
        }
    }

    #[test]
    fn numbers_of_a_sheet_are_written_as_officials_write_them() {
        let sheet = Columns {
            is_sheet: true,
            ..Columns::default()
        };
        for (cell, shown) in [
            ("0.125", "0,125"),
            ("12706", "12.706"),
            ("1234.5", "1.234,5"),
            ("5", "05"),
            ("-2.5", "-2,5"),
            ("98,9%", "98,9%"),
            ("2.1.3", "2.1.3"),
        ] {
            assert_eq!(sheet.shown(cell), shown);
            assert_eq!(Columns::default().shown(cell), cell);
        }
    }
}
