//! Asking sources and keeping whatever came: data, unchanged, or a named failure.
//!
//! Many are asked together, few of one host at once; a source is asked for one window after the
//! other. What came is stored in the order in which it was wanted, so that the order in which
//! servers happen to answer leaves no trace.

mod lanes;
mod pull;

use super::pulse::Pulse;
use super::{Event, Office, Stop, WorkError};
use crate::calendar::{Moment, Period};
use crate::dossier::{Mode, Snapshot};
use crate::portal::{Asker, Failure, Question, Said, Validators};
use crate::store::Outcome;
use lanes::{Lanes, Step};
pub(super) use pull::pulls_first;
pub use pull::{Enough, Manner, Pull, Pulled};
use pull::{Tally, pulled_of};
use std::collections::BTreeMap;

/// So many requests are marked, made and stored together: two commits for all of them.
const TOGETHER: usize = 100;
/// Answers that wait for their commit hold no more memory than about this, in bytes.
const MOST_WAITING: usize = 8 * 1024 * 1024;

/// What is known of a window before it is asked for.
struct Known {
    before: Option<Snapshot>,
    last: Option<(i64, Validators)>,
}

/// Requests that were marked together.
struct Batch {
    lanes: Lanes,
    /// Of those that have not ended: what was known before, and the mark.
    known: BTreeMap<usize, Known>,
    marks: BTreeMap<usize, i64>,
}

impl Office {
    /// Asks a source and keeps whatever came.
    pub async fn fetch(
        &mut self,
        source: &str,
        question: &Question,
        period: Period,
        now: Moment,
    ) -> Result<Event, WorkError> {
        self.fetch_as(source, question, period, now, false).await
    }

    /// As [`Office::fetch`]; `is_looked_at` by a person, who believes an answer that the one
    /// before it contradicts.
    pub async fn fetch_as(
        &mut self,
        source: &str,
        question: &Question,
        period: Period,
        now: Moment,
        is_looked_at: bool,
    ) -> Result<Event, WorkError> {
        if question.mode == Mode::Open {
            return self.fetch_open(source, question, period, now, is_looked_at).await;
        }
        let pull = Pull {
            source: source.to_owned(),
            question: question.clone(),
            period,
        };
        let manner = Manner {
            is_looked_at,
            ..Manner::scheduled(None, &Stop::default())
        };
        let pulled = self.fetch_all(&[pull], &manner, now).await?.pop().flatten();
        pulled.map(|p| p.event).ok_or_else(|| WorkError::Source {
            source_id: source.to_owned(),
            why: "it was not asked".into(),
        })
    }

    /// Asks for all of them and keeps whatever came. Answers in the same order; `None` for what was
    /// not asked any more. Dropped before its end, requests in hand count as failed; of what was
    /// told nothing is lost.
    pub async fn fetch_all(
        &mut self,
        pulls: &[Pull],
        manner: &Manner,
        now: Moment,
    ) -> Result<Vec<Option<Pulled>>, WorkError> {
        let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
        let mut found = Vec::with_capacity(pulls.len());
        for part in pulls.chunks(TOGETHER) {
            found.extend(self.fetch_part(part, &mut tallies, manner, now).await?);
        }
        Ok(found)
    }

