//! Answers by mail: the mailbox is looked into, what came is stored with the marks that it makes,
//! and only then put away. Stored and read up to here is one transaction, so a death in between
//! neither loses an answer nor counts it twice.

mod heard;
mod later;
mod letter;

use super::event::tell_log;
use super::{Event, Office, WorkError};
use crate::agenda::Trouble as AgendaTrouble;
use crate::answer::Mail;
use crate::calendar::{Moment, day_of};
use crate::config::Answers;
use crate::letter::Letter;
use crate::mail::inbox::{InboxServer, Trouble, Visit};
use crate::store::{Left, Place, StoreError};
use chrono::{Days, Duration};
use heard::Taken;
use secrecy::ExposeSecret;
use sha2::{Digest, Sha256};

/// The mailbox may hold up a tick for so long, in seconds; then it is left until the next look.
const LONGEST_LOOK: u64 = 45;
/// So many letters are read in one look, so that letters on their way do not wait.
const MOST_LETTERS: usize = 50;
/// Letters that came longer ago are of no letter that can still be answered, where a mailbox is
/// seen for the first time.
const FIRST_LOOK_DAYS: u64 = 30;
/// A letter that cannot be fetched so often is passed over.
const MOST_STUMBLES: u8 = 3;
/// The longest pause after failures, in minutes; after a refused password at once, because
/// servers lock accounts.
const LONGEST_PAUSE: i64 = 30;
/// So long the mailbox may be away before somebody is written to.
const ALARM_AFTER: Duration = Duration::hours(1);
/// How often a look without an event is written down, in minutes.
const NOTE_EVERY: i64 = 10;

/// What is remembered between looks; a start forgets it and looks at once.
#[derive(Debug, Default)]
pub(super) struct Round {
    next: Option<Moment>,
    failures: u32,
    stumbles: Option<(u32, u8)>,
    /// The trouble that the log knows of.
    told: Option<String>,
    noted: Option<Moment>,
    waiting: later::Waiting,
}

/// Why a look did not come to its end.
enum Fault {
    Mail(Trouble),
    Store(StoreError),
}

impl From<Trouble> for Fault {
    fn from(e: Trouble) -> Fault {
        Fault::Mail(e)
    }
}

impl From<StoreError> for Fault {
    fn from(e: StoreError) -> Fault {
        Fault::Store(e)
    }
}

/// Stands for server, user and folder, which no table holds.
pub fn name_of(server: &InboxServer) -> String {
    let digest = Sha256::new()
        .chain_update(&server.host)
        .chain_update([0])
        .chain_update(&server.user)
        .chain_update([0])
        .chain_update(&server.folder)
        .finalize();
    digest.iter().take(8).map(|b| format!("{b:02x}")).collect()
}

/// The letter as it goes out: answers to it come to the mailbox under its own reference. What is
/// stored, shown and rehearsed holds none.
pub(super) fn with_reference(letter: &Letter, number: i64, answers: &Answers) -> Letter {
    let secret = answers.secret.expose_secret().as_bytes();
    let tag = crate::answer::reference::tag(secret, number, &letter.key, &letter.to.address);
    let mut tagged = letter.clone();
    if let Some(tag) = tag.filter(|_| !secret.is_empty()) {
        tagged.reply_to.address = answers.reader.address(&tag);
    }
    tagged
}

impl Office {
    /// What came since the last look. Trouble with the mailbox is remembered and told, and stops
    /// nothing else.
    pub(super) async fn take_answers(&mut self, now: Moment) -> Result<Vec<Event>, WorkError> {
        let Some(answers) = self.settings.answers.clone() else {
            return Ok(Vec::new());
        };
        let far = now + Duration::minutes(2 * LONGEST_PAUSE);
        // A clock that went back must not silence it.
        if self.answers.next.is_some_and(|next| now < next && next < far) {
            return Ok(Vec::new());
        }
        let mailbox = name_of(&answers.server);
        let mut events = Vec::new();
        let step = self.pulse.step();
        let limit = std::time::Duration::from_secs(LONGEST_LOOK);
        let looked = tokio::time::timeout(limit, self.look_into(&answers, &mailbox, now, &mut events)).await;
        drop(step);
        let trouble = match looked {
            Ok(Ok(())) => None,
            Ok(Err(Fault::Store(e))) => return Err(e.into()),
            Ok(Err(Fault::Mail(trouble))) => Some(trouble),
            Err(_) => Some(Trouble::Silence {
                step: "reading the mailbox",
                seconds: LONGEST_LOOK,
            }),
        };
        self.note(&answers, &mailbox, (trouble, !events.is_empty()), now)?;
        events.iter().for_each(tell_log);
        Ok(events)
    }

