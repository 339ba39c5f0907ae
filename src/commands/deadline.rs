//! `deadline PHRASE --year Y`.

use super::desk::{self, AtMoment};
use super::exit::Exit;
use crate::plan::deadline;
use clap::Args;
use serde_json::json;

#[derive(Args)]
pub struct DeadlineOf {
    /// The words of the column "Thời gian hoàn thành"
    #[arg(allow_hyphen_values = true)]
    phrase: String,
    /// The plan's year
    #[arg(long, value_name = "YEAR", value_parser = desk::year)]
    year: i32,
    /// Accepted as by every command that only reads; a phrase means the same at any moment
    #[command(flatten)]
    at: AtMoment,
    #[arg(long)]
    json: bool,
}

pub fn run(args: &DeadlineOf) -> anyhow::Result<Exit> {
    desk::moment(&args.at)?;
    let read = deadline::read(&args.phrase, args.year);
    if args.json {
        desk::print_json(&json!({
            "phrase": read.phrase,
            "meaning": read.meaning.to_string(),
            "last_on_time_day": read.last_on_time_day(),
            "limit": read.limit(),
            "flags": read.flags,
            "reading": read.reading,
        }))?;
        return Ok(Exit::Done);
    }
    say!("{}", read.reading);
    say!("  {}", read.meaning);
    if let Some(day) = read.last_on_time_day() {
        say!("  last on-time day {day}");
    }
    if !read.flags.is_empty() {
        say!(
            "  {}",
            read.flags
                .iter()
                .filter_map(|f| serde_json::to_value(f).ok()?.as_str().map(str::to_owned))
                .collect::<Vec<_>>()
                .join(", ")
        );
    }
    Ok(Exit::Done)
}
