//! Parts of reports: what says that it is not all leaves them open, and the receipt names the form of a part.

use super::files::{BESIDES, asked, with_parts};
use super::*;

fn of(letters: &[Received], to: &str) -> Received {
    let found = letters.iter().find(|l| l.to == to);
    found.unwrap_or_else(|| panic!("{letters:?}")).clone()
}

const NAMED: &str = "phan-dau-tu.docx";

#[tokio::test]
async fn a_draft_a_promise_or_a_scan_is_no_part_and_the_word_closes_it() {
    for (words, file) in [
        ("Đây mới là bản nháp, phòng sẽ gửi lại bản chính thức sau.", NAMED),
        ("Phòng gửi tệp kèm theo.", "scan.pdf"),
        ("Phòng gửi tệp kèm theo.", "ban-nhap.docx"),
        (
            "Không phát sinh văn bản mới, các nội dung khác phòng sẽ gửi sau.",
            "",
        ),
    ] {
        let mut post = Post::with(&BESIDES, with_parts).await;
        let letter = asked(&mut post).await;
        match file {
            "" => post.reply(DAUTU, &letter, words),
            file => post.with_file(DAUTU, &letter, words, file),
        }
        post.world.at("2026-08-28 09:06").await;
        assert_eq!(post.marks(), [], "{words} {file}");
        let letters = post.world.received();
        let receipt = of(&letters, DAUTU);
        let text = flat(&receipt);
        assert!(
            text.contains("chưa ghi nhận là đã gửi") && text.contains("dòng đầu: XONG"),
            "{text}"
        );
        assert!(!text.contains("330/KH-BQL"), "a part has no document: {text}");
        let notice = flat(&of(&letters, OFFICE));
        assert!(
            notice.contains("phần nội dung của báo cáo") && notice.contains("chưa ghi nhận"),
            "{notice}"
        );
        post.reply(DAUTU, &receipt, "XONG");
        post.world.at("2026-08-28 09:20").await;
        assert!(
            matches!(&post.marks()[..], [MarkKind::Done { .. }]),
            "{words} {file}"
        );
    }
}

#[tokio::test]
async fn nothing_to_report_is_understood_in_a_sentence_and_in_answer_to_the_receipt() {
    let mut post = Post::with(&BESIDES, with_parts).await;
    let letter = asked(&mut post).await;
    post.reply(DAUTU, &letter, "Kỳ này phòng không phát sinh nội dung nào ạ");
    post.world.at("2026-08-28 09:06").await;
    assert!(matches!(&post.marks()[..], [MarkKind::Done { .. }]));

    let mut post = Post::with(&BESIDES, with_parts).await;
    let letter = asked(&mut post).await;
    post.reply(DAUTU, &letter, "Đã gửi qua Zalo cho anh Hải rồi");
    post.world.at("2026-08-28 09:06").await;
    let letters = post.world.received();
    let receipt = of(&letters, DAUTU);
    let text = flat(&receipt);
    assert!(
        text.contains("không phát sinh") && text.contains("dòng đầu: XONG"),
        "{text}"
    );
    assert!(!text.contains("HOÃN") && !text.contains("330/KH-BQL"), "{text}");
    let notice = flat(&of(&letters, OFFICE));
    assert!(notice.contains("phần nội dung của báo cáo"), "of what: {notice}");
    post.reply(DAUTU, &receipt, "không phát sinh");
    post.world.at("2026-08-28 09:20").await;
    assert!(matches!(&post.marks()[..], [MarkKind::Done { .. }]));
    let told = of(&post.world.received(), DAUTU);
    assert!(
        told.subject.contains("Đã nhận phần nội dung báo cáo"),
        "{}",
        told.subject
    );
}

#[tokio::test]
async fn the_owner_who_was_told_of_a_part_hears_that_it_was_taken_back() {
    let mut post = Post::with(&BESIDES, with_parts).await;
    let letter = asked(&mut post).await;
    post.with_file(DAUTU, &letter, "Phòng gửi tệp kèm theo.", NAMED);
    post.world.at("2026-08-28 09:06").await;
    let letters = post.world.received();
    assert!(of(&letters, OFFICE).subject.contains("gửi phần nội dung báo cáo"));
    post.reply(DAUTU, &of(&letters, DAUTU), "HỦY");
    post.world.at("2026-08-28 10:30").await;
    assert_eq!(post.marks().last(), Some(&MarkKind::Reopened));
    let notice = of(&post.world.received(), OFFICE);
    let text = flat(&notice);
    assert!(notice.subject.contains("hủy 01 nội dung"), "{}", notice.subject);
    assert!(text.contains("phần nội dung của báo cáo"), "{text}");
}

