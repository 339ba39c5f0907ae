//! Addresses that change between a letter and its answer: the one in force counts, a former one proposes.

use super::*;

const NEW: &str = "moi@saobien.example";

/// The mailbox of the unit, or of the owner where it is "", is another from now on.
fn moves(post: &mut Post, unit: &str) {
    post.world.reload(|s| {
        let new = |name: &str| dossierd::plan::Mailbox {
            name: name.into(),
            address: NEW.into(),
        };
        let rules = &mut s.rules;
        if unit.is_empty() {
            rules.owner = new(&rules.owner.name);
            for unit in &mut rules.office.units {
                unit.mailbox = unit.mailbox.take().map(|m| match m.address == OFFICE {
                    true => new(&m.name),
                    false => m,
                });
            }
            return;
        }
        let unit = rules.office.units.iter_mut().find(|u| u.id == unit).unwrap();
        unit.mailbox = unit.mailbox.as_ref().map(|m| new(&m.name));
    });
}

const CONFIRM: &str = "[Xác nhận] Đề nghị xác nhận câu trả lời nhận được qua thư";

#[tokio::test]
async fn a_former_address_of_a_unit_proposes_and_the_one_in_force_confirms() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    moves(&mut post, "dautu");
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    assert_eq!(post.marks(), []);
    let asked = post.to(NEW);
    assert_eq!(asked.subject, CONFIRM);
    assert!(asked.text.contains(DAUTU), "who wrote it: {}", asked.text);
    post.reply(NEW, &asked, "Đồng ý");
    post.world.at("2026-07-01 09:08").await;
    assert_eq!(post.marks(), [finished()]);
    let mark = post.world.store().marks().unwrap().remove(0);
    assert_eq!(mark.by, "thư trả lời của Phòng Quản lý đầu tư");
}

#[tokio::test]
async fn the_address_in_force_answers_a_letter_that_went_to_the_former_one() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    moves(&mut post, "dautu");
    post.reply(NEW, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    assert_eq!(post.marks(), [finished()]);
    let receipt = post.to(NEW);
    assert_eq!(receipt.subject, "[Xác nhận] Đã ghi nhận kết quả 01 việc");
    moves(&mut post, "dautu");
    post.reply(NEW, &receipt, "HỦY");
    post.world.at("2026-07-01 09:10").await;
    assert_eq!(post.marks().len(), 2, "taken back");
}

#[tokio::test]
async fn an_undo_from_a_former_address_is_asked_for_at_the_one_in_force() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    let receipt = post.to(DAUTU);
    moves(&mut post, "dautu");
    post.reply(DAUTU, &receipt, "HỦY");
    let brought = post.brings("2026-07-01 09:10").await;
    assert_eq!(post.marks(), [finished()], "still done");
    assert!(!brought.is_empty(), "not lost in silence");
    assert!(brought.iter().all(|(to, _)| to != DAUTU), "{brought:?}");
}

#[tokio::test]
async fn a_former_owner_decides_nothing_and_the_new_one_answers_old_notices() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let notice = post.to(OFFICE);
    moves(&mut post, "");
    post.reply(OFFICE, &notice, "ĐỒNG Ý");
    let brought = post.brings("2026-07-01 09:10").await;
    assert_eq!(post.marks(), []);
    assert_eq!(brought, [(NEW.to_owned(), CONFIRM.to_owned())]);
    post.reply(NEW, &notice, "ĐỒNG Ý");
    let brought = post.brings("2026-07-01 09:14").await;
    assert_eq!(post.marks().len(), 1);
    let to: Vec<&str> = brought.iter().map(|(to, _)| to.as_str()).collect();
    assert_eq!(to, [DAUTU, NEW], "{brought:?}");
}

#[tokio::test]
async fn a_mailbox_that_another_unit_has_by_now_does_not_answer_for_the_first() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    moves(&mut post, "dautu");
    post.world.reload(|s| {
        let unit = s
            .rules
            .office
            .units
            .iter_mut()
            .find(|u| u.id == "xaydung")
            .unwrap();
        unit.mailbox = unit.mailbox.take().map(|m| dossierd::plan::Mailbox {
            address: DAUTU.into(),
            ..m
        });
    });
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    assert_eq!(post.marks(), []);
    assert_eq!(post.to(NEW).subject, CONFIRM);
}

