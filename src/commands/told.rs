//! Findings on the screen.

use crate::calendar::Period;
use crate::finding::{Finding, Severity};
use crate::report;

/// "tháng 6 năm 2026 (2026-06), từ ngày 20/5/2026 đến ngày 19/6/2026"; a window without a name of its own once.
pub fn period_line(period: &Period) -> String {
    let (name, window) = (period.name(), period.window_words());
    match (name == window, name == period.label) {
        (true, _) => format!("{window} ({})", period.label),
        (_, true) => format!("{name}, {window}"),
        _ => format!("{name} ({}), {window}", period.label),
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_told_once() {
        let regimes = crate::config::sample("x.db".into(), "mail".into())
            .unwrap()
            .rules
            .regimes;
        let mut period = Period::read("2024-03-08..2024-06-03", &regimes, None).unwrap();
        assert_eq!(
            period_line(&period),
            "từ ngày 08/3/2024 đến ngày 03/6/2024 (2024-03-08..2024-06-03)"
        );
        period.label = "quý II năm 2024".into();
        assert_eq!(
            period_line(&period),
            "quý II năm 2024, từ ngày 08/3/2024 đến ngày 03/6/2024"
        );
        let month = Period::read("2026-06", &regimes, None).unwrap();
        assert_eq!(
            period_line(&month),
            "tháng 6 năm 2026 (2026-06), từ ngày 20/5/2026 đến ngày 19/6/2026"
        );
    }
}
