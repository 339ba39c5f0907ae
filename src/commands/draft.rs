//! `draft P [--out DIR]`: the draft report as Word and Excel files with the file of its sources;
//! `draft compare FILE`, and the drafter's word on the week's page.

mod changed;
mod columns;
mod compare;
mod printed;
mod review;
mod row;
mod rows;

use super::dates;
use super::desk::{self, AtMoment, PeriodName};
use super::exit::Exit;
use crate::agenda::{self, Facts, ReportRule, Rules};
use crate::calendar::{Period, PeriodKind, moment};
use crate::dossier::Reported;
use crate::report::{self, Verdict};
use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

#[derive(Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct DraftOf {
    #[command(subcommand)]
    command: Option<DraftCommand>,
    #[command(flatten)]
    period: Option<PeriodName>,
    /// Which configured report; without it the first whose regime has this kind of period
    #[arg(long, value_name = "ID")]
    report: Option<String>,
    /// Where the files go
    #[arg(long, value_name = "DIR", default_value = ".")]
    out: PathBuf,
    #[command(flatten)]
    at: AtMoment,
}

#[derive(Subcommand)]
enum DraftCommand {
    /// Hold a draft that was edited against the version that was given out
    Compare(compare::Compare),
    /// Let the week's page go to the leaders as it is
    Release(review::Word),
    /// Keep the week's page back until it is released
    Hold(review::Word),
    /// Let the week's page go with a sentence of the drafter
    Comment(review::Comment),
}

pub fn run(args: &DraftOf, config: &desk::Config) -> anyhow::Result<Exit> {
    match &args.command {
        None => write(args, config),
        Some(DraftCommand::Compare(args)) => compare::run(args, config),
        Some(DraftCommand::Release(args)) => review::said(args, Verdict::Release, config),
        Some(DraftCommand::Hold(args)) => review::said(args, Verdict::Hold, config),
        Some(DraftCommand::Comment(args)) => review::comment(args, config),
    }
}

fn write(args: &DraftOf, config: &desk::Config) -> anyhow::Result<Exit> {
    let name = args
        .period
        .as_ref()
        .context("name the period of the draft, 2026-Q2")?;
    let settings = config.load_offline()?;
    let rules = &settings.rules;
    let now = desk::moment(&args.at)?;
    let period = desk::period(name, rules)?;
    let mut store = desk::look(&settings.database)?;
    let rule = rule_of(args.report.as_deref(), &period, rules)?;
    let facts = store.facts(now)?.said_by(now);
    let id = rule.map(|r| r.id.as_str());
    let corrected = corrected(id, &period, &facts);
    let figures = agenda::with_history(&period, rules)
        .iter()
        .map(|p| match corrected {
            Some(_) if (p.from, p.to) == (period.from, period.to) => {
                Ok(store.figures(p, &agenda::reckoning_of_correction(rules, p), now)?)
            }
            _ => desk::figures(&store, p, rules, now),
        })
        .collect::<anyhow::Result<Vec<_>>>()?;
    let estimate = agenda::cutoff_is_ahead(&period, rules, now);
    let input = match corrected {
        Some(reported) => agenda::correction_input(reported, figures, &facts, rules, now),
        None => agenda::report_input(id, &period, estimate, figures, &facts, rules, now),
    };
    // A correction is no version of the draft that was sent.
    let made =
        agenda::handed_out(id, &input, &facts, (now, agenda::BY_COMMAND)).filter(|_| corrected.is_none());
    let has_error = input.figures.has_error();
    std::fs::create_dir_all(&args.out).with_context(|| format!("making {}", args.out.display()))?;
    let stem = agenda::file_stem(id, &period);
    let (files, problems) = agenda::draft_files(id, &input, rules);
    for file in &files {
        let ending = file.name.strip_prefix(&stem).unwrap_or(&file.name);
        let file = write_beside(&args.out, &stem, ending, &file.bytes)?;
        say!("{}", file.display());
    }
    for problem in &problems {
        say!("{problem}");
    }
    // With --at it only looks.
    if let Some(made) = made.filter(|_| args.at.at.is_none()) {
        let kept = desk::open(&settings.database).and_then(|mut s| Ok(s.keep_draft(&made)?));
        if let Err(why) = kept {
            say!("the version is not remembered, so the next one cannot say what changed: {why}");
        }
    }
    say_window(&input);
    if crate::calendar::day_of(now) < period.from {
        say!(
            "kỳ báo cáo chưa bắt đầu (từ ngày {}); dự thảo chưa có số liệu của kỳ",
            crate::calendar::date(period.from)
        );
    }
    if rule.is_none() && !matches!(period.kind, PeriodKind::Week | PeriodKind::Explicit) {
        say!(
            "WARN no [[report]] of regime \"{}\" is configured, so places to fill name {}; write one with its lead, \
             or name another with --report",
            period.regime,
            if input.lead.is_empty() {
                "no unit"
            } else {
                &input.lead
            }
        );
    }
    match corrected {
        Some(_) => input.notes.iter().for_each(|note| say!("{note}")),
        None => say_version(&input),
    }
    // Another report of the same window has days of its own.
    let days = match rule {
        Some(rule) => dates::of_report(rule, &period, rules),
        None => Vec::new(),
    };
    for line in days.into_iter().chain(dates::warnings(&period, rules)) {
        say!("{line}");
    }
    for finding in &input.figures.findings {
        say!("{}", super::told::finding_line(finding));
    }
    Ok(Exit::attention_if(has_error))
}

