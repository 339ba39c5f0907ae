//! What a paragraph tells of, where its own words do not say: what its heading names, and when.

use crate::calendar::PeriodKind;
use crate::proofread::counts::Count;
use crate::proofread::label::Label;
use crate::proofread::marker::Marker;
use crate::proofread::role::is_of_others;
use crate::proofread::scan::Scan;

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
        marks.push(is_under && !is_heading && !names_dossiers);
    }
    marks
}

/// "Tháng 7 tiếp nhận 3.655 hồ sơ" in the report of August, "Tháng 11 có 1.126 hồ sơ" in that of the
/// year: the clause opens with another period than the report's.
pub(super) fn of_other_period(scan: &Scan, count: &Count, own: Option<&Label>) -> bool {
    let Some(own) = own.filter(|l| l.kind != PeriodKind::Week) else {
        return false;
    };
    let behind = scan.labels.partition_point(|l| l.from < count.clause);
    let opens = |label: &&Label| label.from <= count.clause + 1;
    let is_short = |label: &&Label| matches!(label.kind, PeriodKind::Month | PeriodKind::Quarter);
    let goes_over = ["chuyển", "tồn", "bàn giao"]
        .iter()
        .any(|w| count.words.contains(w));
    let label = scan.labels.get(behind).filter(opens).filter(is_short);
    !goes_over && label.is_some_and(|label| !label.same_period(own))
}

/// "nâng tổng số hồ sơ phải xử lý lên 228": what there is to handle, no increase.
pub(super) fn raises_total(words: &str) -> bool {
    let handled = ["phải xử lý lên", "phải giải quyết lên", "phải thụ lý lên"];
    words.starts_with("nâng tổng") && handled.iter().any(|w| words.contains(w))
}
