//! The plan's tasks in a report: a line a task with its units, whatever number of them owe it.

use super::figures::paragraph;
use super::{Block, ReportInput, ReportTask, TaskBoard, doubt, weekly};
use crate::calendar::{count, date, day_of};
use chrono::NaiveDate;

/// Documents that one line names; more of a task that comes back are counted.
const DOCUMENTS: usize = 5;

/// Days that one line names; more of a duty that comes back are counted.
const DAYS: usize = 4;

/// One task: what each of its units owes or has done of it, in the order of the board.
pub(super) struct Group<'a> {
    pub each: Vec<&'a ReportTask>,
}

/// Whether both are of one row of the plan, or of one report.
pub(super) fn is_same(a: &ReportTask, b: &ReportTask) -> bool {
    (&a.number, &a.title) == (&b.number, &b.title)
}

/// The same task of several units, or of several occurrences, told once.
pub(super) fn grouped(tasks: &[ReportTask]) -> Vec<Group<'_>> {
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
    /// Each unit once.
    pub fn units(&self) -> Vec<&str> {
        distinct(self.each.iter().map(|t| t.unit.as_str()))
    }

    /// "Phòng Đầu tư", "03 đơn vị: Phòng Đầu tư; Phòng Lao động; Văn phòng".
    fn units_in_words(&self) -> String {
        match self.units().as_slice() {
            [only] => (*only).to_owned(),
            units => format!("{} đơn vị: {}", count(units.len() as i64), units.join("; ")),
        }
    }

    /// Each day on which one of them is due, once.
    pub fn due_days(&self) -> Vec<NaiveDate> {
        distinct(self.each.iter().map(|t| t.due))
    }

    /// "thời hạn 31/5/2026", "thời hạn 03/7/2026, 10/7/2026", "13 kỳ, thời hạn từ 20/3/2026 đến 12/6/2026".
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
                let days: Vec<String> = days.into_iter().map(date).collect();
                format!("thời hạn {}", days.join(", "))
            }
        }
    }

    /// "còn thiếu kỳ có hạn 26/6/2026": older occurrences, and whose where units differ.
    fn notes(&self) -> String {
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

    fn late(&self) -> String {
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
    fn evidence(&self) -> String {
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

fn distinct<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    items.fold(Vec::new(), |mut seen, item| {
        if !seen.contains(&item) {
            seen.push(item);
        }
        seen
    })
}

/// What was done, what is late, what has no date: as it stands on the day of drafting.
pub(super) fn section(input: &ReportInput) -> Vec<Block> {
    let board = &input.tasks;
    if board.total <= 0 {
        return vec![Block::ToFill {
            text: format!(
                "tình hình thực hiện nhiệm vụ được giao (chưa có kế hoạch năm {} trong hệ thống)",
                input.period.year
            ),
            unit: unit_for(input, ""),
        }];
    }
    if day_of(input.now) < input.period.from {
        return not_begun(input);
    }
    let today = date(day_of(input.now));
    // A part of the period is no window that the report has figures of.
    let since = match day_of(input.now) < input.period.to {
        true => format!("Trong kỳ, tính đến ngày {today},"),
        false => format!(
            "Từ ngày {} đến ngày {}",
            date(input.period.from),
            date(input.period.to)
        ),
    };
    let mut out = vec![paragraph(plan_in_numbers(board))];
    out.extend(listed(
        &board.done,
        format!("{since} chưa ghi nhận kết quả của nhiệm vụ nào."),
        |n| format!("{since} đã ghi nhận kết quả của {n}:"),
        |group| group.evidence(),
    ));
    out.extend(overdue(input));
    out
}

/// Of a period that lies ahead there is nothing to tell but what is late already.
fn not_begun(input: &ReportInput) -> Vec<Block> {
    let place = Block::ToFill {
        text: format!(
            "kết quả thực hiện nhiệm vụ trong kỳ (kỳ báo cáo bắt đầu từ ngày {})",
            date(input.period.from)
        ),
        unit: unit_for(input, ""),
    };
    let head = [paragraph(plan_in_numbers(&input.tasks)), place];
    head.into_iter().chain(overdue(input)).collect()
}

fn overdue(input: &ReportInput) -> Vec<Block> {
    let (board, today) = (&input.tasks, date(day_of(input.now)));
    let mut out = Vec::new();
    if board.before_live > 0 {
        out.push(paragraph(before_live(board)));
    }
    if board.overdue.is_empty() && board.before_live > 0 {
        return out;
    }
    out.extend(listed(
        &board.overdue,
        format!("Tính đến ngày {today}, không có nhiệm vụ quá hạn."),
        |n| format!("Tính đến ngày {today}, có {n} quá hạn, chưa ghi nhận kết quả:"),
        |group| group.late(),
    ));
    out
}

/// "10 việc có hạn trước khi bắt đầu nhắc việc, chưa ghi nhận kết quả."
pub(super) fn before_live(board: &TaskBoard) -> String {
    format!(
        "{} việc có hạn trước khi bắt đầu nhắc việc, chưa ghi nhận kết quả.",
        count(board.before_live)
    )
}

/// What waits for a word of the leaders, as the page asks it. Where figures or tasks are not known,
/// nobody can say that nothing does.
pub(super) fn decisions(input: &ReportInput) -> Vec<Block> {
    let asked = weekly::asked(&input.tasks);
    let is_known = doubt::unfit(input).is_none() && input.tasks.before_live == 0;
    match (asked.is_empty(), is_known) {
        (true, true) => vec![paragraph("Không có vấn đề cần chỉ đạo.")],
        (true, false) => vec![Block::ToFill {
            text: "vấn đề đề nghị Lãnh đạo cho ý kiến, nếu có".into(),
            unit: unit_for(input, ""),
        }],
        _ => asked
            .into_iter()
            .map(|line| paragraph(format!("- {line}.")))
            .collect(),
    }
}

/// The unit whose task speaks of the matter; otherwise whoever leads the report.
pub(super) fn unit_for(input: &ReportInput, matter: &str) -> String {
    let board = &input.tasks;
    let all = board.overdue.iter().chain(&board.due_soon).chain(&board.done);
    let task = all
        .filter(|_| !matter.is_empty())
        .find(|task| task.title.to_lowercase().contains(matter));
    match (task, input.lead.trim()) {
        (Some(task), _) => task.unit.clone(),
        (None, "") => "Đơn vị chủ trì".into(),
        (None, lead) => lead.to_owned(),
    }
}

fn plan_in_numbers(board: &TaskBoard) -> String {
    let mut parts = Vec::new();
    if board.continuous > 0 {
        parts.push(format!(
            "{} nhiệm vụ thực hiện thường xuyên",
            count(board.continuous)
        ));
    }
    if board.without_date > 0 {
        parts.push(format!(
            "{} nhiệm vụ chưa ghi thời hạn cụ thể",
            count(board.without_date)
        ));
    }
    let total = count(board.total);
    match parts.is_empty() {
        true => format!("Kế hoạch có {total} nhiệm vụ."),
        false => format!(
            "Kế hoạch có {total} nhiệm vụ, trong đó có {}.",
            parts.join(" và ")
        ),
    }
}

/// "03 nhiệm vụ và 01 báo cáo định kỳ (06 đơn vị)": tasks are counted as the plan counts them;
/// reports of the settings are no rows of the plan.
fn in_numbers(groups: &[Group]) -> String {
    let units = distinct(groups.iter().flat_map(|g| g.units()));
    let reports = groups.iter().filter(|g| is_report(g.each[0])).count();
    let named = [(groups.len() - reports, "nhiệm vụ"), (reports, "báo cáo định kỳ")];
    let parts: Vec<String> = named
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, name)| format!("{} {name}", count(n as i64)))
        .collect();
    format!("{} ({} đơn vị)", parts.join(" và "), count(units.len() as i64))
}

