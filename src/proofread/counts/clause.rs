//! The clause of a number: its words, where it begins, what is told without a number.

use super::count::Count;
use super::units::unit_at;
use crate::proofread::marker::Marker;
use crate::proofread::scan::Scan;

/// The first token behind the mark of the line.
pub(super) fn body_start(scan: &Scan) -> usize {
    let skip = match scan.paragraph.marker {
        Marker::None => 0,
        Marker::Bullet(_) => 1,
        Marker::Letter(..) | Marker::Chapter(_) | Marker::Roman(_) | Marker::Part(_) | Marker::Number(_) => {
            let mark = scan
                .tokens
                .iter()
                .take(4)
                .position(|t| t.is_mark('.') || t.is_mark(')') || t.is_mark('/') || t.is_mark(','));
            mark.map_or(1, |m| m + 1)
        }
    };
    skip.min(scan.tokens.len())
}

pub(super) fn sentence_before(scan: &Scan, token: usize) -> String {
    let (from, _) = scan.sentence(token);
    if from < token {
        scan.words(from, token - 1).to_lowercase()
    } else {
        String::new()
    }
}

/// "đã xử lý, trả lời 125 phản ánh", "đang xem xét, giải quyết: 64": a comma between two verbs of one
/// clause that has told no number yet.
pub(super) fn joins_verbs(scan: &Scan, clause: usize, comma: usize) -> bool {
    /// In words, of the first verb; in tokens, of its clause.
    const LONGEST: usize = 3;
    const FARTHEST: usize = 40;
    let is_word = |i: usize| scan.tokens[i].is_word() && !scan.tokens[i].is_capitalised();
    let is_aspect = |i: &usize| ["đang", "đã", "chưa"].contains(&scan.tokens[*i].lower.as_str());
    let from = comma.saturating_sub(LONGEST + 1).max(clause);
    let aspect = (from..comma).rev().find(is_aspect);
    let follows = scan.tokens.get(comma + 1).is_some_and(|_| is_word(comma + 1));
    let joins = follows && aspect.is_some_and(|at| at + 1 < comma && (at + 1..comma).all(is_word));
    let from = clause.max(comma.saturating_sub(FARTHEST));
    joins && !(from..comma).any(|i| scan.tokens[i].is_number())
}

/// "phản ánh, kiến nghị": the comma is one of a name.
pub(super) fn is_in_name(scan: &Scan, comma: usize) -> bool {
    let from = comma.saturating_sub(2);
    (from..comma).any(|at| unit_at(scan, at).contains(" ,"))
}

/// The words around a number: before it only those behind the last colon, if there are any, behind it those before
/// the next one.
pub(super) fn clause_words(scan: &Scan, from: usize, number: usize, behind: usize, end: usize) -> String {
    let colon = (from..number).rev().find(|i| scan.tokens[*i].is_mark(':'));
    let from = match colon {
        Some(colon) if (colon + 1..number).any(|i| scan.tokens[i].is_word()) => colon + 1,
        _ => from,
    };
    let before = if from < number {
        scan.words(from, number - 1)
    } else {
        ""
    };
    // "Trong 1.658 hồ sơ đã giải quyết: trước hạn 1.391": what stands behind the colon is said of the next.
    let colon = (behind + 1..end).find(|i| scan.tokens[*i].is_mark(':'));
    let end = colon.unwrap_or(end);
    let after = if behind < end {
        scan.words(behind, end - 1)
    } else {
        ""
    };
    let before = before.trim_start_matches(['*', '+', '-', ' ']);
    in_one_wording(format!("{before} {after}").trim().to_lowercase())
}

/// "sớm hơn hẹn", "đúng hẹn", "trễ hẹn": the day that was promised is the day that is due.
fn in_one_wording(words: String) -> String {
    const PROMISED: [(&str, &str); 6] = [
        ("sớm hơn hẹn", "sớm hạn"),
        ("sớm hẹn", "sớm hạn"),
        ("trước hẹn", "trước hạn"),
        ("đúng hẹn", "đúng hạn"),
        ("trễ hẹn", "trễ hạn"),
        ("quá hẹn", "quá hạn"),
    ];
    if !words.contains("hẹn") {
        return words;
    }
    PROMISED
        .iter()
        .fold(words, |words, (promised, due)| words.replace(promised, due))
}

/// "Giải quyết quá hạn: không" says 0.
pub(super) fn nothing_arose(i: usize, scan: &Scan, start: usize, all: &mut Vec<Count>, first: usize) {
    if all.len() > first {
        return;
    }
    let Some(colon) = scan.tokens.iter().position(|t| t.is_mark(':')) else {
        return;
    };
    let tail: Vec<&str> = scan.tokens[colon + 1..]
        .iter()
        .map(|t| t.lower.as_str())
        .collect();
    let says_none = matches!(tail.as_slice(), ["không", ..] if tail.len() <= 5);
    if says_none && colon > start {
        all.push(Count {
            value: 0,
            scan: i,
            token: colon + 1,
            unit: String::new(),
            noun: String::new(),
            words: scan.words(start, colon - 1).to_lowercase(),
            part_of: None,
            is_line: false,
            is_beside: false,
            clause: start,
            under: String::new(),
            thing: String::new(),
            list: 0,
        });
    }
}
