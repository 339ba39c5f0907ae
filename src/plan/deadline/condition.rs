//! Deadlines that hang on an event: "trong 10 ngày kể từ ngày ký", "sau khi có hướng
//! dẫn của Sở Nội vụ", "trước kỳ họp", "đột xuất". A person reports the event.

use super::cursor::Cursor;
use super::range::{self, End};
use super::unit;
use super::words::Kind;
use super::{Offset, Relation};
use unicode_normalization::UnicodeNormalization;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Condition {
    pub relation: Relation,
    /// The phrase's own words; `None` where it names no event.
    pub event: Option<String>,
    pub offset: Offset,
    /// "01 tháng" counted as 30 days.
    pub doubtful: bool,
}

impl Condition {
    fn on(event: String) -> Condition {
        Condition {
            relation: Relation::On,
            event: Some(event),
            offset: Offset::None,
            doubtful: false,
        }
    }
}

const AT_MOST: [&str; 16] = [
    "ngay trong vòng",
    "trong vòng",
    "trong thời hạn",
    "trong thời gian",
    "ngay trong",
    "chậm nhất sau",
    "chậm nhất trong vòng",
    "chậm nhất trong thời hạn",
    "chậm nhất trong",
    "chậm nhất là",
    "chậm nhất",
    "muộn nhất sau",
    "muộn nhất",
    "không quá",
    "tối đa",
    "trong",
];

/// A number of days or hours and the event that they are counted from.
pub(super) fn counted(c: &mut Cursor, phrase: &str) -> Option<Condition> {
    c.any(&[
        "thời hạn giải quyết",
        "thời gian giải quyết",
        "thời hạn",
        "thời gian",
    ]);
    c.mark(':');
    let within = c.any(&AT_MOST);
    c.any(&["không quá", "tối đa"]);
    let after = !within && c.any(&["sau"]);
    let (offset, doubtful) = c.attempt(ordinal).or_else(|| c.attempt(amount))?;
    let hours = matches!(offset, Offset::Hours(_));
    let dates = matches!(offset, Offset::Days(_)) && c.num_at(0).is_some();
    if dates
        || c.sees(&["đầu", "cuối", "năm", "một lần", "lần"])
        || c.mark_at(0) == Some('/')
        || (hours && dated(c))
    {
        return None;
    }
    c.mark(',');
    let Some((relation, keeps_day)) = connector(c) else {
        if !within && !after {
            return None;
        }
        let event = if after { event_words(c, phrase) } else { None };
        return Some(Condition {
            relation: Relation::After,
            event,
            offset,
            doubtful,
        });
    };
    let first = c.pos;
    // "02 ngày, từ ngày 06-07/6/2023" is a window, not an offset.
    let window = c
        .attempt(range::range)
        .is_some_and(|r| matches!(r.to, End::At(_)));
    c.pos = first;
    if window {
        return None;
    }
    let event = match keeps_day {
        true => {
            c.pos -= 1;
            event_words(c, phrase)
        }
        false => event_words(c, phrase),
    };
    Some(Condition {
        relation,
        event,
        offset: match (relation, offset) {
            (Relation::Before, Offset::Days(n)) => Offset::Days(-n),
            (Relation::Before, Offset::WorkingDays(n)) => Offset::WorkingDays(-n),
            (Relation::Before, Offset::Hours(n)) => Offset::Hours(-n),
            (_, other) => other,
        },
        doubtful,
    })
}

/// "17 giờ ngày 15/6" is an hour of a day, not a number of hours.
fn dated(c: &mut Cursor) -> bool {
    c.sees(&["sáng", "chiều", "thứ", "chủ nhật", "hằng", "mỗi"])
        || c.num_at(0).is_some()
        || c.attempt(|c| {
            c.mark(',');
            unit::day(c)
        })
        .is_some()
        || c.sees(&["ngày"])
}

/// "vào ngày thứ 10 kể từ ...", "ngày làm việc thứ 05 kể từ ...".
fn ordinal(c: &mut Cursor) -> Option<(Offset, bool)> {
    c.any(&["vào"]);
    let working = c.words("ngày làm việc thứ");
    (working || c.words("ngày thứ")).then_some(())?;
    let n = i64::from(c.count()?.min(3650));
    let offset = if working {
        Offset::WorkingDays(n)
    } else {
        Offset::Days(n)
    };
    c.sees(&["kể từ", "tính từ", "sau"]).then_some((offset, false))
}

