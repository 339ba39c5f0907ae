//! How parts are introduced: "trong đó", "gồm", a colon behind a number, "Trong 22 chỉ tiêu, có".

use super::count::Intro;
use super::counting::is_count;
use super::units::unit_at;
use crate::proofread::scan::Scan;
use crate::proofread::token::stands;

/// "trong đó", "gồm", "cụ thể": how many tokens, and what follows.
pub(super) fn intro_at(scan: &Scan, at: usize) -> Option<(usize, Intro)> {
    const ALL: &[&[&str]] = &[
        &["bao", "gồm"],
        &["cụ", "thể"],
        &["chia", "ra"],
        &["như", "sau"],
        &["gồm"],
    ];
    let colon = |length: usize| {
        length
            + usize::from(
                scan.tokens
                    .get(at + length)
                    .is_some_and(|t| t.is_mark(':') || t.is_mark(',') || t.is("có") || t.is("là")),
            )
    };
    if stands(&scan.tokens, at, &["trong", "đó"]) {
        return Some((colon(2), Intro::Within));
    }
    if stands(&scan.tokens, at, &["trong", "số", "đó"]) {
        return Some((colon(3), Intro::Within));
    }
    if let Some(words) = ALL.iter().find(|words| stands(&scan.tokens, at, words)) {
        return Some((colon(words.len()), Intro::All));
    }
    // "158 nhiệm vụ: hoàn thành 104, ..." but not "Số hồ sơ: 158".
    let is_colon = scan.tokens[at].is_mark(':') && at + 1 < scan.tokens.len();
    let after_unit = is_colon
        && (1..=4).any(|back| {
            at >= back
                && is_count(scan, at - back)
                && unit_at(scan, at - back + 1)
                    .split(' ')
                    .filter(|w| !w.is_empty())
                    .count()
                    + 1
                    == back
        });
    after_unit.then_some((1, Intro::All))
}

/// "Trong 66 hồ sơ quá hạn có 58 hồ sơ đất đai": the whole stands before its parts; whether a clause
/// that begins here opens with one.
pub(super) fn opens_among(scan: &Scan, clause: usize) -> bool {
    const LEADS: [&[&str]; 4] = [
        &["trong", "tổng", "số"],
        &["trong", "số"],
        &["trong", "tổng"],
        &["trong"],
    ];
    let lead = LEADS.iter().find(|words| stands(&scan.tokens, clause, words));
    lead.is_some_and(|words| is_count(scan, clause + words.len()))
}
