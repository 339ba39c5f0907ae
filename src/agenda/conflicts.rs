//! What contradicts itself in periods and deadlines without being wrong (facts/domain.md 1.6 and
//! rules b to d of 1.7): windows that overlap or leave days out, a deadline before the cut-off, a
//! unit's deadline after the office's own. Told, never mended; the office answers by changing the
//! configuration, or accepts it as it is.

use super::periods::{regime, report_occurrence};
use super::rules::{Clash, Conflict, ReportRule, Rules, Span};
use crate::calendar::{Period, PeriodKind, Regime};
use chrono::{Days, NaiveDate};

/// Working days that lie between a proposed internal day and the office's own target.
const LEAD: i64 = 5;

/// All conflicts of that year, accepted ones too.
pub fn conflicts(rules: &Rules, year: i32) -> Vec<Conflict> {
    let mut found: Vec<Conflict> = rules.regimes.iter().filter_map(|r| seam(r, year)).collect();
    found.extend(untiled(rules, year));
    found.extend(rules.regimes.iter().flat_map(|r| overlaps(r, rules, year)));
    for report in &rules.reports {
        found.extend(before_cutoff(report, rules, year));
        found.extend(after_upstream(report, rules, year));
    }
    found
}

/// The first two neighbouring windows that do not touch. Nine months of every year never do.
fn seam(regime: &Regime, year: i32) -> Option<Conflict> {
    if matches!(regime.kind, PeriodKind::Nine | PeriodKind::Explicit) {
        return None;
    }
    let all: Vec<Period> = (year..=year + 2)
        .flat_map(|y| (1..=53).filter_map(move |i| regime.period(y, i)))
        .collect();
    let (before, after) = all
        .iter()
        .zip(all.iter().skip(1))
        .find(|(a, b)| a.to + Days::new(1) != b.from)?;
    Some(Conflict {
        id: format!("{}.lech-ky", regime.id),
        year,
        about: regime.id.clone(),
        rule: regime.rule.to_string(),
        clash: Clash::Seam {
            before: before.clone(),
            after: after.clone(),
        },
    })
}

/// The default windows of each kind against those of the next longer kind.
fn untiled(rules: &Rules, year: i32) -> Vec<Conflict> {
    let default = |kind| rules.regimes.iter().find(|r| r.kind == kind);
    let pairs = [
        (PeriodKind::Month, PeriodKind::Quarter, 3, "thang-quy"),
        (PeriodKind::Quarter, PeriodKind::Half, 2, "quy-nua-nam"),
        (PeriodKind::Half, PeriodKind::Year, 2, "nua-nam-nam"),
    ];
    let check = |(fine, coarse, parts, name): (PeriodKind, PeriodKind, u32, &str)| {
        let (fine, coarse) = (default(fine)?, default(coarse)?);
        let (first, last) = (fine.period(year, 1)?, fine.period(year, parts)?);
        let whole = coarse.period(year, 1)?;
        let span = |regime: &Regime, from, to| Span {
            regime: regime.id.clone(),
            kind: regime.kind,
            from,
            to,
        };
        ((first.from, last.to) != (whole.from, whole.to)).then(|| Conflict {
            id: format!("{name}.khong-khop"),
            year,
            about: fine.id.clone(),
            rule: format!("{} against {}", fine.rule, coarse.rule),
            clash: Clash::Untiled {
                fine: span(fine, first.from, last.to),
                coarse: span(coarse, whole.from, whole.to),
            },
        })
    };
    pairs.into_iter().filter_map(check).collect()
}

