//! The laws of the house as far as the sources show them: who may know whom, who may reach the
//! world, where SQL and the clock live. Comments, text in quotes and tests do not count.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

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

/// One source file without its comments and tests.
struct Source {
    path: PathBuf,
    room: String,
    /// Modules between the crate and this file's own: `a/b.rs` is two deep.
    depth: usize,
    /// Code with the text in quotes blanked.
    code: String,
    /// The text in quotes.
    quoted: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    let texts: Vec<(PathBuf, String, String)> = files
        .into_iter()
        .map(|file| {
            let (code, quoted) = lex(&std::fs::read_to_string(&file).unwrap());
            (file.strip_prefix(&root).unwrap().to_owned(), code, quoted)
        })
        .collect();
    let tests: BTreeSet<PathBuf> = texts
        .iter()
        .flat_map(|(path, code, _)| test_modules(path, code))
        .collect();
    let is_test = |path: &Path| tests.iter().any(|t| path.with_extension("").starts_with(t));
    let found: Vec<Source> = texts
        .into_iter()
        .filter(|(path, ..)| !is_test(path))
        .map(|(path, code, quoted)| {
            let bare = path.with_extension("");
            Source {
                room: bare.iter().next().unwrap().to_str().unwrap().to_owned(),
                depth: bare.iter().count(),
                code: without_tests(&code),
                quoted,
                path,
            }
        })
        .collect();
    assert!(found.len() > 100, "only {} sources found", found.len());
    found
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
}

/// (code with comments and quoted text blanked, the quoted text before the first test).
fn lex(text: &str) -> (String, String) {
    let chars: Vec<char> = text.chars().collect();
    let (mut code, mut quoted) = (String::new(), String::new());
    let mut in_tests = false;
    let mut i = 0;
    while i < chars.len() {
        let rest = &chars[i..];
        in_tests = in_tests || code.ends_with("#[cfg(test)]\nmod tests {");
        let end = match rest {
            ['/', '/', ..] => line_end(rest),
            ['/', '*', ..] => block_end(rest),
            ['r', '"' | '#', ..] if !ends_in_word(&code) => raw_end(rest),
            ['"', ..] => string_end(rest),
            ['\'', '\\', ..] => 2 + rest[2..].iter().skip(1).position(|c| *c == '\'').unwrap_or(0) + 2,
            ['\'', _, '\'', ..] => 3,
            _ => 0,
        };
        if end == 0 {
            code.push(rest[0]);
            i += 1;
            continue;
        }
        let piece: String = rest[..end].iter().collect();
        if !piece.starts_with('/') && !in_tests {
            quoted += &piece;
            quoted.push('\n');
        }
        code.extend(piece.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        i += end;
    }
    (code, quoted)
}

fn ends_in_word(code: &str) -> bool {
    code.ends_with(|c: char| c.is_alphanumeric() || c == '_')
}

fn line_end(rest: &[char]) -> usize {
    rest.iter().position(|c| *c == '\n').unwrap_or(rest.len())
}

fn block_end(rest: &[char]) -> usize {
    rest.windows(2)
        .position(|w| w == ['*', '/'])
        .map_or(rest.len(), |p| p + 2)
}

fn string_end(rest: &[char]) -> usize {
    let mut i = 1;
    while i < rest.len() && rest[i] != '"' {
        i += if rest[i] == '\\' { 2 } else { 1 };
    }
    (i + 1).min(rest.len())
}

/// `r"…"`, `r#"…"#`; 0 where it is no string (`r#type`).
fn raw_end(rest: &[char]) -> usize {
    let hashes = rest[1..].iter().take_while(|c| **c == '#').count();
    if rest.get(1 + hashes) != Some(&'"') {
        return 0;
    }
    let mut close = vec!['"'];
    close.extend(std::iter::repeat_n('#', hashes));
    let body = 2 + hashes;
    rest[body..]
        .windows(close.len())
        .position(|w| w == close)
        .map_or(rest.len(), |p| body + p + close.len())
}

/// Files of modules that are `#[cfg(test)]`, without their ending.
fn test_modules(path: &Path, code: &str) -> Vec<PathBuf> {
    let folder = path.with_extension("");
    after_each(code, "#[cfg(test)]")
        .filter_map(|rest| rest.trim_start().trim_start_matches("pub ").strip_prefix("mod "))
        .filter_map(|rest| {
            rest.split_once([';', '{'])
                .filter(|(name, _)| rest[name.len()..].starts_with(';'))
        })
        .map(|(name, _)| folder.join(name.trim()))
        .collect()
}

fn after_each<'t>(text: &'t str, mark: &'t str) -> impl Iterator<Item = &'t str> {
    text.match_indices(mark)
        .map(move |(at, _)| &text[at + mark.len()..])
}

/// The code without the items under `#[cfg(test)]`.
fn without_tests(code: &str) -> String {
    let mut kept = String::new();
    let mut rest = code;
    while let Some((before, after)) = rest.split_once("#[cfg(test)]") {
        kept += before;
        rest = &after[item_end(after)..];
    }
    kept + rest
}

/// Where the first item ends: at its `;` or its closing brace.
fn item_end(text: &str) -> usize {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            ';' if depth == 0 => return at + 1,
            '{' => depth += 1,
            '}' if depth == 1 => return at + 1,
            '}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// The rooms that a file names by `crate::room`, `use crate::{room, …}` or by climbing with `super`.
fn rooms_named(source: &Source) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for rest in after_each(&source.code, "crate::") {
        found.extend(heads(rest));
    }
    let climb = "super::".repeat(source.depth);
    for rest in after_each(&source.code, &climb) {
        found.extend(heads(rest));
    }
    found.remove(&source.room);
    found
}

/// The first names of a path or of a group of paths.
fn heads(path: &str) -> Vec<String> {
    let path = path.trim_start();
    let Some(group) = path.strip_prefix('{') else {
        return vec![name(path)];
    };
    let mut depth = 0;
    let mut found = vec![name(group)];
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => found.push(name(&group[at + 1..])),
            _ => {}
        }
    }
    found.retain(|n| !n.is_empty());
    found
}

fn name(text: &str) -> String {
    text.trim_start()
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

fn map() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    MAP.iter()
        .map(|(room, may)| (*room, may.iter().copied().collect()))
        .collect()
}

/// Whether the word stands in the code by itself.
fn names(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !is_part(code[..at].chars().next_back()) && !is_part(code[at + word.len()..].chars().next())
    })
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

#[test]
fn the_reader_of_sources_sees_what_it_should() {
    let text = "use crate::{store, plan::{self, Task}};\n// crate::mail\nlet x = \"crate::web \\\" SELECT 1\"; let c = '\"';\n\
                fn f() { super::super::letter::write() }\n#[cfg(test)]\nmod tests { use crate::daemon; }\nuse crate::dossier;";
    let (code, quoted) = lex(text);
    assert!(quoted.contains("SELECT 1") && !code.contains("SELECT"));
    let source = Source {
        path: PathBuf::from("report/draft.rs"),
        room: "report".into(),
        depth: 2,
        code: without_tests(&code),
        quoted,
    };
    let named = rooms_named(&source);
    let named: Vec<&str> = named.iter().map(String::as_str).collect();
    assert_eq!(named, ["dossier", "letter", "plan", "store"]);
    assert!(names("a tokio::spawn", "tokio") && !names("a tokio_rustls::X", "tokio"));
}
