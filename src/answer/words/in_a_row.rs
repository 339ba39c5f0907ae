//! "136 XONG 12/BC-X 10/12/2026; 236 XONG 13/BC-X 10/12/2026": several whole results on one line are as many lines.

use super::{Word, said};
use crate::plan::folded;
use chrono::NaiveDate;

/// The lines with each of them apart, where semicolons part them: two orders with a comma are asked back. A piece is task, XONG, number and day and nothing else; else the line stays.
pub fn each_result_apart(lines: &[String], today: NaiveDate) -> Vec<String> {
    let is_whole = |piece: &str| {
        let is_result = |word: &Word| {
            matches!(
                word,
                Word::Done {
                    number: Some(_),
                    date: Some(_)
                }
            )
        };
        let said = said(&[piece.to_owned()], today);
        let is_one = matches!(said.as_slice(), [one] if one.row.is_some() && is_result(&one.word));
        piece.split_whitespace().count() == 4 && is_one
    };
    let apart = |line: &String| {
        let pieces: Vec<&str> = { line.split(';') }
            .map(|piece| piece.trim().trim_end_matches('.'))
            .filter(|piece| !piece.is_empty())
            .collect();
        match pieces.len() > 1 && pieces.iter().all(|piece| is_whole(piece)) {
            true => pieces.into_iter().map(str::to_owned).collect(),
            false => vec![line.clone()],
        }
    };
    lines
        .iter()
        .map(|line| with_plans_year(line))
        .collect::<Vec<_>>()
        .iter()
        .flat_map(apart)
        .collect()
}

/// "8/2027 XONG …", "10 (2027) XONG …": the number with the year of its plan, as "8 kế hoạch năm 2027 XONG …".
fn with_plans_year(line: &str) -> String {
    const ORDERS: [&str; 8] = ["xong", "hoan", "du", "sai", "huy", "dong", "khong", "hoan thanh"];
    let as_said = || line.to_owned();
    let digits = line.trim_start();
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let (row, rest) = digits.split_at(end);
    let rest = rest.trim_start();
    let Some(rest) = rest.strip_prefix(['/', '(']) else {
        return as_said();
    };
    let year: String = rest.chars().take(4).collect();
    let is_year = year.starts_with("20") && year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    if !is_year || row.is_empty() || row.len() > 4 {
        return as_said();
    }
    let rest = rest[4..].trim_start_matches(')').trim_start_matches(':');
    let next = rest.split_whitespace().next().map(folded).unwrap_or_default();
    match rest.starts_with(' ') && ORDERS.contains(&next.as_str()) {
        true => format!("{row} kế hoạch năm {year}{rest}"),
        false => as_said(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_results_are_taken_apart() {
        for (line, count) in [
            (
                "1 XONG 12/BC-X 10/6/2026 ; 2 XONG 13/BC-X 10/6/2026; 3 XONG 14/BC-X 10/6/2026.",
                3,
            ),
            ("1 XONG 12/BC-X 10/6/2026, 2 XONG 13/BC-X 10/6/2026", 1),
            ("1 XONG 12/BC-X 10/6/2026; 2 XONG 13/BC-X 10/6/2026 chưa ký", 1),
            ("1 XONG 12/BC-X 10/6/2026; hai việc trên chưa ký", 1),
            ("1 XONG 12/BC-X, 13/BC-X 10/6/2026", 1),
            ("1 XONG 12/BC-X 10/6/2026", 1),
            ("XONG 12/BC-X 10/6/2026; XONG 13/BC-X 10/6/2026", 1),
        ] {
            let found = each_result_apart(&[line.to_owned()], "2026-07-01".parse().unwrap());
            assert_eq!(found.len(), count, "{line}: {found:?}");
        }
    }

    #[test]
    fn the_year_behind_a_number_is_that_of_its_plan() {
        for (line, want) in [
            (
                "8/2027 XONG 12/BC-X 10/6/2026",
                "8 kế hoạch năm 2027 XONG 12/BC-X 10/6/2026",
            ),
            ("10 (2027) HOÃN đến 20/7", "10 kế hoạch năm 2027 HOÃN đến 20/7"),
            ("12/2026 phòng gửi báo cáo", "12/2026 phòng gửi báo cáo"),
            ("12/BC-X 10/6/2026", "12/BC-X 10/6/2026"),
            ("20/7/2026", "20/7/2026"),
            ("8 XONG 12/BC-X 10/6/2026", "8 XONG 12/BC-X 10/6/2026"),
        ] {
            assert_eq!(with_plans_year(line), want);
        }
    }
}
