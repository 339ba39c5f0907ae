//! The year so far beside what it was before: "02 dự án. Lũy kế từ đầu năm 11 dự án (tuần trước: 09 dự án)".

use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::counts::count::Count;
use crate::proofread::scan::Scan;
use crate::proofread::slips::is_permuted;
use crate::proofread::things::are_one;
use crate::proofread::token::has_any;

/// In counts of the paragraph.
const NEAR: usize = 12;

/// `here` are the counts of the paragraph.
pub(super) fn so_far(scan: &Scan, here: &[Count]) -> Option<Finding> {
    here.iter().enumerate().find_map(|(at, all)| {
        let before = here.get(at + 1)?;
        let is_sum = has_any(&all.words, &["lũy kế", "luỹ kế"]) && !all.is_beside && all.part_of.is_none();
        let is_earlier = in_bracket_of(scan, all, before) && before.value < all.value;
        let alike = |c: &&Count| are_one(&all.thing, &c.thing) || are_one(&c.thing, &all.thing);
        let own: Vec<&Count> = here[..at]
            .iter()
            .rev()
            .take(NEAR)
            .filter(|c| !c.is_beside)
            .collect();
        let nearest = own.iter().copied().find(alike).filter(|_| is_sum && is_earlier)?;
        if own.iter().any(|c| c.value + before.value == all.value) {
            return None;
        }
        let right = before.value + nearest.value;
        let gap = (right - all.value).abs();
        let is_meant = gap * 100 <= all.value * 10 || is_permuted(right, all.value);
        is_meant.then(|| {
            let message = format!(
                "Lũy kế ghi {}, trong khi kỳ trước {} cộng thêm {} bằng {}.",
                count(all.value),
                count(before.value),
                count(nearest.value),
                count(right)
            );
            let place = scan.place(all.token);
            let excerpt = scan.words(all.clause.min(all.token), all.token);
            let finding = Finding::new("identity", Severity::Error, place, excerpt, message);
            finding.with_values(right.to_string(), all.value.to_string())
        })
    })
}

/// "(tháng 4: 302 bản)", "(tuần trước: 09 dự án)", and nothing that it is compared with.
fn in_bracket_of(scan: &Scan, all: &Count, before: &Count) -> bool {
    /// In tokens: "(đến hết tuần trước là 09 dự án)".
    const LONGEST: usize = 9;
    let open = (all.token..before.token)
        .rev()
        .find(|i| scan.tokens[*i].is_mark('(') || scan.tokens[*i].is_mark(')'));
    let Some(open) = open.filter(|i| scan.tokens[*i].is_mark('(') && before.token - i <= LONGEST) else {
        return false;
    };
    let lead = scan.words(open + 1, before.token).to_lowercase();
    let close = scan
        .tokens
        .iter()
        .skip(before.token)
        .take(LONGEST)
        .position(|t| t.is_mark(')'));
    let is_alone = close.is_some_and(|n| {
        let inside = &scan.tokens[before.token + 1..before.token + n];
        !inside.iter().any(|t| t.is_number())
    });
    let is_of_before = has_any(
        &lead,
        &[
            "tuần trước",
            "tháng trước",
            "quý trước",
            "kỳ trước",
            "hết tháng",
            "hết quý",
        ],
    ) || lead.starts_with("tháng ")
        || lead.starts_with("quý ")
        || lead.ends_with("tháng");
    let is_compared = has_any(
        &lead,
        &[
            "cùng kỳ",
            "so với",
            "năm trước",
            "kế hoạch",
            "năm 2024",
            "năm 2025",
            "riêng",
        ],
    );
    is_alone && is_of_before && !is_compared
}
