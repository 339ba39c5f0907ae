//! What next year's plan should take over: proposed to the owner on 01/12 (contract section 4 and
//! the issue).

use super::action::{Agenda, What};
use super::carry::{Carried, Why, carried};
use super::carry_files::{other_file, plan_file};
use super::round::{Note, Round};
use super::rules::Rules;
use crate::calendar::count;
use crate::letter::{Attachment, LetterKind, Named, Point};
use chrono::Datelike;

/// Queues the proposal from the first working day on or after 01/12 on, until the next plan is there
/// or the year is over.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    let (today, rules, owner) = (round.today, round.rules, &round.rules.owner);
    let (year, next) = (today.year(), (today.year() + 1).to_string());
    if !is_wanted(round) || !round.is_open(rules.hours.morning) {
        return;
    }
    if round.facts.newest_plan() > Some(year) {
        return agenda.refuse("carry-over", format!("the plan of {next} is there already"));
    }
    let all = carried(round.facts, rules, year, today);
    let rows = all.iter().filter(|c| c.why != Why::Continuous).count();
    if rows == 0 {
        return agenda.refuse("carry-over", "nothing of this year's plan is left to take over");
    }
    // A file that cannot be made is left out; what it would say stands in the letter.
    let mut files: Vec<Attachment> = plan_file(&all, rules, year, today).into_iter().collect();
    let is_cut = |is_row: bool| all.iter().filter(|c| c.why.is_row() == is_row).count() > NAMED;
    if is_cut(false) {
        files.extend(other_file(&all, rules, year, today));
    }
    let facts = Named::from([
        ("n".into(), count(i64::try_from(rows).unwrap_or(i64::MAX))),
        ("year".into(), year.to_string()),
        ("next".into(), next.clone()),
        (
            "file".into(),
            files.first().map(|f| f.name.clone()).unwrap_or_default(),
        ),
    ]);
    let points = [true, false]
        .map(|is_row| named(&all, is_row, &files, rules))
        .concat();
    let what = What::Points { facts, points, files };
    let note = Note::new("carry-over", &next, LetterKind::CarryOver, owner, what);
    round.write(note, format!("{rows} tasks are not over with {year}"), agenda);
}

/// So many tasks are named in the letter, of those in the file and of the others each; the rest stands in a file.
const NAMED: usize = 50;

/// The first tasks as points, and how many more a file has; all, where it could not be made.
fn named(all: &[Carried], is_row: bool, files: &[Attachment], rules: &Rules) -> Vec<Point> {
    let mine: Vec<&Carried> = all.iter().filter(|c| c.why.is_row() == is_row).collect();
    let file = files.get(usize::from(!is_row)).map(|f| f.name.clone());
    let most = if file.is_some() { NAMED } else { mine.len() };
    let mut points: Vec<Point> = mine.iter().take(most).map(|c| point(c, rules)).collect();
    if let (Some(first), Some(file)) = (mine.get(most), file) {
        let mut rest = point(first, rules);
        let more = count((mine.len() - most) as i64);
        rest.facts.extend([("more".into(), more), ("file".into(), file)]);
        // Under the heading of the last that is named.
        rest.group = mine
            .get(most.saturating_sub(1))
            .map_or(rest.group, |c| c.why.name().into());
        points.push(rest);
    }
    points
}

/// Whether it is the month of the proposal, and none was made yet.
fn is_wanted(round: &Round) -> bool {
    let next = (round.today.year() + 1).to_string();
    round.today.month() == 12 && !round.has("carry-over", &next, &round.rules.owner)
}

/// Whether any task of this year may still become one to propose.
pub fn may_come(round: &Round) -> bool {
    is_wanted(round) && round.facts.newest_plan() <= Some(round.today.year())
}

fn point(carried: &Carried, rules: &Rules) -> Point {
    let mut point = Point::new(carried.why.name(), super::milestones::about(&carried.task, rules));
    let said = [
        ("state", carried.state.clone()),
        ("proposal", carried.deadline.clone()),
        ("more", String::new()),
        ("file", String::new()),
    ];
    point
        .facts
        .extend(said.map(|(name, fact)| (name.to_owned(), fact)));
    point
}
