//! What came of answers by mail: whoever answered hears what it came to and how to take it back,
//! the plan's owner reads what a person must, and hears of an address that takes no letters.

use super::ledger::{TRIAL, base};
use super::round::{Note, Round, mark};
use super::{Agenda, Facts, Rules, What};
use crate::answer::{Answer, Heard, Line, Outcome, Returned, Standing};
use crate::calendar::{Moment, count, date, date_with_weekday, day_of, moment};
use crate::letter::{LetterKind, Named, Point};
use crate::plan::{Mailbox, named_document};
use chrono::{Datelike, NaiveDate};

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
/// The same to the plan's owner.
const NOTICE: &str = "answer-owner";
/// The same about a letter that came back; week and address follow.
const RETURNED: &str = "returned";

/// The number of the answer that the letter of that key is about, where it went to who gave it.
pub fn answer_of(key: &str) -> Option<i64> {
    let key = base(key.strip_prefix(TRIAL).unwrap_or(key));
    let rest = key.strip_prefix(RECEIPT)?.strip_prefix('-')?;
    rest.split('-').next()?.parse().ok()
}

/// The occurrences (task, unit, L) that the answer of that receipt finished or opened again.
pub fn settled_by<'f>(key: &str, facts: &'f Facts) -> Vec<(&'f str, &'f str, NaiveDate)> {
    let id = answer_of(key);
    let of_key = facts.answers.iter().find(|fact| Some(fact.id) == id);
    let Some(Came::Answer(answer)) = of_key.map(|fact| &fact.came) else {
        return Vec::new();
    };
    if answer.standing != Standing::Counts {
        return Vec::new();
    }
    let is_settled = |h: &&Heard| matches!(h.outcome, Outcome::Recorded { .. } | Outcome::Undone);
    let lines = answer
        .heard
        .iter()
        .filter(is_settled)
        .filter_map(|h| h.line.as_ref());
    lines
        .map(|line| (line.task.as_str(), line.unit.as_str(), line.due))
        .collect()
}

/// Whether the letter of that key tells the owner of mail: a reply to it is for whoever reads the
/// mailbox, or the owner would be told of himself.
pub fn tells_of_mail(key: &str) -> bool {
    let key = key.strip_prefix(TRIAL).unwrap_or(key);
    [NOTICE, RETURNED]
        .iter()
        .any(|name| key.strip_prefix(name).is_some_and(|rest| rest.starts_with('-')))
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
                echo(&round, fact, answer, agenda);
                tell_owner(&round, fact, answer, agenda);
            }
            Came::Returned(returned) => tell_returned(&round, fact, returned, agenda),
        }
    }
}

/// In a trial run or since: the key is the same in both.
fn is_written(round: &Round, name: &str, when: &str, to: &Mailbox) -> bool {
    let key = round.key(name, when, &to.address);
    let live = key.strip_prefix(TRIAL).unwrap_or(&key);
    let ledger = &round.facts.ledger;
    ledger.has(live) || ledger.has(&format!("{TRIAL}{live}"))
}

/// To who answered. What only a person can read is not echoed: nobody chats with a program.
fn echo(round: &Round, fact: &AnswerFact, answer: &Answer, agenda: &mut Agenda) {
    let is_echoed = answer.heard.iter().any(|h| h.outcome != Outcome::Other);
    if answer.standing == Standing::TooMany || !is_echoed {
        return;
    }
    let to = mailbox_of(&answer.addressee, round.rules);
    let to = to.or_else(|| round.rules.office.unit(&answer.unit)?.mailbox.as_ref());
    let when = fact.id.to_string();
    let Some(to) = to.filter(|to| !is_written(round, RECEIPT, &when, to)) else {
        return;
    };
    let is_proposed = answer.standing == Standing::Proposed;
    let mut points: Vec<Point> = answer.heard.iter().map(|h| echoed(h, is_proposed)).collect();
    let is_unclear = |h: &Heard| matches!(h.outcome, Outcome::Which | Outcome::NotThere { .. });
    if answer.heard.iter().any(is_unclear) {
        let lines = answer.lines.iter().filter(|l| !l.is_done);
        points.extend(lines.map(|l| point("line", Some(l), [("", String::new())])));
    }
    let n = |group: &str| counted(points.iter().filter(|p| p.group == group).count());
    let facts = Named::from(
        [
            ("taken", moment(fact.at)),
            ("proposal", if is_proposed { "1".into() } else { String::new() }),
            ("recorded", n("recorded")),
            ("asked", n("asked")),
            ("undone", n("undone")),
            (
                "undo",
                answer.undo_until.map(date_with_weekday).unwrap_or_default(),
            ),
        ]
        .map(|(name, fact)| (name.to_owned(), fact)),
    );
    let what = What::Points {
        facts,
        points,
        files: Vec::new(),
    };
    let reason = match answer.standing {
        Standing::Proposed => format!("answer {} waits for the unit's own address", fact.id),
        _ => format!("answer {} came by mail", fact.id),
    };
    let note = Note::new(RECEIPT, &when, LetterKind::AnswerReceipt, to, what);
    round.write(note, reason, agenda);
}

