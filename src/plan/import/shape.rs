//! What a single row of a task table is by its shape.

use super::PlanRow;
use super::columns::{Columns, Field};
use super::heading::in_one_cell;
use super::label::Label;
use crate::paper::table::Row;
use crate::plan::office::spelling::folded;

/// A heading: a label with a title and nothing else in the row. A plain number is a
/// heading only where numbers below belong under it ("1", then "1.1").
pub fn section_of(columns: &Columns, row: &Row, next: &[Row]) -> Option<(Label, String)> {
    let number = columns.cell(row, Field::Number);
    let mut filled = row.cells.iter().filter(|c| !c.is_empty());
    let (first, second) = (filled.next()?, filled.next());
    let is_repeated = second.is_some_and(|title| filled.clone().all(|cell| cell == title));
    let Some(label) = Label::of(number) else {
        // One merged cell: "II. Cải cách thể chế", alone or repeated in each cell.
        let is_alone = second.is_none_or(|second| second == first && is_repeated);
        let (label, title) = in_one_cell(first).filter(|_| is_alone)?;
        let is_heading = match label {
            Label::Part(_) | Label::Roman(..) => number == first || !columns.has(Field::Number),
            Label::Arabic(_) => number == first,
            Label::Letter(_) => false,
        };
        return is_heading.then(|| (label, title.to_owned()));
    };
    let title = second.filter(|_| is_repeated)?.replace('\n', " ");
    let is_heading = match &label {
        Label::Part(_) | Label::Roman(..) => true,
        Label::Letter(_) => false,
        Label::Arabic(_) => next
            .iter()
            .filter_map(|row| Label::of(columns.cell(row, Field::Number)))
            .next()
            .is_some_and(|below| label.is_above(&below)),
    };
    (is_heading && columns.cell(row, Field::Title) == *second?).then_some((label, title))
}

/// Whether a row without number stands for itself: it has all that a task has, so
/// has the one before, and it does not begin in mid-sentence.
pub fn is_task_of_its_own(columns: &Columns, before: &PlanRow, part: &PlanRow) -> bool {
    let begins = part
        .title
        .chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(char::is_uppercase);
    if !columns.has(Field::Number) {
        return begins || !part.number.is_empty() || (!part.lead.is_empty() && !part.deadline.is_empty());
    }
    let is_full = |row: &PlanRow| !row.title.is_empty() && !row.lead.is_empty() && !row.deadline.is_empty();
    begins && is_full(part) && is_full(before) && part.lead.chars().next().is_some_and(char::is_uppercase)
}

/// The number as a label; without a column for it, the one before the title, "1. Ban hành".
pub fn titled(columns: &Columns, number: String, title: String) -> (String, String) {
    if columns.has(Field::Number) {
        return (Label::of(&number).map_or(number, |label| label.text()), title);
    }
    match Label::before(&title) {
        Some((label @ Label::Arabic(_), rest)) => (label.text(), rest.to_owned()),
        _ => (number, title),
    }
}

/// A cell that holds both, "Chủ trì: ...; phối hợp: ...".
pub fn divided(cell: &str) -> (String, String) {
    let marks = [
        "Đơn vị phối hợp",
        "đơn vị phối hợp",
        "Phối hợp",
        "phối hợp",
        "PHỐI HỢP",
    ];
    match marks.iter().find_map(|mark| cell.split_once(mark)) {
        Some((lead, support)) => {
            let ends = |c: char| c.is_whitespace() || ";:,.-–(".contains(c);
            (
                lead.trim_end_matches(ends).to_owned(),
                support.trim_start_matches(ends).to_owned(),
            )
        }
        None => (cell.to_owned(), String::new()),
    }
}

/// A row under the header that numbers the columns: "(1) (2) (3)", "A B 1 2".
pub fn counts_columns(row: &Row) -> bool {
    let bare = |cell: &String| cell.trim_matches(['(', ')']).to_owned();
    let cells: Vec<String> = row.cells.iter().map(bare).filter(|c| !c.is_empty()).collect();
    let letters = cells
        .iter()
        .zip(["A", "B", "C"])
        .take_while(|(cell, letter)| cell == letter)
        .count();
    let mut numbers = cells[letters..].iter().zip(1..);
    cells.len() > 2 && numbers.all(|(cell, n)| *cell == n.to_string())
}

/// "3", "- 3 -", "Trang 3/7".
pub fn is_page_mark(text: &str) -> bool {
    let plain = folded(text);
    let rest = plain.strip_prefix("trang ").unwrap_or(&plain);
    rest.len() <= 9 && rest.chars().all(|c| c.is_ascii_digit() || c == ' ')
}

/// Cell by cell, with a space; an empty cell adds nothing.
pub fn join(task: &mut PlanRow, rest: &PlanRow) {
    append(&mut task.title, &rest.title);
    append(&mut task.lead, &rest.lead);
    append(&mut task.support, &rest.support);
    append(&mut task.deadline, &rest.deadline);
    append(&mut task.deliverable, &rest.deliverable);
}

/// What a row adds to a task that it is one with, on lines of its own.
pub fn add_lines(task: &mut PlanRow, more: &PlanRow) {
    let fields = [
        (&mut task.lead, &more.lead),
        (&mut task.support, &more.support),
        (&mut task.deadline, &more.deadline),
    ];
    for (cell, line) in fields {
        if !cell.is_empty() && !line.is_empty() {
            cell.push('\n');
        }
        cell.push_str(line);
    }
    append(&mut task.deliverable, &more.deliverable);
}

pub fn append(cell: &mut String, rest: &str) {
    if !cell.is_empty() && !rest.is_empty() {
        cell.push(' ');
    }
    cell.push_str(rest);
}
