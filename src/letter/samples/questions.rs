//! Receipts that ask whether a task is finished by the document that its answer names.

use super::answers::{DOCUMENT, of_task, receipt};
use super::invented::to_owner;
use crate::letter::order::Order;
use crate::letter::point::Point;

fn asked(more: &[(&str, &str)]) -> Point {
    let mut facts = DOCUMENT.to_vec();
    facts.extend(more);
    of_task("asked", &facts)
}

pub fn all() -> Vec<(&'static str, Order)> {
    let question = [
        ("question", "Thứ Tư 08/7/2026"),
        ("question_form", "18 XONG 330/KH-BQL 24/6/2026"),
    ];
    let one = [&[("asked", "01")], question.as_slice()].concat();
    let several = [&[("asked", "03"), ("questions", "1")], question.as_slice()].concat();
    let words = ("words", "Xong, Kế hoạch 330/KH-BQL 24/6/2026 đang chờ đóng dấu");
    vec![
        (
            "answer_question",
            to_owner(receipt(
                &one,
                vec![asked(&[
                    ("why", "doubtful"),
                    ("until", "đang chờ"),
                    ("by", "1"),
                    ("order", "ĐỒNG Ý"),
                    words,
                ])],
            )),
        ),
        (
            "answer_questions",
            to_owner(receipt(
                &several,
                vec![
                    asked(&[
                        ("why", "doubtful"),
                        ("until", "đang chờ"),
                        ("order", "18 ĐỒNG Ý"),
                        words,
                    ]),
                    asked(&[
                        ("why", "lapsed"),
                        ("by", "late"),
                        ("order", "18 XONG 330/KH-BQL 24/6/2026"),
                    ]),
                    asked(&[
                        ("why", "lapsed"),
                        ("by", "refused"),
                        ("order", "18 XONG 330/KH-BQL 24/6/2026"),
                    ]),
                ],
            )),
        ),
    ]
}
