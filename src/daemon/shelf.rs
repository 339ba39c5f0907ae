//! The watched folder as files: which may be taken, their bytes, and where they are put away.
//!
//! Whoever may write into the folder chooses the names and what lies there: links are not
//! followed, only plain files are read, and only so much of each.

use crate::calendar::Moment;
use chrono::NaiveDate;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Metadata};
use std::io::{ErrorKind, Read};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// A sheet of 20,000 rows is below 4 MB.
pub const LARGEST: u64 = 16 << 20;
/// So many entries are looked at in one tick; a folder with more is looked at again.
const MOST_ENTRIES: usize = 2_000;
/// Names in the subfolders, in bytes; file systems end at 255.
const LONGEST_NAME: usize = 180;

/// By what a file is known to be the same and at rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    device: u64,
    inode: u64,
    size: u64,
    changed: (i64, i64),
    /// When the file system last changed anything about it, moving it here included; seconds.
    touched: i64,
}

impl Look {
    /// Whether nobody has touched it for so many seconds. `false` where the clocks disagree: then
    /// a second look decides.
    pub fn has_rested(&self, now: Moment, seconds: i64) -> bool {
        now.timestamp() - self.touched >= seconds
    }
}

/// A file that may be taken.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub name: OsString,
    pub look: Look,
}

/// What is in it.
#[derive(Debug)]
pub enum Content {
    Bytes(Vec<u8>),
    TooLarge,
    /// It cannot be read.
    Unread,
}

/// Where a file goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Taken,
    GivenBack,
}

impl Place {
    pub fn folder(self) -> &'static str {
        match self {
            Place::Taken => "da-nhan",
            Place::GivenBack => "tra-lai",
        }
    }
}

