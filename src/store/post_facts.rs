//! What is known of sending as a whole: how servers and addresses answered of late, how much has
//! left, what stops it.

use super::error::{StoreError, sql};
use super::letters::{attempt, attempts};
use super::values::{column, from_word, moment, rows};
use crate::agenda::{FIRST, PostFacts, ProbeFact, TroubleFact};
use crate::calendar::Moment;
use crate::outbox::{Attempt, Brake, Scope, Spell, Stop, Tried, Volume, newest_spell};
use chrono::TimeDelta;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeMap;

/// So far back a server's attempts are read for when it took none.
const MOST_OF_SERVER: i64 = 2000;
/// Enough to see that every letter fails; pauses do not grow beyond.
const LAST: i64 = 20;
/// A brake that let go longer ago is told no more.
const LET_GO_REMEMBERED_DAYS: i64 = 7;
/// The newest brakes are looked at; each one more holds nobody else.
const MOST_BRAKES: i64 = 500;
/// A mailbox that refused longer ago, and nothing since, is told no more.
const REFUSALS_REMEMBERED_DAYS: i64 = 45;

/// The newest attempts with each server, newest first.
pub(super) fn last_attempts(connection: &Connection) -> Result<Vec<Tried>, StoreError> {
    const DOING: &str = "reading the last attempts";
    let mut found = Vec::new();
    for server in servers(connection)? {
        let mut statement = connection.prepare_cached(OF_SERVER).map_err(sql(DOING))?;
        let mut rows = statement.query(params![server, LAST]).map_err(sql(DOING))?;
        while let Some(row) = rows.next().map_err(sql(DOING))? {
            found.push(tried(row, DOING)?);
        }
    }
    Ok(found)
}

/// The newest attempts with that server, newest first, each with its address.
const OF_SERVER: &str = "SELECT a.started, a.data, a.ended, a.outcome, a.server, a.leased_until, l.address
     FROM attempt a JOIN letter l ON l.id = a.letter WHERE a.server IS ?1 ORDER BY a.id DESC LIMIT ?2";

fn tried(row: &Row, doing: &'static str) -> Result<Tried, StoreError> {
    Ok(Tried {
        to: row.get(6).map_err(sql(doing))?,
        attempt: attempt(row, doing)?,
    })
}

/// When each server last took no letter.
fn spells(
    connection: &Connection,
    probes: &[ProbeFact],
    now: Moment,
) -> Result<BTreeMap<String, Spell>, StoreError> {
    let mut found = BTreeMap::new();
    for server in servers(connection)? {
        let name = server.as_deref().unwrap_or(FIRST);
        let taken = |p: &&ProbeFact| p.server == name && p.failure.is_none();
        let signed_in: Vec<Moment> = probes.iter().filter(taken).map(|p| p.at).collect();
        if let Some(spell) = spell(connection, server.as_deref(), &signed_in, now)? {
            found.insert(name.to_owned(), spell);
        }
    }
    Ok(found)
}

/// Reads as far back as the newest spell goes.
fn spell(
    connection: &Connection,
    server: Option<&str>,
    signed_in: &[Moment],
    now: Moment,
) -> Result<Option<Spell>, StoreError> {
    const DOING: &str = "reading when a mail server took no letters";
    let failed: Option<i64> = connection
        .prepare_cached(
            "SELECT max(id) FROM (SELECT id, outcome FROM attempt WHERE server IS ?1 AND ended IS NOT NULL
               ORDER BY id DESC LIMIT ?2)
             WHERE substr(outcome, 1, 10) NOT IN ('{\"accepted', '{\"refused\"')",
        )
        .and_then(|mut s| s.query_row(params![server, MOST_OF_SERVER], |row| row.get(0)))
        .map_err(sql(DOING))?;
    if failed.is_none() {
        return Ok(None);
    }
    let mut statement = connection.prepare_cached(OF_SERVER).map_err(sql(DOING))?;
    let mut rows = statement
        .query(params![server, MOST_OF_SERVER])
        .map_err(sql(DOING))?;
    let mut failure = None;
    let attempts = std::iter::from_fn(|| match rows.next() {
        Ok(Some(row)) => tried(row, DOING).map_err(|e| failure = Some(e)).ok(),
        Ok(None) => None,
        Err(e) => {
            failure = Some(sql(DOING)(e));
            None
        }
    });
    let spell = newest_spell(attempts, signed_in, now);
    match failure {
        Some(failure) => Err(failure),
        None => Ok(spell),
    }
}

