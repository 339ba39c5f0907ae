//! Blanks on the wrong side of a bracket: "Lãnh đạo Sở( để báo cáo)".

use super::told::together;
use crate::finding::{Finding, Severity};
use crate::proofread::scan::Scan;

pub(super) fn brackets(scans: &[Scan]) -> Option<Finding> {
    let mut all = Vec::new();
    for scan in scans {
        let touching = |pair: &[crate::proofread::token::Token]| {
            pair[0].is_word() && pair[1].is_mark('(') && pair[1].start == pair[0].end()
        };
        let opened = scan.tokens.windows(3).enumerate().filter(|(_, three)| {
            touching(three) && three[2].is_word() && three[2].start == three[1].end() + 1
        });
        all.extend(opened.map(|(at, _)| (scan.place(at), format!("\"{}\"", scan.words(at, at + 2)))));
    }
    together(
        "spelling_list",
        Severity::Warning,
        all,
        "Dấu cách đặt sai bên dấu ngoặc",
    )
}
