//! Bytes of a mail to what matters of it.

mod body;
mod files;
mod html;
mod returned;

pub use returned::Bounce;

use super::sender::{self, Authenticity};
use super::{LONGEST_TAG, Reference};
use chrono::{DateTime, FixedOffset};
use mail_parser::{Address, Message, MessageParser, MimeHeaders};
use sha2::{Digest, Sha256};

/// So much of a mail is looked at; longer ones are cut before they get here.
pub const MOST_BYTES: usize = 256 * 1024;
/// More parts than a mail of people has.
const MOST_PARTS: usize = 200;
/// So many tags of one mail are tried.
const MOST_TAGS: usize = 4;
/// So many lines of headers are looked through for tags.
const MOST_HEADERS: usize = 500;
/// So much text of a body is looked at for the sender's own lines.
const MOST_TEXT: usize = 64 * 1024;

/// Where answers come in: the addresses with a tag, and whose word on senders counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// "nhacviec+" of "nhacviec+{ref}@heza.vn", in small letters.
    pub before: String,
    /// "@heza.vn", in small letters.
    pub after: String,
    /// The name of the receiving server in Authentication-Results.
    pub authserv_id: Option<String>,
}

/// What matters of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// References that it bears, whether they hold or not.
    pub references: Vec<Reference>,
    /// The one From address, in small letters; `None` where there is not exactly one.
    pub from: Option<String>,
    /// The name beside it; empty where there is none.
    pub writer: String,
    pub authenticity: Authenticity,
    /// A hash of the mail where it has none.
    pub message_id: String,
    /// When the receiving server took it, by its own header; `None` where that says nothing.
    pub arrived: Option<DateTime<FixedOffset>>,
    /// Written by a program: nobody answers it, and it answers nothing.
    pub is_automatic: bool,
    pub bounce: Option<Bounce>,
    /// Message-IDs of what it says to answer, without angle brackets. Anybody may write them.
    pub answers: Vec<String>,
    /// The sender's own first lines.
    pub lines: Vec<String>,
    /// Names of the files that came with it, cleaned.
    pub files: Vec<String>,
    /// The first line of the sender's own that is not among them.
    pub unread: Option<String>,
    pub subject: String,
    /// The lines are of the subject of a reply, whose text is empty.
    pub is_of_subject: bool,
    /// The lines of our letter that were quoted without marks.
    pub quoted: Vec<String>,
    /// What is marked as quoted: of our letter, but for remarks that somebody typed among its lines.
    pub marked: Vec<String>,
}

impl Reader {
    /// The address that answers to a letter go to.
    pub fn address(&self, tag: &str) -> String {
        format!("{}{tag}{}", self.before, self.after)
    }

    /// Never panics and never takes long; `None` where the bytes are no mail.
    pub fn read(&self, raw: &[u8]) -> Option<Mail> {
        let raw = raw.get(..MOST_BYTES).unwrap_or(raw);
        if is_bomb(raw) {
            return None;
        }
        let message = MessageParser::default().parse(raw)?;
        if message.parts.len() > MOST_PARTS {
            return None;
        }
        // Of two the server may have judged one, and the reader taken the other.
        let senders = message
            .headers_raw()
            .filter(|(name, _)| name.eq_ignore_ascii_case("From"));
        let from = match senders.count() {
            1 => only_address(message.from()),
            _ => None,
        };
        let said = message
            .headers_raw()
            .filter(|(name, _)| name.eq_ignore_ascii_case("Authentication-Results"))
            .map(|(_, value)| value);
        let said: Vec<&str> = said.collect();
        let bounce = returned::bounce(&message);
        let references = match &bounce {
            // Only who saw the letter that the report gives back knows its reference.
            Some(_) => self.tags(returned::headers(&message, "Reply-To").iter().map(String::as_str)),
            None => self.tags(
                message
                    .headers_raw()
                    .take(MOST_HEADERS)
                    .filter(|(name, _)| RECIPIENTS.iter().any(|r| name.eq_ignore_ascii_case(r)))
                    .map(|(_, value)| value),
            ),
        };
        let own = body::own(&message);
        Some(Mail {
            references,
            authenticity: sender::judge(
                &said,
                self.authserv_id.as_deref(),
                from.as_deref().unwrap_or_default(),
            ),
            writer: from
                .as_ref()
                .map_or_else(String::new, |_| only_name(message.from())),
            from,
            message_id: message_id(&message, raw),
            arrived: arrived(&message),
            is_automatic: is_automatic(&message),
            answers: returned::answered(&message),
            lines: own.lines,
            files: files::names(&message),
            unread: own.unread,
            subject: message.subject().unwrap_or_default().to_owned(),
            is_of_subject: own.is_of_subject,
            quoted: own.quoted,
            marked: own.marked,
            bounce,
        })
    }

    /// The references in addresses of the mailbox.
    fn tags<'t>(&self, headers: impl Iterator<Item = &'t str>) -> Vec<Reference> {
        let mut found: Vec<Reference> = Vec::new();
        for header in headers {
            let lower = header.to_ascii_lowercase();
            for (at, _) in lower.match_indices(&self.before).take(MOST_TAGS) {
                let rest = &lower[at + self.before.len()..];
                let tag = rest
                    .split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
                    .next();
                let tag = tag.filter(|t| t.len() <= LONGEST_TAG && rest[t.len()..].starts_with(&self.after));
                let reference = tag.and_then(Reference::read).filter(|r| !found.contains(r));
                found.extend(reference);
                if found.len() >= MOST_TAGS {
                    return found;
                }
            }
        }
        found
    }
}

