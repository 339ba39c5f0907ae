//! An answer of the plan's owner to a letter that puts results of units before him, whether they were recorded or
//! not: XONG records one as his own decision, HỦY (or KHÔNG) takes back what was recorded. ĐỒNG Ý alone finishes
//! nothing, whatever document the unit's words name: he may agree with what they say; with a day it dates the task.
//! What he says of wishes is `decided`'s.

use super::settled::{First, asked_back, beside};
use super::undone::{Now, chosen, reopen, takes_back, undone};
use super::{Verdict, Voice, decided, on_assignment, renew, verdict};
use crate::agenda::{Duty, Facts, Rules, duties, named_result};
use crate::answer::decision::{Wish, decided as judge_wishes};
use crate::answer::order::{self, Order};
use crate::answer::several_leads::judge_owners;
use crate::answer::words::{Consent, Until, Word, consents, said};
use crate::answer::{Answer, Asked, Heard, Lapse, Line, Mail, Outcome, Standing, is_same_row};
use crate::calendar::{Moment, date, day_of};
use crate::config::Answers;
use crate::plan::Mark;
use chrono::NaiveDate;

/// What the letter puts before him of one task.
struct Put {
    /// As it stands now.
    line: Line,
    /// The document that the unit's words name, and its day.
    named: Option<(String, NaiveDate)>,
    /// Its answer recorded a result.
    is_recorded: bool,
    /// The letter says how a result of it is recorded or taken back.
    is_offered: bool,
    /// Words about it stand in the letter.
    is_put: bool,
}

/// The lines of a mail by what they are about.
#[derive(Default)]
struct Parted {
    /// About results, as orders.
    results: Vec<String>,
    /// Words on wishes.
    wishes: Vec<String>,
    has_order: bool,
    /// Consents to words that name a document: asked back with the order that records it.
    agreed: Vec<Heard>,
}

/// `first` are the answers that the letter told of.
pub(super) fn of_notice(
    mail: &Mail,
    first: &[First],
    voice: &Voice,
    (facts, rules, answers): (&Facts, &Rules, &Answers),
    now: Moment,
) -> Option<Verdict> {
    let known = (facts, rules, answers);
    if voice.standing() != Standing::Counts {
        return decided::of_notice(mail, first, voice, known, now);
    }
    if let Some(said) = on_assignment::of_notice(mail, first, voice, known, now) {
        return Some(said);
    }
    let today = day_of(now);
    let all = duties(facts, rules, today);
    let put = put_before_him(first, &all, facts, today);
    let mut wishes = decided::wishes(first, &all, facts);
    let is_dated = wishes.is_empty() && names_a_day(&mail.lines, &put, today);
    if is_dated {
        wishes = put
            .iter()
            .filter_map(|p| dated_by_words(p, &all, facts))
            .collect();
    }
    let rows: Vec<&str> = wishes.iter().map(|w| w.line.row.as_str()).collect();
    let parted = parted(&mail.lines, &put, &rows, today);
    // A letter without wishes asks for nothing but results.
    let is_about_results = parted.has_order || !parted.agreed.is_empty() || is_dated;
    if !is_about_results && (!wishes.is_empty() || !put.iter().any(|p| p.is_offered)) {
        return decided::of_notice(mail, first, voice, known, now);
    }
    let lines: Vec<Line> = put.into_iter().map(|p| p.line).collect();
    let (mut heard, reopened) = match parted.has_order {
        true => judged(&parted.results, first, &lines, voice, (&all, facts), now),
        false if !parted.agreed.is_empty() || is_dated => (Vec::new(), Vec::new()),
        // What is no order is asked for; nobody is told his own words.
        false => {
            let mut unclear = judge_wishes(&mail.lines, &[], today);
            unclear.truncate(1);
            (unclear, Vec::new())
        }
    };
    heard.extend(parted.agreed);
    let mut decides = false;
    if !parted.wishes.is_empty() {
        heard.extend(judge_wishes(&parted.wishes, &wishes, today));
        decides = heard.iter().all(|h| !h.outcome.asks_back());
    }
    if heard.is_empty() {
        return None;
    }
    let lines = { lines.into_iter() }.chain(wishes.into_iter().map(|w| w.line));
    let mut each: Vec<Line> = Vec::new();
    lines.for_each(|line| {
        if !each.contains(&line) {
            each.push(line);
        }
    });
    let mut verdict = verdict(heard, each, Standing::Counts, voice, (answers, now));
    let mut marks: Vec<Mark> = reopened;
    marks.append(&mut verdict.marks);
    verdict.marks = marks;
    verdict.answer.decides = decides;
    verdict.answer.takes_back = undone_of(&verdict.answer.heard, first);
    if verdict
        .answer
        .heard
        .iter()
        .all(|h| takes_back(h) || h.outcome == Outcome::Other)
    {
        verdict.answer.undo_until = None;
    }
    Some(verdict)
}

