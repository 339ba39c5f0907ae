//! Orders of every kind, on an invented office: what the promises are held against, and what the
//! office's own templates are tried on before a letter is written with them.

mod answers;
mod days;
mod decided;
mod dossiers;
mod drafts;
mod figures;
mod happened;
mod health;
mod invented;
mod policy;
mod program;
mod questions;
mod received;
mod tasks;
mod week;

use crate::calendar::{self, WorkingCalendar};
use crate::letter::kind::LetterKind;
use crate::letter::matter::Matter;
use crate::letter::order::Order;
use crate::letter::task_line::TaskLine;
use chrono::NaiveDate;

#[cfg(test)]
pub use drafts::{draft, findings};
#[cfg(test)]
pub use invented::{day, half_year, week_period};
pub use invented::{morning, order, sender};
#[cfg(test)]
pub use tasks::tasks;
#[cfg(test)]
pub use week::summary;

/// The line with its days counted on that morning, as the policy would count them.
fn counted(line: TaskLine, today: NaiveDate) -> TaskLine {
    let days = WorkingCalendar::new(calendar::read_days(include_str!("../../config/days-off.tsv")).0);
    let Some(due) = line.due else { return line };
    let target = days.working_on_or_before(due);
    let late = today > due;
    TaskLine {
        target: Some(target),
        working_days_left: (today <= target).then(|| days.working_days(today, target)),
        days_left: (!late).then(|| (due - today).num_days()),
        working_days_late: late.then(|| days.working_days(due, today)),
        ..line
    }
}

/// One order or more of every kind, the days of every line counted.
pub fn all() -> Vec<(&'static str, Order)> {
    let mut orders = tasks::all();
    orders.extend(week::all());
    orders.extend(drafts::all());
    orders.extend(days::all());
    orders.extend(questions::all());
    orders.extend(received::all());
    orders.extend(program::all());
    orders.push((
        "test",
        order(LetterKind::Test, morning(2026, 6, 29), Matter::Test),
    ));
    orders.extend(policy::all());
    orders.extend(figures::all());
    orders.extend(dossiers::all());
    orders.extend(health::all());
    orders.extend(answers::all());
    orders.extend(happened::all());
    orders.extend(decided::all());
    for (_, order) in &mut orders {
        let today = calendar::day_of(order.at);
        let count = |lines: &mut Vec<TaskLine>| {
            for line in lines {
                *line = counted(line.clone(), today);
            }
        };
        match &mut order.matter {
            Matter::Tasks {
                lines,
                ahead_of_break,
                ..
            } => {
                count(lines);
                count(ahead_of_break);
            }
            Matter::UnitWeek { lines, .. } => count(lines),
            _ => {}
        }
    }
    orders
}

/// The sample with every text that comes from outside replaced.
pub fn hostile(mut order: Order, text: &str) -> Order {
    let t = || text.to_owned();
    let spoil = |lines: &mut Vec<TaskLine>| {
        for line in lines {
            (line.number, line.title, line.deliverable) = (t(), t(), t());
            (line.deadline_text, line.unit_name, line.note) = (t(), t(), t());
            line.support_names = vec![t(), t()];
        }
    };
    (order.key, order.addressee, order.to.name) = (t(), t(), t());
    spoil(&mut order.entries);
    match &mut order.matter {
        Matter::Tasks {
            lines,
            ahead_of_break,
            rest,
            dossiers,
        } => {
            spoil(lines);
            spoil(ahead_of_break);
            if let Some(part) = dossiers {
                part.reasons = vec![(t(), t())];
                let lines = part
                    .near
                    .iter_mut()
                    .chain(&mut part.overdue)
                    .chain(&mut part.of_others);
                for line in lines {
                    (line.code, line.sector, line.unit) = (t(), t(), t());
                }
            }
            rest.iter_mut().for_each(|rest| rest.name = t());
        }
        Matter::UnitWeek { lines, .. } => spoil(lines),
        Matter::Week(week) => {
            (week.headline, week.footing, week.dossiers) = (t(), t(), t());
            (week.mark, week.no_table) = (Some(t()), Some(t()));
            week.falls.iter_mut().for_each(|line| *line = t());
            week.table.iter_mut().flatten().for_each(|cell| *cell = t());
            week.overdue
                .iter_mut()
                .chain(&mut week.due_soon)
                .for_each(|line| *line = t());
        }
        Matter::Draft {
            report,
            findings,
            notes,
            files,
            ..
        } => {
            *report = t();
            notes.push(t());
            files.iter_mut().for_each(|file| file.name = t());
            for finding in findings {
                (finding.excerpt, finding.message) = (t(), t());
                (finding.expected, finding.found) = (Some(t()), Some(t()));
            }
        }
        Matter::Points { facts, points, files } => {
            facts.values_mut().for_each(|fact| *fact = t());
            points
                .iter_mut()
                .flat_map(|p| p.facts.values_mut())
                .for_each(|fact| *fact = t());
            files.iter_mut().for_each(|file| file.name = t());
        }
        Matter::Test => {}
    }
    order
}
