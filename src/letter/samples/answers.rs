//! Letters about answers by mail.

use super::invented::{day, half_year, matter, order, to_owner, with};
use crate::calendar::{at, hm};
use crate::letter::kind::LetterKind;
use crate::letter::order::Order;
use crate::letter::point::Point;
use crate::letter::task_line::TaskLine;
use crate::remind::Role;

pub(super) fn point(group: &str, facts: &[(&str, &str)]) -> Point {
    let names = [
        "row",
        "title",
        "due",
        "document",
        "day",
        "why",
        "words",
        "until",
        "from",
        "at",
        "support",
        "lead",
        "by",
        "order",
        "instead",
        "wanted",
        "event",
        "lacks_hour",
        "what",
        "others",
        "result",
        "undo",
        "finished",
        "plan",
        "also",
    ];
    with(Point::new(group, names.map(|name| (name, String::new()))), facts)
}

pub(super) fn receipt(facts: &[(&str, &str)], points: Vec<Point>) -> Order {
    let mut all = vec![
        ("taken", "09 giờ 06 ngày 01/7/2026"),
        ("proposal", ""),
        ("from", ""),
        ("decided", ""),
        ("wrote", ""),
        ("assigned", ""),
        ("deciding", ""),
        ("postponing", ""),
        ("finishing", ""),
        ("undoing", ""),
        ("words", ""),
        ("parts", ""),
        ("files", ""),
        ("own_words", ""),
        ("words_too", ""),
        ("reopened", ""),
        ("question", ""),
        ("questions", ""),
        ("question_form", ""),
        ("part_order", ""),
        ("part_only", ""),
        ("events", ""),
        ("event_said", ""),
        ("event_recorded", ""),
        ("confirmable", ""),
        ("several", ""),
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

pub(super) fn notice(facts: &[(&str, &str)], points: Vec<Point>) -> Order {
    let mut all = vec![
        ("unit", "Phòng Quản lý đầu tư"),
        ("taken", "09 giờ 06 ngày 01/7/2026"),
        ("over", ""),
        ("wishes", ""),
        ("forecasts", ""),
        ("forecasts_withdrawn", ""),
        ("parts_unclear", ""),
        ("events", ""),
        ("parts", ""),
        ("files", ""),
        ("about_events", ""),
        ("wrong", ""),
        ("recorded", ""),
        ("other_kind", ""),
        ("undone", ""),
        ("settled", ""),
        ("results", ""),
        ("undoable", ""),
        ("finishable", ""),
        ("withdrawn", ""),
        ("unsure", ""),
        ("from", ""),
        ("until", ""),
        ("mails", ""),
        ("informs", ""),
        ("informs_also", ""),
    ];
    all.extend(facts);
    to_owner(order(
        LetterKind::AnswerNotice,
        at(day(2026, 7, 1), hm(9, 6)),
        matter(&all, points),
    ))
}

const TASK: [(&str, &str); 3] = [
    ("row", "18"),
    ("title", "Rà soát, đánh giá thủ tục hành chính"),
    ("due", "Thứ Năm 02/7/2026"),
];

pub(super) fn of_task(group: &str, more: &[(&str, &str)]) -> Point {
    let mut facts = TASK.to_vec();
    facts.extend(more);
    point(group, &facts)
}

/// The calendar entry of what was answered comes with the receipt.
pub(super) fn with_entry(order: Order, is_over: bool, spoken: usize) -> Order {
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

/// What closed the task, and when.
pub(super) const DOCUMENT: [(&str, &str); 2] = [("document", "Kế hoạch số 330/KH-BQL"), ("day", "24/6/2026")];
/// What was recorded before, and how it is replaced.
pub(super) const RECORD: [(&str, &str); 5] = [
    ("document", "Kế hoạch số 330/KH-BQL"),
    ("day", "24/6/2026"),
    ("by", "thư trả lời của Phòng Quản lý đầu tư"),
    ("at", "09 giờ 06 ngày 30/6/2026"),
    ("order", "18"),
];
/// A report that the unit owes without a row of the plan.
pub(super) const REPORT: [(&str, &str); 3] = [
    ("row", ""),
    ("title", "Báo cáo cải cách hành chính quý II năm 2026"),
    ("due", "Thứ Bảy 20/6/2026"),
];

pub fn all() -> Vec<(&'static str, Order)> {
    vec![
        (
            "answer_receipt",
            with_entry(
                receipt(
                    &[("recorded", "01"), ("undo", "Thứ Tư 08/7/2026")],
                    vec![
                        of_task("recorded", &DOCUMENT),
                        of_task("passed", &[("why", "wish"), ("until", "20/7/2026")]),
                        point("before", &REPORT),
                        of_task("before", &RECORD),
                    ],
                ),
                true,
                1,
            ),
        ),
        (
            "answer_asked",
            receipt(
                &[
                    ("asked", "14"),
                    ("finishing", "1"),
                    ("postponing", "1"),
                    ("undoing", "1"),
                ],
                vec![
                    of_task(
                        "asked",
                        &[
                            ("why", "past_day"),
                            ("until", "Thứ Hai 01/6/2026"),
                            ("words", "18 HOÃN đến 01/6/2026"),
                        ],
                    ),
                    of_task(
                        "asked",
                        &[
                            ("why", "not_later"),
                            ("until", "Thứ Năm 02/7/2026"),
                            ("words", "18 HOÃN đến 02/7"),
                        ],
                    ),
                    of_task("asked", &[("why", "no_such_day"), ("words", "18 HOÃN đến 31/6")]),
                    of_task("asked", &[("why", "document"), ("words", "18 xong rồi")]),
                    of_task(
                        "asked",
                        &[
                            ("why", "future"),
                            ("until", "Chủ Nhật 02/8/2026"),
                            ("words", "XONG 330/KH-BQL 02/8"),
                        ],
                    ),
                    of_task(
                        "asked",
                        &[
                            &RECORD[..],
                            &[
                                ("why", "other_document"),
                                ("words", "18 XONG 331/KH-BQL 25/6/2026"),
                            ],
                        ]
                        .concat(),
                    ),
                    of_task(
                        "asked",
                        &[&RECORD[..], &[("why", "said_open"), ("words", "18 chưa xong")]].concat(),
                    ),
                    of_task(
                        "asked",
                        &[
                            ("why", "contradiction"),
                            ("words", "18 XONG 331/KH-BQL 25/6/2026 / 18 HOÃN đến 20/7"),
                        ],
                    ),
                    of_task(
                        "asked",
                        &[
                            ("why", "not_that_day"),
                            ("until", "20/6/2026"),
                            ("words", "18 hạn 20/6 XONG"),
                        ],
                    ),
                    point("asked", &[("why", "undo_what"), ("words", "HỦY 7")]),
                    point("asked", &[("why", "undo_of_undo"), ("words", "HỦY")]),
                    point(
                        "asked",
                        &[("why", "which"), ("words", "XONG 330/KH-BQL 24/6/2026")],
                    ),
                    point(
                        "asked",
                        &[
                            ("why", "which_day"),
                            ("order", "18 hạn 02/7/2026"),
                            ("words", "18 XONG 330/KH-BQL 24/6/2026"),
                        ],
                    ),
                    point(
                        "asked",
                        &[("why", "not_there"), ("words", "7 XONG 330/KH-BQL 24/6/2026")],
                    ),
                    of_task("line", &[]),
                    point("line", &REPORT),
                ],
            ),
        ),
        (
            "answer_words",
            receipt(&[("words", "1")], vec![of_task("passed", &[("why", "read")])]),
        ),
        (
            "answer_proposal",
            receipt(
                &[
                    ("proposal", "1"),
                    ("confirmable", "1"),
                    ("several", "1"),
                    ("from", "nguoi.la@binhminh.example"),
                ],
                vec![
                    of_task("proposal", &DOCUMENT),
                    of_task("passed", &[("why", "wrong")]),
                ],
            ),
        ),
        (
            "answer_nothing_to_confirm",
            receipt(
                &[
                    ("proposal", "1"),
                    ("asked", "01"),
                    ("finishing", "1"),
                    ("from", "nguoi.la@binhminh.example"),
                ],
                vec![of_task("asked", &[("why", "document"), ("words", "18 xong rồi")])],
            ),
        ),
        (
            "answer_undo_proposed",
            receipt(
                &[
                    ("proposal", "1"),
                    ("confirmable", "1"),
                    ("undone", "01"),
                    ("from", "binh@saobien.example"),
                ],
                vec![of_task("undone", &[])],
            ),
        ),
        (
            "answer_undone",
            with_entry(
                receipt(
                    &[("undone", "01"), ("reopened", "18")],
                    vec![
                        of_task("undone", &[("words", "Phòng ghi nhầm số.")]),
                        point("too_late", &REPORT),
                    ],
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
                            (
                                "until",
                                "Chủ Nhật 19/7/2026, là ngày nghỉ, nên gửi trong ngày Thứ Sáu 17/7/2026",
                            ),
                            ("instead", "Thứ Sáu 10/7/2026"),
                        ],
                    ),
                    of_task(
                        "other_kind",
                        &[
                            ("document", "Biên bản số 15/BB-DT ngày 24/6/2026"),
                            ("wanted", "Kế hoạch"),
                        ],
                    ),
                    of_task("replaced", &[("words", "18 HOÃN đến 10/7 vì chờ ý kiến")]),
                    of_task("other_document", &[("words", "18 XONG 331/KH-BQL 25/6/2026")]),
                    of_task("said_open", &[("words", "18 chưa xong")]),
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
                &[("recorded", "01"), ("undoable", "1")],
                vec![of_task(
                    "recorded",
                    &[
                        ("words", "Còn thiếu phụ lục 2, xin ý kiến Văn phòng"),
                        ("document", "Kế hoạch số 330/KH-BQL ngày 24/6/2026"),
                        ("undo", "HỦY 18"),
                    ],
                )],
            ),
        ),
        (
            "answer_results",
            notice(
                &[("settled", "01"), ("results", "1"), ("undoable", "1")],
                vec![
                    of_task(
                        "settled",
                        &[
                            ("document", "Kế hoạch số 330/KH-BQL ngày 24/6/2026"),
                            ("undo", "HỦY 18"),
                        ],
                    ),
                    of_task(
                        "other",
                        &[
                            ("words", "331/KH-BQL 25/6/2026 - xong"),
                            ("result", "18 XONG 331/KH-BQL 25/6/2026"),
                        ],
                    ),
                ],
            ),
        ),
        (
            "answer_finishable",
            notice(
                &[("finishable", "1")],
                vec![of_task("other", &[("words", "Phòng đang xin ý kiến lãnh đạo")])],
            ),
        ),
        (
            "answer_over",
            notice(
                &[("over", "01"), ("results", "1")],
                vec![of_task(
                    "over",
                    &[
                        ("document", "Kế hoạch số 330/KH-BQL ngày 24/6/2026"),
                        ("words", "XONG 330/KH-BQL 24/6/2026, bìa màu xanh"),
                        ("result", "18 XONG 330/KH-BQL 24/6/2026"),
                    ],
                )],
            ),
        ),
        (
            "answer_undone_besides",
            notice(
                &[("undone", "01")],
                vec![of_task("undone", &[("words", "Phòng ghi nhầm số văn bản.")])],
            ),
        ),
    ]
}
