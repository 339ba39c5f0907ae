//! The tables of the address book as written, before anything in them is judged.

use super::columns::{ABSENCES, GROUPS, Table, UNITS, WISHES};

/// A row of a table: its cells in the order of the table's columns, whatever their order in the
/// file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// The row's number in Excel; 0 where it was never in a file.
    pub line: usize,
    pub cells: Vec<String>,
}

/// The tables as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tables {
    pub units: Vec<Line>,
    pub groups: Vec<Line>,
    pub absences: Vec<Line>,
    pub wishes: Vec<Line>,
}

/// Each table with its lines, in the order of the workbook.
pub fn with_tables(tables: &Tables) -> [(&'static Table, &Vec<Line>); 4] {
    [
        (&UNITS, &tables.units),
        (&GROUPS, &tables.groups),
        (&ABSENCES, &tables.absences),
        (&WISHES, &tables.wishes),
    ]
}
