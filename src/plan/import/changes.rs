//! What a new table changes in the stored plan.

use crate::plan::import::edited::{is_edited, is_same_row};
use crate::plan::office::spelling::plain;
use crate::plan::office::units::Assigned;
use crate::plan::task::{Origin, Task};
use std::collections::{HashMap, HashSet};

/// What changes if a table is stored.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    Added(Task),
    /// (stored, new): other words or units, same deadline. The new one bears the stored
    /// identity and day of knowing.
    Changed(Task, Task),
    /// (stored, new): the deadline's meaning changed. Identity as above.
    Redated(Task, Task),
    Removed(Task),
}

/// More pairs are not compared letter by letter.
const MAX_PAIRS: usize = 40_000;

/// The changes in the order of the new tasks, then what is gone; empty if nothing changed.
///
/// Only tasks that came from a plan of the new tasks' years are compared: reports
/// and tasks entered by hand are not in any table. A task whose title was edited keeps its
/// stored identity if its place is the same and its title clearly so; of tasks with the same words only where its lead
/// stays.
pub fn changes(stored: &[Task], new: &[Task]) -> Vec<Change> {
    let years: HashSet<i32> = new.iter().map(|t| t.year).collect();
    let is_compared = |t: &&Task| t.origin == Origin::Plan && (years.is_empty() || years.contains(&t.year));
    let old: Vec<&Task> = stored.iter().filter(is_compared).collect();
    let pairs = pairs(&old, new);
    let mut ids: HashSet<String> = stored.iter().map(|t| t.id.clone()).collect();
    let mut changes = Vec::new();
    for (index, task) in new.iter().enumerate() {
        match pairs.get(&index) {
            Some(at) => changes.extend(difference(old[*at], task)),
            None => changes.push(Change::Added(with_free_id(task, &mut ids))),
        }
    }
    let kept: HashSet<usize> = pairs.values().copied().collect();
    let gone = old.iter().enumerate().filter(|(at, _)| !kept.contains(at));
    changes.extend(gone.map(|(_, task)| Change::Removed((*task).clone())));
    changes
}

/// Which new task (by index) is which stored one: by its words and its lead, then by its place, its lead and its
/// day where its words were only edited, and then by words, identity or likeness alone. Units that all have a task of the same words keep each its own, with what is recorded of it,
/// and of two of one unit the day tells sooner than the number, which any new row moves.
fn pairs(old: &[&Task], new: &[Task]) -> HashMap<usize, usize> {
    let mut pairs = Pairs::default();
    let any = |_: &Task, _: &Task| true;
    let place = |t: &Task| (t.section.clone(), t.number.clone());
    let words = |t: &Task| (t.year, plain(&t.title));
    let owed = |t: &Task| (words(t), leads(t), plain(&t.deadline_text));
    pairs.by_key(old, new, |t| (owed(t), place(t)), any);
    pairs.by_key(old, new, |t| (owed(t), t.section.clone()), any);
    pairs.by_key(old, new, owed, any);
    pairs.by_key(old, new, |t| (words(t), leads(t), place(t)), any);
    pairs.by_key(old, new, |t| (words(t), leads(t), t.section.clone()), any);
    pairs.by_key(old, new, |t| (words(t), leads(t)), any);
    let theirs = Theirs::of(old, new);
    let of_row = |t: &Task| (t.year, place(t), leads(t), plain(&t.deadline_text));
    pairs.by_key(old, new, of_row, is_same_row);
    let is_its = |old: &Task, new: &Task| theirs.may_be(old, new);
    pairs.by_key(old, new, |t| (words(t), place(t)), is_its);
    pairs.by_key(old, new, |t| (words(t), t.section.clone()), is_its);
    pairs.by_key(old, new, words, is_its);
    pairs.by_key(old, new, |t| t.id.clone(), is_its);
    pairs.by_likeness(old, new, is_its);
    pairs.of_new
}

/// Who leads it, in whatever order; of unknown units their words.
fn leads(task: &Task) -> Vec<String> {
    let mut units = task.leads.units.clone();
    units.sort();
    match units.is_empty() {
        true => vec![plain(&task.leads.words)],
        false => units,
    }
}

/// Titles that several tasks of one table bear: which of them is meant only the lead tells.
struct Theirs(HashSet<(i32, String)>);

