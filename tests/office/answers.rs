//! Answers by mail: what a unit writes back counts, once, and nothing else does.

mod decided;
mod hostile;
mod listed;

use crate::entries::entries;
use crate::program::{Desk, json, stdout};
use crate::world::*;
use dossierd::answer::{LONGEST_TAG, Reader};
use dossierd::config::{Answers, Settings};
use dossierd::mail::Security;
use dossierd::mail::inbox::InboxServer;
use dossierd::plan::MarkKind;
use std::time::Duration;

/// The office with a mailbox for answers.
struct Post {
    world: World,
    mailbox: Mailbox,
}

const TWO: [[&str; 5]; 2] = [
    DUE_THURSDAY,
    [
        "2",
        "Cập nhật trang thông tin",
        "Phòng Quản lý đầu tư",
        "",
        "Chậm nhất ngày 03/7/2026",
    ],
];

fn answers(port: u16) -> Answers {
    Answers {
        server: InboxServer {
            host: "127.0.0.1".into(),
            port,
            security: Security::Plain,
            user: "nhacviec".into(),
            password: mailbox::PASSWORD.to_owned().into(),
            timeout: Duration::from_secs(10),
            extra_ca: None,
            folder: "INBOX".into(),
            taken: None,
        },
        reader: Reader {
            before: "nhacviec+".into(),
            after: "@saobien.example".into(),
            authserv_id: None,
        },
        secret: "mot bi mat dai it nhat ba muoi hai ky tu".to_owned().into(),
        valid_days: 60,
        undo_days: 7,
        every_minutes: 1,
    }
}

impl Post {
    async fn open(rows: &[[&str; 5]]) -> Post {
        Post::with(rows, |_| {}).await
    }

    async fn with(rows: &[[&str; 5]], change: impl FnOnce(&mut Settings)) -> Post {
        let mailbox = Mailbox::start().await;
        let port = mailbox.address.port();
        let world = World::reminders_with(rows, |s| {
            s.answers = Some(answers(port));
            s.rules.sender.answers = true;
            change(s);
        })
        .await;
        Post { world, mailbox }
    }

    /// The letter of the morning to the unit, as it arrived.
    async fn morning(&mut self) -> Received {
        self.world.at("2026-07-01 07:45").await;
        self.to(DAUTU)
    }

    /// The one letter that came to that address since the last look.
    fn to(&self, address: &str) -> Received {
        let mut letters = self.world.received();
        letters.retain(|l| l.to == address);
        assert_eq!(letters.len(), 1, "{letters:?}");
        letters.remove(0)
    }

    fn reply(&self, from: &str, to: &Received, words: &str) {
        self.mail(from, &reference(to), "", words);
    }

    fn mail(&self, from: &str, to: &str, headers: &str, words: &str) {
        let n = self.mailbox.letters().len();
        let text = format!(
            "From: <{from}>\r\nTo: <{to}>\r\nMessage-ID: <{n}@saobien.example>\r\nSubject: Re: x\r\n{headers}Content-Type: text/plain; charset=utf-8\r\n\r\n{words}\r\n"
        );
        self.mailbox.put(text);
    }

    fn marks(&mut self) -> Vec<MarkKind> {
        let marks = self.world.store().marks().unwrap();
        marks.into_iter().map(|m| m.kind).collect()
    }

    /// Addresses and subjects of what a beat brings.
    async fn brings(&mut self, when: &str) -> Vec<(String, String)> {
        self.world.at(when).await;
        self.world.subjects()
    }
}

/// The address that answers to the letter go to.
fn reference(letter: &Received) -> String {
    let text = String::from_utf8_lossy(&letter.bytes).replace("\r\n ", " ");
    let line = text.lines().find(|l| l.starts_with("Reply-To:")).unwrap();
    let address = line[line.find('<').unwrap() + 1..line.find('>').unwrap()].to_owned();
    assert!(
        address.starts_with("nhacviec+") && address.len() <= 9 + LONGEST_TAG + 16,
        "{address}"
    );
    address
}

