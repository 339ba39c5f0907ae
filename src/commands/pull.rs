//! `pull [--source ID] [--period P]`: fetch now, store a snapshot, say what changed.

use super::{Exit, desk};
use crate::calendar::{Moment, Period, count, day_of};
use crate::daemon::{Event, Office};
use crate::dossier::{Column, Counts, Snapshot};
use crate::portal::Question;
use anyhow::{Context, bail};
use clap::Args;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Args)]
pub struct Pull {
    /// Only this source
    #[arg(long, value_name = "ID")]
    source: Option<String>,
    /// Only this period; without it the one in progress of every regime
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// The report regime that gives the period's window
    #[arg(long, value_name = "ID", requires = "period")]
    regime: Option<String>,
}

pub fn run(args: &Pull, config: &desk::Config) -> anyhow::Result<Exit> {
    let settings = config.load()?;
    let now = crate::daemon::clock::now();
    let periods = periods(args, &settings.rules, now)?;
    let sources: Vec<(String, crate::dossier::Mode)> = settings
        .rules
        .pulls
        .iter()
        .filter(|p| args.source.as_ref().is_none_or(|id| *id == p.source))
        .map(|p| (p.source.clone(), p.mode))
        .collect();
    let by_hand = |id: &&String| settings.rules.exports.iter().any(|s| s.id == **id);
    if let Some(id) = args.source.as_ref().filter(by_hand) {
        bail!(
            "source {id} is exported by hand and never asked; `dossierd import FILE --source {id}` takes its files"
        );
    }
    if sources.is_empty() {
        bail!(
            "no source {} is configured",
            args.source.as_deref().unwrap_or("at all")
        );
    }
    let store = desk::open(&settings.database)?;
    let mut office = Office::open(settings, store)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("starting the runtime")?;
    let mut failed = false;
    for (source, mode) in sources {
        for period in &periods {
            let question = Question {
                mode,
                from: period.from,
                to: period.to,
            };
            let before = office.store.newest_snapshot(&source, period.from, period.to)?;
            match runtime.block_on(office.fetch(&source, &question, period.clone(), now))? {
                Event::FetchFailed { detail, .. } => {
                    failed = true;
                    say!("{source} {}: failed: {detail}", period.label);
                }
                _ => {
                    let after = office.store.newest_snapshot(&source, period.from, period.to)?;
                    say!(
                        "{source} {} ({}..{}): {}",
                        period.label,
                        period.from,
                        period.to,
                        changed(before.as_ref(), after.as_ref())
                    );
                }
            }
        }
    }
    Ok(Exit::attention_if(failed))
}

fn periods(args: &Pull, rules: &crate::agenda::Rules, now: Moment) -> anyhow::Result<Vec<Period>> {
    match &args.period {
        Some(name) => Ok(vec![Period::read(name, &rules.regimes, args.regime.as_deref())?]),
        None => {
            let mut found: Vec<Period> = Vec::new();
            for period in rules.regimes.iter().filter_map(|r| r.period_of(day_of(now))) {
                if found.iter().all(|p| (p.from, p.to) != (period.from, period.to)) {
                    found.push(period);
                }
            }
            Ok(found)
        }
    }
}

/// What the new answer says otherwise than the one before it, sector by sector. After the cut-off
/// the reports keep to the figures of then; this tells what the source says now.
fn changed(before: Option<&Snapshot>, after: Option<&Snapshot>) -> String {
    let (Some(before), Some(after)) = (before, after) else {
        let sectors = after.map_or(0, |s| s.rows.len());
        return format!("first answer, {sectors} sectors");
    };
    let rows = |s: &Snapshot| -> BTreeMap<String, Counts> {
        let all = s.rows.iter().chain(&s.total);
        all.map(|r| (r.name().to_owned(), r.counts)).collect()
    };
    let (old, new) = (rows(before), rows(after));
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let told: Vec<String> = names
        .into_iter()
        .filter_map(|name| {
            let (old, new) = (old.get(name).copied(), new.get(name).copied());
            let columns = columns(old.unwrap_or_default(), new.unwrap_or_default());
            (!columns.is_empty()).then(|| format!("{name}: {}", columns.join(", ")))
        })
        .collect();
    match told.len() {
        0 => "unchanged".into(),
        n if n > 12 => format!("{}; and {} sectors more", told[..12].join("; "), n - 12),
        _ => told.join("; "),
    }
}

fn columns(old: Counts, new: Counts) -> Vec<String> {
    let text = |v: Option<i64>| v.map_or("-".into(), count);
    Column::ALL
        .into_iter()
        .filter(|c| old.get(*c) != new.get(*c))
        .map(|c| format!("({}) {} -> {}", c.number(), text(old.get(c)), text(new.get(c))))
        .collect()
}
