//! The period: title, opening, headings, closing and the window of the figures must be of one.

use super::super::dates::Window;
use super::super::frame::{Frame, before, first_label, is_ahead, with_year};
use super::super::label::Label;
use super::super::marker::Marker;
use super::super::scan::Scan;
use super::super::token::has_any;
use super::series::{dated, lead_day};
use crate::calendar::{Period, PeriodKind, date};
use crate::finding::{Finding, Severity};
use chrono::{Datelike, Days, NaiveDate};

/// Words in whose sentence another period is meant to be another.
const OTHER: &[&str] = &[
    "so với",
    "cùng kỳ",
    "kỳ trước",
    "quý trước",
    "tháng trước",
    "năm trước",
    "lũy kế",
    "luỹ kế",
    "từ đầu",
    "giai đoạn",
    "theo",
    "căn cứ",
    "kế hoạch",
    "chương trình",
    "trước ngày",
    "hạn",
    "chuyển qua",
    "chuyển sang",
    "sau khi",
    "chỉ số",
    "đề án",
    "báo cáo số",
    "từ",
    "hết",
    "tính đến",
    "ước",
    "hoàn thành trong",
    "trình",
    "dự kiến",
    "nhiệm vụ",
    "phương hướng",
    "tiếp theo",
    "tiếp tục",
    "trong thời gian tới",
    "hằng",
    "hàng",
    "công bố",
    "xếp hạng",
    "mục tiêu",
    "chỉ tiêu",
    "bảng",
    "tồn",
];
/// Words of a sentence that tells figures.
const FIGURES: &[&str] = &[
    "hồ sơ",
    "tthc",
    "thủ tục hành chính",
    "tiếp nhận",
    "giải quyết",
    "số liệu",
    "kỳ báo cáo",
    "kết quả như sau",
    "kết quả cụ thể",
    "báo cáo kết quả",
];

pub fn check(scans: &[Scan], frame: &Frame, wanted: Option<&Period>, found: &mut Vec<Finding>) {
    let body: Vec<Spot> = windows(scans, frame);
    if let Some(label) = &frame.label {
        if let Some(wanted) = wanted
            .and_then(Label::of_period)
            .filter(|w| !w.same_period(label))
        {
            let message = format!(
                "Báo cáo ghi {}, nhưng được kiểm tra cho {}.",
                label.name(),
                wanted.name()
            );
            let place = scans
                .first()
                .map_or(crate::finding::Place::Line(1), |s| s.place(0));
            let finding = Finding::new("label_vs_period", Severity::Error, place, label.name(), message);
            found.push(finding.with_values(wanted.name(), label.name()));
        }
        labels(scans, frame, label, found);
        for spot in &body {
            found.extend(window_of(label, spot, scans));
        }
        found.extend(signed(frame, label, body.first(), scans));
        cut_off(scans, frame, label, body.first(), found);
    }
    agree(&body, scans, found);
    backwards(scans, found);
    outside(scans, frame, body.first(), found);
}

/// A window of the report's figures and where it stands.
struct Spot {
    scan: usize,
    window: Window,
    label: Option<Label>,
}

fn wrong(scan: &Scan, token: usize, excerpt: &str, expected: String, message: String) -> Finding {
    let finding = Finding::new(
        "label_vs_period",
        Severity::Error,
        scan.place(token),
        excerpt,
        message,
    );
    finding.with_values(expected, excerpt)
}

/// Every name of a period where the report speaks of its own.
fn labels(scans: &[Scan], frame: &Frame, own: &Label, found: &mut Vec<Finding>) {
    for (i, scan) in scans.iter().enumerate().filter(|(_, s)| !s.paragraph.in_table) {
        let is_frame = frame.title.contains(&i) || frame.opening == Some(i) || frame.closing == Some(i);
        if is_frame {
            found.extend(framed(scan, own, frame.opening == Some(i)));
            continue;
        }
        if i >= frame.end {
            continue;
        }
        let is_heading = matches!(
            scan.paragraph.marker,
            Marker::Roman(_) | Marker::Number(_) | Marker::Letter(..)
        ) && scan.tokens.len() < 40
            && !scan.paragraph.text.trim_end().ends_with('.');
        for label in &scan.labels {
            let label = &with_year(label, &scan.labels);
            if label.kind != own.kind || label.kind == PeriodKind::Year {
                continue;
            }
            let head = before(scan, label.from);
            let what = scan.words(label.from, label.to);
            let ahead = is_ahead(&head);
            if is_heading && ahead {
                found.extend(not_next(scan, own, label));
            } else if !label.same_period(own)
                && !names_own(scan, label, own)
                && !has_any(&head, OTHER)
                && (is_heading || opens(&head))
                && !behind(scan, label)
            {
                let message = format!("Phần nội dung ghi {what}, trong khi báo cáo của {}.", own.name());
                found.push(wrong(scan, label.from, what, own.name(), message));
            }
        }
    }
}

