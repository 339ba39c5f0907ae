//! Everything that must happen now: facts in, actions with reasons out.
//!
//! `decide` is the only place where it is decided that something happens. The daemon,
//! `agenda`, `rehearse` and `demo` call this one function; it is pure, so what is
//! previewed is what is done.

mod action;
mod alarms;
mod answers;
mod awaited;
mod board;
mod breaks;
mod carry;
mod changes;
mod compose;
mod confirmations;
mod conflicts;
mod contribution;
mod correction;
mod days_off;
mod decide;
mod dossiers;
mod doubts;
mod drafted;
mod duty;
mod entries;
mod exports;
mod facts;
mod going;
mod health;
mod hours;
mod ledger;
mod lists;
mod look;
mod milestones;
mod moved;
mod outage;
mod par_index;
mod par_rates;
mod parts;
mod past;
mod periods;
mod plans;
mod post;
mod proposals;
mod pulls;
mod receipts;
mod redraft;
mod rehearse;
mod reminders;
mod reports;
mod review;
mod round;
mod sending;
mod silence;
mod standing;
mod summary;
mod telling;
mod tracked;
mod unsettled;
mod week;
mod who;

pub use action::{Action, Agenda, Decision, Errand, Refusal, What};
pub use alarms::soon_needed_year;
pub use answers::{AnswerFact, Came, answer_of, notice_of, returned, tells_of_returned};
pub use board::board;
pub use carry::{Carried, Why, carried, plan_file};
pub use changes::{ChangesRule, SourceChange, changes_wanted};
pub use compose::{
    compose, cutoff_is_ahead, reckoning_of, report_input, shows_the_board, windows_of, with_history,
    with_previous,
};
pub use conflicts::{Clash, Conflict, Span, conflicts, shared_days};
pub use days_off::{OpenDays, open_days};
pub use decide::decide;
pub use dossiers::{DossierRule, dossiers_told_of, is_of_dossier};
pub use doubts::{Doubt, Open, doubts, open_questions};
pub use drafted::{draft_files, file_stem, handed_out};
pub use duty::{Duty, duties, is_cancelled, is_done, tasks_in_force};
pub use exports::{draft_has_gone, has_ended_between};
pub use facts::{Facts, FetchFact, IntakeFact, LetterFact, ListFact};
pub use health::{Health, HealthRule};
pub use hours::tells_by_the_hour;
pub use ledger::{Ledger, remembered_days};
pub use look::{Looks, identities};
pub use moved::KnownCalendar;
pub use outage::Watch;
pub use par_rates::{ParRate, par_rates};
pub use parts::{Collecting, Contributor, Parts, collecting, is_part, part_id, part_occurrence, parts_of};
pub use past::{History, PastLetter, Untold, Version, untold};
pub use periods::{report_occurrence, report_task_id};
pub use plans::Plans;
pub use post::{
    PostFacts, ProbeFact, Trouble, TroubleFact, Way, obsolete, sign_in_failures, standstill, way,
};
pub use proposals::open_conflicts;
pub use pulls::calendar_unit;
pub use redraft::{BY_COMMAND, Redraft, redraft, redrafts_wanted};
pub use rehearse::{Rehearsed, rehearse};
pub use review::{Evidence, Missing, Reviewed, evidence_of_year, review};
pub use round::mark as mark_of;
pub use silence::Silence;
pub use standing::{PLACEHOLDERS, StandingRule};
pub use summary::{Standing, Summary, Tally, is_finished_as_a_whole, summary};
pub use tracked::{newest_note, tracked};
pub use week::page_has_gone;

use crate::calendar::{Moment, Period, Regime, WorkingCalendar, at};
use crate::dossier::{Beside, CrossCheck, Reckoning, Target};
use crate::export::ExportSource;
use crate::letter::Sender;
use crate::outbox::{Patience, PostRule};
use crate::plan::{Book, Mailbox, Office};
use crate::remind::{Hours, Policy};
use crate::report::{Issuer, Papers, SeriesBreak};
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
    /// Id of the report that this one is collected for: its own deadline is then internal, that of
    /// the other one upstream.
    pub feeds: Option<String>,
    /// The units that contribute to it, and until when.
    pub parts: Parts,
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
    /// A scheduled pull comes up to so many minutes after its moment, each day another number.
    pub jitter_minutes: u32,
    /// Six-field cron pattern in UTC+7, read by the scheduler's own parser.
    pub schedule: String,
}

/// The validated configuration as far as decisions need it.
#[derive(Debug, Clone)]
pub struct Rules {
    /// Every unit with all its names; [`Rules::on`] has the office of one day.
    pub office: Office,
    /// How the office changes with the days.
    pub book: Book,
    pub sender: Sender,
    pub issuer: Issuer,
    /// Who issues which report from when on, by which form, on which template.
    pub papers: Papers,
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
    /// Sources that a person exports by hand.
    pub exports: Vec<ExportSource>,
    pub reports: Vec<ReportRule>,
    /// What contradicts itself in them and nobody accepted, year by year ([`open_conflicts`]): made
    /// once from the rest, because every look asks for it.
    pub conflicts: Vec<Conflict>,
    /// Duties that come every year, whatever plan there is.
    pub standing: Vec<StandingRule>,
    pub silences: Vec<Silence>,
    pub weekly: Option<WeeklyRule>,
    pub patience: Patience,
    /// Mail servers, limits, the kill switch.
    pub post: PostRule,
    pub figures: FiguresRule,
    /// The watch over promised days; `None` is none.
    pub dossiers: Option<DossierRule>,
}

/// How figures are made: of which sources, held against which.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FiguresRule {
    /// The preferred source first.
    pub sources: Vec<String>,
    pub cross_checks: Vec<CrossCheck>,
    pub beside: Beside,
    /// Of days longer ago than that only the first and the last answer are kept; `None` keeps all.
    pub thin_after_days: Option<u64>,
    pub watch: Watch,
    /// From which days on the office counts something else.
    pub breaks: Vec<SeriesBreak>,
    /// What is followed, and told on the weekly page where it falls.
    pub targets: Vec<Target>,
    /// Who is told what moved in the figures; `None` tells nobody.
    pub changes: Option<ChangesRule>,
    /// When the operator hears how everything is; `None` is never.
    pub health: Option<HealthRule>,
    /// Who looks after sources and mail; `None` is the plan's owner.
    pub operator: Option<Mailbox>,
}

impl Rules {
    /// How the figures of a period are made.
    pub fn reckoning(&self, period: &Period) -> Reckoning {
        let regime = self.regimes.iter().find(|r| r.id == period.regime);
        Reckoning {
            cutoff: regime.map(|r| r.cutoff_of(period).opens),
            sources: self.figures.sources.clone(),
            cross_checks: self.figures.cross_checks.clone(),
            beside: self.figures.beside,
        }
    }

    /// The beginning of sending hours of the first working day from that one on.
    fn opening_of(&self, day: NaiveDate) -> Moment {
        at(self.calendar.working_on_or_after(day), self.hours.morning)
    }
}

#[cfg(test)]
mod tests;
