//! What the end of one letter says of the others and of the server.

use super::super::Ended;
use super::Clerk;
use crate::outbox::{Outcome, TOO_MANY_ADDRESSES};

/// So many letters in a row that were lost after their dot are the server's matter.
const MOST_LOST: usize = 2;

/// So often a letter is denied by a server that takes others before it is refused.
const DENIALS: usize = 3;

impl Clerk<'_> {
    /// What the server's policy denied again and again, though it took another letter meanwhile, is its
    /// last word about this letter.
    pub(super) fn settle(&mut self, ended: &mut Ended) {
        let Outcome::Denied { answer } = &mut ended.outcome else {
            return;
        };
        let through = self.due.through.as_deref();
        match self.store.is_last_word(ended.attempt, through, DENIALS) {
            Ok(true) => {
                let answer = std::mem::take(answer);
                ended.outcome = Outcome::Refused { answer };
            }
            Ok(false) => {}
            Err(failure) => self.fail(failure),
        }
    }

    /// What fails for every letter is not tried with each of them.
    pub(super) fn learn(&mut self, ended: &Ended) {
        match &ended.outcome {
            Outcome::Later {
                whole_server: true, ..
            } => self.is_halted = true,
            // One alone may be the letter's: the next, by a new connection, shows.
            Outcome::Unknown { .. } => {
                self.lost += 1;
                self.is_halted |= self.lost >= MOST_LOST;
            }
            Outcome::Later { .. } | Outcome::Denied { .. } => {
                (self.is_signed_in, self.lost) = (true, 0);
                self.turned_away.insert(ended.to.to_lowercase());
                self.count_turned_away(ended);
            }
            Outcome::Accepted { .. } | Outcome::Refused { .. } => {
                (self.is_signed_in, self.lost) = (true, 0);
                self.denied.clear();
                self.put_off.clear();
            }
        }
    }

    /// A server that turns everybody away is left: at once where its policy does, and where another
    /// server is at hand also where it puts letters off.
    fn count_turned_away(&mut self, ended: &Ended) {
        let to = ended.to.to_lowercase();
        if matches!(ended.outcome, Outcome::Denied { .. }) {
            self.denied.insert(to.clone());
        }
        self.put_off.insert(to);
        self.is_halted |= self.denied.len() >= TOO_MANY_ADDRESSES;
        self.is_halted |= self.due.has_another && self.put_off.len() >= TOO_MANY_ADDRESSES;
    }
}
