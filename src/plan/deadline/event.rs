//! Events without a number of days, or with one at their end: "sau khi có hướng dẫn",
//! "đột xuất", "trước kỳ họp", "theo tiến độ của Bộ Nội vụ".

use super::condition::{Condition, amount, counted, signed};
use super::cursor::Cursor;
use super::normal::{Offset, Relation};
use super::occasion::{event_words, text};
use super::unit;
use super::words;
use super::year::YearWord;
use chrono::NaiveDate;

const MEETINGS: [&str; 5] = [
    "tại kỳ họp",
    "tại phiên họp",
    "tại hội nghị",
    "tại cuộc họp",
    "tại đại hội",
];

const AT_ONCE: [&str; 6] = [
    "ngay sau khi có",
    "ngay sau khi",
    "ngay khi có",
    "ngay khi",
    "ngay sau ngày",
    "ngay sau",
];

/// Events whose "khi" belongs to their name.
const KEPT_WHOLE: [&str; 5] = [
    "khi có yêu cầu",
    "khi cần",
    "khi phát sinh",
    "khi có phát sinh",
    "khi được",
];

const SUDDEN: [&str; 5] = [
    "đột xuất",
    "phát sinh",
    "nếu có phát sinh",
    "nếu phát sinh",
    "nếu có",
];

/// Events without a number of days, or with one at their end.
pub(super) fn event(c: &mut Cursor, phrase: &str) -> Option<Condition> {
    if c.sees(&MEETINGS) {
        c.word("tại");
        return finish(c, phrase, Relation::On, Offset::None);
    }
    if c.words("phát sinh theo sự kiện") {
        c.mark(':');
        let counted = c.attempt(|c| counted(c, phrase));
        return counted.or_else(|| Some(Condition::on("phát sinh theo sự kiện".to_owned())));
    }
    if c.any(&AT_ONCE) {
        return finish(c, phrase, Relation::After, Offset::Immediate);
    }
    if let Some(condition) = c.attempt(|c| after_a_day(c, phrase)) {
        return Some(condition);
    }
    if c.any(&["trước khi có", "trước khi"]) {
        return finish(c, phrase, Relation::Before, Offset::None);
    }
    if c.sees(&KEPT_WHOLE) || c.any(&["sau khi có", "sau khi", "khi có", "khi"]) {
        return finish(c, phrase, Relation::On, Offset::None);
    }
    if c.sees(&SUDDEN) {
        return sudden(c, phrase);
    }
    c.word("sau").then_some(())?;
    if c.sees(&["đó", "này", "đây", "cùng"]) || c.word_at(0).is_none() {
        return None;
    }
    // "khắc phục sau kiểm tra": in running text, which work is meant.
    let condition = finish(c, phrase, Relation::On, Offset::None)?;
    Some(Condition {
        is_manner: condition.offset == Offset::None,
        ..condition
    })
}

/// The day of an event that the words name by its full date: "kể từ ngày 01/7/2026". Nobody has to
/// report it.
pub(super) fn day_of(event: &str) -> Option<NaiveDate> {
    let tokens = words::tokens(event);
    let c = &mut Cursor::new(&tokens, 0);
    let unit = unit::day(c).filter(|unit| unit.is_dated() && c.at_end())?;
    match unit.year {
        YearWord::Given(year) => Some(unit.days(year).ok()?.0),
        _ => None,
    }
}

/// "sau ngày 01/7/2026": from then on, no end.
fn after_a_day(c: &mut Cursor, phrase: &str) -> Option<Condition> {
    c.word("sau").then_some(())?;
    let mut first = c.pos;
    unit::unit(c)?;
    let last = c.pos;
    c.pos = first;
    if c.word("ngày") {
        first = c.pos;
    }
    c.pos = last;
    Some(Condition {
        relation: Relation::After,
        event: text(c, phrase, first, last),
        offset: Offset::Immediate,
        doubtful: false,
        is_manner: false,
    })
}

fn sudden(c: &mut Cursor, phrase: &str) -> Option<Condition> {
    let first = c.pos;
    c.any(&SUDDEN);
    let plain = text(c, phrase, first, c.pos)?;
    c.any(&["khác"]);
    c.mark('(');
    let more = c
        .attempt(|c| {
            c.mark(',');
            c.sees(&["khi", "theo yêu cầu", "theo chỉ đạo", "theo đề nghị"])
                .then_some(())?;
            c.word("theo");
            event_words(c, phrase)
        })
        .unwrap_or(plain);
    Some(Condition::on(more))
}

