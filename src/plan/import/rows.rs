//! From the rows of a file to the tasks of a plan: finds the table, passes over the
//! headers that each page repeats, and joins the rows that pages split.

use super::columns::{Columns, Field};
use super::heading::{in_one_cell, is_capitals};
use super::label::Label;
use super::{PlanRow, check};
use crate::finding::{Finding, Place, Severity};
use crate::paper::table::Row;
use crate::plan::office::spelling::folded;

/// How far below a row another number is looked for.
const LOOK_AHEAD: usize = 12;

/// A section's heading as it stands in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    pub label: Label,
    pub title: String,
    pub line: usize,
}

/// What the rows of a file give.
#[derive(Debug, Default)]
pub struct Reading {
    pub rows: Vec<PlanRow>,
    pub sections: Vec<Section>,
    /// Lines that are no table, for title and headings.
    pub prose: Vec<(usize, String)>,
    /// How many of the prose lines stand before the first table.
    pub before: usize,
    /// The columns of the first table; `None` if there is no table.
    pub columns: Option<Columns>,
    pub findings: Vec<Finding>,
}

/// Reads all rows of a file.
pub fn read(rows: &[Row]) -> Reading {
    let mut reader = Reader::default();
    for (index, row) in rows.iter().enumerate() {
        let next = &rows[index + 1..rows.len().min(index + 1 + LOOK_AHEAD)];
        reader.row(row, next);
    }
    reader.close_task();
    reader.reading
}

/// What the reader may still add to.
#[derive(Default)]
enum Open {
    #[default]
    Nothing,
    Task(PlanRow),
    Section,
}

#[derive(Default)]
struct Reader {
    reading: Reading,
    columns: Option<Columns>,
    /// Directly after a header row: a second header row may follow.
    after_header: bool,
    second_header: Vec<String>,
    open: Open,
    /// Headings in force: part, section, subsection.
    headings: [Option<String>; 3],
    /// Prose ended the table; only a numbered row opens it again.
    closed: bool,
    /// The row before was a table row, with no blank line between.
    beside_table: bool,
    /// Lines directly below a table row that are no row themselves.
    loose: Vec<(usize, String)>,
}

impl Reader {
    fn row(&mut self, row: &Row, next: &[Row]) {
        if let Some(columns) = Columns::of_header(row) {
            return self.header(columns);
        }
        let Some(columns) = self.columns.clone() else {
            return self.prose(row);
        };
        if row.cells.iter().all(String::is_empty) {
            self.beside_table = false;
            return self.prose(row);
        }
        if row.cells.len() == 1 && columns.width > 1 {
            return self.line_in_table(row);
        }
        if self.after_header && self.is_second_header(&columns, row) {
            return;
        }
        self.after_header = false;
        if self.is_outside(&columns, row) {
            return self.prose(row);
        }
        self.report_loose();
        self.beside_table = true;
        self.table_row(&columns, row, next);
    }

    fn header(&mut self, columns: Columns) {
        self.report_loose();
        let is_other = self
            .columns
            .as_ref()
            .is_some_and(|known| known.width != columns.width);
        if is_other {
            self.close_task();
        }
        let is_first = self.reading.columns.is_none();
        if is_first {
            self.reading.before = self.reading.prose.len();
            self.reading.columns = Some(columns.clone());
        }
        // A page that repeats the first header row only keeps the divided columns.
        if is_first || is_other || self.second_header.is_empty() {
            self.columns = Some(columns);
            self.second_header.clear();
        }
        self.after_header = true;
        self.closed = false;
        self.beside_table = true;
    }

    /// Second header rows and rows that number the columns, "(1) (2) (3)".
    fn is_second_header(&mut self, columns: &Columns, row: &Row) -> bool {
        let numbers = row
            .cells
            .iter()
            .map(|c| c.trim_matches(['(', ')']).parse::<usize>());
        if row.cells.len() > 2 && numbers.enumerate().all(|(i, n)| n == Ok(i + 1)) {
            return true;
        }
        if !self.second_header.is_empty() {
            return self.second_header == row.cells;
        }
        let is_bare =
            columns.cell(row, Field::Number).is_empty() && columns.cell(row, Field::Title).is_empty();
        let Some(more) = columns.with_second_row(row).filter(|_| is_bare) else {
            return false;
        };
        if !matches!(self.open, Open::Nothing) {
            return false;
        }
        self.second_header = row.cells.clone();
        self.reading.columns = Some(more.clone());
        self.columns = Some(more);
        true
    }

