//! The clerk, who alone writes: what becomes of letters, and whether the next dot may be sent.

mod learn;
mod reply;

use super::served::{Served, Written};
use super::{Ahead, Ask, Carried, Due};
use crate::agenda::{Going, Rules};
use crate::config::{Answers, Settings};
use crate::daemon::work::WorkError;
use crate::letter::LetterKind;
use crate::mail;
use crate::outbox::WhenUncertain;
use crate::store::{Entry, Store, StoreError};
use std::collections::{HashSet, VecDeque};

/// Who writes.
pub(super) struct Clerk<'s> {
    due: Due<'s>,
    store: &'s mut Store,
    rules: &'s Rules,
    /// Where answers to letters come to; `None` where a person reads them.
    answers: Option<&'s Answers>,
    /// Read before they are asked for; one more than all carriers can hold.
    ahead: VecDeque<Ahead>,
    reads_ahead: usize,
    /// Addresses that turned a letter away in this round.
    turned_away: HashSet<String>,
    /// Addresses that the server's policy turned away since it last took a letter, and those that it
    /// turned away for the time being.
    denied: HashSet<String>,
    put_off: HashSet<String>,
    /// Attempts that were begun with the leave for the letter before.
    given_ahead: HashSet<i64>,
    /// Attempts whose dot was not let go.
    held: HashSet<i64>,
    /// Letters lost after their dot since the server last answered for one.
    lost: usize,
    /// Nothing more is handed out.
    is_halted: bool,
    /// A person has stopped all sending, or nobody can say.
    is_stopped: bool,
    pub(super) is_signed_in: bool,
    failure: Option<WorkError>,
    carried: Carried,
}

