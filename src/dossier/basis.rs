//! Which answers the figures of a window rest on: one for exactly that window, else windows that
//! make it up without gap, else differences of running totals. What none of them gives exactly
//! stays unknown.

use super::mode::Mode;
use super::snapshot::Snapshot;
use crate::calendar::{Moment, Period, at, day_of, hm};
use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

/// What there is to know about an answer before its rows are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    pub id: i64,
    pub source: String,
    pub mode: Mode,
    /// The window asked for, inclusive.
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub fetched_at: Moment,
}

impl From<&Snapshot> for Head {
    fn from(s: &Snapshot) -> Self {
        Head {
            id: s.id,
            source: s.source.clone(),
            mode: s.mode,
            from: s.from,
            to: s.to,
            fetched_at: s.fetched_at,
        }
    }
}

/// The answers of one source that a period's figures are made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    pub source: String,
    pub mode: Mode,
    /// In the order of their days, without gap; never empty.
    pub pieces: Vec<Piece>,
    /// Whether all of them were fetched at the period's cut-off or later, and none corrects one that
    /// was (chốt).
    pub is_cutoff: bool,
}

/// A stretch of days and the answers that speak for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub speaks: Speaks,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaks {
    /// One answer, asked for these days.
    Answer(i64),
    /// What lies between two running totals that begin on the same day.
    Between { before: i64, until: i64 },
}

impl Piece {
    /// The answers it rests on, the decisive one last.
    pub fn answers(&self) -> impl Iterator<Item = i64> {
        let (first, second) = match self.speaks {
            Speaks::Answer(id) => (id, None),
            Speaks::Between { before, until } => (before, Some(until)),
        };
        [Some(first), second].into_iter().flatten()
    }
}

impl Basis {
    /// Whether one answer says it all.
    pub fn is_exact(&self) -> bool {
        matches!(
            self.pieces.as_slice(),
            [Piece {
                speaks: Speaks::Answer(_),
                ..
            }]
        )
    }
}

/// From this time on an answer holds the whole day (contract section 3, the cut-off's default),
const DAY_CLOSES: (u32, u32) = (23, 50);
/// and until this time of the next morning nothing has been added to it.
const DAY_OPENS: (u32, u32) = (7, 0);

/// What the figures of a window rest on, of the first source in `preferred` that can give them
/// exactly; after those of any other, one that was asked for just this window first, then the one
/// that was asked last.
pub fn basis(period: &Period, heads: &[Head], cutoff: Option<Moment>, preferred: &[String]) -> Option<Basis> {
    let of = |source: &str| of_source(period, heads, cutoff, source);
    if let Some(found) = preferred.iter().find_map(|source| of(source)) {
        return Some(found);
    }
    let mut newest: Vec<&Head> = heads.iter().filter(|h| !preferred.contains(&h.source)).collect();
    newest.sort_by_key(|h| std::cmp::Reverse((h.fetched_at, h.id)));
    let mut others: Vec<&str> = Vec::new();
    for head in newest {
        if !others.contains(&head.source.as_str()) {
            others.push(&head.source);
        }
    }
    let mut found: Vec<Basis> = others.into_iter().filter_map(of).collect();
    found.sort_by_key(|basis| !basis.is_exact());
    found.into_iter().next()
}

fn of_source(period: &Period, heads: &[Head], cutoff: Option<Moment>, source: &str) -> Option<Basis> {
    let mut heads: Vec<&Head> = heads.iter().filter(|h| h.source == source).collect();
    heads.sort_by_key(|h| (h.fetched_at, h.id));
    let (from, to) = (period.from, period.to);
    let exact = window(&heads, from, to, cutoff).map(|head| (head.mode, vec![whole(head)]));
    let (mode, pieces) = exact.or_else(|| made_up(&heads, from, to, cutoff))?;
    let fetched = |id: i64| heads.iter().find(|h| h.id == id).map(|h| h.fetched_at);
    let closes = |piece: &Piece| piece.answers().last().and_then(fetched) >= cutoff;
    let found = Basis {
        source: source.to_owned(),
        mode,
        is_cutoff: cutoff.is_some() && pieces.iter().all(closes),
        pieces,
    };
    let is_cutoff = found.is_cutoff && corrected(period, &heads, cutoff, &found).is_none();
    Some(Basis { is_cutoff, ..found })
}

