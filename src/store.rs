//! SQLite: the only room with SQL. Facts are read in one transaction, each action is
//! written in one. Times and days come in as parameters; no `now()` in SQL.

mod answers;
mod calendars;
mod changes;
mod drafts;
mod exports;
mod facts;
mod fetches;
mod figures;
mod intake;
mod left_unread;
mod letters;
mod listed;
mod lock;
mod look;
mod migrations;
mod open;
mod packed;
mod parts;
mod past;
mod post;
mod post_facts;
mod readings;
mod reported;
mod retention;
mod returned;
mod tasks;

pub use answers::{Answered, Before, InboxState, NewAnswer, Place};
pub use fetches::Outcome;
pub use figures::FetchRow;
pub use intake::{Known as KnownFile, SheetFile};
pub use left_unread::Left;
pub use letters::{LetterRow, Standing, ToSend};
pub use lock::Lock;
pub use look::Said;
pub use post::{Entry, Posted, Sender};
pub use readings::StoredAnswer;
pub use tasks::PlanFile;

use migrations::{MIGRATIONS, migrations};
use rusqlite::{Connection, ErrorCode, OpenFlags, Params, Transaction, TransactionBehavior};
use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

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

/// Statements that are kept ready; a pull, a round of decisions and a letter know about fifty.
const STATEMENTS_KEPT: usize = 64;
impl StoreError {
    /// Whether there is no space to write into.
    pub fn is_full_disk(&self) -> bool {
        let StoreError::Sql { source, .. } = self else {
            return false;
        };
        source.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull)
    }
}

/// The office's memory.
pub struct Store {
    connection: Connection,
    /// How many letters this connection has taken back.
    taken_back: u64,
    /// As whom this connection sends letters; `None` for those that send none.
    sender: Option<i64>,
    /// What sources say otherwise than reports that were sent, as far as it was looked up.
    revised: Option<reported::Revised>,
    /// The lists of dossiers that were read last.
    open: open::Known,
}

impl Store {
    /// Opens or creates the database file and brings its schema up to date.
    ///
    /// WAL with `synchronous = FULL`: a mark in the outbox survives a power cut.
    pub fn open(path: &Path) -> Result<Store, StoreError> {
        let open = |source| StoreError::Open {
            path: path.display().to_string(),
            source,
        };
        let connection = Connection::open(path).map_err(open)?;
        Store::prepare(connection, "WAL").map_err(open_or_migrate(path))
    }

    /// A database for one process only, for tests and rehearsals.
    pub fn in_memory() -> Result<Store, StoreError> {
        let path = Path::new(":memory:");
        let connection = Connection::open_in_memory().map_err(|source| StoreError::Open {
            path: path.display().to_string(),
            source,
        })?;
        Store::prepare(connection, "MEMORY").map_err(open_or_migrate(path))
    }

    /// Opens an existing database of this version for reading; never creates or migrates.
    pub fn open_read_only(path: &Path) -> Result<Store, StoreError> {
        let name = path.display().to_string();
        let foreign = |e: rusqlite::Error| StoreError::Foreign {
            path: path.display().to_string(),
            why: e.to_string(),
        };
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(foreign)?;
        connection
            .pragma_update(None, "busy_timeout", 10_000)
            .map_err(foreign)?;
        let found: i64 = connection
            .query_row("PRAGMA user_version", [], |row| row.get(0))
            .map_err(foreign)?;
        let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
        if found != known {
            return Err(StoreError::Version {
                path: name,
                found,
                known,
            });
        }
        Ok(Store {
            connection,
            taken_back: 0,
            sender: None,
            revised: None,
            open: open::Known::default(),
        })
    }

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

