//! What a tick reads: what is due to be looked at, not all that is stored.

use super::{Office, WorkError};
use crate::agenda::{self, Decision, Facts, Looks, Redraft, Rules, SourceChange, decide};
use crate::calendar::{Moment, Period};
use crate::store::{Said, Store, StoreError};

/// What is known from the last look that left nothing to do; nothing after a start.
#[derive(Debug, Default)]
pub(super) struct Rest {
    looks: Option<(Said, Looks)>,
    /// What was found of drafts, for the words and the drafts that it was found for.
    redrafts: Option<([i64; 4], Wanted, Vec<Redraft>)>,
}

/// Reports, `None` for the week's, with their windows.
type Wanted = Vec<(Option<String>, Period)>;

impl Rest {
    /// The next round looks at everything.
    pub(super) fn disturb(&mut self) {
        self.looks = None;
        self.redrafts = None;
    }
}

/// All facts that decisions of `now` may need.
pub fn full_facts(store: &mut Store, rules: &Rules, now: Moment) -> Result<Facts, StoreError> {
    let mut facts = store.facts(now)?;
    facts.changes = changes(store, rules, now, &facts)?;
    facts.redrafts = redrafts(store, rules, &agenda::redrafts_wanted(now, rules), now)?;
    Ok(facts)
}

/// The drafts of which the stored figures make another version.
fn redrafts(
    store: &Store,
    rules: &Rules,
    wanted: &[(Option<String>, Period)],
    now: Moment,
) -> Result<Vec<Redraft>, StoreError> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let letters = store.draft_letters()?;
    let mut found = Vec::new();
    for (rule, period) in wanted {
        let report = rule.as_deref().unwrap_or_default();
        let known = store.versions(report, (period.from, period.to), now)?;
        let figures = store.figures(period, &rules.reckoning(period), now)?;
        let known: Vec<_> = known.iter().collect();
        let itself = (rule.as_deref(), period);
        let drafted_at = agenda::drafted_at(itself, &letters);
        found.extend(agenda::redraft(itself, &figures, &known, drafted_at));
    }
    Ok(found)
}

fn changes(
    store: &Store,
    rules: &Rules,
    now: Moment,
    facts: &Facts,
) -> Result<Vec<SourceChange>, StoreError> {
    let Some(told) = agenda::changes_wanted(now, facts, rules) else {
        return Ok(Vec::new());
    };
    let sources: Vec<&str> = rules.pulls.iter().map(|p| p.source.as_str()).collect();
    store.source_changes(told, &sources, now)
}

impl Office {
    /// The facts that the decisions of `now` may need, and up to which word of people they are.
    pub(super) fn due_facts(&mut self, now: Moment) -> Result<(Facts, Said), WorkError> {
        let said = self.store.said()?;
        self.wake(now, said)?;
        let mut facts = match &self.rest.looks {
            Some((_, looks)) => {
                let settings = agenda::identities(&self.settings.rules);
                self.store.due_facts(now, looks, &settings)?
            }
            None => self.store.facts(now)?,
        };
        facts.changes = self.changes(now, &facts)?;
        facts.redrafts = self.redrafts(now)?;
        Ok((facts, said))
    }

    /// What sources say otherwise than what was told, where a decision of `now` asks for it.
    pub(super) fn changes(&self, now: Moment, facts: &Facts) -> Result<Vec<SourceChange>, StoreError> {
        changes(&self.store, &self.settings.rules, now, facts)
    }

    /// The drafts of which the stored figures make another version; looked at again only when there
    /// are other figures or other drafts.
    pub(super) fn redrafts(&mut self, now: Moment) -> Result<Vec<Redraft>, StoreError> {
        let wanted = agenda::redrafts_wanted(now, &self.settings.rules);
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let newest = self.store.newest_of_drafts()?;
        if let Some((known, of, found)) = &self.rest.redrafts
            && (known, of) == (&newest, &wanted)
        {
            return Ok(found.clone());
        }
        let found = redrafts(&self.store, &self.settings.rules, &wanted, now)?;
        self.rest.redrafts = Some((newest, wanted, found.clone()));
        Ok(found)
    }

    /// Wakes the tasks of which people have spoken, or everything.
    fn wake(&mut self, now: Moment, said: Said) -> Result<(), WorkError> {
        let Some((known, looks)) = self.rest.looks.as_mut().filter(|(_, l)| !l.is_whole(now)) else {
            self.rest.disturb();
            return Ok(());
        };
        if *known == said {
            return Ok(());
        }
        match self.store.spoken_of_between(known, &said)? {
            Some(tasks) if !looks.is_uneasy() => {
                looks.wake(tasks);
                *known = said;
            }
            _ => self.rest.disturb(),
        }
        Ok(())
    }

    /// What was looked at rests until its next moment. `is_settled`: nothing is left to do.
    pub(super) fn rest(&mut self, now: Moment, facts: &Facts, said: Said, is_settled: bool) {
        let rules = &self.settings.rules;
        match &mut self.rest.looks {
            Some((_, looks)) if is_settled => looks.after_due(now, facts, rules),
            Some(_) => {}
            None => {
                let looks = Looks::after_whole(now, facts, rules, is_settled);
                self.rest.looks = looks.map(|looks| (said, looks));
            }
        }
    }

    /// Whether all facts lead to the same decisions (design law 4). Asked in debug builds of every
    /// round of every tick, so that each test of the office is one of the looks.
    pub(super) fn agrees_with_a_full_scan(&mut self, now: Moment, decided: &[Decision], seen: i64) -> bool {
        let scan = |office: &mut Office| -> Result<Option<Vec<Decision>>, StoreError> {
            let facts = full_facts(&mut office.store, &office.settings.rules, now)?;
            let unchanged = office.store.changes_by_others()? == seen;
            Ok(unchanged.then(|| decide(now, &facts, &office.settings.rules).actions))
        };
        // A database that cannot be read is the tick's matter.
        let Ok(Some(scanned)) = scan(self) else {
            return true;
        };
        if scanned != decided {
            tracing::error!("at {now} a full scan decides {scanned:#?}\nand a look {decided:#?}");
        }
        scanned == decided
    }
}
