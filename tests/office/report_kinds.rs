//! Every kind of report from one office: its outline, its comparisons, the period that follows by its
//! name, and nothing in it that the program's own proofreader finds.

use crate::drafts::{desk_with, words};
use crate::program::stdout;

const REPORTS: &str = r#"[[report]]
id = "cchc-thang"
title = "Báo cáo công tác cải cách hành chính"
regime = "heza_month_20_19"
lead = "vp"

[[report]]
id = "cchc-9-thang"
title = "Báo cáo công tác cải cách hành chính"
regime = "nd09_nine"
lead = "vp"

[[report]]
id = "tthc-quy"
title = "Báo cáo tình hình, kết quả giải quyết thủ tục hành chính"
regime = "nd09_quarter"
lead = "motcua"

[[report]]
id = "tthc-9-thang"
title = "Báo cáo tình hình, kết quả giải quyết thủ tục hành chính"
regime = "nd09_nine"
lead = "motcua"

[[duty]]
id = "ke-hoach-cchc""#;

/// The headings of a report on administrative reform (facts/domain.md 4.4, seed 000), one a line.
const REFORM: &str = include_str!("../data/outlines/cchc.txt");

/// Of a report on the control of procedures (seed 001).
const PROCEDURES: &str = include_str!("../data/outlines/tthc.txt");

/// Two sectors that close: ten dossiers carried over and ten left, so that periods join.
fn form(n: i64) -> String {
    let row = |c: [i64; 11]| c.map(|n| n.to_string()).join(";");
    format!(
        "TT;Lĩnh vực;c3;c4;c5;c6;c7;c8;c9;c10;c11;c12;c13\n1;Đầu tư;{}\n2;Lao động;{}\n;Tổng số;{}\n",
        row([100 + n, 85 + n, 10, 5, 95 + n, 50, 43 + n, 2, 5, 4, 1]),
        row([20, 15, 0, 5, 15, 10, 5, 0, 5, 5, 0]),
        row([120 + n, 100 + n, 10, 10, 110 + n, 60, 48 + n, 2, 10, 9, 1]),
    )
}

/// Report, period with its size, earlier periods, how the next one is named, which comparisons stand.
type Case = (
    &'static str,
    (&'static str, i64),
    &'static [(&'static str, i64)],
    &'static str,
    &'static [&'static str],
);

const BOTH: &[&str] = &["- So với kỳ trước (", "- So với cùng kỳ ("];
const OF_LAST_YEAR: &[&str] = &["- So với cùng kỳ ("];
const OF_THE_YEAR_BEFORE: &[&str] = &["- So với kỳ trước ("];

/// A kind has years of its own: the sum of other kinds' windows would be held against it.
const CASES: [Case; 10] = [
    (
        "cchc-thang",
        ("2021-11", 7),
        &[("2021-10", 3), ("2020-11", 5)],
        "THÁNG 12 NĂM 2021",
        BOTH,
    ),
    ("cctthc-thang", ("2021-11", 7), &[], "THÁNG 12 NĂM 2021", BOTH),
    (
        "cchc-quy",
        ("2021-Q3", 30),
        &[("2021-Q2", 25), ("2020-Q3", 40)],
        "QUÝ IV NĂM 2021",
        BOTH,
    ),
    ("tthc-quy", ("2021-Q3", 30), &[], "QUÝ IV NĂM 2021", BOTH),
    (
        "cchc-6-thang",
        ("2023-H1", 90),
        &[("2022-H2", 80), ("2022-H1", 70)],
        "6 THÁNG CUỐI NĂM 2023",
        BOTH,
    ),
    (
        "tthc-6-thang",
        ("2023-H1", 90),
        &[],
        "6 THÁNG CUỐI NĂM 2023",
        BOTH,
    ),
    (
        "cchc-9-thang",
        ("2017-9M", 400),
        &[("2016-9M", 300)],
        "QUÝ IV NĂM 2017",
        OF_LAST_YEAR,
    ),
    (
        "tthc-9-thang",
        ("2017-9M", 400),
        &[],
        "QUÝ IV NĂM 2017",
        OF_LAST_YEAR,
    ),
    (
        "cchc-nam",
        ("2019", 700),
        &[("2018", 600)],
        "NĂM 2020",
        OF_THE_YEAR_BEFORE,
    ),
    ("tthc-nam", ("2019", 700), &[], "NĂM 2020", OF_THE_YEAR_BEFORE),
];

