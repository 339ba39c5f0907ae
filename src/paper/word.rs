//! A Word file to rows: its paragraphs and tables in the order in which they stand.
//!
//! What is read is what a reader sees when all changes are accepted: insertions, content
//! controls, links, text boxes and the numbers that Word writes by itself are text;
//! deletions, hidden words, field codes and empty content controls are not.

mod beside;
mod layout;
mod numbering;
mod walk;

pub use beside::{Beside, beside};

use super::collect::Rows;
use super::error::PaperError;
use super::kind::{Kind, main_part};
use super::table::Row;
use super::unpack::Package;
use numbering::Numbering;

/// All paragraphs and table rows of a `.docx`.
///
/// Cells merged with the one above repeat its words (`Row::from_above`); of cells merged
/// in a row the first holds the words. A table within a cell comes after the table
/// around it.
///
/// # Errors
/// It is no Word file, it is damaged or hostile, or a limit of `table` is passed.
pub fn rows(bytes: &[u8]) -> Result<Vec<Row>, PaperError> {
    let mut package = Package::open(bytes)?;
    let main = main_part(&mut package)?;
    if main.kind != Kind::Word {
        return Err(PaperError::broken("opening the file", "it is no Word file"));
    }
    let mut numbering = Numbering::default();
    for related in package.relationships(&main.part)? {
        let kind = related.kind.as_str();
        if !matches!(kind, "numbering" | "styles") {
            continue;
        }
        let Some(mut stream) = package.stream(&related.target)? else {
            continue;
        };
        match kind {
            "numbering" => numbering.read_lists(&mut stream)?,
            _ => numbering.read_styles(&mut stream)?,
        }
    }
    let Some(stream) = package.stream(&main.part)? else {
        return Err(PaperError::broken(
            "opening the file",
            "its text is missing; get it again",
        ));
    };
    let blocks = walk::blocks_of(stream, numbering)?;
    let mut rows = Rows::default();
    layout::lay_out(blocks, &mut rows)?;
    Ok(rows.rows)
}
