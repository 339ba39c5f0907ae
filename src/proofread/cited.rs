//! Documents that a report names: "Quyết định số 4719/QĐ-UBND ngày 29/12/2023 của ...".

mod odd;

use super::kinds::{self, Kind};
use super::token::{Token, stands};
use chrono::NaiveDate;

/// A document as the text names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// The kind by the word before its number.
    pub kind: Option<&'static Kind>,
    /// `None` where the number is left open.
    pub number: Option<u32>,
    /// Of normative documents: "61/2018/NĐ-CP".
    pub year: Option<i32>,
    /// "QĐ-UBND", without spaces.
    pub symbol: String,
    /// How the symbol is misformed, in Vietnamese.
    pub misformed: Option<&'static str>,
    /// The day right behind it, or at the beginning of its sentence.
    pub day: Option<NaiveDate>,
    /// Words after "của", as far as they name an issuer, lower case.
    pub issuer: String,
    /// First and last token.
    pub from: usize,
    pub to: usize,
}

impl Cited {
    /// "61/2018/NĐ-CP", "330/KH-BQL".
    pub fn name(&self) -> String {
        let number = self.number.map(|n| format!("{n:02}")).unwrap_or_default();
        match self.year {
            Some(year) => format!("{number}/{year}/{}", self.symbol),
            None => format!("{number}/{}", self.symbol),
        }
    }

    /// "QĐ" of "QĐ-UBND", "BQL" of "BQL-VP".
    pub fn head(&self) -> &str {
        self.symbol.split(['-', '/']).next().unwrap_or_default()
    }

    /// What follows the head: "UBND".
    pub fn tail(&self) -> &str {
        self.symbol.split_once(['-', '/']).map_or("", |(_, tail)| tail)
    }

    /// The issuer by the symbol: "UBND" of "QĐ-UBND", "BQL" of "BQL-VP".
    pub fn organ(&self) -> &str {
        match kinds::by_code(self.head()) {
            Some(_) => self.tail(),
            None => self.head(),
        }
    }
}

/// All documents of a sentence.
pub fn cited(tokens: &[Token]) -> Vec<Cited> {
    let mut found: Vec<Cited> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match cited_at(tokens, at) {
            Some(document) => {
                at = document.to + 1;
                found.push(document);
            }
            None => at += 1,
        }
    }
    found
}

fn cited_at(tokens: &[Token], at: usize) -> Option<Cited> {
    let token = &tokens[at];
    if token.is_number() && (at == 0 || !tokens[at - 1].is_mark('/')) {
        return numbered(tokens, at).or_else(|| misjoined(tokens, at));
    }
    // "Số: /KH-BQL": the number is left open.
    let after_so = at > 0
        && (tokens[at - 1].is("số") || (tokens[at - 1].is_mark(':') && at > 1 && tokens[at - 2].is("số")));
    if token.is_mark('/') && after_so {
        let (symbol, to) = symbol_at(tokens, at + 1)?;
        kinds::by_code(symbol.split('-').next()?)?;
        return Some(made(tokens, at, None, None, symbol, to, None));
    }
    None
}

/// "Số: 2716/BC.BQL".
fn misjoined(tokens: &[Token], at: usize) -> Option<Cited> {
    let number = tokens[at].plain()?;
    let odd = odd::odd(tokens, at)?;
    let (symbol, why) = (odd.symbol, Some(odd.why));
    Some(made(tokens, at, Some(number), odd.year, symbol, odd.to, why))
}

