//! A unit's part of a report that came with a mail, as the letter asks for it.

use super::{Verdict, Voice, verdict};
use crate::agenda::NOTHING_TO_REPORT;
use crate::answer::part::{Doubt, Part, names_part, part};
use crate::answer::words::excerpt;
use crate::answer::{Heard, Line, Mail, Outcome};
use crate::calendar::{Moment, day_of};
use crate::config::Answers;

/// What the mail comes to where it brings the one part that is asked for, says that there is nothing to report, or
/// may mean one of these; else as it was judged.
pub(super) fn with_part(
    mail: &Mail,
    mut said: Verdict,
    voice: &Voice,
    answers: &Answers,
    now: Moment,
) -> Verdict {
    let is_free = |h: &Heard| {
        matches!(
            h.outcome,
            Outcome::Other | Outcome::NoDocument | Outcome::Unfinished { .. }
        )
    };
    let Some(line) = the_part(&said.answer.lines).cloned() else {
        return said;
    };
    if said.answer.decides || !said.answer.heard.iter().all(is_free) {
        return said;
    }
    let is_only = said.answer.lines.len() == 1;
    let part = part(&mail.lines, &mail.files);
    let words = match part {
        Part::Nothing => NOTHING_TO_REPORT.to_owned(),
        _ => excerpt(&mail.lines),
    };
    let outcome = match part {
        Part::Given | Part::Nothing if line.is_done => Outcome::DoneBefore,
        Part::Given if is_only || names_part(&mail.lines) => received(now),
        Part::Nothing if is_only => received(now),
        Part::Given | Part::Nothing => Outcome::PartUnclear { doubt: Doubt::Which },
        Part::Doubtful(doubt) => Outcome::PartUnclear { doubt },
        Part::Silent if is_only => {
            let of_part = said.answer.heard.iter_mut().filter(|h| h.line.is_none());
            of_part.for_each(|h| h.line = Some(line.clone()));
            return said;
        }
        Part::Silent => return said,
    };
    let heard = Heard {
        line: Some(line),
        outcome,
        words,
    };
    verdict(
        vec![heard],
        said.answer.lines,
        voice.standing(),
        voice,
        (answers, now),
    )
}

/// The one part among the lines of the letter; of several one that is still open.
fn the_part(lines: &[Line]) -> Option<&Line> {
    let parts = || lines.iter().filter(|l| l.is_part && !l.is_gone);
    let open = || parts().filter(|l| !l.is_done);
    match (open().count(), parts().count()) {
        (1, _) => open().next(),
        (0, 1) => parts().next(),
        _ => None,
    }
}

/// The same mark as `task done` of a part without a document.
fn received(now: Moment) -> Outcome {
    Outcome::Recorded {
        number: String::new(),
        date: day_of(now),
    }
}

/// Somebody has to look at a file that came with thanks or without a word.
pub(super) fn only_files(mail: &Mail) -> Heard {
    Heard {
        line: None,
        outcome: Outcome::Other,
        words: excerpt(&mail.lines),
    }
}
