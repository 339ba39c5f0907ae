//! Milestones, proposals, holds, silence, standing duties, carry-over, and what a morning without
//! the program must not lose.

use super::*;
use crate::agenda::{carried, plan_file};
use crate::calendar::Period;
use crate::plan::deadline::{MonthAnchor, YearAnchor};

fn mark(task: &str, due: Option<NaiveDate>, kind: MarkKind, at: Moment) -> Mark {
    Mark {
        task: task.into(),
        unit: None,
        due,
        kind,
        at,
        by: "văn thư".into(),
    }
}

fn done(task: &str, due: NaiveDate, at: Moment) -> Mark {
    let kind = MarkKind::Done {
        number: "1/BC".into(),
        date: due,
    };
    mark(task, Some(due), kind, at)
}

fn all_year(number: &str) -> Task {
    task(
        number,
        &["vp"],
        &[],
        Meaning::Continuous {
            from: day(1, 1),
            to: Some(day(12, 31)),
        },
    )
}

/// Notes every letter that would be written as written.
fn live(now: Moment, facts: &mut Facts, rules: &Rules) -> Vec<String> {
    let rules = Rules {
        pulls: vec![],
        ..rules.clone()
    };
    let agenda = decide(now, facts, &rules);
    let found = letters(&agenda).into_iter().map(words).collect();
    for errand in letters(&agenda) {
        facts.ledger.note(&errand.key, &errand.told);
    }
    found
}

fn reasons(now: Moment, facts: &Facts, rules: &Rules) -> Vec<String> {
    let agenda = decide(now, facts, rules);
    agenda
        .not
        .iter()
        .map(|r| format!("{}: {}", r.what, r.reason))
        .collect()
}

#[test]
fn the_monthly_list_is_made_up_within_its_month_and_only_with_what_was_known_by_its_day() {
    let rules = rules();
    let mut late_comer = all_year("2");
    late_comer.known_from = day(7, 3);
    let mut facts = facts(vec![all_year("1"), late_comer]);
    let is_monthly = |w: &String| w.starts_with("Monthly");
    let of = |written: Vec<String>| written.into_iter().filter(is_monthly).collect::<Vec<_>>();
    assert_eq!(
        of(live(at(day(7, 6), hm(9, 0)), &mut facts, &rules)),
        ["Monthly owner 1", "Monthly vp 1"],
        "the program was off on 01/7"
    );
    assert_eq!(of(live(at(day(7, 7), hm(7, 45)), &mut facts, &rules)), [""; 0]);
    assert_eq!(
        of(live(at(day(8, 3), hm(7, 45)), &mut facts, &rules)),
        ["Monthly owner 1 2", "Monthly vp 1 2"]
    );
}

#[test]
fn the_look_ahead_is_made_up_on_the_last_working_day_for_those_who_had_none() {
    let rules = rules();
    // Tết: off from 14/02 to 22/02; the second-last working day is Thursday 12/02.
    let tasks = || {
        facts(vec![
            task("1", &["vp"], &[], by(2, 24)),
            task("2", &["dt"], &[], by(3, 20)),
        ])
    };
    let mut was_off = tasks();
    assert_eq!(
        live(at(day(2, 13), hm(8, 0)), &mut was_off, &rules),
        ["Reminder vp 1/ahead-2/lead +1"]
    );
    let mut was_on = tasks();
    live(at(day(2, 11), hm(8, 0)), &mut was_on, &rules);
    assert_eq!(
        live(at(day(2, 12), hm(8, 0)), &mut was_on, &rules),
        ["LookAhead vp +1"]
    );
    assert_eq!(
        live(at(day(2, 13), hm(8, 0)), &mut was_on, &rules),
        ["Reminder vp 1/ahead-2/lead"]
    );
}

