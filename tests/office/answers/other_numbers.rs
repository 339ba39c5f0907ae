//! Numbers of other tasks on the line of one, and two answers on one line: nothing of it is guessed.

use super::*;

const THREE: [[&str; 5]; 3] = [
    [
        "1031",
        "Rà soát thủ tục năm 1032",
        "Phòng Quản lý đầu tư",
        "",
        "Chậm nhất ngày 02/7/2026",
    ],
    [
        "1032",
        "Cập nhật trang thông tin 1031",
        "Phòng Quản lý đầu tư",
        "",
        "Chậm nhất ngày 03/7/2026",
    ],
    [
        "1033",
        "Tổng hợp danh mục",
        "Phòng Quản lý đầu tư",
        "",
        "Chậm nhất ngày 03/7/2026",
    ],
];

#[tokio::test]
async fn a_result_that_names_another_task_too_is_asked_back() {
    for words in [
        "1032 XONG 12/BC-G10 24/6/2026 (của 1031)",
        "1032 XONG 12/BC-G10 24/6/2026 (việc 1031)",
        "1032 XONG 12/BC-G10 24/6/2026 - 1031",
        "1032 XONG 12/BC-G10 24/6/2026 (như 1033)",
        "1032 XONG 12/BC-G10 24/6/2026, cùng 1031",
        "1032 XONG 12/BC-G10 24/6/2026 của NV1031",
        "1032 XONG (của 1031) 12/BC-G10 24/6/2026",
        "1032 XONG 1031 12/BC-G10 24/6/2026",
        "1032 XONG 12/BC-G10 24/6/2026 nhiệm vụ số 1031",
        "1032 XONG 12/BC-G10 24/6/2026 1031",
    ] {
        let mut post = Post::open(&THREE).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, &format!("1031 chưa xong\r\n{words}"));
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(post.marks(), [], "{words}");
        let letters = post.world.received();
        let receipt = letters.iter().find(|l| l.to == DAUTU).unwrap();
        assert!(flat(receipt).contains(words), "{words}: {}", receipt.text);
    }
}

#[tokio::test]
async fn two_answers_on_one_line_are_asked_back_whole() {
    for words in [
        "1031 DỰ KIẾN 08/7/2026, 1032 DỰ KIẾN 09/7/2026",
        "1031 dự kiến 08/7/2026; 1032 dự kiến 09/7/2026",
        "1031 dự kiến hoàn thành ngày 8/7, 1032 dự kiến xong ngày 9/7",
        "1031 DỰ KIẾN 08/7/2026, 1032: 09/7/2026",
        "1031 DỰ KIẾN 08/7/2026 hoặc 09/7/2026",
        "1031 hoãn đến 08/7/2026, 1032 hoãn đến 09/7/2026",
        "1031 hoãn đến 08/7/2026, 1032 dự kiến 09/7/2026",
        "1031 xin lùi đến 08/7/2026, 1032 xin lùi đến 09/7/2026",
        "1031 HOÃN đến 08/7/2026, 1032 đến 09/7/2026",
        "1031 xong 12/BC-G10 24/6/2026, 1032 xong 13/BC-G10 24/6/2026",
    ] {
        let mut post = Post::open(&THREE).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, words);
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(post.marks(), [], "{words}");
        let letters = post.world.received();
        let receipt = letters.iter().find(|l| l.to == DAUTU).unwrap();
        let text = flat(receipt);
        assert!(receipt.subject.contains("Chưa ghi nhận"), "{words}: {text}");
        assert!(text.contains(words), "{words}: {text}");
    }
    for words in [
        "1031 DỰ KIẾN 08/7/2026 vì đến 03/7 mới có số liệu",
        "1031, 1032 DỰ KIẾN 08/7/2026",
        "1031 HOÃN đến 08/7/2026 vì chờ 1032 xong",
    ] {
        let mut post = Post::open(&THREE).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, words);
        post.world.at("2026-07-01 09:06").await;
        let letters = post.world.received();
        let receipt = letters.iter().find(|l| l.to == DAUTU).unwrap();
        assert!(
            !receipt.subject.contains("Chưa ghi nhận"),
            "{words}: {}",
            receipt.text
        );
    }
}
