//! Which source is asked for which window: on its schedule, and at every cut-off
//! (contract section 3). Sending hours do not bind pulls.

mod open;
mod polite;
mod units;
mod wanted;

pub use units::unit as calendar_unit;

use super::action::{Action, Agenda};
use super::facts::{Facts, FetchFact};
use super::rules::{PullRule, Rules};
use super::weeks;
use crate::calendar::{Moment, Period, Regime, at, day_of, hm, office_time};
use crate::dossier::Mode;
use crate::portal::{FailureKind, Question};
use chrono::{Datelike, Days, Duration, NaiveDate};
use croner::parser::{CronParser, Seconds};
use std::collections::BTreeMap;
use wanted::{Wanted, is_past, newest_failures};

/// Queues the fetches that are due at `now`.
pub fn decide(now: Moment, facts: &Facts, rules: &Rules, agenda: &mut Agenda) {
    let mut asked: BTreeMap<&str, Vec<&FetchFact>> = BTreeMap::new();
    for fetch in facts.fetches.iter().filter(|f| is_past(f, now)) {
        asked.entry(&fetch.source).or_default().push(fetch);
    }
    // Many sources may share a pattern, which is read slowly.
    let mut known = BTreeMap::new();
    for pull in &rules.pulls {
        let mut run = |pattern: &str, at: Moment| {
            let key = (pattern.to_owned(), at);
            *known.entry(key).or_insert_with(|| latest_run(pattern, at))
        };
        let Some(latest) = polite::latest_polite_run(pull, now, &mut run) else {
            agenda.refuse(
                format!("source {}", pull.source),
                "its schedule has no moment in the past year",
            );
            continue;
        };
        let asking = Asking {
            now,
            latest,
            pull,
            asked: asked.get(pull.source.as_str()).map_or(&[], Vec::as_slice),
            away: polite::sent_away(&pull.source, latest, facts, now),
            rests: source_rests(&pull.source, facts, now),
        };
        if pull.mode == Mode::Open {
            match open::wanted(now, latest, rules) {
                Ok(wanted) => consider(&asking, &wanted, agenda),
                Err(why) => agenda.refuse(format!("source {}", pull.source), why),
            }
            continue;
        }
        for wanted in wanted(now, latest, pull, rules) {
            consider(&asking, &wanted, agenda);
        }
    }
}

/// The newest moment of a six-field cron pattern at or before `now`, in UTC+7. `None` for a
/// pattern that cannot be read or has no such moment.
pub fn latest_run(pattern: &str, now: Moment) -> Option<Moment> {
    let cron = CronParser::builder()
        .seconds(Seconds::Required)
        .build()
        .parse(pattern)
        .ok()?;
    let local = now.with_timezone(&office_time());
    // croner answers with a residue below the second (dependency notes 1.2): whole seconds only.
    cron.find_previous_occurrence(&local, true).ok().map(whole_second)
}

fn whole_second(moment: Moment) -> Moment {
    chrono::DurationRound::duration_trunc(moment, Duration::seconds(1)).unwrap_or(moment)
}

/// The windows that ended last with their predecessors for comparison, and those in progress, as
/// the source can be asked for them.
fn wanted(now: Moment, latest: Moment, pull: &PullRule, rules: &Rules) -> Vec<Wanted> {
    let mut found: Vec<Wanted> = Vec::new();
    let mut want = |period: Period, since: Moment, quick_until: Moment, reason: &'static str| {
        let is_known = |w: &Wanted| (w.period.from, w.period.to, w.since) == (period.from, period.to, since);
        if !found.iter().any(is_known) {
            found.push(Wanted {
                period,
                since,
                quick_until,
                reason,
            });
        }
    };
    for regime in &rules.regimes {
        for ended in last_ended(regime, rules, now) {
            let cutoff = regime.cutoff_of(&ended);
            for asked in asked_as(pull.mode, &ended) {
                want(asked, cutoff.opens, cutoff.closes, "cut-off of");
            }
        }
    }
    if let Some((turn, closes)) = ended_year(pull.mode, now) {
        want(turn, closes, closes + Duration::hours(7), "end of");
    }
    let current = rules.regimes.iter().filter_map(|r| r.period_of(day_of(now)));
    for asked in current.flat_map(|period| asked_as(pull.mode, &period)) {
        // A unit that is over is asked for once more, not at every moment of the schedule.
        let since = latest.min(at(asked.to, hm(23, 50)));
        want(asked, since, latest + Duration::hours(8), "scheduled pull of");
    }
    for unit in units::wanted(pull.mode, latest, now) {
        want(
            unit.period,
            unit.since,
            unit.since + Duration::hours(8),
            "scheduled pull of",
        );
    }
    found.retain(|w| w.period.from <= day_of(now));
    found
}

/// The windows for which a source is asked so that together they say what a period needs: itself,
/// its calendar months or quarters, or the running totals of its year. None where it is not made of
/// such.
fn asked_as(mode: Mode, period: &Period) -> Vec<Period> {
    match mode {
        Mode::Range => vec![period.clone()],
        Mode::Month | Mode::Quarter => units_of(mode, period),
        Mode::Year => units::unit(mode, period.to).into_iter().collect(),
        Mode::File | Mode::Open => Vec::new(),
    }
}

/// The calendar units that a window is made of, or none where it begins or ends within one.
fn units_of(mode: Mode, period: &Period) -> Vec<Period> {
    let mut found = Vec::new();
    let mut next = period.from;
    while next <= period.to {
        let Some(unit) = units::unit(mode, next).filter(|u| u.from == next && u.to <= period.to) else {
            return Vec::new();
        };
        next = unit.to + Days::new(1);
        found.push(unit);
    }
    found
}

