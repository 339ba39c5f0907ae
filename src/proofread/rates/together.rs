//! Two rates that are all: in time and late.

use super::clause::clause_before;
use super::rate::Rate;
use crate::finding::{Finding, Severity};
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;

/// "Tỷ lệ trước và đúng hạn đạt 99,4%, trễ hạn chiếm 0,6%": the only two rates of a sentence, of which
/// one is what the other leaves.
pub(super) fn check(scan: &Scan, found: &mut Vec<Finding>) {
    /// Rates of one paragraph.
    const MOST: usize = 40;
    let rates = Rate::all(0, scan);
    if rates.len() > MOST {
        return;
    }
    for pair in rates.windows(2) {
        let [first, second] = pair else { continue };
        let (from, to) = scan.sentence(first.token);
        let are_two = rates.iter().filter(|r| (from..to).contains(&r.token)).count() == 2;
        if !are_two || second.token >= to || first.places != second.places {
            continue;
        }
        let (one, other) = (
            clause_before(scan, first.token).1,
            clause_before(scan, second.token).1,
        );
        let scale = 10_i64.pow(first.places);
        let gap = (first.value + second.value - 100 * scale).abs();
        // Far apart they are of different things.
        let is_wrong = gap > 1 && gap <= 5 * scale;
        if !(are_all(&one, &other) && is_wrong) {
            continue;
        }
        let excerpt = scan.words(first.token, second.token + 1);
        let message = format!(
            "Hai tỷ lệ {} và {} cộng lại không bằng 100%.",
            scan.words(first.token, first.token + 1),
            scan.words(second.token, second.token + 1)
        );
        let place = scan.place(second.token);
        found.push(Finding::new("identity", Severity::Error, place, excerpt, message));
    }
}

fn are_all(one: &str, other: &str) -> bool {
    const LATE: [&str; 5] = ["trễ hạn", "quá hạn", "chậm hạn", "trễ hẹn", "chậm"];
    const OPEN: [&str; 7] = ["đang", "chưa", "tồn", "cùng kỳ", "so với", "tăng", "giảm"];
    let in_time = ["đúng hạn", "đúng và trước hạn"];
    let is_open = has_any(one, &OPEN) || has_any(other, &OPEN);
    has_any(one, &in_time) && has_any(other, &LATE) && !has_any(one, &LATE) && !is_open
}