/// The file that had closed the period before the one that counts corrected it: what changed since
/// is told beside the figures (contract section 3, "điều chỉnh so với bản chốt").
pub fn corrected<H: Borrow<Head>>(
    period: &Period,
    heads: &[H],
    cutoff: Option<Moment>,
    chosen: &Basis,
) -> Option<Basis> {
    let [counts] = chosen.pieces.as_slice() else {
        return None;
    };
    let cutoff = cutoff.filter(|_| chosen.mode == Mode::File)?;
    let closed = heads
        .iter()
        .map(Borrow::borrow)
        .filter(|h| h.source == chosen.source && (h.from, h.to) == (period.from, period.to))
        .filter(|h| h.fetched_at >= cutoff)
        .min_by_key(|h| (h.fetched_at, h.id))?;
    (whole(closed) != *counts).then(|| Basis {
        pieces: vec![whole(closed)],
        is_cutoff: true,
        ..chosen.clone()
    })
}

/// The answer that counts for a window: the first at its cut-off or later, else the newest. Where
/// people export it, the newest file: who exports a window anew corrects it. A file beside the
/// answers of a source that is asked is one of them, so that figures do not change to and fro.
fn window<'h>(
    heads: &[&'h Head],
    from: NaiveDate,
    to: NaiveDate,
    cutoff: Option<Moment>,
) -> Option<&'h Head> {
    let of_window = || heads.iter().filter(|h| (h.from, h.to) == (from, to)).copied();
    let is_exported = of_window().all(|head| head.mode == Mode::File);
    let cutoff = cutoff.filter(|_| !is_exported);
    let closing = cutoff.and_then(|at| of_window().find(|h| h.fetched_at >= at));
    closing.or_else(|| of_window().last())
}

fn whole(head: &Head) -> Piece {
    Piece {
        from: head.from,
        to: head.to,
        speaks: Speaks::Answer(head.id),
    }
}

/// From several answers, all asked in one way: ways of asking split the figures differently
/// (facts/portal-apis.md 2.8).
fn made_up(
    heads: &[&Head],
    from: NaiveDate,
    to: NaiveDate,
    cutoff: Option<Moment>,
) -> Option<(Mode, Vec<Piece>)> {
    [Mode::Range, Mode::Month, Mode::File, Mode::Year]
        .into_iter()
        .find_map(|mode| {
            let alike: Vec<&Head> = heads.iter().filter(|h| h.mode == mode).copied().collect();
            let pieces = in_a_row(&alike, from, to, cutoff)
                .or_else(|| so_far(&alike, from, to).map(|piece| vec![piece]))
                .or_else(|| between(&alike, from, to, cutoff).map(|piece| vec![piece]))
                .or_else(|| over_the_year(&alike, from, to, cutoff))?;
            Some((mode, pieces))
        })
}

/// The fewest windows that stand one after the other from the first day to the last. All but the
/// last must hold their last day whole.
pub(super) fn in_a_row(
    heads: &[&Head],
    from: NaiveDate,
    to: NaiveDate,
    cutoff: Option<Moment>,
) -> Option<Vec<Piece>> {
    let mut windows: Vec<(NaiveDate, NaiveDate)> = heads
        .iter()
        .filter(|h| from <= h.from && h.to <= to && h.mode != Mode::Year)
        .map(|h| (h.from, h.to))
        .collect();
    windows.sort_unstable();
    windows.dedup();
    // For each day that is reached: the fewest windows up to the day before it.
    let mut reached: BTreeMap<NaiveDate, Vec<Piece>> = BTreeMap::from([(from, Vec::new())]);
    for (first, last) in windows {
        let (Some(so_far), Some(head)) = (reached.get(&first), window(heads, first, last, cutoff)) else {
            continue;
        };
        if last < to && holds_until(head) != Some(last) {
            continue;
        }
        let mut pieces = so_far.clone();
        pieces.push(whole(head));
        let next = last + Days::new(1);
        if reached.get(&next).is_none_or(|known| pieces.len() < known.len()) {
            reached.insert(next, pieces);
        }
    }
    reached
        .remove(&(to + Days::new(1)))
        .filter(|pieces| !pieces.is_empty())
}

/// From when on an answer holds the whole of a day.
pub fn day_closes(day: NaiveDate) -> Moment {
    let (hour, minute) = DAY_CLOSES;
    at(day, hm(hour, minute))
}

