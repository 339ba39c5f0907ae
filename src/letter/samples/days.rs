//! Letters about days off, days that moved and conflicts of periods.

use super::invented::{matter, morning, order, to_owner};
use crate::letter::kind::LetterKind;
use crate::letter::matter::Matter;
use crate::letter::order::Order;
use crate::letter::point::Point;

pub fn all() -> Vec<(&'static str, Order)> {
    use LetterKind::*;
    vec![
        (
            "days_off",
            to_owner(order(DaysOff, morning(2026, 10, 5), days_off())),
        ),
        ("moved", order(Moved, morning(2026, 10, 5), moved())),
        (
            "proposals",
            to_owner(order(Proposals, morning(2026, 1, 5), proposals())),
        ),
    ]
}

fn days_off() -> Matter {
    matter(
        &[("year", "2027"), ("days", "02")],
        vec![
            Point::new(
                "notice",
                [
                    ("year", "2027".into()),
                    (
                        "taken",
                        "Tết Nguyên đán từ 04/02/2027 đến 11/02/2027; Giỗ Tổ Hùng Vương 16/4/2027".into(),
                    ),
                ],
            ),
            Point::new("swap", [("day", "Thứ Hai 23/11/2026".into())]),
            Point::new(
                "forecast",
                [
                    ("day", "Thứ Sáu 03/9/2027".into()),
                    ("name", "Quốc khánh, ngày liền kề".into()),
                ],
            ),
        ],
    )
}

fn moved() -> Matter {
    let point = |group: &str, number: &str, old: &str, new: &str, was_due: &str| {
        let due = if was_due.is_empty() {
            "Thứ Hai 23/11/2026"
        } else {
            new
        };
        Point::new(
            group,
            [
                ("number", number.into()),
                ("title", "Rà soát thủ tục hành chính".into()),
                ("due", due.into()),
                ("was_due", was_due.into()),
                ("old", old.into()),
                ("new", new.into()),
                (
                    "why",
                    "Thứ Hai 23/11/2026 là ngày nghỉ: Hoán đổi với 21/11/2026 (theo VB 1/VPCP-KGVX ngày 05/10/2026)".into(),
                ),
            ],
        )
    };
    matter(
        &[("n", "03"), ("earlier", "02"), ("later", "01"), ("redated", "có")],
        vec![
            point("earlier", "7", "Thứ Hai 23/11/2026", "Thứ Bảy 21/11/2026", ""),
            point(
                "earlier",
                "9",
                "Thứ Hai 23/11/2026",
                "Thứ Bảy 21/11/2026",
                "Thứ Hai 23/11/2026",
            ),
            point("later", "", "Thứ Sáu 20/11/2026", "Thứ Bảy 21/11/2026", ""),
        ],
    )
}

fn proposals() -> Matter {
    matter(
        &[("n", "01"), ("year", "")],
        vec![
            Point::new(
                "conflict",
                [
                    ("title", "Báo cáo kết quả giải quyết thủ tục hành chính 6 tháng đầu năm 2026".into()),
                    ("words", "thời hạn nội bộ Thứ Bảy 04/7/2026 muộn hơn thời hạn gửi cấp trên Thứ Bảy 20/6/2026 của Báo cáo công tác cải cách hành chính, nên gửi trong ngày Thứ Sáu 19/6/2026".into()),
                    ("proposal", "đặt thời hạn nội bộ Thứ Sáu 12/6/2026 (số liệu ước thực hiện, cập nhật sau ngày chốt số liệu Chủ Nhật 14/6/2026)".into()),
                    ("id", "tthc-6-thang.sau-cap-tren".into()),
                ],
            ),
        ],
    )
}
