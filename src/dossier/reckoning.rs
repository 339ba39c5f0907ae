//! From the answers of a source to the figures of a period.

use super::adjusted::adjusted;
use super::balance::identities;
use super::basis::{Basis, Head, basis, corrected, day_closes, gaps};
use super::beside::Beside;
use super::column::Column;
use super::compose::{Composed, compose, total_of};
use super::cross::{CrossCheck, agree};
use super::digits::digit_permutation_hint;
use super::figures::{Figures, Origin, Provenance};
use super::mode::Mode;
use super::own_sums::cross_checks;
use super::readings::readings;
use super::row::TOTAL;
use super::snapshot::Snapshot;
use crate::calendar::{self, Moment, Period, date};
use crate::finding::{Finding, Place, Severity};
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// How an office makes figures of what its sources said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reckoning {
    /// From when on the window's figures are taken as final.
    pub cutoff: Option<Moment>,
    /// The sources that figures rest on if they can, the preferred first.
    pub sources: Vec<String>,
    /// Those that are only held against them.
    pub cross_checks: Vec<CrossCheck>,
    pub beside: Beside,
}

impl Reckoning {
    /// The answers that figures may rest on.
    pub(super) fn ours(&self, heads: &[Head]) -> Vec<Head> {
        let is_checked_with = |h: &&Head| self.cross_checks.iter().any(|c| c.source == h.source);
        heads.iter().filter(|h| !is_checked_with(h)).cloned().collect()
    }
}

/// The answers that [`figures`] of this period needs: those that the figures rest on, what came
/// after their cut-off, and those of the cross-checks. The heads of all that is stored may be given.
pub fn needed(period: &Period, heads: &[Head], reckoning: &Reckoning) -> Vec<i64> {
    let ids = |heads: &[Head], cutoff: Option<Moment>| -> Vec<i64> {
        let found = basis(period, heads, cutoff, &reckoning.sources);
        let closed = found.as_ref().and_then(|b| corrected(period, heads, cutoff, b));
        let pieces = found.into_iter().chain(closed).flat_map(|b| b.pieces);
        pieces.flat_map(|p| p.answers().collect::<Vec<_>>()).collect()
    };
    let ours = reckoning.ours(heads);
    let mut needed = ids(&ours, reckoning.cutoff);
    needed.extend(ids(&ours, None));
    for check in &reckoning.cross_checks {
        needed.extend(ids(&check.theirs(heads), reckoning.cutoff));
    }
    if needed.is_empty() {
        // What tells which days are missing: one answer a window.
        let windows: BTreeMap<_, i64> = ours.iter().map(|h| ((h.from, h.to), h.id)).collect();
        needed.extend(windows.into_values());
    }
    needed.sort_unstable();
    needed.dedup();
    needed
}

/// The figures of a period from the answers that speak for its window: one for exactly these days,
/// else several that make them up ([`basis`]). Others are passed over, so all may be given.
///
/// The first answer fetched at the cut-off or later is the period's *chốt*: figures rest on it,
/// and what a later answer says otherwise is told as a hint. Before there is one, and without a
/// cut-off, the latest counts. Without any everything is unknown.
pub fn figures(period: Period, snapshots: &[Snapshot], reckoning: &Reckoning) -> Figures {
    let all: Vec<Head> = snapshots.iter().map(Head::from).collect();
    let is_form = |id: i64| snapshots.iter().any(|s| s.id == id && !s.is_cross_check());
    let mut heads = reckoning.ours(&all);
    heads.retain(|head| is_form(head.id));
    let Some(chosen) = basis(&period, &heads, reckoning.cutoff, &reckoning.sources) else {
        return without_basis(period, &heads, snapshots);
    };
    let Some((mut received, mut provenance)) = received(&chosen, snapshots) else {
        return Figures::unknown(period);
    };
    provenance.is_cutoff &= is_in_time(&provenance, reckoning.cutoff);
    let mut findings = std::mem::take(&mut received.findings);
    let read = readings(&received.total, is_doubtful(&findings));
    let has_hint = findings.iter().any(|f| f.rule == "digit_permutation_hint");
    findings.extend(
        read.into_iter()
            .filter(|f| !has_hint || f.rule != "digit_permutation_hint"),
    );
    if chosen.is_cutoff
        && let Some(latest) = basis(&period, &heads, None, &reckoning.sources)
        && latest.source == chosen.source
        && let Some((latest, from)) = self::received(&latest, snapshots)
    {
        findings.extend(adjusted((&provenance, &received), (&from, &latest)));
    }
    if let Some(closed) = corrected(&period, &heads, reckoning.cutoff, &chosen)
        && let Some((closed, from)) = self::received(&closed, snapshots)
    {
        findings.extend(adjusted((&from, &closed), (&provenance, &received)));
    }
    let mut of_window: Vec<&Snapshot> = snapshots.iter().filter(|s| s.is_of(&period)).collect();
    of_window.sort_by_key(|s| (s.fetched_at, s.id));
    findings.extend(cross_checks(&received.total, &of_window, &reckoning.cross_checks));
    let mut held_against = Vec::new();
    for check in &reckoning.cross_checks {
        let other = basis(&period, &check.theirs(&all), reckoning.cutoff, &[]);
        let Some((other, from)) = other.and_then(|basis| self::received(&basis, snapshots)) else {
            continue;
        };
        // One that counts something else says itself what of it is compared.
        if is_form(from.snapshot) {
            findings.extend(agree(check, &received.total, &other.total));
        }
        held_against.push((check.source.clone(), other.total));
    }
    for row in received.rows.iter_mut().chain([&mut received.total]) {
        reckoning.beside.count_in(row);
    }
    Figures {
        period,
        as_of: Some(provenance.fetched_at),
        rows: received.rows,
        total: received.total,
        findings,
        provenance: Some(provenance),
        beside: reckoning.beside,
        held_against,
    }
}

