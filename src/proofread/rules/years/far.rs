//! Years far from the report's own that no plan of years explains: of a half or a quarter, of a heading, of a
//! deadline, of the same period "last year".

use crate::calendar::{PeriodKind, date};
use crate::finding::{Finding, Severity};
use crate::proofread::frame::{Frame, before};
use crate::proofread::label::Label;
use crate::proofread::marker::Marker;
use crate::proofread::scan::Scan;
use crate::proofread::token::{Token, has_any, stands};
use chrono::Datelike;

/// In years: no task of an office ends later, no report tells of a quarter so far off.
const FARTHEST: i32 = 5;

/// Words of what lasts for years.
const LONG: &[&str] = &[
    "giai đoạn",
    "nhiệm kỳ",
    "tầm nhìn",
    "định hướng",
    "quy hoạch",
    "chiến lược",
    "lộ trình",
    "mục tiêu",
    "đến năm",
    "trước năm",
    "thời hạn",
    "hiệu lực",
    "hợp đồng",
    "thuê",
    "dự báo",
    "kịch bản",
];

pub(super) fn far(scans: &[Scan], frame: &Frame, year: i32, found: &mut Vec<Finding>) {
    // A report of an old year may be written, and its tasks set, years later.
    let latest = frame.dated.map_or(year, |day| day.year().max(year));
    for scan in scans.iter().take(frame.end).filter(|s| !s.paragraph.in_table) {
        found.extend(scan.labels.iter().filter_map(|l| to_come(scan, l, latest)));
    }
    last_year(scans, frame, found);
    let kind = frame.kind.map_or("", |k| k.name);
    if kind == "kế hoạch" {
        headings(scans, frame, found);
    }
    // Reports tell of deadlines that were met; these set them.
    if ["kế hoạch", "thông báo", "công văn"].contains(&kind) {
        deadlines(scans, frame, year, found);
    }
}

/// "6 tháng đầu năm 2032", "hoàn thành trong năm 2062" in a plan of 2026.
fn to_come(scan: &Scan, label: &Label, year: i32) -> Option<Finding> {
    label.year.filter(|y| *y > year + FARTHEST)?;
    let (from, to) = scan.sentence(label.from);
    let sentence = scan.words(from, to.saturating_sub(1).max(from)).to_lowercase();
    let is_within = label.from > 0 && scan.tokens[label.from - 1].is("trong");
    let is_fine = matches!(
        label.kind,
        PeriodKind::Month | PeriodKind::Quarter | PeriodKind::Half | PeriodKind::Nine
    );
    if has_any(&sentence, LONG) || !(is_fine || is_within) || spans(scan, label) {
        return None;
    }
    let message = format!(
        "Ghi {}, trong khi văn bản của năm {year}; đề nghị kiểm tra năm.",
        label.name()
    );
    Some(implausible(scan, label, message, year))
}

/// "2026 - 2032".
fn spans(scan: &Scan, label: &Label) -> bool {
    let is_dash = |t: &Token| t.is_mark('-') || t.is_mark('–');
    let behind = scan.tokens.get(label.to + 1).is_some_and(is_dash);
    behind || label.from > 0 && is_dash(&scan.tokens[label.from - 1])
}

