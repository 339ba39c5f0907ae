//! What is said of a value: which way, by how much, at what rate, against what.

mod brackets;
mod elsewhere;

use super::Text;
use crate::proofread::quantities::Quantity;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
    /// "bằng 58,5%", "đạt 38,0%".
    Ratio,
}

/// Digits and how many of them stand behind the comma.
pub(super) type Decimal = (i64, u32);

#[derive(Debug, Clone)]
pub(super) struct Statement {
    /// Its first token and its last.
    pub at: usize,
    pub end: usize,
    pub way: Way,
    /// "tăng 224 triệu USD".
    pub by: Option<Quantity>,
    pub rate: Option<Decimal>,
    /// "gấp 2,9 lần".
    pub times: Option<Decimal>,
    /// What the value is held against.
    pub before: Option<Quantity>,
    /// "từ 14 vụ xuống 09 vụ" says it itself.
    pub now: Option<Quantity>,
    /// What it is held against stands elsewhere and is only named here.
    pub is_loose: bool,
    /// "từ A đến B", which may be a range.
    pub is_range: bool,
}

/// What values are held against, by one word each.
const BASES: &[&str] = &[
    "kỳ", "trước", "hoạch", "toán", "tiêu", "giao", "năm", "quý", "tháng", "tuần", "mức", "tổng", "ngoái",
];

/// They say the same in another measure: "tương đương 13,6%".
const SAME: &[&str] = &["tương", "tức", "hay"];

/// With them another thing is said.
const BREAKS: &[&str] = &[
    "do", "vì", "nhờ", "nhưng", "tuy", "trong", "đạt", "gồm", "còn", "lên", "xuống", "khoảng", "gần", "trên",
    "dưới", "và", "cũng", "song", "để", "nâng", "đưa", "chiếm", "ước",
];

/// All statements of a paragraph, in its order.
pub(super) fn statements(text: &Text) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    let mut at = 0;
    while at < text.scan.tokens.len() {
        let read = Reader::open(text, at).map(|reader| reader.read(found.last()));
        at = match read.filter(Statement::says_something) {
            Some(told) => {
                let next = told.end.max(at) + 1;
                found.push(told);
                next
            }
            None => at + 1,
        };
    }
    found
}

/// Which way, and how many words say it.
pub(super) fn way_at(text: &Text, at: usize) -> Option<(Way, usize)> {
    const UP: &[&[&str]] = &[
        &["tăng"],
        &["cao", "hơn"],
        &["nhiều", "hơn"],
        &["lớn", "hơn"],
        &["vượt"],
        &["dài", "hơn"],
        &["lâu", "hơn"],
        &["chậm", "hơn"],
    ];
    const DOWN: &[&[&str]] = &[
        &["giảm"],
        &["thấp", "hơn"],
        &["ít", "hơn"],
        &["nhỏ", "hơn"],
        &["hụt"],
        &["kém"],
        &["rút", "ngắn"],
        &["ngắn", "hơn"],
        &["sớm", "hơn"],
        &["nhanh", "hơn"],
    ];
    let said = |list: &[&[&str]]| list.iter().find(|words| text.is(at, words)).map(|w| w.len());
    let up = said(UP).map(|n| (Way::Up, n));
    up.or_else(|| said(DOWN).map(|n| (Way::Down, n)))
}

/// "tỷ lệ lấp đầy 71,0%".
fn is_named_rate(text: &Text, at: usize) -> bool {
    /// In tokens.
    const LONGEST: usize = 6;
    let from = text.clause_from(at);
    let is_named = text.is(from, &["tỷ", "lệ"]) || text.is(from, &["tỉ", "lệ"]);
    is_named && at - from <= LONGEST
}

/// "đã giải ngân 6.982 triệu đồng (49,0%)".
fn is_bracketed_rate(text: &Text, at: usize) -> bool {
    let open = at.checked_sub(1).filter(|i| text.is_mark(*i, '('));
    let is_of_value = |open: usize| {
        let before = text.values_in(open.saturating_sub(6), open).last();
        before.is_some_and(|q| q.last + 1 == open && q.measure().is_some())
    };
    open.is_some_and(is_of_value) && text.is_mark(at + 2, ')')
}

