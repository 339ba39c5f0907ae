//! What a person changed in the words of a draft: its sentences with figures held against the lines
//! of the file that came back.

mod shape;
mod tells;

use shape::Shape;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use tells::{counted, tells};

/// A sentence that the file says otherwise, no longer, or of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    Changed { was: String, is: String },
    Gone { was: String },
    Added { is: String },
}

/// Those of the lines whose figures a person answers for: counts, shares, deadlines of tasks. Places
/// that units fill are none.
pub fn telling(lines: &[String]) -> Vec<String> {
    let is_told = |line: &&String| !line.trim_start().starts_with('[') && tells(line);
    lines.iter().filter(is_told).cloned().collect()
}

/// What of the sentences the lines say otherwise or not at all. A sentence in other words with the same
/// figures is the person's own matter.
pub fn edits(told: &[String], lines: &[String]) -> Vec<Edit> {
    Held::new(told, lines, BTreeSet::new()).edits()
}

/// The same with the sentences that are new and hold figures; one that stands for a sentence that is gone
/// is its change. What else was `printed` is not new.
pub fn edits_and_additions(told: &[String], printed: &[String], lines: &[String]) -> Vec<Edit> {
    let of_told: BTreeSet<Shape> = told.iter().map(|t| Shape::of(t)).collect();
    let printed: BTreeSet<Shape> = printed
        .iter()
        .map(|line| Shape::of(line))
        .filter(|shape| !of_told.contains(shape))
        .collect();
    let is_printed = |line: &String| printed.contains(&Shape::of(line));
    let passed = (0..lines.len()).filter(|at| is_printed(&lines[*at])).collect();
    let held = Held::new(told, lines, passed);
    let mut edits = held.edits();
    let new = held.additions();
    let gone: Vec<(usize, String)> = edits
        .iter()
        .enumerate()
        .filter_map(|(at, edit)| match edit {
            Edit::Gone { was } => Some((at, was.clone())),
            _ => None,
        })
        .collect();
    let was: Vec<&str> = gone.iter().map(|(_, was)| was.as_str()).collect();
    let pairs = replaced(&was, &new);
    for ((at, was), is) in gone.iter().zip(&pairs) {
        if let Some(is) = is.and_then(|n| new.get(n)) {
            edits[*at] = Edit::Changed {
                was: was.clone(),
                is: (*is).to_owned(),
            };
        }
    }
    let added = (0..new.len()).filter(|n| !pairs.contains(&Some(*n)));
    edits.extend(added.map(|n| Edit::Added {
        is: new[n].to_owned(),
    }));
    edits
}

/// Whether the lines are most of what was `printed`, whatever figures they say: then what they do not say
/// was left out, and what else they say was added.
pub fn is_whole(printed: &[String], lines: &[String]) -> bool {
    let words = |lines: &[String]| -> BTreeSet<String> {
        let each = lines.iter().map(|line| Shape::of(line).words);
        each.filter(|words| words.contains(char::is_alphabetic)).collect()
    };
    let (all, found) = (words(printed), words(lines));
    let shared = all.intersection(&found).count();
    shared > 0 && shared * 3 >= all.len() * 2
}

/// So many pairs of sentences are held against one another word by word; a draft of ten thousand tasks of
/// which every line was changed is told line by line without them.
const PAIRS: usize = 250_000;

/// For each sentence that is gone the new one that stands for it, by the words that they share.
pub(super) fn replaced(gone: &[&str], new: &[&str]) -> Vec<Option<usize>> {
    if gone.len().saturating_mul(new.len()) > PAIRS {
        return vec![None; gone.len()];
    }
    let new: Vec<Shape> = new.iter().map(|line| Shape::of(line)).collect();
    let mut taken = BTreeSet::new();
    let likest = |was: &&str| {
        let was = Shape::of(was);
        let free = (0..new.len()).filter(|at| !taken.contains(at) && new[*at].is_like(&was));
        let best = free.max_by_key(|at| (new[*at].shared_with(&was), std::cmp::Reverse(*at)));
        taken.extend(best);
        best
    };
    gone.iter().map(likest).collect()
}