#[test]
fn an_older_period_does_not_fall_silent_when_the_next_is_done_early() {
    let rules = rules();
    let mut facts = facts(vec![task("7", &["vp"], &[], every_friday())]);
    let now = at(day(7, 8), hm(13, 15));
    facts.marks = vec![done("id7", day(6, 26), now)];
    assert_eq!(
        written(now, &facts, &rules),
        ["Reminder vp 7/ahead-2/lead"],
        "10/7 is in turn and names 03/7"
    );
    facts.marks.push(done("id7", day(7, 10), now));
    assert_eq!(
        written(now, &facts, &rules),
        [
            "Late head-vp 7/late-3/head",
            "Late owner 7/late-3/owner",
            "Late vp 7/late-3/lead"
        ],
        "10/7 was finished early, 03/7 is open"
    );
}

#[test]
fn milestones_are_asked_for_once_after_an_import_and_only_for_what_is_new() {
    let rules = rules();
    let mut facts = facts(vec![all_year("1"), all_year("2")]);
    facts.tasks[0].known_from = day(6, 1);
    facts.tasks[1].known_from = day(6, 1);
    let asks = |written: Vec<String>| written.iter().filter(|w| w.starts_with("Milestones")).count();
    assert_eq!(asks(live(at(day(6, 1), hm(9, 0)), &mut facts, &rules)), 0);
    assert_eq!(asks(live(at(day(6, 2), hm(7, 44)), &mut facts, &rules)), 0);
    assert_eq!(asks(live(at(day(6, 2), hm(7, 45)), &mut facts, &rules)), 1);
    facts.tasks.remove(0);
    assert_eq!(
        asks(live(at(day(6, 3), hm(7, 45)), &mut facts, &rules)),
        0,
        "one less"
    );
    let mut later = all_year("3");
    later.known_from = day(6, 3);
    facts.tasks.push(later);
    assert_eq!(
        asks(live(at(day(6, 4), hm(7, 45)), &mut facts, &rules)),
        1,
        "a new one"
    );
    assert_eq!(asks(live(at(day(9, 4), hm(7, 45)), &mut facts, &rules)), 0);
}

/// A task whose days count from a decree.
fn after_decree(number: &str, leads: &[&str]) -> Task {
    let words = "trong vòng 05 ngày làm việc kể từ ngày Nghị định của Chính phủ được ban hành";
    Task {
        deadline_text: words.into(),
        deadline: crate::plan::deadline::read(words, 2026),
        known_from: day(6, 1),
        ..task(number, leads, &[], by(12, 31))
    }
}

#[test]
fn units_are_asked_for_an_event_once_a_month_in_one_letter_until_it_is_reported() {
    let rules = rules();
    let mut facts = facts(vec![
        after_decree("1", &["vp"]),
        after_decree("2", &["vp", "dt"]),
        task("3", &["vp"], &[], by(12, 31)),
    ]);
    let asked = |moment, facts: &mut Facts| {
        let written = live(moment, facts, &rules);
        written.iter().filter(|w| w.starts_with("EventRequest")).count()
    };
    let known = at(day(6, 1), hm(9, 0));
    assert_eq!(asked(known, &mut facts), 0, "known since today");
    assert_eq!(asked(at(day(6, 2), hm(7, 44)), &mut facts), 0, "too early");
    assert_eq!(
        asked(at(day(6, 2), hm(7, 45)), &mut facts),
        2,
        "one letter a unit"
    );
    for again in [day(6, 2), day(6, 3), day(6, 30)] {
        assert_eq!(asked(at(again, hm(8, 0)), &mut facts), 0, "{again}");
    }
    let next_month = at(day(7, 1), hm(7, 45));
    assert_eq!(asked(next_month, &mut facts), 2);
    let reported = MarkKind::Happened {
        date: day(7, 2),
        time: None,
    };
    let said_at = at(day(7, 2), hm(9, 0));
    facts.marks.push(mark("id2", None, reported, said_at));
    assert_eq!(
        asked(at(day(8, 3), hm(7, 45)), &mut facts),
        1,
        "only task 1 waits still"
    );
    facts.marks.push(done("id1", day(8, 3), at(day(8, 3), hm(9, 0))));
    assert_eq!(asked(at(day(9, 3), hm(7, 45)), &mut facts), 0, "finished");
}

