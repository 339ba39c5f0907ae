//! The policy: which stage an occurrence has reached, who is told, when the
//! office may be written to (contract section 4).
//!
//! Never "is it five days before?", always "which is the highest stage reached, and
//! was it told?": a day off, a reboot or a missed beat is then no case of its own.

use crate::calendar::{Moment, WorkingCalendar, day_of};
use crate::plan::deadline::Freq;
use crate::plan::{Occurrence, Pace};
use chrono::{Days, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// Stages in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Stage {
    #[serde(rename = "start")]
    Start,
    #[serde(rename = "half")]
    Half,
    #[serde(rename = "ahead-10")]
    Ahead10,
    #[serde(rename = "ahead-5")]
    Ahead5,
    #[serde(rename = "ahead-2")]
    Ahead2,
    #[serde(rename = "ahead-0")]
    Ahead0,
    #[serde(rename = "late-1")]
    Late1,
    #[serde(rename = "late-3")]
    Late3,
    #[serde(rename = "late-5")]
    Late5,
    #[serde(rename = "late-10")]
    Late10,
    #[serde(rename = "late-20")]
    Late20,
}

impl Stage {
    pub const ALL: [Stage; 11] = [
        Stage::Start,
        Stage::Half,
        Stage::Ahead10,
        Stage::Ahead5,
        Stage::Ahead2,
        Stage::Ahead0,
        Stage::Late1,
        Stage::Late3,
        Stage::Late5,
        Stage::Late10,
        Stage::Late20,
    ];

    /// The name in the contract, "ahead-5".
    pub fn name(self) -> &'static str {
        match self {
            Stage::Start => "start",
            Stage::Half => "half",
            Stage::Ahead10 => "ahead-10",
            Stage::Ahead5 => "ahead-5",
            Stage::Ahead2 => "ahead-2",
            Stage::Ahead0 => "ahead-0",
            Stage::Late1 => "late-1",
            Stage::Late3 => "late-3",
            Stage::Late5 => "late-5",
            Stage::Late10 => "late-10",
            Stage::Late20 => "late-20",
        }
    }

    /// The stage of a name in the contract.
    pub fn read(name: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|s| s.name() == name)
    }

    /// Told in the afternoon, after people had the morning to tick.
    pub fn is_late(self) -> bool {
        self >= Stage::Late1
    }

    fn working_days(self) -> Option<i64> {
        Some(match self {
            Stage::Start | Stage::Half => return None,
            Stage::Ahead10 | Stage::Late10 => 10,
            Stage::Ahead5 | Stage::Late5 => 5,
            Stage::Ahead2 => 2,
            Stage::Ahead0 => 0,
            Stage::Late1 => 1,
            Stage::Late3 => 3,
            Stage::Late20 => 20,
        })
    }
}

/// In which role an address is told; the highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Lead,
    Head,
    Owner,
    Support,
}

impl Role {
    /// The name in the contract, "lead".
    pub fn name(self) -> &'static str {
        match self {
            Role::Lead => "lead",
            Role::Head => "head",
            Role::Owner => "owner",
            Role::Support => "support",
        }
    }
}

/// Only the stages of a window's beginning and middle are reached more working days before the
/// target.
const FARTHEST_AHEAD: i64 = 10;

/// Which stages there are, who hears of them, and how long (contract section 4). The defaults are
/// the contract's; an office may set its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Stages of one-off tasks and windows, and of recurrences longer than a month.
    pub once: Vec<Stage>,
    pub weekly: Vec<Stage>,
    pub monthly: Vec<Stage>,
    /// Stages of which cooperating units hear.
    pub support: Vec<Stage>,
    /// The unit's head hears of late stages from this one on.
    pub head_from: Stage,
    /// The plan's owner hears of late stages from this one on.
    pub owner_from: Stage,
    /// After so many working days late an occurrence is a line in the weekly summary only.
    pub longest_late: i64,
    /// A window of more days than this has the stage `half`.
    pub long_window: i64,
    /// From so many days off on, the second-last morning before them lists what is due around them.
    pub long_break: u64,
    /// Lists show what is due within so many days.
    pub soon: u64,
    /// Drafts of reports come at this time of their day.
    pub draft_at: NaiveTime,
    /// Where the cut-off is not so many working days before T, an estimate comes first ...
    pub cutoff_ahead: i64,
    /// ... so many working days before T.
    pub estimate_ahead: i64,
}