/// The servers that attempts name, found by leaps over the index; `None` is among them: the last leap
/// ends in NULL, which stands for attempts that name none.
fn servers(connection: &Connection) -> Result<Vec<Option<String>>, StoreError> {
    const DOING: &str = "reading which mail servers there were";
    column(
        connection,
        "WITH RECURSIVE of (server) AS (SELECT min(server) FROM attempt UNION ALL
             SELECT (SELECT min(a.server) FROM attempt a WHERE a.server > of.server) FROM of
             WHERE of.server IS NOT NULL)
             SELECT server FROM of",
        [],
        DOING,
    )
}

/// Brakes that let go, with when.
type LetGo = Vec<(Brake, Moment)>;

pub(super) fn read(connection: &Connection, now: Moment) -> Result<PostFacts, StoreError> {
    let waiting = waiting_addresses(connection)?;
    let volume = match waiting.is_empty() {
        true => Volume::default(),
        false => volume(connection, now)?,
    };
    let mut at_address = BTreeMap::new();
    for address in waiting {
        let newest_first = attempts_at(connection, &address, &format!("ORDER BY a.id DESC LIMIT {LAST}"))?;
        at_address.insert(address.to_lowercase(), newest_first);
    }
    let (let_go, brakes) = brakes(connection, now)?;
    let probes = probes(connection)?;
    Ok(PostFacts {
        at_address,
        volume,
        stop: stop(connection)?,
        brakes,
        let_go,
        spells: spells(connection, &probes, now)?,
        probes,
        signed_in: signed_in(connection)?,
        taken: taken(connection)?,
        troubles: troubles(connection)?,
        refused: refused(connection, now)?,
    })
}

fn waiting_addresses(connection: &Connection) -> Result<Vec<String>, StoreError> {
    column(
        connection,
        "SELECT DISTINCT address FROM letter WHERE is_open = 1",
        [],
        "reading whom letters wait for",
    )
}

fn attempts_at(connection: &Connection, address: &str, order: &str) -> Result<Vec<Attempt>, StoreError> {
    attempts(
        connection,
        &format!(
            "SELECT a.started, a.data, a.ended, a.outcome, a.server, a.leased_until
             FROM attempt a JOIN letter l ON l.id = a.letter WHERE l.address = ?1 {order}"
        ),
        address,
        "reading the attempts at an address",
    )
}

/// What left in the last day, after the last release of the brake.
fn volume(connection: &Connection, now: Moment) -> Result<Volume, StoreError> {
    const DOING: &str = "reading what has left";
    let since = now - TimeDelta::days(1);
    let mut statement = connection
        .prepare_cached(
            "SELECT l.address, a.data FROM attempt a JOIN letter l ON l.id = a.letter
             WHERE a.data > ?1 AND a.id >
               (SELECT coalesce(max(after_attempt), 0) FROM sending WHERE word = 'release')",
        )
        .map_err(sql(DOING))?;
    let mut rows = statement.query([since.to_rfc3339()]).map_err(sql(DOING))?;
    let mut volume = Volume::default();
    while let Some(row) = rows.next().map_err(sql(DOING))? {
        let address: String = row.get(0).map_err(sql(DOING))?;
        let at: String = row.get(1).map_err(sql(DOING))?;
        // By a clock that went back a letter may have left in a time to come: it left just now.
        let seconds = (now - moment(&at, DOING)?).num_seconds().max(0);
        volume.note_before(&address, seconds);
    }
    Ok(volume)
}

