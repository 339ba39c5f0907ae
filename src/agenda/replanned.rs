//! A version of the plan that gives a task to another unit, drops it, or takes a day back that was agreed: told
//! once to each unit concerned, with what becomes of its wish and of its result. An import that only names
//! another day is told by the stages of that day.

use super::action::{Agenda, What};
use super::answers::taken_back;
use super::duty::{unit_name, verdict};
use super::facts::{Came, Facts, Replan};
use super::ledger::TRIAL;
use super::round::{Note, Round, mark};
use super::rules::Rules;
use super::silence;
use crate::answer::{Outcome, Standing};
use crate::calendar::{date, date_with_weekday};
use crate::letter::{LetterKind, Named, Point};
use crate::plan::{Mailbox, Mark, MarkKind, Task, Unit, as_said, is_ended, named_document};
use crate::remind::Role;
use chrono::NaiveDate;

/// First part of the key; the number of the import follows.
const NAME: &str = "replanned";

/// What a unit has to hear of one task.
struct News {
    group: &'static str,
    before: Task,
    due: Option<NaiveDate>,
    lead: String,
    was: Option<NaiveDate>,
    wish: bool,
    result: Option<(String, String)>,
}

/// Queues the letters, within sending hours.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    if !round.is_open(round.rules.hours.morning) {
        return;
    }
    for (unit, mailbox, import, news) in untold(round) {
        if let Some(why) = silence::of_unit(&round.rules.silences, &unit.id, round.today) {
            agenda.refuse(format!("changes of the plan to unit {}", unit.id), why);
            continue;
        }
        let reason = format!("the plan has changed {} tasks of the unit", news.len());
        let facts = ["wish", "taken"].map(|name| (name.to_owned(), String::new()));
        let plan = ("plan".to_owned(), "1".to_owned());
        let what = What::Points {
            facts: Named::from_iter(facts.into_iter().chain([plan])),
            points: news.iter().map(point).collect(),
            files: Vec::new(),
        };
        let when = import.to_string();
        let note = Note {
            addressee: unit.name.clone(),
            unit: Some(unit.id.clone()),
            ..Note::new(NAME, &when, LetterKind::Confirmation, mailbox, what)
        };
        round.write(note, reason, agenda);
    }
}

/// Whether somebody has still to be told.
pub fn is_open(round: &Round) -> bool {
    !untold(round).is_empty()
}

/// Each unit with the newest import and what that and those before it changed since its last such letter.
fn untold<'a>(round: &Round<'a>) -> Vec<(&'a Unit, &'a Mailbox, i64, Vec<News>)> {
    let replans = &round.facts.replans;
    let Some(newest) = replans.iter().map(|r| r.import).max() else {
        return Vec::new();
    };
    let of_unit = |unit: &'a Unit| {
        let mailbox = unit.mailbox.as_ref()?;
        let is_told = |r: &&Replan| round.has(NAME, &r.import.to_string(), mailbox);
        let told = replans.iter().filter(is_told).map(|r| r.import).max();
        let new: Vec<&Replan> = replans.iter().filter(|r| told < Some(r.import)).collect();
        let news = news(&new, unit, mailbox, round);
        (!news.is_empty()).then_some((unit, mailbox, newest, news))
    };
    round.rules.office.units.iter().filter_map(of_unit).collect()
}

/// Several versions one after the other are what they come to.
fn news(replans: &[&Replan], unit: &Unit, mailbox: &Mailbox, round: &Round) -> Vec<News> {
    let mut tasks: Vec<(&Task, Option<&Task>)> = Vec::new();
    for replan in replans {
        match tasks.iter_mut().find(|(before, _)| before.id == replan.before.id) {
            Some((_, after)) => *after = replan.after.as_ref(),
            None => tasks.push((&replan.before, replan.after.as_ref())),
        }
    }
    let of_task = |(before, after): (&Task, Option<&Task>)| of_task(before, after, (unit, mailbox), round);
    tasks.into_iter().filter_map(of_task).collect()
}

