//! The reports that the settings make due: their periods, their deadlines, when their drafts
//! come (contract section 4, Reports).

use super::action::{Action, Agenda, Decision, What};
use super::correction;
use super::duty::verdict::is_done;
use super::estimates::{estimate_at, final_draft_at};
use super::facts::Redraft;
use super::periods::{periods_near, report_occurrence, report_task_id};
use super::pulls::may_come_soon;
use super::round::{Note, Round};
use super::rules::{ReportRule, Rules};
use super::windows::with_previous;
use crate::calendar::{Moment, Period, day_of};
use crate::letter::LetterKind;
use crate::plan::Mailbox;

/// Queues the drafts that are due now.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    if !round.is_open(round.rules.hours.morning) {
        return;
    }
    for rule in &round.rules.reports {
        draft_of(rule, round, agenda);
    }
}

/// The newest draft whose moment has come, and whether it is an estimate; an older one is worth
/// nothing any more.
pub fn newest_draft(rule: &ReportRule, rules: &Rules, now: Moment) -> Option<(Moment, Period, bool)> {
    let periods = periods_near(rule, rules, day_of(now));
    let finals = periods.iter().map(|p| (final_draft_at(p, rules), p, false));
    let estimates = periods
        .iter()
        .filter_map(|p| Some((estimate_at(rule, p, rules)?, p, true)));
    let (moment, period, is_estimate) = finals
        .chain(estimates)
        .filter(|(moment, ..)| *moment <= now)
        .max_by_key(|(moment, ..)| *moment)?;
    Some((moment, period.clone(), is_estimate))
}

fn draft_of(rule: &ReportRule, round: &Round, agenda: &mut Agenda) {
    let Some((moment, period, estimate)) = newest_draft(rule, round.rules, round.now) else {
        return;
    };
    if day_of(moment) < round.live_from {
        return;
    }
    if is_handed_in(rule, &period, round) {
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
    draft(round, &name, &period, &rule.drafter, what, &reason, agenda);
}

/// Whether the report of that period was marked as handed in: nobody needs a draft of it.
fn is_handed_in(rule: &ReportRule, period: &Period, round: &Round) -> bool {
    let marks = &round.facts.marks;
    let leads = round.rules.book.stands_for(&rule.lead, round.today);
    report_occurrence(rule, period, round.rules).is_some_and(|o| {
        let id = report_task_id(rule);
        leads.iter().any(|lead| is_done(marks, &id, lead, o.due))
    })
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
    if let What::Draft { rule, .. } = &what
        && let Some(sent) = correction::sent(rule.as_deref(), period, round.facts)
    {
        let what = format!("{name} {}", period.label);
        let why = format!(
            "the report was sent as {}; what changes is told as a correction",
            sent.number
        );
        return agenda.refuse(what, &why);
    }
    if is_being_fetched(round, period, agenda) {
        let what = format!("{name} {}", period.label);
        return agenda.refuse(what, "its figures are on their way");
    }
    // Gone without figures, which have come by hand since: once more, with them.
    let with_figures = format!("{name}-figures");
    if round.has(name, &period.label, drafter)
        && !round.has(&with_figures, &period.label, drafter)
        && super::exports::came_late(round, period)
    {
        let note = Note::new(&with_figures, &period.label, LetterKind::Draft, drafter, what);
        return round.write(note, "its figures have come since the draft went", agenda);
    }
    if round.has(name, &period.label, drafter)
        && let What::Draft { rule, .. } = &what
        && let Some(number) = version_of(round, rule.as_deref(), period)
    {
        let name = format!("{name}-v{number}");
        let note = Note::new(&name, &period.label, LetterKind::Draft, drafter, what);
        let reason = format!("its figures have changed since the draft went: version {number}");
        return round.write(note, reason, agenda);
    }
    let note = Note::new(name, &period.label, LetterKind::Draft, drafter, what);
    round.write(note, reason, agenda);
}

/// Whether figures that the draft of that period reads, its own or those it is compared with, are
/// asked for in this round or again within minutes.
pub fn is_being_fetched(round: &Round, period: &Period, agenda: &Agenda) -> bool {
    if super::exports::awaited_until(round, period).is_some() {
        return true;
    }
    let windows = with_previous(period, round.rules);
    let is_asked = |d: &Decision| match &d.action {
        Action::Fetch { period: p, .. } => windows.iter().any(|w| (p.from, p.to) == (w.from, w.to)),
        _ => false,
    };
    agenda.actions.iter().any(is_asked) || may_come_soon(period, round.facts, round.rules, round.now)
}

/// The version that the draft of a letter's report and window has become.
fn version_of(round: &Round, rule: Option<&str>, period: &Period) -> Option<u32> {
    let is_it =
        |r: &&Redraft| r.rule.as_deref() == rule && (r.period.from, r.period.to) == (period.from, period.to);
    round.facts.redrafts.iter().find(is_it).map(|r| r.number)
}
