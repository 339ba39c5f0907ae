//! "Kế hoạch số 27/KH-UBND ngày 15/01/2025 về cải cách hành chính năm 2024": a plan is made before its
//! year or at its beginning.

use crate::calendar::{PeriodKind, date};
use crate::finding::{Finding, Severity};
use crate::proofread::cited::Cited;
use crate::proofread::frame::Frame;
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;
use chrono::Datelike;

/// Words between a plan and a year that make it the year of something else.
const OTHERS: &[&str] = &[
    "giai đoạn",
    "đến năm",
    "tầm nhìn",
    "định hướng",
    "kết quả",
    "đánh giá",
    "tổng kết",
    "sơ kết",
    "chấm điểm",
    "chỉ số",
    "xếp hạng",
    "quyết toán",
    "kiểm điểm",
    "khắc phục",
    "so với",
    "cùng kỳ",
    "từ năm",
    "sửa đổi",
    "điều chỉnh",
    "bổ sung",
    "kéo dài",
    "chuyển nguồn",
    "sang năm",
    "tồn đọng",
    "hết năm",
    "cuối năm",
    "thay thế",
    "đầu năm",
];

pub(super) fn plans(scans: &[Scan], frame: &Frame, found: &mut Vec<Finding>) {
    for scan in scans.iter().take(frame.end) {
        for (n, cited) in scan.cited.iter().enumerate() {
            let next = scan.cited.get(n + 1).map_or(scan.tokens.len(), |c| c.from);
            found.extend(plan(scan, cited, next));
        }
    }
}

fn plan(scan: &Scan, cited: &Cited, next: usize) -> Option<Finding> {
    /// In tokens: farther the year is of something else.
    const FARTHEST: usize = 32;
    /// In years: no plan of one year is made so long before it.
    const FAR: i32 = 3;
    let day = cited.day?;
    cited.kind.filter(|k| k.name == "kế hoạch")?;
    let (_, to) = scan.sentence(cited.from);
    let behind = scan.labels.partition_point(|l| l.from <= cited.to);
    let label = scan.labels.get(behind)?;
    let year = label
        .year
        .filter(|_| label.kind == PeriodKind::Year && label.from < to.min(next))?;
    let between = scan.words(cited.to + 1, label.from).to_lowercase();
    let is_near = label.from - cited.to <= FARTHEST && !between.contains([';', '(']);
    let is_late = year == day.year() - 1;
    let is_early = year == day.year() + 1 && day.month() <= 6;
    // "ngày 07/3/2015 về việc kiểm tra ... năm 2025"
    let is_far = year >= day.year() + FAR;
    let is_behind = has_any(
        &scan
            .words(label.from, (label.to + 3).min(scan.tokens.len() - 1))
            .to_lowercase(),
        OTHERS,
    );
    if !is_near || !(is_late || is_early || is_far) || !has_any(&between, &["về", "triển khai", "ban hành"])
    {
        return None;
    }
    // "..., Ban báo cáo kết quả năm 2025": the report's own year.
    let is_told = has_any(&between, OTHERS) || has_any(&between, &["báo cáo"]) || is_behind;
    if is_told || is_list(&between) && !is_far {
        return None;
    }
    let message = format!(
        "{} ngày {} nhưng ghi là của năm {year}; đề nghị kiểm tra năm của kế hoạch hoặc ngày ban hành.",
        cited.name(),
        date(day)
    );
    let excerpt = scan.words(cited.from, label.to);
    let place = scan.place(cited.from);
    let severity = if is_far {
        Severity::Error
    } else {
        Severity::Warning
    };
    let finding = Finding::new("year_plausible", severity, place, excerpt, message);
    Some(finding.with_values(day.year().to_string(), year.to_string()))
}

/// Behind a comma another thing is told; "Ủy ban nhân dân thành phố về ..." has none.
fn is_list(between: &str) -> bool {
    let about = between.find("về ").map_or(between, |at| &between[at..]);
    about.matches(',').count() > 1
}
