//! A list of tasks in a report: a sentence that counts them, then a line a task. Of more than anybody
//! reads the first lines stand in the report and all of them in its annex.

use super::draft::Block;
use super::group::{Group, distinct, grouped};
use super::input::ReportTask;
use super::sentence::paragraph;
use crate::calendar::count;

/// So many lines a report has of one list.
const LONGEST: usize = 40;

/// So many are left of a longer one, so that the annex is worth the way.
const SHOWN: usize = 30;

/// Whether the report has only its first lines.
pub(super) fn is_cut(tasks: &[ReportTask]) -> bool {
    tasks.len() > LONGEST && grouped(tasks).len() > LONGEST
}

/// A line a task under a sentence that counts them; `none` where there are none.
pub(super) fn listed(
    tasks: &[ReportTask],
    none: String,
    some: impl Fn(String) -> String,
    tail: impl Fn(&Group) -> String,
) -> Vec<Block> {
    let groups = grouped(tasks);
    if groups.is_empty() {
        return vec![paragraph(none)];
    }
    let shown = if groups.len() > LONGEST {
        SHOWN
    } else {
        groups.len()
    };
    let rest = groups.len() - shown;
    let mut lines: Vec<String> = groups.iter().take(shown).map(|g| line(g, &tail)).collect();
    if rest > 0 {
        lines.push(format!(
            "- Và {} (danh sách đầy đủ tại Phụ lục kèm theo)",
            others(&groups[shown..])
        ));
    }
    let last = lines.len() - 1;
    let lines = lines.into_iter().enumerate().map(|(at, line)| {
        let end = if at == last { "." } else { ";" };
        paragraph(format!("{line}{end}"))
    });
    std::iter::once(paragraph(some(in_numbers(&groups))))
        .chain(lines)
        .collect()
}

fn line(group: &Group, tail: impl Fn(&Group) -> String) -> String {
    let tail = match tail(group) {
        tail if tail.is_empty() => tail,
        tail => format!("; {tail}"),
    };
    let (title, units) = (group.title(), group.units_in_words());
    let subject = match group.each[0].number.as_str() {
        "" => format!("{title} ({units})"),
        number => format!("Nhiệm vụ số {number} ({units}): {title}"),
    };
    format!("- {subject}{}{tail}", group.notes())
}

/// The same in one sentence that names none of them.
pub(super) fn counted(tasks: &[ReportTask]) -> String {
    in_numbers(&grouped(tasks))
}

/// "03 nhiệm vụ và 01 báo cáo định kỳ (06 đơn vị)": tasks are counted as the plan counts them;
/// duties and reports of the settings are no rows of the plan.
fn in_numbers(groups: &[Group]) -> String {
    let units = distinct(groups.iter().flat_map(|g| g.units()));
    let parts: Vec<String> = by_kind(groups)
        .map(|(n, name)| format!("{} {name}", count(n)))
        .collect();
    let parts = match parts.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} và {last}", first.join(", ")),
        parts => parts.concat(),
    };
    format!("{parts} ({} đơn vị)", count(units.len() as i64))
}

/// "2.970 nhiệm vụ khác", "2.970 nhiệm vụ, 12 báo cáo định kỳ khác".
fn others(groups: &[Group]) -> String {
    let parts: Vec<String> = by_kind(groups)
        .map(|(n, name)| format!("{} {name}", count(n)))
        .collect();
    format!("{} khác", parts.join(", "))
}

fn by_kind(groups: &[Group]) -> impl Iterator<Item = (i64, &'static str)> {
    let of = |is: fn(&ReportTask) -> bool| groups.iter().filter(|g| is(g.each[0])).count();
    let parts = [
        (of(is_of_plan), "nhiệm vụ"),
        (of(is_other_duty), "việc định kỳ ngoài kế hoạch"),
        (of(is_report), "báo cáo định kỳ"),
        (of(is_part), "phần nội dung báo cáo"),
    ];
    parts
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, name)| (n as i64, name))
}

/// A row of a plan: what a report counts right after how many the plan has.
fn is_of_plan(task: &ReportTask) -> bool {
    !task.number.is_empty()
}

/// A duty of the settings that comes back and is neither a report nor a part of one.
fn is_other_duty(task: &ReportTask) -> bool {
    !is_of_plan(task) && !is_report(task) && !is_part(task)
}

fn is_report(task: &ReportTask) -> bool {
    !is_of_plan(task) && task.title.to_lowercase().starts_with("báo cáo")
}

/// What a unit sends for a report.
fn is_part(task: &ReportTask) -> bool {
    !is_of_plan(task) && task.title.to_lowercase().starts_with("gửi phần")
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{day, task};
    use super::*;

    #[test]
    fn what_is_no_row_of_the_plan_is_counted_apart() {
        let of = |number: &str, title: &str| task(number, title, "Văn phòng", day(2026, 6, 1), 3);
        let plan = of("1", "Ban hành kế hoạch");
        let duty = of("", "Tự đánh giá, chấm điểm Chỉ số cải cách hành chính");
        let report = of("", "Báo cáo công tác cải cách hành chính quý I năm 2026");
        let part = of("", "Gửi phần nội dung của báo cáo");
        let all = [plan.clone(), duty.clone(), report.clone(), part];
        assert_eq!(
            counted(&all),
            "01 nhiệm vụ, 01 việc định kỳ ngoài kế hoạch, 01 báo cáo định kỳ và 01 phần nội dung báo cáo (01 đơn vị)"
        );
        assert_eq!(counted(&all[..1]), "01 nhiệm vụ (01 đơn vị)");
        assert_eq!(
            others(&grouped(&[plan, report])),
            "01 nhiệm vụ, 01 báo cáo định kỳ khác"
        );
    }
}
