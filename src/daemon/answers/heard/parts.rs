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
    let has_nothing = mail.lines.iter().any(|l| says_nothing_came(l));
    // A file that is a draft, or of which more comes, is for the person who takes it; the part is still owed.
    let is_whole = !mail.lines.iter().any(|l| is_preliminary(l));
    line.is_part
        && is_whole
        && !line.is_gone
        && said.answer.heard.iter().all(is_free)
        && (has_nothing || !mail.files.is_empty())
}

/// "Không phát sinh", "Kỳ này phòng không phát sinh nội dung nào ạ": a statement of its own.
fn says_nothing_came(line: &str) -> bool {
    const FILLING: [&str; 24] = [
        "ky", "nay", "phong", "em", "don", "vi", "toi", "da", "khong", "phat", "sinh", "noi", "dung", "nao",
        "a", "gi", "thang", "quy", "tuan", "trong", "chung", "nhe", "van", "phan",
    ];
    let line = folded(line);
    let mut words = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty());
    line.contains("khong phat sinh") && words.all(|w| FILLING.contains(&w))
}

fn is_preliminary(line: &str) -> bool {
    const NOT_YET: [&str; 9] = [
        "nhap",
        "gui lai",
        "gui sau",
        "chua",
        "du thao",
        "bo sung sau",
        "chinh thuc sau",
        "se gui",
        "tam thoi",
    ];
    let line = format!(" {} ", folded(line).replace(|c: char| !c.is_alphanumeric(), " "));
    NOT_YET.iter().any(|words| line.contains(&format!(" {words} ")))
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
