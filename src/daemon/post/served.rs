//! An ask of a carrier with the clerk's decision, and what is written for it.

use super::{Ahead, Ended, Errand, Leave};
use crate::store::{Entry, Posted};
use tokio::sync::oneshot;

/// An ask, and what is to be written for it.
pub(super) enum Served {
    Mark {
        attempt: i64,
        to: String,
        /// Why the dot is not let go; nothing is written then.
        why: Option<String>,
        /// Given ahead.
        next: Option<Ahead>,
        answer: oneshot::Sender<Leave>,
    },
    Withdraw {
        attempt: i64,
    },
    Done {
        ended: Ended,
    },
    Next {
        ended: Option<Ended>,
        is_held: bool,
        /// The attempt that was given ahead and not made.
        unused: Option<i64>,
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
        let begin = |next: &'e Option<Ahead>| {
            next.as_ref().map(|ahead| Entry::Begin {
                key: &ahead.key,
                server: through,
            })
        };
        match self {
            Served::Mark {
                attempt,
                why: None,
                next,
                ..
            } => {
                let data = Entry::Data { attempt: *attempt };
                std::iter::once(data).chain(begin(next)).collect()
            }
            Served::Mark { .. } => Vec::new(),
            Served::Withdraw { attempt } => vec![Entry::NoData { attempt: *attempt }],
            Served::Done { ended } => vec![ended.entry(false)],
            Served::Next {
                ended,
                is_held,
                unused,
                next,
                ..
            } => {
                let ended = ended.as_ref().map(|ended| ended.entry(*is_held));
                let unused = unused.map(|attempt| Entry::CalledOff { attempt });
                // The letter may be the very one that is handed out again.
                ended.into_iter().chain(unused).chain(begin(next)).collect()
            }
        }
    }

    /// What `answers` says of the entries, in their order.
    pub(super) fn written(&self, answers: &mut impl Iterator<Item = Posted>) -> Written {
        let mut take = |is: bool| if is { answers.next() } else { None };
        match self {
            Served::Mark { why, next, .. } => Written {
                first: take(why.is_none()),
                begun: take(why.is_none() && next.is_some()),
            },
            Served::Withdraw { .. } | Served::Done { .. } => Written {
                first: take(true),
                begun: None,
            },
            Served::Next {
                ended, unused, next, ..
            } => {
                let first = take(ended.is_some());
                take(unused.is_some());
                Written {
                    first,
                    begun: take(next.is_some()),
                }
            }
        }
    }
}

impl Ended {
    fn entry(&self, is_held: bool) -> Entry<'_> {
        match is_held {
            true => Entry::CalledOff {
                attempt: self.attempt,
            },
            false => Entry::End {
                key: &self.key,
                attempt: self.attempt,
                outcome: &self.outcome,
            },
        }
    }
}
