//! The parts of reports that units contribute: each a duty of its own, due some working days
//! before the report itself.

use super::duty::{Duty, unit_name};
use super::facts::{Came, Facts};
use super::periods::{occurrences_near, report_occurrence, report_task_id};
use super::rules::{Contributor, ReportRule, Rules};
use crate::answer::{Line, Standing};
use crate::calendar::{Period, count, date, day_of};
use crate::plan::{Assigned, Mark, MarkKind, Occurrence, Origin, Task, deadline, report_due};
use crate::report::{Contribution, PartState, ReportPart};
use chrono::{Days, NaiveDate};
use std::borrow::Cow;

/// Working days between the last on-time day of the parts and the report's target.
const USUAL_AHEAD: i64 = 3;

/// Days around the last on-time day of the parts in which their number is shown.
const COLLECTING: i64 = 30;

/// What is kept of a mail which says of a part that there is nothing to report, whatever its words.
pub const NOTHING_TO_REPORT: &str = "Không phát sinh";

/// A mark stands for a part whose day has moved since by less than this: the day follows the
/// working calendar and the settings, and periods lie a month apart at least.
const SAME_PERIOD: u64 = 12;

/// The identity of the parts of a report; it holds over the years, the unit tells them apart.
pub fn part_id(rule: &ReportRule) -> String {
    format!("{}-part", report_task_id(rule))
}

/// Whether the task is a unit's part of a report.
pub fn is_part(task: &Task) -> bool {
    task.origin == Origin::Report && task.number.contains('/')
}

/// When the parts of a period are due; `None` where the report has no day, and no words say one.
pub fn part_occurrence(rule: &ReportRule, period: &Period, rules: &Rules) -> Option<Occurrence> {
    let calendar = &rules.calendar;
    if let Some(words) = &rule.parts.due {
        return report_due(words, period, calendar);
    }
    let whole = report_occurrence(rule, period, rules)?;
    let due = calendar.working_day_offset(whole.target, -USUAL_AHEAD);
    Some(Occurrence::new(due, None, whole.pace, calendar))
}

/// The periods of a report around a day, each with the day of its parts.
pub(super) fn parts_near(rule: &ReportRule, rules: &Rules, today: NaiveDate) -> Vec<(Period, Occurrence)> {
    let mut previous = None;
    let periods = super::periods::periods_near(rule, rules, today).into_iter();
    let with_day = periods.filter_map(|period| {
        let occurrence = Occurrence {
            previous,
            ..part_occurrence(rule, &period, rules)?
        };
        previous = Some(occurrence.due);
        Some((period, occurrence))
    });
    with_day.collect()
}

/// The period whose parts are due on that day.
pub(super) fn period_of(rule: &ReportRule, due: NaiveDate, rules: &Rules) -> Option<Period> {
    let near = parts_near(rule, rules, due).into_iter();
    near.filter(|(_, o)| o.due == due).map(|(p, _)| p).next()
}

/// What every contributor owes around `today`. Once the report was handed in, nobody waits for a
/// part that is missing.
pub(super) fn duties_of<'a>(
    rule: &ReportRule,
    facts: &'a Facts,
    rules: &Rules,
    today: NaiveDate,
) -> Vec<Duty<'a>> {
    if rule.parts.contributors.is_empty() {
        return Vec::new();
    }
    let whole = occurrences_near(rule, rules, today);
    let is_handed_in = |period: &Period| {
        let due = whole.iter().find(|(p, _)| p.label == period.label);
        due.is_some_and(|(_, o)| {
            super::duty::verdict::is_done(&facts.marks, &report_task_id(rule), &rule.lead, o.due)
        })
    };
    let mut found = Vec::new();
    for (period, occurrence) in parts_near(rule, rules, today) {
        let is_closed = is_handed_in(&period);
        for contributor in &rule.parts.contributors {
            let done = done_mark(rule, &contributor.unit, occurrence.due, &facts.marks);
            if is_closed && done.is_none() {
                continue;
            }
            let task = part_task(rule, contributor, &period, &occurrence, rules);
            let unit = contributor.unit.clone();
            found.push(Duty::new(
                Cow::Owned(task),
                unit,
                occurrence.clone(),
                done,
                &facts.marks,
            ));
        }
    }
    found
}

/// The `Done` mark in force for that unit and day; a later `Reopened` undoes it.
fn done_mark<'a>(rule: &ReportRule, unit: &str, due: NaiveDate, marks: &'a [Mark]) -> Option<&'a Mark> {
    let id = part_id(rule);
    let is_near = |day: NaiveDate| due - Days::new(SAME_PERIOD) <= day && day <= due + Days::new(SAME_PERIOD);
    let newest = marks.iter().rev().find(|m| {
        m.task == id
            && m.unit.as_deref().is_none_or(|u| u == unit)
            && m.due.is_none_or(is_near)
            && matches!(m.kind, MarkKind::Done { .. } | MarkKind::Reopened)
    });
    newest.filter(|m| matches!(m.kind, MarkKind::Done { .. }))
}

