use super::*;
use crate::agenda::fixture::{documented, office_of};
use crate::agenda::par_rates;

const PLAN: &str = "Kế hoạch năm 2026\n
TT\tNội dung công việc\tĐơn vị chủ trì\tThời gian hoàn thành
1\tBan hành Kế hoạch cải cách hành chính\tVăn phòng\tTrước 15/01/2026
2\tKiểm tra cải cách hành chính\tVăn phòng\tCả năm
3\tTuyên truyền cải cách hành chính\tVăn phòng\tThường xuyên
4\tĐo lường sự hài lòng của người dân\tVăn phòng\tChậm nhất ngày 20/12/2026
";

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// The plan with a document of tasks 1 and 2.
fn office() -> (Facts, Rules) {
    let (mut facts, rules) = office_of(PLAN);
    for (task, number, date) in [
        (0, "12/KH-BQL", day(2026, 1, 14)),
        (1, "55/BC-BQL", day(2026, 5, 5)),
    ] {
        let document = documented(&facts, task, number, date);
        facts.marks.push(document);
    }
    (facts, rules)
}

#[test]
fn a_task_that_runs_is_evidence_by_its_documents_and_missing_without_any() {
    let (facts, rules) = office();
    let rows = evidence_of_year(&facts, &rules, 2026, day(2026, 11, 22));
    let of = |number: &str| -> Vec<(Missing, &str, &str)> {
        let own = rows.iter().filter(|r| r.number == number);
        own.map(|r| (r.missing, r.document.as_str(), r.runs.as_str()))
            .collect()
    };
    assert_eq!(of("1"), [(Missing::Complete, "12/KH-BQL", "")]);
    assert_eq!(of("2"), [(Missing::Complete, "55/BC-BQL", "Cả năm")]);
    assert_eq!(of("3"), [(Missing::Running, "", "Thường xuyên")]);
    assert_eq!(of("4"), [], "not due yet");
    let survey = rows.iter().find(|r| r.item.starts_with("Đo lường")).unwrap();
    assert_eq!(survey.missing, Missing::Item);
    assert!(
        survey.title.ends_with("thời hạn gần nhất 20/12/2026"),
        "{survey:?}"
    );
}

#[test]
fn every_item_of_the_index_stands_in_the_list_and_those_without_evidence_are_named() {
    let (facts, rules) = office();
    let rows = evidence_of_year(&facts, &rules, 2026, day(2026, 11, 22));
    for item in par_index::items() {
        assert!(rows.iter().any(|r| r.item == item), "{item}");
    }
    let open = unproven(&rows);
    assert_eq!(open.len(), par_index::items().count() - 2);
    for (item, is_open) in [
        ("Kiểm tra cải cách hành chính", false),
        ("Ban hành kế hoạch cải cách hành chính", false),
        ("Tuyên truyền cải cách hành chính", true),
        ("Cải cách thể chế", true),
    ] {
        assert_eq!(open.contains(&item), is_open, "{item}");
    }
}

#[test]
fn rates_of_the_plan_are_of_all_its_tasks() {
    let (facts, rules) = office();
    let rows = evidence_of_year(&facts, &rules, 2026, day(2026, 11, 22));
    let planned = planned_of(&facts, &rules, 2026);
    for rate in &par_rates(&rows, &planned, None)[..2] {
        assert_eq!((rate.part, rate.whole), (Some(2), Some(4)), "{rate:?}");
        assert!(rate.formula.starts_with("trên cả 04 nhiệm vụ"), "{rate:?}");
    }
}