/// The last day of which an answer holds all: that of its window, or, where it was fetched before
/// that day was over, the day at whose end it was fetched. `None` for one fetched within a day.
fn holds_until(head: &Head) -> Option<NaiveDate> {
    let time = |(h, m): (u32, u32)| -> NaiveTime { hm(h, m) };
    if head.fetched_at >= day_closes(head.to) {
        return Some(head.to);
    }
    let day = day_of(head.fetched_at);
    match head.fetched_at {
        moment if moment >= day_closes(day) => Some(day),
        moment if moment <= at(day, time(DAY_OPENS)) => day.pred_opt(),
        _ => None,
    }
}

/// Whether an answer holds all days of its window.
pub(super) fn whole_days(head: &Head) -> bool {
    holds_until(head) == Some(head.to)
}

/// The difference of two running totals: one up to the eve of the first day, one up to the last.
fn between(heads: &[&Head], from: NaiveDate, to: NaiveDate, cutoff: Option<Moment>) -> Option<Piece> {
    let eve = from.pred_opt()?;
    let up_to = |day: NaiveDate, cutoff: Option<Moment>| {
        let mut found = heads.iter().filter(move |h| holds_until(h) == Some(day)).copied();
        let first = cutoff.and_then(|at| found.clone().find(|h| h.fetched_at >= at));
        first.or_else(|| found.next_back())
    };
    let until = up_to(to, cutoff)?;
    let before = heads
        .iter()
        .rfind(|h| h.from == until.from && h.from < from && holds_until(h) == Some(eve))?;
    Some(Piece {
        from,
        to,
        speaks: Speaks::Between {
            before: before.id,
            until: until.id,
        },
    })
}

/// Over New Year, where running totals begin anew: the old year's part and the new year's.
fn over_the_year(
    heads: &[&Head],
    from: NaiveDate,
    to: NaiveDate,
    cutoff: Option<Moment>,
) -> Option<Vec<Piece>> {
    let turn = NaiveDate::from_ymd_opt(to.year(), 1, 1).filter(|turn| from < *turn)?;
    let old = between(heads, from, turn.pred_opt()?, cutoff)?;
    let new = so_far(heads, turn, to).or_else(|| between(heads, turn, to, cutoff))?;
    Some(vec![old, new])
}

/// A running total that begins with the first day and was fetched at the end of the last.
fn so_far(heads: &[&Head], from: NaiveDate, to: NaiveDate) -> Option<Piece> {
    let is_it = |h: &&&Head| h.from == from && holds_until(h) == Some(to);
    let head = heads.iter().rfind(is_it)?;
    Some(Piece {
        from,
        to,
        speaks: Speaks::Answer(head.id),
    })
}

/// The last day before the window's own until which answers of one source, asked in one way, stand in a row from its
/// first day on and hold all days.
pub(super) fn reaches(period: &Period, heads: &[Head]) -> Option<NaiveDate> {
    let mut ends: Vec<NaiveDate> = heads.iter().map(|h| h.to).collect();
    ends.retain(|to| (period.from..period.to).contains(to));
    ends.sort_unstable();
    ends.dedup();
    let whole = |h: &&Head| whole_days(h);
    let ways: BTreeSet<(&str, Mode)> = heads.iter().map(|h| (h.source.as_str(), h.mode)).collect();
    let is_made_up = |to: NaiveDate| {
        ways.iter().any(|(source, mode)| {
            let is_own = |h: &&Head| h.source == *source && h.mode == *mode;
            let own: Vec<&Head> = heads.iter().filter(is_own).filter(whole).collect();
            in_a_row(&own, period.from, to, None).is_some()
        })
    };
    ends.into_iter().rev().find(|to| is_made_up(*to))
}

/// The stretches of the window's days for which no answer of that source speaks, where some
/// of the window's days have one.
pub fn gaps(period: &Period, heads: &[Head]) -> Vec<(NaiveDate, NaiveDate)> {
    let is_within = |h: &&Head| period.from <= h.from && h.to <= period.to;
    let heads: Vec<&Head> = heads.iter().filter(is_within).collect();
    let is_covered = |day: &NaiveDate| heads.iter().any(|h| h.from <= *day && *day <= h.to);
    let days = || period.from.iter_days().take_while(|day| *day <= period.to);
    if !days().any(|day| is_covered(&day)) {
        return Vec::new();
    }
    let mut gaps: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for day in days().filter(|day| !is_covered(day)) {
        match gaps.last_mut() {
            Some((_, last)) if last.succ_opt() == Some(day) => *last = day,
            _ => gaps.push((day, day)),
        }
    }
    gaps
}

#[cfg(test)]
mod tests;
