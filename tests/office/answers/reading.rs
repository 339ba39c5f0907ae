//! The mailbox itself: what stops reading, what is stored, what is shown.

use super::*;
use dossierd::daemon::answers::name_of;

#[tokio::test]
async fn a_death_between_storing_and_putting_away_counts_nothing_twice() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, DONE);
    post.mailbox.breaks_at("STORE");
    let brought = post.brings("2026-07-01 09:06").await;
    assert_eq!((brought.len(), post.marks().len()), (1, 1));
    assert!(!post.mailbox.letters()[0].is_seen);
    post.world.restart();
    assert_eq!(post.brings("2026-07-01 09:20").await, []);
    assert_eq!(post.marks().len(), 1);
    assert!(post.mailbox.letters()[0].is_seen, "made up for");
    post.mailbox.is_rebuilt();
    assert_eq!(
        post.brings("2026-07-01 09:30").await,
        [],
        "known under other numbers"
    );
    assert_eq!(post.marks().len(), 1);
}

#[tokio::test]
async fn a_letter_that_breaks_the_connection_is_passed_over_and_holds_up_none() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.mail(DAUTU, "x@saobien.example", "", "bom");
    post.reply(DAUTU, &letter, DONE);
    for when in ["2026-07-01 09:00", "2026-07-01 10:00", "2026-07-01 11:00"] {
        post.mailbox.breaks_at("FETCH 1 ");
        post.world.at(when).await;
    }
    assert_eq!(post.marks(), []);
    post.world.at("2026-07-01 12:00").await;
    assert_eq!(post.marks(), [finished()]);
}

#[tokio::test]
async fn a_wrong_password_is_shown_tried_seldom_and_brings_no_letter() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    post.mailbox.has_password("another");
    post.morning().await;
    let before = post.mailbox.sign_ins();
    for minute in 46..60 {
        assert_eq!(post.brings(&format!("2026-07-01 07:{minute}")).await, []);
    }
    assert_eq!(post.mailbox.sign_ins(), before, "servers lock accounts");
    let name = dossierd::daemon::answers::name_of(&answers(post.mailbox.address.port()).server);
    let state = post.world.store().inbox(&name).unwrap().unwrap();
    assert!(
        state
            .trouble
            .unwrap()
            .contains("refuses the user or the password")
    );
    assert_eq!(state.failing_from, Some(moment("2026-07-01 07:45")));
    post.mailbox.has_password(mailbox::PASSWORD);
    post.world.at("2026-07-01 08:30").await;
    let state = post.world.store().inbox(&name).unwrap().unwrap();
    assert_eq!((state.trouble, state.failing_from), (None, None));
}

#[tokio::test]
async fn the_operator_is_written_to_once_when_answers_are_not_read_and_once_when_they_are_again() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    post.morning().await;
    post.mailbox.has_password("another");
    let mut alarms = Vec::new();
    for when in ["08:00", "08:31", "09:02", "09:35", "10:10", "11:00", "13:00"] {
        alarms.extend(post.brings(&format!("2026-07-01 {when}")).await);
    }
    let subject = "[Cảnh báo] Chương trình không đọc được thư trả lời";
    assert_eq!(alarms, [(OFFICE.to_owned(), subject.to_owned())]);
    post.mailbox.has_password(mailbox::PASSWORD);
    let mut clear = post.brings("2026-07-01 14:00").await;
    clear.extend(post.brings("2026-07-01 15:00").await);
    let subject = "[Cảnh báo] Thư trả lời được đọc trở lại";
    assert_eq!(clear, [(OFFICE.to_owned(), subject.to_owned())]);
}

#[tokio::test]
async fn without_the_section_letters_are_as_they_were_and_nothing_is_read() {
    let mut post = Post::with(&[DUE_THURSDAY], |s| {
        s.answers = None;
        s.rules.sender.answers = false;
    })
    .await;
    let letter = post.morning().await;
    let text = String::from_utf8_lossy(&letter.bytes).into_owned();
    assert!(
        text.contains("Reply-To:") && !text.contains("nhacviec+"),
        "{text}"
    );
    assert!(!letter.text.contains("XONG"));
    assert_eq!(post.mailbox.sign_ins(), 0);
}

#[tokio::test]
async fn what_is_stored_holds_no_reference_and_no_address_of_who_answered() {
    stored_without(DAUTU.replace("dautu", "Dautu"), &[]).await;
    // Nobody proved who it was: who is asked to confirm has to know the address.
    stored_without("nguoi.la@gmail.example".into(), &["nguoi.la@gmail.example"]).await;
}

