//! The plan's tasks in a report.

use super::figures::paragraph;
use super::{Block, ReportTask, TaskBoard};
use crate::calendar::{count, date};

/// What was done, what is late, what has no date.
pub(super) fn section(board: &TaskBoard) -> Vec<Block> {
    if board.total <= 0 {
        return vec![Block::ToFill {
            text: "tình hình thực hiện nhiệm vụ được giao (chưa có kế hoạch trong hệ thống)".into(),
            unit: unit_for(board, ""),
        }];
    }
    let mut out = vec![paragraph(plan_in_numbers(board))];
    out.extend(listed(
        &board.done,
        "Trong kỳ chưa ghi nhận nhiệm vụ hoàn thành.",
        |n| format!("Trong kỳ đã ghi nhận hoàn thành {n} nhiệm vụ:"),
        |task| task.done.clone().unwrap_or_default(),
    ));
    out.extend(listed(
        &board.overdue,
        "Không có nhiệm vụ quá hạn.",
        |n| format!("Có {n} nhiệm vụ quá hạn, chưa ghi nhận kết quả:"),
        |task| {
            let late = count(task.working_days_late);
            format!("thời hạn {}, quá hạn {late} ngày làm việc", date(task.due))
        },
    ));
    out
}

/// What is due next.
pub(super) fn next(board: &TaskBoard) -> Vec<Block> {
    listed(
        &board.due_soon,
        "Trong 14 ngày tới không có nhiệm vụ đến hạn theo kế hoạch.",
        |n| format!("Hoàn thành {n} nhiệm vụ đến hạn trong 14 ngày tới:"),
        |task| format!("thời hạn {}", date(task.due)),
    )
}

/// The unit whose task speaks of the matter; otherwise whoever leads it.
pub(super) fn unit_for(board: &TaskBoard, matter: &str) -> String {
    let all = board.overdue.iter().chain(&board.due_soon).chain(&board.done);
    all.filter(|_| !matter.is_empty())
        .find(|task| task.title.to_lowercase().contains(matter))
        .map_or_else(|| "Đơn vị chủ trì".into(), |task| task.unit.clone())
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

fn listed(
    tasks: &[ReportTask],
    none: &str,
    some: impl Fn(String) -> String,
    tail: impl Fn(&ReportTask) -> String,
) -> Vec<Block> {
    let Some(last) = tasks.len().checked_sub(1) else {
        return vec![paragraph(none)];
    };
    let mut out = vec![paragraph(some(count(tasks.len() as i64)))];
    for (i, task) in tasks.iter().enumerate() {
        let end = if i == last { "." } else { ";" };
        let tail = tail(task);
        let tail = if tail.is_empty() {
            tail
        } else {
            format!("; {tail}")
        };
        let title = task.title.trim_end_matches(['.', ';', ' ']);
        let subject = match task.number.as_str() {
            "" => format!("{title} ({})", task.unit),
            number => format!("Nhiệm vụ số {number} ({}): {title}", task.unit),
        };
        out.push(paragraph(format!("- {subject}{tail}{end}")));
    }
    out
}
