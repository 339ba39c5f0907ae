//! One writer of letters at a time: a lock file beside the database.

use super::error::StoreError;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// Held by whoever sends letters or puts a database in place. The system releases it when the
/// process ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of that database, or says that another process holds it.
    pub fn take(database: &Path) -> Result<Lock, StoreError> {
        let path = lock_path(database);
        let open = || {
            OpenOptions::new()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&path)
        };
        let refused = |why: String| StoreError::Lock {
            path: path.display().to_string(),
            why,
        };
        let file = open().map_err(|e| refused(e.to_string()))?;
        match file.try_lock() {
            Ok(()) => Ok(Lock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::Held {
                database: database.display().to_string(),
            }),
            Err(TryLockError::Error(e)) => Err(refused(e.to_string())),
        }
    }
}

fn lock_path(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(".lock");
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_holder_is_refused_until_the_first_lets_go() {
        let dir = tempfile::tempdir().unwrap();
        let database = dir.path().join("a.db");
        let first = Lock::take(&database).unwrap();
        assert!(matches!(Lock::take(&database), Err(StoreError::Held { .. })));
        drop(first);
        Lock::take(&database).unwrap();
    }
}
