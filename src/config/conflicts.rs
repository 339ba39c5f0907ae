//! What contradicts itself in the settings without being wrong, told to the operator in English
//! with its place; the agenda tells the plan's owner. `[conflicts] accepted` answers one for good.

use super::duties::Duty;
use super::section::Section;
use super::written::{Log, Place, Placed};
use crate::agenda::{Clash, Conflict, Rules, conflicts, part_occurrence, report_occurrence};
use crate::calendar::{PeriodKind, Regime, WindowRule};
use crate::dossier::Mode;
use crate::portal::Source;

/// An ordinary year between two others; the years after it repeat.
const YEAR: i32 = 2026;

/// Where regimes and reports stand, and what a report feeds.
pub struct Places {
    regimes: Vec<(String, Place)>,
    reports: Vec<(String, Place, Option<Place>)>,
}

pub fn places(regimes: &[Placed<Regime>], duties: &[Placed<Duty>]) -> Places {
    let feeds = |d: &Duty| d.feeds.as_ref().map(|f| f.place.clone());
    Places {
        regimes: regimes
            .iter()
            .map(|r| (r.value.id.clone(), r.place.clone()))
            .collect(),
        reports: duties
            .iter()
            .map(|d| (d.value.rule.id.clone(), d.place.clone(), feeds(&d.value)))
            .collect(),
    }
}

/// Ids of conflicts that the office accepts as they are.
pub fn accepted(root: &Section) -> Vec<Placed<String>> {
    let Some(section) = root.section("conflicts") else {
        return Vec::new();
    };
    let accepted = section.list::<String>("accepted");
    section.close();
    accepted
}

/// Warns of every conflict that nobody accepted, and of what is accepted and is none.
pub fn tell(rules: &Rules, places: &Places, accepted: &[Placed<String>], log: &Log) {
    let found = conflicts(rules, YEAR);
    for conflict in &found {
        if accepted.iter().any(|a| a.value == conflict.id) {
            continue;
        }
        let (message, remedy) = words(conflict);
        log.warning(
            &places.of(conflict),
            format!("period conflict: {message}"),
            format!(
                "{remedy}; or accept it: [conflicts] accepted = [\"{}\"]",
                conflict.id
            ),
        );
    }
    for id in accepted.iter().filter(|a| found.iter().all(|c| c.id != a.value)) {
        log.warning(
            &id.place,
            format!("no conflict has the id \"{}\"", id.value),
            "delete it: what it accepted is settled",
        );
    }
}

impl Places {
    fn of(&self, conflict: &Conflict) -> Place {
        let regime = self.regimes.iter().find(|(id, _)| *id == conflict.about);
        let report = self.reports.iter().find(|(id, ..)| *id == conflict.about);
        let place = match (&conflict.clash, report, regime) {
            (Clash::AfterUpstream { .. }, Some((_, place, feeds)), _) => {
                Some(feeds.as_ref().unwrap_or(place))
            }
            (Clash::BeforeCutoff { .. }, Some((_, place, _)), _) => Some(place),
            (_, _, Some((_, place))) => Some(place),
            _ => None,
        };
        place.cloned().unwrap_or_else(|| Place::whole("".as_ref()))
    }
}

/// (what, remedy).
fn words(conflict: &Conflict) -> (String, &'static str) {
    match &conflict.clash {
        Clash::Seam { before, after } => {
            let what = match after.from > before.to {
                true => "leave days out",
                false => "count days twice",
            };
            (
                format!(
                    "the windows {what}: {} ends on {}, {} begins on {}",
                    before.label, before.to, after.label, after.from
                ),
                "let from_day be the day after to_day, unless a regulation says otherwise",
            )
        }
        Clash::Untiled { fine, coarse } => (
            format!(
                "the windows of \"{}\" do not add up to those of \"{}\" ({} to {} against {} to {})",
                fine.regime, coarse.regime, fine.from, fine.to, coarse.from, coarse.to
            ),
            "leave it if both are prescribed so: their sums are then never compared",
        ),
        Clash::Overlap {
            window,
            other,
            from,
            to,
        } => (
            format!(
                "the window {} to {} and {} of \"{}\" both count {from} to {to}",
                window.from, window.to, other.label, other.regime
            ),
            "leave it if it is prescribed so: their sums are then never compared",
        ),
        Clash::BeforeCutoff {
            title, due, period, ..
        } => (
            format!("\"{title}\" is due by {due}, its figures run until {}", period.to),
            "leave it if it is prescribed so: the draft is then an estimate, the final figures follow",
        ),
        Clash::AfterUpstream {
            due,
            upstream_id,
            limit,
            ..
        } => (
            format!("the units answer by {due}, after \"{upstream_id}\" is due by {limit}"),
            "agree on an earlier day with the units",
        ),
    }
}

/// A source that answers by calendar month cannot serve other windows.
pub fn sources(sources: &[Placed<Source>], regimes: &[Placed<Regime>], log: &Log) {
    let months = |r: &&Placed<Regime>| r.value.kind == PeriodKind::Month;
    let Some(regime) = regimes.iter().find(months) else {
        return;
    };
    for source in sources {
        let is_compared = source.value.profile.proof(source.value.mode).is_cross_check;
        if source.value.mode == Mode::Month && !is_compared && regime.value.rule != WindowRule::Calendar {
            log.warning(
                &source.place,
                format!(
                    "period conflict: asked by calendar month, it has no figures for the windows of \"{}\"",
                    regime.value.id
                ),
                "use mode = \"range\", if the portal can answer for any two days",
            );
        }
    }
}

/// Contributors who answer when the report should have left.
pub fn parts(duties: &[Placed<Duty>], rules: &Rules, log: &Log) {
    for duty in duties {
        let rule = &duty.value.rule;
        let Some(regime) = rules.regimes.iter().find(|r| r.id == rule.regime) else {
            continue;
        };
        let index = rule.only.iter().min().copied().unwrap_or(1);
        let Some(period) = regime.period(YEAR, index).filter(|_| rule.parts.due.is_some()) else {
            continue;
        };
        let days = part_occurrence(rule, &period, rules).zip(report_occurrence(rule, &period, rules));
        let Some((internal, whole)) = days.filter(|(internal, whole)| internal.due >= whole.due) else {
            continue;
        };
        log.warning(
            &duty.place,
            format!(
                "period conflict: the contributors to \"{}\" answer by {}, the report is due by {}",
                rule.title, internal.due, whole.due
            ),
            "write an earlier internal_due; without one it is three working days before",
        );
    }
}
