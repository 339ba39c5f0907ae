use super::super::fixture::half_year;
use super::super::{Block, ReportInput, draft, heading_of, headings_of};
use super::*;
use crate::calendar::PeriodKind;
use chrono::NaiveDate;

const CHECKS: &str = "I.2. Công tác kiểm tra";
const NEWS: &str = "I.3. Công tác tuyên truyền";

fn part(unit: &str, headings: &[&str], state: PartState) -> ReportPart {
    ReportPart {
        unit: unit.into(),
        headings: headings.iter().map(|h| (*h).to_owned()).collect(),
        state,
    }
}

fn text(text: &str) -> PartState {
    PartState::Text {
        on: NaiveDate::from_ymd_opt(2026, 6, 12).unwrap(),
        text: text.into(),
        is_open: false,
    }
}

/// What the draft prints under a heading, marked places in « ».
fn under(heading: &str, parts: Vec<ReportPart>) -> Vec<String> {
    let input = ReportInput { parts, ..half_year() };
    let blocks = draft(&input).blocks;
    let is_it = |b: &&Block| matches!(b, Block::Heading { text, .. } if text == heading);
    let after = blocks.iter().skip_while(|b| !is_it(b)).skip(1);
    after
        .take_while(|b| !matches!(b, Block::Heading { .. }))
        .map(|block| match block {
            Block::Paragraph(spans) => spans
                .iter()
                .map(|s| match s.marked {
                    true => format!("«{}»", s.text),
                    false => s.text.clone(),
                })
                .collect(),
            Block::ToFill { unit, text } => format!("«{unit}: {text}»"),
            other => format!("{other:?}"),
        })
        .collect()
}

#[test]
fn headings_are_named_by_number_by_text_or_by_both() {
    let reform = "Báo cáo công tác cải cách hành chính";
    let find = |words| heading_of(reform, PeriodKind::Quarter, words);
    for words in [
        "I.2. Công tác kiểm tra",
        "I.2",
        "I.2.",
        "i.2 công tác kiểm tra",
        "I.2. Công tác…",
        "Công tác kiểm tra",
        "2. Công tác kiểm tra",
    ] {
        assert_eq!(find(words).as_deref(), Some(CHECKS), "{words}");
    }
    assert_eq!(
        find("I.2. Công tác tuyên truyền").as_deref(),
        Some(NEWS),
        "the words decide"
    );
    for words in [
        "",
        "I.9",
        "2",
        "Công tác",
        "I.2. Kiểm tra",
        "Công tác chỉ đạo, điều hành",
    ] {
        assert_eq!(find(words), None, "{words}");
    }
    let procedures = "Báo cáo kết quả giải quyết thủ tục hành chính";
    assert_eq!(
        heading_of(procedures, PeriodKind::Half, "I.1.b").as_deref(),
        Some("I.1.b. Cắt giảm, đơn giản hóa")
    );
    for title in [reform, procedures] {
        let names = headings_of(title, PeriodKind::Half);
        assert!(names.len() > 10);
        for name in &names {
            assert_eq!(heading_of(title, PeriodKind::Half, name).as_ref(), Some(name));
        }
    }
}

#[test]
fn a_missing_unit_is_named_at_its_heading_and_a_received_text_stands_there_with_nothing_to_delete() {
    let parts = vec![
        part("Phòng Thanh tra", &[CHECKS], PartState::Missing),
        part(
            "Phòng Đầu tư",
            &[CHECKS],
            text("Đã kiểm tra 03 đơn vị.\nKhông phát hiện vi phạm."),
        ),
        part(
            "Văn phòng",
            &[CHECKS],
            PartState::Recorded("ngày 12/6/2026".into()),
        ),
    ];
    assert_eq!(
        under("2. Công tác kiểm tra", parts.clone()),
        [
            "«[Chưa nhận phần của Phòng Thanh tra: kết quả kiểm tra cải cách hành chính, kỷ luật, kỷ cương]»",
            "- Phòng Đầu tư:",
            "Đã kiểm tra 03 đơn vị.",
            "Không phát hiện vi phạm.",
            "«[Đã nhận phần của Văn phòng (ngày 12/6/2026), chưa có nội dung mục I.2 trong hệ thống; đề nghị bổ sung]»",
        ]
    );
    assert!(
        under("3. Công tác tuyên truyền", parts.clone())[0].contains("kết quả tuyên truyền"),
        "a heading that nobody contributes to is as before"
    );
    assert_eq!(
        received(&parts).as_deref(),
        Some("Phần của các đơn vị: đã nhận 02/03; chưa ghi nhận phần của: Phòng Thanh tra.")
    );
    assert_eq!(
        received(&parts[1..]).as_deref(),
        Some("Phần của các đơn vị: đã nhận 02/02.")
    );
    assert_eq!(received(&[]), None);
}

