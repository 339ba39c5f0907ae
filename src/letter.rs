//! What a letter says: kinds, words, text and HTML that say the same, `.ics`.
//! Pure and deterministic: the same order gives the same letter, byte for byte.
//!
//! An order becomes a page (a value: salutation, sections, closing), the page is
//! laid out twice, as text and as HTML. The sentences are templates, each said
//! once; what comes from plans and portals is cleaned before it meets them.

mod about;
mod bare;
mod cage;
mod chart;
mod compose;
mod dossier;
mod dossiers;
mod draft;
mod ics;
mod kind;
mod line;
mod matter;
mod order;
mod own;
mod page;
mod plain;
mod point;
mod points;
mod remembered;
mod samples;
mod seen;
mod spoken;
mod task_line;
mod tasks;
#[cfg(test)]
mod tests;
mod thread;
mod week;
mod wording;
mod written;

pub use dossier::{DossierLine, DossierPart};
pub use kind::LetterKind;
pub use matter::{Attachment, Break, Matter};
pub use order::{Order, Sender};
pub use own::{FellBack, Unfit, Wording};
pub use point::{Named, Point};
pub use task_line::{Owed, TaskLine, Told};
pub use written::{Letter, write};
