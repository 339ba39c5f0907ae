//! The brake: how much may leave in an hour, before anything else is asked. A program that has
//! gone wrong writes the same people again and again; it is stopped, and a person releases it.

use crate::calendar::Moment;
use chrono::TimeDelta;
use std::collections::BTreeMap;

/// The busiest hours and days grow with the office: so many letters a unit, never fewer than an office of 15
/// units may send.
const PER_UNIT: (usize, usize, usize) = (20, 2, 7);
/// How a pull for the hour of one address says so; by this it lets go.
const IN_AN_HOUR: &str = "in an hour";

/// What the settings say of sending.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PostRule {
    /// The mail servers by the names that the settings give them, the preferred one first; empty
    /// where letters go to a folder.
    pub servers: Vec<String>,
    /// Those that are signed in to: a password can change.
    pub signed_in: Vec<String>,
    /// The kill switch in the configuration: nothing leaves.
    pub paused: bool,
    pub limits: Limits,
}

/// How many letters may leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// In an hour, to all addresses together.
    pub hour: usize,
    /// In an hour, to one address.
    pub address_hour: usize,
    /// In a day, to one address.
    pub address_day: usize,
    /// In a minute; what is more waits for the next one. Many servers turn away who is faster.
    pub minute: Option<usize>,
}

impl Default for Limits {
    /// For an office of 15 units, whose busiest morning has some fifty letters.
    fn default() -> Limits {
        Limits {
            hour: 300,
            address_hour: 30,
            address_day: 100,
            minute: None,
        }
    }
}

impl Limits {
    /// The usual limits of an office with so many units: what one address may get is counted by the plan's owner, who
    /// hears of every unit.
    pub fn of_office(units: usize) -> Limits {
        let least = Limits::default();
        let (hour, address_hour, address_day) = PER_UNIT;
        Limits {
            hour: least.hour.max(units * hour),
            address_hour: least.address_hour.max(units * address_hour),
            address_day: least.address_day.max(units * address_day),
            minute: None,
        }
    }
}

/// Whom the brake stops.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    Office,
    Address(String),
}

/// The brake was pulled, and neither a person nor the end of its hour has released it since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brake {
    pub id: i64,
    pub at: Moment,
    pub scope: Scope,
    /// "300 letters in an hour"; no address.
    pub reason: String,
}

impl Brake {
    /// When it lets go by itself: what came of one address's hour, once that hour is over. Nothing else does before a
    /// person releases it: what trickles on at the rate of the hour meets the limit of the day.
    pub fn lets_go(&self) -> Option<Moment> {
        let is_of_hour = matches!(self.scope, Scope::Address(_)) && self.reason.ends_with(IN_AN_HOUR);
        is_of_hour.then(|| self.at + TimeDelta::hours(1))
    }
}

/// A person stopped all sending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    pub at: Moment,
    pub reason: String,
}

/// More than may leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excess {
    pub scope: Scope,
    pub reason: String,
}

/// What has left, or may have left, of late: letters whose final dot was marked, those before the
/// last release of the brake left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Volume {
    minute: usize,
    hour: usize,
    /// In the last hour and in the last day.
    of_address: BTreeMap<String, (usize, usize)>,
}

impl Scope {
    /// For reasons; no address.
    pub fn name(&self) -> &'static str {
        match self {
            Scope::Office => "from the office",
            Scope::Address(_) => "to one address",
        }
    }
}

impl Volume {
    /// Notes a letter that leaves at `now`.
    pub fn note(&mut self, address: &str) {
        self.note_before(address, 0);
    }

    /// Notes a letter that left so many seconds ago, less than a day.
    pub fn note_before(&mut self, address: &str, seconds: i64) {
        let is_within = |limit: i64| usize::from(seconds < limit);
        self.minute += is_within(60);
        self.hour += is_within(3600);
        let (hour, day) = self.of_address.entry(address.to_lowercase()).or_default();
        *hour += is_within(3600);
        *day += 1;
    }

    /// What was noted last for that address has not left after all.
    pub fn forget(&mut self, address: &str) {
        self.minute = self.minute.saturating_sub(1);
        self.hour = self.hour.saturating_sub(1);
        if let Some((hour, day)) = self.of_address.get_mut(&address.to_lowercase()) {
            (*hour, *day) = (hour.saturating_sub(1), day.saturating_sub(1));
        }
    }

    /// Whether one more may leave to that address. `counts_addresses` is off in a trial run, where
    /// everything goes to one. What tells the operator of trouble may go over the office's limit,
    /// up to as much again.
    pub fn excess(
        &self,
        limits: &Limits,
        address: &str,
        counts_addresses: bool,
        is_alarm: bool,
    ) -> Option<Excess> {
        let most = if is_alarm { limits.hour * 2 } else { limits.hour };
        if self.hour >= most {
            return Some(Excess {
                scope: Scope::Office,
                reason: format!("{} letters have left in an hour", self.hour),
            });
        }
        let (hour, day) = self.of_address.get(&address.to_lowercase()).copied()?;
        let told = |n, span| Excess {
            scope: Scope::Address(address.to_owned()),
            reason: format!("{n} letters have left to one address {span}"),
        };
        match counts_addresses && !is_alarm {
            // Whom the day holds is not let go with the hour.
            true if day >= limits.address_day => Some(told(day, "in a day")),
            true if hour >= limits.address_hour => Some(told(hour, IN_AN_HOUR)),
            _ => None,
        }
    }

