//! What was said before: the same mail read again, or the same words in another.

use crate::answer::Answer;
use crate::calendar::Moment;
use crate::store::database::Store;
use crate::store::error::{StoreError, sql};
use crate::store::inbox::Place;
use crate::store::left_unread::{Left, leave};
use crate::store::values::{moment, parse};
use rusqlite::{OptionalExtension, Transaction, params};

/// What is known of a mail's words.
#[derive(Debug, Clone, PartialEq)]
pub enum Before {
    /// Nobody said them to that letter.
    Never,
    /// It is a mail that was read.
    SameMail,
    /// Another mail said them.
    Said {
        /// Number of the newest answer with these words.
        answer: i64,
        what: Box<Answer>,
        at: Moment,
        /// The unit has answered since, the answer was taken back, or a mark was made.
        has_changed: bool,
    },
}

impl Store {
    /// Whether these words were said to that letter before; `hash` stands for both, `message` for the mail.
    pub fn said_before(&self, hash: &str, message: &str, place: Place) -> Result<Before, StoreError> {
        const DOING: &str = "reading whether an answer is a repeated one";
        let is_known: bool = self
            .connection
            .query_row(
                "SELECT EXISTS (SELECT 1 FROM answer_mail WHERE message = ?1)",
                [message],
                |row| row.get(0),
            )
            .map_err(sql(DOING))?;
        if is_known {
            return Ok(Before::SameMail);
        }
        // Behind the hash of the words stands that of the mail, after a hyphen.
        let newest = self
            .connection
            .query_row(
                "SELECT a.id, a.body, a.taken_at,
                 NOT EXISTS (SELECT 1 FROM answer_mail m WHERE m.answer = a.id)
                 AND (a.mailbox <> ?3 OR a.uid_validity <> ?4),
                 EXISTS (SELECT 1 FROM mark WHERE at > a.taken_at) OR EXISTS (SELECT 1 FROM answer n
                 WHERE n.id > a.id AND n.kind = 'answer'
                 AND (n.settles = a.id OR n.body ->> '$.unit' = a.body ->> '$.unit'))
                 FROM answer a WHERE a.hash >= ?1 AND a.hash < ?2 AND a.kind = 'answer' ORDER BY a.id DESC LIMIT 1",
                params![hash, format!("{hash}."), place.mailbox, place.validity],
                |row| {
                    Ok((
                        row.get::<_, i64>(0)?,
                        row.get::<_, String>(1)?,
                        row.get::<_, String>(2)?,
                        row.get::<_, bool>(3)?,
                        row.get::<_, bool>(4)?,
                    ))
                },
            )
            .optional()
            .map_err(sql(DOING))?;
        Ok(match newest {
            None => Before::Never,
            // Stored before mails were told apart, and read again in a rebuilt mailbox.
            Some((.., true, _)) => Before::SameMail,
            Some((answer, body, at, false, has_changed)) => Before::Said {
                answer,
                what: Box::new(parse(&body, DOING)?),
                at: moment(&at, DOING)?,
                has_changed,
            },
        })
    }

    /// A mail that says nothing new; with the answer that has said it, it is known from now on.
    pub fn pass_repeated(
        &mut self,
        said: Option<(&str, i64)>,
        place: Place,
        now: Moment,
    ) -> Result<(), StoreError> {
        const DOING: &str = "storing that an answer was a repeated one";
        let transaction = self.connection.transaction().map_err(sql(DOING))?;
        if let Some((message, answer)) = said {
            know(&transaction, message, answer)?;
        }
        leave(&transaction, place, Left::Repeated, now)?;
        transaction.commit().map_err(sql(DOING))
    }
}

/// That mail is the answer's.
pub(super) fn know(transaction: &Transaction, message: &str, answer: i64) -> Result<(), StoreError> {
    transaction
        .execute(
            "INSERT INTO answer_mail (message, answer) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            params![message, answer],
        )
        .map_err(sql("storing by which mail an answer came"))?;
    Ok(())
}
