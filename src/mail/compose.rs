//! A letter as MIME bytes: the same letter gives the same bytes, always.
//!
//! The header block is ours (lettre's builder puts the present moment into `Date`
//! and knows UTC only); the parts below it are lettre's, with boundaries that are
//! a function of the letter's key instead of its dice.

use super::header::{address, file_name, folded, is_message_id, mailbox_line, text_line};
use super::quoted::quoted;
use crate::calendar::office_time;
use crate::letter::{Attachment, Letter};
use crate::plan::Mailbox;
use lettre::message::header::{ContentDisposition, ContentTransferEncoding, ContentType};
use lettre::message::{Body, MultiPart, SinglePart};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Why a letter cannot be written as a message. Never quotes an address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    #[error(
        "the {field} address of the letter is not a mail address; correct it in the configuration or the address book"
    )]
    Address { field: &'static str },
    #[error("{field} is not of the form <left@right>; check the domain for Message-IDs in the configuration")]
    Identifier { field: &'static str },
    #[error("the attachment {name} has no usable MIME type; give one such as application/pdf")]
    Attachment { name: String },
}

/// The letter as it goes to the server: CRLF everywhere, ASCII but for an address
/// that is not, no line over 998 characters (RFC 5322), encoded lines within 76.
///
/// # Errors
/// An address, an identifier or an attachment's type that no header can hold. The
/// message never quotes an address.
pub fn compose(letter: &Letter) -> Result<Vec<u8>, MailError> {
    let mut out = headers(letter)?;
    out.push_str("MIME-Version: 1.0\r\n");
    let mut bytes = out.into_bytes();
    bytes.extend(content(letter)?.formatted());
    Ok(bytes)
}

fn headers(letter: &Letter) -> Result<String, MailError> {
    let written_at = letter.written_at.with_timezone(&office_time());
    let mut out = written_at
        .format("Date: %a, %-d %b %Y %H:%M:%S %z\r\n")
        .to_string();
    out += &mailbox("From", &letter.from)?;
    out += &mailbox("Reply-To", &letter.reply_to)?;
    out += &mailbox("To", &letter.to)?;
    out += &text_line("Subject", &letter.subject);
    out += &message_ids("Message-ID", &letter.message_id)?;
    if let Some(references) = &letter.references {
        let last = references.split_whitespace().next_back().unwrap_or_default();
        out += &message_ids("In-Reply-To", last)?;
        out += &message_ids("References", references)?;
    }
    // RFC 3834; the second is what Exchange obeys.
    out += "Auto-Submitted: auto-generated\r\n";
    out += "X-Auto-Response-Suppress: OOF, AutoReply\r\n";
    Ok(out)
}

fn mailbox(field: &'static str, mailbox: &Mailbox) -> Result<String, MailError> {
    let address = address(&mailbox.address).ok_or(MailError::Address { field })?;
    Ok(mailbox_line(field, &mailbox.name, &address))
}

fn message_ids(field: &'static str, ids: &str) -> Result<String, MailError> {
    let ids: Vec<&str> = ids.split(' ').filter(|id| !id.is_empty()).collect();
    if ids.is_empty() || !ids.iter().all(|id| is_message_id(id)) {
        return Err(MailError::Identifier { field });
    }
    Ok(folded(field, ids))
}

fn content(letter: &Letter) -> Result<MultiPart, MailError> {
    let words = MultiPart::alternative()
        .boundary(boundary(letter, "words"))
        .singlepart(text_part(ContentType::TEXT_PLAIN, &letter.text))
        .singlepart(text_part(ContentType::TEXT_HTML, &letter.html));
    if letter.attachments.is_empty() {
        return Ok(words);
    }
    let mut whole = MultiPart::mixed()
        .boundary(boundary(letter, "whole"))
        .multipart(words);
    for attachment in &letter.attachments {
        whole = whole.singlepart(attached(attachment)?);
    }
    Ok(whole)
}

/// `=_` can stand in no quoted-printable or base64 text, so no content can close a part.
fn boundary(letter: &Letter, part: &str) -> String {
    let hash = Sha256::new()
        .chain_update(&letter.key)
        .chain_update([0])
        .chain_update(part)
        .finalize();
    let hex: String = hash.iter().take(16).map(|b| format!("{b:02x}")).collect();
    format!("=_{hex}")
}

fn text_part(content_type: ContentType, text: &str) -> SinglePart {
    let encoding = ContentTransferEncoding::QuotedPrintable;
    let body = Body::dangerous_pre_encoded(quoted(&clean_text(text)), encoding);
    SinglePart::builder().content_type(content_type).body(body)
}

/// NFC with line feeds alone and no other control characters than tabs.
fn clean_text(text: &str) -> Cow<'_, str> {
    let is_plain = |b: &u8| matches!(b, b' '..=b'~' | b'\n' | b'\t');
    // Several bytes in one step, as without a way out in the middle of a piece.
    let are_plain = |piece: &[u8]| piece.iter().fold(true, |all, b| all & is_plain(b));
    if text.as_bytes().chunks(256).all(are_plain) {
        return Cow::Borrowed(text);
    }
    let text = match text.contains('\r') {
        true => Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")),
        false => Cow::Borrowed(text),
    };
    let is_visible = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    // Letters are written in NFC: making it of what is costs more than all else here.
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes if text.chars().all(|c| is_visible(&c)) => text,
        IsNormalized::Yes => Cow::Owned(text.chars().filter(is_visible).collect()),
        _ => Cow::Owned(text.nfc().filter(is_visible).collect()),
    }
}

fn attached(attachment: &Attachment) -> Result<SinglePart, MailError> {
    let name = attachment_name(&attachment.name);
    let content_type =
        content_type(&attachment.mime).ok_or_else(|| MailError::Attachment { name: name.clone() })?;
    let encoding = ContentTransferEncoding::Base64;
    let body = Body::new_with_encoding(attachment.bytes.clone(), encoding).unwrap_or_else(Body::new);
    Ok(SinglePart::builder()
        .content_type(content_type)
        .header(ContentDisposition::attachment(&name))
        .body(body))
}

fn content_type(mime: &str) -> Option<ContentType> {
    let lower = mime.to_ascii_lowercase();
    let nested = ["multipart/", "message/"]
        .iter()
        .any(|kind| lower.starts_with(kind));
    if nested || mime.len() > 200 || !mime.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return None;
    }
    if lower.starts_with("text/") && !lower.contains("charset=") {
        return ContentType::parse(&format!("{mime}; charset=utf-8")).ok();
    }
    ContentType::parse(mime).ok()
}

/// ASCII, at most 60 characters, the ending kept.
fn attachment_name(name: &str) -> String {
    let name = file_name(name);
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if ending.len() <= 8 => (stem, format!(".{ending}")),
        _ => (name.as_str(), String::new()),
    };
    let stem: String = stem.chars().take(60 - ending.len()).collect();
    match stem.as_str() {
        "" => format!("tep-dinh-kem{ending}"),
        stem => format!("{stem}{ending}"),
    }
}

#[cfg(test)]
mod tests;