/// "24 - 48 giờ", "05 ngày làm việc", "01 tháng".
fn amount(c: &mut Cursor) -> Option<(Offset, bool)> {
    let mut n = c.count()?;
    if let Some(more) = c.attempt(|c| {
        (c.mark('-') || c.any(&["đến"])).then_some(())?;
        c.count()
    }) {
        n = n.max(more);
    }
    let n = i64::from(n.min(3650));
    if c.any(&["ngày làm việc"]) {
        return Some((Offset::WorkingDays(n), false));
    }
    if c.any(&["ngày"]) {
        return Some((Offset::Days(n), false));
    }
    if c.any(&["giờ làm việc"]) {
        return Some((Offset::Hours(n), true));
    }
    if c.any(&["giờ", "tiếng", "h"]) {
        return Some((Offset::Hours(n), false));
    }
    if c.any(&["tuần"]) {
        return Some((Offset::Days(7 * n), false));
    }
    if c.any(&["tháng"]) {
        return Some((Offset::Days(30 * n), true));
    }
    if c.any(&["năm"]) {
        return Some((Offset::Days(365 * n), true));
    }
    None
}

/// What joins a number of days to its event; the second value says that the word
/// "ngày" belongs to the event ("trước ngày họp").
fn connector(c: &mut Cursor) -> Option<(Relation, bool)> {
    if c.any(&["trước"]) {
        if c.mark('/') {
            c.any(&["sau"]);
            c.any(&["khi có", "khi", "ngày"]);
            return Some((Relation::After, false));
        }
        if c.any(&["khi", "thời điểm"]) {
            return Some((Relation::Before, false));
        }
        return Some((Relation::Before, c.word("ngày")));
    }
    let after = c.any(&[
        "kể từ thời điểm",
        "kể từ ngày",
        "kể từ khi có",
        "kể từ khi",
        "kể từ lúc",
        "kể từ sau khi",
        "kể từ",
        "tính từ thời điểm",
        "tính từ ngày",
        "tính từ khi có",
        "tính từ khi",
        "tính từ",
        "từ thời điểm",
        "từ ngày",
        "từ khi có",
        "từ khi",
        "từ lúc",
        "từ",
        "sau ngày",
        "sau khi có",
        "sau khi",
        "sau",
        "khi",
    ]);
    after.then_some((Relation::After, false))
}

/// Events without a number of days, or with one at their end.
pub(super) fn event(c: &mut Cursor, phrase: &str) -> Option<Condition> {
    if c.sees(&[
        "tại kỳ họp",
        "tại phiên họp",
        "tại hội nghị",
        "tại cuộc họp",
        "tại đại hội",
    ]) {
        c.word("tại");
        return finish(c, phrase, Relation::On, Offset::None);
    }
    if c.words("phát sinh theo sự kiện") {
        c.mark(':');
        return match c.attempt(|c| counted(c, phrase)) {
            Some(condition) => Some(condition),
            None => Some(Condition::on("phát sinh theo sự kiện".to_owned())),
        };
    }
    if c.any(&[
        "ngay sau khi có",
        "ngay sau khi",
        "ngay khi có",
        "ngay khi",
        "ngay sau ngày",
        "ngay sau",
    ]) {
        return finish(c, phrase, Relation::After, Offset::Immediate);
    }
    if let Some(condition) = c.attempt(|c| after_a_day(c, phrase)) {
        return Some(condition);
    }
    if c.any(&["sau khi có", "sau khi"]) {
        return finish(c, phrase, Relation::On, Offset::None);
    }
    if c.any(&["trước khi có", "trước khi"]) {
        return finish(c, phrase, Relation::Before, Offset::None);
    }
    if c.sees(&[
        "khi có yêu cầu",
        "khi cần",
        "khi phát sinh",
        "khi có phát sinh",
        "khi được",
    ]) {
        return finish(c, phrase, Relation::On, Offset::None);
    }
    if c.any(&["khi có", "khi"]) {
        return finish(c, phrase, Relation::On, Offset::None);
    }
    if c.sees(&[
        "đột xuất",
        "phát sinh",
        "nếu có phát sinh",
        "nếu phát sinh",
        "nếu có",
    ]) {
        return sudden(c, phrase);
    }
    if c.any(&["sau"]) {
        if c.sees(&["đó", "này", "đây", "cùng"]) || c.word_at(0).is_none() {
            return None;
        }
        return finish(c, phrase, Relation::On, Offset::None);
    }
    None
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
    })
}

