//! Asking for a list of dossiers, page after page.

use super::super::open::{OpenAnswer, Page};
use super::Asker;
use super::session::Session;
use crate::calendar::{Moment, day_of};
use crate::dossier::Mode;
use crate::dossier::open::{OpenList, Promised};
use crate::portal::failure::{Failure, FailureKind};
use crate::portal::question::Question;
use chrono::SubsecRound;
use reqwest::header::CONTENT_TYPE;
use std::collections::BTreeMap;

/// All pages together may take so many times the source's patience: letters wait behind them.
const PAGES_OF_PATIENCE: u32 = 3;

impl Asker {
    /// Asks for all dossiers that are being worked on. All pages together must be as many as the
    /// system says that there are: a list with a page missing would be silent about its dossiers.
    /// A failure bears nothing of an answer.
    pub async fn ask_open(&self, now: Moment) -> Result<OpenAnswer, Failure> {
        let now = now.trunc_subsecs(0);
        let patience = self.source.timeout.saturating_mul(PAGES_OF_PATIENCE);
        let asked = tokio::time::timeout(patience, self.all_pages(now)).await;
        let slow = || {
            let detail = "the pages of the list take too long to come; it is asked again later";
            Err(Failure::new(FailureKind::Unreachable, detail))
        };
        match asked.unwrap_or_else(|_| slow()) {
            Ok(answer) => Ok(answer),
            Err(failure) => {
                let failure = Failure {
                    body: Vec::new(),
                    ..failure
                };
                Err(self.discreet(failure).await)
            }
        }
    }

    async fn all_pages(&self, now: Moment) -> Result<OpenAnswer, Failure> {
        let profile = &self.source.profile;
        let today = day_of(now);
        let question = Question {
            mode: Mode::Open,
            from: today,
            to: today,
        };
        let size = profile.listing.as_ref().and_then(|l| l.page_size);
        let most = usize::try_from(profile.reading.largest_count).unwrap_or(usize::MAX);
        let (mut session, mut is_new) = self.session(now).await?;
        let mut request = None;
        let mut rows: BTreeMap<String, Promised> = BTreeMap::new();
        let mut received = 0_usize;
        for number in 0.. {
            let asked = (&question, number);
            let (page, status) = match self.one_page(asked, &session, now).await {
                Err(failure) if !is_new && session.may_have_ended(&failure) => {
                    session = self.session_after(&session, now).await?;
                    is_new = true;
                    self.one_page(asked, &session, now).await?
                }
                other => other?,
            };
            let request = request
                .get_or_insert(profile.request(&question, &self.values)?.told())
                .clone();
            let known = rows.len();
            received = received.saturating_add(page.items);
            let (items, total, found) = (page.items, page.total, page.rows);
            let has_rows = !found.is_empty();
            for row in found {
                rows.entry(row.code.clone()).or_insert(row);
            }
            if received > most || total.is_some_and(|total| total > most) {
                return Err(implausible(format!(
                    "the list is longer than {most} dossiers; check the source's values, then answer.largest_count"
                )));
            }
            let is_last =
                size.is_none_or(|size| items != size) || total.is_some_and(|total| received >= total);
            if !is_last && has_rows && rows.len() == known {
                return Err(implausible(
                    "the portal gives the same dossiers again on the next page; check the placeholders of [request.open]".into(),
                ));
            }
            if is_last {
                complete(received, total)?;
                return Ok(OpenAnswer {
                    list: OpenList {
                        source: self.source.id.clone(),
                        at: now,
                        rows: rows.into_values().collect(),
                        is_partial: false,
                    },
                    request,
                    status,
                    version: profile.version(),
                });
            }
        }
        Err(implausible("the list has no end".into()))
    }

    async fn one_page(
        &self,
        (question, number): (&Question, usize),
        session: &Session,
        now: Moment,
    ) -> Result<(Page, u16), Failure> {
        let profile = &self.source.profile;
        let request = profile.request_page(question, &self.values, number)?;
        let reply = self.exchange(&request, session, None, now).await?;
        let content_type = reply.headers.get(CONTENT_TYPE).and_then(|v| v.to_str().ok());
        let page = profile.page(question, &self.values, (reply.status, content_type), &reply.body);
        let page = page.map_err(|failure| Failure {
            retry_after: reply.retry_after,
            ..failure
        })?;
        Ok((page, reply.status))
    }
}

fn complete(received: usize, total: Option<usize>) -> Result<(), Failure> {
    match total.filter(|total| *total != received) {
        None => Ok(()),
        Some(total) => Err(implausible(format!(
            "the portal says {total} dossiers and gave {received}; a list with a part missing is not used"
        ))),
    }
}

fn implausible(detail: String) -> Failure {
    Failure::new(FailureKind::Implausible, detail)
}
