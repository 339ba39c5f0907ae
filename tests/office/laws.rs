//! The laws of the house as far as the sources show them: who may know whom, who may reach the
//! world, where SQL and the clock live. Comments, text in quotes and tests do not count.

mod layers;
mod sources;

use sources::{names, rooms_named, sources};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// May know every room.
const ALL: &[&str] = &["*"];
/// The rooms that decide: no clock, no disk, no network.
const PURE: &[&str] = &[
    "finding",
    "calendar",
    "paper",
    "dossier",
    "plan",
    "remind",
    "report",
    "sheet",
    "export",
    "proofread",
    "sheet",
    "letter",
    "outbox",
    "answer",
    "agenda",
];

/// The map: each room and the rooms it may know. `finding` may be known by all.
const MAP: &[(&str, &[&str])] = &[
    ("finding", &[]),
    ("calendar", &[]),
    ("paper", &[]),
    ("dossier", &["calendar"]),
    ("plan", &["calendar", "paper"]),
    ("remind", &["calendar", "plan"]),
    ("report", &["calendar", "paper", "dossier", "plan"]),
    ("proofread", &["calendar", "paper", "dossier"]),
    // The office's own sheets: tables of Excel to values of the plan, and back.
    ("sheet", &["calendar", "paper", "plan"]),
    // Files that people exported from a portal: tables to counts.
    ("export", &["calendar", "paper", "dossier", "plan"]),
    ("letter", &["calendar", "plan", "remind", "report"]),
    ("outbox", &["calendar"]),
    // Answers by mail, from bytes to what they come to.
    ("answer", &["plan"]),
    // Besides the rooms that decide: the words for a question to a source and its failures.
    (
        "agenda",
        &[
            "calendar", "paper", "dossier", "plan", "remind", "report", "sheet", "export", "letter",
            "outbox", "portal", "answer",
        ],
    ),
    ("portal", &["calendar", "dossier"]),
    // The types of what it stores; an answer and its failure are portal's.
    (
        "store",
        &[
            "calendar", "dossier", "plan", "remind", "report", "sheet", "letter", "outbox", "agenda",
            "portal", "answer",
        ],
    ),
    // A mailbox is one of the plan's units.
    ("mail", &["calendar", "outbox", "letter", "plan"]),
    (
        "web",
        &[
            "calendar", "dossier", "plan", "remind", "report", "letter", "outbox", "agenda",
        ],
    ),
    // The types that rules, sources and the way of the mail are configured with.
    (
        "config",
        &[
            "calendar",
            "dossier",
            "plan",
            "remind",
            "report",
            "letter",
            "outbox",
            "agenda",
            "portal",
            "mail",
            "sheet",
            "export",
            "proofread",
            "answer",
        ],
    ),
    ("daemon", ALL),
    ("commands", ALL),
];

/// What only one room may name: crates and words that reach the world.
const REACHES: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("rusqlite_migration", &["store"]),
    ("reqwest", &["portal"]),
    ("lettre", &["mail"]),
    ("tokio_rustls", &["mail"]),
    ("async_imap", &["mail"]),
    ("tokio_cron_scheduler", &["daemon"]),
    ("sd_notify", &["daemon"]),
    ("tokio", &["portal", "mail", "daemon", "commands"]),
    ("std::fs", &["store", "mail", "config", "daemon", "commands"]),
    ("std::net", &["portal", "mail", "config"]),
    ("std::process", &["commands"]),
    ("std::env", &["config", "daemon", "commands"]),
    // Seconds since a beat, for the watchdog; never a moment of the office.
    ("Instant", &["daemon"]),
    ("thread::sleep", &[]),
];

/// Ways to learn what time it is; only `daemon/clock.rs` may.
const CLOCKS: &[&str] = &[
    "SystemTime",
    "Utc::now",
    "Local::now",
    "Local::today",
    "Utc::today",
];

/// Beginnings of SQL statements, looked for in text in quotes.
const SQL: &[&str] = &[
    "SELECT ",
    "INSERT INTO",
    "UPDATE ",
    "DELETE FROM",
    "CREATE TABLE",
    "PRAGMA ",
];

