//! From the rows of a file to the tasks of a plan: finds the table, passes over the
//! headers that each page repeats, and joins the rows that pages split.

mod header;
mod reader;
mod word;

use super::columns::{Columns, Field};
use super::excerpt::{heading_of, unreadable};
use super::heading::{in_one_cell, is_capitals};
use super::label::Label;
use super::plan_table::PlanRow;
use super::section::Section;
use super::shape::{
    add_lines, append, divided, is_page_mark, is_tally, is_task_of_its_own, join, lettered_section,
    says_both, section_of, titled,
};
use crate::finding::{Finding, Severity};
use crate::paper::table::{Row, Spot};
use crate::plan::office::spelling::folded;
pub use reader::Reading;
use reader::{Open, Reader};

/// How far below a row another number is looked for.
const LOOK_AHEAD: usize = 12;

/// Reads all rows of a file.
pub fn read(rows: &[Row]) -> Reading {
    let mut reader = Reader::default();
    for (index, row) in rows.iter().enumerate() {
        let next = &rows[index + 1..rows.len().min(index + 1 + LOOK_AHEAD)];
        reader.row(row, next);
    }
    reader.close_task();
    reader.report_passed();
    reader.reading
}

impl Reader {
    fn row(&mut self, row: &Row, next: &[Row]) {
        let own = row.without_inherited();
        if let Spot::Table { table, .. } = row.spot {
            self.enter_table(table, row);
        }
        let header = Columns::of_header(&own);
        if let Some(header) =
            header.filter(|new| self.first_row.as_ref().is_none_or(|known| known.is_again(new)))
        {
            self.word.is_read = matches!(row.spot, Spot::Table { .. });
            return self.header(header);
        }
        let Some(columns) = self.columns.clone() else {
            return match row.spot {
                Spot::Paragraph(_) => self.paragraph(row),
                _ => self.prose(row),
            };
        };
        match row.spot {
            Spot::Table { .. } if !self.word.is_read => return self.passed_over(row),
            // Tabs make a table of paragraphs too, unless there is a real one.
            Spot::Paragraph(_) if self.word.is_read || row.cells.len() == 1 => return self.paragraph(row),
            _ => {}
        }
        if row.cells.iter().all(String::is_empty) {
            self.beside_table = false;
            return self.prose(row);
        }
        if row.cells.len() == 1 {
            return self.line_in_table(row);
        }
        if self.after_header && self.is_second_header(&columns, &own) {
            return;
        }
        self.after_header = false;
        if self.is_outside(&columns, row) {
            return self.prose(row);
        }
        self.report_loose();
        self.beside_table = true;
        let lettered = || lettered_section(&columns, &own, next).filter(|_| self.may_divide());
        let section = section_of(&columns, &own, next).or_else(lettered);
        if let Some((label, title, line)) = self.heading.take()
            && section
                .as_ref()
                .is_none_or(|(below, _)| level(below) > level(&label))
        {
            self.section(label, &title, line);
        }
        match section {
            Some((label, title)) => self.section(label, &title, row.line),
            None => self.table_row(&columns, row, &own),
        }
    }

    /// Whether a lettered row may divide a section: directly under its heading, or where another
    /// has. Elsewhere it is a piece of the task above.
    fn may_divide(&self) -> bool {
        let is_divided = self.headings[2].as_ref().and_then(|h| Label::before(h));
        matches!(self.open, Open::Section) || matches!(is_divided, Some((Label::Letter(_), _)))
    }

