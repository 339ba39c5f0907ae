//! Rates of nothing: "tiếp nhận 0, đã xử lý 0, tỷ lệ 100%" (F9: nothing arose, and that is no rate).

use super::rate::Rate;
use crate::finding::{Finding, Severity};
use crate::proofread::scan::Scan;
use crate::proofread::token::{count_of, has_any};

/// A percentage in whose clauses no number is told but zeros.
pub(super) fn check(scan: &Scan, found: &mut Vec<Finding>) {
    /// Rates of one paragraph.
    const MOST: usize = 40;
    for rate in Rate::all(0, scan).iter().take(MOST).filter(|r| r.value > 0) {
        let (from, to) = scan.sentence(rate.token);
        let number = |i: &usize| scan.tokens[*i].is_number() && !scan.taken[*i] && *i != rate.token;
        let is_zero = |i: usize| count_of(scan.tokens[i].text) == Some(0);
        let mut before = (from..rate.token).filter(number).peekable();
        // "1. Tiếp nhận ...": the number of the line is no count.
        let is_told = before.next_if(|i| *i == 0).is_some() || before.peek().is_some();
        let zeros = before.clone().filter(|i| is_zero(*i)).count();
        let sentence = scan.words(from, to.saturating_sub(1)).to_lowercase();
        let tells = has_any(
            &sentence,
            &["tiếp nhận", "phát sinh", "giải quyết", "xử lý", "trả lời"],
        );
        let is_aim = has_any(
            &sentence,
            &["phấn đấu", "mục tiêu", "chỉ tiêu", "so với", "giảm", "tăng"],
        );
        if !is_told || zeros < 2 || before.any(|i| !is_zero(i)) || !tells || is_aim {
            continue;
        }
        let words = scan.words(rate.token, rate.token + 1);
        if found
            .iter()
            .any(|f| f.place == scan.place(rate.token) && f.excerpt.contains(words))
        {
            continue;
        }
        let message =
            format!("Không phát sinh (0/0) nhưng ghi tỷ lệ {words}; đề nghị ghi \"không phát sinh\".");
        let excerpt = scan.words(rate.token.saturating_sub(4).max(from), rate.token + 1);
        let place = scan.place(rate.token);
        found.push(Finding::new("identity", Severity::Error, place, excerpt, message));
    }
}
