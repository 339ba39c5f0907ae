//! The facts of a tick: the tasks whose `look_again_at` has come, and what belongs to them.
//!
//! The index is dropped when the rules are others than those it was made by, and when the clock
//! stands before the moment it was made: a wrong clock would else have put tasks off for good.

use super::facts::{fetches, first_applied, last_attempts, open_letters};
use super::letters::told;
use super::{Store, StoreError, json, parse, sql};
use crate::agenda::{Facts, Ledger, LetterFact, remembered_days};
use crate::calendar::{Moment, day_of};
use crate::plan::{Mark, Task};
use chrono::{Days, NaiveDate};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use std::collections::{BTreeMap, BTreeSet};

/// Later than any moment: only what people or rules say anew brings the task back.
const NEVER: i64 = i64::MAX;
/// Reports of the settings are told of within a year of their period; older lines do not matter.
const REPORT_MEMORY_DAYS: u64 = 600;

/// Which look it was: what may be put off once its facts are dealt with.
#[derive(Debug, Clone)]
pub struct Look {
    rows: Vec<Row>,
    whole: bool,
    /// Writes by others and by this connection before the look.
    seen: (i64, u64),
}

impl Look {
    /// Nothing was due to be looked at.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && !self.whole
    }
}

/// A version of a task that was due to be looked at.
#[derive(Debug, Clone)]
struct Row {
    id: i64,
    task: String,
    /// The version in force; others are history, or removed.
    in_force: bool,
}

impl Store {
    /// The facts that decisions at `now` may need. `rules` stands for the rules in force, `reports`
    /// are the identities of the reports of the settings, which no plan holds.
    pub fn due_facts(
        &mut self,
        now: Moment,
        rules: &str,
        reports: &[String],
    ) -> Result<(Facts, Look), StoreError> {
        self.drop_outdated_looks(now, rules)?;
        let seen = (self.changes_by_others()?, self.said);
        let transaction = self.connection.transaction().map_err(sql("reading the facts"))?;
        let rows = due_rows(&transaction, now)?;
        let whole = number(&transaction, "whole_look_at")?.is_none_or(|at| at <= now.timestamp());
        let look = Look { rows, whole, seen };
        let facts = match whole {
            true => super::facts::all(&transaction, now)?,
            false => part(&transaction, now, &look, reports)?,
        };
        Ok((facts, look))
    }

    /// Puts off what was looked at and left nothing to do. Writes nothing where nothing is put off,
    /// and nothing where somebody has written since the look: the next one knows more.
    pub fn look_again(
        &mut self,
        look: &Look,
        again: &BTreeMap<String, Option<Moment>>,
        whole_at: Option<Moment>,
        now: Moment,
    ) -> Result<(), StoreError> {
        const DOING: &str = "writing when tasks are looked at again";
        let put_off: Vec<(i64, i64)> = look
            .rows
            .iter()
            .filter_map(|row| moved(row, again, now))
            .collect();
        let whole_at = whole_at.map_or(NEVER, |at| at.timestamp());
        let whole_is_put_off = look.whole && whole_at > now.timestamp();
        if put_off.is_empty() && !whole_is_put_off {
            return Ok(());
        }
        let said = self.said;
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(sql(DOING))?;
        let others: i64 = transaction
            .query_row("PRAGMA data_version", [], |row| row.get(0))
            .map_err(sql(DOING))?;
        if (others, said) != look.seen {
            return Ok(());
        }
        {
            let mut statement = transaction
                .prepare_cached("UPDATE task_version SET look_again_at = ?2 WHERE id = ?1")
                .map_err(sql(DOING))?;
            for (id, at) in put_off {
                statement.execute([id, at]).map_err(sql(DOING))?;
            }
        }
        if whole_is_put_off {
            remember(&transaction, "whole_look_at", &whole_at.to_string())?;
        }
        remember(&transaction, "looked_at", &now.timestamp().to_string())?;
        transaction.commit().map_err(sql(DOING))
    }

    /// Drops the whole index: every task is looked at in the next tick.
    pub fn drop_looks(&mut self) -> Result<(), StoreError> {
        self.said += 1;
        self.connection
            .execute_batch(
                "UPDATE task_version SET look_again_at = NULL WHERE look_again_at IS NOT NULL;
                 DELETE FROM fact WHERE name IN ('look_rules', 'looked_at', 'whole_look_at');",
            )
            .map_err(sql("dropping when tasks are looked at again"))
    }

    fn drop_outdated_looks(&mut self, now: Moment, rules: &str) -> Result<(), StoreError> {
        let made_by = text(&self.connection, "look_rules")?;
        let made_at = number(&self.connection, "looked_at")?;
        if made_by.as_deref() == Some(rules) && made_at.is_none_or(|at| at <= now.timestamp()) {
            return Ok(());
        }
        self.drop_looks()?;
        remember(&self.connection, "look_rules", rules)
    }
}

