//! The letter on what moved in the figures, where a person asks for it.

use super::{Office, WorkError, full_facts};
use crate::agenda::{Action, Rules, decide};
use crate::calendar::Moment;
use crate::letter::LetterKind;
use crate::outbox::{self, State};

impl Office {
    /// Writes the letter on what moved, as `decide` says, and nothing else that is due. Answers the
    /// keys of such letters that wait to be sent now, also of one that did not leave before.
    pub async fn write_changes(&mut self, now: Moment) -> Result<Vec<String>, WorkError> {
        let facts = full_facts(&mut self.store, &self.settings.rules, now)?;
        let waiting = facts.open_letters.iter().filter(|letter| {
            let patience = &self.settings.rules.patience;
            let (attempts, when) = (&letter.attempts, letter.when_uncertain);
            letter.kind == LetterKind::FigureChanges
                && outbox::state(&letter.key, attempts, false, when, patience, now) == State::Queued
        });
        let mut keys: Vec<String> = waiting.map(|letter| letter.key.clone()).collect();
        // Which windows are due is another question, and a long one where there are many sources.
        let rules = Rules {
            pulls: Vec::new(),
            ..self.settings.rules.clone()
        };
        for decision in decide(now, &facts, &rules).actions {
            let Action::Queue(errand) = decision.action else {
                continue;
            };
            if errand.kind == LetterKind::FigureChanges {
                self.queue(&errand, &decision.reason, (&facts, &mut None), now)?;
                keys.push(errand.key);
            }
        }
        Ok(keys)
    }
}
