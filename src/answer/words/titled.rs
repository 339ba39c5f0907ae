//! An answer behind the title of its task, or behind a polite opening: "1. Báo cáo rà soát: XONG …", "Dạ em gửi: XONG …".

use super::tokens::tokens;
use super::verb::{skipped, verb};
use super::{Said, Word, plain, read_all, rows, statement};
use crate::plan::document_kind;
use chrono::NaiveDate;

/// What a title ends with.
const ENDS: [&str; 4] = [": ", " - ", " – ", " | "];

/// The answer behind the first of these, where nothing before it says that it is not so. `text` is the line in words
/// without spaces in its symbols.
pub(super) fn behind_title(line: &str, text: &str, today: NaiveDate) -> Option<(Said, Vec<String>)> {
    let (rows, named) = rows::leading(text, &tokens(text));
    let mut behind: Vec<usize> = { ENDS.iter() }
        .flat_map(|end| text.match_indices(end).map(|(at, end)| at + end.len()))
        .collect();
    behind.sort_unstable();
    let (at, (said, rows)) = behind.into_iter().find_map(|at| {
        let answer = &text[at..];
        let tokens = tokens(answer);
        verb(tokens.get(skipped(&tokens)..)?)?;
        let read = match rows.first() {
            // One number is no title of itself: the answer has to begin there.
            Some(row) => read_all(&format!("{} {answer}", rows.join(", ")), today)
                .filter(|(said, _)| said.row.as_ref() == Some(row)),
            None => read_all(answer, today),
        };
        Some((at, read?))
    })?;
    let is_result = matches!(
        said.word,
        Word::Done { .. } | Word::Unfinished { .. } | Word::Postpone { .. } | Word::Forecast { .. }
    );
    // "12/BC-X 10/12/2026 - xong": what stands before is no title.
    let has_document = tokens(&text[..at]).iter().any(|t| document_kind(t).is_some());
    if has_document && matches!(said.word, Word::Done { number: None, .. }) {
        return None;
    }
    if !is_result || statement::doubts(&text[..at]) {
        return None;
    }
    let before = text[..at].trim_end_matches([' ', ':', '-', '–', '|']);
    // "1 | Rà soát thủ tục | XONG …": the number may be that of the table's row.
    let words = tokens(before);
    let answered = tokens(&text[at..]);
    let title = words.get(named..).unwrap_or_default();
    let beside = plain::of_result(&[title, &answered].concat());
    let is_polite = { beside.iter().take(title.len()) }.all(|word| word.is_known);
    let goes_on = !said.besides.is_empty();
    let said = Said {
        line: line.to_owned(),
        besides: goes_on.then(|| line.to_owned()).into_iter().collect(),
        beside: match said.beside.is_empty() {
            true => Vec::new(),
            false => beside,
        },
        title: match rows.is_empty() {
            true => (!is_polite).then(|| before.to_owned()),
            false => (!is_polite && title.len() > 1).then(|| title.join(" ")),
        },
        ..said
    };
    Some((said, rows))
}
