//! What is wrong in the text of a report, whoever wrote it: figures that contradict themselves,
//! periods, days, documents, sections, words (rules of facts/domain.md 2.5).
//!
//! A file becomes paragraphs and tables with their places; each paragraph is read once for
//! documents, days, periods and counts; the rules look at those, never at the file's layout.

mod agreement;
mod ahead;
mod amounts;
mod averages;
mod balance;
mod by_time;
mod changes;
mod cited;
mod comparisons;
mod counts;
mod cross;
mod dates;
mod divisions;
mod families;
mod fits;
mod flow;
mod frame;
mod hint;
mod items;
mod kinds;
mod label;
mod marker;
mod no_sum;
mod open;
mod outlook;
mod quantities;
mod quarters;
mod raised;
mod rates;
mod register;
mod role;
mod rules;
mod running;
mod scan;
mod series_break;
mod slips;
mod staff;
mod sums;
mod tables;
mod text;
mod things;
mod times;
mod token;

pub use cross::Stored;
pub use register::{Entry, Register, RegisterProblem, read_register};

use crate::calendar::Period;
use crate::finding::{Finding, Place, Severity};
use crate::paper::{Kind, PaperError, kind_of, table, word};
use scan::Scan;
use std::collections::HashMap;
use text::{Paragraph, Text};

/// What the text is held against besides itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'k> {
    pub register: Option<&'k Register>,
    /// The period that the report should be about.
    pub period: Option<&'k Period>,
    pub stored: Stored<'k>,
}

/// What was found, and the period that the report says it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// "quý II năm 2024"; `None` where it names none.
    pub period: Option<String>,
    /// In the order of the text.
    pub findings: Vec<Finding>,
}

/// Reads a `.docx`, `.txt` or `.md` and looks for everything at once.
///
/// # Errors
/// It is no such file, damaged, hostile, or beyond the limits of `paper`.
pub fn proofread(name: &str, bytes: &[u8], known: Known) -> Result<Proof, PaperError> {
    let text = read(name, bytes)?;
    // A scanned picture or an empty file is not a report without errors.
    let has_words = text
        .paragraphs()
        .iter()
        .any(|p| p.text.chars().any(char::is_alphabetic));
    if !has_words {
        return Err(PaperError::Broken {
            what: "reading the report".to_owned(),
            why: "it holds no text; a scanned page has to be typed or recognised first".to_owned(),
        });
    }
    Ok(proof(&text, known))
}

fn read(name: &str, bytes: &[u8]) -> Result<Text, PaperError> {
    match kind_of(name, bytes)? {
        Kind::Word => Ok(text::of_word(word::rows(bytes)?)),
        Kind::Text => {
            let source = table::decode(bytes)?;
            // What a converter wrote bears its marks, whatever the file is called.
            let is_marked = source.contains("**") || source.lines().any(|line| line.starts_with("## "));
            let is_markdown = name.to_lowercase().ends_with(".md") || is_marked;
            let rows = table::rows_of_text(&source)?;
            Ok(text::of_lines(&source, rows, is_markdown))
        }
        Kind::Excel => Err(PaperError::Broken {
            what: "opening the file".to_owned(),
            why: "it is a workbook; give the report as .docx, .txt or .md".to_owned(),
        }),
    }
}

fn proof(text: &Text, known: Known) -> Proof {
    let paragraphs: Vec<Paragraph> = text.paragraphs();
    let scans: Vec<Scan> = paragraphs.iter().map(Scan::new).collect();
    let frame = frame::Frame::new(&scans);
    let none = Register::default();
    let register = known.register.unwrap_or(&none);
    let mut found = Vec::new();
    rules::documents::check(&scans, &frame, &mut found);
    rules::series::check(&scans, &frame, &mut found);
    rules::years::check(&scans, &frame, register, &mut found);
    rules::laws::check(&scans, &frame, register, &mut found);
    rules::when::check(&scans, &frame, &mut found);
    rules::periods::check(&scans, &frame, known.period, &mut found);
    rules::numbering::check(&scans, &frame, &mut found);
    rules::units::check(&scans, &mut found);
    rules::numerals::check(text, &scans, &mut found);
    rules::spelling::check(text, &scans, &frame, &mut found);
    figures(text, &scans, &frame, known.stored, &mut found);
    let mut findings = in_order(found, &paragraphs);
    findings.dedup();
    Proof {
        period: frame.label.map(|l| l.name()),
        findings,
    }
}

