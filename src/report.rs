//! The draft as a value (headings, paragraphs, tables, findings, provenance of
//! every figure) and its renderings as DOCX and XLSX.

mod ahead;
mod compare;
mod docx;
mod doubt;
mod extras;
mod figures;
mod form;
mod given_back;
mod on_template;
mod outline;
mod papers;
mod part;
mod past;
mod review;
mod sentence;
mod tasks;
mod trace;
mod trend;
mod version;
mod weekly;
mod xlsx;

pub use crate::paper::Chart;
pub use doubt::place_words;
pub use figures::listed;
pub use form::{Fault, Form, FormColumn};
pub use given_back::{Edit, edits, edits_and_additions, telling};
pub use on_template::on_own_template;
pub use outline::{heading_of, headings_of};
pub use papers::{IssuerRule, OwnTemplate, Papers, Unfit, WEEK};
pub use part::{Contribution, LONGEST, PartState, ReportPart, names_a_heading, received};
pub use past::{Past, SeriesBreak, TREND};
pub use review::{COMMENT_WORDS, Review, Verdict, comment, verdict};
pub use trend::{Trend, trend};
pub use version::{HandedOut, Version, Words, changed_rows, rows_apart};
pub use weekly::HEADING;

use crate::calendar::{Moment, Period};
use crate::dossier::Figures;
use crate::paper::{PaperError, Span, Template};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Who issues and signs, per kind of report; from the configuration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issuer {
    /// "ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG".
    pub parent: String,
    /// "BAN QUẢN LÝ KHU KINH TẾ HẢI PHÒNG".
    pub office: String,
    /// The same in running text, "Ban Quản lý Khu kinh tế Hải Phòng".
    pub name: String,
    /// Symbol of the office in document numbers, "BQL".
    pub symbol: String,
    /// "Hải Phòng".
    pub place: String,
    /// Lines above the signature, "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN".
    pub authority: Vec<String>,
    /// Printed name of the signer; empty leaves the place open.
    pub signer: String,
    /// Nơi nhận, one line each, without dash and semicolon.
    pub recipients: Vec<String>,
    /// Kính gửi, one line each; mostly empty, as a report names its addressees at its end.
    pub send_to: Vec<String>,
}

/// A task as reports tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportTask {
    pub number: String,
    pub title: String,
    /// Older occurrences that wait: "còn thiếu kỳ có hạn 26/6/2026"; mostly empty.
    pub note: String,
    pub unit: String,
    pub due: NaiveDate,
    pub target: NaiveDate,
    pub working_days_late: i64,
    /// Evidence "330/KH-BQL ngày 24/01/2024" once done.
    pub done: Option<String>,
}

/// What happened to the plan's tasks, for reports.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TaskBoard {
    /// Open and late, worst first.
    pub overdue: Vec<ReportTask>,
    /// Due within 14 days, soonest first.
    pub due_soon: Vec<ReportTask>,
    /// Marked done in the period.
    pub done: Vec<ReportTask>,
    /// Tasks without a date that wait for a person.
    pub without_date: i64,
    /// Continuous tasks.
    pub continuous: i64,
    /// All tasks of the period's plan.
    pub total: i64,
    /// Overdue since before anybody was reminded: only counted on the page.
    pub before_live: i64,
    /// The period that the report looks ahead to; `None` after a one-off window.
    pub ahead: Option<Ahead>,
}

/// The period that follows a report's own, and what the plan wants of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ahead {
    /// "quý II năm 2026".
    pub name: String,
    pub year: i32,
    /// What is due until that day falls into it: the last of its window or of its name in the
    /// calendar, whichever is later.
    pub to: NaiveDate,
    /// Whether a plan of its year is known.
    pub has_plan: bool,
    /// Open and due from the day of drafting until then, soonest first.
    pub tasks: Vec<ReportTask>,
}

