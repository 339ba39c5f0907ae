//! A percentage, and whether it is right of two numbers.

use crate::proofread::scan::Scan;
use crate::proofread::token::decimal_of;

/// No report tells more percentages than a table has.
pub(super) const MOST_RATES: usize = 3000;

/// A percentage as it stands.
pub struct Rate {
    pub scan: usize,
    pub token: usize,
    /// Digits and how many of them after the comma.
    pub value: i64,
    pub places: u32,
}

impl Rate {
    /// Those of a paragraph.
    pub fn all(scan: usize, words: &Scan) -> Vec<Rate> {
        (0..words.tokens.len())
            .filter_map(|token| Rate::at(scan, words, token))
            .collect()
    }

    pub(super) fn at(scan: usize, words: &Scan, token: usize) -> Option<Rate> {
        let next = words.tokens.get(token + 1).filter(|t| t.is_mark('%'))?;
        let number = words
            .tokens
            .get(token)
            .filter(|t| t.is_number() && next.start >= t.end())?;
        let (value, places) = decimal_of(number.text)?;
        // "đạt 80 - 100%", "từ 5 đến 10%": between two rates, of neither.
        let is_span = token >= 2
            && ["-", "–", "đến"].contains(&words.tokens[token - 1].lower.as_str())
            && (words.tokens[token - 2].is_number() || words.tokens[token - 2].is_mark('%'));
        if is_span && !is_far_apart(words, token) {
            return None;
        }
        Some(Rate {
            scan,
            token,
            value,
            places,
        })
    }

    /// Whether a slip of the keyboard or a few points lie between it and the share.
    pub fn is_nearly(&self, part: i64, whole: i64) -> bool {
        let right = percent(part, whole, self.places);
        let finer = percent(part, whole, self.places + 1);
        let digits = |text: &str| {
            let mut digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
            digits.sort_unstable();
            digits
        };
        let scale = 10_i128.pow(self.places);
        let gap = i128::from(part) * 100 * scale - i128::from(self.value) * i128::from(whole);
        let said = digits(&self.value.to_string());
        digits(&right) == said || digits(&finer) == said || gap.abs() <= 3 * scale * i128::from(whole)
    }

    pub fn is(&self, part: i64, whole: i64) -> bool {
        if whole <= 0 || part < 0 {
            return false;
        }
        let scale = 10_i128.pow(self.places);
        let exact = i128::from(part) * 100 * scale;
        let said = i128::from(self.value) * i128::from(whole);
        // Rounded, or decimals cut off.
        let is_cut = self.places > 0 && exact >= said && exact - said < i128::from(whole);
        is_cut || (exact - said).abs() * 2 <= i128::from(whole)
    }

    pub(super) fn words<'s>(&self, scans: &'s [Scan]) -> &'s str {
        scans[self.scan].words(self.token, self.token + 1)
    }
}

/// "kế hoạch năm 2024 - 95,2%": a dash behind a year divides.
fn is_far_apart(words: &Scan, token: usize) -> bool {
    words.tokens[token - 2].text.len() == 4 || words.taken[token - 2]
}

pub fn percent(part: i64, whole: i64, places: u32) -> String {
    let scale = 10_i128.pow(places.max(1));
    let n = (i128::from(part) * 200 * scale + i128::from(whole)) / (2 * i128::from(whole.max(1)));
    let (int, dec) = (n / scale, n % scale);
    let width = places.max(1) as usize;
    format!("{int},{dec:0width$}%")
}
