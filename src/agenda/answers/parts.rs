//! What letters about answers say of a unit's part of a report: it has neither a number nor a document.

use super::words::{flag, order_of, point};
use crate::answer::part::Doubt;
use crate::answer::{Answer, Heard, Outcome};
use crate::letter::Point;

/// What whoever answered reads of a part that is not recorded; `None` where the answer is about something else.
pub(super) fn echoed(heard: &Heard) -> Option<Point> {
    let Outcome::PartUnclear { doubt } = &heard.outcome else {
        return None;
    };
    let (why, word) = match doubt {
        Doubt::Word(word) => ("part_word", word.clone()),
        Doubt::File => ("part_file", String::new()),
        Doubt::Which => ("part_which", String::new()),
    };
    let more = [
        ("why", why.to_owned()),
        ("until", word),
        ("words", heard.words.clone()),
    ];
    Some(point("asked", heard.line.as_ref(), more))
}

/// The forms that a receipt about a part names: how the part is said to be sent, and whether it is the letter's only
/// line. Empty where the answer is about other things.
pub(super) fn forms(answer: &Answer, is_alone: bool) -> [(&'static str, String); 2] {
    let is_asked = |h: &&Heard| matches!(h.outcome, Outcome::PartUnclear { .. });
    let asked = answer.heard.iter().find(is_asked).and_then(|h| h.line.as_ref());
    let only = match answer.lines.as_slice() {
        [line] => Some(line).filter(|l| l.is_part),
        _ => None,
    };
    let line = asked.or(only.filter(|l| is_alone && !l.is_done));
    let order = match (line, only) {
        (Some(_), Some(_)) => "XONG".to_owned(),
        (Some(line), None) => format!("{} XONG", order_of(Some(line))),
        (None, _) => String::new(),
    };
    [("part_order", order), ("part_only", flag(only.is_some()))]
}
