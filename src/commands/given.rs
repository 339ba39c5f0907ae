//! Files that are named on the command line: read within a limit, whatever they claim to be.

use anyhow::{Context, bail};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// No sheet or report of an office is larger, in bytes.
pub const LARGEST: u64 = 16 << 20;

/// The last part of its name and its bytes.
///
/// # Errors
/// It cannot be read, is no regular file (a pipe would be waited for, a device never ends), or is
/// larger than `largest` bytes; `remedy` says what to give instead.
pub fn read(file: &Path, largest: u64, remedy: &str) -> anyhow::Result<(String, Vec<u8>)> {
    let reading = || format!("reading {}", file.display());
    // Asked before opening: opening a pipe would wait for its other end.
    if !std::fs::metadata(file).with_context(reading)?.is_file() {
        bail!("{}: it is no regular file; {remedy}", reading());
    }
    let mut bytes = Vec::new();
    let opened = File::open(file).with_context(reading)?;
    opened
        .take(largest + 1)
        .read_to_end(&mut bytes)
        .with_context(reading)?;
    if bytes.len() as u64 > largest {
        bail!("{}: it is larger than {} MiB; {remedy}", reading(), largest >> 20);
    }
    let name = file.file_name().map(|n| n.to_string_lossy().into_owned());
    Ok((name.unwrap_or_default(), bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_regular_files_are_read_and_only_so_much_of_them() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a.csv");
        std::fs::write(&file, vec![b'x'; 2048]).unwrap();
        let why = |path: &Path, largest| read(path, largest, "give the table").unwrap_err().to_string();
        assert_eq!(
            read(&file, 2048, "").unwrap(),
            ("a.csv".to_owned(), vec![b'x'; 2048])
        );
        assert!(why(&file, 2047).contains("larger than"));
        let link = dir.path().join("z.csv");
        std::os::unix::fs::symlink("/dev/zero", &link).unwrap();
        for path in [Path::new("/dev/zero"), &link, dir.path()] {
            assert!(
                why(path, 10).contains("no regular file; give the table"),
                "{path:?}"
            );
        }
        assert!(why(&dir.path().join("none"), 10).starts_with("reading"));
    }
}
