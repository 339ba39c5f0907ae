//! Letters on their way: carriers side by side, each with a connection of its own, and one clerk who
//! alone writes in the book. What several carriers ask for at once is written together, so that one
//! sync of the disk makes all of it durable; no carrier goes on before its mark is.

mod clerk;
mod served;

use super::Event;
use super::work::{Stop, WorkError};
use crate::calendar::Moment;
use crate::config::Settings;
use crate::mail::{Mark, Parcel, Postman};
use crate::outbox::{Outcome, Volume};
use crate::store::Store;
use clerk::Clerk;
use std::collections::VecDeque;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{Instant, timeout_at};

/// What is written together at most.
const BATCH: usize = 64;
/// How long what is to be written may wait for more. Until then a death leaves a letter that came to
/// its end uncertain, as one before the server's answer does.
const TOGETHER: Duration = Duration::from_millis(3);
/// One of so many carriers waits for others to ask: a sync of the disk costs the same for one mark as
/// for several, and meanwhile the mail server works for the rest. Fewer wait for nobody.
const OF_CARRIERS: usize = 3;

/// The letters that are due, and by what the round ends early.
pub(super) struct Due<'t> {
    /// Keys, in the order of the agenda.
    pub letters: VecDeque<String>,
    /// The mail server that they go through, where there are several.
    pub through: Option<String>,
    /// Another server is at hand, should this one turn everybody away.
    pub has_another: bool,
    /// What has left before.
    pub volume: Volume,
    /// The state of others' words at which this was decided; `None` asks for none.
    pub seen: Option<i64>,
    pub now: Moment,
    pub stop: &'t Stop,
    pub until: Option<(Instant, Duration)>,
}

/// What came of it.
#[derive(Debug, Default)]
pub(super) struct Carried {
    pub events: Vec<Event>,
    /// The tick has taken long enough.
    pub is_cut: bool,
}

/// What a carrier asks of the clerk.
enum Ask {
    /// The letter in hand has come to its end; which is the next? `unused` is one that was given
    /// ahead and is not tried after what happened.
    Next {
        ended: Option<Ended>,
        unused: Option<Errand>,
        answer: oneshot::Sender<Option<Errand>>,
    },
    /// The letter in hand has come to a good end, and the next was given ahead.
    Done { ended: Ended },
    /// May the final dot be sent, and which is the next letter, if none was given ahead yet?
    Mark {
        attempt: i64,
        to: String,
        is_alarm: bool,
        wants_next: bool,
        answer: oneshot::Sender<Leave>,
    },
    /// It was not sent: the server was not ready for the content.
    Withdraw { attempt: i64, to: String },
}

/// Whether the final dot may be sent, else why not; and the next letter, given ahead.
type Leave = (Result<(), String>, Option<Errand>);

struct Ended {
    key: String,
    attempt: i64,
    to: String,
    outcome: Outcome,
}

/// A letter to be carried, its attempt marked.
struct Errand {
    attempt: i64,
    ahead: Ahead,
}

/// A letter that is read, and being put into its form.
struct Ahead {
    key: String,
    to: String,
    envelope_from: String,
    is_alarm: bool,
    /// Its mark may be made before the server is ready for the content.
    is_marked_early: bool,
    bytes: JoinHandle<Result<Vec<u8>, String>>,
}

/// Hands the letters to the carriers; these come back to be used again. One goes ahead: the others
/// follow when the server has taken its sign-in, so that a changed password is refused once.
pub(super) async fn carry(
    due: Due<'_>,
    store: &mut Store,
    settings: &Settings,
    carriers: &mut Vec<Postman>,
) -> Result<Carried, WorkError> {
    let (asking, mut asks) = mpsc::channel(BATCH);
    let mut others = std::mem::take(carriers);
    let mut on_their_way = JoinSet::new();
    let mut asking = Some(asking);
    let mut clerk = Clerk::new(due, store, settings, others.len());
    if let (Some(asking), Some(first)) = (&asking, others.pop()) {
        on_their_way.spawn(walk(first, asking.clone()));
    }
    let mut batch = Vec::new();
    loop {
        if clerk.is_over() {
            asking = None;
        } else if clerk.is_signed_in
            && let Some(asking) = asking.take()
        {
            let more = others.len().min(clerk.left());
            for carrier in others.drain(..more) {
                on_their_way.spawn(walk(carrier, asking.clone()));
            }
        }
        if asks.recv_many(&mut batch, BATCH).await == 0 {
            break;
        }
        gather(&mut asks, &mut batch, on_their_way.len() / OF_CARRIERS).await;
        clerk.serve(&mut batch);
        // Those who were answered go on first; what is read now is wanted later.
        tokio::task::yield_now().await;
        if let Err(failure) = clerk.read_ahead() {
            clerk.give_up(failure);
        }
    }
    let carried = clerk.close();
    carriers.append(&mut others);
    while let Some(carrier) = on_their_way.join_next().await {
        // One that broke down is replaced before the next round.
        carriers.extend(carrier.ok());
    }
    carried
}

