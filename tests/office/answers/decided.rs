//! The owner's answer to a unit's wish for another date, and many answers in few letters.

use super::*;

/// The unit wishes another date; the letter that the owner gets.
async fn wished(post: &mut Post, words: &str) -> Received {
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, words);
    post.world.at("2026-07-01 09:06").await;
    post.to(OFFICE)
}

impl Post {
    pub(super) fn due(&mut self, row: &str) -> String {
        let task = self.world.task(row).id;
        let facts = self.world.store().facts(moment("2026-07-01 12:00")).unwrap();
        let rules = self.world.settings().rules.clone();
        let all = dossierd::agenda::duties(&facts, &rules, day("2026-07-01"));
        let duty = all.iter().find(|d| d.task.id == task).unwrap();
        duty.occurrence.due.to_string()
    }
}

fn of(letters: &[Received], to: &str) -> Vec<String> {
    let mine = letters.iter().filter(|l| l.to == to);
    mine.map(|l| l.subject.clone()).collect()
}

#[tokio::test]
async fn the_owners_consent_moves_the_day_is_echoed_with_an_undo_and_reaches_the_unit() {
    for (words, due) in [("ĐỒNG Ý", "2026-07-20"), ("Đồng ý đến 17/7", "2026-07-17")] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let wish = wished(&mut post, "HOÃN đến 20/7 vì chờ ý kiến").await;
        assert!(
            wish.text.contains("ĐỒNG Ý") && wish.text.contains("KHÔNG"),
            "{}",
            wish.text
        );
        post.reply(OFFICE, &wish, words);
        post.world.at("2026-07-01 09:10").await;
        assert_eq!(post.due("1"), due, "{words}");
        let letters = post.world.received();
        assert_eq!(
            of(&letters, OFFICE),
            ["[Xác nhận] Đã ghi nhận ý kiến về thời hạn 01 việc"]
        );
        assert_eq!(
            of(&letters, DAUTU),
            ["[Ý kiến] Về đề nghị lùi thời hạn của đơn vị"]
        );
        let told = letters.iter().find(|l| l.to == DAUTU).unwrap();
        let entry = entries(told);
        assert_eq!(entry.len(), 1, "the calendar entry moves: {}", told.text);
        assert_eq!(entry[0].2, due.replace('-', ""));
        let receipt = letters.iter().find(|l| l.to == OFFICE).unwrap();
        assert!(receipt.text.contains("HỦY"), "{}", receipt.text);

        post.reply(OFFICE, receipt, "HỦY");
        post.world.at("2026-07-01 09:20").await;
        assert_eq!(post.due("1"), "2026-07-02", "taken back");
        let letters = post.world.received();
        let told = letters.iter().find(|l| l.to == DAUTU).unwrap();
        assert!(told.text.contains("như trước khi có ý kiến"), "{}", told.text);
        assert_eq!(entries(told)[0].2, "20260702");
        let next: Vec<_> = post.brings("2026-07-02 07:45").await;
        assert!(
            next.iter().all(|(_, s)| !s.starts_with("[Xác nhận]")),
            "told once: {next:?}"
        );
    }
}

#[tokio::test]
async fn the_owners_refusal_changes_nothing_and_reaches_the_unit() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let wish = wished(&mut post, "HOÃN đến 20/7 vì chờ ý kiến").await;
    post.reply(OFFICE, &wish, "KHÔNG");
    post.world.at("2026-07-01 09:10").await;
    assert_eq!(post.marks(), []);
    let letters = post.world.received();
    let told = letters.iter().find(|l| l.to == DAUTU).unwrap();
    assert!(
        told.text.contains("Chưa đồng ý") && told.text.contains("02/7/2026"),
        "{}",
        told.text
    );
    assert_eq!(of(&letters, OFFICE).len(), 1);
}

