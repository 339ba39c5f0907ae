//! What senders write while letters are on their way: the marks of several letters together, so
//! that one sync of the disk makes all of them durable; and the words that stop sending.

use super::database::Store;
use super::error::{StoreError, sql};
use super::letters::attempts_of;
use super::values::{from_word, json, rows, word};
use crate::agenda::{PostFacts, Trouble};
use crate::calendar::Moment;
use crate::outbox::{LEASE_MINUTES, Outcome, Patience, Scope, State, Tried, state};
use chrono::TimeDelta;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

/// Which process of which machine sends: "office-pc/5f2c…/4711/98312".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    pub machine: String,
    /// Another one after each start of the machine.
    pub boot: String,
    pub process: u32,
    /// When it began, in the machine's own count: numbers of processes come again.
    pub began: u64,
}

/// One thing to be written.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry<'a> {
    /// An attempt begins; its letter is held until the lease is over.
    Begin { key: &'a str, server: Option<&'a str> },
    /// The final dot is about to be sent.
    Data { attempt: i64 },
    /// It was not sent after all, and the attempt goes on.
    NoData { attempt: i64 },
    /// How an attempt ended.
    End {
        key: &'a str,
        attempt: i64,
        outcome: &'a Outcome,
    },
    /// We held it back ourselves at the last step: it was none.
    CalledOff { attempt: i64 },
}

/// What became of an entry.
#[derive(Debug, Clone, PartialEq)]
pub enum Posted {
    Begun(i64),
    /// Somebody else is at it, or it was taken back: it is not tried.
    NotFree,
    Marked,
    Unmarked,
    /// A person took the letter back in this very moment: the dot must not be sent.
    TakenBack,
    Ended(State),
    CalledOff,
}

impl Sender {
    fn text(&self) -> String {
        format!("{}/{}/{}/{}", self.machine, self.boot, self.process, self.began)
    }

    fn read(text: &str) -> Option<Sender> {
        let mut parts = text.rsplitn(4, '/');
        let began = parts.next()?.parse().ok()?;
        let process = parts.next()?.parse().ok()?;
        let boot = parts.next()?.to_owned();
        let machine = parts.next()?.to_owned();
        Some(Sender {
            machine,
            boot,
            process,
            began,
        })
    }
}

impl Store {
    /// From now on this connection sends as `me`. The letters that former senders held are free
    /// where these are known to be gone: `is_gone` says so of one on the same machine. What an
    /// unknown one holds stays held until its lease is over.
    pub fn send_as(
        &mut self,
        me: &Sender,
        is_gone: impl Fn(&Sender) -> bool,
        now: Moment,
    ) -> Result<(), StoreError> {
        const DOING: &str = "registering who sends";
        let transaction = immediate(&mut self.connection, DOING)?;
        for (id, place) in holders(&transaction)? {
            let gone = Sender::read(&place).is_some_and(|s| s == *me || is_gone(&s));
            if gone {
                release_leases(&transaction, id)?;
            }
        }
        transaction
            .execute(
                "INSERT INTO sender (at, place) VALUES (?1, ?2)",
                params![now.to_rfc3339(), me.text()],
            )
            .map_err(sql(DOING))?;
        self.sender = Some(transaction.last_insert_rowid());
        transaction.commit().map_err(sql(DOING))
    }

    /// What this connection began and never ended was given up with the work that held it.
    pub fn let_go(&mut self) -> Result<(), StoreError> {
        match self.sender {
            Some(sender) => release_leases(&self.connection, sender),
            None => Ok(()),
        }
    }

    /// Writes all of it or nothing, durable when it returns; one answer an entry, in order.
    pub fn post(
        &mut self,
        entries: &[Entry],
        patience: &Patience,
        now: Moment,
    ) -> Result<Vec<Posted>, StoreError> {
        let sender = self.sender;
        let transaction = immediate(&mut self.connection, "writing what became of letters")?;
        let mut answers = Vec::with_capacity(entries.len());
        for entry in entries {
            answers.push(match entry {
                Entry::Begin { key, server } => begin(&transaction, key, *server, sender, now)?,
                Entry::Data { attempt } => mark_data(&transaction, *attempt, now)?,
                Entry::NoData { attempt } => unmark_data(&transaction, *attempt)?,
                Entry::End {
                    key,
                    attempt,
                    outcome,
                } => end(&transaction, (key, *attempt), outcome, patience, now)?,
                Entry::CalledOff { attempt } => call_off(&transaction, *attempt)?,
            });
        }
        transaction
            .commit()
            .map_err(sql("writing what became of letters"))?;
        Ok(answers)
    }

