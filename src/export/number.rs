//! Counts as people and programs write them.

/// The largest count that a form may hold; more is a misread cell.
pub const LARGEST: i64 = 100_000_000;

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    Count(i64),
    /// Left empty, or a dash: nobody says that it is 0.
    Unknown,
    /// A whole number over [`LARGEST`].
    TooLarge,
    /// Anything else.
    Wrong,
}

/// "1.234", "1,234", "1 234", "12", "không phát sinh"; never a fraction or a negative number.
///
/// A dash is unknown, not 0: the office's own drafts print unknown figures as "-", and an export
/// does not say which of the two it meant.
pub fn read(text: &str) -> Cell {
    let text = text.trim().trim_end_matches("hồ sơ").trim();
    if text.is_empty() || text.chars().all(|c| matches!(c, '-' | '–' | '—' | '…' | '.')) {
        return Cell::Unknown;
    }
    if ["khong phat sinh", "khong co", "khong"].contains(&super::folding::bare(text).as_str()) {
        return Cell::Count(0);
    }
    let digits = whole(text);
    if digits.is_none() && text.bytes().all(|b| b.is_ascii_digit()) {
        return Cell::TooLarge;
    }
    match digits.and_then(|digits| digits.parse().ok()) {
        Some(n) if n <= LARGEST => Cell::Count(n),
        Some(_) => Cell::TooLarge,
        None => Cell::Wrong,
    }
}

/// The digits of a whole number, its groups of three joined.
fn whole(text: &str) -> Option<String> {
    let is_number = |t: &str| !t.is_empty() && t.len() <= 12 && t.bytes().all(|b| b.is_ascii_digit());
    if is_number(text) {
        return Some(text.to_owned());
    }
    for separator in ['.', ',', ' '] {
        let groups: Vec<&str> = text.split(separator).collect();
        let (first, rest) = groups.split_first()?;
        if rest.is_empty() || !is_number(first) {
            continue;
        }
        let in_threes = first.len() <= 3 && rest.iter().all(|g| g.len() == 3 && is_number(g));
        if in_threes && *first != "0" {
            return Some(groups.concat());
        }
        // "12,0" or "12.00": a whole number shown with decimals.
        if let ([decimals], true) = (rest, separator != ' ') {
            let is_zero = decimals.len() <= 2 && decimals.bytes().all(|b| b == b'0');
            return (is_zero && !decimals.is_empty()).then(|| (*first).to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_as_people_write_them() {
        for (text, want) in [
            ("0", Cell::Count(0)),
            ("06", Cell::Count(6)),
            (" 1.234 ", Cell::Count(1234)),
            ("1,234", Cell::Count(1234)),
            ("1 234", Cell::Count(1234)),
            ("1.234.567", Cell::Count(1_234_567)),
            ("12,0", Cell::Count(12)),
            ("12.00", Cell::Count(12)),
            ("12 hồ sơ", Cell::Count(12)),
            ("Không phát sinh", Cell::Count(0)),
            ("", Cell::Unknown),
            ("-", Cell::Unknown),
            ("–", Cell::Unknown),
            ("...", Cell::Unknown),
            ("12,5", Cell::Wrong),
            ("1.23", Cell::Wrong),
            ("0.125", Cell::Wrong),
            ("1.2345", Cell::Wrong),
            ("1.234,567", Cell::Wrong),
            ("-5", Cell::Wrong),
            ("(5)", Cell::Wrong),
            ("1e3", Cell::Wrong),
            ("95%", Cell::Wrong),
            ("#LỖI", Cell::Wrong),
            ("999999999999999999999", Cell::TooLarge),
            ("4000000000", Cell::TooLarge),
            ("4.000.000.000", Cell::TooLarge),
            ("100000000", Cell::Count(100_000_000)),
            ("mười", Cell::Wrong),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }
}
