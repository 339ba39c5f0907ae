//! Where figures come from: `[[source]]`.

mod login;

use super::names::Names;
use super::reach::Reach;
use super::section::number;
use super::section::{Section, looks_secret};
use super::values::{Id, Loose, is_host, is_loopback, nearest};
use super::written::Placed;
use crate::calendar::office_time;
use crate::dossier::Mode;
use crate::portal::{self, Profile, Source};
use chrono::TimeZone;
use croner::Cron;
use croner::parser::{CronParser, Seconds};
use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The sources, each with its place.
pub fn sources(root: &Section, reach: &Reach) -> Vec<Placed<Source>> {
    let mut ids = Names::default();
    let mut known = Known::default();
    let read = |section: Section| {
        let value = source(&section, reach, &mut ids, &mut known);
        let place = section.place();
        section.close();
        Placed { value, place }
    };
    let portals = root
        .sections("source")
        .into_iter()
        .filter(|s| !super::exports::is_file(s));
    portals.map(read).collect()
}

/// What was read already: many sources may speak through one profile, on one schedule.
#[derive(Default)]
struct Known {
    /// By the name that sources call them by.
    profiles: BTreeMap<String, Result<Profile, String>>,
    /// Patterns that are good.
    schedules: BTreeSet<String>,
}

fn source(section: &Section, reach: &Reach, ids: &mut Names, known: &mut Known) -> Source {
    let id = section.must::<Id>("id", "write a short stable id, \"motcua\"");
    super::reckoning::name(section);
    ids.claim(section, &id.value.0, &id.place, "id");
    let base_url = base_url(section);
    let profile = profile(section, reach, known);
    let seconds = number(section, "timeout_seconds", 5..=600).unwrap_or(60);
    Source {
        id: id.value.0,
        values: values(section, profile.as_ref()),
        mode: mode(section, profile.as_ref()),
        schedule: schedule(section, known),
        timeout: Duration::from_secs(seconds.unsigned_abs()),
        extra_ca: reach.extra_ca(section),
        login: login::login(section, reach, &base_url, profile.as_ref()),
        proxy: login::proxy(section, reach),
        jitter_minutes: jitter(section),
        profile: profile.unwrap_or_default(),
        base_url,
    }
}

fn jitter(section: &Section) -> Option<u32> {
    let minutes = number(section, "jitter_minutes", 0..=60)?;
    u32::try_from(minutes).ok()
}

/// The folder beside the configuration for profiles of the office's own.
const OWN_PROFILES: &str = "sources";

/// The folder of the office's own profiles for a configuration file.
pub fn own_profiles(config: &Path) -> PathBuf {
    config.parent().unwrap_or(Path::new("")).join(OWN_PROFILES)
}

/// Where a profile of that name lies for a configuration file.
pub fn own_profile(config: &Path, name: &str) -> PathBuf {
    own_profiles(config).join(format!("{name}.toml"))
}

/// What is built in, or a file: of that name in the folder of own profiles, or by its path. `None`
/// is told.
fn profile(section: &Section, reach: &Reach, known: &mut Known) -> Option<Profile> {
    let remedy = "write \"opencps-v2\" or another that is built in, the name of a file in the folder sources beside this file, or the path of a profile of your own";
    let name = section.must::<String>("profile", remedy);
    if name.value.is_empty() {
        return None;
    }
    let read = match known.profiles.get(&name.value) {
        Some(read) => read.clone(),
        None => {
            let read = Profile::read(&text_of(section, reach, &name)?);
            known.profiles.insert(name.value.clone(), read.clone());
            read
        }
    };
    if let Err(why) = &read {
        let why = why.split_whitespace().collect::<Vec<_>>().join(" ");
        let message = format!("the profile \"{}\" is not usable: {why}", name.value);
        section
            .log()
            .problem(&name.place, message, "correct the profile, or use a built-in one");
    }
    read.ok()
}

fn text_of(section: &Section, reach: &Reach, name: &Placed<String>) -> Option<String> {
    if let Some(text) = portal::built_in(&name.value) {
        return Some(text.to_owned());
    }
    let mut path = name.clone();
    if is_bare(&name.value) {
        path.value = format!("{OWN_PROFILES}/{}.toml", name.value);
    }
    Some(reach.text(section, &path, "the profile")?.1)
}

/// The name of a profile and not its path.
fn is_bare(name: &str) -> bool {
    !name.contains(['/', '.', '\\'])
}

fn mode(section: &Section, profile: Option<&Profile>) -> Mode {
    let modes = [
        ("range", Mode::Range),
        ("month", Mode::Month),
        ("quarter", Mode::Quarter),
        ("year", Mode::Year),
        ("open", Mode::Open),
    ];
    let mode = section.word("mode", &modes);
    // A list of dossiers can be asked in one way only, and nobody need say it.
    let usual = match profile.is_some_and(Profile::lists_dossiers) {
        true => Mode::Open,
        false => Mode::Range,
    };
    let chosen = mode.as_ref().map_or(usual, |m| m.value);
    let offered = profile.map(Profile::modes);
    if let Some(offered) = offered.filter(|offered| !offered.contains(&chosen)) {
        let place = mode.map_or(section.place_of("mode"), |m| m.place);
        let known = modes.iter().filter(|(_, mode)| offered.contains(mode));
        let known: Vec<String> = known.map(|(word, _)| format!("mode = \"{word}\"")).collect();
        section.log().problem(
            &place,
            "the profile knows no question of this mode",
            format!("write {}, or add the question to the profile", known.join(" or ")),
        );
    }
    chosen
}

