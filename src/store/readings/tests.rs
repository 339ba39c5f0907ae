//! What is kept of how answers were read.

use super::*;
use crate::calendar::{at, hm};
use crate::dossier::Snapshot;
use crate::portal::Answer;
use crate::store::Outcome;
use chrono::NaiveDate;

fn question() -> Question {
    let day = |d| NaiveDate::from_ymd_opt(2026, 6, d).unwrap();
    Question {
        mode: Mode::Month,
        from: day(1),
        to: day(30),
    }
}

fn moment(h: u32) -> Moment {
    at(NaiveDate::from_ymd_opt(2026, 6, 30).unwrap(), hm(h, 0))
}

fn version(hash: &str) -> Version {
    Version {
        profile: "opencps-v2".into(),
        hash: hash.into(),
    }
}

fn answer(etag: Option<&str>) -> Answer {
    let mut total = SectorRow::default();
    total.counts.c3 = Some(7);
    Answer {
        snapshot: Snapshot {
            id: 0,
            source: "motcua".into(),
            mode: Mode::Month,
            from: question().from,
            to: question().to,
            fetched_at: moment(7),
            request: "/x".into(),
            hash: "aa".into(),
            rows: vec![],
            total: Some(total),
            proof: Some(Proof::by_names(Mode::Month)),
        },
        body: b"{}".to_vec(),
        status: 200,
        validators: Validators {
            etag: etag.map(str::to_owned),
            last_modified: None,
        },
        version: version("v1"),
    }
}

fn kept(store: &mut Store, answer: &Answer) -> i64 {
    let fetch = store.begin_fetch("motcua", &question(), moment(7)).unwrap();
    store.keep_answer(fetch, answer).unwrap()
}

fn all(store: &Store) -> Vec<Snapshot> {
    store.snapshots(question().from, question().to).unwrap()
}

#[test]
fn a_snapshot_brings_what_its_profile_said_of_its_balances() {
    let mut store = Store::in_memory().unwrap();
    let mut answer = answer(None);
    let id = kept(&mut store, &answer);
    answer.snapshot.id = id;
    assert_eq!(all(&store), [answer.snapshot.clone()]);
    // One of before there were readings.
    answer.snapshot.proof = None;
    kept(&mut store, &answer);
    assert_eq!(all(&store)[1].proof, None);
}

#[test]
fn an_answer_is_recognised_by_the_same_words_and_the_same_profile_only() {
    let mut store = Store::in_memory().unwrap();
    let known = |store: &Store, words: &str, hash: &str| {
        store
            .recognised("motcua", &question(), words, &version(hash))
            .unwrap()
            .map(|(id, by)| (id, by.etag))
    };
    assert_eq!(known(&store, "/x", "v1"), None);
    let id = kept(&mut store, &answer(Some("\"a\"")));
    assert_eq!(known(&store, "/x", "v1"), Some((id, Some("\"a\"".into()))));
    assert_eq!(known(&store, "/y", "v1"), None, "another agency was asked for");
    assert_eq!(
        known(&store, "/x", "v2"),
        None,
        "another profile would read it otherwise"
    );
    kept(&mut store, &answer(None));
    assert_eq!(known(&store, "/x", "v1"), None, "the newest cannot be recognised");
}

#[test]
fn an_unchanged_answer_is_a_snapshot_of_its_own_moment_with_the_same_body() {
    let mut store = Store::in_memory().unwrap();
    let first = kept(&mut store, &answer(Some("\"a\"")));
    let fetch = store.begin_fetch("motcua", &question(), moment(15)).unwrap();
    let ended = [(fetch, Outcome::Unchanged(first))];
    let second = store.end_fetches(&ended, moment(15)).unwrap()[0].unwrap();
    let found = all(&store);
    assert_eq!(found.len(), 2);
    let again = Snapshot {
        id: second,
        fetched_at: moment(15),
        ..found[0].clone()
    };
    assert_eq!(found[1], again);
    let known = store
        .recognised("motcua", &question(), "/x", &version("v1"))
        .unwrap();
    assert_eq!(known.unwrap().0, second);
    assert_eq!(store.last_fetches(1).unwrap()[0].detail, "unchanged");
}

#[test]
fn a_newer_reading_counts_and_the_snapshot_stays() {
    let mut store = Store::in_memory().unwrap();
    let id = kept(&mut store, &answer(None));
    let [stored] = store.answers_of("motcua").unwrap().try_into().unwrap();
    assert_eq!((stored.body.as_slice(), stored.status), (b"{}".as_slice(), 200));
    assert_eq!(stored.profile_hash.as_deref(), Some("v1"));
    let mut total = SectorRow::default();
    total.counts.c3 = Some(8);
    let new = Snapshot {
        total: Some(total),
        ..stored.snapshot.clone()
    };
    let proof = Proof::from(Mode::Month);
    store
        .keep_readings(&[(new.clone(), proof.clone())], &version("v2"), moment(16))
        .unwrap();
    let found = all(&store);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].id, found[0].total.as_ref().unwrap().counts.c3),
        (id, Some(8))
    );
    assert_eq!(found[0].proof, Some(proof));
    let own: Vec<u8> = store
        .connection
        .query_row(
            "SELECT r.body FROM snapshot s JOIN answer_rows r ON r.id = s.answer_rows WHERE s.id = ?1",
            [id],
            |row| row.get(0),
        )
        .unwrap();
    let (_, own) = crate::store::packed::rows(&own).unwrap();
    assert_eq!(own.unwrap().counts.c3, Some(7));
    let [stored] = store.answers_of("motcua").unwrap().try_into().unwrap();
    assert_eq!(stored.profile_hash.as_deref(), Some("v2"));
}

#[test]
fn two_programs_that_write_wait_for_each_other() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("d.db");
    let mut store = Store::open(&path).unwrap();
    let fetch = store.begin_fetch("motcua", &question(), moment(7)).unwrap();
    let id = store.keep_answer(fetch, &answer(None)).unwrap();
    let write = |by: &'static str| {
        let mut store = Store::open(&path).unwrap();
        std::thread::spawn(move || {
            for n in 0..100 {
                // It reads what is there before it writes.
                let hash = format!("{by}-{n}");
                let again = Answer {
                    version: version(&hash),
                    ..answer(None)
                };
                let fetch = store.begin_fetch(by, &question(), moment(8)).unwrap();
                store.keep_answer(fetch, &again).unwrap();
            }
        })
    };
    for writer in [write("the daemon"), write("a command")] {
        writer.join().unwrap();
    }
    assert!(store.snapshot(id).is_ok());
    let kept: i64 = store
        .connection
        .query_row("SELECT count(*) FROM snapshot", [], |row| row.get(0))
        .unwrap();
    assert_eq!(kept, 201);
}
