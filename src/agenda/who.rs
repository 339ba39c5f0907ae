//! Who stands where on a day: units that were renamed or merged, people who are away, what a unit
//! wishes (the address book).

use super::action::Agenda;
use super::bundle::Bundle;
use super::round::{Round, mark};
use crate::calendar::date;
use crate::plan::Mailbox;
use crate::remind::Stage;

impl Round<'_> {
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
