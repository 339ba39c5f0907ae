//! Lists by field whose whole stands in another paragraph: "Hồ sơ nhận mới thuộc các lĩnh vực: Đầu tư 29 hồ sơ, ..." of
//! the 83 that a paragraph above says were newly received.

use super::among::overlap;
use super::broken::broken_at;
use super::whole::begins_with;
use crate::finding::Finding;
use crate::proofread::counts::count::Count;
use crate::proofread::items::{Item, Sentence};
use crate::proofread::open::SOME;
use crate::proofread::role::{Role, role_of};
use crate::proofread::scan::Scan;
use crate::proofread::slips::slip;
use crate::proofread::things::are_one;
use crate::proofread::times::is_of_other_time;
use crate::proofread::token::has_any;

/// How a list by field is opened, behind the name of what it divides.
const OPENS: &[&str] = &[
    "thuộc các lĩnh vực",
    "theo các lĩnh vực",
    "theo từng lĩnh vực",
    "theo lĩnh vực",
    "thuộc lĩnh vực",
    "chia theo lĩnh vực",
    "phân theo lĩnh vực",
    "chia theo cấp",
    "phân theo cấp",
    "theo cấp",
    "theo cấp giải quyết",
    "theo phương thức nộp",
    "theo hình thức nộp",
];

/// With what a list of all that the paragraph above tells is opened: "b) Phân loại theo loại đơn: ...".
const CLASSES: &[&str] = &[
    "phân loại theo",
    "phân theo",
    "chia theo",
    "phân loại đơn theo",
    "theo loại",
];

/// With them a list is of some, of others, or of another place.
const OTHERS: &[&str] = &[
    "khác",
    "còn lại",
    "tại",
    "xã",
    "phường",
    "sở",
    "riêng",
    "nhất",
    "quý",
    "tháng",
    "năm",
    "tuần",
];

/// Numbers told before that are looked at.
const FARTHEST: usize = 60;

pub(super) fn fields(
    scan: &Scan,
    sentence: &Sentence,
    told: &[Count],
    roles: &[Option<Role>],
) -> Option<Finding> {
    let first = sentence.items.first()?;
    let colon = (sentence.from..first.token).find(|i| scan.tokens[*i].is_mark(':'))?;
    let title = scan.words(sentence.from, colon.checked_sub(1)?).to_lowercase();
    let title = title.trim_start_matches(|c: char| !c.is_alphabetic());
    let title = match title.split_once(") ") {
        Some((letter, rest)) if letter.chars().count() <= 2 => rest,
        _ => title,
    };
    let is_of_above = CLASSES.iter().any(|c| title.starts_with(c)) && !title.contains(',');
    let name = name_of(title).or(is_of_above.then_some(""))?;
    // "hồ sơ nhận mới gồm: đầu tư 402, lao động 355" names the thing before the colon.
    if first.thing.is_empty() && !has_any(name, &["hồ sơ"]) {
        return None;
    }
    let end = scan.sentence(first.token).1;
    let parts: Vec<&Item> = sentence.items.iter().filter(|i| i.depth == first.depth).collect();
    let is_list = parts.len() >= 2 && parts.iter().all(|p| p.thing == first.thing);
    let tail = scan.words(colon, end.saturating_sub(1)).to_lowercase();
    let is_of_some = has_any(name, OTHERS) || has_any(&tail, &["khác", "còn lại"]) || has_any(&tail, SOME);
    if !is_list || is_of_some || is_of_other_time(name) || overlap(&parts) {
        return None;
    }
    let from = told.len().saturating_sub(FARTHEST);
    let near: Vec<(&Count, Option<Role>)> = told[from..].iter().zip(roles[from..].iter().copied()).collect();
    let values: Vec<i64> = parts.iter().map(|p| p.value).collect();
    let sum: i64 = values.iter().sum();
    let is_known = near.iter().any(|(c, _)| c.value == sum);
    let whole = match name {
        "" => total_above(first, &near)?,
        _ => whole_of(name, first, &near)?,
    };
    let most = values.iter().max().copied()?;
    let is_near = (sum - whole.value).abs() * 100 <= whole.value * 15;
    let slip = slip(whole.value, &values);
    let is_wrong = !is_known && whole.value > most && !begins_with(whole.value, &values);
    let item = Item::of(whole, None, 0);
    (is_wrong && (is_near || slip.is_some())).then(|| broken_at(scan, first.token, &item, &parts, sum, slip))
}