#[test]
fn a_unit_left_in_peace_is_asked_after_it_and_nobody_is_asked_for_work_on_demand() {
    let mut rules = rules();
    rules.silences = vec![Silence {
        from: day(6, 1),
        to: day(6, 10),
        reason: "thử".into(),
        unit: Some("vp".into()),
    }];
    let mut on_demand = after_decree("2", &["dt"]);
    on_demand.deadline = crate::plan::deadline::read("khi có yêu cầu", 2026);
    let facts = facts(vec![after_decree("1", &["vp"]), on_demand]);
    let asked = |day| {
        let written = written(at(day, hm(8, 0)), &facts, &rules);
        written.iter().filter(|w| w.starts_with("EventRequest")).count()
    };
    assert_eq!((asked(day(6, 9)), asked(day(6, 11))), (0, 1));
}

#[test]
fn a_milestone_is_told_like_any_task_and_owes_nothing_before_it_was_given() {
    let rules = rules();
    let mut facts = facts(vec![all_year("8")]);
    let given = at(day(7, 1), hm(10, 0));
    let milestone = |phrase: &str| MarkKind::Milestone {
        phrase: phrase.into(),
        year: 2026,
        title: "dự thảo".into(),
    };
    facts.marks = vec![
        mark("id8", None, milestone("chậm nhất 10/7/2026"), given),
        mark("id8", None, milestone("ngày 20 hằng tháng"), given),
    ];
    let duties = duties(&facts, &rules, day(7, 3));
    let days: Vec<NaiveDate> = duties.iter().map(|d| d.occurrence.due).collect();
    assert_eq!(
        days,
        [
            day(7, 10),
            day(7, 20),
            day(8, 20),
            day(9, 20),
            day(10, 20),
            day(11, 20),
            day(12, 20)
        ]
    );
    assert_eq!(duties[0].task.title, "Nhiệm vụ 8 - dự thảo");
    let told = written(at(day(7, 3), hm(7, 45)), &facts, &rules);
    assert!(
        told.contains(&"Reminder vp 8/ahead-5/lead".to_owned()),
        "{told:?}"
    );
    assert!(
        !told.iter().any(|w| w.starts_with("Milestones")),
        "it has its dates: {told:?}"
    );
}

#[test]
fn proposals_are_written_once_for_the_plan_as_it_stands_whatever_is_answered() {
    let rules = rules();
    let mut hidden = all_year("10");
    hidden.deliverable = "Báo cáo hàng tháng, quý, năm".into();
    let mut indicator = all_year("13");
    indicator.title = "Tỷ lệ thanh toán trực tuyến đạt 100%".into();
    let mut nobody = task("20", &[], &[], by(9, 30));
    nobody.leads.unknown = vec!["Cán bộ, công chức".into()];
    let mut facts = facts(vec![hidden, indicator, nobody]);
    let now = at(day(7, 3), hm(7, 45));
    let open = doubts(&facts, &rules, day(7, 3));
    let asked: Vec<(&str, &Doubt)> = open
        .iter()
        .flat_map(|o| o.doubts.iter().map(|d| (o.task.number.as_str(), d)))
        .collect();
    assert_eq!(
        asked,
        [
            (
                "10",
                &Doubt::Hidden {
                    periods: "hằng tháng, hằng quý, hằng năm".into(),
                    phrase: "chậm nhất ngày 25 hằng tháng; chậm nhất ngày 20 của tháng cuối quý; \
                             chậm nhất ngày 20/12 hằng năm"
                        .into(),
                }
            ),
            ("13", &Doubt::Indicator),
            (
                "20",
                &Doubt::NoUnit {
                    words: "Cán bộ, công chức".into(),
                    proposed: None,
                }
            ),
        ]
    );
    let asks = |written: Vec<String>| written.iter().filter(|w| w.starts_with("Proposals")).count();
    assert_eq!(asks(live(now, &mut facts, &rules)), 1);
    facts
        .marks
        .push(mark("id13", None, MarkKind::Settled { no_task: true }, now));
    assert_eq!(
        asks(live(at(day(7, 6), hm(7, 45)), &mut facts, &rules)),
        0,
        "an answer asks nothing"
    );
    assert_eq!(
        doubts(&facts, &rules, day(7, 6)).len(),
        2,
        "and leaves the weekly list"
    );
    facts.tasks[0].deadline_text = "Cả năm 2026".into();
    assert_eq!(
        asks(live(at(day(7, 7), hm(7, 45)), &mut facts, &rules)),
        1,
        "another import"
    );
}

