//! An answer of the plan's owner to a letter about wishes for another date.

use super::named::says_undo;
use super::own_words::wish_now;
use super::settled::First;
use super::{Verdict, Voice, renew, verdict};
use crate::agenda::{Came, Duty, Facts, Rules, duties, said_anew, taken_back};
use crate::answer::decision::{Wish, decided};
use crate::answer::order::{Named, Order, order};
use crate::answer::question::{Reply, reply};
use crate::answer::{Dating, Heard, Line, Mail, Outcome, Standing, is_same_row};
use crate::calendar::{Moment, date, day_of};
use crate::config::Answers;
use chrono::NaiveDate;

/// `first` are the answers that the letter told of. What is not understood is asked back; `None` where
/// the mail says nothing, or nobody has proved that it is the owner's: then it is for whoever reads the mailbox.
pub(super) fn of_notice(
    mail: &Mail,
    first: &[First],
    voice: &Voice,
    (facts, rules, answers): (&Facts, &Rules, &Answers),
    now: Moment,
) -> Option<Verdict> {
    let all = duties(facts, rules, day_of(now));
    let wishes = wishes(first, &all, facts);
    word_on(wishes, mail, voice, answers, now)
}

/// An answer to the receipt that asked for more: the wished day stands in another letter, so this
/// one has to name it.
pub(super) fn again(
    mail: &Mail,
    (lines, first): (Vec<Line>, &First),
    voice: &Voice,
    (facts, all, answers): (&Facts, &[Duty], &Answers),
    now: Moment,
) -> Option<Verdict> {
    let today = day_of(now);
    let of_line = |line: Line| Wish {
        until: { agreed_if(&line, first).map(|(until, _)| until) }
            .or_else(|| wish_now(&line, all, facts, today).flatten()),
        dating: dating(&line, all, facts),
        is_agreed: is_agreed(&line, first.at, facts),
        is_withdrawn: is_withdrawn(&line, facts),
        is_one_of_several: false,
        line,
    };
    let wishes: Vec<Wish> = lines.into_iter().map(of_line).collect();
    let confirmed = confirmed_consents(mail, &wishes, first, day_of(now));
    if let Some(heard) = confirmed.filter(|_| voice.standing() == Standing::Counts) {
        let lines = wishes.into_iter().map(|w| w.line).collect();
        let mut verdict = verdict(heard, lines, Standing::Counts, voice, (answers, now));
        verdict.answer.decides = true;
        return Some(verdict);
    }
    word_on(wishes, mail, voice, answers, now)
}

/// The day that the owner agreed to with words beside it, and these words.
fn agreed_if<'f>(line: &Line, first: &'f First) -> Option<(NaiveDate, &'f str)> {
    let is_it = |l: &Line| l.task == line.task && l.unit == line.unit;
    let mut asked = first
        .answer
        .heard
        .iter()
        .filter(|h| h.line.as_ref().is_some_and(is_it));
    asked.find_map(|h| match &h.outcome {
        Outcome::AgreedIf { until, word } => Some((*until, word.as_str())),
        _ => None,
    })
}

/// One word of consent to the question whether a consent stands: of all that was asked, or of what it names.
fn confirmed_consents(mail: &Mail, wishes: &[Wish], first: &First, today: NaiveDate) -> Option<Vec<Heard>> {
    let rows: Vec<&str> = wishes.iter().map(|w| w.line.row.as_str()).collect();
    let reply = reply(&mail.lines, &rows, &[&mail.writer], today);
    let Reply::Consent {
        named,
        refused,
        others,
        ..
    } = reply
    else {
        return None;
    };
    let is_meant = |line: &Line| {
        let is_named = |name: &Named| match name {
            Named::Row(row) => is_same_row(&line.row, row),
            Named::Due(due) => line.due == *due,
        };
        named.is_empty() || named.iter().any(is_named)
    };
    let asked = wishes.iter().filter(|wish| is_meant(&wish.line));
    let asked = asked.filter_map(|wish| Some((wish, agreed_if(&wish.line, first)?)));
    let consented = |(wish, (until, word)): (&Wish, (NaiveDate, &str))| {
        let order = format!("ĐỒNG Ý đến {}", date(until));
        let mut heard = decided(&[order], std::slice::from_ref(wish), today)
            .into_iter()
            .next()?;
        if matches!(heard.outcome, Outcome::Agreed { .. }) {
            word.clone_into(&mut heard.words);
        }
        Some(heard)
    };
    let heard: Vec<Heard> = asked.filter_map(consented).collect();
    (!heard.is_empty() && others.is_empty() && refused.is_empty()).then_some(heard)
}

fn word_on(wishes: Vec<Wish>, mail: &Mail, voice: &Voice, answers: &Answers, now: Moment) -> Option<Verdict> {
    let heard = decided(&mail.lines, &wishes, day_of(now));
    let is_understood = heard.iter().any(|h| h.outcome != Outcome::Unclear);
    if heard.is_empty() || (voice.standing() != Standing::Counts && !is_understood) {
        return None;
    }
    let lines = wishes.into_iter().map(|w| w.line).collect();
    let mut verdict = verdict(heard, lines, voice.standing(), voice, (answers, now));
    verdict.answer.decides = true;
    Some(verdict)
}

