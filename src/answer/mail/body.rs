//! The text of a mail that its sender wrote: the plain part, the HTML part where that says nothing, and the subject
//! where neither does.

use super::{MOST_TEXT, html};
use crate::answer::own_lines::{Own, own_lines};
use mail_parser::{Message, PartType};

/// So many texts of one mail are looked at.
const MOST_BODIES: usize = 4;
/// What mail programs put before the subject that is answered.
const ANSWERING: [&str; 6] = ["re", "trả lời", "tl", "fw", "fwd", "chuyển tiếp"];

/// The sender's own lines: of the first text that has any. What is struck through is seen in the HTML part only, which
/// then comes first.
pub(super) fn own(message: &Message) -> Own {
    let parts = message.text_body.iter().take(MOST_BODIES);
    let parts = parts.chain(message.html_body.iter().take(MOST_BODIES));
    let mut plains: Vec<String> = Vec::new();
    let mut htmls: Vec<String> = Vec::new();
    for part in parts.filter_map(|id| message.part(*id)) {
        match &part.body {
            PartType::Text(text) => plains.push(cut(text)),
            PartType::Html(html) => htmls.push(cut(html)),
            _ => {}
        }
    }
    let has_struck = htmls.iter().any(|html| html::has_struck(html));
    let htmls: Vec<String> = htmls.iter().map(|html| html::text(html)).collect();
    let [first, second] = match has_struck {
        true => [htmls, plains],
        false => [plains, htmls],
    };
    let mut all = first.iter().chain(&second).map(|text| own_lines(text));
    all.find(|own| !own.lines.is_empty())
        .unwrap_or_else(|| own_subject(message.subject().unwrap_or_default()))
}

fn cut(text: &str) -> String {
    text.chars().take(MOST_TEXT).collect()
}

/// A subject that the sender wrote; ours begin with a word in brackets.
fn own_subject(subject: &str) -> Own {
    let mut said = subject.trim();
    while let Some((before, rest)) = said.split_once(':') {
        if !ANSWERING.contains(&before.trim().to_lowercase().as_str()) {
            break;
        }
        said = rest.trim();
    }
    match said.starts_with('[') {
        true => Own::default(),
        false => own_lines(said),
    }
}
