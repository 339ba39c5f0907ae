//! The rows of a table that is read as no form, held against those that were given out: a row by its name,
//! a figure by its place in the row.

use std::collections::{BTreeMap, BTreeSet};

/// What the file says otherwise of rows that were printed, which are gone, which were added.
pub(super) fn edits(printed: &[String], rows: &[String], then: &str) -> Vec<String> {
    let printed = named(printed);
    let rows = named(rows);
    let unreckoned = empty_columns(&rows);
    let mut out = Vec::new();
    let mut taken = BTreeSet::new();
    for (name, was) in &printed {
        let same = (0..rows.len()).find(|at| !taken.contains(at) && rows[*at].0 == *name);
        let Some(at) = same else {
            out.push(format!("bảng, không còn so với {then}: hàng “{name}”"));
            continue;
        };
        taken.insert(at);
        let is = &rows[at].1;
        if name.starts_with(TOTAL) && !is.iter().any(|cell| is_figure(cell)) {
            continue;
        }
        out.extend(figures(was, is, &unreckoned).map(|(was, is)| {
            let is = if is.is_empty() { "ô trống" } else { is };
            format!("bảng, sửa so với {then}: hàng “{name}”, từ {was} thành {is}")
        }));
    }
    if !printed.is_empty() && taken.is_empty() {
        return vec![format!("bảng số liệu của {then} không còn trong tệp")];
    }
    let added = (0..rows.len()).filter(|at| !taken.contains(at) && has_figures(&rows[*at].1));
    out.extend(added.map(|at| format!("bảng, có thêm so với {then}: hàng “{}”", rows[at].0)));
    out
}

/// Rows of formulas alone begin so; a program that does not reckon leaves them empty.
const TOTAL: &str = "Tổng";

/// The name of a row and the cells behind it.
type Named<'r> = (&'r str, Vec<&'r str>);

/// Rows that have a name; its first words are it.
fn named(rows: &[String]) -> Vec<Named<'_>> {
    let each = rows.iter().filter_map(|row| {
        let mut cells = row.split(" | ").map(str::trim);
        let name = cells.find(|cell| cell.starts_with(char::is_alphabetic))?;
        Some((name, cells.collect()))
    });
    each.collect()
}

/// Places that are empty in every row: a program that saves a workbook without reckoning leaves the cells of
/// its formulas so.
fn empty_columns(rows: &[Named]) -> BTreeSet<usize> {
    let mut filled: BTreeMap<usize, bool> = BTreeMap::new();
    for (_, cells) in rows {
        for (at, cell) in cells.iter().enumerate() {
            *filled.entry(at).or_default() |= is_figure(cell);
        }
    }
    filled
        .into_iter()
        .filter(|(_, is)| !is)
        .map(|(at, _)| at)
        .collect()
}

/// Figures that the other row says otherwise, in pairs.
fn figures<'r>(
    was: &'r [&'r str],
    is: &'r [&'r str],
    unreckoned: &'r BTreeSet<usize>,
) -> impl Iterator<Item = (&'r str, &'r str)> {
    was.iter()
        .enumerate()
        .filter(|(at, cell)| is_figure(cell) && !unreckoned.contains(at))
        .filter_map(|(at, cell)| {
            let other = is.get(at).copied().unwrap_or_default();
            (bare(cell) != bare(other)).then_some((*cell, other))
        })
}

fn has_figures(cells: &[&str]) -> bool {
    cells.iter().filter(|cell| is_figure(cell)).count() > 1
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
mod tests {
    use super::*;

    const PRINTED: [&str; 4] = [
        "1 | Hóa chất | 165 | 135 | 5",
        "2 | Điện | 36 | 31 | 2",
        "Tổng số |  | 201 | 166 | 7",
        "Tổng các lĩnh vực trừ dòng tổng số | 0 | 0 | 0",
    ];

    fn of(rows: &[&str]) -> Vec<String> {
        let owned = |rows: &[&str]| rows.iter().map(|r| (*r).to_owned()).collect::<Vec<_>>();
        edits(&owned(&PRINTED), &owned(rows), "bản 01")
    }

    #[test]
    fn every_figure_that_differs_is_told_by_its_row() {
        let mut rows = PRINTED;
        rows[0] = "1 | Hóa chất | 165 | 136 | 05";
        assert_eq!(
            of(&rows),
            ["bảng, sửa so với bản 01: hàng “Hóa chất”, từ 135 thành 136"]
        );
        rows[0] = "1 | Hóa chất | 165 |  | 5";
        assert_eq!(
            of(&rows),
            ["bảng, sửa so với bản 01: hàng “Hóa chất”, từ 135 thành ô trống"]
        );
        assert_eq!(of(&PRINTED), Vec::<String>::new());
    }

    #[test]
    fn formulas_that_a_program_did_not_reckon_are_no_edit() {
        let rows = [
            "1 | Hóa chất |  | 136 | 5",
            "2 | Điện |  | 31 | 2",
            "Tổng số |  |  |  | ",
            "Tổng các lĩnh vực trừ dòng tổng số",
        ];
        assert_eq!(
            of(&rows),
            ["bảng, sửa so với bản 01: hàng “Hóa chất”, từ 135 thành 136"]
        );
    }

    #[test]
    fn rows_that_are_gone_or_new_are_told_and_other_numbers_before_them_are_not() {
        let rows = [
            "1 | Điện | 36 | 31 | 2",
            "2 | Thương mại | 4 | 4 | 0",
            PRINTED[2],
            PRINTED[3],
        ];
        assert_eq!(
            of(&rows),
            [
                "bảng, không còn so với bản 01: hàng “Hóa chất”",
                "bảng, có thêm so với bản 01: hàng “Thương mại”",
            ]
        );
        assert_eq!(
            of(&["1 | Lập kế hoạch | 3 | 4"]),
            ["bảng số liệu của bản 01 không còn trong tệp"]
        );
    }
}
