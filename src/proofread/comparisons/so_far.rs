//! Figures of the year so far, where the paragraph tells those of the periods that make it up: "cấp 11 giấy phép,
//! tăng 03 giấy phép so với quý I (08 giấy phép). Lũy kế 6 tháng cấp 19 giấy phép".

use super::Text;
use super::read::{Statement, Way};
use crate::calendar::PeriodKind;
use crate::finding::{Finding, Severity};
use crate::proofread::quantities::Quantity;
use crate::proofread::token::stands;

/// In tokens, between the words for a cumulative figure and its number.
const FARTHEST: usize = 10;

pub(super) fn check(text: &Text, told: &[Statement]) -> Vec<Finding> {
    (0..text.scan.tokens.len())
        .filter_map(|at| contradiction(text, told, at))
        .collect()
}

fn contradiction(text: &Text, told: &[Statement], at: usize) -> Option<Finding> {
    let (months, from) = months_so_far(text, at)?;
    let sum = (from..from + FARTHEST).find_map(|i| text.value_at(i))?;
    let near = told.partition_point(|s| s.at < at);
    let one = told[..near]
        .iter()
        .rev()
        .take(3)
        .find(|s| s.by.is_some() && s.way != Way::Ratio)?;
    let (by, before) = (one.by.as_ref()?, one.before.as_ref()?);
    if !is_first_of_two(text, one, before, months) || !before.is_like(sum) || !by.is_like(sum) {
        return None;
    }
    let now = match one.way {
        Way::Up => before.value + by.value,
        _ => before.value - by.value,
    };
    let real = now + before.value;
    // The two periods have to be told of the same thing, which the numbers show by coming near.
    let gap = (real - sum.value).abs();
    if gap <= by.half + 2 * before.half + sum.half || gap * 2 > real {
        return None;
    }
    let right = sum.write(real);
    let message = format!(
        "Lũy kế không khớp: {} cộng {} là {right}.",
        before.write(before.value),
        before.write(now)
    );
    let excerpt = text.scan.words(at, sum.last);
    let place = text.scan.place(sum.token);
    let finding = Finding::new("identity", Severity::Error, place, excerpt, message);
    Some(finding.with_values(right, text.scan.words(sum.token, sum.last)))
}

/// "Lũy kế 6 tháng": how many, and the token behind it.
fn months_so_far(text: &Text, at: usize) -> Option<(u32, usize)> {
    let tokens = &text.scan.tokens;
    let leads = stands(tokens, at, &["lũy", "kế"])
        || stands(tokens, at, &["luỹ", "kế"])
        || stands(tokens, at, &["tính", "chung"]);
    let months = tokens.get(at + 2).filter(|_| leads)?.plain()?;
    stands(tokens, at + 3, &["tháng"]).then_some((months, at + 4))
}

/// What is held against is told of the first quarter and the sum of two, or of the first month and of two.
fn is_first_of_two(text: &Text, one: &Statement, before: &Quantity, months: u32) -> bool {
    let label = text
        .scan
        .labels
        .iter()
        .rev()
        .find(|l| l.from > one.at && l.from < before.token + 2);
    label.is_some_and(|l| {
        let length = match l.kind {
            PeriodKind::Quarter => 3,
            PeriodKind::Month => 1,
            _ => return false,
        };
        l.index == 1 && months == 2 * length
    })
}
