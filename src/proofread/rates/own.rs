//! The whole that the sentence of a rate names itself: no other number explains the rate that is the same but for a slip
//! of the keyboard.

use crate::proofread::scan::Scan;
use crate::proofread::token::{count_of, stands};

/// "Số hóa 332 kết quả, trong đó 309 kết quả được ký số, đạt 96,0%": 332.
pub(super) fn own_whole(scan: &Scan, token: usize) -> Option<i64> {
    /// In tokens.
    const FARTHEST: usize = 30;
    let from = scan.sentence(token).0.max(token.saturating_sub(FARTHEST));
    let number = |i: &usize| scan.tokens[*i].is_number() && !scan.taken[*i];
    let part = (from..token).rev().find(number)?;
    let whole = (from..part).rev().find(number)?;
    let within = (whole..part).any(|i| stands(&scan.tokens, i, &["trong", "đó"]));
    let opens = whole > from && scan.tokens[whole - 1].is("trong");
    let divides = |i: usize| scan.tokens[i].is("có") || scan.tokens[i].is_mark(',');
    let among = opens && (whole..part).any(divides);
    (within || among).then(|| count_of(scan.tokens[whole].text))?
}

/// Whether one number is another with one digit mistyped, or with its digits in another order.
pub fn is_slip_of(own: i64, other: i64) -> bool {
    if own == other {
        return false;
    }
    let (own, other) = (own.to_string(), other.to_string());
    let apart = own.bytes().zip(other.bytes()).filter(|(a, b)| a != b).count();
    let sorted = |text: &str| {
        let mut digits = text.as_bytes().to_vec();
        digits.sort_unstable();
        digits
    };
    own.len() > 1 && own.len() == other.len() && (apart == 1 || sorted(&own) == sorted(&other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_keyboard_is_one_digit_or_their_order() {
        for (own, other, want) in [
            (332, 322, true),
            (313, 331, true),
            (1332, 1322, true),
            (332, 332, false),
            (332, 347, false),
            (32, 322, false),
            (3, 4, false),
        ] {
            assert_eq!(is_slip_of(own, other), want, "{own} {other}");
        }
    }
}