fn numbered(tokens: &[Token], at: usize) -> Option<Cited> {
    let number = tokens[at].plain()?;
    let mark = |i: usize, c: char| tokens.get(i).is_some_and(|t| t.is_mark(c));
    if mark(at + 1, '/') {
        if let Some(year) = tokens
            .get(at + 2)
            .and_then(Token::plain)
            .filter(|y| (1945..2200).contains(y))
            && mark(at + 3, '/')
        {
            let (symbol, to) = symbol_at(tokens, at + 4)?;
            return Some(made(
                tokens,
                at,
                Some(number),
                i32::try_from(year).ok(),
                symbol,
                to,
                None,
            ));
        }
        let second = if mark(at + 2, '/') { at + 3 } else { at + 2 };
        let (symbol, to) = symbol_at(tokens, second)
            .or_else(|| glued(tokens, at, second))
            .or_else(|| office_alone(tokens, at, second))?;
        let trouble = (second > at + 2)
            .then_some("thừa dấu \"/\"")
            .or_else(|| trouble_behind(tokens, &symbol, to));
        let (symbol, to) = match trouble {
            Some(why) if why == NO_DASH => (format!("{symbol}-{}", tokens[to + 1].text), to + 1),
            _ => (symbol, to),
        };
        return Some(made(tokens, at, Some(number), None, symbol, to, trouble));
    }
    // "326-KH/TU", as Party bodies write.
    if mark(at + 1, '-')
        && tokens
            .get(at + 2)
            .is_some_and(|t| kinds::by_code(t.text).is_some())
        && mark(at + 3, '/')
    {
        let alone = || {
            tokens
                .get(at + 4)
                .filter(|t| is_part(t))
                .map(|t| (t.text.to_owned(), at + 4))
        };
        let (tail, to) = symbol_at(tokens, at + 4).or_else(alone)?;
        let symbol = format!("{}/{tail}", tokens[at + 2].text);
        return Some(made(tokens, at, Some(number), None, symbol, to, None));
    }
    // "2880 TB-BQL", "2880TB-BQL", "2880-TB-BQL": no stroke.
    let head = if mark(at + 1, '-') { at + 2 } else { at + 1 };
    let is_code = tokens.get(head).is_some_and(|t| kinds::by_code(t.text).is_some());
    if is_code && (mark(head + 1, '-') || mark(head + 1, '/')) && is_named(tokens, at) {
        let (symbol, to) = symbol_at(tokens, head)?;
        let why = "thiếu dấu \"/\" giữa số và ký hiệu";
        let symbol = symbol.replace('/', "-");
        return (symbol.contains('-')).then(|| made(tokens, at, Some(number), None, symbol, to, Some(why)));
    }
    letter_without_stroke(tokens, at, number)
}

/// "Văn bản số 402 SNV-CCHC".
fn letter_without_stroke(tokens: &[Token], at: usize, number: u32) -> Option<Cited> {
    let is_letter = at.checked_sub(3).is_some_and(|i| {
        stands(tokens, i, &["công", "văn", "số"]) || stands(tokens, i, &["văn", "bản", "số"])
    });
    let is_office = |t: &Token| t.is_upper() && t.text.chars().count() >= 2;
    let office = tokens.get(at + 1).filter(|t| is_letter && is_office(t))?;
    let dash = tokens
        .get(at + 2)
        .filter(|t| t.is_mark('-') && t.start == office.end())?;
    tokens
        .get(at + 3)
        .filter(|t| is_office(t) && t.start == dash.end())?;
    let (symbol, to) = symbol_at(tokens, at + 1)?;
    let why = "thiếu dấu \"/\" giữa số và ký hiệu";
    Some(made(tokens, at, Some(number), None, symbol, to, Some(why)))
}

/// "Số: 88/BCBQL": kind and office without a dash between them.
fn glued(tokens: &[Token], at: usize, place: usize) -> Option<(String, usize)> {
    let part = tokens.get(place).filter(|t| is_part(t) && is_named(tokens, at))?;
    let holds_kind = |code: &&&str| part.text.starts_with(**code) && part.text.len() > code.len() + 1;
    kinds::CODES_OF_REPORTS.iter().find(holds_kind)?;
    Some((part.text.to_owned(), place))
}

/// "Công văn số 24/TTPVHCC": a letter's symbol may be its office alone.
fn office_alone(tokens: &[Token], at: usize, place: usize) -> Option<(String, usize)> {
    /// Shorter ones are of Party bodies, whose documents are often named by half.
    const SHORTEST: usize = 4;
    kinds::before(tokens, at)?;
    let part = tokens
        .get(place)
        .filter(|t| t.is_upper() && t.text.chars().count() >= SHORTEST)?;
    let goes_on = tokens
        .get(place + 1)
        .is_some_and(|t| t.start == part.end() && ['-', '–', '/', '&'].iter().any(|mark| t.is_mark(*mark)));
    let holds_kind = kinds::CODES_OF_REPORTS
        .iter()
        .any(|code| part.text.starts_with(code));
    (!goes_on && !holds_kind).then(|| (part.text.to_owned(), place))
}

const NO_DASH: &str = "thiếu dấu \"-\" giữa tên loại và tên cơ quan";

/// "330/KH BQL", "330/KH/BQL": the parts of the symbol are joined by nothing or by a stroke.
fn trouble_behind(tokens: &[Token], symbol: &str, to: usize) -> Option<&'static str> {
    kinds::by_code(symbol)?;
    let next = tokens.get(to + 1)?;
    let is_organ = |t: &Token| t.is_upper() && t.text.chars().count() >= 2;
    if is_organ(next) && next.start > tokens[to].end() {
        return Some(NO_DASH);
    }
    None
}

