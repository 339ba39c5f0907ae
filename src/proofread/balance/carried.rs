//! What one period leaves and the next begins with, told in one text.

use super::beginning::was_there;
use super::set::Set;
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::counts::count::Count;
use crate::proofread::role::{Role, is_end_of_previous};
use crate::proofread::scan::Scan;
use crate::proofread::token::{count_of, has_any};
use chrono::NaiveDate;

/// F5 as far as the text itself tells both ends: what the period before ended with, and what was
/// carried over from it, in words or in a table.
pub fn carried_over(
    scans: &[Scan],
    all: &[Count],
    sets: &[&Set],
    begin: Option<NaiveDate>,
) -> Option<Finding> {
    /// Numbers that may be parts of what was left.
    const MOST_LISTED: usize = 8;
    let was_left = |c: &Count| is_end_of_previous(&c.words) || was_there(&scans[c.scan], c, begin);
    let at = { all.iter() }.position(|c| c.unit.contains("hồ sơ") && was_left(c))?;
    let ended = &all[at];
    // What is said to have been there, taken for what came over, proves nothing of itself.
    let others = sets.iter().filter(|s| s.at(Role::Carried) != Some(at));
    let mut told = others.filter_map(|s| s.get(Role::Carried));
    let carried = told.clone().next()?;
    // "Cuối kỳ trước còn lại 10 hồ sơ đất đai, 12 hồ sơ đầu tư"
    let listed = all[at..]
        .iter()
        .take(MOST_LISTED)
        .take_while(|c| c.scan == ended.scan);
    let mut sums = listed.scan(0_i64, |sum, c| {
        *sum = sum.saturating_add(c.value);
        Some(*sum)
    });
    if told.any(|n| n == ended.value) || sums.any(|sum| sum == carried) {
        return None;
    }
    Some(broken(scans, ended, carried))
}

/// The same of petitions and tasks: "Đến hết ngày 14/12/2025 còn 26 đơn. ... 62 đơn kỳ trước chuyển sang".
pub fn carried_things(
    scans: &[Scan],
    all: &[Count],
    end: usize,
    begin: Option<NaiveDate>,
) -> Option<Finding> {
    let told = || { all.iter() }.filter(|c| c.scan < end && !c.unit.is_empty() && !c.unit.contains("hồ sơ"));
    let was_left = |c: &&Count| is_end_of_previous(&c.words) || was_there(&scans[c.scan], c, begin);
    let ended = told().find(was_left)?;
    let same = || told().filter(|c| c.thing == ended.thing && c.token != ended.token);
    let mut carried = same().filter(|c| has_any(&c.words, BEFORE) && has_any(&c.words, OVER));
    let first = carried.next()?;
    // Numbers of several units or kinds are not held against one another.
    let is_told_again = same().any(|c| c.value == ended.value) || carried.any(|c| c.value != first.value);
    (first.value != ended.value && !is_told_again).then(|| broken(scans, ended, first.value))
}

/// "Tồn đầu kỳ khớp với Báo cáo số 1320/BC-TTYT (tồn cuối kỳ là 1.051 liều)": a number that is said to agree stands somewhere
/// else in the text, in words or in a table.
pub fn said_to_agree(scans: &[Scan], all: &[Count], end: usize) -> Option<Finding> {
    let agrees = |c: &&Count| {
        let scan = &scans[c.scan];
        let (from, _) = scan.sentence(c.token);
        let lead = scan.words(from, c.token).to_lowercase();
        let is_said = has_any(
            &lead,
            &["khớp với", "trùng với", "trùng khớp", "đúng bằng", "bằng đúng"],
        ) && !has_any(&lead, &["không"]);
        let is_carried =
            has_any(&lead, BEFORE) && has_any(&lead, OVER) || has_any(&lead, &["tồn đầu", "đầu kỳ"]);
        c.scan < end && is_said && is_carried
    };
    let told = all.iter().find(agrees)?;
    let is_it = |at: usize, scan: &Scan| {
        let value = |i: usize| count_of(scan.tokens[i].text) == Some(told.value);
        (0..scan.tokens.len()).any(|i| (at, i) != (told.scan, told.token) && value(i))
    };
    if scans.iter().enumerate().any(|(at, scan)| is_it(at, scan)) {
        return None;
    }
    let scan = &scans[told.scan];
    let message = format!(
        "Văn bản ghi số chuyển kỳ khớp với {} {}, nhưng không có số liệu nào của văn bản là {}.",
        count(told.value),
        told.thing,
        count(told.value)
    );
    let excerpt = scan.words(told.clause.min(told.token), told.token);
    let place = scan.place(told.token);
    Some(Finding::new(
        "carry_over",
        Severity::Error,
        place,
        excerpt,
        message,
    ))
}

const BEFORE: &[&str] = &["kỳ trước", "tuần trước", "tháng trước", "quý trước", "năm trước"];
const OVER: &[&str] = &["chuyển sang", "chuyển qua", "chuyển kỳ này"];

/// Both ends stand in one text, so that it contradicts itself (contract section 5: an error); what two pulls of a portal
/// say of one day may have been corrected between them, and stays a warning (facts/domain.md 2.2).
fn broken(scans: &[Scan], ended: &Count, carried: i64) -> Finding {
    let scan = &scans[ended.scan];
    let message = format!(
        "Kỳ trước kết thúc với {} {} đang giải quyết nhưng kỳ này ghi kỳ trước chuyển qua {}.",
        count(ended.value),
        ended.thing,
        count(carried)
    );
    let excerpt = scan.words(ended.clause.min(ended.token), ended.token);
    let finding = Finding::new(
        "carry_over",
        Severity::Error,
        scan.place(ended.token),
        excerpt,
        message,
    );
    finding.with_values(ended.value.to_string(), carried.to_string())
}
