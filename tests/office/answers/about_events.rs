//! Answers of other kinds to letters about events, and the owner's corrections of a day.

use super::*;

/// Each row is of the unit that reads the letter; days are few, so that the deadline is near.
const ONE: [[&str; 5]; 1] = [[
    "8",
    "Gửi kết luận kiểm tra",
    "Phòng Quản lý đầu tư",
    "",
    "Trong 05 ngày làm việc kể từ khi kết thúc cuộc kiểm tra",
]];

async fn asked(post: &mut Post) -> Received {
    post.world.at("2026-07-01 07:45").await;
    let letter = post.to(DAUTU);
    assert!(letter.subject.contains("việc chờ sự kiện"), "{}", letter.subject);
    letter
}

fn of(letters: &[Received], to: &str) -> Received {
    let found = letters.iter().find(|l| l.to == to);
    found.unwrap_or_else(|| panic!("{letters:?}")).clone()
}

fn on(date: &str) -> MarkKind {
    MarkKind::Happened {
        date: day(date),
        time: None,
    }
}

/// The unit's day, confirmed by the owner: receipts of both.
async fn confirmed(post: &mut Post) -> (Received, Received) {
    let letter = asked(post).await;
    post.reply(DAUTU, &letter, "nhiệm vụ số 8, ngày 30/6/2026");
    post.world.at("2026-07-01 09:06").await;
    let letters = post.world.received();
    post.reply(OFFICE, &of(&letters, OFFICE), "ĐỒNG Ý");
    post.world.at("2026-07-01 09:12").await;
    let told = of(&post.world.received(), OFFICE);
    (of(&letters, DAUTU), told)
}

#[tokio::test]
async fn a_result_is_no_day_of_an_event() {
    for words in [
        "XONG 12/CV-D14 30/6/2026",
        "nhiệm vụ số 8 XONG 12/CV-D14 ngày 30/6/2026",
        "Nhiệm vụ số 8: đã gửi công văn số 12/CV-D14 ngày 30/6/2026",
        "8 HOÃN đến 20/7/2026 vì chờ",
    ] {
        let mut post = Post::open(&ONE).await;
        let letter = asked(&mut post).await;
        post.reply(DAUTU, &letter, words);
        post.world.at("2026-07-01 09:06").await;
        let letters = post.world.received();
        let text = flat(&of(&letters, DAUTU));
        assert!(
            text.contains("Chưa ghi nhận") && text.contains("ngày của sự kiện"),
            "{words}: {text}"
        );
        assert!(!text.contains("xảy ra ngày"), "{words}: {text}");
        assert!(
            letters.iter().all(|l| l.to != OFFICE),
            "{words}: nothing to confirm"
        );
    }
    let mut post = Post::open(&ONE).await;
    let letter = asked(&mut post).await;
    post.reply(DAUTU, &letter, "XONG 12/CV-D14 30/6/2026");
    post.world.at("2026-07-01 09:06").await;
    let text = flat(&post.to(DAUTU));
    assert!(
        text.contains("việc chưa có ngày của sự kiện “kết thúc cuộc kiểm tra”"),
        "{text}"
    );
}

#[tokio::test]
async fn once_the_event_is_confirmed_the_receipt_takes_a_result() {
    let mut post = Post::open(&ONE).await;
    let (receipt, _) = confirmed(&mut post).await;
    post.reply(DAUTU, &receipt, "8 XONG 12/KL-D02 01/7/2026");
    post.world.at("2026-07-01 09:20").await;
    let done = post.marks();
    assert!(
        matches!(done.last(), Some(MarkKind::Done { number, .. }) if number == "12/KL-D02"),
        "{done:?}"
    );
    let letters = post.world.received();
    let told = letters
        .iter()
        .rfind(|l| l.to == DAUTU && l.subject.starts_with("[Xác nhận]"));
    let text = flat(told.unwrap());
    assert!(
        text.contains("Đã ghi nhận hoàn thành") && text.contains("07/7/2026"),
        "{text}"
    );
    assert_eq!(post.brings("2026-07-08 13:15").await, []);
}

