//! Numbers that stand beside a whole and need not be told of: rounded, more than its parts, of the form.

use crate::proofread::items::Item;

/// Whether the parts make up the whole, but for what was rounded in each of them.
pub(super) fn is_rounded(whole: &Item, parts: &[&Item], sum: i64) -> bool {
    let steps: i64 = parts.iter().map(|p| p.step).sum();
    2 * (sum - whole.value).abs() <= steps + whole.step && (steps > 0 || sum == whole.value)
}

/// Whether some of the first numbers, two at least, are the whole: what follows is told beside it.
pub(super) fn begins_with<'a>(whole: i64, values: impl IntoIterator<Item = &'a i64>) -> bool {
    let running = values.into_iter().scan(0_i64, |sum, value| {
        *sum = sum.saturating_add(*value);
        Some(*sum)
    });
    running.skip(1).any(|sum| sum == whole)
}

/// The balances of dossiers are looked at as such.
pub(super) fn is_of_the_form(whole: &Item, parts: &[&Item]) -> bool {
    whole.role.is_some() && parts.iter().all(|p| p.role.is_some())
}
