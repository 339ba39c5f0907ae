//! An answer of the plan's owner to a letter about wishes for another date.

use super::{Verdict, Voice, renew, verdict};
use crate::agenda::{Came, Duty, Facts, Rules, duties};
use crate::answer::decision::{Wish, decided};
use crate::answer::{Answer, Dating, Line, Mail, Outcome, Standing};
use crate::calendar::{Moment, day_of};
use crate::config::Answers;

/// `first` are the answers that the letter told of, each with its moment. `None` where the mail says
/// nothing on a wish among them: then it is for whoever reads the mailbox, or the owner would be
/// told of himself.
pub(super) fn of_notice(
    mail: &Mail,
    first: &[(Answer, Moment)],
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
    (lines, at): (Vec<Line>, Moment),
    voice: &Voice,
    (facts, all, answers): (&Facts, &[Duty], &Answers),
    now: Moment,
) -> Option<Verdict> {
    let of_line = |line: Line| Wish {
        until: None,
        dating: dating(&line, all, facts),
        is_agreed: is_agreed(&line, at, facts),
        line,
    };
    let wishes = lines.into_iter().map(of_line).collect();
    word_on(wishes, mail, voice, answers, now)
}

fn word_on(wishes: Vec<Wish>, mail: &Mail, voice: &Voice, answers: &Answers, now: Moment) -> Option<Verdict> {
    let heard = decided(&mail.lines, &wishes, day_of(now));
    if wishes.is_empty() || heard.is_empty() {
        return None;
    }
    let lines = wishes.into_iter().map(|w| w.line).collect();
    let mut verdict = verdict(heard, lines, voice.standing(), voice, (answers, now));
    verdict.answer.decides = true;
    Some(verdict)
}

/// The wishes as they stand now; of two for one task the newer.
fn wishes(first: &[(Answer, Moment)], all: &[Duty], facts: &Facts) -> Vec<Wish> {
    let mut found: Vec<Wish> = Vec::new();
    let counted = first.iter().filter(|(a, _)| a.standing == Standing::Counts);
    for (answer, at) in counted {
        for heard in &answer.heard {
            let (Outcome::Wish { until }, Some(line)) = (&heard.outcome, &heard.line) else {
                continue;
            };
            let mut line = line.clone();
            renew(&mut line, all, facts);
            found.retain(|w| (&w.line.task, &w.line.unit, w.line.due) != (&line.task, &line.unit, line.due));
            found.push(Wish {
                until: *until,
                dating: dating(&line, all, facts),
                is_agreed: is_agreed(&line, *at, facts),
                line,
            });
        }
    }
    found
}

/// The words of the deadline in force and those of the plan; only where it is the task's one day.
fn dating(line: &Line, all: &[Duty], facts: &Facts) -> Option<Dating> {
    let duty = { all.iter() }.find(|d| d.task.id == line.task && d.unit == line.unit)?;
    let stored = facts.tasks.iter().find(|t| t.id == line.task)?;
    duty.is_only().then(|| Dating {
        phrase: duty.task.deadline_text.clone(),
        year: duty.task.year,
        asked: stored.deadline_text.clone(),
    })
}

/// Whether another date was given since that moment, and not taken back.
fn is_agreed(line: &Line, at: Moment, facts: &Facts) -> bool {
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