/// "Tháng 4 tiếp nhận 210 hồ sơ; tháng 5 tiếp nhận 252 hồ sơ": both are told, each as its own.
fn names_own(scan: &Scan, label: &Label, own: &Label) -> bool {
    scan.labels
        .iter()
        .any(|l| l.from > label.to && with_year(l, &scan.labels).same_period(own))
}

/// "Trong tháng 02, ...", "Kết quả giải quyết hồ sơ tháng 02": the sentence is about that period.
fn opens(head: &str) -> bool {
    let bare = head.trim_start_matches(|c: char| !c.is_alphabetic()).trim();
    let bare = bare
        .trim_start_matches(|c: char| c.is_ascii_digit() || ".)+-* ".contains(c))
        .trim();
    ["", "trong", "trong kỳ", "trong kỳ báo cáo"].contains(&bare)
        || bare.starts_with("kết quả")
        || bare.starts_with("tình hình")
}

/// "Quý I/2026 (kỳ trước)", "tháng 02 năm ngoái": words behind it say that another is meant.
fn behind(scan: &Scan, label: &Label) -> bool {
    let (_, to) = scan.sentence(label.from);
    let tail = scan
        .words(
            (label.to + 1).min(scan.tokens.len().saturating_sub(1)),
            to.saturating_sub(1),
        )
        .to_lowercase();
    let near: String = tail.chars().take(60).collect();
    has_any(
        &near,
        &[
            "so với",
            "cùng kỳ",
            "kỳ trước",
            "chuyển sang",
            "chuyển qua",
            "tăng",
            "giảm",
        ],
    )
}

/// Title, opening and closing name the report's own period, then perhaps the next one.
fn framed(scan: &Scan, own: &Label, is_opening: bool) -> Vec<Finding> {
    let mut found = Vec::new();
    let start = match is_opening {
        true => (0..scan.tokens.len())
            .rev()
            .find(|i| scan.tokens[*i].is("báo") && scan.tokens.get(i + 1).is_some_and(|t| t.is("cáo"))),
        false => Some(0),
    };
    let Some(start) = start else { return found };
    let in_sentence: Vec<&Label> = scan.labels.iter().filter(|l| l.from >= start).collect();
    for (n, label) in in_sentence.iter().enumerate() {
        let label = with_year(label, &scan.labels);
        let head = scan
            .words(start, label.from.saturating_sub(1).max(start))
            .to_lowercase();
        let what = scan.words(label.from, label.to);
        if is_ahead(&head) && (n > 0 || !first_is_own(scan)) {
            if label.kind == own.kind {
                found.extend(not_next(scan, own, &label));
            }
            continue;
        }
        let other_year = label.year.is_some() && own.year.is_some() && label.year != own.year;
        let is_whole_year = label.kind == PeriodKind::Year && own.kind != PeriodKind::Year;
        let differs = match is_whole_year {
            true => n == 0 && other_year,
            false => {
                label.kind == own.kind && !label.same_period(own)
                    || (label.kind != own.kind && n == 0 && own.kind != PeriodKind::Year)
            }
        };
        let is_plan = has_any(
            &head,
            &[
                "kế hoạch",
                "chương trình",
                "quyết định",
                "nghị quyết",
                "theo",
                "so với",
                "cùng kỳ",
            ],
        );
        if differs && !is_plan {
            let message = format!("Câu ghi {what}, trong khi báo cáo của {}.", own.name());
            found.push(wrong(scan, label.from, what, own.name(), message));
        }
    }
    found
}

fn first_is_own(scan: &Scan) -> bool {
    first_label(scan, false).is_some()
}

