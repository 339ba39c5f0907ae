//! Calendar entries over the life of a task: announced, moved, taken back.

mod listed;

use crate::world::*;
use dossierd::plan::{Mark, MarkKind};

const VP: &str = "Văn phòng Ban Quản lý";

fn rows() -> Vec<[&'static str; 5]> {
    vec![
        ["1", "Báo cáo một", VP, "", "Chậm nhất ngày 15/7/2026"],
        ["2", "Báo cáo hai", VP, "", "Chậm nhất ngày 24/7/2026"],
    ]
}

/// Each entry of a letter: name, version, day, whether it is taken back.
pub fn entries(letter: &Received) -> Vec<(String, String, String, bool)> {
    let Some(message) = mail_parser::MessageParser::default().parse(&letter.bytes) else {
        panic!("{letter:?}");
    };
    let files = message
        .attachments()
        .filter_map(|part| part.text_contents().map(str::to_owned));
    let files: Vec<String> = { files }
        .filter(|text| text.contains("BEGIN:VCALENDAR"))
        .collect();
    for file in &files {
        assert_eq!(
            file.contains("METHOD:CANCEL"),
            file.contains("STATUS:CANCELLED"),
            "what is taken back stands in a file of its own"
        );
    }
    let ics = files.concat().replace("\r\n ", "").replace("\n ", "");
    let events = ics.split("BEGIN:VEVENT").skip(1);
    let value = |event: &str, name: &str| {
        let line = event.lines().find(|l| l.starts_with(name)).unwrap_or_default();
        line[name.len().min(line.len())..].trim().to_owned()
    };
    events
        .map(|e| {
            let day = value(e, "DTSTART;VALUE=DATE:");
            (
                value(e, "UID:"),
                value(e, "SEQUENCE:"),
                day,
                e.contains("STATUS:CANCELLED"),
            )
        })
        .collect()
}

fn said(w: &mut World, number: &str, kind: MarkKind, when: &str) {
    let mark = Mark {
        task: w.task(number).id,
        unit: None,
        due: None,
        kind,
        at: moment(when),
        by: "văn thư".into(),
    };
    w.store().mark(&mark).unwrap();
}

#[tokio::test]
async fn the_entry_of_a_task_moves_with_it_and_goes_with_the_next_letter_when_it_is_done() {
    let mut w = World::reminders(&rows()).await;
    w.at("2026-07-01 07:45").await;
    let first = w.received().iter().flat_map(entries).find(|e| e.2 == "20260715");
    let (uid, version, _, _) = first.expect("told ten working days ahead");
    assert_eq!(version, "0");

    let dated = MarkKind::Dated {
        phrase: "Chậm nhất ngày 20/7/2026".into(),
        year: 2026,
        asked: "Chậm nhất ngày 15/7/2026".into(),
    };
    said(&mut w, "1", dated, "2026-07-02 09:00");
    w.at("2026-07-10 07:45").await;
    let letters = w.received();
    let moved = letters.iter().flat_map(entries).find(|e| e.0 == uid);
    assert_eq!(
        moved.map(|e| (e.1, e.2, e.3)),
        Some(("1".to_owned(), "20260720".to_owned(), false)),
        "{letters:?}"
    );

    w.done("1", "2026-07-15 16:00");
    // The other task's reminder is the letter that comes anyway.
    let mut taken_back = None;
    for day in ["2026-07-16", "2026-07-17", "2026-07-20", "2026-07-22"] {
        w.at(&format!("{day} 07:45")).await;
        let letters = w.received();
        taken_back = taken_back.or(letters.iter().flat_map(entries).find(|e| e.0 == uid));
    }
    assert_eq!(taken_back.map(|e| (e.1, e.3)), Some(("2".to_owned(), true)));
}

