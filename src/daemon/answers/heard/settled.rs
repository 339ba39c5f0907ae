//! An answer to a letter about an answer: taken back, confirmed, or said anew.

use super::asked::of_question;
use super::each::{asked_again, of_choice};
use super::instead::of_refused_question;
use super::nothing_asked::beside_consent;
use super::undone::{Now, chosen, is_of_undo, reopen, takes_back, undone};
use super::{Verdict, Voice, decided, elsewhere, fresh, own_words, renew, undo_proposed, verdict};
use crate::agenda::{Facts, Rules, duties, taken_back};
use crate::answer::choice::choice;
use crate::answer::judge;
use crate::answer::order::{self, Order};
use crate::answer::words::{Said, consents, document_of, excerpt, said};
use crate::answer::{Answer, Asked, Heard, Line, Mail, Outcome, Standing};
use crate::calendar::{Moment, day_of};
use crate::config::Answers;
use crate::plan::Mark;
use chrono::NaiveDate;

/// The answer that a receipt or a request to confirm is about.
pub(super) struct First {
    pub id: i64,
    pub answer: Answer,
    pub at: Moment,
    pub is_settled: bool,
}

impl First {
    /// As it is stored.
    pub(super) fn of(id: i64, (answer, at, is_settled): (Answer, Moment, bool)) -> First {
        First {
            id,
            answer,
            at,
            is_settled,
        }
    }
}

