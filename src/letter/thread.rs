//! Names by which mail programs recognise a letter and the conversation it belongs
//! to. All are hashes of what the letter is about; none is a clock or a die, so a
//! letter made twice is recognisably the same (contract section 6).

use super::kind::LetterKind;
use super::matter::Matter;
use super::order::{Order, Sender};
use super::task_line::TaskLine;
use crate::calendar;
use chrono::{Datelike, NaiveDate};
use sha2::{Digest, Sha256};

/// `<…@domain>`, a function of the letter's key and of the installation: two of them in one domain write
/// letters under one key to people whom both know, and mail servers drop what they take for a repeat.
pub(super) fn message_id(key: &str, sender: &Sender) -> String {
    let name = match sender.mark.as_str() {
        "" => hash(&["letter", key]),
        mark => hash(&["letter", mark, key]),
    };
    format!("<{name}@{}>", domain(sender))
}

/// The root of the conversation: one occurrence's for a letter about one
/// occurrence, else that of the addressee and ISO week; a report's for its drafts.
pub(super) fn root(order: &Order, lines: &[&TaskLine], sender: &Sender) -> Option<String> {
    let name = match (&order.matter, order.kind) {
        (Matter::Draft { period, report, .. }, _) => hash(&["draft", report, &period.label]),
        (Matter::Tasks { .. }, LetterKind::Reminder | LetterKind::Late | LetterKind::LookAhead) => {
            match lines {
                [only] => occurrence(only),
                _ => week(order),
            }
        }
        (Matter::Tasks { .. }, LetterKind::LateList | LetterKind::Dossiers) => week(order),
        _ => return None,
    };
    Some(format!("<root-{name}@{}>", domain(sender)))
}

/// The calendar entry of one occurrence. That of a task's only one does not name its day, and so
/// stays the same entry where the day is another.
pub(super) fn event_uid(line: &TaskLine, sender: &Sender) -> String {
    let name = match owed(line) {
        Some((task, unit, _)) if line.is_only => hash(&["task", task, unit]),
        _ => occurrence(line),
    };
    format!("{name}@{}", domain(sender))
}

/// Task, unit and L. What was told may be a day on which nothing is owed any more.
fn owed(line: &TaskLine) -> Option<(&str, &str, NaiveDate)> {
    let told = line
        .told
        .as_ref()
        .map(|t| (t.task.as_str(), t.unit.as_str(), t.due));
    told.or_else(|| {
        line.owed
            .as_ref()
            .map(|o| (o.task.as_str(), o.unit.as_str(), o.due))
    })
}

/// A line about no single occurrence goes by its words.
fn occurrence(line: &TaskLine) -> String {
    let day = |d: NaiveDate| d.to_string();
    match owed(line) {
        Some((task, unit, due)) => hash(&["occurrence", task, unit, &day(due)]),
        None => {
            let due = line.due.map(day).unwrap_or_default();
            hash(&["words", &line.number, &line.title, &line.unit_name, &due])
        }
    }
}

fn week(order: &Order) -> String {
    let week = calendar::day_of(order.at).iso_week();
    let meant = order.instead_of.as_ref().unwrap_or(&order.to);
    let label = format!("{}-W{:02}", week.year(), week.week());
    hash(&["week", &order.addressee, &meant.address, &label])
}

/// 32 hexadecimal digits; the parts are kept apart by their lengths.
fn hash(parts: &[&str]) -> String {
    let mut sha = Sha256::new();
    for part in parts {
        sha.update((part.len() as u64).to_be_bytes());
        sha.update(part.as_bytes());
    }
    sha.finalize()
        .iter()
        .take(16)
        .map(|b| format!("{b:02x}"))
        .collect()
}

/// The configured domain; what cannot stand in a Message-ID is left out.
fn domain(sender: &Sender) -> String {
    let fit = |c: &char| c.is_ascii_alphanumeric() || ".-".contains(*c);
    let domain: String = sender.domain.chars().filter(fit).collect();
    if domain.is_empty() {
        "invalid".to_owned()
    } else {
        domain
    }
}
