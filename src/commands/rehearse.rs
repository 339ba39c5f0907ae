//! `rehearse --from D --to D [--plan FILE --year Y]`: the year before it happens.

use super::desk;
use super::exit::Exit;
use crate::agenda::{self, Facts, Rehearsed, Rules, What};
use crate::calendar::date_with_weekday;
use crate::dossier::Figures;
use crate::letter::{self, LetterKind};
use crate::mail;
use crate::plan::{Task, import};
use crate::remind::Role;
use anyhow::{Context, bail};
use chrono::{Datelike, NaiveDate};
use clap::Args;
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};

#[derive(Args)]
pub struct Rehearse {
    /// First day, live from then on
    #[arg(long, value_name = "DAY", value_parser = desk::day)]
    from: NaiveDate,
    /// Last day
    #[arg(long, value_name = "DAY", value_parser = desk::day)]
    to: NaiveDate,
    /// A plan file instead of the stored plan
    #[arg(long, value_name = "FILE")]
    plan: Option<PathBuf>,
    /// The plan's year, where the file does not name it
    #[arg(long, requires = "plan", value_name = "YEAR", value_parser = desk::year)]
    year: Option<i32>,
    /// Write every letter as .eml into this directory
    #[arg(long, value_name = "DIR")]
    mail_dir: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Rehearse, config: &desk::Config) -> anyhow::Result<Exit> {
    if args.to < args.from {
        bail!("--to {} lies before --from {}", args.to, args.from);
    }
    if (args.to - args.from).num_days() > 3660 {
        bail!("a rehearsal lives through ten years at most; choose a nearer --to");
    }
    let (tasks, rules) = match &args.plan {
        Some(file) => from_file(file, args, config)?,
        None => stored(config)?,
    };
    let letters = agenda::rehearse(tasks.clone(), &rules, args.from, args.to);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for letter in &letters {
        if args.json {
            for line in events(letter) {
                writeln!(out, "{line}")?;
            }
        } else {
            describe(letter, &mut out)?;
        }
    }
    out.flush()?;
    if let Some(directory) = &args.mail_dir {
        let rules = agenda::rehearsed(&rules, args.from);
        write_letters(&letters, tasks, &rules, directory)?;
    }
    Ok(Exit::Done)
}

fn stored(config: &desk::Config) -> anyhow::Result<(Vec<Task>, Rules)> {
    let settings = config.load_offline()?;
    let store = desk::look(&settings.database)?;
    Ok((store.tasks()?, settings.rules))
}

/// The plan of a file. Without a configuration its own words name the units.
fn from_file(file: &Path, args: &Rehearse, config: &desk::Config) -> anyhow::Result<(Vec<Task>, Rules)> {
    let mut table = super::plan::read_table(file)?;
    let year = table.settle_year(args.year).unwrap_or_else(|| args.from.year());
    let mut findings: Vec<_> = table.other_year(year, args.year.is_none()).into_iter().collect();
    findings.extend(table.findings.iter().cloned());
    let rules = match config.load_if_any()? {
        Some(settings) => settings.rules,
        None => {
            let sample = desk::no_problems(crate::config::sample(PathBuf::new(), PathBuf::new()))?;
            let (office, about_units) = import::office_of(&table);
            findings.extend(about_units);
            eprintln!(
                "no configuration: leaders and owner are those of the sample office, units are taken \
                 from the plan's own words, groups are not expanded"
            );
            // The sample's own reports and duties belong to units that this plan does not know.
            Rules {
                office,
                reports: Vec::new(),
                standing: Vec::new(),
                conflicts: Vec::new(),
                ..sample.rules
            }
        }
    };
    let (tasks, about_tasks) = import::tasks(&table, &rules.office, year, args.from);
    for finding in about_tasks {
        if !findings.contains(&finding) {
            findings.push(finding);
        }
    }
    for finding in &findings {
        eprintln!("{}", super::told::finding_line(finding));
    }
    Ok((tasks, rules))
}