#[tokio::test]
async fn only_the_owners_own_address_decides_and_thanks_are_not_answered() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let wish = wished(&mut post, "HOÃN đến 20/7 vì chờ ý kiến").await;
    post.reply(OFFICE, &wish, "Cảm ơn các đồng chí.");
    assert_eq!(
        post.brings("2026-07-01 09:07").await,
        [],
        "thanks are not answered"
    );
    post.reply(DAUTU, &wish, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:10").await;
    assert_eq!(post.marks(), [], "the unit cannot grant its own wish");
    let asked = post.to(OFFICE);
    assert!(asked.text.contains(DAUTU), "who it was: {}", asked.text);
    post.reply(OFFICE, &asked, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:12").await;
    assert_eq!(post.due("1"), "2026-07-20", "the owner confirms it");
}

#[tokio::test]
async fn of_several_wishes_each_is_decided_by_its_number_and_a_wish_without_a_day_needs_one() {
    let mut post = Post::open(&TWO).await;
    let wish = wished(
        &mut post,
        "1 HOÃN đến 20/7 vì chờ ý kiến\r\n2 HOÃN vì thiếu số liệu",
    )
    .await;
    post.reply(OFFICE, &wish, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:08").await;
    assert!(post.to(OFFICE).text.contains("chưa rõ trả lời cho việc nào"));
    post.reply(OFFICE, &wish, "1 KHÔNG\r\n2 ĐỒNG Ý");
    post.world.at("2026-07-01 09:10").await;
    let letters = post.world.received();
    let asked = letters.iter().find(|l| l.to == OFFICE).unwrap();
    assert!(asked.text.contains("chưa có ngày"), "{}", asked.text);
    post.reply(OFFICE, asked, "2 ĐỒNG Ý đến 24/7/2026");
    post.world.at("2026-07-01 09:12").await;
    assert_eq!(
        (post.due("1"), post.due("2")),
        ("2026-07-02".into(), "2026-07-24".into())
    );
}

/// A task that comes again has no one day that a mail could move.
#[tokio::test]
async fn a_recurring_task_is_dated_in_the_table_only() {
    let weekly = [
        "1",
        "Gửi số liệu tuần",
        "Phòng Quản lý đầu tư",
        "",
        "Thứ Năm hằng tuần",
    ];
    let mut post = Post::open(&[weekly]).await;
    let wish = wished(&mut post, "HOÃN đến 20/7 vì chờ ý kiến").await;
    post.reply(OFFICE, &wish, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:10").await;
    assert_eq!(post.marks(), []);
    assert!(post.to(OFFICE).text.contains("theo hướng dẫn sử dụng"));
}

#[tokio::test]
async fn many_answers_of_a_unit_are_few_letters_to_the_owner_and_none_is_lost() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let mut told = Vec::new();
    for n in 0..15 {
        post.reply(DAUTU, &letter, &format!("Phòng có ý kiến thứ {n:02}"));
        post.world.at(&format!("2026-07-01 09:{:02}", 2 * n + 1)).await;
        told.extend(post.world.received());
    }
    post.world.at("2026-07-01 10:40").await;
    told.extend(post.world.received());
    let echoes = told.iter().filter(|l| l.to == DAUTU).count();
    assert_eq!(echoes, 1, "the unit hears once that they are read");
    told.retain(|l| l.to != DAUTU);
    assert_eq!(told.len(), 2, "the first at once, the others together");
    assert!(told.iter().all(|l| l.to == OFFICE));
    let texts: String = told.iter().map(|l| l.text.clone()).collect();
    for n in 0..15 {
        let words = format!("Phòng có ý kiến thứ {n:02}");
        assert_eq!(texts.matches(&words).count(), 1, "{words}");
    }
    assert!(told[1].text.contains("14 thư"), "{}", told[1].text);
    post.world.restart();
    assert_eq!(post.brings("2026-07-01 13:00").await, [], "each is told once");
}

#[tokio::test]
async fn answers_beyond_the_limit_of_an_hour_wait_unread_until_it_is_over() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    for n in 0..20 {
        post.reply(DAUTU, &letter, &format!("Phòng có ý kiến thứ {n:02}"));
    }
    post.world.at("2026-07-01 09:01").await;
    let unread = post.mailbox.letters().iter().filter(|l| !l.is_seen).count();
    assert_eq!(unread, 5, "a person finds them");
    let facts = post.world.store().facts(moment("2026-07-01 09:05")).unwrap();
    assert_eq!(facts.post.brakes, [], "the brake is for runaways");
    // A new run does not know what waits.
    post.world.restart();
    post.world.at("2026-07-01 09:40").await;
    let unread = || post.mailbox.letters().iter().filter(|l| !l.is_seen).count();
    assert_eq!(unread(), 5);
    post.world.at("2026-07-01 10:12").await;
    let unread = post.mailbox.letters().iter().filter(|l| !l.is_seen).count();
    assert_eq!(unread, 0, "read on");
    assert_eq!(
        post.world
            .store()
            .left_to_person(moment("2026-07-01 00:00"))
            .unwrap(),
        0
    );
    post.world.at("2026-07-01 11:30").await;
    let told: String = post.world.received().iter().map(|l| l.text.clone()).collect();
    for n in 0..20 {
        assert_eq!(told.matches(&format!("thứ {n:02}")).count(), 1, "{n}: {told}");
    }
}

#[tokio::test]
async fn an_unproven_answer_is_told_with_its_senders_address_and_not_as_the_units_word() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.mail("evil@hack.example", &reference(&letter), "", "Phòng xin dời hạn");
    post.world.at("2026-07-01 09:06").await;
    let told = post.to(OFFICE);
    assert!(told.text.contains("evil@hack.example"), "{}", told.text);
    assert!(
        told.subject.starts_with("[Ý kiến] Thư chưa xác thực"),
        "{}",
        told.subject
    );
    assert!(
        !told.text.contains("Phòng Quản lý đầu tư trả lời"),
        "{}",
        told.text
    );
    post.mail("evil@hack.example", &reference(&letter), "", DONE);
    post.world.at("2026-07-01 09:08").await;
    let asked = post.to(DAUTU);
    assert!(asked.text.contains("evil@hack.example"), "{}", asked.text);
}

