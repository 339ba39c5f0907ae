//! A file of any kind to what it proposes.

use super::error::SheetError;
use super::kind::SheetKind;
use super::proposal::{Known, Proposal};
use super::{book, days, open, system, tracking};

/// What a file is, told by its tables; `None` where it is no sheet of a known kind, or cannot be
/// read.
pub fn kind(name: &str, bytes: &[u8]) -> Option<SheetKind> {
    if book::read::is_book(bytes) {
        return Some(SheetKind::Book);
    }
    if days::is_day_sheet(name, bytes) {
        return Some(SheetKind::Days);
    }
    open::table(name, bytes).ok().map(|table| table.kind)
}

/// Reads a filled file of any known kind.
///
/// # Errors
/// It cannot be read, is beyond a limit, or is no sheet of a known kind.
pub fn read(name: &str, bytes: &[u8], known: &Known) -> Result<Proposal, SheetError> {
    let table = open::table(name, bytes)?;
    Ok(match table.kind {
        SheetKind::Tracking => tracking::read::read(&table, known),
        SheetKind::System => system::read(&table, known),
        // Of the settings, not of tasks: whoever holds these takes them.
        SheetKind::Book | SheetKind::Days | SheetKind::Form | SheetKind::Dossiers => {
            return Err(SheetError::Unrecognised);
        }
    })
}
