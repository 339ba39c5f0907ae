//! The plan's tasks in a report: a line a task with its units, whatever number of them owe it.

use super::draft::Block;
use super::group::before_live;
use super::input::{ReportInput, TaskBoard};
use super::listed::listed;
use super::sentence::paragraph;
use super::weekly;
use crate::calendar::{count, date};
use chrono::Datelike;

/// What was done, what is late, what has no date: as it stands on the day of drafting.
pub(super) fn section(input: &ReportInput) -> Vec<Block> {
    let board = &input.tasks;
    let has_plan = board.total > 0;
    // Of an earlier year's plan something may be done, or late, all the same.
    let has_tasks = !board.done.is_empty() || !board.overdue.is_empty() || board.before_live > 0;
    // What is late today is nothing of a report of years ago.
    let is_long_past = input.tasks_on().year() > input.period.to.year() + 1;
    if !has_plan && (!has_tasks || is_long_past) {
        return vec![no_plan(input)];
    }
    if input.tasks_on() < input.period.from {
        return not_begun(input);
    }
    let today = date(input.tasks_on());
    // A part of the period is no window that the report has figures of.
    let since = match input.tasks_on() < input.period.to {
        true => format!("Trong kỳ, tính đến ngày {today},"),
        false => format!(
            "Từ ngày {} đến ngày {}",
            date(input.period.from),
            date(input.period.to)
        ),
    };
    let mut out = vec![plan_of_year(input)];
    if has_plan || !board.done.is_empty() {
        out.extend(listed(
            &board.done,
            format!("{since} chưa ghi nhận kết quả của nhiệm vụ nào."),
            |n| format!("{since} đã ghi nhận kết quả của {n}:"),
            |group| group.evidence(),
        ));
    }
    if has_plan || !board.overdue.is_empty() || board.before_live > 0 {
        out.extend(overdue(input));
    }
    out
}

/// The plan in numbers, or the place for it.
fn plan_of_year(input: &ReportInput) -> Block {
    match input.tasks.total > 0 {
        true => paragraph(plan_in_numbers(&input.tasks)),
        false => no_plan(input),
    }
}

fn no_plan(input: &ReportInput) -> Block {
    Block::ToFill {
        text: format!(
            "tình hình thực hiện nhiệm vụ được giao (chưa có kế hoạch năm {} trong hệ thống)",
            input.period.year
        ),
        unit: lead(input),
    }
}

/// Of a period that lies ahead there is nothing to tell but what is late already.
fn not_begun(input: &ReportInput) -> Vec<Block> {
    let place = Block::ToFill {
        text: format!(
            "kết quả thực hiện nhiệm vụ trong kỳ (kỳ báo cáo bắt đầu từ ngày {})",
            date(input.period.from)
        ),
        unit: lead(input),
    };
    let head = [plan_of_year(input), place];
    head.into_iter().chain(overdue(input)).collect()
}

fn overdue(input: &ReportInput) -> Vec<Block> {
    let (board, today) = (&input.tasks, date(input.tasks_on()));
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

/// What waits for a word of the leaders, as the page asks it. Where something is late, or figures or tasks are
/// not known, nobody can say that nothing does.
pub(super) fn decisions(input: &ReportInput) -> Vec<Block> {
    let asked = weekly::asked(&input.tasks);
    match (asked.is_empty(), weekly::is_calm(input)) {
        (true, true) => vec![paragraph("Không có vấn đề cần chỉ đạo.")],
        (true, false) => vec![Block::ToFill {
            text: "vấn đề đề nghị Lãnh đạo cho ý kiến, nếu có".into(),
            unit: lead(input),
        }],
        _ => asked
            .into_iter()
            .map(|line| paragraph(format!("- {line}.")))
            .collect(),
    }
}

/// Whoever leads the report.
pub(super) fn lead(input: &ReportInput) -> String {
    match input.lead.trim() {
        "" => "Đơn vị chủ trì".into(),
        lead => lead.to_owned(),
    }
}

/// The unit whose task of the plan speaks of the matter, the most in the words of what is wanted, whatever became
/// of it; otherwise one of whose other tasks is told, or whoever leads the report.
pub(super) fn unit_for(input: &ReportInput, matter: &str, wanted: &str) -> String {
    if matter.is_empty() {
        return lead(input);
    }
    let board = &input.tasks;
    let words: Vec<&str> = wanted.split([' ', ',']).filter(|w| !w.is_empty()).collect();
    let shared = |title: &str| {
        let own: Vec<&str> = title.split([' ', ',']).collect();
        words.iter().filter(|word| own.contains(*word)).count()
    };
    let own = board
        .leads
        .iter()
        .map(|(title, unit)| (title.to_lowercase(), unit));
    let of_plan = own.filter(|(title, _)| title.contains(matter)).rev();
    // Of equals the first of the plan.
    if let Some((_, unit)) = of_plan.max_by_key(|(title, _)| shared(title)) {
        return unit.clone();
    }
    let mut told = board.overdue.iter().chain(&board.due_soon).chain(&board.done);
    told.find(|task| task.title.to_lowercase().contains(matter))
        .map_or_else(|| lead(input), |task| task.unit.clone())
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
    if board.ended > 0 {
        parts.push(format!("{} nhiệm vụ đã chấm dứt", count(board.ended)));
    }
    let total = count(board.total);
    // Readers outside of the office know no other name of it.
    let plan = match &board.plan {
        Some(issued) => format!("Kế hoạch {issued}"),
        None => "Kế hoạch".to_owned(),
    };
    match parts.as_slice() {
        [] => format!("{plan} có {total} nhiệm vụ."),
        [one] => format!("{plan} có {total} nhiệm vụ, trong đó có {one}."),
        [first @ .., last] => format!(
            "{plan} có {total} nhiệm vụ, trong đó có {} và {last}.",
            first.join(", ")
        ),
    }
}
