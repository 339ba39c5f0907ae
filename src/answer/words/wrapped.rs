//! Answers that a mail program has broken over lines.

use super::days::numeric;
use super::{Said, Until, Word, read, tokens};
use crate::plan::folded;
use chrono::NaiveDate;

/// Whether the line goes on with the answer above it, which then holds both.
pub(super) fn completes(last: Option<&mut Said>, line: &str, today: NaiveDate) -> bool {
    let Some(last) = last else {
        return false;
    };
    let wants = match last.word {
        Word::Done { number: None, .. } => true,
        Word::Done { date: None, .. } => goes_on_with_day(&last.line, line),
        Word::Done { .. } if goes_on_with_year(&last.line, line) => true,
        Word::Postpone {
            until: Until::Unsaid | Until::NoDay,
        } => stops_before_day(&last.line) && goes_on_with_day(&last.line, line),
        _ => false,
    };
    let said = wants
        .then(|| read(&format!("{} {line}", last.line), today))
        .flatten();
    let Some(mut said) = said.filter(|said| has_more(&said.word, &last.word)) else {
        return false;
    };
    let mut besides = std::mem::take(&mut last.besides);
    besides.retain(|line| *line != last.line);
    said.besides.extend(besides);
    said.above = std::mem::take(&mut last.above);
    said.below = std::mem::take(&mut last.below);
    *last = said;
    true
}

/// Whether the two lines together name what the first one lacks.
fn has_more(both: &Word, first: &Word) -> bool {
    match (both, first) {
        (Word::Done { number: Some(_), .. }, Word::Done { number: None, .. }) => true,
        (
            Word::Done {
                number,
                date: Some(_),
            },
            Word::Done { number: known, .. },
        ) => number == known,
        (Word::Postpone { until: Until::Day(_) }, Word::Postpone { .. }) => true,
        _ => false,
    }
}

/// "20/11/2026", "ngày 20/11/2026", "20 tháng 11", and behind "ngày 20" the month.
fn goes_on_with_day(above: &str, line: &str) -> bool {
    let all = tokens(line);
    let is = |at: usize, word: &str| all.get(at).is_some_and(|t| folded(t) == word);
    let label = |t: &&&str| matches!(folded(t).as_str(), "ngay" | "ban" | "hanh" | "ky" | "van");
    let from = all.iter().take(4).take_while(label).count();
    let begins_day = all
        .get(from)
        .is_some_and(|t| numeric(t).is_some() || is(from + 1, "thang"));
    let ends_in_day = tokens(above).last().is_some_and(|t| t.parse::<u32>().is_ok());
    begins_day || (ends_in_day && is(0, "thang"))
}

/// "ngày 20 tháng 11", and below it "năm 2026".
fn goes_on_with_year(above: &str, line: &str) -> bool {
    let (above, line) = (tokens(above), tokens(line));
    let is_month = |t: &str| t.parse::<u32>().is_ok_and(|n| n <= 12);
    let is_year = |t: &str| t.len() == 4 && t.parse::<u32>().is_ok();
    let ends_in_month =
        matches!(above.as_slice(), [.., word, month] if folded(word) == "thang" && is_month(month));
    ends_in_month && matches!(line.as_slice(), [word, year] if folded(word) == "nam" && is_year(year))
}

/// "HOÃN đến", "HOÃN đến ngày".
fn stops_before_day(above: &str) -> bool {
    let last = tokens(above).last().map(|t| folded(t)).unwrap_or_default();
    ["den", "toi", "ngay", "het", "sang"].contains(&last.as_str()) || last.parse::<u32>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::super::said;
    use super::*;

    fn words(text: &str) -> Vec<Said> {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        said(&lines, "2026-11-23".parse().unwrap())
    }

    #[test]
    fn a_date_below_its_number_belongs_to_it() {
        for text in [
            "XONG 22/BC-U28\n20/11/2026",
            "XONG Báo cáo kết quả thực hiện nhiệm vụ, số 22/BC-U28 ngày\n20/11/2026",
            "XONG\n22/BC-U28\n20/11/2026",
            "XONG 22/BC-U28\nngày 20 tháng 11 năm 2026",
            "XONG 22/BC-U28 ngày 20\ntháng 11 năm 2026",
            "XONG 22/BC-U28\n\nngày 20 tháng 11\nnăm 2026",
            "Xong.\nSố văn bản: 22/BC-U28\nNgày ban hành: 20/11/2026",
        ] {
            let found = words(text);
            assert_eq!(found.len(), 1, "{text}");
            let want = Word::Done {
                number: Some("22/BC-U28".into()),
                date: "2026-11-20".parse().ok(),
            };
            assert_eq!(found[0].word, want, "{text}");
            assert!(found[0].besides.is_empty(), "{text}: {found:?}");
        }
        let wish = words("HOÃN đến ngày\n10/12/2026 vì chờ ý kiến");
        let until = Until::Day("2026-12-10".parse().unwrap());
        assert_eq!(wish[0].word, Word::Postpone { until });
    }

    #[test]
    fn a_line_that_only_holds_a_day_somewhere_does_not() {
        for text in [
            "XONG 22/BC-U28\nPhòng họp ngày 20/11/2026",
            "XONG 22/BC-U28\n2 bản ngày 20/11/2026",
        ] {
            let want = Word::Done {
                number: Some("22/BC-U28".into()),
                date: None,
            };
            assert_eq!(words(text)[0].word, want, "{text}");
        }
    }
}
