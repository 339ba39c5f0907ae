//! Rates that the text itself explains: by the share in brackets behind them, or by the name of a
//! part told in the same paragraph.

use super::clause::clause_before;
use super::judged::judge;
use super::rate::Rate;
use super::words::{is_aim, is_of_the_rest};
use crate::finding::Finding;
use crate::proofread::counts::count::Count;
use crate::proofread::scan::Scan;
use crate::proofread::token::{count_of, has_any};

/// Words right before a percentage that is only about so much.
const ABOUT: &[&str] = &[
    "trên", "dưới", "gần", "khoảng", "hơn", "từ", "đến", "lên", "xuống",
];

/// "31/40 chỉ tiêu (77,5%)": the share and the rate side by side, whatever is counted.
pub(super) fn share_before(scan: &Scan, token: usize) -> Option<(i64, i64)> {
    let open = token.checked_sub(1).filter(|i| scan.tokens[*i].is_mark('('))?;
    let stroke = (open.saturating_sub(6)..open)
        .rev()
        .find(|i| scan.tokens[*i].is_mark('/'))?;
    let (part, whole) = (
        scan.tokens.get(stroke.checked_sub(1)?)?,
        scan.tokens.get(stroke + 1)?,
    );
    let is_glued = scan.tokens[stroke].start == part.end() && whole.start == scan.tokens[stroke].end();
    let is_direct = (stroke + 2..open).all(|i| scan.tokens[i].is_word());
    let free = !scan.taken[stroke - 1] && !scan.taken[stroke + 1];
    (is_glued && is_direct && free).then(|| count_of(part.text).zip(count_of(whole.text)))?
}

/// "90% (45/60)", "98,7% (công thức ((8) + (9))/(7) = 699/708)": whatever the rate is of.
pub(super) fn share_behind(scan: &Scan, token: usize) -> Option<(i64, i64)> {
    /// In tokens: a formula and its share.
    const LONGEST: usize = 40;
    scan.tokens.get(token + 2).filter(|t| t.is_mark('('))?;
    let (_, clause) = clause_before(scan, token);
    let is_about = token > 0 && ABOUT.contains(&scan.tokens[token - 1].lower.as_str());
    let is_named = has_any(&clause, &["tỷ lệ", "tỉ lệ"]);
    if !is_named || is_about || is_aim(&clause) || is_of_the_rest(&clause) {
        return None;
    }
    let limit = scan.tokens.len().min(token + LONGEST);
    let equals = (token + 3..limit).find(|i| scan.tokens[*i].is_mark('='));
    let is_formula = |at: usize| (token + 3..at).any(|i| scan.tokens[i].is("công"));
    let at = equals.filter(|at| is_formula(*at)).map_or(token + 3, |at| at + 1);
    glued(scan, at).or_else(|| glued(scan, at + 1))
}

/// "699/708" without spaces; a month and its year ("12/2025") is no share.
fn glued(scan: &Scan, at: usize) -> Option<(i64, i64)> {
    let token = |i: usize| scan.tokens.get(i).filter(|_| !scan.taken[i]);
    let (part, stroke, whole) = (token(at)?, token(at + 1)?, token(at + 2)?);
    let is_glued = stroke.is_mark('/') && stroke.start == part.end() && whole.start == stroke.end();
    let (few, all) = (count_of(part.text)?, count_of(whole.text)?);
    (is_glued && !is_month((few, all))).then_some((few, all))
}

/// "12/2025" is a month of a year.
pub(super) fn is_month((few, all): (i64, i64)) -> bool {
    few <= 12 && (1900..2100).contains(&all)
}

/// "Nghị định 108/2014", "chiều 5/12", "dịp 2/9": a number of a document and its year, a day and its month.
pub(super) fn is_name_or_day(scan: &Scan, at: usize) -> bool {
    const DAYS: [&str; 12] = [
        "sáng", "chiều", "trưa", "tối", "đêm", "dịp", "vào", "ngày", "hôm", "từ", "lễ", "quốc",
    ];
    let plain = |i: usize| scan.tokens.get(i).and_then(|t| t.plain());
    let (Some(few), Some(all)) = (plain(at), plain(at + 2)) else {
        return false;
    };
    let is_of_year = few < 1000 && scan.tokens[at + 2].text.len() == 4 && (1990..2050).contains(&all);
    let before = at.checked_sub(1).map_or("", |i| scan.tokens[i].lower.as_str());
    is_of_year || few <= 31 && all <= 12 && DAYS.contains(&before)
}

/// "54 thủ tục, trong đó 40 thủ tục toàn trình và 14 một phần. Tỷ lệ toàn trình đạt 77,07%": told only
/// if the rate is nearly right, as the words prove little.
pub(super) fn by_word(scans: &[Scan], all: &[Count], rate: &Rate) -> Option<Finding> {
    let scan = &scans[rate.scan];
    let (_, clause) = clause_before(scan, rate.token);
    let name = ["tỷ lệ ", "tỉ lệ "].iter().find_map(|w| clause.strip_prefix(w))?;
    let name = ["đạt", "là", "chiếm"]
        .iter()
        .find_map(|w| name.trim_end().strip_suffix(w))?
        .trim();
    let is_short = !name.is_empty() && name.split(' ').count() <= 4;
    let here = super::wholes::paragraphs(all, rate.scan, rate.scan);
    let mut named = here.filter(|i| all[*i].token < rate.token && has_any(&all[*i].words, &[name]));
    let (first, second) = (named.next()?, named.next());
    let part = &all[first];
    let whole = part.part_of.map(|(whole, _)| all[whole].value)?;
    let is_wrong = !rate.is(part.value, whole) && rate.is_nearly(part.value, whole);
    (is_short && second.is_none() && is_wrong && !part.is_beside)
        .then(|| judge(scans, rate, &[part.value], &[whole], Some(part)))?
}
