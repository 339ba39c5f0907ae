//! Notices of answers by mail, to the owner.

use super::{notice, of_task, point};
use crate::letter::order::Order;

pub fn all() -> Vec<(&'static str, Order)> {
    vec![
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
