//! What is said of a value: which way, by how much, at what rate, against what.

use super::Text;
use crate::proofread::quantities::Quantity;
use crate::proofread::token::has_any;

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
    ];
    const DOWN: &[&[&str]] = &[
        &["giảm"],
        &["thấp", "hơn"],
        &["ít", "hơn"],
        &["nhỏ", "hơn"],
        &["hụt"],
        &["kém"],
    ];
    let said = |list: &[&[&str]]| list.iter().find(|words| text.is(at, words)).map(|w| w.len());
    let up = said(UP).map(|n| (Way::Up, n));
    up.or_else(|| said(DOWN).map(|n| (Way::Down, n)))
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
        const SAYS: &[&str] = &["đạt", "bằng", "được", "lệ", "là", "chiếm"];
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
            let rate = text
                .rate_at(at)
                .filter(|_| at > 0 && text.is_one_of(at - 1, SAYS))?;
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
            self.told.before = self.divided().or_else(|| self.plan());
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
            return self.from_to(at);
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

    /// "(cùng kỳ 18 dự án)", "(tương đương 6,0%)", "(từ 546 đơn xuống còn 483 đơn)", "(711 so với 707)".
    fn bracket(&mut self, open: usize) -> Option<usize> {
        let text = self.text;
        let close = text.close(open)?;
        let (values, rates) = (text.values_in(open, close), text.rates_in(open, close));
        let words = text.words(open + 1, close);
        let says_by = SAME.iter().any(|w| words.starts_with(w)) || has_any(&words, &["tăng", "giảm"]);
        let is_list = has_any(&words, &["trong đó", "gồm"]) || words.contains(';');
        if let Some(from) = (open + 1..close).find(|i| text.is(*i, &["từ"]))
            && self.told.now.is_none()
            && self.told.before.is_none()
        {
            self.from_to(from)?;
            return Some(close + 1);
        }
        match (values, rates) {
            ([], []) => Some(close + 1),
            ([], [rate]) if self.told.way != Way::Ratio && self.told.rate.is_none() => {
                self.take_rate((rate.value, rate.places), close + 1);
                self.told.end = close;
                Some(close + 1)
            }
            ([only], []) if says_by && self.told.by.is_none() && self.told.way != Way::Ratio => {
                self.take_by(only.clone());
                self.told.end = close;
                Some(close + 1)
            }
            ([only], []) if !says_by && !is_list && self.told.before.is_none() => {
                let is_base = self.is_against
                    || self.is_named
                    || has_any(
                        &words,
                        &[
                            "kỳ",
                            "trước",
                            "kế hoạch",
                            "dự toán",
                            "chỉ tiêu",
                            "năm",
                            "tháng",
                            "quý",
                        ],
                    )
                    || self.told.way != Way::Ratio && self.is_held_ahead();
                is_base.then(|| self.take_before(only.clone(), close))
            }
            ([now, before], []) if has_any(&words, &["so với"]) && self.told.before.is_none() => {
                self.told.now = Some(now.clone());
                Some(self.take_before(before.clone(), close))
            }
            _ => None,
        }
    }

    /// ", tương đương tăng 13,1%", ", tỷ lệ giảm 7,1%", ", từ 14 vụ xuống 09 vụ", ", giảm 63 đơn".
    fn behind_comma(&mut self, comma: usize) -> Option<usize> {
        let text = self.text;
        let next = comma + 1;
        if text.is(next, &["từ"]) && self.told.before.is_none() && !self.is_against {
            return self.from_to(next);
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

    /// "từ 14 vụ xuống 09 vụ".
    fn from_to(&mut self, at: usize) -> Option<usize> {
        let text = self.text;
        let number = |from: usize| (from..from + 3).find_map(|i| text.value_at(i));
        let before = number(at + 1)?;
        let turn = (before.last + 1..before.last + 6)
            .find(|i| text.is_one_of(*i, &["lên", "xuống", "còn", "thành", "đến"]))?;
        let now = number(turn + 1)?;
        let is_plain = (before.last + 1..turn).all(|i| !text.is_mark(i, ',') && !text.is_mark(i, ';'));
        // A value without a unit has the other's: "từ 546 xuống 483 đơn".
        if !now.is_like(before) || !is_plain || self.told.way == Way::Ratio {
            return None;
        }
        self.told.now = Some(now.clone());
        Some(self.take_before(before.clone(), now.last))
    }

    /// "So với cùng kỳ (6.712 triệu USD), kim ngạch tăng 1.134 triệu USD": said ahead.
    fn said_ahead(&self) -> Option<Quantity> {
        let text = self.text;
        let (from, _) = text.scan.sentence(self.told.at);
        let so = (from..self.told.at).rev().find(|i| text.is(*i, &["so", "với"]))?;
        let open = (so + 2..self.told.at).find(|i| text.is_mark(*i, '('))?;
        let close = text.close(open).filter(|c| *c < self.told.at)?;
        let goes_on = (so..self.told.at).any(|i| way_at(text, i).is_some());
        let [only] = text.values_in(open, close) else {
            return None;
        };
        let is_first = text.values_in(so, open).is_empty() && text.values_in(close, self.told.at).is_empty();
        let fits = self.told.by.as_ref().is_none_or(|by| by.is_like(only));
        (!goes_on && is_first && fits && text.rates_in(so, close).is_empty()).then(|| only.clone())
    }

    /// "18,4 tỷ đồng trên kế hoạch 32 tỷ đồng, đạt 57,5%": the whole stands before the rate.
    fn divided(&self) -> Option<Quantity> {
        /// In tokens.
        const FARTHEST: usize = 8;
        let (text, at) = (self.text, self.told.at);
        let [.., part, whole] = text.values_in(text.sentence_from(at), at) else {
            return None;
        };
        let words = text.words(part.last + 1, whole.token);
        let is_of = has_any(&words, &["trên", "trong tổng số"]) || words == "/";
        let is_direct = !words.contains([',', ';', '(']) && at < whole.token + FARTHEST;
        (is_of && is_direct && part.is_like(whole) && !part.is_of_things()).then(|| whole.clone())
    }

    /// "Kế hoạch trồng rừng là 3.150 ha; đã trồng 1.197 ha, đạt 38,0% kế hoạch": told before.
    fn plan(&mut self) -> Option<Quantity> {
        /// In tokens.
        const FARTHEST: usize = 150;
        const PLANS: &[&[&str]] = &[&["kế", "hoạch"], &["dự", "toán"], &["chỉ", "tiêu"]];
        let (text, at) = (self.text, self.told.at);
        let plan = PLANS.iter().find(|words| text.is(at + 2, words))?.join(" ");
        let is_it = |q: &&Quantity| {
            let words = text.words(text.clause_from(q.token), q.token);
            text.depths[q.token] == 0 && has_any(&words, &[&plan]) && !words.contains('%')
        };
        let mut told = text
            .values_in(at.saturating_sub(FARTHEST), at)
            .iter()
            .filter(is_it);
        let (only, other) = (told.next()?, told.next());
        self.told.is_loose = true;
        other.is_none().then(|| only.clone())
    }

    /// "so với cùng kỳ, số vụ tăng 02 vụ (15 vụ)": what brackets hold is said ahead.
    fn is_held_ahead(&self) -> bool {
        let (from, _) = self.text.scan.sentence(self.told.at);
        (from..self.told.at).any(|i| self.text.is(i, &["so", "với"]))
    }
}
