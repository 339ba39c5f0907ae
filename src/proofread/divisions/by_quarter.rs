//! The quarters of the year so far: "9 tháng đã cấp 604 giấy phép. Riêng quý III cấp 212 giấy phép, quý II cấp 205 giấy
//! phép, quý I cấp 187 giấy phép".

use super::broken::broken_at;
use super::whole::is_rounded;
use crate::calendar::PeriodKind;
use crate::finding::Finding;
use crate::proofread::counts::count::Count;
use crate::proofread::items::{Item, Sentence};
use crate::proofread::label::Label;
use crate::proofread::role::Role;
use crate::proofread::scan::Scan;
use crate::proofread::slips::slip;
use crate::proofread::token::has_any;

/// Numbers told before that are looked at.
const FARTHEST: usize = 24;

/// The first quarters of a year that a sentence names in their order, each once.
fn quarters<'s>(scan: &'s Scan, sentence: &Sentence) -> Option<Vec<&'s Label>> {
    quarters_in(scan, sentence.from, sentence.items.last()?.token)
}

/// The same between two tokens.
pub fn quarters_in<'s>(scan: &'s Scan, from: usize, last: usize) -> Option<Vec<&'s Label>> {
    let begins = scan.labels.partition_point(|l| l.from < from);
    let labels: Vec<&Label> = scan.labels[begins..]
        .iter()
        .take_while(|l| l.from <= last)
        .filter(|l| l.kind == PeriodKind::Quarter)
        .collect();
    let mut indexes: Vec<u32> = labels.iter().map(|l| l.index).collect();
    let of_year = labels
        .iter()
        .all(|l| l.year == labels[0].year || l.year.is_none());
    indexes.sort_unstable();
    let number = u32::try_from(labels.len()).ok().filter(|n| (2..=4).contains(n))?;
    (indexes.into_iter().eq(1..=number) && of_year).then_some(labels)
}

/// "quý I tiếp nhận mới 648 hồ sơ, giải quyết 641 hồ sơ; quý II tiếp nhận mới 744 hồ sơ, giải quyết 739 hồ sơ": each line
/// of the balance by itself, against what `all` tell of it elsewhere.
pub(super) fn of_balance(
    scan: &Scan,
    sentence: &Sentence,
    all: &[Count],
    roles: &[Option<Role>],
) -> Option<Finding> {
    let labels = quarters(scan, sentence)?;
    let begin = labels[0].from;
    let lead = match sentence.from < begin {
        true => scan.words(sentence.from, begin - 1).to_lowercase(),
        false => String::new(),
    };
    let is_open = |words: &str| has_any(words, &["đang", "chưa"]);
    let lines: [(&str, &[Role]); 2] = [
        ("tiếp nhận", &[Role::New, Role::Received]),
        ("giải quyết", &[Role::Resolved]),
    ];
    lines.iter().find_map(|(verb, wanted)| {
        // "Số hồ sơ đã giải quyết: quý I 298 hồ sơ, quý II 365 hồ sơ": said once for all.
        let is_led = has_any(&lead, &[verb]) && !lines.iter().any(|(v, _)| v != verb && has_any(&lead, &[v]));
        let is_led = is_led && !is_open(&lead);
        let own = |at: usize| {
            let to = labels.get(at + 1).map_or(usize::MAX, |next| next.from);
            let is_in = |i: &&Item| i.depth == 0 && i.token > labels[at].to && i.token < to;
            let mut here = { sentence.items.iter().filter(is_in) }.filter(|i| {
                i.thing == "hồ sơ" && (is_led || has_any(&i.words, &[verb])) && !is_open(&i.words)
            });
            here.next().filter(|_| here.next().is_none())
        };
        let parts: Vec<&Item> = (0..labels.len()).map(own).collect::<Option<_>>()?;
        let values: Vec<i64> = parts.iter().map(|p| p.value).collect();
        let sum: i64 = values.iter().sum();
        let is_outside = |c: &Count| c.scan != parts[0].scan || c.token < sentence.from;
        let told: Vec<&Count> = { all.iter().zip(roles) }
            .filter(|(c, role)| is_outside(c) && role.is_some_and(|r| wanted.contains(&r)) && !c.is_beside)
            .map(|(c, _)| c)
            .collect();
        let is_said = sentence.items.iter().any(|i| i.value == sum);
        if is_said || told.iter().any(|c| c.value == sum) {
            return None;
        }
        let is_meant =
            |c: &&&Count| (sum - c.value).abs() * 100 <= c.value * 10 || slip(c.value, &values).is_some();
        let whole = Item::of(told.iter().find(is_meant)?, None, 0);
        Some(broken_at(
            scan,
            parts[0].token,
            &whole,
            &parts,
            sum,
            slip(whole.value, &values),
        ))
    })
}

pub(super) fn by_quarter(scan: &Scan, before: &[Sentence], sentence: &Sentence) -> Option<Finding> {
    let labels = quarters(scan, sentence)?;
    let number = labels.len();
    let own = |at: usize| {
        let to = labels.get(at + 1).map_or(usize::MAX, |next| next.from);
        let mut here = sentence
            .items
            .iter()
            .filter(|i| i.depth == 0 && i.token > labels[at].to && i.token < to);
        here.next().filter(|_| here.next().is_none())
    };
    let parts: Vec<&Item> = (0..labels.len()).map(own).collect::<Option<_>>()?;
    let thing = &parts.first()?.thing;
    if thing.is_empty() || parts.iter().any(|p| p.thing != *thing) {
        return None;
    }
    let begin = labels[0].from;
    let lead = sentence.items.iter().filter(|i| i.token < begin);
    let known: Vec<&Item> = before
        .iter()
        .rev()
        .take(FARTHEST)
        .rev()
        .flat_map(|s| &s.items)
        .chain(lead)
        .filter(|i| i.thing == *thing)
        .collect();
    let values: Vec<i64> = parts.iter().map(|p| p.value).collect();
    let sum: i64 = values.iter().sum();
    if known.iter().any(|w| is_rounded(w, &parts, sum)) {
        return None;
    }
    let names: &[&str] = match number {
        2 => &["6 tháng", "sáu tháng", "06 tháng"],
        3 => &["9 tháng", "chín tháng", "09 tháng"],
        _ => &["cả năm", "toàn năm", "12 tháng", "trong năm"],
    };
    let slip = |w: &Item| slip(w.value, &values);
    let is_of_all = |w: &&&Item| {
        let from = scan.sentence(w.token).0;
        let is_near = (sum - w.value).abs() * 100 <= w.value * 10;
        w.depth == 0
            && has_any(&scan.words(from, w.token).to_lowercase(), names)
            && (is_near || slip(w).is_some())
    };
    let whole = known.iter().find(is_of_all)?;
    Some(broken_at(scan, parts[0].token, whole, &parts, sum, slip(whole)))
}