fn of_task(
    before: &Task,
    after: Option<&Task>,
    (unit, mailbox): (&Unit, &Mailbox),
    round: &Round,
) -> Option<News> {
    let (facts, rules) = (round.facts, round.rules);
    let marks: Vec<&Mark> = facts.marks.iter().filter(|m| m.task == before.id).collect();
    if is_ended(&marks) {
        return None;
    }
    let before = as_said(before, &marks, &rules.office);
    let after = after.map(|task| as_said(task, &marks, &rules.office));
    // A unit that merged into another leads nothing any more: its heir does.
    let ids = rules.book.stands_for(&unit.id, round.today);
    let mine = |task: &Task| { task.leads.units.iter() }.any(|id| ids.contains(id));
    let (had, has) = (mine(&before), after.as_deref().is_some_and(mine));
    let result = result(&marks, &unit.id, rules, round.today);
    let new_due = after.as_ref().and_then(|task| task.deadline.last_on_time_day());
    let of = |group| News {
        group,
        before: before.clone().into_owned(),
        due: new_due,
        lead: leads(after.as_deref(), rules),
        was: None,
        wish: false,
        result: result.clone(),
    };
    match (had, has) {
        (true, false) if was_told(&before.id, unit, mailbox, round) => Some(News {
            wish: has_wish(&before.id, &unit.id, facts),
            due: before.deadline.last_on_time_day(),
            ..of(if after.is_some() { "handed" } else { "dropped" })
        }),
        (false, false) if after.is_none() && is_told_to_support(&before, &ids, mailbox, round) => {
            Some(News {
                due: before.deadline.last_on_time_day(),
                result: None,
                ..of("dropped")
            })
        }
        (false, true) => Some(News {
            lead: leads(Some(&before), rules),
            ..of("leading")
        }),
        (true, true) if result.is_none() => {
            let agreed = before
                .deadline
                .last_on_time_day()
                .filter(|_| is_agreed(&before, &marks));
            let was = agreed.filter(|was| new_due.is_some_and(|due| due != *was));
            was.map(|_| News {
                was,
                ..of("replaced")
            })
        }
        _ => None,
    }
}

/// Whether the deadline in force before the import was given by a person.
fn is_agreed(before: &Task, marks: &[&Mark]) -> bool {
    { marks.iter() }
        .any(|m| matches!(&m.kind, MarkKind::Dated { phrase, .. } if *phrase == before.deadline_text))
}

/// The document that finished it for the unit, and its day.
fn result(marks: &[&Mark], unit: &str, rules: &Rules, today: NaiveDate) -> Option<(String, String)> {
    let merged = rules.book.stands_for(unit, today);
    match &verdict::newest_done(marks, (unit, &merged), None)?.kind {
        MarkKind::Done { number, date: day } if !number.is_empty() => {
            Some((named_document(number), date(*day)))
        }
        MarkKind::Done { date: day, .. } => Some((String::new(), date(*day))),
        _ => Some(Default::default()),
    }
}

fn leads(task: Option<&Task>, rules: &Rules) -> String {
    let Some(task) = task else {
        return String::new();
    };
    match task.leads.units.as_slice() {
        [] => task.leads.words.clone(),
        units => {
            let names: Vec<String> = units.iter().map(|u| unit_name(rules, u)).collect();
            names.join("; ")
        }
    }
}

/// Whether the unit has read of the task as its own, or has written of it.
fn was_told(task: &str, unit: &Unit, mailbox: &Mailbox, round: &Round) -> bool {
    let in_trial = round.key(NAME, "", &mailbox.address).starts_with(TRIAL);
    let hears = (Role::Lead, mark(&mailbox.address));
    let ledger = &round.facts.ledger;
    ledger.has_told(task, &unit.id, (hears.0, &hears.1), in_trial)
        || has_said(task, &unit.id, round.facts, |_| true)
}

/// Whether the unit, which cooperates, has read of the task.
fn is_told_to_support(before: &Task, ids: &[String], mailbox: &Mailbox, round: &Round) -> bool {
    let in_trial = round.key(NAME, "", &mailbox.address).starts_with(TRIAL);
    let mark = mark(&mailbox.address);
    let ledger = &round.facts.ledger;
    let told_of = |lead: &String| ledger.has_told(&before.id, lead, (Role::Support, &mark), in_trial);
    before.support.units.iter().any(|id| ids.contains(id)) && before.leads.units.iter().any(told_of)
}

fn has_wish(task: &str, unit: &str, facts: &Facts) -> bool {
    has_said(task, unit, facts, |outcome| {
        matches!(outcome, Outcome::Wish { .. })
    })
}

/// Whether an answer of the unit's that counts and was not taken back says so of the task.
fn has_said(task: &str, unit: &str, facts: &Facts, is_meant: impl Fn(&Outcome) -> bool) -> bool {
    facts.answers.iter().any(|fact| match &fact.came {
        Came::Answer(answer) if answer.standing == Standing::Counts && !answer.decides => {
            answer.heard.iter().any(|h| {
                let mine = h.line.as_ref().filter(|l| l.task == task && l.unit == unit);
                mine.is_some_and(|l| is_meant(&h.outcome) && !taken_back(fact.id, l, facts))
            })
        }
        _ => false,
    })
}

fn point(news: &News) -> Point {
    let (document, day) = news.result.clone().unwrap_or_default();
    Point::new(
        news.group,
        [
            ("row", news.before.number.clone()),
            ("title", news.before.title.clone()),
            ("due", news.due.map(date_with_weekday).unwrap_or_default()),
            ("document", document),
            ("day", day),
            ("until", news.was.map(date_with_weekday).unwrap_or_default()),
            ("words", String::new()),
            ("support", String::new()),
            ("lead", news.lead.clone()),
            ("wish", if news.wish { "1" } else { "" }.to_owned()),
            ("result", if news.result.is_some() { "1" } else { "" }.to_owned()),
        ],
    )
}
