//! The unit's answer to a receipt that asks whether a task is finished by its document.

use super::elsewhere::with_named;
use super::settled::{First, beside};
use super::undone::{Now, chosen, reopen, undone};
use super::{Verdict, Voice, verdict};
use crate::agenda::{Came, Facts};
use crate::answer::agreed::{Question, agreed, is_open_still};
use crate::answer::doubt::adds_nothing_by;
use crate::answer::judge::finished_by;
use crate::answer::order::Named;
use crate::answer::own_lines::own_of_subject;
use crate::answer::question::{ASKED_FOR, Reply, by_rows, reply};
use crate::answer::words::{document_of, excerpt};
use crate::answer::{Answer, Heard, Lapse, Line, Mail, Outcome, Standing, is_same_row};
use crate::calendar::{Moment, day_of};
use crate::config::Answers;
use chrono::NaiveDate;

/// `None` where the receipt asks nothing of the kind, or the mail says something else. `lines` are those of the receipt as
/// they stand now.
pub(super) fn of_question(
    mail: &Mail,
    first: &First,
    lines: &[Line],
    voice: &Voice,
    (now_is, answers): (&Now, &Answers),
    now: Moment,
) -> Option<Verdict> {
    if first.answer.standing != Standing::Counts || !first.answer.heard.iter().any(is_question) {
        return None;
    }
    let (facts, today) = (now_is.facts, now_is.today);
    let known = (first, lines, facts, today);
    let asked: Vec<&Heard> = first.answer.heard.iter().filter(|h| is_question(h)).collect();
    // A footer of the server stands below every mail: what the question quoted says nothing new beside its consent.
    let own: Vec<String> = { mail.lines.iter().enumerate() }
        .filter(|(at, line)| *at == 0 || !was_quoted(&asked, line))
        .map(|(_, line)| line.clone())
        .collect();
    let own = by_rows(&own, &rows_of(&asked));
    let is_counted = voice.standing() == Standing::Counts;
    let mut reopened = Vec::new();
    let reply = match said_to(&asked, &own, voice, today) {
        Reply::Consent { .. } if is_beside_other_words(mail, voice) => Reply::Unclear,
        reply => reply,
    };
    let heard = match reply {
        Reply::Else => return None,
        Reply::Unclear
            if is_counted && is_open_still(&own, &voice.name) && !names_other(&asked, mail, today) =>
        {
            still_open(&asked, mail, known)
        }
        Reply::Unclear => asked_again(&asked, mail, voice, known)?,
        Reply::Consent {
            named,
            refused,
            why,
            others,
        } => {
            let is_refused = |heard: &&Heard| refused.iter().any(|name| is_named(name, heard));
            let (denied, left): (Vec<&Heard>, Vec<&Heard>) = asked.iter().partition(|h| is_refused(h));
            let mut heard = match left.is_empty() && named.is_empty() {
                true => Vec::new(),
                false => consented(&left, &named, known),
            };
            if !refused.is_empty() {
                let of_denied = First {
                    id: first.id,
                    at: first.at,
                    is_settled: first.is_settled,
                    answer: Answer {
                        heard: denied.into_iter().cloned().collect(),
                        ..first.answer.clone()
                    },
                };
                heard.extend(chosen(undone(&of_denied, now_is, false, &why), &refused));
            }
            let undone = heard
                .iter()
                .filter(|h| h.outcome == Outcome::Undone && is_counted);
            reopened.extend(undone.filter_map(|h| Some(reopen(h.line.as_ref()?, voice, now))));
            let lines = with_named(lines.to_vec(), mail, voice, (now_is.all, facts), today);
            let others = beside(&others, &heard, &lines, (voice, today));
            heard.extend(others);
            heard
        }
    };
    let lines = lines.to_vec();
    let mut verdict = verdict(heard, lines, voice.standing(), voice, (answers, now));
    reopened.append(&mut verdict.marks);
    verdict.marks = reopened;
    Some(verdict)
}

/// "Chưa, văn bản đúng là 13/BC-X ngày 11/12/2026": not this document.
fn names_other(asked: &[&Heard], mail: &Mail, today: NaiveDate) -> bool {
    let [heard] = asked else { return false };
    let asked = heard.outcome.asked_document();
    let named = document_meant(mail, today);
    named.is_some_and(|(number, day)| asked != Some((number.as_str(), day)))
}

