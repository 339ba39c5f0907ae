//! The formulas of a sheet, which a file may hold without what they gave.

use super::sheet::place_of;
use crate::paper::error::PaperError;
use crate::paper::stream::{Stream, Token};
use std::collections::BTreeMap;

/// More formulas than a form has by far; what lies beyond is not read.
const MAX_FORMULAS: usize = 50_000;

/// By row (counted from 1) and column (from 0); empty where the text of the formula stands with another
/// cell that shares it.
pub type Formulas = BTreeMap<(usize, usize), String>;

pub(super) fn formulas(stream: &mut Stream) -> Result<Formulas, PaperError> {
    let mut found = Formulas::new();
    let mut place = None;
    while found.len() < MAX_FORMULAS {
        let tag = match stream.next()? {
            Token::Open(tag) => tag,
            Token::End => break,
            _ => continue,
        };
        match (tag.name.as_str(), place) {
            ("c", _) => place = tag.attribute("r").and_then(|r| place_of(&r)),
            ("f", Some((column, row))) => {
                found.insert((row, column), stream.text()?);
            }
            ("Fallback" | "extLst" | "conditionalFormatting" | "dataValidations", _) => stream.skip()?,
            _ => {}
        }
    }
    Ok(found)
}
