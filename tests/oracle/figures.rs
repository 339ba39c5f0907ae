//! Figures against the dossiers themselves: an invented office receives and resolves dossiers, a
//! portal that counts rightly is asked at random for months, years and ranges, and the figures of
//! any window that `figures` gives are those counted from the dossiers, or unknown. Written from
//! facts/domain.md 2.2 (columns, F1-F10) alone.

use crate::dice::Dice;
use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};
use dossierd::calendar::{Period, PeriodKind, at};
use dossierd::dossier::{Column, Counts, Mode, Reckoning, SectorRow, Snapshot, TOTAL, figures, needed};

type When = DateTime<FixedOffset>;

const SECTORS: [&str; 3] = ["Đầu tư", "Xây dựng", "Môi trường"];
const OFFICES: u64 = 40;
const WINDOWS: usize = 40;

struct Dossier {
    sector: usize,
    online: bool,
    received: When,
    due: When,
    resolved: Option<When>,
}

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn days(least: u64, more: usize) -> Days {
    Days::new(least + u64::try_from(more).unwrap())
}

fn hour(dice: &mut Dice) -> NaiveTime {
    NaiveTime::from_hms_opt(
        7 + u32::try_from(dice.index(10)).unwrap(),
        u32::try_from(dice.index(60)).unwrap(),
        0,
    )
    .unwrap()
}

/// Two years of dossiers, from the autumn before them.
fn dossiers(dice: &mut Dice) -> Vec<Dossier> {
    let begin = day(2024, 10, 1);
    (0..150 + dice.index(250))
        .map(|_| {
            let on = begin + days(0, dice.index(820));
            let received = at(on, hour(dice));
            let due = at(on + days(1, dice.index(40)), hour(dice));
            let resolved = (dice.index(6) != 0).then(|| at(on + days(1, dice.index(60)), hour(dice)));
            Dossier {
                sector: dice.index(SECTORS.len()),
                online: dice.index(2) == 0,
                received,
                // On time is on the very day (F3), early is before it.
                due,
                resolved,
            }
        })
        .collect()
}

/// Form II.06a of a window, as it stands at `seen`.
fn counted<'d>(
    dossiers: impl Iterator<Item = &'d Dossier>,
    from: NaiveDate,
    to: NaiveDate,
    seen: When,
) -> Counts {
    let begin = at(from, NaiveTime::MIN);
    let end = at(to + Days::new(1), NaiveTime::MIN).min(seen);
    let mut n = [0_i64; 14];
    for d in dossiers.filter(|d| d.received < end) {
        let resolved = d.resolved.filter(|at| *at < end);
        if resolved.is_some_and(|at| at < begin) {
            continue;
        }
        let came = match (d.received < begin, d.online) {
            (true, _) => 6,
            (false, true) => 4,
            (false, false) => 5,
        };
        n[came] += 1;
        let went = match resolved {
            Some(at) if at.date_naive() < d.due.date_naive() => 8,
            Some(at) if at.date_naive() == d.due.date_naive() => 9,
            Some(_) => 10,
            None if end <= d.due => 12,
            None => 13,
        };
        n[went] += 1;
    }
    n[3] = n[4] + n[5] + n[6];
    n[7] = n[8] + n[9] + n[10];
    n[11] = n[12] + n[13];
    let mut counts = Counts::default();
    for column in Column::ALL {
        counts.set(column, Some(n[column.number()]));
    }
    counts
}

fn window_of(mode: Mode, on: NaiveDate, dice: &mut Dice) -> (NaiveDate, NaiveDate) {
    let first = |y: i32, m: u32| day(y + (m as i32 - 1) / 12, (m - 1) % 12 + 1, 1);
    match mode {
        Mode::Month => {
            let (y, m) = (on.year(), on.month());
            (first(y, m), first(y, m + 1).pred_opt().unwrap())
        }
        Mode::Quarter => {
            let (y, m) = (on.year(), on.month0() / 3 * 3 + 1);
            (first(y, m), first(y, m + 3).pred_opt().unwrap())
        }
        Mode::Year => (day(on.year(), 1, 1), day(on.year(), 12, 31)),
        _ => (on - days(0, dice.index(45)), on + days(0, dice.index(3))),
    }
}

/// What a portal answers: its sectors, of which it may leave out those without a dossier, and,
/// most of the time, a totals row.
fn answer(
    dossiers: &[Dossier],
    mode: Mode,
    (from, to): (NaiveDate, NaiveDate),
    asked: When,
    dice: &mut Dice,
) -> Snapshot {
    let leaves_out = dice.index(2) == 0;
    let rows = SECTORS.iter().enumerate().map(|(n, name)| SectorRow {
        code: format!("L{n}"),
        sector: (*name).to_owned(),
        counts: counted(dossiers.iter().filter(|d| d.sector == n), from, to, asked),
        ..SectorRow::default()
    });
    let is_empty = |row: &SectorRow| Column::ALL.iter().all(|c| row.counts.get(*c) == Some(0));
    let rows: Vec<SectorRow> = rows.filter(|row| !leaves_out || !is_empty(row)).collect();
    let total = (rows.is_empty() || dice.index(5) != 0).then(|| SectorRow {
        sector: TOTAL.into(),
        counts: counted(dossiers.iter(), from, to, asked),
        ..SectorRow::default()
    });
    Snapshot {
        id: 0,
        source: format!("nguon-{mode:?}"),
        mode,
        from,
        to,
        fetched_at: asked,
        request: String::new(),
        hash: String::new(),
        rows,
        total,
        proof: None,
    }
}

