//! `report part`: what units handed in as their parts of a report, and what is still missing.

mod sent;

use super::desk::{self, AtMoment, PeriodName};
use super::exit::Exit;
use crate::agenda::{ReportRule, Rules, duties, part_id, part_occurrence, parts_of};
use crate::calendar::{Moment, Period, date, day_of, moment};
use crate::commands::given;
use crate::config::Settings;
use crate::paper::{Kind, kind_of, table, word};
use crate::plan::{Mark, MarkKind};
use crate::report::{self, Contribution, PartState, ReportPart};
use crate::store::Store;
use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use serde_json::json;
use std::path::{Path, PathBuf};

#[derive(Subcommand)]
pub enum ReportCommand {
    /// Take in a unit's part of a report; without FILE, how many have come and which are missing
    Part(Part),
    /// Record the version that was signed and sent; with FILE its figures are read back
    Sent(sent::Sent),
}

#[derive(Args)]
pub struct Part {
    #[command(flatten)]
    period: PeriodName,
    /// The unit's text, .docx or .txt
    #[arg(requires = "unit")]
    file: Option<PathBuf>,
    /// Which configured report, where several of this period have contributors
    #[arg(long, value_name = "ID")]
    report: Option<String>,
    /// Whose part the file is
    #[arg(long, value_name = "ID", requires = "file")]
    unit: Option<String>,
    /// Who takes it in
    #[arg(long, default_value = "command line")]
    by: String,
    #[command(flatten)]
    at: AtMoment,
    #[arg(long)]
    json: bool,
}

pub fn run(command: &ReportCommand, config: &desk::Config) -> anyhow::Result<Exit> {
    let args = match command {
        ReportCommand::Part(args) => args,
        ReportCommand::Sent(args) => return sent::run(args, config),
    };
    let settings = config.load_offline()?;
    let period = desk::period(&args.period, &settings.rules)?;
    let rule = rule(args, &period, &settings.rules)?;
    match (&args.file, &args.unit) {
        (Some(file), Some(unit)) => take_in(args, file, unit, rule, &period, &settings),
        _ => show(args, rule, &period, &settings),
    }
}

/// The report that is meant; never guesses between two.
fn rule<'a>(args: &Part, period: &Period, rules: &'a Rules) -> anyhow::Result<&'a ReportRule> {
    let with_parts = || rules.reports.iter().filter(|r| !r.parts.contributors.is_empty());
    if let Some(id) = &args.report {
        let known = || with_parts().map(|r| r.id.as_str()).collect::<Vec<_>>().join(", ");
        let rule = with_parts().find(|r| r.id == *id).with_context(|| {
            format!(
                "no [[report]] \"{id}\" with contributors is configured; there are: {}",
                known()
            )
        })?;
        if !is_of(rule, period) {
            bail!(
                "the report \"{id}\" has no period {} of {}",
                period.label,
                period.regime
            );
        }
        return Ok(rule);
    }
    let of_period: Vec<&ReportRule> = with_parts().filter(|r| is_of(r, period)).collect();
    match of_period.as_slice() {
        [only] => Ok(only),
        [] => bail!(
            "no report of {} has contributors; write contributors = [...] into its [[report]]",
            period.label
        ),
        several => {
            let ids: Vec<&str> = several.iter().map(|r| r.id.as_str()).collect();
            bail!(
                "several reports of {} have contributors; add --report with one of {}",
                period.label,
                ids.join(", ")
            )
        }
    }
}

fn is_of(rule: &ReportRule, period: &Period) -> bool {
    rule.regime == period.regime && (rule.only.is_empty() || rule.only.contains(&period.index))
}

fn take_in(
    args: &Part,
    file: &Path,
    unit: &str,
    rule: &ReportRule,
    period: &Period,
    settings: &Settings,
) -> anyhow::Result<Exit> {
    if args.at.at.is_some() {
        bail!("--at only looks; a part is taken in now");
    }
    let now = crate::daemon::clock::now();
    let contributors = &rule.parts.contributors;
    if !contributors.iter().any(|c| c.unit == unit) {
        let known: Vec<&str> = contributors.iter().map(|c| c.unit.as_str()).collect();
        bail!(
            "unit \"{unit}\" contributes nothing to \"{}\"; those who do: {}",
            rule.id,
            known.join(", ")
        );
    }
    let doing = || format!("reading {}", file.display());
    let (name, bytes) = given::read(file, given::LARGEST, "give the unit's text")?;
    let name = name.as_str();
    let text = text_of(name, &bytes).with_context(doing)?;
    let given = Contribution {
        report: rule.id.clone(),
        period: period.label.clone(),
        unit: unit.to_owned(),
        at: now,
        by: args.by.clone(),
        file: name.to_owned(),
        text,
    };
    let mut store = desk::open(&settings.database)?;
    let before = store.facts(now)?.contributions;
    let replaced = before.iter().rfind(|c| is_same_part(c, &given));
    let mark = mark_of(&given, rule, period, &mut store, &settings.rules, now)?;
    store.keep_contribution(&given, &bytes, mark.as_ref())?;
    let parts = parts_of(&rule.id, period, &store.facts(now)?, &settings.rules);
    say!(
        "{} {}, {unit}: {} paragraphs of {name} taken in",
        rule.id,
        period.label,
        given.text.lines().count()
    );
    if let Some(old) = replaced {
        say!(
            "it replaces the part of {} ({}), which stays stored",
            moment(old.at),
            old.file
        );
    }
    if let Some(contributor) = contributors.iter().find(|c| c.unit == unit) {
        say_headings(&given.text, &contributor.headings);
    }
    summary(&parts);
    Ok(Exit::Done)
}

