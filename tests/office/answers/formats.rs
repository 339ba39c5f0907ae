//! Mails as programs and people form them: without the tag, in the HTML part, in the subject, below our letter.

use super::*;

impl Post {
    pub(super) fn raw(&self, headers: &str, body: &str) {
        let n = self.mailbox.letters().len();
        let text =
            format!("From: <{DAUTU}>\r\nMessage-ID: <raw{n}@saobien.example>\r\n{headers}\r\n{body}\r\n");
        self.mailbox.put(text);
    }
}

fn message_id(letter: &Received) -> String {
    let text = String::from_utf8_lossy(&letter.bytes).replace("\r\n ", " ");
    let line = text.lines().find(|l| l.starts_with("Message-ID:")).unwrap();
    line[line.find('<').unwrap()..].to_owned()
}

const PLAIN: &str = "Content-Type: text/plain; charset=utf-8\r\n";

#[tokio::test]
async fn a_mail_to_the_plain_address_that_names_our_letter_waits_for_the_units_word() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let named = format!(
        "To: <nhacviec@saobien.example>\r\nSubject: Re: x\r\nIn-Reply-To: {}\r\n{PLAIN}",
        message_id(&letter)
    );
    post.raw(&named, DONE);
    post.world.at("2026-07-01 09:06").await;
    assert_eq!(post.marks(), [], "anybody may write that header");
    let asked = post.to(DAUTU);
    assert!(asked.subject.contains("Đề nghị xác nhận"), "{}", asked.subject);
    // Without the reference of the question nobody confirms it.
    let named = named.replace(&message_id(&letter), &message_id(&asked));
    post.raw(&named, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:10").await;
    assert_eq!(post.marks(), []);
    post.reply(DAUTU, &asked, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:14").await;
    assert_eq!(post.marks(), [finished()]);
}

#[tokio::test]
async fn a_mail_that_names_the_letter_of_another_address_stays_unread() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let n = message_id(&letter);
    post.mailbox.put(format!(
        "From: <la@binhminh.example>\r\nTo: <nhacviec@saobien.example>\r\nIn-Reply-To: {n}\r\n{PLAIN}\r\n{DONE}\r\n"
    ));
    assert_eq!(post.brings("2026-07-01 09:06").await, []);
    assert_eq!(post.marks(), []);
    assert!(!post.mailbox.letters()[0].is_seen);
}

#[tokio::test]
async fn an_answer_in_the_html_part_or_in_the_subject_counts() {
    let html = "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<div>XONG 330/KH-BQL 24/6/2026</div>\r\n--b--";
    let alternative = "Subject: Re: x\r\nContent-Type: multipart/alternative; boundary=b\r\n";
    let in_subject = format!("Subject: XONG 330/KH-BQL 24/6/2026\r\n{PLAIN}");
    for (headers, body) in [(alternative, html), (&in_subject, "")] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.raw(&format!("To: <{}>\r\n{headers}", reference(&letter)), body);
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(post.marks(), [finished()], "{headers}");
    }
}

#[tokio::test]
async fn the_subject_of_what_is_passed_on_is_nobodys_answer() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let headers = format!("Subject: Fwd: XONG 330/KH-BQL 24/6/2026\r\n{PLAIN}");
    post.raw(&format!("To: <{}>\r\n{headers}", reference(&letter)), "");
    post.world.at("2026-07-01 09:06").await;
    assert_eq!(post.marks(), []);
}

#[tokio::test]
async fn a_consent_above_a_receipt_that_is_quoted_without_marks_counts() {
    for words in ["ĐỒNG Ý", "OK", "Đúng rồi"] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, "XONG 330/KH-BQL 24/6/2026 (bản Word gửi kèm)");
        post.world.at("2026-07-01 09:06").await;
        let asked = post.to(DAUTU);
        assert_eq!(post.marks(), [], "{}", asked.text);
        post.raw(
            &format!("To: <{}>\r\nSubject: Re: x\r\n{PLAIN}", reference(&asked)),
            &format!("{words}\r\n\r\n{}", asked.text),
        );
        post.world.at("2026-07-01 09:30").await;
        assert_eq!(post.marks(), [finished()], "{words}");
    }
}

