//! The program is stopped and started between any two beats; nobody notices.

use crate::world::*;

const BEATS: [&str; 14] = [
    "2026-07-01 15:00",
    "2026-07-02 07:00",
    "2026-07-02 07:45",
    "2026-07-02 07:46",
    "2026-07-02 13:15",
    "2026-07-02 23:50",
    "2026-07-03 07:00",
    "2026-07-03 07:45",
    "2026-07-03 07:47",
    "2026-07-03 10:00",
    "2026-07-03 13:15",
    "2026-07-03 15:00",
    "2026-07-06 07:45",
    "2026-07-06 13:15",
];

/// Lives through the beats; every letter as it was received.
async fn live(restarts: bool) -> Vec<(String, Vec<u8>)> {
    let mut w = World::sample().await;
    w.mail.answers(DAUTU, &[Reply::Rcpt("450 4.2.0 later")]);
    w.mail
        .answers(MOTCUA, &[Reply::LeaveAfterDot, Reply::Rcpt("550 5.1.1 gone")]);
    for beat in BEATS {
        if restarts {
            w.restart();
        }
        w.at(beat).await;
    }
    w.received().into_iter().map(|l| (l.to, l.bytes)).collect()
}

#[tokio::test]
async fn a_restart_between_any_two_beats_changes_no_letter() {
    let (without, with) = (live(false).await, live(true).await);
    assert!(without.len() > 40, "{}", without.len());
    assert!(without == with, "{} and {} letters", without.len(), with.len());
}