/// What is ahead begins when the report's period has ended.
fn not_next(scan: &Scan, own: &Label, label: &Label) -> Option<Finding> {
    let (_, last) = own.months()?;
    let (first, _) = label.months()?;
    let year = label.year.or(own.year);
    let fits = match last {
        12 => first == 1 && (label.year.is_none() || year == own.year.map(|y| y + 1)),
        _ => first == last + 1 && (year == own.year || own.year.is_none()),
    };
    if fits || label.kind == PeriodKind::Year {
        return None;
    }
    let what = scan.words(label.from, label.to);
    let message = format!(
        "Phần nhiệm vụ kỳ tới ghi {what}, trong khi báo cáo của {}: kỳ tiếp theo phải liền sau.",
        own.name()
    );
    Some(wrong(
        scan,
        label.from,
        what,
        format!("kỳ liền sau {}", own.name()),
        message,
    ))
}

/// Windows in sentences that tell the report's figures.
fn windows(scans: &[Scan], frame: &Frame) -> Vec<Spot> {
    let mut found = Vec::new();
    for (i, scan) in scans.iter().enumerate().take(frame.end) {
        for window in &scan.windows {
            let (from, to) = scan.sentence(window.start);
            let sentence = scan.words(from, to.saturating_sub(1)).to_lowercase();
            let head = before(scan, window.start);
            let near = scan
                .labels
                .iter()
                .find(|l| l.to < window.start && l.to + 6 >= window.start);
            let label = near.map(|l| with_year(l, &scan.labels));
            let in_head = frame.title.contains(&i) || frame.opening == Some(i);
            let leads = [
                "tính từ",
                "số liệu",
                "kỳ báo cáo",
                "thời gian chốt",
                "chốt số liệu",
            ]
            .iter()
            .any(|w| head.contains(w))
                || head
                    .trim_start_matches(|c: char| !c.is_alphabetic())
                    .starts_with("từ ngày")
                || near.is_some()
                || in_head;
            let last = (window.end + 7).min(to.saturating_sub(1));
            let behind = if window.end < last {
                scan.words(window.end + 1, last).to_lowercase()
            } else {
                String::new()
            };
            let other = has_any(
                &format!("{head} {behind}"),
                &[
                    "cùng kỳ",
                    "kỳ trước",
                    "đợt",
                    "lớp",
                    "tập huấn",
                    "lấy ý kiến",
                    "kiểm tra các",
                    "hội nghị",
                    "tổ chức",
                    "đoàn",
                    "cao điểm",
                    "nghỉ",
                ],
            );
            if has_any(&sentence, FIGURES) && leads && !other {
                found.push(Spot {
                    scan: i,
                    window: window.clone(),
                    label,
                });
            }
        }
    }
    found
}

/// A window against the name of its period.
fn window_of(own: &Label, spot: &Spot, scans: &[Scan]) -> Option<Finding> {
    let scan = &scans[spot.scan];
    let named = spot
        .label
        .clone()
        .filter(|l| l.kind != PeriodKind::Year || own.kind == PeriodKind::Year);
    let mut label = named.unwrap_or_else(|| own.clone());
    label.year = label.year.or(own.year);
    let (first, last) = label.span()?;
    let (from, to) = (spot.window.from, spot.window.to);
    let words = format!("từ ngày {} đến ngày {}", date(from), date(to));
    let long = !matches!(label.kind, PeriodKind::Month | PeriodKind::Quarter);
    let ends_in_last =
        (to.year(), to.month()) == (last.year(), last.month()) || (to > last && (to - last).num_days() <= 5);
    let ends_early = long && to < last && (last - to).num_days() <= 75;
    let starts_near = from <= first + Days::new(7) && (first - from).num_days() <= 46;
    if !(ends_in_last || ends_early) || !starts_near {
        let message = format!(
            "Khoảng thời gian số liệu {words} không phải của {}.",
            label.name()
        );
        let expected = format!("{} ({} - {})", label.name(), date(first), date(last));
        return Some(wrong(scan, spot.window.start, &words, expected, message));
    }
    let day_before = to.succ_opt().map(|d| d.day());
    let tiles = day_before == Some(from.day())
        || (from.day() == 1 && to.succ_opt().is_some_and(|d| d.day() == 1))
        || ends_early;
    if tiles {
        return None;
    }
    let message = format!(
        "Kỳ số liệu {words} của {} không theo chế độ nào (đầu kỳ phải liền sau cuối kỳ trước); số liệu có thể trùng hoặc sót với kỳ liền kề.",
        label.name()
    );
    Some(Finding::new(
        "label_vs_period",
        Severity::Warning,
        scan.place(spot.window.start),
        words,
        message,
    ))
}

