//! What people say of the tasks of a random office: events, dates, holds, reports.

use super::{Change, minute};
use crate::days::plus;
use crate::dice::Dice;
use crate::plan::{Row, When, unit_id};
use chrono::NaiveDate;
use dossierd::calendar::{Moment, at};
use dossierd::plan::{Mark, MarkKind};

fn said(row: &Row, moment: Moment, kind: MarkKind) -> (Moment, Mark) {
    let mark = Mark {
        task: row.id.clone(),
        unit: None,
        due: None,
        kind,
        at: moment,
        by: "văn thư".into(),
    };
    (moment, mark)
}

/// Events of a task that waits for one: reported soon, or late; with the hour, without it, or with
/// one that is mended.
pub fn events(dice: &mut Dice, row: &Row, from: NaiveDate) -> Vec<(Moment, Mark)> {
    let mut found = Vec::new();
    if !matches!(row.when, When::After(_)) {
        return found;
    }
    let mut event = plus(row.known.max(from), dice.within(-20, 60));
    for _ in 0..dice.within(0, 6) {
        let time = dice.percent(70).then(|| minute(dice, (0, 0), (23, 59)));
        let late = match dice.percent(60) {
            true => dice.within(0, 1),
            false => dice.within(0, 45),
        };
        let day = plus(event, late).max(plus(row.known, 1));
        let happened = |time| MarkKind::Happened { date: event, time };
        found.push(said(row, at(day, minute(dice, (5, 0), (20, 0))), happened(time)));
        if dice.percent(25) {
            let mended = Some(minute(dice, (7, 0), (18, 0)));
            let day = plus(day, dice.within(1, 2));
            found.push(said(
                row,
                at(day, minute(dice, (5, 0), (20, 0))),
                happened(mended),
            ));
        }
        event = plus(event, dice.within(6, 90));
    }
    found.sort_by_key(|(moment, _)| *moment);
    found
}

/// Dates that somebody gives a task that runs all year.
pub fn dates(dice: &mut Dice, row: &Row) -> Vec<(Moment, Mark)> {
    let mut found = Vec::new();
    if row.when != When::Never("thường xuyên") {
        return found;
    }
    for when in &row.milestones {
        let phrase = when.phrase();
        let moment = at(
            plus(row.known, dice.within(1, 120)),
            minute(dice, (7, 0), (17, 0)),
        );
        if dice.percent(60) {
            let given = MarkKind::Milestone {
                phrase: phrase.clone(),
                year: row.year,
                title: String::new(),
            };
            found.push(said(row, moment, given));
        }
        if !found.is_empty() && dice.percent(15) {
            let later = moment + chrono::TimeDelta::days(dice.within(5, 100));
            found.push(said(row, later, MarkKind::Dropped { phrase }));
        }
    }
    found.sort_by_key(|(moment, _)| *moment);
    found
}

/// Somebody wants no reminders of it for a time, and may change his mind.
pub fn holds(dice: &mut Dice, row: &Row, last: NaiveDate, only: bool, changes: &mut Vec<(Moment, Change)>) {
    if dice.percent(80) {
        return;
    }
    let unit = (row.leads.len() > 1 && dice.percent(60)).then(|| unit_id(*dice.pick(&row.leads)));
    let due = (!only || dice.percent(50)).then_some(last);
    let day = plus(last, dice.within(-14, 9)).max(plus(row.known, 1));
    let mut hold = |moment: Moment, kind: MarkKind| {
        let (_, mark) = said(row, moment, kind);
        let mark = Mark {
            unit: unit.clone(),
            due,
            ..mark
        };
        changes.push((moment, Change::Marked(mark)));
    };
    let moment = at(day, minute(dice, (5, 0), (20, 0)));
    let until = plus(day, dice.within(0, 15));
    hold(
        moment,
        MarkKind::Held {
            until,
            reason: "chờ ý kiến".into(),
        },
    );
    if dice.percent(30) {
        hold(
            moment + chrono::TimeDelta::hours(dice.within(1, 90)),
            MarkKind::Woken,
        );
    }
}

pub fn reports(dice: &mut Dice, row: &Row, last: NaiveDate, only: bool, changes: &mut Vec<(Moment, Change)>) {
    if dice.percent(35) {
        return;
    }
    let unit = (row.leads.len() > 1 && dice.percent(60)).then(|| unit_id(*dice.pick(&row.leads)));
    let due = (!only || dice.percent(50)).then_some(last);
    let mut day = plus(last, dice.within(-14, 12)).max(row.known);
    let mut done = true;
    for _ in 0..dice.within(1, 3) {
        let moment = at(day, minute(dice, (5, 0), (20, 0)));
        if moment >= at(row.known, row.known_at) {
            let kind = match done {
                true => MarkKind::Done {
                    number: "12/BC-BQL".into(),
                    date: day,
                },
                false => MarkKind::Reopened,
            };
            changes.push((
                moment,
                Change::Marked(Mark {
                    task: row.id.clone(),
                    unit: unit.clone(),
                    due,
                    kind,
                    at: moment,
                    by: "văn thư".into(),
                }),
            ));
            done = !done;
        }
        if dice.percent(70) {
            break;
        }
        day = plus(day, dice.within(1, 9));
    }
}
