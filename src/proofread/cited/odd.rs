//! Numbers and symbols that are joined by the wrong signs or written in small letters: "2716\BC-BQL",
//! "2716/BC.BQL", "2716/bc-bql", "61-2018-NĐ-CP".

use super::{is_named, kinds};
use crate::proofread::token::Token;

/// What was meant, the year of a normative document, its last token, and what is wrong.
pub(super) struct Odd {
    pub symbol: String,
    pub year: Option<i32>,
    pub to: usize,
    pub why: &'static str,
}

/// A document behind "số" or the name of its kind whose number and symbol read like one.
pub(super) fn odd(tokens: &[Token], at: usize) -> Option<Odd> {
    if !is_named(tokens, at) {
        return None;
    }
    let sign = |i: usize| {
        let joins = |t: &&Token| ['/', '\\', '-', '_', '.', '|'].iter().any(|c| t.is_mark(*c));
        tokens
            .get(i)
            .filter(joins)
            .filter(|t| t.start == tokens[i - 1].end())
    };
    let mut next = at + 1;
    let mut year = None;
    if sign(next).is_some()
        && let Some(said) = tokens
            .get(next + 1)
            .and_then(Token::plain)
            .filter(|y| (1945..2200).contains(y))
    {
        year = i32::try_from(said).ok();
        next += 2;
    }
    sign(next)?;
    let touches = |i: usize| tokens[i].start == tokens[i - 1].end();
    let head = tokens
        .get(next + 1)
        .filter(|t| t.is_word() && touches(next + 1))?;
    let code = kinds::by_code(head.text).or_else(|| kinds::by_small(head.text))?;
    sign(next + 2)?;
    let tail = tokens
        .get(next + 3)
        .filter(|t| t.is_word() && touches(next + 3))?;
    let is_organ = tail.text.chars().count() >= 2 && tail.text.chars().count() <= 12;
    let is_small = tail.text == tail.lower;
    if !is_organ || is_small != (head.text == head.lower) {
        return None;
    }
    let organ = if is_small {
        tail.text.to_uppercase()
    } else {
        tail.text.to_owned()
    };
    Some(Odd {
        symbol: format!("{code}-{organ}"),
        year,
        to: next + 3,
        why: if is_small {
            "viết bằng chữ thường"
        } else {
            "dùng sai dấu nối giữa số, tên loại và tên cơ quan"
        },
    })
}
