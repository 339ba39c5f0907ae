//! A row to which a version of the plan gives other words: another task to the program, the same one to its unit.

use crate::agenda::facts::Facts;
use crate::calendar::{Moment, day_of};
use crate::plan::{Task, folded};

/// The row that has taken the place of one that the import of that moment took out: the same number, a lead in common, and
/// one title holds all words of the other. A number alone may have gone to another task.
pub fn renamed<'f>(before: &Task, at: Moment, facts: &'f Facts) -> Option<&'f Task> {
    let is_it = |task: &&Task| {
        !before.number.is_empty()
            && (&task.number, task.year) == (&before.number, before.year)
            && day_of(at) <= task.known_from
            && task
                .leads
                .units
                .iter()
                .any(|unit| before.leads.units.contains(unit))
            && is_reworded(&task.title, &before.title)
    };
    let mut found = facts.tasks.iter().filter(is_it);
    found.next().filter(|_| found.next().is_none())
}

/// Whether one title holds all words of the other.
pub fn is_reworded(one: &str, other: &str) -> bool {
    let (one, other) = (folded(one), folded(other));
    let words = |title: &str| -> Vec<String> {
        let words = title.split(|c: char| !c.is_alphanumeric());
        words.filter(|w| !w.is_empty()).map(str::to_owned).collect()
    };
    let (one, other) = (words(&one), words(&other));
    let holds = |all: &[String], some: &[String]| some.iter().all(|word| all.contains(word));
    holds(&one, &other) || holds(&other, &one)
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