fn finished() -> MarkKind {
    MarkKind::Done {
        number: "330/KH-BQL".into(),
        date: day("2026-06-24"),
    }
}

const DONE: &str = "XONG 330/KH-BQL 24/6/2026";

#[tokio::test]
async fn a_reply_closes_the_task_with_its_evidence_and_is_echoed_with_an_undo() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    assert!(
        letter.text.contains("XONG 330/KH-BQL"),
        "the letter says how: {}",
        letter.text
    );
    post.reply(DAUTU, &letter, &format!("{DONE}\r\n\r\n> {}", letter.subject));
    let brought = post.brings("2026-07-01 09:06").await;
    assert_eq!(
        brought,
        [(DAUTU.into(), "[Xác nhận] Đã ghi nhận kết quả 01 việc".into())]
    );
    assert_eq!(post.marks(), [finished()]);
    let mark = post.world.store().marks().unwrap().remove(0);
    assert_eq!(
        (mark.unit.as_deref(), mark.by.as_str()),
        (Some("dautu"), "thư trả lời của Phòng Quản lý đầu tư")
    );
    assert!(post.mailbox.letters()[0].is_seen, "put away");
    assert_eq!(
        post.brings("2026-07-02 13:15").await,
        [],
        "nobody is reminded of it"
    );
}

#[tokio::test]
async fn an_undo_opens_the_task_again_once_and_only_with_its_own_reference() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "HỦY");
    assert_eq!(
        post.brings("2026-07-01 08:00").await.len(),
        1,
        "to the owner: nothing to take back"
    );
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    let receipt = post.to(DAUTU);
    assert!(
        receipt.text.contains("HỦY") && receipt.text.contains("08/7/2026"),
        "{}",
        receipt.text
    );
    post.reply(DAUTU, &receipt, "Hủy");
    let brought = post.brings("2026-07-01 09:10").await;
    assert_eq!(
        brought,
        [(DAUTU.into(), "[Xác nhận] Đã hủy 01 nội dung đã trả lời".into())]
    );
    assert_eq!(post.marks(), [finished(), MarkKind::Reopened]);
    post.reply(DAUTU, &receipt, "hủy bỏ");
    assert_eq!(post.brings("2026-07-01 09:12").await, []);
    assert_eq!(post.marks().len(), 2);
}

#[tokio::test]
async fn the_receipt_takes_the_calendar_entry_back_and_an_undo_brings_it_again() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let told = entries(&letter);
    assert_eq!(told.len(), 1);
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    let receipt = post.to(DAUTU);
    let over = entries(&receipt);
    assert_eq!(
        (over.len(), &over[0].0, over[0].3),
        (1, &told[0].0, true),
        "{over:?}"
    );
    assert!(String::from_utf8_lossy(&receipt.bytes).contains("method=CANCEL"));
    post.reply(DAUTU, &receipt, "HỦY");
    post.world.at("2026-07-01 09:10").await;
    let again = entries(&post.to(DAUTU));
    assert_eq!((again.len(), &again[0].0, again[0].3), (1, &told[0].0, false));
    assert!(
        told[0].1 < over[0].1 && over[0].1 < again[0].1,
        "{over:?} {again:?}"
    );
}

#[tokio::test]
async fn an_undo_comes_too_late_after_its_days_and_after_another_word() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    let receipt = post.to(DAUTU);
    post.world.done("1", "2026-07-01 10:00");
    post.reply(DAUTU, &receipt, "HỦY");
    post.world.at("2026-07-01 10:05").await;
    assert!(post.to(DAUTU).text.contains("đã có ghi nhận khác"));
    post.reply(DAUTU, &receipt, "hủy bỏ");
    post.world.at("2026-07-09 09:06").await;
    assert_eq!(post.marks().len(), 2);
}

