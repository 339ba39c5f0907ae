//! Rates whose whole is named behind them and told elsewhere: "118 doanh nghiệp, bằng 63,4% số doanh nghiệp đang
//! hoạt động".

use super::clause::after;
use super::judged::judge;
use super::rate::Rate;
use crate::finding::Finding;
use crate::proofread::counts::count::Count;
use crate::proofread::counts::unit_at;
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;

/// Counts of a report that are looked at.
const MOST: usize = 2000;

/// Told only where the rate is nearly right of a number that is called so.
pub(super) fn by_whole(scans: &[Scan], all: &[Count], rate: &Rate) -> Option<Finding> {
    let scan = &scans[rate.scan];
    let from = rate.token + 2;
    let leads = (from..from + 3).take_while(|i| {
        let word = scan.tokens.get(*i).map(|t| t.lower.as_str());
        word.is_some_and(|w| ["tổng", "số", "trên"].contains(&w))
    });
    let at = leads.last()? + 1;
    let noun = unit_at(scan, at);
    let tail = after(scan, rate.token);
    let clause = tail
        .split([',', ';', '.', '(', ')', ':'])
        .next()
        .unwrap_or_default();
    let name = clause.split_once(&noun).filter(|_| !noun.is_empty())?.1;
    let name: Vec<&str> = name.split_whitespace().collect();
    // "tổng số hồ sơ" may be any of them.
    if name.len() < 2 {
        return None;
    }
    let (start, _) = scan.sentence(rate.token);
    let is_part =
        |c: &&Count| c.scan == rate.scan && (start..rate.token).contains(&c.token) && c.thing == noun;
    let to = all.partition_point(|c| (c.scan, c.token) < (rate.scan, rate.token));
    let part = all[..to].iter().next_back().filter(is_part)?;
    // "lên 118 doanh nghiệp" is what there is, "tăng 41 doanh nghiệp" a difference.
    let before = part
        .token
        .checked_sub(1)
        .map_or("", |i| scan.tokens[i].lower.as_str());
    if ["tăng", "giảm", "thêm"].contains(&before) {
        return None;
    }
    let wholes = || {
        all.iter()
            .take(MOST)
            .filter(|c| c.thing == noun && c.value > part.value)
    };
    if wholes().any(|c| rate.is(part.value, c.value)) {
        return None;
    }
    let is_called = |c: &&Count| !c.is_beside && name.iter().all(|word| has_any(&c.words, &[word]));
    let whole = wholes().find(is_called)?;
    let right = i128::from(part.value) * 100 * 10_i128.pow(rate.places) / i128::from(whole.value.max(1));
    let is_near = (right - i128::from(rate.value)).abs() * 100 <= right * 15;
    (is_near || rate.is_nearly(part.value, whole.value))
        .then(|| judge(scans, rate, &[part.value], &[whole.value], Some(part)))?
}
