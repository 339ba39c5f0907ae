//! Several documents that a plan wants of one task: "Báo cáo; Kế hoạch", "02 Quyết định". They are reported together, as
//! one result, or the sender is asked whether the one is all.

use super::contradiction::Claim;
use super::doubt::ON_THE_WAY;
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

/// The kinds of the documents that the plan names, each as often as it does. "Báo cáo hoặc Tờ trình" is one.
pub(super) fn named(deliverable: &str) -> Vec<&'static str> {
    let pieces = deliverable.split([';', ',', '\n', '+']);
    let pieces = pieces.flat_map(|piece| piece.split(AND));
    pieces.flat_map(of_piece).collect()
}

/// Those of them that it plainly wants all: "Báo cáo; Kế hoạch", "02 Quyết định". Of "Báo cáo, Kế hoạch" nobody knows
/// whether each is of its own time.
fn wanted(deliverable: &str) -> Vec<&'static str> {
    let pieces = deliverable.split([';', '\n', '+']);
    let pieces = pieces.flat_map(|piece| piece.split(AND));
    pieces.flat_map(of_piece).collect()
}

/// What the plan names besides these documents; empty where it names no more.
pub fn also_named(deliverable: &str, number: &str) -> Vec<&'static str> {
    let named = named(deliverable);
    let missing = missing(&named, number);
    match missing.len() < named.len() {
        true => missing,
        false => Vec::new(),
    }
}

/// "02 Quyết định ban hành quy chế".
fn of_piece(piece: &str) -> Vec<&'static str> {
    let words = piece.trim_start_matches(|c: char| !c.is_alphanumeric());
    let digits = words.chars().take_while(char::is_ascii_digit).count();
    let count = words[..digits].parse::<usize>().ok().filter(|n| *n <= MOST);
    let kind = kind_named(words[digits..].trim_start());
    kind.map_or_else(Vec::new, |kind| vec![kind; count.unwrap_or(1).max(1)])
}

/// What of these the documents of a result are not.
fn missing(wanted: &[&'static str], number: &str) -> Vec<&'static str> {
    let mut missing = wanted.to_vec();
    for one in number.split(AND) {
        let kind = one.split_whitespace().next().and_then(document_kind);
        if let Some(at) = missing.iter().position(|wanted| Some(*wanted) == kind) {
            missing.remove(at);
        }
    }
    missing
}

/// Whether each of the documents is another one that the plan names.
fn are_named(deliverable: &str, number: &str) -> bool {
    let named = named(deliverable);
    missing(&named, number).len() + number.split(AND).count() == named.len()
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
    if said.more.is_empty() || named(&line.deliverable).len() < 2 {
        return None;
    }
    let first = (first.0?.clone(), first.1?);
    let more = said
        .more
        .iter()
        .map(|(number, day)| Some((number.clone(), (*day)?)));
    let all: Option<Vec<_>> = std::iter::once(Some(first)).chain(more).collect();
    joined(all?).filter(|(number, _)| are_named(&line.deliverable, number))
}

/// The results of several lines as one, and what of them is not all that the plan wants asked about.
pub(super) fn together(claims: Vec<Claim>) -> Vec<Claim> {
    let mut found: Vec<Claim> = Vec::new();
    for claim in claims {
        let is_of_several = claim
            .heard
            .line
            .as_ref()
            .filter(|line| named(&line.deliverable).len() > 1);
        let known = is_of_several.and_then(|line| {
            let is_it =
                |c: &&mut Claim| c.heard.line.as_ref() == Some(line) && document(&c.heard.outcome).is_some();
            found.iter_mut().find(is_it)
        });
        let is_added = match (known, document(&claim.heard.outcome)) {
            (Some(known), Some(new)) => add(known, &claim, new),
            _ => false,
        };
        if !is_added {
            found.push(claim);
        }
    }
    for claim in &mut found {
        let Some(line) = claim.heard.line.clone() else {
            continue;
        };
        let wanted = wanted(&line.deliverable);
        let is_whole = document(&claim.heard.outcome).is_some_and(|(number, _)| {
            number.contains(AND) && missing(&named(&line.deliverable), &number).is_empty()
        });
        // A Tờ trình with its Quyết định is on the way to nothing.
        if let Outcome::Doubtful {
            number, date, word, ..
        } = &claim.heard.outcome
            && is_whole
            && word.starts_with(ON_THE_WAY)
        {
            let (number, date) = (number.clone(), *date);
            claim.heard.outcome = Outcome::Recorded { number, date };
            claim.heard.words = String::new();
            continue;
        }
        let Outcome::Recorded { number, date } = claim.heard.outcome.clone() else {
            continue;
        };
        if wanted.len() > 1 && !line.is_part && !missing(&wanted, &number).is_empty() {
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

/// Whether it is another of the documents that the plan names, and stands with the known ones from now on.
fn add(known: &mut Claim, claim: &Claim, new: (String, NaiveDate)) -> bool {
    let deliverable = known.heard.line.as_ref().map_or("", |line| &line.deliverable);
    let both = document(&known.heard.outcome).and_then(|before| joined(vec![before, new]));
    let Some((number, date)) = both.filter(|(number, _)| are_named(deliverable, number)) else {
        return false;
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
    true
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
            assert_eq!(named(deliverable), want, "{deliverable}");
        }
    }

    #[test]
    fn documents_of_one_result_are_named_with_their_days() {
        let day = |d: u32| NaiveDate::from_ymd_opt(2026, 12, d).unwrap();
        let both = joined(vec![("13/KH-X".into(), day(10)), ("12/BC-X".into(), day(9))]);
        let (number, last) = both.unwrap();
        assert_eq!(number, "12/BC-X ngày 09/12/2026 và 13/KH-X");
        assert_eq!(last, day(10));
        assert!(missing(&["Báo cáo", "Kế hoạch"], &number).is_empty());
        assert_eq!(missing(&["Báo cáo", "Báo cáo"], &number), ["Báo cáo"]);
        assert_eq!(also_named("Báo cáo, Kế hoạch", "12/BC-X"), ["Kế hoạch"]);
        assert!(also_named("Báo cáo, Kế hoạch", "12/BB-X").is_empty());
        assert!(wanted("Báo cáo, Kế hoạch").len() == 2 - 1);
        let same = joined(vec![("12/BC-X".into(), day(9)), ("13/KH-X".into(), day(9))]);
        assert_eq!(same.unwrap().0, "12/BC-X và 13/KH-X");
    }
}
