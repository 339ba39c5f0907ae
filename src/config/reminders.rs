//! `[reminders]`: the stages there are, who hears of them, and the numbers of the policy.

use super::section::Section;
use super::section::number;
use super::values::Value;
use super::values::Wrong;
use super::written::Placed;
use crate::remind::{Policy, Stage};
use chrono::NaiveTime;
use toml::de::DeValue;

impl Value for Stage {
    fn read(value: &DeValue) -> Result<Self, Wrong> {
        let text = String::read(value)?;
        Stage::read(&text).ok_or_else(|| Wrong {
            message: format!("\"{text}\" is no stage"),
            remedy: format!("write some of {}", Stage::ALL.map(Stage::name).join(", ")),
        })
    }
}

/// What `[reminders]` says, laid over the contract's defaults.
pub fn reminders(root: &Section) -> Policy {
    let usual = Policy::default();
    let Some(section) = root.section("reminders") else {
        return usual;
    };
    let stages = |key, usual: Vec<Stage>| match section.has(key) {
        true => in_order(&section, section.list::<Stage>(key)),
        false => usual,
    };
    let days = |key, bounds, usual: u64| {
        number(&section, key, bounds)
            .and_then(|n| u64::try_from(n).ok())
            .unwrap_or(usual)
    };
    let policy = Policy {
        once: stages("stages", usual.once),
        weekly: stages("weekly_stages", usual.weekly),
        monthly: stages("monthly_stages", usual.monthly),
        support: stages("support_stages", usual.support),
        head_from: late_stage(&section, "head_from").unwrap_or(usual.head_from),
        owner_from: late_stage(&section, "owner_from").unwrap_or(usual.owner_from),
        longest_late: number(&section, "longest_late_days", 1..=250).unwrap_or(usual.longest_late),
        long_window: number(&section, "long_window_days", 2..=3650).unwrap_or(usual.long_window),
        long_break: days("long_break_days", 1..=30, usual.long_break),
        soon: days("soon_days", 1..=90, usual.soon),
        draft_at: section
            .may::<NaiveTime>("draft_at")
            .map_or(usual.draft_at, |t| t.value),
        cutoff_ahead: number(&section, "cutoff_ahead_days", 0..=60).unwrap_or(usual.cutoff_ahead),
        estimate_ahead: number(&section, "estimate_ahead_days", 1..=60).unwrap_or(usual.estimate_ahead),
    };
    section.close();
    policy
}

/// The stages as they are reached; warns where they are written otherwise, or twice.
fn in_order(section: &Section, written: Vec<Placed<Stage>>) -> Vec<Stage> {
    let is_wrong = |pair: &&[Placed<Stage>]| pair[1].value <= pair[0].value;
    if let Some(pair) = written.windows(2).find(is_wrong) {
        let (before, stage) = (pair[0].value.name(), pair[1].value.name());
        let message = match before == stage {
            true => format!("\"{stage}\" stands twice"),
            false => format!("\"{stage}\" is reached before \"{before}\" and stands after it"),
        };
        let remedy = "write each stage once, in the order in which they are reached: start, half, ahead-10 to \
                      ahead-0, late-1 to late-20; they are told in that order";
        section.log().warning(&pair[1].place, message, remedy);
    }
    let mut stages: Vec<Stage> = written.into_iter().map(|s| s.value).collect();
    stages.sort_unstable();
    stages.dedup();
    stages
}

/// A stage after the deadline.
fn late_stage(section: &Section, key: &'static str) -> Option<Stage> {
    let found = section.may::<Stage>(key)?;
    if found.value.is_late() {
        return Some(found.value);
    }
    let message = format!("\"{}\" is no late stage", found.value.name());
    let remedy = "write late-1, late-3, late-5, late-10 or late-20";
    section.log().problem(&found.place, message, remedy);
    None
}
