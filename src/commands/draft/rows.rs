//! The rows of a table held against those that were given out: a row by its name, a figure by its column,
//! a formula by its being there.

use std::collections::{BTreeMap, BTreeSet};

/// A row of a table with the formulas of its cells, by column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TableRow {
    pub cells: Vec<String>,
    pub formulas: BTreeMap<usize, String>,
}

impl TableRow {
    /// The row as one line.
    pub fn line(&self) -> String {
        self.cells.join(" | ")
    }

    /// A row of names or of signatures has none worth holding against anything.
    pub fn figures(&self) -> usize {
        self.cells.iter().filter(|cell| is_figure(cell.trim())).count()
    }

    /// The first words of a row are its name; their place with them.
    fn name(&self) -> Option<(usize, &str)> {
        let mut cells = self.cells.iter().map(|cell| cell.trim()).enumerate();
        cells.find(|(_, cell)| cell.starts_with(char::is_alphabetic))
    }

    fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }

    /// Its words and figures in the columns behind its name.
    fn behind(&self, from: usize) -> impl Iterator<Item = (usize, &str)> {
        let cells = self.cells.iter().map(|cell| cell.trim()).enumerate();
        cells.skip(from + 1)
    }
}

/// What a version printed in its table.
#[derive(Default)]
pub(super) struct Table {
    pub rows: Vec<TableRow>,
    /// The columns by the numbers of the form: "(4)".
    columns: BTreeMap<usize, String>,
}

impl Table {
    /// The rows with figures, and the numbers of the columns above them.
    pub fn new(rows: Vec<TableRow>) -> Table {
        let numbers = rows.iter().map(numbers_of).max_by_key(BTreeMap::len);
        Table {
            rows: rows.into_iter().filter(|row| row.figures() > 0).collect(),
            columns: numbers.unwrap_or_default(),
        }
    }

    /// What the file says otherwise of rows that were printed, which are gone from its table, which were added.
    pub fn edits(&self, rows: &[TableRow], then: &str) -> Vec<String> {
        let unreckoned = empty_columns(rows);
        let (pairs, gone, added) = self.paired(rows);
        if !self.rows.is_empty() && pairs.is_empty() {
            return vec![format!("bảng số liệu của {then} không còn trong tệp")];
        }
        let mut out = Vec::new();
        for (was, is) in &pairs {
            out.extend(self.formulas(was, is, then));
            out.extend(self.figures(was, is, &unreckoned, then));
        }
        // What a person typed first, then what follows from it.
        out.sort_by_key(|line| line.ends_with(FOLLOWS));
        out.extend(
            gone.iter()
                .map(|name| format!("bảng, không còn so với {then}: hàng “{name}”")),
        );
        out.extend(
            added
                .iter()
                .map(|name| format!("bảng, có thêm so với {then}: hàng “{name}”")),
        );
        out
    }

    /// Formulas that were typed over, and figures in whose place a formula was put.
    pub fn edited_formulas(&self, rows: &[TableRow], then: &str) -> Vec<String> {
        let (pairs, ..) = self.paired(rows);
        let told = pairs.iter().flat_map(|(was, is)| self.formulas(was, is, then));
        told.collect()
    }

