//! `demo [--dir DIR]`: the main job once, on an invented office.
//!
//! The same code path as the daemon: the sample portal answers on loopback, letters go to a
//! folder in place of SMTP, and the moment is fixed, so that two runs give the same bytes.

use super::desk;
use super::exit::Exit;
use crate::calendar::{Moment, at, day_of, hm};
use crate::config::{self, Settings};
use crate::daemon::{Event, Office, Stop};
use crate::plan::{Mark, MarkKind, import};
use crate::portal::sample::Sample;
use crate::store::{PlanFile, Store};
use anyhow::{Context, bail};
use chrono::NaiveDate;
use clap::Args;
use std::path::{Path, PathBuf};

#[derive(Args)]
pub struct Demo {
    /// Where everything is written
    #[arg(long, value_name = "DIR", default_value = "demo")]
    dir: PathBuf,
}

const DATABASE: &str = "dossierd.db";
/// Tells a folder that the demo may empty.
const MARK: &str = "demo.txt";
const MARK_TEXT: &str = "Written by `dossierd demo`. Every run empties this folder.\n";

/// A Friday afternoon: morning letter, late letter, the week's draft and the leaders' page are due.
fn friday() -> Moment {
    at(NaiveDate::from_ymd_opt(2026, 7, 3).unwrap_or_default(), hm(15, 0))
}

pub fn run(args: &Demo) -> anyhow::Result<Exit> {
    let dir = &args.dir;
    clear(dir)?;
    let settings = desk::no_problems(config::sample(dir.join(DATABASE), dir.clone()))?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("starting the runtime")?;
    runtime.block_on(live_through_friday(settings, dir))?;
    Ok(Exit::Done)
}

async fn live_through_friday(mut settings: Settings, dir: &Path) -> anyhow::Result<()> {
    let now = friday();
    let portal = Sample::start()
        .await
        .context("starting the sample portal on loopback")?;
    for source in &mut settings.sources {
        source.base_url = portal.base_url();
    }
    say!(
        "{}, {}",
        settings.rules.sender.office,
        crate::calendar::moment(now)
    );
    let mut store = Store::open(&settings.database)?;
    import_plan(&mut store, &settings, now)?;
    store.mark(&half_year_report_is_sent())?;
    say!("task cchc-6-thang: done by 156/BC-BQL of 18/6/2026, so nobody is reminded of it\n");
    let mut office = Office::open(settings, store)?;
    let ticked = office.tick(now, &Stop::default()).await?;
    for event in &ticked.events {
        tell(event, &office)?;
    }
    let files = write_drafts(&office, dir)?;
    office.store.close()?;
    say!("\nwritten to {}:", dir.display());
    say!("  *.eml  the letters, as a mail program opens them");
    for file in files {
        say!("  {file}  a draft, as attached to its drafter's letter");
    }
    say!("  {DATABASE}  snapshots, plan, letters and attempts");
    say!("\nnext: README.md, \"First letter to yourself\"");
    Ok(())
}

/// Makes room for what is written. Only a folder that an earlier demo marked as its own is
/// emptied: a real office's database may bear the same name.
fn clear(dir: &Path) -> anyhow::Result<()> {
    let doing = || format!("making room in {}", dir.display());
    std::fs::create_dir_all(dir).with_context(doing)?;
    let files: Vec<PathBuf> = std::fs::read_dir(dir)
        .and_then(|entries| entries.map(|e| e.map(|e| e.path())).collect())
        .with_context(doing)?;
    let is_marked = std::fs::read_to_string(dir.join(MARK)).is_ok_and(|text| text == MARK_TEXT);
    let is_ours = |file: &PathBuf| {
        file.file_name()
            .and_then(|n| n.to_str())
            .is_some_and(is_written_here)
    };
    let may_be_emptied = files.is_empty() || (is_marked && files.iter().all(is_ours));
    if !may_be_emptied {
        bail!(
            "{} holds other files; name an empty directory with --dir",
            dir.display()
        );
    }
    for file in files {
        std::fs::remove_file(&file).with_context(|| format!("removing {}", file.display()))?;
    }
    std::fs::write(dir.join(MARK), MARK_TEXT).with_context(doing)
}

