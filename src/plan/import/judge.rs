//! Rows to tasks, and what a person must decide about them before letters go out.

use super::check::{cell_of, is_blank};
use super::columns::Field;
use super::excerpt::excerpt;
use super::identity::Identities;
use super::plan_table::{PlanRow, PlanTable};
use super::recurrence::periods;
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::plan::deadline::{self, Deadline, Flag, Meaning};
use crate::plan::office::kinds::{names_a_group, names_people};
use crate::plan::office::matching::{Fit, Names, Part, Target};
use crate::plan::office::spelling::words;
use crate::plan::office::units::Office;
use crate::plan::task::{Origin, Task};
use chrono::NaiveDate;

/// Rows to tasks: units matched, deadlines read, identities given. The findings are
/// about the tasks; those about the table stay in it.
pub fn tasks(
    table: &PlanTable,
    office: &Office,
    year: i32,
    known_from: NaiveDate,
) -> (Vec<Task>, Vec<Finding>) {
    let names = Names::of(office);
    let mut identities = Identities::default();
    let mut tasks = Vec::new();
    let mut findings = Vec::new();
    for row in &table.rows {
        let leads = names.parts(&row.lead);
        let support = names.parts(&row.support);
        let read = deadline::read(&row.deadline, year);
        findings.extend(of_units(row, &names, &leads, &support));
        findings.extend(of_deadline(row, &read));
        findings.extend(hidden_recurrence(row, &read));
        findings.extend(indicator(row));
        tasks.push(Task {
            id: identities.of(year, &row.title),
            number: row.number.clone(),
            year,
            section: row.section.clone(),
            title: row.title.clone(),
            leads: names.assigned(&row.lead, &leads),
            support: names.assigned(&row.support, &support),
            deadline_text: row.deadline.clone(),
            deadline: read,
            deliverable: row.deliverable.clone(),
            origin: Origin::Plan,
            known_from,
        });
    }
    (tasks, findings)
}

/// The findings about units alone, for all rows.
pub fn unit_findings(table: &PlanTable, names: &Names) -> Vec<Finding> {
    let of_row = |row: &PlanRow| of_units(row, names, &names.parts(&row.lead), &names.parts(&row.support));
    table.rows.iter().flat_map(of_row).collect()
}

fn of_units(row: &PlanRow, names: &Names, leads: &[Part], support: &[Part]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for part in leads {
        findings.extend(no_unit(row, Field::Lead, Severity::Error, names, part));
        findings.extend(group_lead(row, names, part));
    }
    findings.extend(fan_out(row, names, leads));
    for part in support {
        findings.extend(no_unit(row, Field::Support, Severity::Warning, names, part));
    }
    let columns = [(Field::Lead, leads), (Field::Support, support)];
    for (field, parts) in columns {
        findings.extend(parts.iter().filter_map(|part| spelling(row, field, names, part)));
    }
    findings
}

fn no_unit(row: &PlanRow, field: Field, severity: Severity, names: &Names, part: &Part) -> Option<Finding> {
    let is_known = part
        .found
        .is_some_and(|(target, _)| !names.units(target).is_empty());
    if is_known {
        return None;
    }
    let message = if part.found.is_some() {
        format!(
            "Nhóm “{}” chưa có đơn vị thành viên; đề nghị khai báo thành viên của nhóm.",
            part.words
        )
    } else if names_people(&part.words) {
        format!(
            "“{}” là cá nhân hoặc nhóm người, không phải đơn vị có địa chỉ nhận thư; đề nghị xác định đơn vị.",
            part.words
        )
    } else {
        format!(
            "Chưa xác định được đơn vị “{}”; đề nghị kiểm tra tên hoặc bổ sung vào danh bạ.",
            part.words
        )
    };
    Some(Finding::new(
        "no_unit",
        severity,
        cell_of(row, field),
        excerpt(&part.words),
        message,
    ))
}

fn group_lead(row: &PlanRow, names: &Names, part: &Part) -> Option<Finding> {
    let (target, _) = part.found?;
    let is_group = matches!(target, Target::Group(_)) || names_a_group(&part.words);
    is_group.then(|| {
        let message = format!(
            "Đơn vị chủ trì “{}” là một nhóm đơn vị; đề nghị xác định đơn vị chịu trách nhiệm chính.",
            names.name(target)
        );
        Finding::new(
            "group_lead",
            Severity::Hint,
            cell_of(row, Field::Lead),
            excerpt(&part.words),
            message,
        )
    })
}

fn fan_out(row: &PlanRow, names: &Names, leads: &[Part]) -> Option<Finding> {
    if leads.len() < 2 {
        return None;
    }
    let units = names.assigned(&row.lead, leads).units.len();
    let message = format!(
        "Nhiệm vụ có nhiều đơn vị chủ trì ({} đơn vị); mỗi đơn vị được theo dõi và nhắc riêng.",
        count(i64::try_from(units).unwrap_or(i64::MAX))
    );
    Some(Finding::new(
        "fan_out",
        Severity::Hint,
        cell_of(row, Field::Lead),
        excerpt(&row.lead),
        message,
    ))
}

