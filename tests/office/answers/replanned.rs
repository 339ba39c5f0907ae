//! A version of the plan that moves a task to another unit, drops it or takes an agreed day back.

mod moved_days;
mod numbered;
mod restated;

use super::*;

const OTHER: [&str; 5] = [
    "9",
    "Đối thoại với doanh nghiệp",
    "Phòng Quản lý doanh nghiệp và lao động",
    "",
    "Chậm nhất ngày 30/9/2026",
];

fn moved() -> String {
    let mut row = DUE_THURSDAY;
    row[2] = "Phòng Quản lý tài nguyên và môi trường";
    plan(&[row, OTHER])
}

const SUBJECT: &str = "[Xác nhận] Kế hoạch thay đổi nhiệm vụ của đơn vị";

/// The letter about the plan to that address, which came once.
fn told(letters: &[Received], to: &str) -> Received {
    let mine: Vec<&Received> = letters
        .iter()
        .filter(|l| l.to == to && l.subject == SUBJECT)
        .collect();
    assert_eq!(mine.len(), 1, "{to}: {letters:#?}");
    mine[0].clone()
}

#[tokio::test]
async fn both_units_of_a_task_that_moved_are_told_once_and_the_wish_on_it_ends() {
    let mut post = Post::open(&[DUE_THURSDAY, OTHER]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let notice = post.to(OFFICE);
    post.world.received();
    post.world.import(&moved(), "2026-07-01 10:00");
    post.world.at("2026-07-01 10:01").await;
    let letters = post.world.received();
    let old = told(&letters, DAUTU);
    for words in [
        "nay Phòng Quản lý tài nguyên và môi trường chủ trì",
        "không còn được xem xét",
    ] {
        assert!(flat(&old).contains(words), "{}", old.text);
    }
    let entry = &entries(&letter)[0];
    let cancelled = &entries(&old)[0];
    assert_eq!(entry.0, cancelled.0, "the same entry");
    assert!(cancelled.3, "taken back");
    let new = told(&letters, MOITRUONG);
    for words in [
        "Đơn vị chủ trì từ nay",
        "trước đây Phòng Quản lý đầu tư chủ trì",
        "Thứ Năm 02/7/2026",
    ] {
        assert!(flat(&new).contains(words), "{}", new.text);
    }
    post.reply(OFFICE, &notice, "ĐỒNG Ý");
    post.world.at("2026-07-01 10:10").await;
    let receipt = post.to(OFFICE);
    assert!(
        flat(&receipt).contains("Không thay đổi thời hạn: việc không còn do đơn vị đề nghị chủ trì"),
        "{}",
        receipt.text
    );
    let later = post.brings("2026-07-02 07:45").await;
    assert!(
        later.iter().all(|(to, s)| to != DAUTU && s != SUBJECT),
        "{later:?}"
    );
}

#[tokio::test]
async fn a_task_that_is_dropped_is_told_with_its_entry_taken_back() {
    let mut post = Post::open(&[DUE_THURSDAY, OTHER]).await;
    let letter = post.morning().await;
    post.world.import(&plan(&[OTHER]), "2026-07-01 18:00");
    post.world.at("2026-07-01 18:01").await;
    assert_eq!(post.world.subjects(), [], "within sending hours");
    post.world.at("2026-07-02 07:45").await;
    let letters = post.world.received();
    let dropped = told(&letters, DAUTU);
    assert!(
        flat(&dropped).contains("không phải thực hiện theo kế hoạch này nữa"),
        "{}",
        dropped.text
    );
    let cancelled = &entries(&dropped)[0];
    assert_eq!((&entries(&letter)[0].0, cancelled.3), (&cancelled.0, true));
    assert_eq!(post.brings("2026-07-03 13:15").await, []);
}

#[tokio::test]
async fn a_result_goes_with_the_task_and_nobody_is_reminded_of_it() {
    let mut post = Post::open(&[DUE_THURSDAY, OTHER]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    let receipt = post.to(DAUTU);
    post.world.received();
    post.world.import(&moved(), "2026-07-01 10:00");
    post.world.at("2026-07-01 10:01").await;
    let letters = post.world.received();
    for unit in [DAUTU, MOITRUONG] {
        let text = flat(&told(&letters, unit));
        assert!(text.contains("330/KH-BQL ngày 24/6/2026) vẫn được lưu"), "{text}");
    }
    for when in ["2026-07-02 07:45", "2026-07-03 13:15", "2026-07-06 07:45"] {
        let brought = post.brings(when).await;
        assert!(
            brought.iter().all(|(_, s)| !s.starts_with("[Nhắc việc]")),
            "{when} {brought:?}"
        );
    }
    post.reply(DAUTU, &receipt, "HỦY");
    post.world.at("2026-07-06 09:00").await;
    let letters = post.world.received();
    let of = |to: &str| flat(letters.iter().find(|l| l.to == to).unwrap());
    assert!(
        of(DAUTU).contains("việc không còn do đơn vị chủ trì"),
        "{}",
        of(DAUTU)
    );
    assert!(of(OFFICE).contains("\"HỦY\""), "{}", of(OFFICE));
}

#[tokio::test]
async fn a_plan_that_takes_an_agreed_day_back_is_told_to_who_had_it() {
    let mut post = Post::open(&[DUE_THURSDAY, OTHER]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let notice = post.to(OFFICE);
    post.reply(OFFICE, &notice, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:10").await;
    post.world.received();
    let mut row = DUE_THURSDAY;
    row[4] = "Chậm nhất ngày 15/7/2026";
    post.world.import(&plan(&[row, OTHER]), "2026-07-01 10:00");
    post.world.at("2026-07-01 10:01").await;
    let letters = post.world.received();
    let told = told(&letters, DAUTU);
    assert!(
        flat(&told).contains("hạn Thứ Tư 15/7/2026, thay cho ngày đã đồng ý trước đây (Thứ Hai 20/7/2026)"),
        "{}",
        told.text
    );
    assert_eq!(entries(&told)[0].2, "20260715");
}

#[tokio::test]
async fn who_cooperates_in_a_task_that_is_dropped_is_told() {
    let mut row = DUE_THURSDAY;
    row[3] = "Phòng Quản lý quy hoạch và xây dựng";
    row[4] = "Chậm nhất ngày 08/7/2026";
    let mut post = Post::open(&[row, OTHER]).await;
    post.world.at("2026-07-01 07:45").await;
    let letters = post.world.received();
    assert!(
        letters.iter().any(|l| l.to == XAYDUNG),
        "it has read of it: {letters:?}"
    );
    post.world.import(&plan(&[OTHER]), "2026-07-01 10:00");
    post.world.at("2026-07-01 10:01").await;
    let letters = post.world.received();
    let theirs = told(&letters, XAYDUNG);
    assert!(
        flat(&theirs).contains("Không còn trong kế hoạch"),
        "{}",
        theirs.text
    );
    assert!(entries(&theirs)[0].3, "its entry is taken back");
    let later = post.brings("2026-07-02 07:45").await;
    assert!(later.iter().all(|(_, s)| s != SUBJECT), "{later:?}");
}

#[tokio::test]
async fn a_second_lead_is_told_to_both_and_neither_as_if_it_were_out() {
    let mut post = Post::open(&[DUE_THURSDAY, OTHER]).await;
    post.morning().await;
    post.world.received();
    let mut row = DUE_THURSDAY;
    row[2] = "Phòng Quản lý đầu tư; Phòng Quản lý quy hoạch và xây dựng";
    post.world.import(&plan(&[row, OTHER]), "2026-07-01 10:00");
    post.world.at("2026-07-01 10:01").await;
    let letters = post.world.received();
    let (old, new) = (told(&letters, DAUTU), told(&letters, XAYDUNG));
    assert!(
        flat(&old).contains("cùng chủ trì với Phòng Quản lý quy hoạch và xây dựng"),
        "{}",
        old.text
    );
    assert!(
        flat(&new).contains("cùng chủ trì với Phòng Quản lý đầu tư"),
        "{}",
        new.text
    );
    for letter in [&old, &new] {
        assert!(!letter.text.contains("trước đây"), "{}", letter.text);
    }
    // One of them goes again.
    post.world
        .import(&plan(&[DUE_THURSDAY, OTHER]), "2026-07-01 11:00");
    post.world.at("2026-07-01 11:01").await;
    let letters = post.world.received();
    let (old, new) = (told(&letters, DAUTU), told(&letters, XAYDUNG));
    assert!(
        flat(&old).contains("Phòng Quản lý quy hoạch và xây dựng không còn chủ trì"),
        "{}",
        old.text
    );
    assert!(
        flat(&new).contains("nay Phòng Quản lý đầu tư chủ trì"),
        "{}",
        new.text
    );
    assert_eq!(post.brings("2026-07-01 11:20").await, [], "told once");
}

/// "Báo cáo … của đơn vị" stands in a plan once for each unit: what is recorded stays with who recorded it.
#[tokio::test]
async fn a_result_stays_with_its_unit_where_several_have_a_task_of_the_same_words() {
    let row = |number: &'static str, title: &'static str, unit: &'static str| {
        [number, title, unit, "", "Chậm nhất ngày 02/7/2026"]
    };
    const TITLE: &str = "Rà soát thủ tục hành chính của đơn vị";
    const LONGER: &str = "Rà soát thủ tục hành chính của đơn vị, đề xuất đơn giản hóa và niêm yết";
    const FIRST: &str = "Phòng Quản lý đầu tư";
    const SECOND: &str = "Phòng Quản lý quy hoạch và xây dựng";
    let mut post = Post::open(&[row("1", TITLE, FIRST), row("2", TITLE, SECOND)]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    assert_eq!(post.marks(), [finished()]);
    post.world.received();
    let next = plan(&[row("1", LONGER, FIRST), row("22", TITLE, SECOND)]);
    post.world.import(&next, "2026-07-01 10:00");
    post.world.at("2026-07-01 10:01").await;
    assert_eq!(post.marks(), [finished()], "handed on to nobody");
    let letters = post.world.received();
    let is_moved = |l: &&Received| flat(l).contains("chủ trì từ nay") || flat(l).contains("nay Phòng");
    assert!(!letters.iter().any(|l| is_moved(&l)), "{letters:?}");
    let late = post.brings("2026-07-03 13:15").await;
    let is_reminded = |unit: &str| late.iter().any(|(to, s)| to == unit && s.contains("Nhắc việc"));
    assert!(is_reminded(XAYDUNG) && !is_reminded(DAUTU), "{late:?}");
}
