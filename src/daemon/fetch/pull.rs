//! What sources are to be asked, how, and what it brought.

use super::super::{Event, Stop};
use crate::agenda::{Action, Decision};
use crate::calendar::{Moment, Period};
use crate::dossier::{Mode, Snapshot};
use crate::portal::{Failure, FailureKind, Question};
use crate::store::Outcome;
use tokio::time::Instant;

/// A window that a source is to be asked for.
#[derive(Debug, Clone)]
pub struct Pull {
    pub source: String,
    pub question: Question,
    pub period: Period,
}

/// When a source is asked for no further window of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enough {
    /// After its first failure: what is asked next is decided anew.
    OneFailure,
    /// After so many refusals, or when it names a time to come back: asking on would lock an account
    /// or close the door.
    Refusals(usize),
}

/// How sources are asked together.
#[derive(Debug, Clone)]
pub struct Manner {
    /// A person has looked, and believes an answer that the one before it contradicts.
    pub is_looked_at: bool,
    pub enough: Enough,
    /// No request is begun after this.
    pub until: Option<Instant>,
    /// Ends it early. A portal's answer is not waited for on the way out; it is asked again.
    pub stop: Stop,
}

impl Manner {
    /// As the daemon asks.
    pub fn scheduled(until: Option<Instant>, stop: &Stop) -> Manner {
        Manner {
            is_looked_at: false,
            enough: Enough::OneFailure,
            until,
            stop: stop.clone(),
        }
    }

    /// Whether no request is begun any more.
    pub(super) fn is_over(&self) -> bool {
        self.stop.is_asked() || self.until.is_some_and(|until| Instant::now() >= until)
    }
}

/// What a pull has brought.
#[derive(Debug)]
pub struct Pulled {
    pub event: Event,
    /// The newest answer for the window before this one.
    pub before: Option<Snapshot>,
    /// The answer of now; `None` for a failure.
    pub after: Option<Snapshot>,
}

/// How often a source has failed and refused in a run.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Tally {
    failures: usize,
    refusals: usize,
    /// It has said when it may be asked again (Retry-After): not in this run.
    is_sent_away: bool,
}

impl Tally {
    pub(super) fn note(&mut self, failure: &Failure) {
        self.failures += 1;
        self.refusals += usize::from(failure.kind == FailureKind::Refused);
        self.is_sent_away |= failure.retry_after.is_some();
    }

    pub(super) fn is(&self, enough: Enough) -> bool {
        match enough {
            Enough::OneFailure => self.failures > 0,
            Enough::Refusals(most) => self.refusals >= most || self.is_sent_away,
        }
    }
}

/// The windows that sources are to be asked for, which stand first, and all else, with the lists of
/// dossiers. One that is wanted for two reasons is asked for once.
pub fn pulls_first(actions: Vec<Decision>) -> (Vec<Pull>, Vec<Decision>) {
    let mut pulls: Vec<Pull> = Vec::new();
    let mut others = Vec::new();
    for decision in actions {
        match decision.action {
            Action::Fetch {
                source,
                question,
                period,
            } if question.mode != Mode::Open => {
                let is_same = |p: &Pull| p.source == source && p.question == question;
                if !pulls.iter().any(is_same) {
                    pulls.push(Pull {
                        source,
                        question,
                        period,
                    });
                }
            }
            _ => others.push(decision),
        }
    }
    (pulls, others)
}

/// What a request that was stored has brought; `None` for one that was not made.
pub(super) fn pulled_of(
    pull: &Pull,
    before: Option<Snapshot>,
    outcome: Outcome,
    id: Option<i64>,
    now: Moment,
) -> Option<Pulled> {
    let (source, period) = (pull.source.clone(), pull.period.clone());
    let of_now = |snapshot: Snapshot| Snapshot {
        id: id.unwrap_or_default(),
        fetched_at: now,
        ..snapshot
    };
    let after = match outcome {
        Outcome::Answer(answer) => Some(of_now(answer.snapshot)),
        Outcome::Unchanged(_) => before.clone().map(of_now),
        Outcome::Failure(failure) => {
            let detail = failure.detail;
            return Some(Pulled {
                event: Event::FetchFailed {
                    source,
                    period,
                    detail,
                },
                before,
                after: None,
            });
        }
        Outcome::NotAsked => return None,
    };
    let snapshot = id?;
    Some(Pulled {
        event: Event::Fetched {
            source,
            period,
            snapshot,
        },
        before,
        after,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{at, hm};
    use FailureKind::{LayoutChanged, Refused, Unreachable};

    fn failure(kind: FailureKind, retry_after: Option<Moment>) -> Failure {
        Failure {
            kind,
            detail: "as the source said".into(),
            status: None,
            body: vec![],
            retry_after,
        }
    }

    #[test]
    fn a_source_is_left_alone_after_refusals_or_when_it_names_a_time_to_come_back() {
        let later = Some(at("2026-07-03".parse().unwrap(), hm(9, 0)));
        let most = Enough::Refusals(2);
        for (failures, by_hand, by_the_daemon) in [
            (vec![], false, false),
            (vec![(Unreachable, None)], false, true),
            (vec![(Unreachable, None), (LayoutChanged, None)], false, true),
            (vec![(Refused, None), (Unreachable, None)], false, true),
            (vec![(Refused, None), (Refused, None)], true, true),
            (vec![(Unreachable, later)], true, true),
        ] {
            let mut tally = Tally::default();
            for (kind, retry_after) in &failures {
                tally.note(&failure(*kind, *retry_after));
            }
            assert_eq!(tally.is(most), by_hand, "{failures:?}");
            assert_eq!(tally.is(Enough::OneFailure), by_the_daemon, "{failures:?}");
        }
    }
}