/// Whether a source was asked at the cut-off, which is tried until 07:00 (contract section 3): what is fetched
/// later counts as well, and is no chốt. People export a file when the period is over.
fn is_in_time(from: &Provenance, cutoff: Option<Moment>) -> bool {
    let tried_until = |cutoff: Moment| {
        let morning = calendar::at(calendar::day_of(cutoff), calendar::hm(7, 0));
        match cutoff < morning {
            true => morning,
            false => morning + Days::new(1),
        }
    };
    from.mode == Mode::File || cutoff.is_none_or(|cutoff| from.fetched_at <= tried_until(cutoff))
}

impl Figures {
    /// Whether they were taken when the window's last day was over. What was taken before lacks days.
    pub fn is_whole(&self) -> bool {
        self.as_of.is_some_and(|at| at >= day_closes(self.period.to))
    }

    /// That the window is over and what speaks for it was taken before its end: it lacks days, and
    /// nothing in the figures shows it.
    pub fn taken_early(&self, now: Moment) -> Option<Finding> {
        let as_of = self.as_of?;
        let over = calendar::at(self.period.to + Days::new(1), calendar::hm(7, 0));
        if now < over || self.is_whole() {
            return None;
        }
        let message = format!(
            "Số liệu lấy lúc {}, trước khi kỳ kết thúc (hết ngày {}), nên có thể còn thiếu; chưa có số liệu chốt của kỳ.",
            calendar::moment(as_of),
            date(self.period.to)
        );
        let place = Place::Cell(TOTAL.to_owned());
        Some(Finding::new(
            "sum_of_parts",
            Severity::Warning,
            place,
            "",
            message,
        ))
    }
}

/// Nothing speaks for the window as a whole. Where something speaks for a part of it, that is
/// said: figures of a part never stand for the whole.
fn without_basis(period: Period, heads: &[Head], snapshots: &[Snapshot]) -> Figures {
    let mut figures = Figures::unknown(period);
    let missing = gaps(&figures.period, heads);
    if !missing.is_empty() || within(&figures.period, heads) {
        let several = of_several_sources(&figures.period, heads, snapshots);
        let message = match missing.is_empty() {
            true if several.is_some() => several.unwrap_or_default(),
            true => "Chưa có số liệu của cả kỳ: những số liệu đã lấy trong kỳ không ghép lại được cho đúng các ngày của kỳ (lấy khi ngày chưa hết, hoặc theo cách hỏi khác nhau).".to_owned(),
            false => format!(
                "Chưa có số liệu của cả kỳ: nguồn mới có số liệu của một phần, còn thiếu {}.",
                in_words(&missing)
            ),
        };
        let place = Place::Cell(TOTAL.to_owned());
        figures.findings.push(Finding::new(
            "sum_of_parts",
            Severity::Warning,
            place,
            "",
            message,
        ));
    }
    figures
}

