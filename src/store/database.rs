//! The database: opened, brought up to date, asked whether it lives, read as of one moment, closed.

use super::error::{StoreError, sql};
use super::looked_up::{OpenLists, Revised};
use super::migrations::{MIGRATIONS, migrations};
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::collections::BTreeMap;
use std::path::Path;

/// Statements that are kept ready; a pull, a round of decisions and a letter know about fifty.
const STATEMENTS_KEPT: usize = 64;

/// The office's memory.
pub struct Store {
    pub(super) connection: Connection,
    /// How many letters this connection has taken back.
    pub(super) taken_back: u64,
    /// As whom this connection sends letters; `None` for those that send none.
    pub(super) sender: Option<i64>,
    /// What sources say otherwise than reports that were sent, as far as it was looked up.
    pub(super) revised: Option<Revised>,
    /// Of each import of a plan the document that issued it, as far as it was looked up.
    pub(super) issued: BTreeMap<i64, Option<String>>,
    /// The lists of dossiers that were read last.
    pub(super) open: OpenLists,
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
        Ok(Store::over(connection))
    }

    fn over(connection: Connection) -> Store {
        Store {
            connection,
            taken_back: 0,
            sender: None,
            revised: None,
            issued: BTreeMap::new(),
            open: OpenLists::default(),
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
        Ok(Store::over(connection))
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
    pub(super) fn at_a_moment(&mut self, doing: &'static str) -> Result<Transaction<'_>, StoreError> {
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

    /// Closes in an orderly way: the write-ahead log is folded into the file.
    pub fn close(self) -> Result<(), StoreError> {
        self.connection
            .close()
            .map_err(|(_, source)| sql("closing the database")(source))
    }
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
