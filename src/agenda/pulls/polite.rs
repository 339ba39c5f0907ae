//! Manners towards servers that are not ours: not all offices at once, not at all for a while
//! where we are sent away.

use super::wanted::newest_failures;
use crate::agenda::facts::Facts;
use crate::agenda::rules::PullRule;
use crate::calendar::{Moment, day_of};
use crate::portal::FailureKind;
use chrono::{Duration, NaiveDate};
use sha2::{Digest, Sha256};

/// So many refusals one after the other end a run.
const MOST_REFUSALS: usize = 2;
/// A run that refusals have ended is begun anew after this, or at the schedule's next moment.
const AFTER_REFUSALS: i64 = 60;
/// Earlier moments of a schedule that are looked at for one whose delay has passed.
const MOST_STEPS: usize = 200;

/// The newest moment of a source's schedule at or before `now`, each put off by that day's delay.
/// `latest_run` of a pattern at or before a moment.
pub(super) fn latest_polite_run(
    rule: &PullRule,
    now: Moment,
    latest_run: &mut impl FnMut(&str, Moment) -> Option<Moment>,
) -> Option<Moment> {
    let mut at = latest_run(&rule.schedule, now)?;
    for _ in 0..MOST_STEPS {
        let polite = at + delay(rule, day_of(at));
        if polite <= now {
            return Some(polite);
        }
        at = latest_run(&rule.schedule, at - Duration::seconds(1))?;
    }
    None
}

/// Whole minutes from none to the source's jitter; a function of source and day, so that asking
/// again asks for the same.
fn delay(rule: &PullRule, day: NaiveDate) -> Duration {
    let digest = Sha256::digest(format!("{} {day}", rule.source));
    let number = digest
        .iter()
        .take(4)
        .fold(0_u64, |n, byte| n << 8 | u64::from(*byte));
    let minutes = number % (u64::from(rule.jitter_minutes) + 1);
    Duration::minutes(i64::try_from(minutes).unwrap_or_default())
}

/// Until when a source has sent us away, for whatever window: it said so itself (Retry-After), or
/// it refused twice in a row (403, 429, a sign-in that fails: asking on would lock the account).
pub(super) fn sent_away(source: &str, latest: Moment, facts: &Facts, now: Moment) -> Option<Moment> {
    let failed = newest_failures(source, facts, now);
    let last = failed.first()?;
    if let Some(after) = last.retry_after.filter(|after| now < *after) {
        return Some(after);
    }
    let refusals = failed
        .iter()
        .take_while(|f| f.failure == Some(FailureKind::Refused));
    if refusals.count() < MOST_REFUSALS || latest > last.at {
        return None;
    }
    let until = last.at + Duration::minutes(AFTER_REFUSALS);
    (now < until).then_some(until)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::FetchFact;
    use crate::agenda::pulls::latest_run;
    use crate::calendar::{at, hm};
    use crate::dossier::Mode;

    fn moment(d: u32, h: u32, m: u32) -> Moment {
        at(NaiveDate::from_ymd_opt(2026, 7, d).unwrap(), hm(h, m))
    }

    fn rule(source: &str, jitter_minutes: u32) -> PullRule {
        PullRule {
            source: source.into(),
            jitter_minutes,
            mode: Mode::Month,
            schedule: "0 30 7 * * *".into(),
        }
    }

    #[test]
    fn a_delay_is_the_same_for_a_day_and_another_for_another_source_or_day() {
        let of = |source: &str, d: u32| {
            let day = NaiveDate::from_ymd_opt(2026, 7, d).unwrap();
            delay(&rule(source, 30), day).num_minutes()
        };
        for d in 1..=31 {
            assert!((0..=30).contains(&of("s", d)));
            assert_eq!(of("s", d), of("s", d));
        }
        let days: std::collections::BTreeSet<i64> = (1..=31).map(|d| of("s", d)).collect();
        assert!(days.len() > 10, "{days:?}");
        assert!((1..=31).any(|d| of("s", d) != of("t", d)));
        assert_eq!(delay(&rule("s", 0), day_of(moment(3, 7, 30))), Duration::zero());
    }

    #[test]
    fn a_pull_is_due_once_its_delay_has_passed_and_not_before() {
        let rule = rule("s", 30);
        for d in 2..=31 {
            let own = moment(d, 7, 30) + delay(&rule, day_of(moment(d, 7, 30)));
            let yesterday = moment(d - 1, 7, 30) + delay(&rule, day_of(moment(d - 1, 7, 30)));
            assert_eq!(latest_polite_run(&rule, own, &mut latest_run), Some(own));
            assert_eq!(
                latest_polite_run(&rule, own - Duration::seconds(1), &mut latest_run),
                Some(yesterday)
            );
        }
    }

    #[test]
    fn a_source_that_sends_us_away_is_left_alone_for_every_window() {
        let fetch = |m: u32, failure, retry_after| FetchFact {
            source: "s".into(),
            mode: Mode::Range,
            from: NaiveDate::MIN,
            to: NaiveDate::MIN,
            at: moment(3, 7, m),
            failure,
            retry_after,
        };
        let refused = Some(FailureKind::Refused);
        let down = Some(FailureKind::Unreachable);
        let until = |fetches: Vec<FetchFact>, now| {
            let facts = Facts {
                fetches,
                ..Facts::default()
            };
            sent_away("s", moment(3, 7, 30), &facts, now)
        };
        let once = || fetch(30, refused, None);
        assert_eq!(until(vec![], moment(3, 7, 32)), None);
        assert_eq!(until(vec![once()], moment(3, 7, 32)), None, "once may be chance");
        let twice = || vec![once(), fetch(31, refused, None)];
        assert_eq!(until(twice(), moment(3, 7, 32)), Some(moment(3, 8, 31)));
        assert_eq!(until(twice(), moment(3, 8, 31)), None, "the next run");
        let mixed = vec![once(), fetch(31, down, None), fetch(32, refused, None)];
        assert_eq!(until(mixed, moment(3, 7, 33)), None, "not in a row");
        let answered = vec![once(), fetch(31, refused, None), fetch(32, None, None)];
        assert_eq!(until(answered, moment(3, 7, 33)), None);
        let told = || vec![fetch(30, down, Some(moment(3, 12, 0)))];
        assert_eq!(until(told(), moment(3, 11, 59)), Some(moment(3, 12, 0)));
        assert_eq!(until(told(), moment(3, 12, 0)), None);
        let facts = Facts {
            fetches: twice(),
            ..Facts::default()
        };
        assert_eq!(
            sent_away("s", moment(3, 7, 45), &facts, moment(3, 7, 46)),
            None,
            "the schedule's next moment begins a run"
        );
    }
}