#[test]
fn a_held_occurrence_is_silent_through_its_last_day_then_the_highest_stage_is_told() {
    let rules = rules();
    let mut facts = facts(vec![task("1", &["vp"], &[], by(7, 2))]);
    let held = |until| MarkKind::Held {
        until,
        reason: "chờ ý kiến".into(),
    };
    let said = at(day(7, 1), hm(9, 0));
    facts.marks = vec![mark("id1", Some(day(7, 2)), held(day(7, 6)), said)];
    for d in [2, 3, 6] {
        for hour in [hm(7, 45), hm(13, 15)] {
            assert_eq!(written(at(day(7, d), hour), &facts, &rules), [""; 0], "{d}/7");
        }
    }
    let why = reasons(at(day(7, 3), hm(13, 15)), &facts, &rules);
    assert!(
        why.contains(
            &"task 1, unit vp, due 2026-07-02: held by a person until 2026-07-06: chờ ý kiến".to_owned()
        ),
        "{why:?}"
    );
    assert_eq!(
        written(at(day(7, 7), hm(13, 15)), &facts, &rules),
        [
            "Late head-vp 1/late-3/head",
            "Late owner 1/late-3/owner",
            "Late vp 1/late-3/lead"
        ],
        "and once only: the stages between are not made up"
    );
    let board = board(None, &week_of(&rules), &facts, &rules, day(7, 3));
    assert_eq!(
        board.overdue[0].note,
        "tạm dừng nhắc đến hết ngày 06/7/2026 (chờ ý kiến)"
    );
    for ends in [MarkKind::Woken, MarkKind::Reopened] {
        let mut facts = facts.clone();
        facts
            .marks
            .push(mark("id1", Some(day(7, 2)), ends, at(day(7, 3), hm(8, 0))));
        assert_eq!(written(at(day(7, 3), hm(13, 15)), &facts, &rules).len(), 2);
    }
}

fn week_of(rules: &Rules) -> Period {
    rules.regimes[0].period_of(day(7, 3)).unwrap()
}

#[test]
fn done_after_the_last_day_by_the_documents_date_is_told_as_late() {
    let rules = rules();
    let mut facts = facts(vec![
        task("1", &["vp"], &[], by(7, 1)),
        task("2", &["vp"], &[], by(7, 1)),
    ]);
    let by_document = |m, d| MarkKind::Done {
        number: "9/BC".into(),
        date: day(m, d),
    };
    // Both were ticked on the same day, after the last one.
    let said = at(day(7, 3), hm(7, 0));
    facts.marks = vec![
        mark("id1", Some(day(7, 1)), by_document(7, 1), said),
        mark("id2", Some(day(7, 1)), by_document(7, 2), said),
    ];
    let board = board(None, &week_of(&rules), &facts, &rules, day(7, 3));
    let evidence: Vec<Option<&str>> = board.done.iter().map(|t| t.done.as_deref()).collect();
    assert_eq!(
        evidence,
        [
            Some("9/BC ngày 01/7/2026"),
            Some("9/BC ngày 02/7/2026, sau hạn 01 ngày làm việc")
        ]
    );
}

#[test]
fn the_owners_morning_list_shows_what_is_held_beside_what_will_be_told() {
    let rules = rules();
    let mut facts = facts(vec![
        task("1", &["vp"], &[], by(7, 2)),
        task("2", &["dt"], &[], by(7, 2)),
    ]);
    let kind = MarkKind::Held {
        until: day(7, 10),
        reason: String::new(),
    };
    facts.marks = vec![mark("id2", Some(day(7, 2)), kind, at(day(7, 1), hm(9, 0)))];
    assert_eq!(
        written(at(day(7, 3), hm(7, 45)), &facts, &rules),
        ["LateList owner 1 2"]
    );
}

