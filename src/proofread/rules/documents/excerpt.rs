//! A document as the text names it, with its kind.

use crate::proofread::cited::Cited;
use crate::proofread::scan::Scan;

pub(super) fn excerpt(scan: &Scan, cited: &Cited) -> String {
    let words = cited.kind.map_or(0, |k| k.name.split(' ').count());
    let so = usize::from(cited.from > 0 && scan.tokens[cited.from - 1].is("số"));
    scan.words(cited.from.saturating_sub(words + so), cited.to)
        .to_owned()
}