/// What the counts say, in sentences, lists and tables.
fn figures(text: &Text, scans: &[Scan], frame: &frame::Frame, stored: Stored, found: &mut Vec<Finding>) {
    let counts = counts::counts(scans, frame.end);
    let begin = balance::beginning(scans, frame);
    let roles = balance::roles(scans, &counts, frame.label.as_ref(), begin);
    let chains = balance::chains(scans, &counts, frame.end);
    let others = balance::of_other_periods(&chains, frame.label.as_ref());
    let sets = balance::sets(scans, &counts, &roles, &others);
    sums::check(scans, &counts, &roles, found);
    balance::check(scans, &counts, &sets, &chains, found);
    divisions::check(scans, &counts, &roles, frame.end, found);
    quarters::check(scans, &counts, frame.end, found);
    by_time::check(scans, &counts, frame.end, found);
    running::check(scans, frame.end, found);
    staff::check(scans, &counts, frame.end, found);
    let tables = tables::told(text);
    let all_sets: Vec<&balance::set::Set> = sets.iter().chain(tables.iter().map(|t| &t.set)).collect();
    found.extend(balance::carried_over(scans, &counts, &all_sets, begin));
    found.extend(balance::carried_things(scans, &counts, frame.end, begin));
    if !found.iter().any(|f| f.rule == "carry_over") {
        found.extend(balance::said_to_agree(scans, &counts, frame.end));
    }
    raised::check(scans, frame.end, found);
    let grounds = rates::Grounds::of(text, scans, &all_sets);
    rates::check(scans, &counts, &sets, &all_sets, &grounds, frame.end, found);
    amounts::check(scans, &counts, frame.end, found);
    averages::check(text, scans, frame.end, found);
    let beside = sets.iter().map(|s| s.beside.iter().sum()).max().unwrap_or(0);
    tables::check(text, beside, found);
    tables::check_said(text, scans, frame.end, found);
    let report = agreement::Report {
        scans,
        counts: &counts,
        sets: &sets,
        tables: &tables,
    };
    agreement::check(&report, found);
    ahead::check(scans, frame.end, found);
    series_break::check(scans, frame, found);
    cross::check(scans, &counts, &sets, stored, found);
}

/// Errors, warnings and hints together in the order in which a reader meets them.
fn in_order(mut found: Vec<Finding>, paragraphs: &[Paragraph]) -> Vec<Finding> {
    let mut cells: HashMap<String, usize> = HashMap::new();
    for (at, paragraph) in paragraphs.iter().enumerate().filter(|(_, p)| p.in_table) {
        if let Place::Cell(name) = paragraph.place(0) {
            cells.entry(name).or_insert(at);
        }
    }
    let rank = |finding: &Finding| match &finding.place {
        Place::Line(n) | Place::Paragraph(n) => (0, *n),
        Place::Cell(name) => (1, cells.get(name).copied().unwrap_or(usize::MAX)),
    };
    found.sort_by_cached_key(|f| (rank(f), std::cmp::Reverse(f.severity), f.rule.clone()));
    found
}

/// How many are of each severity: (errors, warnings, hints).
pub fn tally(findings: &[Finding]) -> (usize, usize, usize) {
    let of = |severity| findings.iter().filter(|f| f.severity == severity).count();
    (of(Severity::Error), of(Severity::Warning), of(Severity::Hint))
}
