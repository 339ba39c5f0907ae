//! Years that do not belong: of events, of documents, of a document's own number.

mod far;
mod plans;

use super::series::{Dated, dated, lead_day};
use crate::calendar::date;
use crate::finding::{Finding, Severity};
use crate::proofread::cited::Cited;
use crate::proofread::frame::Frame;
use crate::proofread::register::Register;
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;
use chrono::Datelike;

/// Issuers whose documents are cited for many years.
const CENTRAL: &[&str] = &["CP", "TTg", "TU", "TW", "HĐND", "VPCP", "CTN", "ĐU"];

pub fn check(scans: &[Scan], frame: &Frame, register: &Register, found: &mut Vec<Finding>) {
    for scan in scans {
        found.extend(scan.cited.iter().filter_map(|c| number_year(scan, c)));
    }
    let Some(year) = frame.year() else { return };
    let mut old: Vec<Finding> = Vec::new();
    for d in dated(scans, frame) {
        let scan = &scans[d.scan];
        if register.find(&d.cited.name()).is_some() || frame.numbered == Some(d.scan) {
            continue;
        }
        if let Some(late) = after_signing(scan, &d, frame) {
            found.push(late);
            continue;
        }
        let apart = d.day.year() - year;
        if (-1..=1).contains(&apart) {
            continue;
        }
        let is_event = lead_day(scan, d.cited.from) == Some(d.day);
        let is_own = frame.is_own(d.cited.organ());
        let lasting = lasts(scan, &d.cited) && !is_issued_with(scan, &d.cited, frame, year);
        if apart > 1 || is_event || (is_own && !lasting) {
            found.push(implausible(scan, &d, year, Severity::Error));
        } else if !lasting && d.cited.year.is_none() {
            let severity = if is_ground(scan, &d.cited) && !is_old_letter(&d.cited, apart) {
                Severity::Hint
            } else {
                Severity::Warning
            };
            old.push(implausible(scan, &d, year, severity));
        }
    }
    // What a person must judge is told once.
    old.sort_by_key(|f| std::cmp::Reverse(f.severity));
    if let Some(mut first) = old.first().cloned() {
        if old.len() > 1 {
            let names: Vec<&str> = old.iter().map(|f| f.excerpt.as_str()).collect();
            first.excerpt = names.join("; ");
        }
        found.push(first);
    }
    events(scans, frame, year, found);
    aims(scans, frame, year, found);
    plans::plans(scans, frame, found);
    far::far(scans, frame, year, found);
}

/// A letter asks for one thing: what is done by it years later was not asked by it.
fn is_old_letter(cited: &Cited, apart: i32) -> bool {
    /// In years.
    const OLD: i32 = -3;
    apart <= OLD && cited.kind.is_some_and(|k| k.codes.is_empty())
}

/// "hoàn thành trước ngày 10/9/2062": what is to be done is to be done within years.
fn aims(scans: &[Scan], frame: &Frame, year: i32, found: &mut Vec<Finding>) {
    /// In years: plans reach as far.
    const FARTHEST: i32 = 10;
    for scan in scans.iter().take(frame.end) {
        for day in &scan.days {
            let Some(real) = day.day.filter(|d| d.year() > year + FARTHEST) else {
                continue;
            };
            let (from, to) = scan.sentence(day.from);
            let head = scan.words(from, day.from).to_lowercase();
            let sentence = scan.words(from, to.saturating_sub(1).max(from)).to_lowercase();
            let is_aim = has_any(
                &head,
                &[
                    "hoàn thành",
                    "xong",
                    "chậm nhất",
                    "trước ngày",
                    "báo cáo",
                    "triển khai",
                    "thực hiện",
                ],
            );
            // Land is let and firms are licensed for fifty years.
            let lasts = [
                "thuê",
                "thời hạn",
                "hợp đồng",
                "hiệu lực",
                "giấy",
                "hoạt động",
                "sử dụng",
                "quy hoạch",
            ];
            if !is_aim || has_any(&sentence, &lasts) {
                continue;
            }
            let words = scan.words(day.from, day.to);
            let message = format!(
                "Mốc thời gian ghi ngày {}, trong khi báo cáo của năm {year}; đề nghị kiểm tra năm.",
                date(real)
            );
            let place = scan.place(day.from);
            let finding = Finding::new("year_plausible", Severity::Error, place, words, message);
            found.push(finding.with_values(year.to_string(), real.year().to_string()));
        }
    }
}

/// "Ngày 27/5/2021, đơn vị tổ chức ..." without any document.
fn events(scans: &[Scan], frame: &Frame, year: i32, found: &mut Vec<Finding>) {
    for scan in scans.iter().take(frame.end) {
        for day in &scan.days {
            let (Some(real), (_, to)) = (day.day, scan.sentence(day.from)) else {
                continue;
            };
            let leads = lead_day(scan, to.saturating_sub(1)) == Some(real);
            let has_document = scan.cited.iter().any(|c| c.from > day.from && c.from < to);
            let apart = real.year() - year;
            if leads && !has_document && !(-1..=1).contains(&apart) {
                let words = scan.words(day.from, day.to);
                let message = format!(
                    "Sự việc ghi ngày {}, trong khi báo cáo của năm {year}; đề nghị kiểm tra năm.",
                    date(real)
                );
                let finding = Finding::new(
                    "year_plausible",
                    Severity::Error,
                    scan.place(day.from),
                    words,
                    message,
                );
                found.push(finding.with_values(year.to_string(), real.year().to_string()));
            }
        }
    }
}

