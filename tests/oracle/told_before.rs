//! Small worlds for faults that the random ones have found.

use crate::days::day;
use crate::life::{Life, Tally};
use crate::plan::{Count, Row, Source, When};
use crate::words::rank;
use crate::world::{Change, World};
use dossierd::calendar::{DayKind, Moment, at, hm};
use dossierd::plan::{Mailbox, Mark, MarkKind};

/// Three units, each with an address and a head of its own; nothing known yet, live.
fn quiet() -> World {
    let mut world = World::random(0);
    let mailbox = |name: String| Mailbox {
        address: format!("{name}@example.org"),
        name,
    };
    let unit = world.office.units[0].clone();
    world.office.units = (0..3)
        .map(|n| dossierd::plan::Unit {
            id: format!("u{n}"),
            name: format!("Phòng u{n}"),
            mailbox: Some(mailbox(format!("u{n}"))),
            head: Some(mailbox(format!("truong-u{n}"))),
            ..unit.clone()
        })
        .collect();
    world.rows.clear();
    world.changes.clear();
    world.down.clear();
    world.mute.clear();
    world.silences.clear();
    world.looks.clear();
    world.trial_first = false;
    world.weekly = false;
    world.live_from = Some(day("2026-01-01"));
    world
}

fn know(world: &mut World, when: When, leads: &[usize], support: &[usize], moment: Moment) {
    let n = world.rows.len();
    world.rows.push(Row {
        id: format!("2026.{n}"),
        year: 2026,
        dues: when.dues(2026),
        when,
        leads: leads.to_vec(),
        support: support.to_vec(),
        known: moment.date_naive(),
        known_at: moment.time(),
        source: Source::Plan,
        group: None,
        milestones: Vec::new(),
    });
    world.changes.push((moment, Change::Known(n)));
    world.changes.sort_by_key(|(moment, _)| *moment);
}

#[track_caller]
fn live(world: &World) -> Tally {
    match Life::new(world).live() {
        Ok(tally) => tally,
        Err(failure) => panic!("{}", failure.0),
    }
}

#[test]
fn a_lead_with_todays_letter_hears_tomorrow_what_a_cooperating_unit_heard_at_once() {
    let mut world = quiet();
    let (monday, tuesday) = (day("2026-06-01"), day("2026-06-02"));
    know(
        &mut world,
        When::Once(false, monday, None),
        &[0],
        &[],
        at(monday, hm(7, 0)),
    );
    let friday = When::Once(false, day("2026-06-08"), None);
    know(&mut world, friday, &[0], &[1], at(monday, hm(10, 0)));
    world.looks = vec![
        at(monday, hm(7, 45)),
        at(monday, hm(10, 1)),
        at(tuesday, hm(7, 45)),
    ];
    // The lead's first letter; `ahead-5` to the cooperating unit; the same to the lead on
    // Tuesday, and the list of what is late since Monday.
    assert_eq!(live(&world).letters, 4);
}

#[test]
fn an_address_of_two_units_reads_the_running_tasks_of_both() {
    let mut world = quiet();
    world.office.units[1].mailbox = world.office.units[0].mailbox.clone();
    let morning = at(day("2026-06-01"), hm(7, 45));
    know(
        &mut world,
        When::Never("thường xuyên"),
        &[1],
        &[],
        at(day("2026-05-20"), hm(9, 0)),
    );
    world.looks = vec![morning];
    // To the owner and to the shared address; the owner's request for milestones comes besides.
    assert_eq!(live(&world).lists, 3);
}

#[test]
fn what_is_due_this_morning_is_on_the_list_before_a_break() {
    let mut world = quiet();
    // Tết: off from Saturday 14/02 to 22/02; the second-last working day is Thursday 12/02.
    let thursday = day("2026-02-12");
    know(
        &mut world,
        When::Once(true, thursday, Some(9)),
        &[0],
        &[],
        at(thursday, hm(7, 0)),
    );
    world.looks = vec![at(thursday, hm(7, 45))];
    let tally = live(&world);
    assert_eq!((tally.letters, tally.around), (1, 1));
}