/// Whether both say the same but for bullets and the sign at their end.
pub(super) fn is_same_line(a: &str, b: &str) -> bool {
    Shape::of(a) == Shape::of(b)
}

/// Sentences and the lines of a file that say them.
struct Held<'l> {
    told: Vec<(&'l String, Shape)>,
    lines: Vec<(&'l String, Shape)>,
    /// For each sentence the line that says it or its change.
    at: Vec<Option<usize>>,
    /// Lines that say none of the sentences, whatever they say.
    passed: BTreeSet<usize>,
}

impl<'l> Held<'l> {
    /// The same line first, then the same words with other figures, then the same first words.
    fn new(told: &'l [String], lines: &'l [String], passed: BTreeSet<usize>) -> Held<'l> {
        let told: Vec<(&String, Shape)> = told.iter().map(|t| (t, Shape::of(t))).collect();
        let lines: Vec<(&String, Shape)> = lines.iter().map(|l| (l, Shape::of(l))).collect();
        let mut at = vec![None; told.len()];
        let mut taken: Vec<bool> = (0..lines.len()).map(|at| passed.contains(&at)).collect();
        alike(&told, &lines, (&mut at, &mut taken, 0), Some);
        alike(&told, &lines, (&mut at, &mut taken, 0), |shape| {
            Some(&shape.words)
        });
        alike(&told, &lines, (&mut at, &mut taken, PAIRS), Shape::lead);
        Held {
            told,
            lines,
            at,
            passed,
        }
    }

    fn free(&self) -> impl Iterator<Item = usize> {
        let taken: BTreeSet<usize> = self.at.iter().flatten().copied().collect();
        (0..self.lines.len()).filter(move |at| !taken.contains(at) && !self.passed.contains(at))
    }

    /// The free line that has the figures of a sentence among others.
    fn holder(&self, shape: &Shape) -> Option<usize> {
        self.free().find(|at| self.lines[*at].1.holds(shape))
    }

    fn edits(&self) -> Vec<Edit> {
        let edit = |((was, shape), at): (&(&String, Shape), &Option<usize>)| match at {
            Some(at) if self.lines[*at].1.says(shape) => None,
            Some(at) => Some(Edit::Changed {
                was: (*was).clone(),
                is: self.lines[*at].0.trim().to_owned(),
            }),
            None if self.holder(shape).is_some() => None,
            None => Some(Edit::Gone { was: (*was).clone() }),
        };
        self.told.iter().zip(&self.at).filter_map(edit).collect()
    }

    /// Lines that say figures which no sentence that they stand for has.
    fn additions(&self) -> Vec<&'l str> {
        let mut known: BTreeMap<usize, Vec<&String>> = BTreeMap::new();
        for ((_, shape), at) in self.told.iter().zip(&self.at) {
            if at.is_none()
                && let Some(holder) = self.holder(shape)
            {
                known.entry(holder).or_default().extend(&shape.figures);
            }
        }
        let is_new = |at: &usize| {
            let line = self.lines[*at].0;
            let figures = counted(line);
            match known.get(at) {
                Some(known) => figures.iter().any(|figure| !known.contains(&figure)),
                None => tells(line),
            }
        };
        let new = self.free().filter(is_new);
        new.map(|at| self.lines[at].0.trim()).collect()
    }
}

