//! What something took before and after.

use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::rates::rate::{Rate, percent};
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;

/// What stood before and after, and what is said of the difference.
struct Told {
    before: i64,
    after: i64,
    /// First and last token.
    span: (usize, usize),
    /// "giảm 36 triệu đồng".
    by: i64,
}

/// "trước 120 triệu đồng, sau 84 triệu đồng, giảm 36 triệu đồng (30%)"; `sums` are the sums of money
/// of the paragraph: token, hundredths, unit.
pub(super) fn of_money(scan: &Scan, rates: &[Rate], sums: &[(usize, i64, String)]) -> Option<Finding> {
    let near = |at: usize, words: &[&str]| {
        let lead = scan.words(at.saturating_sub(4), at).to_lowercase();
        has_any(&lead, words)
    };
    sums.windows(3).find_map(|three| {
        let [before, after, by] = three else { return None };
        let (from, to) = scan.sentence(before.0);
        let is_one = by.0 < to && before.0 >= from && before.2 == after.2 && after.2 == by.2;
        let is_told = near(before.0, &["trước"]) && near(after.0, &["sau"]);
        let is_less = ["giảm", "tiết kiệm"].iter().any(|w| {
            scan.words(by.0.saturating_sub(2), by.0)
                .to_lowercase()
                .contains(w)
        });
        let told = Told {
            before: before.1,
            after: after.1,
            span: (before.0, by.0 + 2),
            by: by.1,
        };
        (is_one && is_told && is_less).then(|| contradiction(scan, rates, &told))?
    })
}

fn contradiction(scan: &Scan, rates: &[Rate], told: &Told) -> Option<Finding> {
    /// In tokens: "ngày làm việc (giảm 20%".
    const FARTHEST: usize = 9;
    let real = told.before - told.after;
    if told.before <= 0 || real <= 0 {
        return None;
    }
    let rate = rates
        .iter()
        .find(|r| r.token > told.span.1 && r.token <= told.span.1 + FARTHEST);
    let is_of_it = |r: &&Rate| {
        let lead = scan.words(told.span.1 + 1, r.token).to_lowercase();
        let is_in_brackets = lead.contains('(') && !lead.contains(')') && !lead.contains(';');
        let goes_on = scan.tokens.get(r.token + 2).is_some_and(|t| t.is_word());
        is_in_brackets
            && !goes_on
            && !has_any(&lead, &["so với", "đạt", "chiếm", "hài lòng", "hồ sơ", "thủ tục"])
    };
    let rate = rate.filter(is_of_it);
    let wrong_rate = rate.is_some_and(|r| !r.is(real, told.before));
    let wrong_by = told.by != real;
    if !wrong_rate && !wrong_by {
        return None;
    }
    let last = rate
        .map_or(told.span.1, |r| r.token + 1)
        .min(scan.tokens.len() - 1);
    let written = |n: i64| match n % 100 {
        0 => count(n / 100),
        cents => format!("{},{cents:02}", count(n / 100)),
    };
    let places = rate.map_or(1, |r| r.places);
    let right = percent(real, told.before, places);
    let message = format!(
        "So sánh không khớp: từ {} đến {} là giảm {} ({right}).",
        written(told.before),
        written(told.after),
        written(real)
    );
    let excerpt = scan.words(told.span.0, last);
    let place = scan.place(told.span.0);
    let finding = Finding::new("identity", Severity::Error, place, excerpt, message);
    Some(finding.with_values(format!("giảm {}", written(real)), excerpt))
}
