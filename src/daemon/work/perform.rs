//! One decision, performed: one store transaction before and after each step that reaches the world.

use super::{Office, WorkError};
use crate::agenda::{self, Action, Decision, Errand, Facts, What};
use crate::calendar::Moment;
use crate::daemon::event::Event;
use crate::letter;
use crate::mail::{self, Transport};
use crate::outbox::WhenUncertain;

impl Office {
    pub(super) async fn perform(
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
    pub(in crate::daemon) fn queue(
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
                let health = crate::daemon::health::health(&self.store, &self.settings, now)?;
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
        if let Some(draft) = agenda::handed_out_with(errand, &figures, facts, rules, now) {
            // Before the letter: told again after a death in between, it is the same version.
            self.store.keep_draft(&draft)?;
        }
        let mut order = agenda::compose(errand, figures, facts, rules, now);
        let lists = agenda::lists_before(errand, facts, rules, now);
        if !lists.is_empty() {
            let listed = self.store.listed(&lists)?;
            let moved = agenda::moved_since(errand, &listed, facts, rules, now);
            order.entries.extend(moved);
        }
        let letter = letter::write(&order, &rules.sender);
        if let Some(failed) = &letter.fell_back {
            let (template, line) = (&failed.template, failed.line);
            let (key, why) = (&letter.key, &failed.why);
            tracing::warn!(
                "letter {key} is in the built-in words: the office's {template}:{line} fails: {why}"
            );
        }
        self.store
            .queue(&letter, &errand.told, when_uncertain(&errand.what), reason)?;
        Ok(Event::Queued {
            key: errand.key.clone(),
            reason: reason.to_owned(),
        })
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

/// A repeated reminder does no harm under one Message-ID; a repeated draft might be filed twice.
fn when_uncertain(what: &What) -> WhenUncertain {
    match what {
        What::Draft { .. } | What::Week { .. } => WhenUncertain::AskPerson,
        _ => WhenUncertain::SendOnceMore,
    }
}
