//! What a single row of a task table is by its shape.

use super::columns::{Columns, Field};
use super::heading::in_one_cell;
use super::label::Label;
use super::plan_table::PlanRow;
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
            // Also in the column of the titles, beside an empty number.
            Label::Part(_) | Label::Roman(..) => {
                number == first
                    || !columns.has(Field::Number)
                    || (number.is_empty() && columns.cell(row, Field::Title) == first && is_named(title))
            }
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

/// A heading's title begins as one: the rest of a sentence that a page split does not.
fn is_named(title: &str) -> bool {
    title.chars().next().is_some_and(char::is_uppercase)
}

/// A lettered row that heads those below, "a) Nhóm nhiệm vụ …": nothing but its title, and what
/// is numbered next is a number. `None` where it may be a piece of the task above.
pub fn lettered_section(columns: &Columns, row: &Row, next: &[Row]) -> Option<(Label, String)> {
    let label = Label::of(columns.cell(row, Field::Number)).filter(|l| matches!(l, Label::Letter(_)))?;
    let title = columns.cell(row, Field::Title);
    let is_alone = row
        .cells
        .iter()
        .filter(|c| !c.is_empty())
        .all(|cell| cell == columns.cell(row, Field::Number) || cell == title);
    let below = next
        .iter()
        .find_map(|row| Label::of(columns.cell(row, Field::Number)));
    let heads = matches!(below, Some(Label::Arabic(_)));
    (is_alone && !title.is_empty() && heads).then(|| (label, title.replace('\n', " ")))
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
    // "Cả" at the foot of a page, "năm 2026" at the head of the next.
    let goes_on = part.deadline.chars().next().is_some_and(char::is_lowercase);
    let is_full = |row: &PlanRow| !row.title.is_empty() && !row.lead.is_empty() && !row.deadline.is_empty();
    begins
        && !goes_on
        && is_full(part)
        && is_full(before)
        && part.lead.chars().next().is_some_and(char::is_uppercase)
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

/// A cell that holds both, "Chủ trì: ...; phối hợp: ...", "Văn phòng chủ trì, các phòng phối hợp".
pub fn divided(cell: &str) -> (String, String) {
    if let Some(said) = behind(cell) {
        return said;
    }
    let marks = [
        "Các đơn vị phối hợp",
        "Các cơ quan phối hợp",
        "Đơn vị phối hợp",
        "đơn vị phối hợp",
        "Cơ quan phối hợp",
        "cơ quan phối hợp",
        "Phối hợp",
        "phối hợp",
        "PHỐI HỢP",
    ];
    match marks.iter().find_map(|mark| cell.split_once(mark)) {
        Some((lead, support)) => (trimmed(lead), trimmed(support)),
        None => (cell.to_owned(), String::new()),
    }
}

/// Both units in a column that is headed as the lead's, where the cell says so itself: "Chủ trì: A"
/// and "Phối hợp: B" on lines of their own. `None` where it does not, and its words stay whole.
pub fn says_both(cell: &str) -> Option<(String, String)> {
    let plain = folded(cell);
    let has_lead = plain.contains("chu tri");
    let begins_line = cell.split(['\n', ';']).skip(1).any(|line| {
        let line = line.trim_start_matches(['-', '+', '*', ' ']);
        let head = line.split_once(':').map(|(head, _)| folded(head));
        head.is_some_and(|head| head.ends_with("phoi hop") && head.split(' ').count() <= 5)
    });
    let says = begins_line || (has_lead && plain.contains("phoi hop"));
    let (lead, support) = says.then(|| divided(cell))?;
    (!lead.is_empty() && !support.is_empty()).then_some((lead, support))
}

/// "Văn phòng chủ trì, các phòng phối hợp": each role behind its units.
fn behind(cell: &str) -> Option<(String, String)> {
    let words = cell.trim().trim_end_matches(['.', ';', ' ']);
    let is_last = ["phối hợp", "Phối hợp"]
        .iter()
        .find_map(|mark| words.strip_suffix(mark))?;
    let (lead, support) = is_last.split_once("chủ trì")?;
    let (lead, support) = (trimmed(lead), trimmed(support));
    (!lead.is_empty() && !support.is_empty()).then_some((lead, support))
}

fn trimmed(units: &str) -> String {
    let ends = |c: char| c.is_whitespace() || ";:,.-–(".contains(c);
    units.trim_matches(ends).to_owned()
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

/// Whether the row tells how many tasks there are: "Tổng cộng: 22 nhiệm vụ".
pub fn is_tally(title: &str) -> bool {
    let plain = folded(title);
    let begins = ["tong cong", "tong so", "cong:"]
        .iter()
        .any(|word| plain.starts_with(word));
    begins && plain.chars().any(|c| c.is_ascii_digit())
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