pub(super) fn stop(connection: &Connection) -> Result<Option<Stop>, StoreError> {
    const DOING: &str = "reading whether sending is paused";
    let newest: Option<(String, String, String)> = connection
        .query_row(
            "SELECT word, at, reason FROM sending WHERE word IN ('pause', 'resume') ORDER BY id DESC LIMIT 1",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .optional()
        .map_err(sql(DOING))?;
    newest
        .filter(|(word, ..)| word == "pause")
        .map(|(_, at, reason)| {
            Ok(Stop {
                at: moment(&at, DOING)?,
                reason,
            })
        })
        .transpose()
}

/// The brakes that hold letters no more, with when they let go, of the last days; and those that hold.
fn brakes(connection: &Connection, now: Moment) -> Result<(LetGo, Vec<Brake>), StoreError> {
    const DOING: &str = "reading what the brake holds";
    let mut statement = connection
        .prepare_cached(
            "SELECT b.id, b.at, b.address, b.reason,
               (SELECT r.at FROM sending r WHERE r.word = 'release' AND r.id > b.id ORDER BY r.id LIMIT 1)
             FROM sending b WHERE b.word = 'brake' ORDER BY b.id DESC LIMIT ?1",
        )
        .map_err(sql(DOING))?;
    let mut rows = statement.query([MOST_BRAKES]).map_err(sql(DOING))?;
    let (mut let_go, mut holding) = (Vec::new(), Vec::new());
    let since = now - TimeDelta::days(LET_GO_REMEMBERED_DAYS);
    while let Some(row) = rows.next().map_err(sql(DOING))? {
        let at: String = row.get(1).map_err(sql(DOING))?;
        let address: Option<String> = row.get(2).map_err(sql(DOING))?;
        let released: Option<String> = row.get(4).map_err(sql(DOING))?;
        let brake = Brake {
            id: row.get(0).map_err(sql(DOING))?,
            at: moment(&at, DOING)?,
            scope: address.map_or(Scope::Office, Scope::Address),
            reason: row.get(3).map_err(sql(DOING))?,
        };
        let released = released.map(|at| moment(&at, DOING)).transpose()?;
        match released.into_iter().chain(brake.lets_go()).min() {
            Some(end) if end <= now && end < since => {}
            Some(end) if end <= now => let_go.push((brake, end)),
            _ => holding.push(brake),
        }
    }
    holding.reverse();
    let_go.reverse();
    Ok((let_go, holding))
}

fn probes(connection: &Connection) -> Result<Vec<ProbeFact>, StoreError> {
    const DOING: &str = "reading how sign-ins ended";
    let mut statement = connection
        .prepare_cached("SELECT server, at, failure FROM probe ORDER BY id DESC LIMIT 100")
        .map_err(sql(DOING))?;
    let mut rows = statement.query([]).map_err(sql(DOING))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(sql(DOING))? {
        let at: String = row.get(1).map_err(sql(DOING))?;
        found.push(ProbeFact {
            server: row.get(0).map_err(sql(DOING))?,
            at: moment(&at, DOING)?,
            failure: row.get(2).map_err(sql(DOING))?,
        });
    }
    Ok(found)
}

/// The newest letter of each server that came as far as its content.
fn signed_in(connection: &Connection) -> Result<BTreeMap<String, Moment>, StoreError> {
    newest_of_each(
        connection,
        "SELECT data FROM attempt WHERE server = ?1 AND data IS NOT NULL ORDER BY id DESC LIMIT 1",
    )
}

/// The newest letter that each server took.
fn taken(connection: &Connection) -> Result<BTreeMap<String, Moment>, StoreError> {
    newest_of_each(
        connection,
        "SELECT ended FROM attempt WHERE server = ?1 AND substr(outcome, 1, 11) = '{\"accepted\"'
         ORDER BY id DESC LIMIT 1",
    )
}

fn newest_of_each(connection: &Connection, query: &str) -> Result<BTreeMap<String, Moment>, StoreError> {
    const DOING: &str = "reading which mail servers took letters";
    let mut found = BTreeMap::new();
    for server in servers(connection)?.into_iter().flatten() {
        let at: Option<String> = connection
            .prepare_cached(query)
            .and_then(|mut s| s.query_row([&server], |row| row.get(0)).optional())
            .map_err(sql(DOING))?;
        if let Some(at) = at {
            found.insert(server, moment(&at, DOING)?);
        }
    }
    Ok(found)
}

fn troubles(connection: &Connection) -> Result<Vec<TroubleFact>, StoreError> {
    const DOING: &str = "reading what is wrong";
    let mut statement = connection
        .prepare_cached("SELECT kind, at, is_on, detail FROM trouble ORDER BY id DESC LIMIT 20")
        .map_err(sql(DOING))?;
    let mut rows = statement.query([]).map_err(sql(DOING))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(sql(DOING))? {
        let kind: String = row.get(0).map_err(sql(DOING))?;
        let at: String = row.get(1).map_err(sql(DOING))?;
        found.push(TroubleFact {
            kind: from_word(&kind, DOING)?,
            at: moment(&at, DOING)?,
            is_on: row.get(2).map_err(sql(DOING))?,
            detail: row.get(3).map_err(sql(DOING))?,
        });
    }
    Ok(found)
}

/// All attempts at the addresses that refused a letter of late.
fn refused(connection: &Connection, now: Moment) -> Result<BTreeMap<String, Vec<Attempt>>, StoreError> {
    const DOING: &str = "reading which mailboxes refuse letters";
    let since = now - TimeDelta::days(REFUSALS_REMEMBERED_DAYS);
    let mut found = BTreeMap::new();
    let rows = rows::<(String, i64)>(
        connection,
        "SELECT l.address, min(a.id) FROM attempt a JOIN letter l ON l.id = a.letter
             WHERE substr(outcome, 1, 10) = '{\"refused\"' AND a.ended > ?1 GROUP BY l.address",
        params![since.to_rfc3339()],
        DOING,
    )?;
    for (address, first) in rows {
        let attempts = attempts_at(
            connection,
            &address,
            &format!("AND a.id >= {first} ORDER BY a.id"),
        )?;
        found.insert(address, attempts);
    }
    Ok(found)
}