#[tokio::test]
async fn a_file_in_answer_to_a_letter_of_several_tasks_is_the_part_that_its_words_name_or_asked_for() {
    const WITH_TASK: [[&str; 5]; 1] = [[
        "1",
        "Rà soát thủ tục hành chính",
        "Phòng Quản lý đầu tư",
        "",
        "Chậm nhất ngày 28/8/2026",
    ]];
    for (words, is_part) in [
        ("Phòng gửi phần nội dung báo cáo, tệp kèm theo.", true),
        ("Phòng gửi tệp kèm theo.", false),
    ] {
        let mut post = Post::with(&WITH_TASK, with_parts).await;
        post.world.at("2026-08-27 07:45").await;
        let letters = post.world.received();
        let is_digest = |l: &&Received| l.to == DAUTU && l.subject.contains("02 việc");
        let digest = letters
            .iter()
            .find(is_digest)
            .unwrap_or_else(|| panic!("{letters:?}"));
        post.with_file(DAUTU, digest, words, NAMED);
        post.world.at("2026-08-27 09:06").await;
        let letters = post.world.received();
        let receipt = of(&letters, DAUTU);
        let text = flat(&receipt);
        if is_part {
            assert!(text.contains("Đã ghi nhận là đã gửi"), "{text}");
        } else {
            assert_eq!(post.marks(), [], "the file may be of the other task");
            assert!(text.contains("dòng đầu: hạn") && text.contains("XONG"), "{text}");
            assert!(flat(&of(&letters, OFFICE)).contains("phần nội dung của báo cáo"));
            let due = text
                .split("dòng đầu: ")
                .nth(1)
                .unwrap()
                .split(". ")
                .next()
                .unwrap();
            post.reply(DAUTU, &receipt, due);
            post.world.at("2026-08-27 09:20").await;
        }
        assert!(matches!(&post.marks()[..], [MarkKind::Done { .. }]), "{words}");
    }
}

#[tokio::test]
async fn a_part_from_another_address_keeps_its_file_and_its_sender_when_it_is_confirmed() {
    let mut post = Post::with(&BESIDES, with_parts).await;
    let letter = asked(&mut post).await;
    const COLLEAGUE: &str = "canbo02c@saobien.example";
    post.with_file(COLLEAGUE, &letter, "Phòng gửi phần nội dung báo cáo.", NAMED);
    post.world.at("2026-08-28 09:06").await;
    let request = of(&post.world.received(), DAUTU);
    post.reply(DAUTU, &request, "ĐỒNG Ý");
    post.world.at("2026-08-28 09:20").await;
    assert!(matches!(&post.marks()[..], [MarkKind::Done { .. }]));
    let letters = post.world.received();
    let notice = flat(&of(&letters, OFFICE));
    for told in [
        "“phan-dau-tu.docx”",
        COLLEAGUE,
        "chưa đọc",
        "phần nội dung của báo cáo",
    ] {
        assert!(notice.contains(told), "{told}: {notice}");
    }
    let receipt = flat(&of(&letters, DAUTU));
    assert!(receipt.contains("“phan-dau-tu.docx”"), "{receipt}");
    let filed = post.mailbox.letters();
    let seen: Vec<bool> = filed.iter().map(|l| l.is_seen).collect();
    assert_eq!(
        seen,
        [false, true],
        "the file's mail waits, the word that confirms it does not"
    );
}

#[tokio::test]
async fn the_draft_tells_a_part_that_was_answered_with_nothing_to_report_as_that() {
    let mut post = Post::with(&BESIDES, with_parts).await;
    let letter = asked(&mut post).await;
    post.reply(DAUTU, &letter, "Kính gửi Văn phòng\r\nKhông phát sinh");
    post.world.at("2026-08-28 09:06").await;
    let drafted = |post: &mut Post| {
        let rules = post.world.settings().rules.clone();
        let now = moment("2026-09-15 08:00");
        let facts = post.world.store().facts(now).unwrap();
        let period = dossierd::calendar::Period::read("2026-Q3", &rules.regimes, None).unwrap();
        let input =
            dossierd::agenda::report_input(Some("cchc-quy"), &period, false, vec![], &facts, &rules, now);
        let draft = dossierd::report::draft(&input);
        let beside = String::from_utf8(dossierd::report::trace(&draft)).unwrap();
        (format!("{:?}", draft.blocks), beside)
    };
    let (body, beside) = drafted(&mut post);
    assert!(body.contains("hông phát sinh."), "{body}");
    assert!(!body.contains("Đã nhận phần của Phòng Quản lý đầu tư"), "{body}");
    assert!(beside.contains("báo không phát sinh ngày 28/8/2026"), "{beside}");
    let receipt = of(&post.world.received(), DAUTU);
    post.reply(DAUTU, &receipt, "HỦY");
    post.world.at("2026-08-28 09:20").await;
    let (body, _) = drafted(&mut post);
    assert!(body.contains("Chưa nhận phần của Phòng Quản lý đầu tư"), "{body}");
}
