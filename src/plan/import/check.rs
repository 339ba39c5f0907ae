//! What in a plan's table needs a person before anything is made of it: numbering,
//! missing cells, ditto marks.

use super::columns::{Columns, Field};
use super::excerpt::excerpt;
use super::heading::sequence;
use super::label::Label;
use super::plan_table::PlanRow;
use super::section::Section;
use crate::finding::{Finding, Place, Severity};
use crate::paper::table::{Row, Spot};
use crate::plan::office::spelling::folded;
use std::collections::HashMap;

/// Longer words are not repeated for a ditto mark, in bytes.
const MAX_DITTO: usize = 2_000;

/// "hàng 10, cột Sản phẩm".
pub fn cell_of(row: &PlanRow, field: Field) -> Place {
    let name = field.name();
    Place::Cell(match row.number.is_empty() {
        true => format!("{}, cột {name}", words_of(row.spot, row.line)),
        false => format!("hàng {}, cột {name}", row.number),
    })
}

/// "dòng 12", "bảng 2, hàng 5".
fn words_of(spot: Spot, line: usize) -> String {
    match spot {
        Spot::Line => format!("dòng {line}"),
        Spot::Paragraph(number) => format!("đoạn {number}"),
        Spot::Table { table, row } => format!("bảng {table}, hàng {row}"),
    }
}

/// Lines of a Word file, which nobody can count, as its paragraphs and rows of tables.
pub fn found_by_people(findings: &mut [Finding], rows: &[Row]) {
    let spots: HashMap<usize, Spot> = rows
        .iter()
        .filter(|row| row.spot != Spot::Line)
        .map(|row| (row.line, row.spot))
        .collect();
    for finding in findings {
        let Place::Line(line) = finding.place else {
            continue;
        };
        finding.place = match spots.get(&line) {
            None | Some(Spot::Line) => Place::Line(line),
            Some(Spot::Paragraph(number)) => Place::Paragraph(*number),
            Some(spot) => Place::Cell(words_of(*spot, line)),
        };
    }
}

/// Columns that the table lacks.
pub fn columns(columns: &Columns) -> Vec<Finding> {
    let missing = [Field::Lead, Field::Deadline]
        .into_iter()
        .filter(|f| !columns.has(*f));
    missing
        .map(|field| {
            Finding::new(
                "missing_column",
                Severity::Warning,
                Place::Cell(format!("cột {}", field.name())),
                "",
                format!(
                    "Bảng nhiệm vụ không có cột {}; đề nghị bổ sung hoặc kiểm tra tiêu đề bảng.",
                    field.name()
                ),
            )
        })
        .collect()
}

/// Sections whose Roman numbers do not follow each other.
pub fn sections(sections: &[Section]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut last: Option<(u32, &str)> = None;
    for section in sections {
        match &section.label {
            Label::Part(_) => last = None,
            Label::Roman(text, value) => {
                let (before, name) = last.unwrap_or_default();
                if *value != before + 1 {
                    let words = format!("{text} {}", section.title);
                    findings.push(sequence(Place::Line(section.line), &words, name, before, text));
                }
                last = Some((*value, text));
            }
            _ => {}
        }
    }
    findings
}

/// Numbers that stand twice, and numbers that are left out. A section may begin again at 1.
pub fn numbering(rows: &[PlanRow]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen: HashMap<String, String> = HashMap::new();
    let mut last: Option<(Vec<u32>, &str)> = None;
    for row in rows {
        let Some(Label::Arabic(number)) = Label::of(&row.number) else {
            continue;
        };
        let is_new_section = last.as_ref().is_none_or(|(_, section)| *section != row.section);
        if is_new_section && number.last() == Some(&1) {
            seen.clear();
            last = None;
        }
        if let Some(place) = seen.insert(row.number.clone(), words_of(row.spot, row.line)) {
            let message = format!("Số thứ tự {} đã dùng ở {place}; đề nghị đánh lại số.", row.number);
            findings.push(at_number(row, "duplicate_number", &message));
        } else if let Some(expected) = last.as_ref().and_then(|(before, _)| expected(before, &number)) {
            let message = format!(
                "Số thứ tự không liên tục: lẽ ra là số {expected} nhưng ghi số {}; đề nghị kiểm tra có thiếu hàng không.",
                row.number
            );
            findings.push(at_number(row, "number_gap", &message).with_values(expected, row.number.clone()));
        } else if last.is_none() && number.last() != Some(&1) {
            let message = format!(
                "Bảng bắt đầu từ số thứ tự {}; đề nghị kiểm tra có thiếu hàng không.",
                row.number
            );
            findings.push(at_number(row, "number_gap", &message).with_values("1", row.number.clone()));
        }
        last = Some((number, &row.section));
    }
    findings
}