    /// Whether a person has stopped all sending.
    pub fn is_sending_paused(&self) -> Result<bool, StoreError> {
        Ok(super::post_facts::stop(&self.connection)?.is_some())
    }

    /// What is known of sending as a whole.
    pub fn post_facts(&self, now: Moment) -> Result<PostFacts, StoreError> {
        super::post_facts::read(&self.connection, now)
    }

    /// The newest attempts with each mail server, newest first.
    pub fn last_attempts(&self) -> Result<Vec<Tried>, StoreError> {
        super::post_facts::last_attempts(&self.connection)
    }

    /// A person stops all sending.
    pub fn pause_sending(&mut self, reason: &str, now: Moment) -> Result<(), StoreError> {
        self.say_of_sending("pause", None, reason, now)
    }

    /// And lets it go on.
    pub fn resume_sending(&mut self, now: Moment) -> Result<(), StoreError> {
        self.say_of_sending("resume", None, "", now)
    }

    /// More would leave than the settings allow.
    pub fn pull_brake(&mut self, scope: &Scope, reason: &str, now: Moment) -> Result<(), StoreError> {
        let address = match scope {
            Scope::Office => None,
            Scope::Address(address) => Some(address.as_str()),
        };
        self.say_of_sending("brake", address, reason, now)
    }

    /// A person lets the held letters go; what has left until now counts no more.
    pub fn release_brake(&mut self, now: Moment) -> Result<(), StoreError> {
        self.say_of_sending("release", None, "", now)
    }

    fn say_of_sending(
        &mut self,
        word: &str,
        address: Option<&str>,
        reason: &str,
        now: Moment,
    ) -> Result<(), StoreError> {
        self.connection
            .execute(
                "INSERT INTO sending (at, word, address, reason, after_attempt)
                 VALUES (?1, ?2, ?3, ?4, (SELECT coalesce(max(id), 0) FROM attempt))",
                params![now.to_rfc3339(), word, address, reason],
            )
            .map_err(sql("writing what stops sending"))?;
        Ok(())
    }

    /// Remembers a sign-in without a letter.
    pub fn keep_probe(&mut self, server: &str, failure: Option<&str>, now: Moment) -> Result<(), StoreError> {
        self.connection
            .execute(
                "INSERT INTO probe (server, at, failure) VALUES (?1, ?2, ?3)",
                params![server, now.to_rfc3339(), failure],
            )
            .map_err(sql("writing how a sign-in ended"))?;
        Ok(())
    }

    /// Remembers that a trouble began or ended.
    pub fn keep_trouble(
        &mut self,
        kind: Trouble,
        is_on: bool,
        detail: &str,
        now: Moment,
    ) -> Result<(), StoreError> {
        const DOING: &str = "writing what is wrong";
        self.connection
            .execute(
                "INSERT INTO trouble (kind, at, is_on, detail) VALUES (?1, ?2, ?3, ?4)",
                params![word(&kind, DOING)?, now.to_rfc3339(), is_on, detail],
            )
            .map_err(sql(DOING))?;
        Ok(())
    }

    /// Whether that trouble is on; `None` where it never was.
    pub fn is_in_trouble(&self, kind: Trouble) -> Result<bool, StoreError> {
        const DOING: &str = "reading what is wrong";
        self.connection
            .query_row(
                "SELECT is_on FROM trouble WHERE kind = ?1 ORDER BY id DESC LIMIT 1",
                [word(&kind, DOING)?],
                |row| row.get(0),
            )
            .optional()
            .map(|is_on| is_on.unwrap_or(false))
            .map_err(sql(DOING))
    }
}

/// A transaction that holds the database from its beginning: what is looked at in it is not changed
/// by others until it is over.
fn immediate<'c>(connection: &'c mut Connection, doing: &'static str) -> Result<Transaction<'c>, StoreError> {
    connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(sql(doing))
}

/// Who holds letters.
fn holders(connection: &Connection) -> Result<Vec<(i64, String)>, StoreError> {
    const DOING: &str = "reading who holds letters";
    rows(
        connection,
        "SELECT DISTINCT s.id, s.place FROM attempt a JOIN sender s ON s.id = a.sender
             WHERE a.ended IS NULL AND a.leased_until IS NOT NULL",
        [],
        DOING,
    )
}