fn part_task(
    rule: &ReportRule,
    contributor: &Contributor,
    period: &Period,
    occurrence: &Occurrence,
    rules: &Rules,
) -> Task {
    // What stands behind it is in the letter that asks for the part.
    let words = match &rule.parts.due {
        Some(words) => words.phrase.clone(),
        None => format!("trước hạn gửi báo cáo {} ngày làm việc", count(USUAL_AHEAD)),
    };
    Task {
        id: part_id(rule),
        number: format!("{}/{}", rule.id, contributor.unit),
        year: chrono::Datelike::year(&occurrence.due),
        section: "Báo cáo định kỳ".into(),
        title: format!(
            "Gửi phần nội dung của {} {}",
            inside_a_sentence(&rule.title),
            period.name()
        ),
        leads: Assigned {
            words: unit_name(rules, &contributor.unit),
            units: vec![contributor.unit.clone()],
            unknown: Vec::new(),
        },
        support: Assigned::default(),
        deadline: deadline::read("", period.year),
        deadline_text: words,
        deliverable: format!("Nội dung mục {}", contributor.headings.join("; ")),
        origin: Origin::Report,
        known_from: period.from,
    }
}

/// "Báo cáo …" inside a sentence.
pub(super) fn inside_a_sentence(title: &str) -> String {
    match title.strip_prefix("Báo cáo") {
        Some(rest) => format!("báo cáo{rest}"),
        None => title.to_owned(),
    }
}

/// Every contributor's part of the report of that period, as it stands.
pub fn parts_of(rule: &str, period: &Period, facts: &Facts, rules: &Rules) -> Vec<ReportPart> {
    let Some(rule) = rules.reports.iter().find(|r| r.id == rule) else {
        return Vec::new();
    };
    let part = |contributor: &Contributor| ReportPart {
        unit: unit_name(rules, &contributor.unit),
        headings: contributor.headings.clone(),
        state: state(rule, contributor, period, facts, rules),
    };
    rule.parts.contributors.iter().map(part).collect()
}

/// A report whose parts are being collected, with how they stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Collecting {
    /// Id of the report.
    pub report: String,
    pub period: Period,
    /// L of the parts.
    pub due: NaiveDate,
    pub parts: Vec<ReportPart>,
}

/// The reports for which parts are asked now: due within `COLLECTING` days, or lately, and not
/// handed in.
pub fn collecting(facts: &Facts, rules: &Rules, today: NaiveDate) -> Vec<Collecting> {
    let live_from = super::round::live_from(facts, rules).unwrap_or(today);
    let mut found = Vec::new();
    for rule in rules.reports.iter().filter(|r| !r.parts.contributors.is_empty()) {
        for (period, occurrence) in parts_near(rule, rules, today) {
            let is_near = (occurrence.due - today).num_days().abs() <= COLLECTING;
            let whole = report_occurrence(rule, &period, rules);
            let is_handed_in = whole.is_some_and(|o| {
                super::duty::verdict::is_done(&facts.marks, &report_task_id(rule), &rule.lead, o.due)
            });
            if is_near && occurrence.due >= live_from && !is_handed_in {
                found.push(Collecting {
                    report: rule.id.clone(),
                    parts: parts_of(&rule.id, &period, facts, rules),
                    due: occurrence.due,
                    period,
                });
            }
        }
    }
    found
}

/// "Phần của các đơn vị: đã nhận 01/03; …" of the report that the duty is a part of.
pub(super) fn received_with(duty: &Duty, facts: &Facts, rules: &Rules) -> Option<String> {
    let rule = rules.reports.iter().find(|r| part_id(r) == duty.task.id)?;
    let period = period_of(rule, duty.occurrence.due, rules)?;
    crate::report::received(&parts_of(&rule.id, &period, facts, rules))
}

fn state(
    rule: &ReportRule,
    contributor: &Contributor,
    period: &Period,
    facts: &Facts,
    rules: &Rules,
) -> PartState {
    let due = part_occurrence(rule, period, rules).map(|o| o.due);
    let done = due.and_then(|due| done_mark(rule, &contributor.unit, due, &facts.marks));
    match (
        newest(&facts.contributions, &rule.id, &period.label, &contributor.unit),
        done,
    ) {
        (Some(given), done) => PartState::Text {
            on: day_of(given.at),
            text: given.text.clone(),
            is_open: done.is_none(),
        },
        (None, Some(mark)) => match says_nothing(mark, &contributor.unit, facts) {
            true => PartState::Nothing { on: day_of(mark.at) },
            false => PartState::Recorded(evidence(mark)),
        },
        (None, None) => PartState::Missing,
    }
}

/// Whether the mail that the mark is of says that there was nothing to report.
fn says_nothing(mark: &Mark, unit: &str, facts: &Facts) -> bool {
    let of_mark = facts.answers.iter().filter(|fact| fact.at == mark.at);
    let mut heard = of_mark.flat_map(|fact| match &fact.came {
        Came::Answer(answer) if answer.standing == Standing::Counts => answer.heard.as_slice(),
        _ => &[],
    });
    heard.any(|heard| {
        let is_it = |l: &Line| l.task == mark.task && l.unit == unit;
        heard.words == NOTHING_TO_REPORT && heard.line.as_ref().is_some_and(is_it)
    })
}

/// What the unit handed in last for that period.
pub(super) fn newest<'c>(
    all: &'c [Contribution],
    report: &str,
    period: &str,
    unit: &str,
) -> Option<&'c Contribution> {
    let mut newest_first = all.iter().rev();
    newest_first.find(|c| (c.report.as_str(), c.period.as_str(), c.unit.as_str()) == (report, period, unit))
}

/// "văn bản số 12/BC-QLĐT ngày 12/3/2026", "ngày 12/3/2026".
fn evidence(mark: &Mark) -> String {
    match &mark.kind {
        MarkKind::Done { number, date: day } if number.is_empty() => format!("ngày {}", date(*day)),
        MarkKind::Done { number, date: day } => format!("văn bản số {number} ngày {}", date(*day)),
        _ => String::new(),
    }
}
