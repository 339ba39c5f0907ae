//! An ask of a carrier with the clerk's decision, and what is written for it.

use super::{Ahead, Ended, Errand};
use crate::store::{Entry, Posted};
use tokio::sync::oneshot;

/// An ask, and what is to be written for it.
pub(super) enum Served {
    Mark {
        attempt: i64,
        to: String,
        /// Why the dot is not let go; nothing is written then.
        why: Option<String>,
        answer: oneshot::Sender<Result<(), String>>,
    },
    Next {
        ended: Option<Ended>,
        is_held: bool,
        next: Option<Ahead>,
        answer: oneshot::Sender<Option<Errand>>,
    },
}

/// What was written for it.
#[derive(Default)]
pub(super) struct Written {
    /// Of what has ended, or of the mark.
    pub first: Option<Posted>,
    pub begun: Option<Posted>,
}

impl Served {
    /// In the order in which they are answered.
    pub(super) fn entries<'e>(&'e self, through: Option<&'e str>) -> Vec<Entry<'e>> {
        match self {
            Served::Mark {
                attempt, why: None, ..
            } => vec![Entry::Data { attempt: *attempt }],
            Served::Mark { .. } => Vec::new(),
            Served::Next {
                ended, is_held, next, ..
            } => {
                let ended = ended.as_ref().map(|ended| match is_held {
                    true => Entry::CalledOff {
                        attempt: ended.attempt,
                    },
                    false => Entry::End {
                        key: &ended.key,
                        attempt: ended.attempt,
                        outcome: &ended.outcome,
                    },
                });
                let begin = next.as_ref().map(|ahead| Entry::Begin {
                    key: &ahead.key,
                    server: through,
                });
                ended.into_iter().chain(begin).collect()
            }
        }
    }
}
