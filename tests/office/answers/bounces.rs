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

/// A report of a server that gives back few headers of the letter, or none of it.
fn short(recipient: &str, own: &str, third: &str) -> String {
    format!(
        "From: MAILER-DAEMON@mx.example\r\nTo: <thu-tra-lai@saobien.example>\r\n{own}Auto-Submitted: auto-replied\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nno\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; {recipient}\r\nAction: failed\r\nStatus: 5.1.1\r\n{third}\r\n--b--\r\n"
    )
}

fn few_headers(headers: &str) -> String {
    format!("\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\n{headers}")
}

#[tokio::test]
async fn a_bounce_is_known_by_the_letter_that_went_to_its_address() {
    for (own, third) in [
        ("", "Message-ID: <{id}>\r\n"),
        (
            "",
            "From: nhacviec@saobien.example\r\nMessage-ID: <{id}>\r\nSubject: x\r\n",
        ),
        ("In-Reply-To: <{id}>\r\n", ""),
        (
            "References: <{id}>\r\n",
            "To: <dautu@saobien.example>\r\nSubject: x\r\n",
        ),
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        let named = |text: &str| text.replace("{id}", &letter.message_id);
        let third = if third.is_empty() {
            String::new()
        } else {
            few_headers(&named(third))
        };
        post.mailbox.put(short(DAUTU, &named(own), &third));
        let brought = post.brings("2026-07-01 09:06").await;
        let told = (OFFICE.into(), "[Thư không đến nơi] Phòng Quản lý đầu tư".into());
        assert_eq!(brought, [told], "{own} {third}");
    }
}

#[tokio::test]
async fn a_report_marks_no_address_that_the_letter_did_not_go_to() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let id = few_headers(&format!("Message-ID: <{}>\r\n", letter.message_id));
    let other = few_headers("Message-ID: <0000@saobien.example>\r\n");
    let tag = format!("X: y\r\nTo: <{}>\r\n", reference(&letter));
    for hostile in [
        // A letter of ours, but not to this address.
        short(XAYDUNG, "", &id),
        short("ai-do@hack.example", "", &id),
        // No letter of ours.
        short(DAUTU, "", &other),
        short(DAUTU, "", ""),
        // The tag alone, which stands in every letter that was passed on.
        short(DAUTU, &tag, ""),
        short(
            DAUTU,
            &tag,
            &few_headers("To: <dautu@saobien.example>\r\nSubject: x\r\n"),
        ),
    ] {
        post.mailbox.put(hostile);
    }
    assert_eq!(post.brings("2026-07-01 09:06").await, []);
    assert!(
        post.mailbox.letters().iter().all(|l| !l.is_seen),
        "left to a person"
    );
    // Long after the letter no server speaks of it.
    post.mailbox.put(short(DAUTU, "", &id));
    let brought = post.brings("2026-07-20 09:06").await;
    assert!(
        brought.iter().all(|(_, s)| !s.starts_with("[Thư không")),
        "{brought:?}"
    );
}

/// Who guesses the Message-ID of a letter that waits marks nobody with it.
#[tokio::test]
async fn a_letter_that_never_left_does_not_come_back() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    post.world.mail.is(Health::Down);
    post.world.at("2026-07-01 07:45").await;
    let open = post.world.open_letters("2026-07-01 07:46");
    let key = open.iter().find(|l| l.to == DAUTU).unwrap().key.clone();
    let row = post.world.store().letter(&key).unwrap().unwrap();
    let id = few_headers(&format!("Message-ID: {}\r\n", row.letter.message_id));
    post.mailbox.put(short(DAUTU, "", &id));
    post.world.at("2026-07-01 07:50").await;
    let facts = post.world.store().facts(moment("2026-07-01 07:55")).unwrap();
    let rules = post.world.settings().rules.clone();
    assert_eq!(dossierd::agenda::returned(&facts, &rules), []);
}
