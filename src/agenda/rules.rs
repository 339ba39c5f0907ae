//! The validated configuration as far as decisions need it. What it is made of stands behind it; `on` gives
//! the rules with the office of one day.

mod conflict;
mod day;
mod due;
mod sources;

pub use conflict::{Clash, Conflict, Span};
pub use due::{Contributor, Parts, ReportRule, StandingRule, WeeklyRule};
pub use sources::{ChangesRule, DossierRule, HealthRule, PullRule, Watch};

use super::silence::Silence;
use crate::calendar::{Moment, Period, Regime, WorkingCalendar, at};
use crate::dossier::{Beside, CrossCheck, Reckoning, Target};
use crate::export::ExportSource;
use crate::letter::Sender;
use crate::outbox::{Patience, PostRule};
use crate::plan::{Book, Mailbox, Office};
use crate::remind::{Hours, Policy};
use crate::report::{Issuer, Papers, SeriesBreak};
use chrono::NaiveDate;
use std::collections::BTreeMap;

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
    /// What contradicts itself in them and nobody accepted, year by year ([`super::open_conflicts`]): made
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

/// Whether letters go to the people concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Going {
    /// Every letter to the owner only, marked "CHẠY THỬ".
    Shadow,
    Live,
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
    /// What people call each source, by its id.
    pub names: BTreeMap<String, String>,
}

impl FiguresRule {
    /// "OpenCPS v2" of the source "motcua"; an id without a name as it is.
    pub fn name_of<'s>(&'s self, source: &'s str) -> &'s str {
        self.names.get(source).map_or(source, String::as_str)
    }
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
    pub(super) fn opening_of(&self, day: NaiveDate) -> Moment {
        at(self.calendar.working_on_or_after(day), self.hours.morning)
    }
}
