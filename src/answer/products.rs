//! Several documents that a plan wants of one task: "Báo cáo; Kế hoạch", "02 Quyết định". They are reported together, as
//! one result, or the sender is asked whether the one is all.

use super::contradiction::Claim;
use super::judge::doubtful;
use super::line::Line;
use super::outcome::Outcome;
use super::words::Said;
use crate::plan::{document_kind, kind_named};
use chrono::NaiveDate;

/// More of one kind than a plan counts.
const MOST: usize = 9;
/// Between the documents of one result.
const AND: &str = " và ";

/// The kinds of the documents that the plan wants, each as often as it wants it. "Báo cáo hoặc Tờ trình" is one.
pub(super) fn wanted(deliverable: &str) -> Vec<&'static str> {
    let pieces = deliverable.split([';', ',', '\n', '+']);
    let pieces = pieces.flat_map(|piece| piece.split(" và "));
    pieces.flat_map(of_piece).collect()
}

/// "02 Quyết định ban hành quy chế".
fn of_piece(piece: &str) -> Vec<&'static str> {
    let words = piece.trim_start_matches(|c: char| !c.is_alphanumeric());
    let digits = words.chars().take_while(char::is_ascii_digit).count();
    let count = words[..digits].parse::<usize>().ok().filter(|n| *n <= MOST);
    let kind = kind_named(words[digits..].trim_start());
    kind.map_or_else(Vec::new, |kind| vec![kind; count.unwrap_or(1).max(1)])
}

/// Whether these documents, as one result names them, are all that the plan wants.
fn are_all(wanted: &[&'static str], number: &str) -> bool {
    let mut missing = wanted.to_vec();
    for one in number.split(AND) {
        let kind = one.split_whitespace().next().and_then(document_kind);
        if let Some(at) = missing.iter().position(|wanted| Some(*wanted) == kind) {
            missing.remove(at);
        }
    }
    missing.is_empty()
}

/// "12/BC-X ngày 09/12/2026 và 13/KH-X", and the day of the last.
fn joined(mut documents: Vec<(String, NaiveDate)>) -> Option<(String, NaiveDate)> {
    documents.sort_by_key(|(_, day)| *day);
    documents.dedup();
    let last = documents.last()?.1;
    let named = documents.into_iter().map(|(number, day)| match day == last {
        true => number,
        false => format!("{number} ngày {}", day.format("%d/%m/%Y")),
    });
    Some((named.collect::<Vec<_>>().join(AND), last))
}

/// All documents of one line as one result, where the plan wants several and each has its day.
pub(super) fn of_line(
    said: &Said,
    first: (Option<&String>, Option<NaiveDate>),
    line: &Line,
) -> Option<(String, NaiveDate)> {
    if said.more.is_empty() || wanted(&line.deliverable).len() < 2 {
        return None;
    }
    let first = (first.0?.clone(), first.1?);
    let more = said
        .more
        .iter()
        .map(|(number, day)| Some((number.clone(), (*day)?)));
    let all: Option<Vec<_>> = std::iter::once(Some(first)).chain(more).collect();
    joined(all?)
}

/// The results of several lines as one, and what of them is not all that the plan wants asked about.
pub(super) fn together(claims: Vec<Claim>) -> Vec<Claim> {
    let mut found: Vec<Claim> = Vec::new();
    for claim in claims {
        let is_of_several = claim
            .heard
            .line
            .as_ref()
            .filter(|line| wanted(&line.deliverable).len() > 1);
        let known = is_of_several.and_then(|line| {
            let is_it =
                |c: &&mut Claim| c.heard.line.as_ref() == Some(line) && document(&c.heard.outcome).is_some();
            found.iter_mut().find(is_it)
        });
        match (known, document(&claim.heard.outcome)) {
            (Some(known), Some(new)) => add(known, &claim, new),
            _ => found.push(claim),
        }
    }
    for claim in &mut found {
        let Some(line) = claim.heard.line.clone() else {
            continue;
        };
        let wanted = wanted(&line.deliverable);
        let Outcome::Recorded { number, date } = claim.heard.outcome.clone() else {
            continue;
        };
        if wanted.len() > 1 && !line.is_part && !are_all(&wanted, &number) {
            let why = format!(
                "sản phẩm theo kế hoạch gồm {:02} văn bản ({})",
                wanted.len(),
                line.deliverable.trim_end_matches('.')
            );
            claim.heard.outcome = doubtful(&line, (number, date), why, false);
            claim.heard.words.clone_from(&claim.line);
        }
    }
    found
}

fn document(outcome: &Outcome) -> Option<(String, NaiveDate)> {
    match outcome {
        Outcome::Recorded { number, date } | Outcome::Doubtful { number, date, .. } if !number.is_empty() => {
            Some((number.clone(), *date))
        }
        _ => None,
    }
}

fn add(known: &mut Claim, claim: &Claim, new: (String, NaiveDate)) {
    let Some(before) = document(&known.heard.outcome) else {
        return;
    };
    let Some((number, date)) = joined(vec![before, new]) else {
        return;
    };
    known.heard.outcome = match (&known.heard.outcome, &claim.heard.outcome) {
        (Outcome::Doubtful { word, is_told, .. }, _) | (_, Outcome::Doubtful { word, is_told, .. }) => {
            Outcome::Doubtful {
                number,
                date,
                word: word.clone(),
                is_told: *is_told,
                is_again: false,
            }
        }
        _ => Outcome::Recorded { number, date },
    };
    let words: Vec<&str> = [known.heard.words.as_str(), claim.heard.words.as_str()]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    known.heard.words = words.join(" / ");
    known.line = format!("{} / {}", known.line, claim.line);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_names_several_documents_of_one_task() {
        for (deliverable, want) in [
            ("Báo cáo; Kế hoạch", vec!["Báo cáo", "Kế hoạch"]),
            ("Tờ trình, Quyết định", vec!["Tờ trình", "Quyết định"]),
            ("02 Quyết định", vec!["Quyết định", "Quyết định"]),
            (
                "Quyết định và Kế hoạch triển khai",
                vec!["Quyết định", "Kế hoạch"],
            ),
            ("Báo cáo của Ban, Sở", vec!["Báo cáo"]),
            ("Báo cáo hoặc Tờ trình", vec!["Báo cáo"]),
            ("Tờ trình, dự thảo Quyết định", vec!["Tờ trình"]),
            ("Văn bản", vec![]),
            ("Hội nghị", vec![]),
            ("", vec![]),
            ("100% hồ sơ", vec![]),
        ] {
            assert_eq!(wanted(deliverable), want, "{deliverable}");
        }
    }

    #[test]
    fn documents_of_one_result_are_named_with_their_days() {
        let day = |d: u32| NaiveDate::from_ymd_opt(2026, 12, d).unwrap();
        let both = joined(vec![("13/KH-X".into(), day(10)), ("12/BC-X".into(), day(9))]);
        let (number, last) = both.unwrap();
        assert_eq!(number, "12/BC-X ngày 09/12/2026 và 13/KH-X");
        assert_eq!(last, day(10));
        assert!(are_all(&["Báo cáo", "Kế hoạch"], &number));
        assert!(!are_all(&["Báo cáo", "Báo cáo"], &number));
        assert!(!are_all(&["Báo cáo", "Kế hoạch"], "12/BC-X"));
        let same = joined(vec![("12/BC-X".into(), day(9)), ("13/KH-X".into(), day(9))]);
        assert_eq!(same.unwrap().0, "12/BC-X và 13/KH-X");
    }
}
