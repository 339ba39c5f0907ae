//! A phrase as tokens. Every token knows the bytes it came from; spelling that the
//! rules of facts/domain.md 6.3 allow is made one here (NFC or NFD, NBSP, dashes,
//! "hàng" and "hằng", "quí" and "quý", "06 (sáu)").

mod spelled;
mod wrapped;

use super::syllable::{Word, bare};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Word(Word),
    Num {
        value: u32,
        digits: usize,
    },
    /// One character of punctuation; a line break is `\n`, every dash is `-`.
    Mark(char),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: Kind,
    /// Bytes of the phrase.
    pub start: usize,
    pub end: usize,
    /// No space between this token and the one before.
    pub glued: bool,
}

/// One character with its marks, composed, in lower case, and where it stood.
struct Glyph {
    text: String,
    start: usize,
    end: usize,
}

impl Glyph {
    fn first(&self) -> char {
        self.text.chars().next().unwrap_or(' ')
    }
}

fn glyphs(phrase: &str) -> Vec<Glyph> {
    let mut out: Vec<Glyph> = Vec::new();
    for (start, c) in phrase.char_indices() {
        let end = start + c.len_utf8();
        match out.last_mut() {
            Some(last) if canonical_combining_class(c) != 0 => {
                last.text.push(c);
                last.end = end;
            }
            _ => out.push(Glyph {
                text: c.to_string(),
                start,
                end,
            }),
        }
    }
    for glyph in &mut out {
        glyph.text = glyph.text.nfc().flat_map(char::to_lowercase).nfc().collect();
    }
    out
}

/// Whether the phrase is in words, and no word has a mark.
pub(super) fn is_undiacritised(tokens: &[Token]) -> bool {
    let mut words = 0;
    for token in tokens {
        if let Kind::Word(word) = &token.kind {
            if word.text != word.bare {
                return false;
            }
            let numeral = word.text.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
            words += usize::from(word.text.len() > 1 && !numeral);
        }
    }
    words > 1
}

/// Splits a phrase into tokens; linear in its length.
pub(super) fn tokens(phrase: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut glued = false;
    for glyph in glyphs(phrase) {
        let c = glyph.first();
        if is_invisible(c) {
            continue;
        }
        if c.is_whitespace() && c != '\n' && c != '\u{2028}' {
            glued = false;
            continue;
        }
        push(&mut out, &glyph, glued);
        glued = !matches!(out.last().map(|t| &t.kind), Some(Kind::Mark('\n')));
    }
    finish_words(&mut out);
    let out = wrapped::without_wrapped_breaks(out);
    let split = split_quarters(without_abbreviation_dots(out));
    spelled::with_spelled_days(merge_spelled_numbers(split))
}

/// "Q.III", "T.6": the dot belongs to the abbreviation.
fn without_abbreviation_dots(tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut rest = tokens.into_iter().peekable();
    while let Some(token) = rest.next() {
        let is_dot = token.kind == Kind::Mark('.') && token.glued;
        let is_short = matches!(out.last().map(|t| &t.kind), Some(Kind::Word(w)) if matches!(w.text.as_str(), "q" | "t" | "quý" | "tháng"));
        let numbers = match rest.peek().map(|t| &t.kind) {
            Some(Kind::Num { digits, .. }) => *digits <= 2,
            Some(Kind::Word(word)) => word.text.chars().all(|c| matches!(c, 'i' | 'v')),
            _ => false,
        };
        if !(is_dot && is_short && numbers) {
            out.push(token);
            continue;
        }
        if let Some(number) = rest.next() {
            out.push(Token {
                glued: true,
                ..number
            });
        }
    }
    out
}

fn push(out: &mut Vec<Token>, glyph: &Glyph, glued: bool) {
    let c = glyph.first();
    if let (Some(last), true) = (out.last_mut(), glued) {
        match &mut last.kind {
            Kind::Word(word) if c.is_alphabetic() => {
                word.text.push_str(&glyph.text);
                last.end = glyph.end;
                return;
            }
            Kind::Num { value, digits } if c.is_ascii_digit() => {
                *value = value
                    .saturating_mul(10)
                    .saturating_add(c.to_digit(10).unwrap_or(0));
                *digits += 1;
                last.end = glyph.end;
                return;
            }
            _ => {}
        }
    }
    let kind = if c.is_alphabetic() {
        Kind::Word(Word {
            text: glyph.text.clone(),
            bare: String::new(),
            loose: false,
        })
    } else if let Some(value) = c.to_digit(10) {
        Kind::Num { value, digits: 1 }
    } else {
        Kind::Mark(plain_mark(c))
    };
    out.push(Token {
        kind,
        start: glyph.start,
        end: glyph.end,
        glued,
    });
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{2060}')
}

fn plain_mark(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '−' | '﹣' | '－' | '~' | '→' | '÷' => '-',
        '⁄' | '∕' | '／' => '/',
        '，' | '、' => ',',
        '；' => ';',
        '：' => ':',
        '[' | '（' => '(',
        ']' | '）' => ')',
        '\u{2028}' | '•' | '●' | '|' => '\n',
        '&' => '+',
        other => other,
    }
}

