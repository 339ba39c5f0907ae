//! Which of our letters a mail answers, or gives back.

use super::heard::Reply;
use crate::answer::Mail;
use crate::calendar::Moment;
use crate::config::Answers;
use crate::daemon::Office;
use crate::store::StoreError;
use chrono::Duration;
use secrecy::ExposeSecret;

/// Servers give up after five days; a report on an older letter is none of theirs.
const BOUNCES_FOR: i64 = 14;

impl Office {
    /// The letter that the mail answers, or that it gives back; `None` where it proves none.
    pub(super) fn letter_of(
        &self,
        mail: &Mail,
        answers: &Answers,
        now: Moment,
    ) -> Result<Option<Reply>, StoreError> {
        match self.by_reference(mail, answers, now)? {
            None if mail.bounce.is_some() => self.came_back(mail, answers, now),
            None => self.named_by(mail, answers, now),
            found => Ok(found),
        }
    }

    /// The letter whose reference the mail bears, where it holds and is not too old.
    fn by_reference(&self, mail: &Mail, answers: &Answers, now: Moment) -> Result<Option<Reply>, StoreError> {
        let secret = answers.secret.expose_secret().as_bytes();
        for reference in &mail.references {
            let Some(letter) = self.store.answered(reference.letter)? else {
                continue;
            };
            let is_fresh = now <= letter.written_at + Duration::days(answers.valid_days);
            let holds = !secret.is_empty() && reference.holds(secret, &letter.key, &letter.address);
            if holds && is_fresh {
                return Ok(Some(Reply {
                    number: reference.letter,
                    letter,
                    is_referenced: true,
                }));
            }
        }
        Ok(None)
    }

    /// The letter that a report names where it gives back too little of it to hold its reference: one that
    /// went to the very address that the report is about. Where it gives one back that does not hold, it was
    /// written by somebody else than a server.
    fn came_back(&self, mail: &Mail, answers: &Answers, now: Moment) -> Result<Option<Reply>, StoreError> {
        let bounce = mail.bounce.as_ref().filter(|_| mail.references.is_empty());
        let Some(bounce) = bounce else {
            return Ok(None);
        };
        let since = now - Duration::days(BOUNCES_FOR.min(answers.valid_days));
        let Some(number) = self
            .store
            .letter_that_went(&bounce.recipient, &bounce.names, since)?
        else {
            return Ok(None);
        };
        self.unreferenced(number)
    }

    /// The letter that a mail without any reference says to answer, where it comes from the very address that the
    /// letter went to: some programs answer the sender and not Reply-To. Both can be forged, so it is a proposal.
    fn named_by(&self, mail: &Mail, answers: &Answers, now: Moment) -> Result<Option<Reply>, StoreError> {
        let Some(from) = mail.from.as_ref().filter(|_| mail.references.is_empty()) else {
            return Ok(None);
        };
        let since = now - Duration::days(answers.valid_days);
        let Some(number) = self.store.letter_that_went(from, &mail.answers, since)? else {
            return Ok(None);
        };
        self.unreferenced(number)
    }

    /// A letter that a mail only names, as anybody may.
    fn unreferenced(&self, number: i64) -> Result<Option<Reply>, StoreError> {
        let letter = self.store.answered(number)?;
        Ok(letter.map(|letter| Reply {
            number,
            letter,
            is_referenced: false,
        }))
    }
}
