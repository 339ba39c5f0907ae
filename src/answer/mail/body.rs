//! The text of a mail that its sender wrote: the plain part, the HTML part where that says nothing, and the subject
//! where neither does.

use super::{MOST_TEXT, html};
use crate::answer::own_lines::{Own, own_lines};
use crate::answer::remarks::remarks;
use mail_parser::{Message, PartType};

/// So many texts of one mail are looked at.
const MOST_BODIES: usize = 12;
/// Word writes a kilobyte of markup around each paragraph.
const MOST_MARKUP: usize = 8 * MOST_TEXT;
/// What mail programs put before the subject that is answered.
const ANSWERING: [&str; 3] = ["re", "trả lời", "tl"];
/// The subject of what is passed on is somebody else's.
const PASSING_ON: [&str; 3] = ["fw", "fwd", "chuyển tiếp"];

/// The sender's own lines: of the first text that has any, and what another shows besides. What is struck through is seen
/// in the HTML part only, which then comes first.
pub(super) fn own(message: &Message) -> Own {
    let parts = message.text_body.iter().take(MOST_BODIES);
    let parts = parts.chain(message.html_body.iter().take(MOST_BODIES));
    let mut seen: Vec<u32> = Vec::new();
    let mut plains: Vec<String> = Vec::new();
    let mut htmls: Vec<String> = Vec::new();
    for id in parts {
        let Some(part) = message.part(*id).filter(|_| !seen.contains(id)) else {
            continue;
        };
        seen.push(*id);
        match &part.body {
            PartType::Text(text) => plains.push(text.to_string()),
            PartType::Html(html) => htmls.push(html.chars().take(MOST_MARKUP).collect()),
            _ => {}
        }
    }
    let beyond = plains.iter().find_map(|text| beyond(text));
    let plains: Vec<String> = plains.iter().map(|text| cut(text)).collect();
    let is_more = message.text_body.len().max(message.html_body.len()) > MOST_BODIES;
    let is_struck_by_class = htmls.iter().any(|html| html::has_striking_class(html));
    let has_struck = htmls.iter().any(|html| html::has_struck(html));
    // A mail with a picture in its middle has a text above it and one below.
    let html = htmls
        .iter()
        .map(|html| cut(&html::text(html)))
        .collect::<Vec<_>>()
        .join("\n\n");
    let plain = plains.join("\n\n");
    let texts = if has_struck { [html, plain] } else { [plain, html] };
    let mut noted = noted(is_more, is_struck_by_class);
    noted.extend(beyond);
    let [first, second] = [&texts[0], &texts[1]].map(|text| own_lines(text));
    if first.lines.is_empty() && second.lines.is_empty() {
        let of_subject = own_subject(message.subject().unwrap_or_default());
        return match of_subject.lines.is_empty() {
            true => first,
            false => of_subject,
        };
    }
    if first.lines.is_empty() {
        let mut own = second;
        own.marked.extend(noted);
        return own;
    }
    // What people see in the HTML part and the plain one does not have is the sender's, too. What is struck is in one alone.
    let more = match has_struck {
        true => Vec::new(),
        false => remarks(&second.lines, &texts[0], ""),
    };
    let remarks = remarks(&second.marked, &texts[0], message.subject().unwrap_or_default());
    let mut own = first;
    own.marked.extend(remarks);
    own.marked.extend(noted);
    if !more.is_empty() {
        own.lines.push(String::new());
        own.lines.extend(more);
    }
    own
}

/// What of a mail is not read, in words that no letter of ours has: a result beside it is asked about.
fn noted(is_more: bool, is_struck_by_class: bool) -> Vec<String> {
    let mut noted = Vec::new();
    if is_more {
        noted.push("thư có nhiều phần, chưa đọc hết".to_owned());
    }
    if is_struck_by_class {
        noted.push("chữ bị gạch ngang".to_owned());
    }
    noted
}

/// The first line of the sender's own behind what is looked at.
fn beyond(text: &str) -> Option<String> {
    let (at, _) = text.char_indices().nth(MOST_TEXT)?;
    let mut rest = text[at..].lines().skip(1).map(str::trim);
    let own = rest.find(|line| !line.is_empty() && !line.starts_with('>'));
    own.map(str::to_owned)
}

fn cut(text: &str) -> String {
    text.chars().take(MOST_TEXT).collect()
}

/// A subject that the sender wrote; ours begin with a word in brackets.
fn own_subject(subject: &str) -> Own {
    let mut said = subject.trim();
    let mut is_answering = false;
    while let Some((before, rest)) = said.split_once(':') {
        let before = before.trim().to_lowercase();
        if PASSING_ON.contains(&before.as_str()) {
            return Own::default();
        }
        if !ANSWERING.contains(&before.as_str()) {
            break;
        }
        said = rest.trim();
        is_answering = true;
    }
    match said.starts_with('[') {
        true => Own::default(),
        false => Own {
            is_of_subject: is_answering,
            ..own_lines(said)
        },
    }
}
