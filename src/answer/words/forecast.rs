//! "DỰ KIẾN 27/11/2026", "Dự kiến hoàn thành ngày 27/11": the day by which a unit expects to be done. It asks for
//! nothing and moves no deadline.

use super::days::numeric;
use crate::plan::folded;

/// Words between "dự kiến" and the day.
const BETWEEN: [&str; 12] = [
    "se", "hoan", "thanh", "tat", "xong", "vao", "ngay", "den", "het", "khoang", "la", "trong",
];
/// So many of them at most.
const MOST: usize = 6;

/// How many words stand before the day that is named, or before its weekday; `None` where the line does not begin so.
pub(super) fn length(tokens: &[&str]) -> Option<usize> {
    let word = |at: usize| tokens.get(at).map(|t| folded(t)).unwrap_or_default();
    let from = usize::from(word(0) == "ngay");
    if word(from) != "du" || word(from + 1) != "kien" {
        return None;
    }
    let from = from + 2;
    let words = tokens.get(from..).unwrap_or_default().iter().take(MOST);
    let at = from
        + words
            .take_while(|t| BETWEEN.contains(&folded(t).as_str()))
            .count();
    let is_day = |at: usize| {
        let is_of_month = word(at + 1) == "thang" && word(at).bytes().all(|b| b.is_ascii_digit());
        tokens.get(at).is_some_and(|t| numeric(t).is_some()) || (is_of_month && !word(at).is_empty())
    };
    let is_weekday = matches!(word(at).as_str(), "thu" | "chu");
    let behind_weekday = (at + 2..at + 4).any(is_day);
    (is_day(at) || (is_weekday && behind_weekday)).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::super::{Until, Word, said};

    #[test]
    fn a_forecast_names_its_day_and_everything_else_is_none() {
        let day = |line: &str| {
            let said = said(&[line.to_owned()], "2026-11-23".parse().unwrap());
            match said.first().map(|s| s.word.clone()) {
                Some(Word::Forecast {
                    until: Until::Day(day),
                }) => day.to_string(),
                other => format!("{other:?}"),
            }
        };
        for line in [
            "DỰ KIẾN 27/11/2026",
            "3 DỰ KIẾN 27/11",
            "dự kiến hoàn thành ngày 27/11/2026",
            "Phòng dự kiến hoàn thành vào thứ Sáu, ngày 27/11",
            "Ngày dự kiến hoàn thành: 27/11/2026",
            "du kien xong 27 tháng 11",
            "3. Rà soát thủ tục: dự kiến hoàn thành 27/11/2026",
        ] {
            assert_eq!(day(line), "2026-11-27", "{line}");
        }
        for line in [
            "Dự kiến tuần sau ban hành",
            "Dự kiến trình Trưởng ban ngày 27/11",
            "Dự kiến hoàn thành trước ngày 27/11",
            "Kế hoạch dự kiến 27/11",
        ] {
            assert_eq!(day(line), "None", "{line}");
        }
    }
}
