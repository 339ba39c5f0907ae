//! What a paragraph tells of, where its own words do not say: what its heading names, and when.

use crate::calendar::PeriodKind;
use crate::proofread::counts::count::Count;
use crate::proofread::label::Label;
use crate::proofread::marker::Marker;
use crate::proofread::outlook::paragraphs_ahead;
use crate::proofread::role::{Role, is_of_others};
use crate::proofread::scan::Scan;
use crate::proofread::times::EARLIER;
use crate::proofread::token::has_any;

/// The paragraphs below "5. Phản ánh, kiến nghị" that do not name dossiers themselves.
pub(super) fn of_others(scans: &[Scan]) -> Vec<bool> {
    /// In tokens: what is longer is no heading.
    const LONGEST: usize = 30;
    let mut is_under = false;
    let mut marks = Vec::with_capacity(scans.len());
    for scan in scans {
        let is_heading = matches!(
            scan.paragraph.marker,
            Marker::Chapter(_) | Marker::Part(_) | Marker::Roman(_) | Marker::Number(_)
        );
        if is_heading {
            is_under = scan.tokens.len() < LONGEST && is_of_others(&scan.lower);
        }
        let names_dossiers = ["hồ sơ", "tthc", "thủ tục"]
            .iter()
            .any(|w| scan.lower.contains(w));
        let names_complaints = || {
            has_any(
                &scan.lower,
                &["pakn", "phản ánh", "đơn thư", "khiếu nại", "tố cáo"],
            )
        };
        marks.push(!names_dossiers && (is_under && !is_heading || names_complaints()));
    }
    marks
}

/// "Tháng 7 tiếp nhận 3.655 hồ sơ" in the report of August, "Tháng 11 có 1.126 hồ sơ" in that of the
/// year: the clause opens with another period than the report's.
pub(super) fn of_other_period(scan: &Scan, count: &Count, own: Option<&Label>) -> bool {
    let Some(own) = own else {
        return false;
    };
    let behind = scan.labels.partition_point(|l| l.from < count.clause);
    let opens = |label: &&Label| label.from <= count.clause + 1;
    let is_short = |label: &&Label| match own.kind {
        PeriodKind::Week => label.kind == PeriodKind::Week,
        _ => matches!(label.kind, PeriodKind::Month | PeriodKind::Quarter),
    };
    let goes_over = ["chuyển", "tồn", "bàn giao"]
        .iter()
        .any(|w| count.words.contains(w));
    let label = scan.labels.get(behind).filter(opens).filter(is_short);
    !goes_over && (label.is_some_and(|label| !label.same_period(own)) || is_of_other_year(scan, count, own))
}

/// "Năm 2024 tiếp nhận 15.616 hồ sơ" in a report of 2025: a year stands right before the verb of the number.
fn is_of_other_year(scan: &Scan, count: &Count, own: &Label) -> bool {
    /// In tokens, from the year to the number.
    const NEAR: usize = 6;
    let last = scan.labels.partition_point(|l| l.to < count.token).checked_sub(1);
    let label = last.map(|i| &scan.labels[i]);
    label.is_some_and(|label| {
        let is_here = label.from >= count.clause && count.token - label.to <= NEAR;
        let is_year = label.kind == PeriodKind::Year && label.year.is_some();
        is_here && is_year && own.year.is_some() && label.year != own.year
    })
}

