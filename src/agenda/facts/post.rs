//! What is known of sending as a whole.

use crate::calendar::Moment;
use crate::outbox::{Attempt, Brake, Spell, Stop, Volume};
use std::collections::BTreeMap;

/// What attempts that name no server were made with.
pub const FIRST: &str = "mail";

/// What is known of sending as a whole.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PostFacts {
    /// The newest attempts at each address that a letter waits for, newest first.
    pub at_address: BTreeMap<String, Vec<Attempt>>,
    /// What has left in the last day; empty where no letter waits.
    pub volume: Volume,
    /// A person stopped all sending.
    pub stop: Option<Stop>,
    /// The brakes that hold letters.
    pub brakes: Vec<Brake>,
    /// Those of the last days that hold none any more, and since when.
    pub let_go: Vec<(Brake, Moment)>,
    /// Sign-ins without a letter, newest first, a few of each server.
    pub probes: Vec<ProbeFact>,
    /// When each server last took a letter as far as its content, and so the sign-in before it.
    pub signed_in: BTreeMap<String, Moment>,
    /// When each server last took a letter.
    pub taken: BTreeMap<String, Moment>,
    /// The newest time during which each server took no letter, over or not.
    pub spells: BTreeMap<String, Spell>,
    /// What the program noticed of its own surroundings, newest first, a few of each kind.
    pub troubles: Vec<TroubleFact>,
    /// All attempts of late at the addresses that refused a letter, oldest first.
    pub refused: BTreeMap<String, Vec<Attempt>>,
}

/// One sign-in without a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProbeFact {
    pub server: String,
    pub at: Moment,
    /// What the server said; `None` where it took the sign-in.
    pub failure: Option<String>,
}

/// What may be wrong around the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Trouble {
    /// Little free space where the database lies.
    Disk,
    /// So little that nothing was asked, written or sent.
    Full,
    /// The mailbox for answers cannot be read.
    Inbox,
}

/// A trouble began, or ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TroubleFact {
    pub kind: Trouble,
    pub at: Moment,
    pub is_on: bool,
    /// "120 MB free"; no path.
    pub detail: String,
}

/// When the server last took a sign-in.
pub fn signed_in(server: &str, facts: &PostFacts, now: Moment) -> Option<Moment> {
    let good = facts.probes.iter();
    let good = good
        .filter(|p| p.server == server && p.failure.is_none())
        .map(|p| p.at);
    let by_letter = facts.signed_in.get(server).copied();
    good.chain(by_letter).filter(|at| *at <= now).max()
}