    /// Signature blocks after the table, and rows with tabs in the prose below it.
    fn is_outside(&mut self, columns: &Columns, row: &Row) -> bool {
        let first = row
            .cells
            .iter()
            .find(|c| !c.is_empty())
            .map(|c| folded(c))
            .unwrap_or_default();
        if first.starts_with("noi nhan") || ["tm", "kt", "tl", "tuq"].contains(&first.as_str()) {
            self.close_task();
            self.closed = true;
        }
        if !self.closed {
            return false;
        }
        let filled = row.cells.iter().filter(|c| !c.is_empty()).count();
        let is_numbered = Label::of(columns.cell(row, Field::Number)).is_some();
        self.closed = !(is_numbered && filled > 1);
        if self.closed && row.cells.len() >= columns.width && filled > 2 {
            self.doubt(
                row,
                "Hàng nằm sau phần kết thúc của bảng nên không được đọc; đề nghị kiểm tra.",
            );
        }
        self.closed
    }

    /// A line without cells between table rows: a heading, a page number, the end of
    /// the table, or what is left of a broken row.
    fn line_in_table(&mut self, row: &Row) {
        let text = row.cells[0].as_str();
        self.prose(row);
        if is_page_mark(text) || self.closed {
            return;
        }
        if self.beside_table && in_one_cell(text).is_none() && !folded(text).starts_with("noi nhan") {
            self.loose.push((row.line, text.to_owned()));
            return;
        }
        match in_one_cell(text) {
            Some((label, title)) if self.beside_table && !is_capitals(title) => {
                self.section(label, title, row.line);
            }
            _ => self.closed = true,
        }
    }

    fn table_row(&mut self, columns: &Columns, row: &Row, next: &[Row]) {
        let number = columns.cell(row, Field::Number);
        if row.cells.len() > columns.width {
            self.doubt(
                row,
                "Hàng có nhiều ô hơn tiêu đề của bảng; đề nghị kiểm tra các cột.",
            );
        }
        if let Some((label, title)) = section_of(columns, row, next) {
            return self.section(label, &title, row.line);
        }
        if number.is_empty() {
            return self.unnumbered(columns, row);
        }
        let task = self.task_of(columns, row);
        if Label::of(number).is_none() {
            if task.title.is_empty() || (task.lead.is_empty() && task.deadline.is_empty()) {
                return self.doubt(row, "Không hiểu được hàng này của bảng; đề nghị kiểm tra.");
            }
            self.doubt(
                row,
                "Số thứ tự của hàng không đọc được; hàng được hiểu là một nhiệm vụ.",
            );
        }
        self.close_task();
        self.open = Open::Task(task);
    }

    /// A row without a number: the rest of the one before, a heading in capitals, or
    /// a task of its own.
    fn unnumbered(&mut self, columns: &Columns, row: &Row) {
        let part = self.task_of(columns, row);
        let is_title_alone = !part.title.is_empty()
            && [&part.lead, &part.support, &part.deadline, &part.deliverable]
                .iter()
                .all(|c| c.is_empty());
        if is_title_alone && is_capitals(&part.title) && part.title.contains(' ') {
            self.close_task();
            self.open = Open::Section;
            self.headings = [None, Some(part.title), None];
            return;
        }
        match &mut self.open {
            Open::Task(task) if !is_task_of_its_own(columns, task, &part) => join(task, &part),
            Open::Section if is_title_alone => {
                if let Some(heading) = self.headings.iter_mut().rev().flatten().next() {
                    append(heading, &part.title);
                }
                if let Some(section) = self.reading.sections.last_mut() {
                    append(&mut section.title, &part.title);
                }
            }
            _ if !part.title.is_empty() => {
                if columns.has(Field::Number) {
                    self.doubt(row, "Hàng không có số thứ tự; được hiểu là một nhiệm vụ riêng.");
                }
                self.close_task();
                self.open = Open::Task(part);
            }
            _ => self.doubt(row, "Không hiểu được hàng này của bảng; đề nghị kiểm tra."),
        }
    }

    fn section(&mut self, label: Label, title: &str, line: usize) {
        self.close_task();
        self.open = Open::Section;
        let heading = format!("{}. {title}", label.text());
        let level = match label {
            Label::Part(_) => 0,
            Label::Roman(..) => 1,
            Label::Arabic(_) | Label::Letter(_) => 2,
        };
        self.headings[level] = Some(heading);
        self.headings[level + 1..].fill(None);
        self.reading.sections.push(Section {
            label,
            title: title.to_owned(),
            line,
        });
    }

