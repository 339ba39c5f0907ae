//! Why the database could not do what was asked, with the remedy.

use rusqlite::ErrorCode;

/// Why the database could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("opening the database {path}: {source}; check that the directory exists and is writable")]
    Open { path: String, source: rusqlite::Error },
    #[error(
        "bringing the database up to this version: {0}; a database of a newer dossierd needs that version or a backup"
    )]
    Migrate(#[from] rusqlite_migration::Error),
    #[error("{doing}: {source}; nothing was changed, check free space and the health of the disk")]
    Sql {
        doing: &'static str,
        source: rusqlite::Error,
    },
    #[error("{doing}: another dossierd is writing; nothing was changed, try again when it has ended")]
    Busy { doing: &'static str },
    #[error("another dossierd works on {database}; stop it first")]
    Held { database: String },
    #[error("locking {path}: {why}; check that the directory is writable")]
    Lock { path: String, why: String },
    #[error(
        "{path} is of another version of dossierd ({found}, this one knows {known}); use that version, or a backup"
    )]
    Version { path: String, found: i64, known: i64 },
    #[error("{path} is no database of dossierd: {why}")]
    Foreign { path: String, why: String },
    #[error("writing the backup {path}: {why}")]
    Backup { path: String, why: String },
    #[error("{doing}: a stored value cannot be read back: {why}; restore a backup and report this")]
    Damaged { doing: &'static str, why: String },
}

impl StoreError {
    /// Whether there is no space to write into.
    pub fn is_full_disk(&self) -> bool {
        let StoreError::Sql { source, .. } = self else {
            return false;
        };
        source.sqlite_error_code() == Some(ErrorCode::DiskFull)
    }
}

/// Names what was being done when SQLite refused.
pub(super) fn sql(doing: &'static str) -> impl Fn(rusqlite::Error) -> StoreError {
    move |source| match source.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy { doing },
        _ => StoreError::Sql { doing, source },
    }
}
