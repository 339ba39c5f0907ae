//! The operator's weekly letter and the receipt of an answer.

use super::invented::{matter, morning, order, to_owner};
use crate::letter::kind::LetterKind;
use crate::letter::order::Order;
use crate::letter::point::Point;

pub fn all() -> Vec<(&'static str, Order)> {
    vec![
        ("health_quiet", to_owner(health(false))),
        ("health", to_owner(health(true))),
    ]
}

const NAMES: [&str; 14] = [
    "name",
    "good",
    "failing",
    "more",
    "sent",
    "waiting",
    "refused",
    "uncertain",
    "dead",
    "year",
    "open",
    "database",
    "free",
    "list",
];

fn point(group: &str, about: &str, facts: &[(&str, &str)]) -> Point {
    let mut point = Point::new(group, NAMES.map(|name| (name, String::new())));
    let all = [("about", about), ("wrong", "")];
    for (name, fact) in all.iter().chain(facts) {
        point.facts.insert((*name).to_owned(), (*fact).to_owned());
    }
    point
}

fn health(is_wrong: bool) -> Order {
    let wrong = if is_wrong { "1" } else { "" };
    let of = |quiet: &'static str, wrong: &'static str| if is_wrong { wrong } else { quiet };
    let good = ("good", "11 giờ 02 ngày 29/6/2026");
    let mut points = vec![
        point(
            "source",
            "source",
            &[("name", "motcua"), good, ("failing", wrong), ("wrong", wrong)],
        ),
        point(
            "source",
            "source",
            &[("name", "dvc-quoc-gia"), ("good", "11 giờ 05 ngày 29/6/2026")],
        ),
        point(
            "state",
            "letters",
            &[
                ("sent", "46"),
                ("waiting", of("0", "02")),
                ("refused", of("0", "01")),
                ("uncertain", "0"),
                ("dead", "0"),
                ("wrong", wrong),
            ],
        ),
        point(
            "state",
            "calendar",
            &[("year", "2026"), ("open", of("", "2027")), ("wrong", wrong)],
        ),
        point("state", "storage", &[("database", "12 MB"), ("free", "35 GB")]),
        point("state", "version", &[("name", "0.4.0")]),
    ];
    if is_wrong {
        points.insert(2, point("source", "more", &[("more", "02")]));
        let back = [
            ("list", "Phòng Quản lý đầu tư; Trung tâm Phục vụ hành chính công"),
            ("wrong", "1"),
        ];
        points.push(point("state", "returned", &back));
        points.push(point(
            "state",
            "left",
            &[("sent", "03"), ("list", "02"), ("wrong", "1")],
        ));
        let list = [("list", "reminder.txt, late.txt"), ("wrong", "1")];
        points.push(point("state", "templates", &list));
        let failed = [("list", "reminder.txt:12"), ("sent", "03"), ("wrong", "1")];
        points.push(point("state", "fallen_back", &failed));
    }
    let cutoffs = [
        ("tuần 27 năm 2026", "23 giờ 50 ngày 02/7/2026"),
        ("quý II năm 2026", "23 giờ 50 ngày 14/7/2026"),
    ];
    points.extend(cutoffs.map(|(name, at)| point("cutoff", "cutoff", &[("name", name), ("good", at)])));
    let facts = [("n", of("", "07")), ("week", "27"), ("year", "2026")];
    order(LetterKind::Health, morning(2026, 6, 29), matter(&facts, points))
}