    async fn look_into(
        &mut self,
        answers: &Answers,
        mailbox: &str,
        now: Moment,
        events: &mut Vec<Event>,
    ) -> Result<(), Fault> {
        let mut visit = answers.server.visit().await?;
        let validity = visit.validity;
        let known = self.store.inbox(mailbox)?.filter(|k| k.validity == validity);
        let since = day_of(now) - Days::new(FIRST_LOOK_DAYS);
        let after = known.map_or(0, |k| k.last_uid);
        for uid in visit.newer(after, since, MOST_LETTERS).await? {
            let place = Place {
                mailbox,
                validity,
                uid,
            };
            let raw = match visit.letter(uid).await {
                Ok(raw) => raw,
                Err(trouble) if self.answers.is_hopeless(uid) => {
                    tracing::warn!("a letter of the mailbox cannot be read and is passed over: {trouble}");
                    self.store.pass_by(place, Left::Unreadable, now)?;
                    return Err(trouble.into());
                }
                Err(trouble) => return Err(trouble.into()),
            };
            let mail = raw.and_then(|raw| answers.reader.read(&raw));
            match mail {
                Some(mail) => events.extend(self.take_mail(&mail, answers, place, now)?),
                None => self.store.pass_by(place, Left::Unreadable, now)?,
            }
        }
        self.read_later(&mut visit, (answers, mailbox), now, events)
            .await?;
        self.put_away(&mut visit, mailbox, now).await?;
        visit.leave().await;
        Ok(())
    }

    /// What is stored, also by a run that ended before it came so far.
    async fn put_away(&mut self, visit: &mut Visit, mailbox: &str, now: Moment) -> Result<(), Fault> {
        for (answer, uid) in self.store.left_in_mailbox(mailbox, visit.validity)? {
            visit.put_away(uid).await?;
            self.store.was_put_away(answer, now)?;
        }
        Ok(())
    }

    /// What a mail comes to that was not read before; what is none of ours is left where it lies.
    fn take_mail(
        &mut self,
        mail: &Mail,
        answers: &Answers,
        place: Place,
        now: Moment,
    ) -> Result<Option<Event>, StoreError> {
        let why = match self.taken(mail, answers, place, now)? {
            Taken::Stored(event) => return Ok(Some(event)),
            Taken::Left if mail.is_automatic && mail.bounce.is_none() => Left::Automatic,
            Taken::Left => Left::Unclear,
            Taken::Later => {
                self.answers.waiting.add(place, now);
                Left::Unclear
            }
        };
        self.store.pass_by(place, why, now)?;
        Ok(None)
    }

    /// A mail of a person or a bounce with a reference that holds; all else is left alone.
    fn taken(
        &mut self,
        mail: &Mail,
        answers: &Answers,
        place: Place,
        now: Moment,
    ) -> Result<Taken, StoreError> {
        match self.letter_of(mail, answers, now)? {
            Some(reply) => heard::take(self, mail, &reply, answers, place, now),
            None => Ok(Taken::Left),
        }
    }

    /// Every letter asks for answers meanwhile: the operator hears of it by mail, once, and of its end.
    fn tell_operator(&mut self, mailbox: &str, now: Moment) -> Result<(), WorkError> {
        let state = self.store.inbox(mailbox)?;
        let since = state.as_ref().and_then(|s| s.failing_from);
        let is_on = match since {
            Some(since) if now - since < ALARM_AFTER => return Ok(()),
            since => since.is_some(),
        };
        if self.store.is_in_trouble(AgendaTrouble::Inbox)? != is_on {
            let why = state.and_then(|s| s.trouble).unwrap_or_default();
            self.store.keep_trouble(AgendaTrouble::Inbox, is_on, &why, now)?;
        }
        Ok(())
    }

    /// Remembers how the look went, and whether it found something; the log hears of trouble once, and
    /// once of its end.
    fn note(
        &mut self,
        answers: &Answers,
        mailbox: &str,
        (trouble, has_found): (Option<Trouble>, bool),
        now: Moment,
    ) -> Result<(), WorkError> {
        let round = &mut self.answers;
        round.failures = match trouble {
            Some(_) => round.failures.saturating_add(1),
            None => 0,
        };
        let pause = match &trouble {
            None => answers.every_minutes,
            Some(Trouble::Login) => LONGEST_PAUSE,
            Some(_) => (1 << round.failures.min(5))
                .min(LONGEST_PAUSE)
                .max(answers.every_minutes),
        };
        round.next = Some(now + Duration::minutes(pause));
        let told = trouble.map(|t| t.to_string());
        let is_news = told != round.told;
        match (&told, is_news) {
            (Some(why), true) => tracing::error!("answers by mail are not read: {why}"),
            (None, true) => tracing::info!("answers by mail are read again"),
            _ => {}
        }
        round.told = told;
        let is_due = round
            .noted
            .is_none_or(|at| now < at || at + Duration::minutes(NOTE_EVERY) <= now);
        if is_news || is_due || has_found {
            round.noted = Some(now);
            self.store.looked(mailbox, self.answers.told.as_deref(), now)?;
            self.tell_operator(mailbox, now)?;
        }
        Ok(())
    }
}

impl Round {
    /// Counts a letter that could not be fetched; whether it is given up.
    fn is_hopeless(&mut self, uid: u32) -> bool {
        let times = match self.stumbles {
            Some((known, times)) if known == uid => times.saturating_add(1),
            _ => 1,
        };
        self.stumbles = Some((uid, times));
        times >= MOST_STUMBLES
    }
}
