//! What came, stored once: the same mail is the same answer, and so are the same words to the same letter a
//! moment later. The same words after something has changed, after they were asked back, or on another day are
//! an answer of their own.

use super::{Reply, Verdict};
use crate::agenda::{Came, mark_of};
use crate::answer::{Authenticity, Mail, Outcome, Returned};
use crate::calendar::{Moment, day_of};
use crate::daemon::{Event, Office};
use crate::plan::folded;
use crate::store::{Before, NewAnswer, Place, StoreError};
use chrono::Duration;
use sha2::{Digest, Sha256};

/// Who sends the same twice within so long pressed the button twice.
const AT_ONCE: Duration = Duration::minutes(10);

pub(super) fn store(
    office: &mut Office,
    mail: &Mail,
    reply: &Reply,
    verdict: Verdict,
    place: Place,
    now: Moment,
) -> Result<Option<Event>, StoreError> {
    let sender = mark_of(mail.from.as_deref().unwrap_or_default());
    let number = reply.number.to_string();
    // What a stranger wrote does not stand for the unit's own answer.
    let doubt = match mail.authenticity {
        _ if !reply.is_referenced => "unreferenced",
        Authenticity::NotPassed => "unsure",
        _ => "",
    };
    let words = hash(&["answer", &number, &folded(&mail.lines.join("\n")), &sender, doubt]);
    let message = hash(&["mail", &number, &mail.message_id, &sender, doubt]);
    let hash = match office.store.said_before(&words, &message, place)? {
        Before::Never => words,
        Before::SameMail => {
            office.store.pass_repeated(None, place, now)?;
            return Ok(Some(Event::AnsweredBefore));
        }
        Before::Said {
            answer,
            what,
            at,
            has_changed,
        } => {
            let was_asked_back = what.heard.iter().any(|h| h.outcome.asks_back());
            let is_at_once = at <= now && now < at + AT_ONCE && day_of(at) == day_of(now);
            if is_at_once && !has_changed && !was_asked_back {
                office.store.pass_repeated(Some((&message, answer)), place, now)?;
                return Ok(Some(Event::AnsweredBefore));
            }
            format!("{words}-{message}")
        }
    };
    let standing = verdict.answer.standing;
    let changes = verdict.marks.len();
    let is_unread = verdict.answer.heard.iter().any(|h| h.outcome == Outcome::Unread);
    let came = Came::Answer(Box::new(verdict.answer));
    let new = NewAnswer {
        hash: &hash,
        message: Some(&message),
        letter: reply.number,
        // Which task a line between ours is about only its place tells.
        stays: !mail.files.is_empty() || is_unread || !mail.quoted.is_empty(),
        settles: verdict.settles,
        came: &came,
        marks: &verdict.marks,
    };
    let id = office.store.take_answer(new, place, now)?;
    // Said before, to the same letter: read, and nothing follows.
    Ok(Some(match id {
        Some(answer) => Event::Answered {
            answer,
            standing,
            changes,
        },
        None => Event::AnsweredBefore,
    }))
}

pub(super) fn take_returned(
    office: &mut Office,
    reply: &Reply,
    status: &str,
    place: Place,
    now: Moment,
) -> Result<Option<Event>, StoreError> {
    let address = mark_of(&reply.letter.address);
    let hash = hash(&["returned", &reply.number.to_string(), &address]);
    let came = Came::Returned(Returned {
        address: address.clone(),
        status: status.to_owned(),
    });
    let new = NewAnswer {
        hash: &hash,
        message: None,
        letter: reply.number,
        stays: false,
        settles: None,
        came: &came,
        marks: &[],
    };
    let id = office.store.take_answer(new, place, now)?;
    Ok(Some(match id {
        Some(_) => Event::Returned { address },
        None => Event::AnsweredBefore,
    }))
}

fn hash(parts: &[&str]) -> String {
    let mut sha = Sha256::new();
    for part in parts {
        sha.update((part.len() as u64).to_be_bytes());
        sha.update(part.as_bytes());
    }
    sha.finalize().iter().map(|b| format!("{b:02x}")).collect()
}
