//! The result that a unit's words name though they were not recorded as one: the owner may take it as it is.

use crate::answer::{Heard, Line, Outcome};
use crate::calendar::date;
use chrono::{Datelike, NaiveDate};

/// The one document and its day that the words of an answer name; `None` where it was recorded, or where they
/// name none or several.
pub fn named_result(heard: &Heard) -> Option<(String, NaiveDate)> {
    let is_open = matches!(
        heard.outcome,
        Outcome::Other | Outcome::Unfinished { .. } | Outcome::OtherDocument { until: None, .. }
    );
    if !is_open {
        return None;
    }
    let words =
        { heard.words.split_whitespace() }.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let words: Vec<&str> = words.collect();
    let number = only(words.iter().filter(|w| is_number(w)).map(|w| (*w).to_owned()))?;
    let day = only(words.iter().filter_map(|w| day(w)))?;
    Some((number, day))
}

/// How the owner records it: "1045 XONG 12/BC-W045 10/12/2026".
pub fn order_for((number, day): &(String, NaiveDate), line: &Line) -> String {
    format!(
        "{} XONG {number} {}",
        super::words::order_of(Some(line)),
        date(*day)
    )
}

fn only<T: PartialEq>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// "12/BC-P27", "12-BC/ĐU": figures first, then a sign and letters.
fn is_number(word: &str) -> bool {
    let is_begun = word.starts_with(|c: char| c.is_ascii_digit());
    is_begun && word.contains('/') && word.contains(char::is_alphabetic)
}

fn day(word: &str) -> Option<NaiveDate> {
    let parts: Vec<u32> = { word.split(['/', '-', '.']) }
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let [day, month, year] = parts.as_slice() else {
        return None;
    };
    let year = if *year < 100 { year + 2000 } else { *year };
    let found = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, *month, *day)?;
    (2000 < found.year()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_name_a_result_by_one_number_and_one_day() {
        let of = |words: &str, outcome: Outcome| {
            let heard = Heard {
                line: None,
                outcome,
                words: words.to_owned(),
            };
            named_result(&heard).map(|(number, day)| format!("{number} {}", date(day)))
        };
        for (words, want) in [
            ("12/BC-W102 10/12/2026 - xong", Some("12/BC-W102 10/12/2026")),
            (
                "Đã ban hành Kế hoạch số 12/KH-BQL, ngày 05/01/26.",
                Some("12/KH-BQL 05/01/2026"),
            ),
            ("Phòng đang làm", None),
            ("12/BC-A và 13/BC-A ngày 10/12/2026", None),
            ("12/BC-A ngày 10/12/2026, trình ngày 11/12/2026", None),
            ("trước ngày 31/12/2026", None),
        ] {
            assert_eq!(of(words, Outcome::Other).as_deref(), want, "{words}");
        }
        let recorded = Outcome::DoneBefore;
        assert_eq!(of("12/BC-W102 10/12/2026 - xong", recorded), None);
    }
}
