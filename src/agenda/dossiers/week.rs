//! What leaders see of dossiers: numbers in the weekly page, and nothing else.

use super::{DossierRule, list, watched};
use crate::agenda::{Facts, Rules};
use crate::calendar::{Moment, count, day_of, moment};
use std::collections::BTreeMap;

/// What the weekly page to the leaders says: how many are overdue, unit by unit, and how many near.
/// `None` where nothing is watched, no list of today is there, or there is nothing to say.
pub fn of_week(facts: &Facts, rules: &Rules, now: Moment) -> Option<String> {
    let rule = rules.dossiers.as_ref()?;
    let of_today = DossierRule {
        oldest_hours: 24,
        ..rule.clone()
    };
    let list = list(&of_today, facts, now)
        .ok()
        .filter(|l| day_of(l.at) == day_of(now))?;
    let found = watched(rule, list, rules, now);
    let mut overdue: BTreeMap<&str, usize> = BTreeMap::new();
    for w in found.iter().filter(|w| w.is_overdue()) {
        let unit = rules.office.unit(w.unit);
        *overdue
            .entry(unit.map_or(w.unit, |u| u.name.as_str()))
            .or_default() += 1;
    }
    let all: usize = overdue.values().sum();
    let mut parts = Vec::new();
    if all > 0 {
        parts.push(format!(
            "{} hồ sơ quá hạn trả kết quả ({})",
            number(all),
            most(overdue)
        ));
    }
    if let Some(near) = found.len().checked_sub(all).filter(|n| *n > 0) {
        let within = count(rule.within);
        parts.push(format!(
            "{} hồ sơ đến hạn trong {within} ngày làm việc",
            number(near)
        ));
    }
    let told = parts.join("; ");
    (!parts.is_empty()).then(|| format!("{told} (danh sách lúc {})", moment(list.at)))
}

/// Units that the leaders' page names; the others are counted together.
const NAMED: usize = 3;

/// "Phòng Đầu tư 03, Phòng Lao động 01, đơn vị khác 02": most first.
fn most(of_units: BTreeMap<&str, usize>) -> String {
    let mut units: Vec<(&str, usize)> = of_units.into_iter().collect();
    units.sort_by_key(|(unit, n)| (std::cmp::Reverse(*n), *unit));
    let rest: usize = units.iter().skip(NAMED).map(|(_, n)| n).sum();
    units.truncate(NAMED);
    if rest > 0 {
        units.push(("đơn vị khác", rest));
    }
    let named = units.iter().map(|(unit, n)| format!("{unit} {}", number(*n)));
    named.collect::<Vec<_>>().join(", ")
}

fn number(n: usize) -> String {
    count(i64::try_from(n).unwrap_or(i64::MAX))
}
