//! What the program does at a look, on its own store: the facts that are due to be looked at,
//! `decide`, its actions, and when to look again. Now and then it dies between two actions or
//! within one, loses its index, or is held against a full scan.

use super::{Failure, Life};
use dossierd::agenda::{self, Action, Errand, decide};
use dossierd::calendar::Moment;
use dossierd::letter::{self, Letter, Matter, Order};
use dossierd::outbox::{Attempt, Outcome, WhenUncertain};
use dossierd::store::StoreError;
use std::collections::BTreeSet;

/// How the program dies before it has done an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Death {
    /// Between two actions.
    Between,
    /// An attempt was begun, nothing sent.
    Begun,
    /// The final dot was marked: the letter may have arrived.
    Dotted,
}

/// A look of an office never takes so many rounds.
const MOST_ROUNDS: usize = 25;

fn sound<T>(answer: Result<T, StoreError>) -> T {
    answer.unwrap_or_else(|e| panic!("{e}"))
}

impl Life<'_> {
    /// Everything that is due, done; the keys of letters taken back.
    pub(super) fn work(&mut self, now: Moment) -> Result<BTreeSet<String>, Failure> {
        let mut taken = BTreeSet::new();
        if self.dice.percent(1) {
            sound(self.store.get_mut().drop_looks());
        }
        let mut dies = self.dice.percent(4).then(|| self.dice.within(0, 3));
        for _ in 0..MOST_ROUNDS {
            let (facts, look) = sound(self.store.get_mut().due_facts(now, &self.stamp, &[]));
            let agenda = decide(now, &facts, &self.rules);
            self.tally.tasks_read += facts.tasks.len();
            self.tally.tasks_known += self.known.len();
            if self.dice.percent(3) {
                self.scan(now, &agenda)?;
            }
            if agenda.actions.is_empty() {
                let again = agenda::look_again(now, &facts, &self.rules);
                let whole_at = agenda::whole_at(&facts, &self.rules, now);
                sound(self.store.get_mut().look_again(&look, &again, whole_at, now));
                return Ok(taken);
            }
            for decision in agenda.actions {
                if dies == Some(0) {
                    dies = None;
                    self.die(now, &decision.action);
                    break;
                }
                dies = dies.map(|left| left - 1);
                match decision.action {
                    Action::Queue(errand) => self.queue(now, &errand)?,
                    Action::Cancel { key } => {
                        sound(self.store.get_mut().cancel(&key, now));
                        self.note_cancelled(&key);
                        taken.insert(key);
                    }
                    Action::Send { key } => self.send(now, &key)?,
                    Action::Fetch { .. } => return Err(self.failure(now, "a pull without a source", "")),
                }
            }
        }
        Err(self.failure(now, "a look that does not end", ""))
    }

    /// The same decisions must follow from everything that is stored.
    fn scan(&mut self, now: Moment, agenda: &agenda::Agenda) -> Result<(), Failure> {
        self.tally.scans += 1;
        let facts = sound(self.store.get_mut().facts(now));
        let scanned = decide(now, &facts, &self.rules).actions;
        match scanned == agenda.actions {
            true => Ok(()),
            false => {
                let detail = format!("scan {scanned:#?}\n index {:#?}", agenda.actions);
                Err(self.failure(now, "the index and a full scan", &detail))
            }
        }
    }

    fn die(&mut self, now: Moment, before: &Action) {
        self.tally.deaths += 1;
        let death = *self.dice.pick(&[Death::Between, Death::Begun, Death::Dotted]);
        let Action::Send { key } = before else { return };
        if death == Death::Between {
            return;
        }
        let store = self.store.get_mut();
        let attempt = sound(store.begin_attempt(key, now));
        let is_dotted = death == Death::Dotted;
        if is_dotted {
            sound(store.mark_data(attempt, now));
        }
        self.note_attempt(
            key,
            Attempt {
                started: now,
                data: is_dotted.then_some(now),
                ended: None,
            },
        );
    }

    /// A letter of few words; what it tells is what counts here.
    pub(super) fn store_letter(&mut self, now: Moment, errand: &Errand) {
        let order = Order {
            key: errand.key.clone(),
            kind: errand.kind,
            to: errand.to.clone(),
            addressee: String::new(),
            at: now,
            matter: Matter::Test,
            instead_of: None,
        };
        let letter = self.letter_of(&order);
        let uncertain = WhenUncertain::SendOnceMore;
        sound(self.store.get_mut().queue(&letter, &errand.told, uncertain, ""));
    }

    fn letter_of(&mut self, order: &Order) -> Letter {
        let sender = &self.rules.sender;
        let pattern = self.pattern.get_or_insert_with(|| letter::write(order, sender));
        Letter {
            key: order.key.clone(),
            kind: order.kind,
            to: order.to.clone(),
            written_at: order.at,
            ..pattern.clone()
        }
    }

    pub(super) fn store_attempt(&mut self, now: Moment, key: &str, outcome: &Outcome, is_dotted: bool) {
        let patience = &self.rules.patience;
        let store = self.store.get_mut();
        let attempt = sound(store.begin_attempt(key, now));
        if is_dotted {
            sound(store.mark_data(attempt, now));
        }
        sound(store.end_attempt(key, attempt, now, outcome, patience));
    }
}
