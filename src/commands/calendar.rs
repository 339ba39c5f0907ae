//! `calendar show|export|import`: the days off in force, and the sheet in which people add to them.

use super::desk::{self, AtMoment};
use super::exit::Exit;
use super::other_sheet;
use crate::calendar::{
    DayEntry, DayKind, WorkingCalendar, bridges, date, date_with_weekday, day_of, has_official_tet,
};
use crate::commands::given;
use crate::config::{self, DayChange, Settings};
use crate::sheet::SheetKind;
use crate::sheet::days::{self, DaySheet};
use anyhow::{Context, bail};
use chrono::{Datelike, NaiveDate};
use clap::{Args, Subcommand};
use serde_json::json;
use std::path::{Path, PathBuf};

#[derive(Subcommand)]
pub enum CalendarCommand {
    /// The days off and swapped working days of a year, each with its official text
    Show(Show),
    /// Write the sheet in which days are added in Excel, with the open days of this and next year
    Export(Export),
    /// Read a filled-in sheet and say what it changes; stored only with --apply
    Import(Import),
}

#[derive(Args)]
pub struct Show {
    /// The year [default: that of today]
    #[arg(long, value_name = "YEAR", value_parser = desk::year)]
    year: Option<i32>,
    #[command(flatten)]
    at: AtMoment,
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub struct Export {
    /// [default: the configured `additions`, else ngay-nghi.xlsx]
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    #[command(flatten)]
    at: AtMoment,
}

#[derive(Args)]
pub struct Import {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Lay the rows over the configured `additions`
    #[arg(long)]
    apply: bool,
}

pub fn run(command: &CalendarCommand, config: &desk::Config) -> anyhow::Result<Exit> {
    match command {
        CalendarCommand::Show(args) => show(args, &settings(config)?),
        CalendarCommand::Export(args) => export(args, &settings(config)?),
        CalendarCommand::Import(args) => import(args, &settings(config)?),
    }
}

/// The configured office, or the sample where there is none.
fn settings(config: &desk::Config) -> anyhow::Result<Settings> {
    match config.load_if_any()? {
        Some(settings) => Ok(settings),
        None => desk::no_problems(config::sample(PathBuf::new(), PathBuf::new())),
    }
}

fn show(args: &Show, settings: &Settings) -> anyhow::Result<Exit> {
    let today = day_of(desk::moment(&args.at)?);
    let year = args.year.unwrap_or_else(|| today.year());
    let calendar = &settings.rules.calendar;
    let open = bridges(calendar, year);
    if args.json {
        let days: Vec<_> = calendar.of_year(year).map(to_json).collect();
        desk::print_json(&json!({
            "year": year, "days": days, "open": open,
            "official": has_official_tet(calendar, year),
        }))?;
        return Ok(Exit::Done);
    }
    say!("Ngày nghỉ, ngày hoán đổi năm {year}");
    for entry in calendar.of_year(year) {
        say!("  {}", line(entry));
    }
    for day in open {
        say!(
            "  {:<22}  chưa rõ có hoán đổi không; đang tính là ngày làm việc",
            date_with_weekday(day)
        );
    }
    if !has_official_tet(calendar, year) {
        say!("Chưa có thông báo chính thức về nghỉ Tết năm {year}.");
    }
    Ok(Exit::Done)
}

fn line(entry: &DayEntry) -> String {
    format!(
        "{:<22}  {:<14}  {}",
        date_with_weekday(entry.day),
        entry.kind.name(),
        entry.explained()
    )
}

fn to_json(entry: &DayEntry) -> serde_json::Value {
    json!({
        "day": entry.day, "kind": entry.kind, "name": entry.name, "text": entry.text,
        "working": entry.kind == DayKind::SwapWork, "forecast": entry.kind == DayKind::Forecast,
    })
}

fn export(args: &Export, settings: &Settings) -> anyhow::Result<Exit> {
    let today = day_of(desk::moment(&args.at)?);
    let file = args
        .file
        .clone()
        .or_else(|| settings.additions.clone())
        .unwrap_or_else(|| "ngay-nghi.xlsx".into());
    if file.exists() {
        bail!(
            "{} exists; name another file, people may have written into this one",
            file.display()
        );
    }
    let entries = to_be_filled_in(&settings.rules.calendar, today);
    write_file(&file, &days::write(&entries)?)?;
    say!(
        "written {}: {} days wait for their official text",
        file.display(),
        entries.len()
    );
    Ok(Exit::Done)
}

/// The open days ahead in this and the next year, as forecasts to be overwritten.
fn to_be_filled_in(calendar: &WorkingCalendar, today: NaiveDate) -> Vec<DayEntry> {
    let years = [today.year(), today.year() + 1];
    let forecasts = years.iter().flat_map(|y| calendar.of_year(*y));
    let mut found: Vec<DayEntry> = forecasts
        .filter(|e| !e.is_official() && e.day > today)
        .cloned()
        .collect();
    found.sort_by_key(|e| e.day);
    found
}

fn import(args: &Import, settings: &Settings) -> anyhow::Result<Exit> {
    let sheet = read(&args.file)?;
    let changes = config::day_changes(&sheet, &settings.rules.calendar)
        .with_context(|| format!("reading {}", args.file.display()))?;
    let mut changed = 0;
    for change in &changes {
        match change {
            DayChange::Settled(entry) => {
                say!(
                    "  bỏ qua: {}; ngày này đã có văn bản chính thức",
                    date_with_weekday(entry.day)
                );
                continue;
            }
            DayChange::Changed(known, entry) => {
                say!("  sửa:  {} (trước: {})", line(entry), known.explained())
            }
            DayChange::Added(entry) => say!("  thêm: {}", line(entry)),
        }
        changed += 1;
    }
    for problem in &sheet.problems {
        say!("  dòng {}: {}", problem.row, problem.message);
    }
    say!("{changed} ngày thay đổi, {} dòng chưa hiểu", sheet.problems.len());
    if args.apply {
        let entries = config::receive_days(settings.additions.as_deref(), &sheet)?;
        let last = entries.last().map(|e| date(e.day)).unwrap_or_default();
        say!("đã ghi {} ngày (đến {last})", entries.len());
    } else if changed > 0 {
        say!("chưa ghi; thêm --apply để ghi");
    }
    Ok(Exit::attention_if(!sheet.problems.is_empty()))
}

fn read(file: &Path) -> anyhow::Result<DaySheet> {
    let reading = || format!("reading {}", file.display());
    let (name, bytes) = given::read(file, given::LARGEST, "give the sheet of days off")?;
    let name = name.as_str();
    other_sheet::refuse(name, &bytes, &[SheetKind::Tracking, SheetKind::Book]).with_context(reading)?;
    days::read(name, &bytes).with_context(reading)
}

/// Whole or not at all: the daemon may read at any moment.
fn write_file(file: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut partial = file.as_os_str().to_owned();
    partial.push(".being-written");
    let partial = PathBuf::from(partial);
    std::fs::write(&partial, bytes).with_context(|| format!("writing {}", partial.display()))?;
    std::fs::rename(&partial, file).with_context(|| format!("writing {}", file.display()))
}
