//! A task as both subcommands print it.

use crate::plan::Task;

/// Title, units, deadline as it was read, deliverable.
pub(super) fn print_task(task: &Task, rules: &crate::agenda::Rules) {
    let units = |ids: &[String]| -> String {
        let names: Vec<&str> = ids
            .iter()
            .map(|id| rules.office.unit(id).map_or(id.as_str(), |u| u.name.as_str()))
            .collect();
        names.join("; ")
    };
    say!("{:>4}  {}", task.number, task.title);
    say!("      chủ trì: {}", units(&task.leads.units));
    if !task.leads.unknown.is_empty() {
        say!(
            "      chưa xác định được đơn vị chủ trì: {}",
            task.leads.unknown.join("; ")
        );
    }
    if !task.support.units.is_empty() {
        say!("      phối hợp: {}", units(&task.support.units));
    }
    if !task.support.unknown.is_empty() {
        say!(
            "      chưa xác định được đơn vị phối hợp: {}",
            task.support.unknown.join("; ")
        );
    }
    say!(
        "      thời hạn: “{}”: {}",
        task.deadline_text.replace('\n', " "),
        task.deadline.reading
    );
    if !task.deliverable.is_empty() {
        say!("      sản phẩm: {}", task.deliverable);
    }
}
