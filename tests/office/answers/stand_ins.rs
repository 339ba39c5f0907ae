//! Who stands in for somebody, and who wrote although somebody did.

use super::*;
use dossierd::plan::{Absence, Mailbox as Person};

const STAND_IN: &str = "binh@saobien.example";

fn away(s: &mut Settings, who: &str, to: &str) {
    let person = |address: &str| Person {
        name: "Nguyễn Văn B".into(),
        address: address.into(),
    };
    s.rules.book.absences.push(Absence {
        who: person(who),
        by: person(STAND_IN),
        from: day("2026-07-01"),
        to: day(to),
    });
}

/// A result that the stand-in reported on the unit's last day of absence, and the receipt.
async fn reported() -> (Post, Received) {
    let mut post = Post::with(&TWO, |s| away(s, DAUTU, "2026-07-01")).await;
    post.world.at("2026-07-01 07:45").await;
    let letter = post.to(STAND_IN);
    post.reply(STAND_IN, &letter, "1 XONG 330/KH-BQL 24/6/2026");
    post.world.at("2026-07-01 09:06").await;
    assert_eq!(post.marks(), [finished()]);
    let receipt = post.to(STAND_IN);
    assert!(receipt.text.contains("HỦY"), "{}", receipt.text);
    (post, receipt)
}

#[tokio::test]
async fn the_undo_of_who_stood_in_is_confirmed_by_the_unit() {
    for (word, is_open) in [("ĐỒNG Ý", true), ("HỦY", false)] {
        let (mut post, receipt) = reported().await;
        post.world.at("2026-07-02 07:45").await;
        post.world.received();
        post.reply(STAND_IN, &receipt, "HỦY");
        post.world.at("2026-07-02 09:06").await;
        assert_eq!(
            post.marks(),
            [finished()],
            "nothing changes before it is confirmed"
        );
        let asked = post.to(DAUTU);
        assert_eq!(
            asked.subject,
            "[Xác nhận] Đề nghị xác nhận câu trả lời nhận được qua thư"
        );
        let text = flat(&asked);
        for told in [
            STAND_IN,
            "Nhiệm vụ số 1: Rà soát thủ tục hành chính",
            "chờ đơn vị xác nhận: hủy kết quả đã báo",
            "ĐỒNG Ý",
        ] {
            assert!(text.contains(told), "{told}: {text}");
        }
        assert!(!text.contains("Đã hủy"), "{text}");

        post.reply(DAUTU, &asked, word);
        post.world.at("2026-07-02 09:20").await;
        let is_reopened = post.marks().contains(&MarkKind::Reopened);
        assert_eq!(is_reopened, is_open, "{word}");
        let letters = post.world.received();
        let is_receipt = |l: &&Received| l.to == DAUTU && l.subject.starts_with("[Xác nhận]");
        let told = flat(letters.iter().find(is_receipt).unwrap());
        let words = match is_open {
            true => "Đã hủy theo đề nghị của đơn vị - Nhiệm vụ số 1",
            false => "Đã ghi nhận hoàn thành từ trước, không thay đổi - Nhiệm vụ số 1",
        };
        let told = told.replace(": - ", " - ");
        assert!(told.contains(words), "{told}");
        // A second word to the same request changes nothing any more.
        post.reply(DAUTU, &asked, "ĐỒNG Ý");
        post.world.at("2026-07-02 09:40").await;
        let reopened = post.marks();
        let reopened = reopened.iter().filter(|m| **m == MarkKind::Reopened).count();
        assert_eq!(reopened, usize::from(is_open), "{word}");
    }
}

#[tokio::test]
async fn who_wrote_gets_the_receipt_beside_who_stands_in() {
    let mut post = Post::with(&TWO, |s| away(s, DAUTU, "2026-07-03")).await;
    post.world.at("2026-07-01 07:45").await;
    let letter = post.to(STAND_IN);
    post.reply(DAUTU, &letter, "1 XONG 330/KH-BQL 24/6/2026");
    post.world.at("2026-07-01 09:06").await;
    assert_eq!(post.marks(), [finished()]);
    let letters = post.world.received();
    let readers: Vec<&str> = letters.iter().map(|l| l.to.as_str()).collect();
    assert_eq!(
        readers,
        [STAND_IN, DAUTU],
        "{:?}",
        post.world.states("2026-07-01 09:06")
    );
    assert!(letters.iter().all(|l| l.subject == letters[0].subject));
    assert_eq!(post.brings("2026-07-01 09:20").await, [], "once");

    post.reply(DAUTU, &letters[1], "HỦY");
    post.world.at("2026-07-01 09:30").await;
    assert_eq!(post.marks().last(), Some(&MarkKind::Reopened));

    // The owner, who is away and decides all the same.
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let letters = post.world.received();
    let wish = letters.iter().find(|l| l.to == OFFICE).unwrap();
    post.world.reload(|s| away(s, OFFICE, "2026-07-03"));
    post.reply(OFFICE, wish, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:20").await;
    let receipts = post.world.subjects();
    let of = |who: &str| {
        let is_receipt = |(to, s): &&(String, String)| to == who && s.contains("Đã ghi nhận ý kiến");
        receipts.iter().filter(is_receipt).count()
    };
    assert_eq!((of(OFFICE), of(STAND_IN)), (1, 1), "{receipts:?}");
}

#[tokio::test]
async fn who_stands_in_and_answers_gets_one_receipt() {
    let (mut post, _) = reported().await;
    assert_eq!(post.brings("2026-07-01 09:20").await, []);
}
