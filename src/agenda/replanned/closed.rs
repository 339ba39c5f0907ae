//! Wishes for another date that a version of the plan leaves nothing to decide of: the plan's owner, who was
//! asked, hears so once.

use super::news::{Turn, facts, turns};
use super::wishes::open_wish;
use crate::agenda::action::{Agenda, What};
use crate::agenda::duty::unit_name;
use crate::agenda::facts::Replan;
use crate::agenda::round::{Note, Round};
use crate::calendar::{count, date_with_weekday};
use crate::letter::{LetterKind, Point};

/// First part of the key; the number of the import follows.
const NAME: &str = "wishes-closed";

/// Queues the letter, within sending hours.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    let Some((newest, points)) = untold(round) else {
        return;
    };
    let closed = count(i64::try_from(points.len()).unwrap_or(i64::MAX));
    let reason = format!("the plan leaves {} wishes nothing to decide", points.len());
    let what = What::Points {
        facts: facts(&closed, newest),
        points,
        files: Vec::new(),
    };
    let when = newest.import.to_string();
    let note = Note::new(NAME, &when, LetterKind::Confirmation, &round.rules.owner, what);
    round.write(note, reason, agenda);
}

/// Whether the owner has still to be told.
pub fn is_open(round: &Round) -> bool {
    untold(round).is_some()
}

fn untold<'a>(round: &Round<'a>) -> Option<(&'a Replan, Vec<Point>)> {
    let replans = &round.facts.replans;
    let is_told = |r: &&Replan| round.has(NAME, &r.import.to_string(), &round.rules.owner);
    let told = replans.iter().filter(is_told).map(|r| r.import).max();
    let new: Vec<&Replan> = replans.iter().filter(|r| told < Some(r.import)).collect();
    let turns = turns(&new, round);
    let points: Vec<Point> = turns.iter().flat_map(|turn| points(turn, round)).collect();
    let newest = new.into_iter().max_by_key(|r| r.import)?;
    (!points.is_empty()).then_some((newest, points))
}

fn points(turn: &Turn, round: &Round) -> Vec<Point> {
    let task = turn.before();
    let of_unit = |unit: &String| {
        let wish = open_wish(&task.id, unit, round.facts)?;
        let was_asked = round.facts.ledger.has_told_answer(wish.answer);
        let group = turn.closes(unit, wish, round).filter(|_| was_asked)?;
        let facts = [
            ("row", task.number.clone()),
            ("title", task.title.clone()),
            ("support", String::new()),
            ("lead", unit_name(round.rules, unit)),
            ("due", turn.due().map(date_with_weekday).unwrap_or_default()),
            ("until", wish.until.map(date_with_weekday).unwrap_or_default()),
        ];
        Some(Point::new(group, facts))
    };
    task.leads.units.iter().filter_map(of_unit).collect()
}
