//! From tokens to the deadlines that stand in them, in order, with what stands between.

use super::condition::{self, Condition};
use super::cursor::Cursor;
use super::every::{self, Always, Every};
use super::lexicon;
use super::point::{self, Point, Strength, When};
use super::range::{self, DayRule, Range};
use super::unit::{Stretch, Unit, YearWord};
use super::words::{Kind, Token};

/// One understood expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    Point(Point),
    Range(Range),
    DayRule(DayRule),
    Every(Every),
    Always(Always),
    Condition(Condition),
    AsOf(Point),
    Unknown {
        reason: &'static str,
        /// Says nothing against a deadline beside it.
        soft: bool,
    },
}

/// What stands between an item and the one before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Gap {
    pub comma: bool,
    pub and: bool,
    /// A semicolon or a line break.
    pub parted: bool,
    pub dash: bool,
    pub colon: bool,
    pub open: bool,
    pub close: bool,
    /// "đối với", "cho": what follows names what the deadline is of.
    pub about: bool,
    /// Words that plans put around a deadline.
    pub filler: usize,
    /// Words that say something we did not understand.
    pub noise: usize,
}

impl Gap {
    /// Nothing but a comma or "và".
    pub fn lists(&self) -> bool {
        (self.comma || self.and) && !self.parted && !self.dash && !self.colon && self.noise == 0
    }

