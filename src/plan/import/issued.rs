//! The number and the day of the document that issued a plan, as its file names them.

use crate::calendar::date;
use chrono::NaiveDate;

/// "số 12/KH-BQL ngày 14/01/2026"; without the day where the file leaves it open, `None` without a number. What stands
/// beside "Kèm theo Kế hoạch" comes before the head of the document.
pub fn issued(lines: &[(usize, String)]) -> Option<String> {
    let lines = || lines.iter().map(|(_, line)| line.as_str());
    let annexed = lines().filter(|line| line.to_lowercase().contains("kèm theo"));
    let beside = annexed.filter_map(|line| Some((number_after(line, "số")?, day_in(line))));
    let of_head = lines().filter_map(|line| {
        let head = line.trim().strip_prefix("Số")?;
        let number = number_of(head.trim_start_matches([':', ' ']))?;
        Some((number, lines().filter(|l| l.contains(", ngày")).find_map(day_in)))
    });
    let (number, day) = beside.chain(of_head).next()?;
    Some(match day {
        Some(day) => format!("số {number} ngày {}", date(day)),
        None => format!("số {number}"),
    })
}

/// The number behind such a word.
fn number_after(line: &str, word: &str) -> Option<String> {
    let behind = line.match_indices(word).map(|(at, _)| &line[at + word.len()..]);
    behind
        .filter_map(|rest| number_of(rest.trim_start_matches([':', ' '])))
        .next()
}

/// "12/KH-BQL" of "12/KH-BQL ngày …"; a number of another kind of document, or none at all, is no plan's.
fn number_of(text: &str) -> Option<String> {
    let word = text.split_whitespace().next()?;
    let word = word.trim_end_matches([',', ';', '.', ')', ':']);
    let (number, symbol) = word.split_once('/')?;
    let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    (is_number && symbol.starts_with("KH")).then(|| word.to_owned())
}

/// "ngày 14/01/2026", "ngày 14 tháng 01 năm 2026".
fn day_in(line: &str) -> Option<NaiveDate> {
    let behind = line
        .match_indices("ngày ")
        .map(|(at, word)| &line[at + word.len()..]);
    behind.filter_map(day_of).next()
}

fn day_of(text: &str) -> Option<NaiveDate> {
    let words: Vec<&str> = text.split_whitespace().take(5).collect();
    let clean = |word: &str| word.trim_end_matches([',', ';', '.', ')']).to_owned();
    let parts: Vec<String> = match words.as_slice() {
        [day, "tháng", month, "năm", year] => vec![clean(day), clean(month), clean(year)],
        [day, ..] => clean(day).split('/').map(str::to_owned).collect(),
        [] => return None,
    };
    let [day, month, year] = parts.as_slice() else {
        return None;
    };
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_known_by_its_number_and_day_where_they_are_filled_in() {
        for (text, known) in [
            (
                "Số: 12/KH-BQL\nHải Phòng, ngày 14 tháng 01 năm 2026",
                Some("số 12/KH-BQL ngày 14/01/2026"),
            ),
            ("KẾ HOẠCH\nSố: 12/KH-BQL", Some("số 12/KH-BQL")),
            ("Số: /KH-BQL\nHải Phòng, ngày tháng 01 năm 2026", None),
            (
                "(Kèm theo Kế hoạch số 330/KH-BQL ngày 24/01/2026 của Ban Quản lý)",
                Some("số 330/KH-BQL ngày 24/01/2026"),
            ),
            ("Kèm theo Kế hoạch số: /KH-BQL ngày /01/2026", None),
            ("Căn cứ Kế hoạch số 5/KH-UBND ngày 02/01/2026 của thành phố", None),
            ("Số: 12/QĐ-BQL", None),
        ] {
            let lines: Vec<(usize, String)> = text.lines().map(|l| (1, l.to_owned())).collect();
            assert_eq!(issued(&lines).as_deref(), known, "{text}");
        }
    }
}
