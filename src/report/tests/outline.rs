//! Headings, and who fills what is open under them.

use super::*;
use crate::paper::excel::Workbook;

#[test]
fn the_title_chooses_the_outline_and_the_subject_says_the_period_once() {
    let mut input = half_year();
    for (title, kind, subject, outline) in [
        (
            "Báo cáo công tác cải cách hành chính",
            PeriodKind::Half,
            "Công tác cải cách hành chính 6 tháng đầu năm 2026",
            "1. Cải cách thể chế",
        ),
        (
            "Kết quả công tác CCTTHC",
            PeriodKind::Half,
            "Kết quả công tác CCTTHC 6 tháng đầu năm 2026",
            "IV. KIẾN NGHỊ, ĐỀ XUẤT",
        ),
        (
            "Báo cáo kiểm soát thủ tục hành chính 6 tháng",
            PeriodKind::Half,
            "Kiểm soát thủ tục hành chính 6 tháng đầu năm 2026",
            "II. ĐÁNH GIÁ CHUNG",
        ),
        (
            "Báo cáo tuần",
            PeriodKind::Week,
            "Tuần 01 năm 2026",
            "III. NHIỆM VỤ TUẦN TIẾP THEO",
        ),
    ] {
        input.title = title.into();
        input.period.kind = kind;
        let text = text_of(&input);
        assert!(text.contains(&format!("BÁO CÁO\n{subject}\n")), "{text}");
        assert!(text.contains(outline), "{title}");
    }
}

#[test]
fn nothing_occurred_is_said_only_of_zeros_that_the_source_itself_gives() {
    let zeros = |missing: Option<Column>| {
        let mut input = half_year();
        for column in Column::ALL {
            let value = (Some(column) != missing).then_some(0);
            input.figures.total.counts.set(column, value);
            for row in &mut input.figures.rows {
                row.counts.set(column, value);
            }
        }
        text_of(&input)
    };
    assert!(zeros(None).contains("(số liệu chốt lúc 23 giờ 50 ngày 14/6/2026): Không phát sinh."));
    let unknown = zeros(Some(Column::C13));
    assert!(!unknown.contains("Không phát sinh"), "{unknown}");
    let mut input = half_year();
    input.figures = Figures::unknown(input.period.clone());
    assert!(!text_of(&input).contains("Không phát sinh"));
}

#[test]
fn every_kind_of_report_has_the_outline_of_its_matter_and_names_who_fills_what_is_open() {
    let kinds = [
        (PeriodKind::Month, 5),
        (PeriodKind::Quarter, 2),
        (PeriodKind::Half, 1),
        (PeriodKind::Nine, 1),
        (PeriodKind::Year, 1),
    ];
    let outlines = [
        (
            "Báo cáo công tác cải cách hành chính",
            include_str!("../../../tests/data/outlines/cchc.txt"),
            &["III. PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TIẾP THEO"][..],
        ),
        (
            "Báo cáo công tác kiểm soát thủ tục hành chính",
            include_str!("../../../tests/data/outlines/tthc.txt"),
            &["III. NHIỆM VỤ TRỌNG TÂM KỲ TIẾP THEO", "IV. KIẾN NGHỊ, ĐỀ XUẤT"][..],
        ),
    ];
    for (kind, index) in kinds {
        for (title, headings, ahead) in &outlines {
            let mut input = half_year();
            (input.period.kind, input.period.index) = (kind, index);
            input.title = (*title).into();
            let made = draft(&input);
            let told: Vec<&str> = made
                .blocks
                .iter()
                .filter_map(|b| match b {
                    Block::Heading { text, .. } => Some(text.as_str()),
                    _ => None,
                })
                .collect();
            let mut rest = told.iter();
            for heading in headings.lines().chain(ahead.iter().copied()) {
                assert!(
                    rest.any(|t| *t == heading),
                    "{kind:?}: {heading} in its place of {told:?}"
                );
            }
            let open = made.blocks.iter().filter_map(|b| match b {
                Block::ToFill { unit, text } => Some((unit, text)),
                _ => None,
            });
            assert!(open.clone().count() > 3);
            assert!(
                open.clone()
                    .all(|(unit, text)| !unit.is_empty() && !text.is_empty())
            );
        }
    }
}

