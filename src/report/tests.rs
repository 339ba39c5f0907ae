mod outline;
mod paper;

use super::fixture::{day, half_year, not_closing, task, week};
use super::*;
use crate::calendar::{PeriodKind, at, hm};
use crate::dossier::{Column, Figures};
use crate::finding::{Finding, Place, Severity};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read};

/// All parts of an office file, each checked to be well-formed XML.
pub fn parts(file: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut out = Vec::new();
    for i in 0..zip.len() {
        let mut entry = zip.by_index(i).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        let mut reader = Reader::from_str(&text);
        while reader.read_event().unwrap_or_else(|e| panic!("{name}: {e}")) != Event::Eof {}
        out.push((name, text));
    }
    assert!(out.len() > 5);
    out
}

pub fn part(file: &[u8], name: &str) -> String {
    let found = parts(file).into_iter().find(|(n, _)| n == name);
    found.unwrap_or_else(|| panic!("no {name}")).1
}

/// What a reader sees: a line a paragraph, a line a row with its cells, marked text in ‹›.
fn seen(xml: &str) -> String {
    let (mut out, mut cell, mut cells) = (String::new(), String::new(), Vec::new());
    let (mut in_table, mut in_text, mut marked) = (false, false, false);
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(e) => match e.name().as_ref() {
                "w:tbl" => in_table = true,
                "w:t" => {
                    in_text = true;
                    cell.push_str(if marked { "‹" } else { "" });
                }
                "w:r" => marked = false,
                _ => {}
            },
            Event::Empty(e) if e.name().as_ref() == "w:highlight" => marked = true,
            Event::Text(t) if in_text => cell.push_str(&t.into_inner()),
            Event::GeneralRef(r) if in_text => cell.push_str(match &*r.into_inner() {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                _ => "'",
            }),
            Event::End(e) => match e.name().as_ref() {
                "w:t" => {
                    in_text = false;
                    cell.push_str(if marked { "›" } else { "" });
                }
                "w:p" if in_table => cell.push('\n'),
                "w:p" => out.push_str(&format!("{}\n", std::mem::take(&mut cell))),
                "w:tc" => cells.push(std::mem::take(&mut cell).trim().replace('\n', " / ")),
                "w:tr" => out.push_str(&format!("| {}\n", std::mem::take(&mut cells).join(" | "))),
                "w:tbl" => in_table = false,
                _ => {}
            },
            Event::Eof => return out,
            _ => {}
        }
    }
}

fn text_of(input: &ReportInput) -> String {
    let file = docx(&draft(input)).unwrap();
    let header = seen(&part(&file, "word/header2.xml"));
    format!("{header}\n{}", seen(&part(&file, "word/document.xml")))
}

#[test]
fn the_half_year_report_reads_like_this() {
    insta::assert_snapshot!("nua_nam", text_of(&half_year()));
}

#[test]
fn a_correction_says_in_its_text_what_it_takes_the_place_of() {
    let mut input = half_year();
    let said = "Báo cáo này đính chính, thay thế Báo cáo số 330/BC-BQL ngày 18/6/2026.";
    assert!(!text_of(&input).contains("đính chính"));
    input.corrects = Some("Báo cáo số 330/BC-BQL ngày 18/6/2026".into());
    assert!(text_of(&input).contains(said), "{}", text_of(&input));
}

#[test]
fn a_task_of_several_units_is_one_line_and_is_counted_once() {
    let mut input = half_year();
    let weekly = |unit: &str, due, late| task("9", "Gửi kết quả giải quyết", unit, due, late);
    let behind = ReportTask {
        note: "còn thiếu kỳ có hạn 05/6/2026".into(),
        ..weekly("Phòng Lao động", day(2026, 6, 12), 1)
    };
    input.tasks.overdue = vec![
        weekly("Phòng Đầu tư", day(2026, 6, 12), 1),
        task("7", "Rà soát quy trình", "Phòng Đầu tư", day(2026, 6, 10), 3),
        behind,
        task("", "Báo cáo tuần 24 năm 2026", "Văn phòng", day(2026, 6, 12), 1),
    ];
    input.tasks.due_soon = vec![
        weekly("Văn phòng", day(2026, 6, 19), 0),
        weekly("Văn phòng", day(2026, 6, 26), 0),
    ];
    let done = |unit: &str, document: &str| ReportTask {
        done: Some(document.into()),
        ..weekly(unit, day(2026, 6, 5), 0)
    };
    input.tasks.done = vec![done("Văn phòng", "12/BC-VP"), done("Phòng Đầu tư", "07/BC-ĐT")];
    let text = text_of(&input);
    for there in [
        "Từ ngày 15/12/2025 đến ngày 14/6/2026 đã ghi nhận kết quả của 01 nhiệm vụ (02 đơn vị):\n\
         - Nhiệm vụ số 9 (02 đơn vị: Văn phòng; Phòng Đầu tư): Gửi kết quả giải quyết; \
         12/BC-VP (Văn phòng), 07/BC-ĐT (Phòng Đầu tư).\n",
        "Tính đến ngày 15/6/2026, có 02 nhiệm vụ và 01 báo cáo định kỳ (03 đơn vị) quá hạn, \
         chưa ghi nhận kết quả:\n\
         - Nhiệm vụ số 9 (02 đơn vị: Phòng Đầu tư; Phòng Lao động): Gửi kết quả giải quyết \
         (Phòng Lao động: còn thiếu kỳ có hạn 05/6/2026); thời hạn 12/6/2026, quá hạn 01 ngày làm việc;\n\
         - Nhiệm vụ số 7 (Phòng Đầu tư): Rà soát quy trình; thời hạn 10/6/2026, quá hạn 03 ngày làm việc;\n\
         - Báo cáo tuần 24 năm 2026 (Văn phòng); thời hạn 12/6/2026, quá hạn 01 ngày làm việc.\n",
        "- Nhiệm vụ số 9 (Văn phòng): Gửi kết quả giải quyết; thời hạn 19/6/2026 và 26/6/2026.\n",
    ] {
        assert!(text.contains(there), "{there}\n{text}");
    }
}