impl Default for Policy {
    fn default() -> Self {
        use Stage::{Ahead0, Ahead2, Ahead5, Late1, Late3, Late5};
        Policy {
            once: Stage::ALL.to_vec(),
            weekly: vec![Ahead2, Ahead0, Late1, Late3],
            monthly: vec![Ahead5, Ahead2, Ahead0, Late1, Late3, Late5],
            support: vec![Ahead5, Ahead0],
            head_from: Late1,
            owner_from: Late3,
            longest_late: 24,
            long_window: 60,
            long_break: 3,
            soon: 14,
            draft_at: crate::calendar::hm(8, 0),
            cutoff_ahead: 3,
            estimate_ahead: 5,
        }
    }
}

impl Policy {
    /// The stages that an occurrence of this pace can have.
    fn stages(&self, pace: Pace) -> &[Stage] {
        match pace {
            Pace::Every(Freq::Daily) => &[],
            Pace::Every(Freq::Weekly) => &self.weekly,
            Pace::Every(Freq::Monthly) => &self.monthly,
            Pace::Once | Pace::Every(_) => &self.once,
        }
    }

    /// Who hears of a stage, the highest role first: the lead unit of every one.
    pub fn roles(&self, stage: Stage) -> Vec<Role> {
        let hears = |role: &Role| match role {
            Role::Lead => true,
            Role::Head => stage.is_late() && stage >= self.head_from,
            Role::Owner => stage.is_late() && stage >= self.owner_from,
            Role::Support => self.support.contains(&stage),
        };
        let all = [Role::Lead, Role::Head, Role::Owner, Role::Support];
        all.into_iter().filter(hears).collect()
    }

    /// The highest stage that the occurrence has reached on that day, whatever was told before.
    /// `None` before the first one, before a window opens, before a recurrence's turn (its
    /// predecessor's L), and from `longest_late` working days late on.
    pub fn reached(
        &self,
        occurrence: &Occurrence,
        day: NaiveDate,
        calendar: &WorkingCalendar,
    ) -> Option<Stage> {
        if occurrence.opens.is_some_and(|opens| day < opens)
            || occurrence.previous.is_some_and(|previous| day <= previous)
        {
            return None;
        }
        let late = calendar.working_days(occurrence.due, day);
        if late > self.longest_late {
            return None;
        }
        let is_reached = |stage: &&Stage| match stage {
            Stage::Start => occurrence
                .opens
                .is_some_and(|opens| day >= calendar.working_on_or_after(opens)),
            Stage::Half => self
                .middle(occurrence)
                .is_some_and(|m| day >= calendar.working_on_or_after(m)),
            s if s.is_late() => day > occurrence.due && s.working_days().is_some_and(|k| late >= k),
            // The day between T and L is worked only where a limit before 10:00 moved T: past
            // it, nothing is ahead any more.
            s => {
                day > occurrence.target
                    || s.working_days()
                        .is_some_and(|k| calendar.working_days(day, occurrence.target) <= k)
            }
        };
        let stages = self.stages(occurrence.pace);
        stages.iter().filter(is_reached).max().copied()
    }

    /// The first day after `day` from which on the occurrence may stand at another stage; `None`
    /// where it stays as it is for ever. Near its target, and late, that is the next day.
    pub fn next_turn(
        &self,
        occurrence: &Occurrence,
        day: NaiveDate,
        calendar: &WorkingCalendar,
    ) -> Option<NaiveDate> {
        if calendar.working_days(occurrence.due, day) > self.longest_late {
            return None;
        }
        let near = calendar.working_day_offset(occurrence.target, -FARTHEST_AHEAD);
        if near <= day {
            return Some(day + Days::new(1));
        }
        let after = occurrence.previous.map(|previous| previous + Days::new(1));
        let turns = [Some(near), occurrence.opens, after, self.middle(occurrence)];
        turns.into_iter().flatten().filter(|turn| day < *turn).min()
    }

    /// The middle of a long window: first + (last - first) / 2, rounded down.
    fn middle(&self, occurrence: &Occurrence) -> Option<NaiveDate> {
        let opens = occurrence.opens?;
        let span = (occurrence.due - opens).num_days();
        (span + 1 > self.long_window).then(|| opens + Days::new(span.unsigned_abs() / 2))
    }
}

/// When the office may be written to (contract section 4, When).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// The morning letter, 07:45.
    pub morning: NaiveTime,
    /// Late letters, 13:15.
    pub late: NaiveTime,
    /// No letter from here on, 16:30.
    pub close: NaiveTime,
}

impl Hours {
    /// Whether letters that are due from `from` of the day on may go at that moment.
    pub fn is_open(&self, now: Moment, from: NaiveTime, calendar: &WorkingCalendar) -> bool {
        let time = now.time();
        calendar.is_working(day_of(now)) && from.max(self.morning) <= time && time < self.close
    }
}

#[cfg(test)]
mod tests;
