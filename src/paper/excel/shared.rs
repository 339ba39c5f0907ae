//! What all sheets of a workbook share: the texts that cells name by number, formats, where days begin.

use super::format::Formats;
use crate::paper::error::PaperError;
use crate::paper::stream::{Stream, Tag, Token};
use crate::paper::table::MAX_CELL_BYTES;

/// Texts of all sheets together.
pub(super) const MAX_STRINGS: usize = 300_000;

/// What all sheets share.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub strings: Vec<String>,
    pub formats: Formats,
    /// Days are counted from 1904, as Excel for the Macintosh did.
    pub from_1904: bool,
}

/// Every text that cells refer to by its number.
pub(super) fn shared_strings(stream: &mut Stream) -> Result<Vec<String>, PaperError> {
    let mut strings = Vec::new();
    loop {
        match stream.next()? {
            Token::Open(_) if strings.len() >= MAX_STRINGS => {
                let why = format!("more than {MAX_STRINGS} texts; save the sheet with the plan alone");
                return Err(PaperError::broken("reading the workbook", why));
            }
            Token::Open(tag) if tag.name == "si" => strings.push(rich_text(stream)?),
            Token::End => return Ok(strings),
            _ => {}
        }
    }
}

/// The words of the element that is open: its runs joined, without the phonetic guide.
pub(super) fn rich_text(stream: &mut Stream) -> Result<String, PaperError> {
    let mut out = String::new();
    let mut is_text = false;
    let mut guide: Option<usize> = None;
    stream.inside(|token, depth| {
        match token {
            Token::Open(Tag { name, .. }) if name == "rPh" => guide = guide.or(Some(depth)),
            Token::Open(Tag { name, .. }) => is_text = name == "t",
            // Depth is the one after the element has closed.
            Token::Close if guide.is_some_and(|from| depth < from) => guide = None,
            Token::Close => is_text = false,
            Token::Text(text) if is_text && guide.is_none() => out.push_str(text),
            _ => {}
        }
        Ok(())
    })?;
    if out.len() > MAX_CELL_BYTES {
        let why = format!("a cell of more than {MAX_CELL_BYTES} bytes; is all of it in one cell?");
        return Err(PaperError::broken("reading the sheet", why));
    }
    Ok(out)
}
