//! Letters to who exports the figures: what is wanted, what was received.

use super::invented::{day, order};
use crate::calendar::{at, hm};
use crate::letter::kind::LetterKind;
use crate::letter::matter::Matter;
use crate::letter::order::Order;
use crate::letter::point::{Named, Point};

fn named(facts: &[(&str, &str)]) -> Named {
    let own = |(k, v): &(&str, &str)| ((*k).to_owned(), (*v).to_owned());
    facts.iter().map(own).collect()
}

pub fn all() -> Vec<(&'static str, Order)> {
    vec![
        ("figures_wanted", wanted(false)),
        ("figures_again", wanted(true)),
        ("figures_receipt", receipt()),
        ("figures_given_back", given_back()),
    ]
}

fn window(name: &str, window: &str, file: &str) -> Point {
    Point::new(
        "window",
        [
            ("name", name.into()),
            ("window", window.into()),
            ("file", file.into()),
        ],
    )
}

fn wanted(is_again: bool) -> Order {
    let week = window(
        "tuần 27 năm 2026",
        "từ ngày 26/6/2026 đến ngày 02/7/2026",
        "motcua 2026-06-26 2026-07-02",
    );
    let month = window(
        "tháng 6 năm 2026",
        "từ ngày 20/5/2026 đến ngày 19/6/2026",
        "motcua 2026-05-20 2026-06-19",
    );
    let facts = named(&[
        ("n", if is_again { "01" } else { "02" }),
        ("only", if is_again { "tuần 27 năm 2026" } else { "" }),
        (
            "screen",
            "Thống kê - Tình hình giải quyết hồ sơ (biểu II.06a), chọn từ ngày, đến ngày, bấm Xuất Excel",
        ),
        ("put", "thư mục dùng chung “So-lieu” trên máy chủ của Ban"),
        ("again", if is_again { "1" } else { "" }),
        ("until", "13 giờ 30"),
        ("today", "Thứ Sáu 03/7/2026"),
    ]);
    let matter = Matter::Points {
        facts,
        points: if is_again { vec![week] } else { vec![week, month] },
        files: vec![],
    };
    let moment = at(day(2026, 7, 3), if is_again { hm(13, 30) } else { hm(9, 0) });
    order(LetterKind::FiguresWanted, moment, matter)
}

fn point(group: &str, place: &str, text: &str, more: &str) -> Point {
    Point::new(
        group,
        [
            ("place", place.into()),
            ("text", text.into()),
            ("more", more.into()),
        ],
    )
}

fn receipt_facts(facts: &[(&str, &str)]) -> Named {
    let mut all = named(&[
        ("file", "thong-ke.xls"),
        ("taken", "14 giờ 05 ngày 03/7/2026"),
        ("sheet", ""),
        ("period", ""),
        ("window", ""),
        ("errors", ""),
        ("refused", ""),
        ("removed", ""),
        ("late", ""),
    ]);
    all.extend(named(facts));
    all
}

fn receipt() -> Order {
    let facts = receipt_facts(&[
        ("sheet", "danh sách hồ sơ"),
        ("period", "tuần 27 năm 2026"),
        ("window", "từ ngày 26/6/2026 đến ngày 02/7/2026"),
        ("errors", "01"),
        ("removed", "1"),
        ("late", "1"),
    ]);
    let points = vec![
        point(
            "total",
            "",
            "tiếp nhận 56 hồ sơ (trực tuyến 40, trực tiếp và qua bưu chính 04, kỳ trước chuyển qua 12); đã giải quyết 30 (trước hạn 20, đúng hạn 08, quá hạn 02); đang giải quyết 26 (trong hạn 25, quá hạn 01).",
            "",
        ),
        point(
            "check",
            "",
            "03 hồ sơ không có ngày hẹn trả được tính là không quá hạn.",
            "",
        ),
        point(
            "note",
            "",
            "07 cột khác (như tên, điện thoại, địa chỉ) không được đọc và không được lưu.",
            "",
        ),
    ];
    let matter = Matter::Points {
        facts,
        points,
        files: vec![],
    };
    order(LetterKind::FiguresReceipt, at(day(2026, 7, 3), hm(14, 6)), matter)
}

fn given_back() -> Order {
    let facts = receipt_facts(&[(
        "refused",
        "Biểu II.06a có 02 chỗ không đọc được; chưa ghi nhận số liệu nào.",
    )]);
    let points = vec![
        point(
            "asked",
            "bảng “Sheet1”, ô H7 (cột 8)",
            "“12,5” không phải số hồ sơ; đề nghị ghi số nguyên, như 1234 hoặc 1.234",
            "",
        ),
        point("asked", "", "", "01"),
    ];
    let matter = Matter::Points {
        facts,
        points,
        files: vec![],
    };
    order(LetterKind::FiguresReceipt, at(day(2026, 7, 3), hm(9, 6)), matter)
}
