//! Folders that people put files into: whatever lies there is taken away, so nothing of the
//! program's own may lie in one.

use super::section::Section;
use super::written::{Log, Place};
use crate::export::ExportSource;
use std::path::{Component, Path, PathBuf};

/// A file or folder of the program's own, as messages name it.
pub struct Own<'o> {
    pub what: &'static str,
    pub path: &'o Path,
}

/// Tells folders that hold something of the program's own, and one of sheets that is one of figures
/// as well: a file would be taken by the first that looks.
pub fn check(root: &Section, sheets: Option<&PathBuf>, exports: &[ExportSource], own: &[Own]) {
    let of_sheets = root.place_of("sheets.folder");
    for source in exports {
        if sheets.is_some_and(|folder| plain(folder) == plain(&source.folder)) {
            let message = format!(
                "the source \"{}\" takes its files from the same folder",
                source.id
            );
            root.log()
                .problem(&of_sheets, message, "give figures a folder of their own");
        }
        let place = root.place_of(&format!("source.{}.folder", source.id));
        holds_own(&source.folder, &place, own, root.log());
    }
    if let Some(folder) = sheets {
        holds_own(folder, &of_sheets, own, root.log());
    }
}

fn holds_own(folder: &Path, place: &Place, own: &[Own], log: &Log) {
    let folder = plain(folder);
    let is_in = |own: &&Own| {
        let path = plain(own.path);
        path == folder || path.parent() == Some(folder.as_path())
    };
    if let Some(own) = own.iter().find(is_in) {
        log.problem(
            place,
            format!(
                "{} lies in it; whatever lies in this folder is taken away",
                own.what
            ),
            "name a folder of its own, /var/lib/dossierd/vao",
        );
    }
}

/// The path without "." and "..", as far as its words tell.
fn plain(path: &Path) -> PathBuf {
    let mut found = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if found.file_name().is_some() => {
                found.pop();
            }
            part => found.push(part),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_folder_in_several_spellings_is_one() {
        for (written, meant) in [
            ("/etc/d/.", "/etc/d"),
            ("/etc/d/./vao/..", "/etc/d"),
            ("/etc/d/", "/etc/d"),
            ("./a", "a"),
            ("../a", "../a"),
        ] {
            assert_eq!(plain(Path::new(written)), Path::new(meant), "{written}");
        }
    }
}
