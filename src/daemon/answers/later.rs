//! Proven answers beyond the bound of an hour: they stay unread and are looked at again until the hour is over, so that
//! who reports many tasks at once loses none.

use super::heard::Taken;
use super::{Fault, Office};
use crate::calendar::Moment;
use crate::config::Answers;
use crate::daemon::Event;
use crate::mail::inbox::Visit;
use crate::store::Place;
use chrono::Duration;

/// How often they are looked at.
const EVERY: Duration = Duration::minutes(10);
/// What waits for longer is left to a person.
const LONGEST: Duration = Duration::hours(24);
/// So many are read in one look.
const MOST: usize = 50;

/// Letters of the mailbox that wait.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    /// The UIDVALIDITY that the numbers are of; `None` before the first look of a run.
    validity: Option<u32>,
    /// Their numbers, and since when.
    letters: Vec<(u32, Moment)>,
    looked: Option<Moment>,
}

impl Waiting {
    pub(super) fn add(&mut self, place: Place, now: Moment) {
        if self.letters.iter().all(|(uid, _)| *uid != place.uid) {
            self.letters.push((place.uid, now));
        }
    }

    fn drop(&mut self, uid: u32) {
        self.letters.retain(|(known, _)| *known != uid);
    }

    fn is_due(&self, now: Moment) -> bool {
        self.looked.is_none_or(|at| now < at || at + EVERY <= now)
    }
}

impl Office {
    /// Looks again at what waits. After a start that may be any letter of the last day that was left to a person.
    pub(super) async fn read_later(
        &mut self,
        visit: &mut Visit,
        (answers, mailbox): (&Answers, &str),
        now: Moment,
        events: &mut Vec<Event>,
    ) -> Result<(), Fault> {
        let validity = visit.validity;
        if self.answers.waiting.validity != Some(validity) {
            let letters = self.store.left_unclear(mailbox, validity, now - LONGEST)?;
            self.answers.waiting = Waiting {
                validity: Some(validity),
                letters,
                looked: None,
            };
        }
        let waiting = &mut self.answers.waiting;
        if !waiting.is_due(now) {
            return Ok(());
        }
        waiting.looked = Some(now);
        waiting.letters.retain(|(_, since)| now < *since + LONGEST);
        let uids: Vec<u32> = waiting.letters.iter().map(|(uid, _)| *uid).take(MOST).collect();
        for uid in uids {
            let place = Place {
                mailbox,
                validity,
                uid,
            };
            let raw = visit.letter(uid).await?;
            let mail = raw.and_then(|raw| answers.reader.read(&raw));
            let taken = match &mail {
                Some(mail) => self.taken(mail, answers, place, now)?,
                None => Taken::Left,
            };
            match taken {
                Taken::Later => continue,
                Taken::Stored(event) => events.push(event),
                Taken::Left => {}
            }
            self.answers.waiting.drop(uid);
        }
        Ok(())
    }
}
