//! Days that hang on another one: "tuần sau", "ngày mai", "tháng trước".

use super::cursor::Cursor;
use super::{anchor, clock, unit};

const RELATIVE_WEEK: &str = "relative-week (needs the project start)";

const RELATIVE_DAY: &str = "relative-day (needs today)";

const RELATIVE_MONTH: &str = "relative-month (needs the report period)";

const NEXT: [&str; 12] = [
    "tiếp theo",
    "tiếp sau",
    "liền kề",
    "kế tiếp",
    "liền sau",
    "sau",
    "này",
    "tới",
    "trước",
    "nay",
    "vừa qua",
    "báo cáo",
];

/// "số liệu tháng trước", "số liệu tính đến ngày 20": says what is reported, not when.
pub(super) fn data_of(c: &mut Cursor) -> Option<&'static str> {
    c.any(&["số liệu tính đến", "số liệu đến", "số liệu của", "số liệu"])
        .then_some(())?;
    if let Some(reason) = c.attempt(relative) {
        return Some(reason);
    }
    let day = unit::day(c)?;
    (!day.is_dated()).then_some("no-month")
}

/// "tuần 1-2", "tuần đầu tháng 6", "thứ Sáu tuần này".
fn week(c: &mut Cursor) -> Option<&'static str> {
    if c.any(&["tuần"]) {
        c.any(&["thứ"]);
        c.any(&NEXT);
        c.any(&["đầu tiên", "đầu", "cuối cùng", "cuối"]);
        while c.attempt(Cursor::count).is_some() && c.mark('-') {}
        c.any(&[
            "của tháng",
            "trong tháng",
            "cuối tháng",
            "đầu tháng",
            "của quý",
            "của năm",
        ]);
        let _ = c.attempt(|c| {
            c.any(&["của"]);
            unit::unit(c).map(|_| ())
        });
        return Some(RELATIVE_WEEK);
    }
    if c.any(&["thứ"]) {
        c.pos -= 1;
        clock::weekday_name(c)?;
        c.any(&["cuối cùng", "đầu tiên", "cuối", "đầu"]);
        c.any(&[
            "tuần này",
            "tuần kế tiếp",
            "tuần tiếp theo",
            "tuần liền kề",
            "tuần sau",
            "tuần tới",
            "của tháng",
            "tháng",
            "tuần cuối",
            "tuần đầu",
        ]);
        return Some(RELATIVE_WEEK);
    }
    None
}

/// "ngày mai", "trong ngày", "ngày làm việc đầu tiên của tháng".
fn relative_day(c: &mut Cursor) -> Option<&'static str> {
    if c.any(&[
        "ngày mai",
        "hôm nay",
        "ngày kia",
        "ngày hôm sau",
        "ngày mốt",
        "ngày làm việc tiếp theo",
    ]) {
        return Some(RELATIVE_DAY);
    }
    let day_alone = c.attempt(|c| {
        c.any(&["ngày làm việc", "ngày"]).then_some(())?;
        (c.word_at(0).is_none() && c.num_at(0).is_none()).then_some(())
    });
    if day_alone.is_some() {
        return Some(RELATIVE_DAY);
    }
    if c.any(&["ngày làm việc đầu tiên", "ngày làm việc thứ"]) {
        c.any(&["của", "trong"]);
        c.any(&["mỗi", "hằng", "từng"]);
        if anchor::period_word(c).is_some() {
            anchor::next_word(c);
        }
        return Some("not-understood");
    }
    None
}

/// Days that can't be known without another one.
pub(super) fn relative(c: &mut Cursor) -> Option<&'static str> {
    c.any(&["trong cùng", "trong", "vào", "đến", "hết", "trước", "chậm nhất"]);
    if let Some(reason) = c.attempt(week).or_else(|| c.attempt(relative_day)) {
        return Some(reason);
    }
    if c.any(&["tháng"]) {
        return Some(if c.any(&NEXT) { RELATIVE_MONTH } else { "no-month" });
    }
    if c.any(&["quý"]) {
        return Some(match c.any(&NEXT) {
            true => "relative-quarter (needs the report period)",
            false => "no-quarter",
        });
    }
    None
}
