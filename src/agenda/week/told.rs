//! Under which keys the letters of a week stand, and whether they were written.

use crate::agenda::facts::Facts;
use crate::agenda::ledger::TRIAL;
use crate::agenda::round::{mark, name_of_unit};
use crate::agenda::rules::{Going, Rules};
use crate::calendar::Period;
use crate::plan::{Mailbox, Unit};

/// Whether the page of that week has been written to a leader.
pub fn page_has_gone(period: &Period, facts: &Facts, rules: &Rules) -> bool {
    let trial = if rules.going == Going::Shadow { TRIAL } else { "" };
    let key = |leader: &Mailbox| format!("{trial}week-{}-{}", period.label, mark(&leader.address));
    rules.leaders.iter().any(|leader| facts.ledger.has(&key(leader)))
}

/// First part of the key of a unit's own part.
pub(super) fn own_part_name(unit: &Unit) -> String {
    name_of_unit("unit-week", unit)
}