/// "Tuần 40 chuyển sang 47 hồ sơ", "174 hồ sơ chuyển từ tháng 7", "tồn từ năm 2024 là 88": what a period left to the
/// report's; "tháng 8 chuyển sang tháng 9 là 183 hồ sơ" in the report of August: what is left.
pub(super) fn comes_or_goes(scan: &Scan, count: &Count, own: Option<&Label>) -> Option<Role> {
    /// In tokens behind the number.
    const FARTHEST: usize = 10;
    let own = own.filter(|_| !scan.labels.is_empty())?;
    if !has_any(&count.words, &["chuyển", "tồn", "còn lại", "dở dang"]) {
        return None;
    }
    let ends = |i: &usize| {
        let token = &scan.tokens[*i];
        matches!(token.lower.as_str(), "," | ";" | "." | "(" | ")" | ":")
            || token.is_number() && !scan.taken[*i]
    };
    let from = (count.clause.min(count.token)..count.token)
        .rev()
        .find(|i| scan.tokens[*i].is_number() && !scan.taken[*i])
        .map_or(count.clause, |i| i + 1);
    let to = (count.token + 1..scan.tokens.len().min(count.token + FARTHEST))
        .find(ends)
        .unwrap_or(count.token + FARTHEST);
    let first = scan.labels.partition_point(|l| l.from < from);
    let here = scan.labels[first..].iter().take_while(|l| l.to < to);
    here.into_iter().find_map(|label| {
        let next = scan.tokens.get(label.to + 1);
        let lead = label.from.checked_sub(1).map(|i| scan.tokens[i].lower.as_str());
        let is_left = next.is_some_and(|t| t.is("chuyển"));
        let is_from = lead.is_some_and(|w| ["từ", "tồn", "của"].contains(&w));
        let is_span = next.is_some_and(|t| t.is("đến"));
        // "Năm 2025 còn 48 hồ sơ chuyển qua"
        let comes = ["chuyển qua", "chuyển sang"]
            .iter()
            .any(|w| count.words.ends_with(w));
        let is_from = is_from || comes && next.is_some_and(|t| t.is("còn"));
        let role = match () {
            () if is_left && label.same_period(own) => Role::Pending,
            () if (is_left || is_from && !is_span) && label.is_before(own) => Role::Carried,
            () => return None,
        };
        Some(role)
    })
}

/// Which paragraphs tell of one place, as far as headings say: "I. TẠI TRUNG TÂM", "II. TẠI CẤP XÃ"; what is to be done
/// in the next period is a place of its own.
pub(super) fn places(scans: &[Scan]) -> Vec<usize> {
    /// In tokens: what is longer is no heading.
    const LONGEST: usize = 16;
    const WHERE: [&str; 6] = ["tại ", "ở ", "cấp ", "khối ", "đối với ", "các "];
    let ahead = paragraphs_ahead(scans);
    let mut number = 0;
    let count = |(scan, is_ahead): (&Scan, &bool)| {
        let is_marked = matches!(
            scan.paragraph.marker,
            Marker::Chapter(_) | Marker::Part(_) | Marker::Roman(_) | Marker::Number(_) | Marker::Letter(..)
        );
        if is_marked && scan.tokens.len() < LONGEST {
            let words = scan
                .lower
                .split_once(['.', ')', '/'])
                .map_or("", |(_, title)| title.trim());
            number += usize::from(WHERE.iter().any(|w| words.starts_with(w)));
        }
        2 * number + usize::from(*is_ahead)
    };
    scans.iter().zip(&ahead).map(count).collect()
}

/// "nâng tổng số hồ sơ đã giải quyết lên 5.120": what was reached from the beginning on.
pub(super) fn is_raised(words: &str) -> bool {
    words.starts_with("nâng tổng") || words.starts_with("đưa tổng") || words == "lên"
}

/// "nâng tổng số hồ sơ phải xử lý lên 228": what there is to handle, no increase.
pub(super) fn raises_total(words: &str) -> bool {
    let handled = ["phải xử lý lên", "phải giải quyết lên", "phải thụ lý lên"];
    handled.iter().any(|w| words.contains(w))
}

/// "Kỳ trước (chốt ngày 14/6/2026) còn 88 hồ sơ": what was left then is what is carried over now.
pub(super) fn was_left(scan: &Scan, count: &Count) -> bool {
    /// In tokens: of the bracket, and of the words before it.
    const LONGEST: usize = 20;
    const NEAR: usize = 4;
    let close = count
        .clause
        .checked_sub(1)
        .filter(|i| scan.tokens[*i].is_mark(')'));
    let Some(close) = close.filter(|_| count.words.starts_with("còn")) else {
        return false;
    };
    let floor = close.saturating_sub(LONGEST);
    let open = (floor..close).rev().find(|i| scan.tokens[*i].is_mark('('));
    open.is_some_and(|open| {
        open > 0
            && has_any(
                &scan.words(open.saturating_sub(NEAR), open - 1).to_lowercase(),
                EARLIER,
            )
    })
}

/// "02 hồ sơ do công chức xử lý chậm": the verb tells the cause, not what was done.
pub(super) fn is_by_cause(scan: &Scan, count: &Count) -> bool {
    let behind = count.token + 1 + count.unit.split(' ').filter(|w| !w.is_empty()).count();
    let is = |at: usize, word: &str| scan.tokens.get(at).is_some_and(|t| t.is(word));
    is(behind, "do") && !is(behind + 1, "đó") && !is(behind + 1, "vậy")
}
