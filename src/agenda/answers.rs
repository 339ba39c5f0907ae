//! What came of answers by mail: whoever answered hears what it came to and how to take it back,
//! the plan's owner reads what a person must, a unit hears what the owner said of its wish, and the
//! owner hears of an address that takes no letters.

mod notice;
mod receipt;
mod undelivered;
mod word;

pub use notice::told_in as notice_of;

use super::ledger::{TRIAL, base};
use super::round::{Round, mark};
use super::{Agenda, Facts, Rules, What};
use crate::answer::{Answer, Heard, Line, Outcome, Returned, Standing};
use crate::calendar::{Moment, count, date_with_weekday};
use crate::letter::{Named, Point};
use crate::plan::Mailbox;
use chrono::NaiveDate;

/// Something that came by mail.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerFact {
    pub id: i64,
    pub at: Moment,
    pub came: Came,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Came {
    Answer(Box<Answer>),
    Returned(Returned),
}

/// Begins the key of a letter about an answer to who gave it; the answer's number follows.
const RECEIPT: &str = "answer";
/// Begins the key of a letter about a letter that came back; week and address follow.
const RETURNED: &str = "returned";

/// The number of the answer that the letter of that key is about, where it went to who gave it.
pub fn answer_of(key: &str) -> Option<i64> {
    let key = base(key.strip_prefix(TRIAL).unwrap_or(key));
    let rest = key.strip_prefix(RECEIPT)?.strip_prefix('-')?;
    rest.split('-').next()?.parse().ok()
}

/// The occurrences (task, unit, L) that the answer of that receipt, or of the owner's word to a
/// unit, finished, moved or opened again.
pub fn settled_by<'f>(key: &str, facts: &'f Facts) -> Vec<(&'f str, &'f str, NaiveDate)> {
    let id = answer_of(key).or_else(|| word::answer_of(key));
    let of_key = facts.answers.iter().find(|fact| Some(fact.id) == id);
    let Some(Came::Answer(answer)) = of_key.map(|fact| &fact.came) else {
        return Vec::new();
    };
    if answer.standing != Standing::Counts {
        return Vec::new();
    }
    let is_settled = |h: &&Heard| {
        use Outcome::{Agreed, Recorded, Undone, Unsettled};
        matches!(
            h.outcome,
            Recorded { .. } | Undone | Agreed { .. } | Unsettled { .. }
        )
    };
    let lines = answer
        .heard
        .iter()
        .filter(is_settled)
        .filter_map(|h| h.line.as_ref());
    lines
        .map(|line| (line.task.as_str(), line.unit.as_str(), line.due))
        .collect()
}

/// Whether the letter of that key tells of mail that came back: a reply to it is for whoever reads
/// the mailbox, or the owner would be told of himself.
pub fn tells_of_returned(key: &str) -> bool {
    let key = key.strip_prefix(TRIAL).unwrap_or(key);
    key.strip_prefix(RETURNED)
        .is_some_and(|rest| rest.starts_with('-'))
}

/// Whether whoever may say so said that of this unit's task at that moment by mail: then both have
/// read of it.
pub fn was_said_by_mail(task: &str, unit: &str, at: Moment, facts: &Facts) -> bool {
    facts
        .answers
        .iter()
        .filter(|fact| fact.at == at)
        .any(|fact| match &fact.came {
            Came::Answer(answer) => answer
                .heard
                .iter()
                .filter_map(|h| h.line.as_ref())
                .any(|line| line.task == task && line.unit == unit),
            Came::Returned(_) => false,
        })
}

/// Addresses of today that lately gave letters back: whose, the status and when it last happened.
pub fn returned(facts: &Facts, rules: &Rules) -> Vec<(String, String, Moment)> {
    let mut found: Vec<(String, String, Moment)> = Vec::new();
    for fact in &facts.answers {
        let Came::Returned(returned) = &fact.came else {
            continue;
        };
        let Some(mailbox) = mailbox_of(&returned.address, rules) else {
            continue;
        };
        found.retain(|(name, ..)| *name != mailbox.name);
        found.push((mailbox.name.clone(), returned.status.clone(), fact.at));
    }
    found
}

