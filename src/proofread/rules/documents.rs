//! Numbers and symbols of documents: form, kind, issuer, year of a decree.

mod excerpt;
mod issuers;
mod subjects;
mod unnamed;

use crate::finding::{Finding, Severity};
use crate::proofread::cited::Cited;
use crate::proofread::frame::Frame;
use crate::proofread::kinds;
use crate::proofread::scan::Scan;
use crate::proofread::token::stands;
use excerpt::excerpt;
use issuers::issuer;
use std::collections::BTreeSet;
use subjects::{owner, subject};
use unnamed::unnamed;

pub fn check(scans: &[Scan], frame: &Frame, found: &mut Vec<Finding>) {
    for (i, scan) in scans.iter().enumerate() {
        for cited in &scan.cited {
            let is_own = frame.numbered == Some(i);
            found.extend(form(scan, cited));
            found.extend(blank(scan, cited));
            found.extend(letter_code(scan, cited));
            found.extend(party_form(
                scan,
                cited,
                is_own || frame.own.as_deref() == cited.symbol.split('/').nth(1),
            ));
            found.extend(kind(scan, cited, frame, is_own));
            found.extend(
                issuer(scan, cited)
                    .or_else(|| subject(scan, cited))
                    .or_else(|| owner(scan, cited)),
            );
            found.extend(organ(scan, cited));
            found.extend(year(scan, cited));
        }
        found.extend(unnamed(scan));
    }
    found.extend(half_named(scans));
    found.extend(bare_decree(scans));
}

/// "Nghị định 118 ngày 09/6/2025 của Chính phủ": neither year nor symbol, and the text names it whole nowhere.
fn bare_decree(scans: &[Scan]) -> Option<Finding> {
    let all = scans.iter().flat_map(|s| &s.cited);
    let whole: BTreeSet<u32> = all.filter_map(|c| c.number).collect();
    scans.iter().find_map(|scan| {
        let mut numbers =
            (2..scan.tokens.len().saturating_sub(1)).filter(|at| scan.tokens[*at].plain().is_some());
        let at = numbers.find(|at| {
            let goes_on =
                stands(&scan.tokens, at + 1, &["ngày"]) || stands(&scan.tokens, at + 1, &["của", "chính"]);
            let number = scan.tokens[*at].plain();
            let is_new = number.is_some_and(|n| !whole.contains(&n)) && !scan.taken[*at];
            goes_on && is_new && is_of(scan, *at, &["nghị định"])
        })?;
        let words = scan.words(at.saturating_sub(2), at);
        let message = format!("\"{words}\" thiếu năm ban hành và ký hiệu; nghị định viết số/năm/NĐ-CP.");
        let place = scan.place(at);
        Some(Finding::new(
            "law_year_missing",
            Severity::Error,
            place,
            words,
            message,
        ))
    })
}

/// "Nghị định số 61/2018 của Chính phủ": the symbol is missing, and the text names it whole nowhere.
fn half_named(scans: &[Scan]) -> Option<Finding> {
    let all = scans.iter().flat_map(|s| &s.cited);
    let whole: BTreeSet<(u32, i32)> = all.filter_map(|c| c.number.zip(c.year)).collect();
    scans.iter().find_map(|scan| {
        let mut numbers =
            (2..scan.tokens.len().saturating_sub(2)).filter(|at| scan.tokens[*at].plain().is_some());
        let at = numbers.find(|at| {
            let (so, sign) = (&scan.tokens[at - 1], &scan.tokens[at + 1]);
            let year = scan.tokens[at + 2].plain().filter(|y| (1945..2200).contains(y));
            let goes_on = scan
                .tokens
                .get(at + 3)
                .is_some_and(|t| t.is_mark('/') || t.is_mark('-'));
            let number = scan.tokens[*at]
                .plain()
                .zip(year.and_then(|y| i32::try_from(y).ok()));
            so.is("số")
                && sign.is_mark('/')
                && !scan.taken[*at]
                && !goes_on
                && number.is_some_and(|named| !whole.contains(&named))
                && is_of(scan, *at, &["nghị định", "thông tư"])
        })?;
        let words = scan.words(at - 1, at + 2);
        let message = format!("Văn bản \"{words}\" thiếu ký hiệu; nghị định, thông tư viết số/năm/ký hiệu.");
        let place = scan.place(at);
        Some(Finding::new(
            "symbol_format",
            Severity::Warning,
            place,
            words,
            message,
        ))
    })
}

