//! When: hours of writing, days off, reporting regimes, patience with the mail server.

use super::days::calendar;
use super::names::Names;
use super::presets::{self, Preset};
use super::reach::Reach;
use super::reminders::reminders;
use super::section::{Section, number};
use super::silence::silences;
use super::values::{Id, nearest};
use super::written::Placed;
use crate::agenda::{Going, Silence};
use crate::calendar::{PeriodKind, Regime, Validity, WindowRule, WorkingCalendar};
use crate::outbox::Patience;
use crate::remind::{Hours, Policy};
use chrono::{NaiveDate, NaiveTime, Weekday};
use std::path::PathBuf;

/// Everything about days and hours.
pub struct Timing {
    pub sending: Sending,
    pub calendar: WorkingCalendar,
    pub days_off: PathBuf,
    /// The sheet with additions to it, where one is configured.
    pub additions: Option<PathBuf>,
    /// In order, each with its place; the first of a kind is its default.
    pub regimes: Vec<Placed<Regime>>,
    /// The built-in regime that a configured one begins with, by the id of the latter.
    pub presets: Vec<(String, &'static Preset)>,
    pub policy: Policy,
    pub patience: Patience,
}

impl Timing {
    /// Leaves out the bases that an office under that body may not cite.
    pub fn cite_for(&mut self, parent: &str) {
        for regime in self.regimes.iter_mut().map(|r| &mut r.value) {
            if !presets::is_citable(&regime.legal_basis, parent) {
                regime.legal_basis.clear();
            }
        }
    }
}

pub fn timing(root: &Section, reach: &Reach) -> Timing {
    let days = calendar(root, reach);
    let (regimes, presets) = regimes(root);
    Timing {
        sending: sending(root),
        calendar: days.calendar,
        days_off: days.file,
        additions: days.additions,
        regimes,
        presets,
        policy: reminders(root),
        patience: patience(root),
    }
}

/// What `[sending]` says.
pub struct Sending {
    pub hours: Hours,
    pub going: Placed<Going>,
    pub live_from: Option<Placed<NaiveDate>>,
    pub silences: Vec<Placed<Silence>>,
}

fn sending(root: &Section) -> Sending {
    let section = root.section("sending");
    let time = |key, hour| {
        let found = section.as_ref().and_then(|s| s.may::<NaiveTime>(key));
        found.map_or(crate::calendar::hm(hour, 0), |t| t.value)
    };
    let hours = Hours {
        morning: time("morning", 7),
        late: time("late", 13),
        close: time("close", 16),
    };
    let modes = [("shadow", Going::Shadow), ("live", Going::Live)];
    let going = section.as_ref().and_then(|s| s.word("mode", &modes));
    let sending = Sending {
        hours,
        going: going.unwrap_or(Placed {
            value: Going::Shadow,
            place: root.place(),
        }),
        live_from: section.as_ref().and_then(|s| s.may::<NaiveDate>("live_from")),
        silences: section.as_ref().map(silences).unwrap_or_default(),
    };
    if let Some(section) = section {
        if !(hours.morning < hours.late && hours.late < hours.close) {
            section.log().problem(
                &section.place(),
                format!(
                    "morning {}, late {} and close {} are not in this order",
                    hours.morning.format("%H:%M"),
                    hours.late.format("%H:%M"),
                    hours.close.format("%H:%M")
                ),
                "let morning come before late and late before close",
            );
        }
        section.close();
    }
    sending
}

const KINDS: [(&str, PeriodKind); 7] = [
    ("week", PeriodKind::Week),
    ("month", PeriodKind::Month),
    ("quarter", PeriodKind::Quarter),
    ("half", PeriodKind::Half),
    ("nine", PeriodKind::Nine),
    ("year", PeriodKind::Year),
    ("explicit", PeriodKind::Explicit),
];

pub const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sunday", Weekday::Sun),
];

impl Timing {
    /// The built-in regime of that id, or that the configured one of that id begins with.
    pub fn preset(&self, id: &str) -> Option<&'static Preset> {
        let begun_with = self.presets.iter().find(|(own, _)| own == id);
        let preset = begun_with.map(|(_, preset)| *preset);
        preset.or_else(|| presets::find(id).map(|(preset, _)| preset))
    }
}

