//! A consent to a question in answer to another letter than the receipt that asked.

use super::Voice;
use super::asked::{is_named, is_question, questions, said_to};
use crate::agenda::{Came, Facts};
use crate::answer::agreed::agreed;
use crate::answer::question::{ASKED_FOR, Reply};
use crate::answer::{Answer, Heard, Line, Mail, Standing};
use crate::calendar::day_of;
use chrono::NaiveDate;

/// The unit's answer that asked what this mail consents to, though it answers another letter, the clerk's last one: a
/// word of consent to a letter of one task, or the number of the task. `lines` are what the letter tells.
pub(super) fn open_question(
    mail: &Mail,
    lines: &[Line],
    voice: &Voice,
    facts: &Facts,
    today: NaiveDate,
) -> Option<i64> {
    if voice.standing() != Standing::Counts || voice.unit.is_empty() {
        return None;
    }
    let is_units = |a: &Answer| a.standing == Standing::Counts && a.unit == voice.unit;
    let mut found = facts.answers.iter().rev().filter_map(|fact| match &fact.came {
        Came::Answer(a) if is_units(a) && today <= day_of(fact.at) + ASKED_FOR => Some((fact, a)),
        _ => None,
    });
    let is_of_letter = |h: &Heard| {
        let told = |line: &Line| lines.iter().any(|l| l.task == line.task && l.unit == line.unit);
        h.line.as_ref().is_some_and(told)
    };
    found.find_map(|(fact, answer)| {
        let asked: Vec<&Heard> = answer.heard.iter().filter(|h| is_question(h)).collect();
        if !asked.iter().any(|h| is_of_letter(h)) {
            return None;
        }
        let Reply::Consent {
            named,
            refused,
            others,
            ..
        } = said_to(&asked, &mail.lines, voice, today)
        else {
            return None;
        };
        // "Đã xong" is a result of its own to any other letter.
        let is_word = agreed(&mail.lines, &questions(&asked), &voice.name).is_none_or(|a| a.is_consent);
        let is_meant = match named.is_empty() {
            true => lines.len() == 1 && asked.iter().all(|h| is_of_letter(h)),
            false => { named.iter() }.all(|name| asked.iter().any(|h| is_named(name, h) && is_of_letter(h))),
        };
        let is_alone = refused.is_empty() && others.is_empty();
        (is_word && is_alone && is_meant).then_some(fact.id)
    })
}
