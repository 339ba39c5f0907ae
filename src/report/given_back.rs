//! What a person changed in the words of a draft: its sentences with figures held against the lines
//! of the file that came back.

use super::draft::{Block, Draft};
use super::figures;
use std::collections::BTreeSet;

/// A sentence that the file says otherwise, or no longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    Changed { was: String, is: String },
    Gone { was: String },
}

/// The sentences of a draft that tell figures: the list, rates, the balance, comparisons.
pub fn told(draft: &Draft) -> Vec<String> {
    let input = &draft.input;
    let sentences = figures::sentences(input)
        .into_iter()
        .chain(figures::online_section(input));
    let texts: Vec<String> = sentences
        .filter(|s| !s.figures.is_empty())
        .map(|s| s.text())
        .collect();
    // In the order of the paper, and as often as it says them.
    let printed = draft.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(spans) => Some(spans.iter().map(|s| s.text.as_str()).collect::<String>()),
        _ => None,
    });
    printed.filter(|text| texts.contains(text)).collect()
}

/// What of the sentences the lines say otherwise or not at all. A sentence in other words with the same
/// figures is the person's own matter.
pub fn edits(told: &[String], lines: &[String]) -> Vec<Edit> {
    let told: Vec<(&String, Shape)> = told.iter().map(|t| (t, Shape::of(t))).collect();
    let lines: Vec<(&String, Shape)> = lines.iter().map(|l| (l, Shape::of(l))).collect();
    let mut taken = BTreeSet::new();
    let mut left = Vec::new();
    for (i, (_, shape)) in told.iter().enumerate() {
        let same = (0..lines.len()).find(|at| !taken.contains(at) && lines[*at].1 == *shape);
        match same {
            Some(at) => {
                taken.insert(at);
            }
            None => left.push(i),
        }
    }
    let mut out = Vec::new();
    for (was, shape) in left.into_iter().map(|i| &told[i]) {
        let free = |at: &usize| !taken.contains(at);
        let by_words = (0..lines.len())
            .filter(free)
            .find(|at| lines[*at].1.words == shape.words);
        let by_lead = || {
            (0..lines.len())
                .filter(free)
                .find(|at| lines[*at].1.begins_as(shape))
        };
        match by_words.or_else(by_lead) {
            Some(at) => {
                taken.insert(at);
                if !lines[at].1.says(shape) {
                    out.push(Edit::Changed {
                        was: (*was).clone(),
                        is: lines[at].0.trim().to_owned(),
                    });
                }
            }
            None if (0..lines.len()).filter(free).any(|at| lines[at].1.holds(shape)) => {}
            None => out.push(Edit::Gone { was: (*was).clone() }),
        }
    }
    out
}

/// A line without its bullets: the words with a sign where each figure stands, and the figures.
#[derive(Debug, PartialEq, Eq)]
struct Shape {
    words: String,
    figures: Vec<String>,
}

const FIGURE: char = '#';

impl Shape {
    fn of(line: &str) -> Shape {
        let line = line
            .trim()
            .trim_start_matches(['-', '+', '*', '–', ' '])
            .to_lowercase();
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        let chars: Vec<char> = line.trim_end_matches([';', '.']).chars().collect();
        let (mut words, mut figures) = (String::new(), Vec::new());
        let mut at = 0;
        while let Some(c) = chars.get(at) {
            if !c.is_ascii_digit() {
                words.push(*c);
                at += 1;
                continue;
            }
            let end = end_of_figure(&chars, at);
            figures.push(bare(&chars[at..end]));
            words.push(FIGURE);
            at = end;
        }
        Shape { words, figures }
    }

    /// The words before the first figure, at least two.
    fn lead(&self) -> Option<&str> {
        let lead = self.words.split(FIGURE).next()?.trim();
        (lead.split_whitespace().count() >= 2).then_some(lead)
    }

    fn begins_as(&self, other: &Shape) -> bool {
        other.lead().is_some() && self.lead() == other.lead()
    }

    /// "tăng", "giảm", "bằng" in their order.
    fn directions(&self) -> Vec<&str> {
        let is_one = |w: &&str| matches!(*w, "tăng" | "giảm" | "bằng");
        self.words.split_whitespace().filter(is_one).collect()
    }

    fn says(&self, other: &Shape) -> bool {
        self.figures == other.figures && self.directions() == other.directions()
    }

    /// Whether the line has all figures of another in their order and goes where it goes; of few figures
    /// also its first words, since a day has figures, too.
    fn holds(&self, other: &Shape) -> bool {
        let mut own = self.figures.iter();
        let all = other.figures.iter().all(|wanted| own.any(|n| n == wanted));
        let has_words = other.lead().is_some_and(|lead| self.words.contains(lead));
        let directions = self.directions();
        all && (has_words || other.figures.len() > 3)
            && other.directions().iter().all(|d| directions.contains(d))
    }
}

/// Digits with the points and the comma within them.
fn end_of_figure(chars: &[char], from: usize) -> usize {
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut end = from;
    while is_digit(end) || (chars.get(end).is_some_and(|c| ".,".contains(*c)) && is_digit(end + 1)) {
        end += 1;
    }
    end
}

/// "05" and "1.234" are 5 and 1234.
fn bare(figure: &[char]) -> String {
    let digits: String = figure.iter().filter(|c| **c != '.').collect();
    match digits.trim_start_matches('0') {
        rest if rest.is_empty() || rest.starts_with(',') => format!("0{rest}"),
        rest => rest.to_owned(),
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

    #[test]
    fn a_draft_tells_its_own_sentences_unchanged() {
        let told = told(&super::super::draft(&half_year()));
        assert!(
            told.iter().any(|t| t.starts_with("- Tỷ lệ hồ sơ giải quyết")),
            "{told:?}"
        );
        assert_eq!(edits(&told, &told), []);
        assert_eq!(edits(&told, &[]).len(), told.len());
    }
}
