//! The power fails at every step of a busy afternoon: nothing is lost, and nothing is told twice
//! but a letter whose fate nobody can know, under its own Message-ID.
//!
//! Three ways to die. At each write: a trigger in the file lets so many writes through and
//! refuses all later ones, as a disk that is gone. At each word of the mail dialogue: the work is
//! dropped where it stands. And a real process, killed with SIGKILL. The first two over one
//! connection to the mail server and over several.

use crate::world::*;
use dossierd::daemon::{Office, Stop};
use dossierd::outbox::{State, WhenUncertain};
use dossierd::store::Store;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

/// Friday afternoon: late letters, the week's draft with its files, the leaders' page.
const BUSY: &str = "2026-07-03 15:00";
const LATER: &str = "2026-07-03 15:30";

/// Every table whose rows are written while the office works, and how.
const WRITES: [(&str, &str); 10] = [
    ("answer_body", "INSERT"),
    ("answer_rows", "INSERT"),
    ("snapshot", "INSERT"),
    ("fetch", "INSERT"),
    ("letter", "INSERT"),
    ("letter", "UPDATE"),
    ("letter_words", "INSERT"),
    ("attachment", "INSERT"),
    ("told", "INSERT"),
    ("attempt", "INSERT"),
];

/// A small office at its busiest: one weekly window, two tasks, one of them finished by nobody.
async fn busy_office() -> World {
    let mut w = World::with(|s| {
        s.rules.reports.clear();
        s.rules.regimes.retain(|r| r.id == "weekly");
        s.rules.live_from = Some(day("2026-07-01"));
    })
    .await;
    w.import(
        &plan(&[
            DUE_THURSDAY,
            [
                "2",
                "Khảo sát mức độ hài lòng",
                "Phòng Quản lý quy hoạch và xây dựng",
                "Phòng Quản lý đầu tư",
                "Chậm nhất ngày 10/7/2026",
            ],
        ]),
        "2026-07-01 08:00",
    );
    w
}

fn refuse_writes_after(database: &Path, writes: usize) {
    let connection = rusqlite::Connection::open(database).unwrap();
    let mut script = format!("CREATE TABLE power (left INTEGER); INSERT INTO power VALUES ({writes});");
    let updates = [("attempt", "UPDATE")];
    for (table, verb) in WRITES.iter().chain(&updates) {
        script += &format!(
            "CREATE TRIGGER power_{table}_{verb} BEFORE {verb} ON {table} BEGIN
               SELECT RAISE(ABORT, 'the power is gone') WHERE (SELECT left FROM power) <= 0;
               UPDATE power SET left = left - 1;
             END;"
        );
    }
    connection.execute_batch(&script).unwrap();
}

/// How many writes were left when the day was over; and the power is back.
fn restore_power(database: &Path) -> i64 {
    let connection = rusqlite::Connection::open(database).unwrap();
    let left = connection
        .query_row("SELECT left FROM power", [], |row| row.get(0))
        .unwrap();
    let mut script = String::from("DROP TABLE power;");
    for (table, verb) in WRITES.iter().chain(&[("attempt", "UPDATE")]) {
        script += &format!("DROP TRIGGER power_{table}_{verb};");
    }
    connection.execute_batch(&script).unwrap();
    left
}

/// What the mail server has after an undisturbed afternoon: Message-ID and address.
async fn undisturbed() -> BTreeMap<String, String> {
    let mut w = busy_office().await;
    w.at(BUSY).await;
    w.at(LATER).await;
    let letters = w.received();
    assert!(letters.len() >= 8, "a busy afternoon: {}", letters.len());
    letters.into_iter().map(|l| (l.message_id, l.to)).collect()
}

