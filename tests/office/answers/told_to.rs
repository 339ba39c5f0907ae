//! Who has to know more than the bare result: another kind of document, another lead, the owner as a unit, an address
//! that answers again, and whoever asks later why a day moved.

use super::*;

#[tokio::test]
async fn a_document_of_another_kind_than_the_plan_names_is_recorded_and_told_to_both() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "XONG 15/BB-DT 24/6/2026");
    post.world.at("2026-07-01 09:06").await;
    assert_eq!(post.marks().len(), 1);
    let letters = post.world.received();
    let of = |to: &str| letters.iter().find(|l| l.to == to).unwrap();
    assert!(
        flat(of(DAUTU))
            .contains("Biên bản số 15/BB-DT ngày 24/6/2026. Sản phẩm theo kế hoạch là Kế hoạch, Báo cáo"),
        "{}",
        of(DAUTU).text
    );
    let owner = of(OFFICE);
    assert!(
        owner.subject.contains("loại văn bản khác kế hoạch"),
        "{}",
        owner.subject
    );
    assert!(
        flat(owner).contains("Biên bản số 15/BB-DT ngày 24/6/2026; sản phẩm theo kế hoạch là"),
        "{}",
        owner.text
    );
    let desk = desk_of(&post);
    let listed = stdout(&desk.run(&["par-evidence", "2026", "--at", "2026-07-03T09:00:00+07:00"]));
    assert!(
        listed.contains("loại văn bản khác sản phẩm (Kế hoạch, Báo cáo)"),
        "{listed}"
    );
}

/// The program's commands on the database of this office.
fn desk_of(post: &Post) -> Desk {
    let database = post.world.database().display().to_string();
    Desk::new(|text| text.replace("demo/dossierd.db", &database))
}

#[tokio::test]
async fn who_else_leads_the_task_is_named() {
    let units = "Phòng Quản lý đầu tư; Phòng Quản lý quy hoạch và xây dựng";
    let mut post = Post::open(&[["1", "Rà soát thủ tục", units, "", "Chậm nhất ngày 02/7/2026"]]).await;
    post.world.at("2026-07-01 07:45").await;
    let letters = post.world.received();
    for (to, other) in [
        (DAUTU, "cùng chủ trì: Phòng Quản lý quy hoạch và xây dựng"),
        (XAYDUNG, "cùng chủ trì: Phòng Quản lý đầu tư"),
    ] {
        let letter = letters.iter().find(|l| l.to == to).unwrap();
        assert!(flat(letter).contains(other), "{}", letter.text);
    }
}

#[tokio::test]
async fn the_owners_own_letters_say_how_to_answer_and_the_answer_counts() {
    let own = [
        "7",
        "Tổng hợp báo cáo",
        "Văn phòng Ban Quản lý",
        "",
        "Chậm nhất ngày 02/7/2026",
    ];
    let mut post = Post::open(&[own]).await;
    post.world.at("2026-07-01 07:45").await;
    let letter = post.to(OFFICE);
    assert!(
        flat(&letter).contains("ví dụ: 18 XONG 330/KH-BQL 24/01/2026"),
        "{}",
        letter.text
    );
    post.reply(OFFICE, &letter, "7 XONG 330/KH-BQL 24/6/2026");
    post.world.at("2026-07-01 09:06").await;
    assert_eq!(post.marks(), [finished()]);
}

#[tokio::test]
async fn why_a_day_moved_and_on_whose_word_is_in_the_audit_of_the_task() {
    let mut post = Post::open(&TWO).await;
    let letter = post.morning().await;
    post.reply(
        DAUTU,
        &letter,
        "1 HOÃN đến 20/7 vì chờ ý kiến\r\n2 XONG 330/KH-BQL 24/6/2026",
    );
    post.world.at("2026-07-01 09:06").await;
    let letters = post.world.received();
    let wish = letters.iter().find(|l| l.to == OFFICE).unwrap();
    post.reply(OFFICE, wish, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:10").await;
    let letters = post.world.received();
    let receipt = letters.iter().find(|l| l.to == OFFICE).unwrap();
    post.reply(OFFICE, receipt, "HỦY");
    post.world.at("2026-07-01 09:14").await;
    let desk = desk_of(&post);
    let args = ["audit", "--task", "1", "--at", "2026-07-03T09:00:00+07:00"];
    let told = stdout(&desk.run(&args));
    for said in [
        "of unit dautu: wishes another day, 2026-07-20",
        "agreed to 2026-07-20: ",
        "instead of \"Chậm nhất ngày 02/7/2026\" (2026)",
        "word taken back: \"Chậm nhất ngày 02/7/2026\" (2026) again",
        "(by thư trả lời của Văn phòng Ban Quản lý)",
    ] {
        assert!(told.contains(said), "{said} in {told}");
    }
    assert!(!told.contains("330/KH-BQL"), "of the other task: {told}");
    let kinds: Vec<String> = stdout(&desk.run(&[&args[..], &["--json"]].concat()))
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["kind"].to_string())
        .collect();
    assert!(
        kinds.contains(&"\"answer\"".into()) && kinds.contains(&"\"said\"".into()),
        "{kinds:?}"
    );
}

#[tokio::test]
async fn an_address_that_answers_again_is_not_marked_any_more() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let report = format!(
        "From: MAILER-DAEMON@saobien.example\r\nTo: <thu-tra-lai@saobien.example>\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; {DAUTU}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nReply-To: <{}>\r\n\r\nx\r\n--b--\r\n",
        reference(&letter)
    );
    post.mailbox.put(report);
    post.world.at("2026-07-01 09:00").await;
    assert!(post.to(OFFICE).text.contains("Theo thư báo nhận được"));
    let marked = |post: &mut Post| {
        let facts = post.world.store().facts(moment("2026-07-01 10:00")).unwrap();
        dossierd::agenda::returned(&facts, &post.world.settings().rules).len()
    };
    assert_eq!(marked(&mut post), 1);
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:10").await;
    assert_eq!(marked(&mut post), 0);
}
