//! Title, opening and closing.

use super::next::{is_next, not_next};
use super::spot::wrong;
use crate::calendar::PeriodKind;
use crate::finding::Finding;
use crate::proofread::frame::{first_label, is_ahead, with_year};
use crate::proofread::label::Label;
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;

/// Title, opening and closing name the report's own period, then perhaps the next one.
pub(super) fn framed(scan: &Scan, own: &Label, is_opening: bool) -> Vec<Finding> {
    let mut found = Vec::new();
    let start = match is_opening {
        true => (0..scan.tokens.len())
            .rev()
            .find(|i| scan.tokens[*i].is("báo") && scan.tokens.get(i + 1).is_some_and(|t| t.is("cáo"))),
        false => Some(0),
    };
    let Some(start) = start else { return found };
    let in_sentence: Vec<&Label> = scan.labels.iter().filter(|l| l.from >= start).collect();
    for (n, label) in in_sentence.iter().enumerate() {
        let label = with_year(label, &scan.labels);
        let head = scan
            .words(start, label.from.saturating_sub(1).max(start))
            .to_lowercase();
        let what = scan.words(label.from, label.to);
        // "...; báo cáo tháng 11 năm 2025 sẽ gửi trước ngày 22/11/2025": the next one.
        let tail = scan
            .words(label.to, (label.to + 4).min(scan.tokens.len() - 1))
            .to_lowercase();
        if n > 0 && is_next(own, &label) && has_any(&tail, &["sẽ", "gửi trước"]) {
            continue;
        }
        if is_ahead(&head) && (n > 0 || !first_is_own(scan)) {
            if label.kind == own.kind {
                found.extend(not_next(scan, own, &label));
            }
            continue;
        }
        let other_year = label.year.is_some() && own.year.is_some() && label.year != own.year;
        let is_whole_year = label.kind == PeriodKind::Year && own.kind != PeriodKind::Year;
        let differs = match is_whole_year {
            true => n == 0 && other_year,
            false => {
                label.kind == own.kind && !label.same_period(own)
                    || (label.kind != own.kind && n == 0 && own.kind != PeriodKind::Year)
            }
        };
        let is_plan = has_any(
            &head,
            &[
                "kế hoạch",
                "chương trình",
                "quyết định",
                "nghị quyết",
                "theo",
                "so với",
                "cùng kỳ",
            ],
        );
        if differs && !is_plan {
            let message = format!("Câu ghi {what}, trong khi báo cáo của {}.", own.name());
            found.push(wrong(scan, label.from, what, own.name(), message));
        }
    }
    found
}

fn first_is_own(scan: &Scan) -> bool {
    first_label(scan, false).is_some()
}
