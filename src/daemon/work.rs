//! One tick: what `decide` says, done; one store transaction before and after each step
//! that reaches the world.

use super::event::{Event, tell_log};
use super::intake::{self, Desk};
use super::look;
use super::pulse::Pulse;
use crate::agenda::{self, Action, Decision, Errand, Facts, What, decide};
use crate::calendar::Moment;
use crate::config::Settings;
use crate::letter::{self, Letter};
use crate::mail::{self, Parcel, Postman};
use crate::outbox::{Outcome, WhenUncertain};
use crate::portal::Asker;
use crate::store::{Store, StoreError};
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::Instant;

/// A tick that goes round more often than this has an action that leaves no mark.
const MOST_ROUNDS: usize = 500;

/// Why the work could not go on. The next tick begins anew from the store.
#[derive(Debug, thiserror::Error)]
pub enum WorkError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("preparing source {source_id}: {why}")]
    Source { source_id: String, why: String },
    #[error("writing letter {key}: {why}")]
    Letter { key: String, why: String },
    #[error("a tick did not come to an end; please report this with the output of `dossierd agenda`")]
    Endless,
}

/// Asks the work to stop after the step in hand.
#[derive(Debug, Clone, Default)]
pub struct Stop(watch::Sender<bool>);

impl Stop {
    pub fn ask(&self) {
        self.0.send_replace(true);
    }

    pub fn is_asked(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until it is asked.
    pub async fn asked(&self) {
        // Fails only where every sender is gone, and this is one.
        let _ = self.0.subscribe().wait_for(|asked| *asked).await;
    }
}

/// What a tick did.
#[derive(Debug, Default)]
pub struct Ticked {
    pub events: Vec<Event>,
    /// How many tasks were read for it, those read in several rounds as often.
    pub tasks_read: usize,
    /// It ended early, so that what follows has a `now` of its own.
    pub is_cut: bool,
}

/// The office at work: settings, memory, and the ways to the world.
pub struct Office {
    pub settings: Settings,
    pub store: Store,
    /// What the watchdog goes by.
    pub pulse: Pulse,
    /// A tick that waits for slow servers ends after this, so that its `now` stays true: hours of
    /// sending, pauses and marks go by it. `None` lets it come to its end.
    pub longest_tick: Option<Duration>,
    pub(super) askers: BTreeMap<String, Asker>,
    postman: Postman,
    watch: intake::Watch,
    /// The same for each folder of figures.
    watches: BTreeMap<String, intake::Watch>,
    pub(super) rest: look::Rest,
    pub(super) answers: super::answers::Round,
}

impl Office {
    /// Opens the ways to the world; connects to nothing yet.
    pub fn open(settings: Settings, store: Store) -> Result<Office, WorkError> {
        let askers = askers(&settings)?;
        let postman = Postman::new(settings.transport.clone());
        Ok(Office {
            longest_tick: None,
            settings,
            store,
            pulse: Pulse::default(),
            askers,
            postman,
            watch: intake::Watch::default(),
            watches: BTreeMap::new(),
            rest: look::Rest::default(),
            answers: super::answers::Round::default(),
        })
    }

    /// Takes a new configuration, or keeps the old one and says why. The database stays.
    pub fn reload(&mut self, settings: Settings) -> Result<(), WorkError> {
        self.askers = askers(&settings)?;
        self.postman = Postman::new(settings.transport.clone());
        self.settings = settings;
        self.answers = super::answers::Round::default();
        self.rest.disturb();
        Ok(())
    }

    /// Everything that is due at `now`, done.
    pub async fn tick(&mut self, now: Moment, stop: &Stop) -> Result<Ticked, WorkError> {
        let mut ticked = Ticked::default();
        let began = Instant::now();
        ticked.events.extend(self.take_sheets(now)?);
        tokio::select! {
            biased;
            came = self.take_answers(now) => ticked.events.extend(came?),
            () = stop.asked() => return Ok(ticked),
        }
        for _ in 0..MOST_ROUNDS {
            let seen = self.store.changes_by_others()?;
            let (facts, said) = self.due_facts(now)?;
            ticked.tasks_read += facts.tasks.len();
            let agenda = decide(now, &facts, &self.settings.rules);
            debug_assert!(self.agrees_with_a_full_scan(now, &agenda.actions, seen));
            self.rest(now, &facts, said, agenda.actions.is_empty());
            if agenda.actions.is_empty() {
                self.postman.rest().await;
                return Ok(ticked);
            }
            let mut board = None;
            for decision in agenda.actions {
                if stop.is_asked() {
                    return Ok(ticked);
                }
                // A letter may take minutes; what people said meanwhile is looked at before the next.
                let is_send = matches!(decision.action, Action::Send { .. });
                if is_send && self.store.changes_by_others()? != seen {
                    break;
                }
                // A portal's answer is not waited for on the way out; it is asked again. A
                // letter is finished.
                let may_break_off = matches!(decision.action, Action::Fetch { .. });
                let event = tokio::select! {
                    biased;
                    event = self.perform(decision, (&facts, &mut board), now) => event?,
                    () = stop.asked(), if may_break_off => return Ok(ticked),
                };
                tell_log(&event);
                // What fails for every letter or window is not tried on every one of the round:
                // the next round knows of the failure.
                let is_in_vain = matches!(
                    event,
                    Event::FetchFailed { .. }
                        | Event::NotSent {
                            whole_server: true,
                            ..
                        }
                );
                ticked.events.push(event);
                if self.longest_tick.is_some_and(|most| began.elapsed() >= most) {
                    ticked.is_cut = true;
                    return Ok(ticked);
                }
                if is_in_vain {
                    break;
                }
            }
        }
        Err(WorkError::Endless)
    }

