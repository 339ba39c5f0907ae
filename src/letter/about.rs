//! What the sentences of a kind may speak about, besides single tasks and findings.

use super::kind::LetterKind;
use super::matter::Break;
use super::order::{Order, Sender};
use super::plain;
use super::point::Named;
use crate::calendar;
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// What the sentences of a kind may speak about. Counts are none where they are zero.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct About {
    pub kind: Option<LetterKind>,
    pub office: String,
    pub signed_by: String,
    pub addressee: String,
    /// The letter goes to the mailbox that answers come to.
    pub own: bool,
    /// Answers are read by the program.
    pub answers: bool,
    pub instead_of: Option<String>,
    /// "Thứ Sáu 03/7/2026".
    pub today: String,
    /// "07 giờ 45 ngày 03/7/2026".
    pub written: String,
    /// "tháng 7 năm 2026".
    pub month: String,
    pub year: i32,
    /// "25/7/2026", a day to come: examples of how to answer name it.
    pub coming: String,
    /// All occurrences in the letter, each once.
    pub n: String,
    pub late: Option<String>,
    pub ahead: Option<String>,
    pub undated: Option<String>,
    /// The day after the latest L of those ahead: "đến hạn trước …" is then true of each.
    pub before: Option<String>,
    pub has_lead: bool,
    pub has_support: bool,
    pub has_head: bool,
    pub has_owner: bool,
    pub pause: Option<Pause>,
    /// The latest L around the break, where the break itself is not known.
    pub until: Option<String>,
    pub period: Option<String>,
    pub window: Option<String>,
    pub report: Option<String>,
    pub as_of: Option<String>,
    pub estimate: bool,
    pub errors: Option<String>,
    pub findings: Option<String>,
    pub files: Option<String>,
    pub unreviewed: Option<String>,
    /// The only occurrence of the letter.
    pub only: Option<String>,
    /// Lines that are no tasks but matters to be settled.
    pub matters: Option<String>,
    /// What a letter of points is about as a whole.
    pub facts: Named,
}

/// A break of several days off.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Pause {
    pub name: String,
    pub from: String,
    pub to: String,
    pub until: String,
    pub forecast: bool,
}

impl Pause {
    pub fn of(rest: &Break) -> Pause {
        Pause {
            name: plain::line(&rest.name, 120),
            from: calendar::date_with_weekday(rest.from),
            to: calendar::date_with_weekday(rest.to),
            until: calendar::date_with_weekday(rest.until),
            forecast: rest.forecast,
        }
    }
}

/// What is true of every kind.
pub(super) fn about_order(order: &Order, sender: &Sender) -> About {
    let day = calendar::day_of(order.at);
    let meant = order.instead_of.as_ref().unwrap_or(&order.to);
    let named = [&order.addressee, &meant.name, &meant.address];
    let addressee = named
        .into_iter()
        .map(|name| plain::line(name, 160))
        .find(|n| !n.is_empty());
    About {
        kind: Some(order.kind),
        office: plain::line(&sender.office, 160),
        signed_by: plain::line(&sender.signed_by, 160),
        addressee: addressee.unwrap_or_default(),
        own: meant.address.eq_ignore_ascii_case(&sender.reply_to.address),
        answers: sender.answers,
        instead_of: order
            .instead_of
            .as_ref()
            .map(|m| plain::line(&format!("{} <{}>", m.name, m.address), 300)),
        today: calendar::date_with_weekday(day),
        written: calendar::moment(order.at),
        month: month(day),
        year: day.year(),
        coming: coming(day),
        ..About::default()
    }
}

/// The next 25 July: who copies an example must not write a day that is over.
pub(super) fn coming(day: NaiveDate) -> String {
    let of = |year| NaiveDate::from_ymd_opt(year, 7, 25);
    let next = [day.year(), day.year() + 1].into_iter().filter_map(of);
    next.into_iter()
        .find(|d| day < *d)
        .map(calendar::date)
        .unwrap_or_default()
}

fn month(day: NaiveDate) -> String {
    match day.month() {
        m @ (1 | 2) => format!("tháng 0{m} năm {}", day.year()),
        m => format!("tháng {m} năm {}", day.year()),
    }
}

/// A count as officials write it.
pub(super) fn count(n: usize) -> String {
    calendar::count(i64::try_from(n).unwrap_or(i64::MAX))
}