/// Holds what the server got against an undisturbed afternoon and the outbox's own account.
fn judge(w: &mut World, wanted: &BTreeMap<String, String>, what: &str) {
    let mut got: BTreeMap<String, usize> = BTreeMap::new();
    for letter in w.received() {
        assert_eq!(
            wanted.get(&letter.message_id),
            Some(&letter.to),
            "{what}: {}",
            letter.subject
        );
        *got.entry(letter.message_id).or_default() += 1;
    }
    let patience = w.settings().rules.patience.clone();
    let standings = w.store().letters(&patience, moment(LATER)).unwrap();
    assert_eq!(standings.len(), wanted.len(), "{what}");
    for standing in standings {
        let row = w.store().letter(&standing.key).unwrap().unwrap();
        let id = row.letter.message_id.trim_matches(['<', '>']).to_owned();
        let times = got.get(&id).copied().unwrap_or(0);
        let unsure = row.attempts.iter().filter(|a| a.is_uncertain()).count();
        match &standing.state {
            State::Sent { .. } => assert!((1..=1 + unsure).contains(&times), "{what}: {id} {times} times"),
            // A draft after one doubtful attempt, a reminder after two.
            State::Uncertain => {
                let sends = match row.when_uncertain {
                    WhenUncertain::AskPerson => 1,
                    WhenUncertain::SendOnceMore => 2,
                };
                assert!(unsure == sends && times <= sends, "{what}: {id} {times} times");
            }
            state => panic!("{what}: {id} is {state:?}"),
        }
    }
}

/// The same office with so many connections to its mail server.
async fn office_over(connections: usize) -> World {
    let mut w = busy_office().await;
    w.reload(|s| s.connections = connections);
    w
}

/// Every `of`-th point of death, from `first` on; the points are shared out so that they run side by side.
async fn die_at_writes(connections: usize, first: usize, of: usize) {
    let wanted = undisturbed().await;
    let mut deaths = 0;
    for writes in (first..).step_by(of) {
        let mut w = office_over(connections).await;
        refuse_writes_after(&w.database(), writes);
        let outcome = w.tick(moment(BUSY)).await;
        w.restart();
        restore_power(&w.database());
        w.at(BUSY).await;
        w.at(LATER).await;
        judge(&mut w, &wanted, &format!("dead after {writes} writes"));
        if outcome.is_ok() {
            break;
        }
        deaths += 1;
    }
    assert!(deaths > 5, "{deaths}");
}

#[tokio::test]
async fn death_at_every_write_loses_nothing_and_repeats_nothing_1() {
    die_at_writes(1, 0, 4).await;
}

#[tokio::test]
async fn death_at_every_write_loses_nothing_and_repeats_nothing_2() {
    die_at_writes(1, 1, 4).await;
}

#[tokio::test]
async fn death_at_every_write_loses_nothing_and_repeats_nothing_3() {
    die_at_writes(1, 2, 4).await;
}

#[tokio::test]
async fn death_at_every_write_loses_nothing_and_repeats_nothing_4() {
    die_at_writes(1, 3, 4).await;
}

#[tokio::test]
async fn death_again_and_again_comes_to_an_end_all_the_same() {
    let wanted = undisturbed().await;
    // A life must be long enough for one answer or one letter with its attempt; otherwise any length.
    for seed in [1_usize, 7, 23] {
        let mut w = busy_office().await;
        let mut lives = 0;
        loop {
            refuse_writes_after(&w.database(), 7 + (seed * (lives + 3) * 31) % 9);
            let outcome = w.tick(moment(BUSY)).await;
            w.restart();
            restore_power(&w.database());
            lives += 1;
            assert!(lives < 200, "it goes on");
            if outcome.is_ok() {
                break;
            }
        }
        assert!(lives > 3, "{lives}");
        w.at(LATER).await;
        judge(&mut w, &wanted, &format!("{lives} lives"));
    }
}

/// Every `of`-th word, from `first` on.
async fn die_at_words(connections: usize, first: usize, of: usize) {
    let wanted = undisturbed().await;
    let mut deaths = 0;
    for step in (first..).step_by(of) {
        let mut w = office_over(connections).await;
        w.mail.halt_at(step);
        let died = w.tick_until_halt(moment(BUSY)).await;
        w.mail.halt_nowhere();
        w.at(BUSY).await;
        w.at(LATER).await;
        judge(&mut w, &wanted, &format!("dead at step {step} of the dialogue"));
        if !died {
            break;
        }
        deaths += 1;
    }
    assert!(of * deaths > 5 * wanted.len(), "{deaths}");
}

