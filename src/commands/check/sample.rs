//! `check --source ID --sample FILE`: what a profile makes of a saved answer. Asks nobody,
//! stores nothing.

use super::super::desk;
use super::super::exit::Exit;
use super::super::{figures, told};
use super::answer::{kind, rows_of};
use crate::agenda::{Rules, calendar_unit};
use crate::calendar::{Moment, Period, day_of};
use crate::commands::given;
use crate::dossier::{Column, Mode, SectorRow, Snapshot, identities};
use crate::portal::{self, Failure, Profile, Question, Saved};
use anyhow::{Context, anyhow, bail};
use clap::Args;
use std::collections::BTreeMap;
use std::path::Path;

/// Larger than any answer that would be read.
const LARGEST: u64 = 4 << 20;
/// So many months, quarters or years back an answer is looked for in its own words.
const MOST_UNITS: usize = 60;

#[derive(Args)]
pub struct Sample {
    /// Read this saved answer as the source's profile would; asks nobody, stores nothing
    #[arg(long, value_name = "FILE", requires = "source")]
    pub sample: Option<std::path::PathBuf>,
    /// How it was asked [default: the source's, else the first that the profile knows]
    #[arg(long, requires = "sample", value_parser = mode)]
    mode: Option<Mode>,
    /// For which period [default: the newest calendar unit that the answer has rows for]
    #[arg(long, value_name = "PERIOD", requires = "sample")]
    period: Option<String>,
    /// With which status it came [default: the profile's usual one]
    #[arg(long, value_name = "NUMBER", requires = "sample")]
    status: Option<u16>,
    /// With which Content-Type it came
    #[arg(long, value_name = "TYPE", requires = "sample")]
    content_type: Option<String>,
    /// A value that the profile leaves open, over those of the configuration; may be repeated
    #[arg(long = "value", value_name = "NAME=VALUE", requires = "sample", value_parser = pair)]
    values: Vec<(String, String)>,
}

fn mode(word: &str) -> Result<Mode, String> {
    match word {
        "month" => Ok(Mode::Month),
        "quarter" => Ok(Mode::Quarter),
        "year" => Ok(Mode::Year),
        "range" => Ok(Mode::Range),
        "open" => Ok(Mode::Open),
        _ => Err("write month, quarter, year, range or open".into()),
    }
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write NAME=VALUE")?;
    Ok((name.to_owned(), value.to_owned()))
}

/// A profile with what is known of the office.
struct Found {
    source: String,
    profile: Profile,
    values: BTreeMap<String, String>,
    mode: Option<Mode>,
}

pub fn run(
    args: &Sample,
    name: &str,
    file: &Path,
    now: Moment,
    config: &desk::Config,
) -> anyhow::Result<Exit> {
    // A broken configuration is no reason not to look at a profile that is not in it.
    let settings = config.load_if_any();
    let rules = settings.as_ref().ok().and_then(|s| s.as_ref());
    let rules = rules.map(|s| s.rules.clone());
    let found = find(name, settings, config)?;
    let profile = &found.profile;
    let mode = mode_of(args, &found)?;
    let windows = windows(args.period.as_deref(), mode, rules.as_ref(), now)?;
    let mut values = found.values.clone();
    values.extend(args.values.iter().cloned());
    let values = profile
        .complete(&values)
        .map_err(|all| anyhow!("{}; give it with --value NAME=VALUE", all.join("; ")))?;
    let body = read(file)?;
    let saved = Saved {
        status: args.status.unwrap_or_else(|| profile.usual_status()),
        content_type: args.content_type.as_deref(),
        body: &body,
        fetched_at: now,
    };
    let ask = |window: &Period| Question {
        mode,
        from: window.from,
        to: window.to,
    };
    let read = |question: &Question| profile.try_on(&found.source, question, &values, saved);
    let fits = |window: &&Period| read(&ask(window)).is_ok_and(|s| s.total.is_some() || !s.rows.is_empty());
    let window = windows.iter().find(fits).or(windows.first());
    let question = window
        .map(ask)
        .context("no window is known for this mode; give --period")?;
    say!("profile {}: {}", profile.id, profile.name);
    say!("window {}..{}, mode {mode:?}", question.from, question.to);
    match profile.words(&question, &values) {
        Ok(words) => say!("would be asked: {words}"),
        Err(failure) => bail!("{}", failure.detail),
    }
    if profile.lists_dossiers() {
        let attention = super::dossiers::show_sample(profile, &question, &values, saved);
        return Ok(Exit::attention_if(attention));
    }
    Ok(Exit::attention_if(tell(read(&question))))
}

fn mode_of(args: &Sample, found: &Found) -> anyhow::Result<Mode> {
    let known = found.profile.modes();
    let mode = args.mode.or(found.mode).or(known.first().copied());
    mode.filter(|m| known.contains(m)).with_context(|| {
        format!(
            "the profile \"{}\" is asked in none of these modes; known: {known:?}",
            found.profile.id
        )
    })
}