pub(super) fn of_answer(
    mail: &Mail,
    first: &First,
    voice: &Voice,
    (facts, rules, answers): (&Facts, &Rules, &Answers),
    now: Moment,
) -> Option<Verdict> {
    let today = day_of(now);
    let all = duties(facts, rules, today);
    let mut lines = first.answer.lines.clone();
    lines.iter_mut().for_each(|line| renew(line, &all, facts));
    let is_proposal = first.answer.standing == Standing::Proposed;
    // The reference of a request to confirm was sent to the unit's own address and nowhere else.
    let may_order = voice.is_of_unit && (voice.is_authentic || is_proposal);
    if is_proposal
        && may_order
        && !first.is_settled
        && let Some(choice) = choice(&mail.lines, today)
    {
        return Some(of_choice(&choice, first, lines, voice, (facts, answers), now));
    }
    let known = Now {
        all: &all,
        facts,
        today,
    };
    let of_now = (all.as_slice(), facts, answers);
    if let Some(verdict) = of_refused_question(mail, first, &lines, voice, of_now, now) {
        return Some(verdict);
    }
    if let Some(verdict) = of_question(mail, first, &lines, voice, (&known, answers), now) {
        return Some(verdict);
    }
    let ordered = order::order(&mail.lines, today);
    let is_undo = ordered
        .as_ref()
        .is_some_and(|o| matches!(o.order, Order::Undo(_)));
    let is_of_others = own_words::are_of_others(&mail.lines, &lines, voice, (&all, facts), today);
    if !is_proposal && (!first.answer.decides || is_of_others) {
        let asked = first
            .answer
            .heard
            .iter()
            .filter(|h| h.outcome == Outcome::LeadUnsaid);
        let is_asked = |l: &&Line| {
            asked
                .clone()
                .any(|h| h.line.as_ref().is_some_and(|of| of.task == l.task))
        };
        let unsaid: Vec<Line> = lines.iter().filter(is_asked).cloned().collect();
        let (told, known) = ((lines.as_slice(), unsaid.as_slice()), (facts, rules, answers));
        if let Some(said) = own_words::by_owner(mail, told, true, voice, known, now) {
            return Some(said);
        }
    }
    if !is_proposal && !is_undo && first.answer.decides {
        let known = (facts, all.as_slice(), answers);
        return decided::again(mail, (lines, first), voice, known, now);
    }
    let Some(ordered) = ordered else {
        return match order::means_to_undo(&mail.lines, today) && may_order {
            true => Some(which(mail, first, lines, voice, (answers, now))),
            false => {
                let lines = elsewhere::with_named(lines, mail, voice, (&all, facts), today);
                let said = match document_asked_for(mail, first, today) {
                    Some(mail) => fresh(&mail, lines.clone(), voice, answers, now),
                    None => fresh(mail, lines.clone(), voice, answers, now),
                };
                let is_free = said.answer.heard.iter().all(|h| h.outcome == Outcome::Other);
                let waits = is_proposal && may_order && !first.is_settled;
                Some(match waits && is_free && !said.answer.heard.is_empty() {
                    true => asked_again(said, first, &lines, facts),
                    false => said,
                })
            }
        };
    };
    if !may_order {
        let proposed = match &ordered.order {
            Order::Undo(named) => {
                let meant = (named.as_slice(), ordered.besides.as_str());
                undo_proposed::proposed(first, meant, &lines, &known, (voice, answers, now))
            }
            Order::Confirm => None,
        };
        return Some(proposed.unwrap_or_else(|| fresh(mail, Vec::new(), voice, answers, now)));
    }
    let (mut heard, settles) = match &ordered.order {
        // Nothing was asked that one word could answer.
        Order::Confirm if !is_proposal && first.answer.heard.iter().any(|h| h.outcome.asks_back()) => {
            (vec![asked_back(Outcome::Unclear, &mail.lines)], None)
        }
        // Settled once, whatever comes later: who consents again reads that.
        Order::Confirm if first.is_settled && is_proposal => {
            let mut heard = confirmed(&first.answer, &lines, &ordered.besides);
            heard.retain(|h| h.outcome == Outcome::DoneBefore);
            let unclear = || vec![asked_back(Outcome::Unclear, &mail.lines)];
            (if heard.is_empty() { unclear() } else { heard }, None)
        }
        Order::Confirm if !is_proposal => {
            return beside_consent(mail, first, &lines, voice, (&known, answers), now);
        }
        Order::Confirm => {
            let mut heard = confirmed(&first.answer, &lines, &ordered.besides);
            heard.retain(|h| h.line.as_ref().is_none_or(|l| !taken_back(first.id, l, facts)));
            (heard, Some(first.id))
        }
        Order::Undo(named) => {
            let is_late = first.is_settled || first.answer.undo_until.is_some_and(|until| until < today);
            let heard = undone(first, &known, is_late, &ordered.besides);
            let heard = match is_of_undo(&first.answer) {
                true => vec![asked_back(Outcome::UndoOfUndo, &mail.lines)],
                false => chosen(heard, named),
            };
            let is_undone = heard.iter().any(takes_back);
            (heard, (is_undone && named.is_empty()).then_some(first.id))
        }
    };
    let reopened = heard
        .iter()
        .filter(|h| h.outcome == Outcome::Undone && !is_proposal);
    let mut marks: Vec<Mark> = reopened
        .filter_map(|h| Some(reopen(h.line.as_ref()?, voice, now)))
        .collect();
    let is_partly = heard.iter().any(takes_back);
    let others = beside(&ordered.others, &heard, &lines, (voice, today));
    heard.extend(others);
    if is_undo && first.answer.decides {
        heard.extend(new_word(mail, today));
    }
    if heard.is_empty() {
        return None;
    }
    let mut verdict = verdict(heard, lines, Standing::Counts, voice, (answers, now));
    // What is opened again may be finished by the same mail.
    marks.append(&mut verdict.marks);
    verdict.marks = marks;
    verdict.settles = settles;
    let is_unsaid = verdict
        .answer
        .heard
        .iter()
        .any(|h| h.outcome == Outcome::UndoWhat);
    // An undo in answer to the question what is meant is of the same answer.
    verdict.answer.takes_back = (is_undo && (is_partly || is_unsaid)).then_some(first.id);
    verdict.answer.decides = first.answer.decides;
    verdict.answer.about_events = first.answer.about_events;
    if ordered.order == Order::Confirm {
        keep_files(&mut verdict, &first.answer);
    }
    let is_new = |h: &Heard| !takes_back(h) && !h.outcome.asks_back();
    // An undo is not undone: what it took back is said again.
    if is_undo && !verdict.answer.heard.iter().any(is_new) {
        verdict.answer.undo_until = None;
    }
    Some(verdict)
}

/// It is asked whether this answer is to be taken back.
pub(super) fn undo_meant(
    mail: &Mail,
    first: &First,
    voice: &Voice,
    (facts, rules, answers): (&Facts, &Rules, &Answers),
    now: Moment,
) -> Verdict {
    let all = duties(facts, rules, day_of(now));
    let mut lines = first.answer.lines.clone();
    lines.iter_mut().for_each(|line| renew(line, &all, facts));
    which(mail, first, lines, voice, (answers, now))
}

/// "12/BC-X ngày 10/12/2026" in answer to the question for the document of one task: the result that was begun before.
fn document_asked_for(mail: &Mail, first: &First, today: NaiveDate) -> Option<Mail> {
    let asks = |h: &&Heard| matches!(h.outcome, Outcome::NoDocument | Outcome::NoDate);
    let mut asked = first.answer.heard.iter().filter(asks);
    let row = asked.next()?.line.as_ref()?.row.clone();
    let is_one = asked.next().is_none() && said(&mail.lines, today).is_empty();
    let names = |line: &&String| document_of(std::slice::from_ref(*line), today).is_some();
    if !is_one || mail.lines.iter().filter(names).count() != 1 {
        return None;
    }
    let lines = mail.lines.iter().map(|line| match names(&line) {
        true => format!("{row} XONG {line}").trim_start().to_owned(),
        false => line.clone(),
    });
    Some(Mail {
        lines: lines.collect(),
        ..mail.clone()
    })
}

