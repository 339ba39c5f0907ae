//! Cited documents against the register: in force, of that day, of that issuer.

use crate::calendar::date;
use crate::finding::{Finding, Severity};
use crate::proofread::cited::Cited;
use crate::proofread::frame::Frame;
use crate::proofread::register::{Entry, Register};
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;
use chrono::NaiveDate;

pub fn check(scans: &[Scan], frame: &Frame, register: &Register, found: &mut Vec<Finding>) {
    let day = day_of(frame);
    let mut told: Vec<&str> = Vec::new();
    for scan in scans {
        for cited in &scan.cited {
            let entry = register.find(&cited.name());
            found.extend(yet_to_come(scan, cited, entry, frame));
            let Some(entry) = entry else { continue };
            found.extend(other_day(scan, cited, entry));
            if !told.contains(&entry.number.as_str())
                && let Some(finding) = out_of_force(scan, cited, entry, day)
            {
                told.push(&entry.number);
                found.push(finding);
            }
        }
    }
}

/// The day by which the report is judged: its own, else the last of its period.
fn day_of(frame: &Frame) -> Option<NaiveDate> {
    let of_label = frame.label.as_ref().and_then(|l| l.span()).map(|(_, to)| to);
    let of_year = frame.year().and_then(|y| NaiveDate::from_ymd_opt(y, 12, 31));
    frame.dated.or(of_label).or(of_year)
}

/// A paper of 13/01/2025 that cites a decree of 09/6/2025, with that day or without it where the register has it.
fn yet_to_come(scan: &Scan, cited: &Cited, entry: Option<&Entry>, frame: &Frame) -> Option<Finding> {
    let is_signed = !(frame.is_draft || frame.is_unsigned);
    let signed = frame.dated.filter(|_| is_signed)?;
    let registered = entry.and_then(|e| e.date);
    let day = cited.day.or(registered).filter(|day| *day > signed)?;
    // A number with another year is wrong in its year, which another rule tells.
    let is_of_its_year = cited.year.is_some_and(|y| y == chrono::Datelike::year(&day));
    let message = format!(
        "Văn bản {} ngày {} ban hành sau ngày ký {}; chưa thể viện dẫn.",
        cited.name(),
        date(day),
        date(signed)
    );
    let excerpt = format!("{} ngày {}", cited.name(), date(day));
    let place = scan.place(cited.from);
    is_of_its_year.then(|| Finding::new("law_in_force", Severity::Warning, place, excerpt, message))
}

fn out_of_force(scan: &Scan, cited: &Cited, entry: &Entry, day: Option<NaiveDate>) -> Option<Finding> {
    let until = entry.until.filter(|until| day.is_some_and(|day| *until <= day))?;
    let (from, to) = scan.sentence(cited.from);
    let sentence = scan.words(from, to.saturating_sub(1)).to_lowercase();
    // The text says itself that it is history.
    if has_any(&sentence, &["thay thế", "bãi bỏ", "hết hiệu lực", "trước đây"]) {
        return None;
    }
    // "6 tháng đầu năm thực hiện Nghị định số 61/2018/NĐ-CP; từ ngày 01/7/2025 thực hiện Nghị định số 118/2025/NĐ-CP"
    let names_both = !entry.replaced_by.is_empty() && { scan.cited.iter() }
        .any(|c| c.from > cited.from && c.name().contains(&entry.replaced_by));
    if names_both {
        return None;
    }
    let instead = match entry.replaced_by.as_str() {
        "" => String::new(),
        other => format!(", được thay bằng {other}"),
    };
    let message = format!(
        "{} số {} hết hiệu lực từ ngày {}{instead}; đề nghị kiểm tra căn cứ.",
        entry.kind,
        entry.number,
        date(until)
    );
    let finding = Finding::new(
        "law_in_force",
        Severity::Warning,
        scan.place(cited.from),
        cited.name(),
        message,
    );
    Some(finding.with_values(entry.replaced_by.clone(), entry.number.clone()))
}

/// "Nghị định số 61/2018/NĐ-CP ngày 24/3/2018".
fn other_day(scan: &Scan, cited: &Cited, entry: &Entry) -> Option<Finding> {
    let (said, real) = (cited.day?, entry.date?);
    let is_told_elsewhere = cited.year.is_some_and(|y| y != chrono::Datelike::year(&said));
    if said == real || is_told_elsewhere {
        return None;
    }
    let message = format!(
        "{} số {} được ghi ngày {}, sổ văn bản ghi ngày {}.",
        entry.kind,
        entry.number,
        date(said),
        date(real)
    );
    let excerpt = format!("{} ngày {}", cited.name(), date(said));
    // A number without its year is given out anew each year.
    let severity = if cited.year.is_some() {
        Severity::Error
    } else {
        Severity::Hint
    };
    let finding = Finding::new("law_in_force", severity, scan.place(cited.from), excerpt, message);
    Some(finding.with_values(date(real), date(said)))
}
