//! Decrees and circulars without their name: "...; số 107/2021/NĐ-CP ngày 06/12/2021".

use crate::finding::{Finding, Severity};
use crate::proofread::cited::Cited;
use crate::proofread::kinds;
use crate::proofread::scan::Scan;
use crate::proofread::token::{capital, has};

/// The first of a paragraph.
pub(super) fn unnamed(scan: &Scan) -> Option<Finding> {
    /// So many are looked at.
    const MOST: usize = 3;
    let suspects = scan.cited.iter().enumerate().filter_map(|(n, cited)| {
        let last = n.checked_sub(1).map(|n| &scan.cited[n]);
        Some((cited, bare(scan, cited, last)?))
    });
    suspects
        .take(MOST)
        .find_map(|(cited, name)| told(scan, cited, name))
}

/// What a number without a name before it would be called.
fn bare(scan: &Scan, cited: &Cited, last: Option<&Cited>) -> Option<&'static str> {
    let is_bare = cited.kind.is_none() && cited.year.is_some() && cited.misformed.is_none();
    let so = cited
        .from
        .checked_sub(1)
        .filter(|i| is_bare && scan.tokens[*i].is("số"))?;
    // At the head of a line the number may be the document's own, or one of a list that its heading names.
    let before = &scan.tokens[so.checked_sub(1)?];
    let leads = [";", ",", "và", "theo", "tại", "hiện"].contains(&before.lower.as_str());
    // "Nghị định số 118/2025/NĐ-CP, số 367/2025/NĐ-CP": named once for both.
    let is_of_list = !before.is_mark(';') && last.is_some_and(|c| c.head() == cited.head());
    kinds::name_of(cited.head()).filter(|_| leads && !is_of_list)
}

fn told(scan: &Scan, cited: &Cited, name: &str) -> Option<Finding> {
    let so = cited.from - 1;
    let (from, _) = scan.sentence(so - 1);
    let is_named = from < so && has(&scan.words(from, so - 1).to_lowercase(), name);
    // "các Nghị định số 61/2018/NĐ-CP; số 107/2021/NĐ-CP"
    let is_of_many = ["các", "những", "hai", "ba", "02", "03"]
        .iter()
        .any(|many| has(&scan.lower, &format!("{many} {name}")));
    if is_named && !scan.tokens[so - 1].is_mark(';') || is_of_many {
        return None;
    }
    let words = scan.words(so, cited.to);
    let right = format!("{} {words}", capital(name));
    let message = format!("\"{words}\" thiếu tên loại văn bản; viết \"{right}\".");
    let finding = Finding::new(
        "type_vs_symbol",
        Severity::Warning,
        scan.place(so),
        words,
        message,
    );
    Some(finding.with_values(right, words))
}
