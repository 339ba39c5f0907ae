//! When drafts and the weekly page are due (contract section 4, Reports).

use super::duty::{current, is_done, report_task_id};
use super::going::{key_of, routed};
use super::{Action, Agenda, Duty, Errand, Facts, ReportRule, Rules, WeeklyRule, What};
use crate::calendar::{Moment, Period, PeriodKind, Regime, at, day_of, hm};
use crate::letter::{LetterKind, TaskLine};
use crate::plan::deadline::Freq;
use crate::plan::{Mailbox, Occurrence, Pace, report_due};
use chrono::{Datelike, Days, NaiveDate};

/// An estimate is drafted this many working days before T.
const ESTIMATE_AHEAD: i64 = -5;
/// It is needed where the cut-off is not this many working days before T.
const CUTOFF_AHEAD: i64 = -3;

/// Queues drafts, the weekly page and the units' parts that are due at `now`.
pub fn decide(
    now: Moment,
    live_from: NaiveDate,
    facts: &Facts,
    rules: &Rules,
    duties: &[Duty],
    agenda: &mut Agenda,
) {
    if !rules.hours.is_open(now, rules.hours.morning, &rules.calendar) {
        return;
    }
    for rule in &rules.reports {
        drafts(now, live_from, rule, facts, rules, agenda);
    }
    if let Some(weekly) = &rules.weekly {
        week(now, live_from, weekly, facts, rules, duties, agenda);
    }
}

fn regime<'a>(rules: &'a Rules, id: &str) -> Option<&'a Regime> {
    rules.regimes.iter().find(|r| r.id == id)
}

/// The periods of a report around a day, each with its due day where it has one.
pub fn occurrences_near(rule: &ReportRule, rules: &Rules, today: NaiveDate) -> Vec<(Period, Occurrence)> {
    let mut found: Vec<(Period, Occurrence)> = Vec::new();
    let Some(regime) = regime(rules, &rule.regime) else {
        return found;
    };
    let mut previous = None;
    for period in periods_near(regime, rule, today) {
        let Some(occurrence) = report_occurrence(rule, &period, rules) else {
            continue;
        };
        let occurrence = Occurrence {
            previous,
            ..occurrence
        };
        previous = Some(occurrence.due);
        found.push((period, occurrence));
    }
    found
}

/// From half a year back to the next but one, which is as far as any stage looks.
fn periods_near(regime: &Regime, rule: &ReportRule, today: NaiveDate) -> Vec<Period> {
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
    let (last_month, freq) = match period.kind {
        PeriodKind::Month => (period.index, Freq::Monthly),
        PeriodKind::Quarter => (period.index * 3, Freq::Quarterly),
        PeriodKind::Half => (period.index * 6, Freq::HalfYearly),
        PeriodKind::Nine => (9, Freq::NineMonth),
        PeriodKind::Year => (12, Freq::Yearly),
        PeriodKind::Week | PeriodKind::Explicit => return None,
    };
    let deadline = rule.deadline.as_ref()?;
    report_due(
        deadline,
        period.year,
        last_month,
        Pace::Every(freq),
        &rules.calendar,
    )
}

/// 08:00 of the first working day after the window.
pub fn final_draft_at(period: &Period, rules: &Rules) -> Moment {
    at(
        rules.calendar.working_on_or_after(period.to + Days::new(1)),
        hm(8, 0),
    )
}

/// 08:00 five working days before T, where the cut-off leaves less than three before it.
fn estimate_at(rule: &ReportRule, period: &Period, rules: &Rules) -> Option<Moment> {
    let target = report_occurrence(rule, period, rules)?.target;
    let latest_cutoff = rules.calendar.working_day_offset(target, CUTOFF_AHEAD);
    if period.to < latest_cutoff {
        return None;
    }
    let moment = at(
        rules.calendar.working_day_offset(target, ESTIMATE_AHEAD),
        hm(8, 0),
    );
    (moment < final_draft_at(period, rules)).then_some(moment)
}

