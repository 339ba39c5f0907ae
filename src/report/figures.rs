//! Figures in sentences: the list as received, and only those comparisons that the
//! identities of facts/domain.md 2.2 allow.

use super::counts::{cell, closes, received, sum};
use super::doubt::Touched;
use super::draft::Block;
use super::extras::{EXTRAS, beside};
use super::form::Form;
use super::form::filled::Cell;
use super::input::ReportInput;
use super::outline::chapters;
use super::panels::panels;
use super::sentence::{Sentence, paragraph, plain};

use super::{cell_origin, compare, doubt, tasks, trend};
use crate::calendar::{count, date, percent};
use crate::dossier::{Column, Figures};
use crate::finding::Severity;
use crate::paper::Span;
use Column::{C3, C4, C5, C6, C7, C8, C9, C10, C11, C12, C13};

/// The list of the form's total line, whatever the findings say; figures they touch are marked.
pub(super) fn list(figures: &Figures) -> Vec<Sentence> {
    let touched = Touched::by_findings(figures);
    let line = |lead: &str, column: Column| {
        let value = figures.total.counts.get(column);
        let figure = Span {
            text: dossiers(value),
            // What is not known is a place to fill.
            marked: value.is_none() || touched.has(None, column),
        };
        let sentence = Sentence {
            spans: vec![plain(format!("{lead}: ")), figure, plain(";")],
            figures: Vec::new(),
        };
        sentence.with(cell(value), of_total(figures, column))
    };
    let told = |&(words, column): &(&'static str, Column)| line(lead(words, column, figures), column);
    let mut out: Vec<Sentence> = LIST.iter().map(told).collect();
    for (key, words) in EXTRAS {
        if let Some(value) = figures.total.extras.get(key) {
            let text = format!("- Số hồ sơ {words}: {};", dossiers(*value));
            let origin = "nguồn đếm riêng, ngoài các cột của biểu";
            out.push(Sentence::of(text).with(cell(*value), origin));
        }
    }
    if let Some(last) = out.last_mut().and_then(|s| s.spans.last_mut()) {
        last.text.pop();
        last.text.push('.');
    }
    out
}

/// "cột (4), dòng Tổng số, như nguồn".
fn of_total(figures: &Figures, column: Column) -> String {
    let words = cell_origin::words(figures, column);
    format!("cột ({}), dòng Tổng số, {words}", column.number())
}

const LIST: [(&str, Column); 11] = [
    ("- Số hồ sơ tiếp nhận", C3),
    ("+ Tiếp nhận trực tuyến trong kỳ", C4),
    (
        "+ Tiếp nhận trực tiếp, qua dịch vụ bưu chính công ích trong kỳ",
        C5,
    ),
    ("+ Từ kỳ trước chuyển qua", C6),
    ("- Số hồ sơ đã giải quyết", C7),
    ("+ Giải quyết trước hạn", C8),
    ("+ Giải quyết đúng hạn", C9),
    ("+ Giải quyết quá hạn", C10),
    ("- Số hồ sơ đang giải quyết", C11),
    ("+ Trong hạn", C12),
    ("+ Quá hạn", C13),
];

/// Below a number that is not known its parts say themselves of what they are.
const APART: [(&str, Column); 2] = [
    ("+ Đang giải quyết trong hạn", C12),
    ("+ Đang giải quyết quá hạn", C13),
];

fn lead(words: &'static str, column: Column, figures: &Figures) -> &'static str {
    let apart = APART.iter().find(|(_, own)| *own == column);
    match apart.filter(|_| figures.total.counts.c11.is_none()) {
        Some((apart, _)) => apart,
        None => words,
    }
}

/// The figures of the list as a text has them, whoever wrote it last; lines in other words are passed
/// over.
pub fn listed<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<(Column, i64)> {
    let bare = |text: &str| text.trim_start_matches(['-', '+', '*', ' ']).to_lowercase();
    let read = |line: &str| {
        let line = bare(line.trim());
        let (lead, rest) = line.split_once(':')?;
        let mut known = LIST.iter().chain(&APART);
        let (_, column) = known.find(|(words, _)| bare(words) == lead.trim())?;
        let number: String = rest
            .trim()
            .chars()
            .take_while(|c| c.is_ascii_digit() || *c == '.')
            .filter(char::is_ascii_digit)
            .collect();
        Some((*column, number.parse().ok()?))
    };
    let mut found: Vec<(Column, i64)> = Vec::new();
    // The words "Quá hạn" stand twice; the list is told in one order, so the first are meant.
    for (column, n) in lines.filter_map(read) {
        if !found.iter().any(|(known, _)| *known == column) {
            found.push((column, n));
        }
    }
    found
}

/// Rates with their formula, the balance, and the changes since earlier periods. A sentence is left
/// out where its figures do not close or are unknown.
pub(super) fn conclusions(input: &ReportInput) -> Vec<Sentence> {
    let figures = &input.figures;
    if figures.has_error() {
        return Vec::new();
    }
    let total = &figures.total.counts;
    let mut out = Vec::new();
    out.extend(rate(
        "Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn trên số đã giải quyết",
        "((8) + (9))/(7)",
        &input.form,
        sum(total, &[C8, C9])
            .zip(total.c7)
            .filter(|_| closes(total, C7, &[C8, C9, C10])),
    ));
    // Where the outline has a section of its own for it, it is told there.
    if !chapters::has_online(input) {
        out.extend(online(figures, &input.form));
    }
    out.extend(balance(figures));
    out.extend(compare::sentences(input));
    out
}

/// The share that came online, where column 3 is the sum of its parts.
pub(super) fn online(figures: &Figures, form: &Form) -> Option<Sentence> {
    let total = &figures.total.counts;
    rate(
        "Tỷ lệ hồ sơ tiếp nhận trực tuyến trên số tiếp nhận trong kỳ",
        "(4)/((4) + (5))",
        form,
        total
            .c4
            .zip(received(total))
            .filter(|_| closes(total, C3, &[C4, C5, C6])),
    )
}

fn rate(words: &str, formula: &str, form: &Form, values: Option<(i64, i64)>) -> Option<Sentence> {
    let (part, whole) = values?;
    let Some(rate) = percent(part, whole) else {
        return (whole == 0).then(|| Sentence::of(format!("- {words}: không phát sinh.")));
    };
    // Officials read the numbers of the form that they see.
    let shown = match form.renumbered(formula) {
        Some(own) => format!("công thức {own} = "),
        None => String::new(),
    };
    let text = format!("- {words}: {rate} ({shown}{}/{}).", count(part), count(whole));
    let (above, below) = formula.split_once('/').unwrap_or((formula, ""));
    let said = Sentence::of(text)
        .with(count(part), format!("{above}, dòng Tổng số, kỳ này"))
        .with(count(whole), format!("{below}, dòng Tổng số, kỳ này"));
    Some(said.with(rate, format!("{formula}, làm tròn một chữ số thập phân")))
}

/// F4 with what the source counts beside the form, only where it holds.
fn balance(figures: &Figures) -> Option<Sentence> {
    let total = &figures.total.counts;
    let (c3, c7, c11) = (total.c3?, total.c7?, total.c11?);
    let beside = beside(figures);
    let mut counted = [c7, c11].into_iter().chain(beside.iter().map(|(_, n)| *n));
    if counted.try_fold(0i64, i64::checked_add) != Some(c3) {
        return None;
    }
    let mut parts = vec![
        format!("{} hồ sơ đã giải quyết", count(c7)),
        format!("{} hồ sơ đang giải quyết", count(c11)),
    ];
    parts.extend(
        beside
            .iter()
            .map(|(words, n)| format!("{} hồ sơ {words}", count(*n))),
    );
    let last = parts.pop()?;
    let text = format!(
        "- Trong tổng số {} hồ sơ tiếp nhận có {} và {last}.",
        count(c3),
        parts.join(", ")
    );
    let mut said = Sentence::of(text);
    for (column, n) in [(C3, c3), (C7, c7), (C11, c11)] {
        said = said.with(count(n), of_total(figures, column));
    }
    for (words, n) in beside {
        said = said.with(
            count(n),
            format!("hồ sơ {words}, nguồn đếm ngoài các cột của biểu"),
        );
    }
    Some(said)
}

/// Notes under the table: the form, what `unknown` ("-", an empty cell) means, what stands between the columns.
pub(super) fn notes(input: &ReportInput, unknown: &str) -> Vec<String> {
    let figures = &input.figures;
    let mut out = vec![match input.legal_basis.trim().trim_end_matches('.') {
        "" => format!("{}.", input.form.name()),
        basis => format!("{}; kỳ số liệu theo {basis}.", input.form.name()),
    }];
    let mut rows = figures.rows.iter().chain([&figures.total]);
    if rows.any(|r| input.form.cells(r, "", "").iter().any(Cell::is_unknown)) {
        out.push(format!("{unknown}: chưa có số liệu."));
    }
    out.extend(figures.beside.footnote().map(str::to_owned));
    out.extend(made_of(figures));
    let beside = beside(figures);
    if !beside.is_empty() && balance(figures).is_some() {
        let parts: Vec<_> = beside.iter().map(|(w, n)| format!("{w} {}", count(*n))).collect();
        let difference = input.form.renumbered("(3) - (7) - (11)");
        out.extend(difference.map(|d| format!("Chênh lệch {d} là hồ sơ {}.", parts.join(", "))));
    }
    out
}

/// How several answers of the source became these figures.
fn made_of(figures: &Figures) -> Option<String> {
    let from = figures.provenance.as_ref().filter(|p| !p.made_of.is_empty())?;
    let windows: Vec<String> = from
        .made_of
        .iter()
        .map(|o| format!("từ ngày {} đến ngày {}", date(o.from), date(o.to)))
        .collect();
    Some(match from.made_of.iter().any(|o| o.is_taken_off) {
        true => "Số phát sinh trong kỳ là hiệu của các số lũy kế mà nguồn cung cấp ở đầu kỳ và cuối kỳ; số đang giải quyết là số cuối kỳ.".to_owned(),
        false => format!(
            "Số phát sinh trong kỳ là tổng của {} kỳ số liệu của nguồn ({}); số từ kỳ trước chuyển qua lấy ở kỳ đầu, số đang giải quyết lấy ở kỳ cuối.",
            count(windows.len() as i64),
            windows.join("; "),
        ),
    })
}

fn dossiers(value: Option<i64>) -> String {
    value.map_or_else(|| "chưa có số liệu".into(), |n| format!("{} hồ sơ", count(n)))
}

/// Everything that a report says about its figures.
pub(super) fn section(input: &ReportInput) -> Vec<Block> {
    let mut out: Vec<Block> = sentences(input).into_iter().map(Block::from).collect();
    out.extend(missing(input));
    if doubt::is_known(&input.figures) {
        out.push(Block::FiguresTable);
    }
    out.extend(panels(input).into_iter().map(Block::Chart));
    out.extend(trend::note(input).map(paragraph));
    out
}

/// Whose figures are missing before anybody can sign: one place for all of them.
fn missing(input: &ReportInput) -> Option<Block> {
    let total = &input.figures.total.counts;
    let unknown = |column: &Column| total.get(*column).is_none();
    let columns: Vec<String> = { LIST.iter() }
        .map(|(_, column)| column)
        .filter(|column| unknown(column))
        .map(|column| input.form.cite(*column))
        .collect();
    let text = match columns.len() {
        0 => return None,
        n if n == LIST.len() => "số liệu giải quyết hồ sơ của kỳ".to_owned(),
        _ if columns.iter().all(|c| c.starts_with('(')) => {
            format!("số liệu còn thiếu của kỳ, cột {}", columns.join(", "))
        }
        _ => format!("số liệu còn thiếu của kỳ: {}", columns.join("; ")),
    };
    Some(Block::ToFill {
        text,
        unit: tasks::lead(input),
    })
}

/// The same without the table.
pub(super) fn sentences(input: &ReportInput) -> Vec<Sentence> {
    let figures = &input.figures;
    let (window, as_of) = (figures.period.window_words(), doubt::as_of(input));
    if !doubt::is_known(figures) {
        return vec![Sentence::of(format!(
            "Kết quả giải quyết hồ sơ {window}: chưa có số liệu."
        ))];
    }
    // A zero that the source itself says, in every column, and that nothing speaks against.
    let is_doubted = figures.findings.iter().any(|f| f.severity != Severity::Hint);
    if figures.total.counts.is_all_zero() && !is_doubted {
        let text = format!("Kết quả giải quyết hồ sơ {window} ({as_of}): Không phát sinh.");
        return vec![
            Sentence::of(text).with("Không phát sinh", "cột (3) đến cột (13), dòng Tổng số đều là 0"),
        ];
    }
    let mut out = vec![Sentence::of(format!(
        "Kết quả giải quyết hồ sơ {window} ({as_of}):"
    ))];
    out.extend(list(figures));
    out.extend(conclusions(input));
    out
}

/// What is known of services used online: the count, and its share where it holds.
pub(super) fn online_section(input: &ReportInput) -> Vec<Sentence> {
    let figures = &input.figures;
    let Some(n) = figures.total.counts.c4 else {
        return Vec::new();
    };
    let share = online(figures, &input.form).filter(|_| !figures.has_error());
    // A zero of the source and nothing to make a share of: one word says both.
    if n == 0 && share.is_some() && received(&figures.total.counts) == Some(0) {
        let none = Sentence::of("- Hồ sơ tiếp nhận trực tuyến trong kỳ: không phát sinh.");
        return vec![none.with("không phát sinh", "cột (4), cột (5), dòng Tổng số đều là 0")];
    }
    let touched = Touched::by_findings(figures).has(None, C4);
    let figure = Span {
        text: dossiers(Some(n)),
        marked: touched,
    };
    let count_of = Sentence {
        spans: vec![
            plain("- Số hồ sơ tiếp nhận trực tuyến trong kỳ: "),
            figure,
            plain("."),
        ],
        figures: Vec::new(),
    };
    let count_of = count_of.with(count(n), of_total(figures, C4));
    std::iter::once(count_of).chain(share).collect()
}
