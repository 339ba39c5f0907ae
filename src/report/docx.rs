//! A draft as a Word file: the office's template filled with the draft's value.

mod table;

use super::counts::cell;
use super::doubt::Touched;
use super::draft::{Block, Draft};
use super::input::{Issuer, ReportInput};
use super::{doubt, figures, outline};
use crate::calendar::{day_of, long_date};
use crate::dossier::{Column, SectorRow};
use crate::paper::{PaperError, Properties, Span, Template, Value};

/// How the paper shows what is not known.
const DASH: &str = "Dấu \"-\"";

/// Editable in Word; see `paper::Template` for what it may hold.
const TEMPLATE: &[u8] = include_bytes!("../../config/templates/report.docx");

pub(super) fn write(draft: &Draft) -> Result<Vec<u8>, PaperError> {
    fill(&Template::read("config/templates/report.docx", TEMPLATE)?, draft)
}

/// Fills a template with all that a report has to say; the names are those of `values`.
pub(super) fn fill(template: &Template, draft: &Draft) -> Result<Vec<u8>, PaperError> {
    let input = &draft.input;
    let properties = Properties {
        title: format!("Báo cáo - {}", outline::subject(input)),
        author: input.issuer.office.clone(),
        created: input.now,
    };
    template.fill(values(draft), &properties)
}

fn values(draft: &Draft) -> Value {
    let input = &draft.input;
    let issuer = &input.issuer;
    Value::map([
        ("draft_line", draft_line(input).into()),
        ("not_closing", Value::Flag(input.figures.has_error())),
        // Whatever had to be deleted before signing stands in the letter and in the file of sources.
        ("notes", Value::List(Vec::new())),
        ("parent", in_two_lines(&issuer.parent).into()),
        ("office", in_two_lines(&issuer.office).into()),
        ("number", format!("Số:      /BC-{}", issuer.symbol).into()),
        ("place_and_date", place_and_date(input).into()),
        ("send_to", Value::list(addressed_to(&input.issuer.send_to))),
        ("subject", outline::subject(input).into()),
        (
            "blocks",
            Value::list(draft.blocks.iter().map(|b| block(b, input))),
        ),
        ("rows", Value::list(rows(input))),
        ("table_notes", Value::list(figures::notes(input, DASH))),
        ("recipients", Value::list(recipients(issuer))),
        (
            "authority",
            Value::list(issuer.authority.iter().map(String::as_str)),
        ),
        ("signer", issuer.signer.as_str().into()),
    ])
}

/// "DỰ THẢO - số liệu chốt lúc …"; from the second version on with its number.
fn draft_line(input: &ReportInput) -> String {
    let version = match input.version.number {
        0 | 1 => String::new(),
        n => format!(" - bản {n:02}"),
    };
    format!("DỰ THẢO - {}{version}", doubt::as_of(input))
}

/// Where a further line of a long name begins, as offices break it.
const NEXT_LINE: [&str; 11] = [
    "THÀNH PHỐ ",
    "TỈNH ",
    "XÃ ",
    "PHƯỜNG ",
    "ĐẶC KHU ",
    "CÁC KHU ",
    "KHU ",
    "VÀ ",
    "ỦY BAN ",
    "HÀNH CHÍNH CÔNG",
    "THỂ THAO ",
];

/// A long name in capitals, in two lines or more, breaks where officials break it, "ỦY BAN NHÂN DÂN / THÀNH PHỐ HẢI
/// PHÒNG": every other space of a line that fits is one at which Word does not break. A line that is
/// wider than its cell keeps its spaces, else Word breaks it within a word.
fn in_two_lines(name: &str) -> String {
    /// In capital letters of 13 points, in the cell of the header (6.7 cm).
    const FITS: usize = 22;
    let kept = |line: &str| {
        let line = line.trim();
        match line.chars().count() <= FITS {
            true => line.replace(' ', "\u{a0}"),
            false => line.to_owned(),
        }
    };
    let name = name.trim();
    if name.chars().count() <= FITS {
        return kept(name);
    }
    match next_line(name) {
        Some(at) => format!("{} {}", in_two_lines(&name[..at]), in_two_lines(&name[at..])),
        None => name.to_owned(),
    }
}

/// Where the next line of a name begins: no line is one word, and none ends with "VÀ" or "CÁC".
fn next_line(name: &str) -> Option<usize> {
    let begins = |word: &&str| -> Vec<usize> {
        let found = name.match_indices(*word).map(|(at, _)| at);
        found.filter(|at| name[..*at].ends_with(' ')).collect()
    };
    let is_line = |at: &usize| {
        let words: Vec<&str> = name[..*at].split_whitespace().collect();
        words.len() > 1
            && !words
                .last()
                .is_some_and(|last| ["VÀ", "CÁC", "ĐẶC"].contains(last))
    };
    NEXT_LINE.iter().flat_map(begins).filter(is_line).min()
}

/// The day stays open for whoever signs.
fn place_and_date(input: &ReportInput) -> String {
    let today = long_date(day_of(input.now));
    let month_and_year = today.split_once(" tháng ").map_or("", |(_, rest)| rest);
    format!("{}, ngày    tháng {month_and_year}", input.issuer.place)
}

fn block(block: &Block, input: &ReportInput) -> Value {
    let (kind, text) = match block {
        Block::Heading { level, text } => (
            match level {
                1 => "heading1",
                2 => "heading2",
                _ => "heading3",
            },
            Value::from(text.as_str()),
        ),
        Block::Paragraph(spans) => ("paragraph", Value::Spans(spans.clone())),
        Block::ToFill { text, unit } => ("to_fill", to_fill(text, unit)),
        Block::Closing(text) => ("closing", text.as_str().into()),
        Block::Chart(chart) => ("chart", Value::Chart(chart.clone())),
        Block::FiguresTable if input.form.is_of_template => ("figures", Value::from("")),
        // A template prints it where it prints paragraphs: it knows no columns but its own.
        Block::FiguresTable => ("form", Value::Table(table::of(input))),
    };
    Value::map([("kind", kind.into()), ("text", text)])
}

