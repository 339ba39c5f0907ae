//! A question that its unit has left unanswered: the plan's owner reads once that it is over, with the unit's words and
//! the order that records the document. Until then the unit's own letters name it.

use super::in_force::{finished, leads, renewed};
use super::named_result::order_for;
use super::unanswered::question;
use super::words::{counted, named, point, points_of};
use crate::agenda::action::Agenda;
use crate::agenda::facts::{AnswerFact, Came};
use crate::agenda::ledger::{NOTICE, OVER};
use crate::agenda::round::{Note, Round};
use crate::answer::question::ASKED_FOR;
use crate::answer::{Heard, Line, Standing};
use crate::calendar::{date, day_of, moment};
use crate::letter::{LetterKind, Named, Point};
use crate::plan::named_document;
use chrono::{Days, NaiveDate};

/// So long after its end a question is told as over: a long standstill is no reason for old ones.
const TOLD_FOR: Days = Days::new(10);

/// Whether a question of that day is over and to be told.
pub fn is_lapsing(asked: NaiveDate, today: NaiveDate) -> bool {
    let over = asked + ASKED_FOR;
    over < today && today <= over + TOLD_FOR
}

/// Each unit's by one letter, once.
pub(super) fn tell_owner(round: &Round, agenda: &mut Agenda) {
    let is_new = |fact: &&AnswerFact| {
        is_lapsing(day_of(fact.at), round.today) && !round.facts.ledger.has_told_over(fact.id)
    };
    let lapsed: Vec<(&AnswerFact, Vec<&Heard>)> = { round.facts.answers.iter() }
        .filter(is_new)
        .map(|fact| (fact, left(fact, round)))
        .filter(|(_, heard)| !heard.is_empty())
        .collect();
    let mut units: Vec<&str> = lapsed.iter().filter_map(|(fact, _)| unit_of(fact)).collect();
    units.sort_unstable();
    units.dedup();
    for unit in units {
        let of_unit = lapsed.iter().filter(|(fact, _)| unit_of(fact) == Some(unit));
        let of_unit: Vec<&(&AnswerFact, Vec<&Heard>)> = of_unit.collect();
        write(round, unit, &of_unit, agenda);
    }
}

fn unit_of(fact: &AnswerFact) -> Option<&str> {
    match &fact.came {
        Came::Answer(answer) if answer.standing == Standing::Counts => Some(&answer.unit),
        _ => None,
    }
}

/// What of the answer is asked still: the task is open and the unit's, and nothing was said of it since.
fn left<'f>(fact: &'f AnswerFact, round: &Round<'f>) -> Vec<&'f Heard> {
    let Came::Answer(answer) = &fact.came else {
        return Vec::new();
    };
    let is_left = |heard: &&Heard| {
        let Some(line) = heard
            .line
            .as_ref()
            .filter(|_| heard.outcome.asked_document().is_some())
        else {
            return false;
        };
        let is_of = |l: &Line| l.unit == line.unit && l.due == line.due;
        let newest = question(&line.task, is_of, round.facts);
        newest.is_some_and(|(of, h, _)| of.id == fact.id && h == *heard)
            && leads(&line.task, round).contains(&line.unit)
            && finished(line, round).is_none()
    };
    answer.heard.iter().filter(is_left).collect()
}

fn write(round: &Round, unit: &str, lapsed: &[&(&AnswerFact, Vec<&Heard>)], agenda: &mut Agenda) {
    let Some((first, _)) = lapsed.first() else {
        return;
    };
    let heard = lapsed.iter().flat_map(|(_, heard)| heard.iter().copied());
    let points: Vec<Point> = heard.filter_map(|heard| told(heard, round)).collect();
    let name = round.rules.office.unit(unit).map(|u| u.name.clone());
    let mut facts: Named = named(NONE.map(|fact| (fact, String::new())));
    facts.extend(named([
        ("unit", name.unwrap_or_default()),
        ("taken", moment(first.came_at())),
        ("over", counted(points.len())),
        ("results", "1".to_owned()),
    ]));
    let numbers: Vec<String> = lapsed.iter().map(|(fact, _)| fact.id.to_string()).collect();
    let reason = format!(
        "nobody has answered the question of answer {}",
        numbers.join(", ")
    );
    let when = format!("{}.{OVER}", numbers.join("."));
    let owner = &round.rules.owner;
    let what = points_of(facts, points);
    let note = Note::new(NOTICE, &when, LetterKind::AnswerNotice, owner, what);
    round.write(note, reason, agenda);
}

fn told(heard: &Heard, round: &Round) -> Option<Point> {
    let line = renewed(heard.line.as_ref()?, round);
    let (number, day) = heard.outcome.asked_document()?;
    let more = [
        ("words", heard.words.clone()),
        (
            "document",
            format!("{} ngày {}", named_document(number), date(day)),
        ),
        ("result", order_for(&(number.to_owned(), day), &line)),
    ];
    Some(point("over", Some(&line), more))
}

/// What other letters to the owner about answers speak of.
const NONE: [&str; 22] = [
    "until",
    "mails",
    "from",
    "wishes",
    "forecasts",
    "events",
    "parts",
    "files",
    "about_events",
    "wrong",
    "recorded",
    "other_kind",
    "undone",
    "forecasts_withdrawn",
    "parts_unclear",
    "settled",
    "undoable",
    "finishable",
    "withdrawn",
    "unsure",
    "informs",
    "informs_also",
];