#[tokio::test]
async fn a_wish_about_what_is_done_is_answered_so() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:01").await;
    post.world.received();
    post.reply(DAUTU, &letter, "HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let told = post.to(DAUTU);
    assert!(
        told.text.contains("Đã ghi nhận hoàn thành từ trước"),
        "{}",
        told.text
    );
}

#[tokio::test]
async fn an_empty_answer_is_told_as_one() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(
        DAUTU,
        &letter,
        "-----Original Message-----\r\nFrom: x\r\n\r\nxin chào",
    );
    post.world.at("2026-07-01 09:06").await;
    assert!(post.to(OFFICE).text.contains("không có nội dung chữ"));
}

#[tokio::test]
async fn several_tasks_are_answered_in_one_mail() {
    let mut post = Post::open(&TWO).await;
    let letter = post.morning().await;
    post.reply(
        DAUTU,
        &letter,
        "2 XONG 331/KH-BQL 25/6/2026\r\n1 XONG 330/KH-BQL 24/6/2026",
    );
    let brought = post.brings("2026-07-01 09:06").await;
    let receipt = (DAUTU.into(), "[Xác nhận] Đã ghi nhận kết quả 02 việc".into());
    assert_eq!(brought, [receipt], "one receipt");
    let (one, two) = (post.world.task("1").id, post.world.task("2").id);
    let marks = post.world.store().marks().unwrap();
    let told: Vec<(String, MarkKind)> = marks.into_iter().map(|m| (m.task, m.kind)).collect();
    let second = MarkKind::Done {
        number: "331/KH-BQL".into(),
        date: day("2026-06-25"),
    };
    assert_eq!(told, [(two, second), (one, finished())]);
}

/// A day is the task's, not the unit's: what the owner says last holds for both, in words and entries.
#[tokio::test]
async fn two_wishes_for_one_task_that_are_decided_in_one_look_end_with_one_day() {
    let units = "Phòng Quản lý đầu tư; Phòng Quản lý quy hoạch và xây dựng";
    let mut post = Post::open(&[["1", "Rà soát thủ tục", units, "", "Chậm nhất ngày 02/7/2026"]]).await;
    post.world.at("2026-07-01 07:45").await;
    let letters = post.world.received();
    for (unit, until) in [(DAUTU, "10/7"), (XAYDUNG, "20/7")] {
        let letter = letters.iter().find(|l| l.to == unit).unwrap();
        post.reply(unit, letter, &format!("HOÃN đến {until} vì chờ ý kiến"));
    }
    post.world.at("2026-07-01 09:06").await;
    let wishes = post.world.received();
    let mut wishes: Vec<_> = wishes.iter().filter(|l| l.to == OFFICE).collect();
    assert_eq!(wishes.len(), 2, "{wishes:?}");
    // The later day last: a consent moves no day back.
    wishes.sort_by_key(|l| !l.text.contains("10/7/2026"));
    for wish in wishes {
        post.reply(OFFICE, wish, "ĐỒNG Ý");
    }
    post.world.at("2026-07-01 09:10").await;
    let due = post.due("1");
    let letters = post.world.received();
    for unit in [DAUTU, XAYDUNG] {
        let told = letters.iter().find(|l| l.to == unit).unwrap();
        let day = day(&due).format("%d/%-m/%Y").to_string();
        assert!(
            told.text.contains(&format!("{day} (thời hạn trước")),
            "{due}: {}",
            told.text
        );
        assert_eq!(entries(told)[0].2, due.replace('-', ""), "{unit}");
    }
}

