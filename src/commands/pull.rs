//! `pull [--source ID] [--period P]`: fetch now, store a snapshot, say what changed.

use super::{Exit, desk};
use crate::agenda::calendar_unit;
use crate::calendar::{Moment, Period, count, day_of};
use crate::daemon::{Event, Office};
use crate::dossier::{Column, Mode, SectorRow, Snapshot};
use crate::portal::Question;
use crate::store::Store;
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
    /// Somebody has looked: take also an answer that the one before it contradicts (empty after rows,
    /// counts that fall)
    #[arg(long)]
    accept: bool,
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
        if mode == Mode::Open {
            failed |= list(&mut office, &source, &runtime, now, args.accept)?;
            continue;
        }
        let mut refusals = 0;
        for period in of_source(mode, &periods, args.period.is_some(), now) {
            if refusals == MOST_REFUSALS {
                say!(
                    "{source} {}: not asked, it refused {refusals} times",
                    period.label
                );
                continue;
            }
            let question = Question {
                mode,
                from: period.from,
                to: period.to,
            };
            let before = office.store.newest_snapshot(&source, period.from, period.to)?;
            let fetch = office.fetch_as(&source, &question, period.clone(), now, args.accept);
            if let Event::FetchFailed { detail, .. } = runtime.block_on(fetch)? {
                failed = true;
                say!("{source} {}: failed: {detail}", period.label);
                refusals += usize::from(was_refused(&office.store)?);
                continue;
            }
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
    Ok(Exit::attention_if(failed))
}

/// Asks for the dossiers that are being worked on; no period bears on them. Whether it failed.
fn list(
    office: &mut Office,
    source: &str,
    runtime: &tokio::runtime::Runtime,
    now: Moment,
    accept: bool,
) -> anyhow::Result<bool> {
    let today = day_of(now);
    let question = Question {
        mode: Mode::Open,
        from: today,
        to: today,
    };
    let period = Period::read(&format!("{today}..{today}"), &[], None)?;
    match runtime.block_on(office.fetch_as(source, &question, period, now, accept))? {
        Event::Listed { dossiers, .. } => say!("{source}: {dossiers} dossiers with a promised day"),
        Event::FetchFailed { detail, .. } => {
            say!("{source}: failed: {detail}");
            return Ok(true);
        }
        _ => {}
    }
    Ok(false)
}

/// So many refusals end the run for a source: asking on would lock an account or close the door.
const MOST_REFUSALS: usize = 2;

fn was_refused(store: &Store) -> anyhow::Result<bool> {
    let last = store.last_fetches(1)?;
    Ok(last
        .first()
        .is_some_and(|f| f.failure.as_deref() == Some("refused")))
}

/// Without a named period, a source that answers for calendar units only is asked for the one in
/// progress.
fn of_source(mode: Mode, periods: &[Period], is_named: bool, now: Moment) -> Vec<Period> {
    match calendar_unit(mode, day_of(now)) {
        Some(unit) if !is_named => vec![unit],
        _ => periods.to_vec(),
    }
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
        let rows = after.map_or("nothing".into(), super::check::rows_of);
        return format!("first answer, {rows}");
    };
    let rows = |s: &Snapshot| -> BTreeMap<String, SectorRow> {
        let all = s.rows.iter().chain(&s.total);
        all.map(|r| (r.name().to_owned(), r.clone())).collect()
    };
    let (old, new) = (rows(before), rows(after));
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let told: Vec<String> = names
        .into_iter()
        .filter_map(|name| {
            let (old, new) = (old.get(name).cloned(), new.get(name).cloned());
            let columns = columns(&old.unwrap_or_default(), &new.unwrap_or_default());
            (!columns.is_empty()).then(|| format!("{name}: {}", columns.join(", ")))
        })
        .collect();
    match told.len() {
        0 => "unchanged".into(),
        n if n > 12 => format!("{}; and {} sectors more", told[..12].join("; "), n - 12),
        _ => told.join("; "),
    }
}

fn columns(old: &SectorRow, new: &SectorRow) -> Vec<String> {
    let text = |v: Option<i64>| v.map_or("-".into(), count);
    let columns = Column::ALL
        .into_iter()
        .map(|c| (format!("({})", c.number()), old.counts.get(c), new.counts.get(c)));
    let names: BTreeSet<&String> = old.extras.keys().chain(new.extras.keys()).collect();
    let of = |row: &SectorRow, name: &String| row.extras.get(name).copied().flatten();
    let extras = names
        .into_iter()
        .map(|name| (name.clone(), of(old, name), of(new, name)));
    columns
        .chain(extras)
        .filter(|(_, old, new)| old != new)
        .map(|(name, old, new)| format!("{name} {} -> {}", text(old), text(new)))
        .collect()
}
