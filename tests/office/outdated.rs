//! A letter that a person sends again must not say what is no longer so.

use crate::world::*;
use dossierd::agenda::{LetterFact, obsolete};
use dossierd::letter::{Letter, LetterKind};

/// Why the letter would be left out of `outbox resend --sent`.
fn why(w: &mut World, letter: &Letter, when: &str) -> Option<String> {
    let now = moment(when);
    let row = w.store().letter(&letter.key).unwrap().unwrap();
    let fact = LetterFact {
        key: letter.key.clone(),
        kind: letter.kind,
        to: letter.to.address.clone(),
        written_at: letter.written_at,
        when_uncertain: row.when_uncertain,
        attempts: row.attempts,
        told: letter.told.clone(),
        is_asked_again: true,
    };
    let facts = w.store().facts(now).unwrap();
    obsolete(&fact, &letter.listed, &facts, &w.settings().rules, now)
}

fn letters(w: &mut World, when: &str) -> Vec<Letter> {
    let keys = w.states(when).into_iter().map(|(key, _)| key);
    let keys: Vec<String> = keys.collect();
    let store = w.store();
    keys.iter()
        .map(|key| store.letter(key).unwrap().unwrap().letter)
        .collect()
}

#[tokio::test]
async fn the_week_of_a_unit_is_outdated_once_a_task_in_it_is_finished() {
    let mut w = World::sample().await;
    w.at("2026-07-02 23:50").await;
    w.at("2026-07-03 10:00").await;
    w.at("2026-07-03 15:00").await;
    let weeks = letters(&mut w, "2026-07-03 15:01");
    let weeks: Vec<&Letter> = weeks.iter().filter(|l| l.kind == LetterKind::UnitWeek).collect();
    let (letter, of) = weeks
        .iter()
        .find_map(|l| Some((*l, l.listed.first()?.clone())))
        .unwrap();
    assert_eq!(why(&mut w, letter, "2026-07-03 15:30"), None, "{letter:?}");
    let mark = dossierd::plan::Mark {
        task: of.task.clone(),
        unit: Some(of.unit.clone()),
        due: Some(of.due),
        kind: dossierd::plan::MarkKind::Done {
            number: "15/BC-VP".into(),
            date: day("2026-07-03"),
        },
        at: moment("2026-07-03 15:20"),
        by: "văn thư".into(),
    };
    w.store().mark(&mark).unwrap();
    let told = why(&mut w, letter, "2026-07-03 15:30").unwrap();
    assert!(told.contains("finished, moved or struck out"), "{told}");
}

#[tokio::test]
async fn an_alarm_is_outdated_once_its_all_clear_was_written() {
    let mut w = World::reminders(&[DUE_THURSDAY]).await;
    w.mail.answers(DAUTU, &[Reply::Rcpt("550 5.1.1 no such user")]);
    w.at("2026-07-01 07:45").await;
    w.at("2026-07-01 07:46").await;
    let alarm = |w: &mut World, begin: &str| {
        let all = letters(w, "2026-07-03 13:20");
        all.into_iter().find(|l| l.key.starts_with(begin))
    };
    let refused = alarm(&mut w, "alarm-refused").unwrap();
    assert_eq!(why(&mut w, &refused, "2026-07-01 08:00"), None);
    for when in ["2026-07-02 07:45", "2026-07-03 13:15", "2026-07-03 13:16"] {
        w.at(when).await;
    }
    let clear = alarm(&mut w, "clear-refused").unwrap();
    let told = why(&mut w, &refused, "2026-07-03 13:20").unwrap();
    assert!(told.contains("all-clear"), "{told}");
    assert_eq!(why(&mut w, &clear, "2026-07-03 13:20"), None);
}
