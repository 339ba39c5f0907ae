//! Letters about answers by mail.

use super::{day, half_year, matter, order, to_owner, with};
use crate::calendar::{at, hm};
use crate::letter::*;
use crate::remind::Role;

fn point(group: &str, facts: &[(&str, &str)]) -> Point {
    let names = [
        "row", "title", "due", "document", "day", "why", "words", "until", "from", "at", "support",
    ];
    with(Point::new(group, names.map(|name| (name, String::new()))), facts)
}

fn receipt(facts: &[(&str, &str)], points: Vec<Point>) -> Order {
    let mut all = vec![
        ("taken", "09 giờ 06 ngày 01/7/2026"),
        ("proposal", ""),
        ("from", ""),
        ("decided", ""),
        ("deciding", ""),
        ("recorded", ""),
        ("asked", ""),
        ("undone", ""),
        ("undo", ""),
    ];
    all.extend(facts);
    order(
        LetterKind::AnswerReceipt,
        at(day(2026, 7, 1), hm(9, 6)),
        matter(&all, points),
    )
}

fn notice(facts: &[(&str, &str)], points: Vec<Point>) -> Order {
    let mut all = vec![
        ("unit", "Phòng Quản lý đầu tư"),
        ("taken", "09 giờ 06 ngày 01/7/2026"),
        ("wishes", ""),
        ("wrong", ""),
        ("recorded", ""),
        ("unsure", ""),
        ("from", ""),
        ("until", ""),
        ("mails", ""),
    ];
    all.extend(facts);
    to_owner(order(
        LetterKind::AnswerNotice,
        at(day(2026, 7, 1), hm(9, 6)),
        matter(&all, points),
    ))
}

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

const TASK: [(&str, &str); 3] = [
    ("row", "18"),
    ("title", "Rà soát, đánh giá thủ tục hành chính"),
    ("due", "Thứ Năm 02/7/2026"),
];

fn of_task(group: &str, more: &[(&str, &str)]) -> Point {
    let mut facts = TASK.to_vec();
    facts.extend(more);
    point(group, &facts)
}

/// The calendar entry of what was answered comes with the receipt.
fn with_entry(order: Order, is_over: bool, spoken: usize) -> Order {
    let line = TaskLine {
        is_only: true,
        is_over,
        spoken,
        ..half_year(Role::Lead)
    };
    Order {
        entries: vec![line],
        ..order
    }
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
            "answer_receipt",
            with_entry(
                receipt(
                    &[("recorded", "01"), ("undo", "Thứ Tư 08/7/2026")],
                    vec![
                        of_task("recorded", &document),
                        of_task("passed", &[("why", "wish"), ("until", "20/7/2026")]),
                        point("before", &report),
                    ],
                ),
                true,
                1,
            ),
        ),
        (
            "answer_asked",
            receipt(
                &[("asked", "04")],
                vec![
                    of_task("asked", &[("why", "document"), ("words", "18 xong rồi")]),
                    of_task("asked", &[("why", "future"), ("words", "XONG 330/KH-BQL 02/8")]),
                    point(
                        "asked",
                        &[("why", "which"), ("words", "XONG 330/KH-BQL 24/6/2026")],
                    ),
                    point(
                        "asked",
                        &[("why", "not_there"), ("words", "7 XONG 330/KH-BQL 24/6/2026")],
                    ),
                    of_task("line", &[]),
                    point("line", &report),
                ],
            ),
        ),
        (
            "answer_proposal",
            receipt(
                &[("proposal", "1"), ("from", "nguoi.la@binhminh.example")],
                vec![
                    of_task("proposal", &document),
                    of_task("passed", &[("why", "wrong")]),
                ],
            ),
        ),
        (
            "answer_undone",
            with_entry(
                receipt(
                    &[("undone", "01")],
                    vec![of_task("undone", &[]), point("too_late", &report)],
                ),
                false,
                2,
            ),
        ),
        (
            "answer_notice",
            notice(
                &[("wishes", "01"), ("wrong", "01")],
                vec![
                    of_task(
                        "wish",
                        &[
                            ("words", "18 HOÃN đến 20/7 vì chờ ý kiến"),
                            ("until", "20/7/2026"),
                        ],
                    ),
                    of_task("wrong", &[("words", "18 SAI, việc này của Văn phòng")]),
                    of_task("theirs", &[("words", "XONG 330/KH-BQL 24/6/2026")]),
                    point("other", &[("words", "Phòng đang xin ý kiến lãnh đạo")]),
                    point("other", &[]),
                ],
            ),
        ),
        (
            "answer_unsure",
            notice(
                &[("unsure", "1"), ("from", "nguoi.la@binhminh.example")],
                vec![point("other", &[("words", "Phòng đang xin ý kiến")])],
            ),
        ),
        (
            "answer_several",
            notice(
                &[("mails", "02"), ("until", "10 giờ 02 ngày 01/7/2026")],
                vec![
                    point(
                        "other",
                        &[
                            ("words", "Phòng đang xin ý kiến lãnh đạo"),
                            ("at", "09 giờ 06 ngày 01/7/2026"),
                        ],
                    ),
                    of_task("other", &[("at", "10 giờ 02 ngày 01/7/2026")]),
                ],
            ),
        ),
        (
            "answer_besides",
            notice(
                &[("recorded", "01")],
                vec![of_task(
                    "recorded",
                    &[("words", "Còn thiếu phụ lục 2, xin ý kiến Văn phòng")],
                )],
            ),
        ),
        (
            "answer_decided",
            to_owner(receipt(
                &[("decided", "02"), ("undo", "Thứ Tư 08/7/2026")],
                vec![
                    of_task("decided", &[("why", "agreed"), ("until", "Thứ Hai 20/7/2026")]),
                    point("decided", &[report[1], report[2], ("why", "declined")]),
                ],
            )),
        ),
        (
            "answer_undecided",
            to_owner(receipt(
                &[("asked", "02"), ("deciding", "1")],
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
                        of_task("agreed", &[("until", "Thứ Hai 20/7/2026")]),
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