/// "so với cùng kỳ năm 2021" in a report of 2024, told once and of no row of years.
fn last_year(scans: &[Scan], frame: &Frame, found: &mut Vec<Finding>) {
    let own = frame.label.as_ref().and_then(|l| l.year);
    let (Some(own), true) = (own, frame.kind.is_none_or(|k| k.name == "báo cáo")) else {
        return;
    };
    let told: Vec<(usize, &Label)> = scans
        .iter()
        .enumerate()
        .take(frame.end)
        .flat_map(|(i, s)| s.labels.iter().map(move |l| (i, l)))
        .filter(|(i, l)| names_same_period(&scans[*i], l))
        .collect();
    let is_other = |(_, l): &&(usize, &Label)| l.year != Some(own - 1);
    let [(at, label)] = told.iter().filter(is_other).collect::<Vec<_>>()[..] else {
        return;
    };
    let (scan, Some(year)) = (&scans[*at], label.year) else {
        return;
    };
    let (from, to) = scan.sentence(label.from);
    let sentence = scan.words(from, to.saturating_sub(1).max(from)).to_lowercase();
    // Another year beside it: figures of several years, or the comparison of another year's report.
    let names_others = scan.labels.iter().any(|l| {
        let is_other = l.year.is_some_and(|y| y != year && y != own);
        l.from >= from && l.from < to && is_other
    });
    let is_meant = has_any(
        &sentence,
        &[
            "dịch",
            "giai đoạn",
            "lần lượt",
            "nhiều năm",
            "liên tiếp",
            "các năm",
        ],
    );
    if names_others || is_meant || spans(scan, label) {
        return;
    }
    let message = format!(
        "So với cùng kỳ năm {year} trong báo cáo của năm {own}; cùng kỳ là của năm {}, đề nghị kiểm tra năm.",
        own - 1
    );
    found.push(implausible(scan, label, message, own - 1));
}

/// Whether a year stands behind "cùng kỳ".
fn names_same_period(scan: &Scan, label: &Label) -> bool {
    let from = label.from.saturating_sub(2);
    let behind = (from..label.from).any(|i| stands(&scan.tokens, i, &["cùng", "kỳ"]));
    label.year.is_some() && label.kind == PeriodKind::Year && behind
}

/// "II. NHIỆM VỤ NĂM 2025" in a plan of 2024.
fn headings(scans: &[Scan], frame: &Frame, found: &mut Vec<Finding>) {
    let own = frame.label.as_ref().filter(|l| l.kind == PeriodKind::Year);
    let Some(own) = own.and_then(|l| l.year) else {
        return;
    };
    let names_more = frame
        .title
        .iter()
        .flat_map(|i| &scans[*i].labels)
        .any(|l| l.year.is_some_and(|y| y != own));
    if names_more {
        return;
    }
    for scan in scans.iter().take(frame.end).filter(|s| is_heading(s)) {
        let [label] = scan.labels.as_slice() else { continue };
        let Some(year) = label.year.filter(|y| *y != own) else {
            continue;
        };
        let looks_back = year < own && has_any(&scan.lower, BACK);
        let looks_ahead = year > own && has_any(&scan.lower, AHEAD);
        if looks_back || looks_ahead || has_any(&scan.lower, LONG) || spans(scan, label) {
            continue;
        }
        let message =
            format!("Đề mục ghi năm {year}, trong khi tên kế hoạch ghi năm {own}; đề nghị thống nhất năm.");
        let finding = implausible(scan, label, message, own);
        found.push(Finding {
            rule: "label_vs_period".to_owned(),
            ..finding
        });
    }
}

/// What a plan tells of years that are over.
const BACK: &[&str] = &[
    "kết quả",
    "tình hình",
    "đánh giá",
    "tổng kết",
    "thực trạng",
    "tồn tại",
    "hạn chế",
    "tồn đọng",
    "chuyển tiếp",
    "chuyển sang",
    "từ năm",
    "căn cứ",
    "khắc phục",
    "chỉ số",
    "xếp hạng",
    "quyết toán",
];

/// And of the one to come.
const AHEAD: &[&str] = &[
    "dự kiến",
    "chuẩn bị",
    "tiếp theo",
    "xây dựng kế hoạch",
    "sang năm",
    "đề xuất",
];

fn is_heading(scan: &Scan) -> bool {
    let text = scan.paragraph.text.trim();
    let is_marked = matches!(
        scan.paragraph.marker,
        Marker::Chapter(_) | Marker::Part(_) | Marker::Roman(_) | Marker::Number(_)
    );
    let is_loud = !text.chars().any(char::is_lowercase);
    is_marked
        && (is_loud || matches!(scan.paragraph.marker, Marker::Roman(_)))
        && scan.tokens.len() < 40
        && scan.cited.is_empty()
        && !scan.paragraph.in_table
        && !text.ends_with(['.', ';', ':'])
}