/// Words that were taken for a unit although they are not spelled like it.
fn spelling(row: &PlanRow, field: Field, names: &Names, part: &Part) -> Option<Finding> {
    let (target, fit) = part.found?;
    let is_typed_bare = part.words.is_ascii();
    if fit == Fit::Same || (fit == Fit::Folded && is_typed_bare) {
        return None;
    }
    let name = names.name(target);
    let message = format!(
        "“{}” được hiểu là “{name}”; đề nghị kiểm tra lại tên đơn vị.",
        part.words
    );
    let finding = Finding::new(
        "unit_spelling",
        Severity::Hint,
        cell_of(row, field),
        excerpt(&part.words),
        message,
    );
    Some(finding.with_values(name, part.words.as_str()))
}

fn of_deadline(row: &PlanRow, read: &Deadline) -> Option<Finding> {
    if is_blank(&row.deadline) {
        return None;
    }
    let is_unknown = matches!(read.meaning, Meaning::Unknown(_));
    if !is_unknown && !read.flags.contains(&Flag::Ambiguous) {
        return None;
    }
    let lead = match is_unknown {
        true => "Chưa hiểu được thời gian hoàn thành",
        false => "Thời gian hoàn thành có thể hiểu theo nhiều cách",
    };
    let reading = match read.reading.trim().trim_end_matches('.') {
        "" => String::new(),
        reading => format!(" (cách hiểu: {reading})"),
    };
    let left = not_understood(read);
    let words = match left.as_deref() {
        None => String::new(),
        Some(words) => format!("; phần chữ chưa hiểu được: {words}"),
    };
    let message = format!(
        "{lead}: “{}”{words}{reading}; đề nghị cho biết ngày cụ thể.",
        excerpt(&row.deadline)
    );
    let place = cell_of(row, Field::Deadline);
    let finding = Finding::new(
        "deadline_unknown",
        Severity::Warning,
        place,
        excerpt(&row.deadline),
        message,
    );
    Some(Finding {
        found: left,
        ..finding
    })
}

/// The words of the phrase that made no sense, each piece in quotes; `None` where all did, or none.
fn not_understood(read: &Deadline) -> Option<String> {
    let pieces = read.not_understood.iter();
    let words: Vec<String> = pieces
        .filter_map(|&(from, to)| read.phrase.get(from..to))
        .map(|piece| piece.trim().trim_matches([',', ';', '.', ':', '(', ')', ' ']))
        .filter(|piece| !piece.is_empty() && *piece != read.phrase.trim())
        .map(|piece| format!("“{}”", excerpt(piece)))
        .collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// The periods ("hằng tháng") that the deliverable names and the deadline does not.
pub fn hidden_periods(deliverable: &str, deadline_text: &str, read: &Meaning) -> Vec<&'static str> {
    if recurs(read) {
        return Vec::new();
    }
    let named = periods(deliverable);
    match named.is_empty() || periods(deadline_text).is_empty() {
        true => named,
        false => Vec::new(),
    }
}

/// Periodic reports that only the deliverable names; proposed, never assumed.
fn hidden_recurrence(row: &PlanRow, read: &Deadline) -> Option<Finding> {
    let kinds = hidden_periods(&row.deliverable, &row.deadline, &read.meaning);
    if kinds.is_empty() {
        return None;
    }
    let kinds = kinds.join(", ");
    let message = format!(
        "Cột Sản phẩm nêu sản phẩm định kỳ ({kinds}) nhưng thời gian hoàn thành là “{}”; \
         đề nghị xem xét theo dõi từng kỳ và cho biết hạn của mỗi kỳ.",
        excerpt(&row.deadline)
    );
    let place = cell_of(row, Field::Deliverable);
    let finding = Finding::new(
        "hidden_recurrence",
        Severity::Warning,
        place,
        excerpt(&row.deliverable),
        message,
    );
    Some(finding.with_values(kinds, row.deadline.as_str()))
}

fn recurs(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Recur { .. } => true,
        Meaning::Multi(all) => all.iter().any(recurs),
        _ => false,
    }
}

/// A target to be reached instead of work to be done: "Tỷ lệ ... đạt 100%".
pub fn is_indicator(title: &str) -> bool {
    let words = words(title);
    let word = |i: usize| words.get(i).map(String::as_str).unwrap_or_default();
    let names_a_measure = matches!(
        (word(0), word(1)),
        ("tỷ" | "tỉ", "lệ") | ("chỉ", "số" | "tiêu") | ("mức", "độ") | ("số", "lượng") | ("phấn", "đấu")
    );
    let begins_with_a_share = title.split_whitespace().next().is_some_and(|w| w.ends_with('%'));
    let has_target = title.contains('%') || words.iter().any(|w| w == "đạt");
    (names_a_measure || begins_with_a_share) && has_target
}

fn indicator(row: &PlanRow) -> Option<Finding> {
    if !is_indicator(&row.title) {
        return None;
    }
    Some(Finding::new(
        "indicator",
        Severity::Warning,
        cell_of(row, Field::Title),
        excerpt(&row.title),
        "Hàng này là chỉ tiêu cần đạt, không phải nhiệm vụ có thời hạn; đề nghị xác định việc phải làm hoặc kỳ đánh giá.",
    ))
}
