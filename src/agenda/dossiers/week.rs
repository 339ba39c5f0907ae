//! What leaders see of dossiers: numbers in the weekly page, and nothing else.

use super::watched::{list, watched};
use crate::agenda::facts::Facts;
use crate::agenda::rules::{DossierRule, Rules};
use crate::calendar::{Moment, count, day_of, office_time};
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
    let near = found.len().saturating_sub(all);
    let within = count(rule.within);
    let counted = [
        (all, format!("{} quá hạn", number(all))),
        (
            near,
            format!("{} đến hạn trong {within} ngày làm việc", number(near)),
        ),
    ];
    let counted = counted.into_iter().filter(|(n, _)| *n > 0);
    let told: Vec<String> = counted.map(|(_, words)| words).collect();
    // The list is of today, and room on that page is dear: what may be cut stands last.
    let at = list.at.with_timezone(&office_time()).format("%H giờ %M");
    let units = match overdue.is_empty() {
        true => String::new(),
        false => format!(" (quá hạn: {})", most(overdue)),
    };
    (!told.is_empty()).then(|| format!("Hồ sơ lúc {at}: {}{units}", told.join(", ")))
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
