//! The owner's word on a task of several units: who hears of the new day, which day counts, what is said with it.

use super::*;

const THREE: [&str; 5] = [
    "1",
    "Rà soát thủ tục",
    "Phòng Quản lý đầu tư; Phòng Quản lý quy hoạch và xây dựng; Phòng Quản lý tài nguyên và môi trường",
    "",
    "Chậm nhất ngày 02/7/2026",
];

impl Post {
    /// The unit wishes 10/7 and the owner answers; who got which letter.
    async fn granted(&mut self, words: &str) -> Vec<Received> {
        self.world.at("2026-07-01 07:45").await;
        let letters = self.world.received();
        let letter = letters.iter().find(|l| l.to == DAUTU).unwrap();
        self.reply(DAUTU, letter, "HOÃN đến 10/7 vì chờ ý kiến");
        self.world.at("2026-07-01 09:06").await;
        let wish = self.to(OFFICE);
        self.reply(OFFICE, &wish, words);
        self.world.at("2026-07-01 09:10").await;
        self.world.received()
    }
}

fn to<'l>(letters: &'l [Received], address: &str) -> &'l Received {
    let mut mine = letters.iter().filter(|l| l.to == address);
    let only = mine.next().unwrap_or_else(|| panic!("{address} in {letters:?}"));
    assert!(mine.next().is_none(), "{address} once in {letters:?}");
    only
}

#[tokio::test]
async fn every_unit_that_leads_the_task_hears_of_the_new_day_once_and_the_owner_reads_who_does() {
    let mut post = Post::open(&[THREE]).await;
    let letters = post.granted("ĐỒNG Ý").await;
    assert_eq!(letters.len(), 4, "{letters:?}");
    let receipt = to(&letters, OFFICE);
    assert!(
        receipt
            .text
            .contains("Thời hạn mới áp dụng và được gửi các đơn vị chủ trì"),
        "{}",
        receipt.text
    );
    for unit in [
        "Phòng Quản lý đầu tư (nhiệm vụ số 1)",
        "Phòng Quản lý quy hoạch và xây dựng (nhiệm vụ số 1)",
        "Phòng Quản lý tài nguyên và môi trường (nhiệm vụ số 1)",
    ] {
        assert!(receipt.text.contains(unit), "{unit} in {}", receipt.text);
    }
    for (unit, subject) in [
        (DAUTU, "[Ý kiến] Về đề nghị lùi thời hạn của đơn vị"),
        (XAYDUNG, "[Xác nhận] Nội dung đã ghi nhận về nhiệm vụ của đơn vị"),
        (
            MOITRUONG,
            "[Xác nhận] Nội dung đã ghi nhận về nhiệm vụ của đơn vị",
        ),
    ] {
        let told = to(&letters, unit);
        assert_eq!(told.subject, subject);
        assert!(told.text.contains("Thứ Sáu 10/7/2026"), "{}", told.text);
        assert_eq!(entries(told)[0].2, "20260710", "{unit}");
    }
    let next = post.brings("2026-07-02 07:45").await;
    assert!(
        next.iter().all(|(_, s)| !s.starts_with("[Xác nhận]")),
        "told once: {next:?}"
    );

    post.reply(OFFICE, receipt, "HỦY\r\nĐề nghị giữ tiến độ của Ban.");
    post.world.at("2026-07-02 09:00").await;
    let letters = post.world.received();
    assert!(
        to(&letters, OFFICE)
            .text
            .contains("Thời hạn trước được áp dụng lại")
    );
    for unit in [DAUTU, XAYDUNG, MOITRUONG] {
        let told = to(&letters, unit);
        assert!(told.text.contains("Thứ Năm 02/7/2026"), "{}", told.text);
        assert!(
            told.text.contains("\"Đề nghị giữ tiến độ của Ban.\""),
            "{}",
            told.text
        );
        assert_eq!(entries(told)[0].2, "20260702", "{unit}");
    }
}

