//! Standing duties, and what the next plan takes over.

use super::*;

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
