//! A plan as TOML: `[plan]` with `title` and `year`, one `[[task]]` a row with `number`,
//! `section`, `title`, `lead`, `support`, `deadline`, `deliverable`.
//!
//! Units may be a text as in a plan's cell or a list of texts; a number may be a number, a
//! deadline a date. Every problem of the file is told at once, with its line.

use super::check;
use super::error::ImportError;
use super::heading;
use super::plan_table::{PlanRow, PlanTable};
use super::section::Section;
use super::year::year_missing;
use crate::paper::PaperError;
use crate::paper::table::{self, MAX_CELL_BYTES, MAX_ROWS, Spot};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A tree takes many times its file; a plan of 1,000 tasks has 600 KiB.
const MAX_FILE: usize = 2 << 20;
/// More problems than this are not told one by one.
const MAX_PROBLEMS: usize = 50;
const YEARS: std::ops::Range<i32> = 2000..2100;

/// Reads the file.
///
/// # Errors
/// All problems, each with its line; no task at all.
pub fn read(bytes: &[u8]) -> Result<PlanTable, ImportError> {
    let refused = |why: String| Err(PaperError::broken("reading the plan's TOML", why).into());
    let text = table::decode(bytes)?;
    if text.matches("[[task").count() > MAX_ROWS {
        return refused(format!("more than {MAX_ROWS} tasks; a plan is shorter"));
    }
    if text.len() > MAX_FILE {
        return refused(format!(
            "it is larger than {} MiB; a plan is shorter",
            MAX_FILE >> 20
        ));
    }
    let mut reader = Reader::of(&text);
    let (tree, faults) = DeTable::parse_recoverable(&text);
    for fault in faults.iter().take(MAX_PROBLEMS) {
        let start = fault.span().map_or(0, |s| s.start);
        reader.problem(start, fault.message().replace('\n', ", "));
    }
    let mut table = PlanTable::default();
    for (key, value) in tree.get_ref() {
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("plan", DeValue::Table(plan)) => reader.plan(plan, &mut table),
            ("task", DeValue::Array(tasks)) => {
                let rows = tasks.iter().filter_map(|task| reader.task(task));
                table.rows.extend(rows.collect::<Vec<_>>());
            }
            ("plan", _) => reader.problem(key.span().start, "\"plan\" must be a section, [plan]"),
            ("task", _) => reader.problem(key.span().start, "\"task\" must be sections, each [[task]]"),
            (other, _) => reader.unknown(key.span().start, other, "[plan] and [[task]]"),
        }
    }
    if !reader.problems.is_empty() {
        return Err(reader.refusal());
    }
    if table.rows.is_empty() {
        return Err(ImportError::NoTomlTask);
    }
    finish(&mut table);
    Ok(table)
}

/// The year and what a person must look at, as in a table.
fn finish(table: &mut PlanTable) {
    table.year = table
        .year
        .or_else(|| heading::year(&table.title, &[], &table.rows));
    table.findings.extend(year_missing(table));
    table.findings.extend(check::sections(&sections(&table.rows)));
    table.findings.extend(check::numbering(&table.rows));
    table.findings.extend(check::dittos(&mut table.rows));
    table
        .findings
        .extend(check::missing_cells(&table.rows, true, true));
}

fn sections(rows: &[PlanRow]) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut last = "";
    for row in rows.iter().filter(|row| !row.section.is_empty()) {
        if row.section == last {
            continue;
        }
        last = &row.section;
        sections.extend(heading::in_one_cell(&row.section).map(|(label, title)| Section {
            label,
            title: title.to_owned(),
            line: row.line,
        }));
    }
    sections
}

struct Reader {
    /// The byte at which each line begins.
    lines: Vec<usize>,
    problems: Vec<(usize, String)>,
}

impl Reader {
    fn of(text: &str) -> Reader {
        let breaks = text
            .bytes()
            .enumerate()
            .filter(|(_, b)| *b == b'\n')
            .map(|(i, _)| i + 1);
        Reader {
            lines: std::iter::once(0).chain(breaks).collect(),
            problems: Vec::new(),
        }
    }

    fn line(&self, offset: usize) -> usize {
        self.lines.partition_point(|start| *start <= offset)
    }

