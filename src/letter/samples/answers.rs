//! Letters about answers by mail: receipts to who answered, notices to the owner.

mod notices;
mod receipts;

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
    let mut orders = receipts::all();
    orders.extend(notices::all());
    orders
}