#[tokio::test]
async fn the_owner_corrects_his_day_in_answer_to_his_receipt() {
    let mut post = Post::open(&ONE).await;
    let (_, told) = confirmed(&mut post).await;
    assert_eq!(post.marks(), [on("2026-06-30")]);
    post.reply(OFFICE, &told, "nhiệm vụ số 8, ngày 29/6/2026");
    post.world.at("2026-07-01 11:00").await;
    let gone = |date: &str| MarkKind::Unhappened { date: day(date) };
    assert_eq!(
        post.marks(),
        [on("2026-06-30"), gone("2026-06-30"), on("2026-06-29")],
        "the day of his first answer has not happened"
    );
    let again = of(&post.world.received(), OFFICE);
    assert!(flat(&again).contains("xảy ra ngày 29/6/2026"), "{}", again.text);
    // Taken back, his first word counts again.
    post.reply(OFFICE, &again, "HỦY");
    post.world.at("2026-07-01 11:10").await;
    assert_eq!(post.marks()[3..], [gone("2026-06-29"), on("2026-06-30")]);
}

#[tokio::test]
async fn what_stands_beside_a_day_is_read_and_a_day_that_cannot_be_is_asked_for() {
    for (words, want, is_put) in [
        (
            "nhiệm vụ số 8, ngày 30/6/2026\r\nnhưng kiến nghị đã rút",
            "nhưng kiến nghị đã rút",
            true,
        ),
        (
            "nhiệm vụ số 8, ngày 29/6/2026\r\nnhiệm vụ số 8, ngày 30/6/2026",
            "những nội dung khác nhau cho cùng một việc",
            false,
        ),
        ("nhiệm vụ số 8, ngày 30/6/2025", "đã qua hơn sáu tháng", false),
        ("SAI, việc của phòng khác", "giao việc chưa đúng", true),
    ] {
        let mut post = Post::open(&ONE).await;
        let letter = asked(&mut post).await;
        post.reply(DAUTU, &letter, words);
        post.world.at("2026-07-01 09:06").await;
        let letters = post.world.received();
        let told = if is_put {
            of(&letters, OFFICE)
        } else {
            of(&letters, DAUTU)
        };
        assert!(flat(&told).contains(want), "{words}: {}", told.text);
        assert_eq!(letters.iter().any(|l| l.to == OFFICE), is_put, "{words}");
    }
}

#[tokio::test]
async fn a_question_is_no_consent_and_of_two_days_in_one_letter_the_newer_is_proposed() {
    let mut post = Post::open(&ONE).await;
    let letter = asked(&mut post).await;
    post.reply(DAUTU, &letter, "nhiệm vụ số 8, ngày 30/6/2026");
    post.world.at("2026-07-01 09:06").await;
    let notice = of(&post.world.received(), OFFICE);
    post.reply(OFFICE, &notice, "ĐỒNG Ý?");
    post.world.at("2026-07-01 09:10").await;
    assert_eq!(post.marks(), []);
    let back = of(&post.world.received(), OFFICE);
    assert!(flat(&back).contains("hiểu được ý kiến này"), "{}", back.text);

    // Two further days of the same hour come to the owner in one letter.
    for (n, date) in [(12, "28/6/2026"), (14, "29/6/2026")] {
        post.reply(DAUTU, &letter, &format!("nhiệm vụ số 8, ngày {date}"));
        post.world.at(&format!("2026-07-01 09:{n}")).await;
    }
    post.world.received();
    post.world.at("2026-07-01 10:10").await;
    let both = of(&post.world.received(), OFFICE);
    let text = flat(&both);
    assert!(both.subject.contains("01 việc chờ xác nhận"), "{}", both.subject);
    assert!(text.contains("đã được thay bằng ngày báo sau"), "{text}");
    post.reply(OFFICE, &both, "ĐỒNG Ý");
    post.world.at("2026-07-01 10:20").await;
    assert_eq!(post.marks(), [on("2026-06-29")]);
}