/// "https://host[:port]" without a trailing slash. No user, query or fragment: secrets would end up in logs.
fn base_url(section: &Section) -> String {
    let remedy = "write https://host without user, path parameters or fragment";
    let url = section.must::<String>("base_url", remedy);
    let text = url.value.trim_end_matches('/').to_owned();
    if text.is_empty() {
        return text;
    }
    let allow_plain = section.may::<bool>("allow_plain").is_some_and(|a| a.value);
    let host = host_of(&text);
    let log = section.log();
    match host {
        None => log.problem(&url.place, "this is no address of a server", remedy),
        Some(host) if text.starts_with("http:") && !allow_plain && !is_loopback(host) => log.problem(
            &url.place,
            format!("figures from {host} would cross the network unprotected"),
            "use https://; if the portal only speaks http inside a protected network, say allow_plain = true",
        ),
        Some(_) => {}
    }
    text
}

fn host_of(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or(url.strip_prefix("http://"))?;
    let authority = rest.split('/').next()?;
    if rest.contains(['?', '#', '@', '\\', ' ']) {
        return None;
    }
    let (host, port) = match authority.strip_prefix('[') {
        Some(v6) => v6.split_once(']')?,
        None => authority.split_at(authority.find(':').unwrap_or(authority.len())),
    };
    let good_port = port.is_empty() || port.strip_prefix(':')?.parse::<u16>().is_ok();
    let good_host = is_host(host) || host.parse::<IpAddr>().is_ok();
    (good_port && good_host).then_some(host)
}

/// What the profile leaves open. A secret has no business here: values stand in stored requests.
fn values(section: &Section, profile: Option<&Profile>) -> BTreeMap<String, String> {
    let log = section.log();
    let needed = profile.map(Profile::values);
    let mut values = BTreeMap::new();
    for (name, Loose(value)) in section.free::<Loose>("values") {
        if looks_secret(&name.value) {
            let remedy =
                "delete the line, change the secret, and use login with a credential or a protected file";
            log.problem(&name.place, "a secret does not belong into this file", remedy);
        } else if let Some(needed) = needed.filter(|n| !n.contains_key(&name.value)) {
            let known = || needed.keys().map(String::as_str);
            let remedy = match nearest(&name.value, known()) {
                Some(key) => format!("did you mean \"{key}\"?"),
                None => format!(
                    "delete it; the profile asks for {}",
                    known().collect::<Vec<_>>().join(", ")
                ),
            };
            log.problem(&name.place, "the profile has no such value", remedy);
        }
        values.insert(name.value, value);
    }
    for (key, value) in needed.into_iter().flatten() {
        if value.default.is_none() && values.get(key).is_none_or(String::is_empty) {
            let place = section.place_of(&format!("values.{key}"));
            log.absent(&place, "is missing", format!("write the {}", value.about));
        }
    }
    values
}

/// The pattern as the scheduler's own parser reads it: six fields, seconds first, day of month
/// and weekday both to be met.
fn schedule(section: &Section, known: &mut Known) -> String {
    let remedy = "write six fields, second minute hour day month weekday: \"0 0 7,11,15 * * MON-FRI\"";
    let pattern = section.must::<String>("schedule", remedy);
    if pattern.value.is_empty() || known.schedules.contains(&pattern.value) {
        return pattern.value;
    }
    if let Err(why) = check_schedule(&pattern.value) {
        section.log().problem(&pattern.place, why, remedy);
    } else {
        known.schedules.insert(pattern.value.clone());
    }
    pattern.value
}

fn check_schedule(pattern: &str) -> Result<(), String> {
    let fields: Vec<&str> = pattern.split_whitespace().collect();
    if fields.len() != 6 {
        return Err(format!("\"{pattern}\" has {} fields, not six", fields.len()));
    }
    let cron: Cron = CronParser::builder()
        .seconds(Seconds::Required)
        .dom_and_dow(true)
        .build()
        .parse(pattern)
        .map_err(|e| format!("\"{pattern}\" is no schedule: {e}"))?;
    if fields[0].parse::<u8>().is_err() {
        return Err(format!("\"{pattern}\" would ask more than once a minute"));
    }
    // Six fields hold no year, so a pattern that has one day in a leap cycle always has a next one.
    let any = office_time().with_ymd_and_hms(2024, 1, 1, 0, 0, 0).earliest();
    match any.map(|moment| cron.find_next_occurrence(&moment, false)) {
        Some(Err(_)) => Err(format!("\"{pattern}\" never comes: no such day exists")),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schedules_are_read_as_the_scheduler_reads_them() {
        for good in [
            "0 0 7,11,15 * * *",
            "0 */15 * * * *",
            "0 30 6 * * MON-FRI",
            "0 0 8 29 2 *",
            "0 0 8 L * *",
        ] {
            assert_eq!(check_schedule(good), Ok(()), "{good}");
        }
        for bad in [
            "0 7 * * *",
            "0 0 7 * * * 2020",
            "* * * * * *",
            "0 0 8 30 2 *",
            "0 0 25 * * *",
            "@daily",
            "0 0 8 LW * *",
            "hằng ngày",
        ] {
            assert!(check_schedule(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn an_address_of_a_server_holds_no_secret() {
        for good in [
            "https://motcua.example.vn",
            "http://127.0.0.1:8080",
            "https://a.example/x",
            "https://[::1]:8443",
        ] {
            assert!(host_of(good).is_some(), "{good}");
        }
        for bad in [
            "motcua.example.vn",
            "ftp://a.example",
            "https://u:p@a.example",
            "https://a.example?x=1",
            "https://a.example:99999",
            "https://",
        ] {
            assert!(host_of(bad).is_none(), "{bad}");
        }
    }
}
