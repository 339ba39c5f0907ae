//! The draft as a value (headings, paragraphs, tables, findings, provenance of
//! every figure) and its renderings as DOCX and XLSX.

mod ahead;
mod alike;
mod annex;
mod cell_origin;
mod compare;
mod contribution;
mod counts;
mod docx;
mod doubt;
mod draft;
mod extras;
mod figures;
mod form;
mod given_back;
mod group;
mod heading;
mod in_short;
mod input;
mod listed;
mod on_template;
mod outline;
mod panels;
mod papers;
mod part;
mod past;
mod printed;
mod review;
mod sentence;
mod series;
mod tasks;
mod trace;
mod trend;
mod unfinished;
mod version;
mod weekly;
mod xlsx;

pub use crate::paper::Chart;
pub use compare::held_against;
pub use contribution::{Contribution, PartState, ReportPart};
pub use doubt::{as_of, place_words, taken_at, told};
pub use draft::{Block, Draft};
pub use figures::listed;
pub use form::fault::Fault;
pub use form::{Form, FormColumn};
pub use given_back::{Edit, edits, edits_and_additions, is_whole, telling};
pub use group::BEFORE_LIVE;
pub use input::{Ahead, Issuer, ReportInput, ReportTask, TaskBoard};
pub use on_template::{on_own_template, tried};
pub use outline::{heading_of, headings_of};
pub use papers::{IssuerRule, OwnTemplate, Papers, Unfit, WEEK};
pub use part::{LONGEST, names_a_heading, received};
pub use past::{Past, SeriesBreak, TREND};
pub use review::{COMMENT_WORDS, Review, Verdict, comment, verdict};
pub use trend::{Trend, trend};
pub use unfinished::unfinished;
pub use version::{HandedOut, Version, Words, changed_rows, rows_apart};
pub use weekly::summary::WeeklySummary;
pub use weekly::table::HEADING;

use crate::paper::{PaperError, Template};

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

/// What the drafter has to know where lists of the draft are whole only in the annex, a sheet of its workbook.
pub fn annex_note(input: &ReportInput) -> Option<&'static str> {
    annex::sheet(input).map(|_| annex::NOTE)
}

/// Form II.06a as an Excel file with formulas, checks and sources. Deterministic.
pub fn xlsx(input: &ReportInput) -> Result<Vec<u8>, PaperError> {
    xlsx::write(input)
}

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
