//! Calendar units, for sources that answer for nothing else.

use crate::calendar::{Moment, Period, at, day_of, hm};
use crate::dossier::Mode;
use chrono::{Datelike, Days, NaiveDate};

/// So many days into a unit the one before it is still asked at every moment of the schedule:
/// sources count a month to its end only days after it.
const SETTLING: u64 = 10;

/// A calendar unit that is wanted, and since which moment an answer counts.
pub(super) struct Unit {
    pub period: Period,
    pub since: Moment,
}

/// The unit in progress and the one before it; none for a mode that answers for any window.
pub(super) fn wanted(mode: Mode, latest: Moment, now: Moment) -> Vec<Unit> {
    let today = day_of(now);
    let Some(current) = unit(mode, today) else {
        return Vec::new();
    };
    let settled = current
        .from
        .checked_add_days(Days::new(SETTLING))
        .map(|day| at(day, hm(0, 0)));
    let before = current.from.pred_opt().and_then(|day| unit(mode, day));
    let before = before.zip(settled).map(|(period, settled)| Unit {
        period,
        since: latest.min(settled),
    });
    let current = Unit {
        period: current,
        since: latest,
    };
    [Some(current), before].into_iter().flatten().collect()
}

/// The calendar month, quarter or year of that day.
pub fn unit(mode: Mode, day: NaiveDate) -> Option<Period> {
    let name = match mode {
        Mode::Month => day.format("cal:%Y-%m").to_string(),
        Mode::Quarter => format!("cal:{}-Q{}", day.year(), day.month0() / 3 + 1),
        Mode::Year => format!("cal:{}", day.year()),
        Mode::Range | Mode::File | Mode::Open => return None,
    };
    Period::read(&name, &[], None).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        let local = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
        at(local.date(), local.time())
    }

    #[test]
    fn the_unit_before_is_asked_until_it_has_settled() {
        for (mode, now, latest, want) in [
            (
                Mode::Month,
                "2026-07-03 08:00",
                "2026-07-03 07:00",
                [
                    ("2026-07-01", "2026-07-03 07:00"),
                    ("2026-06-01", "2026-07-03 07:00"),
                ],
            ),
            (
                Mode::Month,
                "2026-07-20 08:00",
                "2026-07-20 07:00",
                [
                    ("2026-07-01", "2026-07-20 07:00"),
                    ("2026-06-01", "2026-07-11 00:00"),
                ],
            ),
            (
                Mode::Quarter,
                "2026-07-03 08:00",
                "2026-07-03 07:00",
                [
                    ("2026-07-01", "2026-07-03 07:00"),
                    ("2026-04-01", "2026-07-03 07:00"),
                ],
            ),
            (
                Mode::Year,
                "2026-07-03 08:00",
                "2026-07-03 07:00",
                [
                    ("2026-01-01", "2026-07-03 07:00"),
                    ("2025-01-01", "2026-01-11 00:00"),
                ],
            ),
        ] {
            let found: Vec<_> = wanted(mode, moment(latest), moment(now))
                .into_iter()
                .map(|unit| (unit.period.from.to_string(), unit.since))
                .collect();
            let want = want.map(|(from, since)| (from.to_owned(), moment(since)));
            assert_eq!(found, want, "{mode:?} {now}");
        }
        assert!(
            wanted(
                Mode::Range,
                moment("2026-07-03 07:00"),
                moment("2026-07-03 08:00")
            )
            .is_empty()
        );
    }
}
