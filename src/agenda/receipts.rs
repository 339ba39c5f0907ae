//! The answer to each file that was taken from the watched folder: one letter to the plan's owner.

use super::ledger::TRIAL;
use super::round::{Note, Round};
use super::{Agenda, Facts, IntakeFact, Rules, What};
use crate::calendar::{Moment, count, day_of, moment};
use crate::letter::{LetterKind, Named, Point};
use crate::sheet::{Group, Line};

/// A letter tells so many rows of each sort; more are counted.
const MOST_LINES: usize = 40;
/// Writes what was not answered. People wait for it, so it is written at any hour, and before a
/// plan is stored too.
pub fn decide(now: Moment, facts: &Facts, rules: &Rules, agenda: &mut Agenda) {
    let round = Round {
        now,
        today: day_of(now),
        live_from: day_of(now),
        facts,
        rules,
        duties: &[],
    };
    for intake in &facts.intakes {
        let when = intake.id.to_string();
        if is_answered(&round, &when) {
            continue;
        }
        let note = Note::new("receipt", &when, LetterKind::Receipt, &rules.owner, what(intake));
        let reason = match &intake.receipt.refused {
            Some(_) => format!("file {} was given back from the watched folder", intake.id),
            None => format!("file {} was taken from the watched folder", intake.id),
        };
        round.write(note, reason, agenda);
    }
}

/// In a trial run or since: it is the owner's in both.
fn is_answered(round: &Round, when: &str) -> bool {
    let key = round.key("receipt", when, &round.rules.owner.address);
    let live = key.strip_prefix(TRIAL).unwrap_or(&key);
    let ledger = &round.facts.ledger;
    ledger.has(live) || ledger.has(&format!("{TRIAL}{live}"))
}

fn what(intake: &IntakeFact) -> What {
    let receipt = &intake.receipt;
    let number = |n: usize| match n {
        0 => String::new(),
        n => count(i64::try_from(n).unwrap_or(i64::MAX)),
    };
    let facts = [
        ("file", intake.file_name.clone()),
        ("taken", moment(intake.at)),
        (
            "sheet",
            receipt.kind.map(|k| k.name().to_owned()).unwrap_or_default(),
        ),
        ("rows", number(receipt.rows)),
        ("changed", number(receipt.changed())),
        ("asked", number(receipt.of_group(Group::Asked).count())),
        ("check", number(receipt.of_group(Group::Check).count())),
        ("refused", receipt.refused.clone().unwrap_or_default()),
        ("stuck", if intake.is_moved { "" } else { "có" }.to_owned()),
    ];
    let mut points: Vec<Point> = receipt
        .notes
        .iter()
        .map(|note| point("note", ["", "", note, ""]))
        .collect();
    for group in Group::ALL {
        let lines: Vec<&Line> = receipt.of_group(group).collect();
        let shown = lines.iter().take(MOST_LINES);
        points.extend(shown.map(|l| point(group.name(), [&l.place, &l.about, &l.text, ""])));
        let more = lines.len().saturating_sub(MOST_LINES);
        if more > 0 {
            points.push(point(group.name(), ["", "", "", &number(more)]));
        }
    }
    What::Points {
        facts: Named::from(facts.map(|(name, fact)| (name.to_owned(), fact))),
        points,
        files: Vec::new(),
    }
}

/// Every point has every fact, so that the template can ask for each.
fn point(group: &str, [place, about, text, more]: [&str; 4]) -> Point {
    Point::new(
        group,
        [
            ("place", place.to_owned()),
            ("about", about.to_owned()),
            ("text", text.to_owned()),
            ("more", more.to_owned()),
        ],
    )
}
