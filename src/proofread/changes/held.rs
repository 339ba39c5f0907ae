//! What an increase is held against where no "so với" stands behind it.

use super::{Change, is_difference};
use crate::calendar::PeriodKind;
use crate::proofread::counts::{is_count, noun_at, unit_at};
use crate::proofread::scan::Scan;
use crate::proofread::token::{count_of, has_any, stands};

/// "tăng 04 hồ sơ (711 so với 707)", the wording of this program's own drafts: (the bracket,
/// now, before, the last token).
pub(super) fn in_brackets(scan: &Scan, at: usize, to: usize) -> Option<(usize, i64, i64, usize)> {
    /// In tokens: "tăng 04 hồ sơ, tương đương 0,6% (".
    const FARTHEST: usize = 14;
    let limit = to.min(at + FARTHEST);
    let open = (at + 1..limit).find(|i| scan.tokens[*i].is_mark('('))?;
    let number = |i: usize| count_of(scan.tokens.get(i)?.text).filter(|_| is_count(scan, i));
    let now = number(open + 1)?;
    let so = (open + 2..(open + 6).min(to)).find(|i| stands(&scan.tokens, *i, &["so", "với"]))?;
    let last = so + 2;
    let before = number(last)?;
    // "tăng 02 bậc (12 so với 14)": ranks rise downwards.
    let by = (at + 1..at + 4).find(|i| scan.tokens.get(*i).is_some_and(|t| t.is_number()))?;
    let counts_things =
        scan.tokens.get(by + 1).is_some_and(|t| t.is_mark('%')) || !unit_at(scan, by + 1).is_empty();
    let crosses = (at + 1..open).any(|i| scan.tokens[i].is("tăng") || scan.tokens[i].is("giảm"));
    (counts_things && !crosses).then_some((open, now, before, last))
}

/// "Năm 2024 tiếp nhận 400 hồ sơ; năm 2025 tăng 100 hồ sơ, tương đương 25%": held against the year
/// that the clause before names.
pub(super) fn year_before(scan: &Scan, from: usize, at: usize, read: &Change) -> Option<Change> {
    let end = from.checked_sub(1).filter(|i| scan.tokens[*i].is_mark(';'))?;
    let (start, _) = scan.sentence(end.checked_sub(1)?);
    let year = |first: usize, to: usize| {
        let label = scan.labels.iter().find(|l| l.from >= first && l.to < to)?;
        label.year.filter(|_| label.kind == PeriodKind::Year)
    };
    let is_next = year(from, at)? == year(start, end)? + 1;
    let counts = |first: usize, to: usize| -> Vec<usize> {
        (first..to)
            .filter(|i| is_count(scan, *i) && !is_difference(scan, *i))
            .collect()
    };
    let (then, now) = (counts(start, end), counts(from, at));
    let [before] = then.as_slice() else { return None };
    let words = |first: usize, to: usize| scan.words(first, to - 1).to_lowercase();
    let (said_then, said_now) = (words(start, end), words(from, at));
    let is_same = ["tiếp nhận", "giải quyết", "trực tuyến", "quá hạn"]
        .iter()
        .all(|w| now.is_empty() || said_then.contains(w) == said_now.contains(w));
    let is_other = has_any(&scan.lower, &["so với", "cùng kỳ"]);
    let unit = |i: usize| unit_at(scan, i + 1);
    let difference = (at + 1..at + 3).find(|i| is_count(scan, *i));
    let is_unit = difference.is_some_and(|i| unit(i) == unit(*before))
        && now.first().is_none_or(|n| unit(*n) == unit(*before));
    (is_next && is_same && is_unit && !is_other && now.len() <= 1).then(|| Change {
        now: now.first().and_then(|n| count_of(scan.tokens[*n].text)),
        before: count_of(scan.tokens[*before].text),
        ..*read
    })
}

/// Whether a number behind "so với" is what it names: not of the next clause ("so với năm 2017) và khu vực ... là 417 người"),
/// nor of a bracket that divides the value or tells other changes.
pub(super) fn is_direct(scan: &Scan, so: usize, held: usize) -> bool {
    const NEXT: [&str; 6] = ["và", "song", "nhưng", "khi", "trong", "còn"];
    if held < so {
        return true;
    }
    let mut open = None;
    for at in so..held {
        let token = &scan.tokens[at];
        match open {
            None if token.is_mark(')') || NEXT.iter().any(|w| token.is(w)) => return false,
            None if token.is_mark('(') => open = Some(at),
            Some(_) if token.is_mark(')') => open = None,
            _ => {}
        }
    }
    let Some(open) = open else { return true };
    let close = (held..scan.tokens.len()).find(|i| scan.tokens[*i].is_mark(')'));
    let within = scan.words(open, close.unwrap_or(held)).to_lowercase();
    let tells_changes = has_any(&within, &["tăng", "giảm"]) && within.contains(';');
    !tells_changes && !has_any(&within, &["trong đó", "gồm"])
}

/// Whether a difference is of another thing than the numbers before it, or from another one.
pub(super) fn is_of_another(scan: &Scan, ends: [usize; 2], by: usize, to: usize) -> bool {
    /// In tokens.
    const NEAR: usize = 6;
    let noun = |i: usize| noun_at(scan, i + 1).0;
    let of_ends = ends.map(noun);
    let own = noun(by);
    let joins = ["tương", "tức", "hay"].iter().any(|w| own.starts_with(w));
    let differs =
        !own.is_empty() && !joins && of_ends.iter().any(|n| !n.is_empty()) && !of_ends.contains(&own);
    let is_held = (by + 1..(by + NEAR).min(to)).any(|i| stands(&scan.tokens, i, &["so", "với"]));
    differs || is_held
}
