//! A row that only has another number or another product.

use super::*;

#[tokio::test]
async fn another_number_or_product_of_a_row_is_told_to_who_was_reminded_of_it() {
    let mut post = Post::open(&[DUE_THURSDAY, OTHER]).await;
    post.morning().await;
    let mut row = DUE_THURSDAY;
    row[0] = "18";
    let text = plan(&[row, OTHER]);
    post.world.import(&text, "2026-07-01 10:00");
    post.world.at("2026-07-01 10:01").await;
    let letter = told(&post.world.received(), DAUTU);
    let words = "Nhiệm vụ số 1: Rà soát thủ tục hành chính: nay là nhiệm vụ số 18; hạn Thứ Năm 02/7/2026.";
    assert!(flat(&letter).contains(words), "{}", letter.text);

    let text = text.replace("02/7/2026\tBáo cáo, Kế hoạch", "02/7/2026\tQuyết định");
    post.world.import(&text, "2026-07-01 11:00");
    post.world.at("2026-07-01 11:01").await;
    let letter = told(&post.world.received(), DAUTU);
    assert!(
        flat(&letter).contains("sản phẩm nay là Quyết định (trước đây: Báo cáo, Kế hoạch)"),
        "{}",
        letter.text
    );
    // Who never read of it reads it as it is; who has finished it need not know.
    let other = text.replace("9\tĐối thoại", "19\tĐối thoại");
    post.world.import(&other, "2026-07-01 12:00");
    post.world.at("2026-07-01 12:01").await;
    assert_eq!(post.world.subjects(), []);
}
