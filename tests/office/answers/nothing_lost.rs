//! Lines that stand beside an answer, tasks that are not numbered with digits, and results that say more than they should.

use super::*;

const SECTIONS: [[&str; 5]; 2] = [
    [
        "I.3",
        "Rà soát thủ tục hành chính",
        "Phòng Quản lý đầu tư",
        "",
        "Chậm nhất ngày 02/7/2026",
    ],
    [
        "5101",
        "Cập nhật trang thông tin",
        "Phòng Quản lý đầu tư",
        "",
        "Chậm nhất ngày 02/7/2026",
    ],
];

/// All words of all letters after that answer to the morning's letter.
async fn told(rows: &[[&str; 5]], words: &str) -> (Post, String) {
    let mut post = Post::open(rows).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, words);
    post.world.at("2026-07-01 09:06").await;
    let all: Vec<String> = post.world.received().iter().map(flat).collect();
    (post, all.join(" "))
}

#[tokio::test]
async fn a_task_is_named_by_whatever_number_its_plan_has() {
    for words in [
        "I.3 XONG 330/KH-BQL 24/6/2026",
        "i.3 XONG 330/KH-BQL 24/6/2026",
        "5101 XONG 330/KH-BQL 24/6/2026",
        "XONG nhiệm vụ số I.3: 330/KH-BQL 24/6/2026",
    ] {
        let (mut post, all) = told(&SECTIONS, words).await;
        assert_eq!(post.marks(), [finished()], "{words}: {all}");
    }
    let (mut post, _) = told(&SECTIONS, "5101, I.3 XONG 330/KH-BQL 24/6/2026").await;
    assert_eq!(post.marks(), [finished(), finished()]);
}

#[tokio::test]
async fn no_line_beside_an_answer_disappears() {
    for beside in [
        "A5 XONG 5/BC-A 24/6/2026",
        "THU HỒI BÁO CÁO NÀY",
        "Phòng Tài chính mới là đầu mối",
        "Ngày mai phòng gửi bản giấy, còn thiếu phụ lục",
    ] {
        let quoted = "Vào 07:45 ngày 01/7/2026, Nhắc việc <nhacviec@saobien.example> đã viết:\r\n> x";
        let words = format!("1 XONG 330/KH-BQL 24/6/2026\r\n{beside}\r\n\r\n{quoted}");
        let (mut post, all) = told(&TWO, &words).await;
        let takes_back = !beside.starts_with("A5");
        assert_eq!(post.marks().is_empty(), takes_back, "{beside}");
        assert!(all.contains(beside), "{beside} in {all}");
    }
    let words = "1 XONG 330/KH-BQL 24/6/2026\r\n5/ XONG 45/BC-DT 18/6/2026";
    let (_, all) = told(&TWO, words).await;
    assert!(
        all.contains("Số nhiệm vụ này không có trong thư (\"5/ XONG"),
        "{all}"
    );
    let words = "1 XONG 330/KH-BQL 24/6/2026\r\n2 Dự kiến hoàn thành 27/7";
    let (_, all) = told(&TWO, words).await;
    assert!(all.contains("Nhiệm vụ số 2: Cập nhật trang thông tin"), "{all}");
    assert!(all.contains("Dự kiến hoàn thành 27/7"), "{all}");
}

#[tokio::test]
async fn a_sentence_above_the_quotation_is_the_senders() {
    for words in [
        "Ngày 24/6/2026 phòng đã ban hành 330/KH-BQL. Xong.",
        "Vào việc luôn nhé",
    ] {
        let quoted = "Vào 07:45 ngày 01/7/2026, Nhắc việc <nhacviec@saobien.example> đã viết:\r\n> x";
        let (mut post, all) = told(&[DUE_THURSDAY], &format!("{words}\r\n\r\n{quoted}")).await;
        let is_read = all.contains(words) || post.marks() == [finished()];
        assert!(is_read, "{words} in {all}");
    }
}

#[tokio::test]
async fn what_is_not_known_to_be_harmless_finishes_nothing() {
    for words in [
        "Xong hai phần ba, Báo cáo số 12/BC-DT ngày 20/6/2026",
        "Hoàn thành giai đoạn 1, Báo cáo số 12/BC-DT ngày 20/6/2026",
        "Hoàn thành được 7 trên 10 nội dung, Báo cáo số 12/BC-DT ngày 20/6/2026",
        "Xong bản nháp, số 12/BC-DT ngày 20/6/2026",
        "Hoàn thành vào 30/7, Báo cáo số 12/BC-DT ngày 20/6/2026",
        "hoan thanh tuan toi, so 12/BC-DT ngay 20/6/2026",
        "Xong thủ tục xin ý kiến, Công văn số 12/CV-DT ngày 20/6/2026",
        "Hoàn thành không kịp, Báo cáo giải trình số 12/BC-DT ngày 20/6/2026",
        "Xong nếu được Trưởng ban ký, số 12/BC-DT ngày 20/6/2026",
        "Xong 12/BC-DT 20/6/2026 (bản dự thảo lần 2)",
        "XONG 12/BC-DT 20/6/2026 nhưng Trưởng ban trả lại",
        "XONG 12/BC-DT 20/6/2026, đề nghị xác nhận lại vì còn sửa",
        "Xong phần việc của phòng, phần còn lại do Sở, số 12/BC-DT ngày 20/6/2026",
        "XONG 12/BC-DT 20/6/2026 của Sở, phòng chưa làm",
        "XONG 12/BC-DT 20/6/2026, các việc khác HOÃN đến 10/7",
        "Không\r\nXONG 12/BC-DT 20/6/2026",
    ] {
        let (mut post, all) = told(&[DUE_THURSDAY], words).await;
        assert_eq!(post.marks(), [], "{words}");
        let last = words.lines().last().unwrap();
        assert!(all.contains(last), "{words}: {all}");
    }
}

#[tokio::test]
async fn a_title_and_plain_words_of_a_result_still_finish_it() {
    for words in [
        "Phòng đã hoàn thành rà soát thủ tục hành chính tại Kế hoạch số 330/KH-BQL ngày 24/6/2026",
        "XONG Kế hoạch rà soát thủ tục hành chính, số 330/KH-BQL ngày 24/6/2026",
        "XONG 330/KH-BQL ký ngày 24/6/2026 về việc rà soát thủ tục hành chính",
        "1 XONG: văn bản số 330/KH-BQL ngày 24 tháng 6 năm 2026",
        "Đã xong đúng hạn, số 330/KH-BQL ngày 24/6/2026",
    ] {
        let (mut post, all) = told(&[DUE_THURSDAY], words).await;
        assert_eq!(post.marks(), [finished()], "{words}: {all}");
    }
}
