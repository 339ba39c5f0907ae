//! The day by which a unit expects to be done with what is late: recorded as its word, told, moves no deadline.

use super::*;

/// The late letter of Friday 03/7 to the unit.
async fn late() -> (Post, Received) {
    let mut post = Post::with(&[DUE_THURSDAY], |s| {
        let sample = dossierd::config::sample("a".into(), "b".into()).unwrap();
        s.rules.pulls = sample.rules.pulls;
        s.rules.weekly = sample.rules.weekly;
    })
    .await;
    post.world.at("2026-07-01 07:45").await;
    post.world.at("2026-07-03 07:45").await;
    post.world.at("2026-07-03 13:15").await;
    let mut letters = post.world.received();
    letters.retain(|l| l.to == DAUTU && l.text.contains("cho biết ngày dự kiến"));
    assert_eq!(letters.len(), 1, "{letters:?}");
    (post, letters.remove(0))
}

#[tokio::test]
async fn a_forecast_is_the_units_word_and_moves_no_deadline() {
    let (mut post, letter) = late().await;
    assert!(
        flat(&letter).contains("ví dụ: DỰ KIẾN 25/7/2026"),
        "the letter says how: {}",
        letter.text
    );
    post.reply(DAUTU, &letter, "DỰ KIẾN 15/7/2026, chờ ý kiến Sở Tài chính");
    post.world.at("2026-07-03 14:06").await;
    let letters = post.world.received();
    let of = |to: &str| letters.iter().find(|l| l.to == to).unwrap();
    let receipt = flat(of(DAUTU));
    assert!(
        receipt.contains("dự kiến hoàn thành Thứ Tư 15/7/2026; thời hạn không thay đổi")
            && receipt.contains("HỦY"),
        "{receipt}"
    );
    let notice = of(OFFICE);
    assert_eq!(
        notice.subject,
        "[Ý kiến] Phòng Quản lý đầu tư: báo ngày dự kiến hoàn thành 01 việc"
    );
    for words in ["dự kiến hoàn thành Thứ Tư 15/7/2026", "chờ ý kiến Sở Tài chính"] {
        assert!(flat(notice).contains(words), "{}", notice.text);
    }
    assert!(
        flat(notice).contains("chưa làm thay đổi gì, không cần cho ý kiến")
            && !flat(notice).contains("cần người xem"),
        "nothing is asked of the owner: {}",
        notice.text
    );
    assert_eq!((post.due("1").as_str(), post.marks().len()), ("2026-07-02", 0));

    post.world.at("2026-07-07 13:15").await;
    let letters = post.world.received();
    let late = letters
        .iter()
        .find(|l| l.to == DAUTU && l.subject.starts_with("[Nhắc việc]"))
        .expect("still reminded of");
    assert!(
        flat(late).contains("đơn vị báo dự kiến hoàn thành Thứ Tư 15/7/2026"),
        "{}",
        late.text
    );
    post.world.at("2026-07-09 23:50").await;
    post.world.at("2026-07-10 15:00").await;
    let leaders = post
        .world
        .received()
        .into_iter()
        .find(|l| l.subject.starts_with("[Báo cáo tuần]"));
    let page = flat(&leaders.expect("the leaders' page"));
    assert!(
        page.contains("quá hạn 06 ngày làm việc, dự kiến 15/7/2026"),
        "{page}"
    );
}

#[tokio::test]
async fn a_forecast_is_taken_back_replaced_and_asked_for_anew_when_it_has_passed() {
    let (mut post, letter) = late().await;
    post.reply(DAUTU, &letter, "Dự kiến hoàn thành ngày 01/7/2026");
    post.world.at("2026-07-03 14:06").await;
    let asked = post.to(DAUTU);
    let text = flat(&asked);
    assert!(
        text.contains("đã qua") && text.contains("18 DỰ KIẾN 25/7/2026"),
        "{text}"
    );
    post.reply(DAUTU, &asked, "Dự kiến hoàn thành ngày 10/7/2026");
    post.world.at("2026-07-03 14:10").await;
    let receipt = post.to(DAUTU);
    post.reply(DAUTU, &receipt, "HỦY");
    post.world.at("2026-07-03 14:14").await;
    post.world.received();
    post.world.at("2026-07-07 13:15").await;
    let letters = post.world.received();
    let late = letters.iter().find(|l| l.to == DAUTU).unwrap();
    assert!(!flat(late).contains("đơn vị báo dự kiến"), "{}", late.text);
}

