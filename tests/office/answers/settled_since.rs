//! The owner's word on a wish for a task that its unit has finished before it reads the word.

use super::*;

#[tokio::test]
async fn a_word_on_a_finished_task_asks_for_nothing() {
    for (word, told) in [
        ("ĐỒNG Ý", "thời hạn mới là Thứ Hai 20/7/2026"),
        (
            "KHÔNG, đề nghị làm sớm",
            "thời hạn không thay đổi, Thứ Năm 02/7/2026",
        ),
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, "HOÃN đến 20/7 vì chờ ý kiến");
        post.world.at("2026-07-01 09:06").await;
        let letters = post.world.received();
        let wish = letters.iter().find(|l| l.to == OFFICE).unwrap();
        post.reply(OFFICE, wish, word);
        post.world.at("2026-07-01 18:00").await;
        post.reply(DAUTU, &letter, DONE);
        post.world.at("2026-07-01 18:03").await;
        assert!(post.marks().contains(&finished()));
        post.world.received();
        post.world.at("2026-07-02 07:45").await;
        let mine: Vec<Received> = post.world.received();
        let mine: Vec<&Received> = mine.iter().filter(|l| l.to == DAUTU).collect();
        assert_eq!(mine.len(), 1, "{mine:?}");
        let text = flat(mine[0]);
        assert!(
            text.contains(told) && text.contains("việc đã được ghi nhận hoàn thành"),
            "{text}"
        );
        assert!(!text.contains("đề nghị thực hiện"), "{text}");
    }
}