/// The answer whose result was taken back.
fn undone_of(heard: &[Heard], first: &[First]) -> Option<i64> {
    let undone = heard
        .iter()
        .find(|h| h.outcome == Outcome::Undone)?
        .line
        .as_ref()?;
    let is_its = |h: &Heard| h.line.as_ref().is_some_and(|line| is_same(line, undone));
    let is_it = |f: &&First| recorded(&f.answer).iter().any(is_its);
    first.iter().rev().find(is_it).map(|f| f.id)
}

fn is_same(one: &Line, other: &Line) -> bool {
    (&one.task, &one.unit) == (&other.task, &other.unit)
}

fn recorded(answer: &Answer) -> Vec<Heard> {
    let is_result = |h: &&Heard| matches!(h.outcome, Outcome::Recorded { .. });
    answer.heard.iter().filter(is_result).cloned().collect()
}

/// Every task that the letter names, or that the answered letters named.
fn put_before_him(first: &[First], all: &[Duty], facts: &Facts, today: NaiveDate) -> Vec<Put> {
    let mut found: Vec<Put> = Vec::new();
    for one in first {
        let counts = one.answer.standing == Standing::Counts;
        let named = one
            .answer
            .heard
            .iter()
            .filter_map(|h| Some((h.line.as_ref()?, Some(h))));
        let listed = one.answer.lines.iter().map(|line| (line, None));
        for (line, heard) in named.chain(listed) {
            let mut line = line.clone();
            renew(&mut line, all, facts);
            line.may_finish = true;
            let named = heard
                .filter(|_| counts && !line.is_done && !line.is_gone)
                .and_then(|h| {
                    let asked = || h.outcome.asked_document();
                    named_result(h, today).or_else(|| asked().map(|(n, day)| (n.to_owned(), day)))
                });
            let is_result = heard.is_some_and(|h| matches!(h.outcome, Outcome::Recorded { .. }));
            let is_offered = heard.is_some_and(|h| is_offered(&h.outcome)) && counts;
            let is_put = heard.is_some() && counts;
            match found
                .iter_mut()
                .find(|p| is_same(&p.line, &line) && p.line.due == line.due)
            {
                Some(known) => {
                    known.named = named.or(known.named.take());
                    known.is_recorded |= is_result && counts;
                    known.is_offered |= is_offered;
                    known.is_put |= is_put;
                }
                None => found.push(Put {
                    line,
                    named,
                    is_recorded: is_result && counts,
                    is_offered,
                    is_put,
                }),
            }
        }
    }
    found
}

fn is_offered(outcome: &Outcome) -> bool {
    use Outcome::{Doubtful, Other, OtherDocument, Recorded, Unfinished};
    matches!(
        outcome,
        Doubtful { .. } | Other | Recorded { .. } | Unfinished { .. } | OtherDocument { .. }
    )
}

/// Which lines of the mail are orders about results, which are words on wishes; free lines stay where a result is.
fn parted(own: &[String], put: &[Put], wishes: &[&str], today: NaiveDate) -> Parted {
    let mut parted = Parted::default();
    for line in own {
        let one = std::slice::from_ref(line);
        let words: Vec<Word> = said(one, today).into_iter().map(|s| s.word).collect();
        let is_result = |w: &Word| matches!(w, Word::Done { .. } | Word::Unfinished { .. });
        if words.iter().any(is_result) {
            parted.has_order = true;
            parted.results.push(line.clone());
            continue;
        }
        let word = consents(one, wishes, today).into_iter().find(|c| c.is_clear);
        let Some(word) = word else {
            // A wish is the unit's own to take back.
            let is_undo = words.iter().any(|w| matches!(w, Word::Undo { .. }));
            parted.has_order |= is_undo && put.iter().any(|p| p.is_recorded);
            parted.results.push(line.clone());
            continue;
        };
        match meant(&word, put, wishes) {
            Some(Meant::Undo(order)) => {
                parted.has_order = true;
                parted.results.push(order);
                parted.results.extend(reason_of(&word));
            }
            Some(Meant::Agreed(heard)) => parted.agreed.push(*heard),
            None => parted.wishes.push(line.clone()),
        }
    }
    if !parted.wishes.is_empty() && !parted.has_order {
        // One reading of the whole mail: `decided`'s.
        parted.results.clear();
    }
    parted
}

/// What a consent or a refusal about a result comes to.
enum Meant {
    /// The order that it stands for.
    Undo(String),
    /// It finishes nothing: the order that does is shown.
    Agreed(Box<Heard>),
}

