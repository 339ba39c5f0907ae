//! The day of an event, as people type it: "nhiệm vụ số 8, ngày 12/5/2026", "8: 14 giờ 30 ngày 12/5", "hôm qua".

use super::days::written_days;
use super::hours::{self, Hour, Part};
use super::phrase::is;
use super::rows;
use super::tokens::{compact, tokens};
use crate::plan::{document_kind, folded};
use chrono::{Days, NaiveDate, Timelike};
use unicode_normalization::UnicodeNormalization;

/// Words that say no more than the day itself.
const FILLING: [&str; 49] = [
    "trua", "dem", "khuya", "ruoi", "kem", "kia", "ngay", "thang", "nam", "luc", "vao", "hoi", "gio", "phut",
    "su", "kien", "xay", "ra", "da", "la", "nhiem", "vu", "viec", "so", "nv", "a", "thua", "bao", "cao",
    "tai", "thoi", "diem", "sang", "chieu", "toi", "hom", "nay", "qua", "vua", "moi", "cho", "biet", "cua",
    "tu", "xin", "em", "phong", "don", "vi",
];
/// Words that say that it has not happened, or not so.
const DENIALS: [&str; 12] = [
    "chua", "khong", "ko", "neu", "se", "nham", "sai", "huy", "sap", "hoan", "lui", "cho",
];

/// What a line says of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The number in the plan that it names.
    pub row: Option<String>,
    pub day: Said,
    pub hour: Hour,
    /// Words that are not known to say no more than the day.
    pub odd: Vec<String>,
    pub is_denied: bool,
    /// A document is named: the day may be that of the document.
    pub names_document: bool,
    /// What it says of a day that is on record already.
    pub beside: Option<Beside>,
}

/// How a day stands to the one on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// "thay, ngày 02/12/2026"
    Instead,
    /// "sự kiện khác, ngày 02/12/2026"
    Another,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    Day(NaiveDate),
    /// Something like a day that is none, or several.
    Unclear,
    Nothing,
}

pub fn happened(line: &str, today: NaiveDate) -> Told {
    let text: String = line.nfc().collect();
    let compact = compact(&text);
    let tokens = tokens(&compact);
    // "3: 8h15": an hour is no number of a task.
    let (rows, at) = rows::leading(&compact, &tokens[..hours::first(&tokens).unwrap_or(tokens.len())]);
    let rest = &tokens[at..];
    let plain: Vec<String> = rest.iter().map(|t| folded(t)).collect();
    let has = |word: &str| plain.iter().any(|p| p == word);
    let is_pair = |a: &str, b: &str| plain.windows(2).any(|w| w[0] == a && w[1] == b);
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let odd = { plain.iter() }.filter(|word| !is_number(word) && !FILLING.contains(&word.as_str()));
    let beside = beside(&plain);
    Told {
        names_document: rest.iter().any(|t| document_kind(t).is_some()),
        beside,
        row: rows.first().cloned().filter(|_| rows.len() == 1),
        day: day(rest, today),
        hour: hours::named(rest),
        odd: odd
            .filter(|word| beside.is_none() || !BESIDE.contains(&word.as_str()))
            .cloned()
            .collect(),
        // "cho biết" asks nothing to wait.
        is_denied: DENIALS
            .iter()
            .any(|d| has(d) && !(*d == "cho" && is_pair("cho", "biet")))
            || is_pair("du", "kien"),
    }
}

/// Whether a line beside a day says that it is not so, or takes something back.
pub fn denies(line: &str) -> bool {
    let plain = folded(line);
    let mut words = plain.split(|c: char| !c.is_alphanumeric());
    words.any(|word| DENIALS.contains(&word) || ["nhung", "rut", "khoan"].contains(&word))
}

/// Words of those two forms.
const BESIDE: [&str; 4] = ["thay", "the", "khac", "lan"];

fn beside(plain: &[String]) -> Option<Beside> {
    let has = |word: &str| plain.iter().any(|p| p == word);
    match (has("thay"), has("khac")) {
        (true, false) => Some(Beside::Instead),
        (false, true) => Some(Beside::Another),
        _ => None,
    }
}

