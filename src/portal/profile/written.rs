//! The profile file as written.

use super::value::ValueNeeded;
use super::{proofs, sign_in};
use crate::portal::failure::FailureKind;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    pub(super) id: String,
    pub(super) name: String,
    #[serde(default)]
    pub(super) purpose: proofs::Purpose,
    #[serde(default)]
    pub(super) values: BTreeMap<String, ValueNeeded>,
    pub(super) request: WrittenRequest,
    pub(super) login: Option<sign_in::Written>,
    pub(super) answer: WrittenAnswer,
    #[serde(default)]
    pub(super) titles: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) balance: BTreeMap<String, proofs::Balance>,
    #[serde(default)]
    pub(super) sum: Vec<proofs::WrittenSum>,
    #[serde(default)]
    pub(super) compare: Vec<proofs::WrittenCompare>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenRequest {
    pub(super) method: String,
    /// Of a POST: why the service only reads.
    pub(super) reads_only: Option<String>,
    pub(super) path: String,
    #[serde(default = "iso")]
    pub(super) date_format: String,
    #[serde(default)]
    pub(super) jitter_minutes: u32,
    #[serde(default)]
    pub(super) headers: BTreeMap<String, String>,
    pub(super) json: Option<String>,
    pub(super) form: Option<BTreeMap<String, String>>,
    pub(super) month: Option<BTreeMap<String, String>>,
    pub(super) quarter: Option<BTreeMap<String, String>>,
    pub(super) year: Option<BTreeMap<String, String>>,
    pub(super) range: Option<BTreeMap<String, String>>,
    pub(super) open: Option<BTreeMap<String, String>>,
    /// Dossiers a page, where a list comes in pages.
    pub(super) page_size: Option<usize>,
}

fn iso() -> String {
    "%Y-%m-%d".into()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenAnswer {
    pub(super) success: Vec<u16>,
    #[serde(default)]
    pub(super) refused_words: Vec<String>,
    pub(super) largest_count: i64,
    #[serde(default = "flows")]
    pub(super) cumulative: Vec<String>,
    #[serde(default = "half")]
    pub(super) largest_fall_percent: i64,
    pub(super) empty_allowed: bool,
    pub(super) expect: String,
    pub(super) items: String,
    pub(super) row: String,
    /// Of a list: how many dossiers it has in all.
    pub(super) total: Option<String>,
    /// Of a list: how its moments are written.
    #[serde(default)]
    pub(super) moment_formats: Vec<String>,
    #[serde(default)]
    pub(super) failure: Vec<WrittenFailure>,
}

fn flows() -> Vec<String> {
    ["c4", "c5", "c7"].map(str::to_owned).into()
}

pub fn half() -> i64 {
    50
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenFailure {
    #[serde(default)]
    pub(super) status: Vec<u16>,
    pub(super) when: Option<String>,
    pub(super) kind: FailureKind,
    pub(super) remedy: String,
}