fn map() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    MAP.iter()
        .map(|(room, may)| (*room, may.iter().copied().collect()))
        .collect()
}

#[test]
fn arrows_go_from_the_world_to_the_rooms_that_decide_and_never_back() {
    let map = map();
    let mut wrong = Vec::new();
    let mut arrows = BTreeSet::new();
    for source in sources() {
        for to in rooms_named(&source) {
            let Some(may) = map.get(source.room.as_str()) else {
                continue;
            };
            if !map.contains_key(to.as_str()) {
                continue;
            }
            arrows.insert((source.room.clone(), to.clone()));
            if to != "finding" && !may.contains("*") && !may.contains(to.as_str()) {
                wrong.push(format!("{}: {} knows {to}", source.path.display(), source.room));
            }
        }
    }
    assert!(arrows.len() > 40, "only {} arrows found", arrows.len());
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn every_room_is_on_the_map_and_has_its_door() {
    let map = map();
    for source in sources().iter().filter(|s| s.room != "lib" && s.room != "main") {
        assert!(
            map.contains_key(source.room.as_str()),
            "{} is not on the map",
            source.path.display()
        );
        let door = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("src")
            .join(&source.room)
            .with_extension("rs");
        let text = std::fs::read_to_string(&door).unwrap_or_else(|e| panic!("{}: {e}", door.display()));
        assert!(
            text.starts_with("//! "),
            "{} says what the room is for",
            door.display()
        );
    }
}

#[test]
fn the_map_itself_has_no_circle() {
    let map = map();
    fn visit<'m>(room: &'m str, map: &BTreeMap<&'m str, BTreeSet<&'m str>>, way: &mut Vec<&'m str>) {
        assert!(!way.contains(&room), "{way:?} {room}");
        way.push(room);
        for next in map[room].iter().filter(|n| **n != "*") {
            visit(next, map, way);
        }
        way.pop();
    }
    for room in map.keys() {
        visit(room, &map, &mut Vec::new());
    }
}

#[test]
fn only_the_rooms_of_the_world_reach_it() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|s| s.room != "lib" && s.room != "main") {
        for (word, rooms) in REACHES {
            if names(&source.code, word) && !rooms.contains(&source.room.as_str()) {
                wrong.push(format!("{} names {word}", source.path.display()));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
    for (word, rooms) in REACHES {
        assert!(
            rooms.iter().all(|r| !PURE.contains(r)),
            "{word} in a room that decides"
        );
    }
}

#[test]
fn one_function_reads_the_clock() {
    let mut readers = BTreeSet::new();
    for source in sources() {
        if CLOCKS.iter().any(|clock| names(&source.code, clock)) {
            readers.insert(source.path.display().to_string());
        }
    }
    assert_eq!(readers, BTreeSet::from(["daemon/clock.rs".to_owned()]));
    let askers: BTreeSet<String> = sources()
        .into_iter()
        .filter(|s| names(&s.code, "clock::now") && !["daemon", "commands"].contains(&s.room.as_str()))
        .map(|s| s.path.display().to_string())
        .collect();
    assert_eq!(askers, BTreeSet::new());
}

#[test]
fn sql_is_spoken_in_the_store_only_and_without_a_clock() {
    let mut in_store = 0;
    for source in sources() {
        let said = SQL.iter().filter(|words| source.quoted.contains(*words)).count();
        match source.room.as_str() {
            "store" => in_store += said,
            _ => assert_eq!(said, 0, "{} speaks SQL", source.path.display()),
        }
        let quoted = source.quoted.to_lowercase();
        for clock in ["current_timestamp", "datetime('now", "strftime("] {
            assert!(!quoted.contains(clock), "{}: {clock}", source.path.display());
        }
    }
    assert!(in_store > 5);
    let migrations = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut files = 0;
    for file in std::fs::read_dir(migrations).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path())
            .unwrap()
            .to_lowercase();
        assert!(!text.contains("current_timestamp") && !text.contains("'now'"));
        files += 1;
    }
    assert!(files > 0);
}

#[test]
fn nothing_is_unsafe() {
    for source in sources() {
        assert!(!names(&source.code, "unsafe"), "{}", source.path.display());
    }
}