/// The files came with the mail that is confirmed, which lies in the mailbox: whoever is told of them has to know whose
/// it is.
pub(super) fn keep_files(verdict: &mut Verdict, proposed: &Answer) {
    if proposed.files.is_empty() {
        return;
    }
    verdict.answer.files.clone_from(&proposed.files);
    verdict.answer.from.clone_from(&proposed.from);
}

/// Something is to be taken back, but it is not said what.
pub(super) fn which(
    mail: &Mail,
    first: &First,
    lines: Vec<Line>,
    voice: &Voice,
    known: (&Answers, Moment),
) -> Verdict {
    let heard = asked_back(Outcome::UndoWhat, &mail.lines);
    let mut verdict = verdict(vec![heard], lines, Standing::Counts, voice, known);
    verdict.answer.takes_back = Some(first.id);
    verdict.answer.decides = first.answer.decides;
    verdict.answer.about_events = first.answer.about_events;
    verdict
}

pub(super) fn asked_back(outcome: Outcome, words: &[String]) -> Heard {
    Heard {
        line: None,
        outcome,
        words: excerpt(words),
    }
}

/// Number of the answer that an undo in answer to this one is of, where it was asked what is meant.
pub(super) fn asked_about(answer: &Answer) -> Option<i64> {
    let was_asked = answer.heard.iter().any(|h| h.outcome == Outcome::UndoWhat);
    answer.takes_back.filter(|_| was_asked)
}

/// The answers beside an order, as tasks stand once it is followed.
pub(super) fn beside(
    others: &[Said],
    ordered: &[Heard],
    lines: &[Line],
    (voice, today): (&Voice, NaiveDate),
) -> Vec<Heard> {
    let mut lines = lines.to_vec();
    for heard in ordered {
        let Some(line) = &heard.line else { continue };
        for now in lines
            .iter_mut()
            .filter(|l| l.task == line.task && l.unit == line.unit)
        {
            match heard.outcome {
                Outcome::Undone => {
                    now.is_done = false;
                    now.record = None;
                }
                Outcome::Recorded { .. } => now.is_done = true,
                _ => {}
            }
        }
    }
    let asked = Asked {
        lines: &lines,
        others: &voice.others,
        rows: &voice.rows,
        files: &voice.files,
        own: &voice.name,
        writer: &voice.writer,
        today,
    };
    judge::judge_said(others, asked)
}

/// A new word of the owner's in the mail that takes the last one back: it is asked for in a mail of its own.
fn new_word(mail: &Mail, today: NaiveDate) -> Option<Heard> {
    let given = consents(&mail.lines, &[], today)
        .into_iter()
        .find(|c| c.is_given)?;
    Some(Heard {
        line: None,
        outcome: Outcome::Unclear,
        words: given.line,
    })
}

/// What was proposed, as it stands now, with what whoever confirms it says besides.
pub(super) fn confirmed(first: &Answer, lines: &[Line], besides: &str) -> Vec<Heard> {
    let renewed = |heard: &Heard| {
        let line = heard.line.as_ref().and_then(|l| {
            lines
                .iter()
                .find(|n| n.task == l.task && n.unit == l.unit && n.row == l.row)
        });
        // The letter that is confirmed asked for it.
        let meant = match &heard.outcome {
            Outcome::Doubtful { number, date, .. } => Outcome::Recorded {
                number: number.clone(),
                date: *date,
            },
            outcome => outcome.clone(),
        };
        let outcome = match (&meant, line) {
            (Outcome::Recorded { .. } | Outcome::Agreed { .. }, Some(line)) if line.is_done => {
                Outcome::DoneBefore
            }
            (Outcome::Recorded { .. } | Outcome::Agreed { .. }, Some(line)) if line.is_gone => Outcome::Gone,
            (outcome, _) => outcome.clone(),
        };
        Heard {
            outcome,
            line: line.or(heard.line.as_ref()).cloned(),
            words: excerpt(&[heard.words.clone(), besides.to_owned()]),
        }
    };
    // Free words were passed on when they came.
    let to_confirm = first.heard.iter().filter(|h| h.outcome != Outcome::Other);
    to_confirm.map(renewed).collect()
}
