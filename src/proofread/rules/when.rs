//! Days: such that no calendar has, weekdays that are not theirs, and how they are written.

use crate::calendar::{date, weekday};
use crate::finding::{Finding, Severity};
use crate::proofread::dates::{Day, Form};
use crate::proofread::frame::Frame;
use crate::proofread::scan::Scan;
use chrono::{Datelike, NaiveDate};

pub fn check(scans: &[Scan], frame: &Frame, found: &mut Vec<Finding>) {
    let mut badly: Vec<(usize, &Day, String)> = Vec::new();
    for (i, scan) in scans.iter().enumerate() {
        for day in &scan.days {
            if day.is_impossible() {
                let words = scan.words(day.from, day.to);
                let message = format!("Ngày \"{words}\" không có trong lịch.");
                found.push(Finding::new(
                    "date_impossible",
                    Severity::Error,
                    scan.place(day.from),
                    words,
                    message,
                ));
                continue;
            }
            found.extend(wrong_weekday(scan, day, frame.year()));
            if let Some(right) = rightly(scan, day) {
                badly.push((i, day, right));
            }
        }
    }
    found.extend(format_finding(scans, &badly));
}

fn wrong_weekday(scan: &Scan, day: &Day, year: Option<i32>) -> Option<Finding> {
    let said = day.weekday?;
    let real = day.day.or_else(|| year.and_then(|y| meant(day, y)))?;
    let is_right = |d: NaiveDate| d.weekday() == said;
    // A day without its year may be of the year before or behind, at the turn of the year.
    let turns = day.day.is_none() && !(3..=10).contains(&day.m);
    let beside = [real.year() - 1, real.year() + 1].map(|y| meant(day, y));
    if is_right(real) || turns && beside.into_iter().flatten().any(is_right) {
        return None;
    }
    let message = format!("Thứ và ngày không khớp: {} là {}.", date(real), weekday(real));
    let from = day.from.saturating_sub(4);
    let to = (day.to + 4).min(scan.tokens.len().saturating_sub(1));
    let excerpt = scan.words(from, to);
    let finding = Finding::new(
        "date_impossible",
        Severity::Error,
        scan.place(day.from),
        excerpt,
        message,
    );
    Some(finding.with_values(weekday(real), excerpt))
}

/// "16/10" in a report of the year.
fn meant(day: &Day, year: i32) -> Option<NaiveDate> {
    day.y
        .is_none()
        .then(|| NaiveDate::from_ymd_opt(year, day.m, day.d))?
}

/// The day as NĐ 30/2020 has it, where it stands otherwise.
fn rightly(scan: &Scan, day: &Day) -> Option<String> {
    let two = |n: u32, below: u32| {
        if n <= below {
            format!("{n:02}")
        } else {
            n.to_string()
        }
    };
    let (d, m) = (two(day.d, 9), two(day.m, 2));
    let written = |token: usize| scan.tokens.get(token).map_or("", |t| t.text);
    let (d_at, m_at) = (day.from, day.from + 2);
    let lacks_zero = |n: u32, below: u32, token: usize| n <= below && written(token).len() == 1;
    let year = day.y.map(|y| format!("/{y}")).unwrap_or_default();
    match day.form {
        Form::OtherSigns => Some(format!("{d}/{m}{year}")),
        Form::Two => Some(format!(
            "từ ngày {}/{m}{year} đến ngày {d}/{m}{year}",
            written(day.from.saturating_sub(2))
        )),
        _ if lacks_zero(day.d, 9, d_at) || lacks_zero(day.m, 2, m_at) => Some(match day.form {
            Form::Words => format!("ngày {d} tháng {m}"),
            _ => format!("{d}/{m}{year}"),
        }),
        _ => None,
    }
}

/// One finding for all: they are put right together.
fn format_finding(scans: &[Scan], badly: &[(usize, &Day, String)]) -> Option<Finding> {
    let (first, day, right) = badly.first()?;
    let scan = &scans[*first];
    let each: Vec<String> = badly
        .iter()
        .take(12)
        .map(|(i, day, right)| format!("\"{}\" → \"{right}\"", scans[*i].words(day.from, day.to)))
        .collect();
    let more = badly.len().saturating_sub(each.len());
    let more = if more > 0 {
        format!(" và {more:02} chỗ khác")
    } else {
        String::new()
    };
    let message = format!(
        "Cách viết ngày chưa đúng Nghị định số 30/2020/NĐ-CP (ngày dưới 10, tháng 1 và 2 có số 0 đứng trước): {}{more}.",
        each.join(", ")
    );
    let words = scan.words(day.from, day.to);
    let finding = Finding::new(
        "date_format",
        Severity::Warning,
        scan.place(day.from),
        words,
        message,
    );
    Some(finding.with_values(right.clone(), words))
}