#[test]
fn every_kind_of_report_has_its_outline_its_comparisons_and_the_next_period_and_passes_the_proofreader() {
    let desk = desk_with(|text| text.replacen("[[duty]]\nid = \"ke-hoach-cchc\"", REPORTS, 1));
    for (report, (period, n), earlier, next, compared) in CASES {
        for (period, n) in earlier.iter().chain([&(period, n)]) {
            desk.import("bieu.csv", form(*n).as_bytes(), period);
        }
        let (status, told) = desk.draft(&[period, "--report", report]);
        assert_eq!(status, 0, "{report}: {told}");
        // Label, window and moment (contract 1), and the days of this report alone.
        let window = told.lines().find(|l| l.starts_with(&format!("{period}: ")));
        assert!(
            window.is_some_and(|l| l.contains(" (từ ngày ") && l.contains("); số liệu chốt lúc ")),
            "{told}"
        );
        let other = match report.starts_with("cchc") {
            true => "thủ tục hành chính: số liệu từ",
            false => "cải cách hành chính: số liệu từ",
        };
        assert!(!told.contains(other), "{report}: {told}");
        let file = told.lines().find(|l| l.ends_with(".docx")).unwrap();
        let body = words(&std::fs::read(file).unwrap(), "word/document.xml");
        let is_reform = report.starts_with("cchc");
        let (outline, ahead) = match is_reform {
            true => (REFORM, "III. PHƯƠNG HƯỚNG, NHIỆM VỤ"),
            false => (PROCEDURES, "III. NHIỆM VỤ TRỌNG TÂM"),
        };
        let mut rest = body.as_str();
        for heading in outline.lines().chain([format!("{ahead} {next}").as_str()]) {
            let line = format!("\n{heading}\n");
            let at = rest
                .find(line.as_str())
                .unwrap_or_else(|| panic!("{report}: {heading}\n{body}"));
            rest = &rest[at + line.len() - 1..];
        }
        assert_eq!(rest.contains("IV. KIẾN NGHỊ, ĐỀ XUẤT"), !is_reform, "{report}");
        assert!(rest.contains("kính báo cáo./."), "{report}");
        for sentence in ["- So với kỳ trước (", "- So với cùng kỳ ("] {
            assert_eq!(
                body.contains(sentence),
                compared.contains(&sentence),
                "{report}: {body}"
            );
        }
        let place = format!("phương hướng, nhiệm vụ trọng tâm của {}", next.to_lowercase());
        assert!(body.to_lowercase().contains(&place), "{report}: {body}");
        let read = stdout(&desk.run(&["proofread", file]));
        assert!(read.contains("không phát hiện lỗi"), "{report}: {read}");
    }
}