/// What the report rests on: "thực hiện Công văn số ...", "theo Công văn số ...".
fn is_ground(scan: &Scan, cited: &Cited) -> bool {
    let words = crate::proofread::frame::before(scan, cited.from);
    let near: Vec<&str> = words.split(' ').rev().take(8).collect();
    ["theo", "cứ", "hiện", "tại"].iter().any(|w| near.contains(w))
}

/// "Sở ban hành Quyết định số 1502/QĐ-SCT ngày 14/5/2015 thành lập Tổ kiểm tra và Thông báo số 3054/TB-SCT ngày
/// 12/9/2025": what the office issued in one sentence with a document of the report's year is of that year.
fn is_issued_with(scan: &Scan, cited: &Cited, frame: &Frame, year: i32) -> bool {
    /// In tokens: "ban hành" and the kind of the document.
    const NEAR: usize = 6;
    let head = scan
        .words(cited.from.saturating_sub(NEAR), cited.from)
        .to_lowercase();
    let (from, to) = scan.sentence(cited.from);
    let is_beside = |c: &&Cited| (from..to).contains(&c.from) && c.from != cited.from;
    let of_year = |c: &Cited| frame.is_own(c.organ()) && c.day.is_some_and(|day| day.year() == year);
    has_any(&head, &["ban hành"]) && frame.is_own(cited.organ()) && { scan.cited.iter() }
        .filter(is_beside)
        .any(of_year)
}

/// Plans of several years, rules that stay in force, and what higher bodies issued.
fn lasts(scan: &Scan, cited: &Cited) -> bool {
    let organ = cited.organ();
    let is_central = CENTRAL.contains(&organ)
        || organ.starts_with("QH")
        || organ.starts_with("UBTVQH")
        || organ.starts_with("B") && organ != "BQL"
        || cited.year.is_some()
        || cited.symbol.contains('/');
    let (from, to) = scan.sentence(cited.from);
    // Of several documents in a sentence each has its own words.
    let before = scan
        .cited
        .iter()
        .any(|c| c.to < cited.from)
        .then_some(cited.from.saturating_sub(4));
    let next = scan
        .cited
        .iter()
        .map(|c| c.from)
        .filter(|at| *at > cited.to)
        .min();
    let (from, to) = (from.max(before.unwrap_or(0)), to.min(next.unwrap_or(to)));
    let sentence = scan.words(from, to.saturating_sub(1)).to_lowercase();
    let spans = [
        "giai đoạn",
        "nhiệm kỳ",
        "quy chế",
        "quy định",
        "chức năng",
        "thành lập",
        "đề án",
        "tầm nhìn",
        "định hướng",
        "công bố danh mục",
        "chương trình tổng thể",
    ];
    is_central || has_any(&sentence, &spans)
}

/// "61/2018/NĐ-CP ngày 23/4/2019".
fn number_year(scan: &Scan, cited: &Cited) -> Option<Finding> {
    let (year, day) = (cited.year?, cited.day?);
    if day.year() == year {
        return None;
    }
    let message = format!(
        "Số {} mang năm {year} nhưng ghi ngày {}; năm của số và của ngày ban hành phải trùng nhau.",
        cited.name(),
        date(day)
    );
    let excerpt = format!("{} ngày {}", cited.name(), date(day));
    let finding = Finding::new(
        "year_plausible",
        Severity::Error,
        scan.place(cited.from),
        excerpt,
        message,
    );
    Some(finding.with_values(year.to_string(), day.year().to_string()))
}

/// A document younger than the report that cites it.
fn after_signing(scan: &Scan, d: &Dated, frame: &Frame) -> Option<Finding> {
    let signed = frame.dated.filter(|signed| d.day > *signed)?;
    let message = format!(
        "Văn bản số {} ghi ngày {}, sau ngày ký báo cáo ({}).",
        d.cited.name(),
        date(d.day),
        date(signed)
    );
    let excerpt = format!("{} ngày {}", d.cited.name(), date(d.day));
    Some(Finding::new(
        "year_plausible",
        Severity::Error,
        scan.place(d.cited.from),
        excerpt,
        message,
    ))
}

fn implausible(scan: &Scan, d: &Dated, year: i32, severity: Severity) -> Finding {
    let message = format!(
        "Văn bản số {} ghi ngày {}, trong khi báo cáo của năm {year}; đề nghị kiểm tra năm.",
        d.cited.name(),
        date(d.day)
    );
    let excerpt = format!("{} ngày {}", d.cited.name(), date(d.day));
    let finding = Finding::new(
        "year_plausible",
        severity,
        scan.place(d.cited.from),
        excerpt,
        message,
    );
    finding.with_values(year.to_string(), d.day.year().to_string())
}
