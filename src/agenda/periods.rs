//! The periods of reports and their due days; a report of the settings as a task.

use super::rules::{ReportRule, Rules};
use crate::calendar::{Period, PeriodKind, Regime};
use crate::plan::{Assigned, Occurrence, Origin, Task, report_due};
use chrono::{Datelike, NaiveDate};

/// The configured regime of that id.
pub fn regime<'a>(rules: &'a Rules, id: &str) -> Option<&'a Regime> {
    rules.regimes.iter().find(|r| r.id == id)
}

/// The periods of a report around a day, each with its due day where it has one.
pub fn occurrences_near(rule: &ReportRule, rules: &Rules, today: NaiveDate) -> Vec<(Period, Occurrence)> {
    let mut previous = None;
    let with_due_day = |period: Period| {
        let occurrence = report_occurrence(rule, &period, rules)?;
        let occurrence = Occurrence {
            previous,
            ..occurrence
        };
        previous = Some(occurrence.due);
        Some((period, occurrence))
    };
    periods_near(rule, rules, today)
        .into_iter()
        .filter_map(with_due_day)
        .collect()
}

/// A year back and ahead, which is as far as any stage looks.
pub fn periods_near(rule: &ReportRule, rules: &Rules, today: NaiveDate) -> Vec<Period> {
    let Some(regime) = regime(rules, &rule.regime) else {
        return Vec::new();
    };
    let units = if regime.kind == PeriodKind::Month { 12 } else { 4 };
    let is_near = |p: &Period| {
        (p.to - today).num_days().abs() <= 400 && (rule.only.is_empty() || rule.only.contains(&p.index))
    };
    (today.year() - 1..=today.year() + 1)
        .flat_map(|y| (1..=units).filter_map(move |i| regime.period(y, i)))
        .filter(is_near)
        .collect()
}

/// The due day of the report of that period.
pub fn report_occurrence(rule: &ReportRule, period: &Period, rules: &Rules) -> Option<Occurrence> {
    report_due(rule.deadline.as_ref()?, period, &rules.calendar)
}

/// The identity of a report of the settings; it holds over the years.
pub fn report_task_id(rule: &ReportRule) -> String {
    format!("report-{}", rule.id)
}

/// A report of the settings as a task like any other.
pub fn report_task(rule: &ReportRule, period: &str, due: NaiveDate, today: NaiveDate) -> Task {
    let deadline = rule
        .deadline
        .clone()
        .unwrap_or_else(|| crate::plan::deadline::read("", 0));
    Task {
        id: report_task_id(rule),
        number: rule.id.clone(),
        year: chrono::Datelike::year(&due),
        section: "Báo cáo định kỳ".into(),
        title: format!("{} {period}", rule.title),
        leads: Assigned {
            words: rule.lead.clone(),
            units: vec![rule.lead.clone()],
            unknown: Vec::new(),
        },
        support: Assigned::default(),
        deadline_text: deadline.phrase.clone(),
        deadline,
        deliverable: "Báo cáo".into(),
        origin: Origin::Report,
        known_from: today,
    }
}
