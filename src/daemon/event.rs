//! What happens in a tick, and how the log is told of it.

use crate::answer::Standing;
use crate::calendar::Period;
use crate::outbox::State;

/// Something that happened in a tick, for the log and the demo.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    Fetched {
        source: String,
        period: Period,
        snapshot: i64,
    },
    /// The dossiers that are being worked on, stored under that number.
    Listed {
        source: String,
        list: i64,
        dossiers: usize,
    },
    FetchFailed {
        source: String,
        period: Period,
        detail: String,
    },
    Queued {
        key: String,
        reason: String,
    },
    Sent {
        key: String,
    },
    NotSent {
        key: String,
        state: State,
        /// What the server said, or how the attempt failed; no address.
        reason: String,
    },
    Cancelled {
        key: String,
        reason: String,
    },
    /// Nothing more leaves until a person releases it.
    BrakePulled {
        reason: String,
    },
    /// Little space is left on the disk, or there is space again.
    Disk {
        is_low: bool,
        detail: String,
    },
    /// A mail server was signed in to without a letter.
    Probed {
        server: String,
        failure: Option<String>,
    },
    /// The calendar of that number is the one that people know of.
    CalendarKept {
        number: i64,
        reason: String,
    },
    /// A file of the watched folder was dealt with.
    Taken {
        /// Its number in the store; names are chosen by others.
        file: i64,
        is_refused: bool,
        changes: usize,
    },
    /// An answer came by mail.
    Answered {
        answer: i64,
        standing: Standing,
        changes: usize,
    },
    /// The same answer came again.
    AnsweredBefore,
    /// A letter came back; the address as it stands in keys of letters.
    Returned {
        address: String,
    },
}

/// Tells the log.
pub fn tell_log(event: &Event) {
    match event {
        Event::Fetched {
            source,
            period,
            snapshot,
        } => {
            tracing::info!("source {source}: {} stored as snapshot {snapshot}", period.label);
        }
        Event::Listed {
            source,
            list,
            dossiers,
        } => {
            tracing::info!("source {source}: {dossiers} dossiers stored as list {list}");
        }
        Event::FetchFailed {
            source,
            period,
            detail,
        } => {
            tracing::warn!("source {source}: {} failed: {detail}", period.label);
        }
        Event::Queued { key, reason } => tracing::info!("letter {key} written: {reason}"),
        Event::Sent { key } => tracing::info!("letter {key} sent"),
        Event::NotSent { key, state, reason } => {
            tracing::warn!("letter {key} not sent, {}: {reason}", standing(state));
        }
        Event::BrakePulled { reason } => {
            tracing::error!("the brake holds letters: {reason}; dossierd outbox release lets them go");
        }
        Event::Disk { is_low: true, detail } => {
            tracing::error!("little space is left where the database lies: {detail}")
        }
        Event::Disk { detail, .. } => tracing::info!("there is space where the database lies: {detail}"),
        Event::Probed {
            server,
            failure: None,
        } => tracing::info!("mail server {server} takes the sign-in"),
        Event::Probed {
            server,
            failure: Some(why),
        } => tracing::error!("mail server {server} cannot be signed in to, no letter can leave by it: {why}"),
        Event::CalendarKept { number, reason } => tracing::info!("calendar {number} kept: {reason}"),
        Event::Cancelled { key, reason } => tracing::info!("letter {key} taken back: {reason}"),
        Event::Taken {
            file,
            is_refused: true,
            ..
        } => tracing::warn!("file {file} of the watched folder was given back"),
        Event::Answered {
            answer,
            standing,
            changes,
        } => tracing::info!("answer {answer} came by mail ({standing:?}): {changes} changes"),
        Event::AnsweredBefore => tracing::info!("an answer came again by mail; nothing changed"),
        Event::Returned { address } => tracing::warn!("a letter to address {address} came back"),
        Event::Taken { file, changes, .. } => {
            tracing::info!("file {file} of the watched folder was taken: {changes} changes");
        }
    }
}

/// What follows from an attempt that failed.
fn standing(state: &State) -> String {
    match state {
        State::Waiting { until } => format!("tried again from {until}"),
        State::Queued => "tried again".into(),
        State::Sent { .. } => "an earlier attempt had arrived".into(),
        State::Refused { .. } => "refused for good".into(),
        State::Uncertain => "it may have arrived; a person decides".into(),
        State::Cancelled => "taken back".into(),
        State::Dead { .. } => "given up".into(),
    }
}