/// Answers over two years, in the order in which they came. Some portals are asked each evening,
/// some at the ends of months, some whenever.
fn answers(dossiers: &[Dossier], dice: &mut Dice) -> Vec<Snapshot> {
    let modes = [Mode::Month, Mode::Year, Mode::Range, Mode::Quarter];
    let kept: Vec<Mode> = modes.into_iter().filter(|_| dice.index(2) == 0).collect();
    let often = *dice.pick(&[1, 2, 9, 30]);
    let mut found = Vec::new();
    let mut on = day(2025, 1, 1);
    while on < day(2026, 12, 31) {
        let ends = (on + Days::new(1)).day() == 1;
        for mode in &kept {
            if !(ends && dice.index(12) != 0) && dice.index(often) != 0 {
                continue;
            }
            let evening = NaiveDateTime::new(on, NaiveTime::from_hms_opt(23, 50, 0).unwrap());
            let asked = match dice.index(8) {
                0 => at(on, hour(dice)),
                1 => at(on + Days::new(1), NaiveTime::from_hms_opt(1, 30, 0).unwrap()),
                _ => at(evening.date(), evening.time()),
            };
            let window = window_of(*mode, on, dice);
            found.push(answer(dossiers, *mode, window, asked, dice));
        }
        on = on + Days::new(1);
    }
    found.sort_by_key(|s| s.fetched_at);
    for (n, snapshot) in found.iter_mut().enumerate() {
        snapshot.id = n as i64 + 1;
    }
    found
}

fn windows(dice: &mut Dice) -> (NaiveDate, NaiveDate) {
    let on = day(2025, 1, 1) + days(0, dice.index(700));
    let first = day(on.year(), on.month(), 1);
    match dice.index(6) {
        0 => window_of(Mode::Month, on, dice),
        1 => window_of(Mode::Quarter, on, dice),
        2 => (day(on.year(), 1, 1), window_of(Mode::Month, on, dice).1),
        // The office's own months, from the 15th or the 20th.
        3 => (
            first + Days::new(14),
            (first + Days::new(33)).with_day(14).unwrap(),
        ),
        4 => (
            first + Days::new(19),
            (first + Days::new(33)).with_day(19).unwrap(),
        ),
        _ => (on, on + days(0, dice.index(120))),
    }
}

#[derive(Debug, Default)]
struct Seen {
    exact: usize,
    composed: usize,
    between: usize,
    unknown: usize,
    figures: usize,
}

#[test]
fn figures_of_any_window_are_those_of_its_dossiers_or_unknown() {
    let mut seen = Seen::default();
    for office in 0..OFFICES {
        let dice = &mut Dice::new(office + 7_000);
        let dossiers = dossiers(dice);
        let answers = answers(&dossiers, dice);
        for _ in 0..WINDOWS {
            let (from, to) = windows(dice);
            hold(office, &dossiers, &answers, from, to, &mut seen);
        }
    }
    println!("{seen:?}");
    assert!(
        seen.exact > 50
            && seen.composed > 50
            && seen.between > 50
            && seen.unknown > 50
            && seen.figures > 5_000,
        "{seen:?}"
    );
}

fn hold(
    office: u64,
    dossiers: &[Dossier],
    answers: &[Snapshot],
    from: NaiveDate,
    to: NaiveDate,
    seen: &mut Seen,
) {
    let period = Period {
        label: format!("{from}..{to}"),
        kind: PeriodKind::Month,
        year: from.year(),
        index: 0,
        from,
        to,
        regime: String::new(),
    };
    let what = format!("office {office}, {from}..{to}");
    let found = figures(period.clone(), answers, &Reckoning::default());
    // Figures of what is needed are figures of all.
    let heads: Vec<_> = answers.iter().map(Into::into).collect();
    let ids = needed(&period, &heads, &Reckoning::default());
    let few: Vec<Snapshot> = answers.iter().filter(|s| ids.contains(&s.id)).cloned().collect();
    assert_eq!(
        figures(period, &few, &Reckoning::default()).total,
        found.total,
        "{what}"
    );
    let Some(from_answers) = &found.provenance else {
        seen.unknown += 1;
        assert!(!found.total.counts.any_known(), "{what}");
        return;
    };
    match from_answers.made_of.as_slice() {
        [] => seen.exact += 1,
        made if made.iter().any(|o| o.is_taken_off) => seen.between += 1,
        _ => seen.composed += 1,
    }
    let as_of = found.as_of.unwrap();
    let truth = counted(dossiers.iter(), from, to, as_of);
    let lines = found.rows.iter().map(|row| {
        let n = SECTORS.iter().position(|name| *name == row.sector).unwrap();
        (
            row,
            counted(dossiers.iter().filter(|d| d.sector == n), from, to, as_of),
        )
    });
    for (row, truth) in lines.chain([(&found.total, truth)]) {
        for column in Column::ALL {
            let Some(figure) = row.counts.get(column) else {
                continue;
            };
            seen.figures += 1;
            assert_eq!(
                Some(figure),
                truth.get(column),
                "{what}, {} column {}, as of {as_of}, made of {:?}",
                row.name(),
                column.number(),
                from_answers
                    .made_of
                    .iter()
                    .map(|o| (o.from, o.to, o.fetched_at))
                    .collect::<Vec<_>>()
            );
        }
    }
    let wrong: Vec<_> = found.findings.iter().filter(|f| f.is_error()).collect();
    assert!(wrong.is_empty(), "{what}: {wrong:?}");
}
