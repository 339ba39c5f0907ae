//! A random office over three years: people, plans, days off that change, a program that is
//! off now and then, a mail server that does not always answer, and what people report.

mod said;

use crate::days::{Walker, day, plus, shipped};
use crate::dice::Dice;
use crate::plan::{Row, Source, When, unit_id};
use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use dossierd::calendar::{DayKind, Moment, at, hm};
use dossierd::plan::{Group, Mailbox, Mark, Office, Unit};
use said::{dates, events, holds, reports};
use std::collections::BTreeMap;

/// Something that changes from outside.
#[derive(Debug, Clone)]
pub enum Change {
    /// A row of a plan becomes known.
    Known(usize),
    Marked(Mark),
    /// Days off added, swapped, taken back.
    DaysOff(Vec<(NaiveDate, Option<DayKind>)>),
    Live,
}

#[derive(Debug, Clone)]
pub struct World {
    pub seed: u64,
    pub from: NaiveDate,
    pub office: Office,
    pub owner: Mailbox,
    pub leaders: Vec<Mailbox>,
    pub drafter: Mailbox,
    /// Whether there is a weekly page.
    pub weekly: bool,
    pub rows: Vec<Row>,
    pub days_off: BTreeMap<NaiveDate, DayKind>,
    pub changes: Vec<(Moment, Change)>,
    /// The program is off.
    pub down: Vec<(Moment, Moment)>,
    /// The office (`None`) or a unit is not written to.
    pub silences: Vec<(Option<usize>, NaiveDate, NaiveDate)>,
    /// The mail server fails.
    pub mute: Vec<(Moment, Moment)>,
    pub live_from: Option<NaiveDate>,
    pub trial_first: bool,
    /// Moments at which the program looks.
    pub looks: Vec<Moment>,
}

pub const SPAN: i64 = 1095;

fn mailbox(name: &str) -> Mailbox {
    Mailbox {
        name: name.to_owned(),
        address: format!("{name}@example.org"),
    }
}

fn minute(dice: &mut Dice, from: (i64, i64), to: (i64, i64)) -> NaiveTime {
    let n = dice.within(from.0 * 60 + from.1, to.0 * 60 + to.1);
    hm(
        u32::try_from(n / 60).expect("an hour"),
        u32::try_from(n % 60).expect("a minute"),
    )
}

impl World {
    pub fn random(seed: u64) -> World {
        let dice = &mut Dice::new(seed);
        let from = plus(day("2024-01-01"), dice.within(0, 360));
        let owner = mailbox("chu-ke-hoach");
        let office = people(dice, &owner);
        let rows = rows(dice, from, office.units.len());
        let trial_first = dice.percent(25);
        let mut world = World {
            seed,
            from,
            owner,
            leaders: vec![mailbox("lanh-dao"), mailbox("pho-lanh-dao")],
            drafter: mailbox("du-thao"),
            weekly: dice.percent(40),
            days_off: shipped(),
            changes: Vec::new(),
            down: spans(dice, from, 20),
            mute: spans(dice, from, 10),
            silences: silences(dice, from, office.units.len()),
            live_from: dice.percent(50).then(|| plus(from, dice.within(-30, 200))),
            trial_first,
            looks: Vec::new(),
            office,
            rows,
        };
        world.changes = changes(dice, &world);
        world.looks = looks(dice, &world);
        world
    }
}

fn people(dice: &mut Dice, owner: &Mailbox) -> Office {
    let count = usize::try_from(dice.within(2, 4)).expect("few");
    let units: Vec<Unit> = (0..count)
        .map(|n| {
            let id = unit_id(n);
            // One address may stand for several units, for the owner too.
            let address = match dice.within(0, 9) {
                0 => owner.clone(),
                1 => mailbox("u0"),
                _ => mailbox(&id),
            };
            let head = match dice.within(0, 9) {
                0 => None,
                1 => Some(owner.clone()),
                2 => Some(mailbox("u0")),
                3 => Some(mailbox("truong-chung")),
                _ => Some(mailbox(&format!("truong-{id}"))),
            };
            Unit {
                name: format!("Phòng {id}"),
                aliases: Vec::new(),
                mailbox: Some(address),
                head,
                id,
            }
        })
        .collect();
    let all = |name: &str, members: &[usize]| Group {
        name: name.to_owned(),
        aliases: Vec::new(),
        members: members.iter().map(|u| unit_id(*u)).collect(),
    };
    Office {
        groups: vec![all(GROUP, &[0, 1])],
        units,
        ..Office::default()
    }
}

