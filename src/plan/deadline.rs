//! The deadline language of state offices: one phrase in, its meaning, the last
//! on-time day, flags and a Vietnamese reading out (facts/domain.md section 6).

mod anchor;
mod aside;
mod choice;
mod clock;
mod compose;
mod condition;
mod cursor;
mod data;
mod denied;
mod display;
mod edges;
mod entry;
mod event;
mod every;
mod govern;
mod item;
mod lexicon;
mod list;
mod lunar;
mod marker;
mod meaning;
mod meant;
mod months;
mod normal;
mod occasion;
mod ordinal;
mod point;
mod range;
mod read;
mod reading;
mod relative;
mod scan;
mod spread;
mod stretch;
mod syllable;
mod today;
mod unit;
mod when;
mod window;
mod words;
mod year;

pub use normal::{Anchor, Bound, Flag, Freq, Meaning, MonthAnchor, Offset, Relation, YearAnchor};
pub use read::{Deadline, LONGEST_PHRASE, MOST_DEADLINES, day_of_event, read};
pub use reading::lower_first;
pub use today::on_day;

#[cfg(test)]
mod tests;
