//! An answer of the plan's owner to a letter that puts results of units before him, whether they were recorded or
//! not: XONG records one as his own decision, ĐỒNG Ý takes the document that the unit named, HỦY (or KHÔNG) takes
//! back what was recorded. What he says of wishes is `decided`'s.

use super::settled::{First, asked_back, beside};
use super::undone::{Now, chosen, reopen, takes_back, undone};
use super::{Verdict, Voice, decided, renew, verdict};
use crate::agenda::{Duty, Facts, Rules, duties, named_result, order_for};
use crate::answer::decision::decided as judge_wishes;
use crate::answer::order::{self, Order};
use crate::answer::several_leads::judge_owners;
use crate::answer::words::{Consent, Until, Word, consents, said};
use crate::answer::{Answer, Asked, Heard, Line, Mail, Outcome, Standing, is_same_row};
use crate::calendar::{Moment, date, day_of};
use crate::config::Answers;
use crate::plan::Mark;
use chrono::NaiveDate;

/// What the letter puts before him of one task.
struct Put {
    /// As it stands now.
    line: Line,
    /// The order that records the document which the unit's words name.
    order: Option<String>,
    /// Its answer recorded a result.
    is_recorded: bool,
    /// The letter says how a result of it is recorded or taken back.
    is_offered: bool,
}

/// The lines of a mail by what they are about.
#[derive(Default)]
struct Parted {
    /// About results, as orders.
    results: Vec<String>,
    /// Words on wishes.
    wishes: Vec<String>,
    has_order: bool,
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
    let today = day_of(now);
    let all = duties(facts, rules, today);
    let put = put_before_him(first, &all, facts);
    let wishes = decided::wishes(first, &all, facts);
    let rows: Vec<&str> = wishes.iter().map(|w| w.line.row.as_str()).collect();
    let parted = parted(&mail.lines, &put, &rows, today);
    // A letter without wishes asks for nothing but results.
    if !parted.has_order && (!wishes.is_empty() || !put.iter().any(|p| p.is_offered)) {
        return decided::of_notice(mail, first, voice, known, now);
    }
    let lines: Vec<Line> = put.into_iter().map(|p| p.line).collect();
    let (mut heard, reopened) = match parted.has_order {
        true => judged(&parted.results, first, &lines, voice, (&all, facts), now),
        // What is no order is asked for; nobody is told his own words.
        false => {
            let mut unclear = judge_wishes(&mail.lines, &[], today);
            unclear.truncate(1);
            (unclear, Vec::new())
        }
    };
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
fn put_before_him(first: &[First], all: &[Duty], facts: &Facts) -> Vec<Put> {
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
            let result = heard
                .filter(|_| counts && !line.is_done && !line.is_gone)
                .and_then(named_result);
            let order = result.map(|result| order_for(&result, &line));
            let is_result = heard.is_some_and(|h| matches!(h.outcome, Outcome::Recorded { .. }));
            let is_offered = heard.is_some_and(|h| is_offered(&h.outcome)) && counts;
            match found
                .iter_mut()
                .find(|p| is_same(&p.line, &line) && p.line.due == line.due)
            {
                Some(known) => {
                    known.order = order.or(known.order.take());
                    known.is_recorded |= is_result && counts;
                    known.is_offered |= is_offered;
                }
                None => found.push(Put {
                    line,
                    order,
                    is_recorded: is_result && counts,
                    is_offered,
                }),
            }
        }
    }
    found
}

fn is_offered(outcome: &Outcome) -> bool {
    use Outcome::{Other, OtherDocument, Recorded, Unfinished};
    matches!(
        outcome,
        Other | Recorded { .. } | Unfinished { .. } | OtherDocument { .. }
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
            Some(order) => {
                parted.has_order = true;
                parted.results.push(order);
            }
            None => parted.wishes.push(line.clone()),
        }
    }
    if !parted.wishes.is_empty() && !parted.has_order {
        // One reading of the whole mail: `decided`'s.
        parted.results.clear();
    }
    parted
}

/// The order about a result that a consent or a refusal stands for, where it is of no wish.
fn meant(word: &Consent, put: &[Put], wishes: &[&str]) -> Option<String> {
    if word.until != Until::Unsaid || !word.besides.is_empty() {
        return None;
    }
    let is_named = |p: &&Put| match &word.row {
        Some(row) => is_same_row(&p.line.row, row),
        None => true,
    };
    let is_meant = |p: &&Put| match word.is_given {
        true => p.order.is_some(),
        false => p.is_recorded && p.line.is_done,
    };
    let is_wish = match &word.row {
        Some(row) => wishes.iter().any(|wish| is_same_row(wish, row)),
        None => !wishes.is_empty(),
    };
    let mut found = put.iter().filter(is_named).filter(is_meant);
    match (found.next(), found.next(), is_wish) {
        (Some(one), None, false) if word.is_given => one.order.clone(),
        (Some(one), None, false) => Some(match one.line.row.as_str() {
            "" => format!("HỦY hạn {}", date(one.line.due)),
            row => format!("HỦY {row}"),
        }),
        _ => None,
    }
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