    /// Whether this minute's letters have left.
    pub fn fills_the_minute(&self, limits: &Limits) -> bool {
        limits.minute.is_some_and(|most| self.minute >= most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: Limits = Limits {
        hour: 5,
        address_hour: 3,
        address_day: 4,
        minute: Some(2),
    };

    fn after(letters: &[(&str, i64)]) -> Volume {
        let mut volume = Volume::default();
        for (address, seconds) in letters {
            volume.note_before(address, *seconds);
        }
        volume
    }

    #[test]
    fn the_brake_counts_the_hour_of_all_and_hour_and_day_of_each() {
        let hours_ago = 7200;
        let all = |n: usize| vec![("x@a", 60); n];
        for (letters, to, want) in [
            (vec![], "a@a", None),
            (vec![("a@a", 0); 2], "a@a", None),
            (vec![("A@a", 0); 3], "a@A", Some(Scope::Address("a@A".into()))),
            (vec![("a@a", hours_ago); 3], "a@a", None),
            (
                vec![("a@a", hours_ago); 4],
                "a@a",
                Some(Scope::Address("a@a".into())),
            ),
            (vec![("a@a", 0); 3], "b@a", None),
            (all(5), "b@a", Some(Scope::Office)),
            (vec![("x@a", 3600); 9], "b@a", None),
        ] {
            let excess = after(&letters).excess(&LIMITS, to, true, false);
            assert_eq!(excess.map(|e| e.scope), want, "{letters:?} to {to}");
        }
    }

    #[test]
    fn a_trial_run_counts_the_office_alone_and_an_alarm_has_a_reserve() {
        let volume = after(&[("owner@a", 0); 4]);
        assert!(volume.excess(&LIMITS, "owner@a", true, false).is_some());
        assert_eq!(volume.excess(&LIMITS, "owner@a", false, false), None);
        let volume = after(&[("owner@a", 0); 9]);
        assert_eq!(volume.excess(&LIMITS, "owner@a", true, true), None);
        let volume = after(&[("owner@a", 0); 10]);
        assert!(volume.excess(&LIMITS, "owner@a", true, true).is_some());
    }

    #[test]
    fn the_rate_is_that_of_the_last_minute() {
        assert!(!after(&[("a@a", 59)]).fills_the_minute(&LIMITS));
        assert!(after(&[("a@a", 59), ("b@a", 0)]).fills_the_minute(&LIMITS));
        assert!(!after(&[("a@a", 60), ("b@a", 0)]).fills_the_minute(&LIMITS));
        assert!(!after(&[("a@a", 0); 99]).fills_the_minute(&Limits::default()));
    }

    #[test]
    fn what_has_not_left_after_all_is_not_counted() {
        let mut volume = after(&[("a@a", 0); 3]);
        volume.forget("A@a");
        assert_eq!(volume, after(&[("a@a", 0); 2]));
        volume.forget("b@a");
        assert_eq!(volume.excess(&LIMITS, "a@a", true, false), None);
    }

    #[test]
    fn the_hour_of_an_address_lets_go_when_it_is_over_and_nothing_else_does() {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 7, 1).expect("a day");
        let at = crate::calendar::at(day, crate::calendar::hm(9, 0));
        let pulled = |letters: &[(&str, i64)]| {
            let excess = after(letters).excess(&LIMITS, "a@a", true, false).expect("more");
            let Excess { scope, reason } = excess;
            Brake {
                id: 1,
                at,
                scope,
                reason,
            }
            .lets_go()
        };
        assert_eq!(pulled(&[("a@a", 0); 3]), Some(at + TimeDelta::hours(1)));
        assert_eq!(pulled(&[("a@a", 0); 4]), None, "the day's limit too");
        assert_eq!(pulled(&[("a@a", 7200); 4]), None);
        assert_eq!(pulled(&[("b@a", 0); 5]), None, "the office");
    }

    #[test]
    fn the_limits_grow_with_the_office() {
        assert_eq!(Limits::of_office(3), Limits::default());
        assert_eq!(Limits::of_office(14), Limits::default());
        let forty = Limits::of_office(40);
        assert_eq!(
            (forty.hour, forty.address_hour, forty.address_day),
            (800, 80, 280)
        );
    }

    #[test]
    fn reasons_name_no_address() {
        let excess = after(&[("a@a", 0); 3])
            .excess(&LIMITS, "a@a", true, false)
            .expect("more");
        assert!(!excess.reason.contains('@'), "{}", excess.reason);
    }
}
