//! What looks like a result and is none: a part, a draft, a promise, a day that has not come; and which day of a
//! line is the document's.

use super::*;

/// The unit's letter and what the owner reads after that answer to the morning's letter of one task.
async fn answered(words: &str) -> (Post, Received, Option<Received>) {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, words);
    post.world.at("2026-07-01 09:06").await;
    let letters = post.world.received();
    let unit = letters.iter().find(|l| l.to == DAUTU).cloned();
    let owner = letters.iter().find(|l| l.to == OFFICE).cloned();
    (
        post,
        unit.unwrap_or_else(|| panic!("{words}: {letters:?}")),
        owner,
    )
}

#[tokio::test]
async fn a_day_without_a_year_that_is_still_to_come_is_asked_back_and_not_taken_for_last_years() {
    let (mut post, asked, _) = answered("XONG 330/KH-BQL 02/7").await;
    assert_eq!(post.marks(), []);
    assert!(
        asked.text.contains("Thứ Năm 02/7/2026, chưa đến"),
        "{}",
        asked.text
    );
    post.reply(DAUTU, &asked, "XONG 330/KH-BQL 24/6/2016");
    post.world.at("2026-07-01 09:10").await;
    assert_eq!(post.marks(), [], "a document from ten years before");
    assert!(flat(&post.to(DAUTU)).contains("24/06/2016, đã quá một năm"));
}

#[tokio::test]
async fn a_part_a_draft_and_a_promise_are_asked_back_and_the_owner_reads_them() {
    for (words, why) in [
        (
            "Hoàn thành trước ngày 30/7 theo Kế hoạch số 12/KH-DT ngày 05/6/2026",
            "trước ngày",
        ),
        ("Xong một phần, Công văn số 330/CV-DT ngày 20/6/2026", "một phần"),
        (
            "Xong dự thảo, số 330/TTr-DT ngày 20/6/2026, đang trình ký",
            "dự thảo",
        ),
        ("Hoàn thành cơ bản, số 330/BC-DT ngày 20/6/2026", "cơ bản"),
        ("XONG 330/BC-DT 20/6/2026, đạt 50%", "50%"),
    ] {
        let (mut post, asked, owner) = answered(words).await;
        assert_eq!(post.marks(), [], "{words}");
        assert!(asked.subject.contains("Chưa ghi nhận"), "{}", asked.subject);
        for said in [&format!("câu trả lời có chữ \"{why}\""), words, "XONG"] {
            assert!(flat(&asked).contains(said), "{said}: {}", asked.text);
        }
        let owner = owner.unwrap();
        assert!(flat(&owner).contains(words), "{}", owner.text);
        assert!(owner.text.contains("Báo tiến độ"), "{}", owner.text);
        post.reply(DAUTU, &asked, DONE);
        post.world.at("2026-07-01 09:10").await;
        assert_eq!(post.marks(), [finished()], "{words}");
    }
}

#[tokio::test]
async fn the_date_behind_the_number_counts_also_on_the_line_below() {
    for words in [
        "XONG Kế hoạch rà soát thủ tục hành chính, số 330/KH-BQL ngày\r\n24/6/2026",
        "XONG 330/KH-BQL\r\n24/6/2026",
    ] {
        let (mut post, receipt, owner) = answered(words).await;
        assert_eq!(post.marks(), [finished()], "{words}");
        assert!(receipt.subject.contains("Đã ghi nhận"), "{words}");
        assert!(owner.is_none(), "{words}: {owner:?}");
    }
}

#[tokio::test]
async fn a_second_day_document_or_other_title_beside_a_result_is_asked() {
    for words in [
        "Xong ngày 30/6, số 330/KH-BQL ngày 24/6/2026",
        "Đã hoàn thành theo Công văn số 12/UBND-NC ngày 05/01/2026 tại Kế hoạch số 330/KH-BQL ngày 24/6/2026",
        "XONG Kế hoạch rà soát, đánh giá thủ tục hành chính năm 2026, số 330/KH-BQL ngày\r\n24/6/2026",
    ] {
        let (mut post, asked, _) = answered(words).await;
        assert_eq!(post.marks(), [], "{words}");
        post.reply(DAUTU, &asked, "ĐỒNG Ý");
        post.world.at("2026-07-01 09:10").await;
        assert_eq!(post.marks(), [finished()], "{words}");
    }
}

#[tokio::test]
async fn a_span_of_days_is_no_task_and_the_day_is_asked_back() {
    for words in ["HOÃN 11 ngày vì chờ thẩm định", "HOÃN sang tuần sau"] {
        let (mut post, asked, owner) = answered(words).await;
        assert!(asked.text.contains("chưa rõ là đến ngày nào"), "{}", asked.text);
        assert!(flat(&asked).contains("chữ HOÃN"), "{}", asked.text);
        assert!(owner.is_none(), "{owner:?}");
        post.reply(DAUTU, &asked, "HOÃN đến 20/7 vì chờ thẩm định");
        post.world.at("2026-07-01 09:10").await;
        assert!(post.to(OFFICE).text.contains("đề nghị đến Thứ Hai 20/7/2026"));
    }
}
