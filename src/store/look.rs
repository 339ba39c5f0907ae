//! The facts of a tick that looks at some tasks only, and what belongs to them.

use super::database::Store;
use super::error::{StoreError, sql};
use super::facts::{FETCH_MEMORY_DAYS, PART_MEMORY_DAYS, REVIEW_MEMORY_DAYS, fetches, first_applied};
use super::letters::told;
use super::parts::contributions;
use super::values::{bodies, column, from_word, json, parse};
use crate::agenda::{self, Facts, Ledger, LetterFact, Looks, remembered_days};
use crate::calendar::{Moment, day_of};
use crate::plan::{Mark, Origin, Task};
use chrono::{Days, NaiveDate};
use rusqlite::Connection;
use std::collections::BTreeSet;

/// Reports and duties of the settings are told of within a year of their day; older lines do not
/// matter.
const SETTINGS_MEMORY_DAYS: u64 = 600;

/// Stands for everything that people, plans and sheets have said: where it is another, more has
/// been said. Letters written by this program, attempts and fetches are
/// not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// Writes by other programs, whatever they wrote.
    by_others: i64,
    /// The newest of each, all of which are only ever added.
    mark: i64,
    version: i64,
    contribution: i64,
    intake: i64,
    /// What bears on every task.
    calendar: i64,
    facts: i64,
    /// What letters told that were taken back was not told.
    taken_back: u64,
}

impl Store {
    /// Up to which word the store stands now.
    pub fn said(&self) -> Result<Said, StoreError> {
        const DOING: &str = "reading what was said last";
        let by_others = self.changes_by_others()?;
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT (SELECT coalesce(max(id), 0) FROM mark), (SELECT coalesce(max(id), 0) FROM task_version),
                 (SELECT coalesce(max(id), 0) FROM contribution), (SELECT coalesce(max(id), 0) FROM intake),
                 (SELECT coalesce(max(number), 0) FROM known_calendar), (SELECT count(*) FROM fact)",
            )
            .map_err(sql(DOING))?;
        statement
            .query_row([], |row| {
                Ok(Said {
                    by_others,
                    mark: row.get(0)?,
                    version: row.get(1)?,
                    contribution: row.get(2)?,
                    intake: row.get(3)?,
                    calendar: row.get(4)?,
                    facts: row.get(5)?,
                    taken_back: self.taken_back,
                })
            })
            .map_err(sql(DOING))
    }

    /// The tasks of which people have spoken since `known` was asked; `None` where what was said
    /// may bear on others too: a plan, a letter that was taken back, or a write of another program
    /// that left no word.
    pub fn spoken_of_between(&self, known: &Said, now: &Said) -> Result<Option<Vec<String>>, StoreError> {
        let of_all = |said: &Said| (said.calendar, said.facts, said.taken_back);
        let words = |said: &Said| [said.mark, said.version, said.contribution, said.intake];
        let is_forward = words(known).iter().zip(words(now)).all(|(a, b)| *a <= b);
        let is_clear = known.by_others == now.by_others || words(known) != words(now);
        if of_all(known) != of_all(now) || !is_forward || !is_clear {
            return Ok(None);
        }
        let Some(mut tasks) = added_by_hand(&self.connection, known.version)? else {
            return Ok(None);
        };
        tasks.extend(marked(&self.connection, known.mark)?);
        Ok(Some(tasks))
    }

    /// The facts that decisions at `now` may need. `settings` are the identities of what the
    /// settings make due, which no plan holds.
    pub fn due_facts(
        &mut self,
        now: Moment,
        looks: &Looks,
        settings: &[String],
    ) -> Result<Facts, StoreError> {
        let (reported, revisions) = self.reported_and_revised(now)?;
        let dossiers = self.open_lists(now)?;
        let transaction = self.at_a_moment("reading the facts")?;
        let mut part = part(&transaction, now, looks, settings)?;
        let watched = agenda::dossiers_told_of(&dossiers, now);
        let watched = watched.iter().map(String::as_str).collect();
        told_about(&transaction, &watched, NaiveDate::MIN, &mut part.ledger)?;
        Ok(Facts {
            reported,
            revisions,
            dossiers,
            ..part
        })
    }
}

/// The tasks of versions after that one, where all of them are new and none is of a plan.
fn added_by_hand(connection: &Connection, after: i64) -> Result<Option<Vec<String>>, StoreError> {
    const DOING: &str = "reading which tasks are new";
    let mut statement = connection
        .prepare_cached("SELECT change, import IS NULL, body FROM task_version WHERE id > ?1")
        .map_err(sql(DOING))?;
    let mut rows = statement.query([after]).map_err(sql(DOING))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(sql(DOING))? {
        let change: String = row.get(0).map_err(sql(DOING))?;
        let is_by_hand: bool = row.get(1).map_err(sql(DOING))?;
        let body: String = row.get(2).map_err(sql(DOING))?;
        let task: Task = parse(&body, DOING)?;
        if !is_by_hand || change != "added" || task.origin == Origin::Plan {
            return Ok(None);
        }
        found.push(task.id);
    }
    Ok(Some(found))
}

/// The tasks of marks after that one.
fn marked(connection: &Connection, after: i64) -> Result<Vec<String>, StoreError> {
    const DOING: &str = "reading which tasks were spoken of";
    column(
        connection,
        "SELECT DISTINCT task FROM mark WHERE id > ?1",
        [after],
        DOING,
    )
}