fn release_leases(connection: &Connection, sender: i64) -> Result<(), StoreError> {
    connection
        .execute(
            "UPDATE attempt SET leased_until = NULL
             WHERE ended IS NULL AND leased_until IS NOT NULL AND sender = ?1",
            [sender],
        )
        .map_err(sql("letting go of letters"))?;
    Ok(())
}

fn begin(
    connection: &Connection,
    key: &str,
    server: Option<&str>,
    sender: Option<i64>,
    now: Moment,
) -> Result<Posted, StoreError> {
    const DOING: &str = "marking an attempt";
    let (id, is_taken_back): (i64, bool) = connection
        .prepare_cached(
            "SELECT id, coalesce(cancelled_at, given_up_at) IS NOT NULL FROM letter WHERE key = ?1",
        )
        .and_then(|mut s| s.query_row([key], |row| Ok((row.get(0)?, row.get(1)?))))
        .map_err(sql(DOING))?;
    let attempts = attempts_of(connection, id)?;
    if is_taken_back || attempts.last().is_some_and(|a| a.is_held(now)) {
        return Ok(Posted::NotFree);
    }
    let until = sender.map(|_| (now + TimeDelta::minutes(LEASE_MINUTES)).to_rfc3339());
    connection
        .prepare_cached(
            "INSERT INTO attempt (letter, started, sender, leased_until, server) VALUES (?1, ?2, ?3, ?4, ?5)",
        )
        .and_then(|mut s| s.execute(params![id, now.to_rfc3339(), sender, until, server]))
        .map_err(sql(DOING))?;
    Ok(Posted::Begun(connection.last_insert_rowid()))
}

fn mark_data(connection: &Connection, attempt: i64, now: Moment) -> Result<Posted, StoreError> {
    const DOING: &str = "marking the final dot";
    let changed = connection
        .prepare_cached(
            "UPDATE attempt SET data = ?2 WHERE id = ?1 AND EXISTS (SELECT 1 FROM letter l
             WHERE l.id = attempt.letter AND l.cancelled_at IS NULL AND l.given_up_at IS NULL)",
        )
        .and_then(|mut s| s.execute(params![attempt, now.to_rfc3339()]))
        .map_err(sql(DOING))?;
    Ok(match changed {
        1 => Posted::Marked,
        _ => Posted::TakenBack,
    })
}

fn unmark_data(connection: &Connection, attempt: i64) -> Result<Posted, StoreError> {
    connection
        .prepare_cached("UPDATE attempt SET data = NULL WHERE id = ?1 AND ended IS NULL")
        .and_then(|mut s| s.execute([attempt]))
        .map_err(sql("taking the mark of the final dot back"))?;
    Ok(Posted::Unmarked)
}

fn call_off(connection: &Connection, attempt: i64) -> Result<Posted, StoreError> {
    connection
        .prepare_cached("DELETE FROM attempt WHERE id = ?1 AND data IS NULL AND ended IS NULL")
        .and_then(|mut s| s.execute([attempt]))
        .map_err(sql("calling off an attempt"))?;
    Ok(Posted::CalledOff)
}

/// Writes how the attempt ended and whether the letter is settled by it.
fn end(
    connection: &Connection,
    (key, attempt): (&str, i64),
    outcome: &Outcome,
    patience: &Patience,
    now: Moment,
) -> Result<Posted, StoreError> {
    const DOING: &str = "writing how an attempt ended";
    let outcome = json(outcome, DOING)?;
    connection
        .prepare_cached("UPDATE attempt SET ended = ?2, outcome = ?3 WHERE id = ?1")
        .and_then(|mut s| s.execute(params![attempt, now.to_rfc3339(), outcome]))
        .map_err(sql(DOING))?;
    let (id, when_uncertain, is_taken_back): (i64, String, bool) = connection
        .prepare_cached(
            "SELECT id, when_uncertain, coalesce(cancelled_at, given_up_at) IS NOT NULL
             FROM letter WHERE key = ?1",
        )
        .and_then(|mut s| s.query_row([key], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))))
        .map_err(sql(DOING))?;
    let attempts = attempts_of(connection, id)?;
    let when_uncertain = from_word(&when_uncertain, DOING)?;
    let state = state(key, &attempts, is_taken_back, when_uncertain, patience, now);
    if matches!(
        state,
        State::Sent { .. } | State::Refused { .. } | State::Dead { .. }
    ) {
        connection
            .prepare_cached("UPDATE letter SET is_open = 0 WHERE id = ?1")
            .and_then(|mut s| s.execute([id]))
            .map_err(sql(DOING))?;
    }
    Ok(Posted::Ended(state))
}
