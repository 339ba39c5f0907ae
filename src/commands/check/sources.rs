//! How each source is asked, and whether it answers.

use crate::agenda::calendar_unit;
use crate::calendar::{Moment, day_of};
use crate::config::Settings;
use crate::dossier::{Mode, Snapshot};
use crate::portal::{Asker, Login, Question, Source};
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

/// Asks the sources without storing; whether any fails. Only the one of that id, if one is named.
pub fn ask(settings: &Settings, only: Option<&str>, runtime: &Runtime, now: Moment) -> anyhow::Result<bool> {
    let mut failed = false;
    for source in settings
        .sources
        .iter()
        .filter(|s| only.is_none_or(|id| s.id == id))
    {
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

/// "8 sectors and a totals row".
pub fn rows_of(snapshot: &Snapshot) -> String {
    let total = if snapshot.total.is_some() { "a" } else { "no" };
    format!("{} sectors and {total} totals row", snapshot.rows.len())
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
