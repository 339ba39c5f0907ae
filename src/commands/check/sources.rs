//! How each source is asked, and whether it answers.

use super::answer::rows_of;
use crate::agenda::calendar_unit;
use crate::calendar::{Moment, day_of};
use crate::config::Settings;
use crate::dossier::Mode;
use crate::portal::{self, Asker, Login, Profile, Question, Source};
use anyhow::Context;
use std::path::Path;
use tokio::runtime::Runtime;

/// What is set beside mode and schedule; no host, no name of a user.
pub fn print(source: &Source) {
    let login = match &source.login {
        Login::None => "no sign-in",
        Login::Basic { .. } => "basic",
        Login::Bearer { .. } => "bearer",
        Login::OAuth(_) => "oauth2",
        Login::Cookie(_) => "cookie",
    };
    let purpose = match source.profile.proof(source.mode).is_cross_check {
        true => ", only compared with other sources",
        false => "",
    };
    say!(
        "  profile {} ({}){purpose}; sign-in: {login}; {} seconds of patience; up to {} minutes after its moment{}{}",
        source.profile.id,
        source.profile.name,
        source.timeout.as_secs(),
        source.jitter_minutes(),
        if source.proxy.is_some() { "; proxy set" } else { "" },
        if source.extra_ca.is_some() {
            "; extra certificates"
        } else {
            ""
        },
    );
}

/// Looks at every profile in the office's own folder, also those that no source names; whether any
/// cannot be used.
pub fn own_profiles(config: &Path) -> anyhow::Result<bool> {
    let folder = crate::config::own_profiles(config);
    if !folder.is_dir() {
        return Ok(false);
    }
    let doing = || format!("reading the folder {}", folder.display());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&folder).with_context(doing)? {
        files.push(entry.with_context(doing)?.path());
    }
    files.retain(|file| file.extension().is_some_and(|e| e == "toml"));
    files.sort();
    let mut broken = false;
    for file in files {
        let name = file.file_stem().map(|n| n.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        let text = super::sample::text(&file).map_err(|why| format!("{why:#}"));
        let built_in = portal::built_in(&name);
        match text.and_then(|text| Profile::read(&text).map(|profile| (profile, text))) {
            // A copy of what comes along does no harm.
            Ok((_, text)) if built_in == Some(text.as_str()) => {}
            Ok(_) if built_in.is_some() => {
                broken = true;
                say!(
                    "profile {}: is never read, \"{name}\" is built in; give the file another name",
                    file.display()
                );
            }
            Ok((profile, _)) => say!("profile {name}: {}, from {}", profile.name, file.display()),
            Err(why) => {
                broken = true;
                let why = why.split_whitespace().collect::<Vec<_>>().join(" ");
                say!("profile {}: is not usable: {why}", file.display());
            }
        }
    }
    Ok(broken)
}

/// Asks the sources without storing; whether any fails. Only the one of that id, if one is named.
pub fn ask(settings: &Settings, only: Option<&str>, runtime: &Runtime, now: Moment) -> anyhow::Result<bool> {
    let mut failed = false;
    for source in settings
        .sources
        .iter()
        .filter(|s| only.is_none_or(|id| s.id == id))
    {
        if source.mode == Mode::Open {
            failed |= super::dossiers::ask(source, runtime, now)?;
            continue;
        }
        let Some(question) = question(source, settings, now) else {
            continue;
        };
        let asker = Asker::new(source).map_err(|why| anyhow::anyhow!("source {}: {why}", source.id))?;
        match runtime.block_on(asker.ask(&question, now)) {
            Ok(answer) => say!(
                "source {}: {} for {}..{}",
                source.id,
                rows_of(&answer.snapshot),
                question.from,
                question.to
            ),
            Err(failure) => {
                failed = true;
                say!("source {}: {}", source.id, failure.detail);
            }
        }
    }
    Ok(failed)
}

/// The window in progress, as the source can be asked for it.
fn question(source: &Source, settings: &Settings, now: Moment) -> Option<Question> {
    let today = day_of(now);
    let window = match source.mode {
        Mode::Range => settings.rules.regimes.iter().find_map(|r| r.period_of(today)),
        mode => calendar_unit(mode, today),
    }?;
    Some(Question {
        mode: source.mode,
        from: window.from,
        to: window.to,
    })
}