fn to_fill(text: &str, unit: &str) -> Value {
    Value::Spans(vec![Span {
        text: place_to_fill(text, unit),
        marked: true,
    }])
}

/// "[Văn phòng bổ sung: kết quả chuyển đổi số]".
pub(super) fn place_to_fill(text: &str, unit: &str) -> String {
    format!("[{unit} bổ sung: {text}]")
}

/// Sector rows and the totals row of form II.06a, each with `no`, `sector`, `c3` to `c13`.
fn rows(input: &ReportInput) -> Vec<Value> {
    let figures = &input.figures;
    let touched = Touched::by_findings(figures);
    let sectors = figures.rows.iter().enumerate().map(|(i, row)| {
        let number = (i + 1).to_string();
        figures_row(&touched, Some(i), row, &number, &row.sector)
    });
    let total = figures_row(&touched, None, &figures.total, "", "Tổng số");
    sectors.chain([total]).collect()
}

fn figures_row(touched: &Touched, index: Option<usize>, row: &SectorRow, number: &str, name: &str) -> Value {
    let cells = NAMES.into_iter().zip(Column::ALL).map(|(key, column)| {
        let span = Span {
            text: cell(row.counts.get(column)),
            marked: touched.has(index, column),
        };
        (key, Value::Spans(vec![span]))
    });
    let head = [
        ("no", number.into()),
        ("sector", name.into()),
        ("total", Value::Flag(index.is_none())),
    ];
    Value::map(head.into_iter().chain(cells))
}

const NAMES: [&str; 11] = [
    "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11", "c12", "c13",
];

/// "Kính gửi: Sở Nội vụ", or one line each below "Kính gửi:".
fn addressed_to(send_to: &[String]) -> Vec<String> {
    match send_to {
        [] => Vec::new(),
        [only] => vec![format!("Kính gửi: {}", bare(only))],
        [others @ .., last] => {
            let lines = others.iter().map(|line| format!("- {};", bare(line)));
            let head = std::iter::once("Kính gửi:".to_owned());
            head.chain(lines).chain([format!("- {}.", bare(last))]).collect()
        }
    }
}

/// Without the dash and the sign at its end.
fn bare(line: &str) -> String {
    let line = line
        .trim()
        .trim_start_matches(['-', ' '])
        .trim_end_matches([';', '.', ' ']);
    line.to_owned()
}

/// "- Sở Nội vụ;" and, last, "- Lưu: VT." (NĐ 30/2020, Phụ lục I).
fn recipients(issuer: &Issuer) -> Vec<String> {
    let lines = issuer
        .recipients
        .iter()
        .map(|line| bare(line))
        .filter(|l| !l.is_empty());
    let (files, mut lines): (Vec<_>, Vec<_>) = lines.partition(|line| line.starts_with("Lưu"));
    match files.is_empty() {
        true => lines.push("Lưu: VT".into()),
        false => lines.extend(files),
    }
    let last = lines.len() - 1;
    let end = |i| if i == last { '.' } else { ';' };
    lines
        .iter()
        .enumerate()
        .map(|(i, line)| format!("- {line}{}", end(i)))
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn long_names_break_where_offices_break_them() {
        for (name, want) in [
            (
                "ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG",
                "ỦY_BAN_NHÂN_DÂN THÀNH_PHỐ_HẢI_PHÒNG",
            ),
            (
                "BAN QUẢN LÝ KHU KINH TẾ HẢI PHÒNG",
                "BAN_QUẢN_LÝ KHU_KINH_TẾ_HẢI_PHÒNG",
            ),
            ("SỞ NỘI VỤ", "SỞ_NỘI_VỤ"),
            (
                "BAN QUẢN LÝ KHU KINH TẾ NGHI SƠN VÀ CÁC KHU CÔNG NGHIỆP",
                "BAN_QUẢN_LÝ KHU_KINH_TẾ_NGHI_SƠN VÀ_CÁC_KHU_CÔNG_NGHIỆP",
            ),
            (
                "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG TỈNH VĨNH SƠN",
                "SỞ_NÔNG_NGHIỆP VÀ_MÔI_TRƯỜNG TỈNH_VĨNH_SƠN",
            ),
            (
                "BAN QUẢN LÝ KHU KINH TẾ VÀ CÁC KHU CÔNG NGHIỆP TỈNH BẮC NINH",
                "BAN_QUẢN_LÝ KHU_KINH_TẾ VÀ_CÁC_KHU_CÔNG_NGHIỆP TỈNH_BẮC_NINH",
            ),
            ("ỦY BAN NHÂN DÂN XÃ MINH SƠN", "ỦY_BAN_NHÂN_DÂN XÃ_MINH_SƠN"),
            (
                "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG PHƯỜNG HẠ LÝ",
                "TRUNG_TÂM_PHỤC_VỤ HÀNH_CHÍNH_CÔNG PHƯỜNG_HẠ_LÝ",
            ),
            (
                "BAN QUẢN LÝ KHU CÔNG NGHỆ CAO HÒA LẠC",
                "BAN_QUẢN_LÝ KHU CÔNG NGHỆ CAO HÒA LẠC",
            ),
        ] {
            assert_eq!(super::in_two_lines(name), want.replace('_', "\u{a0}"));
        }
    }
}