    fn problem(&mut self, offset: usize, message: impl Into<String>) {
        let line = self.line(offset);
        self.problems.push((line, message.into()));
    }

    fn unknown(&mut self, offset: usize, key: &str, known: &str) {
        let key: String = key.chars().take(60).collect();
        self.problem(
            offset,
            format!("the key \"{}\" is unknown; known are {known}", key.escape_debug()),
        );
    }

    fn refusal(mut self) -> ImportError {
        self.problems.sort();
        self.problems.dedup();
        let more = self.problems.len().saturating_sub(MAX_PROBLEMS);
        let told = self.problems.iter().take(MAX_PROBLEMS);
        let mut lines: Vec<String> = told
            .map(|(line, what)| format!("  line {line}: {what}"))
            .collect();
        if more > 0 {
            lines.push(format!("  and {more} more"));
        }
        ImportError::Written(lines.join("\n"))
    }

    fn plan(&mut self, plan: &DeTable, table: &mut PlanTable) {
        for (key, value) in plan {
            match key.get_ref().as_ref() {
                "title" => table.title = self.words(key.get_ref(), value).replace('\n', " "),
                "year" => {
                    table.stated_year = self.year(value);
                    table.year = table.stated_year;
                }
                other => self.unknown(key.span().start, other, "title and year"),
            }
        }
    }

    fn year(&mut self, value: &Spanned<DeValue>) -> Option<i32> {
        let year = match value.get_ref() {
            DeValue::Integer(year) => i32::from_str_radix(year.as_str(), year.radix()).ok(),
            _ => None,
        };
        let year = year.filter(|year| YEARS.contains(year));
        if year.is_none() {
            self.problem(
                value.span().start,
                "\"year\" must be a year of four digits, year = 2026",
            );
        }
        year
    }

    fn task(&mut self, task: &Spanned<DeValue>) -> Option<PlanRow> {
        let start = task.span().start;
        let DeValue::Table(keys) = task.get_ref() else {
            self.problem(start, "a task must be a section, [[task]]");
            return None;
        };
        let mut row = PlanRow {
            line: self.line(start),
            spot: Spot::Line,
            ..PlanRow::default()
        };
        for (key, value) in keys {
            let name = key.get_ref().as_ref();
            let one_line = |words: String| words.replace('\n', " ");
            match name {
                "number" => row.number = one_line(self.words(name, value)),
                "section" => row.section = super::excerpt::heading_of(&one_line(self.words(name, value))),
                "title" => row.title = one_line(self.words(name, value)),
                "lead" => row.lead = self.units(name, value),
                "support" => row.support = self.units(name, value),
                "deadline" => row.deadline = self.words(name, value),
                "deliverable" => row.deliverable = one_line(self.words(name, value)),
                other => {
                    let known = "number, section, title, lead, support, deadline and deliverable";
                    self.unknown(key.span().start, other, known);
                }
            }
        }
        if row.title.is_empty() && !keys.contains_key("title") {
            self.problem(start, "the task has no \"title\"");
        } else if row.title.is_empty() {
            self.problem(start, "the task's \"title\" is empty");
        }
        Some(row)
    }

    fn units(&mut self, key: &str, value: &Spanned<DeValue>) -> String {
        let DeValue::Array(units) = value.get_ref() else {
            return self.words(key, value);
        };
        let names: Vec<String> = units.iter().map(|unit| self.words(key, unit)).collect();
        names.join("; ")
    }

    /// A value as a cell of a plan holds it.
    fn words(&mut self, key: &str, value: &Spanned<DeValue>) -> String {
        let words = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(number) if key == "number" => number.as_str().to_owned(),
            DeValue::Float(number) if key == "number" => number.as_str().to_owned(),
            DeValue::Datetime(moment) if key == "deadline" => match moment.date {
                Some(day) => format!("{:02}/{:02}/{}", day.day, day.month, day.year),
                None => moment.to_string(),
            },
            _ => {
                self.problem(
                    value.span().start,
                    format!("\"{key}\" must be a text in double quotes"),
                );
                return String::new();
            }
        };
        if words.len() > MAX_CELL_BYTES {
            self.problem(
                value.span().start,
                format!("\"{key}\" is longer than {MAX_CELL_BYTES} bytes"),
            );
            return String::new();
        }
        table::cleaned(&words)
    }
}
