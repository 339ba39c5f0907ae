//! A version of the plan with a row on top: letters in hand bear the numbers of before.

use super::*;

const FIRST: [&str; 5] = [
    "1",
    "Công khai danh mục thủ tục",
    "Phòng Quản lý doanh nghiệp và lao động",
    "",
    "Chậm nhất ngày 30/9/2026",
];
const SECOND: [&str; 5] = [
    "2",
    "Tổng hợp kiến nghị của doanh nghiệp",
    "Phòng Quản lý đầu tư",
    "",
    "Chậm nhất ngày 02/7/2026",
];

/// Every row has the number of the one below it.
fn moved_down() -> String {
    let numbered = |mut row: [&'static str; 5], number| {
        row[0] = number;
        row
    };
    plan(&[FIRST, numbered(DUE_THURSDAY, "2"), numbered(SECOND, "3")])
}

fn titles_of(post: &mut Post) -> Vec<String> {
    let marks = post.world.store().marks().unwrap();
    let tasks = post.world.store().tasks().unwrap();
    let title = |id: &str| tasks.iter().find(|t| t.id == id).unwrap().title.clone();
    marks.iter().map(|m| title(&m.task)).collect()
}

#[tokio::test]
async fn a_number_is_the_one_that_the_answered_letter_gave() {
    let mut post = Post::open(&[DUE_THURSDAY, SECOND]).await;
    let letter = post.morning().await;
    post.world.import(&moved_down(), "2026-07-01 10:00");
    post.reply(DAUTU, &letter, "2 XONG 31/BC-BQL 30/6/2026");
    post.world.at("2026-07-01 10:06").await;
    assert_eq!(titles_of(&mut post), [SECOND[1]]);
    let letters = post.world.received();
    let is_receipt = |l: &&Received| l.to == DAUTU && l.subject.contains("Đã ghi nhận");
    let receipt = letters.iter().find(is_receipt).unwrap();
    let words = flat(receipt);
    assert!(words.contains("số 3: Tổng hợp kiến nghị"), "{words}");
    // The receipt has the numbers of now, and so has what is answered to it.
    post.reply(DAUTU, receipt, "HỦY 3");
    post.reply(DAUTU, &letter, "1 XONG 32/BC-BQL 30/6/2026");
    post.world.at("2026-07-01 10:30").await;
    let told = [SECOND[1], SECOND[1], DUE_THURSDAY[1]];
    assert_eq!(titles_of(&mut post), told);
}

#[tokio::test]
async fn the_owners_number_is_the_one_of_the_letter_that_asked_him() {
    let mut post = Post::open(&[DUE_THURSDAY, SECOND]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "2 HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let asked = post.to(OFFICE);
    assert!(
        flat(&asked).contains("số 2: Tổng hợp kiến nghị"),
        "{}",
        asked.text
    );
    post.world.import(&moved_down(), "2026-07-01 10:00");
    post.world.at("2026-07-01 10:01").await;
    post.world.received();
    post.reply(OFFICE, &asked, "2 ĐỒNG Ý");
    post.world.at("2026-07-01 10:06").await;
    assert_eq!([post.due("2"), post.due("3")], ["2026-07-02", "2026-07-20"]);
    let told = post.to(DAUTU);
    assert!(flat(&told).contains("số 3: Tổng hợp kiến nghị"), "{}", told.text);
}

/// The two rows change places.
fn swapped() -> String {
    let numbered = |mut row: [&'static str; 5], number| {
        row[0] = number;
        row
    };
    plan(&[numbered(SECOND, "1"), numbered(DUE_THURSDAY, "2")])
}

#[tokio::test]
async fn numbers_that_change_places_mean_what_the_answered_letter_called_so() {
    let mut post = Post::open(&[DUE_THURSDAY, SECOND]).await;
    let letter = post.morning().await;
    post.world.import(&swapped(), "2026-07-01 10:00");
    post.reply(DAUTU, &letter, "1 XONG 31/KH-BQL 30/6/2026");
    post.world.at("2026-07-01 10:06").await;
    assert_eq!(titles_of(&mut post), [DUE_THURSDAY[1]]);
    let letters = post.world.received();
    let is_receipt = |l: &&Received| l.to == DAUTU && l.subject.contains("Đã ghi nhận");
    let receipt = letters.iter().find(is_receipt).unwrap().clone();
    let words = flat(&receipt);
    assert!(
        words.contains("số 2: Rà soát thủ tục"),
        "the number of today: {words}"
    );
    // A wish by the letter's number, the owner's word by that of his own letter.
    post.reply(DAUTU, &letter, "2 HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 10:16").await;
    let letters = post.world.received();
    let asked = letters.iter().find(|l| l.to == OFFICE).unwrap();
    assert!(flat(asked).contains("số 1: Tổng hợp kiến nghị"), "{}", asked.text);
    post.reply(OFFICE, asked, "1 ĐỒNG Ý");
    post.world.at("2026-07-01 10:26").await;
    assert_eq!(
        (post.due("1"), post.due("2")),
        ("2026-07-20".into(), "2026-07-02".into())
    );
    // And back again, while the undo of the receipt is under way.
    post.world
        .import(&plan(&[DUE_THURSDAY, SECOND]), "2026-07-01 10:40");
    post.reply(DAUTU, &receipt, "HỦY 2");
    post.world.at("2026-07-01 10:46").await;
    let marks = post.world.store().marks().unwrap();
    let last = marks.last().unwrap();
    assert_eq!(last.kind, MarkKind::Reopened);
    assert_eq!(
        titles_of(&mut post).last().map(String::as_str),
        Some(DUE_THURSDAY[1])
    );
}

#[tokio::test]
async fn a_number_that_only_a_later_letter_gave_is_understood_too() {
    let mut post = Post::open(&[DUE_THURSDAY, SECOND]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "2 HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let asked = post.to(OFFICE);
    post.world.import(&moved_down(), "2026-07-01 10:00");
    post.world.at("2026-07-01 10:01").await;
    post.world.received();
    post.reply(OFFICE, &asked, "3 ĐỒNG Ý");
    post.world.at("2026-07-01 10:06").await;
    assert_eq!([post.due("2"), post.due("3")], ["2026-07-02", "2026-07-20"]);
    // A number of the letter is the letter's, whatever bears it by now.
    post.world.received();
    post.reply(
        DAUTU,
        &letter,
        "3 XONG 31/BC-BQL 30/6/2026\r\n1 XONG 32/KH-BQL 30/6/2026",
    );
    post.world.at("2026-07-01 10:16").await;
    assert_eq!(
        titles_of(&mut post).last().map(String::as_str),
        Some(DUE_THURSDAY[1])
    );
}
