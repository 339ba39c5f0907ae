//! The answer to each file that was taken from the watched folder: one letter to the plan's owner.

use super::action::{Agenda, What};
use super::facts::{Facts, IntakeFact};
use super::ledger::TRIAL;
use super::round::{Note, Round};
use super::rules::Rules;
use crate::calendar::{Moment, count, moment};
use crate::letter::{LetterKind, Named, Point};
use crate::plan::Mailbox;
use crate::sheet::{Group, Line, OfFigures};

/// A letter tells so many rows of each sort; more are counted.
const MOST_LINES: usize = 40;
/// Writes what was not answered. People wait for it, so it is written at any hour, and before a
/// plan is stored too.
pub fn decide(now: Moment, facts: &Facts, rules: &Rules, agenda: &mut Agenda) {
    let round = Round::without_tasks(now, facts, rules);
    for intake in &facts.intakes {
        let when = intake.id.to_string();
        let to = addressee(intake, rules);
        if is_answered(&round, &when, to) {
            continue;
        }
        let note = match &intake.receipt.figures {
            Some(figures) => {
                let what = of_figures(intake, figures);
                Note::new("receipt", &when, LetterKind::FiguresReceipt, to, what)
            }
            None => Note::new("receipt", &when, LetterKind::Receipt, to, what(intake)),
        };
        let reason = match &intake.receipt.refused {
            Some(_) => format!("file {} was given back from the watched folder", intake.id),
            None => format!("file {} was taken from the watched folder", intake.id),
        };
        round.write(note, reason, agenda);
    }
}

/// Who exports the figures hears of them; of all else the plan's owner.
fn addressee<'r>(intake: &IntakeFact, rules: &'r Rules) -> &'r Mailbox {
    let figures = intake.receipt.figures.as_ref();
    let source = figures.and_then(|f| rules.exports.iter().find(|s| s.id == f.source));
    let person = source.and_then(|s| s.person.mailbox(&rules.office));
    person.unwrap_or(&rules.owner)
}

/// What an exported file says, its totals and what a person should look at.
fn of_figures(intake: &IntakeFact, figures: &OfFigures) -> What {
    let receipt = &intake.receipt;
    let number = |n: usize| match n {
        0 => String::new(),
        n => count(i64::try_from(n).unwrap_or(i64::MAX)),
    };
    let yes = |is: bool| if is { "1".to_owned() } else { String::new() };
    let facts = [
        ("file", intake.file_name.clone()),
        ("taken", moment(intake.at)),
        (
            "sheet",
            receipt.kind.map(|k| k.name().to_owned()).unwrap_or_default(),
        ),
        ("period", figures.period.clone()),
        ("window", figures.window.clone()),
        ("errors", number(figures.errors)),
        ("refused", receipt.refused.clone().unwrap_or_default()),
        ("removed", yes(figures.is_removed)),
        ("late", yes(figures.is_late)),
    ];
    let mut points = Vec::new();
    for group in [Group::Asked, Group::Check] {
        let lines: Vec<&Line> = receipt.of_group(group).collect();
        let shown = lines.iter().take(MOST_LINES);
        points.extend(shown.map(|l| point(group.name(), [&l.place, "", &l.text, ""])));
        let more = lines.len().saturating_sub(MOST_LINES);
        if more > 0 {
            points.push(point(group.name(), ["", "", "", &number(more)]));
        }
    }
    if !figures.totals.is_empty() {
        points.insert(0, point("total", ["", "", &figures.totals, ""]));
    }
    points.extend(receipt.notes.iter().map(|note| point("note", ["", "", note, ""])));
    What::Points {
        facts: Named::from(facts.map(|(name, fact)| (name.to_owned(), fact))),
        points,
        files: Vec::new(),
    }
}

/// In a trial run or since: the key is the same in both.
fn is_answered(round: &Round, when: &str, to: &Mailbox) -> bool {
    let key = round.key("receipt", when, &to.address);
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