    fn task_of(&self, columns: &Columns, row: &Row) -> PlanRow {
        let line_of = |field| columns.cell(row, field).replace('\n', " ");
        let list_of = |field| columns.cell(row, field).to_owned();
        let number = line_of(Field::Number);
        let (lead, support) = match columns.shared {
            true => divided(columns.cell(row, Field::Lead)),
            false => (list_of(Field::Lead), list_of(Field::Support)),
        };
        PlanRow {
            number: Label::of(&number).map_or(number, |label| label.text()),
            section: self
                .headings
                .iter()
                .flatten()
                .cloned()
                .collect::<Vec<_>>()
                .join(" – "),
            title: line_of(Field::Title),
            lead,
            support,
            deadline: list_of(Field::Deadline),
            deliverable: line_of(Field::Deliverable),
            line: row.line,
        }
    }

    fn close_task(&mut self) {
        let Open::Task(task) = std::mem::take(&mut self.open) else {
            return;
        };
        if task.title.is_empty() {
            let place = Place::Line(task.line);
            let message = "Hàng không có nội dung công việc nên không được đọc thành nhiệm vụ.";
            self.reading.findings.push(Finding::new(
                "unreadable_row",
                Severity::Error,
                place,
                check::excerpt(
                    &[&task.number, &task.lead, &task.deadline]
                        .map(String::as_str)
                        .join(" "),
                ),
                message,
            ));
            return;
        }
        self.reading.rows.push(task);
    }

    fn report_loose(&mut self) {
        for (line, text) in std::mem::take(&mut self.loose) {
            self.reading.findings.push(Finding::new(
                "unreadable_row",
                Severity::Warning,
                Place::Line(line),
                check::excerpt(&text),
                "Dòng nằm giữa bảng nhưng không chia thành ô nên không được đọc; đề nghị kiểm tra.",
            ));
        }
    }

    fn doubt(&mut self, row: &Row, message: &str) {
        self.reading.findings.push(Finding::new(
            "unreadable_row",
            Severity::Warning,
            Place::Line(row.line),
            check::excerpt(&row.cells.join(" ")),
            message,
        ));
    }

    fn prose(&mut self, row: &Row) {
        let filled: Vec<&str> = row
            .cells
            .iter()
            .map(String::as_str)
            .filter(|c| !c.is_empty())
            .collect();
        self.reading
            .prose
            .push((row.line, filled.join(" ").replace('\n', " ")));
    }
}

/// A heading: a label with a title and nothing else in the row. A plain number is a
/// heading only where numbers below belong under it ("1", then "1.1").
fn section_of(columns: &Columns, row: &Row, next: &[Row]) -> Option<(Label, String)> {
    let number = columns.cell(row, Field::Number);
    let mut filled = row.cells.iter().filter(|c| !c.is_empty());
    let (first, second) = (filled.next()?, filled.next());
    let is_repeated = second.is_some_and(|title| filled.clone().all(|cell| cell == title));
    let Some(label) = Label::of(number) else {
        // One merged cell: "II. Cải cách thể chế", alone or repeated in each cell.
        let is_alone = second.is_none_or(|second| second == first && is_repeated);
        let (label, title) = in_one_cell(first).filter(|_| is_alone)?;
        return (!matches!(label, Label::Letter(_))).then(|| (label, title.to_owned()));
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
fn is_task_of_its_own(columns: &Columns, before: &PlanRow, part: &PlanRow) -> bool {
    let begins = part
        .title
        .chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(char::is_uppercase);
    if !columns.has(Field::Number) {
        return begins || (!part.lead.is_empty() && !part.deadline.is_empty());
    }
    let is_full = |row: &PlanRow| !row.title.is_empty() && !row.lead.is_empty() && !row.deadline.is_empty();
    begins && is_full(part) && is_full(before) && part.lead.chars().next().is_some_and(char::is_uppercase)
}

/// Cell by cell, with a space; an empty cell adds nothing.
fn join(task: &mut PlanRow, rest: &PlanRow) {
    append(&mut task.title, &rest.title);
    append(&mut task.lead, &rest.lead);
    append(&mut task.support, &rest.support);
    append(&mut task.deadline, &rest.deadline);
    append(&mut task.deliverable, &rest.deliverable);
}

fn append(cell: &mut String, rest: &str) {
    if !cell.is_empty() && !rest.is_empty() {
        cell.push(' ');
    }
    cell.push_str(rest);
}

/// A cell that holds both, "Chủ trì: ...; phối hợp: ...".
fn divided(cell: &str) -> (String, String) {
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

/// "3", "- 3 -", "Trang 3/7".
fn is_page_mark(text: &str) -> bool {
    let plain = folded(text);
    let rest = plain.strip_prefix("trang ").unwrap_or(&plain);
    rest.len() <= 9 && rest.chars().all(|c| c.is_ascii_digit() || c == ' ')
}
