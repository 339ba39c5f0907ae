//! Raw mails as nobody should write them: each brings exactly what it may, and the next honest
//! answer counts all the same.

use super::*;

/// What may come of a mail.
#[derive(Debug, Clone, Copy, PartialEq)]
enum May {
    /// The task is closed.
    Count,
    /// The unit's own address is asked, and nothing is changed.
    Propose,
    /// The plan's owner reads it, and nothing is changed.
    BeRead,
    /// Nothing at all.
    Nothing,
}

const PLAIN: &str = "Content-Type: text/plain; charset=utf-8\r\n";

/// A mail from the unit with these headers and this body, to the letter's reference.
fn mail(headers: &str, body: &str) -> String {
    format!("From: <{DAUTU}>\r\nTo: <REFERENCE>\r\nSubject: Re: x\r\n{headers}\r\n{body}\r\n")
}

/// The same from a stranger.
fn from(sender: &str, body: &str) -> String {
    format!("From: {sender}\r\nTo: <REFERENCE>\r\nSubject: Re: x\r\n{PLAIN}\r\n{body}\r\n")
}

fn nested(depth: usize, body: &str) -> String {
    let mut headers = String::from("Content-Type: multipart/mixed; boundary=b0\r\n");
    let mut text = String::new();
    for n in 0..depth {
        text += &format!(
            "--b{n}\r\nContent-Type: multipart/mixed; boundary=b{}\r\n\r\n",
            n + 1
        );
    }
    headers += "MIME-Version: 1.0\r\n";
    mail(&headers, &format!("{text}--b{depth}\r\n{PLAIN}\r\n{body}\r\n"))
}

fn table() -> Vec<(&'static str, Vec<u8>, May)> {
    let done = DONE;
    let text = |body: &str| mail(PLAIN, body).into_bytes();
    let with = |header: &str| mail(&format!("{header}\r\n{PLAIN}"), done).into_bytes();
    let mut broken = mail("Content-Type: text/plain; charset=utf-8\r\n", "").into_bytes();
    broken.extend([0xff, 0xfe, 0xc3, 0x28, b'\r', b'\n']);
    let mut with_nul = text(done);
    with_nul.extend([0; 2000]);
    vec![
        ("honest", text(done), May::Count),
        ("with nothing but null bytes below", with_nul, May::Count),
        (
            "huge below its first line",
            text(&format!("{done}\r\n{}", "> Kính gửi\r\n".repeat(200_000))),
            May::Count,
        ),
        (
            "a charset that does not exist",
            mail("Content-Type: text/plain; charset=x-khong-co\r\n", done).into_bytes(),
            May::Count,
        ),
        ("bytes that are no text", broken, May::BeRead),
        (
            "nested without an end",
            nested(400, done).into_bytes(),
            May::Nothing,
        ),
        (
            "the words only in what is quoted",
            text(&format!(
                "> {done}\r\n\r\nOn Wed, Jul 1, 2026 x wrote:\r\n> {done}"
            )),
            May::BeRead,
        ),
        (
            "a from header in the text",
            text(&format!("From: <evil@hack.example>\r\n\r\n{done}")),
            May::BeRead,
        ),
        (
            "a name that looks like the unit",
            from(&format!("\"{DAUTU}\" <evil@hack.example>"), done).into_bytes(),
            May::Propose,
        ),
        (
            "two senders",
            from(&format!("<evil@hack.example>\r\nFrom: <{DAUTU}>"), done).into_bytes(),
            May::Propose,
        ),
        (
            "a group of senders",
            from(&format!("<{DAUTU}>, <evil@hack.example>"), done).into_bytes(),
            May::Propose,
        ),
        (
            "no sender",
            format!("To: <REFERENCE>\r\nSubject: x\r\n{PLAIN}\r\n{done}\r\n").into_bytes(),
            May::Propose,
        ),
        ("an empty return path", with("Return-Path: <>"), May::Nothing),
        (
            "out of office",
            with("Auto-Submitted: auto-replied"),
            May::Nothing,
        ),
        (
            "out of office of Exchange",
            with("X-Auto-Response-Suppress: All"),
            May::Nothing,
        ),
        (
            "a person whose program asks not to be answered by another",
            with("X-Auto-Response-Suppress: DR, OOF, AutoReply"),
            May::Count,
        ),
        (
            "out of office by its subject alone",
            mail(PLAIN, done)
                .replace("Subject: Re: x", "Subject: Automatic reply: vắng mặt")
                .into_bytes(),
            May::Nothing,
        ),
        (
            "out of office in Vietnamese, by its subject alone",
            mail(PLAIN, done)
                .replace("Subject: Re: x", "Subject: Trả lời tự động: Tôi đang nghỉ phép")
                .into_bytes(),
            May::Nothing,
        ),
        (
            "a list",
            with("List-Id: <moi-nguoi.saobien.example>"),
            May::Nothing,
        ),
        ("without a line", text(""), May::BeRead),
        (
            "a document from before the task",
            text("XONG 330/KH-BQL 01/01/1900"),
            May::BeRead,
        ),
        (
            "ten thousand words that count",
            text(&"SAI\r\n".repeat(10_000)),
            May::BeRead,
        ),
    ]
}