    fn prepare(mut connection: Connection, journal: &str) -> Result<Store, Preparing> {
        connection.pragma_update(None, "busy_timeout", 10_000)?;
        connection.pragma_update(None, "journal_mode", journal)?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "trusted_schema", false)?;
        connection.pragma_update(None, "journal_size_limit", 16 * 1024 * 1024)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
        // Who reads first and writes then cannot wait for another writer: it would write on old
        // grounds. So a write waits at its beginning.
        connection.set_transaction_behavior(TransactionBehavior::Immediate);
        migrations().to_latest(&mut connection)?;
        Ok(Store {
            connection,
            taken_back: 0,
            sender: None,
            revised: None,
            open: open::Known::default(),
        })
    }

    /// Whether the database answers; asked before the watchdog is fed.
    pub fn is_alive(&self) -> Result<(), StoreError> {
        let one: i64 = self
            .connection
            .query_row("SELECT 1", [], |row| row.get(0))
            .map_err(sql("asking whether the database is alive"))?;
        debug_assert_eq!(one, 1);
        Ok(())
    }

    /// A number that changes whenever another connection has written; what this one writes does
    /// not count.
    pub fn changes_by_others(&self) -> Result<i64, StoreError> {
        self.connection
            .query_row("PRAGMA data_version", [], |row| row.get(0))
            .map_err(sql("asking whether others have written"))
    }

    /// A transaction that only reads, and waits for nobody who writes.
    fn at_a_moment(&mut self, doing: &'static str) -> Result<Transaction<'_>, StoreError> {
        self.connection
            .transaction_with_behavior(TransactionBehavior::Deferred)
            .map_err(sql(doing))
    }

    /// Several reads as of one moment of the database.
    pub fn at_one_moment<T, E: From<StoreError>>(&self, read: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        const DOING: &str = "reading as of one moment";
        let transaction = Transaction::new_unchecked(&self.connection, TransactionBehavior::Deferred)
            .map_err(sql(DOING))?;
        let found = read()?;
        transaction.commit().map_err(sql(DOING))?;
        Ok(found)
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

    /// Closes in an orderly way: the write-ahead log is folded into the file.
    pub fn close(self) -> Result<(), StoreError> {
        self.connection
            .close()
            .map_err(|(_, source)| sql("closing the database")(source))
    }
}

/// A copy is one file: opening it leaves no write-ahead log beside it.
fn without_log(path: &Path) -> Result<(), rusqlite::Error> {
    let copy = Connection::open(path)?;
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    copy.close().map_err(|(_, e)| e)
}

/// A step of preparation failed.
enum Preparing {
    Sql(rusqlite::Error),
    Migration(rusqlite_migration::Error),
}

impl From<rusqlite::Error> for Preparing {
    fn from(e: rusqlite::Error) -> Self {
        Preparing::Sql(e)
    }
}

impl From<rusqlite_migration::Error> for Preparing {
    fn from(e: rusqlite_migration::Error) -> Self {
        Preparing::Migration(e)
    }
}

fn open_or_migrate(path: &Path) -> impl FnOnce(Preparing) -> StoreError + '_ {
    move |e| match e {
        Preparing::Sql(source) => StoreError::Open {
            path: path.display().to_string(),
            source,
        },
        Preparing::Migration(e) => StoreError::Migrate(e),
    }
}

/// Names what was being done when SQLite refused.
fn sql(doing: &'static str) -> impl Fn(rusqlite::Error) -> StoreError {
    move |source| match source.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy { doing },
        _ => StoreError::Sql { doing, source },
    }
}

/// The values that a statement's one column holds as JSON.
fn bodies<T: serde::de::DeserializeOwned>(
    connection: &Connection,
    statement: &str,
    params: impl Params,
    doing: &'static str,
) -> Result<Vec<T>, StoreError> {
    let mut statement = connection.prepare_cached(statement).map_err(sql(doing))?;
    let found = statement
        .query_map(params, |row| row.get::<_, String>(0))
        .map_err(sql(doing))?;
    found
        .map(|body| parse(&body.map_err(sql(doing))?, doing))
        .collect()
}

/// Reads back a JSON value that this room wrote.
fn parse<T: serde::de::DeserializeOwned>(text: &str, doing: &'static str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|e| StoreError::Damaged {
        doing,
        why: e.to_string(),
    })
}

/// Writes a value as JSON.
fn json<T: serde::Serialize>(value: &T, doing: &'static str) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|e| StoreError::Damaged {
        doing,
        why: e.to_string(),
    })
}

/// A word of a serde enum, `"range"` without the quotes.
fn word<T: serde::Serialize>(value: &T, doing: &'static str) -> Result<String, StoreError> {
    Ok(json(value, doing)?.trim_matches('"').to_owned())
}

/// Reads back such a word.
fn from_word<T: serde::de::DeserializeOwned>(word: &str, doing: &'static str) -> Result<T, StoreError> {
    parse(&format!("\"{word}\""), doing)
}

#[cfg(test)]
mod tests;
