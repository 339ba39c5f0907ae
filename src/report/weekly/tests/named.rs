//! Which tasks the page names before it counts the rest.

use super::crowded::crowded;
use super::*;

/// Who is late and not named takes the lines of what is only ahead, where the page has room for two of that.
#[test]
fn units_that_are_late_are_named_before_what_is_ahead() {
    let mut input = crowded(&[("Đầu tư", 3, 0)]);
    input.figures.findings.clear();
    let like = input.tasks.overdue[0].clone();
    input.tasks.overdue = (0..7)
        .map(|n| {
            let mut task = like.clone();
            task.unit = format!("Phòng {n}");
            task.title = format!("Rà soát quy trình nội bộ số {n}");
            task.working_days_late = 7 - n;
            task
        })
        .collect();
    let like = input.tasks.due_soon[0].clone();
    input.tasks.due_soon = (0..6)
        .map(|n| {
            let mut task = like.clone();
            task.title = format!("Kiểm kê số {n}");
            task.unit = format!("Phòng {n}");
            task
        })
        .collect();
    let page = weekly(&input);
    let named = |lines: &[String]| lines.iter().filter(|l| !l.starts_with("và ")).count();
    let (late, ahead) = (named(&page.overdue), named(&page.due_soon));
    assert!(late >= 5 && ahead >= 1, "{page:#?}");
    assert_eq!(
        (
            page.overdue.last().unwrap().clone(),
            page.due_soon.last().unwrap().clone()
        ),
        (
            // One that is left is named.
            "Phòng 6: 01 việc quá hạn".to_owned(),
            format!("và {} việc khác", count(6 - ahead as i64)),
        )
    );
}

/// Five late and four due of an office with one unit that owes most: there is room to name what is meant.
#[test]
fn in_a_light_week_every_matter_and_what_is_due_are_named_before_the_chart_and_further_sectors() {
    let names = [
        "Đầu tư",
        "Lao động",
        "Môi trường",
        "Đất đai",
        "Xây dựng",
        "Quy hoạch",
    ];
    let sectors: Vec<(&str, i64, i64)> = names.iter().map(|name| (*name, 9, 0)).collect();
    let mut input = crowded(&sectors);
    let title = |n: usize| {
        [
            "Tự đánh giá, chấm điểm Chỉ số cải cách hành chính",
            "Báo cáo quý I",
            "Báo cáo 6 tháng",
        ][n]
    };
    input.tasks.overdue.truncate(3);
    for (n, task) in input.tasks.overdue.iter_mut().enumerate() {
        (task.unit, task.title) = ("Văn phòng Ban Quản lý".into(), title(n).into());
    }
    input.tasks.due_soon.truncate(4);
    input.past.row = vec![input.figures.clone(); 12];
    let page = weekly(&input);
    assert_eq!(
        page.decisions.len(),
        3,
        "{:#?} {:#?} {:#?}",
        page.decisions,
        page.due_soon,
        page.table
    );
    for (n, line) in page.decisions.iter().enumerate() {
        assert!(
            line.starts_with(&format!("Văn phòng Ban Quản lý: {}", &title(n)[..12])),
            "{line}"
        );
        assert!(!line.contains("việc khác"), "{line}");
    }
    assert_eq!(
        page.due_soon.len(),
        4,
        "{:#?} {:#?} {:#?}",
        page.decisions,
        page.due_soon,
        page.table
    );
    assert!(
        !page.due_soon.concat().contains("việc khác"),
        "{:#?} {:#?} {:#?}",
        page.decisions,
        page.due_soon,
        page.table
    );
}