fn echoed(heard: &Heard, is_proposed: bool) -> Point {
    let line = heard.line.as_ref();
    let of = |group: &str, more: [(&str, String); 1]| point(group, line, more);
    match &heard.outcome {
        Outcome::Recorded { number, date: day } => point(
            if is_proposed { "proposal" } else { "recorded" },
            line,
            [("document", named_document(number)), ("day", date(*day))],
        ),
        Outcome::DoneBefore => of("before", [("", String::new())]),
        Outcome::Undone | Outcome::Withdrawn => of("undone", [("", String::new())]),
        Outcome::TooLate => of("too_late", [("", String::new())]),
        Outcome::NoDocument => asked(heard, "document"),
        Outcome::NoDate => asked(heard, "date"),
        Outcome::FutureDate { .. } => asked(heard, "future"),
        Outcome::EarlyDate { .. } => asked(heard, "early"),
        Outcome::Which => asked(heard, "which"),
        Outcome::NotThere { .. } => asked(heard, "not_there"),
        Outcome::Wish { until } => point(
            "passed",
            line,
            [
                ("why", "wish".into()),
                ("until", until.map(date).unwrap_or_default()),
            ],
        ),
        Outcome::Wrong => of("passed", [("why", "wrong".into())]),
        Outcome::NotTheirs | Outcome::Gone | Outcome::Other => of("passed", [("why", "read".into())]),
    }
}

fn asked(heard: &Heard, why: &str) -> Point {
    let facts = [("why", why.to_owned()), ("words", heard.words.clone())];
    point("asked", heard.line.as_ref(), facts)
}

/// To the plan's owner, what a person has to read.
fn tell_owner(round: &Round, fact: &AnswerFact, answer: &Answer, agenda: &mut Agenda) {
    let is_unsure = answer.standing == Standing::Proposed;
    // Of what waits to be confirmed the owner hears when it is; nobody is asked to confirm free words.
    let is_meant = |h: &&Heard| match is_unsure {
        true => h.outcome == Outcome::Other,
        false => h.outcome.is_for_owner() || h.outcome == Outcome::Withdrawn,
    };
    let heard: Vec<&Heard> = answer.heard.iter().filter(is_meant).collect();
    let (owner, when) = (&round.rules.owner, fact.id.to_string());
    if heard.is_empty() || answer.standing == Standing::TooMany || is_written(round, NOTICE, &when, owner) {
        return;
    }
    let unit = round.rules.office.unit(&answer.unit).map(|u| u.name.clone());
    let points: Vec<Point> = heard.iter().map(|h| for_owner(h)).collect();
    let has = |group: &str| counted(points.iter().filter(|p| p.group == group).count());
    let facts = Named::from(
        [
            ("unit", unit.unwrap_or_else(|| owner.name.clone())),
            ("taken", moment(fact.at)),
            ("wishes", has("wish")),
            ("wrong", has("wrong")),
            ("unsure", if is_unsure { "1".into() } else { String::new() }),
        ]
        .map(|(name, fact)| (name.to_owned(), fact)),
    );
    let what = What::Points {
        facts,
        points,
        files: Vec::new(),
    };
    let note = Note::new(NOTICE, &when, LetterKind::AnswerNotice, owner, what);
    round.write(note, format!("a person has to read answer {}", fact.id), agenda);
}

fn for_owner(heard: &Heard) -> Point {
    let (group, until) = match &heard.outcome {
        Outcome::Wish { until } => ("wish", until.map(date).unwrap_or_default()),
        Outcome::Wrong => ("wrong", String::new()),
        Outcome::NotTheirs => ("theirs", String::new()),
        Outcome::Gone => ("gone", String::new()),
        Outcome::Withdrawn => ("withdrawn", String::new()),
        _ => ("other", String::new()),
    };
    point(
        group,
        heard.line.as_ref(),
        [("words", heard.words.clone()), ("until", until)],
    )
}

/// Once a week and address, as long as letters come back from it.
fn tell_returned(round: &Round, fact: &AnswerFact, returned: &Returned, agenda: &mut Agenda) {
    let owner = &round.rules.owner;
    let week = day_of(fact.at).iso_week();
    let when = format!("{}-W{:02}-{}", week.year(), week.week(), returned.address);
    let Some(whose) = mailbox_of(&returned.address, round.rules) else {
        return;
    };
    if is_written(round, RETURNED, &when, owner) {
        return;
    }
    let facts = Named::from(
        [
            ("whose", whose.name.clone()),
            ("address", whose.address.clone()),
            ("status", returned.status.clone()),
            ("at", moment(fact.at)),
            (
                "own",
                if whose.address == owner.address {
                    "1".into()
                } else {
                    String::new()
                },
            ),
        ]
        .map(|(name, fact)| (name.to_owned(), fact)),
    );
    let what = What::Points {
        facts,
        points: Vec::new(),
        files: Vec::new(),
    };
    let to = round
        .rules
        .figures
        .operator
        .as_ref()
        .filter(|_| whose.address == owner.address);
    let note = Note::new(
        RETURNED,
        &when,
        LetterKind::Undelivered,
        to.unwrap_or(owner),
        what,
    );
    let reason = format!("letters to address {} come back", returned.address);
    round.write(note, reason, agenda);
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
            ("answer-owner-12-0a1b2c3d", true),
            ("trial-returned-2026-W27-0a1b2c3d-0a1b2c3d", true),
            ("answer-12-0a1b2c3d", false),
            ("morning-2026-07-01-0a1b2c3d", false),
        ] {
            assert_eq!(tells_of_mail(key), want, "{key}");
        }
    }
}
