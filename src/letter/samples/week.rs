//! The page to the leaders and each unit's own part of the week.

use super::invented::{day, half_year, mailbox, order, week_period};
use super::tasks::{continuous, inventory};
use crate::calendar::{at, hm};
use crate::letter::kind::LetterKind;
use crate::letter::matter::Matter;
use crate::letter::order::Order;
use crate::remind::Role;
use crate::report::WeeklySummary;

pub fn all() -> Vec<(&'static str, Order)> {
    use LetterKind::*;
    let leader = |mark: Option<&str>| Order {
        to: mailbox("Trưởng ban", "truongban@binhminh.example"),
        addressee: "Trưởng ban Ban Quản lý".into(),
        ..order(
            WeeklySummary,
            at(day(2026, 7, 2), hm(15, 0)),
            Matter::Week(Box::new(crate::report::WeeklySummary {
                mark: mark.map(str::to_owned),
                ..summary()
            })),
        )
    };
    vec![
        ("week", leader(None)),
        ("week_unreviewed", leader(Some("chưa rà soát"))),
        ("week_asks", asking(leader(None))),
        (
            "unit_week",
            order(
                UnitWeek,
                at(day(2026, 7, 2), hm(15, 0)),
                Matter::UnitWeek {
                    period: week_period(),
                    lines: vec![
                        half_year(Role::Lead),
                        inventory(Role::Lead),
                        continuous("10", "Kiểm soát thủ tục hành chính"),
                    ],
                },
            ),
        ),
        (
            "unit_week_nothing",
            order(
                UnitWeek,
                at(day(2026, 7, 2), hm(15, 0)),
                Matter::UnitWeek {
                    period: week_period(),
                    lines: vec![],
                },
            ),
        ),
    ]
}

pub fn summary() -> WeeklySummary {
    let row = |cells: &[&str]| cells.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>();
    WeeklySummary {
        period: week_period(),
        decisions: vec![],
        comment: None,
        headline: "Trong tuần tiếp nhận 49 hồ sơ (tuần trước 41), đã giải quyết 45 hồ sơ, đúng hạn và trước hạn 97,8%; đang giải quyết 63 hồ sơ, quá hạn 02 hồ sơ.".into(),
        table: vec![
            row(&["Lĩnh vực", "Tiếp nhận", "Đã giải quyết", "Đang giải quyết", "Quá hạn"]),
            row(&["Đầu tư", "18", "16", "25", "01"]),
            row(&["Lao động", "21", "22", "20", "0"]),
            row(&["Môi trường", "04", "02", "09", "01"]),
            row(&["Lĩnh vực khác", "06", "05", "09", "0"]),
        ],
        sectors: vec![],
        no_table: None,
        trend: Some(trend()),
        falls: vec!["Tỷ lệ giải quyết đúng hạn giảm còn 97,2% (kỳ trước 100%, chỉ tiêu 100%)".into()],
        overdue: vec!["Văn phòng Ban Quản lý: 01 việc (nhiệm vụ số 18, quá hạn 05 ngày làm việc)".into()],
        due_soon: vec![
            "Thứ Bảy 04/7/2026: Báo cáo kết quả giải quyết thủ tục hành chính 6 tháng (Phòng Quản lý đầu tư)".into(),
            "Thứ Sáu 10/7/2026: Báo cáo tuần 28 (Tổ kiểm soát thủ tục hành chính)".into(),
            "và 03 việc khác".into(),
        ],
        footing: "Số liệu lấy lúc 10 giờ 00 ngày 02/7/2026 từ hệ thống một cửa; đã kiểm tra, các cột cân đối.".into(),
        mark: None,
        dossiers: "Hồ sơ lúc 07 giờ 20: 01 quá hạn, 03 đến hạn trong 01 ngày làm việc (quá hạn: Phòng Quản lý đầu tư 01)".into(),
    }
}

/// Twelve weeks, one of them without usable figures.
pub fn trend() -> crate::report::Trend {
    let counts = |base: i64, step: i64| -> Vec<Option<i64>> {
        (0..12)
            .map(|week| (week != 4).then_some(base + (week * step) % 13))
            .collect()
    };
    let line = |name: &str, values| (name.to_owned(), values);
    crate::report::Trend {
        head: "Qua 12 kỳ:".into(),
        row: "12 kỳ gần nhất".into(),
        lines: vec![
            "tiếp nhận 37-49;".into(),
            "giải quyết 35-46;".into(),
            "đang giải quyết 60-72;".into(),
            "quá hạn 0-11.".into(),
        ],
        chart: crate::report::Chart {
            title: "Số hồ sơ qua 12 kỳ gần nhất".into(),
            categories: (16..=27).map(|week| format!("Tuần {week}")).collect(),
            series: vec![
                line("Tiếp nhận trong kỳ", counts(37, 5)),
                line("Đã giải quyết", counts(35, 3)),
                line("Đang giải quyết", counts(60, 2)),
                line("Đang giải quyết quá hạn", counts(0, 1)),
            ],
        },
    }
}

/// A page with what waits for a word of the leaders, and the drafter's own words.
fn asking(page: Order) -> Order {
    let summary = WeeklySummary {
        decisions: vec![
            "Phòng Tài chính: Kiểm kê tài sản công theo hướng dẫn, hạn 31/5/2026, quá 23 ngày làm việc"
                .into(),
        ],
        comment: Some("Phòng Tài chính đã có văn bản đề nghị gia hạn đến ngày 15/7/2026.".into()),
        ..summary()
    };
    Order {
        matter: Matter::Week(Box::new(summary)),
        ..page
    }
}