    /// Whether a file of the watched folder waits for its second look.
    pub fn waits_for_a_file(&self) -> bool {
        self.watch.is_waiting() || self.watches.values().any(intake::Watch::is_waiting)
    }

    /// What people put into the watched folder, before anything is decided: who is marked as done
    /// is not reminded in the same minute.
    fn take_sheets(&mut self, now: Moment) -> Result<Vec<Event>, WorkError> {
        let (store, settings) = (&mut self.store, &self.settings);
        let mut events = Vec::new();
        if let Some(folder) = &settings.sheets {
            let place = (folder.as_path(), Desk::Sheets);
            events.extend(intake::take(&mut self.watch, place, store, settings, now)?);
        }
        for source in &settings.rules.exports {
            let watch = self.watches.entry(source.id.clone()).or_default();
            let place = (source.folder.as_path(), Desk::Figures(source));
            events.extend(intake::take(watch, place, store, settings, now)?);
        }
        events.iter().for_each(tell_log);
        Ok(events)
    }

    async fn perform(
        &mut self,
        decision: Decision,
        facts: (&Facts, &mut Option<Facts>),
        now: Moment,
    ) -> Result<Event, WorkError> {
        match decision.action {
            Action::Fetch {
                source,
                question,
                period,
            } => self.fetch(&source, &question, period, now).await,
            Action::Queue(errand) => self.queue(&errand, &decision.reason, facts, now),
            Action::Send { key } => self.send(key, now).await,
            Action::KeepCalendar(known) => {
                self.store.keep_calendar(&known)?;
                Ok(Event::CalendarKept {
                    number: known.number,
                    reason: decision.reason,
                })
            }
            Action::Cancel { key } => {
                self.store.cancel(&key, now)?;
                Ok(Event::Cancelled {
                    key,
                    reason: decision.reason,
                })
            }
        }
    }

    /// `board` are all facts, read for the first letter of a round that shows them.
    fn queue(
        &mut self,
        errand: &Errand,
        reason: &str,
        (facts, board): (&Facts, &mut Option<Facts>),
        now: Moment,
    ) -> Result<Event, WorkError> {
        let rules = &self.settings.rules;
        let mut figures = Vec::new();
        for period in agenda::windows_of(errand, rules) {
            let reckoning = agenda::reckoning_of(errand, &period, rules);
            figures.push(self.store.figures(&period, &reckoning, now)?);
        }
        let facts = match facts.is_whole() || !agenda::shows_the_board(errand) {
            true => facts,
            false if board.is_none() => board.insert(self.store.facts(now)?),
            false => board.as_ref().unwrap_or(facts),
        };
        let order = agenda::compose(errand, figures, facts, rules, now);
        let letter = letter::write(&order, &rules.sender);
        self.store
            .queue(&letter, &errand.told, when_uncertain(&errand.what), reason)?;
        Ok(Event::Queued {
            key: errand.key.clone(),
            reason: reason.to_owned(),
        })
    }

    /// One attempt at one letter: marked as begun before connecting, as dotted before the final
    /// dot, and as ended with the server's answer.
    pub async fn send(&mut self, key: String, now: Moment) -> Result<Event, WorkError> {
        let Some(row) = self.store.letter(&key)? else {
            return Err(WorkError::Letter {
                key,
                why: "it is not in the outbox".into(),
            });
        };
        let attempt = self.store.begin_attempt(&key, now)?;
        let letter = match &self.settings.answers {
            Some(answers) => {
                let number = self.store.letter_number(&key)?.unwrap_or_default();
                super::answers::with_reference(&row.letter, number, answers)
            }
            None => row.letter.clone(),
        };
        let outcome = match mail::compose(&letter) {
            Ok(bytes) => self.deliver(&row.letter, &bytes, attempt, now).await,
            // Final and shown: an error here would stop the tick, and with it every other letter.
            Err(e) => Outcome::Refused {
                answer: e.to_string(),
            },
        };
        let patience = &self.settings.rules.patience;
        let state = self.store.end_attempt(&key, attempt, now, &outcome, patience)?;
        Ok(match outcome {
            Outcome::Accepted { .. } => Event::Sent { key },
            Outcome::Later { whole_server, .. } => Event::NotSent {
                key,
                state,
                whole_server,
            },
            // Silence after the final dot: the next letter would meet it too.
            Outcome::Unknown { .. } => Event::NotSent {
                key,
                state,
                whole_server: true,
            },
            _ => Event::NotSent {
                key,
                state,
                whole_server: false,
            },
        })
    }

    async fn deliver(&mut self, letter: &Letter, bytes: &[u8], attempt: i64, now: Moment) -> Outcome {
        let parcel = Parcel {
            key: &letter.key,
            bytes,
            envelope_from: &letter.envelope_from,
            to: &letter.to.address,
        };
        let store = &mut self.store;
        let mark = || std::future::ready(store.mark_data(attempt, now).map_err(|e| e.to_string()));
        // Dropped when the answer is there: until then the watchdog waits for the mail server.
        let _step = self.pulse.step();
        self.postman.deliver(&parcel, mark).await
    }
}

fn askers(settings: &Settings) -> Result<BTreeMap<String, Asker>, WorkError> {
    let ready = |source: &crate::portal::Source| {
        Asker::new(source)
            .map(|asker| (source.id.clone(), asker))
            .map_err(|why| WorkError::Source {
                source_id: source.id.clone(),
                why,
            })
    };
    settings.sources.iter().map(ready).collect()
}

/// A repeated reminder does no harm under one Message-ID; a repeated draft might be filed twice.
fn when_uncertain(what: &What) -> WhenUncertain {
    match what {
        What::Draft { .. } | What::Week { .. } => WhenUncertain::AskPerson,
        _ => WhenUncertain::SendOnceMore,
    }
}
