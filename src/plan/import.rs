//! Reads the task table of a plan, row by row, and says what needs a person.

mod alphabet;
mod changes;
mod check;
mod columns;
mod edited;
mod error;
mod excerpt;
mod files;
mod heading;
mod identity;
mod issued;
mod judge;
mod label;
mod loss;
mod named;
mod own_words;
mod plan_table;
mod read;
mod recurrence;
mod rows;
mod section;
mod shape;
mod written;
mod year;

pub use changes::{Change, changes};
pub use edited::is_reworded;
pub use error::ImportError;
pub use files::read as read_file_bytes;
pub use identity::plain_title;
pub use judge::{hidden_periods, is_indicator, tasks};
pub use loss::Loss;
pub use named::{Named, named};
pub use own_words::office_of;
pub use plan_table::{PlanRow, PlanTable};
pub use read::{read_csv, read_text};

#[cfg(test)]
mod tests;
