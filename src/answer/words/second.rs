//! A second order on one line: "HOÃN đến 10/12, 155 XONG 61/BC-U55 20/11/2026". Neither is guessed.

use super::days::{is_measure, numeric};
use super::phrase::{begins, phrase, split};
use super::result::is_order;
use super::rows::is_wide;
use super::tokens::tokens;
use crate::plan::{document_kind, folded};

/// Words before a verb that make it no order: "vì chưa XONG", "sau khi hoàn thành".
const DENYING: [&str; 8] = ["chua", "khong", "khi", "neu", "cho", "sau", "lam", "de"];
/// So many words may stand between "xong" and its document.
const NEAR: usize = 7;

/// Whether a line that asks for another day, or calls a task wrong, also says that something is finished or is to be
/// taken back. `rest` stands behind the first order.
pub(super) fn has_another(rest: &[&str], text: &str) -> bool {
    // In a line of capitals every word has them.
    let has_small = text.chars().any(char::is_lowercase);
    names_next(rest)
        || (0..rest.len()).any(|at| {
            let before = at.checked_sub(1).map(|at| folded(rest[at])).unwrap_or_default();
            if DENYING.contains(&before.as_str()) {
                return false;
            }
            let in_capitals = has_small && is_order(rest[at]) && rest[at].chars().all(char::is_uppercase);
            let is_result = folded(rest[at]) == "xong" || begins(&rest[at..], &["hoàn", "thành"]);
            let names_document = rest[at..].iter().take(NEAR).any(|t| document_kind(t).is_some());
            in_capitals || (is_result && names_document && is_clause(rest[at], text))
        })
}

/// The number of another task with a day or an order of its own: "1013 DỰ KIẾN 08/12/2026, 1014: 09/12/2026".
fn names_next(rest: &[&str]) -> bool {
    /// In words, from the number to its day: "1014 đến hết ngày 09/12".
    const TO_DAY: usize = 4;
    const ORDERS: [&str; 6] = ["dự kiến", "hoãn", "lùi", "gia hạn", "xin", "đề nghị"];
    /// A number behind these is no task's.
    const OF_DAY: [&str; 6] = ["thang", "ngay", "nam", "quy", "so", "thu"];
    let is_day = |t: &&&str| numeric(t).is_some();
    let Some(first) = rest.iter().position(|t| numeric(t).is_some()) else {
        return false;
    };
    (first + 1..rest.len()).any(|at| {
        let is_of_day = OF_DAY.contains(&folded(rest[at - 1]).as_str());
        let is_number = rest[at].starts_with(|c: char| c.is_ascii_digit()) && is_wide(rest[at]);
        let behind = &rest[at + 1..];
        let is_ordered = ORDERS.iter().any(|order| begins(behind, &split(order)));
        let to_day = behind.iter().take(TO_DAY).position(|t| is_day(&t));
        let is_plain = |words: &[&str]| words.iter().all(|w| BEFORE_DAY.contains(&folded(w).as_str()));
        let has_day = to_day.is_some_and(|to| is_plain(&behind[..to]));
        is_number && !is_of_day && !is_measure(rest, at) && (is_ordered || has_day)
    })
}

/// What may stand between the number of a task and its day.
const BEFORE_DAY: [&str; 7] = ["den", "toi", "het", "ngay", "sang", "vao", "la"];

/// Whether a line that says by when something is expected also names a result, a wish or another such day: "DỰ KIẾN 27/11
/// XONG 13/BC-X".
pub(super) fn goes_beyond_forecast(rest: &[&str]) -> bool {
    rest.iter().any(|t| document_kind(t).is_some())
        || phrase(rest, &["lùi", "gia hạn", "hoãn", "dự kiến", "trình"]).is_some()
}

/// Whether a clause begins with that word, or with the number of its task.
fn is_clause(word: &str, text: &str) -> bool {
    let mut clauses = text.split([',', ';', '|', '.']).skip(1);
    clauses.any(|clause| tokens(clause).iter().take(4).any(|t| *t == word))
}
