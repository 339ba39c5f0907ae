//! Numbers with what they are counted or measured in: "18,4 tỷ đồng", "642,5 ha", "27,9 triệu con",
//! "58 cuộc họp".

mod about;
pub mod comparable;

use super::counts::{is_count, noun_at};
use super::scan::Scan;
use super::token::{decimal_of, stands};
use crate::calendar::count;
use crate::finding::{Finding, Severity};

/// A number and its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The number.
    pub token: usize,
    /// The last word of the unit; the number itself where none is said.
    pub last: usize,
    /// In ten-thousandths of the bare unit.
    pub value: i128,
    /// Half of what its last digit is worth: what was rounded away. Nothing where things are counted.
    pub half: i128,
    kind: Kind,
    /// "đồng", "ha", "hồ sơ"; empty where none is said.
    unit: String,
    /// "tỷ đồng", as it stands.
    written: String,
    /// 1.000.000.000 of "tỷ".
    scale: i128,
    places: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Money,
    Measure,
    Things,
}

/// Ten-thousandths: no report writes more places.
const PARTS: i128 = 10_000;

/// What is larger is no figure of a report, and could not be multiplied.
const LARGEST: i128 = 10_i128.pow(24);

/// Whole numbers below it are told as they are; larger ones of money and measures were rounded.
const SMALL: i64 = 1000;

const CURRENCIES: &[&[&str]] = &[&["đồng"], &["usd"], &["đô", "la"], &["euro"], &["eur"], &["vnd"]];

const MEASURES: &[&[&str]] = &[
    &["ha"],
    &["héc", "ta"],
    &["m2"],
    &["m²"],
    &["m3"],
    &["m³"],
    &["m"],
    &["mét", "vuông"],
    &["mét", "khối"],
    &["mét"],
    &["km2"],
    &["km²"],
    &["km"],
    &["kg"],
    &["tấn"],
    &["tạ"],
    &["yến"],
    &["lít"],
    &["kwh"],
    &["mwh"],
    &["mw"],
    &["kw"],
    &["gb"],
    &["tb"],
    &["teu"],
];

/// How long something takes.
const SPANS: &[&str] = &["ngày", "giờ", "phút"];

/// Behind a number they make it a time, a rank or a multiple.
const NO_UNITS: &[&str] = &[
    "ngày", "tháng", "năm", "giờ", "phút", "tuần", "quý", "lần", "cấp", "bậc", "phần",
];

impl Quantity {
    /// Whether both count one thing; "cuộc" is said for "cuộc họp", a bare number for any thing.
    pub fn is_like(&self, other: &Quantity) -> bool {
        if self.kind != other.kind {
            return false;
        }
        if self.kind != Kind::Things {
            return self.unit == other.unit;
        }
        let (mut a, mut b) = (self.unit.split(' '), other.unit.split(' '));
        let (first, second) = (a.next().unwrap_or_default(), b.next().unwrap_or_default());
        let is_one_short = first.is_empty() || second.is_empty();
        let rest = a.next().zip(b.next());
        is_one_short || first == second && (CLASSES.contains(&first) || rest.is_none_or(|(a, b)| a == b))
    }

    /// Counted one by one, as dossiers are.
    pub fn is_of_things(&self) -> bool {
        self.kind == Kind::Things && self.scale == 1
    }

    /// "3,2 ngày".
    pub fn is_of_time(&self) -> bool {
        SPANS.contains(&self.unit.as_str())
    }

    /// That another number should stand here.
    pub fn contradicted(
        &self,
        scan: &Scan,
        (rule, severity): (&str, Severity),
        message: String,
        right: String,
    ) -> Finding {
        let words = scan.words(self.token, self.last);
        Finding::new(rule, severity, scan.place(self.token), words, message).with_values(right, words)
    }

    /// "đồng", "hồ sơ".
    pub fn unit(&self) -> &str {
        &self.unit
    }