#[tokio::test]
async fn a_result_beside_a_forecast_is_asked_back() {
    let (mut post, letter) = late().await;
    post.reply(DAUTU, &letter, &format!("{DONE}\r\nDự kiến hoàn thành 10/7/2026"));
    post.world.at("2026-07-03 14:06").await;
    assert_eq!(post.marks(), []);
    assert!(
        flat(&post.to(DAUTU)).contains("những nội dung khác nhau"),
        "asked which one"
    );
}

/// Two late tasks of a unit: the page of the leaders and the unit's own tell the days to come of both.
#[tokio::test]
async fn the_days_of_several_late_tasks_stand_on_the_leaders_page_and_in_the_units_week() {
    let mut second = TWO[1];
    second[4] = DUE_THURSDAY[4];
    let rows = [DUE_THURSDAY, second];
    let mut post = Post::with(&rows, |s| {
        let sample = dossierd::config::sample("a".into(), "b".into()).unwrap();
        s.rules.pulls = sample.rules.pulls;
        s.rules.weekly = sample.rules.weekly;
    })
    .await;
    post.world.at("2026-07-01 07:45").await;
    post.world.at("2026-07-03 13:15").await;
    let mut letters = post.world.received();
    letters.retain(|l| l.to == DAUTU && l.text.contains("cho biết ngày dự kiến"));
    post.reply(DAUTU, &letters[0], "1 DỰ KIẾN 15/7/2026\r\n2 DỰ KIẾN 17/7/2026");
    post.world.at("2026-07-03 14:06").await;
    post.world.received();
    post.world.at("2026-07-09 23:50").await;
    post.world.at("2026-07-10 15:00").await;
    let letters = post.world.received();
    let of = |begin: &str| flat(letters.iter().find(|l| l.subject.starts_with(begin)).unwrap());
    let page = of("[Báo cáo tuần]");
    assert!(
        page.contains(
            "02 việc, dự kiến xong 02 việc, muộn nhất 17/7/2026; quá hạn lâu nhất 06 ngày làm việc"
        ),
        "{page}"
    );
    let own = of("[Việc trong tuần]");
    for day in ["Thứ Tư 15/7/2026", "Thứ Sáu 17/7/2026"] {
        assert!(
            own.contains(&format!("đơn vị báo dự kiến hoàn thành {day}")),
            "{own}"
        );
    }
}

/// Who copies the form must not be told that its day is over.
#[tokio::test]
async fn the_example_of_a_letter_names_a_day_to_come() {
    let mut row = DUE_THURSDAY;
    row[4] = "Chậm nhất ngày 30/7/2026";
    let mut post = Post::open(&[row]).await;
    post.world.at("2026-07-31 13:15").await;
    let letters = post.world.received();
    let late = letters.iter().find(|l| l.to == DAUTU).unwrap();
    assert!(flat(late).contains("DỰ KIẾN 25/7/2027"), "{}", late.text);
    post.reply(DAUTU, late, "Phòng đang làm");
    post.world.at("2026-07-31 14:00").await;
    let letters = post.world.received();
    let past = letters.iter().find(|l| l.text.contains("25/7/2026"));
    assert!(past.is_none(), "{past:#?}");
}

#[tokio::test]
async fn the_day_of_handing_in_is_no_forecast() {
    for words in [
        "Dự kiến ngày 10/7 trình, 14/7 ký",
        "DỰ KIẾN 10/7/2026 trình Trưởng ban",
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, words);
        post.world.at("2026-07-01 09:06").await;
        let receipt = post.to(DAUTU);
        assert!(
            flat(&receipt).contains("DỰ KIẾN 25/7/2026") && receipt.subject.contains("Chưa ghi nhận"),
            "{words}: {}",
            receipt.text
        );
    }
}
