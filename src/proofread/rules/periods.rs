//! The period: title, opening, headings, closing and the window of the figures must be of one.

mod after_signing;
mod bounds;
mod closing;
mod cumulative;
mod framed;
mod happened;
mod next;
mod outside;
mod signed;
mod spot;
mod tasks;
mod windows;
mod within;

use crate::calendar::{Period, PeriodKind};
use crate::finding::{Finding, Severity};
use crate::proofread::frame::{Frame, before, is_ahead, with_year};
use crate::proofread::label::Label;
use crate::proofread::marker::Marker;
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;
use cumulative::cumulative;
use framed::framed;
use next::is_next;
use next::not_next;
use outside::outside;
use signed::{cut_off, signed};
use spot::Spot;
use spot::wrong;
use windows::{agree, backwards, window_of, windows};

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
        let ahead = tasks::sections(scans, frame.end);
        labels(scans, frame, label, &ahead, found);
        tasks::past_goals(scans, frame, label, &ahead, found);
        closing::recipients(scans, frame, label, found);
        cumulative(scans, frame, label, found);
        for spot in &body {
            found.extend(window_of(label, spot, scans, frame.dated));
        }
        found.extend(signed(frame, label, body.first(), scans));
        cut_off(scans, frame, label, body.first(), found);
    }
    agree(&body, scans, frame.label.as_ref(), found);
    backwards(scans, found);
    outside(scans, frame, body.first(), found);
}

/// Every name of a period where the report speaks of its own.
fn labels(scans: &[Scan], frame: &Frame, own: &Label, ahead: &[bool], found: &mut Vec<Finding>) {
    for (i, scan) in scans.iter().enumerate().filter(|(_, s)| !s.paragraph.in_table) {
        let is_frame = frame.title.contains(&i) || frame.opening == Some(i) || frame.closing == Some(i);
        if is_frame {
            found.extend(framed(scan, own, frame.opening == Some(i)));
            if frame.closing == Some(i) {
                found.extend(closing::other_period(scan, frame, own));
            }
            continue;
        }
        if i >= frame.end {
            continue;
        }
        let is_heading = matches!(
            scan.paragraph.marker,
            Marker::Chapter(_) | Marker::Part(_) | Marker::Roman(_) | Marker::Number(_) | Marker::Letter(..)
        ) && scan.tokens.len() < 40
            && !scan.paragraph.text.trim_end().ends_with('.');
        for label in &scan.labels {
            let label = &with_year(label, &scan.labels);
            let head = before(scan, label.from);
            if label.kind != own.kind {
                let is_next = is_heading && is_ahead(&head) && ends_with_a_quarter(own, label);
                found.extend(not_next(scan, own, label).filter(|_| is_next));
                continue;
            }
            if label.kind == PeriodKind::Year {
                let is_report = frame.kind.is_some_and(|k| k.name == "báo cáo");
                found.extend(year_of_heading(scan, own, label, &head).filter(|_| is_heading && is_report));
                continue;
            }
            let what = scan.words(label.from, label.to);
            if ahead[i] && !is_heading && !names_tasks(scan, label, &head) {
                found.extend(tasks::of_tasks(scan, own, label, &head));
                continue;
            }
            let ahead = is_ahead(&head);
            if is_next(own, label) && tasks::tells_aims(scan, label) {
                continue;
            }
            let is_item = names_tasks(scan, label, &head) && is_behind(own, label);
            // "VIỆC CẦN LÀM THÁNG 6", "Công việc tháng 9": a heading of the period that follows, which
            // tells no results, tells what is to be done.
            if is_heading && is_next(own, label) && !tells_results(&head) {
                continue;
            }
            if is_item || is_heading && ahead {
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

/// Behind nine months or half a year comes a quarter: "PHƯƠNG HƯỚNG QUÝ IV".
fn ends_with_a_quarter(own: &Label, label: &Label) -> bool {
    matches!(own.kind, PeriodKind::Half | PeriodKind::Nine) && label.kind == PeriodKind::Quarter
}

/// "4. Nhiệm vụ tháng 02/2026: ...": an item that is a heading and its text at once.
fn names_tasks(scan: &Scan, label: &Label, head: &str) -> bool {
    const HEADS: [&str; 4] = [
        "nhiệm vụ",
        "nhiệm vụ trọng tâm",
        "phương hướng, nhiệm vụ",
        "phương hướng nhiệm vụ",
    ];
    let bare = head
        .trim_start_matches(|c: char| !c.is_alphabetic())
        .trim_end_matches("trong ");
    HEADS.contains(&bare.trim()) && scan.tokens.get(label.to + 1).is_some_and(|t| t.is_mark(':'))
}

/// Whether it begins after the report's own period.
fn is_behind(own: &Label, label: &Label) -> bool {
    let at = |l: &Label| Some((l.year?, l.index));
    at(label).zip(at(own)).is_some_and(|(label, own)| label > own)
}

/// "III. PHƯƠNG HƯỚNG NĂM 2023" in a report of 2023, "I. KẾT QUẢ NĂM 2022".
fn year_of_heading(scan: &Scan, own: &Label, label: &Label, head: &str) -> Option<Finding> {
    let apart = label.year? - own.year?;
    let what = scan.words(label.from, label.to);
    let is_plan = has_any(head, &["kết quả", "đánh giá", "giai đoạn", "theo", "quyết định"]);
    if is_ahead(head) && apart != 1 && !is_plan {
        let message = format!(
            "Phần nhiệm vụ kỳ tới ghi {what}, trong khi báo cáo của {}: kỳ tiếp theo phải liền sau.",
            own.name()
        );
        return Some(wrong(
            scan,
            label.from,
            what,
            format!("kỳ liền sau {}", own.name()),
            message,
        ));
    }
    if !is_ahead(head) && apart != 0 && opens(head) && !has_any(head, OTHER) && !behind(scan, label) {
        let message = format!("Phần nội dung ghi {what}, trong khi báo cáo của {}.", own.name());
        return Some(wrong(scan, label.from, what, own.name(), message));
    }
    None
}

/// "Tháng 4 tiếp nhận 210 hồ sơ; tháng 5 tiếp nhận 252 hồ sơ": both are told, each as its own.
fn names_own(scan: &Scan, label: &Label, own: &Label) -> bool {
    // "Tuần 45 khép lại với 412 hồ sơ. Tuần này tiếp nhận 1.076 hồ sơ"
    const THIS: [&str; 5] = ["tuần này", "tháng này", "quý này", "kỳ này", "năm nay"];
    has_any(&scan.lower, &THIS)
        || scan
            .labels
            .iter()
            .any(|l| l.from != label.from && with_year(l, &scan.labels).same_period(own))
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

fn tells_results(head: &str) -> bool {
    has_any(
        head,
        &[
            "kết quả",
            "tình hình",
            "đánh giá",
            "số liệu",
            "tiếp nhận",
            "giải quyết",
        ],
    )
}
