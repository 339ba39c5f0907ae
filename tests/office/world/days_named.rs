//! A promise over every letter of every test: beside a calendar entry the words name no other day than entries do.

use super::Received;
use dossierd::calendar::{Moment, date, day_of, office_time};

/// Each open entry of a letter: its title and its day, as letters write it.
fn open_entries(letter: &Received) -> Vec<(String, String)> {
    let Some(message) = mail_parser::MessageParser::default().parse(&letter.bytes) else {
        return Vec::new();
    };
    let files = message.attachments().filter_map(|part| part.text_contents());
    let open = files.filter(|text| text.contains("METHOD:PUBLISH"));
    let ics: String = open.collect::<String>().replace("\r\n ", "").replace("\n ", "");
    let of_event = |event: &str| {
        let value = |name: &str| event.lines().find_map(|l| l.strip_prefix(name)).map(str::trim);
        let title = value("SUMMARY:Hạn: ")?
            .replace("\\,", ",")
            .replace("\\;", ";")
            .replace("\\\\", "\\");
        let day = match value("DTSTART;VALUE=DATE:") {
            Some(day) => chrono::NaiveDate::parse_from_str(day, "%Y%m%d").unwrap(),
            None => {
                let at = chrono::NaiveDateTime::parse_from_str(value("DTSTART:")?, "%Y%m%dT%H%M%SZ").unwrap();
                let at: Moment = at.and_utc().with_timezone(&office_time());
                day_of(at)
            }
        };
        Some((title, date(day)))
    };
    ics.split("BEGIN:VEVENT").skip(1).filter_map(of_event).collect()
}

fn names_a_day(text: &str) -> bool {
    text.split(|c: char| !(c.is_ascii_digit() || c == '/'))
        .any(|token| token.len() >= 8 && token.matches('/').count() == 2)
}

/// Panics where the letter speaks of a task and names other days than the entries beside it. Of a task that comes
/// again there may be entries of days that the words do not name.
pub fn as_in_entries(letter: &Received) {
    let text = letter.text.replace("\r\n", "\n");
    let entries = open_entries(letter);
    for (title, _) in &entries {
        let days: Vec<&str> = { entries.iter() }
            .filter(|(other, _)| other == title)
            .map(|(_, day)| day.as_str())
            .collect();
        let said = text
            .split("\n\n")
            .flat_map(|part| part.split("\n- "))
            .filter(|item| item.contains(title.as_str()));
        let with_days: Vec<&str> = said.filter(|item| names_a_day(item)).collect();
        assert!(
            with_days.is_empty()
                || with_days
                    .iter()
                    .any(|item| days.iter().any(|day| item.contains(day))),
            "\"{title}\" has entries on {days:?}, and the words name another day:\n{}\n{text}",
            letter.subject
        );
    }
}
