//! A line that tells of a document by which something is finished, in whatever words: "12/BC-X 10/12/2026 - xong", "Đã ký
//! ban hành Báo cáo số …". The words that are not understood are asked about.

use super::phrase::phrase;
use super::result::{done, is_order};
use super::tokens::{compact, tokens};
use super::{Said, Word, plain, rows, statement};
use crate::plan::document_kind;
use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

/// What says that something is finished.
const FINISHED: [&str; 11] = [
    "xong",
    "hoàn thành",
    "hoàn tất",
    "đã ban hành",
    "ký ban hành",
    "đã ký",
    "phát hành",
    "kết quả",
    "done",
    "ok",
    "oke",
];

/// The answer, with the numbers of the tasks that it names; `None` where it may be no result, or names several documents.
pub(super) fn told(line: &str, today: NaiveDate) -> Option<(Said, Vec<String>)> {
    let text: String = line.nfc().collect();
    if statement::doubts(&text) || text.trim_end().ends_with('?') {
        return None;
    }
    let compact = compact(&text);
    let tokens = tokens(&compact);
    let documents = tokens.iter().filter(|t| document_kind(t).is_some()).count();
    let has_order = tokens.iter().any(|t| is_order(t) && *t != "XONG");
    if documents != 1 || has_order || phrase(&tokens, &FINISHED).is_none() {
        return None;
    }
    let word = done(&tokens, today);
    let is_clear = matches!(
        word,
        Word::Done {
            number: Some(_),
            date: Some(_)
        } | Word::Unfinished {
            number: Some(_),
            date: Some(_),
            ..
        }
    );
    let (leading, at) = rows::leading(&compact, &tokens);
    let rows = if leading.is_empty() {
        rows::called(&tokens)
    } else {
        leading
    };
    let beside = plain::of_result(tokens.get(at..)?);
    is_clear.then(|| {
        let said = Said {
            row: rows.first().cloned(),
            due: None,
            word,
            line: text.clone(),
            besides: vec![text.clone()],
            beside,
            above: Vec::new(),
            below: Vec::new(),
            title: None,
            year: None,
            more: Vec::new(),
            each: Vec::new(),
        };
        (said, rows)
    })
}
