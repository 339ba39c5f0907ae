use super::super::fixture::{half_year, not_closing};
use super::super::{Block, draft, trace};
use super::*;

fn text(input: &ReportInput) -> String {
    let bytes = trace(&draft(input));
    assert!(bytes.starts_with(&[0xef, 0xbb, 0xbf]));
    String::from_utf8(bytes).unwrap()
}

/// Numbers of a sentence without its dates and the numbers of columns.
fn numbers(sentence: &str) -> Vec<String> {
    let mut words: Vec<&str> = sentence
        .split([' ', ';', '(', ')', '='])
        .flat_map(|w| match w.contains('/') && w.matches('/').count() == 1 {
            true => w.split('/').collect::<Vec<_>>(),
            false => vec![w],
        })
        .map(|w| w.trim_end_matches(['.', ',']))
        .collect();
    words.retain(|w| w.bytes().any(|b| b.is_ascii_digit()) && !w.contains('/'));
    words.into_iter().map(str::to_owned).collect()
}

#[test]
fn every_figure_of_every_sentence_is_traced() {
    let mut input = half_year();
    let mut last_year = input.figures.clone();
    last_year.period.year -= 1;
    last_year.total.counts.c7 = last_year.total.counts.c7.map(|n| n + 3);
    last_year.total.counts.c8 = last_year.total.counts.c8.map(|n| n + 3);
    input.past.last_year = Some(last_year);
    let mut seen = 0;
    for (_, sentences) in outline::traced(&input) {
        for sentence in sentences.iter().skip(1) {
            let text = sentence.text();
            // Names of periods and formulas are no figures.
            let bare = match text.strip_prefix("- So với ") {
                Some(rest) => rest.split_once("): ").map_or(rest, |(_, rest)| rest).to_owned(),
                None => text.replace("((8) + (9))/(7)", "").replace("(4)/((4) + (5))", ""),
            };
            for number in numbers(&bare) {
                seen += 1;
                assert!(
                    sentence.figures.iter().any(|f| f.figure == number),
                    "{number} of \"{text}\" has no origin: {:?}",
                    sentence.figures
                );
            }
        }
    }
    assert!(seen > 25, "{seen}");
}

#[test]
fn the_file_names_snapshot_time_source_formula_and_what_was_found() {
    let words = text(&not_closing());
    for there in [
        "Tình trạng: CHƯA KHỚP SỐ LIỆU, chỉ gửi người soạn thảo",
        "bản ghi số 17, lấy lúc 23 giờ 50 ngày 14/6/2026, bản chốt của kỳ",
        "\"Số hồ sơ đang giải quyết: 243 hồ sơ;\"\r\n    243 = cột (11), dòng Tổng số, như nguồn",
        "- Lỗi (",
    ] {
        assert!(words.contains(there), "{there}\n{words}");
    }
    let words = text(&half_year());
    assert!(
        words.contains("= ((8) + (9))/(7), làm tròn một chữ số thập phân"),
        "{words}"
    );
    assert!(words.contains("Đây là phiên bản đầu tiên."), "{words}");
}

#[test]
fn the_draft_itself_says_nothing_of_where_its_figures_come_from() {
    let mut input = half_year();
    input.notes = vec!["Phần của các đơn vị: đã nhận 01/02.".into()];
    let told: String = draft(&input)
        .blocks
        .iter()
        .filter_map(|b| match b {
            Block::Paragraph(spans) => Some(spans.iter().map(|s| s.text.as_str()).collect::<String>()),
            _ => None,
        })
        .collect();
    for hidden in ["mot-cua", "SHA-256", "statistics", "Phần của các đơn vị"] {
        assert!(!told.contains(hidden), "{hidden}");
    }
    assert!(text(&input).contains("Ghi chú: Phần của các đơn vị: đã nhận 01/02."));
}

#[test]
fn no_part_of_the_file_is_a_heading_with_nothing_below_it() {
    let mut input = half_year();
    input.figures = Figures::unknown(input.period.clone());
    let words = text(&input);
    for there in [
        "1. ĐIỂM CẦN KIỂM TRA\r\nChưa có số liệu nên chưa kiểm tra được.",
        "Mục II.2. Cải cách thủ tục hành chính\r\n  Chưa có số liệu.",
        "5. BẢNG SỐ LIỆU\r\nChưa có số liệu.",
        "6. NHIỆM VỤ",
    ] {
        assert!(words.contains(there), "{there}\n{words}");
    }
}

#[test]
fn a_file_was_handed_in_and_a_portal_was_asked() {
    let mut input = half_year();
    assert!(text(&input).contains("; hỏi: GET /statistics"));
    let from = input.figures.provenance.as_mut().unwrap();
    from.request = "tệp “bieu.xlsx” (biểu II.06a)".into();
    assert!(text(&input).contains("bản chốt của kỳ; tệp “bieu.xlsx” (biểu II.06a); SHA-256"));
}
