//! A mark that is made while the server is asked, on a connection that has carried a letter.

use super::*;

#[tokio::test]
async fn a_mark_is_early_from_the_second_letter_of_a_connection_on() {
    let mut round = Round::with(vec![vec![GROUPS, ("RCPT", Act::Leave)]], LONG, |_| {}).await;
    assert!(round.deliver_early(LETTER).await.starts_with("later RCPT TO"));
    assert_eq!(
        (round.marks(), round.withdrawn()),
        (0, 0),
        "nobody had taken a letter"
    );
    let mut round = Round::with(vec![vec![GROUPS]], LONG, |_| {}).await;
    for letters in 1..4 {
        assert_eq!(round.deliver_early(LETTER).await, "accepted 250 2.0.0 queued");
        assert_eq!((round.marks(), round.withdrawn()), (letters, 0));
    }
}

/// It is asked anew when the server is ready, and the next is not asked for early.
#[tokio::test]
async fn a_server_that_keeps_a_letter_waiting_is_waited_for() {
    let go = Act::Say("354 go");
    let told: &'static Notify = Box::leak(Box::default());
    let slow = vec![
        GROUPS,
        ("DATA", go),
        ("DATA", Act::Wait(told)),
        ("DATA", Act::Leave),
    ];
    let mut round = Round::with(vec![slow], LONG, |_| {}).await;
    round.told = told;
    for (outcome, marks, withdrawn) in [
        ("accepted 250 2.0.0 queued", 1, 0),
        ("accepted 250 2.0.0 queued", 3, 1),
        ("later DATA", 3, 1),
        // Another connection; from its second letter on.
        ("accepted 250 2.0.0 queued", 4, 1),
        ("accepted 250 2.0.0 queued", 5, 1),
    ] {
        let got = round.deliver_early(LETTER).await;
        assert!(got.starts_with(outcome), "{got}");
        assert_eq!(
            (round.marks(), round.withdrawn()),
            (marks, withdrawn),
            "{outcome}"
        );
    }
}

#[tokio::test]
async fn an_early_mark_is_taken_back_where_the_dot_does_not_leave() {
    let (good, go, no) = (Act::Say("250 ok"), Act::Say("354 go"), Act::Say("550 5.1.1 no"));
    // What the server does with both letters; how the second ends; how often its mark is made and
    // taken back.
    let rows: [(Script, &str, (usize, usize)); 4] = [
        (
            vec![
                ("RCPT", good),
                ("DATA", go),
                ("RCPT", no),
                ("DATA", Act::Say("554 none")),
            ],
            "refused RCPT TO",
            (1, 1),
        ),
        (
            vec![("DATA", go), ("DATA", Act::Say("451 4.3.0 no"))],
            "later DATA",
            (1, 1),
        ),
        (vec![("DATA", go), ("DATA", Act::Leave)], "later DATA", (1, 1)),
        // What the server may have kept stays marked.
        (vec![("dot", good), ("dot", Act::Leave)], "unknown", (1, 0)),
    ];
    for (mut script, want, counts) in rows {
        let told = format!("{script:?}");
        script.push(GROUPS);
        let mut round = Round::with(vec![script], LONG, |_| {}).await;
        assert!(round.deliver(LETTER).await.starts_with("accepted"), "{told}");
        let outcome = round.deliver_early(LETTER).await;
        assert!(outcome.starts_with(want), "{told}: {outcome}");
        assert_eq!((round.marks() - 1, round.withdrawn()), counts, "{told}");
    }
}
