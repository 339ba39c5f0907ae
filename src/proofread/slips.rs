//! Numbers mistyped: digits in another order, one of them wrong, missing or too many. What makes a sum fit so may be what
//! was meant.

/// Whether some number makes the sum fit with its digits in another order.
pub fn may_slip(whole: i64, parts: &[i64]) -> bool {
    let sum: i64 = parts.iter().sum();
    is_permuted(whole, sum) || parts.iter().any(|p| is_permuted(*p, whole - (sum - p)))
}

/// The only number that makes the sum fit with its digits in another order: (as it stands, as it
/// may have been). Numbers below ten have a leading zero, as officials write them.
pub fn slip(whole: i64, parts: &[i64]) -> Option<(i64, i64)> {
    let sum: i64 = parts.iter().sum();
    let mut repairs: Vec<(i64, i64)> = Vec::new();
    let wanted = std::iter::once((whole, sum)).chain(parts.iter().map(|p| (*p, whole - (sum - p))));
    for (old, new) in wanted {
        if is_permuted(old, new) && !repairs.contains(&(old, new)) {
            repairs.push((old, new));
        }
    }
    match repairs.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

pub fn is_permuted(a: i64, b: i64) -> bool {
    let digits = |n: i64| {
        let mut digits = format!("{n:02}").into_bytes();
        digits.sort_unstable();
        digits
    };
    a >= 0 && b >= 0 && a != b && digits(a) == digits(b)
}

/// One digit is another, too many or missing, or the same digits stand in another order.
pub fn is_mistyped(said: i64, right: i64) -> bool {
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
    fn one_number_with_its_digits_exchanged_is_known() {
        for (whole, parts, want) in [
            (412, &[188, 114, 83][..], Some((114, 141))),
            (40, &[31, 6, 30], Some((30, 3))),
            (100, &[60, 40], None),
            (100, &[61, 50], None),
        ] {
            assert_eq!(slip(whole, parts), want, "{whole} {parts:?}");
        }
    }
}
