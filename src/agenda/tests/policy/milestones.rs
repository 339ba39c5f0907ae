//! Milestones, events and proposals that people are asked for.

use super::*;

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
