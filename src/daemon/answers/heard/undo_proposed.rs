//! HỦY from who had the receipt and is none of the unit's any more, as a former stand-in: what was reported stays recorded until the unit's own
//! address says that it is to be opened again.

use super::settled::First;
use super::undone::{Now, chosen, reopen, undone};
use super::{Verdict, Voice, fresh, renew, verdict};
use crate::agenda::{Facts, Rules, duties};
use crate::answer::order::{Named, Order, order};
use crate::answer::{Heard, Line, Mail, Outcome, Standing};
use crate::calendar::{Moment, day_of};
use crate::config::Answers;
use crate::plan::Mark;

/// What the unit is asked to confirm; `None` where the undo is of no result that stands.
pub(super) fn proposed(
    first: &First,
    (named, besides): (&[Named], &str),
    lines: &[Line],
    known: &Now,
    (voice, answers, now): (&Voice, &Answers, Moment),
) -> Option<Verdict> {
    // Of others, and of who only calls himself so, the owner reads.
    if first.answer.standing != Standing::Counts || !voice.had_letter || !voice.is_authentic {
        return None;
    }
    let is_late = first.is_settled || first.answer.undo_until.is_some_and(|until| until < known.today);
    let mut heard = chosen(undone(first, known, is_late, besides), named);
    heard.retain(|h| h.outcome == Outcome::Undone);
    if heard.is_empty() {
        return None;
    }
    let mut verdict = verdict(heard, lines.to_vec(), Standing::Proposed, voice, (answers, now));
    verdict.answer.takes_back = Some(first.id);
    Some(verdict)
}

/// The answer to that request; `first` is what would be taken back. `None` where it says nothing new.
pub(super) fn answered(
    mail: &Mail,
    (request, first): (&First, &First),
    voice: &Voice,
    (facts, rules, answers): (&Facts, &Rules, &Answers),
    now: Moment,
) -> Option<Verdict> {
    let all = duties(facts, rules, day_of(now));
    let mut lines = request.answer.lines.clone();
    lines.iter_mut().for_each(|line| renew(line, &all, facts));
    // The reference of a request to confirm was sent to the unit's own address and nowhere else.
    let ordered = order(&mail.lines, day_of(now)).filter(|_| voice.is_of_unit);
    let Some(ordered) = ordered else {
        return Some(fresh(mail, Vec::new(), voice, answers, now));
    };
    if request.is_settled {
        return None;
    }
    let asked: Vec<&Line> = { request.answer.heard.iter() }
        .filter_map(|h| h.line.as_ref())
        .collect();
    let heard: Vec<Heard> = match ordered.order {
        Order::Confirm => {
            let known = Now {
                all: &all,
                facts,
                today: day_of(now),
            };
            let heard = undone(first, &known, first.is_settled, &ordered.besides);
            let is_asked = |h: &Heard| {
                let same = |l: &Line| asked.iter().any(|a| a.task == l.task && a.unit == l.unit);
                h.line.as_ref().is_some_and(same)
            };
            heard.into_iter().filter(is_asked).collect()
        }
        // It stays as it is.
        Order::Undo(_) => { asked.iter() }
            .map(|asked| {
                let mut line = (*asked).clone();
                renew(&mut line, &all, facts);
                Heard {
                    line: Some(line),
                    outcome: Outcome::DoneBefore,
                    words: String::new(),
                }
            })
            .collect(),
    };
    let reopened = heard.iter().filter(|h| h.outcome == Outcome::Undone);
    let marks: Vec<Mark> = reopened
        .filter_map(|h| Some(reopen(h.line.as_ref()?, voice, now)))
        .collect();
    let is_undone = !marks.is_empty();
    let mut verdict = verdict(heard, lines, Standing::Counts, voice, (answers, now));
    verdict.marks = marks;
    verdict.settles = Some(request.id);
    verdict.answer.takes_back = is_undone.then_some(first.id);
    verdict.answer.undo_until = None;
    Some(verdict)
}
