//! What a Word file holds beside its text: notes at the foot and end, comments, changes that nobody has
//! accepted yet.

use super::layout::lay_out;
use super::numbering::Numbering;
use super::walk::blocks_of;
use crate::paper::collect::Rows;
use crate::paper::error::PaperError;
use crate::paper::kind::main_part;
use crate::paper::stream::{Stream, Token};
use crate::paper::unpack::Package;

/// What stands beside the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// Footnotes and endnotes, a line each paragraph: they are printed.
    pub notes: Vec<String>,
    /// Comments in the margin: they are not.
    pub comments: usize,
    /// Headers of its pages, a line each paragraph.
    pub headers: Vec<String>,
    /// Charts that stand in the text.
    pub charts: usize,
    /// Whether insertions, deletions or moves wait for somebody who accepts them.
    pub is_tracked: bool,
}

/// Reads it.
///
/// # Errors
/// The file is damaged or hostile, or a limit of `table` is passed.
pub fn beside(bytes: &[u8]) -> Result<Beside, PaperError> {
    let mut package = Package::open(bytes)?;
    let main = main_part(&mut package)?;
    let mut out = Beside::default();
    for related in package.relationships(&main.part)? {
        let is_asked = matches!(
            related.kind.as_str(),
            "footnotes" | "endnotes" | "comments" | "header"
        );
        let Some(stream) = is_asked
            .then(|| package.stream(&related.target))
            .transpose()?
            .flatten()
        else {
            continue;
        };
        match related.kind.as_str() {
            "comments" => out.comments += names(stream, |name| name == "comment")?,
            "header" => out.headers.extend(lines(stream)?),
            _ => out.notes.extend(lines(stream)?),
        }
    }
    if let Some(stream) = package.stream(&main.part)? {
        let is_change = |name: &str| matches!(name, "ins" | "del" | "moveFrom" | "moveTo");
        out.is_tracked = names(stream, is_change)? > 0;
    }
    if let Some(stream) = package.stream(&main.part)? {
        out.charts = names(stream, |name| name == "chart")?;
    }
    Ok(out)
}

/// How many elements have such a name.
fn names(mut stream: Stream<'_>, is_it: impl Fn(&str) -> bool) -> Result<usize, PaperError> {
    let mut found = 0;
    loop {
        match stream.next()? {
            Token::Open(tag) if is_it(&tag.name) => found += 1,
            Token::End => return Ok(found),
            _ => {}
        }
    }
}

fn lines(stream: Stream<'_>) -> Result<Vec<String>, PaperError> {
    let mut rows = Rows::default();
    lay_out(blocks_of(stream, Numbering::default())?, &mut rows)?;
    let cells = rows.rows.into_iter().flat_map(|row| row.cells);
    let lines: Vec<String> = cells
        .flat_map(|cell| cell.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    Ok(lines.into_iter().filter(|line| !line.trim().is_empty()).collect())
}
