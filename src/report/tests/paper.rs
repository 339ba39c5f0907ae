//! The files: their layout, hostile words, the own proofreader.

use super::*;

#[test]
fn hostile_words_stay_text_and_the_same_draft_gives_the_same_bytes() {
    let nasty = "<w:p/>&amp; {{ office }} {% for %} \u{0}\u{1}\u{2}\u{b}=1+1 \u{202e}Lao đo\u{323}\u{302}ng";
    let long = "rất dài ".repeat(3000);
    let mut input = half_year();
    input.title = nasty.into();
    input.issuer.office = nasty.into();
    input.issuer.recipients = vec![nasty.into(), String::new()];
    input.issuer.authority = Vec::new();
    input.notes = vec![nasty.into()];
    input.legal_basis = nasty.into();
    input.figures.rows[0].sector = nasty.into();
    input.figures.rows[1].sector = long.clone();
    input.figures.rows[2].sector = "=HYPERLINK(\"http://a.vn\")".into();
    input.tasks.overdue[0].title = long;
    input.tasks.overdue[1].unit = nasty.into();
    let finding = Finding::new(
        "identity",
        Severity::Warning,
        Place::Cell(nasty.into()),
        nasty,
        nasty,
    );
    input.figures.findings = vec![finding];
    let word = docx(&draft(&input)).unwrap();
    assert_eq!(word, docx(&draft(&input)).unwrap());
    let text = seen(&part(&word, "word/document.xml"));
    assert!(
        text.contains("<w:p/>&amp; {{ office }} {% for %} \u{fffd}\u{fffd}\u{fffd}\u{fffd}=1+1"),
        "{text}"
    );
    assert!(text.contains("Lao động"));
    let excel = xlsx(&input).unwrap();
    assert_eq!(excel, xlsx(&input).unwrap());
    let formulas = part(&excel, "xl/worksheets/sheet1.xml");
    assert!(!formulas.contains("HYPERLINK"), "{formulas}");
    parts(&excel);
    parts(&word);
    weekly(&input);
}

#[test]
fn counts_of_any_size_are_told_or_left_open_but_never_a_panic() {
    for n in [i64::MAX, i64::MIN, -1] {
        let mut input = week();
        for row in &mut input.figures.rows {
            (row.counts.c4, row.counts.c7, row.counts.c13) = (Some(n), Some(n), Some(n));
        }
        let counts = &mut input.figures.total.counts;
        (counts.c3, counts.c4, counts.c7, counts.c11) = (Some(n), Some(n), Some(n), Some(n));
        input
            .figures
            .total
            .extras
            .insert("waiting".into(), Some(i64::MAX));
        input.figures.total.extras.insert("cancelled".into(), Some(n));
        weekly(&input);
        docx(&draft(&input)).unwrap();
        xlsx(&input).unwrap();
    }
}

#[test]
fn the_shipped_template_keeps_the_layout_of_the_decree() {
    let file = docx(&draft(&half_year())).unwrap();
    let (document, styles) = (part(&file, "word/document.xml"), part(&file, "word/styles.xml"));
    for there in [
        r#"<w:pgSz w:w="11906" w:h="16838"/>"#,
        r#"<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701""#,
        "<w:titlePg/>",
        "<w:tblHeader/>",
        "<w:cantSplit/>",
        "Số:      /BC-BQL",
        "Hải Đông, ngày    tháng 6 năm 2026",
    ] {
        assert!(document.contains(there), "{there}");
    }
    assert!(styles.contains(r#"w:ascii="Times New Roman" w:eastAsia="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman""#));
    assert!(styles.contains(r#"<w:lang w:val="vi-VN""#));
    assert!(part(&file, "word/header1.xml").contains(" PAGE "));
    assert!(!document.contains("{%") && !document.contains("{{"));
}

/// Every kind of report over every kind of period, final and estimated, with and without a
/// period to compare with.
#[test]
fn own_drafts_pass_the_own_proofreader() {
    use crate::proofread::{Known, proofread, tally};
    let titles = [
        "Báo cáo công tác cải cách hành chính",
        "Báo cáo kết quả kiểm soát thủ tục hành chính",
        "Báo cáo công tác cải cách TTHC",
    ];
    let windows = [
        (
            PeriodKind::Month,
            6,
            "2026-06",
            day(2026, 5, 20),
            day(2026, 6, 19),
        ),
        (
            PeriodKind::Quarter,
            2,
            "2026-Q2",
            day(2026, 3, 15),
            day(2026, 6, 14),
        ),
        (
            PeriodKind::Half,
            1,
            "2026-H1",
            day(2025, 12, 15),
            day(2026, 6, 14),
        ),
        (
            PeriodKind::Nine,
            1,
            "2026-9M",
            day(2025, 12, 15),
            day(2026, 9, 14),
        ),
        (PeriodKind::Year, 1, "2026", day(2025, 12, 15), day(2026, 12, 14)),
    ];
    let mut inputs = vec![week()];
    for title in titles {
        for (kind, index, label, from, to) in windows {
            for estimate in [false, true] {
                let mut input = half_year();
                input.title = title.into();
                input.estimate = estimate;
                let window = &mut input.figures.period;
                (window.kind, window.index, window.label) = (kind, index, label.into());
                (window.from, window.to) = (from, to);
                input.period = window.clone();
                let made = if estimate {
                    from + chrono::Days::new(25)
                } else {
                    to
                };
                input.figures.as_of = Some(at(made, hm(23, 50)));
                input.now = at(made + chrono::Days::new(1), hm(8, 0));
                inputs.push(input.clone());
                input.previous = None;
                inputs.push(input);
            }
        }
    }
    // Totals that the source leaves open, with their parts.
    let mut open = half_year();
    let rows = open.figures.rows.iter_mut().chain([&mut open.figures.total]);
    for row in rows {
        row.counts.set(Column::C3, None);
        row.counts.set(Column::C11, None);
    }
    assert!(text_of(&open).contains("+ Đang giải quyết trong hạn: "));
    inputs.push(open);
    for input in inputs {
        let file = docx(&draft(&input)).unwrap();
        let known = Known {
            period: Some(&input.period),
            ..Known::default()
        };
        let found = proofread("du-thao.docx", &file, known).unwrap().findings;
        let (errors, warnings, _) = tally(&found);
        let shown: Vec<String> = found.iter().map(|f| format!("{:?} {f:?}", f.severity)).collect();
        assert!(
            errors == 0 && warnings <= 1,
            "{} {} {}: {shown:#?}",
            input.title,
            input.period.label,
            input.estimate
        );
    }
}
