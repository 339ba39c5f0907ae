//! A cell of units to units: cut where that gives names, matched by their words,
//! and never guessed between two.

use super::cutting::{bare, leftover, pieces, single_words, trimmed, without_role};
use super::spelling::{distance, folded, marks, tone_free, without_stumps};
use super::units::{Assigned, Office};
use std::collections::HashMap;
use std::ops::Range;

/// More pieces than this in one stretch are not units but prose.
const MAX_PIECES: usize = 48;
/// With more names than this only whole names are compared, not damaged ones.
const MAX_NAMES: usize = 1_000;
/// No name of a unit is longer, in bytes.
const MAX_NAME: usize = 400;

/// How sure a match is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The same words.
    Same,
    /// The same letters without diacritics.
    Folded,
    /// The only name within a few letters.
    Damaged,
}

/// What words stand for: an index into the office's units or groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    Unit(usize),
    Group(usize),
}

/// A stretch of a cell that is one unit, one group, or unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub words: String,
    pub found: Option<(Target, Fit)>,
}

struct Name {
    folded: String,
    letters: Vec<char>,
    marks: Vec<String>,
    target: Target,
}

/// All names of an office, ready to be looked up.
pub struct Names<'a> {
    office: &'a Office,
    names: Vec<Name>,
    /// `None` where two share the key.
    same: HashMap<String, Option<Target>>,
    folded: HashMap<String, Option<Target>>,
}

impl<'a> Names<'a> {
    pub fn of(office: &'a Office) -> Names<'a> {
        let mut names = Names {
            office,
            names: Vec::new(),
            same: HashMap::new(),
            folded: HashMap::new(),
        };
        for (i, unit) in office.units.iter().enumerate() {
            names.add(&unit.name, &unit.aliases, Target::Unit(i));
        }
        for (i, group) in office.groups.iter().enumerate() {
            names.add(&group.name, &group.aliases, Target::Group(i));
        }
        names
    }

    /// Enters one more name with its aliases.
    pub fn add(&mut self, name: &str, aliases: &[String], target: Target) {
        for words in std::iter::once(name).chain(aliases.iter().map(String::as_str)) {
            let plain = folded(words);
            if plain.is_empty() {
                continue;
            }
            enter(&mut self.same, tone_free(words), target);
            enter(&mut self.folded, plain.clone(), target);
            self.names.push(Name {
                letters: letters(&plain),
                folded: plain,
                marks: marks(words),
                target,
            });
        }
    }

    /// The unit or group of exactly these words, diacritics aside.
    pub fn spelled(&self, words: &str) -> Option<(Target, Fit)> {
        if words.len() > MAX_NAME || self.names.is_empty() {
            return None;
        }
        match self.same.get(&tone_free(words)) {
            Some(target) => target.map(|t| (t, Fit::Same)),
            None => {
                let target = self.folded.get(&folded(words)).copied().flatten();
                target.map(|t| (t, Fit::Folded))
            }
        }
    }

    /// The one unit or group whose name these words are a damaged spelling of.
    pub fn damaged(&self, words: &str) -> Option<(Target, Fit)> {
        if words.len() > MAX_NAME || self.names.len() > MAX_NAMES {
            return None;
        }
        let plain = folded(words);
        let mended = without_stumps(&plain);
        let (own_letters, own_marks) = (letters(&plain), marks(words));
        let mut best: Option<(usize, Target)> = None;
        let mut tied = false;
        for name in self.names.iter().filter(|n| n.marks == own_marks) {
            let far = match &mended {
                Some(mended) if *mended == name.folded => Some(1),
                _ => distance(&own_letters, &name.letters, allowance(name.letters.len())),
            };
            let Some(far) = far else { continue };
            match best {
                Some((nearest, _)) if far > nearest => {}
                Some((nearest, target)) if far == nearest => tied |= target != name.target,
                _ => {
                    best = Some((far, name.target));
                    tied = false;
                }
            }
        }
        best.filter(|_| !tied).map(|(_, target)| (target, Fit::Damaged))
    }

    /// The parts of a cell, in its order.
    pub fn parts(&self, cell: &str) -> Vec<Part> {
        let stretches = cell.split([';', '；']);
        stretches
            .flat_map(|stretch| self.stretch(without_role(stretch), true))
            .collect()
    }

    /// The parts of a phrase if it is not one name but several, all of them known.
    pub fn only_several(&self, phrase: &str) -> bool {
        let parts = self.stretch(phrase, false);
        parts.len() > 1 && parts.iter().all(|p| p.found.is_some())
    }

    fn stretch(&self, text: &str, whole: bool) -> Vec<Part> {
        let pieces = pieces(text);
        if pieces.len() > MAX_PIECES {
            return unknown(bare(text));
        }
        let exact = |words: &str| {
            let is_all = !whole && words.len() == text.trim().len();
            self.spelled(words).filter(|_| !is_all)
        };
        let mut parts = Vec::new();
        for run in runs(text, &pieces, &exact) {
            if run.part.found.is_some() {
                parts.push(run.part);
                continue;
            }
            for run in runs(text, run.pieces, &|words| self.damaged(words)) {
                match run.part.found {
                    Some(_) => parts.push(run.part),
                    None => parts.extend(self.unnamed(text, run.pieces)),
                }
            }
        }
        parts
    }

    /// Pieces that are no name: names that lost what separated them, or unknown words.
    fn unnamed(&self, text: &str, pieces: &[Range<usize>]) -> Vec<Part> {
        let stretches = leftover(text, pieces).into_iter();
        stretches
            .flat_map(|words| self.run_together(&words).unwrap_or_else(|| unknown(Some(words))))
            .collect()
    }

    /// "Văn phòng Các phòng chuyên môn": names without anything between them, if
    /// they are the whole of the words.
    fn run_together(&self, text: &str) -> Option<Vec<Part>> {
        let words = single_words(text);
        if words.len() > MAX_PIECES {
            return None;
        }
        let (mut parts, mut at) = (Vec::new(), 0);
        while at < words.len() {
            // The longest name from here; where none begins, the whole is no row of names.
            let (end, part) = (at + 1..=words.len()).rev().find_map(|end| {
                let words = words_of(text, &words[at..end]);
                let found = self.spelled(words)?;
                let words = words.replace('\n', " ");
                Some((
                    end,
                    Part {
                        words,
                        found: Some(found),
                    },
                ))
            })?;
            parts.push(part);
            at = end;
        }
        Some(parts)
    }

    /// Ids of the units that a target stands for; members without a unit are left out.
    pub fn units(&self, target: Target) -> Vec<&'a str> {
        match target {
            Target::Unit(i) => vec![self.office.units[i].id.as_str()],
            Target::Group(i) => {
                let members = self.office.groups[i].members.iter();
                members
                    .filter_map(|id| self.office.unit(id))
                    .map(|u| u.id.as_str())
                    .collect()
            }
        }
    }

