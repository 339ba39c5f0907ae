//! The unit confirms task by task what came from another address.

use super::*;

const COLLEAGUE: &str = "nguoi.la@gmail.example";
const RESULTS: &str = "1 XONG 331/KH-BQL 24/6/2026\r\n2 XONG 332/KH-BQL 25/6/2026";

/// Two results of a colleague's address, and the letter that asks the unit whether they are right.
async fn proposed() -> (Post, Received) {
    let mut post = Post::open(&TWO).await;
    let letter = post.morning().await;
    post.reply(COLLEAGUE, &letter, RESULTS);
    post.world.at("2026-07-01 09:06").await;
    let asked = post.to(DAUTU);
    assert!(
        flat(&asked).contains("mỗi việc một dòng, đầu dòng ghi số của nhiệm vụ, ví dụ: 18 ĐỒNG Ý"),
        "it says how: {}",
        asked.text
    );
    (post, asked)
}

fn documents(post: &mut Post) -> Vec<String> {
    let marks = post.marks();
    let of = |mark: &MarkKind| match mark {
        MarkKind::Done { number, .. } => number.clone(),
        other => format!("{other:?}"),
    };
    marks.iter().map(of).collect()
}

#[tokio::test]
async fn what_is_confirmed_by_its_number_counts_and_what_is_not_true_does_not() {
    for words in ["1 ĐỒNG Ý\r\n2 KHÔNG", "ĐỒNG Ý\r\n2 HỦY", "HỦY 2\r\n1 đồng ý"] {
        let (mut post, asked) = proposed().await;
        post.reply(DAUTU, &asked, words);
        post.world.at("2026-07-01 09:10").await;
        assert_eq!(documents(&mut post), ["331/KH-BQL"], "{words}");
        let letters = post.world.received();
        let receipt = flat(letters.iter().find(|l| l.to == DAUTU).unwrap());
        assert!(
            receipt.contains("331/KH-BQL") && !receipt.contains("Nội dung trả lời"),
            "{receipt}"
        );
        assert!(
            letters.iter().all(|l| !flat(l).contains("\"1 ĐỒNG Ý\"")),
            "nothing of it is left to a person: {letters:?}"
        );
        post.reply(DAUTU, &asked, "ĐỒNG Ý");
        post.world.at("2026-07-01 09:30").await;
        assert_eq!(documents(&mut post), ["331/KH-BQL"], "settled");
    }
}

#[tokio::test]
async fn what_is_not_named_is_asked_for_and_may_be_confirmed_later() {
    let (mut post, asked) = proposed().await;
    post.reply(DAUTU, &asked, "1 ĐỒNG Ý");
    post.world.at("2026-07-01 09:10").await;
    assert_eq!(documents(&mut post), ["331/KH-BQL"]);
    let receipt = flat(&post.to(DAUTU));
    assert!(
        receipt.contains("chưa rõ đơn vị có xác nhận nội dung này không")
            && receipt.contains("XONG 332/KH-BQL 25/06/2026"),
        "{receipt}"
    );
    post.reply(DAUTU, &asked, "2 ĐỒNG Ý");
    post.world.at("2026-07-01 09:30").await;
    assert_eq!(documents(&mut post), ["331/KH-BQL", "332/KH-BQL"]);
}

#[tokio::test]
async fn what_was_dropped_before_is_not_confirmed_with_the_rest() {
    let (mut post, asked) = proposed().await;
    post.reply(DAUTU, &asked, "HỦY 2");
    post.world.at("2026-07-01 09:10").await;
    assert_eq!(documents(&mut post), Vec::<String>::new());
    post.reply(DAUTU, &asked, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:30").await;
    assert_eq!(documents(&mut post), ["331/KH-BQL"]);
}

#[tokio::test]
async fn free_words_to_the_request_are_asked_back_with_the_form_and_the_question_takes_the_answer() {
    for (words, then, wanted) in [
        ("chuẩn rồi nhé", "ĐỒNG Ý", vec!["331/KH-BQL", "332/KH-BQL"]),
        ("Vâng, bạn Hải phòng em gửi đấy ạ", "2 ĐỒNG Ý", vec!["332/KH-BQL"]),
        ("Ai gửi vậy?", "HỦY", vec![]),
        ("phòng em xem lại đã", "1 ĐỒNG Ý\r\n2 HỦY", vec!["331/KH-BQL"]),
    ] {
        let (mut post, asked) = proposed().await;
        post.reply(DAUTU, &asked, words);
        post.world.at("2026-07-01 09:10").await;
        assert_eq!(documents(&mut post), Vec::<String>::new(), "{words}");
        let letters = post.world.received();
        let again = letters.iter().find(|l| l.to == DAUTU).unwrap();
        let text = flat(again);
        for told in [
            "chưa rõ đơn vị có xác nhận nội dung này không",
            "với dòng đầu: 1 ĐỒNG Ý; không đúng: 1 HỦY",
            "XONG 332/KH-BQL 25/06/2026",
        ] {
            assert!(text.contains(told), "{words}: {text}");
        }
        post.reply(DAUTU, again, then);
        post.world.at("2026-07-01 09:30").await;
        assert_eq!(documents(&mut post), wanted, "{words}, {then}");
        let letters = post.world.received();
        assert!(letters.iter().any(|l| l.to == DAUTU), "{words}, {then}: told");
    }
}

#[tokio::test]
async fn an_undo_of_what_was_confirmed_opens_that_and_not_the_rest() {
    let (mut post, asked) = proposed().await;
    post.reply(DAUTU, &asked, "1 ĐỒNG Ý");
    post.world.at("2026-07-01 09:10").await;
    let receipt = post.to(DAUTU);
    post.reply(DAUTU, &receipt, "2 ĐỒNG Ý");
    post.world.at("2026-07-01 09:20").await;
    assert_eq!(documents(&mut post), ["331/KH-BQL", "332/KH-BQL"]);
    post.reply(DAUTU, &receipt, "HỦY 1");
    post.world.at("2026-07-01 09:30").await;
    assert_eq!(documents(&mut post), ["331/KH-BQL", "332/KH-BQL", "Reopened"]);
}