/// Stands for the first two units.
const GROUP: &str = "Các phòng chuyên môn";

fn rows(dice: &mut Dice, from: NaiveDate, units: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for year in from.year()..=from.year() + 3 {
        let new_year = NaiveDate::from_ymd_opt(year, 1, 1).expect("a day");
        let signed = plus(new_year, dice.within(-30, 40)).max(from);
        let most = if dice.percent(15) { 6 } else { 3 };
        for n in 0..dice.within(1, most) {
            let when = When::random(dice, year);
            // Some rows are entered later in the year.
            let known = match dice.percent(25) {
                true => plus(new_year, dice.within(0, 330)).max(from),
                false => signed,
            };
            let lead = dice.index(units);
            let mut leads = vec![lead];
            if dice.percent(30) {
                leads.push((lead + 1) % units);
            }
            let support = match dice.percent(50) {
                true => vec![dice.index(units)],
                false => Vec::new(),
            };
            let group = dice.percent(15).then_some(GROUP);
            if group.is_some() {
                leads = vec![0, 1];
            }
            rows.push(Row {
                id: format!("{year}.{n}"),
                year,
                dues: when.dues(year),
                when,
                leads,
                support,
                known,
                known_at: minute(dice, (7, 0), (17, 0)),
                source: Source::Plan,
                group,
                milestones: milestones(dice, year),
            });
        }
    }
    by_hand(dice, from, units, &mut rows);
    duties(dice, from, units, &mut rows);
    rows
}

/// Tasks entered with an hour, most of them for the same day or the next.
fn by_hand(dice: &mut Dice, from: NaiveDate, units: usize, rows: &mut Vec<Row>) {
    for n in 0..dice.within(2, 8) {
        let known = plus(from, dice.within(0, SPAN));
        let ahead = *dice.pick(&[0, 0, 1, 1, 1, 2, 9]);
        let hour = u32::try_from(dice.within(8, 19)).expect("an hour");
        let when = When::Once(true, plus(known, ahead), Some(hour));
        let mut dues = when.dues(known.year());
        dues[0].entered = Some(known);
        let lead = dice.index(units);
        let leads = match dice.percent(30) {
            true => vec![lead, (lead + 1) % units],
            false => vec![lead],
        };
        rows.push(Row {
            id: format!("hand-{n}"),
            year: known.year(),
            when,
            leads,
            support: vec![dice.index(units)],
            known,
            known_at: minute(dice, (6, 0), (20, 0)),
            dues,
            source: Source::Hand,
            group: None,
            milestones: Vec::new(),
        });
    }
}

fn duties(dice: &mut Dice, from: NaiveDate, units: usize, rows: &mut Vec<Row>) {
    for n in 0..dice.within(0, 2) {
        let month = u32::try_from(dice.within(1, 12)).expect("a month");
        let when = When::Yearly(
            dice.percent(50),
            month,
            u32::try_from(dice.within(2, 28)).expect("a day"),
        );
        let opens = [None, Some((15, 12)), Some((1, 3)), Some((1, 9))];
        let row = Row {
            id: format!("duty-viec{n}"),
            year: 0,
            dues: Vec::new(),
            when,
            leads: vec![dice.index(units)],
            support: vec![dice.index(units)],
            known: plus(from, *dice.pick(&[0, 0, 200])),
            known_at: minute(dice, (7, 0), (17, 0)),
            source: Source::Plan,
            group: None,
            milestones: Vec::new(),
        };
        rows.push(row.of_duty(*dice.pick(&opens)));
    }
}

/// Of a task that runs all year: a day, and one that comes again each month.
fn milestones(dice: &mut Dice, year: i32) -> Vec<When> {
    let new_year = NaiveDate::from_ymd_opt(year, 1, 1).expect("a day");
    vec![
        When::Once(dice.percent(50), plus(new_year, dice.within(20, 360)), None),
        When::Monthly(false, u32::try_from(dice.within(2, 28)).expect("a day")),
    ]
}

fn silences(dice: &mut Dice, from: NaiveDate, units: usize) -> Vec<(Option<usize>, NaiveDate, NaiveDate)> {
    (0..dice.within(0, 8))
        .map(|_| {
            let unit = dice.percent(75).then(|| dice.index(units));
            let first = plus(from, dice.within(0, SPAN));
            let longest = if unit.is_some() { 40 } else { 9 };
            (unit, first, plus(first, dice.within(0, longest)))
        })
        .collect()
}