/// One spelling for syllables that have several.
fn canonical(text: &str) -> &str {
    match text {
        "qúy" | "quí" | "qúi" => "quý",
        "hàng" => "hằng",
        "kì" => "kỳ",
        "qui" => "quy",
        "mồng" => "mùng",
        "bẩy" => "bảy",
        other => other,
    }
}

fn finish_words(tokens: &mut [Token]) {
    let mut plain = true;
    for token in tokens.iter_mut() {
        if let Kind::Word(word) = &mut token.kind {
            word.text = canonical(&word.text).to_owned();
            word.bare = bare(&word.text);
            plain &= word.text == word.bare;
        }
    }
    let mut before_number = false;
    for token in tokens.iter_mut().rev() {
        if let Kind::Word(word) = &mut token.kind {
            // "Trươc ngay 06/8": a number makes the syllable the one that the grammar reads.
            let counted = before_number && matches!(word.text.as_str(), "ngay" | "thang" | "nam" | "quy");
            word.loose = plain || counted || !(super::lexicon::is_word(&word.text));
        }
        before_number = matches!(token.kind, Kind::Num { .. });
    }
}

/// "QuýII/2026" and "QII/2026" were meant as two words.
fn split_quarters(tokens: Vec<Token>) -> Vec<Token> {
    let mut out = Vec::with_capacity(tokens.len());
    for token in tokens {
        let Kind::Word(word) = &token.kind else {
            out.push(token);
            continue;
        };
        let short = word.text.strip_prefix('q');
        let rest = word.text.strip_prefix("quý").or(short).unwrap_or_default();
        if rest.is_empty() || !rest.chars().all(|c| matches!(c, 'i' | 'v')) {
            out.push(token);
            continue;
        }
        let middle = token.end - rest.len();
        let part = |text: &str, start, end, glued| Token {
            kind: Kind::Word(Word {
                text: text.to_owned(),
                bare: bare(text),
                loose: false,
            }),
            start,
            end,
            glued,
        };
        out.push(part("quý", token.start, middle, token.glued));
        out.push(part(rest, middle, token.end, true));
    }
    out
}

/// Drops "(sáu)" after "06", and makes "ba (03)" a number.
fn merge_spelled_numbers(tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut i = 0;
    while i < tokens.len() {
        let after_number = matches!(out.last().map(|t| &t.kind), Some(Kind::Num { .. }));
        if let (true, Some(close)) = (after_number, spelled_number_end(&tokens, i)) {
            if let Some(last) = out.last_mut() {
                last.end = tokens[close].end;
            }
            i = close + 1;
            continue;
        }
        if let (Some(Kind::Word(word)), [open, number, close, ..]) =
            (tokens.get(i).map(|t| &t.kind), &tokens[i + 1..])
        {
            let in_brackets = open.kind == Kind::Mark('(') && close.kind == Kind::Mark(')');
            if let (true, Some(spelled), Kind::Num { value, .. }) = (
                in_brackets,
                super::lexicon::small_number(&word.text),
                &number.kind,
            ) && spelled == *value
            {
                out.push(Token {
                    kind: number.kind.clone(),
                    start: tokens[i].start,
                    end: close.end,
                    glued: tokens[i].glued,
                });
                i += 4;
                continue;
            }
        }
        out.push(tokens[i].clone());
        i += 1;
    }
    out
}

/// The index of the `)` of a bracket at `open` that holds nothing but number words.
fn spelled_number_end(tokens: &[Token], open: usize) -> Option<usize> {
    if tokens.get(open)?.kind != Kind::Mark('(') {
        return None;
    }
    for (i, token) in tokens.iter().enumerate().skip(open + 1).take(6) {
        match &token.kind {
            Kind::Word(word) if super::lexicon::is_number_word(word) => {}
            Kind::Mark(')') if i > open + 1 => return Some(i),
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(phrase: &str) -> Vec<String> {
        tokens(phrase)
            .into_iter()
            .map(|t| match t.kind {
                Kind::Word(w) => w.text,
                Kind::Num { value, .. } => value.to_string(),
                Kind::Mark(c) => c.to_string(),
            })
            .collect()
    }

    #[test]
    fn composed_and_decomposed_input_give_the_same_words_with_their_own_positions() {
        let decomposed: String = "Trước\u{a0}ngày 15–1".nfd().collect();
        assert_eq!(words(&decomposed), ["trước", "ngày", "15", "-", "1"]);
        for token in tokens(&decomposed) {
            assert!(decomposed.get(token.start..token.end).is_some());
        }
    }

    #[test]
    fn numbers_that_are_spelled_too_are_one_number() {
        assert_eq!(
            words("ngày 25 (hai mươi lăm) tháng 11"),
            ["ngày", "25", "tháng", "11"]
        );
        assert_eq!(words("ba (03) ngày"), ["3", "ngày"]);
        assert_eq!(words("05/7 (6 tháng)"), ["5", "/", "7", "(", "6", "tháng", ")"]);
        assert_eq!(words("QÚY II, HÀNG QUÍ"), ["quý", "ii", ",", "hằng", "quý"]);
    }
}