/// Every plain file that is no lock and not temporary, by name. The folder is made where it does
/// not exist.
pub fn look(folder: &Path) -> Result<Vec<Candidate>, String> {
    if !folder.exists() {
        fs::create_dir_all(folder).map_err(|e| format!("it does not exist and cannot be made: {e}"))?;
    }
    let entries = fs::read_dir(folder).map_err(|e| e.to_string())?;
    let mut found = Vec::new();
    for entry in entries.take(MOST_ENTRIES) {
        let entry = entry.map_err(|e| e.to_string())?;
        let name = entry.file_name();
        if is_temporary(&name) {
            continue;
        }
        // Of the link itself, where it is one; gone in the meantime is no trouble.
        let Ok(metadata) = fs::symlink_metadata(entry.path()) else {
            continue;
        };
        if metadata.file_type().is_file() {
            found.push(Candidate {
                name,
                look: look_of(&metadata),
            });
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

fn look_of(metadata: &Metadata) -> Look {
    Look {
        device: metadata.dev(),
        inode: metadata.ino(),
        size: metadata.size(),
        changed: (metadata.mtime(), metadata.mtime_nsec()),
        touched: metadata.ctime(),
    }
}

/// Lock files of office programs, hidden files, and files that are still being written.
fn is_temporary(name: &OsStr) -> bool {
    let name = name.to_string_lossy().to_lowercase();
    let begins = ["~$", ".", "~"].iter().any(|mark| name.starts_with(mark));
    let ends = [
        ".tmp",
        ".part",
        ".partial",
        ".crdownload",
        ".download",
        ".swp",
        ".lock",
        "~",
    ]
    .iter()
    .any(|mark| name.ends_with(mark));
    begins || ends
}

/// The bytes; `None` where it is no longer the file that was looked at.
pub fn read(folder: &Path, candidate: &Candidate) -> Result<Option<Content>, String> {
    let path = folder.join(&candidate.name);
    if candidate.look.size > LARGEST {
        return Ok(Some(Content::TooLarge));
    }
    let file = match File::open(&path) {
        Ok(file) => file,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(e.to_string()),
    };
    // What was opened is what was looked at, and no link that took its name since.
    let is_same = |file: &File| {
        file.metadata()
            .is_ok_and(|m| m.is_file() && look_of(&m) == candidate.look)
    };
    if !is_same(&file) {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    (&file)
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| e.to_string())?;
    // Written to while it was read: not at rest.
    Ok(is_same(&file).then_some(Content::Bytes(bytes)))
}

/// Moves the file into its subfolder under the day, its number and its own name; nothing there
/// is written over.
pub fn put_away(
    folder: &Path,
    candidate: &Candidate,
    place: Place,
    day: NaiveDate,
    id: i64,
) -> Result<PathBuf, String> {
    let shelf = folder.join(place.folder());
    match fs::symlink_metadata(&shelf) {
        Ok(metadata) if metadata.is_dir() => {}
        Ok(_) => return Err(format!("{} is no folder", shelf.display())),
        Err(_) => fs::create_dir(&shelf).map_err(|e| format!("making {}: {e}", shelf.display()))?,
    }
    let from = folder.join(&candidate.name);
    let name = shortened(&candidate.name.to_string_lossy());
    for attempt in 0..100 {
        let again = if attempt == 0 {
            String::new()
        } else {
            format!("-{attempt}")
        };
        let to = shelf.join(format!("{day}-{id}{again}-{name}"));
        if fs::symlink_metadata(&to).is_ok() {
            continue;
        }
        return fs::rename(&from, &to)
            .map(|()| to)
            .map_err(|e| format!("moving it to {}: {e}", shelf.display()));
    }
    Err(format!("{} holds too many files of that name", shelf.display()))
}

/// Takes the file away for good: what of it may be kept is stored.
pub fn remove(folder: &Path, candidate: &Candidate) -> Result<(), String> {
    match fs::remove_file(folder.join(&candidate.name)) {
        Err(e) if e.kind() != ErrorKind::NotFound => Err(format!("removing it: {e}")),
        _ => Ok(()),
    }
}

/// The name with its ending, cut in the middle of a long stem.
fn shortened(name: &str) -> String {
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if ending.len() <= 8 => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    let mut kept = String::new();
    for c in stem.chars().filter(|c| !c.is_control()) {
        if kept.len() + c.len_utf8() + ending.len() > LONGEST_NAME {
            break;
        }
        kept.push(c);
    }
    kept + &ending
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locks_and_unfinished_files_are_left_alone() {
        for name in [
            "~$so.xlsx",
            ".hidden",
            "so.xlsx.part",
            "a.tmp",
            "b.xlsx~",
            ".~lock.so.xlsx#",
            "~WRL1.xlsx",
        ] {
            assert!(is_temporary(OsStr::new(name)), "{name}");
        }
        assert!(!is_temporary(OsStr::new("Sổ theo dõi.xlsx")));
    }

    #[test]
    fn links_folders_and_what_is_large_are_not_read() {
        let dir = tempfile::tempdir().unwrap();
        let outside = dir.path().join("secret");
        fs::write(&outside, "x").unwrap();
        let folder = dir.path().join("vao");
        fs::create_dir_all(folder.join("sub")).unwrap();
        std::os::unix::fs::symlink(&outside, folder.join("link.xlsx")).unwrap();
        fs::write(folder.join("a.xlsx"), "a").unwrap();
        let found = look(&folder).unwrap();
        assert_eq!(found.len(), 1);
        assert!(matches!(read(&folder, &found[0]), Ok(Some(Content::Bytes(b))) if b == b"a"));
        // A link takes the place of the file between the look and the reading.
        fs::remove_file(folder.join("a.xlsx")).unwrap();
        std::os::unix::fs::symlink(&outside, folder.join("a.xlsx")).unwrap();
        assert!(matches!(read(&folder, &found[0]), Ok(None)));
        let large = File::create(folder.join("b.xlsx")).unwrap();
        large.set_len(LARGEST + 1).unwrap();
        let found = look(&folder).unwrap();
        assert!(matches!(read(&folder, &found[0]), Ok(Some(Content::TooLarge))));
    }

    #[test]
    fn nothing_that_was_put_away_is_written_over() {
        let dir = tempfile::tempdir().unwrap();
        let day = NaiveDate::from_ymd_opt(2026, 7, 3).unwrap();
        let mut seen = Vec::new();
        for content in ["a", "b"] {
            fs::write(dir.path().join("so.xlsx"), content).unwrap();
            let found = look(dir.path()).unwrap();
            seen.push(put_away(dir.path(), &found[0], Place::Taken, day, 1).unwrap());
        }
        assert_ne!(seen[0], seen[1]);
        assert_eq!(fs::read_to_string(&seen[0]).unwrap(), "a");
        assert!(seen[0].ends_with("da-nhan/2026-07-03-1-so.xlsx"));
        let long = format!("{}.xlsx", "ố".repeat(200));
        assert!(shortened(&long).len() <= LONGEST_NAME && shortened(&long).ends_with(".xlsx"));
    }
}
