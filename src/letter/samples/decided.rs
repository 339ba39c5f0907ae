//! Letters about the owner's word, about what was recorded, and about letters that came back.

use super::answers::{DOCUMENT, REPORT, of_task, point, receipt, with_entry};
use super::invented::{day, matter, order, to_owner};
use crate::calendar::{at, hm};
use crate::letter::kind::LetterKind;
use crate::letter::order::Order;
use crate::letter::point::Point;

/// A task that a new version of the plan changes.
fn of_plan(group: &str, more: &[(&str, &str)]) -> Point {
    let mut facts = vec![
        ("wish", ""),
        ("wished", ""),
        ("with", ""),
        ("agreed", ""),
        ("result", ""),
        ("renamed", ""),
        ("number", ""),
        ("product", ""),
        ("was_product", ""),
    ];
    facts.extend(more);
    of_task(group, &facts)
}

/// `about`: "wish", "plan", "former", "renamed", "closed", "event", "clock", "assigned" or nothing of these.
fn confirmation(about: &str, points: Vec<Point>) -> Order {
    let facts = [
        (
            "wish",
            if matches!(about, "wish" | "event") {
                "1"
            } else {
                ""
            },
        ),
        ("taken", "09 giờ 06 ngày 01/7/2026"),
        (
            "plan",
            if matches!(about, "plan" | "closed") {
                "1"
            } else {
                ""
            },
        ),
        (
            "former",
            if matches!(about, "former" | "renamed") {
                "Phòng Quản lý đầu tư"
            } else {
                ""
            },
        ),
        ("closed", if about == "closed" { "03" } else { "" }),
        ("event", if about == "event" { "1" } else { "" }),
        ("clock", if about == "clock" { "1" } else { "" }),
        ("assigned", if about == "assigned" { "1" } else { "" }),
        ("renamed", if about == "renamed" { "1" } else { "" }),
        ("file", "KE-HOACH-2026-sua-doi.docx"),
        (
            "at",
            if matches!(about, "former" | "renamed") {
                "01/7/2026"
            } else {
                "08 giờ 15 ngày 01/7/2026"
            },
        ),
    ];
    order(
        LetterKind::Confirmation,
        at(day(2026, 7, 2), hm(7, 45)),
        matter(&facts, points),
    )
}

