//! Drafts to their drafter.

use super::invented::{day, mailbox, month_period, morning, order};
use crate::calendar::{at, hm};
use crate::finding::{Finding, Place, Severity};
use crate::letter::kind::LetterKind;
use crate::letter::matter::{Attachment, Matter};
use crate::letter::order::Order;

pub fn all() -> Vec<(&'static str, Order)> {
    let drafter = |matter| Order {
        to: mailbox("Tổ kiểm soát thủ tục hành chính", "kstthc@binhminh.example"),
        addressee: "Tổ kiểm soát thủ tục hành chính".into(),
        ..order(LetterKind::Draft, morning(2026, 6, 22), matter)
    };
    let estimate = match draft(vec![]) {
        Matter::Draft {
            period,
            report,
            findings,
            files,
            ..
        } => {
            let as_of = Some(morning(2026, 6, 12));
            Matter::Draft {
                period,
                report,
                findings,
                as_of,
                files,
                estimate: true,
                notes: vec![],
                trend: None,
            }
        }
        other => other,
    };
    let without_figures = match draft(vec![]) {
        Matter::Draft {
            period,
            report,
            findings,
            files,
            ..
        } => Matter::Draft {
            period,
            report,
            findings,
            as_of: None,
            files,
            estimate: false,
            notes: vec![],
            trend: None,
        },
        other => other,
    };
    vec![
        ("draft_with_errors", drafter(draft(findings()))),
        ("draft_estimate", drafter(estimate)),
        ("draft_without_figures", drafter(without_figures)),
    ]
}

pub fn draft(findings: Vec<Finding>) -> Matter {
    let file = |name: &str| Attachment {
        name: name.into(),
        mime: match name.ends_with(".docx") {
            true => "application/vnd.openxmlformats-officedocument.wordprocessingml.document".into(),
            false => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".into(),
        },
        bytes: vec![1, 2, 3],
    };
    Matter::Draft {
        period: month_period(),
        report: "Báo cáo công tác cải cách thủ tục hành chính".into(),
        findings,
        as_of: Some(at(day(2026, 6, 19), hm(23, 50))),
        files: vec![file("bao-cao-2026-06.docx"), file("bieu-ii-06a-2026-06.xlsx")],
        estimate: false,
        notes: vec!["Số liệu chốt lúc 23 giờ 50 ngày 19/6/2026.".into()],
        trend: Some(Box::new(super::week::trend())),
    }
}

pub fn findings() -> Vec<Finding> {
    let cell = |c: &str| Place::Cell(c.into());
    vec![
        Finding::new(
            "carry_over",
            Severity::Warning,
            cell("Lao động/c6"),
            "20",
            "Số từ kỳ trước chuyển qua khác số đang giải quyết cuối kỳ trước",
        )
        .with_values("19", "20"),
        Finding::new(
            "identity",
            Severity::Error,
            cell("Đầu tư/c3"),
            "43",
            "Tổng số tiếp nhận khác tổng của trực tuyến, trực tiếp và kỳ trước chuyển qua",
        )
        .with_values("42", "43"),
        Finding::new(
            "spelling_list",
            Severity::Hint,
            Place::Paragraph(4),
            "hoá",
            "Nên viết thống nhất “hóa”",
        ),
    ]
}
