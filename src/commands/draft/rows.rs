//! The rows of a table held against those that were given out: a row by its name, a figure by its column,
//! a formula by its being there.

use super::columns::Columns;
use super::row::{TableRow, is_figure};
use std::collections::{BTreeMap, BTreeSet};

/// What a version printed in its table.
#[derive(Default)]
pub(super) struct Table {
    pub rows: Vec<TableRow>,
    columns: Columns,
}

impl Table {
    /// The rows with figures, and the names of the columns above them.
    pub fn new(rows: Vec<TableRow>) -> Table {
        Table {
            columns: Columns::above(&rows, false),
            rows: rows.into_iter().filter(|row| row.figures() > 0).collect(),
        }
    }

    /// The same of a workbook's sheet.
    pub fn of_sheet(rows: Vec<TableRow>) -> Table {
        Table {
            columns: Columns::above(&rows, true),
            ..Table::new(rows)
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
            out.extend(self.figures(was, is, (&unreckoned, |_| true), then));
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

    /// What a sheet says otherwise whose form is read: formulas that were typed over, figures in whose place
    /// a formula was put, and other figures, `beside` the form alone where those of the form are told.
    pub fn edited_sheet(&self, rows: &[TableRow], then: &str, beside: bool) -> Vec<String> {
        let (pairs, ..) = self.paired(rows);
        let unreckoned = empty_columns(rows);
        let is_asked = |column: usize| !beside || !self.columns.is_numbered(column);
        let mut told = Vec::new();
        for (was, is) in pairs {
            told.extend(self.formulas(was, is, then));
            told.extend(self.figures(was, is, (&unreckoned, is_asked), then));
        }
        told.sort_by_key(|line| line.ends_with(FOLLOWS));
        told
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
            let place = self.columns.place(name, column);
            format!("bảng, sửa so với {then}: {place}, {what}")
        };
        let mut out = Vec::new();
        for (column, cell) in was.behind(from) {
            let (own, other) = (was.formulas.get(&column), is.formulas.get(&column));
            match (own, other, is.cell(column)) {
                (Some(_), None, now) if is_figure(now) => out.push(said(
                    column,
                    format!("công thức bị thay bằng số {}", self.columns.shown(now)),
                )),
                (None, Some(formula), _) if is_figure(cell) => out.push(said(
                    column,
                    format!(
                        "số {} bị thay bằng công thức “={formula}”",
                        self.columns.shown(cell)
                    ),
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
        (unreckoned, is_asked): (&BTreeSet<usize>, impl Fn(usize) -> bool),
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
            // What was typed into an empty cell of a sheet is an edit; elsewhere its columns may be others.
            let is_typed =
                self.columns.is_sheet && cell.is_empty() && has_formula == [false; 2] && is_figure(now);
            let is_changed = is_typed || (is_figure(cell) && bare(cell) != bare(now));
            is_asked(*column) && is_changed && !is_told && !is_empty
        });
        let words = |(column, was): (usize, &str)| {
            let [was, now] = [was, is.cell(column)].map(|cell| match cell {
                "" => "ô trống".to_owned(),
                cell => self.columns.shown(cell),
            });
            let place = self.columns.place(name, column);
            let is_of_formulas = [was_row, is].iter().all(|row| row.formulas.contains_key(&column));
            let follows = if is_of_formulas { FOLLOWS } else { "" };
            format!("bảng, sửa so với {then}: {place}, từ {was} thành {now}{follows}")
        };
        changed.map(words).collect()
    }
}

/// Said of a figure that a formula gives.
const FOLLOWS: &str = " (theo công thức)";

/// Rows of formulas alone begin so; a program that does not reckon leaves them empty.
const TOTAL: &str = "Tổng";

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
