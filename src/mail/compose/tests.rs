use super::super::header::one_line;
use super::*;
use crate::calendar::{at, hm};
use crate::letter::LetterKind;
use chrono::NaiveDate;
use mail_parser::{Message, MessageParser, MimeHeaders};
use proptest::prelude::*;

fn mailbox(name: &str, address: &str) -> Mailbox {
    Mailbox {
        name: name.into(),
        address: address.into(),
    }
}

pub(crate) fn letter() -> Letter {
    Letter {
        key: "reminder/2026-03-16/vp".into(),
        kind: LetterKind::Reminder,
        to: mailbox("Phòng Quản lý đầu tư", "qldt@heza.test"),
        from: mailbox("Văn phòng Ban Quản lý", "nhacviec@heza.test"),
        reply_to: mailbox("Nguyễn Thị Hà", "ha.nt@heza.test"),
        envelope_from: "thutra@heza.test".into(),
        written_at: at(NaiveDate::from_ymd_opt(2026, 3, 16).expect("a day"), hm(7, 45)),
        subject: "[Nhắc việc] Báo cáo CCHC quý I - hạn Thứ Sáu 20/3/2026".into(),
        message_id: "<4f2a91c0@heza.test>".into(),
        references: Some("<root.18@heza.test>".into()),
        text: "Kính gửi: Phòng Quản lý đầu tư\n\nCòn 04 ngày làm việc.\n".into(),
        html: "<!DOCTYPE html><html lang=\"vi\"><body><p>Kính gửi</p></body></html>\n".into(),
        attachments: vec![Attachment {
            name: "nhac-viec.ics".into(),
            mime: "text/calendar; method=PUBLISH".into(),
            bytes: b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".to_vec(),
        }],
        told: vec![],
        listed: Vec::new(),
        fell_back: None,
    }
}

/// Every byte sits where RFC 5322 and our own promise want it.
fn assert_well_formed(bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).expect("text");
    assert!(text.is_ascii(), "only an address may be other than ASCII");
    assert!(
        !text.replace("\r\n", "").contains(['\r', '\n', '\0']),
        "CRLF and nothing else ends a line"
    );
    for line in text.split("\r\n") {
        assert!(line.len() <= 998, "{line}");
        assert!(line.len() <= 76 || !line.contains("=?"), "{line}");
    }
    let (_, body) = text.split_once("\r\n\r\n").expect("a body");
    let encoded = |line: &&str| !line.contains(": ");
    assert!(body.split("\r\n").filter(encoded).all(|line| line.len() <= 76));
}

fn parsed(bytes: &[u8]) -> Message<'_> {
    MessageParser::default().parse(bytes).expect("a message")
}

fn header_names(bytes: &[u8]) -> Vec<String> {
    let head = String::from_utf8_lossy(bytes);
    let head = head.split("\r\n\r\n").next().unwrap_or_default();
    let lines = head.split("\r\n").filter(|line| !line.starts_with(' '));
    lines
        .map(|line| line.split(':').next().unwrap_or_default().to_owned())
        .collect()
}

const NAMES: [&str; 12] = [
    "Date",
    "From",
    "Reply-To",
    "To",
    "Subject",
    "Message-ID",
    "In-Reply-To",
    "References",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "MIME-Version",
    "Content-Type",
];

#[test]
fn a_letter_reads_back_as_it_was_written() {
    let letter = letter();
    let bytes = compose(&letter).expect("composes");
    assert_well_formed(&bytes);
    assert_eq!(header_names(&bytes), NAMES);
    let head = String::from_utf8_lossy(&bytes);
    assert!(
        head.contains("Date: Mon, 16 Mar 2026 07:45:00 +0700\r\n"),
        "{head}"
    );
    let message = parsed(&bytes);
    assert_eq!(message.subject(), Some(letter.subject.as_str()));
    assert_eq!(message.message_id(), Some("4f2a91c0@heza.test"));
    assert_eq!(message.in_reply_to().as_text(), Some("root.18@heza.test"));
    assert_eq!(
        message.body_text(0).as_deref(),
        Some(letter.text.replace('\n', "\r\n").as_str())
    );
    assert_eq!(
        message.body_html(0).as_deref(),
        Some(letter.html.replace('\n', "\r\n").as_str())
    );
    let file = message.attachment(0).expect("the .ics");
    assert_eq!(file.attachment_name(), Some("nhac-viec.ics"));
    assert_eq!(file.contents(), letter.attachments[0].bytes);
}

#[test]
fn the_date_is_the_letters_own_on_the_offices_clock() {
    let mut letter = letter();
    letter.written_at = chrono::DateTime::parse_from_rfc3339("2026-07-02T18:30:05Z").expect("a moment");
    let bytes = compose(&letter).expect("composes");
    assert!(bytes.starts_with(b"Date: Fri, 3 Jul 2026 01:30:05 +0700\r\n"));
}

#[test]
fn the_same_letter_gives_the_same_bytes_and_another_key_other_boundaries() {
    let letter = letter();
    assert_eq!(
        compose(&letter).expect("composes"),
        compose(&letter).expect("composes")
    );
    let mut other = letter.clone();
    other.key = "reminder/2026-03-17/vp".into();
    assert_ne!(boundary(&letter, "words"), boundary(&other, "words"));
    assert_ne!(boundary(&letter, "words"), boundary(&letter, "whole"));
}