/// Of three leads one has finished and one asks for another day; with what came after it.
async fn one_done_and_one_wish() -> (Post, Vec<Received>) {
    let mut post = Post::open(&[THREE]).await;
    post.world.at("2026-07-01 07:45").await;
    let letters = post.world.received();
    post.reply(XAYDUNG, to(&letters, XAYDUNG), DONE);
    post.reply(DAUTU, to(&letters, DAUTU), "HOÃN đến 10/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let letters = post.world.received();
    (post, letters)
}

#[tokio::test]
async fn a_unit_that_has_finished_hears_of_no_new_day() {
    let (mut post, letters) = one_done_and_one_wish().await;
    post.reply(OFFICE, to(&letters, OFFICE), "ĐỒNG Ý");
    let brought = post.brings("2026-07-01 09:10").await;
    let who: Vec<&str> = brought.iter().map(|(to, _)| to.as_str()).collect();
    assert_eq!(who, [DAUTU, MOITRUONG, OFFICE]);
}

#[tokio::test]
async fn the_owners_explanation_reaches_the_unit_with_the_word() {
    for (words, wanted) in [
        ("ĐỒNG Ý\r\nĐề nghị gửi dự thảo trước 05/7.", "Đồng ý lùi thời hạn"),
        (
            "KHÔNG\r\nĐề nghị gửi dự thảo trước 05/7.\r\n\r\nTrân trọng\r\nNguyễn Văn An",
            "Chưa đồng ý",
        ),
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let mut letters = post.granted(words).await;
        if words.starts_with("ĐỒNG Ý") {
            // What is said beside a consent is asked about first.
            let question = to(&letters, OFFICE).clone();
            assert!(question.text.contains("Đề nghị gửi dự thảo"), "{}", question.text);
            post.reply(OFFICE, &question, "ĐỒNG Ý");
            post.world.at("2026-07-01 09:20").await;
            letters = post.world.received();
        }
        let told = to(&letters, DAUTU);
        assert!(told.text.contains(wanted), "{}", told.text);
        assert!(
            told.text.contains("\"Đề nghị gửi dự thảo trước 05/7.\""),
            "{}",
            told.text
        );
        assert!(!told.text.contains("Nguyễn Văn An"), "{}", told.text);
        assert!(
            to(&letters, OFFICE)
                .text
                .contains("Ý kiến kèm theo được gửi cùng")
        );
    }
}

#[tokio::test]
async fn words_below_an_undo_reach_whoever_hears_of_it() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "HOÃN đến 10/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let letters = post.world.received();
    post.reply(
        DAUTU,
        to(&letters, DAUTU),
        "HỦY\r\nĐã có số liệu của Sở Tài chính.",
    );
    post.world.at("2026-07-01 11:00").await;
    let letters = post.world.received();
    let told = &to(&letters, OFFICE).text;
    assert!(
        told.contains("Đơn vị rút lại đề nghị") && told.contains("Đã có số liệu của Sở Tài chính."),
        "{told}"
    );
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 11:10").await;
    let receipt = post.to(DAUTU);
    post.reply(DAUTU, &receipt, "HỦY\r\nPhòng ghi nhầm số văn bản.");
    post.world.at("2026-07-01 13:00").await;
    let letters = post.world.received();
    let told = to(&letters, OFFICE);
    assert_eq!(
        told.subject,
        "[Ý kiến] Phòng Quản lý đầu tư: hủy 01 nội dung đã trả lời"
    );
    assert!(
        told.text.contains("\"Phòng ghi nhầm số văn bản.\""),
        "{}",
        told.text
    );
    assert!(
        to(&letters, DAUTU)
            .text
            .contains("Ý kiến kèm theo đã được chuyển.")
    );
}