    pub fn is_tight(&self) -> bool {
        !(self.comma || self.and || self.parted || self.dash || self.colon || self.about) && self.noise == 0
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed {
    pub item: Item,
    pub gap: Gap,
}

/// All that was found in a phrase.
pub(super) struct Scan {
    pub items: Vec<Placed>,
    /// Byte ranges that nothing was made of.
    pub left: Vec<(usize, usize)>,
    /// Numbers or words of time among what was left: something may have been missed.
    pub missed: bool,
    pub repaired: bool,
    pub steps: u64,
    /// A deadline was found.
    known: bool,
    /// The last of `left` still goes on: only fillers came after it.
    joinable: bool,
}

const NO_DATE: &str = "no date (refers to a regulation)";
const REFERENCE: &str = "reference-only (date belongs to the cited document)";
const RELATIVE_WEEK: &str = "relative-week (needs the project start)";
const RELATIVE_DAY: &str = "relative-day (needs today)";
const RELATIVE_MONTH: &str = "relative-month (needs the report period)";

pub(super) fn scan(phrase: &str, tokens: &[Token], year: i32) -> Scan {
    let mut c = Cursor::new(tokens, year);
    let mut found = Scan {
        items: Vec::new(),
        left: Vec::new(),
        missed: false,
        repaired: false,
        steps: 0,
        known: false,
        joinable: false,
    };
    let mut gap = Gap::default();
    while !c.at_end() {
        if let Some(items) = c.attempt(|c| items(c, phrase)) {
            for item in items {
                found.known |= !matches!(item, Item::Unknown { .. });
                found.items.push(Placed { item, gap });
                gap = Gap {
                    comma: true,
                    ..Gap::default()
                };
            }
            gap = Gap::default();
            found.joinable = false;
            continue;
        }
        if skipped(&mut c, &found) {
            continue;
        }
        between(&mut c, &mut gap, &mut found);
    }
    found.repaired = !c.repaired.is_empty();
    found.steps = c.steps;
    found
}

/// Reads what begins here.
fn items(c: &mut Cursor, phrase: &str) -> Option<Vec<Item>> {
    let one = |item| Some(vec![item]);
    if c.before().is_none() && c.peek(1).is_none() && c.year_number_at(0).is_some() {
        let unit = Unit::new(Stretch::Year, YearWord::Given(c.year_number()?));
        return one(Item::Point(Point::bare(unit)));
    }
    if c.attempt(reference).is_some() {
        return one(Item::Unknown {
            reason: REFERENCE,
            soft: true,
        });
    }
    if let Some(reason) = c.attempt(no_date) {
        return one(Item::Unknown { reason, soft: true });
    }
    if let Some(rule) = c.attempt(range::day_rule) {
        return one(Item::DayRule(rule));
    }
    if let Some(range) = c.attempt(range::range) {
        return one(Item::Range(range));
    }
    if let Some(point) = c.attempt(range::as_of) {
        return one(Item::AsOf(point));
    }
    if let Some(condition) = c
        .attempt(|c| condition::counted(c, phrase))
        .or_else(|| c.attempt(|c| condition::event(c, phrase)))
        .or_else(|| c.attempt(|c| condition::according(c, phrase)))
    {
        return one(Item::Condition(condition));
    }
    if let Some(always) = c.attempt(every::always) {
        return one(Item::Always(always));
    }
    if let Some(points) = c.attempt(points) {
        return Some(points.into_iter().map(Item::Point).collect());
    }
    if let Some(every) = c.attempt(every_or_noise) {
        return Some(every.into_iter().map(Item::Every).collect());
    }
    if let Some(condition) = c.attempt(|c| condition::before_event(c, phrase)) {
        return one(Item::Condition(condition));
    }
    let reason = c.attempt(relative)?;
    one(Item::Unknown { reason, soft: false })
}

fn points(c: &mut Cursor) -> Option<Vec<Point>> {
    let first = point::point(c)?;
    let mut out = vec![first];
    match first.when {
        When::Unit(unit) => {
            let bare = first.marker.strength == Strength::Bare && !first.marker.labelled;
            let followed = c.word_at(0).is_some_and(|w| match bare {
                true => !lexicon::goes_after_a_date(&w.text),
                false => lexicon::is_counted(&w.text),
            });
            if unit.fraction && followed && first.marker.strength != Strength::Strict {
                return None;
            }
            let more = range::list_tail(c, &unit);
            // "T3, T6, T9": a list of months has no Fridays in it.
            let months = more.iter().any(|u| !u.doubtful);
            out[0].doubtful &= !months || unit.year != super::unit::YearWord::Unsaid;
            out.extend(more.into_iter().map(|unit: Unit| Point {
                when: When::Unit(unit),
                doubtful: unit.doubtful && !months,
                ..first
            }));
        }
        When::Weekday(_) => {
            while let Some(weekday) = c.attempt(|c| {
                let comma = c.mark(',');
                (c.any(&["và"]) || comma).then_some(())?;
                c.attempt(point::weekday_name)
                    .or_else(|| c.num(1).and_then(point::weekday_number))
            }) {
                out.push(Point {
                    when: When::Weekday(weekday),
                    ..first
                });
            }
        }
        When::DayOf(..) | When::Edge(..) | When::Days(..) | When::Last { .. } | When::HourOnly => {}
    }
    Some(out)
}

/// A bare "quý" or "năm" counts only at the start of a clause, after "báo cáo", or in
/// a list of such words; in running text it is a noun like any other.
fn every_or_noise(c: &mut Cursor) -> Option<Vec<Every>> {
    let after_noun = match c.before().map(|t| &t.kind) {
        None | Some(Kind::Mark(_)) => true,
        Some(Kind::Word(word)) => {
            word.is_one_of(&["cáo", "kỳ", "theo", "kết", "ước", "và", "với", "cho", "của"])
        }
        Some(Kind::Num { .. }) => false,
    };
    c.any(&["theo"]);
    let found = every::every(c)?;
    let several = found.len() > 1;
    let plain = found.iter().all(|e| !e.explicit);
    (!plain || after_noun || several).then_some(found)
}

/// Legal references: "766/QĐ-TTg ngày 23/6/2022", "Nghị định 118/2025/NĐ-CP", "số 123".
fn reference(c: &mut Cursor) -> Option<()> {
    const DOCUMENTS: [&str; 24] = [
        "quyết định",
        "nghị định",
        "nghị quyết",
        "kế hoạch",
        "công văn",
        "thông tư",
        "chỉ thị",
        "thông báo",
        "văn bản",
        "luật",
        "tờ trình",
        "hướng dẫn",
        "chương trình",
        "kết luận",
        "đề án",
        "công điện",
        "báo cáo",
        "quy chế",
        "qđ",
        "nđ",
        "nq",
        "cv",
        "tt",
        "kh",
    ];
    let grounds = c.any(&["căn cứ", "theo", "tại"]);
    c.any(&["thực hiện", "thi hành"]);
    let cited = c.pos;
    let document = c.any(&DOCUMENTS);
    let firm = cited < c.pos && !c.sees(&["trước"]);
    let numbered = c.any(&["số"]);
    c.mark(':');
    let number = c.attempt(|c| {
        let (_, digits) = c.num_at(0)?;
        c.pos += 1;
        let cited = document || numbered || (c.mark_at(0) == Some('/') && c.glued_at(0));
        let symbol = cited && c.attempt(symbol).is_some();
        let plain = document
            && digits >= 2
            && matches!(c.mark_at(0), None | Some(';' | ',' | ')' | '('))
            && c.word_at(0).is_none_or(|w| w.text == "của" || w.text == "ngày");
        (symbol || numbered || (firm && plain && !c.sees(&["ngày"]))).then_some(())
    });
    if number.is_none() {
        // "theo Kế hoạch ngày 15/3/2026": the day of the plan.
        (grounds && firm && c.sees(&["ngày"])).then_some(())?;
        super::unit::day(c).filter(Unit::is_dated)?;
        return Some(());
    }
    c.attempt(|c| {
        let open = c.mark('(');
        super::unit::day(c).filter(Unit::is_dated)?;
        (!open || c.mark(')')).then_some(())
    });
    Some(())
}

/// "/QĐ-TTg", "/2025/NĐ-CP", "/2025/QH15".
fn symbol(c: &mut Cursor) -> Option<()> {
    c.mark('/');
    if c.attempt(|c| {
        c.year_number()?;
        c.mark('/').then_some(())
    })
    .is_none()
        && c.word_at(0).is_none()
    {
        return None;
    }
    c.word_at(0)?;
    let first = c.pos;
    c.pos += 1;
    let mut parts = 1;
    while c.glued_at(0) && parts < 8 {
        let joined = match c.mark_at(0) {
            Some('-' | '/' | '.') if c.glued_at(1) && c.word_at(1).is_some() => 2,
            _ if c.num_at(0).is_some() || c.word_at(0).is_some() => 1,
            _ => break,
        };
        c.pos += joined;
        parts += 1;
    }
    let slashed = matches!(c.pos.checked_sub(first), Some(n) if n > 1);
    slashed.then_some(())
}

/// Words that promise punctuality and name no day.
fn no_date(c: &mut Cursor) -> Option<&'static str> {
    if c.any(&[
        "theo đúng thời gian quy định",
        "theo đúng thời hạn quy định",
        "theo thời gian quy định",
        "theo thời hạn quy định",
        "theo đúng quy định",
        "theo quy định",
        "đúng thời hạn quy định",
        "đúng thời gian quy định",
        "đúng thời hạn",
        "đúng thời gian",
        "đúng hạn",
        "đúng tiến độ",
        "đúng quy định",
        "bảo đảm tiến độ",
        "đảm bảo tiến độ",
        "theo đúng tiến độ",
    ]) {
        return Some(NO_DATE);
    }
    if c.attempt(|c| {
        c.any(&[
            "theo tiến độ",
            "theo kế hoạch",
            "theo lộ trình",
            "theo chương trình",
            "theo lịch",
            "theo thời gian",
            "theo phân công",
        ])
        .then_some(())?;
        c.word_at(0).is_none().then_some(())
    })
    .is_some()
    {
        return Some(NO_DATE);
    }
    if c.any(&[
        "theo quyết định",
        "theo nghị định",
        "theo nghị quyết",
        "theo luật",
        "theo thông tư",
        "theo chỉ thị",
    ]) {
        return Some(REFERENCE);
    }
    let at_once = c.attempt(|c| {
        c.any(&["thực hiện ngay", "ngay"]).then_some(())?;
        (c.word_at(0).is_none() && c.num_at(0).is_none()).then_some(())
    });
    if at_once.is_some() {
        return Some("vague");
    }
    c.any(&[
        "lâu dài",
        "chưa xác định",
        "không xác định",
        "không thời hạn",
        "kịp thời",
        "trong thời gian sớm nhất",
        "trong thời gian tới",
        "thời gian tới",
        "càng sớm càng tốt",
        "sớm nhất",
        "khẩn trương",
        "ngay lập tức",
        "nhanh chóng",
        "tùy tình hình",
        "theo tình hình thực tế",
    ])
    .then_some("vague")
}

/// Days that can't be known without another one.
fn relative(c: &mut Cursor) -> Option<&'static str> {
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
    c.any(&["trong cùng", "trong", "vào", "đến", "hết", "trước", "chậm nhất"]);
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
            super::unit::unit(c).map(|_| ())
        });
        return Some(RELATIVE_WEEK);
    }
    if c.any(&["thứ"]) {
        c.pos -= 1;
        point::weekday_name(c)?;
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
        if point::period_word(c).is_some() {
            point::next_word(c);
        }
        return Some("not-understood");
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

/// Purposes, outlooks and numbering: read, and no deadline.
fn skipped(c: &mut Cursor, found: &Scan) -> bool {
    if (found.known && c.sees(&["để", "nhằm", "phục vụ"])) || c.sees(&["định hướng", "tầm nhìn"])
    {
        while c
            .peek(0)
            .is_some_and(|t| !matches!(t.kind, Kind::Mark(';' | '\n' | ')')))
        {
            c.pos += 1;
        }
        return true;
    }
    c.attempt(|c| {
        c.any(&[
            "đợt",
            "lần thứ",
            "lần",
            "mục",
            "điều",
            "khoản",
            "điểm",
            "mẫu",
            "phụ lục",
            "biểu",
            "nhóm",
            "bước",
            "số thứ tự",
        ])
        .then_some(())?;
        c.num(3).map(|_| ())
    })
    .or_else(|| {
        c.attempt(|c| {
            c.num(3)?;
            (c.any(&["lần"]) || c.mark('%')).then_some(())
        })
    })
    .or_else(|| c.attempt(fraction_of_things))
    .or_else(|| c.attempt(number_of_days))
    .or_else(|| c.attempt(enumeration))
    .is_some()
}

/// "02 ngày" before the days themselves: "02 ngày, từ ngày 10/6 đến ngày 11/6".
fn number_of_days(c: &mut Cursor) -> Option<()> {
    c.any(&["trong"]);
    c.count()?;
    let days = c.pos;
    c.word("ngày").then_some(())?;
    if c.num_at(0).is_some() {
        c.pos = days;
        return Some(());
    }
    c.mark(':');
    c.mark(',');
    c.mark('(');
    let named = c.sees(&["từ", "từ ngày", "ngày"]) || (c.num_at(0).is_some() && c.num_at(2).is_some());
    named.then_some(())
}

/// "a)", "1)", "1." at the start of a clause.
fn enumeration(c: &mut Cursor) -> Option<()> {
    let clause = match c.before().map(|t| &t.kind) {
        None => true,
        Some(Kind::Mark(mark)) => matches!(mark, ';' | '\n' | '(' | ',' | '.' | '-'),
        _ => c.num_at(0).is_some(),
    };
    let letter = c.word_at(0).is_some_and(|w| w.text.chars().count() == 1);
    (clause && (letter || c.num(2).is_some())).then_some(())?;
    c.pos += usize::from(letter);
    let bracket = c.mark_at(0) == Some(')');
    let dot = c.mark_at(0) == Some('.') && c.word_at(1).is_some() && !c.glued_at(1);
    (bracket || dot).then_some(())?;
    c.pos += 1;
    Some(())
}

/// "06/08 TTHC".
fn fraction_of_things(c: &mut Cursor) -> Option<()> {
    c.num(4)?;
    c.mark('/').then_some(())?;
    c.num(4)?;
    let counted = c.word_at(0).is_some_and(|w| lexicon::is_counted(&w.text));
    counted.then_some(())
}

/// Takes one token that begins nothing.
fn between(c: &mut Cursor, gap: &mut Gap, found: &mut Scan) {
    let Some(token) = c.peek(0) else { return };
    c.pos += 1;
    let missed = match &token.kind {
        Kind::Mark(mark) => {
            match mark {
                ',' => gap.comma = true,
                ';' | '\n' => gap.parted = true,
                '.' if !token.glued => gap.parted = true,
                '-' => gap.dash = true,
                ':' => gap.colon = true,
                '(' => gap.open = true,
                ')' => gap.close = true,
                '+' | '/' => gap.and = true,
                _ => {}
            }
            found.joinable = false;
            return;
        }
        Kind::Num { .. } => true,
        Kind::Word(word) => {
            gap.and |= word.is_one_of(&["và", "hoặc"]);
            gap.about |= word.is_one_of(&["với", "cho"]);
            if lexicon::is_filler(word) {
                gap.filler += 1;
                return;
            }
            gap.noise += 1;
            matches!(
                word.text.as_str(),
                "trước" | "tháng" | "quý" | "tuần" | "chậm" | "muộn" | "giờ" | "sau"
            )
        }
    };
    if missed {
        found.missed = true;
    }
    match found.left.last_mut() {
        Some(last) if found.joinable => last.1 = token.end,
        _ => found.left.push((token.start, token.end)),
    }
    found.joinable = true;
}
