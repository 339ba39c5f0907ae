//! A letter as far as templates make it.

use super::compose::compose;
use super::order::{Order, Sender};
use super::wording::{WordingError, Words};

/// A letter as far as templates make it.
pub(super) struct Spoken {
    pub subject: String,
    pub text: String,
    pub html: String,
    /// As `Page::dropped`.
    pub dropped: usize,
}

/// So often a longer signature may push something out of the page of a week, which then counts it.
const MOST_PUSHED_OUT: usize = 8;

impl Spoken {
    pub fn of(order: &Order, sender: &Sender, words: &Words) -> Result<Spoken, WordingError> {
        Spoken::with_room(order, sender, words, 0)
    }

    fn with_room(
        order: &Order,
        sender: &Sender,
        words: &Words,
        least_dropped: usize,
    ) -> Result<Spoken, WordingError> {
        let page = compose(order, sender, words, least_dropped)?;
        Ok(Spoken {
            subject: page.subject.clone(),
            text: page.text(words)?,
            html: page.html(words)?,
            dropped: page.dropped,
        })
    }

    /// The built-in words for the same order, with as much left out as these words leave out.
    pub fn usual(&self, order: &Order, sender: &Sender) -> Result<Spoken, WordingError> {
        let built_in = Words::built_in()?;
        let usual = Spoken::of(order, sender, built_in)?;
        let pushed_out = self.dropped.saturating_sub(usual.dropped);
        match (1..=MOST_PUSHED_OUT).contains(&pushed_out) {
            true => Spoken::with_room(order, sender, built_in, self.dropped),
            false => Ok(usual),
        }
    }
}
