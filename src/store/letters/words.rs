//! What a letter says, apart from what becomes of it.

use crate::letter::{Attachment, Letter};
use crate::store::error::{StoreError, sql};
use crate::store::values::{json, parse};
use rusqlite::{Connection, Row, params};

/// What a letter says, as its row keeps it.
pub(super) struct Words {
    /// All but its texts and files, as JSON.
    about: String,
    text: String,
    html: String,
}

impl Words {
    /// From a row that begins with `content`, `text` and `html`.
    pub(super) fn of(row: &Row<'_>) -> rusqlite::Result<Words> {
        Ok(Words {
            about: row.get(0)?,
            text: row.get(1)?,
            html: row.get(2)?,
        })
    }

    /// With the files of the letter of that number.
    pub(super) fn letter(self, connection: &Connection, number: i64) -> Result<Letter, StoreError> {
        Ok(Letter {
            text: self.text,
            html: self.html,
            attachments: attachments_of(connection, number)?,
            ..parse(&self.about, "reading what a letter says")?
        })
    }
}

/// Keeps what a new letter says.
pub(super) fn keep(connection: &Connection, number: i64, letter: &Letter) -> Result<(), StoreError> {
    const DOING: &str = "queuing what a letter says";
    connection
        .execute(
            "INSERT INTO letter_words (letter, content, text, html) VALUES (?1, ?2, ?3, ?4)",
            params![number, json(&about(letter), DOING)?, letter.text, letter.html],
        )
        .map_err(sql(DOING))?;
    for (position, file) in (0i64..).zip(&letter.attachments) {
        connection
            .execute(
                "INSERT INTO attachment (letter, position, name, mime, body) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![number, position, file.name, file.mime, file.bytes],
            )
            .map_err(sql(DOING))?;
    }
    Ok(())
}

/// The letter without its texts and files, which are kept as they are: in JSON each end of a line costs
/// a look, and files would be four times as large.
fn about(letter: &Letter) -> Letter {
    Letter {
        text: String::new(),
        html: String::new(),
        attachments: Vec::new(),
        ..letter.clone()
    }
}

fn attachments_of(connection: &Connection, letter: i64) -> Result<Vec<Attachment>, StoreError> {
    const DOING: &str = "reading the files of a letter";
    let mut statement = connection
        .prepare_cached("SELECT name, mime, body FROM attachment WHERE letter = ?1 ORDER BY position")
        .map_err(sql(DOING))?;
    let files = statement
        .query_map([letter], |row| {
            Ok(Attachment {
                name: row.get(0)?,
                mime: row.get(1)?,
                bytes: row.get(2)?,
            })
        })
        .map_err(sql(DOING))?;
    files.collect::<Result<_, _>>().map_err(sql(DOING))
}