    /// Signature blocks after the table, and rows with tabs in the prose below it.
    fn is_outside(&mut self, columns: &Columns, row: &Row) -> bool {
        let first = row
            .cells
            .iter()
            .find(|c| !c.is_empty())
            .map(|c| folded(c))
            .unwrap_or_default();
        if first.starts_with("noi nhan")
            || first.starts_with("nguoi lap")
            || ["tm", "kt", "tl", "tuq"].contains(&first.as_str())
        {
            self.close_task();
            self.closed = true;
        }
        if !self.closed {
            return false;
        }
        let filled = row.cells.iter().filter(|c| !c.is_empty()).count();
        let is_numbered = Label::of(columns.cell(row, Field::Number)).is_some();
        self.closed = !(is_numbered && filled > 1);
        if self.closed && row.cells.len() >= columns.width() && filled > 2 {
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
        match in_one_cell(text) {
            Some((label, title)) if self.beside_table => {
                self.heading = Some((label, title.to_owned(), row.line));
            }
            None if self.beside_table && !folded(text).starts_with("noi nhan") => {
                self.loose.push((row.line, text.to_owned()));
            }
            _ => {
                self.closed = true;
                self.heading = None;
            }
        }
    }

    /// `own` is the row without what it shares with the one above.
    fn table_row(&mut self, columns: &Columns, row: &Row, own: &Row) {
        let number = columns.cell(row, Field::Number);
        let is_number_alone = own.cells.iter().filter(|c| !c.is_empty()).count() == 1 && !number.is_empty();
        if is_number_alone && is_page_mark(number) {
            return;
        }
        if row.cells.iter().skip(columns.width()).any(|c| !c.is_empty()) {
            self.doubt(
                row,
                "Hàng có nhiều ô hơn tiêu đề của bảng; đề nghị kiểm tra các cột.",
            );
        }
        let shares = |field| columns.at(field).is_some_and(|at| row.from_above.contains(&at));
        if columns.cell(own, Field::Number).is_empty() && shares(Field::Title) {
            return self.rest_of_task(columns, own);
        }
        if number.is_empty() {
            return self.unnumbered(columns, row, own);
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
    fn unnumbered(&mut self, columns: &Columns, row: &Row, own: &Row) {
        let part = self.task_of(columns, own);
        let is_title_alone = !part.title.is_empty()
            && [&part.lead, &part.support, &part.deadline, &part.deliverable]
                .iter()
                .all(|c| c.is_empty());
        if is_title_alone && is_capitals(&part.title) && part.title.contains(' ') {
            self.close_task();
            self.open = Open::Section;
            self.headings = [None, Some(heading_of(&part.title)), None];
            return;
        }
        if is_title_alone && is_tally(&part.title) {
            return self.doubt(row, "Hàng ghi tổng số, không phải nhiệm vụ nên không được đọc.");
        }
        match &mut self.open {
            Open::Task(task) if !is_task_of_its_own(columns, task, &part) => join(task, &part),
            Open::Section if is_title_alone => {
                if let Some(heading) = self.headings.iter_mut().rev().flatten().next() {
                    append(heading, &part.title);
                    *heading = heading_of(heading);
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
                self.open = Open::Task(self.task_of(columns, row));
            }
            _ => self.doubt(row, "Không hiểu được hàng này của bảng; đề nghị kiểm tra."),
        }
    }

    /// A row whose title is one cell with the row above: more units, another deadline.
    fn rest_of_task(&mut self, columns: &Columns, own: &Row) {
        let more = self.task_of(columns, own);
        match &mut self.open {
            Open::Task(task) => add_lines(task, &more),
            _ => self.doubt(own, "Không hiểu được hàng này của bảng; đề nghị kiểm tra."),
        }
    }

    fn section(&mut self, label: Label, title: &str, line: usize) {
        self.close_task();
        self.open = Open::Section;
        let heading = heading_of(&format!("{}. {title}", label.text()));
        let level = level(&label);
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
        let (number, title) = titled(columns, line_of(Field::Number), line_of(Field::Title));
        let (lead, support) = match columns.shared {
            true => divided(columns.cell(row, Field::Lead)),
            false => {
                let (lead, support) = (list_of(Field::Lead), list_of(Field::Support));
                says_both(&lead)
                    .filter(|_| support.is_empty())
                    .unwrap_or((lead, support))
            }
        };
        let headings: Vec<&str> = self.headings.iter().flatten().map(String::as_str).collect();
        PlanRow {
            number,
            section: headings.join(" – "),
            title,
            lead,
            support,
            deadline: list_of(Field::Deadline),
            deliverable: line_of(Field::Deliverable),
            line: row.line,
            spot: row.spot,
        }
    }

    fn close_task(&mut self) {
        let Open::Task(task) = std::mem::take(&mut self.open) else {
            return;
        };
        if !task.title.is_empty() {
            self.reading.rows.push(task);
            return;
        }
        let words = [task.number, task.lead, task.deadline].join(" ");
        let message = "Hàng không có nội dung công việc nên không được đọc thành nhiệm vụ.";
        let finding = Finding {
            severity: Severity::Error,
            ..unreadable(task.line, &words, message)
        };
        self.reading.findings.push(finding);
    }

    fn report_loose(&mut self) {
        let message = "Dòng nằm giữa bảng nhưng không chia thành ô nên không được đọc; đề nghị kiểm tra.";
        let lines = std::mem::take(&mut self.loose).into_iter();
        let findings = lines.map(|(line, text)| unreadable(line, &text, message));
        self.reading.findings.extend(findings);
    }

    fn doubt(&mut self, row: &Row, message: &str) {
        let finding = unreadable(row.line, &row.cells.join(" "), message);
        self.reading.findings.push(finding);
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

/// Parts, sections, and what is numbered within them.
fn level(label: &Label) -> usize {
    match label {
        Label::Part(_) => 0,
        Label::Roman(..) => 1,
        Label::Arabic(_) | Label::Letter(_) => 2,
    }
}
