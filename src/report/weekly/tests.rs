mod crowded;
mod named;
mod worst;

use super::super::fixture::{day, not_closing, task, total, week};
use super::super::{ReportTask, TaskBoard, weekly};
use super::*;
use crate::calendar::{at, hm};
use crate::dossier::Figures;
use crate::finding::Finding;

#[test]
fn the_week_on_one_page_reads_like_this() {
    let page = weekly(&week());
    let table: Vec<String> = page.table.iter().map(|row| row.join(" | ")).collect();
    insta::assert_snapshot!(
        [vec![page.headline], page.decisions, table, page.overdue, page.due_soon, vec![page.footing]].concat().join("\n"),
        @r#"
    Trong tuần tiếp nhận 2.187 hồ sơ (tuần trước 2.162), giải quyết 2.162 (2.162), đang giải quyết 325 (300), trong đó quá hạn 06 (06).
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

/// The days off of Tết: two weeks on one page are not held against the one before.
#[test]
fn a_page_of_two_weeks_says_so_and_compares_with_nothing() {
    let mut input = week();
    input.period.from = day(2026, 6, 19);
    input.figures.period.from = day(2026, 6, 19);
    let before = &mut input.previous.as_mut().unwrap().period;
    (before.from, before.to) = (day(2026, 6, 12), day(2026, 6, 18));
    assert_eq!(
        weekly(&input).headline,
        "Trong 02 tuần (19/6/2026-02/7/2026) tiếp nhận 2.187 hồ sơ, giải quyết 2.162, đang giải quyết 325, trong đó quá hạn 06."
    );
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
    // One task of three units is one in the plan, on the page and in the draft of the same day.
    assert!(
        weekly(&input)
            .headline
            .ends_with("02 việc quá hạn của 03 đơn vị.")
    );
    let drafted = super::super::listed::counted(&input.tasks.overdue);
    assert_eq!(drafted, "02 nhiệm vụ (03 đơn vị)");
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
        // One unit that is left is named in the place of that line.
        let most = if last.starts_with("và ") { 3 } else { 4 };
        assert!(shown.len() <= most, "{:#?}", page.overdue);
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
    assert_eq!(page.table[1], ["08 lĩnh vực", "0", "0", "2.487", "0"]);
    input.figures.total.counts.c13 = None;
    assert!(
        weekly(&input)
            .headline
            .contains("trong đó quá hạn chưa có số liệu")
    );
}

/// The draft and the page say by one rule that nothing needs a decision.
#[test]
fn where_a_dossier_or_a_task_is_late_or_figures_do_not_stand_neither_paper_says_that_nothing_is_needed() {
    let told = |input: &ReportInput| {
        let page = weekly(input).headline.to_lowercase();
        let draft = crate::report::tasks::decisions(input);
        let paper = crate::report::draft::Block::Paragraph(vec![crate::paper::Span {
            text: "Không có vấn đề cần chỉ đạo.".into(),
            marked: false,
        }]);
        (page.contains("không có vấn đề cần chỉ đạo"), draft == [paper])
    };
    let mut calm = week();
    calm.tasks = TaskBoard::default();
    let counts = &mut calm.figures.total.counts;
    (counts.c8, counts.c10) = (counts.c8.zip(counts.c10).map(|(a, b)| a + b), Some(0));
    (counts.c12, counts.c13) = (counts.c11, Some(0));
    assert_eq!(told(&calm), (true, true));
    let cases: [fn(&mut ReportInput); 6] = [
        |i| i.misses_target = true,
        |i| (i.figures.total.counts.c12, i.figures.total.counts.c13) = (Some(322), Some(3)),
        |i| i.tasks.overdue = vec![task("4", "Báo cáo", "Văn phòng", day(2026, 7, 1), 1)],
        |i| i.figures.total.counts.c12 = Some(7),
        |i| i.figures = Figures::unknown(i.period.clone()),
        |i| i.tasks.before_live = 1,
    ];
    for (n, change) in cases.into_iter().enumerate() {
        let mut input = calm.clone();
        change(&mut input);
        assert_eq!(told(&input), (false, false), "case {n}");
    }
}

/// Sixty-six were pending: they did not vanish.
#[test]
fn zeros_after_a_period_that_left_dossiers_pending_are_told_with_their_doubt() {
    let mut input = week();
    for row in &mut input.figures.rows {
        for column in crate::dossier::Column::ALL {
            row.counts.set(column, Some(0));
        }
    }
    input.figures.total = total(&input.figures.rows);
    let sentences = |input: &ReportInput| -> Vec<String> {
        let said = crate::report::figures::sentences(input);
        said.iter().map(crate::report::sentence::Sentence::text).collect()
    };
    let mut nothing_before = input.clone();
    nothing_before.previous.as_mut().unwrap().total.counts.c11 = Some(0);
    let before = nothing_before.previous.as_ref().unwrap();
    assert_eq!(crate::dossier::carry_over(before, &input.figures), None);
    assert!(sentences(&nothing_before)[0].ends_with(": Không phát sinh."));
    let found = crate::dossier::carry_over(input.previous.as_ref().unwrap(), &input.figures);
    input.figures.findings.extend(found);
    assert!(input.figures.has_error());
    let said = sentences(&input);
    assert!(!said.concat().contains("Không phát sinh"), "{said:?}");
    assert!(
        said.contains(&"- Số hồ sơ đã giải quyết: 0 hồ sơ;".to_owned()),
        "{said:?}"
    );
    let page = weekly(&input);
    assert_eq!(page.table, [[""; 0]; 0]);
    let why = page.no_table.unwrap();
    assert!(why.contains("còn 300 hồ sơ đang giải quyết"), "{why}");
}

#[test]
fn figures_that_cannot_stand_are_replaced_by_one_line_and_the_tasks_go_out() {
    for (change, why) in [
        (
            (|i| i.figures = Figures::unknown(i.period.clone())) as fn(&mut ReportInput),
            None,
        ),
        (
            |i| i.figures.findings = not_closing().figures.findings,
            Some(
                "Số liệu chưa khớp nên chưa lập bảng: tổng số đang giải quyết không bằng tổng đang giải quyết trong hạn và đang giải quyết quá hạn (và 01 điểm khác)",
            ),
        ),
        (
            |i| i.figures.as_of = Some(at(day(2026, 7, 1), hm(23, 50))),
            Some(
                "Số liệu mới nhất lấy lúc 23 giờ 50 ngày 01/7/2026, chưa đủ đến ngày 02/7/2026 nên chưa lập bảng",
            ),
        ),
    ] {
        let mut input = week();
        change(&mut input);
        let page = weekly(&input);
        assert_eq!(page.no_table.as_deref(), why);
        assert_eq!(
            (
                page.table.len(),
                page.decisions.len(),
                page.overdue.len(),
                page.due_soon.len()
            ),
            (0, 1, 1, 2)
        );
        // What is not there at all is said once.
        let lacks = match why {
            Some(_) => "Chưa có số liệu hồ sơ dùng được",
            None => "Chưa có số liệu hồ sơ của kỳ này",
        };
        assert_eq!(page.headline, format!("{lacks}; 02 việc quá hạn của 02 đơn vị."));
    }
}

#[test]
fn units_with_long_names_are_counted_so_that_a_line_says_how_late_it_is() {
    let mut input = week();
    let owed = |unit: &str| task("7", "Gửi kết quả giải quyết", unit, day(2026, 6, 30), 3);
    let short = ["Phòng Đầu tư", "Văn phòng"];
    let long = [
        "Phòng Quản lý chất lượng, chế biến và phát triển thị trường nông, lâm, thủy sản",
        "Văn phòng Đăng ký đất đai tỉnh",
    ];
    for (units, want) in [
        (
            short,
            "02 đơn vị (Phòng Đầu tư; Văn phòng): Gửi kết quả giải quyết, quá hạn 03 ngày làm việc",
        ),
        (
            long,
            "02 đơn vị: Gửi kết quả giải quyết, quá hạn 03 ngày làm việc",
        ),
    ] {
        input.tasks.overdue = units.iter().map(|unit| owed(unit)).collect();
        assert_eq!(weekly(&input).overdue, [want]);
    }
}

/// Nobody put the week's file in.
#[test]
fn a_week_without_figures_says_until_when_none_came_and_which_are_the_last() {
    let mut input = week();
    input.figures = Figures::unknown(input.period.clone());
    let page = weekly(&input);
    let asked = crate::calendar::moment(input.now);
    let last = crate::calendar::date(input.previous.as_ref().unwrap().period.to);
    assert_eq!(
        page.footing,
        format!(
            "Đến {asked} chưa nhận được số liệu của kỳ này; số liệu gần nhất đến hết ngày {last}; \
             02 nhiệm vụ chưa có thời hạn."
        )
    );
    input.previous = None;
    assert!(weekly(&input).footing.starts_with("Đến "));
}

#[test]
fn leaders_read_what_people_call_the_source() {
    let mut input = week();
    input.source = "Hệ thống một cửa".into();
    let page = weekly(&input);
    assert!(
        page.footing.contains("nguồn Hệ thống một cửa;"),
        "{}",
        page.footing
    );
}

#[test]
fn a_source_that_answered_with_nothing_is_said_in_words() {
    let mut input = week();
    input.source = "OpenCPS v2".into();
    input.figures.rows.clear();
    input.figures.total.counts = Counts::default();
    input.figures.findings = vec![Finding::new(
        "identity",
        Severity::Warning,
        crate::finding::Place::Cell("Tổng số".into()),
        "",
        "Tổng số: chưa có số liệu.",
    )];
    let footing = weekly(&input).footing;
    assert!(
        footing.starts_with("Nguồn OpenCPS v2 trả lời nhưng không có số liệu"),
        "{footing}"
    );
    assert!(!footing.contains("cần kiểm tra"), "{footing}");
}

/// A task of several units stands in the line of one; what is cut of the others does not count it again.
#[test]
fn what_is_cut_counts_the_tasks_that_no_line_above_has() {
    let mut input = week();
    let units = [
        "Văn phòng",
        "Phòng Đầu tư",
        "Phòng Lao động",
        "Phòng Đất đai",
        "Một cửa",
    ];
    let shared = |unit: &str| task("9", "Gửi kết quả trong tuần", unit, day(2026, 7, 1), 2);
    let own = |n: usize| {
        task(
            &format!("1{n}"),
            "Rà soát quy trình",
            units[n],
            day(2026, 6, 25),
            6 - n as i64,
        )
    };
    input.tasks.overdue = units
        .iter()
        .map(|unit| shared(unit))
        .chain((0..5).map(own))
        .collect();
    input.figures = Figures::unknown(input.period.clone());
    let page = weekly(&input);
    assert!(
        page.headline.ends_with("06 việc quá hạn của 05 đơn vị."),
        "{}",
        page.headline
    );
    let (cut, shown) = page.overdue.split_last().unwrap();
    assert!(
        cut.starts_with(&format!("và {} việc của ", count(5 - shown.len() as i64))),
        "{:#?}",
        page.overdue
    );
}
