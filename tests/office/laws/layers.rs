//! Within a room: its files use one another in one direction, so that each can be read with those below
//! it. What a file takes from its room it takes from the file that has it, never through the room's own
//! door, which would make one circle of all.

use super::sources::{Source, after_each, sources};
use std::collections::{BTreeMap, BTreeSet};

/// The rooms whose files stand in layers.
const LAYERED: &[&str] = &[
    "agenda",
    "calendar",
    "commands",
    "config",
    "dossier",
    "export",
    "letter",
    "mail",
    "outbox",
    "paper",
    "plan",
    "portal",
    "proofread",
    "report",
    "sheet",
    "store",
];

/// A file by its modules: `agenda/duty/spoken.rs` is ["agenda", "duty", "spoken"].
type Module = Vec<String>;

fn module_of(source: &Source) -> Module {
    let bare = source.path.with_extension("");
    bare.iter()
        .map(|part| part.to_str().unwrap().to_owned())
        .collect()
}

/// Every path that begins here; a group stands for each of its paths.
fn paths(text: &str) -> Vec<Module> {
    let text = text.trim_start();
    let Some(group) = text.strip_prefix('{') else {
        let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_'));
        let (head, rest) = text.split_at(end.unwrap_or(text.len()));
        if head.is_empty() {
            return Vec::new();
        }
        let behind = rest.strip_prefix("::").map(paths).unwrap_or_default();
        let with_head = |tail: Module| [vec![head.to_owned()], tail].concat();
        return match behind.is_empty() {
            true => vec![with_head(Vec::new())],
            false => behind.into_iter().map(with_head).collect(),
        };
    };
    let mut depth = 0;
    let mut found = paths(group);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => found.extend(paths(&group[at + 1..])),
            _ => {}
        }
    }
    found
}

/// The paths within the room that a file names, from the room on.
fn named(source: &Source) -> Vec<Module> {
    let own = module_of(source);
    let mut found = Vec::new();
    for rest in after_each(&source.code, "crate::") {
        found.extend(paths(rest).into_iter().filter(|p| p[0] == source.room));
    }
    for (at, _) in source.code.match_indices("super::") {
        // A chain is read from its first link.
        if source.code[..at].ends_with("super::") {
            continue;
        }
        let mut rest = &source.code[at..];
        let mut from = own.as_slice();
        while let Some(behind) = rest.strip_prefix("super::") {
            (rest, from) = (behind, &from[..from.len().saturating_sub(1)]);
        }
        found.extend(paths(rest).into_iter().map(|p| [from, &p].concat()));
    }
    // What stands behind the file itself.
    for rest in after_each(&source.code, "use ") {
        found.extend(paths(rest).into_iter().map(|p| [own.as_slice(), &p].concat()));
    }
    found.retain(|path| path.first() == Some(&source.room));
    found
}

/// The files of a room, each with those that it uses.
fn arrows(room: &str) -> BTreeMap<Module, BTreeSet<Module>> {
    let all: Vec<Source> = sources().into_iter().filter(|s| s.room == room).collect();
    let files: BTreeSet<Module> = all.iter().map(module_of).collect();
    let file_of = |path: &Module| {
        let mut ends = (1..=path.len()).rev();
        ends.find_map(|end| files.get(&path[..end])).cloned()
    };
    let used = |source: &Source| {
        let own = module_of(source);
        let named = named(source);
        named
            .iter()
            .filter_map(file_of)
            .filter(|file| *file != own)
            .collect()
    };
    all.iter()
        .map(|source| (module_of(source), used(source)))
        .collect()
}

#[test]
fn the_files_of_a_room_in_layers_use_one_another_in_one_direction() {
    for room in LAYERED {
        let mut open = arrows(room);
        let found: usize = open.values().map(BTreeSet::len).sum();
        assert!(open.len() > 3, "only {} files of {room}", open.len());
        // At least one to or from each file of a room, or they were not read.
        assert!(found >= open.len(), "only {found} arrows in {room}");
        let door = vec![(*room).to_owned()];
        let through: Vec<_> = open.iter().filter(|(_, used)| used.contains(&door)).collect();
        assert!(through.is_empty(), "through the room's own door: {through:?}");
        // Whoever uses nothing that is left stands in the lowest layer.
        loop {
            let free: Vec<Module> = { open.iter() }
                .filter(|(_, used)| used.iter().all(|to| !open.contains_key(to)))
                .map(|(file, _)| file.clone())
                .collect();
            if free.is_empty() {
                break;
            }
            open.retain(|file, _| !free.contains(file));
        }
        assert!(open.is_empty(), "in a circle, or above one: {open:#?}");
    }
}

#[test]
fn paths_are_read_through_groups() {
    let read = |text: &str| -> Vec<String> { paths(text).iter().map(|p| p.join("/")).collect() };
    assert_eq!(
        read("rules::{Rules, due::{Parts, self}} and"),
        ["rules/Rules", "rules/due/Parts", "rules/due/self"]
    );
    assert_eq!(read("round::mark(x)"), ["round/mark"]);
}
