//! Letters on their way out: who sends, and the carriers that letters are handed to.

use super::{Office, Stop, WorkError};
use crate::agenda::{self, Action, Decision, Facts};
use crate::calendar::Moment;
use crate::daemon::event::Event;
use crate::daemon::post::{self, Carried, Due};
use crate::daemon::sender;
use crate::mail::{Postman, Transport};
use std::collections::VecDeque;
use tokio::time::Instant;

impl Office {
    /// Says who sends, before the first letter; what former senders left behind is free, and so is
    /// what this one gave up.
    pub(super) fn register(&mut self, now: Moment) -> Result<(), WorkError> {
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
    pub(super) async fn carry(
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
            has_another: agenda::has_another(through.as_deref(), now, facts, &self.settings.rules),
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
}

/// The letters to be sent, and all else: letters go last.
pub(super) fn apart(actions: Vec<Decision>) -> (VecDeque<(String, Option<String>)>, Vec<Decision>) {
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
