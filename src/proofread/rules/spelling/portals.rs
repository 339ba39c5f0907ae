//! "Công Dịch vụ công quốc gia": a portal is a "cổng"; "công" is work.

use crate::finding::Place;
use crate::proofread::scan::Scan;
use crate::proofread::token::{Token, stands};

/// What portals are of, in small letters.
const OF: &[&[&str]] = &[
    &["dịch", "vụ", "công"],
    &["dvc"],
    &["dvctt"],
    &["dvcqg"],
    &["ttđt"],
    &["thông", "tin", "điện", "tử"],
    &["thông", "tin", "một"],
    &["thông", "tin", "quốc"],
    &["thanh", "toán", "trực"],
    &["thanh", "toán", "quốc"],
    &["dữ", "liệu", "quốc"],
];

/// Words that "công" ends: "hành chính công dịch vụ công".
const ENDS: [&str; 8] = ["chính", "vụ", "nhân", "tiền", "thủ", "thi", "gia", "giá"];

pub(super) fn portals(scan: &Scan) -> Vec<(Place, String)> {
    let slips = (0..scan.tokens.len()).filter_map(|at| {
        let token = &scan.tokens[at];
        let is_near = token.is("công") || token.is("cống") || token.is("cộng") || token.is("cồng");
        let name = OF
            .iter()
            .find(|words| is_near && stands(&scan.tokens, at + 1, words))?;
        let before = at.checked_sub(1).map(|i| &scan.tokens[i]);
        // "Trung tâm Phục vụ hành chính công, dịch vụ công" has a comma; in capitals only words tell.
        let ends_word = |t: &Token| ENDS.iter().any(|w| t.is(w));
        let is_heard = before.is_some_and(ends_word) && (!token.is_capitalised() || token.is_upper());
        let to = at + name.len();
        let said = scan.words(at, to);
        let right: String = match token.text.chars().next() {
            Some('C') if token.is_upper() => "CỔNG".to_owned(),
            Some('C') => "Cổng".to_owned(),
            _ => "cổng".to_owned(),
        };
        let rest = said.strip_prefix(token.text).unwrap_or_default();
        (!is_heard).then(|| (scan.place(at), format!("\"{said}\" → \"{right}{rest}\"")))
    });
    slips.collect()
}
