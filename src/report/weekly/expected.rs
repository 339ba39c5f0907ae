//! The days by which units expect to finish what is late, as far as a line of the page has room for them.

use super::room::Room;
use crate::calendar::{count, date};
use crate::report::input::ReportTask;

/// ", dự kiến 28/11/2026": what the unit says of the one task that the line names.
pub(super) fn of_one(task: &ReportTask, room: Room) -> String {
    match task.forecast.filter(|_| !room.is_cramped()) {
        Some(day) => format!(", dự kiến {}", date(day)),
        None => String::new(),
    }
}

/// ", dự kiến xong 03 việc, muộn nhất 05/12/2026": of several tasks of a unit.
pub(super) fn of_tasks<'t>(tasks: impl Iterator<Item = &'t ReportTask>, room: Room) -> String {
    let said = |n: i64, last: &str| match n {
        1 => format!(", dự kiến xong 01 việc ngày {last}"),
        n => format!(", dự kiến xong {} việc, muộn nhất {last}", count(n)),
    };
    of_some(tasks, said, room)
}

/// The same of units that owe one task alike.
pub(super) fn of_units<'t>(tasks: impl Iterator<Item = &'t ReportTask>, room: Room) -> String {
    let said = |n: i64, last: &str| match n {
        1 => format!("; 01 đơn vị dự kiến xong ngày {last}"),
        n => format!("; {} đơn vị dự kiến xong, muộn nhất {last}", count(n)),
    };
    of_some(tasks, said, room)
}

fn of_some<'t>(
    tasks: impl Iterator<Item = &'t ReportTask>,
    said: impl Fn(i64, &str) -> String,
    room: Room,
) -> String {
    let days: Vec<_> = tasks.filter_map(|task| task.forecast).collect();
    match days.iter().max().filter(|_| !room.is_cramped()) {
        Some(last) => said(i64::try_from(days.len()).unwrap_or(i64::MAX), &date(*last)),
        None => String::new(),
    }
}
