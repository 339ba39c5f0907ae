use super::super::fixture::{day, not_closing, task, total, week};
use super::super::{ReportTask, TaskBoard, weekly};
use super::*;
use crate::calendar::{at, hm};
use crate::dossier::Figures;
use crate::finding::Finding;

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

/// Twelve sectors that all move, units with long names, a trend, a mark: nothing more fits than this.
#[test]
fn on_the_most_crowded_page_sectors_take_the_room_of_what_others_are_asked_for() {
    let names = [
        "Lao động, tiền lương",
        "Thương mại quốc tế",
        "Hỗ trợ doanh nghiệp",
    ];
    let sectors: Vec<(&str, i64, i64)> = (0..12).map(|i| (names[i % 3], 9, (i % 2) as i64)).collect();
    let mut input = crowded(&sectors);
    input.notes.push("chưa rà soát".into());
    input.tasks.without_date = 1;
    let like = input.figures.clone();
    input.past.row = vec![like; 12];
    for (i, task) in input.tasks.overdue.iter_mut().enumerate() {
        task.unit = [
            "Văn phòng Ban Quản lý",
            "Bộ phận Một cửa",
            "Tổ kiểm soát thủ tục hành chính",
        ][i % 3]
            .into();
    }
    let page = weekly(&input);
    assert!(page.trend.is_some() && page.mark.is_some());
    assert!(page.table.len() > 1 + 3 + 1, "{page:#?}");
    assert!(
        !page.footing.contains("chưa có thời hạn"),
        "the owner is asked for it every week: {}",
        page.footing
    );
    let reviewed = ReportInput {
        notes: Vec::new(),
        ..input
    };
    assert!(
        weekly(&reviewed).table.len() >= page.table.len(),
        "what is reviewed has the room of the mark"
    );
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

#[test]
fn the_week_on_one_page_reads_like_this() {
    let page = weekly(&week());
    let table: Vec<String> = page.table.iter().map(|row| row.join(" | ")).collect();
    insta::assert_snapshot!(
        [vec![page.headline], page.decisions, table, page.overdue, page.due_soon, vec![page.footing]].concat().join("\n"),
        @r#"
    Trong tuần tiếp nhận 2.187 hồ sơ (tuần trước 2.198), giải quyết 2.162 (2.162), đang giải quyết 325 (336), trong đó quá hạn 06 (06).
    Phòng Tài chính: Kiểm kê tài sản công theo hướng dẫn, hạn 31/5/2026, quá 14 ngày làm việc
    Lĩnh vực | Tiếp nhận mới | Giải quyết | Đang giải quyết | Quá hạn
    Đầu tư | 508 | 474 | 175 | 03
    Lao động | 287 | 278 | 47 | 0
    Môi trường | 50 | 49 | 23 | 02
    Đất đai | 22 | 21 | 12 | 0
    Thương mại | 08 | 09 | 01 | 0
    Xuất nhập khẩu | 1.235 | 1.254 | 38 | 0
    Xây dựng | 77 | 77 | 29 | 01
    01 lĩnh vực còn lại | 0 | 0 | 0 | 0
    Phòng Đầu tư: Rà soát quy trình nội bộ giải quyết thủ tục hành chính, quá hạn 05 ngày làm việc
    04/7/2026: Báo cáo kết quả kiểm soát thủ tục hành chính 6 tháng… (Tổ Kiểm soát thủ tục hành chính)
    10/7/2026: Tuyên truyền về dịch vụ công trực tuyến tại các khu công… (Văn phòng)
    Số liệu chốt lúc 23 giờ 50 ngày 02/7/2026; nguồn mot-cua; 02 nhiệm vụ chưa có thời hạn.
    "#
    );
    assert_eq!(page.no_table, None);
}

#[test]
fn what_several_units_owe_alike_is_one_line_of_the_page() {
    let mut input = week();
    let title = "Gửi kết quả giải quyết thủ tục hành chính trong tuần";
    let shared = |unit: &str, late| task("9", title, unit, day(2026, 7, 3), late);
    input.tasks.overdue = vec![
        shared("Phòng Đầu tư", 1),
        shared("Phòng Lao động", 1),
        shared("Văn phòng", 1),
        task("7", "Rà soát quy trình", "Văn phòng", day(2026, 6, 12), 15),
    ];
    input.tasks.due_soon = vec![
        shared("Phòng Đầu tư", 0),
        shared("Phòng Lao động", 0),
        task("5", "Tuyên truyền", "Văn phòng", day(2026, 7, 10), 0),
    ];
    let page = weekly(&input);
    assert_eq!(
        page.decisions,
        ["Văn phòng: Rà soát quy trình, hạn 12/6/2026, quá 15 ngày làm việc; và 01 việc khác"]
    );
    assert_eq!(
        page.overdue,
        [format!(
            "02 đơn vị (Phòng Đầu tư; Phòng Lao động): {title}, quá hạn 01 ngày làm việc"
        ),]
    );
    assert_eq!(
        page.due_soon,
        [
            &format!("03/7/2026: {title} (02 đơn vị)"),
            "10/7/2026: Tuyên truyền (Văn phòng)"
        ]
    );
    input.figures = Figures::unknown(input.period.clone());
    assert!(
        weekly(&input)
            .headline
            .ends_with("04 việc quá hạn của 03 đơn vị.")
    );
}

#[test]
fn what_was_late_before_reminders_began_is_counted_on_the_page_and_cut_from_no_line() {
    let mut input = week();
    input.tasks.before_live = 9;
    let older = "09 việc có hạn trước khi bắt đầu nhắc việc, chưa ghi nhận kết quả";
    for units in 0..7 {
        input.tasks.overdue = (0..units)
            .map(|n| {
                task(
                    "4",
                    &format!("Việc {n}"),
                    &format!("Phòng {n}"),
                    day(2026, 7, 1),
                    2,
                )
            })
            .collect();
        let page = weekly(&input);
        // The letter shows three lines and the one that counts the rest.
        let (last, lines) = page.overdue.split_last().unwrap();
        let shown = match last.starts_with("và ") {
            true => lines,
            false => &page.overdue,
        };
        assert!(shown.len() <= 3, "{:#?}", page.overdue);
        assert_eq!(shown.last().unwrap(), older, "{:#?}", page.overdue);
    }
}

#[test]
fn a_quiet_week_says_that_nothing_needs_a_decision() {
    let mut input = week();
    input.tasks = TaskBoard::default();
    for row in &mut input.figures.rows {
        let pending = row.counts.c3;
        row.counts = crate::dossier::Counts {
            c3: pending,
            c4: Some(0),
            c5: Some(0),
            c6: pending,
            c7: Some(0),
            c8: Some(0),
            c9: Some(0),
            c10: Some(0),
            c11: pending,
            c12: pending,
            c13: Some(0),
        };
    }
    input.figures.total = total(&input.figures.rows);
    let page = weekly(&input);
    assert_eq!(page.headline, "Không có vấn đề cần chỉ đạo.");
    assert_eq!(page.table.len(), 2);
    assert_eq!(page.table[1], ["08 lĩnh vực còn lại", "0", "0", "2.487", "0"]);
    input.figures.total.counts.c13 = None;
    assert!(
        weekly(&input)
            .headline
            .contains("trong đó quá hạn chưa có số liệu")
    );
}

#[test]
fn figures_that_cannot_stand_are_replaced_by_one_line_and_the_tasks_go_out() {
    for (change, why) in [
        (
            (|i| i.figures = Figures::unknown(i.period.clone())) as fn(&mut ReportInput),
            "Chưa có số liệu hồ sơ của kỳ này",
        ),
        (
            |i| i.figures.findings = not_closing().figures.findings,
            "Số liệu chưa khớp nên chưa lập bảng: Cột (11) không bằng tổng cột (12) và cột (13) (và 01 điểm khác)",
        ),
        (
            |i| i.figures.as_of = Some(at(day(2026, 7, 1), hm(23, 50))),
            "Số liệu mới nhất lấy lúc 23 giờ 50 ngày 01/7/2026, chưa đủ đến ngày 02/7/2026 nên chưa lập bảng",
        ),
    ] {
        let mut input = week();
        change(&mut input);
        let page = weekly(&input);
        assert_eq!(page.no_table.as_deref(), Some(why));
        assert_eq!(
            (
                page.table.len(),
                page.decisions.len(),
                page.overdue.len(),
                page.due_soon.len()
            ),
            (0, 1, 1, 2)
        );
        assert_eq!(
            page.headline,
            "Chưa có số liệu hồ sơ dùng được; 02 việc quá hạn của 02 đơn vị."
        );
    }
}

#[test]
fn the_worst_week_fits_on_the_page_and_what_is_cut_is_counted() {
    let mut input = week();
    let title = "Báo cáo kết quả rà soát, đơn giản hóa thủ tục hành chính nội bộ theo chỉ đạo của thành phố";
    let many = |unit: &dyn Fn(usize) -> String| -> Vec<ReportTask> {
        (0..20)
            .map(|i| task("4", title, &unit(i), day(2026, 7, 10), i as i64 + 1))
            .collect()
    };
    input.tasks.overdue = many(&|i| format!("Phòng Quản lý tài nguyên số {}", i % 7));
    input.tasks.due_soon = many(&|_| "Phòng Quản lý tài nguyên và môi trường".into());
    for (i, task) in input.tasks.due_soon.iter_mut().enumerate() {
        task.title = format!("{title} lần thứ {i}");
    }
    let rows: Vec<_> = input.figures.rows.iter().cycle().take(20).cloned().collect();
    input.figures.rows = rows;
    input.figures.findings = vec![Finding::new(
        "carry_over",
        Severity::Warning,
        Place::Cell("c6".into()),
        "300",
        "Số hồ sơ từ kỳ trước chuyển qua khác số đang giải quyết của kỳ trước.",
    )];
    input.notes = vec!["chưa rà soát".into()];
    let page = weekly(&input);
    assert_eq!(page.overdue.last().unwrap(), "và 11 việc của 04 đơn vị khác");
    let cut = format!("và {} việc khác", count(21 - page.due_soon.len() as i64));
    assert_eq!(page.due_soon.last(), Some(&cut));
    assert!(page.due_soon.len() >= 2, "one at least is named");
    assert!(page.table.len() > 1 + 4, "{:#?}", page.table);
    assert_eq!(page.mark.as_deref(), Some("chưa rà soát"));
    let cells = page.table.concat();
    assert_eq!(page.decisions.len(), 2, "{:#?}", page.decisions);
    assert!(
        page.decisions[0].ends_with("; và 02 việc khác"),
        "{:#?}",
        page.decisions
    );
    // A decision names one matter and counts the others; a line names one or counts them.
    let number = |line: &str| -> i64 {
        let words: Vec<&str> = line.split_whitespace().collect();
        let at = words
            .iter()
            .position(|w| w.trim_end_matches(',') == "việc" && words.len() > 1);
        at.and_then(|at| words[at - 1].parse().ok()).unwrap_or(0)
    };
    let asked: i64 = page.decisions.iter().map(|line| 1 + number(line)).sum();
    let others: i64 = page.overdue.iter().map(|line| number(line).max(1)).sum();
    assert_eq!(asked + others, 20, "{:#?}{:#?}", page.decisions, page.overdue);
    input.figures = Figures::unknown(input.period.clone());
    assert!(
        weekly(&input)
            .headline
            .ends_with("20 việc quá hạn của 07 đơn vị.")
    );
    let items = page.decisions.len() + page.overdue.len() + page.due_soon.len();
    let lines = 1 + page.table.len() + items + 1;
    let all = [
        vec![page.headline, page.footing],
        cells,
        page.decisions,
        page.overdue,
        page.due_soon,
    ]
    .concat();
    let words = all.iter().flat_map(|line| line.split_whitespace()).count();
    assert!(
        lines <= 16 && words + items <= 190,
        "{lines} lines, {words} words\n{all:#?}"
    );
}
