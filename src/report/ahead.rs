//! The section on what comes next: the period that follows by its name, the plan's tasks that fall into
//! it, and a place for what people want of it.

use super::draft::Block;
use super::input::{Ahead, ReportInput, ReportTask};
use super::listed::{counted, listed};
use super::sentence::paragraph;
use super::series::in_series;
use super::tasks::lead;
use crate::calendar::{PeriodKind, date};

/// So many days after the end of a window that nothing follows, what is due next is still of its
/// report.
const SOON_AFTER: i64 = 60;

/// How outlines name a period that they do not know.
const UNNAMED: [&str; 2] = ["KỲ TIẾP THEO", "TUẦN TIẾP THEO"];

/// "III. NHIỆM VỤ TRỌNG TÂM QUÝ II NĂM 2026": the heading with the name of the period that follows.
pub(super) fn heading(text: &str, input: &ReportInput) -> String {
    let stem = UNNAMED.iter().find_map(|end| text.strip_suffix(end));
    match (stem, &input.tasks.ahead) {
        (Some(stem), Some(ahead)) => format!("{stem}{}", ahead.name.to_uppercase()),
        _ => text.to_owned(),
    }
}

/// Whether the words are such a heading, whichever period they name.
pub(super) fn is_heading(words: &str, heading: &str) -> bool {
    let (words, heading) = (words.to_uppercase(), heading.to_uppercase());
    let stem = UNNAMED.iter().find_map(|end| heading.strip_suffix(end));
    let period = stem.and_then(|stem| words.strip_prefix(stem));
    period.is_some_and(|name| {
        let kinds = ["TUẦN ", "THÁNG ", "QUÝ ", "NĂM ", "6 THÁNG ", "06 THÁNG "];
        kinds.iter().any(|kind| name.starts_with(kind)) && name.split_whitespace().count() <= 6
    })
}

pub(super) fn section(input: &ReportInput) -> Vec<Block> {
    match (&input.tasks.ahead, input.period.kind) {
        (ahead, PeriodKind::Week) => of_week(input, ahead.as_ref()),
        (Some(ahead), _) => of_period(input, ahead),
        (None, _) => {
            let words = "phương hướng, nhiệm vụ của kỳ tiếp theo".to_owned();
            let soon = soon(input, &input.tasks.due_soon, false);
            soon.into_iter().chain([to_fill(input, words)]).collect()
        }
    }
}

/// What the plan wants until the period's last day. What people want of it is theirs to write.
fn of_period(input: &ReportInput, ahead: &Ahead) -> Vec<Block> {
    let mut out = Vec::new();
    // Between the end of the figures and that of the calendar nothing is lost.
    if let (false, Some(last)) = (ahead.before.is_empty(), ahead.from.pred_opt()) {
        let from = date(input.tasks_on());
        out.extend(listed(
            &in_series(&ahead.before),
            String::new(),
            |n| {
                format!(
                    "Hoàn thành {n} đến hạn từ ngày {from} đến hết ngày {}:",
                    date(last)
                )
            },
            |group| group.due(),
        ));
    }
    if !ahead.tasks.is_empty() {
        // What no plan is known for cannot be owed by it, nor what has no row in it.
        let is_of_plan = ahead.has_plan && ahead.tasks.iter().any(|t| !t.number.is_empty());
        let by_plan = if is_of_plan { " theo kế hoạch" } else { "" };
        out.extend(listed(
            &in_series(&ahead.tasks),
            String::new(),
            |n| {
                format!(
                    "Hoàn thành {n}{by_plan}, có thời hạn đến hết ngày {}:",
                    date(ahead.to)
                )
            },
            |group| group.due(),
        ));
    }
    let no_plan = match ahead.has_plan {
        true => String::new(),
        false => format!(" (chưa có kế hoạch năm {} trong hệ thống)", ahead.year),
    };
    out.push(to_fill(
        input,
        format!("phương hướng, nhiệm vụ trọng tâm của {}{no_plan}", ahead.name),
    ));
    out
}

/// The week that follows, and apart from it what else is due within 14 days: before it begins, and later.
fn of_week(input: &ReportInput, ahead: Option<&Ahead>) -> Vec<Block> {
    let late = &input.tasks.overdue;
    let still = (!late.is_empty()).then(|| {
        let n = counted(late);
        paragraph(format!(
            "Tiếp tục thực hiện {n} đã quá hạn, nêu tại phần tình hình thực hiện nhiệm vụ."
        ))
    });
    still.into_iter().chain(due_next(input, ahead)).collect()
}

fn due_next(input: &ReportInput, ahead: Option<&Ahead>) -> Vec<Block> {
    let due = &input.tasks.due_soon;
    let Some(ahead) = ahead.filter(|a| input.tasks_on() <= a.to) else {
        return soon(input, due, true);
    };
    let (soon, later): (Vec<_>, Vec<_>) = due.iter().cloned().partition(|t| t.due <= ahead.to);
    let (of_week, before): (Vec<_>, Vec<_>) = soon.into_iter().partition(|t| ahead.from <= t.due);
    let end = date(ahead.to);
    let mut out = Vec::new();
    if !before.is_empty() {
        out.extend(listed(
            &before,
            String::new(),
            |n| format!("Trước ngày {} còn {n} đến hạn:", date(ahead.from)),
            |group| group.due(),
        ));
    }
    // "None" after some would contradict itself.
    if of_week.is_empty() && !before.is_empty() {
        return out.into_iter().chain(in_14_days(input, &later)).collect();
    }
    out.extend(listed(
        &of_week,
        format!("Đến hết ngày {end} không có nhiệm vụ đến hạn theo kế hoạch."),
        |n| format!("Hoàn thành {n} có thời hạn đến hết ngày {end}:"),
        |group| group.due(),
    ));
    out.into_iter().chain(in_14_days(input, &later)).collect()
}

/// What is due after the week that follows, of the 14 days that the page promises.
fn in_14_days(input: &ReportInput, later: &[ReportTask]) -> Vec<Block> {
    if later.is_empty() {
        return Vec::new();
    }
    let from = date(input.tasks_on());
    listed(
        later,
        String::new(),
        |n| format!("Chuẩn bị {n} đến hạn sau đó, trong 14 ngày tới (tính từ ngày {from}):"),
        |group| group.due(),
    )
}

/// What is due within 14 days, where the day of drafting is near the window.
fn soon(input: &ReportInput, due: &[ReportTask], says_none: bool) -> Vec<Block> {
    let today = input.tasks_on();
    let is_near = (today - input.period.to).num_days() <= SOON_AFTER;
    if !is_near || (due.is_empty() && !says_none) {
        return Vec::new();
    }
    let from = format!("14 ngày tới (tính từ ngày {})", date(today));
    listed(
        due,
        format!("Trong {from} không có nhiệm vụ đến hạn theo kế hoạch."),
        |n| format!("Hoàn thành {n} đến hạn trong {from}:"),
        |group| group.due(),
    )
}

fn to_fill(input: &ReportInput, text: String) -> Block {
    Block::ToFill {
        text,
        unit: lead(input),
    }
}
