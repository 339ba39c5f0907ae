//! Orders of every kind, on an invented office: what the promises are held against, and what the
//! office's own templates are tried on before a letter is written with them.

mod answers;
mod days;
mod decided;
mod dossiers;
mod drafts;
mod figures;
mod health;
mod policy;
mod program;
mod received;
mod tasks;
mod week;

use crate::calendar::{self, Moment, Period, PeriodKind, WorkingCalendar, at, hm};
use crate::letter::*;
use crate::plan::Mailbox;
use crate::remind::{Role, Stage};
use chrono::NaiveDate;

#[cfg(test)]
pub use drafts::{draft, findings};
#[cfg(test)]
pub use tasks::tasks;
#[cfg(test)]
pub use week::summary;

pub fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap_or_default()
}

pub fn morning(y: i32, m: u32, d: u32) -> Moment {
    at(day(y, m, d), hm(7, 45))
}

fn mailbox(name: &str, address: &str) -> Mailbox {
    Mailbox {
        name: name.into(),
        address: address.into(),
    }
}

pub fn sender() -> Sender {
    Sender {
        answers: false,
        office: "Ban Quản lý Khu kinh tế Bình Minh".into(),
        signed_by: "Văn phòng Ban Quản lý".into(),
        from: mailbox("Nhắc việc Ban Quản lý", "nhacviec@binhminh.example"),
        reply_to: mailbox("Văn phòng Ban Quản lý", "vanphong@binhminh.example"),
        envelope_from: "tra-lai@binhminh.example".into(),
        domain: "binhminh.example".into(),
        wording: crate::letter::Wording::default(),
    }
}

pub fn order(kind: LetterKind, at: Moment, matter: Matter) -> Order {
    Order {
        key: format!("{kind:?}/{at}"),
        kind,
        to: mailbox("Phòng Quản lý đầu tư", "dautu@binhminh.example"),
        addressee: "Phòng Quản lý đầu tư".into(),
        at,
        matter,
        entries: vec![],
        instead_of: None,
    }
}

fn to_owner(order: Order) -> Order {
    Order {
        to: mailbox("Văn phòng Ban Quản lý", "vanphong@binhminh.example"),
        addressee: "Văn phòng Ban Quản lý".into(),
        ..order
    }
}

fn told(task: &str, due: NaiveDate, stage: Stage, role: Role) -> Option<Told> {
    Some(Told {
        task: task.into(),
        unit: "dautu".into(),
        due,
        stage,
        role,
    })
}

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

/// "6 tháng - trước ngày 05/7": L is a Saturday, T the Friday before.
pub fn half_year(role: Role) -> TaskLine {
    let due = day(2026, 7, 4);
    TaskLine {
        told: told("t-half", due, Stage::Ahead5, role),
        number: "7".into(),
        title: "Báo cáo kết quả giải quyết thủ tục hành chính 6 tháng đầu năm 2026".into(),
        deliverable: "Báo cáo".into(),
        deadline_text: "Trước ngày 05/7/2026".into(),
        unit_name: "Phòng Quản lý đầu tư".into(),
        support_names: vec!["Phòng Quản lý lao động".into(), "Phòng Môi trường".into()],
        due: Some(due),
        target: Some(day(2026, 7, 3)),
        limit: None,
        working_days_left: Some(4),
        days_left: Some(5),
        working_days_late: None,
        note: String::new(),
        ..TaskLine::default()
    }
}

pub fn week_period() -> Period {
    Period {
        label: "2026-W27".into(),
        kind: PeriodKind::Week,
        year: 2026,
        index: 27,
        from: day(2026, 6, 26),
        to: day(2026, 7, 2),
        regime: "week".into(),
    }
}

fn month_period() -> Period {
    Period {
        label: "2026-06".into(),
        kind: PeriodKind::Month,
        index: 6,
        from: day(2026, 5, 20),
        to: day(2026, 6, 19),
        regime: "month".into(),
        ..week_period()
    }
}

/// One order or more of every kind, the days of every line counted.
pub fn all() -> Vec<(&'static str, Order)> {
    let mut orders = tasks::all();
    orders.extend(week::all());
    orders.extend(drafts::all());
    orders.extend(days::all());
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

fn matter(facts: &[(&str, &str)], points: Vec<Point>) -> Matter {
    with_files(facts, points, vec![])
}

fn with_files(facts: &[(&str, &str)], points: Vec<Point>, files: Vec<Attachment>) -> Matter {
    Matter::Points {
        facts: facts
            .iter()
            .map(|(name, fact)| ((*name).to_owned(), (*fact).to_owned()))
            .collect(),
        points,
        files,
    }
}

/// The point with these facts set.
fn with(mut point: Point, facts: &[(&str, &str)]) -> Point {
    let facts = facts.iter();
    point
        .facts
        .extend(facts.map(|(name, fact)| ((*name).to_owned(), (*fact).to_owned())));
    point
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
