//! Days as recurrences name them: "ngày 20 tháng cuối quý", "ngày làm việc cuối cùng
//! của tháng", "cuối quý II".

use super::cursor::Cursor;
use super::months;
use super::normal::{Freq, MonthAnchor};
use super::stretch::{Stretch, Unit};
use super::unit;
use super::when::{Edge, Of, When};
use super::words::Kind;
use super::year::YearWord;

/// The period whose word stands here: "tháng", "quý", "năm", "tuần".
pub(super) fn period_word(c: &mut Cursor) -> Option<Freq> {
    [
        ("tuần", Freq::Weekly),
        ("tháng", Freq::Monthly),
        ("quý", Freq::Quarterly),
        ("năm", Freq::Yearly),
    ]
    .into_iter()
    .find(|(word, _)| c.word(word))
    .map(|(_, freq)| freq)
}

/// "ngày cuối cùng của tháng", "ngày làm việc cuối cùng của quý".
pub(super) fn last_day(c: &mut Cursor) -> Option<When> {
    c.word("ngày").then_some(())?;
    let working = c.words("làm việc");
    c.any(&["cuối cùng", "cuối"]).then_some(())?;
    c.any(&["của", "trong"]);
    match c.attempt(month_anchor) {
        Some((MonthAnchor::LastOfQuarter, freq)) | Some((MonthAnchor::LastOfPeriod, freq)) => {
            let of = Of::Each(freq);
            return Some(When::Last { working, of });
        }
        Some((MonthAnchor::Same, _)) => {
            let of = Of::Each(Freq::Monthly);
            return Some(When::Last { working, of });
        }
        Some(_) => return None,
        None => {}
    }
    if let Some(unit) = c.attempt(unit::unit) {
        let of = Of::Unit(unit);
        return (!unit.is_day()).then_some(When::Last { working, of });
    }
    c.any(&["mỗi", "hằng", "từng", "các"]);
    let before = c.before().map(|t| &t.kind);
    let each = matches!(before, Some(Kind::Word(w)) if w.text == "mỗi" || w.text == "hằng");
    let of = match period_word(c)? {
        Freq::Yearly if !each => Of::Unit(Unit::new(Stretch::Year, YearWord::Unsaid)),
        freq => Of::Each(freq),
    };
    c.any(&["báo cáo"]);
    let other = c.sees(&["sau", "trước", "này", "tới", "tiếp theo"]);
    (!other).then_some(When::Last { working, of })
}

/// "ngày đầu tiên của tháng sau".
pub(super) fn first_day(c: &mut Cursor) -> Option<When> {
    c.any(&["ngày đầu tiên", "ngày đầu"]).then_some(())?;
    c.any(&["của"]);
    c.any(&["mỗi", "hằng", "từng"]);
    let (anchor, freq) = match period_word(c)? {
        Freq::Monthly if c.num_at(0).is_none() && next_word(c) => (MonthAnchor::Next, Freq::Monthly),
        Freq::Monthly if c.num_at(0).is_none() => (MonthAnchor::Same, Freq::Monthly),
        Freq::Quarterly if next_word(c) => (MonthAnchor::FirstOfNextQuarter, Freq::Quarterly),
        _ => return None,
    };
    Some(When::DayOf(1, anchor, freq))
}

/// "05 ngày đầu tháng sau", "10 ngày đầu của tháng".
pub(super) fn first_days(c: &mut Cursor) -> Option<When> {
    let n = c.count().filter(|n| (1..=31).contains(n))?;
    c.words("ngày đầu").then_some(())?;
    c.any(&["tiên"]);
    c.any(&["của"]);
    c.any(&["mỗi", "hằng", "từng"]);
    if let Some(unit) = c.attempt(unit::unit) {
        let Stretch::Months(m, to) = unit.stretch else {
            return None;
        };
        return (m == to).then_some(When::Unit(Unit {
            stretch: Stretch::Part(m, 1, n),
            ..unit
        }));
    }
    c.word("tháng").then_some(())?;
    let anchor = next_word(c).then_some(MonthAnchor::Next);
    Some(When::Days(1, n, anchor))
}

/// "sau", "tiếp theo", "liền kề": the one that follows.
pub(super) fn next_word(c: &mut Cursor) -> bool {
    c.any(&[
        "tiếp theo liền kề",
        "tiếp theo",
        "tiếp sau",
        "kế tiếp",
        "kế sau",
        "sau liền kề",
        "liền kề sau",
        "liền kề tiếp theo",
        "liền kề",
        "liền sau",
        "tiếp",
        "sau",
        "tới",
        "kế",
    ])
}

/// "ngày 10 tháng giữa quý III/2026": a day like any other.
pub(super) fn day_of_named_quarter(c: &mut Cursor) -> Option<When> {
    c.any(&["ngày mùng", "ngày", "mùng"]);
    let d = c.num(2)?;
    c.any(&["của", "vào", "trong"]);
    c.word("tháng").then_some(())?;
    let month = match () {
        _ if is_first(c) => 0,
        _ if is_middle(c) => 1,
        _ if c.any(&["cuối cùng", "cuối", "thứ ba"]) || is_nth(c, 3) => 2,
        _ => return None,
    };
    c.any(&["của", "trong"]);
    c.word("quý").then_some(())?;
    let q = months::quarter_number(c).filter(|q| (1..=4).contains(q))?;
    let stretch = Stretch::Day(d, Some(3 * q - 2 + month));
    Some(When::Unit(Unit::new(stretch, super::year::year_tail(c))))
}

