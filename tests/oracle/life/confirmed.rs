//! What was recorded about a unit's tasks is confirmed to it, by the words of the issue: the calendar
//! entry is "updated when re-dated and cancelled when done". Readings: by the next working morning, by
//! a letter of its own where no morning or late letter of that day or later carries it; to who was told
//! of the task; once a day and unit; what was said ten days ago is no news.

use super::{Failure, Life, Post};
use crate::plan::{Kind, unit_id};
use chrono::{Days, Duration, NaiveDate};
use dossierd::agenda::{Errand, Going, What};
use dossierd::calendar::{Moment, hm};
use dossierd::letter::LetterKind;
use dossierd::plan::{Mark, MarkKind};
use dossierd::remind::Role;

const NEWS: Duration = Duration::days(10);

fn is_of_day(mark: &Mark) -> bool {
    use MarkKind::{Cancelled, Dated, Done, Reopened, Stated};
    matches!(
        mark.kind,
        Done { .. } | Reopened | Dated { .. } | Cancelled { .. } | Stated { .. }
    )
}

impl Life<'_> {
    fn is_in_trial(&self) -> bool {
        self.rules.going == Going::Shadow
    }

    fn was_told(&self, row: usize, unit: usize, address: &str) -> bool {
        let letters = self.letters.iter();
        let mut told = letters
            .filter(|l| !l.cancelled && l.trial == self.is_in_trial())
            .flat_map(|l| l.told.iter().map(move |t| (l, t)));
        told.any(|(letter, line)| {
            let is_it = self.by_id[&line.task] == row;
            match line.role {
                Role::Support => is_it && letter.meant == address,
                _ => is_it && line.role == Role::Lead && line.unit == unit_id(unit),
            }
        })
    }

    pub(super) fn hold_confirmation(&self, now: Moment, errand: &Errand) -> Result<(), Failure> {
        let today = now.date_naive();
        let fault = |why: &str| Err(self.failure(now, why, &errand.key));
        let (LetterKind::Confirmation, What::Points { points, .. }) = (errand.kind, &errand.what) else {
            return Ok(());
        };
        let meant = errand.instead_of.as_ref().unwrap_or(&errand.to);
        let units = self.world.office.units.iter();
        let is_mine = |u: &&dossierd::plan::Unit| Some(&u.id) == errand.unit.as_ref();
        let Some((unit, _)) = units.enumerate().find(|(_, u)| is_mine(u)) else {
            return fault("a confirmation to none of the units");
        };
        if !self.is_open(now) || self.is_silent(Some(unit), today) {
            return fault("a confirmation outside hours");
        }
        let is_second = |l: &super::Letter| {
            l.is_confirmation && !l.cancelled && l.meant == meant.address && l.written.date_naive() == today
        };
        if self.letters.iter().any(is_second) {
            return fault("two confirmations on one day");
        }
        for point in points {
            let number = match point.facts["row"].as_str() {
                "" => point.facts["title"]
                    .strip_prefix("Nhiệm vụ ")
                    .expect("a title of ours"),
                number => number,
            };
            let row = self.by_id[number];
            let is_news = |m: &Mark| is_of_day(m) && m.at.date_naive() < today && now - NEWS <= m.at;
            if !self.said[row].iter().any(is_news) {
                return fault("a confirmation of what nobody said lately");
            }
            if !self.was_told(row, unit, &meant.address) {
                return fault("a confirmation to who was never told");
            }
        }
        Ok(())
    }

    /// What a lead of a task with one day should have read by now, and has not.
    pub(super) fn hold_unconfirmed(&self, now: Moment) -> Result<(), Failure> {
        let today = now.date_naive();
        if !self.is_open(now) || self.live_from().is_none() {
            return Ok(());
        }
        for row in &self.known {
            let one_day = matches!(self.dues[*row].as_slice(), [due] if due.kind == Kind::Single);
            if !one_day || !self.world.rows[*row].milestones(&self.said[*row]).is_empty() {
                continue;
            }
            for unit in &self.world.rows[*row].leads {
                let about = |m: &&Mark| is_of_day(m) && m.unit.as_ref().is_none_or(|u| *u == unit_id(*unit));
                let Some(mark) = self.said[*row].iter().rev().find(about) else {
                    continue;
                };
                let mailbox = self.world.office.units[*unit].mailbox.as_ref();
                let address = &mailbox.expect("units have mailboxes here").address;
                let is_due =
                    self.days.on(mark.at.date_naive() + Days::new(1)) <= today && now - NEWS <= mark.at;
                if is_due
                    && !self.is_silent(Some(*unit), today)
                    && self.was_told(*row, *unit, address)
                    && !self.is_carried(address, self.carried_from(mark))
                {
                    let what = format!("row {row}, unit {unit}: {mark:?}");
                    return Err(self.failure(now, "what was recorded is not confirmed", &what));
                }
            }
        }
        Ok(())
    }

    fn carried_from(&self, mark: &Mark) -> NaiveDate {
        let day = mark.at.date_naive();
        match self.days.works(day) && mark.at.time() < hm(7, 45) {
            true => day,
            false if mark.at.time() < hm(7, 45) => self.days.on(day),
            false => self.days.on(day + Days::new(1)),
        }
    }

    fn is_carried(&self, address: &str, from: NaiveDate) -> bool {
        self.letters.iter().any(|l| {
            let carries = l.is_confirmation || matches!(l.post, Some(Post::Morning | Post::Late));
            let is_theirs = l.meant == address && l.trial == self.is_in_trial();
            carries && is_theirs && !l.cancelled && from <= l.written.date_naive()
        })
    }
}