/// A word of consent to a receipt that asks nothing needs no word; what stands below it does.
#[tokio::test]
async fn below_a_consent_that_nobody_asked_for_every_line_is_read() {
    for words in ["ĐỒNG Ý", "Vâng ạ", "Xác nhận"] {
        let mut post = Post::open(&TWO).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, "1 XONG 330/KH-BQL 24/6/2026");
        post.world.at("2026-07-01 09:06").await;
        let receipt = post.to(DAUTU);
        post.reply(DAUTU, &receipt, words);
        assert_eq!(post.brings("2026-07-01 09:20").await, [], "{words}");
        let more = format!("{words}\r\n2 XONG 331/KH-BQL 25/6/2026");
        post.reply(DAUTU, &receipt, &more);
        post.world.at("2026-07-01 09:40").await;
        assert_eq!(post.marks().len(), 2, "{words}");
        let denied = format!("{words}\r\nCòn 1 em báo nhầm, chưa xong");
        post.reply(DAUTU, &receipt, &denied);
        let told = post.brings("2026-07-01 10:00").await;
        assert!(!told.is_empty(), "{words}");
    }
}

#[tokio::test]
async fn an_answer_below_our_letter_that_is_quoted_without_marks_counts() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, &format!("{}\r\n\r\n{DONE}", letter.text));
    post.world.at("2026-07-01 09:06").await;
    assert_eq!(post.marks(), [finished()]);
    assert!(post.to(DAUTU).subject.contains("Đã ghi nhận kết quả 01 việc"));
}

/// A mail with these parts to the morning's letter, and what came of it.
async fn of_parts(kind: &str, parts: &[&str]) -> (Vec<MarkKind>, String) {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let headers = format!(
        "To: <{}>\r\nSubject: Re: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/{kind}; boundary=b\r\n",
        reference(&letter)
    );
    let body: String = parts.iter().map(|part| format!("--b\r\n{part}\r\n")).collect();
    post.raw(&headers, &format!("{body}--b--"));
    post.world.at("2026-07-01 09:06").await;
    (post.marks(), flat(&post.to(DAUTU)))
}

const TEXT: &str = "Content-Type: text/plain; charset=utf-8\r\n\r\n";
const HTML: &str = "Content-Type: text/html; charset=utf-8\r\n\r\n";
const PICTURE: &str = "Content-Type: image/png\r\nContent-Disposition: inline\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=";

#[tokio::test]
async fn all_texts_of_a_mail_are_read_around_a_picture() {
    let done = format!("{TEXT}{DONE}");
    let (marks, receipt) = of_parts(
        "mixed",
        &[&done, PICTURE, &format!("{TEXT}nhưng văn bản chưa ký ạ")],
    )
    .await;
    assert_eq!(marks, [], "{receipt}");
    assert!(receipt.contains("chưa ký"), "{receipt}");
    let (marks, receipt) = of_parts("mixed", &[&format!("{TEXT}Phòng báo cáo:"), PICTURE, &done]).await;
    assert_eq!(marks, [finished()], "{receipt}");
}

#[tokio::test]
async fn what_only_the_html_part_says_is_asked_about() {
    let done = format!("{TEXT}{DONE}");
    for html in [
        "<p>Phòng chưa xong, đang trình ký.</p>".to_owned(),
        format!("<p>{DONE}</p><p>Phụ lục chưa có.</p>"),
    ] {
        let (marks, receipt) = of_parts("alternative", &[&done, &format!("{HTML}{html}")]).await;
        assert_eq!(marks, [], "{html}: {receipt}");
    }
    let (marks, receipt) = of_parts("alternative", &[&done, &format!("{HTML}<div>{DONE}</div>")]).await;
    assert_eq!(marks, [finished()], "{receipt}");
}

#[tokio::test]
async fn a_mail_that_waited_is_receipted_with_the_moment_of_its_arrival() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let received = "Received: from x by mail.saobien.example; Wed, 01 Jul 2026 07:58:03 +0700\r\n";
    post.mail(DAUTU, &reference(&letter), received, DONE);
    post.world.at("2026-07-01 10:00").await;
    let receipt = post.to(DAUTU);
    assert!(
        flat(&receipt).contains("lúc 07 giờ 58 ngày 01/7/2026"),
        "{}",
        receipt.text
    );
}
