//! Answers that nobody can vouch for, and answers of programs.

use super::*;

#[tokio::test]
async fn who_is_not_of_the_unit_or_not_authentic_proposes_and_the_unit_confirms() {
    for (from, headers) in [
        ("nguoi.la@gmail.example", ""),
        (
            DAUTU,
            "Authentication-Results: mx.saobien.example; dmarc=fail header.from=saobien.example\r\n",
        ),
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.mail(from, &reference(&letter), headers, DONE);
        post.world.at("2026-07-01 09:06").await;
        let asked = post.to(DAUTU);
        assert_eq!(
            asked.subject,
            "[Xác nhận] Đề nghị xác nhận câu trả lời nhận được qua thư"
        );
        assert_eq!(post.marks(), []);
        post.mail("nguoi.la@gmail.example", &reference(&asked), "", "ĐỒNG Ý");
        post.world.at("2026-07-01 09:08").await;
        assert_eq!(post.marks(), [], "a stranger confirms nothing");
        post.mail(DAUTU, &reference(&asked), headers, "Đồng ý");
        post.world.at("2026-07-01 09:10").await;
        assert_eq!(post.marks(), [finished()], "{from}");
    }
}

#[tokio::test]
async fn a_trusted_server_has_to_say_pass() {
    let trust = |s: &mut Settings| {
        if let Some(answers) = &mut s.answers {
            answers.reader.authserv_id = Some("mx.saobien.example".into());
        }
    };
    let pass = "Authentication-Results: mx.saobien.example; spf=pass smtp.mailfrom=saobien.example\r\n";
    let forged = "Authentication-Results: mx.evil.example; dmarc=pass header.from=saobien.example\r\n";
    for (headers, marks) in [("", 0), (forged, 0), (pass, 1)] {
        let mut post = Post::with(&[DUE_THURSDAY], trust).await;
        let letter = post.morning().await;
        post.mail(DAUTU, &reference(&letter), headers, DONE);
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(post.marks().len(), marks, "{headers}");
    }
}

#[tokio::test]
async fn what_bears_no_reference_that_holds_is_left_unread_and_brings_nothing() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let right = reference(&letter);
    let at = right.find('@').unwrap();
    let forged = format!("{}0{}", &right[..at - 1], &right[at..]);
    let forged = if forged == right {
        right.replace("0@", "1@")
    } else {
        forged
    };
    post.mail(DAUTU, "nhacviec@saobien.example", "", DONE);
    post.mail(DAUTU, &forged, "", DONE);
    post.mail(DAUTU, &right.replace("nhacviec+", "nhacviec+9"), "", DONE);
    post.mailbox.put(vec![0xff; 5000]);
    assert_eq!(post.brings("2026-07-01 09:06").await, []);
    assert_eq!(post.marks(), []);
    assert!(post.mailbox.letters().iter().all(|l| !l.is_seen));
    post.mail(DAUTU, &right, "", DONE);
    post.world.at("2026-08-31 09:06").await;
    assert_eq!(post.marks(), [], "a reference ends");
}

#[tokio::test]
async fn programs_are_not_answered() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let to = reference(&letter);
    post.mail(DAUTU, &to, "Auto-Submitted: auto-replied\r\n", DONE);
    post.mail(DAUTU, &to, "Precedence: bulk\r\n", "Tôi đi vắng");
    let own = post.world.settings().rules.sender.from.address.clone();
    post.mail(&own, &to, "", "Kính gửi");
    assert_eq!(post.brings("2026-07-01 09:06").await, []);
    assert_eq!(post.marks(), []);
}

#[tokio::test]
async fn two_programs_that_answer_each_other_end() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let mut last = post.morning().await;
    let mut letters = 0;
    for round in 0..60 {
        post.reply(DAUTU, &last, &format!("Xong lần {round}"));
        post.world.at(&format!("2026-07-01 09:{round:02}")).await;
        let got = post.world.received();
        letters += got.len();
        last = got.into_iter().find(|l| l.to == DAUTU).unwrap_or(last);
    }
    assert!(letters <= 31, "{letters}");
    assert_eq!(post.marks(), []);
}

#[tokio::test]
async fn a_stranger_cannot_fill_the_mailbox_of_a_unit_nor_keep_it_from_answering() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    for n in 1..20 {
        post.reply(
            "nguoi.la@gmail.example",
            &letter,
            &format!("XONG {n}/BC-BQL 24/6/2026"),
        );
    }
    let brought = post.brings("2026-07-01 09:06").await;
    assert_eq!(brought.len(), 5);
    assert_eq!(post.marks(), []);
    let unread = post.mailbox.letters().iter().filter(|l| !l.is_seen).count();
    assert_eq!(unread, 14, "what nobody is told of stays where a person looks");
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:08").await;
    assert_eq!(post.marks(), [finished()]);
}

#[tokio::test]
async fn a_letter_of_another_unit_is_no_way_to_its_tasks() {
    let mut post = Post::open(&[
        DUE_THURSDAY,
        [
            "2",
            "Cập nhật trang thông tin",
            "Phòng Quản lý quy hoạch và xây dựng",
            "",
            "Chậm nhất ngày 02/7/2026",
        ],
    ])
    .await;
    post.world.at("2026-07-01 07:45").await;
    let letters = post.world.received();
    let theirs = letters.iter().find(|l| l.to == XAYDUNG).unwrap();
    post.reply(DAUTU, theirs, DONE);
    post.world.at("2026-07-01 09:06").await;
    assert_eq!(post.marks(), [], "it waits for the unit whose letter it was");
    assert_eq!(
        post.to(XAYDUNG).subject,
        "[Xác nhận] Đề nghị xác nhận câu trả lời nhận được qua thư"
    );
}

#[tokio::test]
async fn the_unit_may_confirm_in_other_words() {
    for words in ["ok", "Đúng vậy", "Nhất trí"] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.mail("nguoi.la@gmail.example", &reference(&letter), "", DONE);
        post.world.at("2026-07-01 09:06").await;
        let asked = post.to(DAUTU);
        post.reply(DAUTU, &asked, words);
        post.world.at("2026-07-01 09:10").await;
        assert_eq!(post.marks(), [finished()], "{words}");
    }
}
