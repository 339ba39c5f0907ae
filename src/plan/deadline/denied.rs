//! Days that are named so as not to be the deadline: the earliest one, the one already
//! met, the one that another replaces, the one excepted.

use super::clock;
use super::cursor::Cursor;
use super::marker::Strength;
use super::point::{self, Point};
use super::range;
use super::unit;
use super::when::When;
use super::words::Kind;

const NOT_BEFORE: &str = "not-before (a beginning, no deadline)";

const DONE: &str = "done (the day on which it was finished)";

const REPLACED: &str = "replaced (another day took its place)";

/// The rule beside it does not hold for these days.
pub(super) const EXCEPTED: &str = "excepted (the rule does not hold then)";

/// Words, and a day that is no deadline because of them.
pub(super) fn denied(c: &mut Cursor) -> Option<&'static str> {
    c.attempt(not_before)
        .or_else(|| c.attempt(forbidden))
        .or_else(|| c.attempt(done))
        .or_else(|| c.attempt(moved))
        .or_else(|| c.attempt(replaced))
        .or_else(|| c.attempt(excepted))
}

/// "không sớm hơn 01/7/2026", "sớm nhất là ngày 01/7": says nothing of the end. "sớm nhất,
/// trước ngày 20/6" has a deadline after it.
fn not_before(c: &mut Cursor) -> Option<&'static str> {
    c.any(&["không được sớm hơn", "không sớm hơn", "sớm nhất"])
        .then_some(())?;
    c.mark(':');
    while c.any(&["kể từ", "là", "vào", "từ"]) {}
    let point = dated(c)?;
    (point.marker.strength == Strength::Bare).then_some(NOT_BEFORE)
}

/// "không trước ngày 01/7", "không áp dụng trước ngày 5/6".
fn forbidden(c: &mut Cursor) -> Option<&'static str> {
    c.any(&["không", "chưa"]).then_some(())?;
    c.any(&["được"]);
    let verb = c.any(&["áp dụng", "thực hiện", "triển khai", "tổ chức"]);
    let other = !verb && c.any(&["ban hành", "gửi", "nộp", "trình", "hoàn thành", "tiếp nhận"]);
    c.any(&["báo cáo", "hồ sơ"]);
    let point = dated(c)?;
    let strict = point.marker.strength == Strength::Strict;
    (strict || ((verb || other) && point.marker.strength == Strength::Bare)).then_some(NOT_BEFORE)
}

/// "Đã hoàn thành ngày 15/3/2026". In running text "đã giao, trước 15/6" has a deadline.
fn done(c: &mut Cursor) -> Option<&'static str> {
    let opens = match c.before().map(|t| &t.kind) {
        None => true,
        Some(Kind::Mark(mark)) => matches!(mark, ';' | '\n' | '(' | '.' | '-' | ':'),
        _ => false,
    };
    c.word("đã").then_some(())?;
    c.any(&["được", "cơ bản"]);
    c.any(&[
        "hoàn thành",
        "ban hành",
        "thực hiện",
        "triển khai",
        "tổ chức",
        "kết thúc",
        "phê duyệt",
        "công bố",
        "báo cáo",
        "trình",
        "gửi",
        "nộp",
        "ký",
        "xong",
    ])
    .then_some(())?;
    c.any(&["báo cáo"]);
    c.any(&["xong"]);
    c.any(&["từ"]);
    let point = dated(c)?;
    (opens || point.marker.strength == Strength::Bare).then_some(DONE)
}

/// "Lùi từ 15/6 sang 30/6/2026": the first day; the second is read as any other.
fn moved(c: &mut Cursor) -> Option<&'static str> {
    let put_off = c.any(&["lùi", "gia hạn", "dời", "rút ngắn", "hoãn"]);
    (put_off || c.any(&["điều chỉnh", "chuyển", "thay đổi", "đổi"])).then_some(())?;
    c.any(&["lại"]);
    let deadline = c.any(&["thời hạn", "thời gian", "tiến độ", "hạn", "lịch"]) || put_off;
    c.any(&[
        "hoàn thành",
        "thực hiện",
        "gửi báo cáo",
        "nộp báo cáo",
        "báo cáo",
        "trình",
    ]);
    let from = c.any(&["từ"]);
    dated(c)?;
    let into = c.any(&["sang"]) || (!c.sees(&["thành phố"]) && c.any(&["thành"]));
    // "điều chỉnh từ ngày 01/6 đến ngày 30/6" may be how long the work goes on.
    (into || (from && deadline && c.any(&["đến", "tới", "lên", "xuống", "về"]))).then_some(REPLACED)
}

/// "(thay cho 30/6/2026)", "(hạn cũ: 30/6/2026)".
fn replaced(c: &mut Cursor) -> Option<&'static str> {
    // "kết quả ban đầu trước 15/6" has a deadline.
    let in_brackets = matches!(c.before().map(|t| &t.kind), Some(Kind::Mark('(')));
    let named = c.any(&[
        "thay thế cho",
        "thay thế",
        "thay cho",
        "thay vì",
        "chứ không phải",
        "không phải",
        "thời hạn cũ",
        "thời hạn trước đây",
        "thời hạn ban đầu",
        "hạn cũ",
        "hạn trước đây",
        "hạn ban đầu",
    ]) || (in_brackets && c.any(&["trước đây", "trước đó", "ban đầu"]));
    named.then_some(())?;
    c.any(&["là"]);
    c.mark(':');
    stretch(c)?;
    Some(REPLACED)
}

/// "trừ tháng 12".
fn excepted(c: &mut Cursor) -> Option<&'static str> {
    c.any(&[
        "ngoại trừ",
        "loại trừ",
        "trừ",
        "không kể",
        "không tính",
        "không bao gồm",
    ])
    .then_some(())?;
    c.any(&["các"]);
    stretch(c)?;
    Some(EXCEPTED)
}

/// A day or a longer stretch, which the words before it are about.
fn dated(c: &mut Cursor) -> Option<Point> {
    c.attempt(point::point).filter(|p| {
        matches!(
            p.when,
            When::Unit(_) | When::Edge(..) | When::DayOf(..) | When::Last { .. }
        )
    })
}

fn stretch(c: &mut Cursor) -> Option<()> {
    if c.attempt(range::range).is_some() {
        return Some(());
    }
    c.attempt(point::point)?;
    while c
        .attempt(|c| {
            (c.mark(',') || c.any(&["và", "hoặc"])).then_some(())?;
            c.attempt(clock::weekday_name)
                .map(|_| ())
                .or_else(|| unit::unit(c).map(|_| ()))
        })
        .is_some()
    {}
    Some(())
}