/// "báo cáo 6 tháng - trước ngày 18/6/2014" in a plan of 2024.
fn deadlines(scans: &[Scan], frame: &Frame, year: i32, found: &mut Vec<Finding>) {
    // A plan's table may stand in an annex, behind the signature.
    let is_told = |(at, scan): &(usize, &Scan)| *at < frame.end || scan.paragraph.in_table;
    for (_, scan) in scans.iter().enumerate().filter(is_told) {
        for day in &scan.days {
            let Some(real) = day.day.filter(|d| d.year() < year - 1) else {
                continue;
            };
            if !is_deadline(scan, day.from) && !is_deadline_of_row(scan, day.from) {
                continue;
            }
            let told = real.year();
            let words = scan.words(day.from, day.to);
            let message = format!(
                "Thời hạn ghi ngày {}, trong khi văn bản của năm {year}; đề nghị kiểm tra năm.",
                date(real)
            );
            let place = scan.place(day.from);
            let finding = Finding::new("year_plausible", Severity::Error, place, words, message);
            found.push(finding.with_values(year.to_string(), told.to_string()));
        }
    }
}

/// Words that make the day one of what is already there.
const OTHERS: &[&str] = &[
    "đã",
    "được",
    "theo",
    "kể từ",
    "ban hành",
    "hiệu lực",
    "phát sinh",
    "cấp",
    "thành lập",
    "tồn đọng",
    "giao",
    "tiếp nhận",
    "nộp",
    "ký",
    "sinh",
    "phê duyệt",
    "số",
    "cũ",
    "thuộc",
    "sử dụng",
    "xây dựng",
    "hồ sơ",
    "trước đây",
];

/// "trước ngày", "chậm nhất ngày", "xong trong ngày", with a verb of reporting or finishing before it.
fn is_deadline(scan: &Scan, at: usize) -> bool {
    const LEADS: [&[&str]; 6] = [
        &["trước", "ngày"],
        &["chậm", "nhất", "ngày"],
        &["chậm", "nhất", "là", "ngày"],
        &["chậm", "nhất", "đến", "ngày"],
        &["chậm", "nhất", "vào", "ngày"],
        &["xong", "ngày"],
    ];
    const VERBS: [&str; 6] = [
        "báo cáo",
        "hoàn thành",
        "gửi",
        "trình",
        "thời gian thực hiện",
        "thời hạn",
    ];
    let leads = LEADS.iter().filter_map(|words| {
        let from = at.checked_sub(words.len())?;
        stands(&scan.tokens, from, words).then_some(from)
    });
    let Some(lead) = leads.min() else { return false };
    let head = before(scan, lead);
    // Of a bracket only what stands in it; else from the last verb on.
    let head = head.rsplit('(').next().unwrap_or_default();
    let verb = VERBS.iter().filter_map(|verb| head.rfind(verb)).max();
    verb.is_some_and(|from| !has_any(&head[from..], OTHERS))
}

/// "Trước 15/6/2016" in a cell of a plan's table.
fn is_deadline_of_row(scan: &Scan, at: usize) -> bool {
    /// In tokens: a cell that tells more is none of a deadline.
    const LONGEST: usize = 12;
    const LEADS: [&str; 8] = [
        "trước",
        "trước ngày",
        "chậm nhất",
        "chậm nhất ngày",
        "xong trước",
        "xong trước ngày",
        "hoàn thành trước",
        "hoàn thành trước ngày",
    ];
    let is_short = scan.paragraph.in_table && scan.tokens.len() <= LONGEST && at > 0;
    is_short && LEADS.contains(&scan.words(0, at - 1).to_lowercase().trim())
}

fn implausible(scan: &Scan, label: &Label, message: String, right: i32) -> Finding {
    let words = scan.words(label.from, label.to);
    let place = scan.place(label.from);
    let finding = Finding::new("year_plausible", Severity::Error, place, words, message);
    finding.with_values(right.to_string(), label.year.unwrap_or(right).to_string())
}
