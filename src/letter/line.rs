//! One task in words: what the sentences of a template may speak about.

use super::plain;
use super::task_line::TaskLine;
use crate::calendar::{self, Moment};
use crate::remind::{Role, Stage};
use chrono::{NaiveDate, Timelike};
use serde::Serialize;

/// A subject of one line has at most so many characters, `[Nhắc việc]` and day included.
const SUBJECT: usize = 110;

/// What stands around title and day: "[Nhắc việc] " and " - hạn ".
const AROUND_TITLE: usize = 19;

/// Where an occurrence stands, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Standing {
    Late,
    Ahead,
    Undated,
}

/// Everything printable about a line; absent values are empty or none, never missing.
#[derive(Debug, Serialize)]
pub(super) struct LineWords {
    pub number: String,
    pub title: String,
    /// The title as subjects show it: a function of the occurrence only, so that
    /// it reads the same each time.
    pub short: String,
    pub deliverable: String,
    /// The plan's own words of the deadline, to stand inside a sentence.
    pub deadline: String,
    pub unit: String,
    /// Cooperating units, "A; B".
    pub support: String,
    pub standing: Standing,
    /// L, "Thứ Bảy 04/7/2026".
    pub due: Option<String>,
    /// T where it is another day than L and not over.
    pub target: Option<String>,
    /// "16 giờ 00 Thứ Sáu 20/3/2026".
    pub limit: Option<String>,
    /// "04"; none where there are none left.
    pub working_days_left: Option<String>,
    pub days_left: Option<String>,
    /// L is today.
    pub due_today: bool,
    /// T is today.
    pub target_today: bool,
    /// "03"; none on days off right after L.
    pub working_days_late: Option<String>,
    pub role: Option<Role>,
    pub stage: Option<Stage>,
    pub forecast: bool,
    pub note: String,
}

pub(super) fn words(line: &TaskLine, at: Moment) -> LineWords {
    let today = calendar::day_of(at);
    let standing = standing(line);
    let ahead = standing == Standing::Ahead;
    let target = line
        .target
        .filter(|t| ahead && Some(*t) != line.due && *t >= today);
    let due = line.due.map(calendar::date_with_weekday);
    let limit = line.limit.map(hour_of_day);
    let day_length = limit
        .as_ref()
        .or(due.as_ref())
        .map_or(0, |day| day.chars().count());
    let positive = |n: Option<i64>| n.filter(|n| *n > 0).map(calendar::count);
    LineWords {
        number: plain::line(&line.number, 20),
        title: plain::title(&line.title, 600),
        short: plain::title(&line.title, SUBJECT - AROUND_TITLE - day_length),
        deliverable: plain::title(&line.deliverable, 300),
        deadline: plain::inside_sentence(&plain::title(&line.deadline_text, 200)),
        unit: plain::line(&line.unit_name, 160),
        support: names(&line.support_names),
        standing,
        due,
        target: target.map(calendar::date_with_weekday),
        limit,
        working_days_left: positive(line.working_days_left).filter(|_| ahead),
        days_left: positive(line.days_left).filter(|_| ahead),
        due_today: ahead && line.due == Some(today),
        target_today: ahead && line.target == Some(today),
        working_days_late: positive(line.working_days_late),
        role: line.told.as_ref().map(|told| told.role),
        stage: line.told.as_ref().map(|told| told.stage),
        forecast: line.forecast && standing != Standing::Undated,
        note: plain::line(&line.note, 600),
    }
}

pub(super) fn standing(line: &TaskLine) -> Standing {
    let passed = line.days_left.is_some_and(|n| n < 0);
    match line.due {
        None => Standing::Undated,
        Some(_) if line.working_days_late.is_some() || passed => Standing::Late,
        Some(_) => Standing::Ahead,
    }
}

/// Most urgent first: late before ahead, each by its days, the undated last.
pub(super) fn by_urgency(lines: &[TaskLine]) -> Vec<&TaskLine> {
    let mut sorted: Vec<&TaskLine> = lines.iter().collect();
    let far = NaiveDate::MAX;
    sorted.sort_by_key(|line| {
        let target = line.target.or(line.due).unwrap_or(far);
        (standing(line), target, line.due.unwrap_or(far), line.limit)
    });
    sorted
}

/// Whether two lines speak of the same occurrence.
pub(super) fn same(a: &TaskLine, b: &TaskLine) -> bool {
    match (&a.told, &b.told) {
        (Some(x), Some(y)) => (&x.task, &x.unit, x.due) == (&y.task, &y.unit, y.due),
        _ => (&a.number, &a.title, &a.unit_name, a.due) == (&b.number, &b.title, &b.unit_name, b.due),
    }
}

fn names(units: &[String]) -> String {
    let clean = units.iter().map(|name| plain::line(name, 160));
    let listed: Vec<String> = clean.filter(|name| !name.is_empty()).collect();
    plain::shorten(&listed.join("; "), 600)
}

fn hour_of_day(limit: Moment) -> String {
    let local = limit.with_timezone(&calendar::office_time());
    format!(
        "{:02} giờ {:02} {}",
        local.hour(),
        local.minute(),
        calendar::date_with_weekday(local.date_naive())
    )
}