/// Whether "số" or the name of a kind stands before the number.
fn is_named(tokens: &[Token], at: usize) -> bool {
    let skip = usize::from(at > 0 && tokens[at - 1].is_mark(':'));
    let before = at.checked_sub(1 + skip);
    before.is_some_and(|i| tokens[i].is("số")) || kinds::before(tokens, at).is_some()
}

/// Words in capitals joined by dashes: "QĐ-UBND", "KH- BQL", "NQ-HĐND", "UBND-TH&PC".
fn symbol_at(tokens: &[Token], at: usize) -> Option<(String, usize)> {
    let first = tokens.get(at).filter(|t| is_part(t))?;
    let mut symbol = first.text.to_owned();
    let mut to = at;
    while let Some(sign) = tokens.get(to + 1) {
        let joins = sign.is_mark('-')
            || sign.is_mark('–')
            || sign.is_mark('&')
            || sign.is_mark('.')
            || sign.is_mark('/');
        let Some(next) = tokens
            .get(to + 2)
            .filter(|t| joins && (is_part(t) || (t.is_number() && sign.is_mark('.'))))
        else {
            break;
        };
        let touches = next.start == sign.end();
        let near = sign.start <= tokens[to].end() + 1;
        let may_join = touches || sign.is_mark('-') || sign.is_mark('–');
        if !(near && may_join) {
            break;
        }
        // "12/KH-BQL - Phòng": a dash between words.
        if !touches && sign.start > tokens[to].end() {
            break;
        }
        let mark = if sign.is_mark('–') { "-" } else { sign.text };
        symbol.push_str(mark);
        symbol.push_str(next.text);
        to += 2;
    }
    let known = symbol.contains(['-', '/'])
        || kinds::by_code(&symbol).is_some()
        || symbol.starts_with("QH")
        || symbol.starts_with("UBTVQH");
    known.then_some((symbol, to))
}

/// A part of a symbol begins with a capital and has no Vietnamese small letters but those of
/// "TTg", "CTr", "QyĐ", "VPĐP".
fn is_part(token: &Token) -> bool {
    let mixed = [
        "TTg", "TTr", "CTr", "QyĐ", "PAg", "HĐNDtp", "Tg", "CTTĐT", "KTTHc",
    ];
    token.is_word()
        && token.text.chars().count() <= 12
        && (token.is_upper() || mixed.contains(&token.text) || kinds::by_code(token.text).is_some())
}

fn made(
    tokens: &[Token],
    from: usize,
    number: Option<u32>,
    year: Option<i32>,
    symbol: String,
    to: usize,
    misformed: Option<&'static str>,
) -> Cited {
    Cited {
        kind: kinds::before(tokens, from),
        number,
        year,
        symbol,
        misformed,
        day: None,
        issuer: String::new(),
        from,
        to,
    }
}

/// The words after "của" behind token `at`: up to nine, to the end of the name.
pub fn issuer_after(tokens: &[Token], at: usize) -> String {
    let mut i = at;
    while tokens.get(i).is_some_and(|t| t.is_mark(')') || t.is_mark(',')) {
        i += 1;
    }
    if !stands(tokens, i, &["của"]) {
        return String::new();
    }
    let ends = [
        "về", "ban", "quy", "hướng", "phê", "sửa", "triển", "chỉ", "yêu", "đề", "thông", "trong", "tại", "và",
    ];
    let mut words: Vec<&str> = Vec::new();
    // "của Ủy ban nhân dân (UBND) tỉnh": the short name in brackets is skipped.
    let is_short_name = |i: &usize| {
        (i.saturating_sub(2)..=*i).any(|open| {
            tokens.get(open).is_some_and(|t| t.is_mark('('))
                && tokens.get(open + 2).is_some_and(|t| t.is_mark(')'))
        })
    };
    let named = (i + 1..tokens.len())
        .filter(|i| !is_short_name(i))
        .map(|i| &tokens[i]);
    for token in named.take(9) {
        // "Ban Quản lý" and "Ủy ban nhân dân" are issuers, "ban hành" is what they did.
        let is_committee = words.last().is_some_and(|w| ["ủy", "uỷ"].contains(w));
        let is_end = ends.contains(&token.lower.as_str()) && !token.is_capitalised() && !is_committee;
        if is_end || !(token.is_word() || token.is_mark(',')) {
            break;
        }
        words.push(&token.lower);
    }
    words.join(" ").replace(" ,", ",")
}
