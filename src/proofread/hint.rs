//! One number with its digits in another order would repair it all.

use crate::calendar::count;
use crate::dossier::digit_permutations;

/// "243 → 342", where exactly one permutation of one number makes the parts add up.
pub fn of_sum(whole: i64, parts: &[i64]) -> Option<String> {
    let sum: i64 = parts.iter().sum();
    let mut repairs: Vec<(i64, i64)> = Vec::new();
    let mut add = |old, new| {
        if !repairs.contains(&(old, new)) {
            repairs.push((old, new));
        }
    };
    if digit_permutations(whole).contains(&sum) {
        add(whole, sum);
    }
    for part in parts {
        let wanted = whole - (sum - part);
        if digit_permutations(*part).contains(&wanted) {
            add(*part, wanted);
        }
    }
    match repairs.as_slice() {
        [(old, new)] => Some(format!("{} → {}?", count(*old), count(*new))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_written_as_officials_write_them() {
        assert_eq!(of_sum(3760, &[1753, 1953]).as_deref(), Some("3.760 → 3.706?"));
        assert_eq!(of_sum(243, &[300, 42]).as_deref(), Some("243 → 342?"));
        assert_eq!(of_sum(243, &[300, 43]), None);
    }
}
