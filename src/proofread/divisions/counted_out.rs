//! Lists whose members bear marks, announced by their number: "03 nhiệm vụ: (1) ...; (2) ...; (3) ...", documents on lines
//! of their own.

use super::enumerated::{is_announced, names_some, told};
use crate::finding::Finding;
use crate::proofread::items::{Item, Sentence};
use crate::proofread::scan::Scan;
use crate::proofread::token::stands;

/// In tokens: from a number to the first mark of its list, and of a list.
const LEAD: usize = 16;
const REACH: usize = 1500;

/// No list is announced that is longer.
const LONGEST: usize = 20;

/// What each mark stands for.
const MEMBERS: &[&[&str]] = &[
    &["nhiệm", "vụ"],
    &["giải", "pháp"],
    &["nội", "dung"],
    &["vấn", "đề"],
    &["mục", "tiêu"],
    &["kiến", "nghị"],
    &["đề", "xuất"],
    &["nguyên", "nhân"],
    &["hạn", "chế"],
    &["nhóm", "nhiệm", "vụ"],
    &["nhóm", "giải", "pháp"],
];

/// "gồm 05 nhiệm vụ: (1) ...; (2) ...; (3) ...; (4) ...": marks from one on without a gap, to the end of their paragraph.
pub(super) fn numbered(scan: &Scan, sentence: &Sentence) -> Option<Finding> {
    let mark = |at: usize| -> Option<u32> {
        let is_bracketed = scan.tokens.get(at)?.is_mark('(') && scan.tokens.get(at + 2)?.is_mark(')');
        is_bracketed.then(|| scan.tokens[at + 1].plain())?
    };
    let is_one = |at: usize| MEMBERS.iter().any(|words| stands(&scan.tokens, at, words));
    let is_head = |item: &&Item| item.depth == 0 && (2..=20).contains(&item.value) && is_one(item.token + 1);
    let first = |item: &Item| {
        let reach = item.token + 1..scan.tokens.len().min(item.token + LEAD);
        let ends = |i: &usize| matches!(scan.tokens[*i].text, "." | ";" | ",") || scan.tokens[*i].is("về");
        reach.take_while(|i| !ends(i)).find(|i| mark(*i) == Some(1))
    };
    let (number, open) = sentence
        .items
        .iter()
        .take(LONGEST)
        .filter(is_head)
        .filter_map(|i| Some((i, first(i)?)))
        .next_back()?;
    let lead = scan.words(number.token, open).to_lowercase();
    if !(lead.contains(':') || lead.contains("gồm")) || names_some(&lead) {
        return None;
    }
    let marks: Vec<u32> = (open..scan.tokens.len().min(open + REACH))
        .filter_map(mark)
        .collect();
    let in_order = marks.iter().zip(1_u32..).all(|(mark, n)| *mark == n);
    let is_whole = scan.tokens.len() <= open + REACH;
    // "02 nhóm với 04 nhiệm vụ: (1) ...; (2) ..."
    let is_near = i64::try_from(marks.len()).is_ok_and(|n| (n - number.value).abs() <= 2);
    let is_of_another = sentence.items.iter().any(|i| i.token < number.token);
    (in_order && is_whole && is_near && !is_of_another).then(|| told(scan, number, marks.len()))?
}

/// "Sở đã ban hành 05 văn bản, gồm:" above lines that each begin with a document.
pub(super) fn on_lines(scans: &[Scan], at: usize, sentence: &Sentence) -> Option<Finding> {
    let scan = &scans[at];
    let colon = scan
        .tokens
        .len()
        .checked_sub(1)
        .filter(|i| scan.tokens[*i].is_mark(':'))?;
    let number = sentence.items.last().filter(|i| is_announced(i))?;
    let is_near = colon - number.token < LEAD
        && !(number.token..colon).any(|i| matches!(scan.tokens[i].text, "." | ";"));
    if !is_near || names_some(&scan.words(number.token, colon).to_lowercase()) {
        return None;
    }
    let below = scans.get(at + 1..)?;
    let head = &below.first()?.paragraph;
    let same = |s: &&Scan| {
        let (one, other) = (&s.paragraph.marker, &head.marker);
        !s.paragraph.in_table && std::mem::discriminant(one) == std::mem::discriminant(other)
    };
    let lines: Vec<&Scan> = below.iter().take(LONGEST + 2).take_while(same).collect();
    let named = lines.iter().take_while(|s| is_document(s, number)).count();
    // What goes on with another matter under the same sign may still name some.
    let is_closed = named == lines.len() || head.marker == crate::proofread::marker::Marker::None;
    (is_closed && named <= LONGEST).then(|| told(scan, number, named))?
}

/// Whether a line begins with one document, and names no second beside it.
fn is_document(scan: &Scan, number: &Item) -> bool {
    /// In tokens: the sign of the line and what may stand before its document.
    const FARTHEST: usize = 3;
    let Some(one) = scan.cited.first() else {
        return false;
    };
    let Some(kind) = one.kind.map(|k| k.name) else {
        return false;
    };
    let words: Vec<&str> = kind.split(' ').collect();
    let opens = (0..=FARTHEST).any(|i| stands(&scan.tokens, i, &words) && one.from <= i + words.len() + 1);
    let is_alone = scan.cited[1..]
        .iter()
        .all(|c| c.kind.is_some() && c.symbol != one.symbol);
    opens && is_alone && (number.thing == "văn bản" || kind == number.thing)
}
