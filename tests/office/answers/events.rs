//! The day of an event, answered as the letter asks for it.

use super::*;

const WAITING: [[&str; 5]; 2] = [
    [
        "3",
        "Báo cáo sự cố",
        "Phòng Quản lý đầu tư",
        "",
        "Trong 24 giờ kể từ khi xảy ra sự cố",
    ],
    [
        "8",
        "Gửi kết luận kiểm tra",
        "Phòng Quản lý đầu tư",
        "",
        "Trong 05 ngày làm việc kể từ khi kết thúc cuộc kiểm tra",
    ],
];

async fn asked(post: &mut Post) -> Received {
    post.world.at("2026-07-01 07:45").await;
    let letter = post.to(DAUTU);
    assert!(letter.subject.contains("việc chờ sự kiện"), "{}", letter.subject);
    letter
}

fn happened(date: &str, time: Option<&str>) -> MarkKind {
    MarkKind::Happened {
        date: day(date),
        time: time.map(|t| t.parse().unwrap()),
    }
}

#[tokio::test]
async fn the_prescribed_form_is_put_to_the_owner_and_his_consent_starts_the_clock() {
    let mut post = Post::open(&WAITING).await;
    let letter = asked(&mut post).await;
    let words = "nhiệm vụ số 3, ngày 01/7/2026, 08 giờ 15\r\nnhiệm vụ số 8, ngày 30/6/2026";
    post.reply(DAUTU, &letter, words);
    post.world.at("2026-07-01 09:06").await;
    assert_eq!(post.marks(), [], "the unit's word is a proposal");
    let letters = post.world.received();
    let receipt = letters.iter().find(|l| l.to == DAUTU).unwrap();
    let notice = letters.iter().find(|l| l.to == OFFICE).unwrap();
    assert_eq!(receipt.subject, "[Xác nhận] Đã nhận ngày của sự kiện, 02 việc");
    assert!(
        notice.subject.contains("báo ngày của sự kiện, 02 việc"),
        "{}",
        notice.subject
    );
    for letter in [receipt, notice] {
        let text = flat(letter);
        for told in [
            "Nhiệm vụ số 3: Báo cáo sự cố",
            "Nhiệm vụ số 8: Gửi kết luận kiểm tra",
            "08 giờ 15 ngày 01/7/2026",
            "ngày 30/6/2026",
            "sự cố”",
        ] {
            assert!(text.contains(told), "{told}: {text}");
        }
        assert!(!text.contains("XONG") && !text.contains("(hạn"), "{text}");
    }
    assert!(flat(receipt).contains("HỦY"), "{}", receipt.text);
    assert!(flat(notice).contains("ĐỒNG Ý"), "{}", notice.text);

    post.reply(OFFICE, notice, "3 ĐỒNG Ý\r\n8 KHÔNG");
    post.world.at("2026-07-01 09:10").await;
    assert_eq!(post.marks(), [happened("2026-07-01", Some("08:15:00"))]);
    let letters = post.world.received();
    let told = letters.iter().find(|l| l.to == OFFICE).unwrap();
    assert_eq!(told.subject, "[Xác nhận] Đã ghi nhận ngày của sự kiện, 01 việc");
    assert!(
        flat(told).contains("Không ghi nhận ngày đơn vị báo"),
        "{}",
        told.text
    );
    post.world.at("2026-07-01 09:11").await;
    let later = post.world.received();
    let of_unit = |begin: &str| {
        let mut all = letters.iter().chain(&later);
        all.find(|l| l.to == DAUTU && l.subject.starts_with(begin))
            .unwrap()
    };
    let declined = of_unit("[Ý kiến] Về ngày của sự kiện");
    for words in [
        "Chưa ghi nhận ngày của sự kiện",
        "Nhiệm vụ số 8: Gửi kết luận kiểm tra",
        "ngày 30/6/2026",
    ] {
        assert!(flat(declined).contains(words), "{words}: {}", declined.text);
    }
    assert!(!declined.text.contains("Nhiệm vụ số 3"), "{}", declined.text);
    let clock = of_unit("[Nhắc việc]");
    assert!(
        clock.text.contains("08 giờ 15 Thứ Năm 02/7/2026"),
        "{}",
        clock.text
    );

    post.reply(OFFICE, told, "HỦY");
    post.world.at("2026-07-01 09:20").await;
    assert_eq!(
        post.marks().last(),
        Some(&MarkKind::Unhappened {
            date: day("2026-07-01")
        })
    );
    let undone = post.to(OFFICE);
    assert!(undone.subject.contains("Đã hủy"), "{}", undone.subject);
    assert_eq!(
        post.brings("2026-07-02 08:00").await,
        [],
        "the clock does not run any more"
    );
}

