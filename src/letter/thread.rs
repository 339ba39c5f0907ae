//! Names by which mail programs recognise a letter and the conversation it belongs
//! to. All are hashes of what the letter is about; none is a clock or a die, so a
//! letter made twice is recognisably the same (contract section 6).

use super::{LetterKind, Matter, Order, Sender, TaskLine};
use crate::calendar;
use chrono::Datelike;
use sha2::{Digest, Sha256};

/// `<…@domain>`, a function of the letter's key only.
pub(super) fn message_id(key: &str, sender: &Sender) -> String {
    format!("<{}@{}>", hash(&["letter", key]), domain(sender))
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
    let name = match &line.told {
        Some(told) if line.is_only => hash(&["task", &told.task, &told.unit]),
        _ => occurrence(line),
    };
    format!("{name}@{}", domain(sender))
}

/// An occurrence is task, unit and L; a line that is not in the ledger goes by its words.
fn occurrence(line: &TaskLine) -> String {
    let day = |d: chrono::NaiveDate| d.to_string();
    match &line.told {
        Some(told) => hash(&["occurrence", &told.task, &told.unit, &day(told.due)]),
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