    /// Rows of both by their names; the names of those that only one of the two has.
    fn paired<'r>(
        &'r self,
        rows: &'r [TableRow],
    ) -> (Vec<(&'r TableRow, &'r TableRow)>, Vec<&'r str>, Vec<&'r str>) {
        let (mut pairs, mut gone, mut taken) = (Vec::new(), Vec::new(), BTreeSet::new());
        for was in &self.rows {
            let Some((_, name)) = was.name() else { continue };
            let is_it = |row: &TableRow| row.name().is_some_and(|(_, other)| other == name);
            match (0..rows.len()).find(|at| !taken.contains(at) && is_it(&rows[*at])) {
                Some(at) => {
                    taken.insert(at);
                    pairs.push((was, &rows[at]));
                }
                None => gone.push(name),
            }
        }
        let new = (0..rows.len()).filter(|at| !taken.contains(at));
        let new = new.filter_map(|at| {
            let (from, name) = rows[at].name()?;
            let figures = rows[at].behind(from).filter(|(_, cell)| is_figure(cell));
            (figures.count() > 1).then_some(name)
        });
        (pairs, gone, new.collect())
    }

    fn formulas(&self, was: &TableRow, is: &TableRow, then: &str) -> Vec<String> {
        let Some((from, name)) = was.name() else {
            return Vec::new();
        };
        let said = |column: usize, what: String| {
            let place = self.place(name, column);
            format!("bảng, sửa so với {then}: {place}, {what}")
        };
        let mut out = Vec::new();
        for (column, cell) in was.behind(from) {
            let (own, other) = (was.formulas.get(&column), is.formulas.get(&column));
            match (own, other, is.cell(column)) {
                (Some(_), None, now) if is_figure(now) => {
                    out.push(said(column, format!("công thức bị thay bằng số {now}")))
                }
                (None, Some(formula), _) if is_figure(cell) => out.push(said(
                    column,
                    format!("số {cell} bị thay bằng công thức “={formula}”"),
                )),
                _ => {}
            }
        }
        out
    }

    /// Figures that the other row says otherwise, but for those whose formula is told.
    fn figures(
        &self,
        was_row: &TableRow,
        is: &TableRow,
        unreckoned: &BTreeSet<usize>,
        then: &str,
    ) -> Vec<String> {
        let Some((from, name)) = was_row.name() else {
            return Vec::new();
        };
        if name.starts_with(TOTAL) && !is.cells.iter().any(|cell| is_figure(cell)) {
            return Vec::new();
        }
        let changed = was_row.behind(from).filter(|(column, cell)| {
            let now = is.cell(*column);
            let has_formula = [was_row, is].map(|row| row.formulas.contains_key(column));
            let is_told = has_formula[0] != has_formula[1] && is_figure(now) | has_formula[1];
            // A program that saves without reckoning leaves the cells of formulas empty.
            let is_empty = now.is_empty() && (unreckoned.contains(column) || has_formula == [true; 2]);
            is_figure(cell) && bare(cell) != bare(now) && !is_told && !is_empty
        });
        let words = |(column, was): (usize, &str)| {
            let now = match is.cell(column) {
                "" => "ô trống",
                now => now,
            };
            let place = self.place(name, column);
            let is_of_formulas = [was_row, is].iter().all(|row| row.formulas.contains_key(&column));
            let follows = if is_of_formulas { FOLLOWS } else { "" };
            format!("bảng, sửa so với {then}: {place}, từ {was} thành {now}{follows}")
        };
        changed.map(words).collect()
    }

    /// "hàng “Đầu tư”, cột (4)"; a column that the form does not number is counted.
    fn place(&self, name: &str, column: usize) -> String {
        match self.columns.get(&column) {
            Some(number) => format!("hàng “{name}”, cột {number}"),
            None => format!("hàng “{name}”, cột thứ {}", column + 1),
        }
    }
}

/// Said of a figure that a formula gives.
const FOLLOWS: &str = " (theo công thức)";

/// Rows of formulas alone begin so; a program that does not reckon leaves them empty.
const TOTAL: &str = "Tổng";

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

/// Columns that are empty in every row: a program that saves a workbook without reckoning leaves the cells of
/// its formulas so.
fn empty_columns(rows: &[TableRow]) -> BTreeSet<usize> {
    let mut filled: BTreeMap<usize, bool> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.name().is_some()) {
        for (at, cell) in row.cells.iter().enumerate() {
            *filled.entry(at).or_default() |= is_figure(cell.trim());
        }
    }
    let empty = filled.into_iter().filter(|(_, is)| !is);
    empty.map(|(at, _)| at).collect()
}

fn is_figure(cell: &str) -> bool {
    cell.starts_with(|c: char| c.is_ascii_digit())
}

/// "97,9" and "97.9" are one figure, "05" and "5" as well.
fn bare(cell: &str) -> String {
    let plain = cell.replace(',', ".");
    match plain.trim_start_matches('0') {
        rest if rest.is_empty() || rest.starts_with('.') => format!("0{rest}"),
        rest => rest.to_owned(),
    }
}

#[cfg(test)]
mod tests;
