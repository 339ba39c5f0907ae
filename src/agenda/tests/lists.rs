//! Lists that are no reminders, and tasks that wait for their event.

use super::*;

#[test]
fn what_needs_a_person_is_asked_once_a_week() {
    let mut unclear = task("9", &["vp"], &[], Meaning::Unknown("vague".into()));
    unclear.deadline.flags = vec![Flag::LowConfidence];
    let mut nobody = task("20", &[], &[], by(12, 31));
    nobody.leads.unknown = vec!["Cán bộ, công chức".into()];
    let told = year(vec![unclear, nobody], &rules());
    let asked: Vec<&(Moment, String)> = told.iter().filter(|(_, t)| t == "Questions owner 9 20").collect();
    assert_eq!(
        asked.len(),
        51,
        "one a week, none in the week of Tết and none before 5 January"
    );
    assert_eq!(asked[0].0, at(day(1, 5), hm(7, 45)));
}

#[test]
fn the_first_working_day_of_a_month_lists_what_runs_all_year() {
    let all_year = Meaning::Continuous {
        from: day(1, 1),
        to: Some(day(12, 31)),
    };
    let told = year(vec![task("6", &["vp"], &[], all_year)], &rules());
    let months: Vec<String> = told
        .iter()
        .filter(|(_, t)| t.starts_with("Monthly owner"))
        .map(|(at, _)| at.format("%d/%m").to_string())
        .collect();
    assert_eq!(
        months,
        [
            "05/01", "02/02", "02/03", "01/04", "04/05", "01/06", "01/07", "03/08", "03/09", "01/10",
            "02/11", "01/12"
        ]
    );
}

#[test]
fn a_conditional_task_is_silent_until_its_event_and_a_cancelled_one_for_ever() {
    let rules = rules();
    let meaning = Meaning::Conditional {
        relation: crate::plan::deadline::Relation::After,
        event: "nhận hướng dẫn".into(),
        offset: crate::plan::deadline::Offset::WorkingDays(5),
    };
    let mut facts = facts(vec![task("4", &["vp"], &[], meaning)]);
    let now = at(day(7, 3), hm(8, 0));
    let mark = |kind| Mark {
        task: "id4".into(),
        unit: None,
        due: None,
        kind,
        at: now,
        by: "x".into(),
    };
    assert_eq!(
        written(now, &facts, &rules),
        ["EventRequest vp"],
        "it is not overdue without the event, which is asked for"
    );
    facts.marks.push(mark(MarkKind::Happened {
        date: day(7, 2),
        time: None,
    }));
    assert_eq!(
        written(now, &facts, &rules),
        ["Reminder vp 4/ahead-5/lead"],
        "due on 9 July"
    );
    let ended = MarkKind::Cancelled {
        number: "5/TB-BQL".into(),
        date: day(7, 3),
    };
    facts.marks.push(mark(ended));
    assert_eq!(written(now, &facts, &rules), [""; 0]);
    facts.marks.push(mark(MarkKind::Reopened));
    assert_eq!(written(now, &facts, &rules).len(), 1, "ended by mistake");
}
