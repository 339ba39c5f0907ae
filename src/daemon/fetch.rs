//! Asking a source and keeping whatever came: data, unchanged, or a named failure.

use super::{Event, Office, WorkError};
use crate::calendar::{Moment, Period};
use crate::dossier::Mode;
use crate::portal::{Question, Said};

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
        let Some(asker) = self.askers.get(source) else {
            return Err(WorkError::Source {
                source_id: source.to_owned(),
                why: "it is not configured".into(),
            });
        };
        let previous = self.store.newest_snapshot(source, question.from, question.to)?;
        let profile = &asker.source().profile;
        let last = match asker.words(question) {
            Some(words) => self
                .store
                .recognised(source, question, &words, &profile.version())?,
            None => None,
        };
        let step = self.pulse.step();
        let begun = self.store.begin_fetch(source, question, now)?;
        let said = asker
            .ask_anew(question, last.as_ref().map(|(_, by)| by), now)
            .await;
        drop(step);
        let said = said.and_then(|said| match said {
            Said::Data(answer) if !is_looked_at => {
                let answer = profile.plausible(*answer, previous.as_ref())?;
                Ok(Said::Data(Box::new(answer)))
            }
            said => Ok(said),
        });
        let source = source.to_owned();
        match said {
            Ok(said) => {
                let snapshot = match (said, last) {
                    (Said::Data(answer), _) => self.store.keep_answer(begun, &answer)?,
                    (Said::Unchanged, Some((known, _))) => self.store.keep_unchanged(begun, known, now)?,
                    (Said::Unchanged, None) => {
                        return Err(WorkError::Source {
                            source_id: source,
                            why: "it says \"unchanged\" of an answer that it never gave".into(),
                        });
                    }
                };
                Ok(Event::Fetched {
                    source,
                    period,
                    snapshot,
                })
            }
            Err(failure) => {
                self.store.keep_failure(begun, &failure)?;
                Ok(Event::FetchFailed {
                    source,
                    period,
                    detail: failure.detail,
                })
            }
        }
    }
}