#[tokio::test]
async fn two_leads_with_different_days_are_named_to_the_owner_and_the_second_consent_is_asked() {
    let mut two = ONE;
    two[0][2] = "Phòng Quản lý đầu tư; Phòng Quản lý quy hoạch và xây dựng";
    let mut post = Post::open(&two).await;
    post.world.at("2026-07-01 07:45").await;
    let letters = post.world.received();
    post.reply(DAUTU, &of(&letters, DAUTU), "8: ngày 29/6/2026");
    post.reply(XAYDUNG, &of(&letters, XAYDUNG), "nhiệm vụ số 8, ngày 30/6/2026");
    post.world.at("2026-07-01 09:06").await;
    let letters = post.world.received();
    let of_unit = |unit: &str| {
        let is_its = |l: &&Received| l.to == OFFICE && l.subject.contains(unit);
        letters
            .iter()
            .find(is_its)
            .unwrap_or_else(|| panic!("{letters:?}"))
    };
    let (first, second) = (of_unit("đầu tư"), of_unit("xây dựng"));
    let text = flat(second);
    assert!(text.contains("Phòng Quản lý đầu tư báo ngày 29/6/2026"), "{text}");
    post.reply(OFFICE, first, "ĐỒNG Ý");
    post.reply(OFFICE, second, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:20").await;
    assert_eq!(post.marks(), [on("2026-06-29")], "one event");
    let letters = post.world.received();
    let asks = |l: &&Received| l.to == OFFICE && flat(l).contains("đã ghi nhận sự kiện");
    let back = letters.iter().find(asks).unwrap_or_else(|| panic!("{letters:?}"));
    let text = flat(back);
    assert!(text.contains("xảy ra ngày 29/6/2026"), "{text}");
    for (words, want) in [
        ("nhiệm vụ số 8, thay, ngày 30/6/2026", vec![on("2026-06-30")]),
        (
            "nhiệm vụ số 8, sự kiện khác, ngày 30/6/2026",
            vec![on("2026-06-29"), on("2026-06-30")],
        ),
    ] {
        assert!(text.contains(words), "the question names the form: {text}");
        // Only one of both is said.
        if want.len() == 1 {
            continue;
        }
        post.reply(OFFICE, back, words);
        post.world.at("2026-07-01 09:40").await;
        assert_eq!(post.marks(), want);
    }
}

#[tokio::test]
async fn units_hear_at_once_of_a_near_day_and_that_it_is_none_any_more() {
    let mut rows = vec![ONE[0], DUE_THURSDAY];
    rows[0][4] = "Trong 02 ngày làm việc kể từ khi kết thúc cuộc kiểm tra";
    let mut post = Post::open(&rows).await;
    post.world.at("2026-07-01 07:45").await;
    let letters = post.world.received();
    let asks = |l: &&Received| l.to == DAUTU && l.subject.contains("việc chờ sự kiện");
    let letter = letters.iter().find(asks).unwrap();
    post.reply(DAUTU, letter, "nhiệm vụ số 8, ngày 30/6/2026");
    post.world.at("2026-07-01 09:06").await;
    post.reply(OFFICE, &of(&post.world.received(), OFFICE), "ĐỒNG Ý");
    post.world.at("2026-07-01 10:00").await;
    let letters = post.world.received();
    let told = of(&letters, DAUTU);
    assert_eq!(told.subject, "[Xác nhận] Thời hạn tính từ ngày của sự kiện");
    let text = flat(&told);
    assert!(text.contains("hạn Thứ Năm 02/7/2026"), "{text}");
    let entry = entries(&told).into_iter().find(|e| e.2 == "20260702" && !e.3);
    let (uid, ..) = entry.expect("with its calendar entry");

    let receipt = letters.iter().rfind(|l| l.to == OFFICE).unwrap();
    post.reply(OFFICE, receipt, "HỦY");
    post.world.at("2026-07-01 11:00").await;
    let letters = post.world.received();
    let own = flat(&of(&letters, OFFICE));
    assert!(
        own.contains("ngày của sự kiện “kết thúc cuộc kiểm tra”, ngày 30/6/2026"),
        "{own}"
    );
    assert!(!own.contains("theo đề nghị của đơn vị"), "{own}");
    let told = of(&letters, DAUTU);
    assert!(flat(&told).contains("việc chưa có thời hạn"), "{}", told.text);
    let gone = entries(&told).into_iter().find(|e| e.0 == uid);
    assert!(
        gone.is_some_and(|e| e.3),
        "its entry is taken back: {}",
        told.text
    );
}

const KEPT: [&str; 5] = [
    "8",
    "Gửi kết luận kiểm tra",
    "Phòng Quản lý đầu tư",
    "",
    "Trong 05 ngày làm việc kể từ khi kết thúc cuộc kiểm tra",
];
const CHANGED: [&str; 5] = [
    "9",
    "Trả lời kiến nghị",
    "Phòng Quản lý đầu tư",
    "",
    "Trong 05 ngày làm việc kể từ khi nhận được kiến nghị",
];

/// Versions of the plan in which task 9 has a day of its own, another lead, or is not there.
fn versions() -> [(Vec<[&'static str; 5]>, &'static str); 3] {
    let [mut fixed, mut moved] = [CHANGED; 2];
    fixed[4] = "Chậm nhất ngày 20/7/2026";
    moved[2] = "Phòng Quản lý quy hoạch và xây dựng";
    let gone = "không còn phải thực hiện, hoặc không còn do đơn vị đó chủ trì";
    [
        (vec![KEPT, fixed], "hạn Thứ Hai 20/7/2026, không tính từ sự kiện"),
        (vec![KEPT, moved], gone),
        (vec![KEPT], gone),
    ]
}

fn find<'l>(letters: &'l [Received], to: &str, subject: &str) -> &'l Received {
    let found = letters.iter().find(|l| l.to == to && l.subject.contains(subject));
    found.unwrap_or_else(|| {
        panic!(
            "{subject}: {:?}",
            letters.iter().map(|l| (&l.to, &l.subject)).collect::<Vec<_>>()
        )
    })
}