#[test]
fn the_week_names_the_next_one_and_a_period_that_has_not_begun_tells_no_results() {
    let desk = desk_with(|text| text);
    let at = ["--at", "2026-07-03T10:00:00+07:00"];
    let body = |told: &str| {
        let file = told.lines().find(|l| l.ends_with(".docx")).unwrap();
        words(&std::fs::read(file).unwrap(), "word/document.xml")
    };
    let (_, told) = desk.draft(&[&["2026-W27"][..], &at].concat());
    let week = body(&told);
    assert!(week.contains("III. NHIỆM VỤ TUẦN 28 NĂM 2026"), "{week}");
    assert!(week.contains("có thời hạn đến hết ngày 09/7/2026:"), "{week}");
    let (_, told) = desk.draft(&[&["2027-Q1", "--report", "cchc-quy"][..], &at].concat());
    let ahead = body(&told);
    assert!(
        ahead.contains("chưa có kế hoạch năm 2027 trong hệ thống"),
        "{ahead}"
    );
    let (_, told) = desk.draft(
        &[
            &["2026-Q3", "--report", "cchc-quy"][..],
            &["--at", "2026-06-01T10:00:00+07:00"],
        ]
        .concat(),
    );
    let early = body(&told);
    assert!(
        early.contains("(kỳ báo cáo bắt đầu từ ngày 15/6/2026)"),
        "{early}"
    );
    assert!(!early.contains("Từ ngày 15/6/2026 đến ngày"), "{early}");
    assert!(early.contains("NHIỆM VỤ QUÝ IV NĂM 2026"), "{early}");
}

#[test]
fn a_month_is_drawn_over_twelve_periods_and_one_without_figures_is_a_gap() {
    let desk = desk_with(|text| text);
    // Of the twelve months until 11/2021 one has no figures, and one a total that its parts contradict.
    for (i, month) in [
        "2020-12", "2021-01", "2021-02", "2021-03", "2021-05", "2021-06", "2021-07", "2021-08", "2021-09",
        "2021-10", "2021-11",
    ]
    .into_iter()
    .enumerate()
    {
        let text = form(i as i64);
        let text = match month {
            "2021-08" => text.replace(";9;1\n", ";8;1\n"),
            _ => text,
        };
        desk.import("bieu.csv", text.as_bytes(), month);
    }
    let (_, told) = desk.draft(&["2021-11", "--report", "cctthc-thang"]);
    let file = std::fs::read(told.lines().find(|l| l.ends_with(".docx")).unwrap()).unwrap();
    let chart = part(&file, "word/charts/bieu-do-1.xml");
    for month in ["12/2020", "4/2021", "11/2021"] {
        assert!(chart.contains(&format!("<c:v>{month}</c:v>")), "{month}");
    }
    // What is pending is so little beside what came that it has a chart of its own.
    let pending = part(&file, "word/charts/bieu-do-2.xml");
    for (chart, line) in [
        (&chart, "Tiếp nhận trong kỳ"),
        (&pending, "Đang giải quyết quá hạn"),
    ] {
        assert!(chart.contains(line), "{chart}");
        assert_eq!(
            chart.matches(r#"<c:ptCount val="12"/>"#).count(),
            4,
            "names and values of two lines"
        );
    }
    let values = chart.split("<c:numLit>").nth(1).unwrap();
    let values = values.split("</c:numLit>").next().unwrap();
    assert_eq!(values.matches("<c:pt ").count(), 10);
    for gap in [4, 8] {
        assert!(!values.contains(&format!(r#"idx="{gap}""#)), "{values}");
    }
    let body = words(&file, "word/document.xml");
    assert!(
        body.contains("kỳ bỏ trống là kỳ chưa có số liệu dùng được"),
        "{body}"
    );
    let trace = told.lines().find(|l| l.ends_with("-nguon-so-lieu.txt")).unwrap();
    let trace = std::fs::read_to_string(trace).unwrap();
    assert_eq!(trace.matches("\nBiểu đồ, tháng").count(), 11, "{trace}");

    // With two of them nothing is drawn, and the file of sources says why.
    let (_, told) = desk.draft(&["2021-01", "--report", "cctthc-thang"]);
    let trace = told.lines().find(|l| l.ends_with("-nguon-so-lieu.txt")).unwrap();
    let trace = std::fs::read_to_string(trace).unwrap();
    assert!(
        trace.contains("Biểu đồ: không có; mới có số liệu dùng được của 02 kỳ, cần ít nhất 03 kỳ."),
        "{trace}"
    );
    assert!(!trace.contains("Biểu đồ, tháng"), "{trace}");
}

fn part(file: &[u8], name: &str) -> String {
    use std::io::Read;
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}
