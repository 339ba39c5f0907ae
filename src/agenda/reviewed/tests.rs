use super::*;
use crate::agenda::fixture::{documented, office_of};
use crate::agenda::{board, summary};
use crate::calendar::{Period, at, hm};
use crate::plan::Mark;

const PLAN: &str = "Kế hoạch năm 2026\n
TT\tNội dung công việc\tĐơn vị chủ trì\tThời gian hoàn thành
1\tBan hành Kế hoạch cải cách hành chính\tVăn phòng\tTrước 15/01/2026
2\tKiểm tra cải cách hành chính\tVăn phòng\tCả năm
3\tTuyên truyền cải cách hành chính\tVăn phòng\tThường xuyên
4\tĐo lường sự hài lòng của người dân\tVăn phòng\tChậm nhất ngày 20/12/2026
";

const WEEKLY: &str = "Kế hoạch năm 2026\n
TT\tNội dung công việc\tĐơn vị chủ trì\tThời gian hoàn thành
1\tBan hành Kế hoạch cải cách hành chính\tVăn phòng\tTrước 15/01/2026
2\tGửi kết quả giải quyết thủ tục hành chính\tVăn phòng; Phòng Quản lý đầu tư\tThứ Sáu hằng tuần
";

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn done(facts: &mut Facts, task: usize, unit: Option<&str>, of: Option<NaiveDate>, date: NaiveDate) {
    let document = documented(facts, task, "12/KH-BQL", date);
    facts.marks.push(Mark {
        unit: unit.map(str::to_owned),
        due: of,
        ..document
    });
}

/// The plan with a document of tasks 1 and 2.
fn office() -> (Facts, Rules) {
    let (mut facts, rules) = office_of(PLAN);
    done(&mut facts, 0, None, None, day(2026, 1, 14));
    done(&mut facts, 1, None, None, day(2026, 5, 5));
    (facts, rules)
}

/// Of what comes back the draft that goes live in June and the review name one day and count the same.
#[test]
fn the_review_and_the_draft_of_a_half_year_tell_of_the_same_days() {
    let (mut facts, mut rules) = office_of(WEEKLY);
    rules.live_from = Some(day(2026, 6, 1));
    let today = day(2026, 7, 3);
    let period = Period::read("2026-H1", &rules.regimes, None).unwrap();
    let told = |facts: &Facts| {
        let reviewed = review(facts, &rules, today);
        let weekly = reviewed.iter().find(|r| r.number == "2").unwrap().clone();
        let mut board = board(Some("cchc-6-thang"), &period, facts, &rules, today);
        assert_eq!(board.before_live, 0);
        board.overdue.retain(|t| t.number == "2");
        assert_eq!(weekly.due, board.overdue.iter().map(|t| t.due).min());
        let days: Vec<i64> = board.overdue.iter().map(|t| t.working_days_late).collect();
        assert_eq!(Some(weekly.working_days_late), days.iter().copied().max());
        (weekly, board.overdue)
    };
    let (weekly, lines) = told(&facts);
    assert_eq!(
        (weekly.due, weekly.working_days_late),
        (Some(day(2026, 6, 26)), 5)
    );
    assert_eq!(
        weekly.note,
        "Còn thiếu 25 kỳ, từ kỳ có hạn 02/01/2026 đến kỳ có hạn 19/6/2026."
    );
    assert_eq!(lines.len(), 2);
    for line in &lines {
        assert_eq!(
            format!("{}.", line.note),
            lower_first(&weekly.note),
            "both say it"
        );
    }
    // Every week of the first unit is done but one of before the going live.
    let mut friday = day(2026, 1, 2);
    while friday < today {
        if friday != day(2026, 2, 6) {
            done(&mut facts, 1, Some("vp"), Some(friday), friday);
        }
        friday += chrono::TimeDelta::days(7);
    }
    let (weekly, lines) = told(&facts);
    assert_eq!(
        weekly.due,
        Some(day(2026, 2, 6)),
        "still owed, of however long ago"
    );
    assert!(
        weekly.note.starts_with("Phòng Quản lý đầu tư: còn thiếu 25 kỳ"),
        "{}",
        weekly.note
    );
    assert_eq!(lines.len(), 2);
}