/// Writes what is not written yet. Whoever answered waits for it, so that letter is written at any
/// hour, and before a plan is stored too.
pub fn decide(now: Moment, facts: &Facts, rules: &Rules, agenda: &mut Agenda) {
    let round = Round::without_tasks(now, facts, rules);
    for fact in &facts.answers {
        match &fact.came {
            Came::Answer(answer) => {
                receipt::echo(&round, fact, answer, agenda);
                word::tell_units(&round, fact, answer, agenda);
            }
            Came::Returned(returned) => undelivered::tell(&round, fact, returned, agenda),
        }
    }
    notice::tell_owner(&round, agenda);
}

/// The facts of a letter, by name.
fn named<const N: usize>(facts: [(&str, String); N]) -> Named {
    facts.map(|(name, fact)| (name.to_owned(), fact)).into()
}

/// A letter of points without files.
fn points_of(facts: Named, points: Vec<Point>) -> What {
    What::Points {
        facts,
        points,
        files: Vec::new(),
    }
}

fn flag(is_so: bool) -> String {
    if is_so { "1".into() } else { String::new() }
}

/// In a trial run or since: the key is the same in both.
fn is_written(round: &Round, name: &str, when: &str, to: &Mailbox) -> bool {
    let key = round.key(name, when, &to.address);
    let live = key.strip_prefix(TRIAL).unwrap_or(&key);
    let ledger = &round.facts.ledger;
    ledger.has(live) || ledger.has(&format!("{TRIAL}{live}"))
}

/// The mailbox of today that the mark stands for.
fn mailbox_of<'r>(address: &str, rules: &'r Rules) -> Option<&'r Mailbox> {
    let units = rules.office.units.iter();
    let of_units = units
        .flat_map(|u| [u.mailbox.as_ref(), u.head.as_ref()])
        .flatten();
    of_units
        .chain([&rules.owner])
        .chain(&rules.leaders)
        .chain(rules.book.absences.iter().map(|a| &a.by))
        .find(|m| mark(&m.address) == address)
}

/// Every point has every fact, so that the template can ask for each.
fn point<const N: usize>(group: &str, line: Option<&Line>, more: [(&str, String); N]) -> Point {
    let of_line = |fact: fn(&Line) -> String| line.map(fact).unwrap_or_default();
    let mut point = Point::new(
        group,
        [
            ("row", of_line(|l| l.row.clone())),
            ("title", of_line(|l| l.title.clone())),
            ("due", of_line(|l| date_with_weekday(l.due))),
            ("document", String::new()),
            ("day", String::new()),
            ("why", String::new()),
            ("words", String::new()),
            ("until", String::new()),
            ("from", String::new()),
            ("at", String::new()),
            ("support", String::new()),
        ],
    );
    let more = more.into_iter().filter(|(name, _)| !name.is_empty());
    point
        .facts
        .extend(more.map(|(name, fact)| (name.to_owned(), fact)));
    point
}

fn counted(n: usize) -> String {
    match n {
        0 => String::new(),
        n => count(i64::try_from(n).unwrap_or(i64::MAX)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_about_an_answer_is_known_by_its_key() {
        for (key, want) in [
            ("answer-12-0a1b2c3d", Some(12)),
            ("trial-answer-12-0a1b2c3d.r2", Some(12)),
            ("answer-owner-12-0a1b2c3d", None),
            ("morning-2026-07-01-0a1b2c3d", None),
            ("answers-1-0a1b2c3d", None),
        ] {
            assert_eq!(answer_of(key), want, "{key}");
        }
        for (key, want) in [
            ("answer-owner-12-0a1b2c3d", vec![12]),
            ("trial-answer-owner-12.13.15-0a1b2c3d.r2", vec![12, 13, 15]),
            ("answer-12-0a1b2c3d", vec![]),
            ("morning-2026-07-01-0a1b2c3d", vec![]),
        ] {
            assert_eq!(notice_of(key), want, "{key}");
        }
        assert!(tells_of_returned("trial-returned-2026-W27-0a1b2c3d-0a1b2c3d"));
        assert!(!tells_of_returned("answer-12-0a1b2c3d"));
    }
}
