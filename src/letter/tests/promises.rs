//! What holds for every letter.

mod calendar;
mod hostile;
mod many;
mod outlook;
mod subjects;
mod wording;

use super::samples::{all, draft, findings, half_year, hostile, morning, order, sender, summary, tasks};
use crate::letter::seen::{squeezed, visible};
use crate::letter::*;
use crate::remind::Role;
use proptest::prelude::*;

fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}'..='\u{200f}' | '\u{feff}')
}

/// The promises that hold whatever the order says.
fn check(order: &Order) {
    use unicode_normalization::is_nfc;
    let letter = write(order, &sender());
    assert_eq!(
        letter,
        write(order, &sender()),
        "the same order gives the same letter"
    );
    assert!(
        !letter.text.contains("chưa trình bày được theo mẫu thư"),
        "a template failed: {}",
        letter.text
    );
    assert_eq!(
        squeezed(&letter.text),
        visible(&letter.html),
        "text and HTML say the same"
    );
    for part in [&letter.subject, &letter.text, &letter.html] {
        assert!(is_nfc(part));
        assert!(!part.contains(is_hidden), "{part:?}");
    }
    assert!(!letter.subject.contains(['\n', '\r']) && !letter.subject.contains("  "));
    assert!(letter.subject.chars().count() <= 250);
    assert!(!letter.html.contains("<script") && !letter.html.contains("http"));
    assert_eq!(letter.message_id.len(), "<@binhminh.example>".len() + 32);
    for file in letter.attachments {
        assert!(file.name.is_ascii());
        if file.name.ends_with(".ics") {
            check_calendar(&String::from_utf8(file.bytes).unwrap());
        }
    }
}

fn check_calendar(ics: &str) {
    assert!(ics.starts_with("BEGIN:VCALENDAR\r\n") && ics.ends_with("END:VCALENDAR\r\n"));
    let lines: Vec<&str> = ics.split_terminator("\r\n").collect();
    assert!(
        lines
            .iter()
            .all(|line| line.len() <= 75 && !line.contains(['\r', '\n']))
    );
    let unfolded = ics.replace("\r\n ", "");
    let known = [
        "BEGIN:",
        "END:",
        "VERSION:",
        "PRODID:",
        "CALSCALE:",
        "METHOD:",
        "UID:",
        "DTSTAMP:",
        "SEQUENCE:",
        "STATUS:CANCELLED",
        "DTSTART",
        "DTEND",
        "SUMMARY:",
        "DESCRIPTION:",
        "ORGANIZER;",
        "TRANSP:",
    ];
    for line in unfolded.split_terminator("\r\n") {
        assert!(known.iter().any(|k| line.starts_with(k)), "{line:?}");
    }
}

#[test]
fn samples_keep_every_promise() {
    for (_, order) in all() {
        check(&order);
    }
}