impl<'s> Clerk<'s> {
    pub(super) fn new(
        due: Due<'s>,
        store: &'s mut Store,
        settings: &'s Settings,
        carriers: usize,
    ) -> Clerk<'s> {
        Clerk {
            due,
            store,
            rules: &settings.rules,
            answers: settings.answers.as_ref(),
            ahead: VecDeque::new(),
            reads_ahead: 2 * carriers + 1,
            turned_away: HashSet::new(),
            denied: HashSet::new(),
            put_off: HashSet::new(),
            given_ahead: HashSet::new(),
            held: HashSet::new(),
            lost: 0,
            is_halted: false,
            is_stopped: settings.rules.post.paused,
            is_signed_in: false,
            failure: None,
            carried: Carried::default(),
        }
    }

    pub(super) fn is_over(&self) -> bool {
        self.is_halted || self.left() == 0
    }

    pub(super) fn left(&self) -> usize {
        self.due.letters.len() + self.ahead.len()
    }

    pub(super) fn close(self) -> Result<Carried, WorkError> {
        match self.failure {
            Some(failure) => Err(failure),
            None => Ok(self.carried),
        }
    }

    /// Reads the next letters while the carriers are on their way.
    pub(super) fn read_ahead(&mut self) -> Result<(), WorkError> {
        while !self.is_halted && self.ahead.len() < self.reads_ahead {
            let Some(key) = self.due.letters.pop_front() else {
                break;
            };
            self.ahead.push_back(self.read(key)?);
        }
        Ok(())
    }

    fn read(&self, key: String) -> Result<Ahead, WorkError> {
        let Some(found) = self.store.letter_to_send(&key)? else {
            return Err(WorkError::Letter {
                key,
                why: "it is not in the outbox".into(),
            });
        };
        let letter = match self.answers {
            Some(answers) => crate::daemon::answers::with_reference(&found.letter, found.number, answers),
            None => found.letter,
        };
        Ok(Ahead {
            key,
            to: letter.to.address.clone(),
            envelope_from: letter.envelope_from.clone(),
            is_alarm: letter.kind == LetterKind::Alarm,
            is_marked_early: found.when_uncertain == WhenUncertain::SendOnceMore && !found.was_tried,
            bytes: tokio::spawn(async move { mail::compose(&letter).map_err(|e| e.to_string()) }),
        })
    }

    /// Answers all that is asked; what it writes for it is durable before the answers go.
    pub(super) fn serve(&mut self, batch: &mut Vec<Ask>) {
        self.look_around();
        if self.ahead.is_empty()
            && let Err(failure) = self.read_ahead()
        {
            self.give_up(failure);
        }
        for ask in batch.iter_mut() {
            if let Ask::Next {
                ended: Some(ended), ..
            }
            | Ask::Done { ended } = ask
            {
                self.settle(ended);
                self.learn(ended);
            }
        }
        let asks: Vec<Served> = batch.drain(..).map(|ask| self.decide(ask)).collect();
        let written = self.write(&asks);
        for (served, posted) in asks.into_iter().zip(written) {
            self.answer(served, posted);
        }
    }

    /// What may have changed since the last look: others' words, a stop, the time.
    fn look_around(&mut self) {
        if self.due.stop.is_asked() {
            self.is_halted = true;
        }
        if let Some((began, most)) = self.due.until
            && began.elapsed() >= most
        {
            self.carried.is_cut = true;
            self.is_halted = true;
        }
        match self.store.changes_by_others() {
            Ok(now) if Some(now) == self.due.seen => return,
            // What people said is looked at before the next letter.
            Ok(_) => self.is_halted |= self.due.seen.is_some(),
            Err(failure) => self.fail(failure),
        }
        self.is_stopped |= !matches!(self.store.is_sending_paused(), Ok(false));
    }

    fn decide(&mut self, ask: Ask) -> Served {
        match ask {
            Ask::Mark {
                attempt,
                to,
                is_alarm,
                wants_next,
                answer,
            } => {
                let is_ahead = self.given_ahead.remove(&attempt);
                let why = match is_ahead && self.is_halted {
                    true => Some("what has changed is looked at first".into()),
                    false => self.why_held(&to, is_alarm),
                };
                let next = match &why {
                    Some(_) => {
                        self.held.insert(attempt);
                        None
                    }
                    None if wants_next => self.pick(),
                    None => None,
                };
                Served::Mark {
                    attempt,
                    to,
                    why,
                    next,
                    answer,
                }
            }
            Ask::Withdraw { attempt, to } => {
                self.due.volume.forget(&to);
                Served::Withdraw { attempt }
            }
            Ask::Done { ended } => Served::Done { ended },
            Ask::Next {
                ended,
                unused,
                answer,
            } => {
                let is_held = ended.as_ref().is_some_and(|e| self.held.remove(&e.attempt));
                let unused = unused.map(|errand| {
                    self.given_ahead.remove(&errand.attempt);
                    self.ahead.push_front(errand.ahead);
                    errand.attempt
                });
                let next = self.pick();
                Served::Next {
                    ended,
                    is_held,
                    unused,
                    next,
                    answer,
                }
            }
        }
    }

    /// The last step before the final dot: the kill switch and the brake are looked at once more.
    fn why_held(&mut self, to: &str, is_alarm: bool) -> Option<String> {
        if self.failure.is_some() {
            return Some("the database cannot be written".into());
        }
        if self.is_stopped {
            self.is_halted = true;
            return Some("sending is paused".into());
        }
        let counts_addresses = self.rules.going == Going::Live;
        let excess = self
            .due
            .volume
            .excess(&self.rules.post.limits, to, counts_addresses, is_alarm)?;
        self.is_halted = true;
        Some(excess.reason)
    }

    fn pick(&mut self) -> Option<Ahead> {
        if self.is_halted {
            return None;
        }
        loop {
            if self.ahead.is_empty() {
                self.read_ahead().ok()?;
            }
            let next = self.ahead.pop_front()?;
            if !self.turned_away.contains(&next.to.to_lowercase()) {
                return Some(next);
            }
        }
    }

    /// What came of each ask, in order. Where not all of it can be written, at least how letters
    /// ended is tried.
    fn write(&mut self, asks: &[Served]) -> Vec<Written> {
        let through = self.due.through.as_deref();
        let entries: Vec<Entry> = asks.iter().flat_map(|a| a.entries(through)).collect();
        let (patience, now) = (&self.rules.patience, self.due.now);
        let posted = match entries.is_empty() {
            true => Ok(Vec::new()),
            false => self.store.post(&entries, patience, now),
        };
        let mut posted = match posted {
            Ok(posted) => posted.into_iter(),
            Err(failure) => {
                let ends = |e: &&Entry| matches!(e, Entry::End { .. } | Entry::CalledOff { .. });
                let ends: Vec<Entry> = entries.iter().filter(ends).cloned().collect();
                if ends.len() < entries.len() {
                    let _ = self.store.post(&ends, patience, now);
                }
                drop(entries);
                self.fail(failure);
                return asks.iter().map(|_| Written::default()).collect();
            }
        };
        asks.iter().map(|ask| ask.written(&mut posted)).collect()
    }

    fn fail(&mut self, failure: StoreError) {
        self.give_up(failure.into());
    }

    /// Nothing more is handed out; what is on its way comes to its end all the same.
    pub(super) fn give_up(&mut self, failure: WorkError) {
        self.is_halted = true;
        self.failure.get_or_insert(failure);
    }
}