/// The names that the demo writes.
fn is_written_here(name: &str) -> bool {
    name == MARK
        || name.starts_with(DATABASE)
        || name.ends_with(".eml")
        || (name.starts_with("du-thao-") && [".docx", ".xlsx", ".txt"].iter().any(|end| name.ends_with(end)))
}

fn import_plan(store: &mut Store, settings: &Settings, now: Moment) -> anyhow::Result<()> {
    const NAME: &str = "ke-hoach-cchc-2026.txt";
    let bytes = config::SAMPLE_PLAN.as_bytes();
    let table = import::read_file_bytes(NAME, bytes)?;
    let year = table.year.context("the sample plan names its year")?;
    let (tasks, findings) = import::tasks(&table, &settings.rules.office, year, day_of(now));
    let changes = import::changes(&[], &tasks);
    store.apply_plan(
        PlanFile {
            name: NAME,
            bytes,
            year,
        },
        &changes,
        &tasks,
        now,
    )?;
    say!(
        "\nplan {NAME}: {} tasks of {year}; {} remarks for a person:",
        tasks.len(),
        findings.len()
    );
    for finding in findings
        .iter()
        .filter(|f| f.severity > crate::finding::Severity::Hint)
    {
        say!("  {}", super::told::finding_line(finding));
    }
    say!("");
    Ok(())
}

/// One report of the sample was signed and sent in time.
fn half_year_report_is_sent() -> Mark {
    let june = |d| NaiveDate::from_ymd_opt(2026, 6, d).unwrap_or_default();
    Mark {
        task: "report-cchc-6-thang".into(),
        unit: None,
        due: Some(june(20)),
        kind: MarkKind::Done {
            number: "156/BC-BQL".into(),
            date: june(18),
        },
        at: at(june(18), hm(16, 0)),
        by: "demo".into(),
    }
}

fn tell(event: &Event, office: &Office) -> anyhow::Result<()> {
    match event {
        Event::Fetched {
            source,
            period,
            snapshot,
        } => {
            say!(
                "pulled   {source}: {} ({}..{}), snapshot {snapshot}",
                period.label,
                period.from,
                period.to
            );
        }
        Event::Listed {
            source,
            list,
            dossiers,
        } => say!("pulled   {source}: {dossiers} dossiers, list {list}"),
        Event::FetchFailed {
            source,
            period,
            detail,
        } => {
            say!("failed   {source}: {}: {detail}", period.label);
        }
        Event::Answered { .. } | Event::AnsweredBefore | Event::Returned { .. } => {}
        Event::Taken { file, changes, .. } => say!("taken    file {file}: {changes} changes"),
        Event::Queued { key, reason } => say!("written  {key}: {reason}"),
        Event::Cancelled { key, reason } => say!("taken back  {key}: {reason}"),
        Event::CalendarKept { .. } | Event::Probed { .. } | Event::Disk { .. } => {}
        Event::BrakePulled { reason } => say!("held     {reason}"),
        Event::Sent { key } => {
            if let Some(row) = office.store.letter(key)? {
                say!("sent     {} -> {}", row.letter.subject, row.letter.to.name);
            }
        }
        Event::NotSent { key, state, .. } => say!("not sent {key}: {state:?}"),
    }
    Ok(())
}

/// The draft's files beside the letters, so that nobody has to open an .eml to see them.
fn write_drafts(office: &Office, dir: &Path) -> anyhow::Result<Vec<String>> {
    let mut names = Vec::new();
    for standing in office.store.letters(&office.settings.rules.patience, friday())? {
        let Some(row) = office.store.letter(&standing.key)? else {
            continue;
        };
        if row.letter.kind != crate::letter::LetterKind::Draft {
            continue;
        }
        for file in &row.letter.attachments {
            std::fs::write(dir.join(&file.name), &file.bytes)
                .with_context(|| format!("writing {}", file.name))?;
            names.push(file.name.clone());
        }
    }
    if names.is_empty() {
        bail!("the demo made no draft; please report this");
    }
    Ok(names)
}
