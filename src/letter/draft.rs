//! The letter that brings a draft report to its drafter: what must be looked at
//! first, then what the figures are, then the files.

use super::about::{About, count};
use super::chart::sparks;
use super::matter::{Attachment, Matter};
use super::page::{Entry, Page, Section, frame};
use super::plain;
use super::wording::{WordingError, Words, about};
use crate::calendar;
use crate::finding::{Finding, Place, Severity};
use crate::report;
use serde::Serialize;

/// More findings than a person reads in a letter are counted.
const FINDINGS: usize = 40;

/// A finding in words.
#[derive(Serialize)]
struct FindingWords {
    severity: Severity,
    place: String,
    excerpt: String,
    message: String,
    expected: Option<String>,
    found: Option<String>,
    /// What is expected is what another source counts, no sum.
    is_other_source: bool,
}

/// The page of a draft; any other matter is an empty page of the same kind.
pub(super) fn page(said: About, matter: &Matter, words: &Words) -> Result<Page, WordingError> {
    let Matter::Draft {
        period,
        report,
        findings,
        as_of,
        files,
        estimate,
        notes,
        trend,
    } = matter
    else {
        return frame("draft.txt", &said, words, Vec::new());
    };
    let some = |n: usize| (n > 0).then(|| count(n));
    let said = About {
        period: Some(plain::line(&period.name(), 120)),
        window: Some(period.window_words()),
        report: Some(plain::title(report, 200)),
        as_of: as_of.map(calendar::moment),
        estimate: *estimate,
        errors: some(findings.iter().filter(|f| f.is_error()).count()),
        findings: some(findings.len()),
        files: some(files.len()),
        ..said
    };
    let heading = |part: &str| words.say("draft.txt", part, &[about(&said)]).map(Some);
    let mut sections = Vec::new();
    if !findings.is_empty() {
        let (entries, items) = to_look_at(findings, words)?;
        sections.push(Section {
            heading: heading("findings")?,
            entries,
            items,
            ..Section::default()
        });
    }
    let items: Vec<String> = notes
        .iter()
        .map(|n| plain::line(n, 600))
        .filter(|n| !n.is_empty())
        .collect();
    if !items.is_empty() {
        sections.push(Section {
            heading: heading("notes")?,
            items,
            ..Section::default()
        });
    }
    if let Some(trend) = trend {
        sections.push(Section {
            trend: sparks(trend),
            ..Section::default()
        });
    }
    if !files.is_empty() {
        let file =
            |file: &Attachment| words.say("draft.txt", "file", &[about(&plain::file_name(&file.name))]);
        let items = files.iter().map(file).collect::<Result<_, _>>()?;
        sections.push(Section {
            heading: heading("files")?,
            items,
            ..Section::default()
        });
    }
    frame("draft.txt", &said, words, sections)
}

/// Errors first, then warnings, then hints; the rest beyond a letter's length as a count.
fn to_look_at(findings: &[Finding], words: &Words) -> Result<(Vec<Entry>, Vec<String>), WordingError> {
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by_key(|f| std::cmp::Reverse(f.severity));
    let mut entries = Vec::new();
    for (i, finding) in sorted.iter().take(FINDINGS).enumerate() {
        entries.push(entry(finding, i + 1, words)?);
    }
    let rest = sorted.len().saturating_sub(FINDINGS);
    let items = match rest {
        0 => Vec::new(),
        n => vec![words.say("draft.txt", "more", &[about(&count(n))])?],
    };
    Ok((entries, items))
}

/// Rules whose values are counts.
const OF_COUNTS: [&str; 5] = [
    "identity",
    "sum_of_parts",
    "digit_permutation_hint",
    "carry_over",
    "cross_report",
];

/// A value as officials write it: "3.760"; a year stays a year.
fn figure(rule: &str, value: &str) -> String {
    let is_count = OF_COUNTS.contains(&rule);
    let number = is_count.then(|| value.parse().ok()).flatten();
    number.map_or_else(|| value.to_owned(), calendar::count)
}

fn entry(finding: &Finding, no: usize, words: &Words) -> Result<Entry, WordingError> {
    let field = |text: &String| plain::line(&figure(finding.rule.as_str(), text), 200);
    let said = FindingWords {
        severity: finding.severity,
        place: place(&finding.place),
        excerpt: plain::line(&finding.excerpt, 200),
        message: plain::title(&finding.message, 600),
        expected: finding.expected.as_ref().map(field),
        found: finding.found.as_ref().map(field),
        is_other_source: finding.rule == "cross_report",
    };
    let args = [about(&said)];
    Ok(Entry {
        no,
        role: words.say("draft.txt", "severity", &args)?,
        facts: words.lines("draft.txt", "finding", &args)?,
        title: said.message,
        tone: match said.severity {
            Severity::Error => "late",
            Severity::Warning => "today",
            Severity::Hint => "plain",
        },
        ..Entry::default()
    })
}

/// "dòng 12", "đoạn 3", "Đầu tư, cột (3)".
fn place(place: &Place) -> String {
    match place {
        Place::Line(n) => format!("dòng {n}"),
        Place::Paragraph(n) => format!("đoạn {n}"),
        Place::Cell(cell) => report::place_words(&plain::line(cell, 160)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_have_their_dots_and_years_have_none() {
        for (rule, value, shown) in [
            ("identity", "3760", "3.760"),
            ("sum_of_parts", "6", "06"),
            ("carry_over", "-12", "-12"),
            ("identity", "35,8%", "35,8%"),
            ("year_plausible", "2024", "2024"),
        ] {
            assert_eq!(figure(rule, value), shown, "{rule}");
        }
    }
}
