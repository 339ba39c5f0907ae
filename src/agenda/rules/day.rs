//! The rules with the office as it is on one day: who stands where, under which ids marks spoke of whom, which
//! addresses letters reach.

use crate::agenda::rules::Rules;
use crate::plan::Task;
use chrono::NaiveDate;
use std::borrow::Cow;
use std::collections::BTreeSet;

impl Rules {
    /// The rules with the office as it is on that day.
    pub fn on(&self, day: NaiveDate) -> Cow<'_, Rules> {
        if self.book.is_timeless() {
            return Cow::Borrowed(self);
        }
        Cow::Owned(Rules {
            office: self.office.on(day, &self.book),
            ..self.clone()
        })
    }

    /// Under which other ids marks and letters spoke of what this unit owes of the task: those of
    /// units that merged into it, unless the task names such a one beside it.
    pub fn also_said_of(&self, task: &Task, unit: &str, day: NaiveDate) -> Vec<String> {
        if self.book.is_timeless() {
            return Vec::new();
        }
        let mut ids = self.book.stands_for(unit, day);
        ids.retain(|id| id != unit && !task.leads.units.contains(id));
        ids
    }

    /// Every address that a letter may go to on that day.
    fn reached(&self, day: NaiveDate) -> BTreeSet<String> {
        let units = self.office.units.iter();
        let of_units = units
            .flat_map(|u| [u.mailbox.as_ref(), u.head.as_ref()])
            .flatten();
        let drafters = self.reports.iter().map(|r| &r.drafter);
        let copies = self.book.wishes.iter().filter_map(|w| w.copy.as_ref());
        let readers = self.figures.changes.as_ref().map(|rule| &rule.to);
        std::iter::once(&self.owner)
            .chain(&self.leaders)
            .chain(&self.figures.operator)
            .chain(readers)
            .chain(self.weekly.as_ref().map(|w| &w.drafter))
            .chain(of_units)
            .chain(drafters)
            .chain(copies)
            .map(|m| self.book.stand_in(&m.address, day).unwrap_or(m))
            .map(|m| m.address.to_lowercase())
            .collect()
    }

    /// Whether letters still go to that address.
    pub fn reaches(&self, address: &str, day: NaiveDate) -> bool {
        self.reached(day).contains(&address.to_lowercase())
    }
}
