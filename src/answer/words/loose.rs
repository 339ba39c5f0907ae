//! A line that tells of a document by which something is finished, in whatever words: "12/BC-X 10/12/2026 - xong", "Đã ký
//! ban hành Báo cáo số …". The words that are not understood are asked about.

use super::phrase::phrase;
use super::result::{done, is_order, results};
use super::tokens::{compact, tokens};
use super::{Said, Word, plain, rows, statement};
use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

/// What says that something is finished.
const FINISHED: [&str; 20] = [
    "xong",
    "đã thực hiện",
    "được thực hiện",
    // Slips of one letter.
    "xogn",
    "xomg",
    "xnog",
    "xonh",
    "xog",
    "hoàn thàn",
    "hoàn thanh",
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

/// A line that is its document and day: "12/BC-X 10/12/2026", "18: Báo cáo số 12/BC-X ngày 10/12/2026 ạ".
pub(super) fn named(line: &str, today: NaiveDate) -> Option<(Said, Vec<String>)> {
    read(line, today, false)
}

/// The answer, with the numbers of the tasks that it names; `None` where it may be no result, or names several documents.
pub(super) fn told(line: &str, today: NaiveDate) -> Option<(Said, Vec<String>)> {
    read(line, today, true)
}

fn read(line: &str, today: NaiveDate, says_finished: bool) -> Option<(Said, Vec<String>)> {
    let text: String = line.nfc().collect();
    if statement::doubts(&text) || text.trim_end().ends_with('?') {
        return None;
    }
    let compact = compact(&text);
    let tokens = tokens(&compact);
    // "Căn cứ Kế hoạch số …, đã hoàn thành tại Báo cáo số …": the ground is none.
    let documents = results(&tokens);
    let has_order = tokens.iter().any(|t| is_order(t) && *t != "XONG");
    if documents.len() != 1 || has_order || (says_finished && phrase(&tokens, &FINISHED).is_none()) {
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
            besides: says_finished.then(|| text.clone()).into_iter().collect(),
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
