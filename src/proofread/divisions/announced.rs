//! Lists whose number of parts is told before them: "148 xã được chia 03 nhóm: 61 ..., 70 ..., 17 ...", "02 buổi
//! cho 96 cán bộ, buổi thứ nhất 54 người, buổi thứ hai 42 người". Where so many parts follow, they are all.

use super::broken::broken;
use super::whole::is_rounded;
use crate::finding::Finding;
use crate::proofread::items::{Item, Sentence};
use crate::proofread::scan::Scan;
use crate::proofread::slips::slip;
use crate::proofread::things::are_one;
use crate::proofread::token::has_any;

/// What a whole is divided into.
pub(super) const GROUPS: &[&str] = &[
    "nhóm",
    "loại",
    "mức",
    "nguồn",
    "hình",
    "khối",
    "cụm",
    "khu",
    "đợt",
    "cấp",
    "bậc",
    "lĩnh vực",
];

/// No list is announced that is longer.
const LONGEST: i64 = 12;

pub(super) fn announced(scan: &Scan, sentence: &Sentence) -> Option<Finding> {
    let items = &sentence.items;
    (1..items.len()).find_map(|at| {
        let (one, other) = (&items[at - 1], &items[at]);
        let behind = &items[at + 1..];
        grouped(scan, one, other, behind).or_else(|| each(scan, one, other, behind))
    })
}

/// "148 xã, phường được chia 03 nhóm: ...".
fn grouped(scan: &Scan, whole: &Item, number: &Item, behind: &[Item]) -> Option<Finding> {
    if !GROUPS.contains(&number.thing.as_str()) {
        return None;
    }
    let first = behind.first()?;
    let opens = (number.token..first.token).any(|i| scan.tokens[i].is_mark(':') || scan.tokens[i].is("gồm"));
    let parts = list(number, behind, |p| p.thing == first.thing)?;
    opens.then(|| against(scan, whole, &parts))?
}

/// "02 buổi hướng dẫn cho 96 cán bộ, buổi thứ nhất 54 người, buổi thứ hai 42 người"; "02 cơ sở với tổng số tiền
/// 470 triệu đồng, lần lượt là 320 triệu đồng và 150 triệu đồng".
fn each(scan: &Scan, number: &Item, whole: &Item, behind: &[Item]) -> Option<Finding> {
    let first = behind.first()?;
    let parts = list(number, behind, |p| are_one(&whole.thing, &p.thing))?;
    let lead = scan.words(whole.token, first.token).to_lowercase();
    let thing = number.thing.split(' ').next().filter(|t| !t.is_empty())?;
    let is_named = |p: &&Item| has_any(&p.words, &[thing]);
    let is_each = has_any(&lead, &["lần lượt", "tương ứng"]) || parts.iter().all(is_named);
    (is_each && number.thing != whole.thing).then(|| against(scan, whole, &parts))?
}

/// The numbers behind, as many as are announced and no more of their kind.
fn list<'a>(number: &Item, behind: &'a [Item], is_part: impl Fn(&Item) -> bool) -> Option<Vec<&'a Item>> {
    let length = usize::try_from(number.value)
        .ok()
        .filter(|_| (2..=LONGEST).contains(&number.value))?;
    let first = behind.first()?;
    let parts: Vec<&Item> = behind
        .iter()
        .take(2 * length + 2)
        .filter(|p| p.depth == first.depth)
        .take_while(|p| is_part(p))
        .collect();
    (parts.len() == length).then_some(parts)
}

fn against(scan: &Scan, whole: &Item, parts: &[&Item]) -> Option<Finding> {
    let values: Vec<i64> = parts.iter().map(|p| p.value).collect();
    let sum: i64 = values.iter().sum();
    let slip = slip(whole.value, &values);
    let is_near = (sum - whole.value).abs() * 100 <= whole.value * 25;
    let is_wrong = !is_rounded(whole, parts, sum) && (is_near || slip.is_some());
    is_wrong.then(|| broken(scan, whole, parts, sum, slip))
}
