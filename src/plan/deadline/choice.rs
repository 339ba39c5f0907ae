//! "trước 10/3 hoặc 10/4": one of the two, never both.

use super::normal::Meaning;
use super::reading::{Notes, spoken};
use chrono::NaiveDate;

/// Whether `other`, which stands after "hoặc", names a time instead of the last of `firm`. The
/// stricter of the two stays, and a person is told of the other. "hằng quý hoặc đột xuất" are two
/// duties.
pub(super) fn is_chosen(firm: &mut [Meaning], other: &Meaning, notes: &mut Notes) -> bool {
    let Some(first) = firm.last_mut().filter(|m| is_time(m) && is_time(other)) else {
        return false;
    };
    let is_earlier = matches!((end(first), end(other)), (Some(a), Some(b)) if b < a);
    let mut left = other.clone();
    if is_earlier {
        std::mem::swap(first, &mut left);
    }
    if left != *first {
        notes.doubt(spoken(&left));
    }
    true
}

fn is_time(meaning: &Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Once { .. } | Meaning::Window { .. } | Meaning::Recur { .. }
    )
}

fn end(meaning: &Meaning) -> Option<NaiveDate> {
    match meaning {
        Meaning::Once { day, .. } => Some(*day),
        Meaning::Window { to, .. } => Some(*to),
        _ => None,
    }
}