/// What one unit takes back and what the owner grants another come in one look: words and entries of both name
/// the day that counts in the end.
#[tokio::test]
async fn an_undo_beside_a_granted_wish_names_the_day_that_its_entry_has() {
    let (mut post, letters) = one_done_and_one_wish().await;
    post.reply(XAYDUNG, to(&letters, XAYDUNG), "HỦY");
    post.reply(OFFICE, to(&letters, OFFICE), "ĐỒNG Ý");
    post.world.at("2026-07-01 09:10").await;
    let letters = post.world.received();
    let undone = letters
        .iter()
        .find(|l| l.to == XAYDUNG && l.subject.contains("hủy"))
        .unwrap();
    assert!(undone.text.contains("10/7/2026"), "{}", undone.text);
    assert_eq!(entries(undone)[0].2, "20260710");
}

/// The owner takes one word back and gives another for the same task in one look, in either order.
#[tokio::test]
async fn an_undo_and_a_new_word_in_one_look_end_with_one_day() {
    for undoes_first in [true, false] {
        let mut post = Post::open(&[THREE]).await;
        post.world.at("2026-07-01 07:45").await;
        let letters = post.world.received();
        post.reply(DAUTU, to(&letters, DAUTU), "HOÃN đến 10/7 vì chờ ý kiến");
        post.reply(MOITRUONG, to(&letters, MOITRUONG), "HOÃN đến 20/7 vì chờ ý kiến");
        post.world.at("2026-07-01 09:06").await;
        let letters = post.world.received();
        let wish = |unit: &str| {
            let mut wishes = letters.iter().filter(|l| l.to == OFFICE);
            wishes.find(|l| l.subject.contains(unit)).unwrap().clone()
        };
        let (first, second) = (wish("đầu tư"), wish("môi trường"));
        post.reply(OFFICE, &first, "ĐỒNG Ý");
        post.world.at("2026-07-01 09:10").await;
        let receipt = to(&post.world.received(), OFFICE).clone();
        let words = [(&receipt, "HỦY"), (&second, "ĐỒNG Ý")];
        let order = if undoes_first { [0, 1] } else { [1, 0] };
        for at in order {
            post.reply(OFFICE, words[at].0, words[at].1);
        }
        post.world.at("2026-07-01 09:20").await;
        let letters = post.world.received();
        let due = post.due("1").replace('-', "");
        for unit in [DAUTU, XAYDUNG, MOITRUONG] {
            let told: Vec<&Received> = letters.iter().filter(|l| l.to == unit).collect();
            assert!(!told.is_empty(), "{unit} in {letters:?}");
            for letter in told {
                assert_eq!(entries(letter)[0].2, due, "{unit}: {}", letter.text);
            }
        }
    }
}

#[tokio::test]
async fn the_day_given_to_another_lead_is_named_in_the_notice_and_in_its_letter() {
    let both = "Phòng Quản lý đầu tư; Phòng Quản lý quy hoạch và xây dựng";
    let mut post = Post::open(&[["1", "Rà soát", both, "", "Chậm nhất ngày 02/7/2026"]]).await;
    post.world.at("2026-07-01 07:45").await;
    let reminders = post.world.received();
    let of = |unit: &str| reminders.iter().find(|l| l.to == unit).unwrap();
    post.reply(DAUTU, of(DAUTU), "HOÃN đến 10/7 vì bận");
    post.world.at("2026-07-01 09:06").await;
    let notice = post.to(OFFICE);
    post.reply(OFFICE, &notice, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:10").await;
    post.world.received();
    post.reply(XAYDUNG, of(XAYDUNG), "HOÃN đến 17/7 vì bận");
    post.world.at("2026-07-01 09:20").await;
    let notice = post.to(OFFICE);
    assert!(
        flat(&notice).contains("(hạn Thứ Sáu 10/7/2026, đã đồng ý theo đề nghị của Phòng Quản lý đầu tư)"),
        "{}",
        notice.text
    );
    post.reply(OFFICE, &notice, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:24").await;
    let letters = post.world.received();
    let told = letters.iter().find(|l| l.to == DAUTU).unwrap();
    assert!(
        flat(told).contains("hạn Thứ Sáu 17/7/2026, thay cho ngày đã đồng ý trước đây (Thứ Sáu 10/7/2026)"),
        "{}",
        told.text
    );
}