/// Waits until enough carriers wait for an answer, one at least, or for long enough. Nobody waits for
/// how a letter ended: it is written together with what is asked next.
async fn gather(asks: &mut mpsc::Receiver<Ask>, batch: &mut Vec<Ask>, enough: usize) {
    let until = Instant::now() + TOGETHER;
    let waits = |ask: &&Ask| !matches!(ask, Ask::Done { .. } | Ask::Withdraw { .. });
    while batch.len() < BATCH && batch.iter().filter(waits).count() < enough.max(1) {
        let more = asks.recv_many(batch, BATCH);
        if !matches!(timeout_at(until, more).await, Ok(1..)) {
            break;
        }
    }
}

/// One carrier: letter after letter, until there is none. With the leave to send the final dot of one
/// the clerk gives the next, whose attempt is marked by the same sync of the disk; so the way to the
/// server is not waited for.
async fn walk(mut postman: Postman, asks: mpsc::Sender<Ask>) -> Postman {
    let mut in_hand = next(&asks, None, None).await;
    while let Some(Errand { attempt, ahead }) = in_hand {
        let mut book = Book {
            asks: &asks,
            attempt,
            to: &ahead.to,
            is_alarm: ahead.is_alarm,
            is_early: ahead.is_marked_early,
            given: None,
        };
        let outcome = match ahead.bytes.await {
            Ok(Ok(bytes)) => {
                let parcel = Parcel {
                    key: &ahead.key,
                    bytes: &bytes,
                    envelope_from: &ahead.envelope_from,
                    to: &ahead.to,
                };
                postman.deliver(&parcel, &mut book).await
            }
            // Final and shown: an error here would stop every other letter too.
            Ok(Err(answer)) => Outcome::Refused { answer },
            Err(_) => Outcome::Refused {
                answer: "the letter cannot be put into the form of a message".into(),
            },
        };
        let given = book.given;
        let is_good = matches!(outcome, Outcome::Accepted { .. });
        let ended = Ended {
            key: ahead.key,
            attempt,
            to: ahead.to,
            outcome,
        };
        in_hand = match given {
            Some(errand) if is_good => match asks.send(Ask::Done { ended }).await {
                Ok(()) => Some(errand),
                Err(_) => None,
            },
            unused => next(&asks, Some(ended), unused).await,
        };
    }
    postman
}

async fn next(asks: &mpsc::Sender<Ask>, ended: Option<Ended>, unused: Option<Errand>) -> Option<Errand> {
    let (answer, answered) = oneshot::channel();
    let ask = Ask::Next {
        ended,
        unused,
        answer,
    };
    asks.send(ask).await.ok()?;
    answered.await.ok().flatten()
}

/// A carrier's letter in the clerk's book.
struct Book<'l> {
    asks: &'l mpsc::Sender<Ask>,
    attempt: i64,
    to: &'l str,
    is_alarm: bool,
    is_early: bool,
    /// The next letter, given ahead.
    given: Option<Errand>,
}

impl Book<'_> {
    async fn ask(&self) -> Option<Leave> {
        let (answer, answered) = oneshot::channel();
        let ask = Ask::Mark {
            attempt: self.attempt,
            to: self.to.to_owned(),
            is_alarm: self.is_alarm,
            wants_next: self.given.is_none(),
            answer,
        };
        self.asks.send(ask).await.ok()?;
        answered.await.ok()
    }
}

impl Mark for &mut Book<'_> {
    async fn make(&mut self) -> Result<(), String> {
        let Some((leave, next)) = self.ask().await else {
            return Err("the work was given up".into());
        };
        self.given = self.given.take().or(next);
        leave
    }

    async fn withdraw(&mut self) {
        let ask = Ask::Withdraw {
            attempt: self.attempt,
            to: self.to.to_owned(),
        };
        // Where nobody listens any more, the letter is uncertain at worst.
        let _ = self.asks.send(ask).await;
    }

    fn may_be_early(&self) -> bool {
        self.is_early
    }
}
