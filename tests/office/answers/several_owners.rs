//! Two words of the plan's owner on one wish, and a day that he gives without a wish.

use super::*;

#[tokio::test]
async fn two_words_on_one_wish_name_each_other_and_the_unit_reads_days_that_it_knows() {
    for (first, second, names) in [
        (
            "KHÔNG",
            "ĐỒNG Ý",
            "thay cho ý kiến lúc 09 giờ 10 ngày 01/7/2026, chưa đồng ý",
        ),
        ("ĐỒNG Ý đến 17/7", "ĐỒNG Ý", "thay cho ngày đã đồng ý trước đây"),
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, "HOÃN đến 20/7 vì chờ ý kiến");
        post.world.at("2026-07-01 09:06").await;
        let wish = post
            .world
            .received()
            .into_iter()
            .find(|l| l.to == OFFICE)
            .unwrap();
        post.reply(OFFICE, &wish, first);
        post.reply(OFFICE, &wish, second);
        post.world.at("2026-07-01 09:10").await;
        let letters = post.world.received();
        let receipts: Vec<String> = letters.iter().filter(|l| l.to == OFFICE).map(flat).collect();
        assert_eq!(receipts.len(), 2, "{first}, {second}");
        assert!(
            receipts
                .iter()
                .any(|r| r.contains("đã có ý kiến sau, đồng ý đến Thứ Hai 20/7/2026")),
            "{receipts:?}"
        );
        assert!(receipts.iter().any(|r| r.contains(names)), "{receipts:?}");
        let told: Vec<String> = letters.iter().filter(|l| l.to == DAUTU).map(flat).collect();
        assert_eq!(told.len(), 1, "one word for the unit");
        assert!(
            told[0].contains("Thứ Hai 20/7/2026 (thời hạn trước: Thứ Năm 02/7/2026)"),
            "{told:?}"
        );
    }
}

#[tokio::test]
async fn another_day_in_answer_to_the_list_of_what_is_late_is_the_owners_decision() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    post.world.at("2026-07-01 07:45").await;
    post.world.at("2026-07-07 07:45").await;
    let letters = post.world.received();
    let is_list = |l: &&Received| l.to == OFFICE && l.subject.starts_with("[Danh sách quá hạn]");
    let list = letters.iter().rfind(is_list).unwrap().clone();
    post.reply(OFFICE, &list, "1 HOÃN đến 20/7/2026 vì chờ Sở");
    post.world.at("2026-07-07 10:00").await;
    let letters = post.world.received();
    assert_eq!(post.due("1"), "2026-07-20", "{letters:?}");
    let told: Vec<&Received> = letters.iter().filter(|l| l.to == OFFICE).collect();
    assert_eq!(told.len(), 1, "a receipt, and no wish from himself: {letters:?}");
    assert!(
        flat(told[0]).contains("thời hạn mới Thứ Hai 20/7/2026") && !flat(told[0]).contains("đề nghị lùi"),
        "{}",
        told[0].text
    );
    let unit = letters
        .iter()
        .find(|l| l.to == DAUTU)
        .expect("the unit hears of it");
    assert!(
        flat(unit).contains("20/7/2026") && !flat(unit).contains("đề nghị lùi thời hạn của đơn vị"),
        "{}",
        unit.text
    );
    post.reply(OFFICE, told[0], "HỦY");
    post.world.at("2026-07-07 10:20").await;
    assert_eq!(post.due("1"), "2026-07-02", "and he takes it back");
}

#[tokio::test]
async fn the_owner_answers_as_many_letters_in_an_hour_as_were_put_before_him() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let mut notices: Vec<Received> = Vec::new();
    for day in [
        "2026-07-01",
        "2026-07-02",
        "2026-07-03",
        "2026-07-06",
        "2026-07-07",
    ] {
        for hour in ["08", "10", "12", "14"] {
            post.reply(
                DAUTU,
                &letter,
                &format!("Phòng đang xin ý kiến, {day} {hour} giờ"),
            );
            post.world.at(&format!("{day} {hour}:30")).await;
            let letters = post.world.received().into_iter();
            notices.extend(letters.filter(|l| l.to == OFFICE && l.subject.starts_with("[Ý kiến]")));
        }
    }
    assert!(notices.len() > 16, "{}", notices.len());
    for notice in &notices {
        post.reply(OFFICE, notice, "Đã xem");
    }
    post.world.at("2026-07-08 10:00").await;
    let letters = post.world.received();
    let receipts = letters
        .iter()
        .filter(|l| l.to == OFFICE && l.subject.starts_with("[Xác nhận]"));
    assert_eq!(receipts.count(), notices.len());
}