/// "ngày 20 của tháng cuối quý", "ngày 05 tháng sau": the month as seen from the report.
pub(super) fn day_of_month(c: &mut Cursor) -> Option<When> {
    let said = c.any(&["ngày mùng", "ngày", "mùng"]);
    let d = c.num(2)?;
    let of = c.any(&["của", "vào", "trong"]);
    c.any(&["các"]);
    // "Trước 25 hằng tháng"
    let of = of || c.sees(&["hằng tháng", "mỗi tháng"]);
    let (anchor, freq) = month_anchor(c)?;
    // "6 tháng" is a length.
    if !said && !of && anchor == MonthAnchor::Same {
        return None;
    }
    Some(When::DayOf(d, anchor, freq))
}

/// A quarter's second month.
pub(super) fn is_middle(c: &mut Cursor) -> bool {
    c.any(&["thứ hai", "ở giữa", "giữa"]) || is_nth(c, 2)
}

/// A quarter's first month.
pub(super) fn is_first(c: &mut Cursor) -> bool {
    c.any(&["đầu tiên", "đầu", "thứ nhất", "thứ một"]) || is_nth(c, 1)
}

/// "thứ 2".
fn is_nth(c: &mut Cursor, n: u32) -> bool {
    c.attempt(|c| {
        c.word("thứ").then_some(())?;
        c.num(2).filter(|found| *found == n)
    })
    .is_some()
}

/// "tháng sau", "tháng cuối quý", "tháng đầu quý sau", "tháng báo cáo".
pub(super) fn month_anchor(c: &mut Cursor) -> Option<(MonthAnchor, Freq)> {
    if c.word("quý") {
        return next_word(c).then_some((MonthAnchor::FirstOfNextQuarter, Freq::Quarterly));
    }
    c.attempt(|c| {
        c.any(&["hằng", "mỗi", "từng"]);
        c.word("tháng").then_some(())
    })?;
    if c.any(&[
        "cuối cùng của",
        "cuối cùng trong",
        "cuối cùng",
        "cuối của",
        "cuối trong",
        "cuối",
        "thứ ba của",
        "thứ 3 của",
    ]) {
        c.any(&["mỗi", "hằng", "từng", "các"]);
        if c.word("quý") {
            c.any(&["thuộc kỳ báo cáo", "báo cáo"]);
            return Some((MonthAnchor::LastOfQuarter, Freq::Quarterly));
        }
        if c.word("kỳ") {
            c.any(&["báo cáo"]);
            return Some((MonthAnchor::LastOfPeriod, Freq::Period));
        }
        return None;
    }
    if is_first(c) {
        c.any(&["của", "trong"]);
        c.any(&["mỗi", "hằng", "từng", "các"]);
        if c.words("sau quý") || (c.word("quý") && next_word(c)) {
            c.any(&["báo cáo"]);
            return Some((MonthAnchor::FirstOfNextQuarter, Freq::Quarterly));
        }
        return None;
    }
    if next_word(c) {
        return Some(after_what(c));
    }
    if c.any(&["báo cáo", "thuộc kỳ báo cáo"]) {
        return Some((MonthAnchor::Same, Freq::Monthly));
    }
    // "ngày 20 của tháng": each one; "ngày 20 tháng 6" and "tháng này" are not.
    let other = c.sees(&["này", "trước", "nay"])
        || c.num_at(0).is_some()
        || c.attempt(|c| months::month_number(c)).is_some();
    (!other).then_some((MonthAnchor::Same, Freq::Monthly))
}

/// After "tháng sau": "tháng báo cáo", "quý báo cáo", "tháng kết thúc báo cáo", or nothing.
fn after_what(c: &mut Cursor) -> (MonthAnchor, Freq) {
    c.any(&["của", "so với", "sau", "khi"]);
    if c.any(&[
        "tháng kết thúc kỳ báo cáo",
        "tháng kết thúc báo cáo",
        "tháng cuối kỳ báo cáo",
        "tháng cuối kỳ",
        "kết thúc kỳ báo cáo",
        "kỳ báo cáo",
    ]) {
        return (MonthAnchor::AfterPeriod, Freq::Period);
    }
    if c.any(&["tháng cuối quý", "quý báo cáo", "quý kết thúc", "kết thúc quý"]) {
        return (MonthAnchor::FirstOfNextQuarter, Freq::Quarterly);
    }
    c.any(&["tháng báo cáo", "với tháng báo cáo"]);
    (MonthAnchor::Next, Freq::Monthly)
}

/// "cuối quý II", "giữa tháng 6", "đầu năm 2026", "cuối tháng".
pub(super) fn edge(c: &mut Cursor) -> Option<When> {
    c.word("ngày");
    let edge = match () {
        _ if c.word("đầu") => Edge::Start,
        _ if c.word("giữa") => Edge::Middle,
        _ if c.word("cuối") => Edge::End,
        _ => return None,
    };
    c.any(&["của"]);
    if let Some(unit) = c.attempt(unit::unit) {
        let kind = matches!(
            unit.stretch,
            Stretch::Months(..) | Stretch::Quarter(_) | Stretch::Year
        );
        return kind.then_some(When::Edge(edge, Of::Unit(unit)));
    }
    let each = c.any(&["mỗi", "hằng", "từng", "các"]);
    let freq = period_word(c)?;
    if freq == Freq::Weekly || c.sees(&["sau", "này", "tới", "tiếp theo", "trước"]) {
        return None;
    }
    let of = match freq {
        _ if each => Of::Each(freq),
        Freq::Yearly => Of::Unit(Unit::new(Stretch::Year, YearWord::Unsaid)),
        _ => Of::Unsaid(freq),
    };
    Some(When::Edge(edge, of))
}
