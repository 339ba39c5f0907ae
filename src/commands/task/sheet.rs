//! `task export` and `task import`: what the clerk says in Excel.

use crate::agenda::{Facts, tracked};
use crate::calendar::{Moment, count, day_of};
use crate::commands::desk::{self, AtMoment};
use crate::commands::exit::Exit;
use crate::commands::given;
use crate::commands::other_sheet;
use crate::config::Settings;
use crate::sheet::{self, Group, Known, Proposal, Receipt, SheetKind, Tracked};
use anyhow::{Context, bail};
use clap::Args;
use serde_json::json;
use std::path::{Path, PathBuf};

/// Larger than this is no sheet of tasks.
const LARGEST_FILE: u64 = 16 * 1024 * 1024;

#[derive(Args)]
pub struct Export {
    /// The file to write; so-theo-doi.xlsx in this folder if not named
    file: Option<PathBuf>,
    /// Only this lead unit, by id or name
    #[arg(long, value_name = "UNIT")]
    unit: Option<String>,
    /// Only the plan of this year
    #[arg(long, value_name = "YEAR", value_parser = desk::year)]
    year: Option<i32>,
    /// Write over a file that exists, whatever it holds
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    at: AtMoment,
}

#[derive(Args)]
pub struct Import {
    /// The tracking sheet that came back, or a list exported by the task system (.xlsx, .csv)
    file: PathBuf,
    /// Store it; without this nothing changes
    #[arg(long, conflicts_with = "at")]
    apply: bool,
    #[command(flatten)]
    at: AtMoment,
    #[arg(long)]
    json: bool,
}

pub fn export(args: &Export, settings: &Settings) -> anyhow::Result<Exit> {
    let now = desk::moment(&args.at)?;
    let facts = desk::look(&settings.database)?.facts(now)?;
    let mut rows = tracked(&facts, &settings.rules, day_of(now));
    if let Some(unit) = &args.unit {
        let id = unit_of(unit, settings)?;
        rows.retain(|row| row.key.unit.as_ref() == Some(&id));
    }
    rows.retain(|row| args.year.is_none_or(|year| row.task.year == year));
    if rows.is_empty() {
        bail!("no task to write; `dossierd task list` shows what is stored");
    }
    let file = match &args.file {
        Some(file) => file.clone(),
        None => PathBuf::from(sheet::FILE_NAME),
    };
    if file.exists() && !args.force && !is_taken_in(&file, &facts, settings, now) {
        bail!(
            "{} exists and is no tracking sheet, or holds what was not taken in yet; name another file, \
             or add --force",
            file.display()
        );
    }
    let office = &settings.rules.sender.office;
    let bytes = sheet::write(&rows, facts.marks.len(), now, office)?;
    write_whole(&file, &bytes)?;
    say!(
        "{}: {} hàng của {} nhiệm vụ",
        file.display(),
        number(rows.len()),
        number(tasks_in(&rows))
    );
    Ok(Exit::Done)
}

fn unit_of(words: &str, settings: &Settings) -> anyhow::Result<String> {
    let office = &settings.rules.office;
    if office.unit(words).is_some() {
        return Ok(words.to_owned());
    }
    let assigned = office.assign(words);
    match assigned.units.as_slice() {
        [id] if assigned.unknown.is_empty() => Ok(id.clone()),
        _ => {
            let known: Vec<&str> = office.units.iter().map(|u| u.id.as_str()).collect();
            bail!(
                "--unit: no unit \"{words}\"; the configured ones are {}",
                known.join(", ")
            )
        }
    }
}

