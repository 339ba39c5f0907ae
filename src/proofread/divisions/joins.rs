//! How a whole and its parts are joined, and with that how much the numbers have to show.

use crate::proofread::items::Item;
use crate::proofread::scan::Scan;
use crate::proofread::token::stands;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// A colon, "gồm", a total behind its parts: all parts are told.
    All,
    Brackets,
    /// "trong đó", or only one behind the other: perhaps not all of them.
    Loose,
}

/// What stands between a whole and the first of its parts, brackets left out: "56 hồ sơ (37 hồ sơ đã giải quyết, 19
/// hồ sơ đang giải quyết): ...".
pub(super) fn join_between(scan: &Scan, whole: &Item, first: Option<&Item>) -> Join {
    /// In tokens: "lượt cán bộ của các cơ quan, đơn vị:", and with its brackets.
    const FARTHEST: usize = 12;
    const LONGEST: usize = 60;
    let Some(first) = first else { return Join::Loose };
    let mut depth = 0_i32;
    let is_outside = |at: &usize| {
        let token = &scan.tokens[*at];
        let was = depth;
        depth += i32::from(token.is_mark('(')) - i32::from(token.is_mark(')'));
        was == 0 && depth == 0
    };
    let reach = whole.token + 1..first.token.min(whole.token + LONGEST);
    let between: Vec<usize> = reach.filter(is_outside).take(FARTHEST).collect();
    let is_all = |at: usize| {
        scan.tokens[at].is_mark(':')
            || scan.tokens[at].is("gồm")
            || stands(&scan.tokens, at, &["chia", "ra"])
            || stands(&scan.tokens, at, &["lần", "lượt"])
    };
    let mark = between.iter().copied().find(|at| is_all(*at));
    // "gồm Giám đốc, 01 Phó Giám đốc": who is told first has no number.
    let is_uncounted = |at: usize| (at + 1..first.token).any(|i| scan.tokens[i].is_mark(','));
    if mark.is_some_and(|at| scan.tokens[at].is("gồm") && is_uncounted(at)) {
        return Join::Loose;
    }
    let divides = |at: &usize| matches!(scan.tokens[*at].lower.as_str(), ";" | "." | "(");
    match mark {
        Some(mark) if !between.iter().take_while(|at| **at < mark).any(divides) => Join::All,
        _ => Join::Loose,
    }
}
