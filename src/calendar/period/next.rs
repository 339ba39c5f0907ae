//! The period that follows another one, as people name it.

use super::{Period, PeriodKind, Regime, WindowRule, window};
use chrono::{NaiveDate, Weekday};

impl Regime {
    /// The period that a report of `period` looks ahead to: the next of its kind, and after nine
    /// months the quarter that is left. `None` for a one-off window.
    pub fn next_after(&self, period: &Period) -> Option<Period> {
        let (year, index) = (period.year, period.index);
        match self.kind {
            PeriodKind::Explicit => None,
            PeriodKind::Nine => {
                let quarters = Regime {
                    kind: PeriodKind::Quarter,
                    ..self.clone()
                };
                quarters.period(year, 4)
            }
            _ => self.period(year, index + 1).or_else(|| self.period(year + 1, 1)),
        }
    }
}

impl Period {
    /// The last day that its name has in the calendar, whatever the window of its figures: 30/6 for
    /// "quý II". Plans go by it.
    pub fn calendar_end(&self) -> NaiveDate {
        self.calendar_days().map_or(self.to, |(_, to)| to)
    }

    /// The days whose work people count to the period of that name. A week is its window, as on its
    /// page. Of others both the window and the name end it, and what lies before both is of the period
    /// before: work due on 20/12/2026 is none of "năm 2027", although its window has begun.
    pub fn days_of_work(&self) -> (NaiveDate, NaiveDate) {
        match (self.kind, self.calendar_days()) {
            (PeriodKind::Week, _) | (_, None) => (self.from, self.to),
            (_, Some((from, to))) => (self.from.max(from), self.to.max(to)),
        }
    }

    fn calendar_days(&self) -> Option<(NaiveDate, NaiveDate)> {
        let rule = match self.kind {
            PeriodKind::Week => WindowRule::WeekFrom(Weekday::Mon),
            _ => WindowRule::Calendar,
        };
        window(rule, self.kind, self.year, self.index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Validity;
    use chrono::NaiveTime;

    fn regime(kind: PeriodKind) -> Regime {
        let rule = match kind {
            PeriodKind::Week => WindowRule::WeekFrom(Weekday::Fri),
            _ => WindowRule::DayToDay {
                from_day: 15,
                to_day: 14,
            },
        };
        Regime {
            id: "x".into(),
            kind,
            rule,
            cutoff: NaiveTime::MIN,
            legal_basis: String::new(),
            valid: Validity::default(),
        }
    }

    #[test]
    fn each_kind_of_period_has_one_that_follows_and_a_last_day_in_the_calendar() {
        use PeriodKind::{Half, Month, Nine, Quarter, Week, Year};
        for (kind, index, name, end) in [
            (Week, 47, "tuần 48 năm 2026", (2026, 11, 29)),
            (Week, 53, "tuần 01 năm 2027", (2027, 1, 10)),
            (Month, 11, "tháng 12 năm 2026", (2026, 12, 31)),
            (Month, 12, "tháng 01 năm 2027", (2027, 1, 31)),
            (Quarter, 1, "quý II năm 2026", (2026, 6, 30)),
            (Quarter, 4, "quý I năm 2027", (2027, 3, 31)),
            (Half, 1, "6 tháng cuối năm 2026", (2026, 12, 31)),
            (Half, 2, "6 tháng đầu năm 2027", (2027, 6, 30)),
            (Nine, 1, "quý IV năm 2026", (2026, 12, 31)),
            (Year, 1, "năm 2027", (2027, 12, 31)),
        ] {
            let regime = regime(kind);
            let next = regime.next_after(&regime.period(2026, index).unwrap()).unwrap();
            assert_eq!(next.name(), name);
            let (y, m, d) = end;
            assert_eq!(
                Some(next.calendar_end()),
                NaiveDate::from_ymd_opt(y, m, d),
                "{name}"
            );
        }
    }

    #[test]
    fn work_is_of_one_period_by_its_window_and_its_name_and_of_a_week_by_its_window() {
        use PeriodKind::{Month, Quarter, Week, Year};
        for (kind, index, from, to) in [
            (Year, 1, (2027, 1, 1), (2027, 12, 31)),
            (Quarter, 1, (2026, 4, 1), (2026, 6, 30)),
            (Quarter, 4, (2027, 1, 1), (2027, 3, 31)),
            (Month, 11, (2026, 12, 1), (2026, 12, 31)),
            (Week, 27, (2026, 7, 3), (2026, 7, 9)),
        ] {
            let regime = regime(kind);
            let next = regime.next_after(&regime.period(2026, index).unwrap()).unwrap();
            let day = |(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).unwrap();
            assert_eq!(next.days_of_work(), (day(from), day(to)), "{}", next.name());
        }
    }

    #[test]
    fn nothing_follows_a_one_off_window() {
        let day = |d| NaiveDate::from_ymd_opt(2024, 3, d).unwrap();
        let regime = Regime {
            rule: WindowRule::Between(day(8), day(30)),
            ..regime(PeriodKind::Explicit)
        };
        let period = regime.period(2024, 1).unwrap();
        assert_eq!(regime.next_after(&period), None);
        assert_eq!(period.calendar_end(), day(30));
    }
}
