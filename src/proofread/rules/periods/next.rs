//! The period that follows the report's own.

use super::spot::wrong;
use crate::calendar::PeriodKind;
use crate::finding::Finding;
use crate::proofread::label::Label;
use crate::proofread::scan::Scan;

/// Whether a period follows the report's own at once.
pub(super) fn is_next(own: &Label, label: &Label) -> bool {
    let year = label.year.or(own.year);
    if own.kind == PeriodKind::Week {
        return label.index == own.index + 1 || (label.index == 1 && own.index >= 52);
    }
    let Some(((_, last), (first, _))) = own.months().zip(label.months()) else {
        return false;
    };
    match last {
        12 => first == 1 && (label.year.is_none() || year == own.year.map(|y| y + 1)),
        _ => first == last + 1 && (year == own.year || own.year.is_none()),
    }
}

/// What is ahead begins when the report's period has ended.
pub(super) fn not_next(scan: &Scan, own: &Label, label: &Label) -> Option<Finding> {
    let is_unknown = own.kind != PeriodKind::Week && own.months().zip(label.months()).is_none();
    if is_unknown || is_next(own, label) || label.kind == PeriodKind::Year {
        return None;
    }
    let what = scan.words(label.from, label.to);
    let message = format!(
        "Phần nhiệm vụ kỳ tới ghi {what}, trong khi báo cáo của {}: kỳ tiếp theo phải liền sau.",
        own.name()
    );
    Some(wrong(
        scan,
        label.from,
        what,
        format!("kỳ liền sau {}", own.name()),
        message,
    ))
}