#[test]
fn a_silence_has_an_end_and_what_was_due_in_it_is_told_once_after_it() {
    let silence = |unit: Option<&str>| Silence {
        from: day(6, 29),
        to: day(7, 3),
        reason: "chuyển trụ sở".into(),
        unit: unit.map(str::to_owned),
    };
    let tasks = vec![
        task("1", &["vp"], &[], by(7, 10)),
        task("2", &["dt"], &[], by(7, 10)),
    ];
    let of_unit = Rules {
        silences: vec![silence(Some("vp"))],
        ..rules()
    };
    let of_all = Rules {
        silences: vec![silence(None)],
        ..rules()
    };
    let (mut one, mut all) = (facts(tasks.clone()), facts(tasks));
    let friday = at(day(7, 3), hm(8, 0));
    assert_eq!(live(friday, &mut one, &of_unit), ["Reminder dt 2/ahead-5/lead"]);
    assert_eq!(live(friday, &mut all, &of_all), [""; 0]);
    let why = reasons(friday, &all, &of_all);
    assert!(
        why.iter()
            .any(|w| w.contains("from 2026-06-29 to 2026-07-03: chuyển trụ sở")),
        "{why:?}"
    );
    let monday = at(day(7, 6), hm(8, 0));
    assert_eq!(live(monday, &mut one, &of_unit), ["Reminder vp 1/ahead-5/lead"]);
    assert_eq!(
        live(monday, &mut all, &of_all),
        ["Reminder dt 2/ahead-5/lead", "Reminder vp 1/ahead-5/lead"]
    );
    assert_eq!(live(at(day(7, 7), hm(8, 0)), &mut all, &of_all), [""; 0], "once");
}

fn next_plan() -> StandingRule {
    StandingRule {
        id: "ke-hoach".into(),
        title: "Ban hành Kế hoạch cải cách hành chính năm {năm}".into(),
        deadline: deadline(Meaning::Recur {
            freq: Freq::Yearly,
            bound: Bound::Before,
            anchor: Anchor::MonthDay(1, 15, YearAnchor::Same),
        }),
        opens: Some((15, 12)),
        lead: "vp".into(),
        support: vec![],
        deliverable: "Kế hoạch".into(),
    }
}

