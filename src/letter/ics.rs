//! Deadlines as calendar entries (RFC 5545): one all-day entry on the last on-time
//! day L, or at the limit where the phrase has an hour.
//!
//! Written by hand: the `icalendar` crate asks the clock and rolls dice where a
//! field is missing, and its last folded line may have 76 octets.

use super::kind::LetterKind;
use super::matter::Attachment;
use super::order::{Order, Sender};
use super::task_line::TaskLine;
use super::{plain, thread};
use crate::calendar::Moment;
use crate::remind::Role;
use chrono::Days;

/// Content lines are folded so that none is longer (RFC 5545, 3.1).
const FOLD_AT: usize = 75;

/// A file of entries: its name, its type and the method that the type repeats (RFC 5546, 3.2.1 and
/// 3.2.5). What is taken back stands in a file of its own: many calendars take an entry with
/// STATUS:CANCELLED in a published file for an open one.
struct Kind {
    name: &'static str,
    mime: &'static str,
    method: &'static str,
}

const OPEN: Kind = Kind {
    name: "han-cong-viec.ics",
    mime: "text/calendar; charset=utf-8; method=PUBLISH",
    method: "METHOD:PUBLISH",
};

const OVER: Kind = Kind {
    name: "han-da-xong.ics",
    mime: "text/calendar; charset=utf-8; method=CANCEL",
    method: "METHOD:CANCEL",
};

/// The entries of a reminder's, late letter's or look-ahead's dated lines, told to those who do the
/// work (lead and cooperating units), and of what has changed for the addressee.
pub(super) fn calendars(order: &Order, lines: &[&TaskLine], sender: &Sender) -> Vec<Attachment> {
    use LetterKind::{Late, LookAhead, Reminder};
    let tells = matches!(order.kind, Reminder | Late | LookAhead);
    let lines = lines.iter().copied().filter(|_| tells);
    let mut uids = Vec::new();
    let (mut open, mut over) = (String::new(), String::new());
    // What is over comes first: it is not announced as open below.
    for line in order.entries.iter().chain(lines) {
        let uid = thread::event_uid(line, sender);
        if line.due.is_none() || !is_theirs(line) || uids.contains(&uid) {
            continue;
        }
        let body = if line.is_over { &mut over } else { &mut open };
        event(body, line, &uid, order.at, sender);
        uids.push(uid);
    }
    let files = [(OPEN, open), (OVER, over)].into_iter();
    files
        .filter(|(_, body)| !body.is_empty())
        .map(|(kind, body)| file(&kind, &body))
        .collect()
}

/// Whether the line is for those who do the work. What has no stage is listed to who leads it.
fn is_theirs(line: &TaskLine) -> bool {
    match &line.told {
        Some(told) => matches!(told.role, Role::Lead | Role::Support),
        None => line.owed.is_some(),
    }
}

fn file(kind: &Kind, body: &str) -> Attachment {
    let mut out = String::new();
    for head in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//dossierd//han cong viec//VI",
        "CALSCALE:GREGORIAN",
        kind.method,
    ] {
        put(&mut out, head);
    }
    out.push_str(body);
    put(&mut out, "END:VCALENDAR");
    Attachment {
        name: kind.name.to_owned(),
        mime: kind.mime.to_owned(),
        bytes: out.into_bytes(),
    }
}

fn event(out: &mut String, line: &TaskLine, uid: &str, at: Moment, sender: &Sender) {
    let title = plain::title(&line.title, 200);
    put(out, "BEGIN:VEVENT");
    put(out, &format!("UID:{uid}"));
    put(out, &format!("DTSTAMP:{}", utc(at)));
    put(out, &format!("SEQUENCE:{}", line.spoken));
    if line.is_over {
        put(out, "STATUS:CANCELLED");
    }
    when(out, line);
    put(out, &format!("SUMMARY:{}", escaped(&format!("Hạn: {title}"))));
    put(out, &format!("DESCRIPTION:{}", description(line)));
    let name = plain::line(&sender.signed_by, 100).replace(['"', '\\'], "");
    let address = plain::line(&sender.reply_to.address, 200);
    put(out, &format!("ORGANIZER;CN=\"{name}\":mailto:{address}"));
    put(out, "TRANSP:TRANSPARENT");
    put(out, "END:VEVENT");
}

/// A deadline with an hour is an instant and has no end (RFC 5545, 3.6.1).
fn when(out: &mut String, line: &TaskLine) {
    if let Some(limit) = line.limit {
        return put(out, &format!("DTSTART:{}", utc(limit)));
    }
    let Some(due) = line.due else { return };
    put(out, &format!("DTSTART;VALUE=DATE:{}", due.format("%Y%m%d")));
    if let Some(next) = due.checked_add_days(Days::new(1)) {
        put(out, &format!("DTEND;VALUE=DATE:{}", next.format("%Y%m%d")));
    }
}

fn description(line: &TaskLine) -> String {
    let number = plain::line(&line.number, 20);
    let parts = [
        ("Nhiệm vụ số", number),
        ("Thời hạn:", plain::line(&line.deadline_text, 200)),
        ("Sản phẩm:", plain::line(&line.deliverable, 300)),
        ("Chủ trì:", plain::line(&line.unit_name, 120)),
    ];
    let said = parts.iter().filter(|(_, value)| !value.is_empty());
    said.map(|(label, value)| escaped(&format!("{label} {value}")))
        .collect::<Vec<_>>()
        .join("\\n")
}

fn utc(at: Moment) -> String {
    at.to_utc().format("%Y%m%dT%H%M%SZ").to_string()
}

/// TEXT of RFC 5545, 3.3.11; line breaks cannot occur in a plain line.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,")
}

/// One content line, folded between characters.
fn put(out: &mut String, line: &str) {
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > FOLD_AT {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
}
