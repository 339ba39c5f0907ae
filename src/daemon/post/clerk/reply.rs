//! What a carrier is answered, and the log told, once all is written.

use super::super::served::{Served, Written};
use super::super::{Ahead, Ended, Errand};
use super::Clerk;
use crate::daemon::Event;
use crate::daemon::event::tell_log;
use crate::outbox::{Outcome, State};
use crate::store::Posted;

impl Clerk<'_> {
    pub(super) fn answer(&mut self, served: Served, written: Written) {
        // A carrier that has gone asks no more.
        match served {
            Served::Withdraw { .. } => {}
            Served::Done { ended } => self.tell(ended, written.first),
            Served::Mark {
                attempt,
                to,
                why,
                next,
                answer,
            } => {
                let given = self.begun(next, written.begun);
                self.given_ahead.extend(given.iter().map(|errand| errand.attempt));
                let marked = match (why, written.first) {
                    (Some(why), _) => Err(why),
                    (None, Some(Posted::Marked)) => {
                        self.due.volume.note(&to);
                        self.is_signed_in = true;
                        Ok(())
                    }
                    (None, Some(_)) => {
                        self.held.insert(attempt);
                        Err("the letter was taken back".into())
                    }
                    (None, None) => {
                        self.held.insert(attempt);
                        Err("the mark could not be written".into())
                    }
                };
                let _ = answer.send((marked, given));
            }
            Served::Next {
                ended,
                is_held,
                next,
                answer,
                ..
            } => {
                if let (Some(ended), false) = (ended, is_held) {
                    self.tell(ended, written.first);
                }
                let errand = self.begun(next, written.begun);
                let _ = answer.send(errand);
            }
        }
    }

    fn begun(&mut self, next: Option<Ahead>, written: Option<Posted>) -> Option<Errand> {
        match (next, written) {
            (Some(ahead), Some(Posted::Begun(attempt))) => Some(Errand { attempt, ahead }),
            (Some(_), Some(_)) => {
                // Somebody else is at it: what else is there is decided anew.
                self.is_halted = true;
                None
            }
            _ => None,
        }
    }

    fn tell(&mut self, ended: Ended, written: Option<Posted>) {
        let event = match ended.outcome {
            Outcome::Accepted { .. } => Event::Sent { key: ended.key },
            Outcome::Refused { answer: reason }
            | Outcome::Denied { answer: reason }
            | Outcome::Later { reason, .. }
            | Outcome::Unknown { reason } => Event::NotSent {
                key: ended.key,
                state: match written {
                    Some(Posted::Ended(state)) => state,
                    _ => State::Queued,
                },
                reason,
            },
        };
        tell_log(&event);
        self.carried.events.push(event);
    }
}