/// A year that ended lately: its running total is final then, and windows over New Year need it.
fn ended_year(mode: Mode, now: Moment) -> Option<(Period, Moment)> {
    let eve = NaiveDate::from_ymd_opt(day_of(now).year(), 1, 1)?.pred_opt()?;
    let year = units::unit(mode, eve).filter(|_| mode == Mode::Year)?;
    let closes = at(year.to, hm(23, 50));
    (now < closes + Duration::days(60)).then_some((year, closes))
}

/// The period whose cut-off has passed last, and the one before it.
fn last_ended(regime: &Regime, rules: &Rules, now: Moment) -> Vec<Period> {
    if rules.weekly.as_ref().is_some_and(|w| w.regime == regime.id) {
        return weeks::ended(rules, regime, now);
    }
    let tomorrow = day_of(now) + Days::new(1);
    let newest = regime.ended_before(tomorrow);
    let last = match newest {
        Some(p) if regime.cutoff_of(&p).opens <= now => Some(p),
        Some(p) => regime.before(&p),
        None => None,
    };
    let before = last.as_ref().and_then(|p| regime.before(p));
    last.into_iter().chain(before).collect()
}

/// A source, and what of it holds for every window.
struct Asking<'f> {
    now: Moment,
    latest: Moment,
    pull: &'f PullRule,
    /// What it was asked so far, oldest first.
    asked: &'f [&'f FetchFact],
    /// Until when it has sent us away, and until when it is left alone after failures.
    away: Option<Moment>,
    rests: Option<Moment>,
}

fn consider(asking: &Asking, wanted: &Wanted, agenda: &mut Agenda) {
    let Asking {
        now, latest, pull, ..
    } = *asking;
    let period = &wanted.period;
    let of_window = |f: &&&FetchFact| (f.from, f.to) == (period.from, period.to) && f.at >= wanted.since;
    let tries: Vec<&FetchFact> = asking.asked.iter().filter(of_window).copied().collect();
    let what = format!("source {}, {}", pull.source, period.label);
    if tries.iter().any(|f| f.failure.is_none()) {
        return agenda.refuse(what, format!("a good answer since {} is stored", wanted.since));
    }
    if let Some(reason) = must_wait(&tries, now, latest, wanted.quick_until) {
        return agenda.refuse(what, reason);
    }
    if let Some(until) = asking.away {
        return agenda.refuse(what, format!("the source sent us away; again at {until}"));
    }
    if let Some(until) = asking.rests {
        return agenda.refuse(
            what,
            format!("the source fails for every window; again at {until}"),
        );
    }
    let question = Question {
        mode: pull.mode,
        from: period.from,
        to: period.to,
    };
    let reason = format!(
        "{} {} ({}..{})",
        wanted.reason, period.label, period.from, period.to
    );
    agenda.act(
        Action::Fetch {
            source: pull.source.clone(),
            question,
            period: period.clone(),
        },
        reason,
    );
}

/// Why a window that failed is not asked again yet: 1, 2, 4 ... at most 30 minutes pass between
/// quick tries; after them the schedule's next moment is waited for, and always the server's
/// own Retry-After.
fn must_wait(failed: &[&FetchFact], now: Moment, latest: Moment, quick_until: Moment) -> Option<String> {
    let last = failed.last()?;
    if let Some(after) = last.retry_after.filter(|after| now < *after) {
        return Some(format!("the server asked to wait until {after}"));
    }
    if latest > last.at {
        return None;
    }
    if last.at >= quick_until || last.failure == Some(FailureKind::Misconfigured) {
        return Some("the last try failed; again at the schedule's next moment".into());
    }
    let again = last.at + pause(failed.len());
    (now < again).then(|| format!("the last try failed; again at {again}"))
}

/// 1, 2, 4 ... at most 30 minutes.
fn pause(failures: usize) -> Duration {
    Duration::minutes((1i64 << failures.saturating_sub(1).min(5)).min(30))
}

/// Until when a source is left alone after it failed for whatever window: one that hangs would
/// else be waited for once a window, and letters behind it.
fn source_rests(source: &str, facts: &Facts, now: Moment) -> Option<Moment> {
    let failed = newest_failures(source, facts, now);
    let until = failed.first()?.at + pause(failed.len());
    (now < until).then_some(until)
}

/// For so many minutes after its first failure a source is expected to come back.
const HICCUP: i64 = 10;

/// Whether the figures of a window may come within minutes: none since its cut-off is stored, and
/// a source began to fail just now. A request that a restart broke off counts as failed; a draft
/// waits for its repetition, and not for a source that stays silent.
pub fn may_come_soon(period: &Period, facts: &Facts, rules: &Rules, now: Moment) -> bool {
    let regime = rules.regimes.iter().find(|r| r.id == period.regime);
    let cutoff = regime.map(|r| r.cutoff_of(period).opens);
    let is_there = |f: &FetchFact| {
        (f.from, f.to) == (period.from, period.to)
            && f.failure.is_none()
            && is_past(f, now)
            && cutoff.is_none_or(|opens| f.at >= opens)
    };
    let is_retried = |pull: &PullRule| {
        let failed = newest_failures(&pull.source, facts, now);
        failed
            .last()
            .is_some_and(|first| now < first.at + Duration::minutes(HICCUP))
    };
    let mut of_figures = rules.pulls.iter().filter(|p| p.mode != Mode::Open);
    of_figures.any(is_retried) && !facts.fetches.iter().any(is_there)
}

#[cfg(test)]
mod tests;
