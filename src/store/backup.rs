//! A copy of the database, and whether a file is sound.

use super::database::Store;
use super::error::{StoreError, sql};
use rusqlite::Connection;
use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

impl Store {
    /// Reads the whole file: whether SQLite finds it sound.
    pub fn is_sound(&self) -> Result<(), StoreError> {
        let doing = "checking the database";
        let verdict: String = self
            .connection
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .map_err(sql(doing))?;
        match verdict.as_str() {
            "ok" => Ok(()),
            _ => Err(StoreError::Damaged { doing, why: verdict }),
        }
    }

    /// A consistent copy while running, checked before it gets its name. The file is made anew and
    /// readable by its owner only: it holds letters and addresses.
    pub fn backup(&self, to: &Path) -> Result<(), StoreError> {
        let mut partial = to.as_os_str().to_owned();
        partial.push(".being-written");
        let partial = PathBuf::from(partial);
        let copied = self.copy_to(&partial, to);
        if copied.is_err() && !matches!(copied, Err(StoreError::Backup { .. })) {
            let _ = std::fs::remove_file(&partial);
        }
        copied
    }

    fn copy_to(&self, partial: &Path, to: &Path) -> Result<(), StoreError> {
        let failed = |e: std::io::Error| StoreError::Backup {
            path: partial.display().to_string(),
            why: e.to_string(),
        };
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(partial)
            .map_err(failed)?;
        self.connection
            .backup("main", partial, None)
            .map_err(sql("writing a backup"))?;
        without_log(partial).map_err(sql("writing a backup"))?;
        Store::open_read_only(partial)?.is_sound()?;
        file.sync_all().map_err(failed)?;
        std::fs::rename(partial, to).map_err(failed)
    }
}

/// A copy is one file: opening it leaves no write-ahead log beside it.
fn without_log(path: &Path) -> Result<(), rusqlite::Error> {
    let copy = Connection::open(path)?;
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    copy.close().map_err(|(_, e)| e)
}