    /// A value as this one's would be written: "119 triệu USD".
    pub fn write(&self, value: i128) -> String {
        let one = PARTS * self.scale;
        let places = 4_usize;
        let scaled = value.abs() * 10_i128.pow(4) / one;
        let (whole, rest) = (scaled / 10_i128.pow(4), scaled % 10_i128.pow(4));
        let whole = i64::try_from(whole).unwrap_or(i64::MAX);
        let tail = format!("{rest:0places$}");
        let shown = tail.trim_end_matches('0').len().max(self.places as usize);
        let tail = tail.get(..shown).unwrap_or_default();
        let number = match tail {
            "" => count(whole),
            // A leading zero is for whole numbers only.
            tail if whole < 10 => format!("{whole},{tail}"),
            tail => format!("{},{tail}", count(whole)),
        };
        format!("{number} {}", self.written).trim_end().to_owned()
    }

    /// In hundredths of the unit as it is written ("tỷ đồng"): value and what its last digit is
    /// worth, nothing where it is exact.
    pub fn cents(&self) -> Option<(i64, i64)> {
        let of = |n: i128| i64::try_from(n * 100 / (PARTS * self.scale)).ok();
        (self.places <= 2).then(|| of(self.value).zip(of(self.half * 2)))?
    }

    /// "tỷ đồng", "ha", "triệu con"; `None` where things are counted one by one.
    pub fn measure(&self) -> Option<&str> {
        (!self.is_of_things() && !self.written.is_empty()).then_some(self.written.as_str())
    }
}

/// Words that stand for what they classify: "lượt" for "lượt người".
const CLASSES: &[&str] = &[
    "lượt",
    "cuộc",
    "hộ",
    "vụ",
    "người",
    "lớp",
    "ca",
    "đơn",
    "con",
    "cây",
    "bộ",
    "đợt",
    "trường",
    "cơ",
    "chiếc",
];

/// Those of a paragraph, in its order.
pub fn quantities(scan: &Scan) -> Vec<Quantity> {
    (0..scan.tokens.len())
        .filter_map(|at| quantity_at(scan, at))
        .collect()
}

pub fn quantity_at(scan: &Scan, at: usize) -> Option<Quantity> {
    let token = scan.tokens.get(at).filter(|t| t.is_number() && !scan.taken[at])?;
    if is_glued(scan, at) {
        return None;
    }
    let (scale, behind) = scale_at(scan, at + 1);
    let named = |list: &[&[&str]]| {
        let words = list.iter().find(|words| stands(&scan.tokens, behind, words))?;
        Some((words.join(" "), behind + words.len()))
    };
    let (kind, unit, to) = match (named(CURRENCIES), named(MEASURES)) {
        (Some((unit, to)), _) => (Kind::Money, unit, to),
        (_, Some((unit, to))) => (Kind::Measure, unit.replace('2', "²").replace('3', "³"), to),
        _ => things(scan, at, behind, scale)?,
    };
    let (digits, places) = decimal_of(token.text)?;
    let one = PARTS * scale / 10_i128.pow(places);
    let value = i128::from(digits).checked_mul(one).filter(|v| *v < LARGEST)?;
    let is_exact = scale == 1 && (kind == Kind::Things || unit == "đồng") || places == 0 && digits < SMALL;
    let half = if is_exact { 0 } else { one / 2 };
    let half = if about::is_about(scan, at) {
        half.max(value / about::PART)
    } else {
        half
    };
    let written = if to > at + 1 {
        scan.words(at + 1, to - 1)
    } else {
        ""
    };
    Some(Quantity {
        token: at,
        last: to - 1,
        value,
        half,
        kind,
        unit,
        written: written.to_owned(),
        scale,
        places,
    })
}

/// A stroke, a dash or a percent sign on it: a share, a symbol, a rate.
fn is_glued(scan: &Scan, at: usize) -> bool {
    let (token, sign) = (&scan.tokens[at], |i: usize| scan.tokens.get(i));
    let joins = |t: &super::token::Token| ['/', '-', '–', ':'].iter().any(|mark| t.is_mark(*mark));
    let before = at.checked_sub(1).and_then(sign);
    let behind = sign(at + 1);
    before.is_some_and(|t| joins(t) && !t.is_mark(':') && t.end() == token.start)
        || behind.is_some_and(|t| {
            joins(t) && t.start == token.end() && sign(at + 2).is_some_and(|n| n.is_number())
        })
        || behind.is_some_and(|t| t.is_mark('%'))
}

