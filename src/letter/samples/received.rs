//! What was received from people, what is wanted from them, and what changed since.

use super::invented::{matter, morning, order, to_owner};
use crate::letter::kind::LetterKind;
use crate::letter::matter::Matter;
use crate::letter::order::Order;
use crate::letter::point::Point;

pub fn all() -> Vec<(&'static str, Order)> {
    use LetterKind::*;
    let monday = morning(2026, 6, 29);
    vec![
        ("receipt", to_owner(order(Receipt, monday, receipt()))),
        ("receipt_refused", to_owner(order(Receipt, monday, refused()))),
        ("receipt_stuck", to_owner(order(Receipt, monday, stuck()))),
        (
            "contribution",
            order(Contribution, monday, part(Some("quý I năm 2026"), "")),
        ),
        (
            "contribution_late",
            order(Contribution, morning(2026, 9, 21), part(None, "04")),
        ),
        ("contribution_first", order(Contribution, monday, part(None, ""))),
        ("correction", to_owner(order(Correction, monday, correction()))),
    ]
}

/// A tracking sheet with something of every sort.
fn receipt() -> Matter {
    let said = |group: &str, place: &str, about: &str, text: &str| {
        Point::new(
            group,
            [
                ("place", place.to_owned()),
                ("about", about.to_owned()),
                ("text", text.to_owned()),
                ("more", String::new()),
            ],
        )
    };
    let facts = [
        ("file", "Sổ theo dõi tháng 6.xlsx"),
        ("taken", "07 giờ 40 ngày 29/6/2026"),
        ("sheet", "sổ theo dõi nhiệm vụ"),
        ("rows", "22"),
        ("changed", "43"),
        ("asked", "01"),
        ("check", "01"),
        ("refused", ""),
        ("stuck", ""),
    ];
    matter(
        &facts,
        vec![
            said(
                "asked",
                "ô I13 (Ngày văn bản)",
                "nhiệm vụ số 5, Phòng Quản lý đầu tư: Rà soát thủ tục hành chính",
                "“31/02/2026” không phải là ngày; đề nghị ghi dạng 20/3/2026.",
            ),
            said(
                "check",
                "hàng 9",
                "Báo cáo tiến độ giải phóng mặt bằng",
                "Chưa xác định được đơn vị chủ trì “Phòng Tài vụ”.",
            ),
            said(
                "done",
                "hàng 5",
                "nhiệm vụ số 1, Văn phòng Ban Quản lý: Ban hành Kế hoạch",
                "Kế hoạch số 330/KH-BQL ngày 14/01/2026; đúng hạn",
            ),
            Point::new(
                "done",
                [
                    ("place", String::new()),
                    ("about", String::new()),
                    ("text", String::new()),
                    ("more", "40".to_owned()),
                ],
            ),
            said(
                "redated",
                "hàng 98",
                "nhiệm vụ số 13, Văn phòng Ban Quản lý: Xây dựng Đề án",
                "“chậm nhất 20/8/2026”: Chậm nhất hết Thứ Năm 20/8/2026.",
            ),
            said(
                "noted",
                "hàng 98",
                "nhiệm vụ số 13, Văn phòng Ban Quản lý: Xây dựng Đề án",
                "“Chờ ý kiến”",
            ),
        ],
    )
}

/// Taken, and not moved out of the folder.
fn stuck() -> Matter {
    let Matter::Points {
        mut facts,
        points,
        files,
    } = receipt()
    else {
        unreachable!("a receipt is points");
    };
    facts.insert("stuck".into(), "có".into());
    Matter::Points { facts, points, files }
}

fn refused() -> Matter {
    let facts = [
        ("file", "anh.xlsx"),
        ("taken", "07 giờ 40 ngày 29/6/2026"),
        ("sheet", ""),
        ("rows", ""),
        ("changed", ""),
        ("asked", ""),
        ("check", ""),
        (
            "refused",
            "Không đọc được tệp: tệp có mật khẩu; đề nghị bỏ mật khẩu rồi gửi lại.",
        ),
        ("stuck", ""),
    ];
    matter(&facts, vec![])
}

/// A report was sent, and its source says otherwise since.
fn correction() -> Matter {
    let change = |line: &str, column: &str, title: &str, then: &str, now: &str, difference: &str| {
        Point::new(
            "changes",
            [
                ("line", line.to_owned()),
                ("column", column.to_owned()),
                ("title", title.to_owned()),
                ("then", then.to_owned()),
                ("now", now.to_owned()),
                ("difference", difference.to_owned()),
            ],
        )
    };
    let facts = [
        ("report", "Báo cáo công tác cải cách hành chính"),
        ("period", "quý I năm 2026"),
        ("window", "từ ngày 15/12/2025 đến ngày 14/3/2026"),
        ("number", "330/BC-BQL"),
        ("date", "18/3/2026"),
        ("reread", ""),
        ("as_of", "07 giờ 00 ngày 29/6/2026"),
        ("n", "03"),
        ("more", ""),
        ("with_draft", "1"),
    ];
    matter(
        &facts,
        vec![
            change("Tổng số", "7", "tổng số đã giải quyết", "305", "308", "tăng 03"),
            change("Tổng số", "10", "giải quyết quá hạn", "02", "01", "giảm 01"),
            change("Đầu tư", "7", "tổng số đã giải quyết", "41", "44", "tăng 03"),
        ],
    )
}

/// A unit is asked for its part of a report; with or without what it wrote before.
/// `late` are the working days since its day.
fn part(before: Option<&str>, late: &str) -> Matter {
    let facts = [
        ("report", "báo cáo công tác cải cách hành chính quý III năm 2026"),
        ("window", "từ ngày 15/6/2026 đến ngày 14/9/2026"),
        ("due", "Thứ Ba 15/9/2026"),
        ("target", ""),
        ("upstream", "20/9/2026"),
        ("late", late),
        ("upstream_over", if late.is_empty() { "" } else { "1" }),
        ("before", before.unwrap_or_default()),
    ];
    let text = |none: &str, text: &str| Point::new("text", [("none", none.into()), ("text", text.into())]);
    let figures =
        |name: &str, told: &str| Point::new("figures", [("name", name.into()), ("told", told.into())]);
    let mut points = vec![
        Point::new("fill", [("text", "I.2. Công tác kiểm tra".into())]),
        Point::new("fill", [("text", "II.1. Cải cách thể chế".into())]),
    ];
    points.extend(match before {
        Some(_) => vec![
            text("", "Đã kiểm tra 03 đơn vị, không phát hiện vi phạm."),
            text("", ""),
            figures(
                "Tổng số",
                "tiếp nhận 120 hồ sơ; đã giải quyết 100 (quá hạn 02); đang giải quyết 20 (quá hạn 0)",
            ),
            figures("Lĩnh vực Đầu tư", "chưa có số liệu"),
        ],
        None => vec![text("1", ""), figures("Tổng số", "chưa có số liệu")],
    });
    matter(&facts, points)
}