#[test]
fn a_letter_that_waits_does_not_tell_a_stage_that_a_new_day_off_has_overtaken() {
    let mut world = quiet();
    let wednesday = day("2026-06-03");
    let friday = When::Once(false, day("2026-06-05"), None);
    know(&mut world, friday, &[0], &[1], at(wednesday, hm(7, 0)));
    // The mail server is silent until ten; by then Thursday and Friday are off, and T is today.
    world.mute = vec![(at(wednesday, hm(7, 45)), at(wednesday, hm(10, 0)))];
    let off = ["2026-06-04", "2026-06-05"].map(|d| (day(d), Some(DayKind::Holiday)));
    world
        .changes
        .push((at(wednesday, hm(9, 0)), Change::DaysOff(off.to_vec())));
    world.looks = vec![at(wednesday, hm(7, 45)), at(wednesday, hm(11, 0))];
    let tally = live(&world);
    assert_eq!(tally.cancelled, 1);
    assert_eq!(tally.stages[rank("ahead-0")], 2, "lead and cooperating unit");
}

fn say(world: &mut World, kind: MarkKind, moment: Moment) {
    let mark = Mark {
        task: world.rows[0].id.clone(),
        unit: None,
        due: None,
        kind,
        at: moment,
        by: "văn thư".into(),
    };
    world.changes.push((moment, Change::Marked(mark)));
    world.changes.sort_by_key(|(moment, _)| *moment);
}

#[test]
fn a_letter_that_waits_is_taken_back_when_a_person_wants_no_reminders() {
    let mut world = quiet();
    let wednesday = day("2026-06-03");
    let friday = When::Once(false, day("2026-06-05"), None);
    know(&mut world, friday, &[0], &[], at(wednesday, hm(7, 0)));
    world.mute = vec![(at(wednesday, hm(7, 45)), at(wednesday, hm(10, 0)))];
    let until = day("2026-06-04");
    let reason = "chờ ý kiến".into();
    say(
        &mut world,
        MarkKind::Held { until, reason },
        at(wednesday, hm(9, 0)),
    );
    let (thursday, friday) = (day("2026-06-04"), day("2026-06-05"));
    world.looks = vec![
        at(wednesday, hm(7, 45)),
        at(wednesday, hm(11, 0)),
        at(thursday, hm(7, 45)),
        at(friday, hm(7, 45)),
    ];
    let tally = live(&world);
    assert_eq!(tally.cancelled, 1);
    let told = [tally.stages[rank("ahead-2")], tally.stages[rank("ahead-0")]];
    assert_eq!(told, [1, 1], "after the hold the stage of that day");
}

#[test]
fn nothing_by_the_hour_is_told_of_what_was_due_before_going_live() {
    let mut world = quiet();
    world.live_from = Some(day("2026-07-01"));
    let today = day("2026-06-03");
    know(
        &mut world,
        When::Once(true, today, Some(16)),
        &[0],
        &[],
        at(today, hm(7, 0)),
    );
    world.rows[0].source = Source::Hand;
    world.rows[0].dues[0].entered = Some(today);
    world.looks = vec![at(today, hm(7, 45)), at(today, hm(14, 0))];
    assert_eq!(live(&world).by_the_hour, 0);
}

#[test]
fn hours_from_a_friday_afternoon_are_told_at_once_and_not_on_the_saturday() {
    let mut world = quiet();
    let friday = day("2026-07-03");
    let a_day = When::After(Count::Hours(24));
    know(&mut world, a_day, &[0], &[], at(day("2026-06-01"), hm(7, 0)));
    let event = |hour| MarkKind::Happened {
        date: friday,
        time: hour,
    };
    say(&mut world, event(Some(hm(14, 30))), at(friday, hm(14, 40)));
    let (saturday, monday) = (day("2026-07-04"), day("2026-07-06"));
    world.looks = vec![
        at(friday, hm(7, 45)),
        at(friday, hm(14, 40)),
        at(saturday, hm(8, 0)),
        at(saturday, hm(12, 30)),
        at(monday, hm(7, 45)),
        at(monday, hm(13, 15)),
    ];
    let tally = live(&world);
    assert_eq!(tally.by_the_hour, 1);
    assert_eq!(tally.stages[rank("late-1")], 2, "to the lead and its head");
}

#[test]
fn two_leads_of_one_mailbox_have_one_letter_by_the_hour() {
    let mut world = quiet();
    world.office.units[1].mailbox = world.office.units[0].mailbox.clone();
    let today = day("2026-06-03");
    let at_four = When::Once(true, today, Some(16));
    know(&mut world, at_four, &[0, 1], &[], at(today, hm(7, 0)));
    world.rows[0].source = Source::Hand;
    world.rows[0].dues[0].entered = Some(today);
    world.looks = vec![at(today, hm(7, 45)), at(today, hm(14, 0))];
    assert_eq!(live(&world).by_the_hour, 2);
}
