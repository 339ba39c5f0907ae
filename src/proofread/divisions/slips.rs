//! Numbers with their digits in another order: what makes a sum fit may be what was meant.

/// The only number that makes the sum fit with its digits in another order: (as it stands, as it
/// may have been). Numbers below ten have a leading zero, as officials write them.
pub(in crate::proofread) fn slip(whole: i64, parts: &[i64]) -> Option<(i64, i64)> {
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

pub(in crate::proofread) fn is_permuted(a: i64, b: i64) -> bool {
    let digits = |n: i64| {
        let mut digits = format!("{n:02}").into_bytes();
        digits.sort_unstable();
        digits
    };
    a >= 0 && b >= 0 && a != b && digits(a) == digits(b)
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