/// The report of that window that was sent, where its source says otherwise now: what is drafted then is its correction. That
/// it was sent is said in either case.
fn corrected<'f>(id: Option<&str>, period: &Period, facts: &'f Facts) -> Option<&'f Reported> {
    let reported = agenda::report_sent(id, period, facts)?;
    let is_revised = facts.revisions.iter().any(|r| r.reported.id == reported.id);
    let what = match is_revised {
        true => "số liệu đã thay đổi, dự thảo này là dự thảo đính chính",
        false => "từ đó nguồn chưa có số liệu khác, chưa có gì phải đính chính",
    };
    say!("đã ghi nhận gửi {}: {what}", agenda::corrected(reported));
    is_revised.then_some(reported)
}

/// The report that is named, else the one of the period's regime. An annual report of a quarter is most
/// likely a slip and said so; a window of two days may be of any.
fn rule_of<'r>(
    id: Option<&str>,
    period: &Period,
    rules: &'r Rules,
) -> anyhow::Result<Option<&'r ReportRule>> {
    let Some(id) = id else {
        return Ok(rules.reports.iter().find(|r| r.regime == period.regime));
    };
    let rule = rules.reports.iter().find(|r| r.id == id).with_context(|| {
        let known: Vec<&str> = rules.reports.iter().map(|r| r.id.as_str()).collect();
        let known = known.join(", ");
        format!("no [[report]] with id \"{id}\" is configured; write one of {known}")
    })?;
    let regime = rules.regimes.iter().find(|r| r.id == rule.regime);
    if period.kind != PeriodKind::Explicit && regime.is_some_and(|r| r.kind != period.kind) {
        say!(
            "WARN report {id}: its regime {} is of another kind of period than {}; \
             name the report of that kind with --report",
            rule.regime,
            period.label
        );
    }
    Ok(Some(rule))
}

/// "2026-Q3: quý III năm 2026 (từ ngày 15/6/2026 đến ngày 14/9/2026); số liệu chốt lúc …".
fn say_window(input: &report::ReportInput) {
    let (label, name) = (&input.period.label, input.period.name());
    let label = match *label == name {
        true => String::new(),
        false => format!("{label}: "),
    };
    say!(
        "{label}{name} ({}); {}",
        input.period.window_words(),
        report::as_of(input)
    );
}

/// "bản 02, thay bản 01 …", what changed, and what else the letter of a draft says.
fn say_version(input: &report::ReportInput) {
    let version = &input.version;
    match version.before {
        None => say!("bản {:02}", version.number),
        Some((before, at)) => say!(
            "bản {:02}, thay bản {before:02} lập lúc {}",
            version.number,
            moment(at)
        ),
    }
    for change in version.changes.iter().chain(&version.reworded) {
        say!("thay đổi: {change}");
    }
    for note in input.form.doubt(input.now).iter().chain(&input.notes) {
        say!("{note}");
    }
}

/// Writes the file under the first name that is free: a draft that somebody may have edited is
/// never overwritten. The same bytes are not written twice.
fn write_beside(dir: &Path, stem: &str, ending: &str, bytes: &[u8]) -> anyhow::Result<PathBuf> {
    for n in 1..1000 {
        let version = if n == 1 { String::new() } else { format!("-{n}") };
        let file = dir.join(format!("{stem}{version}{ending}"));
        if std::fs::read(&file).is_ok_and(|known| known == bytes) {
            return Ok(file);
        }
        match OpenOptions::new().write(true).create_new(true).open(&file) {
            Ok(mut new) => {
                new.write_all(bytes)
                    .with_context(|| format!("writing {}", file.display()))?;
                return Ok(file);
            }
            Err(e) if e.kind() == ErrorKind::AlreadyExists => {}
            Err(e) => return Err(e).with_context(|| format!("writing {}", file.display())),
        }
    }
    bail!(
        "{} holds a thousand drafts of this name; name another directory with --out",
        dir.display()
    )
}