impl Statement {
    fn says_something(&self) -> bool {
        let says = self.by.is_some() || self.rate.is_some() || self.times.is_some();
        let itself = self.by.is_some() && self.rate.is_some();
        says && (self.before.is_some() || itself) || self.now.is_some()
    }
}

struct Reader<'t, 's, 'p> {
    text: &'t Text<'s, 'p>,
    told: Statement,
    at: usize,
    limit: usize,
    /// "so với" was read.
    is_against: bool,
    /// What it is held against is named: "kế hoạch", "quý I".
    is_named: bool,
    /// "tương đương" was read.
    is_joined: bool,
}

impl<'t, 's, 'p> Reader<'t, 's, 'p> {
    /// In tokens.
    const LONGEST: usize = 50;

    fn open(text: &'t Text<'s, 'p>, at: usize) -> Option<Self> {
        const SAYS: &[&str] = &["đạt", "bằng", "được", "lệ", "là", "chiếm", "thành"];
        let (_, to) = text.scan.sentence(at);
        let mut told = Statement {
            at,
            end: at,
            way: Way::Ratio,
            by: None,
            rate: None,
            times: None,
            before: None,
            now: None,
            is_loose: false,
            is_range: false,
        };
        let next = if let Some((way, length)) = way_at(text, at) {
            told.way = way;
            let times = text.is_one_of(at + length, &["gấp"]);
            if times {
                return None;
            }
            at + length
        } else if text.is_one_of(at, &["gấp"]) {
            told.times = text
                .scan
                .tokens
                .get(at + 1)
                .and_then(|t| crate::proofread::token::decimal_of(t.text));
            (told.times.is_some() && text.is_one_of(at + 2, &["lần"])).then_some(())?;
            told.end = at + 2;
            at + 3
        } else {
            let is_said = at > 0 && text.is_one_of(at - 1, SAYS);
            let rate = text
                .rate_at(at)
                .filter(|_| is_said || is_named_rate(text, at) || is_bracketed_rate(text, at))?;
            told.rate = Some((rate.value, rate.places));
            told.end = at + 1;
            at + 2
        };
        Some(Reader {
            text,
            told,
            at: next,
            limit: to.min(at + Self::LONGEST),
            is_against: false,
            is_named: false,
            is_joined: false,
        })
    }

    fn read(mut self, last: Option<&Statement>) -> Statement {
        while self.at < self.limit {
            let Some(next) = self.step() else { break };
            self.at = next;
        }
        let is_bare = self.told.before.is_none() && self.told.now.is_none();
        if is_bare && !self.is_against && self.told.way != Way::Ratio {
            self.told.before = self.said_ahead();
        }
        if is_bare && self.told.way == Way::Ratio && self.told.times.is_none() {
            self.told.before = self
                .divided()
                .or_else(|| self.plan())
                .or_else(|| self.done_of())
                .or_else(|| self.part_of())
                .or_else(|| self.named_whole());
        }
        // "tăng 204 trạm so với cuối năm 2024 (108 trạm), gấp 2,9 lần"
        let is_behind = |s: &&Statement| s.end + 2 == self.told.at && self.text.is_mark(s.end + 1, ',');
        if is_bare && self.told.times.is_some() {
            self.told.before = last.filter(is_behind).and_then(|s| s.before.clone());
        }
        self.told
    }

    /// What stands here, and where it goes on; `None` where something else begins.
    fn step(&mut self) -> Option<usize> {
        let (text, at) = (self.text, self.at);
        let token = &text.scan.tokens[at];
        if let Some(rate) = text.rate_at(at) {
            let is_free = self.told.rate.is_none() && self.told.times.is_none();
            return is_free.then(|| self.take_rate((rate.value, rate.places), at + 2));
        }
        if let Some(value) = text.value_at(at) {
            return self.value(value.clone());
        }
        if token.is_mark('(') {
            return self.bracket(at);
        }
        if token.is_mark(',') {
            return self.behind_comma(at);
        }
        if text.is(at, &["so", "với"]) {
            self.is_against = true;
            return Some(at + 2);
        }
        if text.scan.taken[at] {
            self.is_named = true;
            return Some(at + 1);
        }
        token.is_word().then(|| self.word(at))?
    }

