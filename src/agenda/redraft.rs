//! A draft whose figures are no longer those that its drafter was given: a file was corrected, an answer
//! was read anew, figures came late. A new version goes by itself, once for each, until the report
//! has gone.

use super::facts::Redraft;
use super::ledger::{TRIAL, base};
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

/// When the newest letter with a draft of that report and period was written. `letters` are the keys of
/// letters with drafts and their moments; those of a trial run count as well, since its drafts are given.
pub fn drafted_at((rule, period): (Option<&str>, &Period), letters: &[(String, Moment)]) -> Option<Moment> {
    let name = format!("draft-{}", rule.unwrap_or("week"));
    let is_it = |key: &str| {
        let key = base(key);
        let key = key.strip_prefix(TRIAL).unwrap_or(key);
        // The mark of the address is the last part.
        let named = key
            .rsplit_once('-')
            .and_then(|(named, _)| named.strip_suffix(&period.label));
        let rest = named.and_then(|named| named.strip_suffix('-')?.strip_prefix(&name));
        rest.is_some_and(|rest| match rest.strip_prefix("-v") {
            Some(number) => number.bytes().all(|b| b.is_ascii_digit()),
            None => matches!(rest, "" | "-estimate" | "-figures"),
        })
    };
    let own = letters.iter().filter(|(key, _)| is_it(key));
    own.map(|(_, at)| *at).max()
}

/// The version that these figures make, where it is not the one that the drafter was given last.
/// `known` are the versions of that report and window, `drafted_at` when the newest letter with one was
/// written: one made at the command line before it is what that letter brought.
pub fn redraft(
    (rule, period): (Option<&str>, &Period),
    figures: &Figures,
    known: &[&HandedOut],
    drafted_at: Option<Moment>,
) -> Option<Redraft> {
    figures.provenance.as_ref()?;
    let by_letter = known
        .iter()
        .filter(|d| d.by != BY_COMMAND || drafted_at.is_some_and(|at| d.at <= at));
    let is_given = by_letter
        .max_by_key(|d| (d.at, d.number))
        .is_some_and(|d| d.rows == figures.rows && d.total == figures.total);
    (!is_given).then(|| Redraft {
        rule: rule.map(str::to_owned),
        period: period.clone(),
        number: Version::of(known, figures, None).number,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::PeriodKind;

    #[test]
    fn the_newest_letter_with_a_draft_is_known_by_its_key() {
        let day = |m, d| chrono::NaiveDate::from_ymd_opt(2026, m, d).unwrap();
        let period = Period {
            label: "2026-Q1".into(),
            kind: PeriodKind::Quarter,
            year: 2026,
            index: 1,
            from: day(1, 1),
            to: day(3, 31),
            regime: "quy".into(),
        };
        let at = |hour: &str| Moment::parse_from_rfc3339(&format!("2026-04-01T{hour}:00+07:00")).unwrap();
        let letters: Vec<(String, Moment)> = [
            ("draft-cchc-estimate-2026-Q1-0a0b0c0d", "07:00"),
            ("trial-draft-cchc-2026-Q1-0a0b0c0d", "08:00"),
            ("draft-cchc-v2-2026-Q1-0a0b0c0d.r2", "09:00"),
            ("draft-cchc-quy-2026-Q1-0a0b0c0d", "10:00"),
            ("draft-cchc-2026-Q2-0a0b0c0d", "11:00"),
            ("draft-week-2026-Q1-0a0b0c0d", "12:00"),
        ]
        .map(|(key, hour)| (key.to_owned(), at(hour)))
        .to_vec();
        let newest = |rule| drafted_at((rule, &period), &letters);
        assert_eq!(newest(Some("cchc")), Some(at("09:00")));
        assert_eq!(newest(Some("cchc-quy")), Some(at("10:00")));
        assert_eq!(newest(None), Some(at("12:00")));
        assert_eq!(newest(Some("nam")), None);
        assert_eq!(
            drafted_at((Some("cchc"), &period), &letters[..2]),
            Some(at("08:00"))
        );
    }
}
