//! Letters about the owner's word, about what was recorded, and about letters that came back.

use super::answers::{of_task, point, receipt, with_entry};
use super::{day, matter, order, to_owner};
use crate::calendar::{at, hm};
use crate::letter::*;

fn confirmation(is_wish: bool, points: Vec<Point>) -> Order {
    let facts = [
        ("wish", if is_wish { "1" } else { "" }),
        ("taken", "09 giờ 06 ngày 01/7/2026"),
    ];
    order(
        LetterKind::Confirmation,
        at(day(2026, 7, 2), hm(7, 45)),
        matter(&facts, points),
    )
}

pub fn all() -> Vec<(&'static str, Order)> {
    let document = [("document", "Kế hoạch số 330/KH-BQL"), ("day", "24/6/2026")];
    let report = [
        ("row", ""),
        ("title", "Báo cáo cải cách hành chính quý II năm 2026"),
        ("due", "Thứ Bảy 20/6/2026"),
    ];
    vec![
        (
            "answer_decided",
            to_owner(receipt(
                &[("decided", "02"), ("undo", "Thứ Tư 08/7/2026")],
                vec![
                    of_task(
                        "decided",
                        &[
                            ("why", "agreed"),
                            ("until", "Thứ Hai 20/7/2026"),
                            ("words", "Đề nghị gửi dự thảo trước."),
                        ],
                    ),
                    point("decided", &[report[1], report[2], ("why", "declined")]),
                    of_task("lead", &[("lead", "Phòng Quản lý đầu tư")]),
                    of_task("lead", &[("lead", "Văn phòng Ban Quản lý")]),
                    of_task("lead_before", &[("lead", "Văn phòng Ban Quản lý")]),
                ],
            )),
        ),
        (
            "answer_undecided",
            to_owner(receipt(
                &[("asked", "02"), ("deciding", "1"), ("finishing", "1")],
                vec![
                    of_task("asked", &[("why", "no_day"), ("words", "18 ĐỒNG Ý")]),
                    point(
                        "asked",
                        &[
                            report[1],
                            report[2],
                            ("why", "table"),
                            ("words", "ĐỒNG Ý đến 25/7"),
                        ],
                    ),
                ],
            )),
        ),
        (
            "confirmation_wish",
            with_entry(
                confirmation(
                    true,
                    vec![
                        of_task(
                            "agreed",
                            &[
                                ("until", "Thứ Hai 20/7/2026"),
                                ("words", "Đề nghị gửi dự thảo trước."),
                            ],
                        ),
                        point("declined", &report),
                        point("unsettled", &report),
                    ],
                ),
                false,
                1,
            ),
        ),
        (
            "confirmation",
            with_entry(
                confirmation(
                    false,
                    vec![
                        of_task("done", &document),
                        of_task("done", &[("support", "Văn phòng Ban Quản lý")]),
                        point("redated", &report),
                        of_task("ended", &document),
                        point("reopened", &report),
                    ],
                ),
                true,
                1,
            ),
        ),
        (
            "undelivered",
            to_owner(order(
                LetterKind::Undelivered,
                at(day(2026, 7, 1), hm(9, 6)),
                matter(
                    &[
                        ("whose", "Phòng Quản lý đầu tư"),
                        ("address", "dautu@binhminh.example"),
                        ("status", "5.1.1"),
                        ("at", "09 giờ 06 ngày 01/7/2026"),
                        ("own", ""),
                    ],
                    vec![],
                ),
            )),
        ),
    ]
}