#[tokio::test]
async fn a_wish_and_a_wrong_assignment_reach_the_owner_and_change_nothing() {
    let mut post = Post::open(&TWO).await;
    let letter = post.morning().await;
    post.reply(
        DAUTU,
        &letter,
        "1 HOÃN đến 20/7 vì chờ ý kiến\r\n2 SAI, việc của Văn phòng",
    );
    post.world.at("2026-07-01 09:06").await;
    let letters = post.world.received();
    assert_eq!(letters.len(), 2);
    let owner = letters.iter().find(|l| l.to == OFFICE).unwrap();
    assert_eq!(
        owner.subject,
        "[Ý kiến] Phòng Quản lý đầu tư: đề nghị lùi thời hạn 01 việc"
    );
    for words in ["20/7/2026", "vì chờ ý kiến", "việc của Văn phòng"] {
        assert!(owner.text.contains(words), "{}", owner.text);
    }
    assert_eq!(post.marks(), []);
}

#[tokio::test]
async fn anything_else_goes_to_the_owner_and_is_not_chatted_with() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "Phòng đang xin ý kiến lãnh đạo");
    let brought = post.brings("2026-07-01 09:06").await;
    assert_eq!(
        brought,
        [(
            OFFICE.into(),
            "[Ý kiến] Phòng Quản lý đầu tư: trả lời thư nhắc việc".into()
        )]
    );
}

#[tokio::test]
async fn one_word_to_a_letter_of_several_tasks_is_asked_back_and_the_answer_to_that_counts() {
    let mut post = Post::open(&TWO).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    let asked = post.to(DAUTU);
    assert_eq!(asked.subject, "[Xác nhận] Chưa ghi nhận, 01 nội dung cần bổ sung");
    assert!(asked.text.contains("Nhiệm vụ số 2: Cập nhật"), "{}", asked.text);
    assert_eq!(post.marks(), []);
    post.reply(DAUTU, &asked, &format!("2 {DONE}"));
    post.world.at("2026-07-01 09:08").await;
    assert_eq!(post.marks(), [finished()]);
}

#[tokio::test]
async fn who_is_not_of_the_unit_or_not_authentic_proposes_and_the_unit_confirms() {
    for (from, headers) in [
        ("nguoi.la@gmail.example", ""),
        (
            DAUTU,
            "Authentication-Results: mx.saobien.example; dmarc=fail header.from=saobien.example\r\n",
        ),
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.mail(from, &reference(&letter), headers, DONE);
        post.world.at("2026-07-01 09:06").await;
        let asked = post.to(DAUTU);
        assert_eq!(
            asked.subject,
            "[Xác nhận] Đề nghị xác nhận câu trả lời nhận được qua thư"
        );
        assert_eq!(post.marks(), []);
        post.mail("nguoi.la@gmail.example", &reference(&asked), "", "ĐỒNG Ý");
        post.world.at("2026-07-01 09:08").await;
        assert_eq!(post.marks(), [], "a stranger confirms nothing");
        post.mail(DAUTU, &reference(&asked), headers, "Đồng ý");
        post.world.at("2026-07-01 09:10").await;
        assert_eq!(post.marks(), [finished()], "{from}");
    }
}

#[tokio::test]
async fn a_trusted_server_has_to_say_pass() {
    let trust = |s: &mut Settings| {
        if let Some(answers) = &mut s.answers {
            answers.reader.authserv_id = Some("mx.saobien.example".into());
        }
    };
    let pass = "Authentication-Results: mx.saobien.example; spf=pass smtp.mailfrom=saobien.example\r\n";
    let forged = "Authentication-Results: mx.evil.example; dmarc=pass header.from=saobien.example\r\n";
    for (headers, marks) in [("", 0), (forged, 0), (pass, 1)] {
        let mut post = Post::with(&[DUE_THURSDAY], trust).await;
        let letter = post.morning().await;
        post.mail(DAUTU, &reference(&letter), headers, DONE);
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(post.marks().len(), marks, "{headers}");
    }
}