/// "trước kỳ họp thường lệ giữa năm": only where no day follows.
pub(super) fn before_event(c: &mut Cursor, phrase: &str) -> Option<Condition> {
    c.any(&[
        "chậm nhất trước",
        "chậm nhất là trước",
        "hoàn thành trước",
        "xong trước",
        "trước",
    ])
    .then_some(())?;
    c.any(&["thời điểm"]);
    let is_day = |c: &mut Cursor| {
        let here = c.pos;
        let found = c.attempt(unit::unit).is_some();
        c.pos = here;
        found
    };
    if is_day(c) {
        return None;
    }
    if c.sees(&[
        "mắt",
        "đây",
        "đó",
        "hết",
        "tiên",
        "tháng",
        "quý",
        "năm",
        "tuần",
        "hạn",
        "thời hạn",
        "cuối",
        "đầu",
        "giữa",
        "thứ",
        "và",
    ]) || c.word_at(0).is_none()
        || (c.sees(&["ngày"]) && c.word_at(1).is_none())
    {
        return None;
    }
    finish(c, phrase, Relation::Before, Offset::None)
}

/// "theo tiến độ của Bộ Nội vụ", "định kỳ theo thời hạn thẻ an toàn".
pub(super) fn according(c: &mut Cursor, phrase: &str) -> Option<Condition> {
    const NOUNS: [&str; 22] = [
        "tiến độ",
        "kế hoạch",
        "hướng dẫn",
        "yêu cầu",
        "chỉ đạo",
        "chương trình",
        "lịch",
        "đề nghị",
        "thông báo",
        "văn bản",
        "công văn",
        "lộ trình",
        "nhu cầu",
        "thời gian",
        "thời hạn",
        "thời điểm",
        "ý kiến",
        "phân công",
        "sự chỉ đạo",
        "kết luận",
        "đợt",
        "mùa vụ",
    ];
    c.any(&["định kỳ"]);
    c.any(&["theo đúng", "theo", "đúng theo"]).then_some(())?;
    c.sees(&NOUNS).then_some(())?;
    let alone = c.attempt(|c| {
        c.any(&[
            "tiến độ",
            "kế hoạch",
            "thời gian",
            "thời hạn",
            "lịch",
            "lộ trình",
            "chương trình",
            "phân công",
        ])
        .then_some(())?;
        c.word_at(0).is_none().then_some(())
    });
    if alone.is_some() {
        return None;
    }
    let condition = finish(c, phrase, Relation::On, Offset::None)?;
    Some(Condition {
        is_manner: condition.offset == Offset::None,
        ..condition
    })
}

fn finish(c: &mut Cursor, phrase: &str, relation: Relation, offset: Offset) -> Option<Condition> {
    let first = c.pos;
    let event = event_words(c, phrase)?;
    let mut condition = Condition {
        relation,
        event: Some(event),
        offset,
        doubtful: false,
        is_manner: false,
    };
    let end = c.pos;
    if let Some((words_end, (offset, doubtful))) = trailing_amount(c, first, end) {
        condition.event = text(c, phrase, first, words_end);
        condition.doubtful = doubtful;
        if relation != Relation::Before {
            condition.relation = Relation::After;
        }
        condition.offset = signed(relation, offset);
    }
    Some(condition)
}

/// "sau khi kết thúc hội nghị 05 ngày làm việc": the number at the end of the event.
fn trailing_amount(c: &mut Cursor, first: usize, end: usize) -> Option<(usize, (Offset, bool))> {
    let mut found = None;
    for back in 2..=6 {
        let Some(start) = end.checked_sub(back).filter(|s| *s > first) else {
            break;
        };
        c.pos = start;
        if let Some(amount) = c.attempt(amount)
            && c.pos == end
        {
            c.pos = start - 1;
            let filler = c.any(&["là", "nhất", "thiểu", "trong", "sau"]);
            found = Some((start - usize::from(filler), amount));
            break;
        }
    }
    c.pos = end;
    found
}
