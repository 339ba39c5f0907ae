//! A draft as its drafter gets it: the files, what the letter says of them, which version it is.

use super::facts::Facts;
use super::rules::{Rules, WeeklyRule};
use super::weeks::summary_of;
use crate::calendar::{Moment, Period, PeriodKind, count, day_of};
use crate::letter::{Attachment, Matter};
use crate::report::{self, HandedOut, ReportInput, Words};
use chrono::{Duration, NaiveDate, Weekday};

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const TEXT: &str = "text/plain";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The drafts of that report and window that people have been given.
pub(super) fn handed_out_of<'f>(rule: Option<&str>, period: &Period, facts: &'f Facts) -> Vec<&'f HandedOut> {
    let is_it =
        |d: &&HandedOut| d.report == rule.unwrap_or_default() && (d.from, d.to) == (period.from, period.to);
    facts.drafts.iter().filter(is_it).collect()
}

/// What is to be remembered of a draft that a person is given now; `None` where it is a version that
/// was given before.
pub fn handed_out(
    rule: Option<&str>,
    input: &ReportInput,
    facts: &Facts,
    (now, by): (Moment, &str),
) -> Option<HandedOut> {
    let (period, figures) = (&input.period, &input.figures);
    let number = input.version.number;
    if handed_out_of(rule, period, facts)
        .iter()
        .any(|d| d.number == number)
    {
        return None;
    }
    let from = figures.provenance.as_ref();
    Some(HandedOut {
        report: rule.unwrap_or_default().to_owned(),
        period: period.label.clone(),
        from: period.from,
        to: period.to,
        number,
        at: now,
        by: by.to_owned(),
        rows: figures.rows.clone(),
        total: figures.total.clone(),
        rests_on: from.map(|p| p.rests_on()).unwrap_or_default(),
        words: Words::of(&report::draft(input)),
    })
}

/// The file name of a draft without its ending: ASCII, "du-thao-cchc-2026-h1". `rule` is the
/// report's id, `None` the weekly page.
pub fn file_stem(rule: Option<&str>, period: &Period) -> String {
    let safe = |c: char| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    let label: String = match period.kind {
        PeriodKind::Explicit => format!("{}-{}", period.from, period.to),
        _ => period.label.chars().map(safe).collect(),
    };
    match rule {
        Some(id) => format!("du-thao-{id}-{label}"),
        None => format!("du-thao-{label}"),
    }
}

pub(super) fn draft_matter(rule: Option<&str>, input: &ReportInput, rules: &Rules) -> Matter {
    let (files, problems) = draft_files(rule, input, rules);
    let mut notes = version_notes(input);
    notes.extend(input.form.doubt(input.now));
    notes.extend(
        input
            .form
            .numbering()
            .filter(|_| !input.figures.findings.is_empty()),
    );
    notes.extend(
        { rules.weekly.as_ref() }
            .filter(|_| rule.is_none() && is_ahead(input, rules))
            .map(page_note),
    );
    notes.extend(input.notes.iter().cloned());
    notes.extend(problems);
    Matter::Draft {
        period: input.period.clone(),
        report: input.title.clone(),
        findings: input.figures.findings.clone(),
        as_of: report::taken_at(input),
        files,
        estimate: input.estimate,
        notes,
        trend: report::trend(input).map(Box::new),
    }
}

/// Whether the page still waits for its hour: of a week that is over, and in its last minutes, nobody can say anything of it.
fn is_ahead(input: &ReportInput, rules: &Rules) -> bool {
    /// What the drafter needs to read and to answer.
    const LEAST: Duration = Duration::minutes(15);
    let monday = NaiveDate::from_isoywd_opt(input.period.year, input.period.index, Weekday::Mon);
    let page = monday.and_then(|monday| summary_of(rules, monday));
    page.is_some_and(|(_, at)| input.now + LEAST < at)
}

/// Until when the drafter may say something of the page.
fn page_note(weekly: &WeeklyRule) -> String {
    format!(
        "Trang tóm tắt gửi Lãnh đạo lúc {}; trước giờ đó có thể cho phát hành, giữ lại hoặc ghi thêm ý kiến, \
         nếu không trang ghi \"chưa rà soát\".",
        weekly.summary_at.format("%H giờ %M")
    )
}

/// Of the changes that a letter tells; the rest stands in the file of sources.
const CHANGES: usize = 8;

/// "Bản 02, thay bản 01 lập lúc …", and what changed.
fn version_notes(input: &ReportInput) -> Vec<String> {
    let Some((before, at)) = input.version.before else {
        return Vec::new();
    };
    let (changes, reworded) = (&input.version.changes, &input.version.reworded);
    let figures = match changes.len() {
        0 => "số liệu không thay đổi".to_owned(),
        n => format!("{} dòng số liệu thay đổi", count(as_count(n))),
    };
    let words = match reworded.len() {
        0 => String::new(),
        n => format!("; {} chỗ trong câu chữ thay đổi", count(as_count(n))),
    };
    let head = format!(
        "Bản {:02} của dự thảo, thay bản {before:02} lập lúc {}: {figures}{words}.",
        input.version.number,
        crate::calendar::moment(at),
    );
    let shown = changes.iter().chain(reworded).take(CHANGES).cloned();
    let more = (changes.len() + reworded.len()).saturating_sub(CHANGES);
    let rest = (more > 0).then(|| {
        format!(
            "và {} thay đổi khác, xem tệp nguồn số liệu",
            count(as_count(more))
        )
    });
    std::iter::once(head).chain(shown).chain(rest).collect()
}

/// The draft as Word and Excel files with the file of sources beside them, and what is to be said of
/// those that could not be made.
pub fn draft_files(rule: Option<&str>, input: &ReportInput, rules: &Rules) -> (Vec<Attachment>, Vec<String>) {
    let draft = report::draft(input);
    let stem = file_stem(rule, &input.period);
    let mut notes: Vec<String> = report::annex_note(input).map(str::to_owned).into_iter().collect();
    let mut files = Vec::new();
    // A file that cannot be made is said in the letter; the letter goes all the same.
    let own = rules.papers.template(rule, day_of(input.now));
    let (on_own, said) = own.map_or_else(Default::default, |t| report::on_own_template(t, &draft));
    notes.extend(said);
    let made = on_own.map_or_else(|| report::docx(&draft), Ok);
    match made {
        Ok(bytes) => files.push(Attachment {
            name: format!("{stem}.docx"),
            mime: DOCX.into(),
            bytes,
        }),
        Err(_) => {
            notes.push("Không lập được tệp Word của dự thảo; đề nghị báo người quản trị hệ thống.".into())
        }
    }
    match report::xlsx(input) {
        Ok(bytes) => files.push(Attachment {
            name: format!("{stem}.xlsx"),
            mime: XLSX.into(),
            bytes,
        }),
        Err(_) => {
            notes.push("Không lập được tệp Excel của biểu; đề nghị báo người quản trị hệ thống.".into())
        }
    }
    files.push(Attachment {
        name: format!("{stem}-nguon-so-lieu.txt"),
        mime: TEXT.into(),
        bytes: report::trace(&draft),
    });
    (files, notes)
}

fn as_count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
