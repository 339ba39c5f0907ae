//! Tasks on the weekly page: what is the same for several units is one line.

use super::expected::{of_one, of_tasks, of_units};
use super::room::Room;
use super::titles::Titles;
use crate::calendar::{count, date};
use crate::report::group::{Group, before_live, grouped, is_same};
use crate::report::input::{ReportTask, TaskBoard};
use std::collections::BTreeSet;

/// Words of units' names in a line of 40: longer ones would cut off how late the task is.
const NAMES: usize = 16;

/// What units owe in one line: the tasks of one unit, or the one task of several.
struct Debt<'a> {
    units: Vec<&'a str>,
    tasks: Vec<&'a ReportTask>,
}

impl Debt<'_> {
    /// The task that is overdue for longest, of two alike the first.
    fn worst(&self) -> Option<&ReportTask> {
        let newest_first = self.tasks.iter().rev();
        newest_first.max_by_key(|t| t.working_days_late).copied()
    }

    fn longest(&self) -> i64 {
        self.worst().map_or(0, |t| t.working_days_late)
    }

    /// "Phòng Tài chính: Kiểm kê tài sản công, hạn 31/5/2026, quá 14 ngày làm việc; và 01 việc khác".
    fn asked(&self, room: Room, titles: &Titles) -> String {
        let Some(worst) = self.worst() else {
            return String::new();
        };
        let who = match self.units.as_slice() {
            [unit] => (*unit).to_owned(),
            units => format!("{} đơn vị", count(units.len() as i64)),
        };
        // What several units owe alike is one matter; of one unit every other task is another.
        let others = match self.units.len() {
            1 => self.tasks.len() - 1,
            _ => 0,
        };
        let rest = { self.tasks.iter().copied() }.filter(|task| others > 0 && !std::ptr::eq(*task, worst));
        let expected = of_tasks(rest, room);
        let more = match others {
            0 => String::new(),
            n => format!("; và {} việc khác{expected}", count(n as i64)),
        };
        let room = match expected.is_empty() {
            true => room,
            false => room.beside_days(),
        };
        // Since when is never left out; how long that is can be reckoned.
        let late = match room.names_units() {
            true => format!(", quá {} ngày làm việc", count(worst.working_days_late)),
            false => String::new(),
        };
        let late = match self.units.len() {
            1 => late + &of_one(worst, room),
            _ => late + &of_units(self.tasks.iter().copied(), room),
        };
        format!(
            "{who}: {}, hạn {}{late}{more}",
            titles.short(worst, room),
            date(worst.due)
        )
    }

    /// `is_named`: of several tasks of a unit the longest is named.
    fn line(&self, (room, titles): (Room, &Titles), is_named: bool) -> String {
        let (days, first) = (count(self.longest()), self.tasks[0]);
        let title = titles.short(first, room);
        match (self.units.as_slice(), self.tasks.len()) {
            ([unit], 1) if room.is_cramped() => format!("{unit}: 01 việc, quá hạn {days} ngày làm việc"),
            ([unit], 1) => format!(
                "{unit}: {title}, quá hạn {days} ngày làm việc{}",
                of_one(first, room)
            ),
            ([unit], n) => {
                let expected = of_tasks(self.tasks.iter().copied(), room);
                let (room, expected) = match expected.is_empty() {
                    true => (room, ", ".to_owned()),
                    false => (room.beside_days(), format!("{expected}; quá hạn ")),
                };
                let worst = match (is_named, self.worst()) {
                    (true, Some(worst)) => format!(" ({})", titles.short(worst, room)),
                    _ => String::new(),
                };
                format!(
                    "{unit}: {} việc{expected}lâu nhất {days} ngày làm việc{worst}",
                    count(n as i64)
                )
            }
            (units, _) => {
                let even = self
                    .tasks
                    .iter()
                    .all(|t| t.working_days_late == first.working_days_late);
                let longest = if even { "" } else { "lâu nhất " };
                let words = units.iter().flat_map(|unit| unit.split_whitespace()).count();
                let named = match room.names_units() && words <= NAMES {
                    true => format!(" ({})", units.join("; ")),
                    false => String::new(),
                };
                format!(
                    "{} đơn vị{named}: {title}, quá hạn {longest}{days} ngày làm việc{}",
                    count(units.len() as i64),
                    of_units(self.tasks.iter().copied(), room)
                )
            }
        }
    }
}

