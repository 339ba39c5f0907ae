//! `plan carry-over [--year Y] [--out FILE]`: what the letter of 01/12 proposes, at any time.

use super::desk::{self, AtMoment};
use super::exit::Exit;
use crate::agenda::{Carried, carried, plan_file};
use crate::calendar::day_of;
use anyhow::{Context, bail};
use chrono::Datelike;
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

#[derive(Args)]
pub struct CarryOver {
    /// The plan that ends, not the one that follows [default: the year of the moment]
    #[arg(long, value_name = "YEAR", value_parser = desk::year)]
    year: Option<i32>,
    /// Write the proposed rows into this .xlsx file, which `plan import --year YEAR+1` reads
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    at: AtMoment,
    #[arg(long)]
    json: bool,
}

pub fn run(args: &CarryOver, config: &desk::Config) -> anyhow::Result<Exit> {
    let settings = config.load_offline()?;
    let now = desk::moment(&args.at)?;
    let today = day_of(now);
    let year = args.year.unwrap_or_else(|| today.year());
    let facts = desk::look(&settings.database)?.facts(now)?;
    let all = carried(&facts, &settings.rules, year, today);
    if let Some(out) = &args.out {
        if out.extension().is_none_or(|e| !e.eq_ignore_ascii_case("xlsx")) {
            bail!("--out {}: the file is an Excel one; name it .xlsx", out.display());
        }
        let file = plan_file(&all, &settings.rules, year, today)?;
        std::fs::write(out, file.bytes).with_context(|| format!("writing {}", out.display()))?;
    }
    if args.json {
        let rows: Vec<_> = all.iter().map(to_json).collect();
        desk::print_json(&json!({ "year": year, "next": year + 1, "tasks": rows }))?;
        return Ok(Exit::Done);
    }
    let rows = all.iter().filter(|c| c.why.is_row()).count();
    say!(
        "plan of {year}: {} tasks are not over with it, {rows} of them proposed as rows for {}",
        all.len(),
        year + 1
    );
    for carried in &all {
        say!(
            "{:>6}  {:<10} {}",
            carried.task.number,
            carried.why.name(),
            carried.task.title
        );
        match carried.state.as_str() {
            "" => say!("        \"{}\"", carried.deadline),
            state => say!("        {state}; \"{}\"", carried.deadline),
        }
    }
    if let Some(out) = &args.out {
        say!("{rows} rows written to {}", out.display());
    }
    Ok(Exit::Done)
}

fn to_json(carried: &Carried) -> serde_json::Value {
    json!({
        "task": carried.task.number, "id": carried.task.id, "title": carried.task.title,
        "why": carried.why.name(), "state": carried.state, "units": carried.units,
        "deadline": carried.task.deadline_text, "proposed": carried.deadline, "row": carried.why.is_row(),
    })
}
