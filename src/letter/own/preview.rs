//! The office's own words to look at.

use super::Wording;
use crate::calendar::Moment;
use crate::letter::order::{Order, Sender};
use crate::letter::samples;
use crate::letter::written::{Letter, write};

impl Wording {
    /// A letter of every kind on an invented office, as these words write it, with the name of the
    /// sample. `at` is the moment in their heads; their contents keep their own days.
    pub fn preview(&self, at: Moment) -> Vec<(&'static str, Letter)> {
        let sender = Sender {
            wording: self.clone(),
            ..samples::sender()
        };
        let written = |(name, order): (&'static str, Order)| {
            let order = Order {
                key: format!("sample-{name}"),
                ..order
            };
            let letter = Letter {
                written_at: at,
                ..write(&order, &sender)
            };
            (name, letter)
        };
        samples::all().into_iter().map(written).collect()
    }
}
