//! The sentences of a draft as they were printed, and what those of the next version say otherwise.

use super::super::given_back::{is_same_line, replaced};
use crate::calendar::{Moment, date, day_of};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a draft says beside its table, in the order of the paper.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// Sentences that tell the figures of dossiers: the list, rates, the balance, comparisons.
    pub figures: Vec<String>,
    /// All others: tasks, parts of units, headings, places to fill.
    pub others: Vec<String>,
    /// Which of `others` are headings, by their places; none of versions that are older than their keeping.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<usize>,
    /// What stands around the text, "người ký", "Phạm Thị Hoa"; none of versions that are older than its
    /// keeping.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub frame: Vec<(String, String)>,
}

impl Words {
    /// Whether nothing was kept.
    pub fn is_empty(&self) -> bool {
        self.figures.is_empty() && self.others.is_empty()
    }

    /// Whether these are the words that were `kept` of a version, as far as they were kept.
    pub(super) fn are(&self, kept: &Words) -> bool {
        (&self.figures, &self.others) == (&kept.figures, &kept.others)
            && (kept.frame.is_empty() || self.frame == kept.frame)
    }

    /// The sentences that changes are told of, each with the heading that it stands under.
    fn told(&self, with_figures: bool) -> Vec<Line<'_>> {
        let figures = self.figures.iter().filter(|_| with_figures);
        let mut heading = "";
        let others = self.others.iter().enumerate().map(|(at, words)| {
            if self.headings.contains(&at) {
                heading = words;
                return Line { heading: "", words };
            }
            Line { heading, words }
        });
        figures
            .map(|words| Line { heading: "", words })
            .chain(others)
            .collect()
    }
}

/// A sentence and the heading above it; a heading has none.
#[derive(Debug, Clone, Copy)]
struct Line<'l> {
    heading: &'l str,
    words: &'l str,
}

/// Of one sentence that a change quotes, in characters.
const LONGEST: usize = 200;

/// What the words say otherwise than those of a version. Sentences of figures are told only where the
/// figures are the same: their changes follow from them. What passing time alone has changed is one line.
pub(super) fn changes(
    (then, then_at): (&Words, Moment),
    (words, moment): (&Words, Moment),
    are_figures_the_same: bool,
) -> Vec<String> {
    if then.is_empty() {
        return Vec::new();
    }
    let (old, new) = (then.told(are_figures_the_same), words.told(are_figures_the_same));
    let days = (day_of(then_at), day_of(moment));
    let (gone, come) = apart(&old, &new, days, Passing::ALL);
    let mut out = of_frame(then, words);
    let pairs = within_headings(&gone, &come, then.headings.is_empty());
    for (was, is) in gone.iter().zip(&pairs) {
        out.push(match is.and_then(|at| come.get(at)) {
            Some(is) => {
                let (was, is) = where_they_differ(was.words, is.words);
                format!("từ “{was}” thành “{is}”")
            }
            None => format!("không còn “{}”", short(was.words)),
        });
    }
    let added = come
        .iter()
        .enumerate()
        .filter(|(at, _)| !pairs.contains(&Some(*at)));
    out.extend(added.map(|(_, is)| format!("có thêm “{}”", short(is.words))));
    let is_moved = |named: &&(Passing, &str)| {
        let without = Passing::ALL.without(named.0);
        apart(&old, &new, days, without).1.len() > come.len()
    };
    let moved: Vec<&str> = PASSING.iter().filter(is_moved).map(|(_, name)| *name).collect();
    if !moved.is_empty() {
        out.push(format!("{} ghi theo bản này", moved.join(", ")));
    }
    out
}

/// Who issues, signs and receives it, where the versions differ in it.
fn of_frame(then: &Words, words: &Words) -> Vec<String> {
    let changed = then.frame.iter().filter_map(|(name, was)| {
        let (_, is) = words.frame.iter().find(|(other, _)| other == name)?;
        let said = |words: &str| match words {
            "" => "để trống".to_owned(),
            words => format!("“{}”", short(words)),
        };
        (was != is).then(|| format!("{name}: từ {} thành {}", said(was), said(is)))
    });
    changed.collect()
}

/// For each sentence that is gone the new one that stands for it under the same heading; where headings were
/// not kept, under any.
fn within_headings(gone: &[Line], come: &[Line], anywhere: bool) -> Vec<Option<usize>> {
    let mut out = vec![None; gone.len()];
    let mut headings: Vec<&str> = gone.iter().map(|line| line.heading).collect();
    headings.sort_unstable();
    headings.dedup();
    if anywhere {
        headings.truncate(1);
    }
    for heading in headings {
        let of = |lines: &[Line]| -> Vec<usize> {
            let own = |at: &usize| anywhere || lines[*at].heading == heading;
            (0..lines.len()).filter(own).collect()
        };
        let (was, is) = (of(gone), of(come));
        let words = |lines: &[Line], at: &[usize]| -> Vec<String> {
            at.iter().map(|at| lines[*at].words.to_owned()).collect()
        };
        let (old, new) = (words(gone, &was), words(come, &is));
        let old: Vec<&str> = old.iter().map(String::as_str).collect();
        let new: Vec<&str> = new.iter().map(String::as_str).collect();
        for (at, pair) in was.iter().zip(replaced(&old, &new)) {
            out[*at] = pair.and_then(|n| is.get(n).copied());
        }
    }
    out
}