    fn word(&mut self, at: usize) -> Option<usize> {
        let text = self.text;
        if text.is_one_of(at, SAME) {
            self.is_joined = true;
            return Some(at + 1);
        }
        if text.is(at, &["từ"]) && self.told.before.is_none() && !self.is_against {
            return self.span(at);
        }
        if way_at(text, at).is_some() {
            return self.is_joined.then_some(at + 1);
        }
        if text.is_one_of(at, BREAKS) && !self.is_joined {
            return None;
        }
        self.is_named |= text.is_one_of(at, BASES);
        Some(at + 1)
    }

    fn take_rate(&mut self, rate: Decimal, next: usize) -> usize {
        self.told.rate = Some(rate);
        self.told.end = next - 1;
        next
    }

    fn take_by(&mut self, value: Quantity) -> usize {
        self.told.end = value.last;
        let next = value.last + 1;
        self.told.by = Some(value);
        next
    }

    fn take_before(&mut self, value: Quantity, last: usize) -> usize {
        self.told.end = last;
        self.told.before = Some(value);
        last + 1
    }

    /// A value outside brackets: the difference, or what it is held against.
    fn value(&mut self, value: Quantity) -> Option<usize> {
        const LINKS: &[&str] = &[
            "là", "với", "mức", "kỳ", "trước", "hoạch", "toán", "tiêu", "giao", "số",
        ];
        let told = &self.told;
        let is_fresh = told.by.is_none() && told.rate.is_none() && told.times.is_none();
        let before = value.token.checked_sub(1)?;
        if told.way != Way::Ratio && (is_fresh || told.by.is_none() && self.is_joined) {
            return Some(self.take_by(value));
        }
        let is_linked = self.text.is_one_of(before, LINKS) || self.text.scan.taken[before];
        let wants = told.before.is_none() && (self.is_against || self.is_named) && !self.is_joined;
        let last = value.last;
        (wants && is_linked).then(|| self.take_before(value, last))
    }

    /// ", tương đương tăng 13,1%", ", tỷ lệ giảm 7,1%", ", từ 14 vụ xuống 09 vụ", ", giảm 63 đơn".
    fn behind_comma(&mut self, comma: usize) -> Option<usize> {
        let text = self.text;
        let next = comma + 1;
        if text.is(next, &["từ"]) && self.told.before.is_none() && !self.is_against {
            return self.span(next);
        }
        let from = match () {
            () if text.is_one_of(next, SAME) => next + 1,
            () if text.is(next, &["tỷ", "lệ"]) || text.is(next, &["tỉ", "lệ"]) => next + 2,
            () if way_at(text, next).is_some() => next,
            () => return None,
        };
        let rate = (from..from + 5).find(|i| text.rate_at(*i).is_some());
        let only_words = |to: usize| {
            (from..to).all(|i| {
                let says = [
                    "đương", "ứng", "là", "với", "tăng", "giảm", "tiết", "kiệm", "mức", "tỷ", "lệ", "vượt",
                ];
                text.is_one_of(i, &says)
            })
        };
        let value = (from..from + 4).find(|i| text.value_at(*i).is_some());
        if let Some(at) = rate.filter(|at| only_words(*at)) {
            let is_said = self.told.rate.is_none() && self.told.way != Way::Ratio;
            let is_own = !text.is(at + 2, &["so", "với"])
                && (from > next || way_at(text, next).map(|(w, _)| w) == Some(self.told.way));
            let rate = text.rate_at(at)?;
            return (is_said && is_own).then(|| self.take_rate((rate.value, rate.places), at + 2));
        }
        let at =
            value.filter(|at| only_words(*at) && self.told.by.is_none() && self.told.way != Way::Ratio)?;
        let is_own = from > next || self.told.now.is_some();
        let value = text.value_at(at)?.clone();
        is_own.then(|| self.take_by(value))
    }
}
