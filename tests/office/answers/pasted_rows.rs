//! Rows of the letter pasted back with a result, and the list of tasks in a question.

use super::*;

const ROWS: [[&str; 5]; 4] = [
    [
        "1035",
        "Xây dựng quy trình nội bộ",
        "Phòng Quản lý đầu tư",
        "",
        "Chậm nhất ngày 02/7/2026",
    ],
    [
        "1034",
        "Rà soát danh mục thủ tục",
        "Phòng Quản lý đầu tư",
        "",
        "Chậm nhất ngày 02/7/2026",
    ],
    [
        "B-7",
        "Cập nhật trang thông tin",
        "Phòng Quản lý đầu tư",
        "",
        "Chậm nhất ngày 03/7/2026",
    ],
    [
        "2",
        "Tổng hợp kết quả khảo sát",
        "Phòng Quản lý đầu tư",
        "",
        "Chậm nhất ngày 03/7/2026",
    ],
];

async fn done_rows(words: &str) -> (Vec<String>, Received) {
    let mut post = Post::open(&ROWS).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, words);
    post.world.at("2026-07-01 09:06").await;
    let marks = post.world.store().marks().unwrap();
    let done = marks
        .into_iter()
        .filter(|m| matches!(m.kind, MarkKind::Done { .. }));
    let tasks = post.world.store().tasks().unwrap();
    let number = |id: String| tasks.iter().find(|t| t.id == id).unwrap().number.clone();
    let done = done.map(|m| number(m.task)).collect();
    let letters = post.world.received();
    (done, letters.into_iter().find(|l| l.to == DAUTU).unwrap())
}

#[tokio::test]
async fn a_number_of_the_table_is_not_one_of_the_plan() {
    for words in [
        "1 | Rà soát danh mục thủ tục | XONG 12/BC-G11 24/6/2026",
        "1. Rà soát danh mục thủ tục: XONG 12/BC-G11 24/6/2026",
        "3\tRà soát danh mục thủ tục\tXONG\t12/BC-G11 24/6/2026",
        "1) Rà soát danh mục thủ tục - đã hoàn thành, 12/BC-G11 24/6/2026",
    ] {
        let (done, receipt) = done_rows(words).await;
        assert_eq!(done, ["1034"], "{words}: {}", receipt.text);
    }
    // The number of one task with the title of another: neither.
    for words in [
        "2 | Rà soát danh mục thủ tục | XONG 12/BC-G11 24/6/2026",
        "1035. Rà soát danh mục thủ tục: XONG 12/BC-G11 24/6/2026",
    ] {
        let (done, receipt) = done_rows(words).await;
        assert!(done.is_empty(), "{words}: {}", receipt.text);
        assert!(
            flat(&receipt).contains("chưa rõ trả lời cho việc nào"),
            "{}",
            receipt.text
        );
    }
    for (words, row) in [
        ("B7 XONG 7/BC-B 20/6/2026", "B-7"),
        ("B-7 XONG 7/BC-B 20/6/2026", "B-7"),
        ("b7: đã xong, số 7/BC-B ngày 20/6/2026", "B-7"),
        ("1035. Xây dựng quy trình nội bộ: XONG 7/BC-B 20/6/2026", "1035"),
    ] {
        let (done, receipt) = done_rows(words).await;
        assert_eq!(done, [row], "{words}: {}", receipt.text);
    }
}

#[tokio::test]
async fn the_list_in_a_question_stands_as_in_the_letter_without_what_is_done() {
    let mut post = Post::open(&ROWS).await;
    let letter = post.morning().await;
    let text = flat(&letter);
    post.reply(
        DAUTU,
        &letter,
        "1034 XONG 12/BC-G11 24/6/2026\r\nXONG 13/BC-G11 24/6/2026",
    );
    post.world.at("2026-07-01 09:06").await;
    let asked = flat(&post.to(DAUTU));
    let list = asked.split_once("Các việc trong thư").unwrap().1;
    assert!(!list.contains("1034"), "{list}");
    let mut places: Vec<(usize, usize)> = Vec::new();
    for title in [ROWS[0][1], ROWS[2][1], ROWS[3][1]] {
        places.push((text.find(title).unwrap(), list.find(title).unwrap()));
    }
    places.sort_unstable();
    assert!(places.is_sorted_by_key(|(_, in_list)| *in_list), "{text}\n{list}");
}