/// Which days each of several sources tells of, with its figures: they are not added, as two systems count differently.
/// `None` where there is one source only.
fn of_several_sources(period: &Period, heads: &[Head], snapshots: &[Snapshot]) -> Option<String> {
    let is_within = |h: &&Head| period.from <= h.from && h.to <= period.to;
    let sources: BTreeSet<&str> = heads
        .iter()
        .filter(is_within)
        .map(|h| h.source.as_str())
        .collect();
    if sources.len() < 2 {
        return None;
    }
    let told = sources.into_iter().map(|source| {
        let own: Vec<Head> = { heads.iter().filter(is_within) }
            .filter(|h| h.source == source)
            .cloned()
            .collect();
        let from = own.iter().map(|h| h.from).min().unwrap_or(period.from);
        let to = own.iter().map(|h| h.to).max().unwrap_or(period.to);
        let part = Period {
            from,
            to,
            ..period.clone()
        };
        let total = basis(&part, &own, None, &[]).and_then(|basis| received(&basis, snapshots));
        let total = total.map(|(received, _)| received.total.counts);
        let figures = [
            (Column::C3, "tiếp nhận"),
            (Column::C7, "đã giải quyết"),
            (Column::C11, "đang giải quyết"),
        ]
        .into_iter()
        .filter_map(|(column, words)| Some(format!("{words} {}", calendar::count(total?.get(column)?))));
        let figures: Vec<String> = figures.collect();
        let figures = match figures.is_empty() {
            true => String::new(),
            false => format!(" ({})", figures.join(", ")),
        };
        format!("{source} {}{figures}", part.window_words())
    });
    let told: Vec<String> = told.collect();
    Some(format!(
        "Chưa có số liệu của cả kỳ: số liệu trong kỳ của {} nguồn, chương trình không cộng số của các nguồn khác nhau: {}.",
        calendar::count(told.len() as i64),
        told.join("; ")
    ))
}

/// So many stretches of days are named; more are counted.
const STRETCHES: usize = 3;

/// "từ ngày 15/9/2026 đến ngày 19/9/2026; ngày 14/12/2026".
fn in_words(days: &[(NaiveDate, NaiveDate)]) -> String {
    let stretch = |(first, last): &(NaiveDate, NaiveDate)| match first == last {
        true => format!("ngày {}", date(*first)),
        false => format!("từ ngày {} đến ngày {}", date(*first), date(*last)),
    };
    let mut named: Vec<String> = days.iter().take(STRETCHES).map(stretch).collect();
    match days.len().saturating_sub(STRETCHES) {
        0 => {}
        n => named.push(format!("và {} khoảng khác", calendar::count(n as i64))),
    }
    named.join("; ")
}

/// Whether anything was asked for days of the period.
fn within(period: &Period, heads: &[Head]) -> bool {
    heads.iter().any(|h| h.from <= period.to && period.from <= h.to)
}

/// What was received for a basis, with what is wrong in it; nothing is corrected.
fn received(basis: &Basis, snapshots: &[Snapshot]) -> Option<(Composed, Provenance)> {
    let snapshot = |id: i64| snapshots.iter().find(|s| s.id == id);
    let ids = basis.pieces.iter().flat_map(|p| p.answers().collect::<Vec<_>>());
    let origins: Vec<&Snapshot> = ids.map(snapshot).collect::<Option<_>>()?;
    let last = *origins.last()?;
    let composed = match basis.is_exact() {
        true => {
            let total = total_of(last);
            let mut findings = identities(&last.rows, Some(&total), last.proof());
            findings.extend(digit_permutation_hint(
                &last.rows,
                last.total.as_ref(),
                last.proof(),
            ));
            Composed {
                rows: last.rows.clone(),
                total,
                findings,
            }
        }
        false => {
            let mut composed = compose(basis, snapshots)?;
            let mut findings = identities(&composed.rows, Some(&composed.total), last.proof());
            findings.append(&mut composed.findings);
            Composed { findings, ..composed }
        }
    };
    let mut composed = composed;
    composed
        .findings
        .extend(origins.iter().filter_map(|s| s.forced()));
    let provenance = Provenance {
        snapshot: last.id,
        source: basis.source.clone(),
        mode: basis.mode,
        fetched_at: last.fetched_at,
        request: last.request.clone(),
        hash: last.hash.clone(),
        is_cutoff: basis.is_cutoff,
        made_of: match basis.is_exact() {
            true => Vec::new(),
            false => made_of(basis, &origins),
        },
    };
    Some((composed, provenance))
}

fn made_of(basis: &Basis, origins: &[&Snapshot]) -> Vec<Origin> {
    let mut found = Vec::new();
    for piece in &basis.pieces {
        let answers: Vec<i64> = piece.answers().collect();
        for (n, id) in answers.iter().enumerate() {
            let Some(snapshot) = origins.iter().find(|s| s.id == *id) else {
                continue;
            };
            found.push(Origin {
                snapshot: *id,
                from: snapshot.from,
                to: snapshot.to,
                fetched_at: snapshot.fetched_at,
                request: snapshot.request.clone(),
                hash: snapshot.hash.clone(),
                is_taken_off: n + 1 < answers.len(),
            });
        }
    }
    found
}

/// Whether what was received contradicts the rest, in the total.
fn is_doubtful(findings: &[Finding]) -> bool {
    let place = Place::Cell(format!("{TOTAL}/c3"));
    findings
        .iter()
        .any(|f| f.is_error() && f.rule == "identity" && f.place == place)
}