fn drafts(
    now: Moment,
    live_from: NaiveDate,
    rule: &ReportRule,
    facts: &Facts,
    rules: &Rules,
    agenda: &mut Agenda,
) {
    let Some(regime) = regime(rules, &rule.regime) else {
        return;
    };
    let periods = periods_near(regime, rule, day_of(now));
    let finals = periods.iter().map(|p| (final_draft_at(p, rules), p, false));
    let estimates = periods
        .iter()
        .filter_map(|p| Some((estimate_at(rule, p, rules)?, p, true)));
    // Only the newest draft is made up for: an older one is worth nothing any more.
    let newest = finals
        .chain(estimates)
        .filter(|(moment, ..)| *moment <= now)
        .max_by_key(|(m, ..)| *m);
    let Some((moment, period, estimate)) = newest else {
        return;
    };
    if day_of(moment) < live_from {
        return;
    }
    if is_handed_in(rule, period, facts, rules) {
        return agenda.refuse(
            format!("draft {} {}", rule.id, period.label),
            "the report has been handed in",
        );
    }
    let name = format!("{}{}", rule.id, if estimate { "-estimate" } else { "" });
    let what = What::Draft {
        rule: Some(rule.id.clone()),
        period: period.clone(),
        estimate,
    };
    let reason = if estimate {
        format!(
            "{}: the cut-off {} is too near the deadline, an estimate comes first",
            rule.id, period.to
        )
    } else {
        format!("{}: the data cut-off was {}", rule.id, period.to)
    };
    draft(&name, period, &rule.drafter, what, &reason, facts, rules, agenda);
}

fn is_handed_in(rule: &ReportRule, period: &Period, facts: &Facts, rules: &Rules) -> bool {
    report_occurrence(rule, period, rules)
        .is_some_and(|o| is_done(&facts.marks, &report_task_id(rule), &rule.lead, o.due))
}

#[expect(
    clippy::too_many_arguments,
    reason = "the parts of one letter, named at the two call sites"
)]
fn draft(
    name: &str,
    period: &Period,
    drafter: &Mailbox,
    what: What,
    reason: &str,
    facts: &Facts,
    rules: &Rules,
    agenda: &mut Agenda,
) {
    let key = key_of(&format!("draft-{name}"), &period.label, drafter, rules);
    if facts.ledger.has(&key) {
        return;
    }
    if is_being_fetched(period, agenda) {
        return agenda.refuse(
            format!("draft {name} {}", period.label),
            "its figures are being fetched first",
        );
    }
    push(
        &key,
        LetterKind::Draft,
        drafter,
        None,
        what,
        reason,
        facts,
        rules,
        agenda,
    );
}

fn is_being_fetched(period: &Period, agenda: &Agenda) -> bool {
    agenda.actions.iter().any(|d| match &d.action {
        Action::Fetch { period: p, .. } => (p.from, p.to) == (period.from, period.to),
        _ => false,
    })
}

/// The newest week with a working day whose last one has begun: that day and the period. A week
/// without a working day has no page; the next covers both.
pub fn latest_week(rules: &Rules, regime: &Regime, today: NaiveDate) -> Option<(NaiveDate, Period)> {
    let monday = monday_of(today);
    (0..8)
        .map(|back| monday - Days::new(7 * back))
        .find_map(|monday| {
            let last = last_working_day(rules, monday).filter(|d| *d <= today)?;
            Some((last, week_from(rules, regime, monday)?))
        })
}

fn last_working_day(rules: &Rules, monday: NaiveDate) -> Option<NaiveDate> {
    (0..7)
        .rev()
        .map(|d| monday + Days::new(d))
        .find(|d| rules.calendar.is_working(*d))
}

fn week_from(rules: &Rules, regime: &Regime, monday: NaiveDate) -> Option<Period> {
    let week = monday.iso_week();
    let mut period = regime.period(week.year(), week.week())?;
    let mut before = monday - Days::new(7);
    while last_working_day(rules, before).is_none() && (period.to - period.from).num_days() < 60 {
        period.from = period.from - Days::new(7);
        before = before - Days::new(7);
    }
    Some(period)
}

