//! A sheet of the product given to the wrong command: what it is, and which command takes it.

use crate::sheet::{self, SheetKind};
use anyhow::bail;

/// Refuses a sheet of one of these kinds.
///
/// # Errors
/// It is one, with the command that takes it.
pub fn refuse(name: &str, bytes: &[u8], others: &[SheetKind]) -> anyhow::Result<()> {
    let Some(kind) = sheet::kind(name, bytes).filter(|kind| others.contains(kind)) else {
        return Ok(());
    };
    let (what, command) = match kind {
        SheetKind::Tracking => ("the tracking sheet", "task import"),
        SheetKind::System => ("a list of the task system", "task import"),
        SheetKind::Book => ("the address book", "init --danh-ba"),
        SheetKind::Days => ("the sheet of days off", "calendar import"),
        SheetKind::Form => ("a form II.06a", "import --source ID --apply"),
        SheetKind::Dossiers => ("a list of dossiers", "import --source ID --apply"),
    };
    bail!(
        "it is {what} ({}); take it with `dossierd {command} FILE`, or put it into the watched folder",
        kind.name()
    )
}
