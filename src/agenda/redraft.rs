//! A draft whose figures are no longer those that its drafter was given: a file was corrected, an answer
//! was read anew, figures came late. A new version goes by itself, once for each, until the report
//! has gone.

use super::compose::cutoff_is_ahead;
use super::periods::regime;
use super::reports::newest_draft;
use super::round::Round;
use super::{Rules, week};
use crate::calendar::{Moment, Period, day_of};
use crate::dossier::Figures;
use crate::report::{HandedOut, Version};

/// Who made a version that no letter brought.
pub const BY_COMMAND: &str = "command line";

/// A version that the drafter does not have yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Redraft {
    /// Id of the report, `None` for the week's.
    pub rule: Option<String>,
    pub period: Period,
    pub number: u32,
}

/// The drafts that people may hold and whose figures are final: worth comparing at `now`. Before
/// the cut-off figures move with every answer, and the draft after it tells the differences.
pub fn redrafts_wanted(now: Moment, rules: &Rules) -> Vec<(Option<String>, Period)> {
    if !rules.hours.is_open(now, rules.hours.morning, &rules.calendar) {
        return Vec::new();
    }
    let of_reports = rules.reports.iter().filter_map(|rule| {
        let (_, period, is_estimate) = newest_draft(rule, rules, now)?;
        (!is_estimate).then(|| (Some(rule.id.clone()), period))
    });
    let weekly = rules.weekly.as_ref().and_then(|w| {
        let (_, period) = week::latest(rules, regime(rules, &w.regime)?, day_of(now))?;
        Some((None, period))
    });
    let is_final = |(_, period): &(Option<String>, Period)| !cutoff_is_ahead(period, rules, now);
    of_reports.chain(weekly).filter(is_final).collect()
}

/// The version that these figures make, where it is not the one that the drafter was given last.
/// `known` are the versions of that report and window.
pub fn redraft(
    (rule, period): (Option<&str>, &Period),
    figures: &Figures,
    known: &[&HandedOut],
) -> Option<Redraft> {
    figures.provenance.as_ref()?;
    let by_letter = known.iter().filter(|d| d.by != BY_COMMAND);
    let is_given = by_letter
        .max_by_key(|d| (d.at, d.number))
        .is_some_and(|d| d.rows == figures.rows && d.total == figures.total);
    (!is_given).then(|| Redraft {
        rule: rule.map(str::to_owned),
        period: period.clone(),
        number: Version::of(known, figures).number,
    })
}

/// The version that the draft of a letter's report and window has become.
pub(super) fn of_draft(round: &Round, rule: Option<&str>, period: &Period) -> Option<u32> {
    let is_it =
        |r: &&Redraft| r.rule.as_deref() == rule && (r.period.from, r.period.to) == (period.from, period.to);
    round.facts.redrafts.iter().find(is_it).map(|r| r.number)
}
