//! Which forms a receipt shows: what may be written in answer to it, and be understood.

use super::origin;
use super::words::order_of;
use crate::agenda::round::Round;
use crate::answer::{Answer, Heard, Line, Outcome, Standing};
use crate::plan::folded;

/// Whether words were passed on beside what was understood, and no other form says how a result is written: who reads
/// that one task is recorded believes the same of the other.
pub(super) fn have_words_too(answer: &Answer) -> bool {
    let is_passed = |h: &Heard| h.outcome == Outcome::Other;
    let is_plain = answer.standing == Standing::Counts && !answer.about_events && !answer.decides;
    let is_alone = answer.heard.iter().all(is_passed);
    is_plain && !is_alone && answer.heard.iter().any(is_passed) && !answer.heard.iter().any(asks_for_result)
}

/// How the task is named whose result was taken back and not given anew: it is open again. Empty where there is none.
pub(super) fn reopened(answer: &Answer, round: &Round) -> String {
    let of = |h: &Heard| h.line.as_ref().map(|l| (l.task.clone(), l.unit.clone()));
    let is_given = |h: &Heard| {
        let is_new = |other: &Heard| matches!(other.outcome, Outcome::Recorded { .. }) && of(other) == of(h);
        answer.heard.iter().any(is_new)
    };
    let is_open = |h: &&Heard| origin::opens_again(h, answer, round) && !is_given(h);
    let lines: Vec<&Line> = answer
        .heard
        .iter()
        .filter(is_open)
        .filter_map(|h| h.line.as_ref())
        .collect();
    match lines.as_slice() {
        [] => String::new(),
        [only] => order_of(Some(only)),
        _ => "số của nhiệm vụ,".to_owned(),
    }
}

/// Whether a result, a wish or a decision is asked for.
pub(super) fn asks_for_word(heard: &Heard) -> bool {
    use Outcome::{
        AgreedIf, Doubtful, Lapsed, LeadUnsaid, OtherDocument, PartUnclear, SaidOpen, UndoWhat, Unread,
    };
    heard.outcome.asks_back()
        && !matches!(
            heard.outcome,
            Unread
                | UndoWhat
                | OtherDocument { .. }
                | SaidOpen { .. }
                | PartUnclear { .. }
                | Doubtful { .. }
                | Lapsed { .. }
                | AgreedIf { .. }
                | LeadUnsaid
        )
}

pub(super) fn asks_for_result(heard: &Heard) -> bool {
    asks_for_word(heard) && !heard.outcome.asks_for_day()
}

/// Whether another day was tried, whatever was not understood of it.
pub(super) fn is_about_day(words: &str) -> bool {
    let words = folded(words);
    [
        "du kien",
        "hoan den",
        "hoan vi",
        "lui han",
        "lui thoi han",
        "gia han",
        "lui den",
        "xin lui",
        "xin hoan",
        "cho lui",
        "them thoi gian",
        "han moi",
        "keo dai",
    ]
    .iter()
    .any(|tried| words.contains(tried))
}

/// Whether confirming it would change something or tell somebody.
pub(super) fn is_confirmable(heard: &Heard) -> bool {
    use Outcome::{
        Agreed, Declined, Doubtful, Event, Forecast, Gone, NotTheirs, Recorded, Undone, Wish, Wrong,
    };
    let is_order = matches!(
        heard.outcome,
        Recorded { .. }
            | Doubtful { .. }
            | Event { .. }
            | Wish { .. }
            | Forecast { .. }
            | Wrong
            | Agreed { .. }
            | Declined
            | NotTheirs
            | Undone
            | Gone
    );
    // Free words beside a result that stands are read once the unit confirms them.
    is_order || (heard.outcome == Outcome::DoneBefore && !heard.words.is_empty())
}
