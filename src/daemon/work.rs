//! One tick: what `decide` says, done; one store transaction before and after each step
//! that reaches the world.

mod perform;
mod sends;

use super::disk;
use super::event::{Event, tell_log};
use super::fetch::{Manner, Pull, pulls_first};
use super::intake::{self, Desk};
use super::look;
use super::pulse::Pulse;
use crate::agenda::{Action, Decision, Facts, decide};
use crate::calendar::Moment;
use crate::config::Settings;
use crate::mail::Postman;
use crate::portal::{Asker, Clients};
use crate::store::{Store, StoreError};
use sends::apart;
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

/// How a tick goes on after a step.
enum Next {
    /// With the next step of this round.
    Goes,
    /// With another look.
    Anew,
    /// Not at all.
    Ends,
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
    /// Since when the disk has been full, and whether that is written down.
    pub(super) full_since: Option<(Moment, bool)>,
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
            full_since: None,
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
            if !self.round((now, began, stop), &mut ticked).await? {
                return Ok(ticked);
            }
        }
        Err(WorkError::Endless)
    }

    /// One look and what follows from it; whether there may be more to do.
    async fn round(
        &mut self,
        (now, began, stop): (Moment, Instant, &Stop),
        ticked: &mut Ticked,
    ) -> Result<bool, WorkError> {
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
            return Ok(false);
        }
        let (sends, actions) = apart(agenda.actions);
        let (pulls, actions) = pulls_first(actions);
        let turn = (now, began, stop);
        match self.pull(&pulls, turn, ticked).await? {
            Next::Goes => {}
            Next::Anew => return Ok(true),
            Next::Ends => return Ok(false),
        }
        match self.perform_all(actions, &facts, turn, ticked).await? {
            Next::Goes => {}
            Next::Anew => return Ok(true),
            Next::Ends => return Ok(false),
        }
        // A letter may take minutes; what people said meanwhile is looked at before the next.
        if !sends.is_empty() && self.store.changes_by_others()? == seen {
            let carried = self.carry(sends, &facts, Some(seen), turn).await?;
            ticked.events.extend(carried.events);
            ticked.is_cut |= carried.is_cut;
            return Ok(!ticked.is_cut && !stop.is_asked());
        }
        Ok(true)
    }

    /// The requests to sources, side by side.
    async fn pull(
        &mut self,
        pulls: &[Pull],
        (now, began, stop): (Moment, Instant, &Stop),
        ticked: &mut Ticked,
    ) -> Result<Next, WorkError> {
        if pulls.is_empty() {
            return Ok(Next::Goes);
        }
        let until = self.longest_tick.map(|most| began + most);
        let manner = Manner::scheduled(until, stop);
        let pulled = self.fetch_all(pulls, &manner, now).await?;
        let events: Vec<Event> = pulled.into_iter().flatten().map(|p| p.event).collect();
        events.iter().for_each(tell_log);
        // What fails for every window is not tried on every one: the next round knows.
        let is_in_vain = events.iter().any(|e| matches!(e, Event::FetchFailed { .. }));
        ticked.events.extend(events);
        if stop.is_asked() {
            return Ok(Next::Ends);
        }
        if self.is_long(began) {
            ticked.is_cut = true;
            return Ok(Next::Ends);
        }
        Ok(if is_in_vain { Next::Anew } else { Next::Goes })
    }

    async fn perform_all(
        &mut self,
        actions: Vec<Decision>,
        facts: &Facts,
        (now, began, stop): (Moment, Instant, &Stop),
        ticked: &mut Ticked,
    ) -> Result<Next, WorkError> {
        let mut board = None;
        for decision in actions {
            if stop.is_asked() {
                return Ok(Next::Ends);
            }
            // An answer is not waited for on the way out; it is asked again. A letter is finished.
            let may_break_off = matches!(decision.action, Action::Fetch { .. } | Action::Probe { .. });
            let event = tokio::select! {
                biased;
                event = self.perform(decision, (facts, &mut board), now) => event?,
                () = stop.asked(), if may_break_off => return Ok(Next::Ends),
            };
            tell_log(&event);
            // The morning letters of this round do not know of the list that came just now, or that
            // none came.
            let is_news = matches!(event, Event::Listed { .. } | Event::FetchFailed { .. });
            ticked.events.push(event);
            if self.is_long(began) {
                ticked.is_cut = true;
                return Ok(Next::Ends);
            }
            if is_news {
                return Ok(Next::Anew);
            }
        }
        Ok(Next::Goes)
    }

    fn is_long(&self, began: Instant) -> bool {
        self.longest_tick.is_some_and(|most| began.elapsed() >= most)
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
