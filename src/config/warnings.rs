//! What is not wrong and depends on the day: days off that are missing, texts no longer in force, a start
//! that lies too far ahead.

use super::problem::Problem;
use super::settings::Settings;
use super::written::{Log, Place};
use crate::calendar::{Moment, Regime, WorkingCalendar, bridges, day_of};
use chrono::{Datelike, Days};
use std::path::{Path, PathBuf};

/// All there is to know that is not wrong, at that moment.
pub fn warnings(settings: &Settings, now: Moment) -> Vec<Problem> {
    let mut all = settings.warnings.clone();
    all.extend(calendar_warnings(
        &settings.rules.calendar,
        &settings.days_off,
        now,
    ));
    all.extend(regime_warnings(settings, now));
    all.extend(far_start(settings, now));
    all
}

/// What the clock has to say of days off (facts/domain.md 5.3): those of this and next year that are
/// missing or only forecast, official ones without their text, days that may yet be swapped.
fn calendar_warnings(calendar: &WorkingCalendar, file: &Path, now: Moment) -> Vec<Problem> {
    let log = Log::default();
    let today = day_of(now);
    let place = Place {
        key: "days_off".into(),
        ..Place::whole(file)
    };
    let remedy = "enter the official days off from the yearly notice, one line a day";
    let mut years = vec![today.year()];
    if today.month() >= 10 {
        years.push(today.year() + 1);
    }
    for year in years {
        if !calendar.knows_year(year) {
            log.warning(&place, format!("the days off of {year} are missing"), remedy);
        } else if calendar.of_year(year).any(|e| !e.is_official()) {
            log.warning(
                &place,
                format!("days off of {year} are still only forecast"),
                remedy,
            );
        }
        let without: Vec<String> = calendar
            .of_year(year)
            .filter(|e| e.is_official() && e.text.is_empty())
            .map(|e| e.day.to_string())
            .collect();
        if !without.is_empty() {
            log.warning(
                &place,
                format!(
                    "official days off without the number of their text: {}",
                    without.join(", ")
                ),
                "write the text in the seventh column, \"VB 12729/VPCP-KGVX ngày 25/12/2025\"",
            );
        }
        for day in bridges(calendar, year).iter().filter(|d| **d > today) {
            log.warning(
                &place,
                format!("{day} stands alone between days off and may be swapped"),
                "enter it as swap_off or, if it is worked, as swap_work, with the text that says so",
            );
        }
    }
    log.close().unwrap_or_default()
}

/// Regimes whose legal basis is not in force on that day.
fn regime_warnings(settings: &Settings, now: Moment) -> Vec<Problem> {
    let today = day_of(now);
    let is_out = |r: &&Regime| !r.valid.holds(today, today);
    let of = |regime: &Regime| Problem {
        file: PathBuf::from("regime"),
        line: 0,
        key: regime.id.clone(),
        message: format!(
            "its legal basis is not in force on {today}: {}",
            regime.legal_basis
        ),
        remedy: "choose the regime of the text that replaced it, or set valid_from and valid_to".into(),
    };
    settings.rules.regimes.iter().filter(is_out).map(of).collect()
}

/// Going live further ahead than any plan reaches is a slip: nobody is told of anything until then.
const FAR: u64 = 366;

/// Warns of a day of going live that lies more than a year ahead.
fn far_start(settings: &Settings, now: Moment) -> Option<Problem> {
    let today = day_of(now);
    let day = settings.rules.live_from?;
    (day > today + Days::new(FAR)).then(|| Problem {
        file: settings.files.first().cloned().unwrap_or_default(),
        line: settings.live_line,
        key: "sending.live_from".into(),
        message: format!("{day} is more than a year ahead: what is due before it is told to nobody"),
        remedy: "write the day from which the units are reminded".into(),
    })
}
