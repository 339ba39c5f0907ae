//! When drafts of a report come: after the data cut-off, and before it as an estimate where the deadline
//! is too near (contract section 4, Reports).

use super::periods::{periods_near, report_occurrence};
use super::rules::{ReportRule, Rules};
use crate::calendar::{Moment, Period, PeriodKind, at, day_of};
use chrono::{Days, NaiveDate};

/// The morning of the first working day after the window.
pub fn final_draft_at(period: &Period, rules: &Rules) -> Moment {
    let day = rules.calendar.working_on_or_after(period.to + Days::new(1));
    at(day, rules.policy.draft_at)
}

/// Five working days before T, where the cut-off leaves less than three before it.
pub fn estimate_at(rule: &ReportRule, period: &Period, rules: &Rules) -> Option<Moment> {
    let policy = &rules.policy;
    let target = report_occurrence(rule, period, rules)?.target;
    if period.to < rules.calendar.working_day_offset(target, -policy.cutoff_ahead) {
        return None;
    }
    let day = rules.calendar.working_day_offset(target, -policy.estimate_ahead);
    let moment = at(day, policy.draft_at);
    (moment < final_draft_at(period, rules)).then_some(moment)
}

/// The days of which an estimate wants figures, with the working day on which they are asked for: the one
/// before the estimate is drafted, about all days until its eve. `None` on any other day.
pub fn wanted_today(rule: &ReportRule, rules: &Rules, today: NaiveDate) -> Option<(NaiveDate, Period)> {
    periods_near(rule, rules, today).into_iter().find_map(|period| {
        let drafted = day_of(estimate_at(rule, &period, rules)?);
        let asked = rules.calendar.working_day_offset(drafted, -1);
        let to = asked.pred_opt()?;
        let is_now = asked <= today && today < drafted && period.from <= to && to < period.to;
        is_now.then(|| {
            let label = format!("{} (ước thực hiện)", period.name());
            let so_far = Period {
                label,
                kind: PeriodKind::Explicit,
                regime: String::new(),
                to,
                ..period
            };
            (asked, so_far)
        })
    })
}