/// "nghìn tỷ": its worth, and the token behind it.
fn scale_at(scan: &Scan, from: usize) -> (i128, usize) {
    let (mut scale, mut at) = (1, from);
    while at < from + 2
        && let Some(worth) = scan.tokens.get(at).and_then(|t| match t.lower.as_str() {
            "nghìn" | "ngàn" => Some(1_000),
            "triệu" => Some(1_000_000),
            "tỷ" | "tỉ" => Some(1_000_000_000),
            _ => None,
        })
    {
        scale *= worth;
        at += 1;
    }
    (scale, at)
}

/// Things that are counted, and money whose unit is left out ("15,3 tỷ").
fn things(scan: &Scan, at: usize, behind: usize, scale: i128) -> Option<(Kind, String, usize)> {
    let next = scan.tokens.get(behind);
    let is_points = |second: &super::token::Token| second.is("phần") || second.is_mark('%');
    let is_points = next.is_some_and(|t| t.is("điểm")) && scan.tokens.get(behind + 1).is_some_and(is_points);
    if is_points || next.is_some_and(|t| NO_UNITS.contains(&t.lower.as_str())) {
        return None;
    }
    let (noun, length) = noun_at(scan, behind);
    if scale == 1 {
        return is_count(scan, at).then_some((Kind::Things, noun, behind + length));
    }
    Some(match noun.as_str() {
        "" => (Kind::Money, "đồng".to_owned(), behind),
        _ => (Kind::Things, noun, behind + length),
    })
}

impl Quantity {
    /// The same unit with another number, as it would be read.
    pub fn with(&self, digits: i64, places: u32) -> Quantity {
        let one = PARTS * self.scale / 10_i128.pow(places);
        self.with_value((i128::from(digits) * one).min(LARGEST))
    }

    pub fn with_value(&self, value: i128) -> Quantity {
        Quantity {
            value,
            ..self.clone()
        }
    }

    /// What its last digit is worth, in hundredths of the unit as it is written.
    pub fn worth_in_cents(&self) -> i64 {
        10_i64.pow(2_u32.saturating_sub(self.places))
    }
}

/// Averages.
impl Quantity {
    /// Whether it counts what the noun names: "28 hộ" of "80 triệu đồng/hộ".
    pub fn counts(&self, noun: &str) -> bool {
        let (mut own, mut wanted) = (self.unit.split(' '), noun.split(' '));
        let is_first = own.next() == wanted.next() && !noun.is_empty();
        is_first && own.next().zip(wanted.next()).is_none_or(|(a, b)| a == b) && self.kind != Kind::Money
    }

    /// This one, divided by so many.
    pub fn mean(&self, number: &Quantity) -> Option<i128> {
        let parts = self.value.checked_mul(PARTS)?;
        (number.value > 0).then(|| (2 * parts + number.value) / (2 * number.value))
    }

    /// To the last digit that is written.
    pub fn rounded(&self, value: i128) -> i128 {
        let step = self.step();
        (2 * value + step) / (2 * step) * step
    }

    /// Whether it was rounded or cut off from a total and a number.
    pub fn is_mean(&self, total: &Quantity, number: &Quantity) -> bool {
        let step = self.step();
        let low = total.value - total.half;
        let high = total.value + total.half;
        let least = 2 * self.value - step;
        let most = 2 * (self.value + step);
        // Both are in ten-thousandths, and so is what they make.
        let product = |mean: i128, number: i128| mean.saturating_mul(number) / PARTS;
        product(most, number.value + number.half) >= 2 * low
            && product(least, number.value - number.half) <= 2 * high
    }

    /// Whether another value, rounded as this one is, has the same digits in another order.
    pub fn is_slip(&self, other: i128) -> bool {
        let digits = |n: i128| {
            let mut digits = self.write(n).into_bytes();
            digits.sort_unstable();
            digits
        };
        let other = self.rounded(other);
        other != self.value && digits(self.value) == digits(other)
    }

    fn step(&self) -> i128 {
        (PARTS * self.scale / 10_i128.pow(self.places)).max(1)
    }
}
