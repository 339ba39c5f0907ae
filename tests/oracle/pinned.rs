//! What stands in the issue word for word: two tasks of the 2026 plan, and the counting of
//! working days on every day of four years.

use crate::days::{Walker, calendar, day, plus, shipped};
use crate::plan::{Row, Source, When};
use crate::words::{STAGES, reached};
use chrono::NaiveDate;
use dossierd::agenda::rehearse;
use dossierd::calendar::hm;

fn row(when: When) -> Row {
    Row {
        id: "1".into(),
        year: 2026,
        dues: when.dues(2026),
        when,
        leads: vec![0],
        support: Vec::new(),
        known: day("2026-01-01"),
        known_at: hm(7, 0),
        source: Source::Plan,
        group: None,
        milestones: Vec::new(),
    }
}

/// "day/month stage" of every stage told, by the oracle and by `rehearse`.
fn told(when: When, until: &str) -> [Vec<String>; 2] {
    let row = row(when);
    let days = Walker::new(&shipped());
    let (from, to) = (day("2026-01-01"), day(until));
    let say = |d: NaiveDate, stage: &str| format!("{} {stage}", d.format("%d/%m"));

    let mut by_words = Vec::new();
    let mut highest = None;
    for d in from
        .iter_days()
        .take_while(|d| *d <= to)
        .filter(|d| days.works(*d))
    {
        let stage = reached(&row.dues[0], d, &days);
        if stage > highest {
            highest = stage;
            by_words.extend(stage.map(|s| say(d, STAGES[s])));
        }
    }
    let rules = crate::life::plain_rules();
    let rehearsed = rehearse(vec![row.task(&rules.office)], &rules, from, to);
    let mut by_code: Vec<String> = Vec::new();
    for letter in &rehearsed {
        for (.., line) in letter.told_lines() {
            let stage = line.told.as_ref().expect("a told line").stage;
            let said = say(letter.at.date_naive(), stage.name());
            let hour = if stage.is_late() { hm(13, 15) } else { hm(7, 45) };
            assert_eq!(letter.at.time(), hour, "{said}");
            if !by_code.contains(&said) {
                by_code.push(said);
            }
        }
    }
    [by_words, by_code]
}

#[test]
fn task_1_of_the_2026_plan_is_told_on_the_days_of_the_issue() {
    let expected = [
        "05/01 ahead-10",
        "08/01 ahead-5",
        "12/01 ahead-2",
        "14/01 ahead-0",
        "15/01 late-1",
        "19/01 late-3",
        "21/01 late-5",
        "28/01 late-10",
        "11/02 late-20",
    ];
    for told in told(When::Once(true, day("2026-01-15"), None), "2026-12-31") {
        assert_eq!(told, expected);
    }
}

#[test]
fn task_18_of_the_2026_plan_is_told_on_the_days_of_the_issue() {
    let expected = [
        "05/01 start",
        "17/03 half",
        "15/05 ahead-10",
        "22/05 ahead-5",
        "27/05 ahead-2",
        "29/05 ahead-0",
        "01/06 late-1",
    ];
    for told in told(When::Window(day("2026-01-01"), day("2026-05-31")), "2026-06-01") {
        assert_eq!(told, expected);
    }
}

#[test]
fn working_days_agree_with_walking_on_every_day_of_four_years() {
    let entries = shipped();
    let (walker, counted) = (Walker::new(&entries), calendar(&entries));
    let (first, end) = (day("2024-01-01"), day("2027-12-31"));
    let mut seen = 0;
    for d in first.iter_days().take_while(|d| *d <= end) {
        assert_eq!(counted.is_working(d), walker.works(d), "{d}");
        assert_eq!(
            counted.working_on_or_before(d),
            walker.back(d),
            "on or before {d}"
        );
        assert_eq!(counted.working_on_or_after(d), walker.on(d), "on or after {d}");
        assert_eq!(counted.working_day_offset(d, 1), walker.next(d), "after {d}");
        let before = walker.back(plus(d, -1));
        assert_eq!(counted.working_day_offset(d, -1), before, "before {d}");
        let off = (walker.next(d) - d).num_days() - 1;
        assert_eq!(
            counted.days_off_after(d),
            u64::try_from(off).unwrap(),
            "off after {d}"
        );
        // From every day to each of the next hundred, to itself, and back.
        let mut n = 0;
        for length in 0..=100 {
            let to = plus(d, length);
            n += i64::from(length > 0 && walker.works(to));
            assert_eq!(counted.working_days(d, to), n, "in ({d}, {to}]");
            assert_eq!(counted.working_days(to, d), 0, "in ({to}, {d}], which is empty");
        }
        seen += 1;
    }
    assert_eq!(seen, 4 * 365 + 1);
}