/// The new `look_again_at` of a version, unless it stays due.
fn moved(row: &Row, again: &BTreeMap<String, Option<Moment>>, now: Moment) -> Option<(i64, i64)> {
    if !row.in_force {
        return Some((row.id, NEVER));
    }
    let at = again.get(&row.task)?.map_or(NEVER, |at| at.timestamp());
    (at > now.timestamp()).then_some((row.id, at))
}

/// A task is looked at anew: something was said of it. In the caller's transaction.
pub(super) fn look_now(connection: &Connection, task: &str) -> Result<(), StoreError> {
    connection
        .execute(
            "UPDATE task_version SET look_again_at = NULL WHERE task = ?1",
            [task],
        )
        .map_err(sql("noting that a task is to be looked at"))?;
    Ok(())
}

/// The same for all tasks that a letter told of.
pub(super) fn look_at_told(connection: &Connection, letter: &str) -> Result<(), StoreError> {
    connection
        .execute(
            "UPDATE task_version SET look_again_at = NULL WHERE task IN
             (SELECT t.task FROM told t JOIN letter l ON l.id = t.letter WHERE l.key = ?1)",
            [letter],
        )
        .map_err(sql("noting which tasks are to be looked at"))?;
    Ok(())
}

/// The plan as a whole is looked at anew. In the caller's transaction.
pub(super) fn look_at_whole(connection: &Connection) -> Result<(), StoreError> {
    connection
        .execute("DELETE FROM fact WHERE name = 'whole_look_at'", [])
        .map_err(sql("noting that the plan is to be looked at"))?;
    Ok(())
}

fn due_rows(connection: &Connection, now: Moment) -> Result<Vec<Row>, StoreError> {
    const DOING: &str = "reading which tasks are to be looked at";
    const OF: &str = "SELECT v.id, v.task, v.change <> 'removed' AND v.id =
        (SELECT max(w.id) FROM task_version w WHERE w.task = v.task) FROM task_version v";
    let query = format!("{OF} WHERE look_again_at IS NULL UNION ALL {OF} WHERE look_again_at <= ?1");
    let mut statement = connection.prepare_cached(&query).map_err(sql(DOING))?;
    let rows = statement
        .query_map([now.timestamp()], |row| {
            Ok(Row {
                id: row.get(0)?,
                task: row.get(1)?,
                in_force: row.get(2)?,
            })
        })
        .map_err(sql(DOING))?;
    rows.collect::<Result<_, _>>().map_err(sql(DOING))
}

/// The tasks that are due, those told of in letters on their way, and what was said and told of
/// them and of the reports of the settings.
fn part(connection: &Connection, now: Moment, look: &Look, reports: &[String]) -> Result<Facts, StoreError> {
    let today = day_of(now);
    let open_letters = open_letters(connection)?;
    let due = look.rows.iter().filter(|r| r.in_force).map(|r| r.task.as_str());
    let on_their_way = open_letters.iter().flat_map(|l| &l.told).map(|t| t.task.as_str());
    let ids: BTreeSet<&str> = due.chain(on_their_way).collect();
    let mut ledger = Ledger::default();
    remembered_keys(connection, today, &mut ledger)?;
    told_about(connection, &ids, NaiveDate::MIN, &mut ledger)?;
    let reports: BTreeSet<&str> = reports.iter().map(String::as_str).collect();
    told_about(
        connection,
        &reports,
        today - Days::new(REPORT_MEMORY_DAYS),
        &mut ledger,
    )?;
    // They say whether the mail server needs rest; without letters nobody asks.
    let last_attempts = match open_letters.is_empty() {
        true => Vec::new(),
        false => last_attempts(connection)?,
    };
    Ok(Facts {
        tasks: tasks_of(connection, &ids)?,
        marks: marks_of(connection, &ids.union(&reports).copied().collect(), &open_letters)?,
        ledger,
        open_letters,
        last_attempts,
        fetches: fetches(connection, now)?,
        first_applied: first_applied(connection)?,
    })
}

fn tasks_of(connection: &Connection, ids: &BTreeSet<&str>) -> Result<Vec<Task>, StoreError> {
    const DOING: &str = "reading the tasks";
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = connection
        .prepare_cached(
            "SELECT body FROM task_version WHERE change <> 'removed' AND id IN
             (SELECT (SELECT max(id) FROM task_version w WHERE w.task = i.value) FROM json_each(?1) i)
             ORDER BY year, position, id",
        )
        .map_err(sql(DOING))?;
    let bodies = statement
        .query_map([json(ids, DOING)?], |row| row.get::<_, String>(0))
        .map_err(sql(DOING))?;
    bodies
        .map(|body| parse(&body.map_err(sql(DOING))?, DOING))
        .collect()
}