/// A report of the settings, or a part of one; other duties that come back are tasks like those of the plan.
fn is_report(task: &ReportTask) -> bool {
    let title = task.title.to_lowercase();
    task.number.is_empty() && (title.starts_with("báo cáo") || title.starts_with("gửi phần"))
}

/// A line a task under a sentence that counts them; `none` where there are none.
pub(super) fn listed(
    tasks: &[ReportTask],
    none: String,
    some: impl Fn(String) -> String,
    tail: impl Fn(&Group) -> String,
) -> Vec<Block> {
    let groups = grouped(tasks);
    let Some(last) = groups.len().checked_sub(1) else {
        return vec![paragraph(none)];
    };
    let mut out = vec![paragraph(some(in_numbers(&groups)))];
    for (i, group) in groups.iter().enumerate() {
        let end = if i == last { "." } else { ";" };
        let tail = tail(group);
        let tail = if tail.is_empty() {
            tail
        } else {
            format!("; {tail}")
        };
        let task = group.each[0];
        let (title, units) = (
            task.title.trim_end_matches(['.', ';', ' ']),
            group.units_in_words(),
        );
        let subject = match task.number.as_str() {
            "" => format!("{title} ({units})"),
            number => format!("Nhiệm vụ số {number} ({units}): {title}"),
        };
        out.push(paragraph(format!("- {subject}{}{tail}{end}", group.notes())));
    }
    out
}