/// A line a unit; units that owe the same one task share theirs.
fn debts(board: &TaskBoard) -> Vec<Debt<'_>> {
    let mut by_unit: Vec<Debt> = Vec::new();
    for task in &board.overdue {
        match by_unit.iter_mut().find(|d| d.units == [task.unit.as_str()]) {
            Some(debt) => debt.tasks.push(task),
            None => by_unit.push(Debt {
                units: vec![&task.unit],
                tasks: vec![task],
            }),
        }
    }
    let mut shared: Vec<Debt> = Vec::new();
    for debt in by_unit {
        let [only] = debt.tasks.as_slice() else {
            shared.push(debt);
            continue;
        };
        // A line has as many tasks as units only if it is of one task.
        let same = |d: &Debt| d.tasks.len() == d.units.len() && is_same(d.tasks[0], only);
        match shared.iter_mut().find(|d| same(d)) {
            Some(known) => {
                known.units.extend(debt.units);
                known.tasks.extend(debt.tasks);
            }
            None => shared.push(debt),
        }
    }
    shared
}

/// Late by so many working days units, their heads and the plan's owner have been told; only the
/// leaders can say more.
const ASKED_AFTER: i64 = 10;
const ASKED: usize = 3;

/// What waits for a word of the leaders, and what else is overdue, the longest first.
pub(super) fn overdue(board: &TaskBoard, room: Room) -> (Vec<String>, Vec<String>) {
    let titles = Titles::of(board);
    let mut debts = debts(board);
    debts.sort_by_key(|debt| std::cmp::Reverse(debt.longest()));
    let most = ASKED.min(room.units);
    apart(&mut debts, most);
    let asked = { debts.iter() }
        .take_while(|debt| debt.longest() >= ASKED_AFTER)
        .take(most)
        .count();
    let rest = debts.split_off(asked);
    let asked = debts.iter().map(|debt| debt.asked(room, &titles)).collect();
    let is_older = board.before_live > 0;
    let lines = (room.units + 1).saturating_sub(debts.len()).clamp(1, room.units);
    // What is older takes the place of a unit's line.
    let lines = lines.saturating_sub(usize::from(is_older)).max(1);
    // With none named above there is one here.
    let lines = if room.names_others || debts.is_empty() {
        lines
    } else {
        0
    };
    let mut others = others((&debts, &rest), lines, (room, &titles));
    if is_older {
        // The line that counts what is cut stays the last: the letter adds to it what it cuts itself.
        let older = before_live(board).trim_end_matches('.').to_owned();
        let is_counted = others.last().is_some_and(|last| last.starts_with("và "));
        others.insert(others.len() - usize::from(is_counted), older);
    }
    (asked, others)
}

/// So many lines ahead stand beside units that are late and not named.
const AHEAD_BESIDE_LATE: usize = 2;

/// The room of the week's page with lines of what is ahead given to units that are late and would only be counted.
pub(super) fn balanced(board: &TaskBoard, room: Room) -> Room {
    let unnamed = debts(board).len().saturating_sub(room.units);
    let ahead = grouped(&board.due_soon).len().min(room.ahead);
    let spare = ahead.saturating_sub(AHEAD_BESIDE_LATE).min(unnamed);
    Room {
        units: room.units + spare,
        ahead: room.ahead - spare,
        ..room
    }
}

/// Where fewer units than `most` have something to ask for, further matters of one of them have lines of their own,
/// the longest first; its last line counts the others.
fn apart(debts: &mut Vec<Debt>, most: usize) {
    while { debts.iter() }
        .filter(|debt| debt.longest() >= ASKED_AFTER)
        .count()
        < most
    {
        let late = |debt: &Debt| {
            debt.tasks
                .iter()
                .filter(|t| t.working_days_late >= ASKED_AFTER)
                .count()
        };
        let Some(at) = debts
            .iter()
            .position(|debt| debt.units.len() == 1 && late(debt) > 1)
        else {
            return;
        };
        let Some(worst) = debts[at].worst().map(std::ptr::from_ref) else {
            return;
        };
        let is_worst = |task: &&ReportTask| std::ptr::eq(*task, worst);
        let (named, rest) = std::mem::take(&mut debts[at].tasks)
            .into_iter()
            .partition(is_worst);
        debts[at].tasks = rest;
        let units = debts[at].units.clone();
        debts.push(Debt { units, tasks: named });
        debts.sort_by_key(|debt| std::cmp::Reverse(debt.longest()));
    }
}

