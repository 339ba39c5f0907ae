//! Whether numbers that do not add up were meant to: they nearly do, or one of them was mistyped.

use crate::proofread::slips::is_mistyped;
/// Beside a whole of which it is far away, a sum was not meant as one ("từ 8.000 đến 12.000 dân, gồm 236 biệt thự, 672 nhà
/// liền kề"), unless one digit explains it.
pub(super) fn is_meant(whole: i64, parts: &[i64]) -> bool {
    let sum: i64 = parts.iter().sum();
    let is_near = (sum - whole).abs() * 2 <= whole;
    is_near || is_mistyped(whole, sum) || parts.iter().any(|part| is_mistyped(*part, part + whole - sum))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_was_meant_where_it_is_near_or_one_digit_is_wrong() {
        for (whole, parts, want) in [
            (433, &[278, 165][..], true),
            (64, &[30, 10], true),
            (933, &[80, 53], true),
            (45, &[250, 205], true),
            (12_000, &[236, 21, 672], false),
            (2, &[60, 55, 62], false),
            (14, &[2, 607, 1], false),
        ] {
            assert_eq!(is_meant(whole, parts), want, "{whole} {parts:?}");
        }
    }
}
