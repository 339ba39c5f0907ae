//! What is looked for in the words of a report: one file a matter.

pub mod documents;
pub mod laws;
pub mod numbering;
pub mod numerals;
pub mod periods;
pub mod series;
pub mod spelling;
pub mod units;
pub mod when;
pub mod years;
