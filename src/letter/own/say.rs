//! A letter in the office's own words, held against the built-in ones.

use super::lacks::lacks;
use super::{FellBack, Wording};
use crate::letter::compose::template_of;
use crate::letter::order::{Order, Sender};
use crate::letter::spoken::Spoken;

impl Wording {
    /// Subject, text and HTML in the office's words; `None` where it has none of its own.
    ///
    /// # Errors
    /// Its words would lose a fact of this very letter, or say nothing.
    pub(in super::super) fn say(&self, order: &Order, sender: &Sender) -> Result<Option<Spoken>, FellBack> {
        let Some(own) = self.0.as_ref() else {
            return Ok(None);
        };
        let failed = |template: Option<String>, line: Option<usize>, why: String| FellBack {
            template: template.unwrap_or_else(|| template_of(order).to_owned()),
            line: line.unwrap_or(0),
            why,
        };
        let spoken = Spoken::of(order, sender, &own.words);
        let spoken = spoken.map_err(|e| failed(e.template, e.line, e.message))?;
        let Ok(usual) = spoken.usual(order, sender) else {
            return Ok(None);
        };
        match lacks((order, sender), &spoken, &usual, None) {
            None => Ok(Some(spoken)),
            Some(_) => Err(failed(
                None,
                None,
                "it would not say every fact of this letter".into(),
            )),
        }
    }
}
