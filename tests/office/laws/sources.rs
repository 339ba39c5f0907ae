//! The sources as the laws read them: without comments and tests, text in quotes apart.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// One source file without its comments and tests.
pub struct Source {
    pub path: PathBuf,
    pub room: String,
    /// Modules between the crate and this file's own: `a/b.rs` is two deep.
    depth: usize,
    /// Code with the text in quotes blanked.
    pub code: String,
    /// The text in quotes.
    pub quoted: String,
}

pub fn sources() -> Vec<Source> {
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
        .map(|rest| {
            rest.trim_start()
                .trim_start_matches("pub ")
                .trim_start_matches("pub(super) ")
        })
        .filter_map(|rest| rest.strip_prefix("mod "))
        .filter_map(|rest| {
            rest.split_once([';', '{'])
                .filter(|(name, _)| rest[name.len()..].starts_with(';'))
        })
        .map(|(name, _)| folder.join(name.trim()))
        .collect()
}

pub fn after_each<'t>(text: &'t str, mark: &'t str) -> impl Iterator<Item = &'t str> {
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
pub fn rooms_named(source: &Source) -> BTreeSet<String> {
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

/// Whether the word stands in the code by itself.
pub fn names(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !is_part(code[..at].chars().next_back()) && !is_part(code[at + word.len()..].chars().next())
    })
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
