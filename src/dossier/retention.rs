//! Which old answers may go: a policy of the office, never of the program (none by default).

use super::basis::{Head, basis};
use crate::calendar::{Moment, Regime, day_of};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The answers fetched before that moment which nothing rests on: of one source, window and day
/// all but the first and the last; never one that a period of the regimes rests on by its cut-off,
/// nor one that `kept` names (those behind reports that were sent).
pub fn removable(heads: &[Head], regimes: &[Regime], kept: &BTreeSet<i64>, before: Moment) -> Vec<i64> {
    let mut of_day: BTreeMap<(&str, NaiveDate, NaiveDate, NaiveDate), Vec<&Head>> = BTreeMap::new();
    for head in heads.iter().filter(|h| h.fetched_at < before) {
        let key = (head.source.as_str(), head.from, head.to, day_of(head.fetched_at));
        of_day.entry(key).or_default().push(head);
    }
    let mut between: BTreeSet<i64> = BTreeSet::new();
    for mut answers in of_day.into_values() {
        answers.sort_by_key(|h| (h.fetched_at, h.id));
        let inner = answers.len().saturating_sub(2);
        between.extend(answers.iter().skip(1).take(inner).map(|h| h.id));
    }
    if between.is_empty() {
        return Vec::new();
    }
    for id in closing(heads, regimes) {
        between.remove(&id);
    }
    between.into_iter().filter(|id| !kept.contains(id)).collect()
}

/// The answers that the periods of these regimes rest on, source by source.
fn closing(heads: &[Head], regimes: &[Regime]) -> BTreeSet<i64> {
    let mut found = BTreeSet::new();
    let sources: BTreeSet<&str> = heads.iter().map(|h| h.source.as_str()).collect();
    let days = || heads.iter().map(|h| h.from).chain(heads.iter().map(|h| h.to));
    let (Some(first), Some(last)) = (days().min(), days().max()) else {
        return found;
    };
    for source in sources {
        let own: Vec<Head> = heads.iter().filter(|h| h.source == source).cloned().collect();
        for regime in regimes {
            let mut day = last;
            while let Some(period) = regime.ended_before(day).filter(|p| first <= p.from) {
                let cutoff = Some(regime.cutoff_of(&period).opens);
                let pieces = basis(&period, &own, cutoff, &[])
                    .into_iter()
                    .flat_map(|b| b.pieces);
                found.extend(pieces.flat_map(|p| p.answers().collect::<Vec<_>>()));
                day = period.to;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::day;
    use super::*;
    use crate::calendar::{PeriodKind, Validity, WindowRule, at, hm};
    use crate::dossier::Mode;

    fn head(id: i64, d: u32, h: u32, m: u32) -> Head {
        Head {
            id,
            source: "s".into(),
            mode: Mode::Month,
            from: day(2024, 3, 1),
            to: day(2024, 3, 31),
            fetched_at: at(day(2024, 3, d), hm(h, m)),
        }
    }

    fn monthly(cutoff: (u32, u32)) -> Regime {
        Regime {
            id: "m".into(),
            kind: PeriodKind::Month,
            rule: WindowRule::Calendar,
            cutoff: hm(cutoff.0, cutoff.1),
            legal_basis: String::new(),
            valid: Validity::default(),
        }
    }

    #[test]
    fn of_a_day_the_first_and_the_last_stay_and_whatever_a_report_rests_on() {
        let heads = [
            head(1, 5, 7, 0),
            head(2, 5, 11, 0),
            head(3, 5, 15, 0),
            head(4, 31, 7, 0),
            head(5, 31, 12, 0),
            head(6, 31, 17, 0),
            head(7, 31, 23, 50),
        ];
        let later = at(day(2026, 1, 1), hm(0, 0));
        let none = BTreeSet::new();
        assert_eq!(removable(&heads, &[], &none, later), [2, 5, 6]);
        assert_eq!(removable(&heads, &[], &BTreeSet::from([5]), later), [2, 6]);
        assert_eq!(
            removable(&heads, &[monthly((16, 0))], &none, later),
            [2, 5, 6],
            "April is not over"
        );
        let mut april = heads.to_vec();
        april.push(Head {
            from: day(2024, 4, 1),
            to: day(2024, 4, 30),
            fetched_at: at(day(2024, 5, 2), hm(7, 0)),
            ..head(8, 1, 0, 0)
        });
        assert_eq!(
            removable(&april, &[monthly((16, 0))], &none, later),
            [2, 5],
            "6 is the cut-off's"
        );
        assert_eq!(removable(&april, &[monthly((23, 50))], &none, later), [2, 5, 6]);
        assert_eq!(
            removable(&heads, &[], &none, heads[1].fetched_at),
            Vec::<i64>::new(),
            "too young"
        );
    }
}