#[tokio::test]
async fn a_day_for_a_task_that_the_plan_has_changed_is_answered_with_its_title() {
    for (rows, told) in versions() {
        let mut post = Post::open(&[KEPT, CHANGED]).await;
        post.world.at("2026-07-01 07:45").await;
        let letter = post.to(DAUTU);
        post.world.import(&plan(&rows), "2026-07-01 09:00");
        post.world.at("2026-07-01 09:01").await;
        post.world.received();
        post.reply(DAUTU, &letter, "9: 30/6/2026");
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(post.marks(), []);
        let letters = post.world.received();
        let receipt = flat(find(&letters, DAUTU, "[Xác nhận]"));
        assert!(
            receipt.contains("Nhiệm vụ số 9: Trả lời kiến nghị") && receipt.contains(told),
            "{receipt}"
        );
        let notice = flat(find(&letters, OFFICE, "[Ý kiến]"));
        assert!(notice.contains("Nhiệm vụ số 9: Trả lời kiến nghị"), "{notice}");
    }
}

#[tokio::test]
async fn the_owners_consent_to_a_day_that_nobody_needs_any_more_says_so() {
    for (rows, told) in versions() {
        let mut post = Post::open(&[KEPT, CHANGED]).await;
        post.world.at("2026-07-01 07:45").await;
        let letter = post.to(DAUTU);
        post.reply(DAUTU, &letter, "8: 30/6/2026\r\n9: 30/6/2026");
        post.world.at("2026-07-01 08:50").await;
        let letters = post.world.received();
        let notice = find(&letters, OFFICE, "[Ý kiến]").clone();
        post.world.import(&plan(&rows), "2026-07-01 09:00");
        post.world.at("2026-07-01 09:01").await;
        post.world.received();
        post.reply(OFFICE, &notice, "ĐỒNG Ý");
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(post.marks().len(), 1, "only that of task 8");
        let letters = post.world.received();
        let receipt = flat(find(&letters, OFFICE, "[Xác nhận]"));
        assert!(
            receipt.contains("Nhiệm vụ số 9: Trả lời kiến nghị") && receipt.contains(told),
            "{receipt}"
        );
        assert!(
            receipt.contains("Nhiệm vụ số 8: Gửi kết luận kiểm tra"),
            "{receipt}"
        );

        // By its number, and alone.
        post.reply(OFFICE, &notice, "9 ĐỒNG Ý");
        post.world.at("2026-07-01 09:20").await;
        assert_eq!(post.marks().len(), 1);
        let letters = post.world.received();
        let receipt = flat(find(&letters, OFFICE, "[Xác nhận]"));
        assert!(receipt.contains(told), "{receipt}");
        assert!(!receipt.contains("Nhiệm vụ số 8"), "{receipt}");
    }
}

