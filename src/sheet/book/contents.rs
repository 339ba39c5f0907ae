//! What the address book says: from its tables to units, groups, absences and wishes, with everything
//! that is wrong.

use super::columns::{UNITS, unit};
use super::fault::{Fault, Faults, fault};
use super::tables::Tables;
use super::units::Units;
use super::{absences, groups, units, wishes};
use crate::paper::PaperError;
use crate::plan::{Book, Group, Mailbox};

/// What the address book says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    pub book: Book,
    pub groups: Vec<Group>,
    /// The row of each spell of the book.
    pub unit_lines: Vec<usize>,
    /// The row of each group.
    pub group_lines: Vec<usize>,
}

/// Reads and validates an address book. `known` are the people whom the configuration names, who
/// may be away too: owner, leaders, drafters.
///
/// # Errors
/// Everything that is wrong, at once.
pub fn read(bytes: &[u8], known: &[Mailbox]) -> Result<Contents, Vec<Fault>> {
    let (tables, mut faults) = super::read::tables(bytes).map_err(|e| vec![unreadable(&e)])?;
    let (contents, more) = judge(&tables, known);
    faults.extend(more);
    match faults.is_empty() {
        true => Ok(contents),
        false => Err(faults),
    }
}

fn unreadable(error: &PaperError) -> Fault {
    Fault {
        sheet: String::new(),
        line: 0,
        column: String::new(),
        message: format!("không đọc được tệp danh bạ ({error})"),
        remedy: "đề nghị lưu lại bằng Excel dưới dạng .xlsx".into(),
    }
}

fn judge(tables: &Tables, known: &[Mailbox]) -> (Contents, Vec<Fault>) {
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