/// Everything that a report is made from.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportInput {
    /// "Báo cáo công tác cải cách hành chính".
    pub title: String,
    pub issuer: Issuer,
    pub period: Period,
    pub figures: Figures,
    /// The neighbouring period before, for comparison.
    pub previous: Option<Figures>,
    /// What lies further back.
    pub past: Past,
    pub version: Version,
    /// The form in force on the period's last day.
    pub form: Form,
    pub tasks: TaskBoard,
    /// Who leads the report, by name: it fills what no task of the plan names; empty for the week's.
    pub lead: String,
    pub now: Moment,
    /// Made before the cut-off: "ước thực hiện đến ...".
    pub estimate: bool,
    /// What units contribute, each unit once.
    pub parts: Vec<ReportPart>,
    /// "chưa rà soát", parts that are missing, stale sources: Vietnamese sentences for the letter and
    /// the file of sources, never for the draft itself.
    pub notes: Vec<String>,
    /// What sets the window of the figures (`Regime::legal_basis`), for the footnote; not the
    /// basis of the form.
    pub legal_basis: String,
}

/// The page that leaders read in under a minute.
#[derive(Debug, Clone, PartialEq)]
pub struct WeeklySummary {
    pub period: Period,
    /// One sentence on received, resolved, pending, overdue against last week.
    pub headline: String,
    /// What waits for a word of the leaders: unit, matter, since when; at most three, the rest counted.
    pub decisions: Vec<String>,
    /// The drafter's own words.
    pub comment: Option<String>,
    /// Sectors with movement or overdue: heading row first, the rest in one row.
    pub table: Vec<Vec<String>>,
    /// Why there is no table.
    pub no_table: Option<String>,
    /// Targets that were missed and fell, a sentence each.
    pub falls: Vec<String>,
    /// The last periods in a row; none before there are three.
    pub trend: Option<Trend>,
    /// Overdue tasks by unit, one line each.
    pub overdue: Vec<String>,
    /// Due in 14 days, at most five lines, "và 04 việc khác".
    pub due_soon: Vec<String>,
    /// As of, source, what could not be checked.
    pub footing: String,
    /// "chưa rà soát" where the drafter did not release it.
    pub mark: Option<String>,
    /// Dossiers overdue and near by their promised hour, where they are watched; empty otherwise.
    pub dossiers: String,
}

/// A draft report, ready to be rendered.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub input: ReportInput,
    pub blocks: Vec<Block>,
}

/// Body elements in order.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Level 1 "I.", 2 "1.", 3 "a)", with the number.
    Heading { level: u8, text: String },
    /// Figures that a finding touches are marked.
    Paragraph(Vec<Span>),
    /// A place that a unit has to fill, highlighted.
    ToFill { text: String, unit: String },
    /// Form II.06a of the input's figures.
    FiguresTable,
    /// The last periods in a row.
    Chart(Chart),
    /// The last sentence; the signature does not stand on a page without it.
    Closing(String),
}

/// The weekly page.
pub fn weekly(input: &ReportInput) -> WeeklySummary {
    weekly::summary(input)
}

/// The period report.
pub fn draft(input: &ReportInput) -> Draft {
    Draft {
        input: input.clone(),
        blocks: outline::blocks(input),
    }
}

/// Word file of a draft on the shipped template. Deterministic.
pub fn docx(draft: &Draft) -> Result<Vec<u8>, PaperError> {
    docx::write(draft)
}

/// The same on a template of the office's own.
pub fn docx_on(template: &Template, draft: &Draft) -> Result<Vec<u8>, PaperError> {
    docx::fill(template, draft)
}

/// The file beside a draft: where each of its figures comes from, what was found in them, what of it
/// is whose word. It stays in the office; text, with the line ends and the mark that Notepad wants.
pub fn trace(draft: &Draft) -> Vec<u8> {
    trace::write(draft)
}

/// Form II.06a as an Excel file with formulas, checks and sources. Deterministic.
pub fn xlsx(input: &ReportInput) -> Result<Vec<u8>, PaperError> {
    xlsx::write(input)
}

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