#[tokio::test]
async fn what_bears_no_reference_that_holds_is_left_unread_and_brings_nothing() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let right = reference(&letter);
    let at = right.find('@').unwrap();
    let forged = format!("{}0{}", &right[..at - 1], &right[at..]);
    let forged = if forged == right {
        right.replace("0@", "1@")
    } else {
        forged
    };
    post.mail(DAUTU, "nhacviec@saobien.example", "", DONE);
    post.mail(DAUTU, &forged, "", DONE);
    post.mail(DAUTU, &right.replace("nhacviec+", "nhacviec+9"), "", DONE);
    post.mailbox.put(vec![0xff; 5000]);
    assert_eq!(post.brings("2026-07-01 09:06").await, []);
    assert_eq!(post.marks(), []);
    assert!(post.mailbox.letters().iter().all(|l| !l.is_seen));
    post.mail(DAUTU, &right, "", DONE);
    post.world.at("2026-08-31 09:06").await;
    assert_eq!(post.marks(), [], "a reference ends");
}

#[tokio::test]
async fn programs_are_not_answered() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let to = reference(&letter);
    post.mail(DAUTU, &to, "Auto-Submitted: auto-replied\r\n", DONE);
    post.mail(DAUTU, &to, "Precedence: bulk\r\n", "Tôi đi vắng");
    let own = post.world.settings().rules.sender.from.address.clone();
    post.mail(&own, &to, "", "Kính gửi");
    assert_eq!(post.brings("2026-07-01 09:06").await, []);
    assert_eq!(post.marks(), []);
}

#[tokio::test]
async fn two_programs_that_answer_each_other_end() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let mut last = post.morning().await;
    let mut letters = 0;
    for round in 0..60 {
        post.reply(DAUTU, &last, &format!("Xong lần {round}"));
        post.world.at(&format!("2026-07-01 09:{round:02}")).await;
        let got = post.world.received();
        letters += got.len();
        last = got.into_iter().find(|l| l.to == DAUTU).unwrap_or(last);
    }
    assert!(letters <= 31, "{letters}");
    assert_eq!(post.marks(), []);
}

#[tokio::test]
async fn a_stranger_cannot_fill_the_mailbox_of_a_unit_nor_keep_it_from_answering() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    for n in 1..20 {
        post.reply(
            "nguoi.la@gmail.example",
            &letter,
            &format!("XONG {n}/BC-BQL 24/6/2026"),
        );
    }
    let brought = post.brings("2026-07-01 09:06").await;
    assert_eq!(brought.len(), 5);
    assert_eq!(post.marks(), []);
    let unread = post.mailbox.letters().iter().filter(|l| !l.is_seen).count();
    assert_eq!(unread, 14, "what nobody is told of stays where a person looks");
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:08").await;
    assert_eq!(post.marks(), [finished()]);
}

#[tokio::test]
async fn the_same_answer_again_changes_nothing() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    let reopened = dossierd::plan::Mark {
        kind: MarkKind::Reopened,
        ..post.world.done_mark("1", "2026-07-01 09:07")
    };
    post.world.store().mark(&reopened).unwrap();
    post.world.received();
    post.reply(DAUTU, &letter, &format!("  {}  ", DONE.to_lowercase()));
    assert_eq!(post.brings("2026-07-01 09:10").await, []);
    assert_eq!(post.marks(), [finished(), MarkKind::Reopened]);
}

#[tokio::test]
async fn a_letter_of_another_unit_is_no_way_to_its_tasks() {
    let mut post = Post::open(&[
        DUE_THURSDAY,
        [
            "2",
            "Cập nhật trang thông tin",
            "Phòng Quản lý quy hoạch và xây dựng",
            "",
            "Chậm nhất ngày 02/7/2026",
        ],
    ])
    .await;
    post.world.at("2026-07-01 07:45").await;
    let letters = post.world.received();
    let theirs = letters.iter().find(|l| l.to == XAYDUNG).unwrap();
    post.reply(DAUTU, theirs, DONE);
    post.world.at("2026-07-01 09:06").await;
    assert_eq!(post.marks(), [], "it waits for the unit whose letter it was");
    assert_eq!(
        post.to(XAYDUNG).subject,
        "[Xác nhận] Đề nghị xác nhận câu trả lời nhận được qua thư"
    );
}

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
}

