//! How the configuration reaches the files that it names: the disk, or text built into the program.

use std::fs::File;
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Larger than any configuration, smaller than any harm.
const LARGEST: u64 = 1 << 20;

/// A folder of the configuration holds no more.
const MOST_FILES: usize = 200;

/// How files are called that were put aside, by people, editors and packages.
const ASIDE: [&str; 5] = [".bak", ".orig", ".swp", ".dpkg-dist", ".dpkg-old"];

/// Reads files by path. Errors say why, without the path.
pub trait Files {
    fn read(&self, path: &Path) -> Result<Vec<u8>, String>;

    /// The names of the files in a folder, sorted, at most 200; `None` where there is no such folder.
    /// What editors and people put aside (".x", "x~", "x.bak") is left out.
    fn list(&self, _folder: &Path) -> Result<Option<Vec<String>>, String> {
        Ok(None)
    }

    /// A file with a secret: refused if others than its owner and group can reach it.
    fn read_private(&self, path: &Path) -> Result<Vec<u8>, String>;

    /// Where systemd put this unit's credentials.
    fn credentials(&self) -> Option<PathBuf>;

    /// Whether secrets are wanted at all: a preview connects to nobody.
    fn wants_secrets(&self) -> bool;
}

/// The real files.
pub struct Disk {
    pub credentials: Option<PathBuf>,
    pub wants_secrets: bool,
}

impl Files for Disk {
    fn read(&self, path: &Path) -> Result<Vec<u8>, String> {
        read_open(open(path)?)
    }

    fn list(&self, folder: &Path) -> Result<Option<Vec<String>>, String> {
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(said(e)),
        };
        let mut names = Vec::new();
        for entry in entries.take(MOST_FILES) {
            let name = entry.map_err(said)?.file_name().to_string_lossy().into_owned();
            let is_aside = name.starts_with(['.', '#']) || name.ends_with('~');
            if !is_aside && !ASIDE.iter().any(|end| name.ends_with(end)) {
                names.push(name);
            }
        }
        names.sort();
        Ok(Some(names))
    }

    fn read_private(&self, path: &Path) -> Result<Vec<u8>, String> {
        let file = open(path)?;
        let mode = file.metadata().map_err(said)?.permissions().mode();
        if mode & 0o037 != 0 {
            return Err(format!(
                "its mode {:03o} lets others than its owner and group in",
                mode & 0o777
            ));
        }
        read_open(file)
    }

    fn credentials(&self) -> Option<PathBuf> {
        self.credentials.clone()
    }

    fn wants_secrets(&self) -> bool {
        self.wants_secrets
    }
}

fn said(error: std::io::Error) -> String {
    error.to_string()
}

fn open(path: &Path) -> Result<File, String> {
    // Asked before opening: opening a pipe would wait for its other end.
    if !std::fs::metadata(path).map_err(said)?.is_file() {
        return Err("it is no regular file".into());
    }
    File::open(path).map_err(said)
}

fn read_open(file: File) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(said)?;
    match bytes.len() as u64 > LARGEST {
        true => Err("it is larger than 1 MiB".into()),
        false => Ok(bytes),
    }
}

/// Files built into the program, by their last name.
pub struct Embedded(pub &'static [(&'static str, &'static str)]);

impl Files for Embedded {
    fn read(&self, path: &Path) -> Result<Vec<u8>, String> {
        let wanted = path.file_name().and_then(|n| n.to_str());
        self.0
            .iter()
            .find(|(name, _)| Some(*name) == wanted)
            .map(|(_, text)| text.as_bytes().to_vec())
            .ok_or_else(|| "it is not built into the program".into())
    }

    fn read_private(&self, path: &Path) -> Result<Vec<u8>, String> {
        self.read(path)
    }

    fn credentials(&self) -> Option<PathBuf> {
        None
    }

    fn wants_secrets(&self) -> bool {
        false
    }
}