#[test]
fn services_used_online_of_a_period_without_dossiers_are_no_count_of_nothing() {
    let mut input = half_year();
    input.title = "Báo cáo kết quả giải quyết thủ tục hành chính".into();
    for column in Column::ALL {
        input.figures.total.counts.set(column, Some(0));
    }
    let text = text_of(&input);
    assert!(
        text.contains("\n- Hồ sơ tiếp nhận trực tuyến trong kỳ: không phát sinh.\n"),
        "{text}"
    );
    assert!(!text.contains(": 0 hồ sơ"), "{text}");
    // Nothing online among others is a figure.
    let mut input = half_year();
    input.title = "Báo cáo kết quả giải quyết thủ tục hành chính".into();
    input.figures.total.counts.c4 = Some(0);
    input.figures.total.counts.c3 = input
        .figures
        .total
        .counts
        .c5
        .zip(input.figures.total.counts.c6)
        .map(|(a, b)| a + b);
    let text = text_of(&input);
    assert!(
        text.contains("Số hồ sơ tiếp nhận trực tuyến trong kỳ: 0 hồ sơ."),
        "{text}"
    );
}

#[test]
fn what_lies_ahead_without_a_plan_is_owed_by_none_and_monthly_reports_are_one_line() {
    let mut input = half_year();
    let report = |m| {
        let title = format!("Báo cáo công tác cải cách hành chính tháng {m} năm 2026");
        task("", &title, "Văn phòng", day(2026, m, 23), 0)
    };
    input.tasks.ahead = Some(Ahead {
        name: "6 tháng cuối năm 2026".into(),
        year: 2026,
        from: day(2026, 7, 1),
        to: day(2026, 12, 31),
        has_plan: false,
        before: vec![task("79", "Kiểm tra công vụ", "Thanh tra", day(2026, 6, 25), 0)],
        tasks: (7..=12).map(report).collect(),
    });
    let text = text_of(&input);
    assert!(
        text.contains(
            "Hoàn thành 01 báo cáo định kỳ (01 đơn vị), có thời hạn đến hết ngày 31/12/2026:\n\
             - Báo cáo công tác cải cách hành chính hằng tháng (Văn phòng); 06 kỳ, thời hạn từ 23/7/2026 đến 23/12/2026."
        ),
        "{text}"
    );
    if let Some(ahead) = &mut input.tasks.ahead {
        ahead.has_plan = true;
    }
    assert!(
        !text_of(&input).contains("theo kế hoạch, có thời hạn"),
        "a report of the settings is no row of the plan"
    );
    assert!(
        text.contains("đến hết ngày 30/6/2026:\n- Nhiệm vụ số 79 (Thanh tra): Kiểm tra công vụ"),
        "{text}"
    );
    input.tasks.ahead.as_mut().unwrap().tasks[0].number = "5".into();
    assert!(text_of(&input).contains("theo kế hoạch, có thời hạn"));
}

#[test]
fn of_a_long_list_the_first_lines_stand_in_the_report_and_all_of_them_in_its_annex() {
    let mut input = half_year();
    let overdue = |n: i64| -> Vec<ReportTask> {
        let number = |i: i64| i.to_string();
        let due = input.period.from;
        (1..=n)
            .map(|i| task(&number(i), &format!("Việc thứ {i}"), "Phòng Đầu tư", due, 7))
            .collect()
    };
    let (forty, many) = (overdue(40), overdue(2_970));
    let sheets = |input: &ReportInput| {
        let bytes = xlsx(input).unwrap();
        let mut book = Workbook::open(&bytes).unwrap();
        let annex = book.sheets().iter().find(|s| s.name == "Phụ lục").cloned();
        let rows = annex.map(|sheet| book.rows(&sheet).unwrap())?;
        Some(rows.iter().map(|row| row.cells.join("|")).collect::<Vec<_>>())
    };
    input.tasks.overdue = forty;
    let text = text_of(&input);
    assert!(text.contains("- Nhiệm vụ số 40 (Phòng Đầu tư)"), "{text}");
    assert!(!text.contains("Phụ lục"), "{text}");
    assert_eq!((annex_note(&input), sheets(&input)), (None, None));

    input.tasks.overdue = many;
    let text = text_of(&input);
    assert!(text.contains("có 2.970 nhiệm vụ (01 đơn vị) quá hạn"), "{text}");
    assert!(text.contains("- Nhiệm vụ số 30 (Phòng Đầu tư)"), "{text}");
    assert!(!text.contains("- Nhiệm vụ số 31 "), "{text}");
    let rest = "- Và 2.940 nhiệm vụ khác (danh sách đầy đủ tại Phụ lục kèm theo).";
    assert!(text.contains(rest), "{text}");
    assert!(annex_note(&input).is_some());
    let rows = sheets(&input).unwrap();
    assert_eq!(
        rows[2].trim_end_matches('|'),
        "(Kèm theo báo cáo công tác cải cách hành chính 6 tháng đầu năm 2026)"
    );
    assert_eq!(rows.len(), 4 + 2_970);
    let last = rows.last().unwrap();
    assert!(
        last.starts_with("2970|Quá hạn, chưa ghi nhận kết quả|2970|Việc thứ 2970|Phòng Đầu tư|thời hạn"),
        "{last}"
    );
}