/// What the clerk enters reaches the unit's calendar the next working morning, once.
#[tokio::test]
async fn what_was_recorded_is_confirmed_the_next_working_morning_with_the_calendar_entry() {
    let ended = MarkKind::Cancelled {
        number: "12/TB-BQL".into(),
        date: day("2026-07-02"),
    };
    let finished = MarkKind::Done {
        number: "12/BC-BQL".into(),
        date: day("2026-07-02"),
    };
    let dated = MarkKind::Dated {
        phrase: "Chậm nhất ngày 20/7/2026".into(),
        year: 2026,
        asked: "Chậm nhất ngày 15/7/2026".into(),
    };
    for (kind, words, is_over) in [
        (ended, "Chấm dứt", true),
        (finished, "Đã ghi nhận hoàn thành", true),
        (dated, "hạn Thứ Hai 20/7/2026", false),
    ] {
        let mut w = World::reminders(&rows()[..1]).await;
        w.at("2026-07-01 07:45").await;
        let uid = w.received().iter().flat_map(entries).next().unwrap().0;
        // On a Thursday after the morning, and on a Saturday: Friday and Monday.
        said(&mut w, "1", kind, "2026-07-02 09:00");
        w.at("2026-07-02 13:15").await;
        assert!(w.received().is_empty(), "not at once");
        w.at("2026-07-03 07:45").await;
        let letters = w.received();
        assert_eq!(letters.len(), 1, "{letters:?}");
        assert_eq!(
            letters[0].subject,
            "[Xác nhận] Nội dung đã ghi nhận về nhiệm vụ của đơn vị"
        );
        assert!(letters[0].text.contains(words), "{}", letters[0].text);
        let found: Vec<_> = entries(&letters[0]);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (&found[0].0, found[0].1.as_str(), found[0].3),
            (&uid, "1", is_over)
        );
        w.restart();
        for when in ["2026-07-03 07:46", "2026-07-03 15:00", "2026-07-06 07:45"] {
            w.at(when).await;
        }
        let again = w.received();
        assert!(
            again.iter().all(|l| !l.subject.starts_with("[Xác nhận]")),
            "{again:?}"
        );
    }
}

/// A morning letter that carries the entry takes the place of the confirmation.
#[tokio::test]
async fn no_confirmation_is_written_beside_a_letter_that_carries_the_entry() {
    let mut w = World::reminders(&rows()).await;
    w.at("2026-07-01 07:45").await;
    let uid = w.received().iter().flat_map(entries).next().unwrap().0;
    let ended = MarkKind::Cancelled {
        number: "12/TB-BQL".into(),
        date: day("2026-07-09"),
    };
    said(&mut w, "1", ended, "2026-07-09 09:00");
    w.at("2026-07-10 07:45").await;
    let letters = w.received();
    assert_eq!(
        letters.len(),
        1,
        "the other task, ten working days ahead: {letters:?}"
    );
    let found = letters.iter().flat_map(entries).find(|e| e.0 == uid);
    assert_eq!(found.map(|e| (e.1, e.3)), Some(("1".to_owned(), true)));
    w.at("2026-07-13 07:45").await;
    assert!(w.received().is_empty());
}

/// Who was never told of the task has no entry, and hears nothing of its end.
#[tokio::test]
async fn a_unit_that_was_never_told_gets_no_confirmation() {
    let mut w = World::reminders(&rows()[1..]).await;
    w.at("2026-07-01 07:45").await;
    w.received();
    w.done("2", "2026-07-01 09:00");
    w.at("2026-07-02 07:45").await;
    assert!(w.received().is_empty());
}

const FRIDAYS: [&str; 5] = ["3", "Gửi số liệu tuần", VP, "", "Thứ Sáu hằng tuần"];

/// The entries of these days.
fn of_days(letters: &[Received], days: &[&str]) -> Vec<(String, String, String, bool)> {
    let mut found: Vec<_> = letters.iter().flat_map(entries).collect();
    found.retain(|e| days.contains(&e.2.as_str()));
    found
}