#[tokio::test]
async fn a_death_between_storing_and_putting_away_counts_nothing_twice() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, DONE);
    post.mailbox.breaks_at("STORE");
    let brought = post.brings("2026-07-01 09:06").await;
    assert_eq!((brought.len(), post.marks().len()), (1, 1));
    assert!(!post.mailbox.letters()[0].is_seen);
    post.world.restart();
    assert_eq!(post.brings("2026-07-01 09:20").await, []);
    assert_eq!(post.marks().len(), 1);
    assert!(post.mailbox.letters()[0].is_seen, "made up for");
    post.mailbox.is_rebuilt();
    assert_eq!(
        post.brings("2026-07-01 09:30").await,
        [],
        "known under other numbers"
    );
    assert_eq!(post.marks().len(), 1);
}

#[tokio::test]
async fn a_letter_that_breaks_the_connection_is_passed_over_and_holds_up_none() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.mail(DAUTU, "x@saobien.example", "", "bom");
    post.reply(DAUTU, &letter, DONE);
    for when in ["2026-07-01 09:00", "2026-07-01 10:00", "2026-07-01 11:00"] {
        post.mailbox.breaks_at("FETCH 1 ");
        post.world.at(when).await;
    }
    assert_eq!(post.marks(), []);
    post.world.at("2026-07-01 12:00").await;
    assert_eq!(post.marks(), [finished()]);
}

#[tokio::test]
async fn a_wrong_password_is_shown_tried_seldom_and_brings_no_letter() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    post.mailbox.has_password("another");
    post.morning().await;
    let before = post.mailbox.sign_ins();
    for minute in 46..60 {
        assert_eq!(post.brings(&format!("2026-07-01 07:{minute}")).await, []);
    }
    assert_eq!(post.mailbox.sign_ins(), before, "servers lock accounts");
    let name = dossierd::daemon::answers::name_of(&answers(post.mailbox.address.port()).server);
    let state = post.world.store().inbox(&name).unwrap().unwrap();
    assert!(
        state
            .trouble
            .unwrap()
            .contains("refuses the user or the password")
    );
    assert_eq!(state.failing_from, Some(moment("2026-07-01 07:45")));
    post.mailbox.has_password(mailbox::PASSWORD);
    post.world.at("2026-07-01 08:30").await;
    let state = post.world.store().inbox(&name).unwrap().unwrap();
    assert_eq!((state.trouble, state.failing_from), (None, None));
}

#[tokio::test]
async fn without_the_section_letters_are_as_they_were_and_nothing_is_read() {
    let mut post = Post::with(&[DUE_THURSDAY], |s| {
        s.answers = None;
        s.rules.sender.answers = false;
    })
    .await;
    let letter = post.morning().await;
    let text = String::from_utf8_lossy(&letter.bytes).into_owned();
    assert!(
        text.contains("Reply-To:") && !text.contains("nhacviec+"),
        "{text}"
    );
    assert!(!letter.text.contains("XONG"));
    assert_eq!(post.mailbox.sign_ins(), 0);
}

#[tokio::test]
async fn what_is_stored_holds_no_reference_and_no_address_of_who_answered() {
    stored_without(DAUTU.replace("dautu", "Dautu"), &[]).await;
    // Nobody proved who it was: who is asked to confirm has to know the address.
    stored_without("nguoi.la@gmail.example".into(), &["nguoi.la@gmail.example"]).await;
}

async fn stored_without(from: String, known: &[&str]) {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let tag = reference(&letter);
    let code = tag[..tag.find('@').unwrap()]
        .rsplit('-')
        .next()
        .unwrap()
        .to_owned();
    post.mail(&from, &tag, "", DONE);
    post.world.at("2026-07-01 09:06").await;
    let file = post.world.database().with_file_name("copy.db");
    post.world.store().backup(&file).unwrap();
    let copy = std::fs::read(&file).unwrap();
    let holds = |text: &str| copy.windows(text.len()).any(|w| w == text.as_bytes());
    for secret in [code.as_str(), from.as_str(), "mot bi mat dai", mailbox::PASSWORD] {
        assert_eq!(holds(secret), known.contains(&secret), "{secret}");
    }
}

