//! The files that came with a mail, by their names: the program opens none.

use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

/// So many names of one mail are kept.
pub const MOST_FILES: usize = 5;
/// The longest name, in characters.
const LONGEST: usize = 60;

/// Names as a person may read them: of hostile ones what is harmless. Pictures of signatures are none.
pub(super) fn names(message: &Message) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    if is_encrypted(message) {
        found.push("thư mã hóa, chương trình không đọc được".to_owned());
    }
    if message
        .attachments()
        .take(MOST_FILES * 4)
        .any(|part| matches!(part.body, PartType::Message(_)))
    {
        found.push("thư khác gửi kèm".to_owned());
    }
    for part in message.attachments().take(MOST_FILES * 4).filter(|p| is_file(p)) {
        let name = clean(part.attachment_name().unwrap_or_default());
        let name = if name.is_empty() {
            "không tên".to_owned()
        } else {
            name
        };
        if found.len() < MOST_FILES && !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// S/MIME and PGP; a signed mail is read.
fn is_encrypted(message: &Message) -> bool {
    let Some(kind) = message.content_type() else {
        return false;
    };
    let is = |name: &str| kind.subtype().is_some_and(|s| s.eq_ignore_ascii_case(name));
    let is_enveloped = || {
        let smime = kind.attribute("smime-type");
        smime.is_none_or(|smime| !smime.eq_ignore_ascii_case("signed-data"))
    };
    is("encrypted") || ((is("pkcs7-mime") || is("x-pkcs7-mime")) && is_enveloped())
}

fn is_file(part: &MessagePart) -> bool {
    if matches!(part.body, PartType::Message(_) | PartType::Multipart(_)) {
        return false;
    }
    let is_picture = part
        .content_type()
        .is_some_and(|c| c.ctype().eq_ignore_ascii_case("image"));
    if is_of_mailer(part) {
        return false;
    }
    let is_attached = part.content_disposition().is_some_and(|d| d.is_attachment());
    let is_shown = part.content_id().is_some() || !is_attached;
    (part.attachment_name().is_some() || is_attached) && !(is_picture && is_shown)
}

/// The signature of an S/MIME mail, and Outlook's formatting where it wraps no file: nobody sent these.
fn is_of_mailer(part: &MessagePart) -> bool {
    /// The attribute of TNEF that holds how a wrapped file is shown; each has one.
    const WRAPPED: [u8; 4] = [0x02, 0x90, 0x06, 0x00];
    let is = |name: &str| {
        let kind = part.content_type().and_then(|c| c.subtype());
        kind.is_some_and(|subtype| subtype.eq_ignore_ascii_case(name))
    };
    let is_named = |name: &str| {
        part.attachment_name()
            .is_some_and(|n| n.eq_ignore_ascii_case(name))
    };
    let is_signature =
        is("pkcs7-signature") || is("x-pkcs7-signature") || is("pgp-signature") || is_named("smime.p7s");
    let is_format = is("ms-tnef") || is("vnd.ms-tnef") || is_named("winmail.dat");
    let wraps_file = || {
        part.contents()
            .windows(WRAPPED.len())
            .any(|bytes| bytes == WRAPPED)
    };
    is_signature || (is_format && !wraps_file())
}

/// Without folders, signs that steer a terminal or turn the line round, and what a letter would read as its own; cut in
/// the middle, because the end says what kind of file it is.
fn clean(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_known = |c: &char| c.is_alphanumeric() || " .,-_()+&".contains(*c) || is_mark(*c);
    let plain: String = last.chars().take(1000).filter(is_known).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let all: Vec<char> = words.join(" ").chars().collect();
    if all.len() <= LONGEST {
        return all.into_iter().collect();
    }
    let (head, tail) = (&all[..LONGEST - 13], &all[all.len() - 12..]);
    head.iter().chain(&['…']).chain(tail).collect()
}

/// Diacritics that stand apart from their letters.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn hostile_names_are_cleaned_and_cut() {
        assert_eq!(clean("Phần đầu tư (kỳ 3).docx"), "Phần đầu tư (kỳ 3).docx");
        assert_eq!(clean("../../etc/passwd"), "passwd");
        assert_eq!(clean("C:\\tep\\a.docx"), "a.docx");
        assert_eq!(clean("a\u{202e}xcod.exe\r\n<b>\"x\"</b>"), "b");
        assert_eq!(clean("gia\u{202e}xcod\u{7}.exe\"<i>"), "giaxcod.exei");
        let long = clean(&format!("{}.docx", "dài ".repeat(100)));
        assert_eq!(long.chars().count(), 60);
        assert!(long.ends_with(".docx") && long.contains('…'), "{long}");
    }
}
