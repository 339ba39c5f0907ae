use super::migrations::{MIGRATIONS, migrations};
use super::*;
use rusqlite::Connection;
use std::path::Path;

#[test]
fn the_list_of_migrations_is_the_folder() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|f| f.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    assert_eq!(
        files,
        MIGRATIONS
            .iter()
            .map(|(name, _)| (*name).to_owned())
            .collect::<Vec<_>>()
    );
    migrations().validate().unwrap();
}

#[test]
fn a_backup_opens_and_holds_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(&dir.path().join("a.db")).unwrap();
    let copy = dir.path().join("copy.db");
    store.backup(&copy).unwrap();
    assert!(Store::open(&copy).unwrap().is_alive().is_ok());
}

#[test]
fn a_newer_database_is_refused_not_changed() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("newer.db");
    Connection::open(&path)
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    assert!(matches!(Store::open(&path), Err(StoreError::Migrate(_))));
}

#[test]
fn letters_of_an_older_database_keep_their_words() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("older.db");
    let mut older = Connection::open(&path).unwrap();
    migrations().to_version(&mut older, 15).unwrap();
    let insert = "INSERT INTO letter (id, key, kind, address, written_at, reason, when_uncertain, content)
                  VALUES (7, ?1, 'test', 'vp@heza.test', '2026-07-03T10:00:00+07:00', 'r', 'askperson', ?2)";
    let words = r#"{"subject": "Báo cáo quý II", "text": "Kính gửi\nPhòng", "html": "<p>Kính gửi</p>"}"#;
    older.execute(insert, ["k", words]).unwrap();
    drop(older);
    let store = Store::open(&path).unwrap();
    let kept: (i64, String, String, String) = store
        .connection
        .query_row(
            "SELECT w.letter, w.content, w.text, w.html
             FROM letter l JOIN letter_words w ON w.letter = l.id WHERE l.key = 'k'",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
        )
        .unwrap();
    let want = (
        7,
        r#"{"subject":"Báo cáo quý II"}"#.to_owned(),
        "Kính gửi\nPhòng".to_owned(),
        "<p>Kính gửi</p>".to_owned(),
    );
    assert_eq!(kept, want);
}
