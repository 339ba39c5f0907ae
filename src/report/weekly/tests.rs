use super::super::fixture::{day, task, week};
use super::super::weekly;
use super::*;

/// A crowded week: something for the leaders to decide, other tasks that are late, a doubt, and as
/// many sectors with so many received and overdue.
fn crowded(sectors: &[(&str, i64, i64)]) -> ReportInput {
    let mut input = week();
    let title = "Công khai danh mục thủ tục hành chính sửa đổi, bổ sung tại nơi tiếp nhận hồ sơ";
    let units = [
        "Văn phòng Ban Quản lý",
        "Bộ phận Một cửa",
        "Phòng Đầu tư",
        "Phòng Lao động",
    ];
    input.tasks.overdue = (0..8)
        .map(|i| {
            task(
                &format!("{i}"),
                &format!("{title} lần {i}"),
                units[i % 4],
                day(2026, 6, 1),
                30 - i as i64,
            )
        })
        .collect();
    input.tasks.due_soon = (0..6)
        .map(|i| {
            task(
                &format!("2{i}"),
                &format!("{title} {i}"),
                units[i % 4],
                day(2026, 7, 10),
                0,
            )
        })
        .collect();
    let like = input.figures.rows[0].clone();
    input.figures.rows = sectors
        .iter()
        .map(|(name, received, overdue)| {
            let mut row = like.clone();
            row.sector = (*name).to_owned();
            let c = &mut row.counts;
            (c.c4, c.c5, c.c7, c.c10, c.c13) = (Some(*received), Some(0), Some(0), Some(0), Some(*overdue));
            row
        })
        .collect();
    input.figures.findings = vec![crate::finding::Finding::new(
        "carry_over",
        Severity::Warning,
        Place::Cell("Tổng số/c6".into()),
        "48",
        "Số hồ sơ từ kỳ trước chuyển qua (cột 6) là 48, không khớp với số đang giải quyết (cột 11) cuối kỳ trước.",
    )];
    input
}

#[test]
fn sectors_that_are_overdue_or_move_most_keep_their_rows_on_a_crowded_page_and_the_rest_is_counted() {
    let names = [
        "Đầu tư",
        "Lao động",
        "Môi trường",
        "Đất đai",
        "Xây dựng",
        "Quy hoạch",
    ];
    let more = [
        "Công nghiệp",
        "Thương mại",
        "Khoa học",
        "Hải quan",
        "Việc làm",
        "Cảng biển",
    ];
    let sectors: Vec<(&str, i64, i64)> = names
        .iter()
        .chain(&more)
        .enumerate()
        .map(|(i, name)| match i {
            7 | 10 => (*name, 1, 2),
            _ => (*name, 3 + i as i64, 0),
        })
        .collect();
    let page = weekly(&crowded(&sectors));
    let shown: Vec<&str> = page.table[1..].iter().map(|row| row[0].as_str()).collect();
    let (rest, shown) = shown.split_last().unwrap();
    assert!(shown.len() >= 4, "{:#?}", page.table);
    assert!(
        shown.contains(&"Thương mại") && shown.contains(&"Việc làm"),
        "overdue first: {shown:?}"
    );
    assert!(
        shown.contains(&"Cảng biển"),
        "then those that move most: {shown:?}"
    );
    assert_eq!(
        *rest,
        format!("{} lĩnh vực còn lại", count(12 - shown.len() as i64))
    );
    assert!(
        page.footing.contains("cần kiểm tra: Tổng số, cột (6)"),
        "{}",
        page.footing
    );
    for line in page.decisions.iter().chain(&page.overdue) {
        let counted = line.starts_with("và ");
        assert!(
            counted || line.split_whitespace().count() >= 8,
            "a matter is still known: {line}"
        );
    }
}

#[test]
fn a_quiet_week_shows_every_sector_that_moves_and_says_its_doubt_in_full() {
    let mut input = crowded(&[("Đầu tư", 3, 0), ("Lao động", 2, 0), ("Môi trường", 0, 0)]);
    input.tasks.overdue.clear();
    input.tasks.due_soon.clear();
    let page = weekly(&input);
    assert_eq!(page.table.len(), 1 + 2 + 1);
    assert!(
        page.footing.contains("không khớp với số đang giải quyết"),
        "{}",
        page.footing
    );
}
