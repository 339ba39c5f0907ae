//! A draft whose figures are no longer those that its drafter was given: a file was corrected, an answer
//! was read anew, figures came late. A new version goes by itself, once for each, until the report
//! has gone.

use super::facts::Redraft;
use super::periods::regime;
use super::reports::newest_draft;
use super::rules::Rules;
use super::weeks;
use super::windows::cutoff_is_ahead;
use crate::calendar::{Moment, Period, day_of};
use crate::dossier::Figures;
use crate::report::{HandedOut, Version};

/// Who made a version that no letter brought.
pub const BY_COMMAND: &str = "command line";

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
        let (_, period) = weeks::latest(rules, regime(rules, &w.regime)?, day_of(now))?;
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