#[tokio::test]
async fn death_at_every_word_of_the_mail_dialogue_loses_nothing_1() {
    die_at_words(1, 0, 3).await;
}

#[tokio::test]
async fn death_at_every_word_of_the_mail_dialogue_loses_nothing_2() {
    die_at_words(1, 1, 3).await;
}

#[tokio::test]
async fn death_at_every_word_of_the_mail_dialogue_loses_nothing_3() {
    die_at_words(1, 2, 3).await;
}

#[tokio::test]
async fn death_at_every_write_over_several_connections_loses_nothing_1() {
    die_at_writes(4, 0, 4).await;
}

#[tokio::test]
async fn death_at_every_write_over_several_connections_loses_nothing_2() {
    die_at_writes(4, 2, 4).await;
}

/// The connection where it happens falls silent while the others go on; then all are gone at once.
#[tokio::test]
async fn death_at_every_word_over_several_connections_loses_nothing_1() {
    die_at_words(4, 0, 3).await;
}

#[tokio::test]
async fn death_at_every_word_over_several_connections_loses_nothing_2() {
    die_at_words(4, 1, 3).await;
}

/// Where a child process finds the office of its parent: database, port of the mail server.
const CHILD: &str = "DOSSIERD_TEST_CHILD";

/// One afternoon in a process of its own. As the child of the test below it is killed; by itself
/// it comes to its end.
#[tokio::test]
async fn an_afternoon_in_a_child_process() {
    let Ok(told) = std::env::var(CHILD) else {
        let mut w = busy_office().await;
        w.reload(|s| s.rules.pulls.clear());
        w.at(BUSY).await;
        assert!(w.received().len() > 3, "{:?}", w.received().len());
        return;
    };
    let (port, database) = told.split_once(' ').unwrap();
    let mut settings = dossierd::config::sample(database.into(), database.into()).unwrap();
    settings.rules.reports.clear();
    settings.rules.pulls.clear();
    settings.rules.live_from = Some(day("2026-07-01"));
    settings.transport = smtp(port.parse().unwrap());
    let store = Store::open(Path::new(database)).unwrap();
    let mut office = Office::open(settings, store).unwrap();
    office.tick(moment(BUSY), &Stop::default()).await.unwrap();
}

fn child(w: &World) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "crash::an_afternoon_in_a_child_process"])
        .env(
            CHILD,
            format!("{} {}", w.mail.address.port(), w.database().display()),
        )
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_killed_in_mid_letter_again_and_again_loses_nothing() {
    async fn office() -> World {
        let mut w = busy_office().await;
        w.reload(|s| s.rules.pulls.clear());
        w
    }
    let wanted: BTreeMap<String, String> = {
        let mut w = office().await;
        w.at(BUSY).await;
        w.received().into_iter().map(|l| (l.message_id, l.to)).collect()
    };
    let mut w = office().await;
    let mut killed = 0;
    // Signing in, before the content, at the dot, after it, and in the letter that follows.
    for step in [1, 4, 5, 6, 8, 9, 10, 3] {
        w.mail.halt_at(step);
        let mut process = child(&w).spawn().unwrap();
        let reached = tokio::time::timeout(std::time::Duration::from_secs(20), w.mail.halted()).await;
        process.kill().unwrap();
        process.wait().unwrap();
        reached.unwrap_or_else(|_| panic!("the child reaches step {step}"));
        w.mail.halt_nowhere();
        killed += 1;
    }
    assert_eq!(killed, 8);
    let last = tokio::task::spawn_blocking({
        let mut command = child(&w);
        move || command.status().unwrap()
    });
    assert!(last.await.unwrap().success());
    w.restart();
    judge(&mut w, &wanted, "killed eight times");
}
