//! Sections without a word: a heading, and right behind it the next of its level or a higher one.
//!
//! Lines of a list and outlines look the same: other headings of the same kind have to hold something, and one
//! section alone may be empty.

use crate::finding::{Finding, Severity};
use crate::proofread::frame::Frame;
use crate::proofread::marker::Marker;
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;

/// In tokens: what is longer says something.
const LONGEST: usize = 16;

/// Words of lines that say something, or of headings whose section stands elsewhere.
const SAYS: &[&str] = &[
    "không",
    "đã",
    "được",
    "có",
    "là",
    "phải",
    "sẽ",
    "chưa",
    "đang",
    "kèm",
    "phụ lục",
    "biểu",
    "đạt",
    "bảo đảm",
    "đảm bảo",
    "tiếp tục",
    "cần",
    "đề nghị",
    "tăng cường",
    "nâng cao",
    "đẩy mạnh",
];

/// How high a heading stands, the highest first; `None` for lines of lists.
fn level(scan: &Scan) -> Option<usize> {
    match &scan.paragraph.marker {
        Marker::Chapter(_) => Some(0),
        Marker::Part(_) => Some(1),
        Marker::Roman(_) => Some(2),
        Marker::Number(steps) => Some(2 + steps.len()),
        Marker::Letter(..) | Marker::Bullet(_) | Marker::None => None,
    }
}

/// A name without a statement.
fn is_title(scan: &Scan) -> bool {
    let text = scan.paragraph.text.trim_end();
    let words = text.split_once([' ', '\t']).map_or("", |(_, words)| words);
    let in_capitals = words.chars().any(char::is_alphabetic) && !words.chars().any(char::is_lowercase);
    let is_bare = !text.ends_with(['.', ';', ',']) && !words.trim_end_matches(':').contains([':', '(']);
    let tells = |says: &[&str]| has_any(&words.to_lowercase(), says);
    let has_number = || {
        scan.tokens
            .iter()
            .enumerate()
            .skip(3)
            .any(|(i, t)| t.is_number() && !scan.taken[i])
    };
    is_bare
        && scan.tokens.len() <= LONGEST
        && !tells(&["không", "kèm", "phụ lục", "biểu"])
        && (in_capitals || !tells(SAYS) && !has_number())
}

/// "Trên đây là báo cáo ...": no words of the section above.
fn only_closes(scan: &Scan) -> bool {
    let text = scan.lower.trim_start_matches(|c: char| !c.is_alphabetic());
    text.starts_with("trên đây") || scan.paragraph.marker != Marker::None
}

pub(super) fn empty(scans: &[Scan], frame: &Frame) -> Option<Finding> {
    /// Headings of the same level that hold something.
    const FEWEST: usize = 2;
    let end = frame.closing.unwrap_or(frame.end).min(frame.end);
    let body = scans.get(..end)?;
    let levels: Vec<Option<usize>> = body
        .iter()
        .map(|s| if s.paragraph.in_table { None } else { level(s) })
        .collect();
    // Where a higher level was never seen before, it is a part of this one: "I. ... A. ... B. ...".
    let mut highest = usize::MAX;
    let mut bare = Vec::new();
    for (at, level) in levels.iter().enumerate() {
        let Some(level) = *level else { continue };
        let next = match levels.get(at + 1) {
            Some(Some(next)) => *next <= level && *next >= highest.min(level),
            Some(None) => false,
            None => frame.closing.is_some_and(|at| only_closes(&scans[at])),
        };
        highest = highest.min(level);
        if next && is_title(&body[at]) {
            bare.push(at);
        }
    }
    // Numbers head lines of lists too, Roman numbers do not.
    let (chapters, numbers): (Vec<usize>, Vec<usize>) = bare
        .into_iter()
        .partition(|at| !matches!(body[*at].paragraph.marker, Marker::Number(_)));
    let alone = if chapters.is_empty() { numbers } else { chapters };
    let [at] = alone.as_slice() else { return None };
    let section = of_one(&levels, *at);
    let siblings: Vec<usize> = section.filter(|i| i != at && levels[*i] == levels[*at]).collect();
    let holds = siblings.iter().filter(|i| is_title(&body[**i])).count();
    // "IV. KIẾN NGHỊ: Không" among sections; a numbered line that says something makes all of them a list.
    let is_list = holds < siblings.len() && matches!(body[*at].paragraph.marker, Marker::Number(_));
    if holds < FEWEST || is_list {
        return None;
    }
    let scan = &body[*at];
    let name = scan.paragraph.text.trim();
    let message = format!("Mục \"{name}\" không có nội dung; nếu không có, đề nghị ghi \"Không phát sinh\".");
    Some(Finding::new(
        "section_sequence",
        Severity::Warning,
        scan.place(0),
        name,
        message,
    ))
}

/// The paragraphs of the section that a heading stands in.
fn of_one(levels: &[Option<usize>], at: usize) -> std::ops::Range<usize> {
    let is_higher = |i: &usize| levels[*i].is_some_and(|level| Some(level) < levels[at]);
    let from = (0..at).rev().find(is_higher).unwrap_or(0);
    let to = (at..levels.len()).find(is_higher).unwrap_or(levels.len());
    from..to
}