/// The document that the mail names, or that it names behind its first word: "Chưa, văn bản đúng là …".
fn document_meant(mail: &Mail, today: NaiveDate) -> Option<(String, NaiveDate)> {
    let clause = || {
        let first = mail.lines.iter().find(|line| !line.is_empty())?;
        let (_, clause) = first.split_once([',', '.', ';'])?;
        document_of(&[clause.to_owned()], today)
    };
    document_of(&mail.lines, today).or_else(clause)
}

/// A remark among the quoted lines, a subject of the sender's own, lines that were not read: the consent is not all.
fn is_beside_other_words(mail: &Mail, voice: &Voice) -> bool {
    let subject = own_of_subject(&mail.subject);
    let is_plain = mail.is_of_subject || adds_nothing_by(subject, &[&voice.name, &voice.writer]);
    !mail.marked.is_empty() || mail.unread.is_some() || !is_plain
}

pub(super) fn is_question(heard: &Heard) -> bool {
    matches!(heard.outcome, Outcome::Doubtful { .. })
}

fn rows_of<'h>(asked: &[&'h Heard]) -> Vec<&'h str> {
    let rows = asked.iter().filter_map(|h| Some(h.line.as_ref()?.row.as_str()));
    rows.collect()
}

/// What the mail says to these questions.
pub(super) fn said_to(asked: &[&Heard], own: &[String], voice: &Voice, today: NaiveDate) -> Reply {
    let rows = rows_of(asked);
    match agreed(own, &questions(asked), &voice.name) {
        Some(agreed) => Reply::Consent {
            named: agreed.named,
            refused: Vec::new(),
            why: String::new(),
            others: Vec::new(),
        },
        None => reply(own, &rows, &[&voice.name, &voice.writer], today),
    }
}

pub(super) fn questions<'q>(asked: &[&'q Heard]) -> Vec<Question<'q>> {
    let of = |heard: &&'q Heard| match &heard.outcome {
        Outcome::Doubtful { number, date, .. } => Some(Question {
            row: heard.line.as_ref().map_or("", |line| line.row.as_str()),
            number,
            date: *date,
        }),
        _ => None,
    };
    asked.iter().filter_map(of).collect()
}

/// The unit says that nothing is finished: the question is over, and the owner reads why.
fn still_open(asked: &[&Heard], mail: &Mail, known: Known) -> Vec<Heard> {
    let of = |heard: &&Heard| {
        let Outcome::Doubtful { number, date, .. } = &heard.outcome else {
            return None;
        };
        let (line, now) = settled(heard, known)?;
        let is_open = matches!(now, Outcome::Recorded { .. } | Outcome::Lapsed { .. });
        Some(Heard {
            line: Some(line),
            outcome: match is_open {
                true => Outcome::Lapsed {
                    number: number.clone(),
                    date: *date,
                    why: Lapse::Open,
                },
                false => now,
            },
            words: excerpt(&mail.lines),
        })
    };
    asked.iter().filter_map(of).collect()
}

/// Whether a question quoted a whole line, longer than a word or two that may mean something else each time.
fn was_quoted(asked: &[&Heard], line: &str) -> bool {
    /// In letters.
    const SHORTEST: usize = 16;
    let quoted = |heard: &&Heard| heard.words.split(" / ").any(|said| said.trim() == line.trim());
    line.trim().chars().count() >= SHORTEST && asked.iter().any(quoted)
}

type Known<'k> = (&'k First, &'k [Line], &'k Facts, NaiveDate);