#[tokio::test]
async fn in_a_trial_run_the_owner_answers_for_the_units() {
    let trial = |s: &mut Settings| s.rules.going = dossierd::agenda::Going::Shadow;
    let mut post = Post::with(&[DUE_THURSDAY], trial).await;
    post.world.at("2026-07-01 07:45").await;
    let mut letters = post.world.received();
    letters.retain(|l| l.text.contains("lẽ ra gửi: Phòng Quản lý đầu tư"));
    post.reply(OFFICE, &letters[0], DONE);
    let brought = post.brings("2026-07-01 09:06").await;
    assert!(brought.iter().all(|(to, _)| to == OFFICE), "{brought:?}");
    assert_eq!(post.marks(), [finished()]);
}

#[tokio::test]
async fn of_several_leads_each_answers_for_itself() {
    let both = "Phòng Quản lý đầu tư; Phòng Quản lý quy hoạch và xây dựng";
    let mut post = Post::open(&[["1", "Rà soát", both, "", "Chậm nhất ngày 02/7/2026"]]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    let marks = post.world.store().marks().unwrap();
    assert_eq!((marks.len(), marks[0].unit.as_deref()), (1, Some("dautu")));
    post.world.received();
    let late = post.brings("2026-07-03 13:15").await;
    assert!(
        late.iter().any(|(to, _)| to == XAYDUNG) && late.iter().all(|(to, _)| to != DAUTU),
        "{late:?}"
    );
}

#[tokio::test]
async fn who_only_cooperates_finishes_nothing() {
    let mut post = Post::open(&[[
        "1",
        "Rà soát",
        "Phòng Quản lý đầu tư",
        "Phòng Quản lý quy hoạch và xây dựng",
        "Chậm nhất ngày 02/7/2026",
    ]])
    .await;
    post.world.at("2026-07-02 07:45").await;
    let letter = post.to(XAYDUNG);
    post.reply(XAYDUNG, &letter, DONE);
    post.world.at("2026-07-02 09:06").await;
    let brought = post.world.received();
    assert_eq!(post.marks(), []);
    let owner = brought.iter().find(|l| l.to == OFFICE).unwrap();
    assert!(
        owner.text.contains("Đơn vị phối hợp báo kết quả"),
        "{}",
        owner.text
    );
}

#[tokio::test]
async fn a_task_that_moved_since_its_letter_is_still_the_same_task() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let task = post.world.task("1");
    let moved = dossierd::plan::Mark {
        kind: MarkKind::Dated {
            phrase: "chậm nhất 20/7/2026".into(),
            year: 2026,
            asked: task.deadline_text,
        },
        ..post.world.done_mark("1", "2026-07-01 08:00")
    };
    post.world.store().mark(&moved).unwrap();
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    let mark = post.world.store().marks().unwrap().remove(1);
    assert_eq!((mark.kind, mark.due), (finished(), Some(day("2026-07-20"))));
}

#[test]
fn check_and_status_say_where_replies_and_bounces_go_and_who_reads_them() {
    let off = Desk::new(|text| text);
    let said = stdout(&off.run(&["check"]));
    for words in [
        "answers by mail are off: replies go to vanphong@saobien.example and are read by a person, Văn phòng Ban Quản lý",
        "bounces go to thu-tra-lai@saobien.example: no program reads them, Văn phòng Ban Quản lý must look there",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert_eq!(json(&off.run(&["status", "--json"]))["answers"]["on"], false);
    let section = "[answers]\nreply_to = \"nhacviec+{ref}@saobien.example\"\nhost = \"127.0.0.1\"\nport = 9\nuser = \"u\"\npassword_file = \"p\"\nsecret_file = \"s\"\n";
    let on = Desk::new(|text| format!("{text}\n{section}"));
    let said = stdout(&on.run(&["check"]));
    for words in [
        "replies go to nhacviec+{ref}@saobien.example",
        "read every 2 minutes from folder INBOX of u on 127.0.0.1:9",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert_eq!(json(&on.run(&["status", "--json"]))["answers"]["on"], true);
}
