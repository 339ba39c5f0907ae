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
        whole_server: bool,
    },
    Cancelled {
        key: String,
        reason: String,
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
        Event::FetchFailed {
            source,
            period,
            detail,
        } => {
            tracing::warn!("source {source}: {} failed: {detail}", period.label);
        }
        Event::Queued { key, reason } => tracing::info!("letter {key} written: {reason}"),
        Event::Sent { key } => tracing::info!("letter {key} sent"),
        Event::NotSent { key, state, .. } => tracing::warn!("letter {key} not sent: {state:?}"),
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
