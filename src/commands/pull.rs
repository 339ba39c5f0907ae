//! `pull [--source ID] [--period P]`: fetch now, store a snapshot, say what changed.

use super::{Exit, desk};
use crate::calendar::{Moment, Period, count, day_of};
use crate::daemon::{Event, Office};
use crate::dossier::{Column, Figures};
use crate::portal::Question;
use anyhow::{Context, bail};
use clap::Args;

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
            let before = desk::figures(&office.store, period, &office.settings.rules, now)?;
            match runtime.block_on(office.fetch(&source, &question, period.clone(), now))? {
                Event::FetchFailed { detail, .. } => {
                    failed = true;
                    say!("{source} {}: failed: {detail}", period.label);
                }
                _ => {
                    let after = desk::figures(&office.store, period, &office.settings.rules, now)?;
                    say!(
                        "{source} {} ({}..{}): {}",
                        period.label,
                        period.from,
                        period.to,
                        changed(&before, &after)
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

fn changed(before: &Figures, after: &Figures) -> String {
    if before.as_of.is_none() {
        return format!("first answer, {} sectors", after.rows.len());
    }
    let columns: Vec<String> = Column::ALL
        .into_iter()
        .filter_map(|c| {
            let (old, new) = (before.total.counts.get(c), after.total.counts.get(c));
            let text = |v: Option<i64>| v.map_or("-".into(), count);
            (old != new).then(|| format!("({}) {} -> {}", c.number(), text(old), text(new)))
        })
        .collect();
    if columns.is_empty() {
        "unchanged".into()
    } else {
        columns.join(", ")
    }
}
