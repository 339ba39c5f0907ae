//! The annual plan: units, tasks with a stable identity, deadlines read from the
//! plan's own words, and the occurrences that follow from them.

pub mod deadline;
mod due;
mod evidence;
mod handed_on;
mod happening;
pub mod import;
mod mark;
mod occurrence;
mod office;
mod said;
mod task;

pub use deadline::{Deadline, Meaning};
pub use due::{occurrences, report_due};
pub use evidence::{document_kind, kind_named, named_document, other_kinds};
pub use handed_on::handed_on;
pub use happening::{Happening, after_event, awaited_event, hour, hours_counted};
pub use mark::{Mark, MarkKind};
pub use occurrence::{Occurrence, Pace};
pub use office::spelling::{distance, plain};
pub use office::{Absence, Assigned, Book, Group, Mailbox, Office, Spell, Unit, Wish, address, folded};
pub use said::{Milestone, as_said, by_day, dated_since, events, is_ended, milestones, newest_event};
pub use task::{Origin, Task};
