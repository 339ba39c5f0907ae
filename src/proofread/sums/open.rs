//! Lists that do not tell all, and those that leave hardly anything.

use crate::proofread::counts::count::Count;
use crate::proofread::open::is_open;
use crate::proofread::scan::Scan;

/// "gồm 56 vụ giết người, 398 vụ gây thương tích ...": more is meant than is told.
pub(super) fn goes_on_untold(scan: &Scan, all: &[Count], parts: &[usize]) -> bool {
    let Some(last) = parts.iter().map(|i| &all[*i]).max_by_key(|c| (c.scan, c.token)) else {
        return false;
    };
    !last.is_line && is_open(scan, last.token)
}

/// "11 đơn vị, trong đó 08 phòng chuyên môn và 02 đơn vị sự nghiệp": the last of the list stands behind "và", and hardly
/// anything is left.
pub(super) fn is_nearly_all(scan: &Scan, all: &[Count], whole: usize, parts: &[usize]) -> bool {
    let w = &all[whole];
    let left = w.value - parts.iter().map(|i| all[*i].value).sum::<i64>();
    let Some([.., one, last]) = parts.get(..) else {
        return false;
    };
    let (one, last) = (&all[*one], &all[*last]);
    let is_here = parts.iter().all(|i| all[*i].scan == w.scan && !all[*i].is_line);
    let is_closed = is_here && one.token < last.token && {
        let between = scan.tokens.get(one.token + 1..=last.token).unwrap_or_default();
        between.iter().any(|t| t.is("và")) && !between.iter().any(|t| t.is_mark(';') || t.is_mark('.'))
    };
    is_closed && (1..=3).contains(&left) && left * 6 <= w.value
}