#[test]
fn a_report_that_does_not_close_says_so_and_concludes_nothing() {
    let text = text_of(&not_closing());
    for there in [
        "DỰ THẢO - số liệu chốt lúc 23 giờ 50 ngày 14/6/2026 - CHƯA KHỚP SỐ LIỆU",
        "- Số hồ sơ đang giải quyết: ‹243 hồ sơ›;",
        "| 3 | Môi trường | 72 | ‹41› | 09 |",
        "| ‹243› | 319 | 06",
    ] {
        assert!(text.contains(there), "{there}\n{text}");
    }
    for gone in ["Tỷ lệ", "So với kỳ trước", "Trong tổng số"] {
        assert!(!text.contains(gone), "{gone}");
    }
}

#[test]
fn unknown_figures_are_never_zero() {
    let mut input = half_year();
    input.figures = Figures::unknown(input.period.clone());
    let text = text_of(&input);
    assert!(text.contains("DỰ THẢO - chưa có số liệu\n"));
    assert!(
        text.contains("Kết quả giải quyết hồ sơ từ ngày 15/12/2025 đến ngày 14/6/2026: chưa có số liệu.")
    );
    assert!(
        !text.contains("Đơn vị tính") && !text.contains(" 0 hồ sơ"),
        "{text}"
    );

    let mut input = half_year();
    input.figures.rows[1].counts.c4 = None;
    input.figures.total.counts.c4 = None;
    let text = text_of(&input);
    assert!(
        text.contains("+ Tiếp nhận trực tuyến trong kỳ: ‹chưa có số liệu›;"),
        "{text}"
    );
    assert!(text.contains("| 2 | Lao động | 325 | - | 12 |"), "{text}");
    assert!(text.contains("Dấu \"-\": chưa có số liệu."), "{text}");
    assert!(
        !text.contains("tiếp nhận trực tuyến trên") && !text.contains("So với kỳ trước"),
        "{text}"
    );
}

#[test]
fn conclusions_come_only_from_figures_that_hold() {
    let spoken = |change: fn(&mut ReportInput)| {
        let mut input = half_year();
        change(&mut input);
        text_of(&input)
    };
    let text = spoken(|i| {
        let counts = &mut i.figures.total.counts;
        (counts.c7, counts.c8, counts.c9, counts.c10) = (Some(0), Some(0), Some(0), Some(0));
    });
    assert!(text.contains("trên số đã giải quyết: không phát sinh."), "{text}");
    assert!(!text.contains("Trong tổng số 2.487"), "{text}");

    let text = spoken(|i| {
        i.figures.total.extras.insert("waiting".into(), Some(3));
        i.figures.total.extras.insert("cancelled".into(), Some(0));
        i.figures.total.counts.c11 = Some(322);
        i.figures.total.counts.c12 = Some(316);
    });
    assert!(
        text.contains(
            "2.162 hồ sơ đã giải quyết, 322 hồ sơ đang giải quyết và 03 hồ sơ tạm dừng, chờ bổ sung."
        )
    );
    assert!(
        text.contains("Chênh lệch (3) - (7) - (11) là hồ sơ tạm dừng, chờ bổ sung 03."),
        "{text}"
    );
    assert!(text.contains("- Số hồ sơ đã rút, hủy: 0 hồ sơ."), "{text}");

    for change in [
        (|i| i.previous = None) as fn(&mut ReportInput),
        |i| i.previous.as_mut().unwrap().period.to = day(2025, 12, 10),
        |i| i.previous.as_mut().unwrap().total.counts.c5 = Some(1),
        |i| i.previous.as_mut().unwrap().period.kind = PeriodKind::Quarter,
        |i| i.estimate = true,
    ] {
        assert!(!spoken(change).contains("So với kỳ trước"));
    }
}

#[test]
fn an_estimate_and_a_late_answer_bear_their_real_time() {
    let mut input = half_year();
    input.estimate = true;
    assert!(text_of(&input).contains("DỰ THẢO - số liệu ước thực hiện đến 23 giờ 50 ngày 14/6/2026"));
    let mut input = half_year();
    input.figures.provenance.as_mut().unwrap().is_cutoff = false;
    assert!(text_of(&input).contains("DỰ THẢO - số liệu lấy lúc 23 giờ 50 ngày 14/6/2026"));
}

#[test]
fn every_count_that_the_built_in_source_keeps_beside_the_form_has_words() {
    let profile = include_str!("../../config/sources/opencps-v2.toml");
    let extras = profile
        .split("extras: {")
        .nth(1)
        .unwrap()
        .split('}')
        .next()
        .unwrap();
    let keys: Vec<&str> = extras
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'))
        .filter_map(|line| line.split_once(": ").map(|(key, _)| key.trim()))
        .collect();
    assert_eq!(keys.len(), 9, "{keys:?}");
    for key in keys {
        assert_ne!(super::extras::extra_name(key), key);
    }
}
