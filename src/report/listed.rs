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

/// "03 nhiệm vụ và 01 báo cáo định kỳ (06 đơn vị)": tasks are counted as the plan counts them;
/// reports of the settings are no rows of the plan.
fn in_numbers(groups: &[Group]) -> String {
    let units = distinct(groups.iter().flat_map(|g| g.units()));
    let parts: Vec<String> = by_kind(groups)
        .map(|(n, name)| format!("{} {name}", count(n)))
        .collect();
    format!("{} ({} đơn vị)", parts.join(" và "), count(units.len() as i64))
}

/// "2.970 nhiệm vụ khác", "2.970 nhiệm vụ khác và 12 báo cáo định kỳ khác".
fn others(groups: &[Group]) -> String {
    let parts: Vec<String> = by_kind(groups)
        .map(|(n, name)| format!("{} {name} khác", count(n)))
        .collect();
    parts.join(" và ")
}

fn by_kind(groups: &[Group]) -> impl Iterator<Item = (i64, &'static str)> {
    let reports = groups.iter().filter(|g| is_report(g.each[0])).count();
    [(groups.len() - reports, "nhiệm vụ"), (reports, "báo cáo định kỳ")]
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, name)| (n as i64, name))
}

/// A report of the settings, or a part of one; other duties that come back are tasks like those of the plan.
fn is_report(task: &ReportTask) -> bool {
    let title = task.title.to_lowercase();
    task.number.is_empty() && (title.starts_with("báo cáo") || title.starts_with("gửi phần"))
}
