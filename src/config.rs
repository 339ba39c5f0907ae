//! Files to `Settings` in three steps: written (the tree with the place of every key),
//! laid over the built-in defaults, validated room by room. Nothing stops at the first
//! fault: the operator gets all of them at once, each with file, line, key and remedy.

mod answers;
mod book;
mod conflicts;
mod contributors;
mod days;
mod deadline;
mod documents;
mod dossiers;
mod duties;
mod exports;
mod files;
mod first;
mod folders;
mod going;
mod mailbox;
mod names;
mod papers;
mod people;
mod post;
mod presets;
mod problem;
mod reach;
mod read;
mod receive;
mod receive_days;
mod reckoning;
mod reminders;
mod section;
mod settings;
mod sheets;
mod shipped;
mod silence;
mod sources;
mod standing;
mod timing;
mod validate;
mod values;
mod warnings;
mod wording;
mod written;

#[cfg(test)]
mod tests;

pub use answers::Answers;
pub use book::{Instead, named_in as address_book_of, put_in_place};
pub use documents::shipped_register;
pub use files::{Disk, Embedded, Files};
pub use first::first_configuration;
pub use presets::regime as built_in_regime;
pub use problem::Problem;
pub use read::{load, load_offline, read, sample};
pub use receive::{Received, receive_book};
pub use receive_days::{DayChange, DaysError, MOST_OFF, day_changes, receive_days};
pub use settings::Settings;
pub use shipped::{DAYS_OFF as SHIPPED_DAYS_OFF, SAMPLE_PLAN};
pub use sources::{own_profile, own_profiles};
pub use warnings::warnings;
pub use wording::Templates;
