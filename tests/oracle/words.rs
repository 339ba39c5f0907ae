//! The reminder policy by the words of contract sections 3 and 4, written without a look at
//! the code that it judges.

use crate::days::{Walker, plus};
use crate::plan::{Due, Kind};
use chrono::NaiveDate;

/// "Stages of an occurrence, in this order."
pub const STAGES: [&str; 11] = [
    "start", "half", "ahead-10", "ahead-5", "ahead-2", "ahead-0", "late-1", "late-3", "late-5", "late-10",
    "late-20",
];

/// The place of a stage in that order.
pub fn rank(name: &str) -> usize {
    STAGES
        .iter()
        .position(|s| *s == name)
        .unwrap_or_else(|| panic!("{name} is a stage"))
}

pub fn is_late(stage: usize) -> bool {
    STAGES[stage].starts_with("late")
}

/// "weekly ones have ..., monthly ones ..., longer ones all"
fn has(kind: Kind, stage: usize) -> bool {
    let name = STAGES[stage];
    match kind {
        Kind::Weekly => ["ahead-2", "ahead-0", "late-1", "late-3"].contains(&name),
        Kind::Monthly => ["ahead-5", "ahead-2", "ahead-0", "late-1", "late-3", "late-5"].contains(&name),
        Kind::Single | Kind::Longer => true,
    }
}

/// The highest stage reached on the working day `x`.
pub fn reached(due: &Due, x: NaiveDate, days: &Walker) -> Option<usize> {
    // "a window reaches no stage before its first day"
    if due.opens.is_some_and(|first| x < first) {
        return None;
    }
    // "told only after the previous occurrence's L"
    if due.previous.is_some_and(|previous| x <= previous) {
        return None;
    }
    (0..STAGES.len())
        .rev()
        .find(|stage| has(due.kind, *stage) && is_reached(due, STAGES[*stage], x, days))
}

fn is_reached(due: &Due, stage: &str, x: NaiveDate, days: &Walker) -> bool {
    let target = due.target(days);
    if let Some(k) = stage.strip_prefix("ahead-") {
        let k: i64 = k.parse().expect("a number");
        // "ahead-k is reached when k or fewer working days are left (x <= T)". Between T and L lies a
        // working day only where a limit before 10:00 moved T. Reading: what was reached on T
        // stays reached, so that a T on which the program was off loses nothing.
        return x <= due.last && (x > target || days.count(x, target, 30) <= k);
    }
    if let Some(k) = stage.strip_prefix("late-") {
        let k: i64 = k.parse().expect("a number");
        let late = days.count(due.last, x, 30);
        // "late-20 is reached only up to 24 working days late; after that ... it is a line in the
        // weekly summary". Reading: after that no stage at all, for every kind of occurrence.
        return x > due.last && late >= k && late <= 24;
    }
    let Some(first) = due.opens else { return false };
    match stage {
        // "only for a window, from its first working day"
        "start" => x <= due.last && x >= days.on(first),
        // "only for a window longer than 60 days, from the first working day on or after its middle"
        // Reading: both its days count, as "từ ... đến ..." includes both.
        "half" => {
            let length = (due.last - first).num_days();
            x <= due.last && length + 1 > 60 && x >= days.on(plus(first, length / 2))
        }
        _ => unreachable!("{stage}"),
    }
}

/// The roles of "Who", the highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hears {
    Lead,
    Head,
    Owner,
    Support,
}

pub fn hears(stage: usize) -> Vec<Hears> {
    let mut roles = vec![Hears::Lead];
    if is_late(stage) {
        // "the unit's head the first late stage told and every later one"
        roles.push(Hears::Head);
    }
    if stage >= rank("late-3") {
        // "the plan's owner the first stage told at or above late-3 and every later one"
        roles.push(Hears::Owner);
    }
    if ["ahead-5", "ahead-0"].contains(&STAGES[stage]) {
        roles.push(Hears::Support);
    }
    roles
}