/// "11 việc quá hạn của 05 đơn vị", counted as the week's draft counts: what several units owe of one task is one.
/// `None` where nothing is late of our time and older ones are only counted.
pub(super) fn late_in_numbers(board: &TaskBoard) -> Option<String> {
    let tasks = matters(board.overdue.iter()) as i64;
    if tasks == 0 {
        return (board.before_live == 0).then(|| "không có việc quá hạn".to_owned());
    }
    let units: i64 = debts(board)
        .iter()
        .flat_map(|debt| &debt.units)
        .collect::<BTreeSet<_>>()
        .len() as i64;
    Some(format!(
        "{} việc quá hạn của {} đơn vị",
        count(tasks),
        count(units)
    ))
}

/// Every line of [`overdue`] that asks the leaders for a word, at its longest.
pub fn asked(board: &TaskBoard) -> Vec<String> {
    overdue(board, Room::new(super::room::LONG, super::room::SHAPES[0])).0
}

/// Tasks as the plan counts them, whatever number of units owes each.
fn matters<'t>(tasks: impl Iterator<Item = &'t ReportTask>) -> usize {
    let each: BTreeSet<(&str, &str)> = tasks.map(|t| (t.number.as_str(), t.title.as_str())).collect();
    each.len()
}

/// A line each of what is late beside what is `asked` of the leaders, and one that counts the rest: tasks that no line
/// above it names or counts.
fn others((asked, debts): (&[Debt], &[Debt]), lines: usize, (room, titles): (Room, &Titles)) -> Vec<String> {
    let shown = debts.iter().take(lines).enumerate();
    let mut out: Vec<String> = shown
        .map(|(n, debt)| debt.line((room, titles), n < room.named))
        .collect();
    let cut = debts.get(lines..).unwrap_or_default();
    // One that is left is named in as many words as it takes to count it.
    if let [only] = cut
        && let [unit] = only.units.as_slice()
    {
        let tasks = count(only.tasks.len() as i64);
        out.push(format!("{unit}: {tasks} việc quá hạn"));
    } else if !cut.is_empty() {
        let shown = asked.iter().chain(debts.iter().take(lines));
        let shown: Vec<&ReportTask> = shown.flat_map(|debt| debt.tasks.iter().copied()).collect();
        let cut_tasks = || cut.iter().flat_map(|debt| debt.tasks.iter().copied());
        let is_new = |task: &&ReportTask| !shown.iter().any(|known| is_same(known, task));
        let tasks = match matters(cut_tasks().filter(is_new)) {
            0 => matters(cut_tasks()),
            n => n,
        };
        let units: usize = cut.iter().map(|debt| debt.units.len()).sum();
        out.push(format!(
            "và {} việc của {} đơn vị khác",
            count(tasks as i64),
            count(units as i64)
        ));
    }
    out
}

/// A line a task, the units of a shared one as a count.
pub(super) fn due_soon(board: &TaskBoard, room: Room) -> Vec<String> {
    let groups = grouped(&board.due_soon);
    let titles = Titles::of(board);
    let line = |group: &Group| {
        let days: Vec<String> = group.due_days().into_iter().map(date).collect();
        let who = match group.units().as_slice() {
            [only] => (*only).to_owned(),
            units => format!("{} đơn vị", count(units.len() as i64)),
        };
        let title = titles.short(group.each[0], room);
        format!("{}: {title} ({who})", days.join(", "))
    };
    let mut out: Vec<String> = groups.iter().take(room.ahead).map(line).collect();
    if let Some(cut) = groups.len().checked_sub(room.ahead).filter(|&n| n > 0) {
        out.push(format!("và {} việc khác", count(cut as i64)));
    }
    out
}