pub fn all() -> Vec<(&'static str, Order)> {
    vec![
        (
            "answer_assigned",
            to_owner(receipt(
                &[("assigned", "02"), ("asked", "01"), ("undo", "Thứ Tư 08/7/2026")],
                vec![
                    of_task(
                        "assigned",
                        &[("why", "handed"), ("lead", "Văn phòng Ban Quản lý")],
                    ),
                    of_task(
                        "assigned",
                        &[
                            ("why", "upheld"),
                            ("lead", "Phòng Quản lý đầu tư"),
                            ("words", "Theo quyết định phân công."),
                        ],
                    ),
                    of_task("asked", &[("why", "lead_unsaid"), ("words", "ĐỒNG Ý")]),
                ],
            )),
        ),
        (
            "confirmation_assigned",
            confirmation(
                "assigned",
                vec![
                    of_task("upheld", &[("words", "Theo quyết định phân công.")]),
                    of_task("taken_over", &[("lead", "Phòng Quản lý đầu tư")]),
                    of_task("handed_over", &[("lead", "Văn phòng Ban Quản lý")]),
                ],
            ),
        ),
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
                    point(
                        "decided",
                        &[
                            REPORT[1],
                            REPORT[2],
                            ("why", "declined"),
                            (
                                "instead",
                                "; lúc 10 giờ 02 ngày 01/7/2026 đã có ý kiến sau, đồng ý đến Thứ Hai 20/7/2026; ý kiến sau có hiệu lực",
                            ),
                        ],
                    ),
                    point("decided", &[REPORT[1], REPORT[2], ("why", "declined")]),
                    of_task("dated", &[("until", "Thứ Hai 20/7/2026")]),
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
                            REPORT[1],
                            REPORT[2],
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
                    "wish",
                    vec![
                        of_task(
                            "agreed",
                            &[
                                ("until", "Thứ Hai 20/7/2026"),
                                ("words", "Đề nghị gửi dự thảo trước."),
                            ],
                        ),
                        point("declined", &REPORT),
                        point("declined", &[REPORT[1], REPORT[2], ("finished", "1")]),
                        point("unsettled", &REPORT),
                    ],
                ),
                false,
                1,
            ),
        ),
        (
            "confirmation_event",
            confirmation(
                "event",
                vec![of_task(
                    "event_declined",
                    &[
                        ("due", ""),
                        ("event", "kết thúc cuộc kiểm tra"),
                        ("until", "ngày 30/6/2026"),
                        ("lacks_hour", ""),
                        ("instead", ""),
                        ("words", "Cuộc kiểm tra chưa kết thúc."),
                    ],
                )],
            ),
        ),
        (
            "confirmation_plan",
            confirmation(
                "plan",
                vec![
                    of_plan(
                        "leading",
                        &[
                            ("lead", "Văn phòng Ban Quản lý"),
                            ("result", "1"),
                            DOCUMENT[0],
                            DOCUMENT[1],
                        ],
                    ),
                    of_plan("leading", &[]),
                    of_plan(
                        "leading",
                        &[
                            ("with", "Phòng Quản lý đầu tư"),
                            ("lead", "Văn phòng Ban Quản lý"),
                        ],
                    ),
                    of_plan("sharing", &[("with", "Văn phòng Ban Quản lý")]),
                    of_plan("sharing", &[("lead", "Văn phòng Ban Quản lý")]),
                    of_plan(
                        "renamed",
                        &[
                            ("renamed", "Rà soát, đánh giá, đơn giản hóa thủ tục hành chính"),
                            ("until", "Thứ Ba 30/6/2026"),
                            ("wish", "moot"),
                            ("wished", "Thứ Hai 20/7/2026"),
                        ],
                    ),
                    of_plan("restated", &[("number", "28")]),
                    of_plan(
                        "restated",
                        &[
                            ("number", "28"),
                            ("product", "Quyết định"),
                            ("was_product", "Quy trình"),
                        ],
                    ),
                    of_plan("handed", &[("lead", "Văn phòng Ban Quản lý"), ("wish", "moot")]),
                    of_plan("dropped", &[("result", "1"), ("wish", "moot")]),
                    of_plan("replaced", &[("until", "Thứ Hai 20/7/2026"), ("agreed", "1")]),
                    of_plan(
                        "replaced",
                        &[
                            ("until", "Thứ Hai 15/6/2026"),
                            ("wish", "moot"),
                            ("wished", "Thứ Ba 30/6/2026"),
                        ],
                    ),
                    of_plan(
                        "replaced",
                        &[
                            ("until", "Thứ Hai 15/6/2026"),
                            ("support", "Văn phòng Ban Quản lý"),
                        ],
                    ),
                ],
            ),
        ),
        (
            "confirmation_former",
            confirmation(
                "former",
                vec![
                    of_plan("leading", &[("lead", "Phòng Quản lý đầu tư")]),
                    of_plan(
                        "leading",
                        &[
                            ("lead", "Phòng Quản lý đầu tư"),
                            ("with", "Văn phòng Ban Quản lý"),
                            ("due", ""),
                        ],
                    ),
                ],
            ),
        ),
        (
            "confirmation_renamed",
            confirmation("renamed", vec![of_plan("leading", &[("lead", "")])]),
        ),
        (
            "confirmation_closed",
            to_owner(confirmation(
                "closed",
                vec![
                    of_plan(
                        "wish_moot",
                        &[("lead", "Phòng Quản lý đầu tư"), ("until", "Thứ Ba 30/6/2026")],
                    ),
                    of_plan("wish_handed", &[("lead", "Phòng Quản lý đầu tư")]),
                    of_plan(
                        "wish_dropped",
                        &[("lead", "Phòng Quản lý đầu tư"), ("until", "Thứ Ba 30/6/2026")],
                    ),
                ],
            )),
        ),
        (
            "confirmation_clock",
            confirmation(
                "clock",
                vec![
                    of_task(
                        "clock",
                        &[
                            ("event", "kết thúc cuộc kiểm tra"),
                            ("until", "ngày 30/6/2026"),
                            ("due", "Thứ Hai 06/7/2026"),
                        ],
                    ),
                    of_task(
                        "clock",
                        &[
                            ("event", "kết thúc cuộc kiểm tra"),
                            ("until", "ngày 30/6/2026"),
                            ("due", "Thứ Hai 06/7/2026"),
                            ("instead", "Thứ Tư 01/7/2026"),
                        ],
                    ),
                    of_task(
                        "clock_stopped",
                        &[
                            ("event", "kết thúc cuộc kiểm tra"),
                            ("until", "ngày 30/6/2026"),
                            ("due", ""),
                        ],
                    ),
                ],
            ),
        ),
        (
            "confirmation",
            with_entry(
                confirmation(
                    "",
                    vec![
                        of_task("done", &DOCUMENT),
                        of_task("done", &[("support", "Văn phòng Ban Quản lý")]),
                        point("redated", &REPORT),
                        of_task("ended", &DOCUMENT),
                        point("reopened", &REPORT),
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
