//! What must be true before letters go to the people concerned, and what is merely
//! worth knowing while they do not.

use super::people::People;
use super::section::Section;
use super::values::{is_loopback, is_reserved};
use super::written::{Log, Page, Place, Placed};
use crate::agenda::Going;
use crate::mail::Transport;

/// Told as problems in live mode, as warnings in shadow mode.
pub fn check(
    root: &Section,
    page: &Page,
    going: &Placed<Going>,
    people: &People,
    transport: Option<&Transport>,
) {
    let log = root.log();
    let tell = |place: &Place, message: String, remedy: &str| match going.value {
        Going::Live => log.absent(place, message, remedy),
        Going::Shadow => log.question(
            place,
            format!("{message} (must be settled before mode = \"live\")"),
            remedy,
        ),
    };
    if people.leaders.is_empty() {
        let remedy = "write a [[leader]] with name and address";
        let place = match going.value {
            Going::Live => &going.place,
            Going::Shadow => &root.place_of("leader"),
        };
        tell(
            place,
            "nobody is named who reads the weekly summary".into(),
            remedy,
        );
    }
    for (unit, place) in people.office.units.iter().zip(&people.unit_places) {
        if unit.mailbox.is_none() {
            tell(
                place,
                format!(
                    "the unit \"{}\" has no address: nobody there can be written to",
                    unit.name
                ),
                "write its address = \"…\"",
            );
        }
    }
    for (place, message, remedy) in &people.address_book.open {
        match going.value {
            Going::Live => log.absent(place, message, *remedy),
            Going::Shadow => log.question(place, message, *remedy),
        }
    }
    let Some(Transport::Smtp(servers)) = transport else {
        return;
    };
    // A mail server on this very machine may well serve such names, to try things out.
    let is_own = servers.iter().all(|server| is_loopback(&server.host));
    for endpoint in page.endpoints().iter().filter(|e| is_reserved(&e.value)) {
        // The value is not shown: what is told here may reach the log, which holds no address.
        let message = "is a name reserved for examples: nothing arrives there";
        let remedy = "write the real one";
        if is_own {
            log.warning(&endpoint.place, message, remedy);
        } else {
            tell(&endpoint.place, message.into(), remedy);
        }
    }
}

/// What the clock has to say of days off (facts/domain.md 5.3): those of this and next year that are
/// missing or only forecast, official ones without their text, days that may yet be swapped.
pub fn calendar_warnings(
    calendar: &crate::calendar::WorkingCalendar,
    file: &std::path::Path,
    now: crate::calendar::Moment,
) -> Vec<super::Problem> {
    use chrono::Datelike;
    let log = Log::default();
    let today = crate::calendar::day_of(now);
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
        for day in crate::calendar::bridges(calendar, year)
            .iter()
            .filter(|d| **d > today)
        {
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
pub fn regime_warnings(settings: &super::Settings, now: crate::calendar::Moment) -> Vec<super::Problem> {
    let today = crate::calendar::day_of(now);
    let is_out = |r: &&crate::calendar::Regime| !r.valid.holds(today, today);
    let of = |regime: &crate::calendar::Regime| super::Problem {
        file: std::path::PathBuf::from("regime"),
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
pub fn far_start(settings: &super::Settings, now: crate::calendar::Moment) -> Option<super::Problem> {
    let today = crate::calendar::day_of(now);
    let day = settings.rules.live_from?;
    (day > today + chrono::Days::new(FAR)).then(|| super::Problem {
        file: settings.files.first().cloned().unwrap_or_default(),
        line: settings.live_line,
        key: "sending.live_from".into(),
        message: format!("{day} is more than a year ahead: what is due before it is told to nobody"),
        remedy: "write the day from which the units are reminded".into(),
    })
}