/// All windows of the report's figures are one.
fn agree(spots: &[Spot], scans: &[Scan], found: &mut Vec<Finding>) {
    let Some(first) = spots.first() else { return };
    for spot in &spots[1..] {
        let same_label = match (&first.label, &spot.label) {
            (Some(a), Some(b)) => a.same_period(b),
            _ => true,
        };
        let differs = (spot.window.from, spot.window.to) != (first.window.from, first.window.to);
        if same_label && differs {
            let words = |s: &Spot| format!("từ ngày {} đến ngày {}", date(s.window.from), date(s.window.to));
            let message = format!(
                "Hai khoảng thời gian số liệu khác nhau trong cùng báo cáo: {} và {}.",
                words(first),
                words(spot)
            );
            let scan = &scans[spot.scan];
            found.push(wrong(
                scan,
                spot.window.start,
                &words(spot),
                words(first),
                message,
            ));
        }
    }
}

fn backwards(scans: &[Scan], found: &mut Vec<Finding>) {
    for scan in scans {
        for window in scan.windows.iter().filter(|w| w.to < w.from) {
            let words = scan.words(window.start, window.end);
            let message = format!(
                "Khoảng thời gian kết thúc trước khi bắt đầu: từ ngày {} đến ngày {}.",
                date(window.from),
                date(window.to)
            );
            found.push(wrong(
                scan,
                window.start,
                words,
                format!("{} - {}", date(window.to), date(window.from)),
                message,
            ));
        }
    }
}

/// The day of signing against the period.
fn signed(frame: &Frame, own: &Label, spot: Option<&Spot>, scans: &[Scan]) -> Option<Finding> {
    let day = frame.dated?;
    let (first, last) = own.span()?;
    let scan = scans.iter().find(|s| s.days.iter().any(|d| d.day == Some(day)))?;
    let is_estimate = is_estimate(scans);
    let ends = spot.map(|s| s.window.to);
    let month = NaiveDate::from_ymd_opt(last.year(), last.month(), 1)?;
    let slack = if matches!(
        own.kind,
        PeriodKind::Month | PeriodKind::Quarter | PeriodKind::Week
    ) {
        0
    } else {
        45
    };
    let too_early = match ends {
        Some(end) => day < end,
        None => day + Days::new(slack) < month,
    };
    let is_plan = frame.kind.is_some_and(|k| k.name != "báo cáo");
    if is_plan || is_estimate || !(too_early || day < first && own.kind != PeriodKind::Year) {
        return None;
    }
    let until = ends.unwrap_or(last);
    let message = format!(
        "Báo cáo ghi ngày {}, trước khi kỳ {} kết thúc ({}).",
        date(day),
        own.name(),
        date(until)
    );
    Some(wrong(
        scan,
        0,
        &date(day),
        format!("sau ngày {}", date(until)),
        message,
    ))
}

/// Made before the period has ended, and saying so.
fn is_estimate(scans: &[Scan]) -> bool {
    scans
        .iter()
        .any(|s| has_any(&s.lower, &["ước thực hiện", "ước đến", "ước tính"]))
}

