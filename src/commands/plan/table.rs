//! A plan's file and the task table in it.

use crate::commands::{given, other_sheet};
use crate::plan::import::{self, PlanTable};
use crate::sheet::SheetKind;
use anyhow::Context;
use std::path::Path;

/// Plans are office papers: larger than this is no plan.
const LARGEST_FILE: u64 = 32 * 1024 * 1024;

/// Reads a plan file's table.
pub fn read_table(file: &Path) -> anyhow::Result<PlanTable> {
    let (name, bytes) = read_file(file)?;
    table_of(file, &name, &bytes)
}

/// A sheet of ours has columns of tasks too, and is no plan.
pub(super) fn table_of(file: &Path, name: &str, bytes: &[u8]) -> anyhow::Result<PlanTable> {
    const OURS: [SheetKind; 3] = [SheetKind::Tracking, SheetKind::Book, SheetKind::Days];
    let place = || file.display().to_string();
    other_sheet::refuse(name, bytes, &OURS).with_context(place)?;
    import::read_file_bytes(name, bytes).with_context(place)
}

pub(super) fn read_file(file: &Path) -> anyhow::Result<(String, Vec<u8>)> {
    given::read(file, LARGEST_FILE, "give the file with the task table")
}
