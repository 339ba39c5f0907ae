//! What stands in the first column: numbers of tasks and of sections.

/// A number as plans write it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// "A", "B": a part above the sections.
    Part(String),
    /// "I" to "XXXIX", with its value.
    Roman(String, u32),
    /// "7", "07", "1.2", without the dot or bracket behind it.
    Arabic(Vec<u32>),
    /// "a)", "đ)".
    Letter(String),
}

impl Label {
    /// The label of a cell that holds nothing else.
    pub fn of(cell: &str) -> Option<Label> {
        let bare = cell
            .trim()
            .trim_end_matches(['.', ')', '/', ':'])
            .trim_start_matches('(');
        if bare.is_empty() || bare.len() > 12 {
            return None;
        }
        if let Some(value) = roman(bare) {
            return Some(Label::Roman(bare.to_owned(), value));
        }
        if bare.chars().count() == 1 && bare.chars().all(char::is_alphabetic) {
            let letter = bare.to_owned();
            let is_part = bare.chars().all(char::is_uppercase);
            return Some(if is_part {
                Label::Part(letter)
            } else {
                Label::Letter(letter)
            });
        }
        let numbers: Result<Vec<u32>, _> = bare.split('.').map(number).collect();
        numbers.ok().map(Label::Arabic)
    }

    /// The label before a heading in one cell: "II. Cải cách thể chế".
    pub fn before(text: &str) -> Option<(Label, &str)> {
        let (head, rest) = text.split_once(char::is_whitespace)?;
        let ends = head.ends_with(['.', ')', '/', ':']);
        let label = Label::of(head).filter(|_| ends)?;
        Some((label, rest.trim())).filter(|(_, rest)| !rest.is_empty())
    }

    /// The number without its dot, as a task bears it.
    pub fn text(&self) -> String {
        match self {
            Label::Part(text) | Label::Roman(text, _) | Label::Letter(text) => text.clone(),
            Label::Arabic(numbers) => {
                let texts: Vec<String> = numbers.iter().map(u32::to_string).collect();
                texts.join(".")
            }
        }
    }

    /// Whether a label belongs under this one, as "1.2" or "a)" under "1".
    pub fn is_above(&self, other: &Label) -> bool {
        match (self, other) {
            (Label::Arabic(up), Label::Arabic(down)) => down.len() > up.len() && down.starts_with(up),
            (Label::Arabic(_), Label::Letter(_)) => true,
            _ => false,
        }
    }
}

fn number(text: &str) -> Result<u32, ()> {
    let digits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    if digits {
        text.parse().map_err(|_| ())
    } else {
        Err(())
    }
}

/// The value of a Roman number in its one right spelling, up to 39.
pub fn roman(text: &str) -> Option<u32> {
    const TENS: [&str; 4] = ["", "X", "XX", "XXX"];
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    (1..40).find(|n: &u32| {
        let (tens, ones) = (TENS[*n as usize / 10], ONES[*n as usize % 10]);
        text.strip_prefix(tens) == Some(ones)
    })
}

/// The Roman number of a value below 40.
pub fn to_roman(value: u32) -> String {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let tens = "X".repeat(value as usize / 10);
    format!("{tens}{}", ONES[value as usize % 10])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_what_plans_number_with() {
        for (cell, want) in [
            ("1", Some("1")),
            ("07.", Some("7")),
            ("1.2", Some("1.2")),
            ("3)", Some("3")),
            ("IV", Some("IV")),
            ("A.", Some("A")),
            ("a)", Some("a")),
            ("IIII", None),
            ("15/01", None),
            ("1.", Some("1")),
            ("12345", None),
            ("Nơi nhận:", None),
            ("-", None),
            ("", None),
        ] {
            assert_eq!(Label::of(cell).map(|l| l.text()).as_deref(), want, "{cell:?}");
        }
        assert_eq!(Label::of("C"), Some(Label::Part("C".into())));
    }

    #[test]
    fn roman_numbers_are_read_as_they_are_written() {
        for value in 1..40 {
            assert_eq!(roman(&to_roman(value)), Some(value));
        }
        assert_eq!(roman("XL"), None);
        assert_eq!(
            Label::before("II. Cải cách"),
            Some((Label::Roman("II".into(), 2), "Cải cách"))
        );
        assert_eq!(Label::before("I Cải cách"), None);
    }
}
