//! Whether a row of a new table is a stored task whose title was edited, or another's.

use crate::plan::office::spelling::{distance, marks, plain};
use crate::plan::task::Task;
use std::collections::HashSet;

/// How alike two titles must be to be one task, in percent of the longer one's letters.
const ALIKE: usize = 80;
/// Longer titles are not compared letter by letter.
const MAX_TITLE: usize = 1_500;

/// The same place in the plan and nearly the same title.
pub(super) fn is_edited(old: &Task, new: &Task) -> bool {
    let is_same_place = old.number == new.number || plain(&old.section) == plain(&new.section);
    old.year == new.year
        && is_same_place
        && no_other_number(&old.title, &new.title)
        && alike(&old.title, &new.title)
}

/// "quý I" and "quý II" are two tasks however alike; a number more or less is an edit.
fn no_other_number(old: &str, new: &str) -> bool {
    let (old, new) = (marks(old), marks(new));
    let within = |few: &[String], many: &[String]| {
        let mut rest = many.iter();
        few.iter().all(|mark| rest.any(|other| other == mark))
    };
    within(&old, &new) || within(&new, &old)
}

/// Whether a row that kept its place, its lead and its day is the task that it was: one title holds the other's words, or
/// what is to be handed in is the same and so are most words. Who has finished it must not read that it is late because
/// two words were put into its title.
pub(super) fn is_same_row(old: &Task, new: &Task) -> bool {
    let is_product = plain(&old.deliverable) == plain(&new.deliverable);
    let is_like =
        || is_product && no_other_number(&old.title, &new.title) && share_most(&old.title, &new.title);
    is_reworded(&old.title, &new.title) || is_like()
}

/// More than half of the longer title's words stand in the other.
fn share_most(old: &str, new: &str) -> bool {
    let (before, after) = (words(old), words(new));
    before.intersection(&after).count() * 2 > before.len().max(after.len())
}

/// Whether one title holds all words of the other and names no other number.
pub fn is_reworded(old: &str, new: &str) -> bool {
    let (before, after) = (words(old), words(new));
    no_other_number(old, new) && (before.is_subset(&after) || after.is_subset(&before))
}

fn words(title: &str) -> HashSet<String> {
    plain(title).split_whitespace().map(str::to_owned).collect()
}

fn alike(old: &str, new: &str) -> bool {
    let (old, new): (Vec<char>, Vec<char>) = (plain(old).chars().collect(), plain(new).chars().collect());
    let longer = old.len().max(new.len());
    longer <= MAX_TITLE && distance(&old, &new, longer * (100 - ALIKE) / 100).is_some()
}

#[cfg(test)]
mod tests {
    use super::is_reworded;

    #[test]
    fn longer_or_shorter_words_are_the_same_task_and_others_are_not() {
        let title = "Xây dựng quy trình nội bộ số 27";
        assert!(is_reworded(title, "Xây dựng quy trình nội bộ số 27 và tập huấn"));
        assert!(is_reworded("Xây dựng quy trình nội bộ số 27, tập huấn", title));
        assert!(!is_reworded(title, "Xây dựng quy trình nội bộ số 28"));
        assert!(!is_reworded("Báo cáo quý I", "Báo cáo quý II"));
    }
}