/// "hồ sơ nhận mới" of "Hồ sơ nhận mới thuộc các lĩnh vực", "Lĩnh vực của hồ sơ nhận mới".
fn name_of(title: &str) -> Option<&str> {
    let behind = OPENS.iter().find_map(|o| title.trim_end().strip_suffix(o));
    behind
        .or_else(|| title.strip_prefix("lĩnh vực của "))
        .or_else(|| name_before(title))
        .map(str::trim)
}

/// "hồ sơ nhận mới" of "Phân theo lĩnh vực, hồ sơ nhận mới gồm".
fn name_before(title: &str) -> Option<&str> {
    let rest = OPENS.iter().find_map(|o| title.strip_prefix(o))?;
    let rest = rest.trim_start().strip_prefix(',')?.trim();
    [" gồm", " gồm có", " bao gồm", " là", " có"]
        .iter()
        .find_map(|w| rest.strip_suffix(w))
}

/// The only total of the thing that the two paragraphs above tell.
fn total_above<'a>(first: &Item, near: &[(&'a Count, Option<Role>)]) -> Option<&'a Count> {
    let is_total = |c: &Count| has_any(&c.words, &["tổng số", "phải xử lý", "phải giải quyết"]);
    let is_near = |c: &Count| c.scan < first.scan && c.scan + 2 >= first.scan;
    let mut totals: Vec<&Count> = near
        .iter()
        .map(|(c, _)| *c)
        .filter(|c| !c.is_beside && c.part_of.is_none() && c.thing == first.thing)
        .filter(|c| is_near(c) && is_total(c))
        .collect();
    totals.dedup_by_key(|c| c.value);
    match totals.as_slice() {
        [only] => Some(only),
        _ => None,
    }
}

/// The only number of that name: of dossiers by its column, of other things if nothing but the thing is named.
fn whole_of<'a>(name: &str, first: &Item, near: &[(&'a Count, Option<Role>)]) -> Option<&'a Count> {
    let plain = || near.iter().filter(|(c, _)| !c.is_beside && c.part_of.is_none());
    let unit = if first.thing.is_empty() {
        "hồ sơ"
    } else {
        &first.thing
    };
    let role = role_of(name, unit, None);
    let mut named: Vec<&Count> = match role {
        Some(role) => plain()
            .filter(|(_, r)| *r == Some(role))
            .map(|(c, _)| *c)
            .collect(),
        None => {
            let is_bare = |c: &Count| {
                let words = c.words.trim();
                ["có", "tổng số", "có tổng số", "là"]
                    .iter()
                    .any(|w| words.ends_with(w))
            };
            let is_named = |c: &&Count| are_one(&c.thing, &first.thing) && is_bare(c);
            let same = plain().map(|(c, _)| *c).filter(is_named);
            same.filter(|_| is_thing(name, first)).collect()
        }
    };
    named.dedup_by_key(|c| c.value);
    match named.as_slice() {
        [only] => Some(only),
        _ => None,
    }
}

/// "Tổng số thủ tục hành chính", "thủ tục": no word that takes some of them.
fn is_thing(name: &str, first: &Item) -> bool {
    let name = name
        .strip_prefix("tổng số ")
        .or(name.strip_prefix("số "))
        .unwrap_or(name);
    are_one(name, &first.thing) || are_one(&first.thing, name)
}
