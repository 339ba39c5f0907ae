//! Findings on the screen.

use crate::finding::{Finding, Severity};
use crate::report;

/// One finding on one line: severity, place, rule, message.
pub fn finding_line(finding: &Finding) -> String {
    let severity = match finding.severity {
        Severity::Error => "LỖI",
        Severity::Warning => "cảnh báo",
        Severity::Hint => "gợi ý",
    };
    let (place, message) = report::told(finding);
    format!("{severity}: {place}: {message} [{}]", finding.rule)
}
