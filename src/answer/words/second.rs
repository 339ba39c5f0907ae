//! A second order on one line: "HOÃN đến 10/12, 155 XONG 61/BC-U55 20/11/2026". Neither is guessed.

use super::phrase::{begins, phrase};
use super::result::is_order;
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
    (0..rest.len()).any(|at| {
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

/// Whether a line that says by when something is expected also names a result or a wish: "DỰ KIẾN 27/11 XONG 13/BC-X".
pub(super) fn goes_beyond_forecast(rest: &[&str]) -> bool {
    rest.iter().any(|t| document_kind(t).is_some()) || phrase(rest, &["lùi", "gia hạn", "hoãn"]).is_some()
}

/// Whether a clause begins with that word, or with the number of its task.
fn is_clause(word: &str, text: &str) -> bool {
    let mut clauses = text.split([',', ';', '|', '.']).skip(1);
    clauses.any(|clause| tokens(clause).iter().take(4).any(|t| *t == word))
}