    async fn fetch_part<'p>(
        &mut self,
        pulls: &'p [Pull],
        tallies: &mut BTreeMap<&'p str, Tally>,
        manner: &Manner,
        now: Moment,
    ) -> Result<Vec<Option<Pulled>>, WorkError> {
        let mut found: Vec<Option<Pulled>> = pulls.iter().map(|_| None).collect();
        let is_open = |pull: &Pull| {
            let tally = tallies.get(pull.source.as_str()).copied().unwrap_or_default();
            !tally.is(manner.enough) && !manner.is_over()
        };
        let open: Vec<usize> = (0..pulls.len()).filter(|n| is_open(&pulls[*n])).collect();
        if open.is_empty() {
            return Ok(found);
        }
        let mut batch = self.begin(pulls, &open, tallies, manner, now)?;
        let pulse = self.pulse.clone();
        loop {
            let (came, is_over) = wait(&mut batch.lanes, &pulse, &manner.stop).await;
            for (n, said) in &came {
                if let Err(failure) = said {
                    tallies.entry(&pulls[*n].source).or_default().note(failure);
                }
            }
            for (n, pulled) in self.keep(pulls, &mut batch, came, is_over, now)? {
                found[n] = Some(pulled);
            }
            if is_over {
                return Ok(found);
            }
        }
    }

    /// Marks the requests of those numbers as begun, and begins them.
    fn begin(
        &mut self,
        pulls: &[Pull],
        open: &[usize],
        tallies: &BTreeMap<&str, Tally>,
        manner: &Manner,
        now: Moment,
    ) -> Result<Batch, WorkError> {
        let of = |n: &usize| Ok((*n, self.known(&pulls[*n])?));
        let known: BTreeMap<usize, Known> = self
            .store
            .at_one_moment(|| open.iter().map(of).collect::<Result<_, WorkError>>())?;
        let asked = open
            .iter()
            .map(|n| (pulls[*n].source.as_str(), &pulls[*n].question));
        let marks = self.store.begin_fetches(&asked.collect::<Vec<_>>(), now)?;
        let steps = open.iter().map(|n| self.step(*n, &pulls[*n], &known, tallies));
        Ok(Batch {
            lanes: Lanes::begin(steps, manner, now),
            known,
            marks: open.iter().copied().zip(marks).collect(),
        })
    }

    /// Who asks that source.
    pub(super) fn asker(&self, source: &str) -> Result<&Asker, WorkError> {
        self.askers.get(source).ok_or_else(|| WorkError::Source {
            source_id: source.to_owned(),
            why: "it is not configured".into(),
        })
    }

    fn known(&self, pull: &Pull) -> Result<Known, WorkError> {
        let Pull { source, question, .. } = pull;
        let asker = self.asker(source)?;
        let profile = &asker.source().profile;
        let last = match asker.words(question) {
            Some(words) => self
                .store
                .recognised(source, question, &words, &profile.version())?,
            None => None,
        };
        Ok(Known {
            before: self.store.newest_snapshot(source, question.from, question.to)?,
            last,
        })
    }

    fn step(
        &self,
        number: usize,
        pull: &Pull,
        known: &BTreeMap<usize, Known>,
        tallies: &BTreeMap<&str, Tally>,
    ) -> Option<Step> {
        let known = known.get(&number)?;
        Some(Step {
            number,
            asker: self.askers.get(&pull.source)?.clone(),
            question: pull.question.clone(),
            last: known.last.as_ref().map(|(_, by)| by.clone()),
            before: known.before.clone(),
            tally: tallies.get(pull.source.as_str()).copied().unwrap_or_default(),
        })
    }

    /// Stores what came in one transaction, and takes the marks back of what was never asked.
    fn keep(
        &mut self,
        pulls: &[Pull],
        batch: &mut Batch,
        came: BTreeMap<usize, Result<Said, Failure>>,
        is_over: bool,
        now: Moment,
    ) -> Result<Vec<(usize, Pulled)>, WorkError> {
        let mut ended: Vec<(i64, Outcome)> = Vec::with_capacity(came.len());
        let mut pulled = Vec::with_capacity(came.len());
        for (n, said) in came {
            let (Some(mark), Some(known)) = (batch.marks.remove(&n), batch.known.remove(&n)) else {
                continue;
            };
            ended.push((mark, outcome(said, &known, &pulls[n].source)?));
            pulled.push((n, known.before));
        }
        if is_over {
            let not_asked = batch.marks.iter().filter(|(n, _)| !batch.lanes.is_begun(**n));
            ended.extend(not_asked.map(|(_, mark)| (*mark, Outcome::NotAsked)));
        }
        if ended.is_empty() {
            return Ok(Vec::new());
        }
        let ids = self.store.end_fetches(&ended, now)?;
        let ended = ended.into_iter().map(|(_, outcome)| outcome).zip(ids);
        let all = pulled.into_iter().zip(ended);
        let told = all.filter_map(|((n, before), (outcome, id))| {
            Some((n, pulled_of(&pulls[n], before, outcome, id, now)?))
        });
        Ok(told.collect())
    }
}

/// What has come when all have answered, or when it becomes too much to hold; and whether it is
/// all that will come. The watchdog waits from answer to answer.
async fn wait(
    lanes: &mut Lanes,
    pulse: &Pulse,
    stop: &Stop,
) -> (BTreeMap<usize, Result<Said, Failure>>, bool) {
    let mut came = BTreeMap::new();
    let mut bytes = 0;
    while bytes < MOST_WAITING {
        let step = pulse.step();
        let next = tokio::select! {
            biased;
            next = lanes.next() => next,
            () = stop.asked() => {
                lanes.close();
                None
            }
        };
        drop(step);
        let Some((number, said)) = next else {
            return (came, true);
        };
        if let Ok(Said::Data(answer)) = &said {
            bytes += answer.body.len();
        }
        came.insert(number, said);
    }
    (came, false)
}

fn outcome(said: Result<Said, Failure>, known: &Known, source: &str) -> Result<Outcome, WorkError> {
    match (said, &known.last) {
        (Ok(Said::Data(answer)), _) => Ok(Outcome::Answer(answer)),
        (Ok(Said::Unchanged), Some((id, _))) => Ok(Outcome::Unchanged(*id)),
        (Ok(Said::Unchanged), None) => Err(WorkError::Source {
            source_id: source.to_owned(),
            why: "it says \"unchanged\" of an answer that it never gave".into(),
        }),
        (Err(failure), _) => Ok(Outcome::Failure(failure)),
    }
}
