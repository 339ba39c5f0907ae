//! Receipts of answers by mail, to who answered.

use super::{DOCUMENT, RECORD, REPORT, of_task, point, receipt, with_entry};
use crate::letter::order::Order;

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
    ]
}
