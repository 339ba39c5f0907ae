//! What the letters about answers have in common.

use crate::agenda::action::What;
use crate::agenda::ledger::TRIAL;
use crate::agenda::redraft::BY_COMMAND;
use crate::agenda::round::{Round, mark};
use crate::agenda::rules::Rules;
use crate::answer::{Heard, Line, Outcome, Record};
use crate::calendar::{count, date, date_with_weekday, moment};
use crate::letter::{Named, Point};
use crate::plan::{Mailbox, named_document, other_kinds};
use chrono::NaiveDate;

/// Begins the key of a letter about an answer to who gave it; the answer's number follows.
pub(super) const RECEIPT: &str = "answer";

/// Begins the key of a letter to a unit; the number of the owner's answer follows.
pub(super) const WORD: &str = "decided";

/// Begins the key of a letter about a letter that came back; week and address follow.
pub(super) const RETURNED: &str = "returned";

/// The facts of a letter, by name.
pub(super) fn named<const N: usize>(facts: [(&str, String); N]) -> Named {
    facts.map(|(name, fact)| (name.to_owned(), fact)).into()
}

/// A letter of points without files.
pub(super) fn points_of(facts: Named, points: Vec<Point>) -> What {
    What::Points {
        facts,
        points,
        files: Vec::new(),
    }
}

pub(super) fn flag(is_so: bool) -> String {
    if is_so { "1".into() } else { String::new() }
}

/// In a trial run or since: the key is the same in both.
pub(super) fn is_written(round: &Round, name: &str, when: &str, to: &Mailbox) -> bool {
    let key = round.key(name, when, &to.address);
    has(round, key.strip_prefix(TRIAL).unwrap_or(&key))
}

/// The same to the mailbox of that mark, whoever has it by now.
pub(super) fn is_written_to(round: &Round, name: &str, when: &str, mark: &str) -> bool {
    has(round, &format!("{name}-{when}-{mark}"))
}

fn has(round: &Round, live: &str) -> bool {
    let ledger = &round.facts.ledger;
    ledger.has(live) || ledger.has(&format!("{TRIAL}{live}"))
}

/// To how many mailboxes, whoever has them by now.
pub(super) fn readers(round: &Round, name: &str, when: &str) -> usize {
    let ledger = &round.facts.ledger;
    let live = format!("{name}-{when}");
    ledger.readers(&live) + ledger.readers(&format!("{TRIAL}{live}"))
}

/// The mailbox of today that the mark stands for.
pub(super) fn mailbox_of<'r>(address: &str, rules: &'r Rules) -> Option<&'r Mailbox> {
    let units = rules.office.units.iter();
    let of_units = units
        .flat_map(|u| [u.mailbox.as_ref(), u.head.as_ref()])
        .flatten();
    of_units
        .chain([&rules.owner])
        .chain(&rules.leaders)
        .chain(rules.book.absences.iter().map(|a| &a.by))
        .find(|m| mark(&m.address) == address)
}

/// Whether it says that a unit's part of a report came.
pub(super) fn is_of_part(heard: &Heard) -> bool {
    heard.outcome.is_settled() && heard.line.as_ref().is_some_and(|line| line.is_part)
}

/// Names of files in one phrase: "a.docx", "b.pdf".
pub(super) fn files_of<'a>(files: impl Iterator<Item = &'a String>) -> String {
    let files: Vec<String> = files.take(10).map(|name| format!("“{name}”")).collect();
    files.join(", ")
}

/// Every point has every fact, so that the template can ask for each.
pub(super) fn point<const N: usize>(group: &str, line: Option<&Line>, more: [(&str, String); N]) -> Point {
    let of_line = |fact: fn(&Line) -> String| line.map(fact).unwrap_or_default();
    let mut point = Point::new(
        group,
        [
            ("row", of_line(|l| l.row.clone())),
            ("title", of_line(|l| l.title.clone())),
            ("due", of_line(|l| date_with_weekday(l.due))),
            ("document", String::new()),
            ("day", String::new()),
            ("why", String::new()),
            ("words", String::new()),
            ("until", String::new()),
            ("from", String::new()),
            ("at", String::new()),
            ("support", String::new()),
            ("lead", String::new()),
            ("by", String::new()),
            ("order", String::new()),
            ("instead", String::new()),
            ("wanted", String::new()),
            ("event", String::new()),
            ("lacks_hour", String::new()),
            ("what", String::new()),
            ("others", String::new()),
            ("result", String::new()),
            ("undo", String::new()),
            ("finished", String::new()),
            ("plan", String::new()),
            ("also", String::new()),
        ],
    );
    let more = more.into_iter().filter(|(name, _)| !name.is_empty());
    point
        .facts
        .extend(more.map(|(name, fact)| (name.to_owned(), fact)));
    point
}

/// The document on record as the result of the line, with its day, who said it and when; empty where there is none.
pub(super) fn on_record(line: Option<&Line>) -> [(&'static str, String); 4] {
    let record = line.and_then(|l| l.record.as_ref());
    let of = |fact: fn(&Record) -> String| record.map(fact).unwrap_or_default();
    [
        (
            "document",
            of(|r| match r.number.as_str() {
                "" => String::new(),
                number => named_document(number),
            }),
        ),
        ("day", of(|r| r.date.map(date).unwrap_or_default())),
        ("by", of(|r| said_by(&r.by))),
        ("at", of(|r| moment(r.at))),
    ]
}

/// Whoever made a mark, as officials read it.
fn said_by(by: &str) -> String {
    match by {
        BY_COMMAND => "người phụ trách ghi vào chương trình".to_owned(),
        by => by.to_owned(),
    }
}

/// The kinds of document that the plan names for the line, where the one that was recorded is none of them.
pub(super) fn wanted_kind(heard: &Heard) -> String {
    match (&heard.outcome, &heard.line) {
        (Outcome::Recorded { number, .. }, Some(line)) if !number.is_empty() => {
            other_kinds(&line.deliverable, number).join(", ")
        }
        _ => String::new(),
    }
}

/// How an answer names the line: its number, or its day where it has none.
pub(super) fn order_of(line: Option<&Line>) -> String {
    match line {
        Some(line) if line.row.is_empty() => format!("hạn {}", date(line.due)),
        Some(line) => line.row.clone(),
        None => String::new(),
    }
}

/// A wished or given day with its weekday; of a day off the last working day before it, on which things can be sent.
pub(super) fn wished_day(day: NaiveDate, rules: &Rules) -> String {
    let named = date_with_weekday(day);
    match rules.calendar.is_working(day) {
        true => named,
        false => {
            let last = rules.calendar.working_on_or_before(day);
            format!(
                "{named}, là ngày nghỉ, nên gửi trong ngày {}",
                date_with_weekday(last)
            )
        }
    }
}

pub(super) fn counted(n: usize) -> String {
    match n {
        0 => String::new(),
        n => count(i64::try_from(n).unwrap_or(i64::MAX)),
    }
}