#[test]
fn a_standing_duty_needs_no_plan_and_is_told_from_its_first_day_on() {
    let rules = Rules {
        standing: vec![next_plan()],
        ..rules()
    };
    let first = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
    let last = NaiveDate::from_ymd_opt(2027, 1, 15).unwrap();
    let told: Vec<String> = rehearse(vec![], &rules, first, last)
        .iter()
        .flat_map(|r| {
            let at = r.at;
            r.told_lines()
                .into_iter()
                .filter(|(.., line)| line.told.as_ref().is_some_and(|t| t.role == Role::Lead))
                .map(move |(task, _, line)| {
                    let told = line.told.as_ref().unwrap();
                    assert_eq!(task, "duty-ke-hoach");
                    assert_eq!(told.due, NaiveDate::from_ymd_opt(2027, 1, 14).unwrap());
                    assert_eq!(line.title, "Ban hành Kế hoạch cải cách hành chính năm 2027");
                    format!("{} {}", at.format("%d/%m"), told.stage.name())
                })
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(
        told,
        [
            "15/12 start",
            "30/12 ahead-10",
            "07/01 ahead-5",
            "12/01 ahead-2",
            "14/01 ahead-0",
            "15/01 late-1"
        ]
    );
}

#[test]
fn a_row_of_the_plan_that_says_the_same_takes_the_place_of_a_standing_duty() {
    let rules = Rules {
        standing: vec![next_plan()],
        ..rules()
    };
    let mut row = task("1", &["vp"], &[], by(1, 14));
    row.title = "Ban hành Kế hoạch cải cách hành chính".into();
    let both = facts(vec![row.clone()]);
    let of = |facts: &Facts| -> Vec<String> {
        let duties = duties(facts, &rules, day(1, 12));
        let due = duties.iter().filter(|d| d.occurrence.due == day(1, 14));
        due.map(|d| d.task.id.clone()).collect()
    };
    assert_eq!(of(&both), ["id1"]);
    row.leads = assigned(&["dt"]);
    assert_eq!(of(&facts(vec![row])), ["id1", "duty-ke-hoach"], "another unit's");
}

#[test]
fn on_the_first_working_day_of_december_next_years_plan_is_proposed_once() {
    let rules = rules();
    let mut long = task(
        "22",
        &["vp"],
        &[],
        Meaning::Window {
            from: day(1, 1),
            to: NaiveDate::from_ymd_opt(2027, 12, 31).unwrap(),
        },
    );
    long.deadline_text = "2026-2027".into();
    let mut facts = facts(vec![
        task("1", &["vp", "dt"], &[], by(6, 30)),
        task("2", &["dt"], &[], by(6, 30)),
        task("3", &["dt"], &[], by(12, 20)),
        all_year("8"),
        task("9", &["vp"], &[], Meaning::Unknown("no date".into())),
        long,
        task(
            "11",
            &["vp"],
            &[],
            Meaning::Recur {
                freq: Freq::Monthly,
                bound: Bound::By,
                anchor: Anchor::Day(20, MonthAnchor::Same),
            },
        ),
    ]);
    let said = at(day(7, 1), hm(9, 0));
    facts.marks = vec![
        done("id2", day(6, 30), said),
        Mark {
            unit: Some("dt".into()),
            ..done("id1", day(6, 30), said)
        },
    ];
    let today = day(12, 1);
    let all = carried(&facts, &rules, 2026, today);
    let named: Vec<(&str, &str, Vec<&str>)> = all
        .iter()
        .map(|c| {
            (
                c.task.number.as_str(),
                c.why.name(),
                c.units.iter().map(String::as_str).collect(),
            )
        })
        .collect();
    assert_eq!(
        named,
        [
            ("1", "unfinished", vec!["vp"]),
            ("22", "long", vec!["vp"]),
            ("9", "undated", vec!["vp"]),
            ("3", "pending", vec!["dt"]),
            ("8", "continuous", vec!["vp"]),
            ("11", "continuous", vec!["vp"]),
        ],
        "2 is done"
    );
    assert_eq!(
        (all[0].deadline.as_str(), all[1].deadline.as_str()),
        ("Chậm nhất ngày 31/3/2027", "2026-2027")
    );
    let file = plan_file(&all, &rules, 2026, today).unwrap();
    let table = crate::plan::import::read_file_bytes(&file.name, &file.bytes).unwrap();
    let rows: Vec<(&str, &str, &str)> = table
        .rows
        .iter()
        .map(|r| (r.title.as_str(), r.lead.as_str(), r.deadline.as_str()))
        .collect();
    assert_eq!(
        rows,
        [
            ("Nhiệm vụ 1", "Phòng vp", "Chậm nhất ngày 31/3/2027"),
            ("Nhiệm vụ 22", "Phòng vp", "2026-2027"),
            ("Nhiệm vụ 9", "Phòng vp", "x"),
        ],
        "what import reads is what was proposed"
    );
    let asks = |written: Vec<String>| written.iter().filter(|w| w.starts_with("CarryOver")).count();
    assert_eq!(asks(live(at(day(11, 30), hm(9, 0)), &mut facts, &rules)), 0);
    assert_eq!(asks(live(at(today, hm(7, 45)), &mut facts, &rules)), 1);
    assert_eq!(asks(live(at(day(12, 2), hm(7, 45)), &mut facts, &rules)), 0);
}

#[test]
fn what_a_new_plan_takes_over_is_not_told_twice_and_what_it_merely_repeats_is() {
    let rules = rules();
    let known = day(12, 21);
    let at_day = |year, m, d| Meaning::Once {
        bound: Bound::By,
        day: NaiveDate::from_ymd_opt(year, m, d).unwrap(),
        time: None,
    };
    let of_next = |number: &str, title: &str, meaning| Task {
        id: format!("next{number}"),
        year: 2027,
        title: title.into(),
        known_from: known,
        ..task(number, &["vp"], &[], meaning)
    };
    let tasks = vec![
        task("1", &["vp"], &[], by(12, 10)),
        task("2", &["vp"], &[], by(12, 25)),
        task("3", &["vp"], &[], at_day(2027, 12, 31)),
        task("4", &["vp"], &[], by(12, 10)),
        of_next("1", "NHIỆM VỤ 1.", at_day(2027, 3, 31)),
        of_next("2", "Nhiệm vụ 2", at_day(2027, 12, 25)),
        of_next("3", "Nhiệm vụ 3", at_day(2027, 12, 31)),
    ];
    let facts = facts(tasks);
    let owed: Vec<String> = duties(&facts, &rules, known)
        .iter()
        .map(|d| d.task.id.clone())
        .collect();
    assert_eq!(
        owed,
        ["id2", "id4", "next1", "next2", "next3"],
        "late when the new plan was made, or of the same day: taken over; still ahead, or not in it: kept"
    );
    let why = reasons(at(known, hm(9, 0)), &facts, &rules);
    assert!(
        why.contains(&"task 1, unit vp, due 2026-12-10: the plan of 2027 has taken it over".to_owned()),
        "{why:?}"
    );
}

#[test]
fn an_audit_says_of_past_days_who_was_not_told_and_why() {
    let rules = rules();
    let stored = |task: Task, when: Moment| Version {
        at: when,
        is_removed: false,
        position: 0,
        task,
    };
    let first = at(day(6, 1), hm(8, 0));
    let moved = Task {
        deadline: deadline(by(7, 20)),
        ..task("1", &["vp"], &[], by(7, 2))
    };
    let key = "morning-2026-07-02-642af54a";
    let history = History {
        versions: vec![
            stored(task("1", &["vp"], &[], by(7, 2)), first),
            stored(all_year("8"), first),
            stored(moved, at(day(7, 6), hm(10, 0))),
        ],
        marks: vec![done("id1", day(7, 2), at(day(7, 3), hm(9, 0)))],
        letters: vec![PastLetter {
            key: key.into(),
            written_at: at(day(7, 2), hm(7, 45)),
            cancelled_at: None,
            told: vec![Told {
                task: "id1".into(),
                unit: "vp".into(),
                due: day(7, 2),
                stage: Stage::Ahead0,
                role: Role::Lead,
            }],
        }],
        first_applied: Some(day(6, 1)),
    };
    let now = at(day(7, 10), hm(17, 0));
    let found: Vec<String> = untold(&history, &rules, day(7, 1), day(7, 31), now)
        .iter()
        .map(|u| {
            format!(
                "{} {}-{}: {}",
                u.number,
                u.first.format("%d/%m"),
                u.last.format("%d/%m"),
                u.reason
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            "1 01/07-01/07: ahead-2 to the lead was due and not written by the end of the day: the program was not \
             running then",
            "8 01/07-10/07: runs all year without a day; told in the monthly list",
            "1 02/07-02/07: ahead-0 was told",
            "1 03/07-03/07: done",
            "1 06/07-10/07: done",
        ]
    );
}

#[test]
fn a_lead_that_a_person_named_stands_in_the_tracking_sheet() {
    let continuous = Meaning::Continuous {
        from: day(1, 1),
        to: None,
    };
    let mut facts = facts(vec![task("20", &[], &[], continuous)]);
    let led = MarkKind::Led {
        units: vec!["vp".into()],
        asked: String::new(),
    };
    facts.tasks[0].leads.words.clear();
    facts.marks = vec![mark("id20", None, led, at(day(7, 1), hm(9, 0)))];
    let rows = tracked(&facts, &rules(), day(7, 2));
    let units: Vec<Option<&str>> = rows.iter().map(|r| r.key.unit.as_deref()).collect();
    assert_eq!(units, [Some("vp")]);
}
