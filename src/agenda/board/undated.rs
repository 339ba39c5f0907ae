//! Results of tasks that no unit owes on a day ("Cả năm", "Thường xuyên", or without a date yet): a line a document.

use super::results::Results;
use crate::agenda::documents::{Document, documents};
use crate::agenda::duties::tasks_in_force;
use crate::agenda::duty::{Duty, unit_name};
use crate::agenda::facts::Facts;
use crate::agenda::rules::Rules;
use crate::calendar::{Moment, date, day_of};
use crate::plan::{MarkKind, Task, named_document};
use crate::report::ReportTask;
use std::collections::BTreeSet;

/// What belongs into the report.
pub(super) fn done(
    results: &Results,
    duties: &[Duty],
    (facts, rules, then): (&Facts, &Rules, &Rules),
) -> Vec<ReportTask> {
    let owed: BTreeSet<&str> = duties.iter().map(|d| d.task.id.as_str()).collect();
    let undated = tasks_in_force(facts, rules).into_iter();
    let undated = undated.filter(|(task, _)| !owed.contains(task.id.as_str()));
    let mut out = Vec::new();
    for (task, _) in undated {
        let found = documents(&task.id, &facts.marks, *results.window.end());
        let told = |document: &Document| {
            let said_at = recorded_at(&task, document, facts)?;
            let told = report_task(&task, document, then);
            results.told(told, (Some(document.day), day_of(said_at), said_at))
        };
        out.extend(found.iter().filter_map(told));
    }
    out
}

/// When somebody first said it.
fn recorded_at(task: &Task, document: &Document, facts: &Facts) -> Option<Moment> {
    let is_it = |kind: &MarkKind| match kind {
        MarkKind::Done { number, date } => number.trim() == document.number && *date == document.day,
        _ => false,
    };
    let own = facts.marks.iter().filter(|m| m.task == task.id);
    own.filter(|m| m.unit.as_deref() == document.unit && is_it(&m.kind))
        .map(|m| m.at)
        .min()
}

fn report_task(task: &Task, document: &Document, then: &Rules) -> ReportTask {
    let leads = task.leads.units.iter().map(|unit| unit_name(then, unit));
    let leads: Vec<String> = leads.chain(task.leads.unknown.iter().cloned()).collect();
    let unit = document.unit.map(|unit| unit_name(then, unit));
    let day = date(document.day);
    ReportTask {
        forecast: None,
        number: task.number.clone(),
        title: task.title.clone(),
        note: String::new(),
        unit: unit.unwrap_or_else(|| leads.join("; ")),
        due: document.day,
        target: document.day,
        working_days_late: 0,
        done: Some(match document.number {
            "" => format!("ngày {day}"),
            number => format!("{} ngày {day}", named_document(number)),
        }),
    }
}
