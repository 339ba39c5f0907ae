//! The result that a unit's words name though they were not recorded as one: the owner may take it as it is.

use crate::answer::words::document_of;
use crate::answer::{Heard, Line, Outcome, may_tell_result};
use crate::calendar::date;
use chrono::{Datelike, Days, NaiveDate};

/// A document so old is seldom the result of what is open.
const OLDEST: Days = Days::new(365);

/// The one document and its day that the words of an answer name; `None` where it was recorded, where they name none or
/// several, or where anything in them says that it is no result yet, or another's.
pub fn named_result(heard: &Heard, today: NaiveDate) -> Option<(String, NaiveDate)> {
    if heard.outcome != Outcome::Other || !may_tell_result(&heard.words) {
        return None;
    }
    let words =
        { heard.words.split_whitespace() }.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let words: Vec<&str> = words.collect();
    let number = only(words.iter().filter(|w| is_number(w)).map(|w| (*w).to_owned()))?;
    let day = only(words.iter().filter_map(|w| day(w)))?;
    let is_result = document_of(std::slice::from_ref(&heard.words), today).is_some();
    let is_recent = day <= today && today < day + OLDEST;
    (is_result && is_recent).then_some((number, day))
}

/// How the owner records it: "1045 XONG 12/BC-W045 10/12/2026".
pub(super) fn order_for((number, day): &(String, NaiveDate), line: &Line) -> String {
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
        let today = day("14/12/2026").unwrap();
        let of = |words: &str, outcome: Outcome| {
            let heard = Heard {
                line: None,
                outcome,
                words: words.to_owned(),
            };
            named_result(&heard, today).map(|(number, day)| format!("{number} {}", date(day)))
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
            ("12/BC-A ngày 25/12/2026", None),
            ("12/BC-A ngày 10/12/2025", None),
            ("12/BC-A ngày 10/12/2026 chưa ký", None),
        ] {
            assert_eq!(of(words, Outcome::Other).as_deref(), want, "{words}");
        }
        let recorded = Outcome::DoneBefore;
        assert_eq!(of("12/BC-W102 10/12/2026 - xong", recorded), None);
    }
}
