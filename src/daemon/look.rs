//! What a tick reads: the tasks that are due to be looked at, not all that are stored.

use super::{Office, WorkError};
use crate::agenda::{self, Decision, Facts, decide};
use crate::calendar::Moment;
use crate::store::{Look, StoreError};

impl Office {
    /// The facts that the decisions of `now` may need.
    pub(super) fn due_facts(&mut self, now: Moment, stamp: &str) -> Result<(Facts, Look), WorkError> {
        let reports = &self.settings.rules.reports;
        let reports: Vec<String> = reports.iter().map(agenda::report_task_id).collect();
        Ok(self.store.due_facts(now, stamp, &reports)?)
    }

    /// Nothing is left to do: what was looked at rests until its next moment.
    pub(super) fn put_off(&mut self, now: Moment, facts: &Facts, look: &Look) -> Result<(), WorkError> {
        if look.is_empty() {
            return Ok(());
        }
        let rules = &self.settings.rules;
        let again = agenda::look_again(now, facts, rules);
        let whole_at = agenda::whole_at(facts, rules, now);
        Ok(self.store.look_again(look, &again, whole_at, now)?)
    }

    /// Whether all facts lead to the same decisions (design law 4). Asked in debug builds of every
    /// round of every tick, so that each test of the office is one of the index.
    pub(super) fn agrees_with_a_full_scan(&mut self, now: Moment, decided: &[Decision], seen: i64) -> bool {
        let scan = |office: &mut Office| -> Result<Option<Vec<Decision>>, StoreError> {
            let facts = office.store.facts(now)?;
            let unchanged = office.store.changes_by_others()? == seen;
            Ok(unchanged.then(|| decide(now, &facts, &office.settings.rules).actions))
        };
        // A database that cannot be read is the tick's matter.
        let Ok(Some(scanned)) = scan(self) else {
            return true;
        };
        if scanned != decided {
            tracing::error!("at {now} a full scan decides {scanned:#?}\nand the index {decided:#?}");
        }
        scanned == decided
    }
}
