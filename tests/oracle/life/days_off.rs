//! Letters about days off, by the words of the issue: the owner is asked once a week, from October
//! on or in the month before a day that is only forecast; whose targets moved is told, on working
//! days within hours, the last on-time day never moved.

use super::{Failure, Life};
use chrono::Datelike;
use dossierd::agenda::{Errand, What};
use dossierd::calendar::{Moment, date_with_weekday};
use dossierd::letter::LetterKind;

impl Life<'_> {
    pub(super) fn is_about_days(&self, key: &str) -> bool {
        let letter = self.letters.iter().find(|l| l.key == key);
        letter.is_some_and(|l| l.post.is_none() && l.listing.is_none())
    }

    pub(super) fn hold_about_days(&self, now: Moment, errand: &Errand) -> Result<(), Failure> {
        let today = now.date_naive();
        let fault = |why: &str| Err(self.failure(now, why, &errand.key));
        let What::Points { points, .. } = &errand.what else {
            return Ok(());
        };
        if !self.is_open(now) {
            return fault("a letter about days off outside hours");
        }
        if errand.kind == LetterKind::DaysOff {
            let owner = errand.instead_of.as_ref().unwrap_or(&errand.to);
            if owner.address != self.world.owner.address {
                return fault("a question about days off to another than the owner");
            }
            let shown: Vec<&String> = points.iter().filter_map(|p| p.facts.get("day")).collect();
            // Reading: a holiday has one official text, so its days are asked about together: later ones
            // behind one of the month to come, a weekend apart at most.
            let is_shown = |n: &u64| shown.contains(&&date_with_weekday(today + chrono::Days::new(*n)));
            let asked: Vec<u64> = (1..=60).filter(is_shown).collect();
            let is_due = |n: &u64| *n <= 30 || asked.iter().any(|of| of < n && n - of <= 4);
            if today.month() < 10 && (asked.len() < shown.len() || !asked.iter().all(is_due)) {
                return fault("a day asked about too early");
            }
        }
        // No office of these worlds names an operator: the plan's owner is it.
        let to = errand.instead_of.as_ref().unwrap_or(&errand.to);
        if errand.kind == LetterKind::Alarm && to.address != self.world.owner.address {
            return fault("an alarm to another than the operator");
        }
        if errand.kind == LetterKind::Moved {
            for point in points {
                // The new target is a working day of the calendar in force.
                let new = point.facts.get("new").map(String::as_str).unwrap_or_default();
                let ahead = (0..400).map(|n| today + chrono::Days::new(n));
                let back = (1..10).map(|n| today - chrono::Days::new(n));
                let day = ahead.chain(back).find(|d| date_with_weekday(*d) == new);
                if !day.is_some_and(|d| self.days.works(d)) {
                    return fault("a target moved to a day off");
                }
                if point.facts.get("new") == point.facts.get("old") {
                    return fault("a target that did not move");
                }
            }
        }
        Ok(())
    }
}