/// A configured one-off window against the months.
fn overlaps(one_off: &Regime, rules: &Rules, year: i32) -> Vec<Conflict> {
    let crate::calendar::WindowRule::Between(_, to) = one_off.rule else {
        return Vec::new();
    };
    let Some(window) = one_off.period(chrono::Datelike::year(&to), 1) else {
        return Vec::new();
    };
    let as_conflict = |(n, (other, from, to)): (usize, (Period, NaiveDate, NaiveDate))| Conflict {
        id: format!("{}.trung-{}", one_off.id, n + 1),
        year,
        about: one_off.id.clone(),
        rule: one_off.rule.to_string(),
        clash: Clash::Overlap {
            window: window.clone(),
            other,
            from,
            to,
        },
    };
    let shared = shared_days(&window, rules);
    shared.into_iter().enumerate().map(as_conflict).collect()
}

/// Windows of the configured regimes that hold some of a one-off window's days and not all of
/// theirs within it: figures of both count those days twice.
pub fn shared_days(window: &Period, rules: &Rules) -> Vec<(Period, NaiveDate, NaiveDate)> {
    let month = rules.regimes.iter().find(|r| r.kind == PeriodKind::Month);
    let others = rules.regimes.iter().filter(|r| r.kind == PeriodKind::Explicit);
    let mut found = Vec::new();
    for regime in month.into_iter().chain(others) {
        for edge in [window.from, window.to] {
            let Some(other) = regime
                .period_of(edge)
                .filter(|o| (o.from, o.to) != (window.from, window.to))
            else {
                continue;
            };
            let is_within = window.from <= other.from && other.to <= window.to;
            let shared = (
                other.clone(),
                other.from.max(window.from),
                other.to.min(window.to),
            );
            if !is_within && !found.contains(&shared) {
                found.push(shared);
            }
        }
    }
    found
}

/// The periods of a report in a year.
fn periods(report: &ReportRule, rules: &Rules, year: i32) -> Vec<Period> {
    let Some(regime) = regime(rules, &report.regime) else {
        return Vec::new();
    };
    (1..=12)
        .filter(|i| report.only.is_empty() || report.only.contains(i))
        .filter_map(|i| regime.period(year, i))
        .collect()
}

fn before_cutoff(report: &ReportRule, rules: &Rules, year: i32) -> Option<Conflict> {
    let clash = |period: Period| {
        let due = report_occurrence(report, &period, rules)?.due;
        (due <= period.to).then(|| Clash::BeforeCutoff {
            title: report.title.clone(),
            due,
            update: rules.calendar.working_on_or_after(period.to + Days::new(1)),
            is_internal: report.feeds.is_some(),
            period,
        })
    };
    let clash = periods(report, rules, year).into_iter().find_map(clash)?;
    Some(Conflict {
        id: format!("{}.truoc-chot", report.id),
        year,
        about: report.id.clone(),
        rule: words_of(report),
        clash,
    })
}

fn after_upstream(report: &ReportRule, rules: &Rules, year: i32) -> Option<Conflict> {
    let id = report.feeds.as_ref()?;
    let upstream = rules.reports.iter().find(|r| r.id == *id)?;
    let clash = |period: Period| {
        let due = report_occurrence(report, &period, rules)?.due;
        let same = periods(upstream, rules, year)
            .into_iter()
            .find(|p| p.label == period.label)?;
        let limit = report_occurrence(upstream, &same, rules)?;
        let proposed = rules.calendar.working_day_offset(limit.target, -LEAD);
        (due > limit.due).then(|| Clash::AfterUpstream {
            title: report.title.clone(),
            due,
            upstream: upstream.title.clone(),
            upstream_id: upstream.id.clone(),
            limit: limit.due,
            target: limit.target,
            proposed,
            is_estimate: proposed <= period.to,
            period,
        })
    };
    let clash = periods(report, rules, year).into_iter().find_map(clash)?;
    Some(Conflict {
        id: format!("{}.sau-cap-tren", report.id),
        year,
        about: report.id.clone(),
        rule: format!("{} against {}", words_of(report), words_of(upstream)),
        clash,
    })
}

fn words_of(report: &ReportRule) -> String {
    let phrase = report.deadline.as_ref().map(|d| d.phrase.as_str());
    format!("{} {}", report.regime, phrase.unwrap_or_default())
}
