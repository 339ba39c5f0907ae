//! Letters that came back.

use super::*;

fn bounce(letter: &Received, recipient: &str, reply_to: &str) -> String {
    format!(
        "From: MAILER-DAEMON@saobien.example\r\nTo: <thu-tra-lai@saobien.example>\r\nAuto-Submitted: auto-replied\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nkhông gửi được\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; {recipient}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: {}\r\nReply-To: <{reply_to}>\r\nSubject: x\r\n\r\nx\r\n--b--\r\n",
        letter.message_id
    )
}

#[tokio::test]
async fn a_bounce_marks_the_address_and_tells_the_owner_once() {
    // Not every store keeps the empty sender; the report's own form tells.
    for kept in ["", "Return-Path: <>\r\n"] {
        bounced(kept).await;
    }
}

async fn bounced(kept: &str) {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let bounce = |letter: &Received, recipient: &str, reply_to: &str| {
        format!("{kept}{}", bounce(letter, recipient, reply_to))
    };
    post.mailbox.put(bounce(
        &letter,
        DAUTU,
        "nhacviec+1-00000000000000000000000000000000@saobien.example",
    ));
    post.mailbox.put(bounce(&letter, XAYDUNG, &reference(&letter)));
    assert_eq!(
        post.brings("2026-07-01 09:00").await,
        [],
        "forged, or of another address"
    );
    post.mailbox.put(bounce(&letter, DAUTU, &reference(&letter)));
    let brought = post.brings("2026-07-01 09:06").await;
    assert_eq!(
        brought,
        [(OFFICE.into(), "[Thư không đến nơi] Phòng Quản lý đầu tư".into())]
    );
    post.mailbox.put(bounce(&letter, DAUTU, &reference(&letter)));
    assert_eq!(post.brings("2026-07-01 09:08").await, []);
    let facts = post.world.store().facts(moment("2026-07-01 09:10")).unwrap();
    let rules = post.world.settings().rules.clone();
    let marked = dossierd::agenda::returned(&facts, &rules);
    assert_eq!(
        (marked.len(), marked[0].0.as_str(), marked[0].1.as_str()),
        (1, "Phòng Quản lý đầu tư", "5.1.1")
    );
    let (day, at) = (chrono::Weekday::Mon, chrono::NaiveTime::MIN);
    post.world
        .reload(|s| s.rules.figures.health = Some(dossierd::agenda::HealthRule { day, at }));
    post.world.at("2026-07-06 08:00").await;
    let mut letters = post.world.received();
    letters.retain(|l| l.subject.starts_with("[Tình trạng]"));
    let words = "Đề nghị xem: Địa chỉ không nhận được thư (thư gửi đi bị trả lại): Phòng Quản lý đầu tư";
    assert!(
        letters.len() == 1 && letters[0].text.contains(words),
        "{letters:?}"
    );
}
