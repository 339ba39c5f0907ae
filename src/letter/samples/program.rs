//! Letters about the program and its sources.

use super::invented::{matter, morning, order, to_owner};
use crate::letter::kind::LetterKind;
use crate::letter::matter::Matter;
use crate::letter::order::Order;
use crate::letter::point::Point;

pub fn all() -> Vec<(&'static str, Order)> {
    use LetterKind::*;
    let monday = morning(2026, 6, 29);
    vec![
        (
            "alarm_refused",
            to_owner(order(Alarm, monday, alarm("refused", false))),
        ),
        (
            "alarm_refused_over",
            to_owner(order(Alarm, monday, alarm("refused", true))),
        ),
        (
            "alarm_refused_over_lost",
            to_owner(order(Alarm, monday, lost_meanwhile())),
        ),
        (
            "alarm_inbox",
            to_owner(order(Alarm, monday, alarm("inbox", false))),
        ),
        (
            "alarm_server",
            to_owner(order(Alarm, monday, alarm("server", false))),
        ),
        (
            "alarm_server_silent",
            to_owner(order(Alarm, monday, alarm("server_silent", false))),
        ),
        (
            "alarm_server_over",
            to_owner(order(Alarm, monday, alarm("server", true))),
        ),
        ("alarm_disk", to_owner(order(Alarm, monday, alarm("disk", false)))),
        ("alarm_full", to_owner(order(Alarm, monday, alarm("full", true)))),
        (
            "alarm_brake",
            to_owner(order(Alarm, monday, alarm("brake", false))),
        ),
        (
            "alarm_brake_hour",
            to_owner(order(Alarm, monday, alarm("brake_hour", false))),
        ),
        (
            "alarm_brake_over",
            to_owner(order(Alarm, monday, alarm("brake", true))),
        ),
        (
            "alarm_calendar",
            to_owner(order(Alarm, monday, alarm("calendar", false))),
        ),
        ("outage", to_owner(order(Outage, monday, outage(false)))),
        ("outage_over", to_owner(order(Outage, monday, outage(true)))),
        (
            "figure_changes",
            to_owner(order(FigureChanges, monday, figure_changes())),
        ),
    ]
}

/// A mailbox takes letters again, and some that it refused are still not sent.
fn lost_meanwhile() -> Matter {
    let mut matter = alarm("refused", true);
    if let Matter::Points { facts, .. } = &mut matter {
        facts.insert("lost".to_owned(), "04".to_owned());
    }
    matter
}

/// A source is silent before a cut-off, or answers again.
fn alarm(kind: &str, is_over: bool) -> Matter {
    let back = if is_over {
        "15 giờ 00 ngày 29/6/2026"
    } else {
        ""
    };
    let detail = match kind {
        "refused" => "550 5.1.1 (address) User unknown",
        "server" => "RCPT TO: 554 5.7.1 (address) Relay access denied",
        "server_silent" => "connecting: Connection refused (os error 111)",
        "disk" | "full" => "120 MB",
        "inbox" => "the mail server refuses the user or the password",
        "calendar" => "2027",
        "brake_hour" => "08 giờ 45 ngày 29/6/2026",
        _ => "",
    };
    let address = match kind {
        "refused" => "dautu@binhminh.example",
        "brake_hour" => "vanphong@binhminh.example",
        _ => "",
    };
    let turns_away = if kind == "server" { "1" } else { "" };
    let kind = match kind {
        "brake_hour" => "brake",
        "server_silent" => "server",
        kind => kind,
    };
    let since = if kind == "calendar" {
        ""
    } else {
        "07 giờ 45 ngày 29/6/2026"
    };
    matter(
        &[
            ("kind", kind),
            ("since", since),
            ("back", back),
            ("detail", detail),
            ("address", address),
            ("turns_away", turns_away),
            ("server", if kind == "server" { "mail" } else { "" }),
            ("carrier", if kind == "server" { "du-phong" } else { "" }),
            ("lost", ""),
        ],
        vec![],
    )
}

fn outage(is_over: bool) -> Matter {
    let facts = [
        ("source", "motcua"),
        ("window", ""),
        ("passed", ""),
        ("since", "11 giờ 00 ngày 29/6/2026"),
        (
            "good",
            if is_over {
                ""
            } else {
                "07 giờ 00 ngày 29/6/2026"
            },
        ),
        (
            "back",
            if is_over {
                "15 giờ 00 ngày 29/6/2026"
            } else {
                ""
            },
        ),
        (
            "cutoff",
            if is_over {
                ""
            } else {
                "23 giờ 50 ngày 02/7/2026"
            },
        ),
        ("period", "tuần 27 năm 2026"),
    ];
    let failure = Point::new(
        "failure",
        [
            ("at", "14 giờ 30 ngày 29/6/2026".to_owned()),
            ("kind", "không kết nối được hoặc máy chủ báo lỗi".to_owned()),
        ],
    );
    matter(&facts, if is_over { vec![] } else { vec![failure] })
}

/// What moved in two windows since the last letter about it.
fn figure_changes() -> Matter {
    let moved = |window: &str, line: &str, source: &str, moves: &str| {
        Point::new(
            window,
            [
                ("line", line.to_owned()),
                ("source", source.to_owned()),
                ("moves", moves.to_owned()),
            ],
        )
    };
    let (week, month) = (
        "Kỳ số liệu từ 26/6/2026 đến 02/7/2026",
        "Kỳ số liệu từ 20/6/2026 đến 19/7/2026",
    );
    let facts = [
        ("n", "04"),
        ("sources", "02"),
        ("since", "15 giờ 00 ngày 26/6/2026"),
        ("until", "07 giờ 00 ngày 29/6/2026"),
        ("more", ""),
        (
            "legend",
            "(3) tổng số tiếp nhận; (7) tổng số đã giải quyết; (11) tổng số đang giải quyết",
        ),
    ];
    matter(
        &facts,
        vec![
            moved(
                week,
                "Đầu tư",
                "motcua",
                "(3) tăng từ 41 lên 44; (7) tăng từ 30 lên 31",
            ),
            moved(week, "Lao động", "motcua", "(11) giảm từ 12 xuống 09"),
            moved(week, "Tổng số", "motcua", "(3) tăng từ 1.021 lên 1.024"),
            moved(month, "Đầu tư", "cong-cu", "(3) nay là 44, trước đây chưa có"),
        ],
    )
}
