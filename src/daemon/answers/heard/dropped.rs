//! A task that a version of the plan has dropped since the letter: it still has the number that the letter named, and
//! where that version only gave the row longer or shorter words, the row of that number is the same task.

use crate::agenda::{Duty, Facts};
use crate::plan::{Task, folded};

/// The task as the plan had it, where an import of late has taken it out.
pub(super) fn dropped<'f>(task: &str, facts: &'f Facts) -> Option<&'f Task> {
    let of_task = { facts.replans.iter().rev() }.find(|r| r.before.id == task)?;
    of_task.after.is_none().then_some(&of_task.before)
}

/// What the unit owes under that number now, where one title holds all words of the other: a number alone may have
/// gone to another task.
pub(super) fn renamed<'d, 'f>(before: &Task, unit: &str, all: &'d [Duty<'f>]) -> Option<&'d Duty<'f>> {
    let is_it = |d: &&Duty| {
        d.unit == unit
            && d.task.year == before.year
            && !before.number.is_empty()
            && d.task.number == before.number
            && is_reworded(&d.task.title, &before.title)
    };
    let mut found = all.iter().filter(is_it);
    found.next().filter(|_| found.next().is_none())
}

fn is_reworded(one: &str, other: &str) -> bool {
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