/// So many stretches of minutes, hours, days or weeks.
fn spans(dice: &mut Dice, from: NaiveDate, most: i64) -> Vec<(Moment, Moment)> {
    (0..dice.within(0, most))
        .map(|_| {
            let start = at(plus(from, dice.within(0, SPAN)), minute(dice, (0, 0), (23, 59)));
            let minutes = match dice.within(0, 3) {
                0 => dice.within(1, 90),
                1 => dice.within(60, 1440),
                2 => dice.within(1, 5) * 1440,
                _ => dice.within(5, 28) * 1440,
            };
            (start, start + chrono::TimeDelta::minutes(minutes))
        })
        .collect()
}

fn changes(dice: &mut Dice, world: &World) -> Vec<(Moment, Change)> {
    let mut changes = Vec::new();
    for (n, row) in world.rows.iter().enumerate() {
        changes.push((at(row.known, row.known_at), Change::Known(n)));
        let mut said = events(dice, row, world.from);
        said.extend(dates(dice, row));
        let walker = Walker::new(&world.days_off);
        let marks: Vec<Mark> = said.iter().map(|(_, mark)| mark.clone()).collect();
        let dues = row.dues(&marks, &walker);
        changes.extend(said.into_iter().map(|(at, mark)| (at, Change::Marked(mark))));
        let only = dues.len() == 1;
        // Of a duty only the years lived through.
        let until = plus(world.from, SPAN + 60);
        for due in dues.iter().filter(|d| world.from <= d.last && d.last <= until) {
            reports(dice, row, due.last, only, &mut changes);
            holds(dice, row, due.last, only, &mut changes);
        }
    }
    for _ in 0..dice.within(0, 12) {
        let said = at(
            plus(world.from, dice.within(0, SPAN)),
            minute(dice, (0, 0), (23, 59)),
        );
        let about = plus(said.date_naive(), dice.within(-3, 60));
        let mut days = Vec::new();
        let kind = *dice.pick(&[
            DayKind::Holiday,
            DayKind::SwapOff,
            DayKind::Forecast,
            DayKind::Comp,
        ]);
        match dice.within(0, 4) {
            0 => days.push((about, None)),
            1 => {
                let week = about.weekday().num_days_from_monday();
                let saturday = plus(about, 5 - i64::from(week));
                days.push((about, Some(DayKind::SwapOff)));
                days.push((saturday, Some(DayKind::SwapWork)));
            }
            2 => days.extend((0..dice.within(2, 6)).map(|n| (plus(about, n), Some(kind)))),
            _ => days.push((about, Some(kind))),
        }
        changes.push((said, Change::DaysOff(days)));
    }
    if world.trial_first {
        let day = plus(world.from, dice.within(5, 300));
        changes.push((at(day, minute(dice, (6, 0), (18, 0))), Change::Live));
    }
    // Stable: what is known comes before what is said about it in the same minute.
    changes.sort_by_key(|(moment, _)| *moment);
    changes
}

/// Many looks a day, none while the program is off; hours that matter and hours that do not.
fn looks(dice: &mut Dice, world: &World) -> Vec<Moment> {
    let mut looks = Vec::new();
    for n in 0..SPAN {
        let day = plus(world.from, n);
        let mut times = match day.weekday() {
            // Quiet, unless it is worked; then late letters have their hour too.
            Weekday::Sat | Weekday::Sun => {
                vec![minute(dice, (7, 45), (13, 14)), minute(dice, (13, 15), (16, 29))]
            }
            _ => vec![
                minute(dice, (7, 45), (9, 30)),
                minute(dice, (9, 31), (13, 14)),
                minute(dice, (13, 15), (16, 29)),
            ],
        };
        if dice.percent(30) {
            times.push(minute(dice, (13, 15), (16, 29)));
        }
        if dice.percent(10) {
            times.extend([
                hm(7, 44),
                hm(7, 45),
                hm(13, 14),
                hm(13, 15),
                hm(16, 29),
                hm(16, 30),
            ]);
        }
        if dice.percent(15) {
            times.push(minute(dice, (0, 0), (7, 44)));
            times.push(minute(dice, (16, 30), (23, 59)));
        }
        times.sort_unstable();
        times.dedup();
        looks.extend(times.into_iter().map(|t| at(day, t)));
    }
    looks.retain(|look| !world.down.iter().any(|(a, b)| a <= look && look < b));
    looks
}
