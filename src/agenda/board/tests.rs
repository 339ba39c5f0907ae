use super::*;
use crate::agenda::fixture::office_of;

const PLAN: &str = "Kế hoạch năm 2026\n
TT\tNội dung công việc\tĐơn vị chủ trì\tThời gian hoàn thành
1\tBan hành Kế hoạch cải cách hành chính\tVăn phòng\tTrước 15/01/2026
";

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// The quarterly report of the sample office, owed of every quarter.
fn quarterly() -> (Facts, Rules) {
    let (facts, mut rules) = office_of(PLAN);
    let sample = crate::config::sample("x.db".into(), "mail".into()).unwrap().rules;
    rules.reports = sample.reports;
    rules.reports.retain(|r| r.id == "cchc-quy");
    rules.reports[0].only.clear();
    rules.live_from = Some(day(1, 5));
    (facts, rules)
}

fn titles(tasks: &[ReportTask]) -> Vec<&str> {
    let named = tasks.iter().filter(|t| t.number.is_empty());
    named.map(|t| t.title.as_str()).collect()
}

#[test]
fn a_report_leaves_out_the_very_period_that_it_reports_and_no_other_of_its_series() {
    let (facts, rules) = quarterly();
    let period = Period::read("2026-Q2", &rules.regimes, None).unwrap();
    let board = board(Some("cchc-quy"), &period, &facts, &rules, day(7, 3));
    let of = |quarter: &str| format!("Báo cáo công tác cải cách hành chính quý {quarter} năm 2026");
    assert_eq!(titles(&board.overdue), [of("I")]);
    assert_eq!(titles(&board.ahead.unwrap().tasks), [of("III")]);
}

#[test]
fn each_report_that_is_late_is_named_by_its_period_and_counted() {
    let (facts, rules) = quarterly();
    let period = Period::read("2026-Q3", &rules.regimes, None).unwrap();
    let board = board(Some("cchc-quy"), &period, &facts, &rules, day(10, 5));
    assert_eq!(titles(&board.overdue).len(), 2);
    assert!(
        board.overdue.iter().all(|t| t.note.is_empty()),
        "{:?}",
        board.overdue
    );
}

#[test]
fn a_window_that_is_named_as_a_quarter_looks_ahead_to_the_next_one() {
    let (facts, rules) = quarterly();
    let mut period = Period::read("2026-03-08..2026-06-03", &rules.regimes, None).unwrap();
    let ahead = |period: &Period| board(Some("cchc-quy"), period, &facts, &rules, day(6, 4)).ahead;
    assert!(
        ahead(&period).is_none(),
        "two days alone say nothing of what follows"
    );
    period.label = "quý II năm 2026".into();
    assert_eq!(ahead(&period).unwrap().name, "quý III năm 2026");
}

#[test]
fn rows_of_one_day_stand_in_the_order_of_their_numbers() {
    let of = |number: &str| ReportTask {
        number: number.into(),
        title: String::new(),
        note: String::new(),
        unit: String::new(),
        forecast: None,
        due: day(6, 1),
        target: day(6, 1),
        working_days_late: 0,
        done: None,
    };
    let mut rows = ["375", "79", "180", "8a", "8", "II.10", "II.9"].map(of);
    rows.sort_by_key(by_day_and_row);
    let numbers: Vec<&str> = rows.iter().map(|t| t.number.as_str()).collect();
    assert_eq!(numbers, ["8", "8a", "79", "180", "375", "II.9", "II.10"]);
}
