//! A connection that serves many letters.

use super::*;

#[tokio::test]
async fn one_connection_serves_many_letters_and_a_refused_one_stops_nobody() {
    let scripts = vec![vec![("RCPT", Act::Say("550 no such user"))]];
    let mut round = Round::with(scripts, LONG, |_| ()).await;
    assert!(round.deliver(LETTER).await.starts_with("refused"));
    assert!(round.deliver(LETTER).await.starts_with("accepted"));
    assert!(round.deliver(LETTER).await.starts_with("accepted"));
    round.postman.rest().await;
    let one = "EHLO MAIL RCPT RSET MAIL RCPT DATA dot MAIL RCPT DATA dot QUIT";
    assert_eq!(round.fake.heard(), [one]);
}

#[tokio::test]
async fn a_kept_connection_that_went_stale_costs_no_attempt() {
    for act in [
        Act::Say("250 queued\r\n421 idle, bye"),
        Act::SayAndLeave("250 queued"),
    ] {
        let mut round = Round::with(vec![vec![("dot", act)]], LONG, |_| ()).await;
        assert_eq!(round.deliver(LETTER).await, "accepted 250 queued");
        assert_eq!(round.deliver(LETTER).await, "accepted 250 2.0.0 queued");
        assert_eq!(round.fake.heard().len(), 2);
    }
}

#[test]
fn a_delivery_can_be_moved_to_another_thread() {
    fn moved<T: Send>(_: T) {}
    let mut postman = Postman::new(Transport::Directory("x".into()));
    let parcel = parcel(LETTER);
    moved(postman.deliver(&parcel, || async { Ok(()) }));
}

#[tokio::test]
async fn commands_go_in_groups_where_the_server_takes_them_and_mean_the_same() {
    let rows: [(Script, &str, &str); 6] = [
        (vec![GROUPS], "accepted", "EHLO MAIL RCPT DATA dot"),
        (
            vec![
                GROUPS,
                ("RCPT", Act::Say("550 5.1.1 no")),
                ("DATA", Act::Say("554 none")),
            ],
            "refused",
            "EHLO MAIL RCPT DATA RSET",
        ),
        (
            vec![
                GROUPS,
                ("RCPT", Act::Say("450 4.2.0 busy")),
                ("DATA", Act::Say("503 none")),
            ],
            "later",
            "EHLO MAIL RCPT DATA RSET",
        ),
        (
            // It waits for a content: nothing else can be said to it.
            vec![GROUPS, ("RCPT", Act::Say("550 5.1.1 no"))],
            "refused",
            "EHLO MAIL RCPT DATA",
        ),
        (
            vec![GROUPS, ("DATA", Act::Say("451 4.3.0 no"))],
            "later",
            "EHLO MAIL RCPT DATA RSET",
        ),
        (
            vec![GROUPS, ("dot", Act::Leave)],
            "unknown",
            "EHLO MAIL RCPT DATA dot",
        ),
    ];
    for (script, want, heard) in rows {
        let told = format!("{script:?}");
        let mut round = Round::with(vec![script], LONG, |_| {}).await;
        let outcome = round.deliver(LETTER).await;
        assert!(outcome.starts_with(want), "{told}: {outcome}");
        assert_eq!(round.fake.heard()[0], heard, "{told}");
        assert_eq!(round.marks(), usize::from(heard.ends_with("dot")), "{told}");
        let next = round.deliver(LETTER).await;
        assert!(next.starts_with("accepted"), "{told}: the next letter: {next}");
    }
}