fn day(rest: &[&str], today: NaiveDate) -> Said {
    let written = written_days(rest);
    let days: Option<Vec<NaiveDate>> = written.iter().map(|w| w.near(today)).collect();
    let mut by_word: Vec<Said> = (0..rest.len())
        .filter_map(|at| by_word(rest, at, today))
        .collect();
    by_word.dedup();
    match (days.as_deref(), by_word.as_slice()) {
        (Some([first, more @ ..]), []) if more.iter().all(|d| d == first) => Said::Day(*first),
        // "sáng nay, 09/12".
        (Some([first, more @ ..]), [Said::Day(day)]) if day == first && more.iter().all(|d| d == first) => {
            Said::Day(*first)
        }
        (Some([]), [said]) => *said,
        (Some([]), []) => Said::Nothing,
        _ => Said::Unclear,
    }
}

/// "hôm nay", "hôm qua", "sáng nay", "tối qua", "đêm qua" with an hour before midnight.
fn by_word(rest: &[&str], at: usize, today: NaiveDate) -> Option<Said> {
    let next = rest.get(at + 1).map(|t| folded(t)).unwrap_or_default();
    let before = |days: u64| today.checked_sub_days(Days::new(days)).map(Said::Day);
    let is_hom = is(rest[at], "hôm");
    let part = hours::part(rest, at);
    let is_evening = || matches!(hours::named(rest), Hour::At(time) if time.hour() >= 12);
    match (next.as_str(), part) {
        ("nay", _) if is_hom => Some(Said::Day(today)),
        ("qua", _) if is_hom => before(1),
        ("kia", _) if is_hom => before(2),
        // Of which night it is only its hours before midnight tell.
        ("qua", Some(Part::Night)) if is_evening() => before(1),
        ("qua" | "nay", Some(Part::Night)) => Some(Said::Unclear),
        ("qua", Some(_)) => before(1),
        ("nay", Some(_)) => Some(Said::Day(today)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Told {
        happened(line, "2026-12-09".parse().unwrap())
    }

    #[test]
    fn number_day_and_hour_are_read_as_people_write_them() {
        for (line, row, day, time) in [
            ("nhiệm vụ số 8, ngày 12/5/2026", Some("8"), "2026-05-12", None),
            (
                "Nhiệm vụ số 3, ngày 09/12/2026, 08 giờ 15",
                Some("3"),
                "2026-12-09",
                Some("08:15:00"),
            ),
            ("3: 8h15 ngày 9/12", Some("3"), "2026-12-09", Some("08:15:00")),
            (
                "NV 3 xảy ra lúc 2 giờ chiều hôm qua ạ",
                Some("3"),
                "2026-12-08",
                Some("14:00:00"),
            ),
            ("3: 7 rưỡi sáng nay", Some("3"), "2026-12-09", Some("07:30:00")),
            ("lúc 22h15 đêm qua", None, "2026-12-08", Some("22:15:00")),
            ("sáng nay 8h", None, "2026-12-09", Some("08:00:00")),
            ("3, 9 giờ tối qua", Some("3"), "2026-12-08", Some("21:00:00")),
            ("chiều hôm kia lúc 3 giờ", None, "2026-12-07", Some("15:00:00")),
            ("sáng nay 09/12, 8 giờ 15", None, "2026-12-09", Some("08:15:00")),
            (
                "ngày 05 tháng 12 năm 2026, 14:30",
                None,
                "2026-12-05",
                Some("14:30:00"),
            ),
        ] {
            let told = of(line);
            assert_eq!(told.row.as_deref(), row, "{line}");
            assert_eq!(told.day, Said::Day(day.parse().unwrap()), "{line}");
            let hour = time.map_or(Hour::Unsaid, |t| Hour::At(t.parse().unwrap()));
            assert_eq!(told.hour, hour, "{line}");
            assert!(told.odd.is_empty() && !told.is_denied, "{line}: {told:?}");
        }
    }

    #[test]
    fn what_is_no_day_or_has_not_happened_is_not_taken_for_one() {
        assert_eq!(of("nhiệm vụ số 8, ngày 31/02/2026").day, Said::Unclear);
        assert_eq!(of("8: ngày 01/12 hoặc 02/12").day, Said::Unclear);
        assert_eq!(of("nhiệm vụ số 8").day, Said::Nothing);
        for line in [
            "3: đêm qua",
            "3: 2 giờ đêm qua",
            "3: hôm qua, 09/12",
            "3: sáng nay hoặc tối qua",
        ] {
            assert_eq!(of(line).day, Said::Unclear, "{line}");
        }
        for line in [
            "8: chưa xảy ra",
            "8 dự kiến ngày 20/12/2026",
            "8: không phải ngày 01/12/2026",
        ] {
            assert!(of(line).is_denied, "{line}");
        }
        assert_eq!(of("8, ngày 01/12/2026, Sở họp").odd, ["hop"].map(String::from));
    }
}
