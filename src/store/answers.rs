//! Answers that came by mail: what they come to and the marks that they make, in one transaction
//! with the place in the mailbox up to which it was read.

mod repeats;

pub use repeats::Before;

use super::database::Store;
use super::error::{StoreError, sql};
use super::inbox::{Place, pass};
use super::left_unread::{Left, leave, take_back};
use super::letters::told_of;
use super::values::{json, moment, parse, rows, word};
use crate::agenda::{AnswerFact, Came};
use crate::answer::{Answer, Returned, Standing};
use crate::calendar::{Moment, day_of};
use crate::letter::{LetterKind, Owed, Told};
use crate::plan::Mark;
use chrono::{Days, NaiveDate};
use rusqlite::{Connection, OptionalExtension, params};

/// Letters about older answers have long been written.
const MEMORY_DAYS: u64 = 30;

/// The letter that an answer is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    pub key: String,
    pub address: String,
    /// Of the mailbox that it went to.
    pub name: String,
    pub written_at: Moment,
    /// What it says.
    pub text: String,
    pub told: Vec<Told>,
    /// What it names without a stage to who leads it.
    pub listed: Vec<Owed>,
}

/// What is stored of an answer.
#[derive(Debug, Clone, Copy)]
pub struct NewAnswer<'a> {
    /// Stands for what was said to that letter, and where it was said before for the mail too.
    pub hash: &'a str,
    /// Stands for the mail; `None` for a report on a letter that came back.
    pub message: Option<&'a str>,
    /// Number of the letter.
    pub letter: i64,
    /// Number of the answer that it takes back or confirms.
    pub settles: Option<i64>,
    /// The mail has files: it stays in the mailbox, unread, for the person who takes them.
    pub stays: bool,
    pub came: &'a Came,
    pub marks: &'a [Mark],
}

impl Store {
    /// The letter of that number; `None` where there is none or it was taken back.
    pub fn answered(&self, letter: i64) -> Result<Option<Answered>, StoreError> {
        const DOING: &str = "reading the letter that was answered";
        let row = self
            .connection
            .query_row(
                "SELECT l.key, l.address, l.written_at, w.content ->> '$.told', w.content ->> '$.listed',
                     w.content ->> '$.to.name', w.text
                 FROM letter l JOIN letter_words w ON w.letter = l.id WHERE l.id = ?1 AND l.cancelled_at IS NULL",
                [letter],
                |row| {
                    Ok((
                        row.get::<_, String>(0)?,
                        row.get::<_, String>(1)?,
                        row.get::<_, String>(2)?,
                        [row.get::<_, Option<String>>(3)?, row.get(4)?, row.get(5)?, row.get(6)?],
                    ))
                },
            )
            .optional()
            .map_err(sql(DOING))?;
        let Some((key, address, written_at, [told, listed, name, text])) = row else {
            return Ok(None);
        };
        let list = || "[]".to_owned();
        let mut remembered = told_of(&self.connection, letter)?;
        if remembered.is_empty() {
            // A copy tells what the ledger remembers of the letter itself.
            remembered = parse(&told.unwrap_or_else(list), DOING)?;
        }
        Ok(Some(Answered {
            key,
            address,
            name: name.unwrap_or_default(),
            written_at: moment(&written_at, DOING)?,
            text: text.unwrap_or_default(),
            told: remembered,
            listed: parse(&listed.unwrap_or_else(list), DOING)?,
        }))
    }

    /// Stores an answer with its marks, once; `None` where the same was said to that letter before,
    /// or what it settles is settled. The letter in the mailbox counts as read either way.
    pub fn take_answer(
        &mut self,
        new: NewAnswer,
        place: Place,
        now: Moment,
    ) -> Result<Option<i64>, StoreError> {
        const DOING: &str = "storing an answer";
        let transaction = self.connection.transaction().map_err(sql(DOING))?;
        let (kind, body) = match new.came {
            Came::Answer(answer) => ("answer", json(answer, DOING)?),
            Came::Returned(returned) => ("returned", json(returned, DOING)?),
        };
        let stays = new.stays;
        let written = transaction
            .execute(
                "INSERT INTO answer (kind, hash, letter, taken_at, settles, body, mailbox, uid_validity, uid, put_away_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT DO NOTHING",
                params![
                    kind,
                    new.hash,
                    new.letter,
                    now.to_rfc3339(),
                    new.settles,
                    body,
                    place.mailbox,
                    place.validity,
                    place.uid,
                    stays.then(|| now.to_rfc3339())
                ],
            )
            .map_err(sql(DOING))?;
        let id = (written == 1).then(|| transaction.last_insert_rowid());
        if id.is_some() {
            for mark in new.marks {
                super::tasks::insert_mark(&transaction, mark)?;
            }
        }
        if let (Some(id), Some(message)) = (id, new.message) {
            repeats::know(&transaction, message, id)?;
        }
        match id {
            Some(_) if stays => leave(&transaction, place, Left::Unclear, now)?,
            Some(_) => {
                take_back(&transaction, place)?;
                pass(&transaction, place, false)?;
            }
            None => leave(&transaction, place, Left::Repeated, now)?,
        }
        transaction.commit().map_err(sql(DOING))?;
        Ok(id)
    }

