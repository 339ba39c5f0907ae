//! Everything that must happen now: facts in, actions with reasons out.
//!
//! `decide` is the only place where it is decided that something happens. The daemon,
//! `agenda`, `rehearse` and `demo` call this one function; it is pure, so what is
//! previewed is what is done.

mod breaks;
mod compose;
mod decide;
mod duty;
mod going;
mod hours;
mod ledger;
mod lists;
mod look;
mod periods;
mod pulls;
mod rehearse;
mod reminders;
mod reports;
mod round;
mod sending;
mod telling;
mod week;

pub use compose::{
    board, compose, cutoff_is_ahead, file_stem, report_input, shows_the_board, windows_of, with_previous,
};
pub use decide::{Action, Agenda, Decision, Errand, Refusal, What, decide};
pub use duty::{Duty, duties, is_cancelled, is_done};
pub use ledger::{Facts, FetchFact, Ledger, LetterFact, remembered_days};
pub use lists::open_questions;
pub use look::{look_again, stamp, whole_at};
pub use periods::{report_occurrence, report_task_id};
pub use rehearse::{Rehearsed, rehearse};

use crate::calendar::{Regime, WorkingCalendar};
use crate::letter::Sender;
use crate::outbox::Patience;
use crate::plan::{Mailbox, Office};
use crate::remind::{Hours, Policy};
use crate::report::Issuer;
use chrono::{NaiveDate, NaiveTime};

/// A report that the settings make due, period by period.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportRule {
    /// Short and stable, "cchc".
    pub id: String,
    /// "Báo cáo công tác cải cách hành chính".
    pub title: String,
    /// Id of the regime that gives the windows.
    pub regime: String,
    /// Only these periods of a year (1 and 3 for quarters I and III); empty is all.
    pub only: Vec<u32>,
    /// The deadline in words, once per period ("chậm nhất ngày 20 tháng cuối kỳ"); `None` is a
    /// report without a deadline of its own, drafted after the cut-off.
    pub deadline: Option<crate::plan::Deadline>,
    /// The unit that hands it in.
    pub lead: String,
    /// Who gets the draft.
    pub drafter: Mailbox,
}

/// The weekly page to the leaders.
#[derive(Debug, Clone, PartialEq)]
pub struct WeeklyRule {
    /// Id of a weekly regime.
    pub regime: String,
    pub title: String,
    pub drafter: Mailbox,
    /// 10:00 of the week's last working day.
    pub draft_at: NaiveTime,
    /// 15:00 of that day.
    pub summary_at: NaiveTime,
}

/// Whether letters go to the people concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Going {
    /// Every letter to the owner only, marked "CHẠY THỬ".
    Shadow,
    Live,
}

/// When a source is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PullRule {
    /// The source's id.
    pub source: String,
    /// How it is asked for windows.
    pub mode: crate::dossier::Mode,
    /// Six-field cron pattern in UTC+7, read by the scheduler's own parser.
    pub schedule: String,
}

/// The validated configuration as far as decisions need it.
#[derive(Debug, Clone)]
pub struct Rules {
    pub office: Office,
    pub sender: Sender,
    pub issuer: Issuer,
    /// The plan's owner.
    pub owner: Mailbox,
    pub leaders: Vec<Mailbox>,
    pub going: Going,
    /// Occurrences with L before it are told to nobody; `None` is the day of the first `--apply`.
    pub live_from: Option<NaiveDate>,
    pub hours: Hours,
    pub policy: Policy,
    pub calendar: WorkingCalendar,
    pub regimes: Vec<Regime>,
    pub pulls: Vec<PullRule>,
    pub reports: Vec<ReportRule>,
    pub weekly: Option<WeeklyRule>,
    pub patience: Patience,
}

#[cfg(test)]
mod tests;
