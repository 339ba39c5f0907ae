//! The marks of what an answer comes to.

use super::{Voice, events};
use crate::answer::{Dating, Heard, Outcome};
use crate::calendar::Moment;
use crate::plan::{Mark, MarkKind};

/// The same marks as `task done`, `task date`, `task lead` and `task event` make.
pub(super) fn marks_of(heard: &Heard, voice: &Voice, now: Moment) -> Vec<Mark> {
    let Some(line) = &heard.line else {
        return Vec::new();
    };
    let of = |kind: MarkKind, is_of_unit: bool| Mark {
        task: line.task.clone(),
        unit: is_of_unit.then(|| line.unit.clone()),
        due: is_of_unit.then_some(line.due),
        kind,
        at: now,
        by: voice.by.clone(),
    };
    let dated = |dating: &Dating| MarkKind::Dated {
        phrase: dating.phrase.clone(),
        year: dating.year,
        asked: dating.asked.clone(),
    };
    match &heard.outcome {
        Outcome::Recorded { number, date } => {
            let (number, date) = (number.clone(), *date);
            vec![of(MarkKind::Done { number, date }, true)]
        }
        // The day of a task is one for all who lead it.
        Outcome::Agreed { new, .. } => vec![of(dated(new), false)],
        Outcome::Unsettled { before } => before.iter().map(|before| of(dated(before), false)).collect(),
        Outcome::Handed { hand } => {
            let (units, asked) = (hand.after.clone(), hand.asked.clone());
            vec![of(MarkKind::Led { units, asked }, false)]
        }
        Outcome::Event { word } => {
            let kinds = events::marks_of_word(word).into_iter();
            kinds.map(|kind| of(kind, false)).collect()
        }
        _ => Vec::new(),
    }
}
