//! Who stands where on a day: units that were renamed or merged, people who are away, what a unit
//! wishes (the address book).

use super::round::{Round, mark};
use super::telling::Bundle;
use super::{Agenda, Rules};
use crate::calendar::date;
use crate::plan::{Mailbox, Task};
use crate::remind::Stage;
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
    pub(super) fn also_said_of(&self, task: &Task, unit: &str, day: NaiveDate) -> Vec<String> {
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

impl Round<'_> {
    /// Who gets the letters to this mailbox today, if another.
    pub fn stand_in(&self, to: &Mailbox) -> Option<&Mailbox> {
        self.rules.book.stand_in(&to.address, self.today)
    }

    /// The bundle for the one who stands in today, where somebody does.
    pub fn for_stand_in(&self, bundle: Bundle) -> Bundle {
        match self.stand_in(&bundle.mailbox) {
            None => bundle,
            Some(by) => Bundle {
                addressee: by.name.clone(),
                stands_for: vec![bundle.addressee],
                is_own: false,
                mailbox: by.clone(),
                ..bundle
            },
        }
    }

    /// Marks of all addresses under which this unit may have been told: its own, earlier ones,
    /// those of units that merged into it and of who stood in for any of them.
    pub fn marks_of(&self, unit: &str, to: &Mailbox) -> Vec<String> {
        let book = &self.rules.book;
        let ids = book.stands_for(unit, self.today);
        let mut all: Vec<&Mailbox> = vec![to];
        all.extend(self.rules.office.unit(unit).and_then(|u| u.mailbox.as_ref()));
        let of_unit = book.spells.iter().filter(|s| ids.contains(&s.unit.id));
        all.extend(of_unit.filter_map(|s| s.unit.mailbox.as_ref()));
        let begun = book.absences.iter().filter(|a| a.from <= self.today);
        let stood_in: Vec<&Mailbox> = begun
            .filter(|a| all.iter().any(|m| m.address.eq_ignore_ascii_case(&a.who.address)))
            .map(|a| &a.by)
            .collect();
        all.extend(stood_in);
        all.iter().map(|m| mark(&m.address)).collect()
    }

    /// Whether the unit wishes to hear of that stage; the near and the late ones it always does.
    pub fn is_wished(&self, unit: &str, stage: Stage) -> bool {
        let Some(wish) = self.rules.book.wish(unit) else {
            return true;
        };
        match stage {
            Stage::Start | Stage::Half => !wish.no_start,
            Stage::Ahead10 => !wish.no_ahead_10,
            Stage::Ahead5 => !wish.no_ahead_5,
            _ => true,
        }
    }
}

/// "Nguyễn Văn B (thay Trưởng phòng Đầu tư)".
pub fn instead_of(by: &Mailbox, absent: &str) -> String {
    format!("{} (thay {absent})", by.name)
}

/// Says who is away today.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    for absence in round.rules.book.absences.iter().filter(|a| a.holds(round.today)) {
        agenda.refuse(
            format!("letters to {}", absence.who.name),
            format!(
                "away from {} to {}: they go to {}",
                date(absence.from),
                date(absence.to),
                absence.by.name
            ),
        );
    }
}
