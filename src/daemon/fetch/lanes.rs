//! Many sources at once, each in its own lane: one window after the other.

use super::{Manner, Tally};
use crate::calendar::Moment;
use crate::dossier::Snapshot;
use crate::portal::{Asker, Failure, Question, Said, Validators};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::{Semaphore, mpsc};
use tokio::task::JoinSet;

/// So many requests run at once, whatever the hosts.
const AT_ONCE: usize = 10;
/// So many run at once against one host: what a browser allows itself is six, and a portal of
/// another office is no place to hurry.
const AT_ONE_HOST: usize = 4;

/// One request to be made.
pub(super) struct Step {
    pub number: usize,
    pub asker: Asker,
    pub question: Question,
    pub last: Option<Validators>,
    pub before: Option<Snapshot>,
    /// How its source has done in this run so far.
    pub tally: Tally,
}

/// A source's requests, each with the mark that it was begun.
type Lane = Vec<(Step, Arc<AtomicBool>)>;

type Came = (usize, Result<Said, Failure>);

/// Requests on their way. Dropped, those in hand are broken off.
pub(super) struct Lanes {
    came: mpsc::UnboundedReceiver<Came>,
    begun: BTreeMap<usize, Arc<AtomicBool>>,
    all: Arc<Semaphore>,
    _tasks: JoinSet<()>,
}

/// What all lanes share.
#[derive(Clone)]
struct Road {
    all: Arc<Semaphore>,
    host: Arc<Semaphore>,
    told: mpsc::UnboundedSender<Came>,
    manner: Manner,
    now: Moment,
}

impl Lanes {
    /// Begins to ask; a source's steps one after the other in the order given.
    pub(super) fn begin(steps: impl Iterator<Item = Option<Step>>, manner: &Manner, now: Moment) -> Lanes {
        let (told, came) = mpsc::unbounded_channel();
        let all = Arc::new(Semaphore::new(AT_ONCE));
        let mut hosts: BTreeMap<String, Arc<Semaphore>> = BTreeMap::new();
        let mut lanes: Vec<(String, Lane)> = Vec::new();
        let mut begun = BTreeMap::new();
        for step in steps.flatten() {
            let flag = Arc::new(AtomicBool::new(false));
            begun.insert(step.number, flag.clone());
            let source = &step.asker.source().id;
            match lanes.iter_mut().find(|(id, _)| id == source) {
                Some((_, lane)) => lane.push((step, flag)),
                None => lanes.push((source.clone(), vec![(step, flag)])),
            }
        }
        let mut tasks = JoinSet::new();
        for (_, lane) in lanes {
            let Some((first, _)) = lane.first() else { continue };
            let host = hosts
                .entry(first.asker.host())
                .or_insert_with(|| Arc::new(Semaphore::new(AT_ONE_HOST)));
            let road = Road {
                all: all.clone(),
                host: host.clone(),
                told: told.clone(),
                manner: manner.clone(),
                now,
            };
            tasks.spawn(drive(lane, road));
        }
        Lanes {
            came,
            begun,
            all,
            _tasks: tasks,
        }
    }

    /// The next answer; `None` when all have come that will.
    pub(super) async fn next(&mut self) -> Option<Came> {
        self.came.recv().await
    }

    /// No further request is begun.
    pub(super) fn close(&self) {
        self.all.close();
    }

    /// Whether the request was begun.
    pub(super) fn is_begun(&self, number: usize) -> bool {
        self.begun
            .get(&number)
            .is_some_and(|flag| flag.load(Ordering::Relaxed))
    }
}

async fn drive(lane: Lane, road: Road) {
    let mut tally = lane.first().map_or_else(Tally::default, |(step, _)| step.tally);
    for (step, begun) in lane {
        // The host's turn first: who waits for a slow host must not keep others from theirs.
        let Ok(_at_host) = road.host.acquire().await else {
            return;
        };
        let Ok(_at_all) = road.all.acquire().await else {
            return;
        };
        if road.manner.is_over() || tally.is(road.manner.enough) {
            return;
        }
        begun.store(true, Ordering::Relaxed);
        let said = ask(&step, &road.manner, road.now).await;
        if let Err(failure) = &said {
            tally.note(failure);
        }
        if road.told.send((step.number, said)).is_err() {
            return;
        }
    }
}

async fn ask(step: &Step, manner: &Manner, now: Moment) -> Result<Said, Failure> {
    let said = step
        .asker
        .ask_anew(&step.question, step.last.as_ref(), now)
        .await?;
    match said {
        Said::Data(answer) if !manner.is_looked_at => {
            let profile = &step.asker.source().profile;
            let answer = profile.plausible(*answer, step.before.as_ref())?;
            Ok(Said::Data(Box::new(answer)))
        }
        said => Ok(said),
    }
}
