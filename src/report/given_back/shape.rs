//! What a line says, whatever its bullets and its spaces: its words and its figures.

/// A line without its bullets: the words with a sign where each figure stands, and the figures.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Shape {
    pub words: String,
    pub figures: Vec<String>,
}

const FIGURE: char = '#';

impl Shape {
    pub fn of(line: &str) -> Shape {
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
    pub fn lead(&self) -> Option<&str> {
        let lead = self.words.split(FIGURE).next()?.trim();
        (lead.split_whitespace().count() >= 2).then_some(lead)
    }

    /// How many words both have.
    pub fn shared_with(&self, other: &Shape) -> usize {
        let mut left: Vec<&str> = other.plain_words().collect();
        let is_shared = |word: &&str| match left.iter().position(|w| w == word) {
            Some(at) => {
                left.swap_remove(at);
                true
            }
            None => false,
        };
        self.plain_words().filter(is_shared).count()
    }

    fn plain_words(&self) -> impl Iterator<Item = &str> {
        let words = self.words.split(|c: char| !c.is_alphabetic());
        words.filter(|word| !word.is_empty())
    }

    /// Whether the shorter says little but what the longer says: one stands for the other.
    pub fn is_like(&self, other: &Shape) -> bool {
        let shorter = self.plain_words().count().min(other.plain_words().count());
        let shared = self.shared_with(other);
        shared >= 3 && shared * 10 >= shorter * 7
    }

    /// "tăng", "giảm", "bằng" in their order.
    fn directions(&self) -> Vec<&str> {
        let is_one = |w: &&str| matches!(*w, "tăng" | "giảm" | "bằng");
        self.words.split_whitespace().filter(is_one).collect()
    }

    pub fn says(&self, other: &Shape) -> bool {
        self.figures == other.figures && self.directions() == other.directions()
    }

    /// Whether the line has all figures of another in their order and goes where it goes; of few figures
    /// also its first words, since a day has figures, too.
    pub fn holds(&self, other: &Shape) -> bool {
        let mut own = self.figures.iter();
        let all = other.figures.iter().all(|wanted| own.any(|n| n == wanted));
        let has_words = other.lead().is_some_and(|lead| self.words.contains(lead));
        let directions = self.directions();
        all && (has_words || other.figures.len() > 3)
            && other.directions().iter().all(|d| directions.contains(d))
    }
}

/// Digits with the points and the comma within them.
pub(super) fn end_of_figure(chars: &[char], from: usize) -> usize {
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut end = from;
    while is_digit(end) || (chars.get(end).is_some_and(|c| ".,".contains(*c)) && is_digit(end + 1)) {
        end += 1;
    }
    end
}

/// "05" and "1.234" are 5 and 1234.
pub(super) fn bare(figure: &[char]) -> String {
    let digits: String = figure.iter().filter(|c| **c != '.').collect();
    match digits.trim_start_matches('0') {
        rest if rest.is_empty() || rest.starts_with(',') => format!("0{rest}"),
        rest => rest.to_owned(),
    }
}