    /// Letters that are stored here and still lie in the mailbox: (answer, uid).
    pub fn left_in_mailbox(&self, mailbox: &str, validity: u32) -> Result<Vec<(i64, u32)>, StoreError> {
        const DOING: &str = "reading what is to be put away";
        rows(
            &self.connection,
            "SELECT id, uid FROM answer WHERE mailbox = ?1 AND uid_validity = ?2 AND put_away_at IS NULL
                 ORDER BY id LIMIT 100",
            params![mailbox, validity],
            DOING,
        )
    }

    /// The letter of that answer was put away.
    pub fn was_put_away(&mut self, answer: i64, now: Moment) -> Result<(), StoreError> {
        self.connection
            .execute(
                "UPDATE answer SET put_away_at = ?2 WHERE id = ?1",
                params![answer, now.to_rfc3339()],
            )
            .map_err(sql("storing that a letter was put away"))?;
        Ok(())
    }

    /// What an answer came to, when it was taken, and whether another has settled it.
    pub fn answer(&self, id: i64) -> Result<Option<(Answer, Moment, bool)>, StoreError> {
        const DOING: &str = "reading an answer";
        let row = self
            .connection
            .query_row(
                "SELECT body, taken_at, EXISTS (SELECT 1 FROM answer s WHERE s.settles = a.id) FROM answer a
                 WHERE id = ?1 AND kind = 'answer'",
                [id],
                |row| {
                    Ok((
                        row.get::<_, String>(0)?,
                        row.get::<_, String>(1)?,
                        row.get::<_, bool>(2)?,
                    ))
                },
            )
            .optional()
            .map_err(sql(DOING))?;
        row.map(|(body, at, settled)| Ok((parse(&body, DOING)?, moment(&at, DOING)?, settled)))
            .transpose()
    }

    /// The answers since that day, oldest first.
    pub fn answers_since(&self, day: NaiveDate) -> Result<Vec<AnswerFact>, StoreError> {
        since(&self.connection, day)
    }

    /// How many answers of that standing to letters to that address came since that moment.
    pub fn answers_from(&self, address: &str, standing: Standing, since: Moment) -> Result<i64, StoreError> {
        const DOING: &str = "counting the answers of an address";
        self.connection
            .query_row(
                "SELECT count(*) FROM answer a JOIN letter l ON l.id = a.letter
                 WHERE lower(l.address) = lower(?1) AND a.taken_at >= ?2
                 AND json_extract(a.body, '$.standing') = ?3",
                params![address, since.to_rfc3339(), word(&standing, DOING)?],
                |row| row.get(0),
            )
            .map_err(sql(DOING))
    }
}

impl Store {
    /// How many letters that put answers before the plan's owner went to that address since that moment.
    pub fn notices_to(&self, address: &str, since: Moment) -> Result<i64, StoreError> {
        const DOING: &str = "counting the letters about answers to an address";
        self.connection
            .query_row(
                "SELECT count(*) FROM letter WHERE lower(address) = lower(?1) AND written_at >= ?2 AND kind = ?3
                 AND cancelled_at IS NULL",
                params![
                    address,
                    since.to_rfc3339(),
                    word(&LetterKind::AnswerNotice, DOING)?
                ],
                |row| row.get(0),
            )
            .map_err(sql(DOING))
    }
}

/// The answers of late, oldest first.
pub(super) fn recent(connection: &Connection, now: Moment) -> Result<Vec<AnswerFact>, StoreError> {
    since(connection, day_of(now) - Days::new(MEMORY_DAYS))
}

fn since(connection: &Connection, since: NaiveDate) -> Result<Vec<AnswerFact>, StoreError> {
    const DOING: &str = "reading the answers of late";
    let mut found = Vec::new();
    let rows = rows::<(i64, String, String, String)>(
        connection,
        "SELECT id, kind, taken_at, body FROM answer WHERE taken_at >= ?1 ORDER BY id",
        [since.to_string()],
        DOING,
    )?;
    for (id, kind, at, body) in rows {
        let came = match kind.as_str() {
            "returned" => Came::Returned(parse::<Returned>(&body, DOING)?),
            _ => Came::Answer(Box::new(parse(&body, DOING)?)),
        };
        found.push(AnswerFact {
            id,
            at: moment(&at, DOING)?,
            came,
        });
    }
    Ok(found)
}
