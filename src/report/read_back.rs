//! The figures that stand in a report as it was signed: the rows of its table II.06a.

use crate::dossier::{Column, Extras, SectorRow, TOTAL};
use crate::paper::table::Row;
use std::collections::BTreeSet;

/// The form has eleven columns of counts, and the name of the line before them.
const COUNTS: usize = Column::ALL.len();

/// Sectors and totals row of the table, as written; `None` where no row has eleven counts after a
/// name. Two lines of one name that differ are an error: the table stands there twice.
pub fn read_back(rows: &[Row]) -> Result<Option<(Vec<SectorRow>, SectorRow)>, String> {
    let mut sectors: Vec<SectorRow> = Vec::new();
    let mut total: Option<SectorRow> = None;
    for line in rows.iter().filter_map(|row| line(&row.cells)) {
        let known = match is_total(&line.sector) {
            true => total.as_ref(),
            false => sectors.iter().find(|known| known.sector == line.sector),
        };
        match known {
            Some(known) if known.counts == line.counts => {}
            Some(known) => {
                return Err(format!(
                    "\"{}\" stands in it twice with different figures; give a file with one table II.06a",
                    known.name()
                ));
            }
            None if is_total(&line.sector) => {
                total = Some(SectorRow {
                    sector: TOTAL.to_owned(),
                    ..line
                });
            }
            None => sectors.push(line),
        }
    }
    Ok(total.map(|total| (sectors, total)))
}

/// One line of the form: a name, and after it eleven counts, at least one of them known.
fn line(cells: &[String]) -> Option<SectorRow> {
    let first = cells.len().checked_sub(COUNTS)?;
    let (before, counts) = cells.split_at(first);
    let counts: Vec<Option<i64>> = counts.iter().map(|cell| count(cell)).collect::<Option<_>>()?;
    let numbers: Vec<i64> = counts.iter().copied().flatten().collect();
    // The row that numbers the columns.
    if numbers.is_empty() || numbers.windows(2).all(|pair| pair[1] == pair[0] + 1) && numbers.len() == COUNTS
    {
        return None;
    }
    let words = before
        .iter()
        .rev()
        .map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "));
    let name = words
        .into_iter()
        .find(|cell| cell.chars().any(char::is_alphabetic))?;
    let mut row = SectorRow {
        sector: name,
        extras: Extras::new(),
        ..SectorRow::default()
    };
    for (column, n) in Column::ALL.into_iter().zip(counts) {
        row.counts.set(column, n);
    }
    Some(row)
}

/// "1.234", "06"; a blank and "-" are unknown (the outer `None` is no count at all).
fn count(cell: &str) -> Option<Option<i64>> {
    let text: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    if text.is_empty() || text == "-" || text == "–" {
        return Some(None);
    }
    let groups: Vec<&str> = text.split('.').collect();
    let is_grouped = groups.len() == 1 || groups.iter().skip(1).all(|g| g.len() == 3);
    let digits = groups.concat();
    let is_number = is_grouped && digits.len() <= 9 && digits.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).filter(Option::is_some)
}

fn is_total(name: &str) -> bool {
    let words: BTreeSet<&str> = ["tổng số", "tổng cộng", "tổng", "cộng"].into();
    words.contains(name.to_lowercase().trim_end_matches([':', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Row {
        Row {
            cells: cells.iter().map(ToString::to_string).collect(),
            ..Row::default()
        }
    }

    const NUMBERS: [&str; 11] = ["1.010", "06", "1.001", "3", "6", "4", "-", "", "4", "3", "1"];

    fn with(name: &str, numbers: [&str; 11]) -> Row {
        row(&[&["1", name], &numbers[..]].concat())
    }

    #[test]
    fn the_table_of_a_signed_report_is_read_as_it_stands() {
        let rows = [
            row(&["TT", "Lĩnh vực", "Tổng số"]),
            with(
                "(2)",
                [
                    "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)", "(11)", "(12)", "(13)",
                ],
            ),
            with("Cột", ["3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13"]),
            with("Đầu tư", NUMBERS),
            with("TỔNG CỘNG", NUMBERS),
        ];
        let (sectors, total) = read_back(&rows).unwrap().unwrap();
        assert_eq!(
            (sectors.len(), sectors[0].sector.as_str(), total.sector.as_str()),
            (1, "Đầu tư", TOTAL)
        );
        assert_eq!(
            Column::ALL.map(|c| total.counts.get(c).unwrap_or(-1)),
            [1010, 6, 1001, 3, 6, 4, -1, -1, 4, 3, 1]
        );
    }

    #[test]
    fn what_is_no_such_table_is_not_read_as_one() {
        for rows in [
            vec![],
            vec![with("Đầu tư", NUMBERS)],
            vec![with(
                "Tổng số",
                ["1,5", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0"],
            )],
            vec![with(
                "Tổng số",
                ["-1", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0"],
            )],
        ] {
            assert_eq!(read_back(&rows), Ok(None));
        }
        let mut other = NUMBERS;
        other[0] = "1.011";
        let twice = [with("Tổng số", NUMBERS), with("Tổng số", other)];
        assert!(read_back(&twice).unwrap_err().contains("twice"));
    }
}
