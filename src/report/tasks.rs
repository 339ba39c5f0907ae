//! The plan's tasks in a report: a line a task with its units, whatever number of them owe it.

use super::draft::Block;
use super::group::{Group, before_live, distinct, grouped};
use super::input::{ReportInput, ReportTask, TaskBoard};
use super::sentence::paragraph;
use super::{doubt, weekly};
use crate::calendar::{count, date, day_of};

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