/// JSON Lines of contract section 4.
fn events(letter: &Rehearsed) -> Vec<Value> {
    let errand = &letter.errand;
    let at = letter.at.to_rfc3339();
    let recipient = errand.instead_of.as_ref().unwrap_or(&errand.to);
    match (&errand.what, errand.kind) {
        (
            What::Draft {
                period,
                estimate,
                rule,
            },
            _,
        ) => vec![json!({
            "at": at, "kind": "draft", "period": period.label, "from": period.from, "to_day": period.to,
            "report": rule, "estimate": estimate, "to": [recipient.address], "letter": errand.key,
        })],
        (What::Tasks { .. }, LetterKind::Reminder | LetterKind::Late) => {
            let mut found: Vec<Value> = letter
                .told_lines()
                .into_iter()
                .filter_map(|(task, unit, line)| {
                    let told = line.told.as_ref()?;
                    Some(json!({
                        "at": at, "kind": "reminder", "task": task, "unit": unit, "role": told.role,
                        "due": told.due, "target": line.target, "stage": told.stage, "letter": errand.key,
                    }))
                })
                .collect();
            found.extend(letter.hour_lines().into_iter().map(|(task, unit, line)| {
                json!({
                    "at": at, "kind": "reminder", "task": task, "unit": unit, "role": Role::Lead,
                    "due": line.due, "target": line.target, "stage": null,
                    "limit": line.limit.map(|limit| limit.to_rfc3339()), "letter": errand.key,
                })
            }));
            if let What::Tasks { ahead_of_break, .. } = &errand.what
                && !ahead_of_break.is_empty()
            {
                found.push(other(letter, "look-ahead", &at, &recipient.address));
            }
            found
        }
        (What::Week { period } | What::UnitWeek { period, .. }, kind) => {
            let mut event = other(letter, &kind_name(kind), &at, &recipient.address);
            event["period"] = json!(period.label);
            vec![event]
        }
        (What::Part { rule, unit, period }, kind) => {
            let mut event = other(letter, &kind_name(kind), &at, &recipient.address);
            event["report"] = json!(rule);
            event["period"] = json!(period.label);
            event["unit"] = json!(unit);
            vec![event]
        }
        (_, kind) => vec![other(letter, &kind_name(kind), &at, &recipient.address)],
    }
}

fn other(letter: &Rehearsed, kind: &str, at: &str, address: &str) -> Value {
    json!({ "at": at, "kind": kind, "to": [address], "letter": letter.errand.key })
}

fn kind_name(kind: LetterKind) -> String {
    serde_json::to_value(kind)
        .ok()
        .and_then(|v| v.as_str().map(str::to_owned))
        .unwrap_or_default()
}

fn describe(letter: &Rehearsed, out: &mut impl Write) -> std::io::Result<()> {
    let errand = &letter.errand;
    let day = date_with_weekday(letter.at.date_naive());
    let time = letter.at.format("%H:%M");
    writeln!(
        out,
        "{day} {time}  {}  {}",
        kind_name(errand.kind),
        errand.addressee
    )?;
    for (task, unit, line) in letter.told_lines() {
        if let Some(told) = &line.told {
            let (stage, role) = (told.stage.name(), told.role.name());
            writeln!(
                out,
                "    {task:>4}  {stage:<8}  {role:<7}  due {}  {unit}",
                told.due
            )?;
        }
    }
    for (task, unit, line) in letter.hour_lines() {
        let limit = line.limit.map(|limit| limit.format("%Y-%m-%d %H:%M").to_string());
        let (limit, role) = (limit.unwrap_or_default(), Role::Lead.name());
        writeln!(
            out,
            "    {task:>4}  {:<8}  {role:<7}  due {limit}  {unit}",
            "hour"
        )?;
    }
    Ok(())
}

fn write_letters(
    letters: &[Rehearsed],
    tasks: Vec<Task>,
    rules: &Rules,
    directory: &Path,
) -> anyhow::Result<()> {
    std::fs::create_dir_all(directory)
        .with_context(|| format!("making the directory {}", directory.display()))?;
    let facts = Facts {
        tasks,
        ..Facts::default()
    };
    for rehearsed in letters {
        // No network and no outbox here: figures that nobody fetched are unknown.
        let windows = agenda::windows_of(&rehearsed.errand, rules);
        let figures = windows.into_iter().map(Figures::unknown).collect();
        let order = agenda::compose(&rehearsed.errand, figures, &facts, rules, rehearsed.at);
        let letter = letter::write(&order, &rules.sender);
        let file = directory.join(format!("{}.eml", letter.key));
        std::fs::write(&file, mail::compose(&letter)?)
            .with_context(|| format!("writing {}", file.display()))?;
    }
    Ok(())
}
