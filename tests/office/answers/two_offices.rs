//! Two installations that send for one domain and read one mailbox: each takes what answers its own
//! letters, and leaves the other's where it lies.

use super::*;

/// Two offices with the same plan, the same units and one mailbox for answers.
async fn two() -> (Post, World) {
    let post = Post::open(&[DUE_THURSDAY]).await;
    let port = post.mailbox.address.port();
    let other = World::reminders_with(&[DUE_THURSDAY], |s| {
        s.answers = Some(Answers {
            secret: "bi mat cua don vi kia, cung hon ba muoi hai ky tu"
                .to_owned()
                .into(),
            ..answers(port)
        });
        s.rules.sender.answers = true;
        s.rules.sender.mark = "Ban Quản lý kia".into();
    })
    .await;
    (post, other)
}

fn marks(world: &mut World) -> Vec<MarkKind> {
    let marks = world.store().marks().unwrap();
    marks.into_iter().map(|m| m.kind).collect()
}

async fn morning(post: &mut Post, other: &mut World) -> (Received, Received) {
    let mine = post.morning().await;
    other.at("2026-07-01 07:45").await;
    let theirs = other.received().into_iter().find(|l| l.to == DAUTU).unwrap();
    (mine, theirs)
}

#[tokio::test]
async fn each_takes_the_answers_to_its_own_letters_and_leaves_the_others_unread() {
    let (mut post, mut other) = two().await;
    let (mine, theirs) = morning(&mut post, &mut other).await;
    assert_ne!(
        mine.message_id, theirs.message_id,
        "a mail server would drop the second as a repeat"
    );
    post.reply(DAUTU, &theirs, DONE);
    assert_eq!(post.brings("2026-07-01 09:06").await, []);
    assert_eq!(post.marks(), []);
    assert!(!post.mailbox.letters()[0].is_seen, "it lies there for the other");
    other.at("2026-07-01 09:07").await;
    assert_eq!(marks(&mut other), [finished()]);
    assert!(post.mailbox.letters()[0].is_seen, "put away by whose it is");
    post.reply(DAUTU, &mine, DONE);
    other.at("2026-07-01 09:10").await;
    assert_eq!(marks(&mut other).len(), 1);
    assert!(!post.mailbox.letters()[1].is_seen);
    post.world.at("2026-07-01 09:11").await;
    assert_eq!(post.marks(), [finished()]);
    let left = post.world.store().left_to_person(moment("2026-07-01 00:00"));
    assert_eq!(left.unwrap(), 1, "counted: whose it is cannot be known here");
}

#[tokio::test]
async fn what_only_names_a_letter_and_what_comes_back_is_the_one_installations_alone() {
    let (mut post, mut other) = two().await;
    let (mine, theirs) = morning(&mut post, &mut other).await;
    let named = format!("In-Reply-To: <{}>\r\n", theirs.message_id);
    post.mail(DAUTU, "nhacviec@saobien.example", &named, DONE);
    assert_eq!(
        post.brings("2026-07-01 09:06").await,
        [],
        "it names a letter of the other's"
    );
    other.at("2026-07-01 09:07").await;
    let told: Vec<String> = other.subjects().into_iter().map(|(to, _)| to).collect();
    assert_eq!(told, [DAUTU], "a proposal, which the unit is asked to confirm");
    let report = |letter: &Received| {
        format!(
            "Return-Path: <>\r\nFrom: MAILER-DAEMON@saobien.example\r\nTo: <thu-tra-lai@saobien.example>\r\nAuto-Submitted: auto-replied\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nkhông gửi được\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; {DAUTU}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <{}>\r\nReply-To: <{}>\r\nSubject: x\r\n\r\nx\r\n--b--\r\n",
            letter.message_id,
            reference(letter)
        )
    };
    post.mailbox.put(report(&mine));
    other.at("2026-07-01 10:00").await;
    assert_eq!(
        other.subjects(),
        [],
        "the other's letter came back, not this one's"
    );
    let brought = post.brings("2026-07-01 10:01").await;
    assert_eq!(
        brought,
        [(OFFICE.into(), "[Thư không đến nơi] Phòng Quản lý đầu tư".into())]
    );
}

#[tokio::test]
async fn a_copy_that_lands_in_the_mailbox_for_answers_is_no_answer_of_anybody() {
    let (mut post, mut other) = two().await;
    let (mine, theirs) = morning(&mut post, &mut other).await;
    for letter in [&mine, &theirs] {
        post.mailbox.put(letter.bytes.clone());
    }
    assert_eq!(post.brings("2026-07-01 09:06").await, []);
    other.at("2026-07-01 09:07").await;
    assert_eq!(other.subjects(), []);
    assert_eq!((post.marks(), marks(&mut other)), (vec![], vec![]));
    let left = post.world.store().left_to_person(moment("2026-07-01 00:00"));
    assert_eq!(left.unwrap(), 0, "programs wrote them: nobody has to read them");
    // Who reads the copy there answers it as any letter.
    post.reply(DAUTU, &mine, DONE);
    post.world.at("2026-07-01 09:30").await;
    assert_eq!(post.marks(), [finished()]);
}
