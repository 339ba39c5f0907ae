//! `retention`: which old answers of sources the office's policy lets go; a dry run unless told.

use super::desk;
use super::exit::Exit;
use crate::calendar::date;
use crate::dossier::removable;
use anyhow::bail;
use chrono::Days;
use clap::Args;

#[derive(Args)]
pub struct Retention {
    /// Remove them; without it only say what would go
    #[arg(long)]
    apply: bool,
}

pub fn run(args: &Retention, config: &desk::Config) -> anyhow::Result<Exit> {
    let settings = config.load_offline()?;
    let Some(days) = settings.rules.figures.thin_after_days else {
        bail!(
            "no policy is configured: every answer is kept; write thin_after_days = 1100 into [figures] to keep of each older day only its first and last answer"
        );
    };
    let now = crate::daemon::clock::now();
    let before = now - Days::new(days);
    let mut store = match args.apply {
        true => desk::open(&settings.database)?,
        false => desk::look(&settings.database)?,
    };
    let heads = store.all_heads()?;
    let kept = store.answers_to_keep()?;
    let ids = removable(&heads, &settings.rules.regimes, &kept, before);
    let removed = match args.apply {
        true => store.remove_answers(&ids, before)?,
        false => store.weigh_answers(&ids)?,
    };
    say!(
        "{} of {} answers from before {} {}, {} KB; what periods and reports rest on stays",
        removed.answers,
        heads.len(),
        date(before.date_naive()),
        if args.apply { "removed" } else { "would go" },
        removed.bytes / 1000
    );
    Ok(Exit::Done)
}