/// The weeks whose cut-off has passed last, newest first: the page's and the one it is compared with.
pub fn ended_weeks(rules: &Rules, regime: &Regime, now: Moment) -> Vec<Period> {
    let this_week = monday_of(day_of(now));
    (0..8)
        .map(|back| this_week - Days::new(7 * back))
        .filter(|monday| last_working_day(rules, *monday).is_some())
        .filter_map(|monday| week_from(rules, regime, monday))
        .filter(|period| regime.cutoff_of(period).opens <= now)
        .take(2)
        .collect()
}

fn monday_of(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}

fn week(
    now: Moment,
    live_from: NaiveDate,
    weekly: &WeeklyRule,
    facts: &Facts,
    rules: &Rules,
    duties: &[Duty],
    agenda: &mut Agenda,
) {
    let Some(regime) = regime(rules, &weekly.regime) else {
        return;
    };
    let Some((last, period)) = latest_week(rules, regime, day_of(now)) else {
        return;
    };
    if last < live_from {
        return;
    }
    if at(last, weekly.draft_at) <= now {
        let what = What::Draft {
            rule: None,
            period: period.clone(),
            estimate: false,
        };
        draft(
            "week",
            &period,
            &weekly.drafter,
            what,
            "the week's last working day",
            facts,
            rules,
            agenda,
        );
    }
    if now < at(last, weekly.summary_at) || is_being_fetched(&period, agenda) {
        return;
    }
    for leader in &rules.leaders {
        let key = key_of("week", &period.label, leader, rules);
        let what = What::Week {
            period: period.clone(),
        };
        if !facts.ledger.has(&key) {
            let reason = "the weekly page to the leaders";
            push(
                &key,
                LetterKind::WeeklySummary,
                leader,
                None,
                what,
                reason,
                facts,
                rules,
                agenda,
            );
        }
    }
    units(day_of(now), live_from, &period, facts, rules, duties, agenda);
}

/// Each unit's own part: what is late and what is due in 14 days.
fn units(
    today: NaiveDate,
    live_from: NaiveDate,
    period: &Period,
    facts: &Facts,
    rules: &Rules,
    duties: &[Duty],
    agenda: &mut Agenda,
) {
    for unit in &rules.office.units {
        let Some(mailbox) = &unit.mailbox else { continue };
        let key = key_of(
            &format!("unit-week-{}", slug(&unit.id)),
            &period.label,
            mailbox,
            rules,
        );
        if facts.ledger.has(&key) {
            continue;
        }
        let lines: Vec<TaskLine> = current(duties, today, live_from)
            .into_iter()
            .filter(|(duty, _)| duty.unit == unit.id)
            .map(|(duty, note)| duty.line(today, rules, None, note))
            .collect();
        if lines.is_empty() {
            agenda.refuse(
                format!("week of unit {}", unit.id),
                "nothing late and nothing due in 14 days",
            );
            continue;
        }
        let what = What::UnitWeek {
            period: period.clone(),
            lines,
        };
        let reason = "the unit's own part of the week";
        push(
            &key,
            LetterKind::UnitWeek,
            mailbox,
            Some(unit.id.clone()),
            what,
            reason,
            facts,
            rules,
            agenda,
        );
    }
}

/// Letters' keys become file names: a unit made from a plan's words is named by a hash.
fn slug(id: &str) -> String {
    if id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
        return id.to_owned();
    }
    super::going::address_mark(&Mailbox {
        name: String::new(),
        address: id.to_owned(),
    })
}

#[expect(
    clippy::too_many_arguments,
    reason = "the parts of one letter, named at the call sites"
)]
fn push(
    key: &str,
    kind: LetterKind,
    mailbox: &Mailbox,
    unit: Option<String>,
    what: What,
    reason: &str,
    facts: &Facts,
    rules: &Rules,
    agenda: &mut Agenda,
) {
    let (to, instead_of) = routed(mailbox, rules);
    let addressee = match &unit {
        Some(id) => super::duty::unit_name(rules, id),
        None => mailbox.name.clone(),
    };
    let errand = Errand {
        key: facts.ledger.key(key),
        kind,
        instead_of: instead_of.filter(|m| *m != to),
        to,
        addressee,
        unit,
        told: Vec::new(),
        what,
    };
    agenda.act(Action::Queue(Box::new(errand)), reason);
}
