//! How the configuration reaches the files that it names: the disk, or text built into the program.

use std::fs::File;
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Larger than any configuration, smaller than any harm.
const LARGEST: u64 = 1 << 20;

/// Reads files by path. Errors say why, without the path.
pub trait Files {
    fn read(&self, path: &Path) -> Result<Vec<u8>, String>;

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
