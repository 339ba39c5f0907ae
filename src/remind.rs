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
mod tests {
    use super::*;
    use crate::calendar::{at, hm, read_days};

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn calendar() -> WorkingCalendar {
        WorkingCalendar::new(read_days(include_str!("../config/days-off.tsv")).0)
    }

    /// The days on which each new highest stage would be told, live from the first.
    fn told(occurrence: &Occurrence, from: NaiveDate, to: NaiveDate) -> Vec<(String, &'static str)> {
        let calendar = calendar();
        let mut highest = None;
        let mut found = Vec::new();
        for d in from
            .iter_days()
            .take_while(|d| *d <= to)
            .filter(|d| calendar.is_working(*d))
        {
            let stage = Policy::default().reached(occurrence, d, &calendar);
            if stage > highest {
                highest = stage;
                found.push((d.format("%d/%m").to_string(), stage.unwrap().name()));
            }
        }
        found
    }

    fn days(told: &[(String, &'static str)]) -> String {
        told.iter()
            .map(|(d, s)| format!("{d} {s}"))
            .collect::<Vec<_>>()
            .join(", ")
    }

    #[test]
    fn task_one_of_the_2026_plan_is_told_on_the_days_of_the_issue() {
        let plan = Occurrence::new(day(2026, 1, 14), None, Pace::Once, &calendar());
        assert_eq!(
            days(&told(&plan, day(2026, 1, 1), day(2026, 12, 31))),
            "05/01 ahead-10, 08/01 ahead-5, 12/01 ahead-2, 14/01 ahead-0, 15/01 late-1, 19/01 late-3, \
             21/01 late-5, 28/01 late-10, 11/02 late-20"
        );
    }

    #[test]
    fn the_inventory_window_has_a_start_and_a_middle() {
        let inventory = Occurrence {
            opens: Some(day(2026, 1, 1)),
            ..Occurrence::new(day(2026, 5, 31), None, Pace::Once, &calendar())
        };
        assert_eq!(
            days(&told(&inventory, day(2026, 1, 1), day(2026, 6, 1))),
            "05/01 start, 17/03 half, 15/05 ahead-10, 22/05 ahead-5, 27/05 ahead-2, 29/05 ahead-0, 01/06 late-1"
        );
        let short = Occurrence {
            opens: Some(day(2026, 4, 2)),
            ..Occurrence::new(day(2026, 5, 31), None, Pace::Once, &calendar())
        };
        assert!(
            !days(&told(&short, day(2026, 1, 1), day(2026, 6, 1))).contains("half"),
            "60 days is not longer than 60"
        );
    }

    #[test]
    fn weekly_and_monthly_ones_have_fewer_stages_and_wait_for_their_turn() {
        let weekly = Occurrence {
            previous: Some(day(2026, 6, 26)),
            ..Occurrence::new(day(2026, 7, 3), None, Pace::Every(Freq::Weekly), &calendar())
        };
        assert_eq!(
            days(&told(&weekly, day(2026, 6, 1), day(2026, 7, 31))),
            "01/07 ahead-2, 03/07 ahead-0, 06/07 late-1, 08/07 late-3"
        );
        let monthly = Occurrence {
            previous: Some(day(2026, 6, 30)),
            ..Occurrence::new(day(2026, 7, 31), None, Pace::Every(Freq::Monthly), &calendar())
        };
        assert_eq!(
            days(&told(&monthly, day(2026, 6, 1), day(2026, 12, 31))),
            "24/07 ahead-5, 29/07 ahead-2, 31/07 ahead-0, 03/08 late-1, 05/08 late-3, 07/08 late-5"
        );
        let daily = Occurrence::new(day(2026, 7, 3), None, Pace::Every(Freq::Daily), &calendar());
        assert_eq!(told(&daily, day(2026, 6, 1), day(2026, 7, 31)), []);
    }

    #[test]
    fn long_late_is_left_to_the_weekly_summary() {
        let plan = Occurrence::new(day(2026, 1, 14), None, Pace::Once, &calendar());
        let cal = calendar();
        let on = |n| Policy::default().reached(&plan, cal.working_day_offset(day(2026, 1, 14), n), &cal);
        assert_eq!((on(24), on(25)), (Some(Stage::Late20), None));
    }

    #[test]
    fn a_limit_before_ten_moves_the_target_and_the_day_itself_is_not_late() {
        let early = Occurrence::new(day(2026, 5, 29), Some(hm(9, 0)), Pace::Once, &calendar());
        assert_eq!(early.target, day(2026, 5, 28));
        let on = |d| Policy::default().reached(&early, d, &calendar());
        assert_eq!(
            (on(day(2026, 5, 28)), on(day(2026, 5, 29)), on(day(2026, 6, 1))),
            (Some(Stage::Ahead0), Some(Stage::Ahead0), Some(Stage::Late1))
        );
    }

    #[test]
    fn between_two_turns_an_occurrence_stands_where_it_stood() {
        let calendar = calendar();
        let first = day(2026, 1, 1);
        let year = || first.iter_days().take(400);
        for due in year().step_by(7) {
            for (opens, previous, hour, pace) in [
                (None, None, None, Pace::Once),
                (None, None, Some(hm(9, 0)), Pace::Once),
                (Some(40), None, None, Pace::Once),
                (Some(90), None, None, Pace::Once),
                (Some(200), Some(150), None, Pace::Every(Freq::Yearly)),
                (None, Some(31), None, Pace::Every(Freq::Monthly)),
                (None, Some(7), None, Pace::Every(Freq::Weekly)),
            ] {
                let occurrence = Occurrence {
                    opens: opens.map(|days| due - Days::new(days)),
                    previous: previous.map(|days| due - Days::new(days)),
                    ..Occurrence::new(due, hour, pace, &calendar)
                };
                let on = |d| Policy::default().reached(&occurrence, d, &calendar);
                let mut turn = Some(first);
                let mut stands = None;
                for d in year().filter(|d| calendar.is_working(*d)) {
                    if turn.is_some_and(|turn| turn <= d) {
                        stands = on(d);
                        turn = Policy::default().next_turn(&occurrence, d, &calendar);
                        assert!(turn.is_none_or(|turn| turn > d));
                    }
                    assert_eq!(on(d), stands, "{occurrence:?} on {d}");
                }
            }
        }
    }

    #[test]
    fn letters_go_only_in_working_hours_of_working_days() {
        let hours = Hours {
            morning: hm(7, 45),
            late: hm(13, 15),
            close: hm(16, 30),
        };
        let open = |d, h, m, from| hours.is_open(at(d, hm(h, m)), from, &calendar());
        let friday = day(2026, 7, 3);
        assert!(open(friday, 7, 45, hours.morning) && open(friday, 16, 29, hours.morning));
        assert!(!open(friday, 7, 44, hours.morning) && !open(friday, 16, 30, hours.morning));
        assert!(!open(friday, 13, 14, hours.late) && open(friday, 13, 15, hours.late));
        assert!(!open(day(2026, 7, 4), 9, 0, hours.morning), "Saturday");
        assert!(open(day(2026, 1, 10), 9, 0, hours.morning), "swapped Saturday");
        assert!(!open(day(2026, 2, 17), 9, 0, hours.morning), "Tết");
    }
}
