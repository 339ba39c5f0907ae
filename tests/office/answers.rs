//! Answers by mail: what a unit writes back counts, once, and nothing else does.

mod about_events;
mod addresses;
mod assignments;
mod beside_words;
mod besides;
mod bounces;
mod by_heads;
mod confirmed_each;
mod corrected;
mod days;
mod decided;
mod dropped;
mod entries_once;
mod events;
mod files;
mod forecasts;
mod formats;
mod hostile;
mod in_force;
mod leaders;
mod leads;
mod listed;
mod misunderstood;
mod never_back;
mod nothing_lost;
mod open_wishes;
mod other_days;
mod other_numbers;
mod own_letters;
mod owners_days;
mod owners_forecast;
mod owners_results;
mod parts;
mod pasted_rows;
mod plain_wishes;
mod questions;
mod quiet;
mod reading;
mod receipt_forms;
mod remarks;
mod repeated;
mod replanned;
mod results;
mod said_open;
mod settled_since;
mod several_leads;
mod several_owners;
mod small_words;
mod stand_ins;
mod strangers;
mod tables;
mod taken_back;
mod taken_for_done;
mod told_besides;
mod told_to;
mod two_offices;
mod unanswered;
mod undelivered_wish;
mod undone;
mod undone_by_number;
mod units;
mod whole;
mod withdrawn;

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
            "From: <{from}>\r\nTo: <{to}>\r\nMessage-ID: <{n}@saobien.example>\r\nSubject: Re: [Nhắc việc] x\r\n{headers}Content-Type: text/plain; charset=utf-8\r\n\r\n{words}\r\n"
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

/// The letter's words with single spaces: its lines are broken.
fn flat(letter: &Received) -> String {
    letter.text.split_whitespace().collect::<Vec<_>>().join(" ")
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
    post.reply(
        DAUTU,
        &letter,
        &format!("{DONE}\r\n\r\n> {}", letter.text.lines().next().unwrap()),
    );
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
async fn anything_else_goes_to_the_owner_and_is_echoed_once_a_day() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "Phòng đang xin ý kiến lãnh đạo");
    post.world.at("2026-07-01 09:06").await;
    let letters = post.world.received();
    assert_eq!(letters.len(), 2, "{letters:?}");
    let of = |to: &str| letters.iter().find(|l| l.to == to).unwrap();
    assert_eq!(
        of(OFFICE).subject,
        "[Ý kiến] Phòng Quản lý đầu tư: trả lời thư nhắc việc"
    );
    let echo = of(DAUTU).clone();
    let text = flat(&echo);
    assert!(
        text.contains("Đã chuyển đơn vị theo dõi kế hoạch") && text.contains("Rà soát thủ tục hành chính"),
        "{text}"
    );
    assert!(text.contains("chưa làm thay đổi việc theo dõi"), "{text}");
    for (words, when) in [("Phòng sẽ báo sau", "11:06"), ("Phòng vẫn đang chờ", "13:06")] {
        post.reply(DAUTU, &echo, words);
        let brought = post.brings(&format!("2026-07-01 {when}")).await;
        assert!(brought.iter().all(|(to, _)| to == OFFICE), "no chat: {brought:?}");
    }
    post.reply(DAUTU, &echo, DONE);
    post.world.at("2026-07-01 14:06").await;
    assert_eq!(post.marks(), [finished()], "the echo is answered like the letter");
}

#[tokio::test]
async fn the_politest_forms_and_several_numbers_on_a_line_are_understood() {
    let until = "Đề nghị cho phòng được lùi thời hạn đến hết ngày 20/7/2026 do chờ ý kiến";
    for words in [
        "Đề nghị được lùi hạn đến 20/7",
        until,
        "Đơn vị xin phép được hoãn đến 20/7",
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, words);
        post.world.at("2026-07-01 09:06").await;
        let letters = post.world.received();
        let told = letters.iter().find(|l| l.to == OFFICE).unwrap();
        assert!(
            told.text.contains("đề nghị đến Thứ Hai 20/7/2026"),
            "{words}: {}",
            told.text
        );
    }
    for words in [
        "1, 2 XONG 330/KH-BQL 24/6/2026",
        "Nhiệm vụ 1 và 2: XONG 330/KH-BQL 24/6/2026",
    ] {
        let mut post = Post::open(&TWO).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, words);
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(post.marks(), [finished(), finished()], "{words}");
    }
    let mut post = Post::open(&TWO).await;
    let letter = post.morning().await;
    post.reply(
        DAUTU,
        &letter,
        "2. Cập nhật trang thông tin: XONG330/KH-BQL 24/6/2026",
    );
    post.world.at("2026-07-01 09:06").await;
    assert_eq!(post.marks(), [finished()]);
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
