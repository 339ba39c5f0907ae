//! What a server says or does, and what becomes of the letter.

use super::*;

const SHORT: Duration = Duration::from_millis(800);

#[tokio::test]
async fn every_answer_has_its_outcome() {
    use Act::{Leave, Say, SayAndLeave};
    let rows: Vec<(Script, &str, usize, &str)> = vec![
        (vec![], "accepted 250 2.0.0 queued", 1, "EHLO MAIL RCPT DATA dot"),
        (
            vec![("RCPT", Say("450 4.2.0 busy"))],
            "later RCPT TO: 450 4.2.0 busy",
            0,
            "EHLO MAIL RCPT RSET",
        ),
        (
            vec![("RCPT", Say("550 5.1.1 <vp@heza.test> unknown"))],
            "refused RCPT TO: 550 5.1.1 (address) unknown",
            0,
            "EHLO MAIL RCPT RSET",
        ),
        (
            vec![("RCPT", SayAndLeave("421 4.7.0 bye"))],
            "later RCPT TO: 421 4.7.0 bye",
            0,
            "EHLO MAIL RCPT",
        ),
        (
            vec![("greeting", SayAndLeave("421 full"))],
            "server later greeting and EHLO: 421 full",
            0,
            "",
        ),
        (
            vec![("greeting", Say("554 no"))],
            "server later greeting and EHLO: 554 no",
            0,
            "",
        ),
        (
            vec![("EHLO", Say("250- \r\n250 "))],
            "server later greeting and EHLO: response error: Could not read server name",
            0,
            "EHLO QUIT",
        ),
        (
            vec![("MAIL", Say("553 not yours"))],
            "server later MAIL FROM: 553 not yours",
            0,
            "EHLO MAIL",
        ),
        (
            vec![("RCPT", Say("530 sign in first"))],
            "server later RCPT TO: 530 sign in first",
            0,
            "EHLO MAIL RCPT RSET",
        ),
        (
            vec![("DATA", Leave)],
            "later DATA: the server closed the connection",
            0,
            "EHLO MAIL RCPT DATA",
        ),
        (
            vec![("DATA", Say("250 not yet"))],
            "later DATA: an answer that does not belong here: 250 not yet",
            0,
            "EHLO MAIL RCPT DATA",
        ),
        (
            vec![("dot", Say("550 5.7.1 spam"))],
            "denied the final dot: 550 5.7.1 spam",
            1,
            "EHLO MAIL RCPT DATA dot RSET",
        ),
        (
            vec![("dot", Say("452 full"))],
            "later the final dot: 452 full",
            1,
            "EHLO MAIL RCPT DATA dot RSET",
        ),
        (
            vec![("dot", Leave)],
            "unknown the final dot: the server closed the connection",
            1,
            "EHLO MAIL RCPT DATA dot",
        ),
        (
            vec![("dot", Say("354 go"))],
            "unknown the final dot: an answer that does not belong here: 354 go",
            1,
            "EHLO MAIL RCPT DATA dot",
        ),
        (
            vec![("dot", Say("2"))],
            "unknown the final dot: ",
            1,
            "EHLO MAIL RCPT DATA dot",
        ),
    ];
    for (script, want, marks, heard) in rows {
        let name = format!("{script:?}");
        let mut round = Round::with(vec![script], LONG, |_| ()).await;
        let outcome = round.deliver(LETTER).await;
        assert!(outcome.starts_with(want), "{name}: {outcome}");
        assert_eq!(round.marks(), marks, "{name}");
        assert_eq!(round.fake.heard(), [heard], "{name}");
    }
}

#[tokio::test]
async fn a_silent_server_is_left_at_every_step_and_never_believed() {
    let rows = [
        (
            "greeting",
            "server later greeting and EHLO: no answer within 800ms",
        ),
        ("EHLO", "server later greeting and EHLO: no answer"),
        ("AUTH", "server later AUTH: no answer"),
        ("MAIL", "server later MAIL FROM: no answer"),
        ("RCPT", "later RCPT TO: no answer"),
        ("DATA", "later DATA: no answer"),
        ("dot", "unknown the final dot: no answer"),
    ];
    let mut waiting = tokio::task::JoinSet::new();
    for (step, want) in rows {
        waiting.spawn(async move {
            let mut round = Round::with(vec![vec![(step, Act::Hang)]], SHORT, |s| s.login = login()).await;
            let outcome = round.deliver(LETTER).await;
            assert!(outcome.starts_with(want), "{step}: {outcome}");
            let again = round.deliver(LETTER).await;
            assert_eq!(again, "accepted 250 2.0.0 queued", "{step}");
            assert_eq!(
                round.fake.heard().len(),
                2,
                "{step}: a silent connection is not used again"
            );
        });
    }
    assert_eq!(waiting.join_all().await.len(), rows.len());
}

#[tokio::test]
async fn a_late_answer_is_never_taken_for_the_next_letters() {
    let scripts = vec![
        vec![("dot", Act::SayTooLate("250 queued"))],
        vec![("RCPT", Act::Say("550 no such user"))],
    ];
    let mut round = Round::with(scripts, SHORT, |_| ()).await;
    assert!(round.deliver(LETTER).await.starts_with("unknown"));
    assert_eq!(round.deliver(LETTER).await, "refused RCPT TO: 550 no such user");
    assert_eq!(
        round.fake.heard(),
        ["EHLO MAIL RCPT DATA dot", "EHLO MAIL RCPT RSET"]
    );
}