#[tokio::test]
async fn who_takes_over_a_task_whose_days_run_reads_its_day() {
    let mut moved = CHANGED;
    moved[2] = "Phòng Quản lý quy hoạch và xây dựng";
    let mut post = Post::open(&[KEPT, CHANGED]).await;
    post.world.at("2026-07-01 07:45").await;
    let letter = post.to(DAUTU);
    post.reply(DAUTU, &letter, "9: 30/6/2026");
    post.world.at("2026-07-01 08:10").await;
    let letters = post.world.received();
    post.reply(OFFICE, find(&letters, OFFICE, "[Ý kiến]"), "ĐỒNG Ý");
    post.world.at("2026-07-01 08:20").await;
    assert_eq!(post.marks().len(), 1);
    post.world.received();
    post.world.import(&plan(&[KEPT, moved]), "2026-07-01 09:00");
    post.world.at("2026-07-01 09:01").await;
    let letters = post.world.received();
    let told = flat(find(&letters, XAYDUNG, "Kế hoạch thay đổi"));
    assert!(
        told.contains("Trả lời kiến nghị: hạn Thứ Ba 07/7/2026"),
        "no 'theo kế hoạch' beside a reminder with the day: {told}"
    );
}

/// Two leads wrote two days: who wrote the other one reads which counts.
#[tokio::test]
async fn a_lead_whose_day_was_not_taken_reads_so() {
    let mut row = ONE[0];
    row[2] = "Phòng Quản lý đầu tư; Phòng Quản lý quy hoạch và xây dựng";
    let mut post = Post::open(&[row]).await;
    post.world.at("2026-07-01 07:45").await;
    let letters = post.world.received();
    post.reply(DAUTU, &of(&letters, DAUTU), "nhiệm vụ số 8, ngày 29/6/2026");
    post.world.at("2026-07-01 09:06").await;
    let notice = of(&post.world.received(), OFFICE);
    post.reply(XAYDUNG, &of(&letters, XAYDUNG), "nhiệm vụ số 8, ngày 30/6/2026");
    post.world.at("2026-07-01 09:10").await;
    post.world.received();
    post.reply(OFFICE, &notice, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:20").await;
    let letters = post.world.received();
    let told = letters
        .iter()
        .filter(|l| l.to == XAYDUNG)
        .map(flat)
        .collect::<String>();
    assert!(
        told.contains("xảy ra ngày 29/6/2026") || told.contains("xảy ra Thứ Hai 29/6/2026"),
        "{told}"
    );
    assert!(told.contains("30/6/2026, không được ghi nhận"), "{told}");
    let own = letters
        .iter()
        .filter(|l| l.to == DAUTU)
        .map(flat)
        .collect::<String>();
    assert!(!own.contains("không được ghi nhận"), "{own}");
}
