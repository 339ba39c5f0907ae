//! A unit's part of a report that came with a mail, as the letter asks for it.

use super::{Verdict, Voice, verdict};
use crate::answer::words::excerpt;
use crate::answer::{Heard, Line, Mail, Outcome};
use crate::calendar::{Moment, day_of};
use crate::config::Answers;
use crate::plan::folded;

/// Whether the mail brings the one part that is asked for, or says that there is nothing to report.
pub(super) fn is_handed_in(mail: &Mail, said: &Verdict) -> bool {
    let [line] = said.answer.lines.as_slice() else {
        return false;
    };
    let is_free = |h: &Heard| {
        matches!(
            h.outcome,
            Outcome::Other | Outcome::NoDocument | Outcome::Unfinished { .. }
        )
    };
    let has_nothing = mail
        .lines
        .iter()
        .any(|l| folded(l).starts_with("khong phat sinh"));
    line.is_part
        && !line.is_gone
        && said.answer.heard.iter().all(is_free)
        && (has_nothing || !mail.files.is_empty())
}

/// Somebody has to look at a file that came with thanks or without a word.
pub(super) fn only_files(mail: &Mail) -> Heard {
    Heard {
        line: None,
        outcome: Outcome::Other,
        words: excerpt(&mail.lines),
    }
}

/// The same mark as `task done` of a part without a document.
pub(super) fn handed_in(
    mail: &Mail,
    lines: Vec<Line>,
    voice: &Voice,
    answers: &Answers,
    now: Moment,
) -> Verdict {
    let outcome = match lines.first() {
        Some(line) if line.is_done => Outcome::DoneBefore,
        _ => Outcome::Recorded {
            number: String::new(),
            date: day_of(now),
        },
    };
    let heard = Heard {
        line: lines.first().cloned(),
        outcome,
        words: excerpt(&mail.lines),
    };
    verdict(vec![heard], lines, voice.standing(), voice, (answers, now))
}