/// Gives each sentence without a line the free one that is the same `by` something; of several the likest, as
/// long as there are `pairs` to look at, then the first.
fn alike<'s, K: Ord + ?Sized + 's>(
    told: &'s [(&String, Shape)],
    lines: &'s [(&String, Shape)],
    (at, taken, mut pairs): (&mut [Option<usize>], &mut [bool], usize),
    by: impl Fn(&'s Shape) -> Option<&'s K>,
) {
    let mut same: BTreeMap<&K, VecDeque<usize>> = BTreeMap::new();
    for (n, (_, shape)) in lines.iter().enumerate().filter(|(n, _)| !taken[*n]) {
        if let Some(key) = by(shape) {
            same.entry(key).or_default().push_back(n);
        }
    }
    for (own, at) in told.iter().zip(at).filter(|(_, at)| at.is_none()) {
        let Some(free) = by(&own.1).and_then(|key| same.get_mut(key)) else {
            continue;
        };
        let best = match free.len() > pairs {
            true => 0,
            false => {
                pairs -= free.len();
                let shared = |n: usize| lines[n].1.shared_with(&own.1);
                let each = free.iter().enumerate();
                let best = each.max_by_key(|(i, n)| (shared(**n), std::cmp::Reverse(*i)));
                best.map_or(0, |(i, _)| i)
            }
        };
        if let Some(n) = free.remove(best) {
            taken[n] = true;
            *at = Some(n);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::half_year;
    use super::*;

    fn of(was: &[&str], is: &[&str]) -> Vec<Edit> {
        let owned = |lines: &[&str]| lines.iter().map(|l| (*l).to_owned()).collect::<Vec<_>>();
        edits(&owned(was), &owned(is))
    }

    const RATE: &str =
        "- Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn: 98,7% (công thức ((8) + (9))/(7) = 699/708).";
    const BEFORE: &str = "- So với kỳ trước (quý I năm 2026): đã giải quyết tăng 08 hồ sơ (708 so với 700).";

    #[test]
    fn an_edited_rate_and_an_edited_value_of_the_period_before_are_told() {
        for (was, is) in [
            (RATE, RATE.replace("98,7%", "95,7%")),
            (RATE, RATE.replace("699/708", "689/708")),
            (BEFORE, BEFORE.replace("so với 700", "so với 600")),
            (BEFORE, BEFORE.replace("tăng 08", "giảm 08")),
            (
                BEFORE,
                BEFORE.replace("tăng 08 hồ sơ (708", "tăng mạnh, 18 hồ sơ (718"),
            ),
        ] {
            let want = Edit::Changed {
                was: was.to_owned(),
                is: is.clone(),
            };
            assert_eq!(of(&[was], &["một dòng", &is]), [want], "{is}");
        }
    }

    #[test]
    fn other_words_with_the_same_figures_are_no_edit() {
        for is in [
            RATE.to_owned(),
            RATE.replace("- Tỷ lệ", "+  Tỷ lệ"),
            BEFORE.replace("tăng 08", "tăng thêm 8"),
            format!(
                "Trong kỳ, theo số liệu chốt: {}",
                RATE.replace("- Tỷ lệ", "tỷ lệ")
            ),
        ] {
            let was = if is.contains("So với") { BEFORE } else { RATE };
            assert_eq!(of(&[was], &[&is]), [], "{is}");
        }
    }

    #[test]
    fn a_sentence_that_was_deleted_is_told_and_twins_are_told_apart() {
        let gone = |was: &str| Edit::Gone { was: was.to_owned() };
        assert_eq!(
            of(&[RATE, BEFORE], &[RATE, "Kính gửi: Sở Nội vụ"]),
            [gone(BEFORE)]
        );
        let twins = ["+ Quá hạn: 05 hồ sơ;", "+ Quá hạn: 05 hồ sơ."];
        assert_eq!(of(&twins, &twins[..1]), [gone(twins[1])]);
    }

    fn with_additions(was: &[&str], printed: &[&str], is: &[&str]) -> Vec<Edit> {
        let owned = |lines: &[&str]| lines.iter().map(|l| (*l).to_owned()).collect::<Vec<_>>();
        edits_and_additions(&owned(was), &owned(printed), &owned(is))
    }

    #[test]
    fn a_sentence_that_is_new_and_holds_figures_is_told_beside_the_one_that_it_replaces() {
        let other = "- Tỷ lệ giải quyết trước hạn và đúng hạn đạt 99,9%.";
        let filled = "Trong kỳ đã tiếp nhận 5.000 hồ sơ.";
        let changed = Edit::Changed {
            was: RATE.to_owned(),
            is: other.to_owned(),
        };
        let added = Edit::Added {
            is: filled.to_owned(),
        };
        let (title, place) = ("Quý II có 90 ngày", "[Văn phòng bổ sung: 02 việc]");
        let without_figures = "Đã ban hành Kế hoạch số 5/KH-BQL ngày 05/5/2026.";
        assert_eq!(
            with_additions(&[RATE], &[title, place], &[title, other, filled, without_figures]),
            [changed, added]
        );
        // In other words with the same figures it is neither gone nor new.
        let moved = format!("Trong kỳ, theo số liệu chốt: {}", RATE.replace("- Tỷ", "tỷ"));
        assert_eq!(with_additions(&[RATE], &[], &[&moved]), []);
        let longer = format!("{moved} Ngoài ra 77 hồ sơ.");
        assert_eq!(
            with_additions(&[RATE], &[], &[&longer]),
            [Edit::Added { is: longer.clone() }]
        );
    }

    #[test]
    fn most_of_what_was_printed_is_the_whole_of_it_and_a_passage_is_not() {
        let owned = |lines: &[&str]| lines.iter().map(|l| (*l).to_owned()).collect::<Vec<_>>();
        let printed = owned(&[RATE, BEFORE, "I. KẾT QUẢ", "II. PHƯƠNG HƯỚNG", "(1)"]);
        let edited = owned(&[
            &RATE.replace("98", "95"),
            "I. KẾT QUẢ",
            "II. PHƯƠNG HƯỚNG",
            "Một câu.",
        ]);
        assert!(is_whole(&printed, &edited));
        assert!(!is_whole(&printed, &edited[..2]));
        assert!(!is_whole(&[], &edited));
    }

    #[test]
    fn tasks_are_told_one_by_one() {
        let one =
            "- Nhiệm vụ số 1 (Văn phòng): Ban hành kế hoạch; thời hạn 14/01/2026, quá hạn 212 ngày làm việc;";
        let two =
            "- Nhiệm vụ số 18 (Văn phòng): Tổng kiểm kê; thời hạn 31/5/2026, quá hạn 123 ngày làm việc.";
        let edited = two.replace("123", "05");
        assert_eq!(
            with_additions(&[one, two], &[], &[&edited]),
            [
                Edit::Gone { was: one.to_owned() },
                Edit::Changed {
                    was: two.to_owned(),
                    is: edited.clone()
                }
            ]
        );
    }

    #[test]
    fn a_draft_tells_its_own_sentences_unchanged() {
        let told = super::super::Words::of(&super::super::draft(&half_year())).figures;
        assert!(
            told.iter().any(|t| t.starts_with("- Tỷ lệ hồ sơ giải quyết")),
            "{told:?}"
        );
        assert_eq!(edits(&told, &told), []);
        assert_eq!(edits(&told, &[]).len(), told.len());
    }

    #[test]
    fn ten_thousand_tasks_are_held_against_as_many_in_no_time() {
        let tasks: Vec<String> = (0..10_000)
            .map(|n| {
                format!(
                    "- Nhiệm vụ số {n} (Văn phòng): Việc thứ {n}; quá hạn {} ngày làm việc;",
                    n % 300
                )
            })
            .collect();
        let mut back = tasks.clone();
        back[7_000] = back[7_000].replace("quá hạn 100 ngày", "quá hạn 10 ngày");
        assert_ne!(back, tasks);
        let begun = std::time::Instant::now();
        let found = edits_and_additions(&tasks, &tasks, &back);
        let want = Edit::Changed {
            was: tasks[7_000].clone(),
            is: back[7_000].clone(),
        };
        assert_eq!(found, [want]);
        // Every line another one.
        let others: Vec<String> = tasks.iter().map(|t| t.replace("số ", "số 9")).collect();
        assert_eq!(edits_and_additions(&tasks, &tasks, &others).len(), 10_000);
        let took = begun.elapsed();
        assert!(took < std::time::Duration::from_secs(30), "{took:?}");
    }
}
