//! The text of a mail that its sender wrote: the plain part, the HTML part where that says nothing, and the subject
//! where neither does.

use super::MOST_TEXT;
use crate::answer::own_lines::{Own, own_lines};
use mail_parser::{Message, decoders::html::html_to_text};

/// So many texts of one mail are looked at.
const MOST_BODIES: usize = 4;
/// What mail programs put before the subject that is answered.
const ANSWERING: [&str; 6] = ["re", "trả lời", "tl", "fw", "fwd", "chuyển tiếp"];

/// The sender's own lines: of the first text that has any.
pub(super) fn own(message: &Message) -> Own {
    let texts = (0..message.text_body_count().min(MOST_BODIES)).filter_map(|at| message.body_text(at));
    let htmls = (0..message.html_body_count().min(MOST_BODIES)).filter_map(|at| message.body_html(at));
    let texts = texts.map(|text| cut(&text));
    let htmls = htmls.map(|html| html_to_text(&cut(&html)));
    let mut all = texts.chain(htmls).map(|text| own_lines(&text));
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
