//! "HỦY 6" in answer to another letter than the receipt of 6: which answer of the unit it takes back.

use super::Voice;
use crate::agenda::{Came, Duty, Facts, Rules, duties, mark_of, taken_back};
use crate::answer::order::{Named, Order, order};
use crate::answer::{Answer, Heard, Line, Mail, Outcome, Standing, is_same_row};
use crate::calendar::{Moment, day_of};
use crate::plan::folded;

/// The number of the one answer of the unit that holds all that the mail takes back, while it can be taken back.
/// `lines` are what the letter tells, `told` is the answer that the letter is about: what that one says is taken back
/// as its receipt says. A bare HỦY is of the letter's only task.
pub(super) fn taken_back_by(
    mail: &Mail,
    (lines, told): (&[Line], Option<&Answer>),
    voice: &Voice,
    (facts, rules): (&Facts, &Rules),
    now: Moment,
) -> Option<i64> {
    if voice.standing() != Standing::Counts {
        return None;
    }
    let ordered = order(&mail.lines, day_of(now))?;
    let Order::Undo(named) = ordered.order else {
        return None;
    };
    let only = || match (lines, told) {
        ([only], None) => Some(name_of(only)),
        _ => None,
    };
    let is_bare = named.is_empty();
    let names = if is_bare { vec![only()?] } else { named };
    let is_named = |line: &Line| names.iter().any(|name| is_meant(name, line));
    let is_told = |h: &Heard| can_be_undone(h) && h.line.as_ref().is_some_and(is_named);
    // Which of two words on one task in one mail counts is asked.
    let is_of_named = |row: &Option<String>| {
        let says = |row: &String| { names.iter() }.any(|n| matches!(n, Named::Row(r) if is_same_row(r, row)));
        row.as_ref().is_none_or(says)
    };
    if told.is_some_and(|told| told.heard.iter().any(is_told))
        || ordered.others.iter().any(|other| is_of_named(&other.row))
    {
        return None;
    }
    let all = duties(facts, rules, day_of(now));
    let mut found = names.iter().map(|name| {
        let shown: Vec<&Line> = lines.iter().filter(|line| is_meant(name, line)).collect();
        newest(name, &shown, voice, (facts, &all), now)
    });
    let (id, count) = found.next()??;
    let is_same = found.all(|other| other.is_some_and(|(other, _)| other == id));
    (is_same && (!is_bare || count == 1)).then_some(id)
}

/// Whether an undo is called one: KHÔNG in answer to a letter that tells of no answer may be "no result".
pub(super) fn says_undo(lines: &[String]) -> bool {
    let is_undo = |line: &String| {
        folded(line)
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word == "huy")
    };
    lines.iter().any(is_undo)
}

/// The newest answer of the unit that stands and says something of what is so named, and how much else it says.
fn newest(
    name: &Named,
    shown: &[&Line],
    voice: &Voice,
    (facts, all): (&Facts, &[Duty]),
    now: Moment,
) -> Option<(i64, usize)> {
    let mut tasks: Vec<&str> = Vec::new();
    let mut newest = None;
    for fact in &facts.answers {
        let Came::Answer(answer) = &fact.came else {
            continue;
        };
        let is_open = answer.undo_until.is_some_and(|until| day_of(now) <= until);
        // Leaders have no unit either.
        let is_own = !voice.unit.is_empty() || answer.addressee == mark_of(&voice.address);
        let is_units = answer.standing == Standing::Counts && answer.unit == voice.unit && is_own;
        if !is_open || !is_units || answer.decides {
            continue;
        }
        let stands = |h: &&Heard| {
            let Some(line) = &h.line else { return false };
            let is_record = |d: &Duty| {
                d.task.id == line.task && d.unit == line.unit && d.done.is_some_and(|m| m.at == fact.at)
            };
            let is_on_record = !matches!(h.outcome, Outcome::Recorded { .. }) || all.iter().any(is_record);
            can_be_undone(h) && is_on_record && !taken_back(fact.id, line, facts)
        };
        let said: Vec<&Line> = { answer.heard.iter().filter(stands) }
            .filter_map(|h| h.line.as_ref())
            .collect();
        let is_shown = |line: &Line| shown.is_empty() || shown.iter().any(|s| s.task == line.task);
        let mut of_name = said.iter().filter(|line| is_meant(name, line) && is_shown(line));
        if let Some(line) = of_name.next() {
            tasks.push(&line.task);
            newest = Some((fact.id, said.len()));
        }
    }
    // Two plans may number alike.
    let is_one_task = tasks.windows(2).all(|pair| pair[0] == pair[1]);
    newest.filter(|_| is_one_task)
}

fn can_be_undone(heard: &Heard) -> bool {
    use Outcome::{Forecast, Recorded, Wish, Wrong};
    matches!(
        heard.outcome,
        Recorded { .. } | Wish { .. } | Forecast { .. } | Wrong
    )
}

fn name_of(line: &Line) -> Named {
    match line.row.is_empty() {
        true => Named::Due(line.due),
        false => Named::Row(line.row.clone()),
    }
}

fn is_meant(name: &Named, line: &Line) -> bool {
    match name {
        Named::Row(row) => is_same_row(&line.row, row),
        Named::Due(due) => line.due == *due && line.row.is_empty(),
    }
}
