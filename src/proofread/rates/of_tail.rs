//! Rates that bear the words of a part of their sentence: "168 hồ sơ, trong đó 154 hồ sơ thực hiện đúng, ...; tỷ lệ hồ sơ
//! thực hiện đúng đạt 91,7%".

use super::clause::clause_before;
use super::judged::judge;
use super::rate::Rate;
use super::wholes::paragraphs;
use crate::finding::Finding;
use crate::proofread::counts::count::Count;
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;

/// Words that take some out of the whole, or speak of others.
const EXCEPT: &[&str] = &[
    "không tính",
    "không kể",
    "không bao gồm",
    "trừ",
    "ngoài",
    "riêng",
    "nếu",
];

/// Told only where one part of the paragraph bears these words and says what it is a part of; another pair of the
/// paragraph that makes the rate acquits.
pub(super) fn by_tail(scans: &[Scan], all: &[Count], rate: &Rate) -> Option<Finding> {
    /// In counts: no paragraph tells more and names one of them by its words.
    const MOST: usize = 30;
    let scan = &scans[rate.scan];
    let (_, clause) = clause_before(scan, rate.token);
    let here: Vec<&Count> = paragraphs(all, rate.scan, rate.scan).map(|i| &all[i]).collect();
    let before = here.iter().filter(|c| c.token < rate.token && !c.is_beside);
    let before: Vec<&Count> = before.copied().collect();
    if before.len() < 2 || before.len() > MOST {
        return None;
    }
    let (from, _) = scan.sentence(rate.token);
    let sentence = scan.words(from, rate.token).to_lowercase();
    if has_any(&sentence, EXCEPT) {
        return None;
    }
    let name = name_of(clause.trim(), &before)?;
    let bears = |c: &&Count| tail_of(scan, c).is_some_and(|tail| tail == name);
    let named: Vec<&Count> = before.iter().copied().filter(bears).collect();
    let [part] = named[..] else { return None };
    let (whole, _) = part.part_of?;
    let whole = all
        .get(whole)
        .filter(|w| w.scan == part.scan && w.value > part.value)?;
    let is_of_any = |a: &Count| before.iter().any(|b| rate.is(a.value, b.value));
    let is_told = before.iter().any(|c| is_of_any(c));
    (!is_told).then(|| judge(scans, rate, &[part.value], &[whole.value], Some(part)))?
}

/// "tỷ lệ hồ sơ thực hiện đúng đạt": "thực hiện đúng".
fn name_of(clause: &str, told: &[&Count]) -> Option<String> {
    let name = ["tỷ lệ ", "tỉ lệ "].iter().find_map(|w| clause.split(w).nth(1))?;
    let name = { ["đạt", "là", "bằng", "chiếm", "đạt tỷ lệ"] }
        .iter()
        .find_map(|w| name.trim().strip_suffix(w))?
        .trim();
    let things = told.iter().map(|c| c.thing.as_str()).filter(|t| !t.is_empty());
    let bare = { things.into_iter() }
        .find_map(|t| name.strip_prefix(t))
        .unwrap_or(name)
        .trim();
    let is_plain = bare.split(' ').count() >= 2 && !has_any(bare, &["so với", "kế hoạch", "cùng kỳ", "trên"]);
    is_plain.then(|| bare.to_owned())
}

/// The words behind a number and its thing, up to the next sign.
fn tail_of(scan: &Scan, count: &Count) -> Option<String> {
    /// In tokens.
    const LONGEST: usize = 8;
    let units = count.unit.split(' ').filter(|w| !w.is_empty()).count();
    let from = count.token + 1 + units;
    let limit = scan.tokens.len().min(from + LONGEST);
    let to = (from..limit)
        .find(|i| !scan.tokens[*i].is_word())
        .unwrap_or(limit);
    (from < to).then(|| scan.words(from, to - 1).to_lowercase())
}
