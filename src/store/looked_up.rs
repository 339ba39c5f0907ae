//! What was looked up last and holds until something newer is stored.

use crate::dossier::open::OpenList;
use crate::dossier::{Reported, Revision};
use std::sync::Arc;

/// What was found for the newest report, answer and reading; all only grow.
#[derive(Debug, Clone, Default)]
pub(super) struct Revised {
    pub newest: (i64, i64, i64),
    pub reported: Vec<Reported>,
    pub found: Vec<Revision>,
}

/// The lists that were read last, under their ids: they never change, and a tick a minute asks for
/// them.
#[derive(Debug, Clone, Default)]
pub(super) struct OpenLists {
    pub of_portals: Vec<i64>,
    pub of_files: Vec<i64>,
    pub lists: Vec<Arc<OpenList>>,
}