#[tokio::test]
async fn what_names_no_day_that_has_come_is_asked_back_with_the_form_of_this_letter() {
    let mut post = Post::open(&WAITING).await;
    let letter = asked(&mut post).await;
    for (n, (words, want)) in [
        ("nhiệm vụ số 8, ngày 20/7/2026", "chưa đến"),
        ("nhiệm vụ số 8, ngày 31/6/2026", "chưa rõ ngày của sự kiện"),
        ("ngày 30/6/2026", "chưa rõ trả lời cho việc nào"),
        ("nhiệm vụ số 7, ngày 30/6/2026", "không có trong thư"),
        ("nhiệm vụ số 8", "chưa rõ ngày của sự kiện"),
    ]
    .into_iter()
    .enumerate()
    {
        post.reply(DAUTU, &letter, words);
        post.world.at(&format!("2026-07-01 09:{:02}", 6 + n)).await;
        let asked = post.to(DAUTU);
        assert!(flat(&asked).contains(want), "{words}: {}", asked.text);
    }
    assert_eq!(post.marks(), []);
    let mut post = Post::open(&WAITING).await;
    let letter = asked(&mut post).await;
    post.reply(DAUTU, &letter, "ngày 30/6/2026");
    post.world.at("2026-07-01 09:06").await;
    let receipt = post.to(DAUTU);
    let text = flat(&receipt);
    assert!(text.contains("chưa rõ trả lời cho việc nào"), "{text}");
    assert!(text.contains("nhiệm vụ số 8, 14 giờ 30 ngày 12/5/2026"), "{text}");
    assert!(!text.contains("XONG"), "{text}");
    // The answer to the receipt is of the same letter.
    post.reply(DAUTU, &receipt, "8, ngày 30/6");
    post.world.at("2026-07-01 09:08").await;
    let letters = post.world.received();
    let notice = letters.iter().find(|l| l.to == OFFICE).unwrap();
    assert!(flat(notice).contains("xảy ra ngày 30/6/2026"), "{}", notice.text);

    // The unit takes it back before anybody confirmed it.
    let receipt = letters.iter().find(|l| l.to == DAUTU).unwrap();
    post.reply(DAUTU, receipt, "HỦY");
    post.world.at("2026-07-01 09:12").await;
    let letters = post.world.received();
    let withdrawn = letters.iter().find(|l| l.to == OFFICE).unwrap();
    assert!(
        flat(withdrawn).contains("rút lại ngày của sự kiện"),
        "{}",
        withdrawn.text
    );
    post.reply(OFFICE, notice, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:14").await;
    assert_eq!(post.marks(), [], "what was taken back is not confirmed");
}

#[tokio::test]
async fn words_without_a_day_reach_the_owner_and_denials_are_no_day() {
    let mut post = Post::open(&WAITING).await;
    let letter = asked(&mut post).await;
    post.reply(
        DAUTU,
        &letter,
        "nhiệm vụ số 8 dự kiến kết thúc ngày 30/6/2026 nhưng chưa xong",
    );
    post.world.at("2026-07-01 09:06").await;
    let letters = post.world.received();
    let notice = letters.iter().find(|l| l.to == OFFICE).unwrap();
    assert!(
        notice.subject.contains("thư hỏi ngày của sự kiện"),
        "{}",
        notice.subject
    );
    let text = flat(notice);
    assert!(
        text.contains("Gửi kết luận kiểm tra") && text.contains("chưa xong"),
        "{text}"
    );
    assert!(!text.contains("(hạn"), "{text}");
    assert_eq!(post.marks(), []);
}

#[tokio::test]
async fn the_owners_own_word_counts_at_once_and_is_undone_like_his_others() {
    let rows = [[
        "3",
        "Báo cáo sự cố",
        "Văn phòng Ban Quản lý",
        "",
        "Trong 24 giờ kể từ khi xảy ra sự cố",
    ]];
    let mut post = Post::open(&rows).await;
    post.world.at("2026-07-01 07:45").await;
    let letters = post.world.received();
    let asks = |l: &&Received| l.subject.contains("việc chờ sự kiện");
    let letter = letters.iter().find(asks).unwrap();
    assert!(flat(letter).contains("Cách trả lời"), "{}", letter.text);
    post.reply(&letter.to, letter, "3, ngày 01/7/2026, 8 giờ");
    post.world.at("2026-07-01 09:06").await;
    assert_eq!(post.marks(), [happened("2026-07-01", Some("08:00:00"))]);
    let letters = post.world.received();
    let receipt = letters
        .iter()
        .find(|l| l.subject.starts_with("[Xác nhận]"))
        .unwrap();
    assert!(
        flat(receipt).contains("thời hạn tính từ ngày này"),
        "{}",
        receipt.text
    );
    assert!(
        letters.iter().all(|l| !l.subject.starts_with("[Ý kiến]")),
        "no notice of his own words"
    );
    post.reply(&receipt.to, receipt, "HỦY");
    post.world.at("2026-07-01 09:10").await;
    assert_eq!(
        post.marks().last(),
        Some(&MarkKind::Unhappened {
            date: day("2026-07-01")
        })
    );
}

/// The unit took its day back, or named another one, before the owner answered the notice that told of it.
#[tokio::test]
async fn a_day_that_the_unit_no_longer_says_starts_no_clock() {
    for (second, is_undo) in [("HỦY", true), ("nhiệm vụ số 8, ngày 29/6/2026", false)] {
        let mut post = Post::open(&WAITING).await;
        let letter = asked(&mut post).await;
        post.reply(DAUTU, &letter, "nhiệm vụ số 8, ngày 30/6/2026");
        post.world.at("2026-07-01 09:06").await;
        let letters = post.world.received();
        let of = |to: &str| letters.iter().find(|l| l.to == to).unwrap();
        let answered = if is_undo { of(DAUTU) } else { &letter };
        post.reply(DAUTU, answered, second);
        post.world.at("2026-07-01 09:12").await;
        post.world.received();
        post.reply(OFFICE, of(OFFICE), "ĐỒNG Ý");
        post.world.at("2026-07-01 09:20").await;
        assert_eq!(post.marks(), [], "{second}");
        let told = post.to(OFFICE);
        assert!(!told.subject.contains("Đã ghi nhận"), "{second}: {}", told.text);
    }
}

#[tokio::test]
async fn a_result_is_no_day_of_an_event_and_the_owner_may_correct_the_day_by_his_receipt() {
    let mut post = Post::open(&WAITING).await;
    let letter = asked(&mut post).await;
    post.reply(DAUTU, &letter, "8 XONG 330/KH-BQL 24/6/2026");
    post.world.at("2026-07-01 09:06").await;
    let letters = post.world.received();
    assert!(
        letters.iter().all(|l| l.to == DAUTU),
        "nothing to confirm: {letters:?}"
    );
    assert!(
        flat(&letters[0]).contains("việc chưa có ngày của sự kiện"),
        "{letters:?}"
    );

    post.reply(
        DAUTU,
        &letter,
        "nhiệm vụ số 8, ngày 29/6/2026\r\nnhưng kết luận còn phải bổ sung",
    );
    post.world.at("2026-07-01 09:08").await;
    let letters = post.world.received();
    let notice = letters.iter().find(|l| l.to == OFFICE).unwrap();
    let receipt = letters.iter().find(|l| l.to == DAUTU).unwrap().clone();
    assert!(
        flat(notice).contains("nhưng kết luận còn phải bổ sung"),
        "{}",
        notice.text
    );
    post.reply(OFFICE, notice, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:10").await;
    let letters = post.world.received();
    let own = letters.iter().find(|l| l.to == OFFICE).unwrap();
    post.reply(OFFICE, own, "nhiệm vụ số 8, ngày 30/6/2026");
    post.world.at("2026-07-01 09:14").await;
    assert_eq!(post.marks().last(), Some(&happened("2026-06-30", None)));
    post.world.received();

    // The task runs: its result counts, also in answer to the letter about its event.
    post.reply(DAUTU, &receipt, "8 XONG 330/KH-BQL 24/6/2026");
    post.world.at("2026-07-01 09:20").await;
    assert_eq!(post.marks().last(), Some(&happened("2026-06-30", None)));
    let question = post.to(DAUTU);
    assert!(
        flat(&question).contains("24/06/2026, trước ngày của sự kiện, 30/06/2026"),
        "{}",
        question.text
    );
    post.reply(DAUTU, &question, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:40").await;
    assert_eq!(post.marks().last(), Some(&finished()));
}

#[tokio::test]
async fn natural_hours_are_read_and_doubtful_ones_are_asked_for() {
    for (words, told) in [
        ("3: 7 rưỡi sáng nay", "07 giờ 30 ngày 01/7/2026"),
        ("3: lúc 22h15 đêm qua", "22 giờ 15 ngày 30/6/2026"),
        ("3 sáng nay 8h", "08 giờ 00 ngày 01/7/2026"),
        ("3: 8 giờ kém 15 ngày 01/7/2026", "07 giờ 45 ngày 01/7/2026"),
        ("nhiệm vụ số 3, 9 giờ tối qua", "21 giờ 00 ngày 30/6/2026"),
    ] {
        let mut post = Post::open(&WAITING).await;
        let letter = asked(&mut post).await;
        post.reply(DAUTU, &letter, words);
        post.world.at("2026-07-01 09:06").await;
        let letters = post.world.received();
        for to in [DAUTU, OFFICE] {
            let letter = letters
                .iter()
                .find(|l| l.to == to)
                .unwrap_or_else(|| panic!("{words}"));
            assert!(flat(letter).contains(told), "{words}: {}", letter.text);
        }
    }
    for words in [
        "3: 12 giờ đêm 30/6/2026",
        "3: từ 7h đến 9h ngày 30/6/2026",
        "nhiệm vụ số 3, phát hiện lúc 9 giờ, xảy ra lúc 8 giờ ngày 30/6/2026",
        "3: 2 giờ đêm 30/6/2026",
    ] {
        let mut post = Post::open(&WAITING).await;
        let letter = asked(&mut post).await;
        post.reply(DAUTU, &letter, words);
        post.world.at("2026-07-01 09:06").await;
        let receipt = post.to(DAUTU);
        assert!(
            flat(&receipt).contains("chưa rõ giờ của sự kiện") && flat(&receipt).contains(words),
            "{words}: {}",
            receipt.text
        );
        post.reply(DAUTU, &receipt, "nhiệm vụ số 3, 22 giờ 15 ngày 30/6/2026");
        post.world.at("2026-07-01 09:16").await;
        let letters = post.world.received();
        assert!(
            letters
                .iter()
                .any(|l| l.to == OFFICE && flat(l).contains("22 giờ 15")),
            "{words}"
        );
    }
    // Days are counted: of which hour it was nothing follows, of which night it was the day does.
    for (words, told) in [
        ("8: từ 7h đến 9h ngày 30/6/2026", "xảy ra ngày 30/6/2026"),
        ("8: 12 giờ đêm 30/6/2026", "chưa rõ giờ"),
        ("8: đêm qua", "chưa rõ ngày"),
    ] {
        let mut post = Post::open(&WAITING).await;
        let letter = asked(&mut post).await;
        post.reply(DAUTU, &letter, words);
        post.world.at("2026-07-01 09:06").await;
        let letters = post.world.received();
        let receipt = letters.iter().find(|l| l.to == DAUTU).unwrap();
        assert!(flat(receipt).contains(told), "{words}: {}", receipt.text);
    }
}
