//! Tasks that are owed alike, told as one.

use super::input::{ReportTask, TaskBoard};
use crate::calendar::{count, date};
use chrono::NaiveDate;

/// Documents that one line names; more of a task that comes back are counted.
const DOCUMENTS: usize = 5;

/// Days that one line names; more of a duty that comes back are counted.
const DAYS: usize = 4;

/// One task: what each of its units owes or has done of it, in the order of the board.
pub struct Group<'a> {
    pub each: Vec<&'a ReportTask>,
}

/// Whether both are of one row of the plan, or of one report.
pub fn is_same(a: &ReportTask, b: &ReportTask) -> bool {
    (&a.number, &a.title) == (&b.number, &b.title)
}

/// The same task of several units, or of several occurrences, told once.
pub fn grouped(tasks: &[ReportTask]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group> = Vec::new();
    for task in tasks {
        match groups.iter_mut().find(|g| is_same(g.each[0], task)) {
            Some(group) => group.each.push(task),
            None => groups.push(Group { each: vec![task] }),
        }
    }
    groups
}

impl Group<'_> {
    /// Without the signs at its end.
    pub(super) fn title(&self) -> &str {
        self.each[0].title.trim_end_matches(['.', ';', ' '])
    }

    /// Each unit once.
    pub fn units(&self) -> Vec<&str> {
        distinct(self.each.iter().map(|t| t.unit.as_str()))
    }

    /// "Phòng Đầu tư", "03 đơn vị: Phòng Đầu tư; Phòng Lao động; Văn phòng".
    pub(super) fn units_in_words(&self) -> String {
        match self.units().as_slice() {
            [only] => (*only).to_owned(),
            units => format!("{} đơn vị: {}", count(units.len() as i64), units.join("; ")),
        }
    }

    /// Each day on which one of them is due, once.
    pub fn due_days(&self) -> Vec<NaiveDate> {
        distinct(self.each.iter().map(|t| t.due))
    }

    /// "thời hạn 31/5/2026", "thời hạn 03/7/2026 và 10/7/2026", "13 kỳ, thời hạn từ 20/3/2026 đến 12/6/2026".
    pub fn due(&self) -> String {
        let mut days = self.due_days();
        days.sort();
        match days.as_slice() {
            [first, .., last] if days.len() > DAYS => format!(
                "{} kỳ, thời hạn từ {} đến {}",
                count(days.len() as i64),
                date(*first),
                date(*last)
            ),
            _ => {
                let mut days: Vec<String> = days.into_iter().map(date).collect();
                let last = days.pop().unwrap_or_default();
                match days.is_empty() {
                    true => format!("thời hạn {last}"),
                    false => format!("thời hạn {} và {last}", days.join(", ")),
                }
            }
        }
    }

    /// "còn thiếu kỳ có hạn 26/6/2026": older occurrences, and whose where units differ.
    pub(super) fn notes(&self) -> String {
        let of_all = distinct(self.each.iter().map(|t| &t.note)).len() == 1;
        let with_note = self.each.iter().filter(|t| !t.note.is_empty());
        let notes = distinct(with_note.map(|task| match of_all {
            true => task.note.clone(),
            false => format!("{}: {}", task.unit, task.note),
        }));
        match notes.is_empty() {
            true => String::new(),
            false => format!(" ({})", notes.join("; ")),
        }
    }

    pub(super) fn late(&self) -> String {
        let days = distinct(self.each.iter().map(|t| t.working_days_late));
        let most = count(days.iter().copied().max().unwrap_or(0));
        let longest = if days.len() > 1 { "lâu nhất " } else { "" };
        match days.iter().all(|n| *n == 0) {
            // Its day has passed, and no working day since.
            true => format!("{}, quá hạn", self.due()),
            false => format!("{}, quá hạn {longest}{most} ngày làm việc", self.due()),
        }
    }

    /// The documents that prove it; whose they are where units have several.
    pub(super) fn evidence(&self) -> String {
        let by_unit = self.units().len() > 1 && distinct(self.each.iter().map(|t| &t.done)).len() > 1;
        let document = |task: &&ReportTask| {
            let document = task.done.as_ref().filter(|d| !d.is_empty())?;
            Some(match by_unit {
                true => format!("{document} ({})", task.unit),
                false => document.clone(),
            })
        };
        let mut documents = distinct(self.each.iter().filter_map(document));
        let more = documents.len().saturating_sub(DOCUMENTS);
        documents.truncate(DOCUMENTS);
        match more {
            0 => documents.join(", "),
            n => format!("{} và {} văn bản khác", documents.join(", "), count(n as i64)),
        }
    }
}

pub fn distinct<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    items.fold(Vec::new(), |mut seen, item| {
        if !seen.contains(&item) {
            seen.push(item);
        }
        seen
    })
}

/// "10 việc có hạn trước khi bắt đầu nhắc việc, chưa ghi nhận kết quả."
pub fn before_live(board: &TaskBoard) -> String {
    format!(
        "{} việc {BEFORE_LIVE}, chưa ghi nhận kết quả.",
        count(board.before_live)
    )
}

/// Which tasks these are.
pub const BEFORE_LIVE: &str = "có hạn trước khi bắt đầu nhắc việc";
