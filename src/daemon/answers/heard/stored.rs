//! What came, stored once: the same words to the same letter are the same answer.

use super::{Reply, Verdict};
use crate::agenda::{Came, mark_of};
use crate::answer::{Authenticity, Mail, Returned};
use crate::calendar::Moment;
use crate::daemon::{Event, Office};
use crate::plan::folded;
use crate::store::{NewAnswer, Place, StoreError};
use sha2::{Digest, Sha256};

pub(super) fn store(
    office: &mut Office,
    mail: &Mail,
    reply: &Reply,
    verdict: Verdict,
    place: Place,
    now: Moment,
) -> Result<Option<Event>, StoreError> {
    let hash = hash(&[
        "answer",
        &reply.number.to_string(),
        &folded(&mail.lines.join("\n")),
        // What a stranger wrote does not stand for the unit's own answer.
        &mark_of(mail.from.as_deref().unwrap_or_default()),
        if mail.authenticity == Authenticity::NotPassed {
            "unsure"
        } else {
            ""
        },
    ]);
    let standing = verdict.answer.standing;
    let changes = verdict.marks.len();
    let came = Came::Answer(Box::new(verdict.answer));
    let new = NewAnswer {
        hash: &hash,
        letter: reply.number,
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
        letter: reply.number,
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
