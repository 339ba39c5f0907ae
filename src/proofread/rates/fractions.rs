//! Shares in words: "105 bản, bằng một phần tư tổng số bản chứng thực".

use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::counts::count::Count;
use crate::proofread::scan::Scan;
use crate::proofread::token::stands;

/// Which part a word names.
const PARTS: &[(&str, i64)] = &[
    ("hai", 2),
    ("ba", 3),
    ("tư", 4),
    ("bốn", 4),
    ("năm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("tám", 8),
    ("mười", 10),
];

/// `counts` are those of the paragraph. Words round off: a share is wrong only where another one is right.
pub(super) fn check(scan: &Scan, counts: &[Count], found: &mut Vec<Finding>) {
    /// Numbers of one paragraph.
    const MOST: usize = 60;
    for at in 1..scan.tokens.len() {
        let Some((parts, last)) = fraction_at(scan, at) else {
            continue;
        };
        let (from, _) = scan.sentence(at);
        let before = counts.partition_point(|c| c.token < at);
        let Some(part) = counts[..before].last().filter(|c| c.token >= from && c.value > 0) else {
            continue;
        };
        let is_whole = |c: &&Count| c.value > part.value && (c.thing == part.thing || c.thing.is_empty());
        let near = before.saturating_sub(MOST)..before;
        let wholes: Vec<i64> = counts[near].iter().filter(is_whole).map(|c| c.value).collect();
        let is_share = |whole: i64, parts: i64| (part.value * parts - whole).abs() * 50 <= whole;
        if wholes.iter().any(|whole| is_share(*whole, parts)) {
            continue;
        }
        let right = wholes.iter().find_map(|whole| {
            let (_, parts) = PARTS.iter().find(|(_, parts)| is_share(*whole, *parts))?;
            Some((*whole, *parts))
        });
        let Some((whole, real)) = right else { continue };
        let words = scan.words(at, last);
        let message = format!(
            "\"{words}\" không khớp với số liệu: {} trên {} là 1/{real}.",
            count(part.value),
            count(whole)
        );
        let excerpt = scan.words(part.token, last);
        let finding = Finding::new("identity", Severity::Error, scan.place(at), excerpt, message);
        found.push(finding.with_values(format!("1/{real}"), words));
    }
}

/// "bằng một phần tư", "chiếm một nửa": into how many parts, and the last token.
fn fraction_at(scan: &Scan, at: usize) -> Option<(i64, usize)> {
    let says = ["bằng", "chiếm", "là", "đạt"].contains(&scan.tokens[at - 1].lower.as_str());
    if stands(&scan.tokens, at, &["một", "nửa"]) {
        return says.then_some((2, at + 1));
    }
    let word = scan
        .tokens
        .get(at + 2)
        .filter(|_| says && stands(&scan.tokens, at, &["một", "phần"]))?;
    let (_, parts) = PARTS.iter().find(|(name, _)| word.is(name))?;
    Some((*parts, at + 2))
}