/// An occurrence of a recurring task that moved has another entry; the old one goes.
#[tokio::test]
async fn a_recurring_occurrence_that_moved_takes_its_old_entry_back() {
    let mut w = World::reminders(&[rows()[1], FRIDAYS]).await;
    w.at("2026-07-08 07:45").await;
    let first = of_days(&w.received(), &["20260710"]);
    assert_eq!(first.len(), 1, "told two working days ahead");
    let dated = MarkKind::Dated {
        phrase: "Thứ Hai hằng tuần".into(),
        year: 2026,
        asked: "Thứ Sáu hằng tuần".into(),
    };
    said(&mut w, "3", dated, "2026-07-08 09:00");
    // The reminder of the other task ten working days ahead carries the change.
    w.at("2026-07-10 07:45").await;
    let letters = w.received();
    let old = of_days(&letters, &["20260710"]);
    assert_eq!(old.len(), 1, "{letters:?}");
    assert_eq!(
        (&old[0].0, old[0].3),
        (&first[0].0, true),
        "the same entry, taken back"
    );
    assert!(old[0].1 > first[0].1, "in a newer version: {old:?}");
    let new = of_days(&letters, &["20260713"]);
    assert!(
        new.iter().all(|e| e.0 != first[0].0 && !e.3),
        "the new day has its own: {new:?}"
    );
}

/// Another import that moves the only day of a task moves its entry, in a newer version.
#[tokio::test]
async fn another_import_moves_the_entry_in_a_newer_version() {
    let mut w = World::reminders(&rows()).await;
    w.at("2026-07-01 07:45").await;
    let first = of_days(&w.received(), &["20260715"]);
    assert_eq!(first.len(), 1);
    let mut changed = rows();
    changed[0][4] = "Chậm nhất ngày 20/7/2026";
    w.import(&plan(&changed), "2026-07-06 09:00");
    w.at("2026-07-07 07:45").await;
    w.at("2026-07-13 07:45").await;
    let letters = w.received();
    let moved = of_days(&letters, &["20260720"]);
    assert!(!moved.is_empty(), "{letters:?}");
    assert!(
        moved
            .iter()
            .all(|e| e.0 == first[0].0 && e.1 > first[0].1 && !e.3),
        "{first:?} {moved:?}"
    );
    assert_eq!(of_days(&letters, &["20260715"]), []);
}

#[tokio::test]
async fn a_change_that_a_letter_has_brought_goes_with_no_letter_of_a_later_day() {
    let mut rows = rows();
    let dues = [
        "Chậm nhất ngày 03/7/2026",
        "Chậm nhất ngày 07/7/2026",
        "Chậm nhất ngày 09/7/2026",
        "Chậm nhất ngày 13/7/2026",
    ];
    let names = ["3", "4", "5", "6"];
    for (number, due) in names.into_iter().zip(dues) {
        rows.push([number, "Báo cáo khác", VP, "", due]);
    }
    let mut w = World::reminders(&rows).await;
    w.at("2026-07-01 07:45").await;
    let first = w.received().iter().flat_map(entries).find(|e| e.2 == "20260715");
    let (uid, ..) = first.expect("told ten working days ahead");
    let ended = MarkKind::Cancelled {
        number: "5/TB-BQL".into(),
        date: day("2026-07-02"),
    };
    said(&mut w, "1", ended, "2026-07-02 09:00");
    let (mut letters, mut with_it) = (0, 0);
    for date in day("2026-07-03").iter_days().take(11) {
        for time in ["07:45", "13:15"] {
            w.at(&format!("{date} {time}")).await;
            for letter in w.received() {
                letters += 1;
                with_it += usize::from(entries(&letter).iter().any(|e| e.0 == uid));
            }
        }
    }
    assert!(letters > 5, "{letters}");
    assert_eq!(with_it, 1, "of {letters} letters");
}
