//! From tokens to the deadlines that stand in them, in order, with what stands between.

use super::aside;
use super::condition::{self, Condition};
use super::cursor::Cursor;
use super::data::{self, DayRule};
use super::event;
use super::every::{self, Always, Every};
use super::lexicon;
use super::list;
use super::point::{self, Point};
use super::range::{self, Range};
use super::unit::{Stretch, Unit};
use super::words::{Kind, Token};
use super::year::YearWord;

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
    /// "hoặc", which is an "and" for what a list shares.
    pub or: bool,
    /// "riêng tháng 12": what follows is not under the rule before it.
    pub except: bool,
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
        (self.comma || self.and)
            && !(self.parted || self.dash || self.colon || self.except)
            && self.noise == 0
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
        if c.attempt(aside::namesake).is_some() {
            gap.noise += 1;
            found.joinable = false;
            continue;
        }
        if let Some(mut items) = c.attempt(|c| items(c, phrase)) {
            if aside::is_lunar(&mut c) {
                aside::take_back(&mut items, gap, &mut found.items);
            } else if gap.open {
                aside::explain(&mut found.items);
            }
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
    if let Some((reason, soft)) = c.attempt(aside::no_deadline) {
        return one(Item::Unknown { reason, soft });
    }
    if c.attempt(aside::reference).is_some() {
        return one(Item::Unknown {
            reason: aside::REFERENCE,
            soft: true,
        });
    }
    if let Some(reason) = c.attempt(aside::no_date) {
        return one(Item::Unknown { reason, soft: true });
    }
    if let Some(rule) = c.attempt(data::day_rule) {
        return one(Item::DayRule(rule));
    }
    if let Some(range) = c.attempt(range::range) {
        return one(Item::Range(range));
    }
    if let Some(point) = c.attempt(data::as_of) {
        return one(Item::AsOf(point));
    }
    if let Some(reason) = c.attempt(aside::data_of) {
        return one(Item::Unknown { reason, soft: true });
    }
    if let Some(condition) = c
        .attempt(|c| condition::counted(c, phrase))
        .or_else(|| c.attempt(|c| event::event(c, phrase)))
        .or_else(|| c.attempt(|c| event::according(c, phrase)))
    {
        return one(Item::Condition(condition));
    }
    if let Some(always) = c.attempt(every::always) {
        return one(Item::Always(always));
    }
    if let Some(points) = c.attempt(list::points) {
        return Some(points.into_iter().map(Item::Point).collect());
    }
    if let Some(every) = c.attempt(every_or_noise) {
        return Some(every.into_iter().map(Item::Every).collect());
    }
    if let Some(point) = c.attempt(point::named_day) {
        return one(Item::Point(point));
    }
    if let Some(condition) = c.attempt(|c| event::before_event(c, phrase)) {
        return one(Item::Condition(condition));
    }
    let reason = c.attempt(aside::relative)?;
    one(Item::Unknown { reason, soft: false })
}

/// A bare "quý" or "năm" counts only at the start of a clause, after "báo cáo", or in
/// a list of such words; in running text it is a noun like any other.
fn every_or_noise(c: &mut Cursor) -> Option<Vec<Every>> {
    let after_noun = match c.before().map(|t| &t.kind) {
        Some(Kind::Mark('"' | '“' | '”' | '‘' | '’' | '\'')) => false,
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
    .or_else(|| c.attempt(aside::fraction_of_things))
    .or_else(|| c.attempt(aside::number_of_days))
    .or_else(|| c.attempt(aside::enumeration))
    .is_some()
}

/// Whether the number just passed may be part of a deadline: a word of time stands beside it, or it
/// is written as days and months are. Sums of money, numbers of rooms and telephones are none.
fn looks_like_time(c: &mut Cursor, before: Option<&Token>, number: &Token) -> bool {
    let after = c.peek(0);
    let is_word = |token: Option<&Token>| matches!(token.map(|t| &t.kind), Some(Kind::Word(_)));
    // "PV01", "H2", "Km12" are names.
    let is_name = number.glued && is_word(before);
    if is_name || c.sees(&["ngày đêm"]) {
        return false;
    }
    is_word_of_time(before) || is_word_of_time(after) || is_day_and_month(c, number)
}

fn is_word_of_time(token: Option<&Token>) -> bool {
    const WORDS: [&str; 15] = [
        "ngày", "tháng", "quý", "năm", "trước", "đến", "hết", "tuần", "từ", "lúc", "giờ", "h", "nhất", "hạn",
        "mùng",
    ];
    matches!(token.map(|t| &t.kind), Some(Kind::Word(word)) if word.is_one_of(&WORDS))
}

/// "15/7", "15-7", "15.7", with the cursor behind the first number.
fn is_day_and_month(c: &mut Cursor, day: &Token) -> bool {
    let is_parted = matches!(c.mark_at(0), Some('/' | '-' | '.')) && c.glued_at(0) && c.glued_at(1);
    let is_within = |token: Option<&Token>, most: u32| matches!(token.map(|t| &t.kind), Some(Kind::Num { value, digits }) if *digits <= 2 && (1..=most).contains(value));
    is_parted && is_within(Some(day), 31) && is_within(c.peek(1), 12)
}

/// Takes one token that begins nothing.
fn between(c: &mut Cursor, gap: &mut Gap, found: &mut Scan) {
    let Some(token) = c.peek(0) else { return };
    let before = c.before();
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
        Kind::Num { .. } => looks_like_time(c, before, token),
        Kind::Word(word) => {
            gap.and |= word.is_one_of(&["và", "hoặc"]);
            gap.or |= word.is("hoặc");
            gap.except |= word.is("riêng")
                && c.sees(&["năm", "tháng", "kỳ", "các tháng", "trong tháng", "đối với tháng"]);
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
