//! Sentences that say themselves that they are of the period: "Trong tuần, ngày 22/6/2026, Tổ đã ..." in the report of
//! 26/6 to 02/7.

use super::bounds::is_bound;
use crate::proofread::frame::before;
use crate::proofread::scan::Scan;
use crate::proofread::token::{has_any, stands};
use chrono::NaiveDate;

/// How such a sentence begins.
const OPENS: [&[&str]; 7] = [
    &["trong", "kỳ"],
    &["trong", "tuần"],
    &["trong", "tháng"],
    &["trong", "quý"],
    &["trong", "kỳ", "báo", "cáo"],
    &["trong", "6", "tháng"],
    &["trong", "9", "tháng"],
];

/// Words of what lay before the period, or comes behind it, in such a sentence too.
const OTHERS: &[&str] = &[
    "từ",
    "kể từ",
    "theo",
    "căn cứ",
    "thực hiện",
    "tiếp tục",
    "kỳ trước",
    "tuần trước",
    "tháng trước",
    "quý trước",
    "cùng kỳ",
    "so với",
    "hiệu lực",
    "sẽ",
    "dự kiến",
    "kế hoạch",
    "chuyển",
    "tồn",
    "còn",
    "trước đó",
    "tiếp nhận từ",
];

/// The days of such sentences that are not of the report's own span, and where they stand.
pub(super) fn within(scan: &Scan, (first, last): (NaiveDate, NaiveDate)) -> Vec<(usize, NaiveDate)> {
    let outside = scan.days.iter().filter_map(|day| {
        let real = day.day.filter(|d| *d < first || *d > last)?;
        let (from, to) = scan.sentence(day.from);
        let opens = (from..from + 2).any(|at| OPENS.iter().any(|words| stands(&scan.tokens, at, words)));
        let is_of_document =
            { scan.cited.iter() }.any(|c| c.from >= from && c.from < day.from && c.day == Some(real));
        let is_in_span = scan.windows.iter().any(|w| (w.start..=w.end).contains(&day.from));
        let sentence = scan.words(from, to.saturating_sub(1).max(from)).to_lowercase();
        let is_other =
            is_of_document || is_in_span || has_any(&sentence, OTHERS) || is_bound(&before(scan, day.from));
        (opens && !is_other).then_some((day.from, real))
    });
    outside.collect()
}