/// Whether one of these kinds stands before the number.
fn is_of(scan: &Scan, at: usize, names: &[&str]) -> bool {
    kinds::before(&scan.tokens, at).is_some_and(|kind| names.contains(&kind.name))
}

/// "Số: 2880 TB-BQL".
fn form(scan: &Scan, cited: &Cited) -> Option<Finding> {
    let why = cited.misformed?;
    if is_of_the_party(scan.words(cited.from, cited.to)) {
        return None;
    }
    Some(form_of(scan, cited, Severity::Error, why))
}

fn form_of(scan: &Scan, cited: &Cited, severity: Severity, why: &str) -> Finding {
    let message = format!(
        "Số, ký hiệu \"{}\" {why}; theo Nghị định số 30/2020/NĐ-CP viết \"{}\".",
        scan.words(cited.from, cited.to),
        cited.name()
    );
    let found = Finding::new(
        "symbol_format",
        severity,
        scan.place(cited.from),
        excerpt(scan, cited),
        message,
    );
    found.with_values(cited.name(), scan.words(cited.from, cited.to))
}

/// "19 KL/TW", "26-CT/TU": Party bodies number as their own rules say (Hướng dẫn 36-HD/VPTW).
fn is_of_the_party(words: &str) -> bool {
    let organ = words.rsplit('/').next().unwrap_or_default();
    organ.len() < words.len() && PARTY.iter().any(|p| organ.trim().ends_with(p))
}

const PARTY: [&str; 8] = ["TU", "ĐU", "HU", "TW", "ĐUK", "QU", "BTGTU", "UBKTTU"];

/// "1348/KH- UBND": a blank within the symbol.
fn blank(scan: &Scan, cited: &Cited) -> Option<Finding> {
    let symbol = scan.tokens.get(cited.from..=cited.to)?;
    let has_blank = symbol.windows(2).any(|pair| pair[1].start > pair[0].end());
    let is_numbered = cited.number.is_some() && cited.misformed.is_none() && !cited.symbol.contains('/');
    let why = "có dấu cách trong ký hiệu";
    (has_blank && is_numbered).then(|| form_of(scan, cited, Severity::Warning, why))
}

/// "Công văn số 1940/CV-SNNMT": a letter's symbol holds no code of a kind (NĐ 30/2020, Phụ lục III); Party
/// bodies write one, after a dash.
fn letter_code(scan: &Scan, cited: &Cited) -> Option<Finding> {
    let tail = cited.symbol.strip_prefix("CV-")?;
    let office = format!("{tail}-(tên đơn vị soạn thảo)");
    let written = format!("{:02}/{office}", cited.number?);
    let message = format!(
        "Ký hiệu \"{}\": công văn không có chữ viết tắt tên loại \"CV\"; theo Nghị định số 30/2020/NĐ-CP viết \"{written}\".",
        scan.words(cited.from, cited.to)
    );
    let place = scan.place(cited.from);
    Some(Finding::new(
        "type_vs_symbol",
        Severity::Warning,
        place,
        excerpt(scan, cited),
        message,
    ))
}

/// "Số: 88-BC/BQL", "Số: 88/BCBQL" at the head of a state body's report: Party bodies write the first
/// form, nobody the second.
fn party_form(scan: &Scan, cited: &Cited, is_own: bool) -> Option<Finding> {
    let stroke = cited.symbol.split_once('/');
    let is_party = stroke.is_some_and(|(_, organ)| PARTY.iter().any(|p| organ.ends_with(p)));
    let glued = kinds::CODES_OF_REPORTS
        .iter()
        .find(|code| cited.symbol.len() > code.len() + 1 && cited.symbol.starts_with(**code))
        .filter(|_| !cited.symbol.contains(['-', '/']));
    let right = match (stroke, glued) {
        (Some((code, organ)), _) if !is_party && kinds::by_code(code).is_some() => format!("{code}-{organ}"),
        (None, Some(code)) => format!("{code}-{}", &cited.symbol[code.len()..]),
        _ => return None,
    };
    let number = cited.number.filter(|_| is_own)?;
    let words = scan.words(cited.from, cited.to);
    let expected = format!("{number:02}/{right}");
    let message = format!(
        "Số, ký hiệu \"{words}\" chưa đúng Nghị định số 30/2020/NĐ-CP: viết số/tên loại-cơ quan, \"{expected}\"."
    );
    let found = Finding::new(
        "symbol_format",
        Severity::Error,
        scan.place(cited.from),
        words,
        message,
    );
    Some(found.with_values(expected, words))
}

