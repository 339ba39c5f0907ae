//! Closings of yearly reports and of plans ("tổng hợp kết quả 9 tháng năm 2025", "Trên đây là Kế hoạch ... năm
//! 2025"), and the recipients below.

use super::spot::wrong;
use crate::calendar::PeriodKind;
use crate::finding::Finding;
use crate::proofread::frame::{Frame, before, with_year};
use crate::proofread::label::Label;
use crate::proofread::marker::Marker;
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;

/// The first period that a closing names, where the report is of a year and the closing of less of it, or the
/// paper is a plan of another year.
pub(super) fn other_period(scan: &Scan, frame: &Frame, own: &Label) -> Option<Finding> {
    let first = scan.labels.first().filter(|_| own.kind == PeriodKind::Year)?;
    let label = with_year(first, &scan.labels);
    let head = scan.words(0, label.from.saturating_sub(1)).to_lowercase();
    let what = scan.words(label.from, label.to);
    if frame.kind.is_some_and(|k| k.name == "kế hoạch") {
        let opens = head.trim_start().starts_with("trên đây là kế hoạch");
        let is_other = has_any(&head, &["giai đoạn", "theo", "quyết định", "so với", "căn cứ"]);
        let differs = label.kind == PeriodKind::Year && !label.same_period(own);
        let message = format!("Câu kết ghi {what}, trong khi kế hoạch của {}.", own.name());
        return (opens && differs && !is_other).then(|| wrong(scan, label.from, what, own.name(), message));
    }
    let is_finer = !matches!(
        label.kind,
        PeriodKind::Year | PeriodKind::Week | PeriodKind::Explicit
    );
    let names_own = scan
        .labels
        .iter()
        .any(|l| with_year(l, &scan.labels).same_period(own));
    let tells = ["kết quả", "báo cáo", "tình hình"]
        .iter()
        .any(|w| head.trim_end().ends_with(w));
    let message = format!("Câu kết ghi {what}, trong khi báo cáo của {}.", own.name());
    (is_finer && tells && !names_own).then(|| wrong(scan, label.from, what, own.name(), message))
}

/// "- Sở Nội vụ (báo cáo tháng 9/2025);" below "Nơi nhận".
pub(super) fn recipients(scans: &[Scan], frame: &Frame, own: &Label, found: &mut Vec<Finding>) {
    let below = scans.iter().skip(frame.end);
    let lines = below.take_while(|s| !s.lower.trim_start().starts_with("phụ lục") && !s.paragraph.in_table);
    for scan in lines.filter(|s| matches!(s.paragraph.marker, Marker::Bullet('-'))) {
        for label in &scan.labels {
            let is_other =
                label.kind == own.kind && label.kind != PeriodKind::Year && !label.same_period(own);
            if is_other && before(scan, label.from).ends_with("báo cáo") {
                let what = scan.words(label.from, label.to);
                let message = format!(
                    "Nơi nhận ghi báo cáo {what}, trong khi báo cáo của {}.",
                    own.name()
                );
                found.push(wrong(scan, label.from, what, own.name(), message));
            }
        }
    }
}