/// Prints what came of it; whether somebody has to look.
fn tell(read: Result<Snapshot, Failure>) -> bool {
    match read {
        Ok(snapshot) => show(&snapshot),
        Err(failure) => {
            say!("kind {}: {}", kind(failure.kind), failure.detail);
            true
        }
    }
}

/// A profile file by its path, else a configured source, else a profile by its name.
fn find(
    name: &str,
    settings: anyhow::Result<Option<crate::config::Settings>>,
    config: &desk::Config,
) -> anyhow::Result<Found> {
    let of = |text: &str| -> anyhow::Result<Found> {
        let profile =
            Profile::read(text).map_err(|why| anyhow!("the profile {name} is not usable: {why}"))?;
        Ok(Found {
            source: profile.id.clone(),
            profile,
            values: BTreeMap::new(),
            mode: None,
        })
    };
    if name.contains(['/', '.', '\\']) {
        return of(&text(Path::new(name))?);
    }
    let mut known = Vec::new();
    if let Ok(Some(settings)) = &settings {
        if let Some(source) = settings.sources.iter().find(|s| s.id == name) {
            return Ok(Found {
                source: source.id.clone(),
                profile: source.profile.clone(),
                values: source.values.clone(),
                mode: Some(source.mode),
            });
        }
        known.extend(settings.sources.iter().map(|s| s.id.clone()));
    }
    if let Some(built_in) = portal::built_in(name) {
        return of(built_in);
    }
    let own = crate::config::own_profile(&config.path, name);
    if own.exists() {
        return of(&text(&own)?);
    }
    // A configuration that cannot be read may be why the source is not known.
    settings?;
    known.extend(portal::BUILT_IN.iter().map(|(id, _)| (*id).to_owned()));
    bail!(
        "no source or profile is called \"{name}\"; known: {}; or give the path of a profile file",
        known.join(", ")
    )
}

/// The text of a profile file.
pub(super) fn text(path: &Path) -> anyhow::Result<String> {
    let bytes = read(path)?;
    String::from_utf8(bytes).with_context(|| format!("{} is not UTF-8; save it as text", path.display()))
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let (_, bytes) = given::read(path, LARGEST, "give one saved answer")?;
    Ok(bytes)
}

/// The named window, or else the calendar units of the last years, newest first: a saved answer
/// may say itself which it is for.
fn windows(
    name: Option<&str>,
    mode: Mode,
    rules: Option<&Rules>,
    now: Moment,
) -> anyhow::Result<Vec<Period>> {
    if let Some(name) = name {
        let regimes = rules.map(|r| r.regimes.as_slice()).unwrap_or_default();
        return Ok(vec![Period::read(name, regimes, None)?]);
    }
    if mode == Mode::Open {
        let today = day_of(now);
        return Ok(vec![Period::read(&format!("{today}..{today}"), &[], None)?]);
    }
    let mode = if mode == Mode::Range { Mode::Month } else { mode };
    let first = calendar_unit(mode, day_of(now));
    let before = |unit: &Period| calendar_unit(mode, unit.from.pred_opt()?);
    Ok(std::iter::successors(first, before).take(MOST_UNITS).collect())
}

/// Prints what was understood; whether it contradicts itself.
fn show(snapshot: &Snapshot) -> bool {
    say!("kind data: {}", rows_of(snapshot));
    let proof = snapshot.proof();
    let rows = || snapshot.rows.iter().chain(&snapshot.total);
    if !proof.is_cross_check {
        for line in figures::table(rows()) {
            say!("{line}");
        }
    }
    for row in rows() {
        let extras: Vec<String> = row
            .extras
            .iter()
            .map(|(name, n)| format!("{name} {}", n.map_or("-".into(), |n| n.to_string())))
            .collect();
        if !extras.is_empty() {
            say!("{}: {}", row.name(), extras.join(", "));
        }
    }
    if !proof.is_cross_check {
        rows()
            .filter_map(unknown)
            .for_each(|line| say!("unknown: {line}"));
    }
    for compared in &proof.compared {
        let columns: Vec<String> = compared
            .columns
            .iter()
            .map(|c| format!("({})", c.number()))
            .collect();
        say!(
            "to be compared: {} with {} of form II.06a, within {}%",
            compared.left.name,
            columns.join(" + "),
            compared.tolerance_percent
        );
    }
    let findings = identities(&snapshot.rows, snapshot.total.as_ref(), &proof);
    for finding in &findings {
        say!("{}", told::finding_line(finding));
    }
    findings.iter().any(crate::finding::Finding::is_error)
}

fn unknown(row: &SectorRow) -> Option<String> {
    let missing: Vec<String> = Column::ALL
        .iter()
        .filter(|c| row.counts.get(**c).is_none())
        .map(|c| format!("({})", c.number()))
        .collect();
    (!missing.is_empty()).then(|| format!("{} {}", row.name(), missing.join(" ")))
}