fn tasks_in(rows: &[Tracked]) -> usize {
    let mut ids: Vec<&str> = rows.iter().map(|r| r.key.task.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.len()
}

/// Whether the file is a tracking sheet of which nothing is left to be stored.
fn is_taken_in(file: &Path, facts: &Facts, settings: &Settings, now: Moment) -> bool {
    let read = || {
        let (name, bytes) = read_file(file)?;
        understand(&name, &bytes, facts, settings, now)
    };
    read().is_ok_and(|proposal| {
        proposal.receipt.kind == Some(SheetKind::Tracking)
            && proposal.is_empty()
            && !proposal.receipt.needs_person()
    })
}

/// A reader never sees half a file.
fn write_whole(file: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut partial = file.as_os_str().to_owned();
    partial.push(".part");
    let writing = || format!("writing {}", file.display());
    std::fs::write(&partial, bytes).with_context(writing)?;
    std::fs::rename(&partial, file).with_context(writing)
}

pub fn import(args: &Import, settings: &Settings) -> anyhow::Result<Exit> {
    let (name, bytes) = read_file(&args.file)?;
    other_sheet::refuse(&name, &bytes, &[SheetKind::Book, SheetKind::Days])
        .with_context(|| args.file.display().to_string())?;
    let now = desk::moment(&args.at)?;
    let facts = match settings.database.exists() {
        true => desk::look(&settings.database)?.facts(now)?,
        false => Facts::default(),
    };
    let mut proposal =
        understand(&name, &bytes, &facts, settings, now).with_context(|| args.file.display().to_string())?;
    let mut is_stored = false;
    if args.apply && !proposal.is_empty() {
        let mut store = desk::open(&settings.database)?;
        // Read again where it is written: what was said in between is seen.
        let facts = store.facts(now)?;
        proposal = understand(&name, &bytes, &facts, settings, now)?;
        store.apply_sheet(&proposal, now)?;
        is_stored = true;
    }
    if args.json {
        print_json(&name, &proposal, args.apply)?;
    } else {
        print(&name, &proposal.receipt, args.apply, is_stored);
    }
    Ok(Exit::attention_if(proposal.receipt.needs_person()))
}

fn understand(
    name: &str,
    bytes: &[u8],
    facts: &Facts,
    settings: &Settings,
    now: Moment,
) -> anyhow::Result<Proposal> {
    let tracked = tracked(facts, &settings.rules, day_of(now));
    let known = Known {
        tasks: &facts.tasks,
        marks: &facts.marks,
        tracked: &tracked,
        office: &settings.rules.office,
        calendar: &settings.rules.calendar,
        now,
    };
    Ok(sheet::read(name, bytes, &known)?)
}

fn read_file(file: &Path) -> anyhow::Result<(String, Vec<u8>)> {
    given::read(file, LARGEST_FILE, "give the sheet of tasks alone")
}

fn print_json(name: &str, proposal: &Proposal, applied: bool) -> anyhow::Result<()> {
    let receipt = &proposal.receipt;
    desk::print_json(&json!({
        "file": name, "kind": receipt.kind, "rows": receipt.rows, "notes": receipt.notes,
        "changed": receipt.changed(), "lines": receipt.lines, "applied": applied,
    }))
}

fn print(name: &str, receipt: &Receipt, is_applied: bool, is_stored: bool) {
    let kind = receipt.kind.map(sheet::SheetKind::name).unwrap_or_default();
    say!("{name}: {kind}, {} hàng", number(receipt.rows));
    for note in &receipt.notes {
        say!("{note}");
    }
    for group in Group::ALL {
        let lines: Vec<_> = receipt.of_group(group).collect();
        if lines.is_empty() {
            continue;
        }
        say!("\n{} ({})", group.heading(), number(lines.len()));
        for line in lines {
            say!("  {}: {}", line.place, line.about);
            if !line.text.is_empty() {
                say!("      {}", line.text);
            }
        }
    }
    let verdict = match (receipt.changed(), is_applied) {
        (0, _) => "Không có thay đổi so với những gì đã lưu.",
        (_, true) if is_stored => "Đã lưu.",
        _ => "Chưa lưu; thêm --apply để lưu.",
    };
    say!("\n{verdict}");
}

fn number(n: usize) -> String {
    count(i64::try_from(n).unwrap_or(i64::MAX))
}