/// What is not understood is asked once more; then the owner reads it.
fn asked_again(asked: &[&Heard], mail: &Mail, voice: &Voice, known: Known) -> Option<Vec<Heard>> {
    if voice.standing() != Standing::Counts {
        return None;
    }
    let other = document_meant(mail, known.3);
    let again = |heard: &&&Heard| {
        let (line, outcome) = settled(heard, known)?;
        let Outcome::Recorded { number, date } = outcome else {
            return None;
        };
        let Outcome::Doubtful { word, is_again, .. } = &heard.outcome else {
            return None;
        };
        // "Số đúng là 13/BC-X ngày 11/12/2026": another document is meant, and asked about.
        let other = other
            .clone()
            .filter(|other| *other != (number.clone(), date) && asked.len() == 1);
        if let Some((number, date)) = other {
            let outcome = finished_by(&line, &number, date, known.3);
            let Outcome::Recorded { number, date } = outcome else {
                return Some(Heard {
                    line: Some(line),
                    outcome,
                    words: excerpt(&mail.lines),
                });
            };
            return Some(Heard {
                line: Some(line),
                outcome: Outcome::Doubtful {
                    number,
                    date,
                    word: excerpt(&mail.lines),
                    is_told: false,
                    is_again: false,
                },
                words: excerpt(&mail.lines),
            });
        }
        if *is_again {
            return None;
        }
        Some(Heard {
            line: Some(line),
            outcome: Outcome::Doubtful {
                number,
                date,
                word: word.clone(),
                is_told: false,
                is_again: true,
            },
            words: excerpt(&mail.lines),
        })
    };
    let heard: Vec<Heard> = asked.iter().filter_map(|h| again(&h)).collect();
    (!heard.is_empty()).then_some(heard)
}

/// What is consented to counts, as tasks stand now; the rest stays asked. What is named and was not asked is asked back.
fn consented(asked: &[&Heard], named: &[Named], known: Known) -> Vec<Heard> {
    let of = |heard: &&Heard| {
        let is_meant = named.is_empty() || named.iter().any(|name| is_named(name, heard));
        match settled(heard, known).filter(|_| is_meant) {
            Some((line, outcome)) => Heard {
                line: Some(line),
                outcome,
                words: heard.words.clone(),
            },
            None => (*heard).clone(),
        }
    };
    let unknown = { named.iter() }.filter(|name| !asked.iter().any(|heard| is_named(name, heard)));
    let unknown = unknown.map(|name| match name {
        Named::Row(row) => (Outcome::NotThere { row: row.clone() }, row.clone()),
        Named::Due(due) => (
            Outcome::NotThatDay { due: *due },
            due.format("%d/%m/%Y").to_string(),
        ),
    });
    let unknown = unknown.map(|(outcome, words)| Heard {
        line: None,
        outcome,
        words,
    });
    asked.iter().map(of).chain(unknown).collect()
}

pub(super) fn is_named(name: &Named, heard: &Heard) -> bool {
    heard.line.as_ref().is_some_and(|line| match name {
        Named::Row(row) => is_same_row(&line.row, row),
        Named::Due(due) => line.due == *due,
    })
}

/// What a consent to the question comes to now.
fn settled(heard: &Heard, (first, lines, facts, today): Known) -> Option<(Line, Outcome)> {
    let Outcome::Doubtful { number, date, .. } = &heard.outcome else {
        return None;
    };
    let asked = heard.line.as_ref()?;
    let is_it = |l: &&Line| l.task == asked.task && l.unit == asked.unit && l.row == asked.row;
    let of_day = { lines.iter() }.find(|l| is_it(l) && l.due == asked.due);
    let line = of_day.or_else(|| lines.iter().find(is_it)).unwrap_or(asked);
    let lapsed = |why: Lapse| Outcome::Lapsed {
        number: number.clone(),
        date: *date,
        why,
    };
    let outcome = match finished_by(line, number, *date, today) {
        Outcome::Recorded { .. } if day_of(first.at) + ASKED_FOR < today => lapsed(Lapse::Late),
        Outcome::Recorded { .. } if has_said_since(first, asked, heard, facts) => lapsed(Lapse::Later),
        outcome => outcome,
    };
    Some((line.clone(), outcome))
}

/// Whether the unit has said of the task since what is not the same question.
fn has_said_since(first: &First, asked: &Line, heard: &Heard, facts: &Facts) -> bool {
    let document = |h: &Heard| match &h.outcome {
        Outcome::Doubtful { number, date, .. } => Some((number.clone(), *date)),
        _ => None,
    };
    let is_other = |h: &Heard| {
        let is_it = |l: &Line| l.task == asked.task && l.unit == asked.unit;
        h.line.as_ref().is_some_and(is_it) && document(h) != document(heard)
    };
    let is_units = |a: &Answer| a.standing == Standing::Counts && a.unit == first.answer.unit;
    { facts.answers.iter() }
        .filter(|fact| first.id < fact.id)
        .any(|fact| match &fact.came {
            Came::Answer(a) => is_units(a) && a.heard.iter().any(is_other),
            Came::Returned(_) => false,
        })
}