type Presets = Vec<(String, &'static Preset)>;

fn regimes(root: &Section) -> (Vec<Placed<Regime>>, Presets) {
    let mut ids = Names::default();
    let mut presets = Presets::new();
    let read = |section: Section| {
        let preset = preset(&section);
        let regime = regime(&section, preset.as_ref(), &mut ids);
        let place = section.place();
        section.close();
        let value = regime?;
        presets.extend(preset.map(|(_, preset, _)| (value.id.clone(), preset)));
        Some(Placed { value, place })
    };
    let mut regimes: Vec<_> = root.sections("regime").into_iter().filter_map(read).collect();
    built_in(root, &mut regimes);
    (regimes, presets)
}

/// Built-in regimes that a report names without a [[regime]] of that id.
fn built_in(root: &Section, regimes: &mut Vec<Placed<Regime>>) {
    for section in root.sections("report") {
        let Some(id) = section.may::<Id>("regime") else {
            continue;
        };
        let is_known = regimes.iter().any(|r| r.value.id == id.value.0);
        if let Some(regime) = presets::regime(&id.value.0).filter(|_| !is_known) {
            regimes.push(Placed {
                value: regime,
                place: id.place,
            });
        }
    }
}

/// `None` where the kind or the window is wrong, which is told.
fn regime(section: &Section, preset: Option<&Begun>, ids: &mut Names) -> Option<Regime> {
    let id = match preset {
        Some((name, ..)) if !section.has("id") => name.clone(),
        _ => section.must::<Id>("id", "write a short stable id, \"nd09_quarter\""),
    };
    ids.claim(section, &id.value.0, &id.place, "id");
    if id.value.0 == "cal" {
        let remedy = "choose another id; cal:2026-06 is always the bare calendar period";
        section
            .log()
            .problem(&id.place, "the id \"cal\" is taken", remedy);
    }
    let cutoff = section.may::<NaiveTime>("cutoff");
    let legal_basis = section.may::<String>("legal_basis");
    let valid = validity(section, preset.map(|(_, preset, _)| *preset));
    let kind = kind(section, preset.and_then(|(.., kind)| *kind));
    let usual = preset.and_then(|(_, preset, _)| preset.rule);
    let rule = match usual {
        Some(rule) if !section.has("window") => Some(rule),
        _ => window(section),
    };
    let (kind, rule) = (kind?, rule?);
    if !fits(kind, rule) {
        let remedy = "a week has window = { week_from = \"friday\" }; a one-off window has kind = \"explicit\" \
                      and { from = 2026-03-08, to = 2026-06-03 }; every other kind has \
                      { from_day = 15, to_day = 14 } or \"calendar\"";
        section.log().problem(
            &section.place_of("window"),
            "this window does not fit the kind",
            remedy,
        );
    }
    let basis = preset.map(|(_, preset, _)| preset.legal_basis.to_owned());
    Some(Regime {
        id: id.value.0,
        kind,
        rule,
        cutoff: cutoff.map_or(presets::cutoff(), |t| t.value),
        legal_basis: legal_basis.map(|t| t.value).or(basis).unwrap_or_default(),
        valid,
    })
}

fn fits(kind: PeriodKind, rule: WindowRule) -> bool {
    match rule {
        WindowRule::WeekFrom(_) => kind == PeriodKind::Week,
        WindowRule::Between(..) => kind == PeriodKind::Explicit,
        _ => !matches!(kind, PeriodKind::Week | PeriodKind::Explicit),
    }
}

/// A built-in regime that a `[[regime]]` begins with, under the name it was given.
type Begun = (Placed<Id>, &'static Preset, Option<PeriodKind>);

fn preset(section: &Section) -> Option<Begun> {
    let name = section.may::<Id>("preset")?;
    if let Some((preset, kind)) = presets::find(&name.value.0) {
        return Some((name, preset, kind));
    }
    let known = presets::ids();
    let remedy = match nearest(&name.value.0, known.iter().map(String::as_str)) {
        Some(id) => format!("did you mean \"{id}\"?"),
        None => format!("write one of {}", known.join(", ")),
    };
    let message = format!("no built-in regime has the id \"{}\"", name.value.0);
    section.log().problem(&name.place, message, remedy);
    None
}

fn kind(section: &Section, usual: Option<PeriodKind>) -> Option<PeriodKind> {
    if section.has("kind") {
        return section.word("kind", &KINDS).map(|k| k.value);
    }
    if usual.is_none() {
        let remedy = "write one of week, month, quarter, half, nine, year, explicit";
        section
            .log()
            .absent(&section.place_of("kind"), "is missing", remedy);
    }
    usual
}

fn validity(section: &Section, preset: Option<&Preset>) -> Validity {
    let day = |key| section.may::<NaiveDate>(key).map(|d| d.value);
    let usual = preset.map(Preset::valid).unwrap_or_default();
    Validity {
        from: day("valid_from").or(usual.from),
        to: day("valid_to").or(usual.to),
    }
}

const WINDOW: &str =
    "write { from_day = 15, to_day = 14 }, \"calendar\", or { week_from = \"friday\" } for weeks";

fn window(section: &Section) -> Option<WindowRule> {
    if !section.has("window") {
        section
            .log()
            .absent(&section.place_of("window"), "is missing", WINDOW);
        return None;
    }
    if !section.has_table("window") {
        let word = section.word("window", &[("calendar", WindowRule::Calendar)]);
        return word.map(|w| w.value);
    }
    let inner = section.section("window")?;
    if inner.has("from") || inner.has("to") {
        let rule = between(&inner);
        inner.close();
        return rule;
    }
    let first = inner.word("week_from", &WEEKDAYS);
    let (from, to) = (day(&inner, "from_day"), day(&inner, "to_day"));
    let days = inner.has("from_day") || inner.has("to_day");
    let rule = match (inner.has("week_from"), first, from, to) {
        (true, first, None, None) if !days => first.map(|w| WindowRule::WeekFrom(w.value)),
        (false, _, Some(from_day), Some(to_day)) => Some(WindowRule::DayToDay { from_day, to_day }),
        (false, ..) if inner.has("from_day") && inner.has("to_day") => None,
        _ => {
            inner
                .log()
                .absent(&inner.place(), "does not say a window", WINDOW);
            None
        }
    };
    inner.close();
    rule
}

/// A one-off window.
fn between(inner: &Section) -> Option<WindowRule> {
    let from = inner.must::<NaiveDate>("from", "write its first day: from = 2026-03-08");
    let to = inner.must::<NaiveDate>("to", "write its last day: to = 2026-06-03");
    if to.value < from.value {
        let message = format!("the window {}..{} ends before it begins", from.value, to.value);
        inner
            .log()
            .problem(&to.place, message, "let `to` be on or after `from`");
        return None;
    }
    Some(WindowRule::Between(from.value, to.value))
}

fn day(section: &Section, key: &'static str) -> Option<u32> {
    number(section, key, 1..=31).and_then(|n| u32::try_from(n).ok())
}

/// Tells an id that is no regime's.
pub fn must_be_regime<'r>(
    section: &Section,
    regimes: &'r [Placed<Regime>],
    id: &Placed<Id>,
) -> Option<&'r Regime> {
    let known = || regimes.iter().map(|r| r.value.id.as_str());
    let found = regimes.iter().find(|r| r.value.id == id.value.0);
    if found.is_none() && !id.value.0.is_empty() {
        let remedy = match nearest(&id.value.0, known()) {
            Some(regime) => format!("did you mean \"{regime}\"?"),
            None => format!(
                "write the id of a [[regime]] or of a built-in one: {}, {}",
                known().collect::<Vec<_>>().join(", "),
                presets::ids().join(", ")
            ),
        };
        let message = format!("no regime has the id \"{}\"", id.value.0);
        section.log().absent(&id.place, message, remedy);
    }
    found.map(|r| &r.value)
}

fn patience(root: &Section) -> Patience {
    let usual = Patience::default();
    let Some(section) = root.section("patience") else {
        return usual;
    };
    let patience = Patience {
        first_pause: number(&section, "first_pause_minutes", 1..=1440).unwrap_or(usual.first_pause),
        longest_pause: number(&section, "longest_pause_minutes", 1..=1440).unwrap_or(usual.longest_pause),
        give_up_after: number(&section, "give_up_after_hours", 1..=720).unwrap_or(usual.give_up_after),
    };
    if patience.longest_pause < patience.first_pause {
        let message = "longest_pause_minutes is shorter than first_pause_minutes";
        let remedy = "let the longest pause be at least as long as the first";
        section.log().problem(&section.place(), message, remedy);
    }
    section.close();
    patience
}
