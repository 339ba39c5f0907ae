//! Figures of a period that is still running, from answers of its first days: files that people exported, or what a
//! portal was asked for shorter periods. An estimate ("ước thực hiện đến ..."); a part never stands for a period that
//! is over.

use super::basis::{Head, day_closes, reaches};
use super::figures::Figures;
use super::reckoning::{Reckoning, figures};
use super::row::TOTAL;
use super::snapshot::Snapshot;
use crate::calendar::{Moment, Period, PeriodKind, date, day_of};
use crate::finding::{Finding, Place, Severity};
use chrono::{Days, NaiveDate};

/// The first days of the period, as far as answers make them up without gap; `None` where the period is over, is
/// none that is reported before its end, or has no answers from its first day on. `known` is the moment of the newest
/// answer for the period itself: days in a row are wanted only where they reach further.
pub fn so_far(
    period: &Period,
    heads: &[Head],
    reckoning: &Reckoning,
    known: Option<Moment>,
    now: Moment,
) -> Option<Period> {
    use PeriodKind::{Half, Nine, Quarter, Year};
    if period.to < day_of(now) || !matches!(period.kind, Quarter | Half | Nine | Year) {
        return None;
    }
    let to = reaches(period, &reckoning.ours(heads))?;
    let is_further = known.is_none_or(|known| known < day_closes(to));
    is_further.then(|| Period { to, ..period.clone() })
}

/// The figures of these first days as the estimate of the whole, with what is missing said.
pub fn estimate(
    period: &Period,
    first_days: Period,
    snapshots: &[Snapshot],
    reckoning: &Reckoning,
) -> Figures {
    let last = first_days.to;
    let without_cutoff = Reckoning {
        cutoff: None,
        ..reckoning.clone()
    };
    let known = figures(first_days, snapshots, &without_cutoff);
    // A file of days that are over is of their end, whenever somebody handed it in.
    let as_of = known.as_of.map(|at| at.min(day_closes(last)));
    let mut out = Figures {
        period: period.clone(),
        as_of,
        ..known
    };
    if out.as_of.is_some() {
        out.findings.push(missing(last, period.to));
    }
    out
}

fn missing(last: NaiveDate, to: NaiveDate) -> Finding {
    let message = format!(
        "Số liệu ước thực hiện đến hết ngày {}; còn thiếu từ ngày {} đến ngày {}, bổ sung khi có số liệu chốt của kỳ.",
        date(last),
        date(last + Days::new(1)),
        date(to)
    );
    let place = Place::Cell(TOTAL.to_owned());
    Finding::new("sum_of_parts", Severity::Warning, place, "", message)
}

#[cfg(test)]
mod tests {
    use super::super::mode::Mode;
    use super::super::tests::{day, period};
    use super::*;
    use crate::calendar::{at, hm};

    fn file(id: i64, from: (i32, u32, u32), to: (i32, u32, u32)) -> Head {
        Head {
            id,
            source: "s".into(),
            mode: Mode::File,
            from: day(from.0, from.1, from.2),
            to: day(to.0, to.1, to.2),
            fetched_at: at(day(2026, 11, 22), hm(9, 0)),
        }
    }

    #[test]
    fn files_in_a_row_from_the_first_day_speak_until_their_last_one() {
        let year = |kind| Period {
            kind,
            ..period(day(2025, 12, 15), day(2026, 12, 14))
        };
        let quarter = file(1, (2025, 12, 15), (2026, 3, 14));
        let next = file(2, (2026, 3, 15), (2026, 6, 14));
        let later = file(3, (2026, 7, 15), (2026, 10, 14));
        let whole = file(4, (2025, 12, 15), (2026, 11, 20));
        let now = at(day(2026, 11, 27), hm(8, 0));
        let until = |kind, heads: &[Head], now| {
            so_far(&year(kind), heads, &Reckoning::default(), None, now).map(|p| (p.from, p.to))
        };
        let begin = day(2025, 12, 15);
        for (heads, last) in [
            (vec![quarter.clone(), next.clone()], Some(day(2026, 6, 14))),
            (
                vec![quarter.clone(), next.clone(), later.clone()],
                Some(day(2026, 6, 14)),
            ),
            (vec![next, later], None),
            (vec![quarter.clone(), whole], Some(day(2026, 11, 20))),
            (vec![], None),
        ] {
            let want = last.map(|last| (begin, last));
            assert_eq!(until(PeriodKind::Year, &heads, now), want, "{heads:?}");
        }
        let over = at(day(2026, 12, 15), hm(8, 0));
        assert_eq!(
            until(PeriodKind::Year, std::slice::from_ref(&quarter), over),
            None
        );
        assert_eq!(until(PeriodKind::Week, &[quarter], now), None);
    }

    #[test]
    fn answers_for_shorter_periods_that_reach_further_than_the_periods_own_make_the_estimate() {
        let year = Period {
            kind: PeriodKind::Year,
            ..period(day(2025, 12, 15), day(2026, 12, 14))
        };
        let asked = |id, to: NaiveDate, fetched_at| Head {
            mode: Mode::Range,
            to,
            fetched_at,
            ..file(id, (2025, 12, 15), (2026, 12, 14))
        };
        let in_july = at(day(2026, 7, 3), hm(15, 0));
        let whole = asked(1, day(2026, 12, 14), in_july);
        let months = asked(2, day(2026, 9, 14), day_closes(day(2026, 9, 14)));
        let heads = [whole.clone(), months];
        let now = at(day(2026, 11, 23), hm(10, 0));
        let until = |known| so_far(&year, &heads, &Reckoning::default(), Some(known), now).map(|p| p.to);
        assert_eq!(until(in_july), Some(day(2026, 9, 14)));
        assert_eq!(until(at(day(2026, 11, 20), hm(9, 0))), None, "its own is newer");
        // Nine months asked for in July do not hold September.
        let early = [whole, asked(3, day(2026, 9, 14), in_july)];
        assert_eq!(
            so_far(&year, &early, &Reckoning::default(), Some(in_july), now),
            None
        );
    }
}
