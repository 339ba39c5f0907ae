//! One tick: what `decide` says, done; one store transaction before and after each step
//! that reaches the world.

use super::disk;
use super::event::{Event, tell_log};
use super::fetch::{Manner, pulls_first};
use super::intake::{self, Desk};
use super::look;
use super::post::{self, Carried, Due};
use super::pulse::Pulse;
use super::sender;
use crate::agenda::{self, Action, Decision, Errand, Facts, What, decide};
use crate::calendar::Moment;
use crate::config::Settings;
use crate::letter;
use crate::mail::{self, Postman, Transport};
use crate::outbox::WhenUncertain;
use crate::portal::{Asker, Clients};
use crate::store::{Store, StoreError};
use std::collections::{BTreeMap, VecDeque};
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
    #[error("the disk is full ({free} free): nothing is asked, written or sent until there is space")]
    Full { free: String },
    #[error("no mail server is configured by the name {name}")]
    NoServer { name: String },
    #[error("a tick did not come to an end; please report this with the output of `dossierd agenda`")]
    Endless,
}

impl WorkError {
    /// Whether there is no space to write into.
    pub fn is_full_disk(&self) -> bool {
        match self {
            WorkError::Full { .. } => true,
            WorkError::Store(failure) => failure.is_full_disk(),
            _ => false,
        }
    }
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
    /// How many bytes are free where the database lies; `None` is not looked at.
    pub free_space: Option<disk::Measure>,
    pub(super) askers: BTreeMap<String, Asker>,
    carriers: Vec<Postman>,
    /// Letters were handed out, and not all carriers have come back.
    is_carrying: bool,
    is_registered: bool,
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
        tell_templates(&settings);
        Ok(Office {
            longest_tick: None,
            free_space: None,
            settings,
            store,
            pulse: Pulse::default(),
            askers,
            carriers: Vec::new(),
            is_carrying: false,
            is_registered: false,
            watch: intake::Watch::default(),
            watches: BTreeMap::new(),
            rest: look::Rest::default(),
            answers: super::answers::Round::default(),
        })
    }

    /// Takes a new configuration, or keeps the old one and says why. The database stays.
    pub fn reload(&mut self, settings: Settings) -> Result<(), WorkError> {
        self.askers = askers(&settings)?;
        self.carriers.clear();
        tell_templates(&settings);
        self.settings = settings;
        self.answers = super::answers::Round::default();
        self.rest.disturb();
        Ok(())
    }

    /// Everything that is due at `now`, done.
    pub async fn tick(&mut self, now: Moment, stop: &Stop) -> Result<Ticked, WorkError> {
        let mut ticked = Ticked::default();
        let began = Instant::now();
        ticked.events.extend(self.look_at_disk(now)?);
        self.register(now)?;
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
                for carrier in &mut self.carriers {
                    carrier.rest().await;
                }
                return Ok(ticked);
            }
            let mut board = None;
            let (sends, actions) = apart(agenda.actions);
            let (pulls, actions) = pulls_first(actions);
            if !pulls.is_empty() {
                let until = self.longest_tick.map(|most| began + most);
                let manner = Manner::scheduled(until, stop);
                let pulled = self.fetch_all(&pulls, &manner, now).await?;
                let events: Vec<Event> = pulled.into_iter().flatten().map(|p| p.event).collect();
                events.iter().for_each(tell_log);
                // What fails for every window is not tried on every one: the next round knows.
                let is_in_vain = events.iter().any(|e| matches!(e, Event::FetchFailed { .. }));
                ticked.events.extend(events);
                if stop.is_asked() {
                    return Ok(ticked);
                }
                if self.longest_tick.is_some_and(|most| began.elapsed() >= most) {
                    ticked.is_cut = true;
                    return Ok(ticked);
                }
                if is_in_vain {
                    continue;
                }
            }
            let mut is_news = false;
            for decision in actions {
                if stop.is_asked() {
                    return Ok(ticked);
                }
                // An answer is not waited for on the way out; it is asked again. A letter is
                // finished.
                let may_break_off = matches!(decision.action, Action::Fetch { .. } | Action::Probe { .. });
                let event = tokio::select! {
                    biased;
                    event = self.perform(decision, (&facts, &mut board), now) => event?,
                    () = stop.asked(), if may_break_off => return Ok(ticked),
                };
                tell_log(&event);
                // The morning letters of this round do not know of the list that came just now, or
                // that none came.
                is_news = matches!(event, Event::Listed { .. } | Event::FetchFailed { .. });
                ticked.events.push(event);
                if self.longest_tick.is_some_and(|most| began.elapsed() >= most) {
                    ticked.is_cut = true;
                    return Ok(ticked);
                }
                if is_news {
                    break;
                }
            }
            if is_news {
                continue;
            }
            // A letter may take minutes; what people said meanwhile is looked at before the next.
            if !sends.is_empty() && self.store.changes_by_others()? == seen {
                let carried = self.carry(sends, &facts, Some(seen), (now, began, stop)).await?;
                ticked.events.extend(carried.events);
                ticked.is_cut |= carried.is_cut;
                if ticked.is_cut || stop.is_asked() {
                    return Ok(ticked);
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
            Action::Send { key, .. } => self.send(key, now).await,
            Action::PullBrake { scope } => {
                self.store.pull_brake(&scope, &decision.reason, now)?;
                Ok(Event::BrakePulled {
                    reason: decision.reason,
                })
            }
            Action::Probe { server } => self.probe(server, now).await,
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
    pub(super) fn queue(
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
        let measured;
        let facts = match errand.what {
            What::Health => {
                let health = super::health::health(&self.store, &self.settings, now)?;
                measured = Facts {
                    health: Some(health),
                    ..facts.clone()
                };
                &measured
            }
            _ => facts,
        };
        let facts = match facts.is_whole() || !agenda::shows_the_board(errand) {
            true => facts,
            false if board.is_none() => board.insert(self.store.facts(now)?),
            false => board.as_ref().unwrap_or(facts),
        };
        if let What::Draft { rule, period, .. } = &errand.what
            && let Some(own) = figures.iter().find(|f| f.period == *period)
            && let Some(draft) = agenda::handed_out(rule.as_deref(), own, facts, (now, &errand.key))
        {
            // Before the letter: told again after a death in between, it is the same version.
            self.store.keep_draft(&draft)?;
        }
        let order = agenda::compose(errand, figures, facts, rules, now);
        let letter = letter::write(&order, &rules.sender);
        self.store
            .queue(&letter, &errand.told, when_uncertain(&errand.what), reason)?;
        Ok(Event::Queued {
            key: errand.key.clone(),
            reason: reason.to_owned(),
        })
    }

    /// Says who sends, before the first letter; what former senders left behind is free, and so is
    /// what this one gave up.
    fn register(&mut self, now: Moment) -> Result<(), WorkError> {
        // A folder is written by whoever holds the lock, and holds nothing that lasts.
        let is_smtp = matches!(self.settings.transport, Transport::Smtp(_));
        if is_smtp && !self.is_registered {
            self.store.send_as(&sender::me(), sender::is_gone, now)?;
            self.is_registered = true;
        }
        if std::mem::take(&mut self.is_carrying) {
            self.store.let_go()?;
        }
        Ok(())
    }

    /// One attempt at one letter, for a person who waits for it.
    pub async fn send(&mut self, key: String, now: Moment) -> Result<Event, WorkError> {
        self.register(now)?;
        let facts = self.store.facts(now)?;
        let through = match agenda::way(now, &facts, &self.settings.rules) {
            agenda::Way::Through(server) => server,
            agenda::Way::Stopped(why) => return Err(WorkError::Letter { key, why }),
        };
        let sends = VecDeque::from([(key.clone(), through)]);
        let began = (now, Instant::now(), &Stop::default());
        let carried = self.carry(sends, &facts, None, began).await?;
        carried.events.into_iter().next().ok_or(WorkError::Letter {
            key,
            why: "it was held back at the last step, or another process is at it".into(),
        })
    }

    /// The letters that are due, handed to the carriers.
    async fn carry(
        &mut self,
        sends: VecDeque<(String, Option<String>)>,
        facts: &Facts,
        seen: Option<i64>,
        (now, began, stop): (Moment, Instant, &Stop),
    ) -> Result<Carried, WorkError> {
        let through = sends.front().and_then(|(_, through)| through.clone());
        let wanted = self.settings.connections.min(sends.len()).max(1);
        while self.carriers.len() < wanted {
            self.carriers.push(Postman::new(self.settings.transport.clone()));
        }
        for carrier in &mut self.carriers {
            carrier.choose(through.as_deref());
        }
        let due = Due {
            letters: sends.into_iter().map(|(key, _)| key).collect(),
            through,
            volume: facts.post.volume.clone(),
            seen,
            now,
            stop,
            until: self.longest_tick.map(|most| (began, most)),
        };
        // Dropped when the last answer is there: until then the watchdog waits for the mail server.
        let _step = self.pulse.step();
        // Until they are all back, what was begun may never have ended.
        self.is_carrying = true;
        let carried = post::carry(due, &mut self.store, &self.settings, &mut self.carriers).await?;
        self.is_carrying = false;
        Ok(carried)
    }

    /// Signs in to one of the mail servers without a letter.
    async fn probe(&mut self, name: String, now: Moment) -> Result<Event, WorkError> {
        let servers = match &self.settings.transport {
            Transport::Smtp(servers) => servers.as_slice(),
            Transport::Directory(_) => &[],
        };
        let Some(server) = servers.iter().find(|s| s.name == name) else {
            return Err(WorkError::NoServer { name });
        };
        let _step = self.pulse.step();
        let failure = mail::sign_in(server).await.err();
        self.store.keep_probe(&name, failure.as_deref(), now)?;
        Ok(Event::Probed {
            server: name,
            failure,
        })
    }
}

/// The letters to be sent, and all else: letters go last.
fn apart(actions: Vec<Decision>) -> (VecDeque<(String, Option<String>)>, Vec<Decision>) {
    let mut sends = VecDeque::new();
    let mut others = Vec::new();
    for decision in actions {
        match decision.action {
            Action::Send { key, through } => sends.push_back((key, through)),
            _ => others.push(decision),
        }
    }
    (sends, others)
}

/// Says which templates of the office are not used; letters go in the built-in words meanwhile.
fn tell_templates(settings: &Settings) {
    for problem in &settings.templates.broken {
        tracing::warn!("{problem}");
    }
}

fn askers(settings: &Settings) -> Result<BTreeMap<String, Asker>, WorkError> {
    let mut clients = Clients::default();
    let ready = |source: &crate::portal::Source| {
        Asker::through(source, &mut clients)
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
