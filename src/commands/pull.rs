//! `pull [--source ID] [--period P]`: fetch now, store a snapshot, say what changed.

use super::desk;
use super::exit::Exit;
use crate::agenda::{ChangesRule, calendar_unit};
use crate::calendar::{Moment, Period, count, day_of};
use crate::config::Settings;
use crate::daemon::{Enough, Event, Manner, Office, Pull as Wanted, Pulled, Stop};
use crate::dossier::{Column, Mode, SectorRow, Snapshot};
use crate::portal::Question;
use crate::store::{Lock, StoreError};
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
    /// Then write one letter with all that moved since the last such letter, and send it now
    #[arg(long)]
    tell: bool,
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
    let (lists, sources): (Vec<_>, Vec<_>) = sources.into_iter().partition(|(_, mode)| *mode == Mode::Open);
    let mut pulls = Vec::new();
    for (source, mode) in sources {
        let windows = of_source(mode, &periods, args.period.is_some(), now);
        pulls.extend(windows.into_iter().map(|period| wanted(&source, mode, period)));
    }
    let store = desk::open(&settings.database)?;
    let mut office = Office::open(with_reader(settings, args.tell), store)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("starting the runtime")?;
    let manner = Manner {
        is_looked_at: args.accept,
        enough: Enough::Refusals(MOST_REFUSALS),
        until: None,
        stop: Stop::default(),
    };
    let pulled = runtime.block_on(office.fetch_all(&pulls, &manner, now))?;
    let mut failed = false;
    for (pull, pulled) in pulls.iter().zip(&pulled) {
        failed |= matches!(pulled.as_ref().map(|p| &p.event), Some(Event::FetchFailed { .. }));
        print(pull, pulled.as_ref());
    }
    for (source, _) in lists {
        failed |= list(&mut office, &source, &runtime, now, args.accept)?;
    }
    if args.tell {
        failed |= runtime.block_on(tell(office, now))?;
    }
    Ok(Exit::attention_if(failed))
}

fn wanted(source: &str, mode: Mode, period: Period) -> Wanted {
    Wanted {
        source: source.to_owned(),
        question: Question {
            mode,
            from: period.from,
            to: period.to,
        },
        period,
    }
}

fn print(pull: &Wanted, pulled: Option<&Pulled>) {
    let (source, period) = (&pull.source, &pull.period);
    match pulled {
        None => say!(
            "{source} {}: not asked, it refused or asked to be left alone for a while",
            period.label
        ),
        Some(Pulled {
            event: Event::FetchFailed { detail, .. },
            ..
        }) => say!("{source} {}: failed: {detail}", period.label),
        Some(pulled) => say!(
            "{source} {} ({}..{}): {}",
            period.label,
            period.from,
            period.to,
            changed(pulled.before.as_ref(), pulled.after.as_ref())
        ),
    }
}

/// Who reads the letter that was asked for: whom the settings name, else the operator, else the
/// plan's owner.
fn with_reader(mut settings: Settings, is_asked_for: bool) -> Settings {
    if is_asked_for {
        let rules = &mut settings.rules;
        let reader = rules.figures.operator.as_ref().unwrap_or(&rules.owner).clone();
        let rule = rules.figures.changes.take().unwrap_or(ChangesRule {
            to: reader,
            from: rules.hours.morning,
            is_asked_for,
        });
        rules.figures.changes = Some(ChangesRule { is_asked_for, ..rule });
    }
    settings
}

/// What moved goes out in one letter, by this process or by the daemon that runs. Answers whether it
/// needs attention.
async fn tell(mut office: Office, now: Moment) -> anyhow::Result<bool> {
    let letters = office.write_changes(now).await?;
    if letters.is_empty() {
        say!("nothing moved since the last letter about it; none is written");
    }
    let lock = match Lock::take(&office.settings.database) {
        Err(StoreError::Held { .. }) => {
            for key in letters {
                say!("{key}: in the outbox; the running daemon sends it within sending hours");
            }
            return Ok(false);
        }
        lock => lock?,
    };
    let mut failed = false;
    for key in letters {
        match office.send(key, now).await? {
            Event::Sent { key } => say!("{key}: sent"),
            Event::NotSent { key, state, .. } => {
                failed = true;
                let state = super::outbox::name(&state);
                say!("{key}: {state}; `dossierd outbox show {key}` tells more");
            }
            _ => {}
        }
    }
    office.store.close()?;
    drop(lock);
    Ok(failed)
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
