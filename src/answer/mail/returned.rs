//! Reports that a letter could not be delivered for good (RFC 3464, RFC 6533), and what of the letter they
//! give back: all of it, its headers, some of them or nothing.

use super::{MOST_HEADERS, MOST_PARTS, is_of};
use mail_parser::{Message, MessagePart, PartType};

/// So many names of letters of one report are looked up.
const MOST_NAMES: usize = 8;
/// A Message-ID of ours is a third of that.
const LONGEST_NAME: usize = 200;

/// A report that a letter could not be delivered for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounce {
    /// The address that does not take it, in small letters.
    pub recipient: String,
    /// "5.1.1".
    pub status: String,
    /// Message-IDs of what it says to be about, without angle brackets: of the letter that it gives back, of
    /// what it answers, of the envelope. Anybody may write them.
    pub names: Vec<String>,
}

/// The first recipient of a delivery report that failed for good; delays and successes are none.
pub(super) fn bounce(message: &Message) -> Option<Bounce> {
    let part = message
        .parts
        .iter()
        .find(|p| is_of(p, "message", "delivery-status") || is_of(p, "message", "global-delivery-status"))?;
    let text = text_of(part).replace("\r\n", "\n");
    let envelope = text.split("\n\n").take(1).filter_map(|block| {
        field(block, "Original-Envelope-Id").or_else(|| field(block, "Original-Message-ID"))
    });
    let envelope: Vec<String> = envelope.map(str::to_owned).collect();
    text.split("\n\n").take(50).find_map(|block| {
        let address = |name: &str| {
            let value = field(block, name)?;
            let address = value.split_once(';').map_or(value, |(_, a)| a);
            Some(address.trim().trim_matches(['<', '>']).to_lowercase())
        };
        let status: String = field(block, "Status")?
            .chars()
            .take_while(|c| c.is_ascii_digit() || *c == '.')
            .take(9)
            .collect();
        let is_final = field(block, "Action")?.eq_ignore_ascii_case("failed") && status.starts_with("5.");
        let recipient = address("Original-Recipient").or_else(|| address("Final-Recipient"))?;
        is_final.then(|| Bounce {
            recipient,
            status,
            names: names(message, &envelope),
        })
    })
}

/// The values of that header in what a report gives back of a letter.
pub(super) fn headers(message: &Message, name: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in message.parts.iter().take(MOST_PARTS) {
        match &part.body {
            PartType::Message(inner) => found.extend(
                inner
                    .headers_raw()
                    .take(MOST_HEADERS)
                    .filter(|(n, _)| n.eq_ignore_ascii_case(name))
                    .map(|(_, v)| v.to_owned()),
            ),
            _ if gives_back(part) => found.extend(header(&text_of(part), name)),
            _ => {}
        }
    }
    found
}

fn gives_back(part: &MessagePart) -> bool {
    let kinds = [
        ("text", "rfc822-headers"),
        ("message", "rfc822"),
        ("message", "global"),
        ("message", "global-headers"),
    ];
    kinds.iter().any(|(kind, sub)| is_of(part, kind, sub))
}

/// Of the letter itself first, then what the report answers.
fn names(message: &Message, envelope: &[String]) -> Vec<String> {
    let said = headers(message, "Message-ID").into_iter();
    listed(said.chain(answering(message)).chain(envelope.iter().cloned()))
}

/// Message-IDs of what a mail says to answer.
pub(super) fn answered(message: &Message) -> Vec<String> {
    listed(answering(message))
}

fn answering<'m>(message: &'m Message) -> impl Iterator<Item = String> + use<'m> {
    let own = message.headers_raw().take(MOST_HEADERS);
    own.filter(|(n, _)| {
        ["In-Reply-To", "References"]
            .iter()
            .any(|a| n.eq_ignore_ascii_case(a))
    })
    .map(|(_, v)| v.to_owned())
}

fn listed(said: impl Iterator<Item = String>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for text in said {
        for name in text.split_whitespace().take(MOST_NAMES) {
            let name = name.trim_matches(['<', '>']);
            let is_new = name.len() <= LONGEST_NAME && name.contains('@') && !found.iter().any(|n| n == name);
            found.extend(is_new.then(|| name.to_owned()));
        }
    }
    found.truncate(MOST_NAMES);
    found
}

fn text_of(part: &MessagePart) -> String {
    match &part.body {
        PartType::Text(text) => text.to_string(),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
            String::from_utf8_lossy(bytes).into_owned()
        }
        PartType::Message(inner) => String::from_utf8_lossy(inner.raw_message()).into_owned(),
        _ => String::from_utf8_lossy(part.contents()).into_owned(),
    }
}

fn field<'b>(block: &'b str, name: &str) -> Option<&'b str> {
    block.lines().take(40).find_map(|line| {
        let (n, value) = line.split_once(':')?;
        n.trim().eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

/// The value of that line of a block of headers, unfolded; `None` where it has none.
fn header(headers: &str, name: &str) -> Option<String> {
    let mut lines = headers.lines().take(MOST_HEADERS).take_while(|l| !l.is_empty());
    let value = lines.find_map(|line| {
        let (n, value) = line.split_once(':')?;
        n.trim_end().eq_ignore_ascii_case(name).then_some(value)
    })?;
    let folded = lines.take_while(|line| line.starts_with([' ', '\t']));
    Some(std::iter::once(value).chain(folded).collect())
}
