//! Asking for the dossiers that are being worked on, and keeping what may be kept of them.

use super::{Event, Office, WorkError};
use crate::calendar::{Moment, Period};
use crate::portal::{Failure, FailureKind, Question};
use crate::store::Outcome;

/// A list that had so many dossiers and has none is not believed: a wrong site gives an empty answer.
const MANY: usize = 5;

impl Office {
    /// Asks a source for its list. `is_looked_at` by a person, who believes an empty one.
    pub(super) async fn fetch_open(
        &mut self,
        source: &str,
        question: &Question,
        period: Period,
        now: Moment,
        is_looked_at: bool,
    ) -> Result<Event, WorkError> {
        let asker = self.asker(source)?.clone();
        let before = self.store.open_before(source)?;
        let step = self.pulse.step();
        let begun = self.store.begin_fetch(source, question, now)?;
        let answer = asker.ask_open(now).await;
        drop(step);
        let answer = answer.and_then(|answer| match answer.list.rows.len() {
            0 if before >= MANY && !is_looked_at => Err(emptied(before)),
            _ => Ok(answer),
        });
        let source = source.to_owned();
        match answer {
            Ok(answer) => {
                let list = self.store.keep_open(begun, &answer)?;
                Ok(Event::Listed {
                    source,
                    list,
                    dossiers: answer.list.rows.len(),
                })
            }
            Err(failure) => {
                let detail = failure.detail.clone();
                self.store
                    .end_fetches(&[(begun, Outcome::Failure(failure))], now)?;
                Ok(Event::FetchFailed {
                    source,
                    period,
                    detail,
                })
            }
        }
    }
}

fn emptied(before: usize) -> Failure {
    Failure {
        kind: FailureKind::Implausible,
        detail: format!(
            "the list is empty and had {before} dossiers before; a wrong value gives an empty list too: check the source's values, or say `pull --accept`"
        ),
        status: None,
        body: Vec::new(),
        retry_after: None,
    }
}
