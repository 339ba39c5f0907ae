//! The plan's tasks as reports tell them: what was done in the period, what is late, what comes next.

mod results;
mod undated;

use super::answers::forecast_of;
use super::duties::{duties, tasks_in_force};
use super::duty::Duty;
use super::duty::current::{current, is_current, with_hold};
use super::facts::Facts;
use super::parts::is_part;
use super::periods::{occurrences_near, report_task_id};
use super::rules::Rules;
use crate::calendar::{Period, PeriodKind, count, date, day_of};
use crate::export::{Stated, stated};
use crate::plan::deadline::{Freq, Meaning, lower_first};
use crate::plan::{MarkKind, Origin, Pace, Task, named_document};
use crate::report::{Ahead, ReportTask, TaskBoard};
use chrono::NaiveDate;
use results::Results;

/// The plan's tasks as reports tell them; a report does not tell of its own deadline, nor of the
/// parts that units owe to reports. Of its series it tells: what of an earlier period is late stays late.
pub fn board(
    rule: Option<&str>,
    period: &Period,
    facts: &Facts,
    rules: &Rules,
    today: NaiveDate,
) -> TaskBoard {
    // A unit renamed since keeps in the report the name that it had at the period's end.
    let (of_today, of_then) = (rules.on(today), rules.on(period.to.min(today)));
    let (rules, then) = (of_today.as_ref(), of_then.as_ref());
    let mut duties = duties(facts, rules, today);
    // What units owe the office for its reports is told to leaders on the weekly page only.
    let itself = rule.and_then(|id| itself(id, period, rules));
    let is_itself = |d: &Duty| {
        let told = itself.as_ref();
        told.is_some_and(|(task, due)| d.task.id == *task && d.occurrence.due == *due)
    };
    duties.retain(|d| !is_itself(d) && (rule.is_none() || !is_part(&d.task)));
    let live_from = super::round::live_from(facts, rules).unwrap_or(today);
    let shown = match rule {
        Some(_) => of_all_time(&duties, today, live_from, rules),
        None => current(&duties, today, live_from, rules.policy.soon)
            .into_iter()
            .filter(|(d, _)| d.task.origin != Origin::Report)
            .chain(of_reports(&duties, today, live_from, rules))
            .collect(),
    };
    let (mut overdue, mut due_soon) = (Vec::new(), Vec::new());
    for (duty, missing) in &shown {
        let mut task = report_task(duty, missing, then, today);
        if duty.occurrence.due < today {
            task.forecast = forecast_of(duty, facts, today);
            overdue.push(task)
        } else {
            due_soon.push(task)
        }
    }
    let untold = match rule {
        Some(_) => 0,
        None => late_before(&duties, today, live_from, rules).len(),
    };
    overdue.sort_by_key(by_day_and_row);
    due_soon.sort_by_key(by_day_and_row);
    let results = Results::of(rule, period, (facts, rules), today);
    let told = |d: &Duty| {
        let said_at = d.done.map(|m| m.at)?;
        let task = report_task(d, "", then, today);
        results.told(task, (d.finished_on(), reported_on(d)?, said_at))
    };
    let mut done: Vec<ReportTask> = duties.iter().filter_map(told).collect();
    done.extend(undated::done(&results, &duties, (facts, rules, then)));
    let mut tasks = tasks_in_force(facts, rules);
    tasks.retain(|(t, _)| t.year == period.year);
    let count = |is: fn(&Meaning) -> bool| tasks.iter().filter(|(t, _)| is(&t.deadline.meaning)).count();
    let all = facts.tasks.iter().filter(|t| t.year == period.year).count();
    TaskBoard {
        as_of: Some(today),
        ended: to_i64(all - tasks.len().min(all)),
        overdue,
        due_soon,
        done,
        without_date: to_i64(count(|m| matches!(m, Meaning::Unknown(_)))),
        continuous: to_i64(count(|m| matches!(m, Meaning::Continuous { .. }))),
        plan: facts.issued.get(&period.year).cloned(),
        total: to_i64(all),
        before_live: to_i64(untold),
        leads: tasks.iter().filter_map(|(task, _)| lead_of(task, then)).collect(),
        ahead: ahead(period, &duties, (facts, rules, then), today),
    }
}

/// The report of the very window, as the task and the day by which somebody owes it.
fn itself(id: &str, period: &Period, rules: &Rules) -> Option<(String, NaiveDate)> {
    let rule = rules.reports.iter().find(|r| r.id == id)?;
    let near = occurrences_near(rule, rules, period.to);
    let own = near.into_iter().find(|(p, _)| p.to == period.to)?;
    Some((report_task_id(rule), own.1.due))
}

/// The period that follows, with what is open and falls into it. What is late already is told as late.
fn ahead(
    period: &Period,
    duties: &[Duty],
    (facts, rules, then): (&Facts, &Rules, &Rules),
    today: NaiveDate,
) -> Option<Ahead> {
    let next = next_after(period, rules)?;
    let (from, to) = next.days_of_work();
    let falls_into = |d: &&Duty| {
        let o = &d.occurrence;
        !d.is_done() && today.max(from) <= o.due && o.due <= to && o.pace != Pace::Every(Freq::Daily)
    };
    let mut tasks: Vec<ReportTask> = duties
        .iter()
        .filter(falls_into)
        .map(|d| report_task(d, "", then, today))
        .collect();
    tasks.sort_by_key(by_day_and_row);
    let is_before = |d: &&Duty| {
        let o = &d.occurrence;
        !d.is_done() && today <= o.due && o.due < from && o.pace != Pace::Every(Freq::Daily)
    };
    let open = duties.iter().filter(is_before);
    let mut before: Vec<ReportTask> = open.map(|d| report_task(d, "", then, today)).collect();
    before.sort_by_key(by_day_and_row);
    Some(Ahead {
        before,
        name: next.name(),
        year: next.year,
        from,
        to,
        has_plan: facts.tasks.iter().any(|t| t.year == next.year),
        tasks,
    })
}

