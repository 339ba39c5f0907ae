//! SQLite: the only room with SQL. Facts are read in one transaction, each action is
//! written in one. Times and days come in as parameters; no `now()` in SQL.

mod answers;
mod backup;
mod calendars;
mod changes;
mod database;
mod denied;
mod drafts;
mod error;
mod exports;
mod facts;
mod fetches;
mod figures;
mod inbox;
mod intake;
mod issued;
mod left_unread;
mod letter_facts;
mod letters;
mod listed;
mod lock;
mod look;
mod looked_up;
mod migrations;
mod numbers;
mod open;
mod packed;
mod parts;
mod past;
mod post;
mod post_facts;
mod readings;
mod reported;
mod reread;
mod retention;
mod returned;
mod tasks;
mod values;

pub use answers::{Answered, Before, NewAnswer};
pub use database::Store;
pub use error::StoreError;
pub use fetches::Outcome;
pub use figures::FetchRow;
pub use inbox::{InboxState, Place};
pub use intake::{Known as KnownFile, SheetFile};
pub use left_unread::Left;
pub use letters::{LetterRow, Standing, ToSend};
pub use lock::Lock;
pub use look::Said;
pub use post::{Entry, Posted, Sender};
pub use reread::StoredAnswer;
pub use tasks::PlanFile;

#[cfg(test)]
mod tests;
