//! Whether numbers that do not add up were meant to: they nearly do, or one of them was mistyped.

/// Beside a whole of which it is far away, a sum was not meant as one ("từ 8.000 đến 12.000 dân, gồm 236 biệt thự, 672 nhà
/// liền kề"), unless one digit explains it.
pub(super) fn is_meant(whole: i64, parts: &[i64]) -> bool {
    let sum: i64 = parts.iter().sum();
    let is_near = (sum - whole).abs() * 2 <= whole;
    is_near || is_mistyped(whole, sum) || parts.iter().any(|part| is_mistyped(*part, part + whole - sum))
}

/// One digit is another, too many or missing, or the same digits stand in another order.
pub(in crate::proofread) fn is_mistyped(said: i64, right: i64) -> bool {
    if said < 0 || right < 0 {
        return false;
    }
    let (said, right) = (said.to_string(), right.to_string());
    let (said, right) = (said.as_bytes(), right.as_bytes());
    let sorted = |digits: &[u8]| {
        let mut digits = digits.to_vec();
        digits.sort_unstable();
        digits
    };
    match said.len().abs_diff(right.len()) {
        0 => said.iter().zip(right).filter(|(a, b)| a != b).count() <= 1 || sorted(said) == sorted(right),
        1 => lacks_one(said, right) || lacks_one(right, said),
        _ => false,
    }
}

/// Whether the shorter is the longer without one of its digits.
fn lacks_one(short: &[u8], long: &[u8]) -> bool {
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    long.len() == short.len() + 1 && short[same..] == long[same + 1..]
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
