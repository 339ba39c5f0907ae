//! One read of everything that `decide` needs, in one transaction.

use super::database::Store;
use super::error::{StoreError, sql};
use super::letter_facts;
use super::letters::told_of;
use super::parts;
use super::post_facts;
use super::tasks::{marks, tasks};
use super::values::{day, from_word, moment, rows};
use crate::agenda::{Facts, FetchFact, Ledger};
use crate::calendar::Moment;
use chrono::{Days, NaiveDate};
use rusqlite::{Connection, OptionalExtension};

/// Fetches older than this do not matter to any decision: every window asked for has been
/// asked again, or its cut-off is more than a year ago.
pub(super) const FETCH_MEMORY_DAYS: u64 = 400;

/// Letters show the parts of the period before, which may be a year ago.
pub(super) const PART_MEMORY_DAYS: u64 = 500;

/// No week is longer, breaks included.
pub(super) const REVIEW_MEMORY_DAYS: u64 = 60;

impl Store {
    /// The facts as of one moment of the database.
    pub fn facts(&mut self, now: Moment) -> Result<Facts, StoreError> {
        let (reported, revisions) = self.reported_and_revised(now)?;
        let dossiers = self.open_lists(now)?;
        let issued = self.issued()?;
        let transaction = self.at_a_moment("reading the facts")?;
        let today = crate::calendar::day_of(now);
        let since = today - Days::new(FETCH_MEMORY_DAYS);
        let facts = Facts {
            tasks: tasks(&transaction)?,
            marks: marks(&transaction)?,
            replanned: super::tasks::replanned(&transaction, None)?,
            ledger: ledger(&transaction)?,
            open_letters: letter_facts::open_letters(&transaction)?,
            last_attempts: post_facts::last_attempts(&transaction)?,
            turned_away: letter_facts::turned_away(&transaction, now)?,
            post: post_facts::read(&transaction, now)?,
            fetches: fetches(&transaction, since)?,
            lists: super::exports::recent(&transaction, since)?,
            contributions: parts::contributions(&transaction, today - Days::new(PART_MEMORY_DAYS))?,
            drafts: super::drafts::handed_out(&transaction, today - Days::new(PART_MEMORY_DAYS), now)?,
            reviews: super::drafts::reviews(&transaction, today - Days::new(REVIEW_MEMORY_DAYS), now)?,
            first_applied: first_applied(&transaction)?,
            calendars: super::calendars::newest(&transaction)?,
            intakes: super::intake::recent(&transaction, now)?,
            answers: super::answers::recent(&transaction, now)?,
            reported,
            revisions,
            dossiers,
            changes: Vec::new(),
            redrafts: Vec::new(),
            health: None,
            replans: super::tasks::replans(&transaction, now, None)?,
            issued,
            unread: None,
        };
        Ok(facts.with_todays_numbers())
    }
}

fn ledger(connection: &Connection) -> Result<Ledger, StoreError> {
    const DOING: &str = "reading what was told";
    let mut ledger = Ledger::default();
    let letters = rows::<(i64, String, bool)>(
        connection,
        "SELECT id, key, cancelled_at IS NOT NULL FROM letter ORDER BY id",
        [],
        DOING,
    )?;
    for (id, key, is_cancelled) in letters {
        if is_cancelled {
            ledger.note_cancelled(&key);
        } else {
            ledger.note(&key, &told_of(connection, id)?);
        }
    }
    Ok(ledger)
}

pub(super) fn fetches(connection: &Connection, since: NaiveDate) -> Result<Vec<FetchFact>, StoreError> {
    const DOING: &str = "reading the fetches";
    type Row = (
        String,
        String,
        String,
        String,
        String,
        Option<String>,
        Option<String>,
    );
    let rows = rows::<Row>(
        connection,
        "SELECT source, mode, from_day, to_day, at, failure, retry_after FROM fetch
             WHERE at >= ?1 ORDER BY id",
        [since.to_string()],
        DOING,
    )?;
    let mut found = Vec::new();
    for (source, mode, from, to, at, failure, retry_after) in rows {
        found.push(FetchFact {
            source,
            mode: from_word(&mode, DOING)?,
            from: day(&from, DOING)?,
            to: day(&to, DOING)?,
            at: moment(&at, DOING)?,
            failure: failure.map(|f| from_word(&f, DOING)).transpose()?,
            retry_after: retry_after.map(|m| moment(&m, DOING)).transpose()?,
        });
    }
    Ok(found)
}

pub(super) fn first_applied(connection: &Connection) -> Result<Option<NaiveDate>, StoreError> {
    const DOING: &str = "reading the day of the first import";
    let value: Option<String> = connection
        .query_row("SELECT value FROM fact WHERE name = 'first_applied'", [], |row| {
            row.get(0)
        })
        .optional()
        .map_err(sql(DOING))?;
    value.map(|v| day(&v, DOING)).transpose()
}
