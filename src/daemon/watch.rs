//! Whether the files of the configuration have changed since they were read.

use sha2::{Digest, Sha256};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// What a file looked like.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    /// Length, change in seconds and nanoseconds, and which file it is; `None`: it is not there.
    outside: Option<(u64, i64, i64, u64)>,
    /// `None`: it cannot be read.
    inside: Option<[u8; 32]>,
}

/// The files as they were when they were last looked at.
pub struct Watch(Vec<(PathBuf, Stamp)>);

impl Watch {
    /// Looks at the files now.
    pub fn on(files: &[PathBuf]) -> Watch {
        Watch(files.iter().map(|f| (f.clone(), stamp(f))).collect())
    }

    /// The same looks, for the files that are named now; those that were not named are looked at.
    pub fn renewed(before: Watch, files: &[PathBuf]) -> Watch {
        let mut known = before.0;
        known.retain(|(file, _)| files.contains(file));
        let new = files.iter().filter(|f| !known.iter().any(|(k, _)| k == *f));
        let new: Vec<_> = new.map(|f| (f.clone(), stamp(f))).collect();
        known.extend(new);
        Watch(known)
    }

    /// The files whose content is another than at the last look. Told once: what has changed is
    /// remembered as it is now.
    pub fn changed(&mut self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for (file, known) in &mut self.0 {
            // Content is read only where the outside gives a reason to.
            if outside(file) == known.outside {
                continue;
            }
            let now = stamp(file);
            if now.inside != known.inside {
                found.push(file.clone());
            }
            *known = now;
        }
        found
    }
}

fn stamp(file: &Path) -> Stamp {
    Stamp {
        outside: outside(file),
        inside: std::fs::read(file).ok().map(|bytes| Sha256::digest(bytes).into()),
    }
}

fn outside(file: &Path) -> Option<(u64, i64, i64, u64)> {
    let about = std::fs::metadata(file).ok().filter(std::fs::Metadata::is_file)?;
    Some((about.len(), about.mtime(), about.mtime_nsec(), about.ino()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_is_told_once_and_a_touched_one_never() {
        let dir = tempfile::tempdir().unwrap();
        let (kept, gone) = (dir.path().join("a.toml"), dir.path().join("b.xlsx"));
        std::fs::write(&kept, "một").unwrap();
        let mut watch = Watch::on(&[kept.clone(), gone.clone()]);
        assert_eq!(watch.changed(), [""; 0].map(PathBuf::from));
        std::fs::write(dir.path().join("c"), "một").unwrap();
        std::fs::rename(dir.path().join("c"), &kept).unwrap();
        assert_eq!(
            watch.changed(),
            [""; 0].map(PathBuf::from),
            "another file, the same words"
        );
        std::fs::write(&kept, "hai hai").unwrap();
        std::fs::write(&gone, "mới").unwrap();
        assert_eq!(watch.changed(), [kept.clone(), gone.clone()]);
        assert_eq!(watch.changed(), [""; 0].map(PathBuf::from));
        std::fs::remove_file(&gone).unwrap();
        assert_eq!(watch.changed(), [gone]);
    }
}