/// "số liệu chốt đến ngày 14/6/2026" against the window.
fn cut_off(scans: &[Scan], frame: &Frame, own: &Label, spot: Option<&Spot>, found: &mut Vec<Finding>) {
    let is_estimate = is_estimate(scans);
    for scan in scans.iter().take(frame.end) {
        for day in &scan.days {
            let head = before(scan, day.from);
            let tail: String = head
                .chars()
                .rev()
                .take(40)
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
            let cuts = (tail.contains("chốt")
                && (tail.contains("đến") || tail.contains("ngày") || tail.contains("lúc")))
                || tail.contains("số liệu tính đến")
                || tail.contains("số liệu đến");
            let in_window = scan
                .windows
                .iter()
                .any(|w| w.start <= day.from && day.to <= w.end);
            let Some(real) = day.day.filter(|_| cuts && !in_window) else {
                continue;
            };
            let is_moment = tail.contains("lúc") || !tail.contains("đến");
            let last = spot.map(|s| s.window.to).or(own.span().map(|(_, last)| last));
            let is_wrong = match (spot, last) {
                // When the figures were taken: after the period, not long after it.
                (_, Some(last)) if is_moment && real >= last => (real - last).num_days() > 62,
                (Some(spot), _) => real != spot.window.to,
                (None, Some(last)) => {
                    let same_month = (real.year(), real.month()) == (last.year(), last.month());
                    let long = !matches!(own.kind, PeriodKind::Month | PeriodKind::Quarter);
                    let near = real > last && (real - last).num_days() <= 10;
                    let early = long && real < last && (last - real).num_days() <= 75;
                    !(same_month || near || early)
                }
                (None, None) => false,
            };
            let is_wrong = is_wrong && !is_estimate;
            if is_wrong {
                let until = spot.map_or_else(|| own.name(), |s| date(s.window.to));
                let message = format!(
                    "Ngày chốt số liệu {} không khớp với kỳ báo cáo ({until}).",
                    date(real)
                );
                found.push(wrong(
                    scan,
                    day.from,
                    scan.words(day.from, day.to),
                    until,
                    message,
                ));
            }
        }
    }
}

/// What happened outside the period and is told as its result; told once for all.
fn outside(scans: &[Scan], frame: &Frame, spot: Option<&Spot>, found: &mut Vec<Finding>) {
    let is_report = frame.kind.is_none_or(|k| k.name == "báo cáo");
    let span = frame.label.as_ref().and_then(Label::span);
    let (Some((first, last)), true) = (span, is_report) else {
        return;
    };
    let (from, to) = spot.map_or_else(
        || (first - Days::new(17), last + Days::new(10)),
        |s| (s.window.from.min(first), s.window.to),
    );
    // An undated draft is signed some weeks after its period.
    let limit = frame.dated.unwrap_or(to + Days::new(31)).max(to);
    let mut days: Vec<(usize, usize, NaiveDate)> = Vec::new();
    for d in dated(scans, frame)
        .into_iter()
        .filter(|d| d.scan < frame.end && frame.numbered != Some(d.scan))
    {
        let scan = &scans[d.scan];
        let head = before(scan, d.cited.from);
        let leads = lead_day(scan, d.cited.from) == Some(d.day);
        let is_own = frame.is_own(d.cited.organ()) || frame.own.is_none();
        let acts = [
            "ban hành",
            "đã có",
            "tổ chức",
            "đã ký",
            "đã gửi",
            "có văn bản",
            "tham mưu",
        ]
        .iter()
        .any(|w| head.contains(w));
        let grounds = ["căn cứ", "theo", "thực hiện", "tiếp tục", "triển khai"]
            .iter()
            .any(|w| head.rfind(w) > head.rfind("ban hành"));
        if (leads || (is_own && acts && !grounds)) && (d.day < from || d.day > limit) {
            days.push((d.scan, d.cited.from, d.day));
        }
    }
    for (i, scan) in scans.iter().enumerate().take(frame.end) {
        for day in scan
            .days
            .iter()
            .filter(|d| d.day.is_some_and(|d| d < from || d > limit))
        {
            let (_, end) = scan.sentence(day.from);
            let real = day.day.unwrap_or(from);
            let has_document = scan.cited.iter().any(|c| c.from > day.from && c.from < end);
            if lead_day(scan, end.saturating_sub(1)) == Some(real) && !has_document {
                days.push((i, day.from, real));
            }
        }
    }
    let Some((scan, token, _)) = days.first().copied() else {
        return;
    };
    let mut said: Vec<NaiveDate> = days.iter().map(|(_, _, day)| *day).collect();
    said.sort_unstable();
    said.dedup();
    let all: Vec<String> = said.iter().map(|d| date(*d)).collect();
    let message = format!(
        "Sự việc ngoài kỳ báo cáo ({} - {}) được nêu như kết quả trong kỳ: {}.",
        date(from),
        date(to),
        all.join(", ")
    );
    found.push(Finding::new(
        "event_outside_period",
        Severity::Warning,
        scans[scan].place(token),
        all.join(", "),
        message,
    ));
}
