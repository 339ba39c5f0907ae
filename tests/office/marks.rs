//! The mark before the final dot, of many letters over one connection: from the second on it is made
//! while the server is asked.

use crate::world::*;
use dossierd::letter::{Letter, LetterKind};
use dossierd::outbox::{State, WhenUncertain};

const BEGIN: &str = "2026-07-02 07:45";
const LETTERS: usize = 7;

fn to(number: usize) -> String {
    format!("don-vi-{number}@saobien.example")
}

/// So many letters that are sent once more where they are uncertain.
async fn many_letters() -> World {
    let mut w = World::reminders(&[[
        "1",
        "Rà soát thủ tục",
        "Phòng Quản lý đầu tư",
        "",
        "Chậm nhất ngày 02/7/2026",
    ]])
    .await;
    w.mail.is(Health::Down);
    w.at(BEGIN).await;
    let key = w.open_letters(BEGIN)[0].key.clone();
    let pattern = w.store().letter(&key).unwrap().unwrap().letter;
    w.store().give_up(&key, moment(BEGIN)).unwrap();
    for number in 1..=LETTERS {
        let mut letter = Letter {
            key: format!("k{number}"),
            kind: LetterKind::Test,
            message_id: format!("<k{number}@saobien.example>"),
            told: Vec::new(),
            ..pattern.clone()
        };
        letter.to.address = to(number);
        let once_more = WhenUncertain::SendOnceMore;
        assert!(w.store().queue(&letter, &[], once_more, "a test").unwrap());
    }
    w.mail.is(Health::Well);
    w
}

#[tokio::test]
async fn trouble_with_one_letter_leaves_no_mark_on_the_one_after_it() {
    let when = "2026-07-02 08:00";
    for (reply, reaches, is_marked) in [
        (Reply::Rcpt("450 4.2.0 busy"), false, false),
        (Reply::Rcpt("550 5.1.1 no such user"), false, false),
        (Reply::LeaveBeforeData, false, false),
        (Reply::Dot("451 4.3.0 later"), false, true),
        (Reply::Dot("552 5.3.4 too large"), false, true),
        (Reply::LeaveAfterDot, true, true),
    ] {
        for troubled in 1..=LETTERS {
            let mut w = many_letters().await;
            w.mail.answers(&to(troubled), &[reply]);
            w.at(when).await;
            let mut got: Vec<String> = w.received().into_iter().map(|l| l.to).collect();
            // The office is told of refusals.
            got.retain(|to| to.starts_with("don-vi-"));
            got.sort_unstable();
            let want: Vec<String> = (1..=LETTERS)
                .filter(|n| reaches || *n != troubled)
                .map(to)
                .collect();
            assert_eq!(got, want, "{reply:?} to {troubled}: each once");
            for number in 1..=LETTERS {
                let row = w.store().letter(&format!("k{number}")).unwrap().unwrap();
                let [attempt] = &row.attempts[..] else {
                    panic!("{reply:?} to {troubled}: {number} has {:?}", row.attempts);
                };
                let is_marked = number != troubled || is_marked;
                assert_eq!(
                    attempt.data.is_some(),
                    is_marked,
                    "{reply:?} to {troubled}: {number}"
                );
                assert!(attempt.ended.is_some(), "{reply:?} to {troubled}: {number}");
                let is_sent = matches!(w.state(&format!("k{number}"), when), State::Sent { .. });
                assert_eq!(is_sent, number != troubled, "{reply:?} to {troubled}: {number}");
            }
        }
    }
}