fn sudden(c: &mut Cursor, phrase: &str) -> Option<Condition> {
    let first = c.pos;
    c.any(&[
        "đột xuất",
        "phát sinh",
        "nếu có phát sinh",
        "nếu phát sinh",
        "nếu có",
    ]);
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
    finish(c, phrase, Relation::On, Offset::None)
}

fn finish(c: &mut Cursor, phrase: &str, relation: Relation, offset: Offset) -> Option<Condition> {
    let first = c.pos;
    let event = event_words(c, phrase)?;
    let mut condition = Condition {
        relation,
        event: Some(event),
        offset,
        doubtful: false,
    };
    let end = c.pos;
    if let Some((words_end, (offset, doubtful))) = trailing_amount(c, first, end) {
        condition.event = text(c, phrase, first, words_end);
        condition.doubtful = doubtful;
        (condition.relation, condition.offset) = match (relation, offset) {
            (Relation::Before, Offset::Days(n)) => (relation, Offset::Days(-n)),
            (Relation::Before, Offset::WorkingDays(n)) => (relation, Offset::WorkingDays(-n)),
            (Relation::Before, Offset::Hours(n)) => (relation, Offset::Hours(-n)),
            (_, other) => (Relation::After, other),
        };
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

/// The words up to the end of the clause.
fn event_words(c: &mut Cursor, phrase: &str) -> Option<String> {
    let first = c.pos;
    while let Some(token) = c.peek(0) {
        let joint = match &token.kind {
            Kind::Mark(';' | '\n' | '(' | ')' | '…' | ':') => break,
            Kind::Mark('.') if !c.glued_at(1) => break,
            Kind::Mark(',' | '-') => true,
            Kind::Word(word) => matches!(word.text.as_str(), "hoặc" | "và" | "thì"),
            _ => false,
        };
        if joint && strong_start(c) {
            break;
        }
        c.pos += 1;
    }
    // Punctuation at the end is not the event's.
    while c.pos > first && matches!(c.before().map(|t| &t.kind), Some(Kind::Mark(_))) {
        c.pos -= 1;
    }
    text(c, phrase, first, c.pos)
}

/// Whether another deadline begins after the comma or "hoặc" here.
fn strong_start(c: &mut Cursor) -> bool {
    let here = c.pos;
    c.pos += 1;
    for _ in 0..2 {
        if !c.any(&["báo cáo", "gửi", "hoàn thành", "xong", "và", "nộp", "trình"]) {
            break;
        }
    }
    let strong = c.sees(&[
        "chậm nhất",
        "muộn nhất",
        "không quá",
        "trước ngày",
        "trước tháng",
        "trước quý",
        "trước năm",
        "trước khi",
        "hằng ngày",
        "hằng tuần",
        "hằng tháng",
        "hằng quý",
        "hằng năm",
        "mỗi tháng",
        "mỗi quý",
        "định kỳ",
        "hạn",
        "thời hạn",
        "trong vòng",
        "thường xuyên",
        "đột xuất",
        "sau khi",
        "ngay sau khi",
        "khi",
        "từ ngày",
        "đến ngày",
    ]) || (c.sees(&["trước", "trong", "sau", "đến"]) && {
        c.pos += 1;
        c.num_at(0).is_some()
    });
    c.pos = here;
    strong
}

/// The phrase's own words between two tokens, in NFC with single spaces.
fn text(c: &mut Cursor, phrase: &str, first: usize, last: usize) -> Option<String> {
    let now = c.pos;
    c.pos = first;
    let start = c.peek(0).map(|t| t.start);
    c.pos = last;
    let end = c.before().map(|t| t.end);
    c.pos = now;
    let slice = phrase.get(start?..end?)?;
    let words: Vec<&str> = slice.split_whitespace().collect();
    let joined: String = words.join(" ").replace('"', "'").nfc().collect();
    (!joined.is_empty() && last > first).then_some(joined)
}
