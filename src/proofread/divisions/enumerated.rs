//! Documents announced by their number and then named one by one: "có 05 văn bản chỉ đạo: Kế hoạch số ...; Công văn số ...".

use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::items::{Item, Sentence};
use crate::proofread::open::SOME;
use crate::proofread::scan::Scan;
use crate::proofread::things::DOCUMENTS;
use crate::proofread::token::{has_any, stands};
use std::ops::Range;

/// No list is announced that is longer.
const LONGEST: i64 = 20;

/// In tokens: from the number to its list, and of a list.
const LEAD: usize = 14;
const REACH: usize = 400;

/// Words behind which only some are named, or others than these.
const OPEN: &[&str] = &[
    "trong đó",
    "tiêu biểu",
    "chính là",
    "nhất là",
    "cụ thể như",
    "triển khai",
    "thực hiện",
    "tại",
];

pub(super) fn enumerated(scan: &Scan, sentence: &Sentence) -> Option<Finding> {
    // A list without documents is none; most paragraphs name none.
    scan.cited.first()?;
    let number = sentence.items.iter().find(|i| is_announced(i))?;
    let list = list_behind(scan, number)?;
    let lead = scan.words(number.token, list.start).to_lowercase();
    if names_some(&lead) {
        return None;
    }
    let goes_on = list
        .clone()
        .any(|i| scan.tokens[i].is_mark('…') || scan.tokens[i].is("v"));
    let goes_on = goes_on
        || list
            .clone()
            .any(|i| scan.tokens[i].is_mark('.') && scan.tokens[i - 1].is_mark('.'));
    let named = named(scan, number, list).filter(|_| !goes_on)?;
    told(scan, number, named)
}

/// Whether the words between a number and its list say that not all are named.
pub(super) fn names_some(lead: &str) -> bool {
    let lead = lead.replace("như sau", "");
    has_any(&lead, SOME) || has_any(&lead, OPEN)
}

/// Nothing where as many are named as announced, or hardly any.
pub(super) fn told(scan: &Scan, number: &Item, named: usize) -> Option<Finding> {
    if named < 2 || i64::try_from(named).is_ok_and(|n| n == number.value) {
        return None;
    }
    let message = format!(
        "Ghi {} {} nhưng liệt kê {named:02}; đề nghị đối chiếu.",
        count(number.value),
        number.thing.replace(" ,", ",")
    );
    let excerpt = scan.words(number.token, number.token + 2);
    let place = scan.place(number.token);
    let finding = Finding::new("sum_of_parts", Severity::Warning, place, excerpt, message);
    Some(finding.with_values(format!("{named:02}"), count(number.value)))
}

/// "05 văn bản", "03 kế hoạch".
pub(super) fn is_announced(item: &Item) -> bool {
    let is_document = item.thing == "văn bản" || DOCUMENTS.contains(&item.thing.as_str());
    is_document && item.depth == 0 && (2..=LONGEST).contains(&item.value)
}

/// The tokens of the list behind a number: behind a colon, "gồm", or in the bracket right behind it.
fn list_behind(scan: &Scan, number: &Item) -> Option<Range<usize>> {
    let tokens = &scan.tokens;
    let limit = tokens.len().min(number.token + LEAD);
    let ends = |i: usize| tokens[i].is_number() || matches!(tokens[i].text, ";" | ".");
    let open = (number.token + 1..limit)
        .take_while(|i| !ends(*i))
        .find(|i| tokens[*i].is_mark(':') || tokens[*i].is_mark('(') || tokens[*i].is("gồm"))?;
    let from = open + 1 + usize::from(tokens.get(open + 1).is_some_and(|t| t.is_mark(':')));
    let mut depth = 0_i32;
    let in_brackets = tokens[open].is_mark('(');
    let ends_list = |i: &usize| {
        depth += i32::from(tokens[*i].is_mark('(')) - i32::from(tokens[*i].is_mark(')'));
        let is_stop = tokens[*i].is_mark('.')
            && tokens
                .get(*i + 1)
                .is_none_or(|n| n.start > tokens[*i].end() && n.is_capitalised());
        match in_brackets {
            true => depth < 0,
            false => is_stop && depth <= 0,
        }
    };
    let to = (from..tokens.len().min(from + REACH)).find(ends_list)?;
    // What follows a bracket may go on naming.
    let goes_on = in_brackets
        && tokens
            .get(to + 1)
            .is_some_and(|t| !t.is_mark('.') && !t.is_mark(';'));
    (from < to && !goes_on).then_some(from..to)
}

/// How many documents a list names, where each of its members is one and nothing else.
fn named(scan: &Scan, number: &Item, list: Range<usize>) -> Option<usize> {
    let members = members(scan, list);
    let mut all = 0;
    for member in members {
        let start = member.start + usize::from(scan.tokens[member.start].is("và"));
        let behind = scan.cited.partition_point(|c| c.from < member.start);
        let (one, other) = (scan.cited.get(behind)?, scan.cited.get(behind + 1));
        let kind = one.kind?.name;
        let words: Vec<&str> = kind.split(' ').collect();
        let is_kind = number.thing == "văn bản" || kind == number.thing;
        let opens = stands(&scan.tokens, start, &words) && one.from <= start + words.len() + 1;
        if !is_kind || !opens || other.is_some_and(|c| c.from < member.end) {
            return None;
        }
        all += 1;
    }
    Some(all)
}

/// The members of a list: divided by semicolons where it has them, else by commas, and by a last "và" before a kind of
/// document.
fn members(scan: &Scan, list: Range<usize>) -> Vec<Range<usize>> {
    let tokens = &scan.tokens;
    let sign = if list.clone().any(|i| tokens[i].is_mark(';')) {
        ';'
    } else {
        ','
    };
    let mut depth = 0_i32;
    let mut found = Vec::new();
    let mut from = list.start;
    for i in list.clone() {
        depth += i32::from(tokens[i].is_mark('(')) - i32::from(tokens[i].is_mark(')'));
        let joins = tokens[i].is("và") && tokens.get(i + 1).is_some_and(|t| t.is_capitalised());
        if depth == 0 && (tokens[i].is_mark(sign) || joins) {
            if from < i {
                found.push(from..i);
            }
            from = i + 1;
        }
    }
    if from < list.end {
        found.push(from..list.end);
    }
    found
}