#[tokio::test]
async fn a_new_address_gets_nothing_again_that_was_read_at_the_one_before() {
    let sample = dossierd::config::sample("a".into(), "b".into()).unwrap();
    let mut post = Post::with(&TWO, |s| {
        s.rules.pulls = sample.rules.pulls;
        s.rules.weekly = sample.rules.weekly;
    })
    .await;
    post.world.at("2026-07-01 07:45").await;
    let letters = post.world.received();
    let letter = letters
        .iter()
        .find(|l| l.to == DAUTU && l.subject.starts_with("[Nhắc việc]"))
        .unwrap();
    post.reply(DAUTU, letter, "1 HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let wish = post
        .world
        .received()
        .into_iter()
        .find(|l| l.to == OFFICE && l.subject.contains("lùi thời hạn"))
        .unwrap();
    post.reply(OFFICE, &wish, "ĐỒNG Ý");
    for when in [
        "2026-07-01 09:10",
        "2026-07-02 23:50",
        "2026-07-03 07:45",
        "2026-07-03 15:00",
    ] {
        post.world.at(when).await;
    }
    let before = post.world.received();
    assert!(
        before.iter().any(|l| l.to == DAUTU && l.subject.contains("Tuần")),
        "{before:?}"
    );
    moves(&mut post, "dautu");
    assert_eq!(post.brings("2026-07-03 15:10").await, [], "the unit's");
    let unit = NEW;
    post.world.reload(|s| {
        let of = s.rules.office.units.iter_mut().find(|u| u.id == "dautu").unwrap();
        assert_eq!(of.mailbox.as_ref().unwrap().address, unit);
        of.mailbox = of.mailbox.take().map(|m| dossierd::plan::Mailbox {
            name: m.name,
            address: DAUTU.into(),
        });
    });
    moves(&mut post, "");
    assert_eq!(post.brings("2026-07-03 15:20").await, [], "the owner's");
}

/// Two units with one mailbox: who answered is addressed, not whoever has it first.
#[tokio::test]
async fn of_two_units_with_one_mailbox_the_one_that_answered_is_addressed() {
    let row = |n, unit| [n, "Rà soát thủ tục", unit, "", "Chậm nhất ngày 02/7/2026"];
    let rows = [
        row("1", "Phòng Quản lý đầu tư"),
        row("2", "Phòng Quản lý quy hoạch và xây dựng"),
    ];
    let mut post = Post::open(&rows).await;
    post.world.at("2026-07-01 07:45").await;
    let letters = post.world.received();
    let letter = letters.iter().find(|l| l.to == XAYDUNG).unwrap();
    // From now on both have the address of xaydung.
    post.world.reload(|s| {
        let units = &mut s.rules.office.units;
        let unit = units.iter_mut().find(|u| u.id == "dautu").unwrap();
        unit.mailbox = unit.mailbox.as_ref().map(|m| dossierd::plan::Mailbox {
            name: m.name.clone(),
            address: XAYDUNG.into(),
        });
    });
    post.reply(XAYDUNG, letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    let receipts = post.world.received();
    let receipt = receipts
        .iter()
        .find(|l| l.subject.starts_with("[Xác nhận]"))
        .unwrap();
    let head = String::from_utf8_lossy(&receipt.bytes).replace("\r\n ", " ");
    let to = head.lines().find(|l| l.starts_with("To:")).unwrap().to_owned();
    let parsed = mail_parser::MessageParser::default()
        .parse(&receipt.bytes)
        .unwrap();
    let name = parsed
        .to()
        .and_then(|a| a.first())
        .and_then(|a| a.name())
        .unwrap();
    assert_eq!(name, "Phòng Quản lý quy hoạch và xây dựng", "{to}");
}

/// What was read at the former address does not come again to the new one.
#[tokio::test]
async fn a_new_address_gets_what_is_new_and_not_the_lists_and_changes_that_were_read_before() {
    let rows = [
        DUE_THURSDAY,
        ["5", "Tuyên truyền", "Phòng Quản lý đầu tư", "", "Thường xuyên"],
        [
            "6",
            "Gửi kết luận kiểm tra",
            "Phòng Quản lý đầu tư",
            "",
            "Trong 05 ngày làm việc kể từ khi kết thúc cuộc kiểm tra",
        ],
    ];
    let mut post = Post::open(&rows).await;
    post.world.at("2026-07-01 07:45").await;
    let mut moved = rows;
    moved[0][4] = "Chậm nhất ngày 31/12/2026";
    post.world.import(&plan(&moved), "2026-07-01 10:00");
    post.world.at("2026-07-01 10:01").await;
    let before: Vec<String> = { post.world.subjects().into_iter() }
        .filter(|(to, _)| to == DAUTU)
        .map(|(_, subject)| subject)
        .collect();
    for words in [
        "[Nhiệm vụ thường xuyên]",
        "[Đề nghị cho biết]",
        "[Xác nhận] Kế hoạch",
    ] {
        assert!(before.iter().any(|s| s.starts_with(words)), "{words}: {before:?}");
    }
    moves(&mut post, "dautu");
    for when in ["2026-07-01 10:30", "2026-07-02 07:45", "2026-07-03 13:15"] {
        let brought = post.brings(when).await;
        assert!(brought.iter().all(|(to, _)| to != NEW), "{when}: {brought:?}");
    }
    moved[0][4] = "Chậm nhất ngày 30/11/2026";
    post.world.import(&plan(&moved), "2026-07-03 14:00");
    let brought = post.brings("2026-07-03 14:01").await;
    assert_eq!(brought.len(), 1, "what is new: {brought:?}");
    assert_eq!(brought[0].0, NEW);
    let brought = post.brings("2026-08-03 07:45").await;
    assert!(
        brought
            .iter()
            .any(|(to, s)| to == NEW && s.starts_with("[Nhiệm vụ thường xuyên]")),
        "next month's list: {brought:?}"
    );
}