#[test]
fn no_field_can_start_a_header_of_its_own() {
    let attack = "x\r\nBcc: thief@evil.test\r\n\r\n<script>";
    let mut letter = letter();
    letter.subject = attack.into();
    letter.from.name = attack.into();
    letter.to.name = attack.into();
    letter.reply_to.name = attack.into();
    letter.key = attack.into();
    letter.attachments[0].name = attack.into();
    let bytes = compose(&letter).expect("composes");
    assert_well_formed(&bytes);
    assert_eq!(header_names(&bytes), NAMES);
    assert_eq!(parsed(&bytes).subject(), Some("x Bcc: thief@evil.test <script>"));

    type Spoil = fn(&mut Letter, &str);
    let refused: [(&str, Spoil); 7] = [
        ("To", |l, a| l.to.address += a),
        ("From", |l, a| l.from.address += a),
        ("Reply-To", |l, a| l.reply_to.address += a),
        ("Message-ID", |l, a| l.message_id += a),
        ("References", |l, a| l.references = Some(format!("<a@b>{a}"))),
        ("empty References", |l, _| l.references = Some(String::new())),
        ("attachment", |l, a| l.attachments[0].mime += a),
    ];
    for (field, spoil) in refused {
        let mut letter = self::letter();
        spoil(&mut letter, attack);
        let error = compose(&letter).expect_err(field).to_string();
        let quoted = ["heza.test", "thief", "\n"]
            .iter()
            .any(|word| error.contains(word));
        assert!(!quoted, "{field}: {error}");
    }
}

#[test]
fn names_are_torn_between_words_only() {
    let mut letter = letter();
    letter.to.name = "Văn phòng Ban Quản lý Khu kinh tế Hải Phòng và các phòng chuyên môn".into();
    let bytes = compose(&letter).expect("composes");
    let head = String::from_utf8_lossy(&bytes);
    let (_, to) = head.split_once("\r\nTo: ").expect("To");
    let (to, _) = to.split_once(" <").expect("an address");
    let words: Vec<&str> = to.split("\r\n ").collect();
    assert!(words.len() > 1, "{to}");
    for word in &words[..words.len() - 1] {
        assert!(word.ends_with("_?="), "{word}");
    }
}

#[test]
fn an_ascii_look_alike_of_an_encoded_word_is_not_decoded() {
    let mut letter = letter();
    letter.subject = "=?utf-8?q?gi=E1=BA=A3?= that".into();
    let bytes = compose(&letter).expect("composes");
    assert_eq!(parsed(&bytes).subject(), Some(letter.subject.as_str()));
}

#[test]
fn attachments_have_short_ascii_names_that_keep_their_ending() {
    assert_eq!(attachment_name("Dự thảo báo cáo.docx"), "Du-thao-bao-cao.docx");
    assert_eq!(attachment_name(".docx"), "docx");
    assert_eq!(attachment_name("đĩ\u{302}.."), "di");
    assert_eq!(attachment_name(""), "tep-dinh-kem");
    let long = attachment_name(&format!("{}.xlsx", "báo cáo ".repeat(40)));
    assert!(long.len() == 60 && long.ends_with(".xlsx"), "{long}");
}

/// Vietnamese in NFC and NFD, emoji, controls, line ends, markup, runs of spaces.
fn hostile_text(max: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z0-9 ]{1,12}",
        4 => prop::sample::select(vec!["Báo cáo ", "thủ  tục", "quý I - hạn", "Nguyê\u{303}n", "ủy\u{a0}ban", "đ", "Ề"]).prop_map(str::to_owned),
        1 => prop::sample::select(vec!["\r\n", "\n", "\r", "\0", "\u{7f}", "\u{85}", "\u{2028}", "=?utf-8?b?", "?=", "\"", "\\", ",", "<", ">", "=\r\n", "\r\n.\r\n", "\r\nBcc: x@y.z\r\n"]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[!-~]{70,200}",
    ];
    prop::collection::vec(piece, 1..40).prop_map(move |pieces| pieces.concat().chars().take(max).collect())
}

fn assert_reads_back(letter: &Letter) {
    let bytes = compose(letter).expect("composes");
    assert_well_formed(&bytes);
    assert_eq!(header_names(&bytes), NAMES);
    let message = parsed(&bytes);
    assert_eq!(message.subject().unwrap_or_default(), one_line(&letter.subject));
    let to = message.to().and_then(|to| to.first()).expect("To");
    assert_eq!(to.address(), Some("qldt@heza.test"));
    assert_eq!(to.name().unwrap_or_default(), one_line(&letter.to.name));
    let body = clean_text(&letter.text).replace('\n', "\r\n");
    assert_eq!(message.body_text(0).unwrap_or_default(), body);
}

proptest! {
    #[test]
    fn whatever_the_words_are_they_come_back(
        subject in hostile_text(300),
        name in hostile_text(100),
        text in hostile_text(2000),
    ) {
        let mut letter = letter();
        letter.subject = subject;
        letter.to.name = name.clone();
        letter.from.name = name;
        letter.text = text;
        assert_reads_back(&letter);
    }
}

#[test]
fn every_length_of_subject_comes_back() {
    use unicode_normalization::UnicodeNormalization;
    for words in ["Báo cáo cải cách hành chính ", "Quý ", "x"] {
        for length in 1..=300 {
            let mut letter = letter();
            letter.subject = words.chars().cycle().take(length).collect();
            assert_reads_back(&letter);
            letter.subject = letter.subject.nfd().collect();
            assert_reads_back(&letter);
        }
    }
}