/// The marks of those tasks, and all that may be younger than a letter on its way: each of them
/// makes a list doubtful.
fn marks_of(
    connection: &Connection,
    ids: &BTreeSet<&str>,
    open_letters: &[LetterFact],
) -> Result<Vec<Mark>, StoreError> {
    const DOING: &str = "reading the marks";
    let lists = open_letters.iter().filter(|l| l.told.is_empty());
    // A day of slack: texts of moments compare by their digits.
    let since = lists.map(|l| day_of(l.written_at) - Days::new(1)).min();
    let since = since.map_or("~".to_owned(), |day| day.to_string());
    let mut statement = connection
        .prepare_cached(
            "SELECT body FROM mark WHERE id IN
             (SELECT id FROM mark WHERE task IN (SELECT value FROM json_each(?1))
              UNION SELECT id FROM mark WHERE at >= ?2) ORDER BY id",
        )
        .map_err(sql(DOING))?;
    let bodies = statement
        .query_map(params![json(ids, DOING)?, since], |row| row.get::<_, String>(0))
        .map_err(sql(DOING))?;
    bodies
        .map(|body| parse(&body.map_err(sql(DOING))?, DOING))
        .collect()
}

/// The keys that a decision may still ask for, kind by kind; those of unknown kinds for ever.
fn remembered_keys(connection: &Connection, today: NaiveDate, ledger: &mut Ledger) -> Result<(), StoreError> {
    const DOING: &str = "reading which letters were written";
    let mut statement = connection
        .prepare_cached(
            "SELECT key, cancelled_at IS NOT NULL FROM letter WHERE kind = ?1 AND written_at >= ?2 ORDER BY id",
        )
        .map_err(sql(DOING))?;
    for kind in kinds(connection)? {
        let days = super::from_word(&kind, DOING).ok().and_then(remembered_days);
        let since = days.map_or(String::new(), |days| (today - Days::new(days)).to_string());
        let mut rows = statement.query([&kind, &since]).map_err(sql(DOING))?;
        while let Some(row) = rows.next().map_err(sql(DOING))? {
            let key: String = row.get(0).map_err(sql(DOING))?;
            match row.get(1).map_err(sql(DOING))? {
                true => ledger.note_cancelled(&key),
                false => ledger.note(&key, &[]),
            }
        }
    }
    Ok(())
}

/// The kinds of letters there are, found by leaps over the index.
fn kinds(connection: &Connection) -> Result<Vec<String>, StoreError> {
    const DOING: &str = "reading the kinds of letters";
    let mut statement = connection
        .prepare_cached(
            "WITH RECURSIVE of (kind) AS (SELECT min(kind) FROM letter UNION ALL
             SELECT (SELECT min(l.kind) FROM letter l WHERE l.kind > of.kind) FROM of WHERE of.kind IS NOT NULL)
             SELECT kind FROM of WHERE kind IS NOT NULL",
        )
        .map_err(sql(DOING))?;
    let kinds = statement
        .query_map([], |row| row.get::<_, String>(0))
        .map_err(sql(DOING))?;
    kinds.collect::<Result<_, _>>().map_err(sql(DOING))
}

/// What letters that were not taken back told of those tasks.
fn told_about(
    connection: &Connection,
    ids: &BTreeSet<&str>,
    since: NaiveDate,
    ledger: &mut Ledger,
) -> Result<(), StoreError> {
    const DOING: &str = "reading what was told";
    let mut statement = connection
        .prepare_cached(
            "SELECT t.task, t.unit, t.due, t.stage, t.role, l.key FROM told t JOIN letter l ON l.id = t.letter
             WHERE t.task = ?1 AND t.due >= ?2 AND l.cancelled_at IS NULL",
        )
        .map_err(sql(DOING))?;
    let since = if since == NaiveDate::MIN {
        String::new()
    } else {
        since.to_string()
    };
    for id in ids {
        let mut rows = statement.query([*id, &since]).map_err(sql(DOING))?;
        while let Some(row) = rows.next().map_err(sql(DOING))? {
            let key: String = row.get(5).map_err(sql(DOING))?;
            ledger.note(&key, &[told(row)?]);
        }
    }
    Ok(())
}

fn text(connection: &Connection, name: &str) -> Result<Option<String>, StoreError> {
    connection
        .prepare_cached("SELECT value FROM fact WHERE name = ?1")
        .and_then(|mut statement| statement.query_row([name], |row| row.get(0)).optional())
        .map_err(sql("reading when tasks are looked at"))
}

/// A moment in seconds; `None` too where it cannot be read, which is "now" to the index.
fn number(connection: &Connection, name: &str) -> Result<Option<i64>, StoreError> {
    Ok(text(connection, name)?.and_then(|value| value.parse().ok()))
}

fn remember(connection: &Connection, name: &str, value: &str) -> Result<(), StoreError> {
    connection
        .execute(
            "INSERT INTO fact (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [name, value],
        )
        .map_err(sql("writing when tasks are looked at again"))?;
    Ok(())
}
