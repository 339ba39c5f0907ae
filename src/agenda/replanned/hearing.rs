//! What a unit has read of a task before a version of the plan changed it.

use super::wishes::has_written;
use crate::agenda::round::{Round, mark};
use crate::agenda::rules::Going;
use crate::plan::{Mailbox, Task, Unit};
use crate::remind::Role;
use chrono::NaiveDate;

/// Who may have read of a task before.
pub struct Hearing<'h> {
    pub unit: &'h Unit,
    pub mailbox: &'h Mailbox,
    pub round: &'h Round<'h>,
}

impl Hearing<'_> {
    fn in_trial(&self) -> bool {
        self.round.rules.going == Going::Shadow
    }

    /// Whether the unit has read of the task as its own, or has written of it.
    pub fn was_told(&self, task: &Task) -> bool {
        let mark = mark(&self.mailbox.address);
        let ledger = &self.round.facts.ledger;
        ledger.has_told(&task.id, &self.unit.id, (Role::Lead, &mark), self.in_trial())
            || has_written(&task.id, &self.unit.id, self.round.facts)
    }

    /// Whether the unit knows the task by another day than that one.
    pub fn knows(&self, task: &Task, due: NaiveDate) -> bool {
        let of = (task.id.as_str(), self.unit.id.as_str(), due);
        let ledger = &self.round.facts.ledger;
        let is_reminded = ledger.highest(of, Role::Lead, "", self.in_trial()).is_some();
        self.was_told(task) && !is_reminded
    }

    /// Whether the unit cooperates in the task and has read of it; of that day, where one is given.
    pub fn cooperates(&self, task: &Task, due: Option<NaiveDate>) -> bool {
        let ids = self.round.rules.book.stands_for(&self.unit.id, self.round.today);
        let marks = self.round.marks_of(&self.unit.id, self.mailbox);
        let ledger = &self.round.facts.ledger;
        let told_of = |lead: &String| {
            marks.iter().any(|mark| match due {
                None => ledger.has_told(&task.id, lead, (Role::Support, mark), self.in_trial()),
                Some(due) => {
                    let of = (task.id.as_str(), lead.as_str(), due);
                    ledger.highest(of, Role::Support, mark, self.in_trial()).is_some()
                }
            })
        };
        task.support.units.iter().any(|id| ids.contains(id)) && task.leads.units.iter().any(told_of)
    }
}
