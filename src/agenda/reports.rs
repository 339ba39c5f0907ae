//! The reports that the settings make due: their periods, their deadlines, when their drafts
//! come (contract section 4, Reports).

use super::duty::{is_done, report_task_id};
use super::round::{Note, Round};
use super::{Action, Agenda, ReportRule, Rules, What};
use crate::calendar::{Moment, Period, PeriodKind, Regime, at, day_of};
use crate::letter::LetterKind;
use crate::plan::{Mailbox, Occurrence, report_due};
use chrono::{Datelike, Days, NaiveDate};

/// Queues the drafts that are due now.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    if !round.is_open(round.rules.hours.morning) {
        return;
    }
    for rule in &round.rules.reports {
        draft_of(rule, round, agenda);
    }
}

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
fn periods_near(rule: &ReportRule, rules: &Rules, today: NaiveDate) -> Vec<Period> {
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

/// The morning of the first working day after the window.
fn final_draft_at(period: &Period, rules: &Rules) -> Moment {
    let day = rules.calendar.working_on_or_after(period.to + Days::new(1));
    at(day, rules.policy.draft_at)
}

/// Five working days before T, where the cut-off leaves less than three before it.
fn estimate_at(rule: &ReportRule, period: &Period, rules: &Rules) -> Option<Moment> {
    let policy = &rules.policy;
    let target = report_occurrence(rule, period, rules)?.target;
    if period.to < rules.calendar.working_day_offset(target, -policy.cutoff_ahead) {
        return None;
    }
    let day = rules.calendar.working_day_offset(target, -policy.estimate_ahead);
    let moment = at(day, policy.draft_at);
    (moment < final_draft_at(period, rules)).then_some(moment)
}

/// The newest draft whose moment has come; an older one is worth nothing any more.
fn draft_of(rule: &ReportRule, round: &Round, agenda: &mut Agenda) {
    let rules = round.rules;
    let periods = periods_near(rule, rules, round.today);
    let finals = periods.iter().map(|p| (final_draft_at(p, rules), p, false));
    let estimates = periods
        .iter()
        .filter_map(|p| Some((estimate_at(rule, p, rules)?, p, true)));
    let newest = finals
        .chain(estimates)
        .filter(|(moment, ..)| *moment <= round.now)
        .max_by_key(|(moment, ..)| *moment);
    let Some((moment, period, estimate)) = newest else {
        return;
    };
    if day_of(moment) < round.live_from {
        return;
    }
    if is_handed_in(rule, period, round) {
        let what = format!("draft {} {}", rule.id, period.label);
        return agenda.refuse(what, "the report has been handed in");
    }
    let (suffix, reason) = match estimate {
        true => (
            "-estimate",
            "is too near the deadline: an estimate comes before it",
        ),
        false => ("", "has passed"),
    };
    let what = What::Draft {
        rule: Some(rule.id.clone()),
        period: period.clone(),
        estimate,
    };
    let name = format!("draft-{}{suffix}", rule.id);
    let reason = format!("{}: the data cut-off {} {reason}", rule.id, period.to);
    draft(round, &name, period, &rule.drafter, what, &reason, agenda);
}

/// Whether the report of that period was marked as handed in: nobody needs a draft of it.
fn is_handed_in(rule: &ReportRule, period: &Period, round: &Round) -> bool {
    let marks = &round.facts.marks;
    report_occurrence(rule, period, round.rules)
        .is_some_and(|o| is_done(marks, &report_task_id(rule), &rule.lead, o.due))
}

/// Queues a draft, once the figures of its window are not on their way any more.
pub fn draft(
    round: &Round,
    name: &str,
    period: &Period,
    drafter: &Mailbox,
    what: What,
    reason: &str,
    agenda: &mut Agenda,
) {
    if is_being_fetched(period, agenda) {
        let what = format!("{name} {}", period.label);
        return agenda.refuse(what, "its figures are being fetched first");
    }
    let note = Note::new(name, &period.label, LetterKind::Draft, drafter, what);
    round.write(note, reason, agenda);
}

/// Whether this round asks for that window.
pub fn is_being_fetched(period: &Period, agenda: &Agenda) -> bool {
    agenda.actions.iter().any(|d| match &d.action {
        Action::Fetch { period: p, .. } => (p.from, p.to) == (period.from, period.to),
        _ => false,
    })
}