/// The number that should have come; `None` if the right one did.
fn expected(before: &[u32], number: &[u32]) -> Option<String> {
    let follows = |level: usize| {
        let mut next = before[..=level].to_vec();
        next[level] += 1;
        next
    };
    // "1.2" is followed by "1.3", "1.2.1", "2" or "2.1".
    let deeper = [before, &[1]].concat();
    let is_next = (0..before.len()).any(|level| {
        let mut next = follows(level);
        let is_it = next == number;
        next.push(1);
        is_it || next == number
    });
    if is_next || deeper == number {
        return None;
    }
    let level = number.len().min(before.len()).checked_sub(1)?;
    let texts: Vec<String> = follows(level).iter().map(u32::to_string).collect();
    Some(texts.join("."))
}

fn at_number(row: &PlanRow, rule: &str, message: &str) -> Finding {
    Finding::new(
        rule,
        Severity::Warning,
        Place::Line(row.line),
        excerpt(&row.title),
        message,
    )
}

/// Rows that name no lead or no deadline where the table has a column for it.
pub fn missing_cells(rows: &[PlanRow], has_lead: bool, has_deadline: bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    for row in rows {
        if has_lead && is_blank(&row.lead) {
            findings.push(Finding::new(
                "no_lead",
                Severity::Error,
                cell_of(row, Field::Lead),
                excerpt(&row.title),
                "Nhiệm vụ chưa có đơn vị chủ trì (ô trống, hoặc ô gộp với hàng trên); đề nghị bổ sung.",
            ));
        }
        if has_deadline && is_blank(&row.deadline) {
            findings.push(Finding::new(
                "no_deadline",
                Severity::Warning,
                cell_of(row, Field::Deadline),
                excerpt(&row.title),
                "Nhiệm vụ chưa có thời gian hoàn thành (ô trống, hoặc ô gộp với hàng trên); đề nghị bổ sung.",
            ));
        }
    }
    findings
}

/// Whether a cell says nothing: empty, or a dash.
pub fn is_blank(cell: &str) -> bool {
    cell.chars().all(|c| c.is_whitespace() || "-–—.".contains(c))
}

/// Ditto marks take the words of the row above (facts/domain.md 6.4, 15), each with a finding.
pub fn dittos(rows: &mut [PlanRow]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for index in 0..rows.len() {
        let (above, below) = rows.split_at_mut(index);
        let row = &mut below[0];
        for field in [Field::Lead, Field::Support, Field::Deadline, Field::Deliverable] {
            let mark = cell_mut(row, field).clone();
            if !is_ditto(&mark) {
                continue;
            }
            let words = above
                .last_mut()
                .map(|row| cell_mut(row, field).clone())
                .filter(|w| !is_blank(w) && w.len() <= MAX_DITTO);
            let message = match &words {
                Some(words) => format!(
                    "Ô ghi “{mark}”; được hiểu như hàng trên là “{}”. Đề nghị ghi đầy đủ.",
                    excerpt(words)
                ),
                None => format!("Ô ghi “{mark}” nhưng hàng trên không có nội dung; đề nghị ghi đầy đủ."),
            };
            let finding = Finding::new("ditto", Severity::Warning, cell_of(row, field), mark, message);
            findings.push(finding);
            if let Some(words) = words {
                *cell_mut(row, field) = words;
            }
        }
    }
    findings
}

fn cell_mut(row: &mut PlanRow, field: Field) -> &mut String {
    match field {
        Field::Number => &mut row.number,
        Field::Title => &mut row.title,
        Field::Lead => &mut row.lead,
        Field::Support => &mut row.support,
        Field::Deadline => &mut row.deadline,
        Field::Deliverable => &mut row.deliverable,
    }
}

fn is_ditto(cell: &str) -> bool {
    let bare: String = cell
        .chars()
        .filter(|c| !c.is_whitespace() && !"-–—.".contains(*c))
        .collect();
    let is_marks = !bare.is_empty() && bare.chars().all(|c| "\"'“”’‘″〃`´".contains(c));
    is_marks
        || matches!(
            folded(cell).as_str(),
            "nt" | "n t" | "nhu tren" | "nhu hang tren" | "tuong tu" | "như trên"
        )
}
