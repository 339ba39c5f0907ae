//! Lists whose numbers add up exactly, wherever their words stand: what takes one of their parts for
//! a whole, or leaves one of them out, has read the words wrongly.

use super::counts::count::{Count, Intro};
use super::items::Item;

/// A number that a run of later ones makes up.
#[derive(Debug)]
struct Run {
    whole: usize,
    /// Tokens.
    parts: Vec<usize>,
}

/// The lists of a paragraph or sentence that fit.
#[derive(Debug, Default)]
pub struct Fits(Vec<Run>);

/// A number, its token and how many brackets are open around it.
type Told = (i64, usize, usize);

impl Fits {
    /// Those of counts that stand in one paragraph.
    pub fn of_counts(counts: &[Count]) -> Fits {
        let depth = |c: &Count| usize::from(matches!(c.part_of, Some((_, Intro::Brackets))));
        let told: Vec<Told> = counts.iter().map(|c| (c.value, c.token, depth(c))).collect();
        Fits::of(&told)
    }

    /// Those of a sentence.
    pub fn of_items(items: &[Item]) -> Fits {
        let told: Vec<Told> = items.iter().map(|i| (i.value, i.token, i.depth)).collect();
        Fits::of(&told)
    }

    fn of(told: &[Told]) -> Fits {
        /// Numbers between a whole and its first part, and of one list.
        const FARTHEST: usize = 8;
        const LONGEST: usize = 30;
        /// Numbers of one paragraph.
        const MOST: usize = 200;
        let mut runs = Vec::new();
        for (at, (whole, token, _)) in told.iter().enumerate().take(MOST) {
            for from in at + 1..told.len().min(at + 1 + FARTHEST) {
                let depth = told[from].2;
                let mut sum = 0_i64;
                let mut parts = Vec::new();
                for (value, part, _) in told[from..].iter().filter(|t| t.2 == depth).take(LONGEST) {
                    sum = sum.saturating_add(*value);
                    parts.push(*part);
                    if sum >= *whole {
                        break;
                    }
                }
                if sum == *whole && parts.len() >= 2 && *whole > 0 {
                    runs.push(Run { whole: *token, parts });
                }
            }
        }
        Fits(runs)
    }

    /// Whether a whole is itself one of the parts of a list that fits, among some of these others;
    /// numbers are named by their tokens.
    pub fn hold_as_part(&self, whole: usize, others: &[usize]) -> bool {
        let is_among = |run: &Run| run.parts.contains(&whole) && others.iter().any(|p| run.parts.contains(p));
        self.0.iter().any(is_among)
    }

    /// Whether parts that were left out make the whole fit.
    pub fn complete(&self, whole: usize, parts: &[usize]) -> bool {
        let completes = |run: &Run| run.whole == whole && parts.iter().all(|p| run.parts.contains(p));
        !parts.is_empty() && self.0.iter().any(completes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_fits_explains_its_numbers() {
        let told = [(142, 1, 0), (58, 3, 0), (41, 5, 0), (24, 7, 0), (19, 9, 0)];
        let fits = Fits::of(&told);
        for (whole, parts, part, complete) in [
            (5, &[7, 9][..], true, false),
            (1, &[3, 5], false, true),
            (1, &[3, 11], false, false),
            (9, &[11, 12], false, false),
        ] {
            assert_eq!(fits.hold_as_part(whole, parts), part, "{whole} {parts:?}");
            assert_eq!(fits.complete(whole, parts), complete, "{whole} {parts:?}");
        }
    }
}