/// What another moment of drafting alone makes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Passing {
    day: bool,
    moment: bool,
    late: bool,
}

impl Passing {
    const ALL: Passing = Passing {
        day: true,
        moment: true,
        late: true,
    };

    fn without(self, other: Passing) -> Passing {
        Passing {
            day: self.day && !other.day,
            moment: self.moment && !other.moment,
            late: self.late && !other.late,
        }
    }
}

const NONE: Passing = Passing {
    day: false,
    moment: false,
    late: false,
};

const PASSING: [(Passing, &str); 3] = [
    (Passing { day: true, ..NONE }, "ngày lập"),
    (Passing { moment: true, ..NONE }, "thời điểm số liệu"),
    (Passing { late: true, ..NONE }, "số ngày quá hạn"),
];

/// The lines that only one of the two has, whatever the passing of time has made of them.
fn apart<'l>(
    old: &[Line<'l>],
    new: &[Line<'l>],
    (then, now): (NaiveDate, NaiveDate),
    passing: Passing,
) -> (Vec<Line<'l>>, Vec<Line<'l>>) {
    let timeless = |line: &Line, day| timeless(line.words, day, passing);
    let mut left: Vec<(String, Line)> = old.iter().map(|l| (timeless(l, then), *l)).collect();
    let mut come = Vec::new();
    for line in new {
        let bare = timeless(line, now);
        // A deadline on the day of drafting is no passing of time.
        let same = left.iter().position(|(_, old)| old.words == line.words);
        let alike = || left.iter().position(|(other, _)| is_same_line(other, &bare));
        match same.or_else(alike) {
            Some(at) => {
                left.remove(at);
            }
            None => come.push(*line),
        }
    }
    (left.into_iter().map(|(_, line)| line).collect(), come)
}

/// The line without what another moment of drafting makes of it: that day, the moment of the figures,
/// how many working days something is late.
fn timeless(line: &str, day: NaiveDate, passing: Passing) -> String {
    const IN_MOMENTS: [&str; 3] = ["giờ", "phút", "ngày"];
    // "chốt lúc" at a cut-off, "lấy lúc" at another moment.
    const OF_FIGURES: [&str; 2] = ["chốt", "lấy"];
    let words: Vec<&str> = line.split_whitespace().collect();
    let today = date(day);
    let begins_with_digit = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let mut out: Vec<&str> = Vec::new();
    let mut is_moment = false;
    for (at, word) in words.iter().copied().enumerate() {
        is_moment = is_moment && (begins_with_digit(word) || IN_MOMENTS.contains(&word));
        if is_moment {
            continue;
        }
        is_moment = passing.moment && word == "lúc";
        if passing.moment && OF_FIGURES.contains(&word) && words.get(at + 1) == Some(&"lúc") {
            continue;
        }
        let is_late =
            passing.late && begins_with_digit(word) && words.get(at + 1..at + 3) == Some(&["ngày", "làm"]);
        let is_today = passing.day && word.trim_matches([',', ';', '.', ')', '(', ':']) == today;
        out.push(if is_late || is_today { "#" } else { word });
    }
    out.join(" ")
}

/// Words of a long sentence that say which one it is, and those around what has changed.
const FIRST: usize = 8;
const AROUND: usize = 5;

/// Both sentences; of long ones their first words and those that differ, so that what has changed is seen.
fn where_they_differ(was: &str, is: &str) -> (String, String) {
    let is_long = |line: &str| line.trim().chars().count() > LONGEST;
    if !is_long(was) && !is_long(is) {
        return (short(was), short(is));
    }
    let [old, new] = [was, is].map(|line| line.split_whitespace().collect::<Vec<_>>());
    let alike = |(a, b): &(&&str, &&str)| a == b;
    let before = old.iter().zip(&new).take_while(alike).count();
    let shorter = old.len().min(new.len()) - before;
    let after = old.iter().rev().zip(new.iter().rev());
    let after = after.take_while(alike).take(shorter).count();
    let from = before.saturating_sub(AROUND);
    let cut = |words: &[&str]| {
        let to = (words.len() - after + AROUND).min(words.len());
        let (first, end) = match from > FIRST {
            true => (format!("{} … ", words[..FIRST].join(" ")), to),
            false => (String::new(), to),
        };
        let from = if first.is_empty() { 0 } else { from };
        let rest = if end < words.len() { " …" } else { "" };
        short(&format!("{first}{}{rest}", words[from..end].join(" ")))
    };
    (cut(&old), cut(&new))
}

fn short(line: &str) -> String {
    let line = line.trim();
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests;