/// The period that a report looks ahead to. Of a window with a name of its own ("quý II năm 2024" from 08/3 to 03/6) the
/// name says which follows.
fn next_after(period: &Period, rules: &Rules) -> Option<Period> {
    let regimes = &rules.regimes;
    if period.kind != PeriodKind::Explicit {
        return regimes.iter().find(|r| r.id == period.regime)?.next_after(period);
    }
    let Some(Stated::Label { kind, year, index }) = stated(&period.label) else {
        return None;
    };
    let regime = regimes.iter().find(|r| r.kind == kind)?;
    regime.next_after(&regime.period(year, index)?)
}

/// Of rows of plans and tasks by hand everything that is open: nobody was reminded of what was due before,
/// and a report that is signed tells it all the same, as the review of tasks does.
fn of_all_time<'d, 'a>(
    duties: &'d [Duty<'a>],
    today: NaiveDate,
    live_from: NaiveDate,
    rules: &Rules,
) -> Vec<(&'d Duty<'a>, String)> {
    let soon = rules.policy.soon;
    let of_rows = current(duties, today, NaiveDate::MIN, soon).into_iter();
    let of_settings = current(duties, today, live_from, soon).into_iter();
    of_rows
        .filter(|(d, _)| is_known(d))
        .chain(of_settings.filter(|(d, _)| !is_known(d) && d.task.origin != Origin::Report))
        .chain(of_reports(duties, today, live_from, rules))
        .collect()
}

/// Each report of the settings has a period in its title: an older one that is late is named by it and counted.
fn of_reports<'d, 'a>(
    duties: &'d [Duty<'a>],
    today: NaiveDate,
    live_from: NaiveDate,
    rules: &Rules,
) -> Vec<(&'d Duty<'a>, String)> {
    let is_shown =
        |d: &&Duty| d.task.origin == Origin::Report && is_current(d, today, live_from, rules.policy.soon);
    let note = |d: &'d Duty<'a>| (d, with_hold(String::new(), d, today));
    duties.iter().filter(is_shown).map(note).collect()
}

/// Whether what was due before anybody was reminded is known: whether a report of the settings was sent
/// before that, nobody said.
fn is_known(duty: &Duty) -> bool {
    !matches!(duty.task.origin, Origin::Report | Origin::Standing)
}

/// Rows of plans and tasks by hand that were due before anybody was reminded and are open.
fn late_before<'d, 'a>(
    duties: &'d [Duty<'a>],
    today: NaiveDate,
    live_from: NaiveDate,
    rules: &Rules,
) -> Vec<(&'d Duty<'a>, String)> {
    current(duties, today, NaiveDate::MIN, rules.policy.soon)
        .into_iter()
        .filter(|(d, _)| d.occurrence.due < live_from.min(today) && is_known(d))
        .collect()
}

/// By the last day, then by the number in the plan as people count: 79 stands before 375.
fn by_day_and_row(task: &ReportTask) -> (NaiveDate, Vec<(u64, String)>) {
    let mut parts: Vec<(u64, String)> = vec![(0, String::new())];
    let mut was_digit = false;
    for c in task.number.chars() {
        match c.to_digit(10).map(u64::from) {
            Some(digit) => {
                if !was_digit {
                    parts.push((0, String::new()));
                }
                if let Some((n, _)) = parts.last_mut() {
                    *n = n.saturating_mul(10).saturating_add(digit);
                }
            }
            None => parts
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|(_, words)| words.push(c)),
        }
        was_digit = c.is_ascii_digit();
    }
    (task.due, parts)
}

/// Title and first lead unit.
fn lead_of(task: &Task, then: &Rules) -> Option<(String, String)> {
    let unit = task.leads.units.first()?;
    Some((task.title.clone(), super::duty::unit_name(then, unit)))
}

fn to_i64(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// The day on which the office learned that it is finished. A file of the task system brings what
/// was finished long before, so there the document's day counts.
fn reported_on(duty: &Duty) -> Option<NaiveDate> {
    match duty.task.origin {
        Origin::System => duty.finished_on(),
        _ => duty.done.map(|m| day_of(m.at)),
    }
}

fn report_task(duty: &Duty, missing: &str, rules: &Rules, today: NaiveDate) -> ReportTask {
    let o = &duty.occurrence;
    let evidence = duty.done.and_then(|m| match &m.kind {
        MarkKind::Done { number, date: day } if number.is_empty() => Some(format!("ngày {}", date(*day))),
        MarkKind::Done { number, date: day } => {
            Some(format!("{} ngày {}", named_document(number), date(*day)))
        }
        _ => None,
    });
    // Late by the document's date, whenever it was recorded.
    let until = duty.finished_on().unwrap_or(today);
    let evidence = evidence.map(|words| match duty.finished_on() {
        Some(day) if day > o.due => {
            let days = rules.calendar.working_days(o.due, day);
            format!("{words}, sau hạn {} ngày làm việc", count(days))
        }
        _ => words,
    });
    ReportTask {
        number: duty.row(),
        title: duty.task.title.clone(),
        note: lower_first(missing.trim_end_matches('.')),
        unit: super::duty::unit_name(rules, &duty.unit),
        forecast: None,
        due: o.due,
        target: o.target,
        working_days_late: rules.calendar.working_days(o.due, until),
        done: evidence,
    }
}

#[cfg(test)]
mod tests;
