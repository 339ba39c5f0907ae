//! Files that come with answers: told by their names, and left unread in the mailbox for a person.

use super::*;

pub(super) const BESIDES: [[&str; 5]; 1] = [["1", "Việc khác", "Bộ phận Một cửa", "", "Thường xuyên"]];

/// The sample's report with parts: those of quarter III of 2026 are due on 15/9.
pub(super) fn with_parts(settings: &mut Settings) {
    let sample = dossierd::config::sample("a".into(), "b".into()).unwrap();
    settings.rules.reports = sample.rules.reports;
    settings.rules.reports.retain(|r| r.id == "cchc-quy");
    settings.rules.live_from = Some(day("2026-08-01"));
}

impl Post {
    pub(super) fn with_file(&self, from: &str, to: &Received, words: &str, name: &str) {
        let n = self.mailbox.letters().len();
        let text = format!(
            "From: <{from}>\r\nTo: <{}>\r\nMessage-ID: <{n}@saobien.example>\r\nSubject: Re: [Nhắc việc] x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{words}\r\n--x\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n\r\nUEsDBA==\r\n--x--\r\n",
            reference(to)
        );
        self.mailbox.put(text);
    }
}

#[tokio::test]
async fn a_part_sent_as_its_letter_asks_is_received_told_by_name_and_its_mail_stays_unread() {
    let mut post = Post::with(&BESIDES, with_parts).await;
    let letter = asked(&mut post).await;
    post.with_file(
        DAUTU,
        &letter,
        "Phòng gửi phần nội dung báo cáo, tệp kèm theo.",
        "phan-dau-tu.docx",
    );
    post.world.at("2026-08-28 09:06").await;
    let letters = post.world.received();
    let notice = letters
        .iter()
        .find(|l| l.to == OFFICE)
        .unwrap_or_else(|| panic!("{letters:?}"));
    let receipt = letters.iter().find(|l| l.to == DAUTU).unwrap();
    for letter in [notice, receipt] {
        let text = flat(letter);
        for told in [
            "“phan-dau-tu.docx”",
            "phần nội dung của báo cáo",
            "quý III năm 2026",
            "chưa đọc",
        ] {
            assert!(text.contains(told), "{told}: {text}");
        }
        assert!(!text.contains("chữ XONG, số"), "{text}");
    }
    assert!(
        notice.subject.contains("Phòng Quản lý đầu tư"),
        "{}",
        notice.subject
    );
    let marks = post.marks();
    assert!(
        matches!(&marks[..], [MarkKind::Done { number, .. }] if number.is_empty()),
        "{marks:?}"
    );
    assert!(!post.mailbox.letters()[0].is_seen, "a person finds it unread");
    let since = moment("2026-08-28 00:00");
    let left = |post: &mut Post| {
        let store = post.world.store();
        (
            store.left_to_person(since).unwrap(),
            store.left_with_files(since).unwrap(),
        )
    };
    assert_eq!(left(&mut post), (1, 1), "read, and left for its file");
    assert_eq!(post.brings("2026-08-28 09:30").await, [], "read once");

    post.reply(DAUTU, receipt, "HỦY");
    post.world.at("2026-08-28 09:40").await;
    assert_eq!(post.marks().last(), Some(&MarkKind::Reopened));
}

pub(super) async fn asked(post: &mut Post) -> Received {
    post.world.at("2026-08-27 07:45").await;
    let letters = post.world.received();
    let asks = |l: &&Received| l.to == DAUTU && l.subject.starts_with("[Đề nghị gửi nội dung]");
    let letter = letters.iter().find(asks).unwrap_or_else(|| panic!("{letters:?}"));
    let remind = |l: &&Received| l.to == DAUTU && l.subject.starts_with("[Nhắc việc]");
    let reminder = letters.iter().find(remind).unwrap();
    assert!(
        flat(reminder).contains("chỉ cần trả lời chữ XONG"),
        "{}",
        reminder.text
    );
    post.world.at("2026-08-28 08:30").await;
    post.world.received();
    letter.clone()
}

#[tokio::test]
async fn the_reminder_of_a_part_is_answered_by_the_word_alone() {
    for words in ["XONG", "XONG ngày 27/8/2026"] {
        let mut post = Post::with(&BESIDES, with_parts).await;
        post.world.at("2026-08-27 07:45").await;
        let letters = post.world.received();
        let remind = |l: &&Received| l.to == DAUTU && l.subject.starts_with("[Nhắc việc]");
        post.reply(DAUTU, letters.iter().find(remind).unwrap(), words);
        post.world.at("2026-08-27 09:06").await;
        let marks = post.marks();
        assert!(
            matches!(&marks[..], [MarkKind::Done { number, .. }] if number.is_empty()),
            "{words}: {marks:?}"
        );
        let letters = post.world.received();
        let receipt = letters.iter().find(|l| l.to == DAUTU).unwrap();
        assert!(
            receipt.subject.contains("Đã nhận phần nội dung báo cáo"),
            "{}",
            receipt.subject
        );
    }
}

#[tokio::test]
async fn nothing_to_report_closes_the_part_and_hostile_names_are_cleaned() {
    let mut post = Post::with(&BESIDES, with_parts).await;
    let letter = asked(&mut post).await;
    post.reply(DAUTU, &letter, "Không phát sinh");
    post.world.at("2026-08-28 09:06").await;
    assert_eq!(post.marks().len(), 1);
    let letters = post.world.received();
    let notice = letters.iter().find(|l| l.to == OFFICE).unwrap();
    assert!(flat(notice).contains("Không phát sinh"), "{}", notice.text);
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.with_file(
        DAUTU,
        &letter,
        "Gửi Văn phòng xem giúp.",
        "../../x<b>;y\u{202e}.docx",
    );
    post.world.at("2026-07-01 09:06").await;
    let letters = post.world.received();
    for letter in &letters {
        let text = flat(letter);
        assert!(text.contains("“xby.docx”") && text.contains("chưa đọc"), "{text}");
    }
    assert_eq!(letters.len(), 2, "{letters:?}");
    assert!(!post.mailbox.letters()[0].is_seen);
}

#[tokio::test]
async fn a_draft_of_a_part_or_one_of_which_more_comes_is_still_owed() {
    let mut post = Post::with(&BESIDES, with_parts).await;
    let letter = asked(&mut post).await;
    let words = "Đây mới là bản nháp, phòng sẽ gửi lại bản chính thức sau.";
    post.with_file(DAUTU, &letter, words, "nhap.docx");
    post.reply(
        DAUTU,
        &letter,
        "Không phát sinh văn bản mới, các nội dung khác phòng sẽ gửi sau.",
    );
    post.world.at("2026-08-28 09:06").await;
    assert_eq!(post.marks(), []);
    let letters = post.world.received();
    let told = |l: &Received| l.to == OFFICE && flat(l).contains("“nhap.docx”");
    assert!(letters.iter().any(told), "a person takes it: {letters:?}");
    post.reply(DAUTU, &letter, "Kỳ này phòng không phát sinh nội dung nào ạ");
    post.world.at("2026-08-28 10:40").await;
    assert_eq!(post.marks().len(), 1);
}