async fn stored_without(from: String, known: &[&str]) {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let tag = reference(&letter);
    let code = tag[..tag.find('@').unwrap()]
        .rsplit('-')
        .next()
        .unwrap()
        .to_owned();
    post.mail(&from, &tag, "", DONE);
    post.world.at("2026-07-01 09:06").await;
    let file = post.world.database().with_file_name("copy.db");
    post.world.store().backup(&file).unwrap();
    let copy = std::fs::read(&file).unwrap();
    let holds = |text: &str| copy.windows(text.len()).any(|w| w == text.as_bytes());
    for secret in [code.as_str(), from.as_str(), "mot bi mat dai", mailbox::PASSWORD] {
        assert_eq!(holds(secret), known.contains(&secret), "{secret}");
    }
}

#[test]
fn check_and_status_say_where_replies_and_bounces_go_and_who_reads_them() {
    let off = Desk::new(|text| text);
    let said = stdout(&off.run(&["check"]));
    for words in [
        "answers by mail are off: replies go to vanphong@saobien.example and are read by a person, Văn phòng Ban Quản lý",
        "bounces go to thu-tra-lai@saobien.example: no program reads them, Văn phòng Ban Quản lý must look there",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert_eq!(json(&off.run(&["status", "--json"]))["answers"]["on"], false);
    let section = "[answers]\nreply_to = \"nhacviec+{ref}@saobien.example\"\nhost = \"127.0.0.1\"\nport = 9\nuser = \"u\"\npassword_file = \"p\"\nsecret_file = \"s\"\n";
    let on = Desk::new(|text| format!("{text}\n{section}"));
    let said = stdout(&on.run(&["check"]));
    for words in [
        "replies go to nhacviec+{ref}@saobien.example",
        "read every 2 minutes from folder INBOX of u on 127.0.0.1:9",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert_eq!(json(&on.run(&["status", "--json"]))["answers"]["on"], true);
    let trusted = format!("{section}authserv_id = \"mx.saobien.example\"\n");
    let said = stdout(&Desk::new(|text| format!("{text}\n{trusted}")).run(&["check"]));
    assert!(
        said.contains("mx.saobien.example must take away every one of its own name"),
        "who can write it himself proves nothing: {said}"
    );
}

/// Every minute would be a write a minute; who has just answered is not left in doubt.
#[tokio::test]
async fn a_look_that_found_something_is_written_down_at_once() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let mailbox = name_of(&answers(post.mailbox.address.port()).server);
    let last_read = |post: &mut Post| {
        let state = post.world.store().inbox(&mailbox).unwrap();
        state.and_then(|s| s.looked_at).unwrap()
    };
    let before = last_read(&mut post);
    post.world.at("2026-07-01 07:47").await;
    assert_eq!(last_read(&mut post), before, "nothing came");
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 07:49").await;
    assert_eq!(last_read(&mut post), moment("2026-07-01 07:49"));
}

#[tokio::test]
async fn what_was_left_to_a_person_is_counted_for_its_week() {
    let (weekday, at) = (chrono::Weekday::Mon, chrono::NaiveTime::MIN);
    let mut post = Post::with(&[DUE_THURSDAY], |s| {
        s.rules.figures.health = Some(dossierd::agenda::HealthRule { day: weekday, at });
    })
    .await;
    let letter = post.morning().await;
    post.mail(DAUTU, "ai-do@saobien.example", "", "không có mã");
    post.mail(DAUTU, "nhacviec+1-00@saobien.example", "", DONE);
    post.mailbox.put("");
    post.mail(
        DAUTU,
        &reference(&letter),
        "Auto-Submitted: auto-replied\r\n",
        "Tôi nghỉ phép",
    );
    post.reply(DAUTU, &letter, DONE);
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    let left = |post: &mut Post, since: &str| post.world.store().left_to_person(moment(since)).unwrap();
    assert_eq!(
        left(&mut post, "2026-07-01 00:00"),
        3,
        "not what programs wrote, or said twice"
    );
    assert_eq!(left(&mut post, "2026-07-02 00:00"), 0);
    post.world.received();
    post.world.at("2026-07-06 08:00").await;
    let health = post.world.received();
    let health = health
        .iter()
        .find(|l| l.subject.starts_with("[Tình trạng]"))
        .unwrap();
    assert!(
        health.text.contains("còn để chưa đọc chờ người xem: 03"),
        "{}",
        health.text
    );
    post.world.at("2026-07-13 08:00").await;
    let next = post.world.received();
    let next = next
        .iter()
        .find(|l| l.subject.starts_with("[Tình trạng]"))
        .unwrap();
    assert!(
        !next.text.contains("chờ người xem"),
        "another week: {}",
        next.text
    );
}
