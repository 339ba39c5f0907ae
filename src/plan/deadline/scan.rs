//! From tokens to the deadlines that stand in them, in order, with what stands between.

use super::aside;
use super::condition;
use super::cursor::Cursor;
use super::data;
use super::event;
use super::every::{self, Every};
use super::item::{Gap, Item, Placed};
use super::lexicon;
use super::list;
use super::point::{self, Point};
use super::range;
use super::stretch::{Stretch, Unit};
use super::words::{Kind, Token};
use super::year::YearWord;
use super::{lunar, relative};

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
            if lunar::is_lunar(&mut c) {
                lunar::take_back(&mut items, gap, &mut found.items);
            } else if gap.open {
                lunar::explain(&mut found.items);
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
    if let Some(reason) = c.attempt(relative::data_of) {
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
    let reason = c.attempt(relative::relative)?;
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
