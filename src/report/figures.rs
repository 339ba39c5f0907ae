//! Figures in sentences: the list as received, and only those comparisons that the
//! identities of facts/domain.md 2.2 allow.

use super::doubt::{self, Touched};
use super::{Block, ReportInput};
use crate::calendar::{count, date, percent};
use crate::dossier::{Column, Counts, Figures};
use crate::paper::Span;
use Column::{C3, C4, C5, C6, C7, C8, C9, C10, C11, C12, C13};

/// The list of the form's total line, whatever the findings say; figures they touch are marked.
pub(super) fn list(figures: &Figures) -> Vec<Block> {
    let touched = Touched::by_findings(figures);
    let line = |lead: &str, column: Column| {
        let value = figures.total.counts.get(column);
        let figure = Span {
            text: dossiers(value),
            marked: touched.has(None, column),
        };
        Block::Paragraph(vec![plain(format!("{lead}: ")), figure, plain(";")])
    };
    let mut out: Vec<Block> = LIST.iter().map(|&(lead, column)| line(lead, column)).collect();
    for (key, words) in EXTRAS {
        if let Some(value) = figures.total.extras.get(key) {
            out.push(paragraph(format!("- Số hồ sơ {words}: {};", dossiers(*value))));
        }
    }
    if let Some(Block::Paragraph(spans)) = out.last_mut()
        && let Some(last) = spans.last_mut()
    {
        last.text.pop();
        last.text.push('.');
    }
    out
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

/// Counts that sources keep beside the form, in words (portal-apis.md 2.6).
const EXTRAS: [(&str, &str); 4] = [
    ("waiting", "tạm dừng, chờ bổ sung"),
    ("cancelled", "đã rút, hủy"),
    ("denied", "từ chối tiếp nhận"),
    ("refused_returned", "trả lại"),
];

/// Those that no report tells, for the sheet that shows what was received.
const FURTHER: [(&str, &str); 7] = [
    ("done", "đã trả kết quả"),
    ("releasing", "đã có kết quả, chưa trả"),
    ("inside", "đang giải quyết: đang xử lý"),
    ("outside", "đang giải quyết: trạng thái khác"),
    ("by_post", "nộp qua bưu chính"),
    ("received", "tiếp nhận trong kỳ do nguồn tính"),
    ("shown_total", "tổng hồ sơ do nguồn hiển thị"),
];

/// A count beside the form in words; the source's own name where there are none.
pub(super) fn extra_name(key: &str) -> &str {
    EXTRAS
        .iter()
        .chain(&FURTHER)
        .find(|(name, _)| *name == key)
        .map_or(key, |(_, words)| words)
}

/// Rates with their formula, the balance, and the change since the period before. A sentence
/// is left out where its figures do not close or are unknown.
pub(super) fn conclusions(input: &ReportInput) -> Vec<Block> {
    let figures = &input.figures;
    if figures.has_error() {
        return Vec::new();
    }
    let total = &figures.total.counts;
    let mut out = Vec::new();
    out.extend(rate(
        "Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn trên số đã giải quyết",
        "((8) + (9))/(7)",
        sum(total, &[C8, C9])
            .zip(total.c7)
            .filter(|_| closes(total, C7, &[C8, C9, C10])),
    ));
    out.extend(rate(
        "Tỷ lệ hồ sơ tiếp nhận trực tuyến trên số tiếp nhận trong kỳ",
        "(4)/((4) + (5))",
        total
            .c4
            .zip(sum(total, &[C4, C5]))
            .filter(|_| closes(total, C3, &[C4, C5, C6])),
    ));
    out.extend(balance(figures).map(|text| paragraph(format!("- {text}."))));
    out.extend(comparison(input).map(|text| paragraph(format!("- {text}."))));
    out
}

fn rate(words: &str, formula: &str, values: Option<(i64, i64)>) -> Option<Block> {
    let (part, whole) = values?;
    let text = match percent(part, whole) {
        Some(rate) => format!(
            "- {words}: {rate} (công thức {formula} = {}/{}).",
            count(part),
            count(whole)
        ),
        None if whole == 0 => format!("- {words}: không phát sinh."),
        None => return None,
    };
    Some(paragraph(text))
}

/// F4 with what the source counts beside the form, only where it holds.
fn balance(figures: &Figures) -> Option<String> {
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
    Some(format!(
        "Trong tổng số {} hồ sơ tiếp nhận có {} và {last}",
        count(c3),
        parts.join(", ")
    ))
}

/// Waiting and cancelled dossiers, as far as they are received but in no other column.
pub(super) fn beside(figures: &Figures) -> Vec<(&'static str, i64)> {
    let extras = &figures.total.extras;
    EXTRAS
        .iter()
        .filter(|(key, _)| figures.beside.apart().contains(key))
        .filter_map(|&(key, words)| Some((words, extras.get(key).copied().flatten()?)))
        .filter(|&(_, n)| n > 0)
        .collect()
}

/// Against the neighbouring period of the same kind, where both close.
fn comparison(input: &ReportInput) -> Option<String> {
    let (now, before) = comparable(input)?;
    let parts: Vec<String> = [
        ("tiếp nhận trong kỳ", received(now).zip(received(before))),
        ("đã giải quyết", now.c7.zip(before.c7)),
        ("đang giải quyết", now.c11.zip(before.c11)),
        ("đang giải quyết quá hạn", now.c13.zip(before.c13)),
    ]
    .into_iter()
    .filter_map(|(words, pair)| Some(format!("{words} {}", change(pair?))))
    .collect();
    let name = input.previous.as_ref()?.period.name();
    (!parts.is_empty()).then(|| format!("So với kỳ trước ({name}): {}", parts.join("; ")))
}

/// Totals of this period and the one before, if one may be held against the other.
pub(super) fn comparable(input: &ReportInput) -> Option<(&Counts, &Counts)> {
    let now = &input.figures;
    let before = input.previous.as_ref()?;
    let neighbours = before.period.kind == now.period.kind
        && before.period.to.succ_opt() == Some(now.period.from)
        && !input.estimate;
    let close = |f: &Figures| !f.has_error() && identities(&f.total.counts);
    (neighbours && close(now) && close(before)).then_some((&now.total.counts, &before.total.counts))
}

/// F1 to F3.
fn identities(counts: &Counts) -> bool {
    closes(counts, C3, &[C4, C5, C6])
        && closes(counts, C7, &[C8, C9, C10])
        && closes(counts, C11, &[C12, C13])
}

/// Whether a total is the sum of its parts, all of them known.
pub(super) fn closes(counts: &Counts, total: Column, parts: &[Column]) -> bool {
    counts.get(total).is_some_and(|t| sum(counts, parts) == Some(t))
}

fn sum(counts: &Counts, parts: &[Column]) -> Option<i64> {
    parts
        .iter()
        .try_fold(0i64, |sum, &c| sum.checked_add(counts.get(c)?))
}

/// New dossiers of the period, without those carried over.
pub(super) fn received(counts: &Counts) -> Option<i64> {
    sum(counts, &[C4, C5])
}

fn change((now, before): (i64, i64)) -> String {
    match now.saturating_sub(before) {
        0 => format!("bằng kỳ trước ({})", count(now)),
        n if n > 0 => format!(
            "tăng {} hồ sơ ({} so với {})",
            count(n),
            count(now),
            count(before)
        ),
        n => format!(
            "giảm {} hồ sơ ({} so với {})",
            count(n.saturating_neg()),
            count(now),
            count(before)
        ),
    }
}

/// Notes under the table: the form, what "-" means, what stands between the columns.
pub(super) fn notes(input: &ReportInput) -> Vec<String> {
    let figures = &input.figures;
    let mut out = vec![match input.legal_basis.trim().trim_end_matches('.') {
        "" => "Biểu số II.06a/VPCP/KSTT.".to_owned(),
        basis => format!("Biểu số II.06a/VPCP/KSTT; kỳ số liệu theo {basis}."),
    }];
    let rows = figures.rows.iter().chain([&figures.total]);
    if rows
        .clone()
        .any(|r| Column::ALL.iter().any(|&c| r.counts.get(c).is_none()))
    {
        out.push("Dấu \"-\": chưa có số liệu.".into());
    }
    out.extend(figures.beside.footnote().map(str::to_owned));
    out.extend(made_of(figures));
    let beside = beside(figures);
    if !beside.is_empty() && balance(figures).is_some() {
        let parts: Vec<_> = beside.iter().map(|(w, n)| format!("{w} {}", count(*n))).collect();
        out.push(format!(
            "Chênh lệch (3) - (7) - (11) là hồ sơ {}.",
            parts.join(", ")
        ));
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

/// A figure in a table.
pub(super) fn cell(value: Option<i64>) -> String {
    value.map_or_else(|| "-".into(), count)
}

fn dossiers(value: Option<i64>) -> String {
    value.map_or_else(|| "chưa có số liệu".into(), |n| format!("{} hồ sơ", count(n)))
}

pub(super) fn plain(text: impl Into<String>) -> Span {
    Span {
        text: text.into(),
        marked: false,
    }
}

pub(super) fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(vec![plain(text)])
}

/// Everything that a report says about its figures.
pub(super) fn section(input: &ReportInput) -> Vec<Block> {
    let figures = &input.figures;
    if !doubt::is_known(figures) {
        return vec![paragraph(format!(
            "Kết quả giải quyết hồ sơ {}: chưa có số liệu.",
            figures.period.window_words()
        ))];
    }
    let mut out = vec![paragraph(format!(
        "Kết quả giải quyết hồ sơ {} ({}):",
        figures.period.window_words(),
        doubt::as_of(input)
    ))];
    out.extend(list(figures));
    out.extend(conclusions(input));
    out.push(Block::FiguresTable);
    out
}
