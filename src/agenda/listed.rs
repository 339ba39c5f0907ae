//! Calendar entries that a unit has by a letter which told no stage: a list before a break, a letter
//! by the hour. The ledger holds nothing of them; the letter itself keeps what it named.

use super::action::Errand;
use super::breaks::may_have_listed;
use super::entries::{hearer_of, may_change, moved};
use super::facts::Facts;
use super::hours::limit_of;
use super::ledger::TRIAL;
use super::rules::Rules;
use crate::calendar::{Moment, day_of};
use crate::letter::{LetterKind, Owed, TaskLine, Told};
use crate::remind::{Role, Stage};
use chrono::Days;

/// So long a list is asked for the days that it named: longer than it looks ahead.
const ASKED_FOR: u64 = 30;

/// The keys of such letters of late to the unit that the errand goes to.
pub fn lists_before(errand: &Errand, facts: &Facts, rules: &Rules, now: Moment) -> Vec<String> {
    if !may_change(errand) || errand.kind == LetterKind::AnswerReceipt {
        return Vec::new();
    }
    let Some(hearer) = hearer_of(errand, rules) else {
        return Vec::new();
    };
    let trial = if hearer.in_trial { TRIAL } else { "" };
    let days = (0..=ASKED_FOR).map(|back| day_of(now) - Days::new(back));
    let mornings = days
        .filter(|day| may_have_listed(*day, facts, rules))
        .map(|day| format!("{trial}morning-{day}-{}", hearer.mark))
        .filter(|key| facts.ledger.has(key));
    let since = (day_of(now) - Days::new(ASKED_FOR)).format("%Y%m%d").to_string();
    let by_the_hour = facts.ledger.by_the_hour(&hearer.mark, hearer.in_trial);
    let of_late = by_the_hour.filter(|key| limit_of(key).is_some_and(|limit| since.as_str() <= limit));
    mornings.chain(of_late.map(str::to_owned)).collect()
}

/// The entries of what these letters listed that is owed on another day by now.
pub fn moved_since(
    errand: &Errand,
    listed: &[Owed],
    facts: &Facts,
    rules: &Rules,
    now: Moment,
) -> Vec<TaskLine> {
    let is_theirs = |o: &&Owed| errand.unit.as_ref() == Some(&o.unit);
    let named = |o: &Owed| Told {
        task: o.task.clone(),
        unit: o.unit.clone(),
        due: o.due,
        stage: Stage::Ahead0,
        role: Role::Lead,
    };
    let told: Vec<Told> = listed.iter().filter(is_theirs).map(named).collect();
    moved(&told, facts, rules, now)
}