impl Theirs {
    fn of(old: &[&Task], new: &[Task]) -> Theirs {
        let repeated = |tasks: Vec<&Task>| {
            let mut seen = HashSet::new();
            let words = tasks.into_iter().map(|t| (t.year, plain(&t.title)));
            words.filter(|w| !seen.insert(w.clone())).collect::<Vec<_>>()
        };
        let all = repeated(old.to_vec()).into_iter();
        Theirs(all.chain(repeated(new.iter().collect())).collect())
    }

    fn may_be(&self, old: &Task, new: &Task) -> bool {
        let has_lead = new.leads.units.iter().any(|unit| old.leads.units.contains(unit));
        has_lead
            || plain(&old.leads.words) == plain(&new.leads.words)
            || !(self.is_one_of_several(old) || self.is_one_of_several(new))
    }

    fn is_one_of_several(&self, task: &Task) -> bool {
        self.0.contains(&(task.year, plain(&task.title)))
    }
}

#[derive(Default)]
struct Pairs {
    of_new: HashMap<usize, usize>,
    taken: HashSet<usize>,
}

impl Pairs {
    /// Pairs what has the same key and may be the same task, in order.
    fn by_key<K: std::hash::Hash + Eq>(
        &mut self,
        old: &[&Task],
        new: &[Task],
        key: impl Fn(&Task) -> K,
        may_be: impl Fn(&Task, &Task) -> bool,
    ) {
        let mut free: HashMap<K, std::collections::VecDeque<usize>> = HashMap::new();
        for (at, task) in old.iter().enumerate().filter(|(at, _)| !self.taken.contains(at)) {
            free.entry(key(task)).or_default().push_back(at);
        }
        for (index, task) in new.iter().enumerate() {
            if self.of_new.contains_key(&index) {
                continue;
            }
            let Some(queue) = free.get_mut(&key(task)) else {
                continue;
            };
            let fits = queue.iter().position(|at| may_be(old[*at], task));
            if let Some(at) = fits.and_then(|n| queue.remove(n)) {
                self.enter(index, at);
            }
        }
    }

    /// Pairs titles that were edited, where each has only the other.
    fn by_likeness(&mut self, old: &[&Task], new: &[Task], may_be: impl Fn(&Task, &Task) -> bool) {
        let left: Vec<usize> = (0..old.len()).filter(|at| !self.taken.contains(at)).collect();
        let right: Vec<usize> = (0..new.len()).filter(|i| !self.of_new.contains_key(i)).collect();
        if left.len().saturating_mul(right.len()) > MAX_PAIRS {
            return;
        }
        let mut found = Vec::new();
        for at in left {
            found.extend(
                right
                    .iter()
                    .filter(|i| is_edited(old[at], &new[**i]) && may_be(old[at], &new[**i]))
                    .map(|i| (*i, at)),
            );
        }
        for (index, at) in &found {
            let rivals = found.iter().filter(|(i, a)| i == index || a == at).count();
            if rivals == 1 {
                self.enter(*index, *at);
            }
        }
    }

    fn enter(&mut self, index: usize, at: usize) {
        self.of_new.insert(index, at);
        self.taken.insert(at);
    }
}

/// The new task under the stored identity, as a change; `None` if nothing changed.
fn difference(old: &Task, new: &Task) -> Option<Change> {
    let mut task = Task {
        id: old.id.clone(),
        known_from: old.known_from,
        ..new.clone()
    };
    // A person has dated what the plan leaves open; the same words again do not take that back.
    if old.is_dated_by_person() && plain(&old.deadline_text) == plain(&task.deadline_text) {
        task.deadline = old.deadline.clone();
    }
    if old.deadline.meaning != task.deadline.meaning {
        return Some(Change::Redated(old.clone(), task));
    }
    // The sentence that explains a deadline is derived and may get better by itself.
    let words =
        |t: &Task| [&t.number, &t.section, &t.title, &t.deadline_text, &t.deliverable].map(String::clone);
    let is_same = words(old) == words(&task)
        && same_units(&old.leads, &task.leads)
        && same_units(&old.support, &task.support);
    (!is_same).then(|| Change::Changed(old.clone(), task))
}

/// The same units by the same words, whether they stand on lines or behind semicolons.
fn same_units(old: &Assigned, new: &Assigned) -> bool {
    (&old.units, &old.unknown) == (&new.units, &new.unknown) && plain(&old.words) == plain(&new.words)
}

/// A task whose words once were another's must not take that one's identity.
fn with_free_id(task: &Task, ids: &mut HashSet<String>) -> Task {
    let mut id = task.id.clone();
    let mut n = 1;
    while !ids.insert(id.clone()) {
        n += 1;
        id = format!("{}-{n}", task.id);
    }
    Task { id, ..task.clone() }
}
