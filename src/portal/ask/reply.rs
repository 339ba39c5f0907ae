//! What a server answered, before it is read.

use super::super::failure::{Failure, FailureKind};
use crate::calendar::Moment;
use reqwest::header::HeaderMap;

/// One answer as it came.
pub struct Reply {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
    pub(super) retry_after: Option<Moment>,
}

pub fn not_signed_in(reply: &Reply, why: &str) -> Failure {
    let detail = format!("signing in failed with status {}: {why}", reply.status);
    Failure {
        retry_after: reply.retry_after,
        ..Failure::new(FailureKind::Refused, detail).answered(reply.status, b"")
    }
}
