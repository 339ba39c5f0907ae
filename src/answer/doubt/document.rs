//! The document itself: older than what it is to finish, numbered nought, or of a kind on the way to another.

use crate::answer::judge::Asked;
use crate::answer::line::Line;
use crate::answer::products::named;
use crate::answer::words::{Said, Word};
use crate::plan::{document_kind, folded, other_kinds};
use chrono::{Datelike, Days, NaiveDate};

/// A document of these kinds is a step on the way to others.
const ON_THE_WAY: [&str; 10] = [
    "Kế hoạch",
    "Tờ trình",
    "Giấy mời",
    "Công văn",
    "Phiếu gửi",
    "Phiếu chuyển",
    "Phiếu báo",
    "Giấy ủy quyền",
    "Giấy giới thiệu",
    "Giấy nghỉ phép",
];
/// How the doubt of such a document begins.
pub(in crate::answer) const BEGINNING: &str = "văn bản là ";
/// No document that is older finishes a task.
const OLDEST: Days = Days::new(365);
/// A document of the year before the task's may be that of a task that was finished early; from longer before its last
/// day it is a slip of the first weeks of a year, where the old year is still in the hand.
const EARLIEST: Days = Days::new(90);

/// The reason for a doubt; `None` where there is none.
pub(super) fn of_document(said: &Said, line: &Line, asked: Asked) -> Option<String> {
    let (
        Word::Done {
            number: Some(number),
            date: Some(date),
        },
        true,
    ) = (&said.word, !line.is_done)
    else {
        return None;
    };
    if let Some(why) = of_day(*date, line, asked.today) {
        let day = date.format("%d/%m/%Y");
        return Some(format!("ngày của văn bản, {day}, {why}"));
    }
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    if !digits.is_empty() && digits.bytes().all(|b| b == b'0') {
        return Some(number.clone());
    }
    if is_draft(number) {
        return Some(format!("ký hiệu {number} là của dự thảo"));
    }
    if let Some(slip) = slip(number) {
        return Some(format!("ký hiệu {number} là của {slip}"));
    }
    of_kind(number, line)
}

/// "12/PT-P17", "12/PTR-P17": the paper that asks for the signature.
fn slip(number: &str) -> Option<&'static str> {
    let symbol = number.split('/').nth(1).unwrap_or_default().to_uppercase();
    let first = symbol.split(['-', '–']).next().unwrap_or_default().to_owned();
    (matches!(first.as_str(), "PT" | "PTR" | "PTRINH") && symbol.len() > first.len()).then_some("phiếu trình")
}

/// "12/DT-P17": drafts are numbered so.
fn is_draft(number: &str) -> bool {
    let symbol = number.split('/').nth(1).unwrap_or_default();
    let first = symbol.split(['-', '–']).next().unwrap_or_default();
    first.to_uppercase() == "DT" && symbol.len() > first.len()
}

/// Why the day is not one of a document for this.
fn of_day(date: NaiveDate, line: &Line, today: NaiveDate) -> Option<String> {
    let written = |day: NaiveDate| day.format("%d/%m/%Y").to_string();
    // Of an occurrence that is finished before the one before it has come the day is a period earlier.
    let before = line.previous.map(|previous| match previous < today {
        true => previous,
        false => previous - (line.due - previous),
    });
    if before.is_some_and(|before| date <= before) {
        return Some("thuộc kỳ trước".to_owned());
    }
    if let Some(started) = line.started.filter(|started| date < *started) {
        return Some(format!("trước ngày của sự kiện, {}", written(started)));
    }
    if date + OLDEST < line.due.min(today) {
        return Some("đã quá một năm".to_owned());
    }
    let is_of_last_year = date.year() + 1 == today.year() && today.month() <= 2;
    let is_slip = is_of_last_year && date.year() < line.due.year() && date + EARLIEST < line.due;
    is_slip.then(|| "thuộc năm trước năm của việc".to_owned())
}

/// Why it is not of the kind that is wanted.
fn of_kind(number: &str, line: &Line) -> Option<String> {
    let kind = document_kind(number).filter(|kind| ON_THE_WAY.contains(kind))?;
    let is_named = |words: &str| folded(words).contains(&folded(kind));
    // "Công văn" is also what bears no known symbol, "12/DM-P17", and many a result is one.
    let is_other = match kind {
        "Công văn" => {
            number.to_uppercase().contains("/CV") && !other_kinds(&line.deliverable, number).is_empty()
        }
        // A plan is one thing, the report on it another; of a product that names no kind it is one.
        "Kế hoạch" => !named(&line.deliverable).is_empty() && !named(&line.deliverable).contains(&kind),
        // "Tờ trình, Quyết định": the one is on the way to the other.
        _ if named(&line.deliverable).iter().any(|wanted| *wanted != kind) => true,
        _ => !is_named(&line.deliverable) && !is_named(&line.title),
    };
    is_other.then(|| match line.deliverable.trim_end_matches('.') {
        "" => format!("{BEGINNING}{kind}"),
        wanted => format!("{BEGINNING}{kind}, sản phẩm theo kế hoạch: {wanted}"),
    })
}
