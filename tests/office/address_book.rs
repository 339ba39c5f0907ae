//! The office over time: units are renamed and merged, mailboxes change, people are away, units
//! have wishes.

mod away;
mod dead;
mod handed_over;

use crate::world::*;
use dossierd::agenda::board;
use dossierd::calendar::{Period, PeriodKind};
use dossierd::config::Settings;
use dossierd::daemon::Event;
use dossierd::plan::{Absence, Book, Mailbox, Spell, Wish};

const OLD: &str = "Phòng Quản lý đầu tư";
const NEW: &str = "Phòng Kinh tế đối ngoại";

fn mailbox(name: &str, address: &str) -> Mailbox {
    Mailbox {
        name: name.into(),
        address: address.into(),
    }
}

/// The sample office from an address book, changed.
fn by_book(s: &mut Settings, change: impl FnOnce(&mut Book)) {
    let spell = |unit: &dossierd::plan::Unit| Spell {
        unit: unit.clone(),
        from: None,
        to: None,
        into: None,
    };
    let mut book = Book {
        spells: s.rules.office.units.iter().map(spell).collect(),
        ..Book::default()
    };
    change(&mut book);
    let everyone = book.everyone();
    s.rules.office.units = everyone.units;
    s.rules.office.merged = everyone.merged;
    s.rules.book = book;
}

fn spell<'b>(book: &'b mut Book, id: &str) -> &'b mut Spell {
    book.spells.iter_mut().find(|s| s.unit.id == id).unwrap()
}

/// The unit "dautu" gets another name and mailbox on that day.
fn renamed(book: &mut Book, from: &str) {
    let old = spell(book, "dautu");
    old.to = day(from).pred_opt();
    let mut new = old.clone();
    new.unit.name = NEW.into();
    new.unit.mailbox = Some(mailbox(NEW, "kinhte@saobien.example"));
    (new.from, new.to) = (Some(day(from)), None);
    book.spells.push(new);
}

/// The unit "dautu" goes on as a part of "xaydung" from that day.
fn merged(book: &mut Book, from: &str) {
    let old = spell(book, "dautu");
    (old.to, old.into) = (day(from).pred_opt(), Some("xaydung".into()));
}

fn away(who: &str, by: &str, from: &str, to: &str) -> Absence {
    Absence {
        who: mailbox("Người vắng mặt", who),
        by: mailbox("Nguyễn Văn Bình", by),
        from: day(from),
        to: day(to),
    }
}

/// Who was reminded on these days, in the morning and in the afternoon.
async fn days(w: &mut World, from: &str, to: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for date in day(from).iter_days().take_while(|d| *d <= day(to)) {
        for time in ["07:45", "13:15"] {
            w.at(&format!("{date} {time}")).await;
            let letters = w.received().into_iter();
            let reminders = letters.filter(|l| l.subject.starts_with("[Nhắc việc]"));
            found.extend(reminders.map(|l| (date.to_string(), l.to)));
        }
    }
    found
}

fn as_text(found: &[(String, String)]) -> Vec<String> {
    found
        .iter()
        .map(|(date, to)| format!("{} {}", &date[5..], to.split('@').next().unwrap()))
        .collect()
}

#[tokio::test]
async fn a_renamed_unit_is_told_under_its_new_name_at_its_new_address_and_nothing_twice() {
    let mut w = World::reminders_with(&[DUE_THURSDAY], |s| by_book(s, |b| renamed(b, "2026-06-27"))).await;
    let told = days(&mut w, "2026-06-18", "2026-06-26").await;
    assert_eq!(as_text(&told), ["06-18 dautu", "06-25 dautu"]);
    w.at("2026-06-29 07:45").await;
    let told = w.subjects();
    assert_eq!(told.len(), 1, "ahead-5 was told: {told:?}");
    assert!(told[0].1.ends_with("Nhiệm vụ theo tên và địa chỉ mới của đơn vị"));
    w.at("2026-06-30 07:45").await;
    let letters = w.received();
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].to, "kinhte@saobien.example");
    assert!(letters[0].text.contains(NEW), "{}", letters[0].text);
    assert!(!letters[0].text.contains(OLD), "{}", letters[0].text);
    w.done("1", "2026-07-01 09:00");
    assert_eq!(days(&mut w, "2026-07-02", "2026-07-07").await, []);
}

#[tokio::test]
async fn a_report_of_an_old_period_keeps_the_old_name() {
    let mut w = World::reminders_with(&[DUE_THURSDAY], |s| by_book(s, |b| renamed(b, "2026-07-15"))).await;
    let facts = w.store().facts(moment("2026-07-20 08:00")).unwrap();
    let period = |to: &str| Period {
        kind: PeriodKind::Explicit,
        year: 2026,
        index: 1,
        label: to.into(),
        from: day("2026-06-01"),
        to: day(to),
        regime: String::new(),
    };
    for (to, name) in [("2026-07-14", OLD), ("2026-07-15", NEW)] {
        let rules = &w.settings().rules;
        let board = board(None, &period(to), &facts, rules, day("2026-07-20"));
        assert_eq!(board.overdue[0].unit, name, "{to}");
    }
}