#[tokio::test]
async fn a_send_cut_off_from_outside_leaves_no_connection_behind() {
    let scripts = vec![vec![("DATA", Act::SayTooLate("354 go"))]];
    let mut round = Round::with(scripts, LONG, |_| ()).await;
    let cut = timeout(SHORT, round.deliver(LETTER)).await;
    assert!(cut.is_err(), "{cut:?}");
    assert_eq!(round.deliver(LETTER).await, "accepted 250 2.0.0 queued");
    assert_eq!(round.fake.heard()[1], "EHLO MAIL RCPT DATA dot");
}

#[tokio::test]
async fn what_is_said_before_it_is_asked_accepts_nothing() {
    let scripts = vec![vec![("DATA", Act::Say("354 go\r\n250 queued"))]];
    let mut round = Round::with(scripts, LONG, |_| ()).await;
    let outcome = round.deliver(LETTER).await;
    assert!(outcome.starts_with("later the letter's content"), "{outcome}");
}

#[tokio::test]
async fn a_connection_lost_in_mid_letter_is_tried_again_without_doubt() {
    let large = [
        b"Subject: x\r\n\r\n".as_slice(),
        &b"line of a draft\r\n".repeat(3_000_000),
    ]
    .concat();
    for act in [Act::Leave, Act::SayAndLeave("552 too large")] {
        let mut round = Round::with(vec![vec![("body", act)]], LONG, |_| ()).await;
        let outcome = round.deliver(&large).await;
        assert!(outcome.starts_with("later the letter's content"), "{outcome}");
        assert_eq!(round.marks(), 1);
    }
}

#[tokio::test]
async fn without_the_mark_no_final_dot_leaves() {
    let fake = FakeServer::start(vec![], Tls::default()).await;
    let mut postman = Postman::new(Transport::Smtp(vec![to(&fake, Security::Plain, LONG)]));
    let outcome = postman
        .deliver(&parcel(LETTER), async || Err("disk full".to_owned()))
        .await;
    let want = "server later the mark before the final dot could not be stored: disk full";
    assert_eq!(told(&outcome), want);
    assert_eq!(fake.heard(), ["EHLO MAIL RCPT DATA"]);
}

#[tokio::test]
async fn a_reply_without_end_is_the_servers_fault_at_every_step() {
    let endless: &str = Box::leak("220-x\r\n".repeat(200).into_boxed_str());
    for (step, want) in [
        (
            "greeting",
            "server later greeting and EHLO: the server's reply is too long",
        ),
        ("EHLO", "server later greeting and EHLO: "),
        ("MAIL", "server later MAIL FROM: "),
        ("RCPT", "server later RCPT TO: "),
        ("DATA", "server later DATA: "),
        ("dot", "unknown the final dot: "),
    ] {
        let mut round = Round::with(vec![vec![(step, Act::Say(endless))]], LONG, |_| ()).await;
        let outcome = round.deliver(LETTER).await;
        assert!(outcome.starts_with(want), "{step}: {outcome}");
    }
}

#[tokio::test]
async fn a_server_that_leaves_before_the_letter_leaves_no_doubt() {
    for secured in [false, true] {
        let script = vec![("DATA", Act::SayAndLeave("354 go"))];
        let fake = match secured {
            true => encrypting(vec![script], true).await,
            false => FakeServer::start(vec![script], Tls::default()).await,
        };
        let security = if secured { Security::Tls } else { Security::Plain };
        let mut server = to(&fake, security, LONG);
        server.extra_ca = Some(LOOPBACK.to_vec());
        let mut postman = Postman::new(Transport::Smtp(vec![server]));
        // The mark takes its time: the server's task ends and the network tells us.
        let mark = async || {
            for _ in 0..1000 {
                tokio::task::yield_now().await;
            }
            Ok(())
        };
        let outcome = told(&postman.deliver(&parcel(LETTER), mark).await);
        assert_eq!(
            outcome, "later the letter's content: the server closed the connection",
            "TLS: {secured}"
        );
    }
}

#[tokio::test]
async fn letters_that_cannot_go_are_refused_before_connecting() {
    let mut round = Round::with(vec![], LONG, |_| ()).await;
    for bytes in [b"a\nb".as_slice(), b"a\rb", b"a\r\n.\nb", b"a\0b", b"a\r"] {
        let outcome = round.deliver(bytes).await;
        assert!(
            outcome.starts_with("refused the envelope"),
            "{bytes:?}: {outcome}"
        );
    }
    for to in ["", "vp", "vp@heza.test>\r\nRCPT TO:<x@y.z"] {
        let parcel = Parcel { to, ..parcel(LETTER) };
        let outcome = told(&round.postman.deliver(&parcel, async || Ok(())).await);
        assert!(outcome.starts_with("refused the envelope"), "{to:?}: {outcome}");
    }
    assert_eq!(round.fake.heard(), Vec::<String>::new());
    let utf8 = Parcel {
        to: "hộp-thư@heza.test",
        ..parcel(LETTER)
    };
    let outcome = told(&round.postman.deliver(&utf8, async || Ok(())).await);
    assert!(
        outcome.starts_with("refused MAIL FROM: the server does not take"),
        "{outcome}"
    );
}

#[tokio::test]
async fn nobody_listening_is_the_servers_matter() {
    let fake = FakeServer::start(vec![], Tls::default()).await;
    let mut server = to(&fake, Security::Plain, LONG);
    server.port = 1;
    let mut postman = Postman::new(Transport::Smtp(vec![server.clone()]));
    let outcome = told(&postman.deliver(&parcel(LETTER), async || Ok(())).await);
    assert!(outcome.starts_with("server later connecting: "), "{outcome}");
    let why = probe(&server).await.expect_err("nobody listens");
    assert!(why.starts_with("127.0.0.1:1: connecting: "), "{why}");
}
