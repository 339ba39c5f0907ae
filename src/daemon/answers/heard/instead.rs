//! "KHÔNG", and below it the result anew, in answer to the question whether a task is finished by its document: the question
//! is over, and what counts is the new result alone.

use super::settled::First;
use super::{Verdict, Voice, elsewhere, fresh};
use crate::agenda::{Duty, Facts};
use crate::answer::words::{Word, said};
use crate::answer::{Heard, Line, Mail, Outcome, Standing};
use crate::calendar::{Moment, day_of};
use crate::config::Answers;

/// `lines` are those of the receipt as they stand now. `None` where it asks nothing of the kind, or the mail does not begin
/// with a refusal of all that it asks and go on with a result of each.
pub(super) fn of_refused_question(
    mail: &Mail,
    first: &First,
    lines: &[Line],
    voice: &Voice,
    (all, facts, answers): (&[Duty], &Facts, &Answers),
    now: Moment,
) -> Option<Verdict> {
    let is_question = |h: &&Heard| matches!(h.outcome, Outcome::Doubtful { .. });
    let asked: Vec<&Heard> = first.answer.heard.iter().filter(is_question).collect();
    if asked.is_empty() || first.answer.standing != Standing::Counts || voice.standing() != Standing::Counts {
        return None;
    }
    let today = day_of(now);
    let at = mail.lines.iter().position(|line| !line.is_empty())?;
    let refusal = said(&mail.lines[at..=at], today);
    let is_bare = |rows: &[String]| rows.is_empty() && mail.lines[at].split_whitespace().count() <= 3;
    let is_refused =
        matches!(refusal.as_slice(), [one] if matches!(&one.word, Word::Undo { rows } if is_bare(rows)));
    if !is_refused {
        return None;
    }
    let mail = Mail {
        lines: mail.lines[at + 1..].to_vec(),
        ..mail.clone()
    };
    let lines = elsewhere::with_named(lines.to_vec(), &mail, voice, (all, facts), today);
    let anew = fresh(&mail, lines, voice, answers, now);
    let is_told = |asked: &&Heard| {
        let of = |h: &Heard| h.line.as_ref().map(|l| (l.task.clone(), l.unit.clone()));
        let is_result = |h: &Heard| matches!(h.outcome, Outcome::Recorded { .. } | Outcome::Doubtful { .. });
        anew.answer
            .heard
            .iter()
            .any(|h| is_result(h) && of(h) == of(asked))
    };
    asked.iter().all(is_told).then_some(anew)
}
