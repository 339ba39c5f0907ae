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

#[tokio::test]
async fn an_early_mark_is_taken_back_where_the_dot_does_not_leave() {
    let (good, go, no) = (Act::Say("250 ok"), Act::Say("354 go"), Act::Say("550 5.1.1 no"));
    // What the server does with both letters; how the second ends; how often its mark is made and
    // taken back.
    let rows: [(Script, &str, (usize, usize)); 5] = [
        // Kept waiting: made anew when the server is ready. First, since the others tell it too.
        (
            vec![("DATA", go), ("DATA", Act::Wait(&WITHDRAWN))],
            "accepted",
            (2, 1),
        ),
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