/// A day in the past is told as it stood then.
#[test]
fn what_was_done_later_was_missing_then() {
    let (mut facts, rules) = office_of(WEEKLY);
    for n in 0..26 {
        let friday = day(2026, 1, 2) + chrono::Days::new(7 * n);
        done(&mut facts, 1, None, Some(friday), day(2026, 6, 29));
    }
    let on = |day| {
        review(&facts, &rules, day)
            .into_iter()
            .find(|r| r.number == "2")
            .unwrap()
    };
    let then = on(day(2026, 1, 20));
    assert_eq!(
        (then.standing, then.due),
        (Standing::Overdue, Some(day(2026, 1, 16)))
    );
    assert_eq!(then.note, "Còn thiếu kỳ có hạn 02/01/2026 và 09/01/2026.");
    let now = on(day(2026, 7, 1));
    assert_eq!((now.standing, now.note.as_str()), (Standing::InTime, ""));
}

#[test]
fn a_task_that_ran_through_a_year_that_is_over_is_not_in_time() {
    let (facts, rules) = office();
    let of = |today: NaiveDate| -> Vec<(String, Standing)> {
        let mut found: Vec<_> = review(&facts, &rules, today)
            .into_iter()
            .map(|r| (r.number, r.standing))
            .collect();
        found.sort();
        found
    };
    use Standing::{DoneOnTime, InTime, Overdue, WithoutEvidence};
    let rows = |standings: [Standing; 4]| -> Vec<(String, Standing)> {
        (1..).map(|n: u32| n.to_string()).zip(standings).collect()
    };
    assert_eq!(
        of(day(2026, 12, 20)),
        rows([DoneOnTime, DoneOnTime, InTime, InTime])
    );
    assert_eq!(
        of(day(2026, 12, 31)),
        rows([DoneOnTime, DoneOnTime, InTime, Overdue])
    );
    let over = day(2027, 1, 10);
    assert_eq!(of(over), rows([DoneOnTime, DoneOnTime, WithoutEvidence, Overdue]));
    let t = summary(&facts, &rules, over).total;
    assert_eq!(
        (t.given, t.done, t.in_time, t.without_evidence, t.overdue),
        (4, 2, 0, 1, 1)
    );
}

/// The clerk enters in November what was done in January and May.
#[test]
fn a_report_tells_results_of_its_days_whenever_they_were_entered_and_those_of_tasks_without_a_day() {
    let (mut facts, rules) = office();
    let entered = day(2026, 11, 20);
    for mark in &mut facts.marks {
        mark.at = at(entered, hm(9, 0));
    }
    let done = |rule: Option<&str>, label: &str| -> Vec<(String, Option<String>)> {
        let period = Period::read(label, &rules.regimes, None).unwrap();
        let told = board(rule, &period, &facts, &rules, day(2026, 11, 30)).done;
        told.into_iter().map(|t| (t.number, t.done)).collect()
    };
    let both = [
        (
            "1".to_owned(),
            Some("Kế hoạch số 12/KH-BQL ngày 14/01/2026".to_owned()),
        ),
        (
            "2".to_owned(),
            Some("Kế hoạch số 12/KH-BQL ngày 05/5/2026".to_owned()),
        ),
    ];
    assert_eq!(done(Some("cchc-6-thang"), "2026-H1"), both);
    assert_eq!(done(Some("cchc-quy"), "2026-Q2"), both[1..]);
    assert_eq!(done(Some("cchc-quy"), "2026-Q3"), []);
    assert_eq!(done(None, "2026-W47"), [], "not heard of yet");
    assert_eq!(done(None, "2026-W48"), both, "the week tells what it heard of");
    let reviewed = review(&facts, &rules, day(2026, 11, 30));
    let finished = reviewed.iter().filter(|r| r.standing == Standing::DoneOnTime);
    assert_eq!(finished.count(), 2, "the same as the review");
}
