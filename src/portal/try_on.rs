//! What a profile makes of an answer that somebody saved, without asking anybody.

use super::failure::Failure;
use super::hash::hex;
use super::profile::Profile;
use super::question::Question;
use crate::calendar::Moment;
use crate::dossier::Snapshot;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// An answer as it lies before us.
#[derive(Debug, Clone, Copy)]
pub struct Saved<'s> {
    pub status: u16,
    /// `None` where nobody kept it: then only the first byte tells a page.
    pub content_type: Option<&'s str>,
    pub body: &'s [u8],
    pub fetched_at: Moment,
}

impl Profile {
    /// The first status that can carry figures.
    pub fn usual_status(&self) -> u16 {
        self.reading.success.first().copied().unwrap_or(200)
    }

    /// What would be asked, as it stands in the audit trail. `values` are complete ones.
    pub fn words(&self, question: &Question, values: &BTreeMap<String, String>) -> Result<String, Failure> {
        Ok(self.request(question, values)?.told())
    }

    /// The snapshot that an answer would be. `values` are complete ones.
    pub fn try_on(
        &self,
        source: &str,
        question: &Question,
        values: &BTreeMap<String, String>,
        saved: Saved,
    ) -> Result<Snapshot, Failure> {
        let (rows, total) =
            self.understand(question, values, saved.status, saved.content_type, saved.body)?;
        Ok(Snapshot {
            id: 0,
            source: source.to_owned(),
            mode: question.mode,
            from: question.from,
            to: question.to,
            fetched_at: saved.fetched_at,
            request: self.words(question, values)?,
            hash: hex(&Sha256::digest(saved.body)),
            rows,
            total,
            proof: Some(self.proof(question.mode)),
        })
    }
}
