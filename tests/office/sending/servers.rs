//! A mail server that turns everybody away: the next one is asked, and no mailbox is blamed.

use super::*;

const DENIED: Reply = Reply::Rcpt("554 5.7.1 <nobody@example>: Relay access denied");
const REFUSES_ALL: &str = "[Cảnh báo] Máy chủ thư mail từ chối mọi thư";
const TAKES_NONE: &str = "[Cảnh báo] Máy chủ thư mail không nhận thư";
const TAKES_AGAIN: &str = "[Cảnh báo] Máy chủ thư mail đã nhận thư trở lại";

/// Letters to units that a server took.
fn taken(server: &MailServer) -> Vec<String> {
    units(server.take())
}

/// Subjects of the operator's alarms among the letters.
fn warned(letters: &[Received]) -> Vec<String> {
    let is_alarm = |l: &&Received| l.to == OFFICE && l.subject.starts_with("[Cảnh báo]");
    letters
        .iter()
        .filter(is_alarm)
        .map(|l| l.subject.clone())
        .collect()
}

fn standstill(w: &mut World, when: &str) -> Vec<String> {
    let facts = w.store().post_facts(moment(when)).unwrap();
    dossierd::agenda::standstill(&facts, &w.settings().rules, moment(when))
}

#[tokio::test]
async fn a_server_that_turns_everybody_away_is_left_for_the_next_in_the_same_minute_and_told_once() {
    for (reply, told) in [
        (DENIED, REFUSES_ALL),
        (Reply::Rcpt("550 relay not permitted"), REFUSES_ALL),
        (Reply::Dot("554 5.7.1 your policy is not ours"), REFUSES_ALL),
        (Reply::Rcpt("451 4.3.0 temporary lookup failure"), TAKES_NONE),
        (Reply::Dot("452 4.3.1 insufficient system storage"), TAKES_NONE),
    ] {
        let mut w = three_letters().await;
        let reserve = with_reserve(&mut w).await;
        w.mail.answers_all(Some(reply));
        w.at(BEGIN).await;
        let mut got = reserve.take();
        assert_eq!(units(got.clone()), [DAUTU, LAODONG, XAYDUNG], "{reply:?}");
        let refused = |s: &State| matches!(s, State::Refused { .. });
        assert!(!w.states(BEGIN).iter().any(|(_, s)| refused(s)), "{reply:?}");
        w.at("2026-07-02 08:20").await;
        got.extend(reserve.take());
        assert_eq!(warned(&got), [told], "{reply:?}");
        let said = standstill(&mut w, "2026-07-02 08:20");
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].contains("since 2026-07-02 07:45"), "{said:?}");
        assert!(
            said[0].ends_with("letters leave through reserve meanwhile"),
            "{said:?}"
        );
        w.mail.answers_all(None);
        w.at("2026-07-03 13:15").await;
        w.at("2026-07-03 13:16").await;
        let got = w.mail.take();
        assert!(got.len() > 3, "{reply:?}: it is preferred again");
        assert_eq!(warned(&got), [TAKES_AGAIN], "{reply:?}");
        assert_eq!(standstill(&mut w, "2026-07-03 13:16"), [""; 0]);
        w.at("2026-07-06 13:15").await;
        assert_eq!(warned(&w.mail.take()), [""; 0]);
        assert_eq!(warned(&reserve.take()), [""; 0]);
    }
}

#[tokio::test]
async fn a_letter_alone_that_the_first_server_denies_goes_by_the_second_and_nobody_is_alarmed() {
    let mut w = World::reminders(&[["1", "Rà soát", PLACES[0].0, "", "Chậm nhất ngày 02/7/2026"]]).await;
    let reserve = with_reserve(&mut w).await;
    w.mail.answers_all(Some(DENIED));
    w.at(BEGIN).await;
    assert_eq!(taken(&reserve), [DAUTU]);
    w.at("2026-07-02 09:00").await;
    assert_eq!(
        warned(&reserve.take()),
        [""; 0],
        "one address says nothing of the server"
    );
}

#[tokio::test]
async fn one_address_that_a_policy_denies_is_refused_when_the_server_takes_others() {
    let mut w = three_letters().await;
    w.mail.answers(DAUTU, &[DENIED; 9]);
    w.at(BEGIN).await;
    assert_eq!(units(w.received()), [LAODONG, XAYDUNG], "in the same minute");
    let waiting = w.open_letters(BEGIN);
    assert_eq!(waiting.len(), 1);
    for minute in 46..55 {
        w.at(&format!("2026-07-02 07:{minute}")).await;
    }
    let state = w.state(&waiting[0].key, "2026-07-02 07:55");
    assert!(matches!(state, State::Refused { .. }), "{state:?}");
    assert_eq!(
        w.store().letter(&waiting[0].key).unwrap().unwrap().attempts.len(),
        3
    );
    assert_eq!(alarms(&w), ["[Cảnh báo] Một hộp thư từ chối nhận thư"]);
}

#[tokio::test]
async fn where_all_servers_turn_everybody_away_all_letters_wait_and_leave_when_one_is_well() {
    let mut w = three_letters().await;
    let reserve = with_reserve(&mut w).await;
    w.mail.answers_all(Some(DENIED));
    reserve.answers_all(Some(DENIED));
    for when in [BEGIN, "2026-07-02 07:46", "2026-07-02 07:50", "2026-07-02 09:30"] {
        w.at(when).await;
    }
    assert_eq!(
        w.open_letters("2026-07-02 09:30").len(),
        3,
        "nothing is refused, nobody alarmed"
    );
    let said = standstill(&mut w, "2026-07-02 09:30");
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said[0].ends_with("no other server takes letters either"),
        "{said:?}"
    );
    reserve.answers_all(None);
    w.at("2026-07-02 11:00").await;
    w.at("2026-07-02 11:01").await;
    let got = reserve.take();
    assert_eq!(units(got.clone()), [DAUTU, LAODONG, XAYDUNG]);
    assert_eq!(warned(&got), [REFUSES_ALL]);
}

#[tokio::test]
async fn a_server_that_refuses_the_sender_is_told_after_a_while_and_a_failure_that_passes_is_not() {
    let mut w = three_letters().await;
    let reserve = with_reserve(&mut w).await;
    w.mail.is(Health::NoSender);
    w.at(BEGIN).await;
    assert_eq!(taken(&reserve), [DAUTU, LAODONG, XAYDUNG]);
    w.at("2026-07-02 08:10").await;
    assert_eq!(warned(&reserve.take()), [""; 0], "most faults pass by themselves");
    w.at("2026-07-02 08:15").await;
    let mut got = reserve.take();
    got.extend(w.mail.take());
    assert_eq!(warned(&got), [TAKES_NONE]);
}