#[test]
fn who_fills_a_place_is_whose_task_of_the_plan_it_is_whatever_became_of_it() {
    let mut input = half_year();
    input.lead = "Văn phòng".into();
    input.tasks.overdue.clear();
    input.tasks.done.clear();
    input.tasks.due_soon.clear();
    assert!(text_of(&input).contains("[Văn phòng bổ sung: kết quả tuyên truyền"));
    let own = ("Tuyên truyền cải cách hành chính", "Trung tâm Xúc tiến");
    // Both speak of "rà soát"; one says more of what is wanted.
    let others = [
        ("Rà soát văn bản quy phạm pháp luật", "Văn phòng"),
        ("Rà soát, đơn giản hóa thủ tục hành chính", "Phòng Đầu tư"),
        own,
    ];
    input.tasks.leads = others.map(|(title, unit)| (title.into(), unit.into())).to_vec();
    input.title = "Báo cáo công tác cải cách thủ tục hành chính".into();
    let simpler = "[Phòng Đầu tư bổ sung: kết quả rà soát, cắt giảm";
    assert!(text_of(&input).contains(simpler), "{}", text_of(&input));
    input.title = "Báo cáo công tác cải cách hành chính".into();
    let (open, late) = (text_of(&input), day(2026, 5, 31));
    assert!(
        open.contains("[Trung tâm Xúc tiến bổ sung: kết quả tuyên truyền"),
        "{open}"
    );
    input.tasks.overdue = vec![task("4", "Tuyên truyền về số hóa", "Phòng Đầu tư", late, 10)];
    assert!(text_of(&input).contains("[Trung tâm Xúc tiến bổ sung: kết quả tuyên truyền"));
}

/// What the source did not give is a place of somebody, like every other one.
#[test]
fn figures_that_are_missing_are_one_place_with_the_unit_that_fills_it() {
    let mut input = half_year();
    input.lead = "Tổ kiểm soát thủ tục hành chính".into();
    assert!(!text_of(&input).contains("số liệu còn thiếu"));
    input.figures.total.counts.c5 = None;
    input.figures.total.counts.c8 = None;
    let text = text_of(&input);
    assert!(
        text.contains("[Tổ kiểm soát thủ tục hành chính bổ sung: số liệu còn thiếu của kỳ, cột (5), (8)]"),
        "{text}"
    );
    input.figures = Figures::unknown(input.period.clone());
    let text = text_of(&input);
    assert!(
        text.contains("[Tổ kiểm soát thủ tục hành chính bổ sung: số liệu giải quyết hồ sơ của kỳ]"),
        "{text}"
    );
}

#[test]
fn the_plan_is_named_by_the_document_that_issued_it() {
    let mut input = half_year();
    input.tasks.plan = Some("số 12/KH-BQL ngày 14/01/2026".into());
    let text = text_of(&input);
    assert!(
        text.contains("Kế hoạch số 12/KH-BQL ngày 14/01/2026 có 22 nhiệm vụ, trong đó có"),
        "{text}"
    );
}

/// Before the new plan is in, what was done or is late of the old one is told beside the place for the new.
#[test]
fn in_january_the_old_plan_is_told() {
    let mut input = half_year();
    let late = input.tasks.overdue.len();
    assert!(late > 0 && !input.tasks.done.is_empty());
    input.tasks.total = 0;
    let text = text_of(&input);
    assert!(
        text.contains("chưa có kế hoạch năm 2026 trong hệ thống"),
        "{text}"
    );
    assert!(text.contains("đã ghi nhận kết quả của 01 nhiệm vụ"), "{text}");
    assert!(text.contains("quá hạn, chưa ghi nhận kết quả:"), "{text}");
    input.tasks.done.clear();
    assert!(!text_of(&input).contains("chưa ghi nhận kết quả của nhiệm vụ nào"));
    input.tasks.total = 40;
    input.tasks.ended = 1;
    assert!(text_of(&input).contains("01 nhiệm vụ đã chấm dứt"));
}
