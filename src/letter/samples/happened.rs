//! Letters about answers that name the day of an event, or bring files, and about words that nothing can be made of.

use super::answers::{notice, point, receipt};
use super::invented::to_owner;
use crate::letter::order::Order;

const EVENT: [(&str, &str); 4] = [
    ("row", "8"),
    ("title", "Gửi kết luận kiểm tra"),
    ("event", "kết thúc cuộc kiểm tra"),
    ("until", "ngày 30/6/2026"),
];

const PART: [(&str, &str); 3] = [
    (
        "title",
        "Gửi phần nội dung của báo cáo cải cách hành chính quý II năm 2026",
    ),
    ("due", "Thứ Hai 15/6/2026"),
    ("words", "Phòng gửi phần nội dung báo cáo, tệp kèm theo."),
];

fn of_event(group: &str, more: &[(&str, &str)]) -> crate::letter::point::Point {
    let mut facts = EVENT.to_vec();
    facts.extend(more);
    point(group, &facts)
}

pub fn all() -> Vec<(&'static str, Order)> {
    vec![
        (
            "answer_event",
            receipt(
                &[
                    ("event_said", "01"),
                    ("events", "1"),
                    ("asked", "02"),
                    ("undo", "Thứ Tư 08/7/2026"),
                ],
                vec![
                    of_event("event_said", &[("lacks_hour", "1")]),
                    of_event("asked", &[("why", "event_day"), ("words", "nhiệm vụ số 8")]),
                    of_event(
                        "asked",
                        &[
                            ("why", "event_ahead"),
                            ("until", "Thứ Hai 20/7/2026"),
                            ("words", "nhiệm vụ số 8, ngày 20/7/2026"),
                        ],
                    ),
                ],
            ),
        ),
        (
            "answer_event_recorded",
            receipt(
                &[
                    ("event_recorded", "01"),
                    ("events", "1"),
                    ("undo", "Thứ Tư 08/7/2026"),
                ],
                vec![
                    of_event("event_recorded", &[]),
                    of_event("event_known", &[]),
                    of_event("event_declined", &[]),
                    of_event("event_proposal", &[]),
                    of_event("event_moot", &[]),
                    of_event("event_moot", &[("until", "")]),
                ],
            ),
        ),
        (
            "answer_part",
            receipt(
                &[
                    ("parts", "01"),
                    ("files", "“phan-dau-tu.docx”"),
                    ("undo", "Thứ Tư 08/7/2026"),
                ],
                vec![point("part", &PART)],
            ),
        ),
        (
            "answer_part_notice",
            notice(
                &[("parts", "01"), ("files", "“phan-dau-tu.docx”, “phu-luc.xlsx”")],
                vec![point("part", &PART)],
            ),
        ),
        (
            "answer_own_words",
            to_owner(receipt(
                &[("own_words", "1"), ("words", "1")],
                vec![point("passed", &[("why", "read")])],
            )),
        ),
        (
            "answer_event_notice",
            notice(
                &[("events", "02"), ("about_events", "1")],
                vec![
                    of_event(
                        "event",
                        &[("lacks_hour", "1"), ("instead", "14 giờ 30 ngày 30/6/2026")],
                    ),
                    of_event("event_withdrawn", &[]),
                    of_event(
                        "event_moot",
                        &[("until", "Thứ Hai 20/7/2026"), ("words", "8: 30/6/2026")],
                    ),
                ],
            ),
        ),
    ]
}