#[test]
fn a_text_with_headings_is_divided_among_them() {
    let both = &[CHECKS, NEWS];
    let divided = "Kính gửi Văn phòng.\n2. Công tác kiểm tra\nĐã kiểm tra.\nI.3. CÔNG TÁC TUYÊN TRUYỀN\nĐã tuyên truyền.";
    let all = |state: PartState| vec![part("Phòng A", both, state)];
    assert_eq!(
        under("2. Công tác kiểm tra", all(text(divided))),
        ["Kính gửi Văn phòng.", "Đã kiểm tra."]
    );
    assert_eq!(
        under("3. Công tác tuyên truyền", all(text(divided))),
        ["Đã tuyên truyền."]
    );
    let whole = "Trong kỳ không phát sinh.";
    assert_eq!(under("2. Công tác kiểm tra", all(text(whole))), [whole]);
    assert_eq!(
        under("3. Công tác tuyên truyền", all(text(whole))),
        ["«[Phần của Phòng A về mục I.3: xem tại mục I.2. Công tác kiểm tra]»"]
    );
    assert_eq!(
        under(
            "3. Công tác tuyên truyền",
            all(text("2. Công tác kiểm tra\nĐã kiểm tra."))
        ),
        ["«[Phần của Phòng A chưa có nội dung mục I.3]»"]
    );
}

#[test]
fn a_part_that_was_reopened_counts_as_missing_and_its_text_stays_visible() {
    let open = PartState::Text {
        on: NaiveDate::from_ymd_opt(2026, 6, 12).unwrap(),
        text: "Bản đầu.".into(),
        is_open: true,
    };
    let parts = vec![part("Phòng A", &[CHECKS], open)];
    assert_eq!(
        under("2. Công tác kiểm tra", parts.clone()),
        [
            "«[Phần của Phòng A, nhận ngày 12/6/2026, đang chờ đơn vị hoàn thiện mục I.2]»",
            "Bản đầu."
        ]
    );
    assert!(
        received(&parts).unwrap().contains("đã nhận 00/01"),
        "{:?}",
        received(&parts)
    );
}

#[test]
fn where_several_units_fill_a_heading_each_is_named_before_its_words() {
    let nothing = || text("Không phát sinh.");
    let of = |states: [PartState; 2]| {
        let units = ["Phòng Đầu tư", "Phòng Quy hoạch"];
        let parts = units.into_iter().zip(states);
        under(
            "2. Công tác kiểm tra",
            parts.map(|(unit, state)| part(unit, &[CHECKS], state)).collect(),
        )
    };
    assert_eq!(
        of([text("- Đã góp ý 05 dự thảo."), nothing()]),
        [
            "- Phòng Đầu tư: Đã góp ý 05 dự thảo.",
            "- Phòng Quy hoạch: không phát sinh."
        ]
    );
    assert_eq!(
        of([text("Không phát sinh"), text("Không phát sinh")]),
        ["Không phát sinh."],
        "a sentence ends with its sign"
    );
    assert_eq!(
        of([nothing(), nothing()]),
        ["Không phát sinh."],
        "all of them say so"
    );
    assert_eq!(
        of([nothing(), PartState::Missing])[0],
        "- Phòng Đầu tư: không phát sinh.",
        "one word is not that of all"
    );
}

#[test]
fn a_unit_may_name_the_period_ahead_in_its_heading() {
    let ahead = "III. PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TIẾP THEO";
    let names = headings_of("Báo cáo công tác cải cách hành chính", PeriodKind::Half);
    let name = names.last().unwrap();
    assert_eq!(strip_number(name), strip_number(ahead));
    for line in [
        "III. PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TIẾP THEO",
        "III. Phương hướng, nhiệm vụ 6 tháng cuối năm 2026",
        "Phương hướng, nhiệm vụ quý IV năm 2026",
    ] {
        let words = format!("2. Công tác kiểm tra\nĐã kiểm tra.\n{line}\nTiếp tục rà soát.");
        assert!(
            matches!(
                text_under(&words, &[CHECKS.to_owned(), name.clone()], name),
                Under::Lines(lines) if lines == ["Tiếp tục rà soát."]
            ),
            "{line}"
        );
    }
}