#[tokio::test]
async fn a_refusal_after_consent_changes_nothing_and_says_what_holds_and_how_to_end_it() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let notice = post.to(OFFICE);
    post.reply(OFFICE, &notice, "Đồng ý");
    post.world.at("2026-07-01 09:10").await;
    let consent = post.to(OFFICE);
    post.reply(OFFICE, &notice, "KHÔNG");
    post.world.at("2026-07-01 09:14").await;
    let told = post.to(OFFICE);
    assert!(
        flat(&told).contains("(hạn Thứ Hai 20/7/2026): trước đó đã đồng ý, thời hạn này đang có hiệu lực"),
        "{}",
        told.text
    );
    assert!(!told.text.contains("hủy trước đó"), "{}", told.text);
    post.reply(OFFICE, &consent, "HỦY");
    post.world.at("2026-07-01 09:18").await;
    assert_eq!(post.marks().len(), 2, "as the letter says");
}

#[tokio::test]
async fn the_owner_reads_which_agreed_day_of_another_lead_his_word_replaces() {
    let both = "Phòng Quản lý đầu tư; Phòng Quản lý quy hoạch và xây dựng";
    let mut post = Post::open(&[["1", "Rà soát", both, "", "Chậm nhất ngày 02/7/2026"]]).await;
    post.world.at("2026-07-01 07:45").await;
    let letters = post.world.received();
    for (unit, words) in [(DAUTU, "HOÃN đến 10/7 vì bận"), (XAYDUNG, "HOÃN đến 17/7 vì bận")] {
        post.reply(unit, letters.iter().find(|l| l.to == unit).unwrap(), words);
    }
    post.world.at("2026-07-01 09:06").await;
    let notices = post.world.received();
    let of = |unit: &str| {
        notices
            .iter()
            .find(|l| l.to == OFFICE && l.subject.contains(unit))
            .unwrap()
    };
    post.reply(OFFICE, of("Phòng Quản lý đầu tư"), "ĐỒNG Ý");
    post.reply(OFFICE, of("Phòng Quản lý quy hoạch và xây dựng"), "ĐỒNG Ý");
    post.world.at("2026-07-01 09:10").await;
    let letters = post.world.received();
    let receipts: Vec<String> = letters.iter().filter(|l| l.to == OFFICE).map(flat).collect();
    assert!(
        receipts.iter().any(|text| text.contains(
            "thời hạn mới Thứ Sáu 17/7/2026, thay cho ngày đã đồng ý trước đây (Thứ Sáu 10/7/2026)"
        )),
        "{receipts:#?}"
    );
}

/// The new day is near: the unit reads it in one letter, and is reminded from the next morning on.
#[tokio::test]
async fn a_day_agreed_on_is_told_in_one_letter_and_not_beside_a_reminder_of_the_same_minute() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "HOÃN đến 10/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let wish = post.to(OFFICE);
    post.world.received();
    // The unit has had no letter on the day of the word.
    post.reply(OFFICE, &wish, "ĐỒNG Ý");
    let brought = post.brings("2026-07-02 09:10").await;
    let to_unit: Vec<_> = brought.iter().filter(|(to, _)| to == DAUTU).collect();
    assert_eq!(to_unit.len(), 1, "{brought:?}");
    assert!(to_unit[0].1.starts_with("[Ý kiến]"), "{brought:?}");
    let brought = post.brings("2026-07-03 07:45").await;
    assert!(
        brought
            .iter()
            .any(|(to, s)| to == DAUTU && s.ends_with("hạn Thứ Sáu 10/7/2026")),
        "{brought:?}"
    );
}

#[tokio::test]
async fn answers_of_one_minute_are_told_with_that_minute_once() {
    let mut post = Post::open(&TWO).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "1 HOÃN đến 20/7 vì chờ ý kiến");
    post.reply(DAUTU, &letter, "2 HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let told = flat(&post.to(OFFICE));
    assert!(
        told.contains("bằng 02 thư, lúc 09 giờ 06 ngày 01/7/2026"),
        "{told}"
    );
    assert!(!told.contains("đến 09 giờ 06"), "{told}");
}

#[tokio::test]
async fn a_consent_that_was_given_before_is_told_to_the_owner_alone() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let wish = wished(&mut post, "HOÃN đến 20/7 vì chờ ý kiến").await;
    post.reply(OFFICE, &wish, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:10").await;
    post.world.received();
    post.reply(OFFICE, &wish, "Đồng ý nhé");
    post.world.at("2026-07-01 14:10").await;
    let letters = post.world.received();
    assert_eq!(of(&letters, DAUTU), Vec::<String>::new(), "told once");
    let receipt = letters.iter().find(|l| l.to == OFFICE).unwrap();
    assert!(flat(receipt).contains("trước đó đã đồng ý"), "{}", receipt.text);
}