/// What a consent or a refusal says of a result; `None` where it is of a wish, or of no one result.
fn meant(word: &Consent, put: &[Put], wishes: &[&str]) -> Option<Meant> {
    if word.until != Until::Unsaid || (word.is_given && !word.besides.is_empty()) {
        return None;
    }
    let is_named = |p: &&Put| match &word.row {
        Some(row) => is_same_row(&p.line.row, row),
        None => true,
    };
    let is_meant = |p: &&Put| match word.is_given {
        true => p.named.is_some(),
        false => p.is_recorded && p.line.is_done,
    };
    let is_wish = match &word.row {
        Some(row) => wishes.iter().any(|wish| is_same_row(wish, row)),
        None => !wishes.is_empty(),
    };
    let mut found = put.iter().filter(is_named).filter(is_meant);
    match (found.next(), found.next(), is_wish) {
        (Some(one), None, false) if word.is_given => {
            let (number, date) = one.named.clone()?;
            let why = Lapse::Agreed;
            Some(Meant::Agreed(Box::new(Heard {
                line: Some(one.line.clone()),
                outcome: Outcome::Lapsed { number, date, why },
                words: word.line.clone(),
            })))
        }
        (Some(one), None, false) => Some(Meant::Undo(match one.line.row.as_str() {
            "" => format!("HỦY hạn {}", date(one.line.due)),
            row => format!("HỦY {row}"),
        })),
        _ => None,
    }
}

/// "báo cáo chưa đạt" of "KHÔNG, báo cáo chưa đạt": what the unit reads of a refusal.
fn reason_of(word: &Consent) -> Option<String> {
    let (_, reason) = word
        .besides
        .first()?
        .split_once([',', '.', ';', ':', '-', '–', '('])?;
    let reason = reason.trim().trim_end_matches(')');
    (!reason.is_empty()).then(|| reason.to_owned())
}

/// "ĐỒNG Ý đến 28/12/2026" to a letter without wishes: the owner dates the task that the words are about.
fn names_a_day(own: &[String], put: &[Put], today: NaiveDate) -> bool {
    let rows: Vec<&str> = put.iter().map(|p| p.line.row.as_str()).collect();
    let is_dated = |c: &Consent| c.is_given && c.is_clear && matches!(c.until, Until::Day(_));
    consents(own, &rows, today).iter().any(is_dated)
}

/// The task as one that may be dated; a letter of a result that stands asks for no day.
fn dated_by_words(put: &Put, all: &[Duty], facts: &Facts) -> Option<Wish> {
    let is_open = put.is_put && !put.line.is_done && !put.line.is_gone;
    is_open.then(|| Wish {
        line: put.line.clone(),
        until: None,
        dating: decided::dating(&put.line, all, facts),
        is_agreed: false,
        is_withdrawn: false,
        is_one_of_several: false,
    })
}

/// What the orders come to, and the marks of what they open again.
fn judged(
    own: &[String],
    first: &[First],
    lines: &[Line],
    voice: &Voice,
    (all, facts): (&[Duty], &Facts),
    now: Moment,
) -> (Vec<Heard>, Vec<Mark>) {
    let today = day_of(now);
    let ordered = order::order(own, today);
    let Some((ordered, named)) = ordered.as_ref().and_then(|o| match &o.order {
        Order::Undo(named) => Some((o, named)),
        Order::Confirm => None,
    }) else {
        let asked = Asked {
            lines,
            others: &voice.others,
            rows: &voice.rows,
            own: &voice.name,
            writer: &voice.writer,
            today,
            files: &[],
        };
        return (judge_owners(own, asked, &voice.unit), Vec::new());
    };
    let known = Now { all, facts, today };
    let undone: Vec<Heard> = { first.iter() }
        .filter(|f| f.answer.standing == Standing::Counts)
        .flat_map(|f| {
            let of_results = First {
                id: f.id,
                at: f.at,
                is_settled: f.is_settled,
                answer: Answer {
                    heard: recorded(&f.answer),
                    ..f.answer.clone()
                },
            };
            undone(&of_results, &known, false, &ordered.besides)
        })
        .collect();
    // Of several results the one that is meant has to be named.
    let mut heard = match named.is_empty() && undone.len() > 1 {
        true => vec![asked_back(Outcome::UndoWhat, own)],
        false => chosen(undone, named),
    };
    let reopened = { heard.iter() }
        .filter(|h| h.outcome == Outcome::Undone)
        .filter_map(|h| Some(reopen(h.line.as_ref()?, voice, now)))
        .collect();
    let others = beside(&ordered.others, &heard, lines, (voice, today));
    heard.extend(others);
    (heard, reopened)
}
