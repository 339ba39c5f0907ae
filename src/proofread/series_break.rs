//! Comparisons across the day on which offices were merged (facts/domain.md 1.9): from 01/7/2025 on
//! the same words count other things, and a report says so or does not compare.

use super::frame::Frame;
use super::scan::Scan;
use super::token::{has_any, stands};
use crate::calendar::date;
use crate::finding::{Finding, Severity};
use chrono::{Datelike, NaiveDate};

/// Local government has two levels from this day; QĐ 1459/QĐ-TTg merged the zone authorities.
const BREAK: Option<NaiveDate> = NaiveDate::from_ymd_opt(2025, 7, 1);

/// Words by which a report says that what it compares was not the same.
const NOTES: &[&str] = &[
    "sáp nhập",
    "hợp nhất",
    "sắp xếp",
    "quy đổi",
    "cùng phạm vi",
    "02 cấp",
    "hai cấp",
    "2 cấp",
    "mô hình mới",
    "phạm vi thống kê",
    "thay đổi tổ chức",
    "không so sánh",
];

/// One hint for all: it is one note that is missing.
pub fn check(scans: &[Scan], frame: &Frame, found: &mut Vec<Finding>) {
    let span = frame.label.as_ref().and_then(|l| l.span());
    let (Some((first, last)), Some(day)) = (span, BREAK) else {
        return;
    };
    let year_before = first.with_year(first.year() - 1);
    if last < day || scans.iter().any(|s| has_any(&s.lower, NOTES)) {
        return;
    }
    for scan in scans.iter().take(frame.end) {
        for at in (0..scan.tokens.len()).filter(|at| stands(&scan.tokens, *at, &["so", "với"])) {
            let is_year_before = (at..at + 4).any(|i| stands(&scan.tokens, i, &["cùng", "kỳ"]));
            let named = scan.labels.iter().find(|l| l.from > at && l.from < at + 6);
            let held = match named.and_then(|l| l.span()) {
                Some((from, _)) => Some(from),
                None => year_before.filter(|_| is_year_before),
            };
            if held.is_none_or(|from| from >= day) {
                continue;
            }
            let end = (at + 8).min(scan.tokens.len() - 1);
            let message = format!(
                "So sánh qua mốc {} (hợp nhất, chính quyền địa phương 02 cấp): phạm vi số liệu có thể đã khác; \
                 đề nghị ghi chú phạm vi hoặc không so sánh.",
                date(day)
            );
            found.push(Finding::new(
                "cross_report",
                Severity::Hint,
                scan.place(at),
                scan.words(at, end),
                message,
            ));
            return;
        }
    }
}