/// The tasks that are due, those told of in letters on their way or spoken of since these were
/// written, those beside them, and what was said and told of them and of the duties of the settings.
fn part(
    connection: &Connection,
    now: Moment,
    looks: &Looks,
    settings: &[String],
) -> Result<Facts, StoreError> {
    let today = day_of(now);
    let open_letters = super::letter_facts::open_letters(connection)?;
    let spoken_of = spoken_of_since(connection, &open_letters)?;
    let on_their_way = open_letters.iter().flat_map(|l| &l.told).map(|t| t.task.as_str());
    let spoken_of = spoken_of.iter().map(String::as_str);
    let answers = super::answers::recent(connection, now)?;
    let answered = answers.iter().filter(|fact| {
        let is_lapsing = fact.asks() && agenda::is_lapsing(day_of(fact.at), today);
        today - ANSWERED <= day_of(fact.at) || is_lapsing
    });
    let answered = answered.flat_map(|fact| fact.came.tasks());
    let due = looks.due(now).chain(on_their_way).chain(spoken_of);
    let due: BTreeSet<&str> = due.chain(answered).collect();
    let beside = due.iter().flat_map(|task| looks.beside(task));
    let ids: BTreeSet<&str> = due.iter().copied().chain(beside).collect();
    let mut ledger = Ledger::default();
    remembered_keys(connection, today, &mut ledger)?;
    told_about(connection, &ids, NaiveDate::MIN, &mut ledger)?;
    let settings: BTreeSet<&str> = settings.iter().map(String::as_str).collect();
    told_about(
        connection,
        &settings,
        today - Days::new(SETTINGS_MEMORY_DAYS),
        &mut ledger,
    )?;
    // They say whether the mail server needs rest; without letters nobody asks.
    let last_attempts = match open_letters.is_empty() {
        true => Vec::new(),
        false => super::post_facts::last_attempts(connection)?,
    };
    let facts = Facts {
        tasks: tasks_of(connection, &ids)?,
        marks: marks_of(connection, &ids.union(&settings).copied().collect())?,
        replanned: super::tasks::replanned(connection, Some(&ids))?,
        replans: super::tasks::replans(connection, now, Some(&ids))?,
        issued: Default::default(),
        ledger,
        open_letters,
        last_attempts,
        turned_away: super::letter_facts::turned_away(connection, now)?,
        post: super::post_facts::read(connection, now)?,
        fetches: fetches(connection, today - Days::new(FETCH_MEMORY_DAYS))?,
        lists: super::exports::recent(connection, today - Days::new(FETCH_MEMORY_DAYS))?,
        contributions: contributions(connection, today - Days::new(PART_MEMORY_DAYS))?,
        drafts: Vec::new(),
        reviews: super::drafts::reviews(connection, today - Days::new(REVIEW_MEMORY_DAYS), now)?,
        first_applied: first_applied(connection)?,
        calendars: super::calendars::newest(connection)?,
        intakes: super::intake::recent(connection, now)?,
        answers,
        reported: Vec::new(),
        revisions: Vec::new(),
        dossiers: Vec::new(),
        changes: Vec::new(),
        redrafts: Vec::new(),
        health: None,
        unread: Some(looks.plans().clone()),
    };
    Ok(facts.with_todays_numbers())
}

/// Letters about an answer of late say how its tasks stand.
const ANSWERED: Days = Days::new(2);

fn tasks_of(connection: &Connection, ids: &BTreeSet<&str>) -> Result<Vec<Task>, StoreError> {
    const DOING: &str = "reading the tasks";
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    bodies(
        connection,
        "SELECT body FROM task_version WHERE change <> 'removed' AND id IN
             (SELECT (SELECT max(id) FROM task_version w WHERE w.task = i.value) FROM json_each(?1) i)
             ORDER BY year, position, id",
        [json(ids, DOING)?],
        DOING,
    )
}

/// The tasks spoken of since the oldest letter on its way was written: each makes lists doubtful.
fn spoken_of_since(connection: &Connection, open_letters: &[LetterFact]) -> Result<Vec<String>, StoreError> {
    const DOING: &str = "reading what was spoken of";
    // A day of slack: texts of moments compare by their digits.
    let oldest = open_letters.iter().map(|l| day_of(l.written_at)).min();
    let Some(since) = oldest.map(|day| day - Days::new(1)) else {
        return Ok(Vec::new());
    };
    column(
        connection,
        "SELECT DISTINCT task FROM mark WHERE at >= ?1",
        [since.to_string()],
        DOING,
    )
}

fn marks_of(connection: &Connection, ids: &BTreeSet<&str>) -> Result<Vec<Mark>, StoreError> {
    const DOING: &str = "reading the marks";
    bodies(
        connection,
        "SELECT body FROM mark WHERE task IN (SELECT value FROM json_each(?1)) ORDER BY id",
        [json(ids, DOING)?],
        DOING,
    )
}

/// The keys that a decision may still ask for, kind by kind.
fn remembered_keys(connection: &Connection, today: NaiveDate, ledger: &mut Ledger) -> Result<(), StoreError> {
    const DOING: &str = "reading which letters were written";
    let mut statement = connection
        .prepare_cached(
            "SELECT key, cancelled_at IS NOT NULL FROM letter WHERE kind = ?1 AND written_at >= ?2 ORDER BY id",
        )
        .map_err(sql(DOING))?;
    for kind in kinds(connection)? {
        let days = remembered_days(from_word(&kind, DOING)?);
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
    column::<String>(connection, "WITH RECURSIVE of (kind) AS (SELECT min(kind) FROM letter UNION ALL
             SELECT (SELECT min(l.kind) FROM letter l WHERE l.kind > of.kind) FROM of WHERE of.kind IS NOT NULL)
             SELECT kind FROM of WHERE kind IS NOT NULL", [], DOING)
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