/// Headers that may name the mailbox with a tag.
const RECIPIENTS: [&str; 6] = [
    "To",
    "Cc",
    "Delivered-To",
    "X-Original-To",
    "Envelope-To",
    "X-Envelope-To",
];

/// Parts within parts cost the reader more than their bytes; no program of people nests so deep.
fn is_bomb(raw: &[u8]) -> bool {
    const BOUNDARY: &[u8] = b"boundary=";
    const MESSAGE: &[u8] = b"message/rfc822";
    let count = |what: &[u8]| {
        raw.windows(what.len())
            .filter(|w| w.eq_ignore_ascii_case(what))
            .take(MOST_PARTS)
            .count()
    };
    count(BOUNDARY) >= 40 || count(MESSAGE) >= 40
}

fn is_of(part: &mail_parser::MessagePart, kind: &str, sub: &str) -> bool {
    part.content_type().is_some_and(|c| {
        c.ctype().eq_ignore_ascii_case(kind) && c.subtype().is_some_and(|s| s.eq_ignore_ascii_case(sub))
    })
}

fn message_id(message: &Message, raw: &[u8]) -> String {
    let own = message.message_id().filter(|id| !id.trim().is_empty());
    let of_bytes = || {
        let digest = Sha256::digest(raw);
        digest.iter().map(|b| format!("{b:02x}")).collect()
    };
    own.map_or_else(of_bytes, |id| id.chars().take(250).collect())
}

/// The topmost "Received" is the receiving server's: a sender writes only below it.
fn arrived(message: &Message) -> Option<DateTime<FixedOffset>> {
    let (_, day) = raw(message, "Received")?.rsplit_once(';')?;
    let day = day.split('(').next().unwrap_or_default();
    let day: Vec<&str> = day.split_whitespace().collect();
    DateTime::parse_from_rfc2822(&day.join(" ")).ok()
}

fn only_address(address: Option<&Address>) -> Option<String> {
    let mut all = address?.iter().filter_map(|a| a.address());
    let one = all.next()?.trim().to_lowercase();
    (all.next().is_none() && crate::plan::address::is_address(&one)).then_some(one)
}

fn only_name(address: Option<&Address>) -> String {
    let first = address.and_then(|a| a.first());
    let name = first.and_then(|a| a.name()).unwrap_or_default();
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn raw<'m>(message: &'m Message, name: &str) -> Option<&'m str> {
    let found = message.headers_raw().find(|(n, _)| n.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.trim())
}

/// Signs of a program: RFC 3834, mailing lists, what older systems write, a subject that says so, and the empty
/// sender of reports. "X-Auto-Response-Suppress: All" is on what Exchange itself answers; with other words it only asks not to
/// be answered by a program, and people's mail has it.
fn is_automatic(message: &Message) -> bool {
    let is = |name: &str, plain: &[&str]| {
        raw(message, name).is_some_and(|value| {
            let word = value.split(';').next().unwrap_or_default().trim().to_lowercase();
            !plain.contains(&word.as_str())
        })
    };
    let bulk = raw(message, "Precedence").is_some_and(|p| {
        ["bulk", "junk", "list", "auto_reply", "auto-reply"].contains(&p.to_lowercase().as_str())
    });
    let present = [
        "List-Id",
        "List-Unsubscribe",
        "X-Autoreply",
        "X-Autorespond",
        "X-Autoresponse",
        "X-Loop",
        "X-Failed-Recipients",
    ];
    let subject = crate::plan::folded(message.subject().unwrap_or_default());
    let says_so = [
        "automatic reply",
        "auto reply",
        "autoreply",
        "out of office",
        "tra loi tu dong",
        "tu dong tra loi",
        "tra loi vang mat",
        "thong bao vang mat",
        "out of the office",
    ];
    let by_exchange =
        raw(message, "X-Auto-Response-Suppress").is_some_and(|v| v.trim().eq_ignore_ascii_case("all"));
    is("Auto-Submitted", &["no", ""])
        || by_exchange
        || bulk
        || present.iter().any(|name| raw(message, name).is_some())
        || raw(message, "Return-Path") == Some("<>")
        || says_so.iter().any(|s| subject.starts_with(s))
        || message.content_type().is_some_and(|c| {
            c.ctype().eq_ignore_ascii_case("multipart")
                && c.subtype().is_some_and(|s| s.eq_ignore_ascii_case("report"))
        })
        || answers_invitation(message)
}

/// "Đã chấp nhận: [Nhắc việc] …": a calendar answers the entry of a letter, and nobody has written.
fn answers_invitation(message: &Message) -> bool {
    /// Of one mail.
    const MOST_PARTS: usize = 20;
    let is_reply = |part: &mail_parser::MessagePart| {
        let kind = part.content_type();
        let is_calendar =
            kind.is_some_and(|c| c.subtype().is_some_and(|s| s.eq_ignore_ascii_case("calendar")));
        let method = kind.and_then(|c| c.attribute("method"));
        is_calendar && method.is_some_and(|m| m.eq_ignore_ascii_case("reply"))
    };
    message.parts.iter().take(MOST_PARTS).any(is_reply)
}

#[cfg(test)]
mod tests;
