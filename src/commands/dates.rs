//! The four dates of a period, which are never one (facts/domain.md 1.1): from, to, the units' own
//! deadline, the office's; and what a one-off window shares with others.

use crate::agenda::{ReportRule, Rules, report_occurrence, shared_days};
use crate::calendar::{Period, PeriodKind, count, date, date_with_weekday};
use chrono::NaiveDate;

/// One line for each report of that period's regime, and warnings about the window itself.
pub fn lines(period: &Period, rules: &Rules) -> Vec<String> {
    let mut lines: Vec<String> = rules
        .reports
        .iter()
        .filter(|r| r.regime == period.regime && (r.only.is_empty() || r.only.contains(&period.index)))
        .flat_map(|report| of_report(report, period, rules))
        .collect();
    lines.extend(warnings(period, rules));
    lines
}

/// The dates of one report; empty where it has no deadline.
pub fn of_report(report: &ReportRule, period: &Period, rules: &Rules) -> Vec<String> {
    let Some(own) = report_occurrence(report, period, rules).map(|o| o.due) else {
        return Vec::new();
    };
    let fed = report.feeds.as_ref();
    let upstream = fed.and_then(|id| rules.reports.iter().find(|r| r.id == *id));
    let (internal, upstream) = match (fed, upstream) {
        (Some(_), upstream) => (
            Some(own),
            upstream.and_then(|u| Some(report_occurrence(u, period, rules)?.due)),
        ),
        (None, _) => (None, Some(own)),
    };
    let said = |name: &str, day: Option<NaiveDate>| {
        day.map_or(String::new(), |d| {
            format!("; {name} hết {}", date_with_weekday(d))
        })
    };
    vec![format!(
        "{}: số liệu từ {} đến {}{}{}",
        report.title,
        date(period.from),
        date(period.to),
        said("gửi nội bộ", internal),
        said("gửi cấp trên", upstream)
    )]
}

/// What a reader of the figures has to know about the window.
pub fn warnings(period: &Period, rules: &Rules) -> Vec<String> {
    let mut found = Vec::new();
    if period.kind == PeriodKind::Explicit {
        for (other, from, to) in shared_days(period, rules) {
            found.push(format!(
                "Lưu ý: trùng {} ngày (từ {} đến {}) với {}; không so sánh tổng của hai kỳ",
                count((to - from).num_days() + 1),
                date(from),
                date(to),
                other.name()
            ));
        }
    }
    let regime = rules.regimes.iter().find(|r| r.id == period.regime).cloned();
    let regime = regime.or_else(|| crate::config::built_in_regime(&period.regime));
    if regime.is_some_and(|r| !r.valid.holds(period.from, period.to)) {
        found.push("Lưu ý: căn cứ của kỳ báo cáo này không có hiệu lực trong cả kỳ".into());
    }
    found
}