/// Where the receiving server's word is trusted, only its own topmost one counts.
fn authentication() -> Vec<(&'static str, &'static str, May)> {
    const TRUE: &str =
        "Authentication-Results: mx.saobien.example; dmarc=pass header.from=saobien.example\r\n";
    const NO: &str = "Authentication-Results: mx.saobien.example; dmarc=fail header.from=saobien.example\r\n";
    vec![
        ("pass", TRUE, May::Count),
        ("nothing", "", May::Propose),
        ("fail", NO, May::Propose),
        (
            "a forged pass below the server's own word",
            "Authentication-Results: mx.saobien.example; dmarc=fail header.from=saobien.example\r\nAuthentication-Results: mx.saobien.example; dmarc=pass header.from=saobien.example\r\n",
            May::Propose,
        ),
        (
            "another server's pass",
            "Authentication-Results: mx.hack.example; dmarc=pass header.from=saobien.example\r\n",
            May::Propose,
        ),
        (
            "a server that only begins like ours",
            "Authentication-Results: mx.saobien.example.hack.example; dmarc=pass header.from=saobien.example\r\n",
            May::Propose,
        ),
        (
            "pass in a comment",
            "Authentication-Results: mx.saobien.example; dmarc=fail (dmarc=pass header.from=saobien.example)\r\n",
            May::Propose,
        ),
        (
            "a pass for a domain of his own",
            "Authentication-Results: mx.saobien.example; spf=pass smtp.mailfrom=hack.example; dkim=pass header.d=hack.example\r\n",
            May::Propose,
        ),
    ]
}

/// What came of the newest mail: marks, and letters to the unit and to the owner.
async fn came(post: &mut Post, when: &str) -> May {
    let before = post.marks().len();
    let brought = post.brings(when).await;
    let to = |address: &str| brought.iter().any(|(to, _)| to == address);
    let asks = brought.iter().any(|(_, s)| s.contains("Đề nghị xác nhận"));
    match post.marks().len() - before {
        0 if asks => May::Propose,
        0 if to(OFFICE) || to(DAUTU) => May::BeRead,
        0 => May::Nothing,
        _ => May::Count,
    }
}

#[tokio::test]
async fn hostile_mails_bring_what_they_may_and_the_honest_one_after_them_counts() {
    for (name, raw, may) in table() {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        let raw = replaced(&raw, &reference(&letter));
        post.mailbox.put(raw.clone());
        assert_eq!(came(&mut post, "2026-07-01 09:06").await, may, "{name}");
        // The same bytes again: nothing more, whatever they were.
        post.mailbox.put(raw);
        let marks = post.marks().len();
        assert_eq!(post.brings("2026-07-01 09:08").await, [], "{name}, again");
        assert_eq!(post.marks().len(), marks, "{name}, again");
        if may != May::Count {
            post.reply(DAUTU, &letter, DONE);
            assert_eq!(came(&mut post, "2026-07-01 09:10").await, May::Count, "{name}");
        }
    }
}

#[tokio::test]
async fn only_the_receiving_servers_own_word_proves_a_sender() {
    for (name, headers, may) in authentication() {
        let mut post = Post::with(&[DUE_THURSDAY], |s| {
            if let Some(answers) = &mut s.answers {
                answers.reader.authserv_id = Some("mx.saobien.example".into());
            }
        })
        .await;
        let letter = post.morning().await;
        post.mail(DAUTU, &reference(&letter), headers, DONE);
        assert_eq!(came(&mut post, "2026-07-01 09:06").await, may, "{name}");
    }
}

/// The raw mail with the reference of the letter in its place.
fn replaced(raw: &[u8], reference: &str) -> Vec<u8> {
    let at = raw.windows(9).position(|w| w == b"REFERENCE").unwrap();
    [&raw[..at], reference.as_bytes(), &raw[at + 9..]].concat()
}
