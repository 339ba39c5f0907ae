//! A word of consent to a receipt that asks nothing: the word needs no answer, everything beside it is read as ever.

use super::elsewhere::with_named;
use super::settled::First;
use super::undone::Now;
use super::{Verdict, Voice, fresh};
use crate::answer::agreed::{Question, agreed};
use crate::answer::{Line, Mail};
use crate::calendar::Moment;
use crate::config::Answers;

/// `None` where the mail says no more than the consent.
pub(super) fn beside_consent(
    mail: &Mail,
    first: &First,
    lines: &[Line],
    voice: &Voice,
    (now_is, answers): (&Now, &Answers),
    now: Moment,
) -> Option<Verdict> {
    let asked: Vec<Question> = first.answer.lines.iter().map(of_row).collect();
    let is_consent = |line: &&String| {
        let one = std::slice::from_ref(*line);
        agreed(one, &asked, &voice.name).is_some_and(|agreed| agreed.is_consent)
    };
    // "OK ạ. 22 XONG …": the word of consent is one sentence of the line.
    let behind = |line: &String| {
        let cut = [". ", ", ", "! ", "; "]
            .into_iter()
            .filter_map(|end| line.split_once(end));
        let consent = cut.min_by_key(|(said, _)| said.len());
        let rest = consent.filter(|(said, _)| is_consent(&&(*said).to_owned()));
        rest.map_or_else(|| line.clone(), |(_, rest)| rest.trim().to_owned())
    };
    let rest = mail.lines.iter().filter(|l| !is_consent(l)).map(behind);
    let rest: Vec<String> = rest.collect();
    let is_said = |line: &String| !line.is_empty();
    if rest == mail.lines || !rest.iter().any(is_said) {
        return None;
    }
    let mail = Mail {
        lines: rest,
        ..mail.clone()
    };
    let lines = with_named(
        lines.to_vec(),
        &mail,
        voice,
        (now_is.all, now_is.facts),
        now_is.today,
    );
    let said = fresh(&mail, lines, voice, answers, now);
    (!said.answer.heard.is_empty()).then_some(said)
}

/// A task by whose number the consent may be told; no document was asked about.
fn of_row(line: &Line) -> Question<'_> {
    Question {
        row: &line.row,
        number: "",
        date: line.due,
    }
}
