//! A letter that may have arrived.

use super::*;

#[tokio::test]
async fn one_letter_lost_after_its_dot_stops_nobody_else_and_two_in_a_row_are_the_servers_matter() {
    let mut w = World::reminders(&three_units()).await;
    w.mail.answers(XAYDUNG, &[Reply::LeaveAfterDot]);
    w.at("2026-07-02 07:45").await;
    assert_eq!(w.received().len(), 3, "all in the same minute");

    let mut w = World::reminders(&three_units()).await;
    for to in [DAUTU, XAYDUNG, LAODONG] {
        w.mail.answers(to, &[Reply::LeaveAfterDot]);
    }
    w.at("2026-07-02 07:45").await;
    let lost: Vec<String> = w.received().into_iter().map(|l| l.to).collect();
    assert_eq!(lost.len(), 2, "the third waits for the server");
    w.at("2026-07-02 07:46").await;
    let first = w.mail.letters().remove(0).to;
    assert!(!lost.contains(&first), "one that was never tried goes first");
}

#[tokio::test]
async fn an_uncertain_reminder_goes_once_more_under_its_message_id_and_then_waits_for_a_person() {
    let mut w = World::reminders(&[DUE_THURSDAY]).await;
    w.mail
        .answers(DAUTU, &[Reply::LeaveAfterDot, Reply::LeaveAfterDot]);
    w.at("2026-07-02 07:45").await;
    w.at("2026-07-02 07:45").await;
    assert_eq!(w.mail.letters().len(), 1, "not at once");
    w.at("2026-07-02 07:46").await;
    for when in ["2026-07-02 07:50", "2026-07-02 16:00", "2026-07-03 07:45"] {
        w.at(when).await;
    }
    let ids: Vec<String> = w
        .received()
        .into_iter()
        .filter(|l| l.to == DAUTU)
        .map(|l| l.message_id)
        .collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[0], ids[1]);
    assert_eq!(
        w.state("morning-2026-07-02", "2026-07-03 08:00"),
        State::Uncertain
    );
    w.at("2026-07-03 13:15").await;
    assert!(
        w.subjects().iter().any(|(to, _)| to == DAUTU),
        "later stages are told"
    );
}

#[tokio::test]
async fn an_uncertain_reminder_that_is_taken_the_second_time_is_sent() {
    let mut w = World::reminders(&[DUE_THURSDAY]).await;
    w.mail.answers(DAUTU, &[Reply::LeaveAfterDot]);
    w.at("2026-07-02 07:45").await;
    // The night between does not make a letter anew that may have arrived.
    w.at("2026-07-03 07:45").await;
    let to_unit: Vec<Received> = w.received().into_iter().filter(|l| l.to == DAUTU).collect();
    assert_eq!(to_unit.len(), 2);
    assert_eq!(to_unit[0].message_id, to_unit[1].message_id);
    let state = w.state("morning-2026-07-02", "2026-07-03 08:00");
    assert!(matches!(state, State::Sent { .. }), "{state:?}");
}

#[tokio::test]
async fn an_uncertain_draft_waits_for_a_person() {
    let mut w = World::sample().await;
    w.at("2026-07-03 09:59").await;
    w.received();
    w.mail.answers(OFFICE, &[Reply::LeaveAfterDot]);
    w.at("2026-07-03 10:00").await;
    let first = w.received();
    assert_eq!(first.len(), 1);
    for when in ["2026-07-03 10:01", "2026-07-03 11:30", "2026-07-06 10:00"] {
        w.at(when).await;
    }
    let again: Vec<_> = w
        .received()
        .into_iter()
        .filter(|l| l.message_id == first[0].message_id)
        .collect();
    assert!(again.is_empty());
    assert_eq!(
        w.state("draft-week-2026-W27", "2026-07-06 10:00"),
        State::Uncertain
    );
    let key = w
        .states("2026-07-06 10:00")
        .into_iter()
        .find(|(k, _)| k.starts_with("draft-week-2026-W27"));
    let key = key.unwrap().0;
    w.store().ask_again(&key).unwrap();
    w.at("2026-07-06 10:01").await;
    assert_eq!(
        w.received()[0].message_id,
        first[0].message_id,
        "a person asked for it"
    );
    let row = w.store().letter(&key).unwrap().unwrap();
    assert!(
        row.earlier.iter().any(Attempt::is_uncertain),
        "what happened before is still told"
    );
    assert_eq!(row.attempts.len(), 1);
}