fn is_same_part(one: &Contribution, other: &Contribution) -> bool {
    (&one.report, &one.period, &one.unit) == (&other.report, &other.period, &other.unit)
}

/// Where the draft puts a text that names none of the headings it was asked for.
fn say_headings(text: &str, headings: &[String]) {
    let Some(first) = headings
        .first()
        .filter(|_| !report::names_a_heading(text, headings))
    else {
        return;
    };
    say!(
        "no line of it is a heading that was asked for ({}); all of it stands under \"{first}\" in the draft",
        headings.join("; ")
    );
}

/// The mark that the part has come, unless it has been marked before.
fn mark_of(
    given: &Contribution,
    rule: &ReportRule,
    period: &Period,
    store: &mut Store,
    rules: &Rules,
    now: Moment,
) -> anyhow::Result<Option<Mark>> {
    let due = part_occurrence(rule, period, rules).map(|o| o.due);
    let id = part_id(rule);
    let facts = store.facts(now)?;
    let near = due.unwrap_or(day_of(now));
    let is_done = duties(&facts, rules, near)
        .iter()
        .any(|d| d.task.id == id && d.unit == given.unit && Some(d.occurrence.due) == due && d.is_done());
    Ok((!is_done).then(|| Mark {
        task: id,
        unit: Some(given.unit.clone()),
        due,
        kind: MarkKind::Done {
            number: String::new(),
            date: day_of(now),
        },
        at: now,
        by: given.by.clone(),
    }))
}

/// The paragraphs of a file, one a line; a row of a table is one line.
fn text_of(name: &str, bytes: &[u8]) -> anyhow::Result<String> {
    if bytes.len() > table::MAX_BYTES {
        bail!(
            "it is larger than {} MiB; take the pictures out",
            table::MAX_BYTES / 1024 / 1024
        );
    }
    let kind = kind_of(name, bytes)?;
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    let is_right = match kind {
        Kind::Word => matches!(ending.as_deref(), Some("docx" | "docm")),
        Kind::Text => matches!(ending.as_deref(), Some("txt" | "md")),
        // Refused below, for what it is.
        Kind::Excel => true,
    };
    if !is_right {
        bail!("its name does not say what it is; save it as .docx, or as .txt if it is plain text");
    }
    let lines: Vec<String> = match kind {
        Kind::Word => word::rows(bytes)?
            .iter()
            .flat_map(|row| match row.cells.as_slice() {
                [only] => only.lines().map(str::to_owned).collect::<Vec<_>>(),
                _ => vec![joined(&row.without_inherited().cells)],
            })
            .collect(),
        Kind::Text => table::decode(bytes)?.lines().map(str::to_owned).collect(),
        Kind::Excel => bail!("a part of a report is a text; give it as .docx or .txt"),
    };
    let lines = lines.iter().map(|l| crate::paper::clean(l)).map(|l| one_line(&l));
    let text = lines.filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n");
    if text.is_empty() {
        bail!("it holds no text; give the unit's own words");
    }
    if text.len() > report::LONGEST {
        bail!(
            "its text has more than {} KB; a part of a report is shorter",
            report::LONGEST / 1000
        );
    }
    Ok(text)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn joined(cells: &[String]) -> String {
    let filled = cells.iter().map(|c| one_line(c)).filter(|c| !c.is_empty());
    filled.collect::<Vec<_>>().join(" | ")
}

fn show(args: &Part, rule: &ReportRule, period: &Period, settings: &Settings) -> anyhow::Result<Exit> {
    let now = desk::moment(&args.at)?;
    let facts = desk::look(&settings.database)?.facts(now)?.said_by(now);
    let parts = parts_of(&rule.id, period, &facts, &settings.rules);
    let due = part_occurrence(rule, period, &settings.rules);
    if args.json {
        let each = parts.iter().zip(&rule.parts.contributors).map(|(part, contributor)| {
            json!({ "unit": contributor.unit, "headings": part.headings, "state": state(&part.state) })
        });
        desk::print_json(&json!({
            "report": rule.id, "period": period.label, "due": due.as_ref().map(|o| o.due),
            "target": due.map(|o| o.target), "of": parts.len(),
            "received": parts.iter().filter(|p| p.is_received()).count(), "parts": each.collect::<Vec<_>>(),
        }))?;
        return Ok(Exit::Done);
    }
    say!("{} {}", rule.title, period.name());
    if let Some(due) = due {
        say!("hạn gửi phần nội dung: {}", date(due.due));
    }
    summary(&parts);
    Ok(Exit::Done)
}

fn state(state: &PartState) -> &'static str {
    match state {
        PartState::Missing => "missing",
        PartState::Recorded(_) => "recorded",
        PartState::Nothing { .. } => "nothing",
        PartState::Text { is_open: true, .. } => "reopened",
        PartState::Text { .. } => "received",
    }
}

fn summary(parts: &[ReportPart]) {
    if let Some(line) = report::received(parts) {
        say!("{line}");
    }
}
