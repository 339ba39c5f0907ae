//! In which report a result is told: in one, that of the day of its document.

use crate::agenda::drafted::handed_out_of;
use crate::agenda::facts::Facts;
use crate::agenda::rules::Rules;
use crate::agenda::windows::with_previous;
use crate::calendar::{Moment, Period};
use crate::report::ReportTask;
use chrono::NaiveDate;
use std::ops::RangeInclusive;

/// Which results a report tells.
pub(super) struct Results {
    pub window: RangeInclusive<NaiveDate>,
    /// Results are of the days of their documents; the week tells what it heard of.
    by_document: bool,
    /// When the report of the period before went out for the last time.
    last_out: Option<Moment>,
}

impl Results {
    pub fn of(
        rule: Option<&str>,
        period: &Period,
        (facts, rules): (&Facts, &Rules),
        today: NaiveDate,
    ) -> Results {
        let before = with_previous(period, rules).into_iter().nth(1);
        let out = before.and_then(|p| handed_out_of(rule, &p, facts).iter().map(|d| d.at).max());
        Results {
            window: period.from..=today.min(period.to),
            by_document: rule.is_some(),
            last_out: out,
        }
    }

    /// The task if its result belongs into this report: the day of the document, the day on which the office learned
    /// of it, and the moment of that. What was entered late is told where the report before went out without it.
    pub fn told(
        &self,
        task: ReportTask,
        (document, known, said_at): (Option<NaiveDate>, NaiveDate, Moment),
    ) -> Option<ReportTask> {
        let Some(document) = document.filter(|_| self.by_document) else {
            return self.window.contains(&known).then_some(task);
        };
        if self.window.contains(&document) {
            return Some(task);
        }
        let is_late = document < *self.window.start() && self.window.contains(&known);
        let went_without = self.last_out.is_some_and(|out| out < said_at);
        (is_late && went_without).then(|| ReportTask {
            done: task.done.map(|words| format!("{words} (bổ sung của kỳ trước)")),
            ..task
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{at, hm};

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    fn done() -> ReportTask {
        ReportTask {
            number: "7".into(),
            title: "Biên bản".into(),
            note: String::new(),
            unit: "Văn phòng".into(),
            forecast: None,
            due: day(6, 30),
            target: day(6, 30),
            working_days_late: 0,
            done: Some("5/BB-SKHCN ngày 10/6/2026".into()),
        }
    }

    #[test]
    fn a_result_stands_in_one_report() {
        let morning = |day| at(day, hm(8, 0));
        let (document, known) = (Some(day(6, 10)), day(6, 20));
        let of = |window: RangeInclusive<NaiveDate>, last_out| Results {
            window,
            by_document: true,
            last_out,
        };
        let june = of(day(5, 20)..=day(6, 19), None);
        let told = |results: &Results| {
            let task = results.told(done(), (document, known, morning(known)))?;
            task.done
        };
        assert_eq!(told(&june).as_deref(), Some("5/BB-SKHCN ngày 10/6/2026"));
        let july = |out| of(day(6, 20)..=day(7, 19), out);
        assert_eq!(told(&july(None)), None, "June is still to come");
        assert_eq!(told(&july(Some(morning(day(6, 22))))), None, "June had it");
        assert_eq!(
            told(&july(Some(at(day(6, 19), hm(16, 0))))).as_deref(),
            Some("5/BB-SKHCN ngày 10/6/2026 (bổ sung của kỳ trước)")
        );
        let week = Results {
            by_document: false,
            ..july(None)
        };
        assert!(told(&week).is_some(), "the week tells what it heard of");
    }
}