/// The wishes as they stand now; of two for one task the newer that is not taken back.
pub(super) fn wishes(first: &[First], all: &[Duty], facts: &Facts) -> Vec<Wish> {
    let mut found: Vec<Wish> = Vec::new();
    let counted = first.iter().filter(|f| f.answer.standing == Standing::Counts);
    for one in counted {
        for heard in &one.answer.heard {
            let (Outcome::Wish { until }, Some(line)) = (&heard.outcome, &heard.line) else {
                continue;
            };
            let mut wish = Wish {
                until: *until,
                is_agreed: is_agreed(line, one.at, facts),
                is_withdrawn: one.is_settled || taken_back(one.id, line, facts),
                is_one_of_several: false,
                dating: None,
                line: line.clone(),
            };
            renew(&mut wish.line, all, facts);
            wish.dating = dating(&wish.line, all, facts);
            add(&mut found, wish);
        }
    }
    let newest = first.iter().map(|f| f.id).max().unwrap_or_default();
    for wish in found.iter_mut().filter(|w| !w.is_withdrawn) {
        let until = wish.until;
        let is_other = |said: &Outcome| matches!(said, Outcome::Wish { until: other } if *other != until);
        wish.is_one_of_several = said_anew(&wish.line, newest, facts, is_other);
    }
    found
}

fn add(found: &mut Vec<Wish>, wish: Wish) {
    let is_same = |w: &Wish| {
        (&w.line.task, &w.line.unit, w.line.due) == (&wish.line.task, &wish.line.unit, wish.line.due)
    };
    let Some(at) = found.iter().position(is_same) else {
        return found.push(wish);
    };
    let known = &mut found[at];
    match (known.is_withdrawn, wish.is_withdrawn) {
        (false, true) => {}
        // The letter says that the newer takes the place of the older.
        (true, _) | (false, false) => *known = wish,
    }
}

/// Whether the unit has wished another day for it of late and taken each of these wishes back.
fn is_withdrawn(line: &Line, facts: &Facts) -> bool {
    let mut wished = facts.answers.iter().filter_map(|fact| match &fact.came {
        Came::Answer(answer) if answer.standing == Standing::Counts => {
            let is_wish = |h: &&Heard| {
                let mine = |l: &Line| l.task == line.task && l.unit == line.unit;
                matches!(h.outcome, Outcome::Wish { .. }) && h.line.as_ref().is_some_and(mine)
            };
            let wish = answer.heard.iter().find(is_wish)?;
            Some(taken_back(fact.id, wish.line.as_ref()?, facts))
        }
        _ => None,
    });
    let newest = wished.next_back();
    newest == Some(true) && wished.all(|is_taken_back| is_taken_back)
}

/// HỦY in answer to the letter that asked him: number of the one answer of his that decided on what it tells, or on what
/// he names of it, and on nothing else, while it can be taken back.
pub(super) fn word_to_undo(
    mail: &Mail,
    first: &[First],
    voice: &Voice,
    facts: &Facts,
    today: NaiveDate,
) -> Option<i64> {
    if !voice.is_owner || voice.standing() != Standing::Counts || !says_undo(&mail.lines) {
        return None;
    }
    let Order::Undo(named) = order(&mail.lines, today)?.order else {
        return None;
    };
    let all = || first.iter().flat_map(|f| &f.answer.heard);
    if all().any(|h| matches!(h.outcome, Outcome::Recorded { .. })) {
        return None;
    }
    let is_put = |line: &Line| {
        let is_it = |l: &Line| l.task == line.task && l.unit == line.unit;
        all().any(|h| h.line.as_ref().is_some_and(is_it))
    };
    let is_named = |line: &Line| {
        named.is_empty() || { named.iter() }
            .any(|name| matches!(name, Named::Row(row) if is_same_row(&line.row, row)))
    };
    let mut found: Vec<i64> = Vec::new();
    for fact in &facts.answers {
        let Came::Answer(answer) = &fact.came else {
            continue;
        };
        let is_open = answer.undo_until.is_some_and(|until| today <= until);
        if !is_open || answer.standing != Standing::Counts {
            continue;
        }
        let is_word = |h: &&Heard| {
            matches!(
                h.outcome,
                Outcome::Agreed { .. } | Outcome::Declined | Outcome::Handed { .. }
            )
        };
        let words = { answer.heard.iter() }
            .filter(is_word)
            .filter_map(|h| h.line.as_ref());
        let standing: Vec<&Line> = words.filter(|line| !taken_back(fact.id, line, facts)).collect();
        let is_whole = !named.is_empty() || standing.iter().all(|line| is_put(line));
        if is_whole && standing.iter().any(|line| is_put(line) && is_named(line)) {
            found.push(fact.id);
        }
    }
    match found.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// The words of the deadline in force and those of the plan; only where it is the task's one day.
pub(super) fn dating(line: &Line, all: &[Duty], facts: &Facts) -> Option<Dating> {
    let duty = { all.iter() }.find(|d| d.task.id == line.task && d.unit == line.unit)?;
    let stored = facts.tasks.iter().find(|t| t.id == line.task)?;
    duty.is_only().then(|| Dating {
        phrase: duty.task.deadline_text.clone(),
        year: duty.task.year,
        asked: stored.deadline_text.clone(),
    })
}

/// Whether another date was given since that moment, and not taken back.
pub(super) fn is_agreed(line: &Line, at: Moment, facts: &Facts) -> bool {
    let words = facts.answers.iter().filter(|fact| at < fact.at).rev();
    let mut words = words.filter_map(|fact| match &fact.came {
        Came::Answer(answer) if answer.standing == Standing::Counts => Some(answer),
        _ => None,
    });
    words
        .find_map(|answer| {
            let mine = |l: &Line| l.task == line.task && l.unit == line.unit;
            let heard = answer.heard.iter().find(|h| h.line.as_ref().is_some_and(mine))?;
            match heard.outcome {
                Outcome::Agreed { .. } => Some(true),
                Outcome::Unsettled { .. } | Outcome::Declined => Some(false),
                _ => None,
            }
        })
        .unwrap_or(false)
}
