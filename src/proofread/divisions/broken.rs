//! What is told of parts that do not make up their whole.

use crate::finding::Finding;
use crate::proofread::items::Item;
use crate::proofread::no_sum::NoSum;
use crate::proofread::scan::Scan;

pub(super) fn broken(
    scan: &Scan,
    whole: &Item,
    parts: &[&Item],
    sum: i64,
    slip: Option<(i64, i64)>,
) -> Finding {
    broken_at(scan, whole.token, whole, parts, sum, slip)
}

pub(super) fn broken_at(
    scan: &Scan,
    token: usize,
    whole: &Item,
    parts: &[&Item],
    sum: i64,
    slip: Option<(i64, i64)>,
) -> Finding {
    let values: Vec<i64> = parts.iter().map(|p| p.value).collect();
    NoSum::of_written(whole.value, &values, sum, |n| whole.written(n))
        .with_slip(slip.map(|(old, new)| (whole.written(old), whole.written(new))))
        .at(scan.place(token))
}
