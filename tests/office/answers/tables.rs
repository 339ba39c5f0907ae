//! Answers in a table, struck through, in two orders on a line, and to the letter that confirms what was recorded.

use super::*;

impl Post {
    /// A mail of one HTML part, or with a plain one before it.
    fn html(&self, to: &Received, plain: Option<&str>, html: &str) {
        let n = self.mailbox.letters().len();
        let to = reference(to);
        let plain = plain.map_or_else(String::new, |words| {
            format!("--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{words}\r\n")
        });
        self.mailbox.put(format!(
            "From: <{DAUTU}>\r\nTo: <{to}>\r\nMessage-ID: <html{n}@saobien.example>\r\nSubject: Re: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n{plain}--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}\r\n--b--\r\n"
        ));
    }
}

const TABLE: &str = "<html><head><style>td{border:1px}</style></head><body><div>Kính gửi Văn phòng,</div><table><tbody>\
<tr><th>TT</th><th>Nhiệm vụ</th><th>Kết quả</th><th>Văn bản</th></tr>\
<tr><td><p>1</p></td><td><p>Rà soát thủ tục hành chính</p></td><td><p><b>XONG</b></p></td><td><p>330/KH-BQL</p><p>24/6/2026</p></td></tr>\
<tr><td><p>2</p></td><td><p>Cập nhật trang thông tin</p></td><td><p>HOÃN</p></td><td><p>đến 20/7 vì chờ ý kiến</p></td></tr>\
</tbody></table><div>Trân trọng.</div></body></html>";
const PASTED: &str = "Kính gửi Văn phòng,\r\nTT\tNhiệm vụ\tKết quả\tVăn bản\r\n1\tRà soát thủ tục hành chính\tXONG\t330/KH-BQL 24/6/2026\r\n2\tCập nhật trang thông tin\tHOÃN\tđến 20/7 vì chờ ý kiến";

#[tokio::test]
async fn a_table_is_read_row_by_row_from_html_and_as_pasted_text() {
    for is_html in [true, false] {
        let mut post = Post::open(&TWO).await;
        let letter = post.morning().await;
        match is_html {
            true => post.html(&letter, None, TABLE),
            false => post.reply(DAUTU, &letter, PASTED),
        }
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(post.marks(), [finished()], "{is_html}");
        let letters = post.world.received();
        let owner = flat(letters.iter().find(|l| l.to == OFFICE).unwrap());
        assert!(owner.contains("đề nghị đến Thứ Hai 20/7/2026"), "{owner}");
        assert!(!owner.contains("Văn bản |"), "the heading says nothing: {owner}");
        let unit = flat(letters.iter().find(|l| l.to == DAUTU).unwrap());
        assert!(
            unit.contains("330/KH-BQL") && !unit.contains("cần bổ sung"),
            "{unit}"
        );
    }
}

#[tokio::test]
async fn what_is_struck_through_does_not_count() {
    let html = "<s>XONG 330/KH-BQL 24/6/2026</s><p>HOÃN đến 20/7 vì chờ ý kiến</p>";
    let plain = "XONG 330/KH-BQL 24/6/2026\r\nHOÃN đến 20/7 vì chờ ý kiến";
    for plain in [None, Some(plain)] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.html(&letter, plain, html);
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(post.marks(), []);
        let letters = post.world.received();
        let owner = flat(letters.iter().find(|l| l.to == OFFICE).unwrap());
        assert!(
            owner.contains("đề nghị đến Thứ Hai 20/7/2026") && !owner.contains("XONG 330"),
            "{owner}"
        );
    }
}

#[tokio::test]
async fn two_orders_on_a_line_are_asked_back_whichever_comes_first() {
    for words in [
        "1 HOÃN đến 20/7, 2 XONG 330/KH-BQL 24/6/2026",
        "2 XONG 330/KH-BQL 24/6/2026, 1 HOÃN đến 20/7",
    ] {
        let mut post = Post::open(&TWO).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, words);
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(post.marks(), [], "{words}");
        let letters = post.world.received();
        let asked = letters.iter().find(|l| l.to == DAUTU).unwrap();
        assert!(asked.subject.contains("cần bổ sung"), "{}", asked.subject);
        assert!(flat(asked).contains(words), "{}", asked.text);
    }
}

#[tokio::test]
async fn the_owner_may_agree_to_all_wishes_at_once() {
    for (words, due) in [
        ("Đồng ý cả hai", ["2026-07-20", "2026-07-21"]),
        ("OK cả 2 việc em nhé", ["2026-07-20", "2026-07-21"]),
        ("Nhất trí tất cả đến 22/7", ["2026-07-22", "2026-07-22"]),
        ("Đồng ý cả ba", ["2026-07-02", "2026-07-03"]),
    ] {
        let mut post = Post::open(&TWO).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, "1 HOÃN đến 20/7 vì chờ ý kiến\r\n2 HOÃN đến 21/7");
        post.world.at("2026-07-01 09:06").await;
        let wish = post.to(OFFICE);
        post.reply(OFFICE, &wish, words);
        post.world.at("2026-07-01 09:20").await;
        assert_eq!([post.due("1"), post.due("2")], due, "{words}");
    }
}

#[tokio::test]
async fn a_reply_to_the_letter_that_confirms_what_was_recorded_finds_its_task() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    post.morning().await;
    let mark = MarkKind::Dated {
        phrase: "Chậm nhất ngày 20/7/2026".into(),
        year: 2026,
        asked: "Chậm nhất ngày 02/7/2026".into(),
    };
    let mark = dossierd::plan::Mark {
        kind: mark,
        ..post.world.done_mark("1", "2026-07-01 14:00")
    };
    post.world.store().mark(&mark).unwrap();
    post.world.at("2026-07-02 07:45").await;
    let confirmed = post.to(DAUTU);
    assert!(
        confirmed.subject.contains("Nội dung đã ghi nhận"),
        "{}",
        confirmed.subject
    );
    post.reply(DAUTU, &confirmed, DONE);
    post.world.at("2026-07-02 09:00").await;
    assert_eq!(post.marks().last(), Some(&finished()));
    assert!(post.to(DAUTU).subject.contains("Đã ghi nhận kết quả 01 việc"));
}