    pub fn name(&self, target: Target) -> &'a str {
        match target {
            Target::Unit(i) => &self.office.units[i].name,
            Target::Group(i) => &self.office.groups[i].name,
        }
    }

    /// The cell as the task keeps it.
    pub fn assigned(&self, cell: &str, parts: &[Part]) -> Assigned {
        let mut assigned = Assigned {
            words: cell.trim().to_owned(),
            ..Assigned::default()
        };
        for part in parts {
            let units = part
                .found
                .map(|(target, _)| self.units(target))
                .unwrap_or_default();
            if units.is_empty() {
                assigned.unknown.push(part.words.clone());
            }
            for id in units {
                if !assigned.units.iter().any(|known| known == id) {
                    assigned.units.push(id.to_owned());
                }
            }
        }
        assigned
    }
}

/// Pieces of a text next to each other: one name, or none.
struct Run<'p> {
    pieces: &'p [Range<usize>],
    part: Part,
}

/// Cuts pieces into the longest runs that `find` knows, from the left, and what lies
/// between them.
fn runs<'p>(
    text: &str,
    pieces: &'p [Range<usize>],
    find: &dyn Fn(&str) -> Option<(Target, Fit)>,
) -> Vec<Run<'p>> {
    let run = |range: Range<usize>, found| Run {
        part: Part {
            words: words_of(text, &pieces[range.clone()]).replace('\n', " "),
            found,
        },
        pieces: &pieces[range],
    };
    let mut runs = Vec::new();
    let (mut at, mut open) = (0, 0);
    while at < pieces.len() {
        let ends = (at + 1..=pieces.len()).rev();
        let known = ends
            .filter_map(|end| find(words_of(text, &pieces[at..end])).map(|found| (end, found)))
            .next();
        let Some((end, found)) = known else {
            at += 1;
            continue;
        };
        if open < at {
            runs.push(run(open..at, None));
        }
        runs.push(run(at..end, Some(found)));
        (at, open) = (end, end);
    }
    if open < pieces.len() {
        runs.push(run(open..pieces.len(), None));
    }
    runs
}

/// From the first piece to the end of the last.
fn words_of<'t>(text: &'t str, pieces: &[Range<usize>]) -> &'t str {
    match (pieces.first(), pieces.last()) {
        (Some(first), Some(last)) => trimmed(&text[first.start..last.end]),
        _ => "",
    }
}

fn unknown(words: Option<String>) -> Vec<Part> {
    let part = |words| Part { words, found: None };
    words.map(part).into_iter().collect()
}

/// Letters that may be wrong in a name of that many; a short name has none to spare.
fn allowance(letters: usize) -> usize {
    if letters < 16 { 0 } else { 1 + letters / 30 }
}

fn letters(folded: &str) -> Vec<char> {
    folded.chars().filter(|c| *c != ' ').collect()
}

fn enter(keys: &mut HashMap<String, Option<Target>>, key: String, target: Target) {
    let entry = keys.entry(key).or_insert(Some(target));
    if *entry != Some(target) {
        *entry = None;
    }
}

impl Office {
    /// Who a cell of the plan names.
    ///
    /// A cell is cut at ";", and at line breaks, commas, "và" and dashes where that
    /// gives names, because names hold these too. Names are compared by their words;
    /// then without diacritics; then, for long names, allowing a few damaged letters
    /// if exactly one name is that near. Groups stand for their members.
    pub fn assign(&self, cell: &str) -> Assigned {
        let names = Names::of(self);
        let parts = names.parts(cell);
        names.assigned(cell, &parts)
    }
}