/// "Kế hoạch số 4719/QĐ-UBND".
fn kind(scan: &Scan, cited: &Cited, frame: &Frame, is_own: bool) -> Option<Finding> {
    let named = if is_own { frame.kind } else { cited.kind }?;
    let head = cited.head();
    // "Công văn số 8079/CT-TTHT": tax offices begin their letters' symbols so.
    let is_of_taxes = named.codes.is_empty()
        && head == "CT"
        && !["UBND", "TTg", "BQL", "HĐND", "BCT"].contains(&cited.tail());
    // "Công văn số 366/TTr-NV2" of an inspectorate: its own letters, as "TTr" is the office.
    let is_inspectorate = frame
        .own
        .as_deref()
        .is_some_and(|own| own.to_lowercase() == "ttr");
    let is_theirs = is_inspectorate || cited.issuer.starts_with("thanh tra");
    let is_of_inspectors = named.codes.is_empty() && head.to_lowercase() == "ttr" && is_theirs;
    if kinds::fits(named, head) || is_of_taxes && !is_own || is_of_inspectors {
        return None;
    }
    let by_symbol = match kinds::name_of(head) {
        Some(name) => format!("ký hiệu {head} là của {name}"),
        None if kinds::by_code(head).is_some() => format!("ký hiệu {head} không phải của loại văn bản này"),
        None => "ký hiệu là của công văn".to_owned(),
    };
    let expected = named.codes.first().map_or(
        "công văn, không có chữ viết tắt tên loại".to_owned(),
        |c| (*c).to_owned(),
    );
    let message = format!(
        "Tên loại văn bản và ký hiệu không khớp: ghi \"{}\" nhưng {by_symbol} (số {}).",
        named.name,
        cited.name()
    );
    let found = Finding::new(
        "type_vs_symbol",
        Severity::Error,
        scan.place(cited.from),
        excerpt(scan, cited),
        message,
    );
    Some(found.with_values(expected, head))
}

/// "118/2025/NĐ-TTg": the Government alone issues decrees, committees no resolutions, ministries circulars
/// (Luật Ban hành văn bản quy phạm pháp luật).
fn organ(scan: &Scan, cited: &Cited) -> Option<Finding> {
    let organ = cited.organ();
    let (name, issuer, is_right) = match cited.head() {
        "NĐ" => ("nghị định", "Chính phủ (CP)", organ == "CP"),
        "NQ" => (
            "nghị quyết",
            "Quốc hội, Chính phủ, HĐND hoặc cấp ủy",
            !["UBND", "TTg", "VPCP", "VP", "BQL"].contains(&organ),
        ),
        "TT" => (
            "thông tư",
            "bộ, cơ quan ngang bộ",
            !["CP", "TTg", "UBND", "HĐND"].contains(&organ),
        ),
        _ => return None,
    };
    let fits = cited.kind.is_none_or(|kind| kinds::fits(kind, cited.head()));
    if is_right || !fits || cited.number.is_none() || cited.tail().is_empty() {
        return None;
    }
    let message = format!(
        "Ký hiệu {}: {name} do {issuer} ban hành, không có ký hiệu {}.",
        cited.name(),
        cited.symbol
    );
    let place = scan.place(cited.from);
    let excerpt = excerpt(scan, cited);
    Some(Finding::new(
        "type_vs_symbol",
        Severity::Error,
        place,
        excerpt,
        message,
    ))
}

/// "Nghị định số 118/NĐ-CP".
fn year(scan: &Scan, cited: &Cited) -> Option<Finding> {
    let is_normative =
        cited.head() == "NĐ" || (cited.head() == "TT" && cited.tail() != "TU") || cited.symbol == "NQ-HĐTP";
    if cited.year.is_some() || cited.number.is_none() || !is_normative || cited.symbol.contains('/') {
        return None;
    }
    let year = cited.day.map(|d| chrono::Datelike::year(&d));
    let message = format!(
        "\"{}\" thiếu năm ban hành trong số, ký hiệu; nghị định, thông tư viết số/năm/ký hiệu{}.",
        excerpt(scan, cited),
        year.map_or(String::new(), |y| format!(
            ", có thể là {}/{y}/{}",
            cited.number.unwrap_or(0),
            cited.symbol
        ))
    );
    Some(Finding::new(
        "law_year_missing",
        Severity::Error,
        scan.place(cited.from),
        excerpt(scan, cited),
        message,
    ))
}