#[tokio::test]
async fn a_merged_units_tasks_go_to_the_heir_with_what_was_told_and_ticked() {
    let mut w = World::reminders_with(&[DUE_THURSDAY], |s| by_book(s, |b| merged(b, "2026-06-27"))).await;
    let told = days(&mut w, "2026-06-18", "2026-06-30").await;
    assert_eq!(as_text(&told), ["06-18 dautu", "06-25 dautu", "06-30 xaydung"]);
    // The plan is written anew with the heir's name; what was told and ticked of the old unit holds.
    let mark = dossierd::plan::Mark {
        unit: Some("dautu".into()),
        ..w.done_mark("1", "2026-07-01 08:00")
    };
    let heirs = plan(&[[
        "1",
        "Rà soát thủ tục hành chính",
        "Phòng Quản lý quy hoạch và xây dựng",
        "",
        "Chậm nhất ngày 02/7/2026",
    ]]);
    w.import(&heirs, "2026-06-30 09:00");
    assert_eq!(
        queued(&w.at("2026-06-30 09:01").await),
        [""; 0],
        "ahead-2 was told"
    );
    assert_eq!(w.task("1").leads.units, ["xaydung"]);
    w.store().mark(&mark).unwrap();
    assert_eq!(days(&mut w, "2026-07-02", "2026-07-03").await, []);
}

#[tokio::test]
async fn a_merged_unit_beside_its_heir_still_owes_its_own_part() {
    let both = [
        "1",
        "Rà soát thủ tục hành chính",
        "Phòng Quản lý đầu tư; Phòng Quản lý quy hoạch và xây dựng",
        "",
        "Chậm nhất ngày 02/7/2026",
    ];
    let mut w = World::reminders_with(&[both], |s| by_book(s, |b| merged(b, "2026-06-27"))).await;
    let told = days(&mut w, "2026-06-25", "2026-06-30").await;
    assert_eq!(
        as_text(&told),
        ["06-25 dautu", "06-25 xaydung", "06-30 xaydung"],
        "one letter"
    );
    let ticked = dossierd::plan::Mark {
        unit: Some("xaydung".into()),
        ..w.done_mark("1", "2026-07-01 08:00")
    };
    w.store().mark(&ticked).unwrap();
    assert_eq!(
        as_text(&days(&mut w, "2026-07-02", "2026-07-02").await),
        ["07-02 xaydung"]
    );
}

#[tokio::test]
async fn a_letter_to_an_address_no_longer_in_force_is_taken_back_and_sent_to_the_new_one() {
    let mut w = World::reminders(&[DUE_THURSDAY]).await;
    w.mail.is(Health::Down);
    w.at("2026-07-02 07:45").await;
    w.reload(|s| {
        let unit = s.rules.office.units.iter_mut().find(|u| u.id == "dautu").unwrap();
        unit.mailbox = Some(mailbox(OLD, "moi@saobien.example"));
    });
    w.mail.is(Health::Well);
    let events = w.at("2026-07-02 09:00").await;
    assert!(
        events.iter().any(|e| matches!(e, Event::Cancelled { .. })),
        "{events:#?}"
    );
    let to: Vec<String> = w.subjects().into_iter().map(|(to, _)| to).collect();
    assert_eq!(to, ["moi@saobien.example"]);
    assert_eq!(days(&mut w, "2026-07-02", "2026-07-02").await, [], "once");
}

#[tokio::test]
async fn a_unit_hears_of_no_stage_that_it_does_without_but_always_of_the_near_ones() {
    let mut w = World::reminders_with(&[DUE_THURSDAY], |s| {
        by_book(s, |b| {
            b.wishes = vec![Wish {
                unit: "dautu".into(),
                no_start: true,
                no_ahead_10: true,
                no_ahead_5: true,
                copy: Some(mailbox(OLD, "luu@saobien.example")),
            }];
        });
    })
    .await;
    let told = days(&mut w, "2026-06-15", "2026-07-03").await;
    assert_eq!(
        as_text(&told),
        [
            "06-30 dautu",
            "06-30 luu",
            "07-02 dautu",
            "07-02 luu",
            "07-03 dautu",
            "07-03 luu",
            "07-03 tp.dautu"
        ]
    );
}

#[tokio::test]
async fn a_group_that_is_filled_after_the_import_is_told_without_importing_again() {
    let lead = "Các phòng chuyên môn có TTHC";
    let row = [
        "1",
        "Rà soát thủ tục hành chính",
        lead,
        "",
        "Chậm nhất ngày 02/7/2026",
    ];
    let group = |s: &mut Settings, members: &[&str]| {
        let group = s.rules.office.groups.iter_mut().find(|g| g.name == lead).unwrap();
        group.members = members.iter().map(|m| (*m).to_owned()).collect();
    };
    let mut w = World::reminders_with(&[row], |s| group(s, &[])).await;
    w.at("2026-06-24 07:45").await;
    let asked = w.received();
    assert!(asked.iter().all(|l| l.to == OFFICE), "nobody leads it yet");
    assert!(
        asked
            .iter()
            .any(|l| l.text.contains("Chưa xác định được đơn vị chủ trì")),
        "the owner is asked"
    );
    w.reload(|s| group(s, &["dautu", "laodong"]));
    let told = days(&mut w, "2026-06-25", "2026-06-25").await;
    assert_eq!(as_text(&told), ["06-25 dautu", "06-25 laodong"]);
    w.at("2026-06-29 07:45").await;
    let open = w.received();
    assert!(
        !open
            .iter()
            .any(|l| l.text.contains("Chưa xác định được đơn vị chủ trì")),
        "the question is answered"
    );
    assert_eq!(w.task("1").leads.units, [""; 0], "the plan stays as it was read");
}
