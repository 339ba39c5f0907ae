//! A cell of units to units: cut where that gives names, matched by their words,
//! and never guessed between two.

use super::spelling::{self, distance, folded, marks, tone_free, without_stumps};
use super::{Assigned, Office};
use std::collections::HashMap;
use std::ops::Range;

/// More pieces than this in one stretch are not units but prose.
const MAX_PIECES: usize = 48;
/// With more names than this only whole names are compared, not damaged ones.
const MAX_NAMES: usize = 2_000;
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
        if words.len() > MAX_NAME {
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
            return unknown(text).into_iter().collect();
        }
        let mut parts = Vec::new();
        let rest = |range: Range<usize>, parts: &mut Vec<Part>| {
            self.runs(
                text,
                &pieces,
                range,
                &|w| self.damaged(w),
                &|range, parts| {
                    parts.extend(leftover(text, &pieces[range]));
                },
                parts,
            );
        };
        let exact = |words: &str| {
            let all = !whole && words.len() == text.trim().len();
            self.spelled(words).filter(|_| !all)
        };
        self.runs(text, &pieces, 0..pieces.len(), &exact, &rest, &mut parts);
        parts
    }

    /// Cuts pieces into the longest runs that `find` knows, from the left; what lies
    /// between them goes to `rest`.
    fn runs(
        &self,
        text: &str,
        pieces: &[Range<usize>],
        within: Range<usize>,
        find: &dyn Fn(&str) -> Option<(Target, Fit)>,
        rest: &dyn Fn(Range<usize>, &mut Vec<Part>),
        parts: &mut Vec<Part>,
    ) {
        let (mut at, mut open) = (within.start, within.start);
        while at < within.end {
            let known = (at + 1..=within.end).rev().find_map(|end| {
                let words = trimmed(&text[pieces[at].start..pieces[end - 1].end]);
                find(words).map(|found| (end, words, found))
            });
            let Some((end, words, found)) = known else {
                at += 1;
                continue;
            };
            if open < at {
                rest(open..at, parts);
            }
            parts.push(Part {
                words: words.to_owned(),
                found: Some(found),
            });
            at = end;
            open = end;
        }
        if open < within.end {
            rest(open..within.end, parts);
        }
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

/// Words that name people and not a unit with a mailbox: "Cán bộ, công chức, viên
/// chức", "Lãnh đạo Ban", "Ông ...".
pub fn names_people(words: &str) -> bool {
    const PEOPLE: [&str; 17] = [
        "can bo",
        "cong chuc",
        "vien chuc",
        "nguoi lao dong",
        "nguoi dung dau",
        "lanh dao",
        "thu truong",
        "truong ban",
        "pho truong ban",
        "truong phong",
        "chu tich",
        "pho chu tich",
        "chanh van phong",
        "giam doc",
        "chuyen vien",
        "dong chi",
        "ca nhan",
    ];
    let plain = folded(words);
    let plain = ["toan the ", "tat ca ", "cac ", "moi ", "tung ", "doi ngu "]
        .iter()
        .fold(plain.as_str(), |rest, lead| {
            rest.strip_prefix(lead).unwrap_or(rest)
        });
    let is_addressed = matches!(
        spelling::words(words).first().map(String::as_str),
        Some("ông" | "bà")
    );
    is_addressed || starts_with_any(plain, &PEOPLE)
}

/// Words that stand for several units: "Các phòng ...", "Các đơn vị ...".
pub fn names_a_group(words: &str) -> bool {
    const SEVERAL: [&str; 7] = [
        "cac",
        "toan the",
        "tat ca",
        "moi phong",
        "moi don vi",
        "tung don vi",
        "nhung",
    ];
    starts_with_any(&folded(words), &SEVERAL)
}

/// Whether a piece begins as units' names do, so that a comma or "và" before it
/// separates units even where they are unknown.
fn begins_as_a_unit(words: &str) -> bool {
    const HEADS: [&str; 31] = [
        "van phong",
        "phong",
        "cac phong",
        "cac don vi",
        "cac co quan",
        "cac so",
        "cac ban",
        "cac trung tam",
        "cac xa",
        "cac phuong",
        "trung tam",
        "so",
        "ban quan ly",
        "ban chi dao",
        "ban to chuc",
        "ban tuyen giao",
        "chi cuc",
        "cuc",
        "vu",
        "thanh tra",
        "uy ban",
        "ubnd",
        "hdnd",
        "cong an",
        "bo chi huy",
        "kho bac",
        "bao hiem",
        "bo phan",
        "to cong tac",
        "to kiem soat",
        "don vi",
    ];
    let is_capital = words
        .chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(char::is_uppercase);
    let plain = folded(words);
    starts_with_any(&plain, &HEADS)
        && (is_capital || plain.starts_with("cac ") || plain.starts_with("don vi "))
}

fn starts_with_any(plain: &str, heads: &[&str]) -> bool {
    heads.iter().any(|head| {
        let rest = plain.strip_prefix(head);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
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

/// Where a stretch might be cut: line breaks, commas, "và", dashes between spaces.
/// Names hold all of these too, so a cut is only made where it gives names.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < text.len() {
        match separator(&text[at..]) {
            Some(length) => {
                pieces.push(start..at);
                at += length;
                start = at;
            }
            None => at += text[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    pieces.push(start..text.len());
    pieces.retain(|piece| text[piece.clone()].chars().any(char::is_alphanumeric));
    pieces
}

fn separator(rest: &str) -> Option<usize> {
    const SEPARATORS: [&str; 12] = [
        "\n", ",", "/", "&", "+", " và ", " Và ", " VÀ ", " cùng ", " - ", " – ", " — ",
    ];
    SEPARATORS.iter().find(|s| rest.starts_with(**s)).map(|s| s.len())
}

/// Pieces that no name covers, as the fewest stretches: cut at line breaks, and
/// elsewhere only where the next piece begins as a unit does.
fn leftover(text: &str, pieces: &[Range<usize>]) -> Vec<Part> {
    let Some(first) = pieces.first() else {
        return Vec::new();
    };
    let mut stretches = vec![first.clone()];
    for piece in &pieces[1..] {
        let Some(last) = stretches.last_mut() else {
            continue;
        };
        let between = &text[last.end..piece.start];
        let words = &text[piece.clone()];
        if between.contains('\n') || (begins_as_a_unit(words) && !ends_one_name(between, words)) {
            stretches.push(piece.clone());
        } else {
            last.end = piece.end;
        }
    }
    stretches.into_iter().filter_map(|s| unknown(&text[s])).collect()
}

/// "Văn phòng HĐND và UBND" is one office.
fn ends_one_name(between: &str, words: &str) -> bool {
    let is_council = starts_with_any(&folded(words), &["ubnd", "hdnd", "uy ban", "hoi dong"]);
    is_council && between.to_lowercase().contains("và")
}

fn unknown(words: &str) -> Option<Part> {
    let words = trimmed(words);
    words.chars().any(char::is_alphanumeric).then(|| Part {
        words: words.replace('\n', " "),
        found: None,
    })
}

fn trimmed(words: &str) -> &str {
    words.trim_matches(|c: char| c.is_whitespace() || ".,:-–—−+*•·/".contains(c))
}

/// Without "Chủ trì:" or "Đơn vị phối hợp:" before the names.
fn without_role(stretch: &str) -> &str {
    let Some((role, rest)) = stretch.split_once(':') else {
        return stretch;
    };
    let role = folded(role);
    let is_role = ["chu tri", "phoi hop", "thuc hien"]
        .iter()
        .any(|r| role.ends_with(r));
    if is_role && role.len() < 30 { rest } else { stretch }
}
